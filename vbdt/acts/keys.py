"""Signing keys of the desk: find those that are plugged in, remember which one signs, open it for one act.

The PIN passes through and is kept nowhere.
"""

from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from pathlib import Path

from vbdt.acts.office import Office
from vbdt.document.verdict import CertificateFacts
from vbdt.errors import UserError
from vbdt.settings import KeyKind, KeySource, Settings, write_settings
from vbdt.signing.certificates import require_usable
from vbdt.signing.key import Key
from vbdt.signing.key_problems import KeyRefused
from vbdt.signing.modules import installed_modules
from vbdt.signing.pkcs12 import open_pkcs12
from vbdt.signing.tokens import Token, find_tokens, open_token, survey


@dataclass(frozen=True, slots=True)
class KeyChoice:
    """A certificate that could sign, on a token that is plugged in. `obstacle` says why it cannot today.

    `certificate` is None for a token that shows its certificates only after the PIN.
    """

    source: KeySource
    token: Token
    certificate: CertificateFacts | None
    obstacle: KeyRefused | None = None


@dataclass(frozen=True, slots=True)
class Plugged:
    """What is plugged in, and the modules that could not be used, each with its reason."""

    choices: tuple[KeyChoice, ...]
    problems: tuple[tuple[Path, KeyRefused], ...]


def plugged_keys(office: Office) -> Plugged:
    """Look through every known and every added module. Takes as long as the slowest, at most half a minute."""
    found = survey(path for _, path in installed_modules(office.settings.modules))
    choices = [_choice(office, each.module, token, facts) for each in found for token, facts in _pairs(each.tokens)]
    return Plugged(tuple(choices), tuple((each.module, each.problem) for each in found if each.problem))


def personal_key(office: Office, pin: str, *, accept_final_try: bool = False) -> AbstractContextManager[Key]:
    """The leader's own key. Raises UserError with the state of the token in words."""
    return _open(office.settings.personal, pin, "chữ ký số cá nhân", accept_final_try)


def seal_key(office: Office, pin: str, *, accept_final_try: bool = False) -> AbstractContextManager[Key]:
    """The agency's key, which the clerk holds."""
    return _open(office.settings.seal, pin, "chữ ký số của cơ quan", accept_final_try)


def remember_personal_key(office: Office, source: KeySource) -> Settings:
    """From now on the leader of this desk signs with that key. Returns the settings for the next Office."""
    return _remember(office, replace(office.settings, personal=source))


def remember_seal_key(office: Office, source: KeySource) -> Settings:
    """From now on this desk seals with that key."""
    return _remember(office, replace(office.settings, seal=source))


def add_module(office: Office, path: Path) -> Settings:
    """Remember a maker's library, after trying it in a process of its own. Raises KeyRefused when it cannot be used."""
    find_tokens(path)
    known = (*(each for each in office.settings.modules if each != str(path)), str(path))
    return _remember(office, replace(office.settings, modules=known))


def forget_module(office: Office, path: Path) -> Settings:
    """Look there no more. A key that is remembered from it is still opened from it."""
    known = tuple(each for each in office.settings.modules if each != str(path))
    return _remember(office, replace(office.settings, modules=known))


def _remember(office: Office, settings: Settings) -> Settings:
    with office.store.write() as writing:
        writing.set_setting("settings", write_settings(settings))
    return settings


def _pairs(tokens: tuple[Token, ...]) -> list[tuple[Token, CertificateFacts | None]]:
    return [(token, facts) for token in tokens for facts in token.certificates or (None,)]


def _choice(office: Office, module: Path, token: Token, facts: CertificateFacts | None) -> KeyChoice:
    source = KeySource(KeyKind.TOKEN, str(module), token.serial, facts.fingerprint if facts else "")
    try:
        if facts is not None:
            require_usable(facts, office.clock())
    except KeyRefused as refused:
        return KeyChoice(source, token, facts, refused)
    return KeyChoice(source, token, facts)


def _open(source: KeySource | None, pin: str, what: str, accept_final_try: bool) -> AbstractContextManager[Key]:
    if source is None:
        raise UserError(f"Bàn này chưa khai báo {what}.", "Cắm USB ký số rồi chọn khóa bằng lệnh: vbdt desk keys")
    if source.kind is KeyKind.FILE:
        return open_pkcs12(Path(source.place), pin, pss=source.pss)
    return open_token(
        Path(source.place),
        source.token,
        pin,
        source.certificate or None,
        pss=source.pss,
        accept_final_try=accept_final_try,
    )
