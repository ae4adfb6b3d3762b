"""The figures the province answers for, each with numerator, denominator, period and the list behind it.

Source of the targets: the province's administrative reform programme 2021-2025 (100 % of official documents exchanged
electronically, state secrets excepted; work processed on time under TCVN ISO 9001). The formulas are ours and are
printed with every report, because no official text gives them.

Copies (sao y, sao lục, trích sao) are no new documents: what they repeat was counted when it was issued, and an office
must not raise its share by copying; so the first figure leaves them out. One that was sent is a file of the agency like
any other and must carry its signature: the second figure counts it.
"""

from dataclasses import dataclass
from datetime import date

from vbdt.document.calendar import local_day
from vbdt.document.changes import TAKEN_BACK
from vbdt.document.copies import is_copy
from vbdt.document.ids import DocumentId
from vbdt.document.model import Direction, Document
from vbdt.document.states import State


@dataclass(frozen=True, slots=True)
class Period:
    """From the first to the last day, both counted, in Vietnam's time."""

    first: date
    last: date

    def holds(self, day: date | None) -> bool:
        return day is not None and self.first <= day <= self.last


@dataclass(frozen=True, slots=True)
class Target:
    """One figure. `counted` are the documents of the denominator, `met` those of the numerator."""

    key: str
    name: str
    formula: str
    goal: int
    period: Period
    met: tuple[DocumentId, ...]
    counted: tuple[DocumentId, ...]
    excluded: int = 0

    @property
    def numerator(self) -> int:
        return len(self.met)

    @property
    def denominator(self) -> int:
        return len(self.counted)

    @property
    def per_mille(self) -> int | None:
        """Share in thousandths, rounded down so that 999 of 1000 never shows as 100 %; None when nothing counts."""
        return self.numerator * 1000 // self.denominator if self.counted else None

    @property
    def missing(self) -> tuple[DocumentId, ...]:
        met = set(self.met)
        return tuple(each for each in self.counted if each not in met)


def electronic(documents: tuple[Document, ...], period: Period, secrets: int) -> Target:
    """Share of non-secret documents issued in the period that were sent electronically without paper."""
    issued = _issued(documents, period)
    met = tuple(each.id for each in issued if each.sent_at is not None and not each.facts.paper)
    return Target(
        "dien_tu",
        "Văn bản gửi hoàn toàn bằng điện tử",
        "Số văn bản đi không mật, trừ bản sao, đã gửi điện tử không kèm giấy ÷ số văn bản đó đã phát hành trong kỳ",
        100,
        period,
        met,
        tuple(each.id for each in issued),
        secrets,
    )


def signed(documents: tuple[Document, ...], period: Period) -> Target:
    """Share of documents sent electronically in the period that carry the agency's signature."""
    sent = [each for each in _outgoing(documents) if each.sent_at and period.holds(local_day(each.sent_at))]
    return Target(
        "ky_so",
        "Văn bản điện tử có chữ ký số của cơ quan",
        "Số văn bản đã gửi có chữ ký số hợp lệ của cơ quan ÷ số văn bản đã gửi điện tử trong kỳ",
        100,
        period,
        tuple(each.id for each in sent if each.sealed),
        tuple(each.id for each in sent),
    )


def on_time(documents: tuple[Document, ...], period: Period, today: date) -> Target:
    """Share of incoming documents with a deadline in the period that were finished by it.

    What is still open but not yet due is not counted; what is open past its deadline counts as late. What its sender
    took back or replaced asks for no work and is left out.
    """
    due = [
        each
        for each in documents
        if each.direction is Direction.INCOMING and period.holds(each.deadline) and _is_judged(each, today)
        if each.state not in TAKEN_BACK
    ]
    return Target(
        "dung_han",
        "Văn bản đến xử lý đúng hạn",
        "Số văn bản đến hoàn thành trong hạn ÷ số văn bản đến có hạn trong kỳ đã hoàn thành hoặc đã quá hạn",
        95,
        period,
        tuple(each.id for each in due if _finished_in_time(each)),
        tuple(each.id for each in due),
    )


def _outgoing(documents: tuple[Document, ...]) -> list[Document]:
    return [each for each in documents if each.direction is Direction.OUTGOING]


def _issued(documents: tuple[Document, ...], period: Period) -> list[Document]:
    done = (State.ISSUED, State.SENT, State.RECALLING, State.ON_PAPER, *TAKEN_BACK)
    return [
        each
        for each in _outgoing(documents)
        if each.state in done and each.issued_at is not None and period.holds(local_day(each.issued_at))
        if not is_copy(each.facts.kind)
    ]


def _is_judged(document: Document, today: date) -> bool:
    return document.finished_at is not None or (document.deadline is not None and document.deadline < today)


def _finished_in_time(document: Document) -> bool:
    if document.finished_at is None or document.deadline is None:
        return False
    return local_day(document.finished_at) <= document.deadline
