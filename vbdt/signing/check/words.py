"""Every sentence of a verification report, in one place."""

from typing import Final

NOT_A_PDF: Final = "Tệp không phải là PDF, hoặc có dữ liệu lạ ở đầu tệp; không kiểm tra được chữ ký."
TOO_LARGE: Final = "Tệp quá lớn để kiểm tra chữ ký."
TOO_MANY_PARTS: Final = "Tệp có quá nhiều lần cập nhật hoặc chữ ký để kiểm tra."
DAMAGED: Final = "Tệp PDF bị hỏng hoặc không đúng chuẩn; không kết luận được về chữ ký."
ENCRYPTED: Final = "Tệp PDF có đặt mật khẩu; không kiểm tra được chữ ký."
JUNK_FIRST: Final = (
    "Có {count} byte lạ đứng trước phần PDF mà không chữ ký nào bảo vệ; phần PDF phía sau được kiểm tra riêng: {rest}"
)
NOT_STRICT: Final = "Tệp không đúng chuẩn PDF nên chỉ đọc được theo cách nới lỏng; không kết luận được về chữ ký."
HYBRID: Final = "Tệp có bảng tham chiếu kiểu cũ (lai), được kiểm tra theo cách nới lỏng."
NOT_FINISHED: Final = (
    "Việc kiểm tra phải dừng vì tệp đòi quá nhiều thời gian hoặc bộ nhớ; không kết luận được về chữ ký."
)
NOT_READ: Final = "Không đọc được tệp vì tệp đòi quá nhiều thời gian hoặc bộ nhớ, hoặc làm hỏng chương trình đọc."
ASK_AGAIN: Final = "Đề nghị nơi gửi gửi lại tệp khác."
NO_FILE: Final = "Không đọc được tệp này."
UNSIGNED: Final = "Tệp chưa có chữ ký số."
HIDDEN_SIGNATURES: Final = (
    "Trong tệp có {found} chữ ký nhưng biểu mẫu chỉ nêu {listed}; có chữ ký đã bị gỡ hoặc giấu đi."
)
TAIL: Final = "Sau chữ ký cuối cùng, tệp đã được thêm dữ liệu mà không chữ ký nào bảo vệ."
ALL_VALID: Final = "Mọi chữ ký ({count}) đều hợp lệ; không có gì thay đổi sau chữ ký cuối cùng."
ALL_VALID_ROUTINE: Final = "Mọi chữ ký ({count}) đều hợp lệ. {routine}."
BLANK_END: Final = (
    "Sau chữ ký cuối cùng có vài byte trống mà không chữ ký nào bảo vệ; nội dung không đổi, nên xin lại tệp gốc."
)
TAIL_OF_DATA: Final = "Sau chữ ký cuối cùng chỉ có dữ liệu xác minh (chứng thư, danh sách thu hồi) được thêm vào."

VALID: Final = "Chữ ký hợp lệ; nội dung không bị thay đổi kể từ khi ký."
WRONG_VALUE: Final = "Giá trị chữ ký không khớp với chứng thư của người ký."
CONTENT_CHANGED: Final = "Nội dung đã bị thay đổi sau khi ký."
CHANGED_AFTERWARDS: Final = "Sau khi ký, tệp đã bị sửa theo cách mà chữ ký này không cho phép."
WRONG_TIME_STAMP: Final = "Dấu thời gian gắn với chữ ký không phải của chữ ký này."
WEAK_HASH: Final = "Chữ ký dùng thuật toán băm {name}, không còn được phép dùng."
WEAK_ISSUE: Final = "Chứng thư được cấp bằng thuật toán băm {name}, không còn được phép dùng."
WEAK_KEY: Final = "Khóa {key} quá yếu, không còn được phép dùng (RSA phải từ 2048 bit, ECC từ 256 bit)."
WEAK_ALGORITHM: Final = "Chữ ký hoặc chứng thư dùng thuật toán không còn được phép."
MAY_NOT_SIGN: Final = "Chứng thư của người ký không được cấp để ký văn bản."
REVOKED: Final = "Chứng thư của người ký hoặc của nơi cấp đã bị thu hồi."
OUT_OF_DATE: Final = "Chứng thư không còn hoặc chưa có hiệu lực vào lúc ký."
NO_PROOF_OF_TIME: Final = (
    "Chứng thư hiện không trong thời hạn hiệu lực và không có dấu thời gian chứng minh đã ký lúc còn hạn."
)
NOW_EXPIRED: Final = "Chứng thư nay đã hết hạn và không có dấu thời gian tin cậy chứng minh đã ký lúc còn hạn."
UNTRUSTED: Final = "Nội dung nguyên vẹn, nhưng nơi cấp chứng thư không có trong danh sách tin cậy."
PATH_FAILED: Final = "Không lập được đường dẫn tin cậy hợp lệ từ chứng thư của người ký đến nơi cấp gốc."
UNREADABLE_SIGNATURE: Final = "Không đọc được chữ ký này; không kết luận được."

