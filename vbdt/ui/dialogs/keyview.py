"""What can be seen of a signing key before its PIN is asked for (Circular 15/2025/TT-BKHCN, article 5)."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from vbdt.document.verdict import CertificateFacts
from vbdt.errors import UserError
from vbdt.settings import KeyKind, KeySource, NotSetUp, Section
from vbdt.signing.keys.tokens import PinState, find_tokens


@dataclass(frozen=True, slots=True)
class KeyView:
    """`certificate` is None where the key shows it only after the PIN; `pin` is None for a key file."""

    device: str
    certificate: CertificateFacts | None = None
    pin: PinState | None = None

    def is_expired(self, at: datetime) -> bool:
        return self.certificate is not None and at > self.certificate.not_after


def look(source: KeySource | None) -> KeyView:
    """Look at the key of a desk, without a PIN. Raises UserError when there is none, or the device is not there."""
    if source is None:
        raise NotSetUp("Bàn này chưa khai báo khóa ký số.", Section.KEYS)
    if source.kind is KeyKind.FILE:
        if not Path(source.place).is_file():
            raise UserError("Không đọc được tệp khóa ký số.", "Kiểm tra lại đường dẫn và quyền đọc tệp.")
        return KeyView(Path(source.place).name)
    return _token(source)


def _token(source: KeySource) -> KeyView:
    module = Path(source.place)
    found = next((each for each in find_tokens(module) if source.token in (each.label, each.serial)), None)
    if found is None:
        raise UserError("Chưa thấy thiết bị ký số.", "Cắm USB ký số vào máy, đợi đèn sáng, rồi bấm Tìm lại.")
    shown = found.certificates
    chosen = next((each for each in shown if each.fingerprint == source.certificate), None)
    return KeyView(found.label, chosen or (shown[0] if len(shown) == 1 else None), found.pin)


def pin_words(state: PinState) -> str:
    """How near the lock a token is, as it says itself; tokens do not tell a number but for the last try."""
    translate = QCoreApplication.translate
    match state:
        case PinState.FINE:
            return translate("keyview", "Mã PIN chưa bị nhập sai lần nào, còn đủ số lần thử.")
        case PinState.TRIED:
            return translate("keyview", "Mã PIN đã bị nhập sai ít nhất một lần, còn hơn một lần thử.")
        case PinState.FINAL_TRY:
            return translate("keyview", "Còn 1 lần nhập PIN; nếu sai, thiết bị sẽ bị khóa.")
        case PinState.TO_SET:
            return translate(
                "keyview", "Thiết bị yêu cầu đặt hoặc đổi PIN trước khi ký, bằng phần mềm của nhà cung cấp."
            )
        case PinState.LOCKED:
            return translate("keyview", "Thiết bị đã bị khóa vì nhập sai PIN. Liên hệ nơi cấp để mở khóa.")
