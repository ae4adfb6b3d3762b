"""Random legal histories: the tables are what the journal says, the chain holds, and no number is missing."""

import secrets
import tempfile
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.store.examples import CLERK, COMMUNE, LEADER, PDF, SNV, SPECIALIST, Pen, facts, received
from vbdt.document.changes import TAKEN_BACK, ChangeAnswered, ChangeAsked, Recalled, Updated, holders
from vbdt.document.copies import COPY_KEYS, Medium, Original
from vbdt.document.events import (
    Assigned,
    Copied,
    Fact,
    Filed,
    Finished,
    Issued,
    RecipientReported,
    Refused,
    Registered,
    RegisteredIn,
    Returned,
    SecretCounted,
    Sent,
    Signed,
    Started,
    Submitted,
    Voided,
)
from vbdt.document.filters import Filter
from vbdt.document.ids import CaseFileId, DocumentId, PackageId, PersonId
from vbdt.document.kinds import Secrecy, Urgency
from vbdt.document.model import Change, Direction, Document, Facts, StatusCode
from vbdt.document.registers import COPIED, INCOMING, check_book
from vbdt.document.states import MOVES, Act, State
from vbdt.errors import BadInput
from vbdt.store.integrity import check
from vbdt.store.store import OWN_DESK, Store, Writing, create_store
from vbdt.store.tables import projected, rebuild

DAY = date(2026, 3, 12)


def _register(writing: Writing, _: Document) -> Fact:
    number, previous = writing.next_entry("Quyết định", 2026)
    return Registered("Quyết định", 2026, number, DAY, previous)


def _register_in(writing: Writing, _: Document) -> Fact:
    number, previous = writing.next_entry(INCOMING, 2026)
    return RegisteredIn(2026, number, LEADER, previous)


def _copied(writing: Writing, choice: int) -> Copied:
    """A copy of any kind onto paper or as a file: all in one register."""
    kind, onto = sorted(COPY_KEYS)[choice % 3], list(Medium)[choice % 2]
    number, previous = writing.next_entry(COPIED, 2026)
    of = Original("quyet_dinh", "15/QĐ-UBND", DAY, "Ủy ban nhân dân tỉnh", "Giao chỉ tiêu")
    about = replace(facts(notation="SY-SNV"), kind=kind)
    return Copied(about, PDF, of, Medium.PAPER, onto, PersonId("nguoi-lanh-dao"), 2026, number, DAY, previous)


def _file(_: Writing, document: Document) -> Fact:
    return Filed(CaseFileId(f"ho-so-{len(document.case_files)}"))


def _urgent(document: Document) -> Facts:
    return replace(document.facts, urgency=Urgency.URGENT)


def _change(document: Document, choice: int) -> Fact:
    """The sender asks for something, or is answered."""
    if document.asked is not None:
        return ChangeAnswered(CLERK, agreed=choice % 2 == 0)
    change = list(Change)[choice % 3]
    by = DocumentId("moi") if change is Change.REPLACE else None
    return ChangeAsked(change, "Sai sót", PackageId(f"c{choice}"), _urgent(document), by)


FACTS: dict[Act, Callable[[Writing, Document], Fact]] = {
    Act.SUBMIT: lambda _, document: Submitted(facts("Về việc đã sửa lại"), PDF, None, LEADER),
    Act.RETURN: lambda _, document: Returned(document.drafter or document.leader or LEADER, "Bổ sung căn cứ"),
    Act.SIGN: lambda _, document: Signed(PDF, "ab" * 32, "B-T", CLERK),
    Act.REGISTER: _register,
    Act.VOID: lambda _, document: Voided("Cấp nhầm"),
    Act.ISSUE: lambda _, document: Issued(PDF, "cd" * 32, "B-T"),
    Act.SEND: lambda _, document: Sent((COMMUNE, SNV), PackageId("p"), f"E-{document.id}"),
    Act.UPDATE: lambda _, document: Updated((), (), _urgent(document), "Việc gấp", PackageId("u")),
    Act.RECALL: lambda _, document: Recalled(holders(document)[:1], "Gửi nhầm", PackageId("r")),
    Act.REFUSE: lambda _, document: Refused("Không thuộc thẩm quyền"),
    Act.REGISTER_IN: _register_in,
    Act.ASSIGN: lambda _, document: Assigned(SPECIALIST, (CLERK,), "Tham mưu", DAY),
    Act.START: lambda _, document: Started(),
    Act.FINISH: lambda _, document: Finished("Đã trả lời"),
    Act.FILE: _file,
}
"""What each act records. Every act of the table of moves has one, or the test below says so."""