SIGNED_IN_FUTURE: Final = "Giờ ký ghi trong chữ ký ở sau thời điểm kiểm tra; xem lại đồng hồ của máy."
COVERED: Final = "Dấu hoặc chú thích thêm sau khi ký che mất hoặc đổi chữ đã ký: «{text}»."
LOOKS_DIFFERENT: Final = "Trang {page} hiển thị khác với lúc ký, ở ngoài các ô được phép điền."
PAGES_DIFFER: Final = "Số trang hoặc khổ trang khác với lúc ký."
NOT_DRAWN: Final = "Không vẽ được trang để so với lúc ký; không kết luận được."
MARK_OVER_TEXT: Final = "Dấu thêm sau khi ký nằm chồng lên chữ «{text}» nhưng chữ vẫn đọc được."
PARTLY_COMPARED: Final = "Chỉ so hình {count} trang đầu với lúc ký vì tệp quá dài."
LOCAL_TIME: Final = "Chương trình ký ghi giờ Việt Nam như giờ quốc tế; giờ ký đã được hiểu lại cho đúng."
WEAK_TIME_STAMP: Final = "Dấu thời gian dùng thuật toán hoặc khóa quá yếu nên không được tính."

REVOCATION_UNCHECKED: Final = "Chưa kiểm tra được chứng thư có bị thu hồi hay không (thiếu danh sách thu hồi mới)."
REVOKED_LATER: Final = "Chứng thư đã bị thu hồi sau thời điểm ký."
NO_TIME_STAMP: Final = "Không có dấu thời gian; giờ ký do máy của người ký khai."
TIME_STAMP_UNTRUSTED: Final = "Nơi cấp dấu thời gian không có trong danh sách tin cậy; giờ ký chưa được chứng minh."
SIGNED_LATER: Final = "Sau chữ ký này có thêm chữ ký hoặc nội dung đã được chữ ký tiếp theo khóa lại."

# What came after a signature.
NOTHING_AFTER: Final = "Sau chữ ký này không có gì được thêm vào tệp."
AFTER: Final = "Sau chữ ký này: {parts}."
SIGNED_BY: Final = "{who} ký lúc {when}"
NUMBERED_AND_SEALED: Final = "văn thư cấp số và đóng dấu {who} lúc {when}"
SEALED: Final = "đóng dấu {who} lúc {when}"
ALSO_SIGNED: Final = "{who} ký thêm lúc {when}"
TIME_STAMPED: Final = "cấp dấu thời gian lúc {when}"
VALIDATION_DATA: Final = "thêm dữ liệu để kiểm tra lâu dài"
FILLED: Final = "điền ô {fields}"
NOTHING_ELSE: Final = "không có thay đổi nào khác"
MORE_CHANGED: Final = "có thay đổi khác mà chữ ký không cho phép"
UNKNOWN_TIME: Final = "không rõ giờ"
FIELD_NAMES: Final = {"so": "số và ký hiệu", "ngay": "ngày, tháng, năm"}

# The seven items.
NOT_SAID: Final = "không ghi"
STAMP_IS_WRONG: Final = "dấu thời gian sai"
BY_TIME_STAMP: Final = "theo dấu thời gian"
BY_OWN_CLOCK: Final = "theo đồng hồ máy ký"
WHOLE: Final = "Nguyên vẹn từ khi ký"
NOT_WHOLE: Final = "Không còn nguyên vẹn"
WAS_OUT_OF_DATE: Final = "Ngoài thời hạn"
WAS_REVOKED: Final = "Đã bị thu hồi"
REVOCATION_NOT_KNOWN: Final = "Trong thời hạn; chưa kiểm tra được việc thu hồi"
NOT_TO_BE_CHECKED: Final = "Trong thời hạn; không rõ nơi cấp nên không kiểm tra được việc thu hồi"
WAS_GOOD: Final = "Trong thời hạn và không bị thu hồi"
NOW_OUT_OF_DATE: Final = "hiện ngoài thời hạn"
