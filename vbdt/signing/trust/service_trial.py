"""Does a time-stamping service work, and do we believe it? One real request, and the answer looked at as a verifier."""

import asyncio
import hashlib
import logging
import secrets
import time
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from asn1crypto import cms

from vbdt.document.verdict import CertificateFacts
from vbdt.errors import BadInput
from vbdt.signing.loops import require_no_loop
from vbdt.signing.timestamps import HttpTimeStamps, TimeStampUnavailable
from vbdt.signing.trust.anchors import Trust

if TYPE_CHECKING:
    from pyhanko.sign.validation.status import TimestampSignatureStatus

log = logging.getLogger(__name__)
LONGEST_WAIT = 30.0
"""Seconds. As long as an act waits."""


@dataclass(frozen=True, slots=True)
class ServiceTrial:
    """A token came, is right, and says this time. `trusted`: its certificate leads to an anchor of ours."""

    seconds: float
    stamped_at: datetime
    received_at: datetime
    certificate: CertificateFacts
    trusted: bool


def require_address(url: str) -> str:
    """The address without blanks around it. Raises BadInput unless it is one of http or https."""
    address = url.strip()
    try:
        parts = urlsplit(address)
        good = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        good = False
    if not good or " " in address:
        raise BadInput("Địa chỉ máy chủ phải bắt đầu bằng http:// hoặc https://.", "Ví dụ: http://tsa.ca.gov.vn")
    return address


def try_service(url: str, trust: Trust) -> ServiceTrial:
    """Ask for one time-stamp on random bytes. Raises BadInput for the address, TimeStampUnavailable for the answer."""
    from vbdt.signing.trust.certificates import read_certificate

    require_no_loop()
    digest = hashlib.sha256(secrets.token_bytes(32)).digest()
    start = time.monotonic()
    token = HttpTimeStamps(require_address(url), LONGEST_WAIT).stamp(digest)
    seconds, received_at = time.monotonic() - start, datetime.now(UTC)
    try:
        status = asyncio.run(_checked(token, digest, trust, received_at))
    except Exception:  # as in verify: a hostile answer can make a parser raise anything at all
        log.debug("time-stamp that cannot be checked", exc_info=True)
        raise TimeStampUnavailable("Máy chủ trả lời nhưng không kiểm tra được dấu thời gian của nó.") from None
    if not (status.valid and status.intact):
        raise TimeStampUnavailable("Máy chủ trả lời nhưng dấu thời gian của nó không đúng.")
    certificate = read_certificate(status.signing_cert.dump())
    stamped_at = status.timestamp.astimezone(UTC)
    return ServiceTrial(seconds, stamped_at, received_at, certificate, bool(status.trusted))


async def _checked(token: bytes, digest: bytes, trust: Trust, at: datetime) -> "TimestampSignatureStatus":
    from pyhanko.sign.validation.generic_cms import validate_tst_signed_data
    from pyhanko.sign.validation.status import TimestampSignatureStatus

    from vbdt.signing.check.embedded import Embedded
    from vbdt.signing.trust.believed import believed

    signed = cms.ContentInfo.load(token)["content"]
    context = believed(trust).context(at, Embedded())
    return TimestampSignatureStatus(
        **await validate_tst_signed_data(signed, context, expected_tst_imprint=lambda _: digest)
    )
