"""Time-stamps over HTTP against a real RFC 3161 server, and against servers that are none."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread

import pytest
import requests
from asn1crypto import cms, tsp

from vbdt.signing.timestamps import HttpTimeStamps, TimeStampUnavailable

DIGEST = sha256("Quyết định".encode()).digest()


@contextmanager
def _server(answer: Callable[[bytes], bytes], status: int = 200) -> Iterator[str]:
    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = answer(self.rfile.read(int(self.headers["Content-Length"])))
            self.send_response(status)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None: ...

    server = HTTPServer(("127.0.0.1", 0), Handler)
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def test_a_token_answers_the_question(timestamps: HttpTimeStamps) -> None:
    token = cms.ContentInfo.load(timestamps.stamp(DIGEST))
    info = token["content"]["encap_content_info"]["content"].parsed
    assert info["message_imprint"]["hashed_message"].native == DIGEST


def test_an_old_answer_is_not_taken_for_a_new_one(timestamps: HttpTimeStamps) -> None:
    """A recorded answer carries another nonce."""
    recorded = requests.post(timestamps.url, _question(), timeout=10).content
    with _server(lambda _: recorded) as url, pytest.raises(TimeStampUnavailable, match="không phải của văn bản này"):
        HttpTimeStamps(url, timeout=5).stamp(DIGEST)


def test_a_token_for_another_document_is_refused(timestamps: HttpTimeStamps) -> None:
    """The server answers with the right nonce and stamps something of its own."""

    def swap(question: bytes) -> bytes:
        request = tsp.TimeStampReq.load(question)
        request["message_imprint"]["hashed_message"] = sha256(b"khac").digest()
        return requests.post(timestamps.url, request.dump(force=True), timeout=10).content

    with _server(swap) as url, pytest.raises(TimeStampUnavailable, match="không phải của văn bản này"):
        HttpTimeStamps(url, timeout=5).stamp(DIGEST)


@pytest.mark.parametrize(
    ("body", "status", "sentence"),
    [
        (b"<html>", 200, "không đúng định dạng"),
        (b"\x30\x05\x30\x03\x02\x01\x02", 200, "từ chối"),
        (b"", 503, "Không kết nối"),
        (b"\x00" * (2 << 20), 200, "quá dài"),
    ],
)
def test_a_server_that_is_none_gets_a_sentence(body: bytes, status: int, sentence: str) -> None:
    with _server(lambda _: body, status) as url, pytest.raises(TimeStampUnavailable, match=sentence):
        HttpTimeStamps(url, timeout=5).stamp(DIGEST)


def _question() -> bytes:
    imprint = {"hash_algorithm": {"algorithm": "sha256"}, "hashed_message": DIGEST}
    question: bytes = tsp.TimeStampReq({"version": 1, "message_imprint": imprint, "nonce": 1}).dump()
    return question
