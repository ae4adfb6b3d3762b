"""Signing keys of the desk: find those that are plugged in, remember which one signs, open it for one act.

The PIN passes through and is kept nowhere.
"""

from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from pathlib import Path

from vbdt.acts.office import Office
from vbdt.acts.services import change_settings
from vbdt.document.verdict import CertificateFacts
from vbdt.settings import KeyKind, KeySource, NotSetUp, Section
from vbdt.signing.keys.key import Key
from vbdt.signing.keys.key_problems import KeyRefused
from vbdt.signing.keys.modules import candidates
from vbdt.signing.keys.pkcs12 import open_pkcs12, read_key_file
from vbdt.signing.keys.tokens import Found, Token, find_tokens, open_token, survey
from vbdt.signing.scheme import Kind, scheme_of
from vbdt.signing.trust.certificates import require_usable


@dataclass(frozen=True, slots=True)
class KeyChoice:
    """A certificate that could sign, on a token that is plugged in. `obstacle` says why it cannot today.

    `certificate` is None for a token that shows its certificates only after the PIN. `rsa` tells a key that may sign by
    PSS or PKCS#1 v1.5; others have one way only.
    """

    source: KeySource
    token: Token
    certificate: CertificateFacts | None
    obstacle: KeyRefused | None = None
    rsa: bool = False


@dataclass(frozen=True, slots=True)
class ModuleSeen:
    """One place where a maker's library may lie: is it there, how many tokens it sees, why it cannot be used.

    `maker` is empty for one that was `added` by path.
    """

    maker: str
    path: Path
    added: bool
    found: bool
    tokens: int = 0
    problem: KeyRefused | None = None


@dataclass(frozen=True, slots=True)
class Plugged:
    """What is plugged in, and every place that was looked at."""

    choices: tuple[KeyChoice, ...]
    modules: tuple[ModuleSeen, ...]

    @property
    def problems(self) -> tuple[tuple[Path, KeyRefused], ...]:
        """The modules that could not be used, each with its reason."""
        return tuple((each.path, each.problem) for each in self.modules if each.problem)


def plugged_keys(office: Office) -> Plugged:
    """Look through every known and every added module. Takes as long as the slowest, at most half a minute."""
    places = list(candidates(office.settings.modules))
    there = [path for _, path in places if path.is_file()]
    seen = {each.module: each for each in survey(there)}
    choices = [
        _choice(office, each.module, token, facts) for each in seen.values() for token, facts in _pairs(each.tokens)
    ]
    modules = [
        ModuleSeen(module.maker, path, not module.maker, path in seen, _count(seen.get(path)), _problem(seen.get(path)))
        for module, path in places
    ]
    return Plugged(tuple(choices), tuple(modules))


def personal_key(office: Office, pin: str, *, accept_final_try: bool = False) -> AbstractContextManager[Key]:
    """The leader's own key. Raises UserError with the state of the token in words."""
    return _open(office.settings.personal, pin, "chữ ký số cá nhân", accept_final_try)


def seal_key(office: Office, pin: str, *, accept_final_try: bool = False) -> AbstractContextManager[Key]:
    """The agency's key, which the clerk holds."""
    return _open(office.settings.seal, pin, "chữ ký số của cơ quan", accept_final_try)


def remember_personal_key(office: Office, source: KeySource | None) -> Office:
    """From now on the leader of this desk signs with that key (with none, when None). The office goes on with it."""
    return change_settings(office, lambda settings: replace(settings, personal=source))


def remember_seal_key(office: Office, source: KeySource | None) -> Office:
    """From now on this desk seals with that key."""
    return change_settings(office, lambda settings: replace(settings, seal=source))


def key_in_file(path: Path) -> KeySource:
    """A key file, to be remembered. Raises KeyRefused for what is none; the passphrase is asked when it signs."""
    read_key_file(path)
    return KeySource(KeyKind.FILE, str(path.resolve()))


def add_module(office: Office, path: Path) -> Office:
    """Remember a maker's library, after trying it in a process of its own. Raises KeyRefused when it cannot be used."""
    find_tokens(path)
    known = (*(each for each in office.settings.modules if each != str(path)), str(path))
    return change_settings(office, lambda settings: replace(settings, modules=known))


def forget_module(office: Office, path: Path) -> Office:
    """Look there no more. A key that is remembered from it is still opened from it."""
    known = tuple(each for each in office.settings.modules if each != str(path))
    return change_settings(office, lambda settings: replace(settings, modules=known))


def _pairs(tokens: tuple[Token, ...]) -> list[tuple[Token, CertificateFacts | None]]:
    return [(token, facts) for token in tokens for facts in token.certificates or (None,)]


def _choice(office: Office, module: Path, token: Token, facts: CertificateFacts | None) -> KeyChoice:
    source = KeySource(KeyKind.TOKEN, str(module), token.serial, facts.fingerprint if facts else "")
    if facts is None:
        return KeyChoice(source, token, None)
    try:
        rsa = scheme_of(bytes.fromhex(facts.der)).kind is not Kind.ECDSA
        require_usable(facts, office.clock())
    except KeyRefused as refused:
        return KeyChoice(source, token, facts, refused)
    return KeyChoice(source, token, facts, rsa=rsa)


def _count(found: Found | None) -> int:
    return len(found.tokens) if found else 0


def _problem(found: Found | None) -> KeyRefused | None:
    return found.problem if found else None


def _open(source: KeySource | None, pin: str, what: str, accept_final_try: bool) -> AbstractContextManager[Key]:
    if source is None:
        raise NotSetUp(f"Bàn này chưa khai báo {what}.", Section.KEYS)
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
