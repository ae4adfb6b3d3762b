"""Why a package is not accepted: one reason for programs, one sentence for people."""

from enum import StrEnum
from typing import NoReturn

from vbdt.errors import BadInput


class Refusal(StrEnum):
    """Why a package is not accepted."""

    DAMAGED = "damaged"
    TOO_LARGE = "too_large"
    UNSUPPORTED = "unsupported"
    OUTDATED = "outdated"
    UNKNOWN_SENDER = "unknown_sender"
    ALTERED = "altered"
    NOT_FOR_US = "not_for_us"
    BODY_DIFFERS = "body_differs"


_WORDS = {
    Refusal.DAMAGED: ("Gói tin bị hỏng hoặc chưa chép xong.", "Đề nghị nơi gửi gửi lại."),
    Refusal.TOO_LARGE: ("Gói tin vượt quá dung lượng cho phép.", "Đề nghị nơi gửi tách nhỏ hoặc gửi bằng cách khác."),
    Refusal.UNSUPPORTED: ("Gói tin do phiên bản phần mềm mới hơn tạo ra.", "Cập nhật phần mềm rồi nhận lại."),
    Refusal.OUTDATED: ("Gói tin theo định dạng cũ, không còn dùng.", "Đề nghị nơi gửi cập nhật phần mềm rồi gửi lại."),
    Refusal.UNKNOWN_SENDER: ("Không rõ nơi gửi: bàn gửi không có trong danh bạ.", "Cập nhật danh bạ rồi nhận lại."),
    Refusal.ALTERED: ("Gói tin đã bị sửa đổi hoặc mạo danh nơi gửi.", "Không dùng nội dung này; báo cho nơi gửi biết."),
    Refusal.NOT_FOR_US: ("Gói tin không gửi cho bàn làm việc này.", "Báo cho người quản lý hộp thư biết."),
    Refusal.BODY_DIFFERS: (
        "Nội dung nằm trên hộp thư không phải nội dung mà gói tin chỉ đến.",
        "Đề nghị nơi gửi chọn «Gửi lại»; báo cho người quản lý hộp thư biết.",
    ),
}


class PackageRefused(BadInput):
    """The package goes to quarantine; `refusal` says why for programs, the sentence for people."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(*_WORDS[refusal])
        self.refusal = refusal


def damaged() -> NoReturn:
    raise PackageRefused(Refusal.DAMAGED) from None
