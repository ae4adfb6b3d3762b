"""Everything needed to judge the signatures of a file later, when authorities are gone: certificates and answers.

For every signature and every time-stamp of the file, the ones inside signatures included: its path up to an anchor,
and for each certificate below the anchor an answer about revocation (ETSI EN 319 142-1, 5.4).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from itertools import pairwise

from asn1crypto import cms
from cryptography import x509
from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives.serialization import Encoding
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.general import extract_certificate_info
from pyhanko.sign.validation.generic_cms import extract_tst_data_iter
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature

from vbdt.signing.dss import LongTermData, read_long_term_data
from vbdt.signing.editing import pdf_border
from vbdt.signing.made import Wanted
from vbdt.signing.trust.anchors import Trust
from vbdt.signing.trust.answers import AnswerKind, RevocationAnswer, read_crl, read_ocsp, responders
from vbdt.signing.trust.sources import RevocationSource, RevocationUnavailable

DOCUMENT_TIME_STAMP = "/DocTimeStamp"
LONGEST_PATH = 8
"""Certificates from signer to anchor; real paths have three or four."""
Link = tuple[x509.Certificate, x509.Certificate]
"""A certificate and the one that issued it."""


@dataclass(frozen=True, slots=True)
class Gathered:
    """The data found; the names of what is missing, and of signers about whom only older answers were had."""

    data: LongTermData
    missing: tuple[str, ...]
    older: tuple[str, ...] = ()


def gather(pdf: bytes, trust: Trust, source: RevocationSource, at: datetime, wanted: Wanted = Wanted.ANY) -> Gathered:
    """The long-term data of all signatures of the file. Raises BadInput for no PDF; what is not found is named.

    What the file already holds is not asked again, but for what is not as new as `wanted`, and for the last document
    time-stamp: the answers about its authority must be newer than itself. An authority no longer answers for what has
    expired meanwhile.
    """
    with pdf_border():
        reader = PdfFileReader(BytesIO(pdf))
        signatures = list(reader.embedded_signatures)
        held = read_long_term_data(reader)
        gathering = _Gathering(trust, source, at, held, wanted)
        for signature in signatures:
            renew = signature is signatures[-1] and signature.sig_object_type == DOCUMENT_TIME_STAMP
            for message in messages(signature):
                gathering.add(message, renew, _signed_at(signature) if message is signature.signed_data else None)
    return gathering.result()


def require_whole(gathered: Gathered) -> LongTermData:
    """The data when nothing is missing or too old. Raises RevocationUnavailable with the first thing that is."""
    if gathered.missing:
        raise RevocationUnavailable(gathered.missing[0])
    if gathered.older:
        raise RevocationUnavailable(gathered.older[0], older=True)
    return gathered.data


def messages(signature: EmbeddedPdfSignature) -> Iterator[cms.SignedData]:
    """The CMS message of a signature and those of the time-stamps inside it."""
    yield signature.signed_data
    yield from extract_tst_data_iter(signature.signer_info, signed=False)
    yield from extract_tst_data_iter(signature.signer_info, signed=True)


def path_of(message: cms.SignedData, trust: Trust, more: tuple[bytes, ...]) -> tuple[x509.Certificate, ...]:
    """The signer's certificate and those above it, as far as they are at hand; the last is an anchor if one is met."""
    info = extract_certificate_info(message)
    anchors = _loaded(trust.anchors)
    others = _loaded(tuple(each.dump() for each in info.other_certs) + trust.intermediates + more)
    path = [x509.load_der_x509_certificate(info.signer_cert.dump())]
    while path[-1] not in anchors and len(path) < LONGEST_PATH:
        issuer = next((each for each in [*anchors, *others] if each not in path and _issued(path[-1], each)), None)
        if issuer is None:
            break
        path.append(issuer)
    return tuple(path)


