"""A store as the acts use it: append, read, list, number; everything or nothing."""

import threading
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from tests.store.examples import CLERK, COMMUNE, LEADER, PDF, SNV, SPECIALIST, Pen, post_sealed, received
from vbdt.document.events import (
    NO_HASH,
    Assigned,
    Filed,
    Finished,
    Issued,
    Registered,
    RegisteredIn,
    Returned,
    SecretCounted,
    Sent,
    Signed,
    SignedEvent,
    Started,
    Voided,
)
from vbdt.document.filters import Filter
from vbdt.document.ids import CaseFileId, DeskId, DocumentId, PackageId
from vbdt.document.kinds import Secrecy
from vbdt.document.model import CaseFile, Direction, Document
from vbdt.document.registers import INCOMING, check_book
from vbdt.document.states import State
from vbdt.errors import BadInput, UserError
from vbdt.store.journal import verify_journal
from vbdt.store.store import OWN_DESK, DraftRow, Store, create_store, open_store

SIGNED = Signed(PDF, "ab" * 32, "B-T", CLERK)
NOW = datetime(2026, 3, 5, 2, 0, tzinfo=UTC)


def submit(store: Store, pen: Pen, subject: str = "") -> Document:
    return write(store, pen.submit(subject))


def write(store: Store, signed: SignedEvent) -> Document:
    with store.write() as writing:
        document = writing.append(signed)
    assert document is not None
    return document


def signed_document(store: Store, pen: Pen) -> Document:
    return write(store, pen.next(submit(store, pen), SIGNED))


def take_number(store: Store, pen: Pen, document: Document, register: str = "Quyết định", year: int = 2026) -> Document:
    with store.write() as writing:
        number, previous = writing.next_entry(register, year)
        fact = Registered(register, year, number, date(year, 3, 5), previous)
        after = writing.append(pen.next(document, fact))
    assert after is not None
    return after


def test_a_document_is_what_its_events_say(store: Store) -> None:
    pen = Pen()
    document = take_number(store, pen, signed_document(store, pen))
    issued = write(store, pen.next(document, Issued(PDF, "cd" * 32, "B-T")))
    sent = write(store, pen.next(issued, Sent((COMMUNE,), PackageId("p1"), "E-1")))
    assert store.document(sent.id) == sent
    assert (sent.state, sent.symbol, sent.holder) == (State.SENT, "01/QĐ-SNV", CLERK)
    assert [each.event.n for each in store.history(sent.id)] == [1, 2, 3, 4, 5]
    assert store.sent_as("E-1") == sent
    assert store.sent_as("E-2") is None
    assert verify_journal(store.connection) == ""


def test_a_store_opens_again_with_everything_in_it(store: Store, folder: Path, key: bytes) -> None:
    document = submit(store, Pen())
    store.close()
    with open_store(folder, key) as again:
        assert again.document(document.id) == document
        assert again.head.seq == 1


def test_an_unknown_document_is_a_sentence(store: Store) -> None:
    assert store.find(DocumentId("x")) is None
    with pytest.raises(UserError, match="Không có văn bản này"):
        store.document(DocumentId("x"))


def test_an_event_that_does_not_follow_leaves_no_trace(store: Store) -> None:
    pen = Pen()
    document = submit(store, pen)
    early = pen.next(document, Issued(PDF, "cd" * 32, "B-T"))

    def act() -> None:
        with store.write() as writing:
            writing.set_setting("truoc", b"1")
            writing.append(early)

    with pytest.raises(BadInput, match="Không thể phát hành"):
        act()
    assert store.document(document.id) == document
    assert store.head.seq == 1
    assert store.setting("truoc") is None
    assert verify_journal(store.connection) == ""


def test_what_happens_with_the_event_happens_or_not_with_it(store: Store) -> None:
    def act() -> None:
        with store.write() as writing:
            document = writing.append(Pen().submit())
            assert document is not None
            assert store.document(document.id) == document, "this thread reads what it writes"
            post_sealed(writing, PackageId("p1"), [LEADER], "history", document.id)
            raise RuntimeError("a fault of ours")

    with pytest.raises(RuntimeError, match="a fault of ours"):
        act()
    assert store.count(Filter()) == 0
    assert store.postings() == ()
    assert store.head.seq == 0


def test_other_threads_see_nothing_before_the_commit(store: Store) -> None:
    seen: list[int] = []
    with store.write() as writing:
        writing.append(Pen().submit())
        reader = threading.Thread(target=lambda: seen.append(store.count(Filter())))
        reader.start()
        reader.join()
    assert (seen, store.count(Filter())) == ([0], 1)


