"""How a key signs: RSA PKCS#1 v1.5 or PSS, or ECDSA, and with which digest. One table for tokens and key files.

See docs/decisions/signature-scheme.md for why v1.5 is the default.
"""

from dataclasses import dataclass
from enum import StrEnum
from hashlib import new as hash_with

from asn1crypto import algos
from cryptography import x509
from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, padding
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey

from vbdt.signing.keys.key_problems import KeyProblem, KeyRefused

RSA_BITS = range(2048, 4097)
CURVES = {"secp256r1": "sha256", "secp384r1": "sha384"}
"""Curves we sign with, each with the digest of its strength (RFC 5480, section 4)."""
HASHES: dict[str, hashes.HashAlgorithm] = {"sha256": hashes.SHA256(), "sha384": hashes.SHA384()}
_DIGEST_INFO = {"sha256": bytes.fromhex("3031300d060960864801650304020105000420")}
"""What precedes the digest under PKCS#1 v1.5 (RFC 8017, 9.2, note 1)."""


class Kind(StrEnum):
    """The arithmetic."""

    RSA_V15 = "rsa_v15"
    RSA_PSS = "rsa_pss"
    ECDSA = "ecdsa"


@dataclass(frozen=True, slots=True)
class Scheme:
    """`digest` is the name of the hash, both of the document and of what the key signs."""

    kind: Kind
    digest: str

    @property
    def salt(self) -> int:
        """Bytes of salt under PSS: as many as the digest has, which is what tokens can do (RFC 8017, 9.1)."""
        return HASHES[self.digest].digest_size

    def identifier(self) -> algos.SignedDigestAlgorithm:
        """The scheme as it is named in the signature (RFC 5652; RFC 4056 for PSS)."""
        if self.kind is not Kind.RSA_PSS:
            family = "ecdsa" if self.kind is Kind.ECDSA else "rsa"
            return algos.SignedDigestAlgorithm({"algorithm": f"{self.digest}_{family}"})
        digest = algos.DigestAlgorithm({"algorithm": self.digest})
        mask = algos.MaskGenAlgorithm({"algorithm": "mgf1", "parameters": digest})
        parameters = {"hash_algorithm": digest, "mask_gen_algorithm": mask, "salt_length": self.salt}
        return algos.SignedDigestAlgorithm({"algorithm": "rsassa_pss", "parameters": algos.RSASSAPSSParams(parameters)})

    def padding(self) -> padding.AsymmetricPadding:
        """For RSA keys in memory."""
        if self.kind is Kind.RSA_V15:
            return padding.PKCS1v15()
        return padding.PSS(padding.MGF1(HASHES[self.digest]), self.salt)

    def ways(self, data: bytes) -> list[dict[str, object]]:
        """The PKCS#11 mechanisms that make such a signature, the usual one first, with what each wants to be given.

        Cards that cannot hash themselves get the digest.
        """
        name = self.digest.upper()
        hashed = hash_with(self.digest, data).digest()
        match self.kind:
            case Kind.RSA_V15:
                prefixed = _DIGEST_INFO[self.digest] + hashed
                return [_way(f"{name}_RSA_PKCS", data), _way("RSA_PKCS", prefixed)]
            case Kind.RSA_PSS:
                pss = {"digest": self.digest, "salt": self.salt}
                return [
                    {**_way(f"{name}_RSA_PKCS_PSS", data), "pss": pss},
                    {**_way("RSA_PKCS_PSS", hashed), "pss": pss},
                ]
            case _:
                return [_way("ECDSA", hashed), _way(f"ECDSA_{name}", data)]


def scheme_of(certificate: bytes, *, pss: bool = False) -> Scheme:
    """The scheme for the key of a DER certificate; `pss` asks for PSS where the key is RSA.

    Raises KeyRefused (KEY_UNSUITABLE) for keys that are too short, too long or of another kind.
    """
    match _public_key(certificate):
        case RSAPublicKey() as key if key.key_size in RSA_BITS:
            return Scheme(Kind.RSA_PSS if pss else Kind.RSA_V15, "sha256")
        case ec.EllipticCurvePublicKey() as key if key.curve.name in CURVES:
            return Scheme(Kind.ECDSA, CURVES[key.curve.name])
    raise KeyRefused(KeyProblem.KEY_UNSUITABLE)


def require_match(certificate: bytes, scheme: Scheme, data: bytes, signature: bytes) -> None:
    """Refuse a signature that the certificate does not verify: the token has signed with another key (NO_KEY)."""
    try:
        match _public_key(certificate):
            case RSAPublicKey() as key:
                key.verify(signature, data, scheme.padding(), HASHES[scheme.digest])
            case ec.EllipticCurvePublicKey() as key:
                key.verify(signature, data, ec.ECDSA(HASHES[scheme.digest]))
    except InvalidSignature:
        raise KeyRefused(KeyProblem.NO_KEY) from None


def _public_key(certificate: bytes) -> object:
    try:
        return x509.load_der_x509_certificate(certificate).public_key()
    except (ValueError, UnsupportedAlgorithm):
        raise KeyRefused(KeyProblem.KEY_UNSUITABLE) from None


def _way(mechanism: str, data: bytes) -> dict[str, object]:
    return {"mechanism": mechanism, "data": data.hex()}
