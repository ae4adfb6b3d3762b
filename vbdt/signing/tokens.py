"""Keys on tokens, by PKCS#11 (USB token, thẻ thông minh).

Call everything here, and everything a key's signer does, from one thread only: makers' modules are not safe in several,
and the login belongs to the whole process. Certificates are chosen by fingerprint, keys by CKA_ID, never by label:
labels are not unique.
"""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

import pkcs11
from pkcs11 import Attribute, CertificateType, ObjectClass, TokenFlag, exceptions
from pyhanko.sign.signers import Signer

from vbdt.document.verdict import CertificateFacts
from vbdt.errors import BadInput
from vbdt.signing.certificates import is_authority, read_certificate, require_usable
from vbdt.signing.key_problems import KeyProblem, KeyRefused
from vbdt.signing.token_signer import TokenSigner, problem_of

if TYPE_CHECKING:
    from pkcs11._pkcs11 import lib as _Library  # noqa: N812


class PinState(StrEnum):
    """What the token tells about its PIN (PKCS#11 v2.40, 3.2), from harmless to hopeless."""

    FINE = "binh_thuong"
    TRIED = "da_nhap_sai"
    FINAL_TRY = "con_mot_lan"
    LOCKED = "da_khoa"


@dataclass(frozen=True, slots=True)
class Token:
    """A token that is plugged in (thiết bị ký số)."""

    label: str
    serial: str
    maker: str
    model: str
    pin: PinState


@dataclass(frozen=True, slots=True)
class _Entry:
    """A certificate on the token with the id of its key object."""

    id: bytes
    der: bytes
    facts: CertificateFacts


class TokenKey:
    """A key on a token, logged in. See `vbdt.signing.key.Key`."""

    def __init__(self, session: pkcs11.Session, entry: _Entry, chain: tuple[bytes, ...]) -> None:
        self._session: pkcs11.Session | None = session
        self._signer = TokenSigner(session, entry.id, entry.der, chain)
        self._facts = entry.facts

    @property
    def certificate(self) -> CertificateFacts:
        return self._facts

    def signer(self) -> Signer:
        return self._signer

    def close(self) -> None:
        session, self._session = self._session, None
        if session is not None:
            with suppress(exceptions.PKCS11Error):  # a token pulled out has already forgotten the session
                session.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def find_tokens(module: Path, *, refresh: bool = False) -> list[Token]:
    """The tokens the module sees now.

    `refresh` starts the module anew, which some need to notice a token that was pulled out or put in; it ends every
    session of that module, so no key may be open. Raises KeyRefused (module missing or broken).
    """
    library = _load(module)
    with _translated():
        if refresh:
            library.reinitialize()
        return [_facts(token) for token in library.get_tokens() if token.flags & TokenFlag.TOKEN_INITIALIZED]


def list_certificates(module: Path, token: str) -> list[CertificateFacts]:
    """The certificates with which somebody could sign, readable without a PIN; `token` is a serial number or label."""
    with _translated():
        signing, _ = _public_entries(_find(_load(module), token))
        return [entry.facts for entry in signing]


def open_token(
    module: Path,
    token: str,
    pin: str,
    fingerprint: str | None = None,
    *,
    accept_final_try: bool = False,
    at: datetime | None = None,
) -> TokenKey:
    """Log in once and return the key of the certificate with that SHA-256 fingerprint (or of the only one).

    `token` is a serial number or label. What can be refused without the PIN is refused before it is sent: a missing or
    unusable certificate, a locked token, and the last try unless `accept_final_try`. The PIN is kept nowhere.
    Raises KeyRefused.
    """
    with _translated():
        device = _find(_load(module), token)
        state = _pin_state(device.flags)
        entry, chain = _choose(device, fingerprint)
        if entry is not None:
            require_usable(entry.facts, at or datetime.now(UTC))
        if state is PinState.LOCKED:
            raise KeyRefused(KeyProblem.PIN_LOCKED)
        if state is PinState.FINAL_TRY and not accept_final_try:
            raise KeyRefused(KeyProblem.PIN_FINAL_TRY)
        if not pin:
            raise KeyRefused(KeyProblem.PIN_FORM)
        session = _log_in(device, pin)
        try:
            if entry is None:
                entry, chain = _choose_hidden(session, fingerprint)
                require_usable(entry.facts, at or datetime.now(UTC))
            return TokenKey(session, entry, chain)
        except BaseException:
            session.close()
            raise


def _load(module: Path) -> "_Library":
    if not module.is_file():
        raise KeyRefused(KeyProblem.MODULE_MISSING)
    try:
        return pkcs11.lib(str(module))
    except (RuntimeError, OSError, AttributeError):
        raise KeyRefused(KeyProblem.MODULE_BROKEN) from None


