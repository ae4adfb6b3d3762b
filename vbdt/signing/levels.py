"""Raising the level of signatures without any key: time-stamp, long-term data, archive time-stamp (EN 319 142-1).

Long-term data go in for every signature of the file, not only the last, and a document time-stamp in the same update
holds together what they prove, so that nobody ever sees a file whose end nothing protects.
"""

from collections.abc import Sequence
from datetime import datetime
from io import BytesIO

from asn1crypto import cms
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.general import SigningError
from pyhanko.sign.signers import PdfTimeStamper
from pyhanko.sign.timestamps import TimeStamper
from pyhanko.sign.validation.generic_cms import extract_tst_data_iter
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature

from vbdt.document.verdict import Level
from vbdt.errors import NotAllowed
from vbdt.pdf import KeepingWriter
from vbdt.signing.dss import LongTermData, add_long_term_data, read_long_term_data
from vbdt.signing.editing import open_for_update, pdf_border
from vbdt.signing.evidence import DOCUMENT_TIME_STAMP, gather, is_whole, messages, require_whole
from vbdt.signing.loops import require_no_loop
from vbdt.signing.made import LADDER, Raised, Services, Wanted
from vbdt.signing.timestamps import TimeStamps, TimeStampUnavailable
from vbdt.signing.trust.anchors import Trust
from vbdt.signing.trust.sources import RevocationUnavailable
from vbdt.signing.upgrade import raise_to_b_t

RESERVED = 24576
"""Hexadecimal digits kept for a document time-stamp, half again as much as the largest real tokens take."""


def raise_level(pdf: bytes, target: Level, services: Services, at: datetime) -> Raised:
    """Raise every signature of the file to `target` (B-T, B-LT or B-LTA), or as far as can be now.

    A service that is out is no error: the file comes back as good as it could be made, with the reason. A file that
    has reached the level comes back as it is. With B-LT nothing protects the data themselves; archives want B-LTA.
    Raises BadInput (not a usable PDF), NotAllowed (not signed, or locked against any addition).
    """
    require_no_loop()
    reached = lowest_level(pdf, services.trust)
    has_level = reached is not Level.NONE  # other formats have none, whatever is added to them
    try:
        if _is_below(reached, Level.B_T):
            pdf, reached = _with_time(pdf, services), Level.B_T
        if _is_below(reached, target):
            pdf, reached = _with_data(pdf, target, services, at, services.wanted), target
    except (TimeStampUnavailable, RevocationUnavailable) as outage:
        return Raised(pdf, reached if has_level else Level.NONE, str(outage))
    return Raised(pdf, reached if has_level else Level.NONE)


def refresh_archive(pdf: bytes, services: Services, at: datetime) -> bytes:
    """The file with one more archive time-stamp and the data that prove the one before it. Needs no key.

    Answers about signers that are older than their signatures are asked for again, and taken where they are had.
    Raises TimeStampUnavailable, RevocationUnavailable, BadInput, NotAllowed; then nothing was changed.
    """
    require_no_loop()
    lowest_level(pdf, services.trust)
    wanted = services.wanted if services.wanted is not Wanted.ANY else Wanted.NEWER
    return _with_data(pdf, Level.B_LTA, services, at, wanted)


def lowest_level(pdf: bytes, trust: Trust) -> Level:
    """The level that every signature of the file has. Raises BadInput, NotAllowed (not signed)."""
    found = levels(pdf, trust)
    if not found:
        raise NotAllowed("Tệp chưa có chữ ký số nên không nâng mức được.", "Ký số trước.")
    return min(found.values(), key=LADDER.index)


def levels(pdf: bytes, trust: Trust) -> dict[str, Level]:
    """The level of each signature by its field, document time-stamps left out. Raises BadInput.

    What the file holds, not whether it is right: that is for the verifier to say.
    """
    with pdf_border():
        reader = PdfFileReader(BytesIO(pdf))
        signatures = list(reader.embedded_signatures)
        return {
            str(each.field_name): level_of(each, reader, signatures, trust)
            for each in signatures
            if each.sig_object_type != DOCUMENT_TIME_STAMP
        }


def level_of(
    signature: EmbeddedPdfSignature, reader: PdfFileReader, signatures: Sequence[EmbeddedPdfSignature], trust: Trust
) -> Level:
    """The level of one signature among all of the file. Raises whatever a hostile file provokes."""
    if signature.sig_object.get("/SubFilter") != "/ETSI.CAdES.detached":
        return Level.NONE
    later = [
        each.signed_revision
        for each in signatures
        if each.sig_object_type == DOCUMENT_TIME_STAMP and each.signed_revision > signature.signed_revision
    ]
    if not later and not any(extract_tst_data_iter(signature.signer_info, signed=False)):
        return Level.B_B
    if not _is_proven(signature, read_long_term_data(reader), trust):
        return Level.B_T
    if not later:
        return Level.B_LT
    stamped = read_long_term_data(reader.get_historical_resolver(max(later)))
    return Level.B_LTA if _is_proven(signature, stamped, trust) else Level.B_LT


def _is_proven(signature: EmbeddedPdfSignature, data: LongTermData, trust: Trust) -> bool:
    return all(is_whole(message, data, trust) for message in messages(signature))


def _is_below(level: Level, target: Level) -> bool:
    return LADDER.index(level) < LADDER.index(target)


def _with_time(pdf: bytes, services: Services) -> bytes:
    """A time-stamp inside the last signature where only that one lacks it, else one over the whole file."""
    found = levels(pdf, services.trust)
    without = [field for field, level in found.items() if level is Level.B_B]
    if without == [_last_field(pdf)]:
        return raise_to_b_t(pdf, without[0], services.timestamps)
    return _stamped(open_for_update(pdf), services.timestamps)


def _last_field(pdf: bytes) -> str:
    with pdf_border():
        return str(PdfFileReader(BytesIO(pdf)).embedded_signatures[-1].field_name)


def _with_data(pdf: bytes, target: Level, services: Services, at: datetime, wanted: Wanted) -> bytes:
    data = require_whole(gather(pdf, services.trust, services.revocation, at, wanted))
    writer = open_for_update(pdf)
    with pdf_border():
        add_long_term_data(writer, data)
        if target is Level.B_LTA:
            return _stamped(writer, services.timestamps)
        out = BytesIO()
        writer.write(out)
        return out.getvalue()


def _stamped(writer: KeepingWriter, timestamps: TimeStamps) -> bytes:
    """What the writer holds, written with a document time-stamp over the whole file."""
    name = f"dau_thoi_gian_{len(writer.prev.embedded_signatures) + 1}"
    stamper = PdfTimeStamper(_Service(timestamps), field_name=name)
    with pdf_border():
        try:
            out: BytesIO = stamper.timestamp_pdf(writer, "sha256", bytes_reserved=RESERVED)
        except SigningError as error:
            raise NotAllowed("Văn bản đã được khóa, không cho thêm dấu thời gian.", "Giữ nguyên tệp.") from error
        return out.getvalue()


class _Service(TimeStamper):
    """Our service in the shape that pyHanko asks for. It blocks, inside an event loop that runs for nothing else."""

    def __init__(self, timestamps: TimeStamps) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._timestamps = timestamps

    async def async_timestamp(self, message_digest: bytes, md_algorithm: str) -> cms.ContentInfo:
        return cms.ContentInfo.load(self._timestamps.stamp(message_digest))
