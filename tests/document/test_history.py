"""A document is what its history says."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from tests.document.records import CLERK, LEAD, LEADER, OTHER, PDF, event, received, story, submitted
from vbdt.document.events import (
    Assigned,
    Event,
    Fact,
    Finished,
    Issued,
    RecipientReported,
    Registered,
    RegisteredIn,
    Returned,
    Sent,
    Signed,
    Stamped,
    Started,
    read_event,
)
from vbdt.document.history import after
from vbdt.document.ids import DeskId, PackageId
from vbdt.document.model import StatusCode
from vbdt.document.registers import entry_hash
from vbdt.document.states import State
from vbdt.errors import BadInput

SIGNED = Signed(PDF, "ab", "B-T", CLERK)
REGISTERED = Registered("Quyết định", 2024, 5, date(2024, 3, 4), "0" * 64)
OUT: tuple[tuple[DeskId, Fact], ...] = (
    (LEAD, submitted()),
    (LEADER, SIGNED),
    (CLERK, REGISTERED),
    (CLERK, Issued(PDF, "cd", "B-T")),
    (CLERK, Sent((OTHER,), PackageId("goi"), "ma-edxml")),
)


def test_the_life_of_an_outgoing_document() -> None:
    sent = story(*OUT)
    assert sent.state is State.SENT
    assert sent.symbol == "05/QĐ-SNV"
    assert sent.holder == CLERK
    assert sent.participants == (LEAD, LEADER, CLERK)
    assert [each.recipient for each in sent.deliveries] == [OTHER]


@pytest.mark.parametrize("steps", [2, 3, 4, 5])
def test_time_stamps_change_the_file_and_nothing_else(steps: int) -> None:
    """From the leader's signature on, wherever the document stands, and by the mail desk only."""
    raised = replace(PDF, sha256="11" * 32)
    before, now = story(*OUT[:steps]), story(*OUT[:steps], (CLERK, Stamped(raised, "B-LTA")))
    assert (now.pdf, now.state, now.holder) == (raised, before.state, before.holder)
    with pytest.raises(BadInput):
        after(before, event(before, LEAD, Stamped(raised, "B-LTA")))


def test_annexes_are_stamped_with_their_document_and_none_comes_or_goes() -> None:
    annex = replace(PDF, name="Biểu.pdf")
    raised = replace(annex, sha256="22" * 32)
    issued = story(*OUT[:3], (CLERK, Issued(PDF, "cd", "B-T", (annex,))))
    assert after(issued, event(issued, CLERK, Stamped(PDF, "B-LTA", (raised,)))).annexes == (raised,)
    assert after(issued, event(issued, CLERK, Stamped(PDF, "B-LTA"))).annexes == (annex,)
    for wrong in ((), (raised, annex), (replace(raised, name="Biểu khác.pdf"),)):
        with pytest.raises(BadInput, match="kèm theo"):
            after(issued, event(issued, CLERK, Stamped(PDF, "B-LTA", wrong)))


def test_an_unsigned_document_is_not_stamped() -> None:
    before = story(OUT[0])
    with pytest.raises(BadInput):
        after(before, event(before, LEADER, Stamped(PDF, "B-T")))


def test_the_furthest_status_of_a_recipient_stands() -> None:
    def told(status: StatusCode | None) -> RecipientReported:
        return RecipientReported(OTHER, status, story(*OUT).changed_at)

    document = story(*OUT, (CLERK, told(None)), (CLERK, told(StatusCode.ASSIGNED)), (CLERK, told(StatusCode.ARRIVED)))
    assert document.deliveries[0].status is StatusCode.ASSIGNED
    assert document.deliveries[0].receipt_at is not None


def test_the_life_of_an_incoming_document() -> None:
    done = story(
        (CLERK, received()),
        (CLERK, RegisteredIn(2024, 1, LEADER, "0" * 64)),
        (LEADER, Assigned(LEAD, (), "Tham mưu", date(2024, 3, 11))),
        (LEAD, Started()),
        (LEAD, Finished("Đã báo cáo")),
    )
    assert done.state is State.FINISHED
    assert done.lead == LEAD
    assert done.mail_desk == CLERK
    assert done.finished_at == done.changed_at


def test_a_returned_document_comes_back_with_its_note() -> None:
    returned = story((LEAD, submitted()), (LEADER, Returned(LEAD, "Sửa căn cứ thứ hai")))
    assert returned.state is State.RETURNED
    assert returned.holder == LEAD
    assert returned.note == "Sửa căn cứ thứ hai"


def test_only_the_holder_adds_to_the_history() -> None:
    waiting = story((LEAD, submitted()))
    with pytest.raises(BadInput, match="không giữ"):
        after(waiting, event(waiting, CLERK, SIGNED))


def test_what_the_table_of_moves_forbids_is_refused_whoever_recorded_it() -> None:
    waiting = story((LEAD, submitted()))
    with pytest.raises(BadInput, match="cấp số"):
        after(waiting, event(waiting, LEADER, REGISTERED))


def test_a_broken_or_forked_history_is_refused() -> None:
    waiting = story((LEAD, submitted()))
    right = event(waiting, LEADER, SIGNED)
    for wrong in (replace(right, n=3), replace(right, previous="1" * 64)):
        with pytest.raises(BadInput, match="đứt"):
            after(waiting, wrong)


def test_an_event_reads_back_from_its_canonical_bytes() -> None:
    original = event(None, LEAD, submitted())
    again = read_event(original.canonical())
    assert again == original
    assert again.hash == original.hash


@pytest.mark.parametrize(
    "damage",
    [
        lambda data: data[:-1],
        lambda data: data.replace(b'"version":1', b'"version":2'),
        lambda data: data.replace(b'"submitted"', b'"unknown"'),
        lambda data: data.replace(b",", b", ", 1),
        lambda data: b"[]",
    ],
)
def test_bytes_that_are_not_exactly_an_event_are_refused(damage: Callable[[bytes], bytes]) -> None:
    with pytest.raises(BadInput):
        read_event(damage(event(None, LEAD, submitted()).canonical()))


def test_the_hash_of_an_event_depends_on_every_word() -> None:
    def hash_of(each: Event) -> str:
        return each.hash

    first = event(None, LEAD, submitted())
    assert hash_of(first) != hash_of(replace(first, fact=submitted(to=CLERK)))
    assert entry_hash("Chung", 2024, 1, first.document, "0") != entry_hash("Chung", 2024, 2, first.document, "0")
