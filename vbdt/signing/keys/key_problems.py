"""Why a signing key cannot be used, each reason with what to do about it. One table for tokens and key files."""

from enum import StrEnum

from vbdt.errors import UserError
from vbdt.settings import Section


class KeyProblem(StrEnum):
    """In the order in which they can happen: from finding the device to the moment of signing."""

    MODULE_MISSING = "module_missing"
    MODULE_FOREIGN = "module_foreign"
    MODULE_OTHER_BITS = "module_other_bits"
    MODULE_BROKEN = "module_broken"
    MODULE_CRASHED = "module_crashed"
    MODULE_SILENT = "module_silent"
    FILE_MISSING = "file_missing"
    FILE_DAMAGED = "file_damaged"
    NO_TOKEN = "no_token"  # noqa: S105
    SEVERAL_TOKENS = "several_tokens"
    NO_CERTIFICATE = "no_certificate"
    SEVERAL_CERTIFICATES = "several_certificates"
    NOT_YET_VALID = "not_yet_valid"
    EXPIRED = "expired"
    MAY_NOT_SIGN = "may_not_sign"
    KEY_UNSUITABLE = "key_unsuitable"
    PIN_TO_SET = "pin_to_set"
    PIN_FORM = "pin_form"
    PIN_FINAL_TRY = "pin_final_try"
    PIN_LOCKED = "pin_locked"
    WRONG_PIN = "wrong_pin"
    WRONG_PASSPHRASE = "wrong_passphrase"  # noqa: S105
    IN_USE = "in_use"
    NO_KEY = "no_key"
    TOKEN_REMOVED = "token_removed"  # noqa: S105
    TOKEN_FAILED = "token_failed"  # noqa: S105


class KeyRefused(UserError):
    """The key cannot be used; `problem` says why. Never holds a PIN, a passphrase or the foreign error's text."""

    def __init__(self, problem: KeyProblem, *, subject: str = "") -> None:
        what, cure = _SENTENCES[problem]
        super().__init__(what.format(subject=subject or "này"), cure)
        self.problem = problem
        self.section = Section.KEYS if problem in _CHOICE else None
        """The part of the settings that cures it, where one does."""


_CHOICE = frozenset(
    {
        KeyProblem.MODULE_MISSING,
        KeyProblem.MODULE_FOREIGN,
        KeyProblem.MODULE_OTHER_BITS,
        KeyProblem.FILE_MISSING,
        KeyProblem.FILE_DAMAGED,
        KeyProblem.NO_CERTIFICATE,
        KeyProblem.SEVERAL_CERTIFICATES,
        KeyProblem.NOT_YET_VALID,
        KeyProblem.EXPIRED,
        KeyProblem.MAY_NOT_SIGN,
        KeyProblem.KEY_UNSUITABLE,
        KeyProblem.NO_KEY,
    }
)
"""What may be cured by choosing another key, or another way of signing."""


