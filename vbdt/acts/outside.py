"""What a PDF from outside says, read where it can do no harm: in a child process, as its signatures are checked."""

from dataclasses import dataclass
from typing import cast

from vbdt.acts.own_fields import seal_field
from vbdt.document.codec import Json
from vbdt.drafting.extract import inspect
from vbdt.drafting.fields import SEAL, field_values
from vbdt.signing.fields import locked_by
from vbdt.signing.sandbox import sandbox


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


def _own_lines(pdf: bytes) -> dict[str, str]:
    """A file that the sender went on with may show number and date of others, too: those do not count."""
    fields = field_values(pdf)
    if not fields or seal_field(pdf) == SEAL:
        return fields
    locked = locked_by(pdf, seal_field(pdf))
    return {name: value for name, value in fields.items() if name in locked}
