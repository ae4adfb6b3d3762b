"""The key-wrapping key in the system's keyring, on real backends only: a file with plain text would be no lock."""

import base64
import secrets
from collections.abc import Callable, Collection, Iterator
from typing import TypeVar

import keyring
from keyring.backend import KeyringBackend
from keyring.backends.chainer import ChainerBackend

from vbdt.errors import UserError
from vbdt.store.database import KEY_BYTES

T = TypeVar("T")

REAL_BACKENDS = frozenset(
    {
        "keyring.backends.SecretService",
        "keyring.backends.libsecret",
        "keyring.backends.kwallet",
        "keyring.backends.Windows",
        "keyring.backends.macOS",
    }
)
"""Modules of the backends that keep secrets under the user's log-in."""

_SERVICE = "vbdt"


def keep(lock: str, kek: bytes, backends: Collection[str]) -> None:
    """Store the key of a lock in the first backend that proves to work. Raises UserError when none does.

    The value is 44 characters: Windows allows 1,280.
    """
    value = base64.b64encode(kek).decode()
    for each in _usable(backends):
        if _attempt(lambda: each.set_password(_SERVICE, lock, value)) and _get(each, lock) == value:  # noqa: B023
            return
    raise UserError(
        "Máy này không có kho khóa của hệ điều hành dùng được.", "Đặt mật khẩu cho bàn làm việc thay cho kho khóa."
    )


def find(lock: str, backends: Collection[str]) -> bytes | None:
    """The key of a lock, None when no backend has it or the person refused to open the keyring."""
    for each in _candidates(backends):
        value = _get(each, lock)
        if value is not None:
            try:
                kek = base64.b64decode(value, validate=True)
            except ValueError:
                continue
            if len(kek) == KEY_BYTES:
                return kek
    return None


def _candidates(backends: Collection[str]) -> Iterator[KeyringBackend]:
    """The configured backend, or those that the chain of several would ask, if they are real."""
    chosen = keyring.get_keyring()
    for each in chosen.backends if isinstance(chosen, ChainerBackend) else [chosen]:
        if type(each).__module__ in backends:
            yield each


def _usable(backends: Collection[str]) -> Iterator[KeyringBackend]:
    """Backends that write, read and delete. The class says little: a locked one looks the same until it is asked."""
    for each in _candidates(backends):
        name, value = f"probe-{secrets.token_hex(4)}", secrets.token_hex(8)
        written = _attempt(lambda: each.set_password(_SERVICE, name, value))  # noqa: B023 - called at once
        right = written and _get(each, name) == value
        if _attempt(lambda: each.delete_password(_SERVICE, name)) and right:  # noqa: B023 - called at once
            yield each


def _get(backend: KeyringBackend, name: str) -> str | None:
    found: list[str | None] = []
    _attempt(lambda: found.append(backend.get_password(_SERVICE, name)))
    return found[0] if found else None


def _attempt(call: Callable[[], object]) -> bool:
    """Whether the call came through. Backends raise what their desktop raises (D-Bus, COM, their own), and each means
    the same to us: no keyring here, another way must open the desk."""
    try:
        call()
    except Exception:  # noqa: BLE001 - see above
        return False
    return True
