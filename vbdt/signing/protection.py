"""How long a signed file is still held by its newest time-stamp (EN 319 142-1, 5.5): read from its bytes alone.

What the file holds, not whether it is right: that is for the verifier to say.
"""

from collections.abc import Sequence
from io import BytesIO

from asn1crypto import cms
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.general import extract_certificate_info
from pyhanko.sign.validation.generic_cms import extract_tst_data_iter
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature

from vbdt.document.protection import Hold, Protection
from vbdt.signing.editing import pdf_border
from vbdt.signing.evidence import DOCUMENT_TIME_STAMP, stamped_at


def protection_of(pdf: bytes) -> Protection:
    """Of a document time-stamp the last one counts; of signatures the one that is held the shortest.

    Raises BadInput for no usable PDF.
    """
    with pdf_border():
        found = list(PdfFileReader(BytesIO(pdf)).embedded_signatures)
        stamps = [each for each in found if each.sig_object_type == DOCUMENT_TIME_STAMP]
        if stamps:
            last = max(stamps, key=lambda each: each.signed_revision)
            return _of_stamp(Hold.ARCHIVE, last.signed_data)
        return _weakest([_of_signature(each) for each in found])


def _of_signature(signature: EmbeddedPdfSignature) -> Protection:
    inner = next(iter(extract_tst_data_iter(signature.signer_info, signed=False)), None)
    if inner is not None:
        return _of_stamp(Hold.TIME_STAMP, inner)
    return Protection(Hold.SIGNATURE, signature.self_reported_timestamp, signature.signer_cert.not_valid_after)


def _of_stamp(hold: Hold, message: cms.SignedData) -> Protection:
    authority = extract_certificate_info(message).signer_cert
    return Protection(hold, stamped_at(message), authority.not_valid_after)


def _weakest(found: Sequence[Protection]) -> Protection:
    ends = [each for each in found if each.until is not None]
    return min(ends, key=lambda each: (list(Hold).index(each.hold), each.until), default=Protection(Hold.NONE))
