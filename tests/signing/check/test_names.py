"""Names are read as pyHanko reads them, whatever they hold."""

from io import BytesIO

import pytest
from pyhanko.pdf_utils.generic import NameObject
from pyhanko.pdf_utils.misc import PdfReadError

from vbdt.signing.check.names import read_name

NAMES = [
    b"/Type/Page",
    b"/Kids[",
    b"/A.b-c_d*!\"'+,:;=?@\\^`|~ x",
    b"/ x",
    b"/A#20B x",
    b"/Long" + b"x" * 300 + b" ",
    b"/End",
]


@pytest.mark.parametrize("data", NAMES, ids=range(len(NAMES)))
def test_the_same_name_and_the_same_place(data: bytes) -> None:
    ours, theirs = BytesIO(b"12" + data), BytesIO(b"12" + data)
    ours.seek(2)
    theirs.seek(2)
    expected = NameObject.read_from_stream(theirs)  # type: ignore[no-untyped-call]
    assert read_name(ours) == expected
    assert ours.tell() == theirs.tell()


@pytest.mark.parametrize("data", [b"x", b"/A\xaeB ", b"/A#2 ", b"/A#zz "])
def test_what_is_no_name_is_refused_alike(data: bytes) -> None:
    for read in (read_name, NameObject.read_from_stream):
        with pytest.raises(PdfReadError):
            read(BytesIO(data))
