"""Where answers about revocation come from: lists at hand, and the addresses that certificates name (RFC 5280, 4.2).

An address is asked only for a certificate whose path leads to somebody this desk believes, so that a hostile file
cannot make the desk call wherever it likes.
"""

import time
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Protocol
from urllib.parse import urlsplit

from cryptography import x509
from cryptography.hazmat.primitives.hashes import SHA1
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509 import ocsp
from cryptography.x509.oid import AuthorityInformationAccessOID

from vbdt.errors import UserError
from vbdt.signing.trust.answers import RevocationAnswer, read_crl, read_ocsp
from vbdt.signing.web import NoReply, ask

MAX_OCSP = 1 << 16
MAX_CRL = 64 << 20
"""Bytes. OCSP answers have a few kilobytes, the largest public revocation lists some tens of megabytes."""
SILENT_FOR = 60.0
"""Seconds for which a server that did not answer is not asked again: an outage must not cost its time-out each time."""


class RevocationUnavailable(UserError):
    """Nobody could say now whether a certificate was taken back; or only as of before it signed (`older`)."""

    def __init__(self, whose: str, older: bool = False) -> None:
        if older:
            what = f"Thông tin thu hồi của chứng thư «{whose}» có từ trước lúc ký."
            super().__init__(what, "Chương trình chờ thông tin mới hơn rồi tự bổ sung.")
        else:
            what = f"Chưa lấy được thông tin thu hồi của chứng thư «{whose}»."
            super().__init__(what, "Kiểm tra mạng hoặc nạp danh sách thu hồi (CRL) mới, rồi bổ sung sau.")


class RevocationSource(Protocol):
    """Whoever can say whether certificates were taken back."""

    def answer(
        self, certificate: x509.Certificate, issuer: x509.Certificate, at: datetime, since: datetime | None = None
    ) -> RevocationAnswer | None:
        """An answer that is fresh at `at`, None when there is none; with `since` one made after that, if there is one.

        Raises nothing.
        """


class ListsAtHand:
    """Revocation lists (DER) that somebody put on this machine."""

    def __init__(self, crls: Sequence[bytes]) -> None:
        self._crls = tuple(crls)

    def answer(
        self, certificate: x509.Certificate, issuer: x509.Certificate, at: datetime, since: datetime | None = None
    ) -> RevocationAnswer | None:
        read = (read_crl(der, certificate, issuer) for der in self._crls)
        fresh = [each for each in read if each is not None and each.is_fresh(at)]
        return max(fresh, key=lambda each: each.made_at, default=None)


class OnlineRevocation:
    """Asks the OCSP responder that the certificate names, then for its revocation list; keeps answers while fresh.

    `timeout` in seconds is for one question.
    """

    def __init__(self, timeout: float = 10.0) -> None:
        self._timeout = timeout
        self._known: dict[bytes, RevocationAnswer] = {}
        self._lists: dict[str, bytes] = {}
        self._silent: dict[str, float] = {}

    def answer(
        self, certificate: x509.Certificate, issuer: x509.Certificate, at: datetime, since: datetime | None = None
    ) -> RevocationAnswer | None:
        name = certificate.public_bytes(Encoding.DER)
        known = self._known.get(name)
        best = known if known is not None and known.is_fresh(at) else None
        if best is not None and best.is_made_after(since):
            return best
        for found in self._asked(certificate, issuer, at, since):
            if found is not None and found.is_fresh(at) and (best is None or found.made_at > best.made_at):
                best = self._known[name] = found
                if found.is_made_after(since):
                    break
        return best

    def _asked(
        self, certificate: x509.Certificate, issuer: x509.Certificate, at: datetime, since: datetime | None
    ) -> Iterator[RevocationAnswer | None]:
        question = _question(certificate, issuer)
        for url in responder_addresses(certificate):
            der = self._ask(url, question, {"Content-Type": "application/ocsp-request"}, MAX_OCSP)
            yield None if der is None else read_ocsp(der, certificate, issuer)
        for url in list_addresses(certificate):
            kept = self._lists.get(url)
            answer = None if kept is None else read_crl(kept, certificate, issuer)
            if answer is not None and answer.is_fresh(at) and answer.is_made_after(since):
                yield answer
                continue
            der = self._ask(url, None, {}, MAX_CRL)
            if der is not None:
                self._lists[url] = der
                yield read_crl(der, certificate, issuer)

    def _ask(self, url: str, body: bytes | None, headers: dict[str, str], limit: int) -> bytes | None:
        server = urlsplit(url).netloc
        if time.monotonic() < self._silent.get(server, 0.0):
            return None
        try:
            return ask(url, body, headers, self._timeout, limit)
        except NoReply:
            self._silent[server] = time.monotonic() + SILENT_FOR
            return None


class FirstAnswer:
    """Several sources, asked in turn until one gives what is wanted."""

    def __init__(self, *sources: RevocationSource) -> None:
        self._sources = sources

    def answer(
        self, certificate: x509.Certificate, issuer: x509.Certificate, at: datetime, since: datetime | None = None
    ) -> RevocationAnswer | None:
        older = []
        for source in self._sources:
            found = source.answer(certificate, issuer, at, since)
            if found is not None and found.is_made_after(since):
                return found
            older += [found] if found is not None else []
        return max(older, key=lambda each: each.made_at, default=None)


def responder_addresses(certificate: x509.Certificate) -> tuple[str, ...]:
    """The OCSP addresses in the certificate (RFC 5280, 4.2.2.1)."""
    try:
        access = certificate.extensions.get_extension_for_class(x509.AuthorityInformationAccess).value
    except (x509.ExtensionNotFound, x509.DuplicateExtension, ValueError):
        return ()
    wanted = [each for each in access if each.access_method == AuthorityInformationAccessOID.OCSP]
    return _addresses([each.access_location for each in wanted])


def list_addresses(certificate: x509.Certificate) -> tuple[str, ...]:
    """The addresses of the revocation list in the certificate (RFC 5280, 4.2.1.13)."""
    try:
        points = certificate.extensions.get_extension_for_class(x509.CRLDistributionPoints).value
    except (x509.ExtensionNotFound, x509.DuplicateExtension, ValueError):
        return ()
    return _addresses([name for point in points for name in point.full_name or ()])


def _addresses(names: Sequence[x509.GeneralName]) -> tuple[str, ...]:
    texts = [each.value for each in names if isinstance(each, x509.UniformResourceIdentifier)]
    return tuple(each for each in texts if each.startswith(("http://", "https://")))


def _question(certificate: x509.Certificate, issuer: x509.Certificate) -> bytes:
    """Certificates are named by SHA-1 hashes because responders of the light profile know no other (RFC 5019)."""
    request = ocsp.OCSPRequestBuilder().add_certificate(certificate, issuer, SHA1())  # noqa: S303 - a name, no proof
    return request.build().public_bytes(Encoding.DER)
