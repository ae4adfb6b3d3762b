"""The office's own terms (trạng thái, việc, vai trò…), which lower layers name in Vietnamese, in the window's language.

Lower layers know no Qt, so the terms are listed here for the translator; a test compares this list with theirs.
"""

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from vbdt.document.deadlines import Due, Urge

TERMS: tuple[object, ...] = (
    QT_TRANSLATE_NOOP("terms", "Dự thảo"),
    QT_TRANSLATE_NOOP("terms", "Chờ ký"),
    QT_TRANSLATE_NOOP("terms", "Bị trả lại"),
    QT_TRANSLATE_NOOP("terms", "Chờ cấp số"),
    QT_TRANSLATE_NOOP("terms", "Đã cấp số, chờ phát hành"),
    QT_TRANSLATE_NOOP("terms", "Đã hủy số"),
    QT_TRANSLATE_NOOP("terms", "Đã phát hành, chờ gửi"),
    QT_TRANSLATE_NOOP("terms", "Đã gửi"),
    QT_TRANSLATE_NOOP("terms", "Đã sao ra giấy"),
    QT_TRANSLATE_NOOP("terms", "Đang thu hồi"),
    QT_TRANSLATE_NOOP("terms", "Ghi sổ giấy"),
    QT_TRANSLATE_NOOP("terms", "Mới đến, chờ vào sổ"),
    QT_TRANSLATE_NOOP("terms", "Đã từ chối tiếp nhận"),
    QT_TRANSLATE_NOOP("terms", "Chờ phân công"),
    QT_TRANSLATE_NOOP("terms", "Đã phân công"),
    QT_TRANSLATE_NOOP("terms", "Đang xử lý"),
    QT_TRANSLATE_NOOP("terms", "Hoàn thành"),
    QT_TRANSLATE_NOOP("terms", "Đã thu hồi"),
    QT_TRANSLATE_NOOP("terms", "Đã được thay thế"),
    QT_TRANSLATE_NOOP("terms", "Trình ký"),
    QT_TRANSLATE_NOOP("terms", "Trả lại"),
    QT_TRANSLATE_NOOP("terms", "Ký số"),
    QT_TRANSLATE_NOOP("terms", "Cấp số"),
    QT_TRANSLATE_NOOP("terms", "Hủy số"),
    QT_TRANSLATE_NOOP("terms", "Phát hành"),
    QT_TRANSLATE_NOOP("terms", "Gửi"),
    QT_TRANSLATE_NOOP("terms", "Từ chối tiếp nhận"),
    QT_TRANSLATE_NOOP("terms", "Vào sổ đến"),
    QT_TRANSLATE_NOOP("terms", "Phân công"),
    QT_TRANSLATE_NOOP("terms", "Bắt đầu xử lý"),
    QT_TRANSLATE_NOOP("terms", "Lập hồ sơ"),
    QT_TRANSLATE_NOOP("terms", "Thu hồi"),
    QT_TRANSLATE_NOOP("terms", "Cập nhật"),
    QT_TRANSLATE_NOOP("terms", "Thay thế"),
    QT_TRANSLATE_NOOP("terms", "Sao y"),
    QT_TRANSLATE_NOOP("terms", "Sao lục"),
    QT_TRANSLATE_NOOP("terms", "Trích sao"),
    QT_TRANSLATE_NOOP("terms", "bản giấy"),
    QT_TRANSLATE_NOOP("terms", "bản điện tử"),
    QT_TRANSLATE_NOOP("terms", "Văn thư"),
    QT_TRANSLATE_NOOP("terms", "Lãnh đạo"),
    QT_TRANSLATE_NOOP("terms", "Chuyên viên"),
    QT_TRANSLATE_NOOP("terms", "Lưu trữ"),
    QT_TRANSLATE_NOOP("terms", "Quản trị"),
    QT_TRANSLATE_NOOP("terms", "Sổ văn bản đến"),
    QT_TRANSLATE_NOOP("terms", "Sổ văn bản đi"),
    QT_TRANSLATE_NOOP("terms", "Mất máy"),
    QT_TRANSLATE_NOOP("terms", "Thôi việc, chuyển công tác"),
    QT_TRANSLATE_NOOP("terms", "Đổi máy"),
    QT_TRANSLATE_NOOP("terms", "Nghỉ phép năm"),
    QT_TRANSLATE_NOOP("terms", "Đi công tác"),
    QT_TRANSLATE_NOOP("terms", "Nghỉ ốm"),
    QT_TRANSLATE_NOOP("terms", "Nghỉ việc riêng"),
    QT_TRANSLATE_NOOP("terms", "Đi học, tập huấn"),
    QT_TRANSLATE_NOOP("terms", "Nghỉ thai sản"),
    QT_TRANSLATE_NOOP("terms", "Lý do khác"),
    QT_TRANSLATE_NOOP("terms", "Không mật"),
    QT_TRANSLATE_NOOP("terms", "Mật"),
    QT_TRANSLATE_NOOP("terms", "Tối mật"),
    QT_TRANSLATE_NOOP("terms", "Tuyệt mật"),
    QT_TRANSLATE_NOOP("terms", "Thường"),
    QT_TRANSLATE_NOOP("terms", "Khẩn"),
    QT_TRANSLATE_NOOP("terms", "Thượng khẩn"),
    QT_TRANSLATE_NOOP("terms", "Hỏa tốc"),
    QT_TRANSLATE_NOOP("terms", "Hỏa tốc hẹn giờ"),
    QT_TRANSLATE_NOOP("terms", "Đã đến"),
    QT_TRANSLATE_NOOP("terms", "Đã tiếp nhận, vào sổ"),
    QT_TRANSLATE_NOOP("terms", "Đã phân công xử lý"),
    QT_TRANSLATE_NOOP("terms", "Hoàn thành xử lý"),
    QT_TRANSLATE_NOOP("terms", "Yêu cầu thu hồi"),
    QT_TRANSLATE_NOOP("terms", "Đồng ý cập nhật, thu hồi"),
    QT_TRANSLATE_NOOP("terms", "Từ chối cập nhật, thu hồi"),
    QT_TRANSLATE_NOOP("terms", "Hợp lệ"),
    QT_TRANSLATE_NOOP("terms", "Toàn vẹn, chưa rõ nơi cấp"),
    QT_TRANSLATE_NOOP("terms", "Chưa kết luận được"),
    QT_TRANSLATE_NOOP("terms", "Đã bị thay đổi"),
    QT_TRANSLATE_NOOP("terms", "Không hợp lệ"),
    QT_TRANSLATE_NOOP("terms", "Chưa ký số"),
    QT_TRANSLATE_NOOP("terms", "Chữ ký của người có thẩm quyền"),
    QT_TRANSLATE_NOOP("terms", "Chữ ký của cơ quan, tổ chức"),
    QT_TRANSLATE_NOOP("terms", "Dấu thời gian"),
    QT_TRANSLATE_NOOP("terms", "Hộp thư"),
    QT_TRANSLATE_NOOP("terms", "Tệp edXML"),
    QT_TRANSLATE_NOOP("terms", "Chữ ký số khác"),
    QT_TRANSLATE_NOOP("terms", "Nơi cấp chứng thư"),
    QT_TRANSLATE_NOOP("terms", "Người ký"),
    QT_TRANSLATE_NOOP("terms", "Đơn vị quản lý"),
    QT_TRANSLATE_NOOP("terms", "Thời gian ký"),
    QT_TRANSLATE_NOOP("terms", "Tính toàn vẹn"),
    QT_TRANSLATE_NOOP("terms", "Hiệu lực chứng thư lúc ký"),
    QT_TRANSLATE_NOOP("terms", "Thời hạn của chứng thư"),
    QT_TRANSLATE_NOOP("terms", "Đạt"),
    QT_TRANSLATE_NOOP("terms", "Lưu ý"),
    QT_TRANSLATE_NOOP("terms", "Không đạt"),
    QT_TRANSLATE_NOOP("terms", "Khóa ký số"),
    QT_TRANSLATE_NOOP("terms", "Chứng thư tin cậy"),
    QT_TRANSLATE_NOOP("terms", "Kèm theo chương trình"),
    QT_TRANSLATE_NOOP("terms", "Thư mục tin cậy của bàn"),
    QT_TRANSLATE_NOOP("terms", "Tỉnh mẫu, chỉ để chạy thử"),
    QT_TRANSLATE_NOOP("terms", "Tự thêm"),
    QT_TRANSLATE_NOOP("terms", "Văn bản gửi hoàn toàn bằng điện tử"),
    QT_TRANSLATE_NOOP(
        "terms",
        "Số văn bản đi không mật, trừ bản sao, đã gửi điện tử không kèm giấy ÷ số văn bản đó đã phát hành trong kỳ",
    ),
    QT_TRANSLATE_NOOP("terms", "Văn bản điện tử có chữ ký số của cơ quan"),
    QT_TRANSLATE_NOOP(
        "terms",
        "Số văn bản đã gửi có chữ ký số hợp lệ của cơ quan ÷ số văn bản đã gửi điện tử trong kỳ",
    ),
    QT_TRANSLATE_NOOP("terms", "Văn bản đến xử lý đúng hạn"),
    QT_TRANSLATE_NOOP(
        "terms",
        "Số văn bản đến hoàn thành trong hạn ÷ số văn bản đến có hạn trong kỳ đã hoàn thành hoặc đã quá hạn",
    ),
)


def term(text: str) -> str:
    """The term in the window's language; as it is when nobody translated it."""
    return QCoreApplication.translate("terms", text)


def due_words(due: Due) -> str:
    """The deadline as a word and a count of working days; empty when there is none."""
    translate = QCoreApplication.translate
    match due.urge:
        case Urge.LATE:
            return translate("terms", "Quá hạn {days} ngày").format(days=due.days)
        case Urge.SOON if due.days == 0:
            return translate("terms", "Hết hạn hôm nay")
        case Urge.SOON | Urge.IN_TIME:
            return translate("terms", "Còn {days} ngày").format(days=due.days)
        case Urge.DONE_LATE:
            return translate("terms", "Xong, trễ {days} ngày").format(days=due.days)
        case Urge.DONE:
            return translate("terms", "Xong đúng hạn")
    return ""
