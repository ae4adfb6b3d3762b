"""The one way this program adds to a finished PDF: an incremental update that leaves the earlier bytes alone."""

from pyhanko.pdf_utils.generic import ArrayObject
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter


class KeepingWriter(IncrementalPdfFileWriter):
    """An incremental writer that keeps the file's own description of itself (XMP).

    pyHanko rewrites the XMP packet on every save and loses the extension schema that makes the file PDF/A. The packet
    says nothing that a filled field or a signature would change, so it stays byte for byte as typst wrote it.
    """

    def _update_meta(self) -> None:
        """Leave the packet alone. Private in pyHanko 0.38 (pinned); the PDF/A tests fail if it is ever renamed."""

    def keep_document_id(self) -> None:
        """Carry both halves of the document's /ID over, so that the same update gives the same bytes every time."""
        first, _ = self.prev.trailer["/ID"]
        self._document_id = ArrayObject([first, first])
