"""Adding a time-stamp to a signature that has none, without the signing key.

The token goes into the unsigned attributes of the CMS (RFC 3161, Appendix A), inside the gap that the signature's
/ByteRange leaves open, so nothing that was signed changes. That gap is open only for the last signature of a file:
a later one covers it.
"""

from hashlib import sha256
from io import BytesIO

from asn1crypto import cms
from pyhanko.pdf_utils.reader import PdfFileReader

from vbdt.errors import BadInput, NotAllowed
from vbdt.signing.editing import pdf_border
from vbdt.signing.timestamps import TimeStamps


def raise_to_b_t(pdf: bytes, field: str, timestamps: TimeStamps) -> bytes:
    """The file with a time-stamp on the signature in `field`: level B-T, same length, same signed bytes.

    Raises TimeStampUnavailable, NotAllowed (not signed, not the last signature, no room), BadInput.
    """
    with pdf_border():
        start, end, contents = _gap(pdf, field)
        message = cms.ContentInfo.load(contents)
        info = message["content"]["signer_infos"][0]
        present = list(info["unsigned_attrs"] or ())
    token = cms.ContentInfo.load(timestamps.stamp(sha256(info["signature"].native).digest()))
    attribute = cms.CMSAttribute({"type": "signature_time_stamp_token", "values": [token]})
    info["unsigned_attrs"] = cms.CMSAttributes([*present, attribute])
    encoded: bytes = message.dump().hex().encode()
    room = end - start - 2
    if len(encoded) > room:
        raise NotAllowed("Chữ ký không còn chỗ để thêm dấu thời gian.", "Ký lại văn bản khi có dấu thời gian.")
    return pdf[:start] + b"<" + encoded.ljust(room, b"0") + b">" + pdf[end:]


def _gap(pdf: bytes, field: str) -> tuple[int, int, bytes]:
    """Where the hexadecimal /Contents of the signature begins and ends in the file, and what it holds."""
    for signature in PdfFileReader(BytesIO(pdf)).embedded_signatures:
        if signature.field_name == field:
            _, start, end, length = (int(number) for number in signature.byte_range)
            if end + length != len(pdf):
                raise NotAllowed("Chỉ thêm được dấu thời gian cho chữ ký sau cùng của tệp.")
            if pdf[start : start + 1] != b"<" or pdf[end - 1 : end] != b">":
                raise BadInput("Chữ ký trong tệp không đúng chuẩn.", "Dùng bản khác của tệp.")
            return start, end, bytes.fromhex(pdf[start + 1 : end - 1].decode("ascii"))
    raise NotAllowed(f"Ô «{field}» chưa được ký.")
