"""The process that owns one PKCS#11 module, so that a maker's library that crashes or hangs takes nobody with it.

Run as `python -m vbdt.signing.keys.module_owner MODULE`. It reads one JSON object a line from standard input and
answers each with one, in turn: `{"answer": …}` or `{"problem": …}` (a KeyProblem). Bytes travel in hexadecimal. It
ends when its input ends. The PIN comes in through that pipe only; it is kept no longer than the login, but for a key
that wants it for every signature (CKA_ALWAYS_AUTHENTICATE), where this process keeps it until it ends. Light on
purpose: it starts in a tenth of a second, and so imports no pyHanko.
"""

import ctypes
import json
import os
import signal
import sys
from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING, Any, BinaryIO

import pkcs11
from pkcs11 import Attribute, CertificateType, Mechanism, ObjectClass, SignMixin, TokenFlag, exceptions

from vbdt.signing.keys.key_problems import KeyProblem, KeyRefused

if sys.platform != "win32":
    import resource

if TYPE_CHECKING:
    from pkcs11._pkcs11 import lib as _Library  # noqa: N812

Request = dict[str, Any]

_REMOVED = (
    exceptions.DeviceRemoved,
    exceptions.TokenNotPresent,
    exceptions.TokenNotRecognised,
    exceptions.SessionHandleInvalid,
    exceptions.SessionClosed,
    exceptions.ObjectHandleInvalid,
    exceptions.KeyHandleInvalid,
    exceptions.SlotIDInvalid,
)
"""What modules say when the token is gone; they do not agree on one word."""
_LOGIN: dict[type[exceptions.PKCS11Error], KeyProblem] = {
    exceptions.PinLocked: KeyProblem.PIN_LOCKED,
    exceptions.PinLenRange: KeyProblem.PIN_FORM,
    exceptions.PinInvalid: KeyProblem.PIN_FORM,
    exceptions.PinExpired: KeyProblem.PIN_TO_SET,
    exceptions.UserPinNotInitialized: KeyProblem.PIN_TO_SET,
    exceptions.UserAlreadyLoggedIn: KeyProblem.IN_USE,
    exceptions.AnotherUserAlreadyLoggedIn: KeyProblem.IN_USE,
}
_SILENT_WINDOWS_FAULTS = 0x8003
"""SEM_FAILCRITICALERRORS, SEM_NOGPFAULTERRORBOX, SEM_NOOPENFILEERRORBOX: no box when the library cannot load."""


class ModuleOwner:
    """The module, and after a login the one session with its key."""

    def __init__(self, path: str) -> None:
        self._library = _load(path)
        self._session: pkcs11.Session | None = None
        self._token: pkcs11.Token | None = None
        self._key: SignMixin | None = None
        self._pin: str | None = None
        self._verbs: dict[str, Callable[[Request], object]] = {
            "look": self._look,
            "open": self._open,
            "take": self._take,
            "sign": self._sign,
        }

    def answer(self, request: Request) -> dict[str, object]:
        """Do what is asked. The module's errors become problems, without their text."""
        try:
            return {"answer": self._verbs[request["do"]](request)}
        except KeyRefused as refused:
            return {"problem": refused.problem.value}
        except exceptions.PKCS11Error as error:
            return {"problem": self._problem_of(error).value}

    def _look(self, _: Request) -> object:
        """Every token, and the certificates that are seen without a PIN."""
        tokens = [token for token in self._library.get_tokens() if token.flags & TokenFlag.TOKEN_INITIALIZED]
        return [{**_facts(token), "certificates": _public_certificates(token)} for token in tokens]

    def _open(self, request: Request) -> object:
        """Log in to the token with that serial number, and give the certificates that are seen then."""
        self._token = next(token for token in self._library.get_tokens() if _serial(token) == request["serial"])
        self._session = _log_in(self._token, request["pin"])
        self._pin = request["pin"]
        return _certificates(self._session)

    def _take(self, request: Request) -> object:
        """Find the private key that carries this CKA_ID."""
        assert self._session is not None
        wanted = {Attribute.CLASS: ObjectClass.PRIVATE_KEY, Attribute.ID: bytes.fromhex(request["id"])}
        keys = [key for key in list(self._session.get_objects(wanted)) if isinstance(key, SignMixin)]
        if not keys:
            raise KeyRefused(KeyProblem.NO_KEY)
        self._key = keys[0]
        if not _asks_each_time(self._key):
            self._pin = None
        return True

    def _sign(self, request: Request) -> object:
        """Sign with the key taken. `ways` are mechanisms with the data each wants; the first one known is used."""
        assert self._key is not None
        assert self._token is not None
        known = self._token.slot.get_mechanisms()
        for way in request["ways"]:
            mechanism = Mechanism[way["mechanism"]]
            if mechanism in known:
                return self._sign_by(mechanism, way).hex()
        raise KeyRefused(KeyProblem.KEY_UNSUITABLE)

    def _sign_by(self, mechanism: Mechanism, way: Request) -> bytes:
        assert self._key is not None
        try:
            signature: bytes = self._key.sign(
                bytes.fromhex(way["data"]), mechanism=mechanism, mechanism_param=_parameter(way), pin=self._pin
            )
        except exceptions.PKCS11Error as error:
            if isinstance(error, (exceptions.PinIncorrect, *_LOGIN)):
                self._pin = None  # never sent a second time
                raise KeyRefused(_LOGIN.get(type(error), KeyProblem.WRONG_PIN)) from None
            raise
        return signature

    def _problem_of(self, error: exceptions.PKCS11Error) -> KeyProblem:
        """Some modules call a token that was pulled out a general error; whether it is still there decides."""
        if isinstance(error, _REMOVED) or (self._token is not None and not self._is_there()):
            return KeyProblem.TOKEN_REMOVED
        return KeyProblem.TOKEN_FAILED

    def _is_there(self) -> bool:
        try:
            return any(_serial(token) == _serial(self._token) for token in self._library.get_tokens())
        except exceptions.PKCS11Error:
            return False


