"""Software tokens by SoftHSM, for the demo province and for tests: real PKCS#11, no hardware, no protection.

SoftHSM finds its tokens by the environment variable SOFTHSM2_CONF, read when its library starts; so a process works
with one folder of tokens at a time, and `SoftHsm.activate` comes before anything that opens a token.
"""

import os
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pkcs11
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from pkcs11 import Attribute, CertificateType, ObjectClass
from pkcs11.util.ec import decode_ec_private_key
from pkcs11.util.rsa import decode_rsa_private_key

from vbdt.errors import UserError
from vbdt.signing.keys.modules import installed_modules
from vbdt.signing.stand_ins.pki import Issued

CHAIN_ID = b"\xca"
"""CKA_ID of the authorities' certificates, away from those of keys."""


@dataclass(frozen=True, slots=True)
class SoftHsm:
    """A folder of software tokens and the library that reads them."""

    folder: Path
    module: Path

    @property
    def conf(self) -> Path:
        return self.folder / "softhsm2.conf"

    def activate(self) -> None:
        """Point this process (and its children) at the folder, wherever it lies now.

        Starts the library anew: no key of it may be open.
        """
        tokens = self.folder / "tokens"
        tokens.mkdir(parents=True, exist_ok=True)
        lines = (f"directories.tokendir = {tokens.resolve()}", "objectstore.backend = file", "log.level = ERROR")
        self.conf.write_text("\n".join((*lines, "slots.removable = true", "")), encoding="utf-8")
        os.environ["SOFTHSM2_CONF"] = str(self.conf.resolve())
        pkcs11.lib(str(self.module)).reinitialize()


def softhsm_module() -> Path | None:
    """SoftHSM's library, if it and its command are installed."""
    found = [path for module, path in installed_modules() if module.maker.startswith("SoftHSM")]
    return found[0] if found and shutil.which("softhsm2-util") else None


def make_softhsm(folder: Path) -> SoftHsm:
    """Prepare a folder for software tokens, or take up one with its tokens (it may have been moved), and activate it.

    Raises UserError when SoftHSM is not installed.
    """
    module = softhsm_module()
    if module is None:
        raise UserError("Máy chưa cài SoftHSM (token phần mềm để chạy thử).", "Cài gói softhsm2 rồi chạy lại.")
    hsm = SoftHsm(folder, module)
    hsm.activate()
    return hsm


def add_token(
    hsm: SoftHsm, label: str, pin: str, issued: list[Issued], chain: list[Issued], *, asks_each_time: bool = False
) -> str:
    """Make a token with these keys and certificates and return its serial number.

    `label` has at most 32 bytes of UTF-8. With `asks_each_time` the keys want the PIN for every signature
    (CKA_ALWAYS_AUTHENTICATE), as those of qualified cards do. Starts the library anew in this process.
    """
    _initialise(hsm, label, pin)
    library = pkcs11.lib(str(hsm.module))
    library.reinitialize()
    token = library.get_token(token_label=label)
    with token.open(rw=True, user_pin=pin) as session:
        for number, each in enumerate(issued, start=1):
            key_id = bytes([number])
            session.create_object(_private_key(each, key_id) | {Attribute.ALWAYS_AUTHENTICATE: asks_each_time})
            session.create_object(_certificate(each, key_id))
        for each in chain:
            session.create_object(_certificate(each, CHAIN_ID))
    return token.serial.rstrip(b"\0 ").decode("ascii")


def _initialise(hsm: SoftHsm, label: str, pin: str) -> None:
    command = ["softhsm2-util", "--init-token", "--free", "--label", label, "--pin", pin, "--so-pin", f"so-{pin}"]
    environment = {**os.environ, "SOFTHSM2_CONF": str(hsm.conf)}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False, timeout=60)  # noqa: S603
    if done.returncode != 0:
        raise UserError("Không tạo được token phần mềm.", "Kiểm tra quyền ghi vào thư mục chạy thử rồi chạy lại.")


def _private_key(issued: Issued, key_id: bytes) -> dict[Attribute, object]:
    der = issued.key.private_bytes(Encoding.DER, PrivateFormat.TraditionalOpenSSL, NoEncryption())
    decode = decode_rsa_private_key if isinstance(issued.key, rsa.RSAPrivateKey) else decode_ec_private_key
    attributes: dict[Attribute, object] = dict(decode(der))
    attributes |= {Attribute.ID: key_id, Attribute.TOKEN: True, Attribute.PRIVATE: True, Attribute.SENSITIVE: True}
    attributes |= {Attribute.SIGN: True, Attribute.EXTRACTABLE: False}
    return attributes


def _certificate(issued: Issued, key_id: bytes) -> dict[Attribute, object]:
    certificate = issued.certificate
    return {
        Attribute.CLASS: ObjectClass.CERTIFICATE,
        Attribute.CERTIFICATE_TYPE: CertificateType.X_509,
        Attribute.TOKEN: True,
        Attribute.PRIVATE: False,
        Attribute.ID: key_id,
        Attribute.SUBJECT: certificate.subject.public_bytes(),
        Attribute.ISSUER: certificate.issuer.public_bytes(),
        Attribute.VALUE: issued.der,
    }
