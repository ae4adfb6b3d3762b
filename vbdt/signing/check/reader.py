"""Opening a PDF to check it: strictly, but for two things that ISO 32000 allows and that sound files of others have.

- A reference to an object that is not there means null (ISO 32000-2, 7.3.10). Nobody gains by defining it later: the
  comparison of revisions sees that an old reference came to mean something else.
- A later revision may use the object number of an earlier cross-reference stream again, as PDFBox does. pyHanko refuses
  that for the sake of encrypted files; we read them as they are.

Private parts of pyHanko 0.38 (pinned) are used here; the tests of this module fail if they are ever renamed.
"""

from dataclasses import replace
from io import BytesIO
from typing import Any

from pyhanko.pdf_utils.generic import NullObject, PdfObject, Reference
from pyhanko.pdf_utils.misc import PdfStrictReadError
from pyhanko.pdf_utils.reader import PdfFileReader, process_data_at_eof
from pyhanko.pdf_utils.xref import XRefBuilder, XRefSection, _check_xref_consistency


class Reader(PdfFileReader):
    """pyHanko's reader, to which a missing object is null."""

    def _read_object(self, ref: Reference, marker: Any, *args: Any, **options: Any) -> PdfObject:
        if marker is None:
            nothing = NullObject()
            nothing.container_ref = ref
            return nothing
        found: PdfObject = super()._read_object(ref, marker, *args, **options)
        return found


def open_strictly(pdf: bytes) -> Reader:
    """Raises whatever a hostile file provokes, PdfStrictReadError for what breaks the standard."""
    try:
        return Reader(BytesIO(pdf))
    except PdfStrictReadError:
        reader = Reader(BytesIO(pdf), strict=False)
        if reader.encrypted or reader.xrefs.hybrid_xrefs_present:
            raise
        _require_sound_tables(pdf, reader)
        reader.strict = True
        return reader


def open_loosely(pdf: bytes) -> Reader:
    """With indulgence: nothing that was read so is called valid without saying so."""
    return Reader(BytesIO(pdf), strict=False)


def _require_sound_tables(pdf: bytes, reader: Reader) -> None:
    """Refuse every fault of the cross-references but the one that is allowed here. Raises PdfStrictReadError."""
    stream = BytesIO(pdf)
    stream.seek(-1, 2)
    builder = XRefBuilder(handler=reader, stream=stream, strict=True, last_startxref=process_data_at_eof(stream))
    try:
        builder.read_xrefs()
    except PdfStrictReadError:
        # Raised at the very end when it is about how the revisions fit together; else the list is cut short.
        if len(builder.sections) != reader.xrefs.total_revisions:
            raise
        _check_xref_consistency([_without_number(each) for each in reversed(builder.sections)])


def _without_number(section: XRefSection) -> XRefSection:
    return replace(section, meta_info=replace(section.meta_info, stream_ref=None))
