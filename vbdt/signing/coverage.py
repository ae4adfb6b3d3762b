"""What the bytes themselves say about signatures, before and beside any PDF parser.

A parser follows the cross-reference table, which an attacker writes; the bytes cannot hide a signature, nor what no
signature covers.
"""

import re
from collections.abc import Sequence

from vbdt.signing import words

MAX_PDF = 256 << 20
"""Bytes."""
MAX_REVISIONS = 120
MAX_SIGNATURES = 40
"""Difference analysis grows with revisions times signatures; twenty signatures take about a second."""

_BYTE_RANGE = re.compile(rb"/ByteRange\s{0,64}\[")
_HEX = re.compile(rb"<[0-9A-Fa-f\s]*>")


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
    """How many signature dictionaries the bytes hold, listed in the form or not."""
    return len(_BYTE_RANGE.findall(pdf))


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
