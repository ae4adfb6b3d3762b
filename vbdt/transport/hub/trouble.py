"""Why there is no connection to a hub, in one sentence that says who has to do something."""

import socket
import ssl
from datetime import UTC, datetime

from cryptography import x509

from vbdt.transport.hub.hub_pass import HubPass

NOT_KNOWN = "Trục liên thông không nhận bàn này: bàn chưa được ghi danh ở trục, hoặc đã bị gỡ."
_EXPIRED, _NOT_YET, _OTHER_NAME, _OTHER_ADDRESS = 10, 9, 62, 64  # X509_V_ERR_… of OpenSSL


def why(error: Exception, server: str, hub_pass: HubPass) -> str:
    """The sentence for an error that came of connecting to `server` (`host:port`)."""
    words = str(error).lower()
    if "authorization" in words:
        return NOT_KNOWN
    if isinstance(error, ssl.SSLCertVerificationError):
        return _of_the_server(error, server)
    if expired := expired_on(hub_pass):
        return expired
    if isinstance(error, ssl.SSLError) or "certificate" in words or "tls" in words:
        if "expired" in words:
            return f"Máy chủ {server} cho là chứng thư của bàn đã hết hạn: đồng hồ một trong hai máy chạy sai."
        return f"Máy chủ {server} không nhận chứng thư của bàn, hoặc không phải máy chủ của trục liên thông."
    if isinstance(error, socket.gaierror):
        return f"Không tìm thấy địa chỉ «{server}» của trục liên thông trên mạng."
    return f"Không kết nối được máy chủ {server} của trục liên thông."


def expired_on(hub_pass: HubPass) -> str:
    """That the desk's own certificate is over by this computer's clock, or not yet valid; empty when it is neither."""
    certificate = x509.load_pem_x509_certificate(hub_pass.certificate.encode())
    now = datetime.now(UTC)
    if now > certificate.not_valid_after_utc:
        day = certificate.not_valid_after_utc.strftime("%d/%m/%Y")
        return f"Chứng thư kết nối trục của bàn đã hết hạn ngày {day}: đề nghị người vận hành trục cấp lại tệp."
    if now < certificate.not_valid_before_utc:
        return "Chứng thư kết nối trục của bàn chưa đến ngày hiệu lực: kiểm tra đồng hồ máy này."
    return ""


def _of_the_server(error: ssl.SSLCertVerificationError, server: str) -> str:
    match error.verify_code:
        case code if code == _EXPIRED:
            return f"Chứng thư của máy chủ {server} đã hết hạn, hoặc đồng hồ máy này chạy sai: báo người vận hành trục."
        case code if code == _NOT_YET:
            return f"Chứng thư của máy chủ {server} chưa đến ngày hiệu lực: kiểm tra đồng hồ máy này."
        case code if code in (_OTHER_NAME, _OTHER_ADDRESS):
            return f"Tên «{server}» không có trên chứng thư của máy chủ trả lời: báo người vận hành trục."
    return f"Máy chủ {server} không xuất trình đúng chứng thư của trục liên thông: có thể bị giả mạo."
