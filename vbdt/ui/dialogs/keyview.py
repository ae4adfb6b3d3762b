"""What can be seen of a signing key before its PIN is asked for (Circular 15/2025/TT-BKHCN, article 5)."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from vbdt.document.verdict import CertificateFacts
from vbdt.errors import UserError
from vbdt.settings import KeyKind, KeySource
from vbdt.signing.tokens import PinState, find_tokens


@dataclass(frozen=True, slots=True)
class KeyView:
    """`certificate` is None where the key shows it only after the PIN; `warning` is what the token says of its PIN."""

    device: str
    certificate: CertificateFacts | None = None
    warning: str = ""

    def is_expired(self, at: datetime) -> bool:
        return self.certificate is not None and at > self.certificate.not_after


def look(source: KeySource | None) -> KeyView:
    """Look at the key of a desk, without a PIN. Raises UserError when there is none, or the device is not there."""
    if source is None:
        raise UserError("Bàn này chưa khai báo khóa ký số.", "Cắm USB ký số rồi chọn khóa bằng lệnh: vbdt desk keys")
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
    warnings = {
        PinState.FINE: "",
        PinState.TRIED: "Mã PIN đã bị nhập sai ít nhất một lần; hãy nhập cẩn thận.",
        PinState.FINAL_TRY: "Thiết bị chỉ còn cho thử một lần nữa; nếu sai, thiết bị sẽ bị khóa.",
        PinState.TO_SET: "Thiết bị đòi đặt hoặc đổi mã PIN trước khi ký; dùng phần mềm của nhà cung cấp để đặt.",
        PinState.LOCKED: "Thiết bị đã bị khóa vì nhập sai mã PIN. Liên hệ đơn vị quản lý chứng thư để mở khóa.",
    }
    shown = found.certificates
    chosen = next((each for each in shown if each.fingerprint == source.certificate), None)
    return KeyView(found.label, chosen or (shown[0] if len(shown) == 1 else None), warnings[found.pin])
