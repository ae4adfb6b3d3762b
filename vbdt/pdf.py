"""The one way this program adds to a finished PDF: an incremental update that leaves the earlier bytes alone."""

from typing import TypeGuard

from pyhanko.pdf_utils.generic import ArrayObject, Reference, StreamObject
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter


class KeepingWriter(IncrementalPdfFileWriter):
    """An incremental writer that keeps a PDF/A what it is.

    pyHanko rewrites the XMP packet on every save and loses the extension schema that makes the file PDF/A. The packet
    says nothing that a filled field or a signature would change, so it stays byte for byte as typst wrote it.

    A compressed stream whose last byte happens to be CR (one in 256) reads, together with the LF before `endstream`, as
    if its /Length were one too many; such a stream is written uncompressed.

    The overridden methods are private in pyHanko 0.38 (pinned); the PDF/A tests fail if they are ever renamed.
    """

    def _update_meta(self) -> None:
        """Leave the packet alone."""

    def _prep_dom_for_writing(self) -> None:
        super()._prep_dom_for_writing()  # type: ignore[no-untyped-call]
        for written in self.objects.values():
            if _ends_in_cr(written):
                written.strip_filters()

    def mend_streams(self) -> None:
        """Write those streams of the earlier revision anew that end in CR."""
        for number in range(1, self.prev.trailer["/Size"]):
            reference = Reference(number, 0, self)
            if _ends_in_cr(self.get_object(reference)):
                self.mark_update(reference)

    def keep_document_id(self) -> None:
        """Carry both halves of the document's /ID over, so that the same update gives the same bytes every time."""
        first, _ = self.prev.trailer["/ID"]
        self._document_id = ArrayObject([first, first])


def _ends_in_cr(written: object) -> TypeGuard[StreamObject]:
    return isinstance(written, StreamObject) and written.encoded_data.endswith(b"\r")
