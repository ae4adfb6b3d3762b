"""Signing a PDF: PAdES B-B, raised to B-T when a time-stamp can be had (ETSI EN 319 142-1).

In three stages, so that in a batch the token never waits: `prepare` does everything up to the bytes the key must sign,
the key signs them, `finish` puts the value into the file. `sign` is the three in a row.
"""

import asyncio
from collections.abc import Sequence
from io import BytesIO

from asn1crypto import x509
from pyhanko.sign.fields import FieldMDPAction, FieldMDPSpec, SigSeedSubFilter, enumerate_sig_fields
from pyhanko.sign.general import SigningError
from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner
from pyhanko.sign.signers.pdf_cms import ExternalSigner, PdfCMSSignedAttributes
from pyhanko.stamp import StaticStampStyle

from vbdt.document.verdict import Level
from vbdt.errors import NotAllowed
from vbdt.pdf import KeepingWriter
from vbdt.signing.editing import open_for_update, pdf_border
from vbdt.signing.field_place import page_turn
from vbdt.signing.fields import lock_of
from vbdt.signing.keys.key import Key
from vbdt.signing.loops import require_no_loop
from vbdt.signing.made import Prepared, Signed
from vbdt.signing.mark import look_of
from vbdt.signing.timestamps import TimeStamps, TimeStampUnavailable
from vbdt.signing.trust.certificates import store_of
from vbdt.signing.upgrade import raise_to_b_t

RESERVED = 24576
"""Hexadecimal digits kept for the signature, with room for a later time-stamp; saves pyHanko a trial signature."""


def sign(
    pdf: bytes,
    key: Key,
    field: str,
    *,
    image: bytes | None = None,
    lock: Sequence[str] = (),
    timestamps: TimeStamps | None = None,
    reason: str = "",
) -> Signed:
    """Sign in an existing empty field; the mark is `image` (PNG), stretched over the field, and nothing else.

    `lock` names the fields that nobody may change after this signature; the signature field must already say so when
    the file carries an earlier signature. When no time-stamp can be had, the signature stays B-B and `notice` says so:
    `raise_to_b_t` adds it later without the key. Call it outside of an event loop.
    Raises BadInput (PDF or image unusable), NotAllowed (no such field, already signed), KeyRefused.
    """
    prepared = prepare(pdf, key, field, image=image, lock=lock, reason=reason)
    return finish(prepared, key.sign_bytes(prepared.to_sign), timestamps)


def prepare(
    pdf: bytes, key: Key, field: str, *, image: bytes | None = None, lock: Sequence[str] = (), reason: str = ""
) -> Prepared:
    """Everything that needs no token. The moment of signing that the file will claim is now.

    Raises BadInput, NotAllowed as `sign` does.
    """
    require_no_loop()
    writer = open_for_update(pdf)
    look_of(image)  # an unusable picture is said as such, before anything of the file is
    with pdf_border():
        look = look_of(image, _prepare_field(writer, field, lock))
        return asyncio.run(_prepared(writer, key, field, look, reason))


def finish(prepared: Prepared, value: bytes, timestamps: TimeStamps | None = None) -> Signed:
    """Put the signature value into the file, and a time-stamp on it where a service is given."""
    require_no_loop()
    # pyHanko's name for a signer that somebody else does the arithmetic for; it wants the value at its birth.
    given = prepared._signer
    signer = ExternalSigner(
        given.signing_cert, given.cert_registry, value, given.signature_mechanism, embed_roots=False
    )
    message = asyncio.run(signer.async_sign_prescribed_attributes(prepared._hash, prepared._attributes))
    prepared._digest.fill_with_cms(prepared._file, message)
    signed = prepared._file.getvalue()
    if timestamps is None:
        return Signed(signed, Level.B_B)
    try:
        return Signed(raise_to_b_t(signed, prepared.field, timestamps), Level.B_T)
    except TimeStampUnavailable as error:
        return Signed(signed, Level.B_B, f"Đã ký, chờ cấp dấu thời gian. {error}")


async def _prepared(writer: KeepingWriter, key: Key, field: str, look: StaticStampStyle, reason: str) -> Prepared:
    digest = key.scheme.digest
    metadata = PdfSignatureMetadata(
        field_name=field,
        md_algorithm=digest,
        subfilter=SigSeedSubFilter.PADES,
        name=key.certificate.subject,
        reason=reason or None,
    )
    signer = _signer_of(key)
    try:
        session = PdfSigner(metadata, signer, stamp_style=look).init_signing_session(writer, existing_fields_only=True)
        document = session.prepare_tbs_document(None, bytes_reserved=RESERVED)
    except SigningError as error:
        raise NotAllowed(
            "Văn bản đã được khóa, không cho ký thêm vào ô này.", "Dùng bản chưa khóa, hoặc hỏi nơi đã ký trước."
        ) from error
    prepared, file = document.digest_tbs_document()
    assert isinstance(file, BytesIO)  # pyHanko's own when it is given none
    claimed = PdfCMSSignedAttributes(signing_time=session.system_time)
    attributes = await signer.signed_attrs(prepared.document_digest, digest, claimed, use_pades=True)
    return Prepared(field, attributes.dump(), digest, attributes, signer, prepared, file)


def _signer_of(key: Key) -> ExternalSigner:
    certificate = bytes.fromhex(key.certificate.der)
    registry = store_of(certificate, *key.chain)
    return ExternalSigner(
        x509.Certificate.load(certificate), registry, None, key.scheme.identifier(), embed_roots=False
    )


def _prepare_field(writer: KeepingWriter, field: str, lock: Sequence[str]) -> int:
    """Find the field, refuse a used one, see to it that signing will lock what must be locked; its page's turn."""
    fields = {name: (value, reference) for name, value, reference in enumerate_sig_fields(writer)}
    if field not in fields:
        raise NotAllowed(f"Tệp PDF không có ô ký tên «{field}».", "Tạo lại bản PDF từ dự thảo, hoặc thêm ô ký.")
    value, reference = fields[field]
    if value is not None:
        raise NotAllowed("Ô này đã được ký.", "Mỗi ô chỉ ký một lần; muốn ký lại thì lập bản PDF mới.")
    dictionary = reference.get_object()
    turn = page_turn(dictionary)
    missing = set(lock) - lock_of(dictionary)
    if not missing:
        return turn
    if any(earlier is not None for earlier, _ in fields.values()):
        raise NotAllowed(
            "Ô ký không được chuẩn bị để khóa số và ngày của văn bản.", "Tạo lại bản PDF từ dự thảo và trình ký lại."
        )
    names = sorted(set(lock) | lock_of(dictionary))
    dictionary["/Lock"] = FieldMDPSpec(FieldMDPAction.INCLUDE, names).as_sig_field_lock()
    writer.mark_update(reference)
    return turn
