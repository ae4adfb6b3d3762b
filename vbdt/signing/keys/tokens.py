"""Keys on tokens, by PKCS#11 (USB token, thẻ thông minh).

No maker's library is ever loaded into the desk: each look and each open key has a process of its own that owns the
module. Certificates are chosen by fingerprint, keys by CKA_ID, never by label: labels are not unique.
"""

from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from vbdt.document.verdict import CertificateFacts
from vbdt.errors import BadInput
from vbdt.signing.keys.key_problems import KeyProblem, KeyRefused
from vbdt.signing.keys.module_process import LOGIN, LOOK, SIGN, ModuleProcess
from vbdt.signing.scheme import Kind, Scheme, require_match, scheme_of
from vbdt.signing.trust.certificates import is_authority, read_certificate, require_usable


class PinState(StrEnum):
    """What the token tells about its PIN (PKCS#11 v2.40, 3.2), from harmless to hopeless.

    The standard knows no number of tries left, only these; every token tells them before a PIN is sent.
    """

    FINE = "binh_thuong"
    TRIED = "da_nhap_sai"
    FINAL_TRY = "con_mot_lan"
    TO_SET = "phai_dat_lai"
    LOCKED = "da_khoa"


@dataclass(frozen=True, slots=True)
class Token:
    """A token that is plugged in (thiết bị ký số). `certificates` are those with which somebody could sign.

    Some tokens show their certificates only after the PIN; they have none here.
    """

    label: str
    serial: str
    maker: str
    model: str
    pin: PinState
    certificates: tuple[CertificateFacts, ...] = ()


@dataclass(frozen=True, slots=True)
class Found:
    """What one module sees; `problem` says why it sees nothing."""

    module: Path
    tokens: tuple[Token, ...] = ()
    problem: KeyRefused | None = None


@dataclass(frozen=True, slots=True)
class _Entry:
    """A certificate on the token with the id of its key object."""

    id: str
    der: bytes
    facts: CertificateFacts


class TokenKey:
    """A key on a token, logged in. See `vbdt.signing.keys.key.Key`."""

    def __init__(self, process: ModuleProcess, entry: _Entry, chain: tuple[bytes, ...], scheme: Scheme) -> None:
        self._process = process
        self._entry = entry
        self._chain = chain
        self._scheme = scheme

    @property
    def certificate(self) -> CertificateFacts:
        return self._entry.facts

    @property
    def chain(self) -> tuple[bytes, ...]:
        return self._chain

    @property
    def scheme(self) -> Scheme:
        return self._scheme

    def sign_bytes(self, data: bytes) -> bytes:
        signature = bytes.fromhex(self._process.ask("sign", SIGN, ways=self._scheme.ways(data)))
        if self._scheme.kind is Kind.ECDSA:
            from pkcs11.util.ec import encode_ecdsa_signature

            signature = encode_ecdsa_signature(signature)
        require_match(self._entry.der, self._scheme, data, signature)
        return signature

    def close(self) -> None:
        self._process.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def find_tokens(module: Path) -> list[Token]:
    """The tokens the module sees now, with their certificates; no PIN is needed. Takes a fifth of a second and more.

    Raises KeyRefused (module missing, made for another machine, no PKCS#11, broken, crashing, hanging).
    """
    with ModuleProcess(module) as process:
        return [_token(told) for told in process.ask("look", LOOK)]


def survey(modules: Iterable[Path]) -> tuple[Found, ...]:
    """Look through several modules at the same time; one that crashes or hangs does not keep the others."""
    with ThreadPoolExecutor(max_workers=4, thread_name_prefix="survey") as pool:
        return tuple(pool.map(_look, modules))


