"""Open a signing key for one act. The PIN passes through and is kept nowhere."""

from contextlib import AbstractContextManager
from pathlib import Path

from vbdt.acts.office import Office
from vbdt.errors import UserError
from vbdt.settings import KeyKind, KeySource
from vbdt.signing.key import Key
from vbdt.signing.pkcs12 import open_pkcs12
from vbdt.signing.tokens import open_token


def personal_key(office: Office, pin: str) -> AbstractContextManager[Key]:
    """The leader's own key. Raises UserError with the state of the token in words."""
    return _open(office.settings.personal, pin, "chữ ký số cá nhân")


def seal_key(office: Office, pin: str) -> AbstractContextManager[Key]:
    """The agency's key, which the clerk holds."""
    return _open(office.settings.seal, pin, "chữ ký số của cơ quan")


def _open(source: KeySource | None, pin: str, what: str) -> AbstractContextManager[Key]:
    if source is None:
        raise UserError(f"Bàn này chưa khai báo {what}.", "Vào Thiết lập, chọn USB ký số hoặc tệp chứng thư.")
    if source.kind is KeyKind.FILE:
        return open_pkcs12(Path(source.place), pin)
    return open_token(Path(source.place), source.token, pin, source.certificate or None)
