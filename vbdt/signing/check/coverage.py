"""What the bytes themselves say about signatures, before and beside any PDF parser.

A parser follows the cross-reference table, which an attacker writes; the bytes cannot hide a signature, nor what no
signature covers.
"""

import re
from collections.abc import Collection, Iterator, Sequence, Set

from vbdt.signing.check import words

MAX_PDF = 256 << 20
"""Bytes."""
MAX_REVISIONS = 120
MAX_SIGNATURES = 40
"""Difference analysis grows with revisions times signatures; twenty signatures take about a second."""

HEADER_WITHIN = 1024
"""ISO 32000-1, annex H.3.4.1: where readers still look for the header."""

_BYTE_RANGE = re.compile(rb"/ByteRange\s{0,64}\[")
_RANGE = re.compile(rb"(?:\s{0,64}[+-]?\d{1,12}){4}")
_OBJECT = re.compile(rb"(?:^|[\r\n\t \0])(\d{1,10}[\r\n\t ]+\d{1,5}[\r\n\t ]+obj)\b")
_HEX = re.compile(rb"<[0-9A-Fa-f\s]*>")


def junk_before(pdf: bytes) -> int:
    """How many bytes stand before the PDF: readers skip up to 1,024 of them, and no signature covers them."""
    return max(0, pdf[:HEADER_WITHIN].find(b"%PDF-"))


def refusal(pdf: bytes) -> str:
    """Why the file is not even looked at, or an empty string."""
    if not pdf.startswith(b"%PDF-"):
        return words.NOT_A_PDF
    if len(pdf) > MAX_PDF:
        return words.TOO_LARGE
    if pdf.count(b"startxref") > MAX_REVISIONS or count_signatures(pdf) > MAX_SIGNATURES:
        return words.TOO_MANY_PARTS
    return ""


def count_signatures(pdf: bytes) -> int:
    """How often the bytes speak of a signed range, rightly or not."""
    return len(_BYTE_RANGE.findall(pdf))


def hidden(pdf: bytes, listed: Collection[tuple[int, ...]]) -> int:
    """How many signatures over this file the bytes hold whose ranges are not among those `listed` in the form.

    The word /ByteRange may stand in an attachment, in a text or in a place kept for a signature that was never made:
    what is no range over this file, with just a signature in its gap, has signed nothing of it.
    """
    return len({each for each in _ranges(pdf) if each not in listed and leaves_only_contents_open(pdf, each)})


def _ranges(pdf: bytes) -> Iterator[tuple[int, ...]]:
    for found in _BYTE_RANGE.finditer(pdf):
        numbers = _RANGE.match(pdf, found.end())
        if numbers:
            yield tuple(int(each) for each in numbers[0].split())


def leaves_only_contents_open(pdf: bytes, byte_range: Sequence[int]) -> bool:
    """Whether the range starts at 0 and its gap is exactly one hexadecimal string (ISO 32000-2, 12.8.1)."""
    if len(byte_range) != 4:
        return False
    start, before, after, length = byte_range
    in_order = start == 0 and 0 < before < after and length > 0 and after + length <= len(pdf)
    return in_order and _HEX.fullmatch(pdf, before, after) is not None


def covers_to_the_end(pdf: bytes, byte_range: Sequence[int]) -> bool:
    """Whether nothing follows what this signature covers."""
    return leaves_only_contents_open(pdf, byte_range) and byte_range[2] + byte_range[3] == len(pdf)


def end_of(byte_range: Sequence[int]) -> int:
    """How many bytes of the file make up the revision that was signed; 0 when the range is no ordinary one."""
    return byte_range[2] + byte_range[3] if len(byte_range) == 4 else 0


def only_blanks_follow(pdf: bytes, end: int) -> bool:
    """Whether all that comes after `end` is white space, as some mail programs add it."""
    return 0 < end < len(pdf) and not pdf[end:].strip(b"\r\n\t \0")


def only_objects_follow(pdf: bytes, end: int, offsets: Set[int], revisions: int) -> bool:
    """Whether the bytes from `end` on are nothing but `revisions` updates whose objects lie at `offsets`.

    An object that no cross-reference lists is invisible to one reader and shown by another that repairs the file.
    """
    tail = pdf[end:]
    listed = all(end + found.start(1) in offsets for found in _OBJECT.finditer(tail))
    finished = tail.rstrip(b"\r\n\t \0").endswith(b"%%EOF")
    return listed and finished and tail.count(b"startxref") == revisions
