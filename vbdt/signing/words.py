"""Every sentence of a verification report, in one place."""

from typing import Final

NOT_A_PDF: Final = "Tệp không phải là PDF, hoặc có dữ liệu lạ ở đầu tệp; không kiểm tra được chữ ký."
TOO_LARGE: Final = "Tệp quá lớn để kiểm tra chữ ký."
TOO_MANY_PARTS: Final = "Tệp có quá nhiều lần cập nhật hoặc chữ ký để kiểm tra."
DAMAGED: Final = "Tệp PDF bị hỏng hoặc không đúng chuẩn; không kết luận được về chữ ký."
ENCRYPTED: Final = "Tệp PDF có đặt mật khẩu; không kiểm tra được chữ ký."
UNSIGNED: Final = "Tệp chưa có chữ ký số."
HIDDEN_SIGNATURES: Final = (
    "Trong tệp có {found} chữ ký nhưng biểu mẫu chỉ nêu {listed}; có chữ ký đã bị gỡ hoặc giấu đi."
)
TAIL: Final = "Sau chữ ký cuối cùng, tệp đã được thêm dữ liệu mà không chữ ký nào bảo vệ."
ALL_VALID: Final = "Mọi chữ ký ({count}) đều hợp lệ; không có gì thay đổi sau chữ ký cuối cùng."

VALID: Final = "Chữ ký hợp lệ; nội dung không bị thay đổi kể từ khi ký."
WRONG_VALUE: Final = "Giá trị chữ ký không khớp với chứng thư của người ký."
CONTENT_CHANGED: Final = "Nội dung đã bị thay đổi sau khi ký."
CHANGED_AFTERWARDS: Final = "Sau khi ký, tệp đã bị sửa theo cách mà chữ ký này không cho phép."
WRONG_TIME_STAMP: Final = "Dấu thời gian gắn với chữ ký không phải của chữ ký này."
WEAK_ALGORITHM: Final = "Chữ ký hoặc chứng thư dùng thuật toán không còn được phép."
MAY_NOT_SIGN: Final = "Chứng thư của người ký không được cấp để ký văn bản."
REVOKED: Final = "Chứng thư của người ký hoặc của nơi cấp đã bị thu hồi."
OUT_OF_DATE: Final = "Chứng thư không còn hoặc chưa có hiệu lực vào lúc ký."
NO_PROOF_OF_TIME: Final = (
    "Chứng thư hiện không trong thời hạn hiệu lực và không có dấu thời gian chứng minh đã ký lúc còn hạn."
)
UNTRUSTED: Final = "Nội dung nguyên vẹn, nhưng nơi cấp chứng thư không có trong danh sách tin cậy."
PATH_FAILED: Final = "Không lập được đường dẫn tin cậy hợp lệ từ chứng thư của người ký đến nơi cấp gốc."
UNREADABLE_SIGNATURE: Final = "Không đọc được chữ ký này; không kết luận được."

REVOCATION_UNCHECKED: Final = "Chưa kiểm tra được chứng thư có bị thu hồi hay không (thiếu danh sách thu hồi mới)."
REVOKED_LATER: Final = "Chứng thư đã bị thu hồi sau thời điểm ký."
NO_TIME_STAMP: Final = "Không có dấu thời gian; giờ ký do máy của người ký khai."
TIME_STAMP_UNTRUSTED: Final = "Nơi cấp dấu thời gian không có trong danh sách tin cậy; giờ ký chưa được chứng minh."
SIGNED_LATER: Final = "Sau chữ ký này có thêm chữ ký hoặc nội dung đã được chữ ký tiếp theo khóa lại."