def _load(path: str) -> "_Library":
    try:
        library = ctypes.CDLL(path)
    except OSError:
        raise KeyRefused(KeyProblem.MODULE_BROKEN) from None
    if not hasattr(library, "C_GetFunctionList"):
        raise KeyRefused(KeyProblem.MODULE_FOREIGN)
    try:
        return pkcs11.lib(path)
    except (RuntimeError, OSError, AttributeError):
        raise KeyRefused(KeyProblem.MODULE_BROKEN) from None


def _facts(token: pkcs11.Token) -> dict[str, object]:
    return {
        "label": token.label,
        "serial": _serial(token),
        "maker": token.manufacturer_id,
        "model": token.model,
        "flags": [flag.name for flag in _TOLD if token.flags & flag],
    }


_TOLD = (
    TokenFlag.USER_PIN_LOCKED,
    TokenFlag.USER_PIN_TO_BE_CHANGED,
    TokenFlag.USER_PIN_INITIALIZED,
    TokenFlag.USER_PIN_FINAL_TRY,
    TokenFlag.USER_PIN_COUNT_LOW,
)


def _serial(token: pkcs11.Token | None) -> str:
    return "" if token is None else token.serial.rstrip(b"\0 ").decode("ascii", "replace")


def _public_certificates(token: pkcs11.Token) -> list[dict[str, str]]:
    session = token.open()
    try:
        return _certificates(session)
    finally:
        session.close()


def _certificates(session: pkcs11.Session) -> list[dict[str, str]]:
    kind = {Attribute.CLASS: ObjectClass.CERTIFICATE, Attribute.CERTIFICATE_TYPE: CertificateType.X_509}
    return [_certificate(item) for item in list(session.get_objects(kind))]


def _certificate(item: Any) -> dict[str, str]:
    return {"id": bytes(item[Attribute.ID]).hex(), "der": bytes(item[Attribute.VALUE]).hex()}


def _log_in(token: pkcs11.Token, pin: str) -> pkcs11.Session:
    try:
        return token.open(user_pin=pin)
    except exceptions.PinIncorrect:
        problem = _after_wrong_pin(token)
    except tuple(_LOGIN) as error:
        problem = _LOGIN[type(error)]
    raise KeyRefused(problem)


def _after_wrong_pin(token: pkcs11.Token) -> KeyProblem:
    """The token's own flags say how near the lock is; the number of tries differs between makers."""
    flags = token.slot.get_token().flags
    if flags & TokenFlag.USER_PIN_LOCKED:
        return KeyProblem.PIN_LOCKED
    return KeyProblem.PIN_FINAL_TRY if flags & TokenFlag.USER_PIN_FINAL_TRY else KeyProblem.WRONG_PIN


def _asks_each_time(key: Any) -> bool:
    try:
        return bool(key[Attribute.ALWAYS_AUTHENTICATE])
    except exceptions.PKCS11Error:  # an old module that has never heard of it
        return False


def _parameter(way: Request) -> Any:
    """PSS: hash, mask generation and length of the salt (PKCS#11 v2.40, 2.1.10)."""
    if "pss" not in way:
        return None
    digest = way["pss"]["digest"].upper()
    return Mechanism[digest], pkcs11.MGF[digest], way["pss"]["salt"]


def _stay_quiet() -> BinaryIO:
    """Keep the way to the desk for ourselves: what the module prints goes nowhere, and no crash leaves a memory dump.

    Returns where answers go.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is the desk's
    answers = os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_RDWR)
    os.dup2(nowhere, 1)
    os.dup2(nowhere, 2)
    if sys.platform == "win32":
        ctypes.windll.kernel32.SetErrorMode(_SILENT_WINDOWS_FAULTS)
    else:
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    return answers


def main() -> None:
    """Load the module, say whether that went well, then answer until the input ends."""
    answers = _stay_quiet()

    def say(words: dict[str, object]) -> None:
        answers.write(json.dumps(words).encode() + b"\n")
        answers.flush()

    try:
        owner = ModuleOwner(sys.argv[1])
    except KeyRefused as refused:
        say({"problem": refused.problem.value})
        return
    say({"answer": True})
    with suppress(BrokenPipeError):  # the desk has gone
        for line in sys.stdin.buffer:
            say(owner.answer(json.loads(line)))
    sys.stdin.close()
    os._exit(0)  # modules are known to crash or hang when they are put away


if __name__ == "__main__":
    main()
