"""A cross-reference table ends with the file, for processes that do nothing but check files.

pyHanko 0.38 reads such a table in lines of twenty bytes, and steps back where one begins with a line break. At the end
of a file the line is shorter than the step, and it reads the same bytes for ever: 249 bytes keep a processor busy.
"""

from collections.abc import Iterator
from typing import BinaryIO

from pyhanko.pdf_utils import xref
from pyhanko.pdf_utils.misc import PdfStreamError

LINE = 20

_parse = xref.parse_xref_table


class Ending:
    """A stream that gives whole lines of a table or fails."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self.seek, self.tell = stream.seek, stream.tell

    def read(self, size: int = -1) -> bytes:
        found = self._stream.read(size)
        if size == LINE and len(found) < LINE:
            raise PdfStreamError("a cross-reference table without an end")
        return found


def parse_table(stream: BinaryIO, strict: bool) -> Iterator[xref.XRefEntry]:
    """The entries of a table, from where the stream stands (ISO 32000-2, 7.5.4)."""
    return _parse(Ending(stream), strict)


def end_tables_with_the_file() -> None:
    """Teach pyHanko, in this process."""
    xref.parse_xref_table = parse_table