def is_whole(message: cms.SignedData, data: LongTermData, trust: Trust) -> bool:
    """Whether the data prove this message: a path up to its end, and an answer for every certificate below that."""
    path = path_of(message, trust, data.certificates)
    ends = _is_anchor(path[-1], trust) or _issued(path[-1], path[-1])
    return ends and all(_held(link, data) is not None for link in pairwise(path))


class _Gathering:
    """What was found so far for one file."""

    def __init__(
        self, trust: Trust, source: RevocationSource, at: datetime, held: LongTermData, wanted: Wanted
    ) -> None:
        self._trust = trust
        self._source = source
        self._at = at
        self._held = held
        self._wanted = wanted
        self._certificates: dict[bytes, None] = {}
        self._answers: dict[bytes, AnswerKind] = {}
        self._missing: dict[str, None] = {}
        self._older: dict[str, None] = {}

    def add(self, message: cms.SignedData, renew: bool, signed_at: datetime | None) -> None:
        """`signed_at` is given for a person's or an agency's signature; it concerns the signer's own certificate."""
        path = path_of(message, self._trust, self._held.certificates)
        self._certificates |= {each.public_bytes(Encoding.DER): None for each in path}
        if not _is_anchor(path[-1], self._trust):
            self._missing[_name(path[-1])] = None
            return
        since = None if self._wanted is Wanted.ANY else signed_at
        for n, link in enumerate(pairwise(path)):
            self._add_answer(link, renew, since if n == 0 else None)

    def result(self) -> Gathered:
        crls = tuple(der for der, kind in self._answers.items() if kind is AnswerKind.CRL)
        ocsps = tuple(der for der, kind in self._answers.items() if kind is AnswerKind.OCSP)
        appointed = {each: None for der in ocsps for each in responders(der)}
        certificates = tuple(self._certificates | appointed)
        return Gathered(LongTermData(certificates, crls, ocsps), tuple(self._missing), tuple(self._older))

    def _add_answer(self, link: Link, renew: bool, since: datetime | None) -> None:
        held = _held(link, self._held)
        found = held
        if held is None or renew or not held.is_made_after(since):
            found = self._source.answer(*link, self._at, since) or held
        if found is None:
            self._missing[_name(link[0])] = None
            return
        self._answers[found.der] = found.kind
        if self._wanted is Wanted.AFTER_SIGNING and not found.is_made_after(since):
            self._older[_name(link[0])] = None


def _held(link: Link, data: LongTermData) -> RevocationAnswer | None:
    read = [*(read_ocsp(der, *link) for der in data.ocsps), *(read_crl(der, *link) for der in data.crls)]
    return max((each for each in read if each is not None), key=lambda each: each.made_at, default=None)


def _signed_at(signature: EmbeddedPdfSignature) -> datetime | None:
    """When it was signed, by the time-stamp inside it, else by its own word; None for a document time-stamp."""
    if signature.sig_object_type == DOCUMENT_TIME_STAMP:
        return None
    for message in extract_tst_data_iter(signature.signer_info, signed=False):
        return stamped_at(message)
    claimed: datetime | None = signature.self_reported_timestamp
    return claimed


def stamped_at(message: cms.SignedData) -> datetime:
    """The time that a time-stamp gives (RFC 3161, genTime), UTC."""
    at: datetime = message["encap_content_info"]["content"].parsed["gen_time"].native
    return at


def _is_anchor(certificate: x509.Certificate, trust: Trust) -> bool:
    return certificate.public_bytes(Encoding.DER) in trust.anchors


def _issued(certificate: x509.Certificate, issuer: x509.Certificate) -> bool:
    try:
        certificate.verify_directly_issued_by(issuer)
    except (ValueError, TypeError, InvalidSignature, UnsupportedAlgorithm):
        return False
    return True


def _loaded(ders: tuple[bytes, ...]) -> list[x509.Certificate]:
    return [x509.load_der_x509_certificate(each) for each in dict.fromkeys(ders)]


def _name(certificate: x509.Certificate) -> str:
    return certificate.subject.rfc4514_string()