_SENTENCES: dict[KeyProblem, tuple[str, str]] = {
    KeyProblem.MODULE_MISSING: (
        "Không tìm thấy phần mềm điều khiển thiết bị ký số.",
        "Cài phần mềm điều khiển của nhà cung cấp, rồi thêm tệp thư viện trong Thiết lập, mục Khóa ký số.",
    ),
    KeyProblem.MODULE_FOREIGN: (
        "Tệp đã chọn không phải là thư viện điều khiển thiết bị ký số (PKCS#11).",
        "Chọn đúng tệp thư viện PKCS#11 do nhà cung cấp thiết bị hướng dẫn.",
    ),
    KeyProblem.MODULE_OTHER_BITS: (
        "Thư viện điều khiển thiết bị ký số được làm cho loại máy khác (32 bit, 64 bit hoặc bộ xử lý khác).",
        "Cài bản phần mềm điều khiển cùng loại với chương trình này, thường là bản 64 bit.",
    ),
    KeyProblem.MODULE_BROKEN: (
        "Thư viện điều khiển thiết bị ký số không khởi động được trên máy này.",
        "Cài lại phần mềm điều khiển của nhà cung cấp, khởi động lại máy rồi thử lại.",
    ),
    KeyProblem.MODULE_CRASHED: (
        "Thư viện điều khiển thiết bị ký số bị lỗi và đã tự tắt; chương trình không bị ảnh hưởng.",
        "Rút thiết bị ra cắm lại rồi thử lần nữa; nếu vẫn lỗi, cài bản mới của phần mềm điều khiển.",
    ),
    KeyProblem.MODULE_SILENT: (
        "Thư viện điều khiển thiết bị ký số không trả lời nên đã được dừng lại.",
        "Rút thiết bị ra cắm lại rồi thử lần nữa; nếu vẫn vậy, khởi động lại máy.",
    ),
    KeyProblem.FILE_MISSING: (
        "Không đọc được tệp khóa ký số.",
        "Kiểm tra lại đường dẫn và quyền đọc tệp.",
    ),
    KeyProblem.FILE_DAMAGED: (
        "Tệp khóa ký số bị hỏng hoặc không đúng định dạng PKCS#12.",
        "Chọn tệp .p12 hoặc .pfx khác.",
    ),
    KeyProblem.NO_TOKEN: (
        "Chưa thấy thiết bị ký số.",
        "Cắm thiết bị vào máy, đợi đèn sáng, rồi bấm Tìm lại thiết bị.",
    ),
    KeyProblem.SEVERAL_TOKENS: (
        "Có nhiều thiết bị ký số trùng tên.",
        "Rút bớt thiết bị, hoặc chọn thiết bị theo số hiệu.",
    ),
    KeyProblem.NO_CERTIFICATE: (
        "Thiết bị không có chứng thư chữ ký số cần dùng.",
        "Kiểm tra đúng thiết bị của người ký; nếu đúng, liên hệ nơi cấp để nạp chứng thư.",
    ),
    KeyProblem.SEVERAL_CERTIFICATES: (
        "Thiết bị có nhiều chứng thư chữ ký số.",
        "Chọn chứng thư sẽ dùng trong Thiết lập, mục Khóa ký số.",
    ),
    KeyProblem.NOT_YET_VALID: (
        "Chứng thư chữ ký số của {subject} chưa đến ngày có hiệu lực.",
        "Kiểm tra ngày giờ của máy; nếu đúng, chờ đến ngày hiệu lực hoặc liên hệ nơi cấp.",
    ),
    KeyProblem.EXPIRED: (
        "Chứng thư chữ ký số của {subject} đã hết hạn.",
        "Làm thủ tục gia hạn với nơi cấp chứng thư trước khi ký.",
    ),
    KeyProblem.MAY_NOT_SIGN: (
        "Chứng thư chữ ký số của {subject} không được cấp để ký văn bản.",
        "Chọn chứng thư dùng để ký.",
    ),
    KeyProblem.KEY_UNSUITABLE: (
        "Khóa này thuộc loại không dùng được để ký văn bản theo cách đã chọn.",
        "Dùng khóa RSA từ 2048 đến 4096 bit hoặc ECDSA P-256, P-384; nếu đang chọn kiểu ký PSS, đổi về PKCS#1 v1.5.",
    ),
    KeyProblem.PIN_TO_SET: (
        "Thiết bị yêu cầu đặt hoặc đổi mã PIN trước khi ký.",
        "Đặt mã PIN mới bằng phần mềm của nhà cung cấp thiết bị rồi ký lại.",
    ),
    KeyProblem.PIN_FORM: (
        "Chưa nhập mã PIN, hoặc mã PIN dài ngắn không đúng quy định của thiết bị.",
        "Nhập lại đúng mã PIN của thiết bị.",
    ),
    KeyProblem.PIN_FINAL_TRY: (
        "Mã PIN đã bị nhập sai nhiều lần: thiết bị chỉ còn cho thử một lần nữa.",
        "Chỉ thử tiếp khi chắc chắn nhớ đúng mã PIN; nếu sai, thiết bị sẽ bị khóa.",
    ),
    KeyProblem.PIN_LOCKED: (
        "Thiết bị ký số đã bị khóa vì nhập sai mã PIN quá số lần cho phép.",
        "Liên hệ đơn vị quản lý chứng thư để mở khóa; không nên thử thêm.",
    ),
    KeyProblem.WRONG_PIN: (
        "Mã PIN không đúng.",
        "Nhập lại cẩn thận; nhập sai nhiều lần thiết bị sẽ bị khóa.",
    ),
    KeyProblem.WRONG_PASSPHRASE: (
        "Mật khẩu của tệp khóa ký số không đúng.",
        "Nhập lại mật khẩu đã đặt khi nhận tệp khóa.",
    ),
    KeyProblem.IN_USE: (
        "Thiết bị ký số đang được dùng cho một việc khác.",
        "Đợi việc đó xong rồi thử lại.",
    ),
    KeyProblem.NO_KEY: (
        "Trong thiết bị không có khóa bí mật đi cùng chứng thư đã chọn.",
        "Chọn chứng thư khác, hoặc liên hệ nơi cấp chứng thư.",
    ),
    KeyProblem.TOKEN_REMOVED: (
        "Thiết bị ký số đã bị rút ra giữa chừng.",
        "Cắm lại thiết bị, bấm Tìm lại thiết bị rồi ký lại; văn bản chưa bị thay đổi.",
    ),
    KeyProblem.TOKEN_FAILED: (
        "Thiết bị ký số báo lỗi nên chưa ký được.",
        "Rút ra cắm lại rồi thử lần nữa; nếu vẫn lỗi, liên hệ đơn vị hỗ trợ thiết bị.",
    ),
}