def open_token(
    module: Path,
    token: str,
    pin: str,
    fingerprint: str | None = None,
    *,
    pss: bool = False,
    accept_final_try: bool = False,
    at: datetime | None = None,
) -> TokenKey:
    """Log in once and return the key of the certificate with that SHA-256 fingerprint (or of the only one).

    `token` is a serial number or label. What can be refused without the PIN is refused before it is sent: a missing or
    unusable certificate, a locked token, and the last try unless `accept_final_try`. The PIN is sent once and not kept.
    Raises KeyRefused.
    """
    now = at or datetime.now(UTC)
    process = ModuleProcess(module)
    try:
        told = _find(process, token)
        signing, chain = _read(told["certificates"])
        entry = _pick(signing, fingerprint, now) if signing else None
        _require_try(_pin_state(told["flags"]), accept_final_try)
        if not pin:
            raise KeyRefused(KeyProblem.PIN_FORM)
        shown = process.ask("open", LOGIN, serial=told["serial"], pin=pin)
        if entry is None:  # a token that hides its certificates until login
            signing, chain = _read(shown)
            entry = _pick(signing, fingerprint, now)
        scheme = scheme_of(entry.der, pss=pss)
        process.ask("take", LOOK, id=entry.id)
        return TokenKey(process, entry, chain, scheme)
    except BaseException:
        process.close()
        raise


def _look(module: Path) -> Found:
    try:
        return Found(module, tuple(find_tokens(module)))
    except KeyRefused as refused:
        return Found(module, problem=refused)


def _find(process: ModuleProcess, wanted: str) -> dict[str, Any]:
    tokens: list[dict[str, Any]] = process.ask("look", LOOK)
    found = [told for told in tokens if told["serial"] == wanted] or [
        told for told in tokens if told["label"] == wanted
    ]
    if not found:
        raise KeyRefused(KeyProblem.NO_TOKEN)
    if len(found) > 1:
        raise KeyRefused(KeyProblem.SEVERAL_TOKENS)
    return found[0]


def _token(told: dict[str, Any]) -> Token:
    signing, _ = _read(told["certificates"])
    certificates = tuple(entry.facts for entry in signing)
    pin = _pin_state(told["flags"])
    return Token(told["label"], told["serial"], told["maker"], told["model"], pin, certificates)


def _pin_state(flags: list[str]) -> PinState:
    if "USER_PIN_LOCKED" in flags:
        return PinState.LOCKED
    if "USER_PIN_INITIALIZED" not in flags or "USER_PIN_TO_BE_CHANGED" in flags:
        return PinState.TO_SET
    if "USER_PIN_FINAL_TRY" in flags:
        return PinState.FINAL_TRY
    return PinState.TRIED if "USER_PIN_COUNT_LOW" in flags else PinState.FINE


def _require_try(state: PinState, accept_final_try: bool) -> None:
    if state is PinState.LOCKED:
        raise KeyRefused(KeyProblem.PIN_LOCKED)
    if state is PinState.TO_SET:
        raise KeyRefused(KeyProblem.PIN_TO_SET)
    if state is PinState.FINAL_TRY and not accept_final_try:
        raise KeyRefused(KeyProblem.PIN_FINAL_TRY)


def _pick(signing: list[_Entry], fingerprint: str | None, at: datetime) -> _Entry:
    wanted = [entry for entry in signing if fingerprint in (None, entry.facts.fingerprint)]
    if not wanted:
        raise KeyRefused(KeyProblem.NO_CERTIFICATE)
    if len(wanted) > 1:
        raise KeyRefused(KeyProblem.SEVERAL_CERTIFICATES)
    require_usable(wanted[0].facts, at)
    scheme_of(wanted[0].der)
    return wanted[0]


def _read(told: list[dict[str, str]]) -> tuple[list[_Entry], tuple[bytes, ...]]:
    """Signers' certificates, and those of authorities (they travel in the signature so that others find the path)."""
    signing: list[_Entry] = []
    chain: list[bytes] = []
    for each in told:
        der = bytes.fromhex(each["der"])
        with suppress(BadInput):  # one unreadable certificate must not hide the others
            facts = read_certificate(der)
            if is_authority(der):
                chain.append(der)
            else:
                signing.append(_Entry(each["id"], der, facts))
    return signing, tuple(chain)
