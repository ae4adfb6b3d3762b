"""What a PDF from outside says, read where it can do no harm: in a child process, as its signatures are checked.

What a person chooses (a scan, an annex, a draft made elsewhere) is mended there as well, before anything of ours reads
it: a file that hangs a reader must not hang the desk. Pages are drawn in lighter children (`vbdt.drafting.apart`).
"""

from base64 import b64decode, b64encode
from dataclasses import asdict, dataclass
from typing import Any, cast

from vbdt.acts.files.own_fields import seal_field
from vbdt.document.codec import Json
from vbdt.document.model import MarkPlace
from vbdt.drafting import working_copy
from vbdt.drafting.excerpt import excerpt
from vbdt.drafting.extract import inspect
from vbdt.drafting.marks import Drawn
from vbdt.drafting.mend import AlreadySigned, Mended, mend
from vbdt.drafting.page_frame import Box, Frame
from vbdt.drafting.places import SEAL
from vbdt.drafting.scan import Scan, ScannedPage, examine
from vbdt.signing.check.sandbox import sandbox


@dataclass(frozen=True, slots=True)
class Said:
    """`text` is for search; `lines` are number and date as the sender's own seal locked them, by their fields."""

    text: str
    lines: dict[str, str]


def read_outside(pdf: bytes) -> Said:
    """Raises BadInput when the file is not a PDF, damaged, needs a password, or cannot be read within the limits."""
    answer = cast(dict[str, Json], sandbox().read(f"{__name__}:look_inside", pdf))
    return Said(str(answer["text"]), cast(dict[str, str], answer["lines"]))


def look_inside(pdf: bytes) -> Json:
    """The work of the child. Raises BadInput."""
    return {"text": inspect(pdf).text, "lines": dict(_own_lines(pdf))}


def text_outside(pdf: bytes) -> str:
    """The words of any PDF, for search and for a look at what it must not say. Raises BadInput as `read_outside`."""
    return str(sandbox().read(f"{__name__}:words_inside", pdf))


def mended(data: bytes) -> Mended:
    """`vbdt.drafting.mend.mend` in a child; raises what it raises, and BadInput when it comes to no end."""
    answer = cast(dict[str, Json], sandbox().read(f"{__name__}:mend_inside", data))
    if "signed" in answer:
        raise AlreadySigned(*cast(list[str], answer["signed"]))
    pdf = data if answer["pdf"] is None else b64decode(cast(str, answer["pdf"]))
    return Mended(pdf, cast(int, answer["pages"]), str(answer["text"]), tuple(cast(list[str], answer["notes"])))


def examined(pdf: bytes) -> Scan:
    """`vbdt.drafting.scan.examine` in a child. Raises BadInput."""
    answer = cast(dict[str, Any], sandbox().read(f"{__name__}:examine_inside", pdf))
    return Scan(answer["version"], tuple(ScannedPage(**page) for page in answer["pages"]))


def page_frames(pdf: bytes) -> tuple[Frame, ...]:
    """`vbdt.drafting.page_frame.frames` in a child. Raises BadInput."""
    return tuple(Frame(**each) for each in cast(list[Any], sandbox().read("vbdt.drafting.page_frame:frames", pdf)))


def white_place(pdf: bytes) -> MarkPlace:
    """`vbdt.drafting.free_space.propose_place` in a child. Raises BadInput."""
    return MarkPlace(**cast(dict[str, Any], sandbox().read("vbdt.drafting.free_space:propose_place", pdf)))


def is_white(pdf: bytes, page: int, corner: tuple[float, float], room: tuple[float, float]) -> bool:
    """`vbdt.drafting.free_space.is_white` in a child. Raises BadInput."""
    return sandbox().read("vbdt.drafting.free_space:is_white", pdf, page, corner, room) is True


def marked(pdf: bytes, drawn: Drawn) -> bytes:
    """`vbdt.drafting.working_copy.marked` in a child. Raises BadInput."""
    picture = b64encode(drawn.pdf).decode()
    return b64decode(cast(str, sandbox().read(f"{__name__}:mark_inside", pdf, picture, drawn.box, drawn.page)))


def excerpted(pdf: bytes, pages: tuple[int, ...] = ()) -> bytes:
    """`vbdt.drafting.excerpt.excerpt` in a child. Raises BadInput."""
    return b64decode(cast(str, sandbox().read(f"{__name__}:excerpt_inside", pdf, pages)))


def words_inside(pdf: bytes) -> Json:
    """The work of the child. Raises BadInput."""
    return inspect(pdf).text


def mend_inside(data: bytes) -> Json:
    """The work of the child; of a file that need not be written anew the bytes do not travel back."""
    try:
        made = mend(data)
    except AlreadySigned as signed:
        return {"signed": [signed.what, signed.cure]}
    pdf = None if made.pdf == data else b64encode(made.pdf).decode()
    return {"pdf": pdf, "pages": made.pages, "text": made.text, "notes": list(made.notes)}


def examine_inside(pdf: bytes) -> Json:
    """The work of the child."""
    return cast(Json, asdict(examine(pdf)))


def mark_inside(pdf: bytes, picture: str, box: Box, page: int) -> Json:
    """The work of the child. Raises BadInput."""
    return b64encode(working_copy.marked(pdf, Drawn(b64decode(picture), box, page))).decode()


def excerpt_inside(pdf: bytes, pages: list[int]) -> Json:
    """The work of the child. Raises BadInput."""
    return b64encode(excerpt(pdf, tuple(pages))).decode()


def _own_lines(pdf: bytes) -> dict[str, str]:
    """A file that the sender went on with may show number and date of others, too: those do not count."""
    from vbdt.drafting.fields import field_values
    from vbdt.signing.fields import locked_by

    fields = field_values(pdf)
    if not fields or seal_field(pdf) == SEAL:
        return fields
    locked = locked_by(pdf, seal_field(pdf))
    return {name: value for name, value in fields.items() if name in locked}
