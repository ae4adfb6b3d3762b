"""A local stand-in for a time-stamping authority: a real RFC 3161 server on loopback, for the demo and for tests.

Its tokens are real and verify against the PKI of `pki`; what it lacks is a trustworthy clock and anyone
outside who believes it.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

from asn1crypto import keys, tsp, x509
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from pyhanko.sign.timestamps import DummyTimeStamper

from vbdt.signing.stand_ins.pki import Pki
from vbdt.signing.trust.certificates import store_of

MAX_REQUEST = 65536


@contextmanager
def local_tsa(pki: Pki) -> Iterator[str]:
    """Run the server as long as the block lasts and give its address, `http://127.0.0.1:PORT/`."""
    server = _Server(_stamper(pki))
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, name="local-tsa", daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def _stamper(pki: Pki) -> DummyTimeStamper:
    der = pki.tsa.key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
    own = x509.Certificate.load(pki.tsa.der)
    return DummyTimeStamper(own, keys.PrivateKeyInfo.load(der), certs_to_embed=store_of(pki.sub.der))


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self, stamper: DummyTimeStamper) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.stamper = stamper


class _Handler(BaseHTTPRequestHandler):
    server: _Server

    def do_POST(self) -> None:
        length = int(self.headers.get("Content-Length") or 0)
        if not 0 < length <= MAX_REQUEST:
            self.send_error(413)
            return
        try:
            request = tsp.TimeStampReq.load(self.rfile.read(length), strict=True)
            reply = self.server.stamper.request_tsa_response(request).dump()
        except (ValueError, KeyError, TypeError):
            self.send_error(400)
            return
        self.send_response(200)
        self.send_header("Content-Type", "application/timestamp-reply")
        self.send_header("Content-Length", str(len(reply)))
        self.end_headers()
        self.wfile.write(reply)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing: what was stamped is nobody's business."""