REACHABLE = {state for state, _ in MOVES} | {move.to for move in MOVES.values()}


def step(writing: Writing, pen: Pen, document: Document, choice: int) -> Document:
    """One legal move chosen by number; a document at its end stays as it is."""
    acts = sorted(act for state, act in MOVES if state is document.state)
    if document.state is State.SENT and choice % 3 == 0:
        report = RecipientReported(COMMUNE, StatusCode.REGISTERED, pen.at)
        after = writing.append(pen.next(document, report))
    elif document.state is State.RECALLING and choice % 3 == 0:
        after = writing.append(pen.next(document, RecipientReported(COMMUNE, StatusCode.AGREED, pen.at)))
    elif document.direction is Direction.INCOMING and document.state not in TAKEN_BACK and choice % 5 == 0:
        after = writing.append(pen.next(document, _change(document, choice)))
    elif acts:
        after = writing.append(pen.next(document, FACTS[acts[choice % len(acts)]](writing, document)))
    else:
        return document
    assert after is not None
    assert after.state in REACHABLE
    return after


def play(store: Store, choices: list[int]) -> None:
    """Each number begins a document or moves one; now and then a write fails and must leave nothing."""
    pen, documents = Pen(), list[Document]()
    for choice in choices:
        kind, rest = divmod(choice, 100)
        with store.write() as writing:
            if kind == 0 or not documents:
                begun = writing.append(
                    pen.submit()
                    if rest % 3 == 1
                    else pen.begin(received() if rest % 3 else _copied(writing, rest), CLERK)
                )
                assert begun is not None
                documents.append(begun)
            elif kind == 1:
                writing.append(pen.begin(SecretCounted(Secrecy.SECRET, 1 + rest, DAY), CLERK))
            elif kind == 2:
                writing.index(documents[rest % len(documents)].id, f"nội dung {rest}")
            else:
                place = rest % len(documents)
                documents[place] = step(writing, pen, documents[place], choice)
    assert {each.id for each in store.documents(Filter()).rows} == {each.id for each in documents}
    for each in documents:
        assert store.document(each.id) == each


def test_every_act_has_a_fact() -> None:
    assert set(FACTS) == {act for _, act in MOVES}


@settings(max_examples=60)
@given(st.lists(st.integers(0, 1_500), max_size=60))
def test_the_tables_are_what_the_journal_says(choices: list[int]) -> None:
    with tempfile.TemporaryDirectory() as folder, create_store(Path(folder), secrets.token_bytes(32)) as store:
        with store.write() as writing:
            writing.set_setting(OWN_DESK, CLERK.encode())
        play(store, choices)
        assert check(store) == ()
        for register, year in store.books():
            assert check_book(store.book(register, year)) == ""
        live = list(projected(store.connection))
        hits = [each.document.id for each in store.search("nội dung ")]
        rebuild(store.connection)
        assert list(projected(store.connection)) == live
        assert [each.document.id for each in store.search("nội dung ")] == hits


def test_copies_of_every_kind_share_one_series(tmp_path: Path) -> None:
    with create_store(tmp_path, secrets.token_bytes(32)) as store:
        pen = Pen()
        with store.write() as writing:
            writing.set_setting(OWN_DESK, CLERK.encode())
        for choice in range(6):
            with store.write() as writing:
                writing.append(pen.begin(_copied(writing, choice), CLERK))
        assert [each.number for each in store.book(COPIED, 2026)] == [1, 2, 3, 4, 5, 6]
        on_paper = next(each for each in store.documents(Filter(states=(State.COPIED,))).rows)
        with store.write() as writing:
            writing.append(pen.next(on_paper, Voided("Lãnh đạo không ký")))
        voided = {each.number: each.void_reason for each in store.book(COPIED, 2026)}
        assert voided[on_paper.number or 0] == "Lãnh đạo không ký"
        assert check(store) == ()


def test_a_copy_whose_number_is_out_of_series_is_not_taken(tmp_path: Path) -> None:
    with create_store(tmp_path, secrets.token_bytes(32)) as store:
        pen = Pen()
        with store.write() as writing:
            writing.set_setting(OWN_DESK, CLERK.encode())
            first = _copied(writing, 1)
        for wrong in (replace(first, number=2), replace(first, number=0), replace(first, previous_entry="ab" * 32)):
            with pytest.raises(BadInput), store.write() as writing:
                writing.append(pen.begin(wrong, CLERK))
        assert store.books() == ()
