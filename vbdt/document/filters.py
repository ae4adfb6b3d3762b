"""What a list asks for. A screen states it, the store answers it; nobody else builds queries."""

from dataclasses import dataclass
from datetime import date

from vbdt.document.ids import CaseFileId, DeskId, DocumentId
from vbdt.document.model import Direction
from vbdt.document.states import State


@dataclass(frozen=True, slots=True)
class Filter:
    """Every given condition must hold; empty ones do not count. Days are Vietnam's.

    `due_by` keeps open documents whose deadline is on or before that day, `asked` those about which their sender waits
    for an answer.
    """

    direction: Direction | None = None
    states: tuple[State, ...] = ()
    holder: DeskId | None = None
    participant: DeskId | None = None
    due_by: date | None = None
    asked: bool = False
    case_file: CaseFileId | None = None
    ids: tuple[DocumentId, ...] = ()
    changed_from: date | None = None
    changed_to: date | None = None