def test_writers_take_turns(store: Store) -> None:
    def write_ten() -> None:
        for _ in range(10):
            submit(store, Pen())

    threads = [threading.Thread(target=write_ten) for _ in range(4)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    assert store.count(Filter()) == 40
    assert verify_journal(store.connection) == ""


def test_writing_inside_writing_is_a_defect(store: Store) -> None:
    with store.write(), pytest.raises(RuntimeError, match="already writing"), store.write():
        pass


def test_a_closed_store_says_so(store: Store) -> None:
    store.close()
    with pytest.raises(UserError, match="đã đóng"):
        store.count(Filter())


class TestRegisters:
    def test_numbers_run_without_a_hole_and_start_again_each_year(self, store: Store) -> None:
        pen = Pen()
        numbers = [take_number(store, pen, signed_document(store, pen)).number for _ in range(3)]
        other = take_number(store, pen, signed_document(store, pen), "Chung").number
        new_year = take_number(store, pen, signed_document(store, pen), year=2027).number
        assert (numbers, other, new_year) == ([1, 2, 3], 1, 1)
        assert check_book(store.book("Quyết định", 2026)) == ""
        assert store.books() == (("Quyết định", 2027), ("Chung", 2026), ("Quyết định", 2026))

    def test_a_void_keeps_its_line_and_its_number(self, store: Store) -> None:
        pen = Pen()
        voided = take_number(store, pen, signed_document(store, pen))
        write(store, pen.next(voided, Voided("Cấp nhầm sổ")))
        following = take_number(store, pen, signed_document(store, pen))
        book = store.book("Quyết định", 2026)
        assert [(each.number, each.void_reason) for each in book] == [(1, "Cấp nhầm sổ"), (2, "")]
        assert following.number == 2
        assert check_book(book) == ""

    @pytest.mark.parametrize(
        ("number", "previous", "words"),
        [
            (1, NO_HASH, "đã cấp cho văn bản khác"),
            (2, "ab" * 32, "không nối tiếp"),
            (2, NO_HASH, "không hợp lệ"),
            (0, NO_HASH, "không hợp lệ"),
            (3, "ab" * 32, "không phải số tiếp theo"),
        ],
    )
    def test_a_number_that_does_not_continue_is_refused(
        self, store: Store, number: int, previous: str, words: str
    ) -> None:
        pen = Pen()
        with store.write() as writing:
            writing.set_setting(OWN_DESK, CLERK.encode())
        take_number(store, pen, signed_document(store, pen))
        waiting = signed_document(store, pen)
        fact = Registered("Quyết định", 2026, number, date(2026, 3, 5), previous)
        with pytest.raises(BadInput, match=words):
            write(store, pen.next(waiting, fact))
        assert store.document(waiting.id) == waiting
        assert len(store.book("Quyết định", 2026)) == 1

    def test_a_desk_that_sees_few_documents_takes_their_numbers_in_any_order(
        self, store: Store, folder: Path, key: bytes
    ) -> None:
        pen = Pen()
        made = [take_number(store, pen, signed_document(store, pen)) for _ in range(4)]
        with create_store(folder.with_name("ban-khac"), key) as other:
            with other.write() as writing:
                writing.set_setting(OWN_DESK, LEADER.encode())
            for document in (made[3], made[1], made[2]):
                for signed in store.history(document.id):
                    write(other, signed)
            assert [each.number for each in other.book("Quyết định", 2026)] == [2, 3, 4]

    def test_incoming_documents_have_their_own_register(self, store: Store) -> None:
        pen = Pen()
        arrived = write(store, pen.begin(received(), CLERK))
        registered = write(store, pen.next(arrived, RegisteredIn(2026, 1, LEADER, NO_HASH)))
        assert (registered.arrival_number, registered.state) == (1, State.REGISTERED_IN)
        assert [each.document for each in store.book(INCOMING, 2026)] == [arrived.id]


class TestLists:
    def test_pages_go_on_where_the_last_ended(self, store: Store) -> None:
        pen = Pen()
        made = [submit(store, pen).id for _ in range(7)]
        first = store.documents(Filter(), limit=3)
        second = store.documents(Filter(), limit=3, before=first.next)
        third = store.documents(Filter(), limit=3, before=second.next)
        assert [each.id for page in (first, second, third) for each in page.rows] == made[::-1]
        assert third.next is None

    def test_newest_means_the_day_it_was_made_not_the_day_it_came_here(self, store: Store) -> None:
        late = submit(store, Pen(NOW + timedelta(days=2)))
        early = submit(store, Pen(NOW))
        assert [each.id for each in store.documents(Filter()).rows] == [late.id, early.id]

    def test_every_condition_of_a_filter_counts(self, store: Store) -> None:
        pen = Pen()
        outgoing = submit(store, pen)
        arrived = write(store, pen.begin(received(), CLERK))
        registered = write(store, pen.next(arrived, RegisteredIn(2026, 1, LEADER, NO_HASH)))
        fact = Assigned(SPECIALIST, (CLERK,), "Tham mưu trả lời", date(2026, 3, 12))
        assigned = write(store, pen.next(registered, fact))

        def found(wanted: Filter) -> list[DocumentId]:
            assert store.count(wanted) == len(store.documents(wanted).rows)
            return [each.id for each in store.documents(wanted).rows]

        assert found(Filter(direction=Direction.OUTGOING)) == [outgoing.id]
        assert found(Filter(states=(State.ASSIGNED, State.SENT))) == [assigned.id]
        assert found(Filter(holder=LEADER)) == [outgoing.id]
        assert found(Filter(participant=CLERK)) == [assigned.id]
        assert found(Filter(participant=DeskId("nguoi-khac"))) == []
        assert found(Filter(due_by=date(2026, 3, 12))) == [assigned.id]
        assert found(Filter(due_by=date(2026, 3, 11))) == []
        assert found(Filter(ids=(outgoing.id, DocumentId("x")))) == [outgoing.id]
        assert found(Filter(changed_from=date(2026, 3, 6))) == []
        assert found(Filter(changed_from=date(2026, 3, 5), changed_to=date(2026, 3, 5))) == [assigned.id, outgoing.id]

    def test_finished_documents_are_no_longer_due(self, store: Store) -> None:
        pen = Pen()
        arrived = write(store, pen.begin(received(), CLERK))
        registered = write(store, pen.next(arrived, RegisteredIn(2026, 1, LEADER, NO_HASH)))
        assigned = write(store, pen.next(registered, Assigned(SPECIALIST, (), "", date(2026, 3, 12))))
        finished = write(store, pen.next(write(store, pen.next(assigned, Started())), Finished("Đã trả lời")))
        assert finished.state is State.FINISHED
        assert store.count(Filter(due_by=date(2026, 12, 31))) == 0

    def test_days_are_those_of_vietnam(self, store: Store) -> None:
        before_midnight = datetime(2026, 3, 4, 16, 58, tzinfo=UTC)  # 23:58 in Vietnam; the pen adds a minute
        submit(store, Pen(before_midnight))
        submit(store, Pen(before_midnight + timedelta(minutes=1)))
        assert store.count(Filter(changed_to=date(2026, 3, 4))) == 1
        assert store.count(Filter(changed_from=date(2026, 3, 5))) == 1

    def test_case_files_count_their_documents(self, store: Store) -> None:
        pen, opened = Pen(), CaseFile(CaseFileId("hs1"), "01.CCHC", "Cải cách hành chính", 2026, "10 năm")
        issued = write(
            store, pen.next(take_number(store, pen, signed_document(store, pen)), Issued(PDF, "cd" * 32, "B-T"))
        )
        with store.write() as writing:
            writing.add_case_file(opened)
            writing.append(pen.next(issued, Filed(opened.id)))
        assert store.case_files()[0].documents == 1
        assert [each.id for each in store.documents(Filter(case_file=opened.id)).rows] == [issued.id]


class TestIncoming:
    def test_a_document_is_known_by_its_sender_and_edxml_id(self, store: Store) -> None:
        arrived = write(store, Pen().begin(received(edxml_id="E-9"), CLERK))
        assert store.received_as(COMMUNE, "E-9") == arrived
        assert store.received_as(SNV, "E-9") is None
        assert store.sent_as("E-9") is None

    def test_the_same_number_is_found(self, store: Store) -> None:
        arrived = write(store, Pen().begin(received(number=7), CLERK))
        assert store.same_number(7, "bc-ubnd") == (arrived,)
        assert store.same_number(7, "BC-SNV") == store.same_number(8, "BC-UBND") == ()


def test_secrets_are_only_counted(store: Store) -> None:
    pen = Pen()
    with store.write() as writing:
        for day in (1, 2, 20):
            fact = SecretCounted(Secrecy.SECRET, 2, date(2026, 3, day))
            assert writing.append(pen.begin(fact, CLERK)) is None
    assert store.secrets(date(2026, 3, 1), date(2026, 3, 15)) == 4
    assert store.count(Filter()) == 0


def test_a_returned_document_goes_back(store: Store) -> None:
    pen = Pen()
    returned = write(store, pen.next(submit(store, pen), Returned(SPECIALIST, "Bổ sung căn cứ")))
    assert (store.document(returned.id).holder, returned.note) == (SPECIALIST, "Bổ sung căn cứ")


def test_drafts_and_settings_are_plain_rows(store: Store) -> None:
    row = DraftRow(DocumentId("d1"), "quyet_dinh", "Về việc khen thưởng", b"{}", NOW)
    with store.write() as writing:
        writing.save_draft(row)
        writing.set_setting("nha", b"1")
        writing.set_setting("nha", b"2")
    assert (store.drafts(), store.draft(row.id), store.setting("nha")) == ((row,), row, b"2")
    with store.write() as writing:
        writing.delete_draft(row.id)
    with pytest.raises(UserError, match="Không còn dự thảo"):
        store.draft(row.id)
    assert store.head.seq == 0
