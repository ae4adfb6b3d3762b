"""A local stand-in for an authority's revocation services: a real OCSP responder (RFC 6960) and the lists, on loopback.

It tells what the revocation lists in the folder of the PKI say at that moment. The responder answers for the sub-CA's
certificates under a certificate of its own, as public authorities do; for the sub-CA's own the root answers itself.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from socket import AF_INET, SOCK_STREAM, socket
from threading import Thread
from urllib.parse import urlsplit

from cryptography import x509
from cryptography.hazmat.primitives.hashes import SHA1, SHA256
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509 import ocsp

from vbdt.errors import UserError
from vbdt.signing.stand_ins.pki import Issued, Pki

MAX_REQUEST = 65536
ANSWER_LIFE = timedelta(hours=1)
LISTS = ("root.crl", "sub.crl")


def free_address() -> str:
    """An address on loopback where nothing listens now, for `make_pki(services=…)`."""
    with socket(AF_INET, SOCK_STREAM) as probe:
        probe.bind(("127.0.0.1", 0))
        return f"http://127.0.0.1:{probe.getsockname()[1]}"


@contextmanager
def local_revocation(pki: Pki) -> Iterator[None]:
    """Serve where the certificates say, as long as the block lasts. Raises UserError when the address is taken."""
    port = urlsplit(pki.services).port
    if port is None:
        raise ValueError("this PKI names no address")
    try:
        server = _Server(port, pki)
    except OSError:
        raise UserError(f"Cổng {port} đang bận.", "Đóng chương trình đang dùng cổng này.") from None
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, name="local-ocsp", daemon=True)
    thread.start()
    try:
        yield
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self, port: int, pki: Pki) -> None:
        super().__init__(("127.0.0.1", port), _Handler)
        self.pki = pki
        self.responder = pki.appoint_responder()


class _Handler(BaseHTTPRequestHandler):
    server: _Server

    def do_GET(self) -> None:
        name = self.path.removeprefix("/")
        if name in LISTS:
            self._reply((self.server.pki.folder / name).read_bytes(), "application/pkix-crl")
        else:
            self.send_error(404)

    def do_POST(self) -> None:
        length = int(self.headers.get("Content-Length") or 0)
        if self.path != "/ocsp" or not 0 < length <= MAX_REQUEST:
            self.send_error(400)
            return
        try:
            request = ocsp.load_der_ocsp_request(self.rfile.read(length))
            reply = _answer(self.server.pki, self.server.responder, request)
        except (ValueError, TypeError):
            reply = ocsp.OCSPResponseBuilder.build_unsuccessful(ocsp.OCSPResponseStatus.MALFORMED_REQUEST)
        self._reply(reply.public_bytes(Encoding.DER), "application/ocsp-response")

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing: who asks about whom is nobody's business."""

    def _reply(self, body: bytes, kind: str) -> None:
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


def _answer(pki: Pki, responder: Issued, request: ocsp.OCSPRequest) -> ocsp.OCSPResponse:
    for issuer, signer, name in ((pki.sub, responder, "sub.crl"), (pki.root, pki.root, "root.crl")):
        key_hash = x509.SubjectKeyIdentifier.from_public_key(issuer.key.public_key()).digest
        if isinstance(request.hash_algorithm, SHA1) and request.issuer_key_hash == key_hash:
            crl = x509.load_der_x509_crl((pki.folder / name).read_bytes())
            return _signed_answer(request, crl, signer, appointed=signer is not issuer)
    return ocsp.OCSPResponseBuilder.build_unsuccessful(ocsp.OCSPResponseStatus.UNAUTHORIZED)


def _signed_answer(
    request: ocsp.OCSPRequest, crl: x509.CertificateRevocationList, signer: Issued, appointed: bool
) -> ocsp.OCSPResponse:
    now = datetime.now(UTC).replace(microsecond=0)
    entry = crl.get_revoked_certificate_by_serial_number(request.serial_number)
    builder = ocsp.OCSPResponseBuilder().add_response_by_hash(
        issuer_name_hash=request.issuer_name_hash,
        issuer_key_hash=request.issuer_key_hash,
        serial_number=request.serial_number,
        algorithm=request.hash_algorithm,
        cert_status=ocsp.OCSPCertStatus.REVOKED if entry else ocsp.OCSPCertStatus.GOOD,
        this_update=now,
        next_update=now + ANSWER_LIFE,
        revocation_time=entry.revocation_date_utc if entry else None,
        revocation_reason=None,
    )
    builder = builder.responder_id(ocsp.OCSPResponderEncoding.HASH, signer.certificate)
    if appointed:
        builder = builder.certificates([signer.certificate])
    return builder.sign(signer.key, SHA256())
