"""Time-stamps (dấu thời gian) from a time-stamping authority over HTTP: RFC 3161, one request, one checked answer."""

import secrets
from dataclasses import dataclass
from typing import ClassVar, Protocol

from asn1crypto import algos, cms, core, tsp

from vbdt.errors import UserError
from vbdt.signing.web import NoReply, ask

MAX_REPLY = 1 << 20
"""Bytes. Real tokens are 2 to 8 kilobytes."""


class TimeStampUnavailable(UserError):
    """The authority could not be reached in time or did not give a usable token."""

    def __init__(self, what: str) -> None:
        super().__init__(what, "Kiểm tra mạng và địa chỉ máy chủ cấp dấu thời gian, rồi cấp bổ sung sau.")


class TimeStamps(Protocol):
    """Whoever can say that something existed at a time."""

    def stamp(self, digest: bytes) -> bytes:
        """The token (DER of a CMS ContentInfo) for a SHA-256 digest. Raises TimeStampUnavailable."""


@dataclass(frozen=True, slots=True)
class HttpTimeStamps:
    """An authority at an address. `timeout` in seconds bounds the whole exchange: real ones took from 2 to 131 s."""

    url: str
    timeout: float = 30.0

    def stamp(self, digest: bytes) -> bytes:
        nonce = secrets.randbits(63)
        reply = self._post(_request(digest, nonce))
        try:
            return _token(_Reply.load(reply, strict=True), digest, nonce)
        except (ValueError, TypeError, KeyError, AttributeError):
            raise TimeStampUnavailable("Máy chủ cấp dấu thời gian trả lời không đúng định dạng.") from None

    def _post(self, body: bytes) -> bytes:
        headers = {"Content-Type": "application/timestamp-query", "Accept": "application/timestamp-reply"}
        try:
            return ask(self.url, body, headers, self.timeout, MAX_REPLY)
        except NoReply as silence:
            if silence.overlong:
                raise TimeStampUnavailable("Máy chủ cấp dấu thời gian trả lời quá lâu hoặc quá dài.") from None
            raise TimeStampUnavailable("Không kết nối được máy chủ cấp dấu thời gian.") from None


class _Reply(core.Sequence):  # type: ignore[misc]
    """TimeStampResp of RFC 3161, 2.4.2; asn1crypto's own does not know that a refusal carries no token."""

    _fields: ClassVar = [("status", tsp.PKIStatusInfo), ("time_stamp_token", cms.ContentInfo, {"optional": True})]


def _request(digest: bytes, nonce: int) -> bytes:
    imprint = {"hash_algorithm": algos.DigestAlgorithm({"algorithm": "sha256"}), "hashed_message": digest}
    request = {"version": 1, "message_imprint": tsp.MessageImprint(imprint), "nonce": nonce, "cert_req": True}
    encoded: bytes = tsp.TimeStampReq(request).dump()
    return encoded


def _token(reply: _Reply, digest: bytes, nonce: int) -> bytes:
    """The token, if it answers this very question (RFC 3161, 2.4.2)."""
    if reply["status"]["status"].native not in ("granted", "granted_with_mods"):
        raise TimeStampUnavailable("Máy chủ cấp dấu thời gian từ chối yêu cầu.")
    token = reply["time_stamp_token"]
    info = token["content"]["encap_content_info"]["content"].parsed
    if info["nonce"].native != nonce or info["message_imprint"]["hashed_message"].native != digest:
        raise TimeStampUnavailable("Dấu thời gian nhận được không phải của văn bản này.")
    encoded: bytes = token.dump()
    return encoded