def _find(library: "_Library", wanted: str) -> pkcs11.Token:
    tokens = [token for token in library.get_tokens() if token.flags & TokenFlag.TOKEN_INITIALIZED]
    found = [token for token in tokens if _facts(token).serial == wanted] or [
        token for token in tokens if token.label == wanted
    ]
    if not found:
        raise KeyRefused(KeyProblem.NO_TOKEN)
    if len(found) > 1:
        raise KeyRefused(KeyProblem.SEVERAL_TOKENS)
    return found[0]


def _facts(token: pkcs11.Token) -> Token:
    serial = token.serial.rstrip(b"\0 ").decode("ascii", "replace")
    return Token(token.label, serial, token.manufacturer_id, token.model, _pin_state(token.flags))


def _pin_state(flags: TokenFlag) -> PinState:
    if flags & TokenFlag.USER_PIN_LOCKED:
        return PinState.LOCKED
    if flags & TokenFlag.USER_PIN_FINAL_TRY:
        return PinState.FINAL_TRY
    return PinState.TRIED if flags & TokenFlag.USER_PIN_COUNT_LOW else PinState.FINE


def _choose(device: pkcs11.Token, fingerprint: str | None) -> tuple[_Entry | None, tuple[bytes, ...]]:
    """The wanted certificate as far as it can be seen without a PIN; None when the token shows none at all."""
    signing, chain = _public_entries(device)
    return (_pick(signing, fingerprint) if signing else None), chain


def _choose_hidden(session: pkcs11.Session, fingerprint: str | None) -> tuple[_Entry, tuple[bytes, ...]]:
    """The same on tokens that hide their certificates until login."""
    signing, chain = _read_entries(session)
    return _pick(signing, fingerprint), chain


def _pick(signing: list[_Entry], fingerprint: str | None) -> _Entry:
    wanted = [entry for entry in signing if fingerprint in (None, entry.facts.fingerprint)]
    if not wanted:
        raise KeyRefused(KeyProblem.NO_CERTIFICATE)
    if len(wanted) > 1:
        raise KeyRefused(KeyProblem.SEVERAL_CERTIFICATES)
    return wanted[0]


def _public_entries(device: pkcs11.Token) -> tuple[list[_Entry], tuple[bytes, ...]]:
    """What a session without login sees."""
    session = device.open()
    try:
        return _read_entries(session)
    finally:
        session.close()


def _read_entries(session: pkcs11.Session) -> tuple[list[_Entry], tuple[bytes, ...]]:
    """Signers' certificates, and those of authorities (they travel in the signature so that others find the path)."""
    signing: list[_Entry] = []
    chain: list[bytes] = []
    kind = {Attribute.CLASS: ObjectClass.CERTIFICATE, Attribute.CERTIFICATE_TYPE: CertificateType.X_509}
    for item in list(session.get_objects(kind)):
        der = bytes(item[Attribute.VALUE])
        with suppress(BadInput):  # one unreadable certificate must not hide the others
            facts = read_certificate(der)
            if is_authority(der):
                chain.append(der)
            else:
                signing.append(_Entry(bytes(item[Attribute.ID]), der, facts))
    return signing, tuple(chain)


def _log_in(device: pkcs11.Token, pin: str) -> pkcs11.Session:
    try:
        return device.open(user_pin=pin)
    except exceptions.PinIncorrect:
        problem = _after_wrong_pin(device)
    except exceptions.PinLocked:
        problem = KeyProblem.PIN_LOCKED
    except (exceptions.PinLenRange, exceptions.PinInvalid):
        problem = KeyProblem.PIN_FORM
    except (exceptions.UserAlreadyLoggedIn, exceptions.AnotherUserAlreadyLoggedIn):
        problem = KeyProblem.IN_USE
    raise KeyRefused(problem)


def _after_wrong_pin(device: pkcs11.Token) -> KeyProblem:
    """The token's own flags say how near the lock is; the number of tries differs between makers."""
    match _pin_state(device.slot.get_token().flags):
        case PinState.LOCKED:
            return KeyProblem.PIN_LOCKED
        case PinState.FINAL_TRY:
            return KeyProblem.PIN_FINAL_TRY
        case _:
            return KeyProblem.WRONG_PIN


@contextmanager
def _translated() -> Iterator[None]:
    """The border of the package: the module's errors become refusals, without their text."""
    try:
        yield
    except exceptions.PKCS11Error as error:
        raise KeyRefused(problem_of(error)) from None
