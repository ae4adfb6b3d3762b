"""Thu hồi, cập nhật, thay thế as facts: what they make of the document at both ends, and what they may never do."""

from dataclasses import replace
from datetime import date

import pytest

from tests.document.records import (
    ARCHIVIST,
    CLERK,
    DOCUMENT,
    LEAD,
    LEADER,
    OTHER,
    PDF,
    START,
    directory,
    event,
    facts,
    received,
    story,
    submitted,
)
from vbdt.document.calendar import WorkingCalendar
from vbdt.document.changes import (
    ChangeAnswered,
    ChangeAsked,
    Recalled,
    ReplacedBy,
    StoppedWaiting,
    Updated,
    hearers,
    holders,
    is_back,
)
from vbdt.document.deadlines import Urge, due
from vbdt.document.events import (
    Assigned,
    Fact,
    Issued,
    RecipientReported,
    Registered,
    RegisteredIn,
    Sent,
    Signed,
    Started,
    read_event,
)
from vbdt.document.history import after
from vbdt.document.ids import AgencyId, DeskId, DocumentId, PackageId
from vbdt.document.kinds import Urgency
from vbdt.document.model import Change, Document, StatusCode
from vbdt.document.rules import allowed, objection
from vbdt.document.states import Act, State
from vbdt.document.targets import Period, on_time
from vbdt.errors import BadInput

THIRD = AgencyId("H30.08")
PACKAGE = PackageId("goi-2")
DAY = date(2024, 3, 4)


def sent(*more: tuple[DeskId, Fact]) -> Document:
    """A decision that two agencies have."""
    return story(
        (CLERK, submitted()),
        (LEADER, Signed(PDF, "00", "B-T", CLERK)),
        (CLERK, Registered("Quyết định", 2024, 5, DAY, "0" * 64)),
        (CLERK, Issued(PDF, "00", "B-T")),
        (CLERK, Sent((OTHER, THIRD), PackageId("goi"), "id")),
        *more,
    )


def said(agency: AgencyId, status: StatusCode, note: str = "") -> RecipientReported:
    return RecipientReported(agency, status, START, note)


def came(*more: tuple[DeskId, Fact]) -> Document:
    """A document that lies with the one who works on it."""
    return story(
        (CLERK, received()),
        (CLERK, RegisteredIn(2024, 1, LEADER, "0" * 64)),
        (LEADER, Assigned(LEAD, (), "", DAY)),
        (LEAD, Started()),
        *more,
    )


RECALL = ChangeAsked(Change.RECALL, "Gửi nhầm", PACKAGE)


def refused(document: Document, by: DeskId, fact: Fact) -> str:
    """Why the others do not believe it."""
    return objection(document, event(document, by, fact), directory())


def test_a_recall_freezes_the_document_until_everybody_asked_has_answered() -> None:
    asked = sent((CLERK, Recalled((OTHER, THIRD), "Sai số liệu", PACKAGE)))
    assert asked.state is State.RECALLING
    clerk = directory().desk(CLERK)
    assert Act.SEND not in allowed(asked, clerk)
    assert Act.UPDATE not in allowed(asked, clerk)
    one = after(asked, event(asked, CLERK, said(OTHER, StatusCode.AGREED)))
    assert one.state is State.RECALLING
    both = after(one, event(one, CLERK, said(THIRD, StatusCode.AGREED)))
    assert (both.state, holders(both)) == (State.RECALLED, ())


def test_who_declines_keeps_it_and_the_document_goes_on() -> None:
    asked = sent((CLERK, Recalled((OTHER, THIRD), "Sai", PACKAGE)), (CLERK, said(OTHER, StatusCode.AGREED)))
    done = after(asked, event(asked, CLERK, said(THIRD, StatusCode.DECLINED, "Đã giải quyết xong")))
    assert done.state is State.SENT
    assert holders(done) == (THIRD,)
    assert done.deliveries[1].answer_note == "Đã giải quyết xong"


GIVEN_UP = (CLERK, StoppedWaiting((THIRD,), "Không còn dùng hệ thống"))


def test_who_never_answers_freezes_the_document_no_longer() -> None:
    asked = (CLERK, Recalled((OTHER, THIRD), "Sai", PACKAGE))
    frozen = sent(asked, GIVEN_UP)
    assert frozen.state is State.RECALLING, "the other one still owes an answer"
    free = sent(asked, GIVEN_UP, (CLERK, said(OTHER, StatusCode.AGREED)))
    assert (free.state, holders(free)) == (State.SENT, (THIRD,))
    assert Act.SEND in allowed(free, directory().desk(CLERK))
    nobody = sent((CLERK, Recalled((THIRD,), "Sai", PACKAGE)), GIVEN_UP)
    assert nobody.state is State.SENT


def test_an_answer_that_comes_after_all_counts() -> None:
    free = (
        (CLERK, Recalled((OTHER, THIRD), "Sai", PACKAGE)),
        GIVEN_UP,
        (CLERK, said(OTHER, StatusCode.AGREED)),
    )
    yes = sent(*free, (CLERK, said(THIRD, StatusCode.AGREED)))
    assert (yes.state, holders(yes), yes.deliveries[1].answer) == (State.RECALLED, (), StatusCode.AGREED)
    no = sent(*free, (CLERK, said(THIRD, StatusCode.DECLINED, "Đã chi trả")))
    assert (no.state, no.deliveries[1].answer_note) == (State.SENT, "Đã chi trả")


def test_asking_once_more_waits_once_more() -> None:
    recall = (CLERK, Recalled((THIRD,), "Sai", PACKAGE))
    again = sent(recall, GIVEN_UP, recall)
    assert (again.state, again.deliveries[1].stopped_at) == (State.RECALLING, None)


def test_a_late_yes_to_a_recall_does_not_pass_for_one_to_an_update() -> None:
    document = sent((CLERK, Recalled((THIRD,), "Sai", PACKAGE)), GIVEN_UP)
    assert hearers(document) == (OTHER,)
    urgent = replace(document.facts, urgency=Urgency.URGENT)
    told = after(document, event(document, CLERK, Updated((), (), urgent, "", PACKAGE)))
    assert [each.asked for each in told.deliveries] == [Change.UPDATE, Change.RECALL]


def test_nobody_is_given_up_who_owes_nothing() -> None:
    with pytest.raises(BadInput, match="không còn nợ"):
        sent(GIVEN_UP)
    recall = (CLERK, Recalled((OTHER, THIRD), "Sai", PACKAGE))
    for strangers in ((), (AgencyId("la"),), (OTHER, AgencyId("la"))):
        with pytest.raises(BadInput, match="không còn nợ"):
            sent(recall, (CLERK, StoppedWaiting(strangers, "")))
    asked = sent(recall)
    assert "thẩm quyền" in refused(asked, LEADER, StoppedWaiting((OTHER,), ""))
    assert refused(asked, CLERK, StoppedWaiting((OTHER,), "")) == ""


def test_a_recall_asks_only_those_who_have_it() -> None:
    document = sent()
    for nobody in ((AgencyId("H30.99"),), ()):
        with pytest.raises(BadInput, match="không nhận văn bản này"):
            after(document, event(document, CLERK, Recalled(nobody, "", PACKAGE)))


def test_an_answer_that_nobody_asked_for_is_no_news() -> None:
    document = sent()
    assert after(document, event(document, CLERK, said(OTHER, StatusCode.AGREED))).deliveries == document.deliveries


def test_an_answer_leaves_the_status_of_the_work_alone() -> None:
    document = sent(
        (CLERK, said(OTHER, StatusCode.IN_PROGRESS)),
        (CLERK, Recalled((OTHER,), "Sai", PACKAGE)),
        (CLERK, said(OTHER, StatusCode.DECLINED)),
        (CLERK, said(OTHER, StatusCode.FINISHED)),
    )
    assert (document.deliveries[0].status, document.deliveries[0].answer) == (
        StatusCode.FINISHED,
        StatusCode.DECLINED,
    )


def test_what_was_refused_or_given_back_may_be_sent_again() -> None:
    document = sent((CLERK, said(OTHER, StatusCode.REFUSED, "Thiếu phụ lục")))
    assert is_back(document.deliveries[0])
    again = after(document, event(document, CLERK, Sent((OTHER,), PackageId("goi-3"), "id")))
    assert [(each.recipient, each.status) for each in again.deliveries] == [(OTHER, None), (THIRD, None)]


def test_an_update_adds_removes_and_tells_the_others() -> None:
    urgent = replace(facts(), urgency=Urgency.URGENT)
    new = AgencyId("H30.09")
    document = sent((CLERK, Updated((new,), (THIRD,), urgent, "Bổ sung", PACKAGE)))
    assert document.state is State.SENT
    assert document.facts.urgency is Urgency.URGENT
    assert {each.recipient: each.asked for each in document.deliveries} == {
        OTHER: Change.UPDATE,
        THIRD: Change.RECALL,
        new: None,
    }


def test_an_update_cannot_make_it_another_document() -> None:
    other = replace(facts(), notation="QĐ-UBND")
    assert "văn bản khác" in refused(sent(), CLERK, Updated((), (), other, "", PACKAGE))
    assert "văn bản khác" in refused(came(), LEAD, ChangeAsked(Change.UPDATE, "", PACKAGE, other))
    assert "văn bản khác" in refused(came(), LEAD, ChangeAsked(Change.REPLACE, "", PACKAGE, by=DOCUMENT))


def test_a_replaced_document_is_not_sent_any_more() -> None:
    document = sent((CLERK, ReplacedBy(DocumentId("moi"), (OTHER,))))
    assert (document.state, document.replaced_by) == (State.REPLACED, "moi")
    assert allowed(document, directory().desk(CLERK)) == (Act.FILE,)


def test_work_stops_when_the_receiver_agrees() -> None:
    asked = came((LEAD, RECALL))
    assert (asked.state, asked.asked is not None) == (State.IN_PROGRESS, True)
    gone = after(asked, event(asked, LEAD, ChangeAnswered(LEADER, agreed=True)))
    assert (gone.state, gone.asked) == (State.RECALLED, None)
    assert Act.FINISH not in allowed(gone, directory().desk(LEAD))
    assert due(gone, date(2024, 5, 1), WorkingCalendar("thử", 2024, 2024, ())).urge is Urge.NONE
    assert on_time((gone,), Period(date(2024, 1, 1), date(2024, 12, 31)), date(2024, 5, 1)).denominator == 0


def test_work_goes_on_when_the_receiver_declines() -> None:
    kept = came((LEAD, RECALL), (LEAD, ChangeAnswered(CLERK, agreed=False, reason="Đã giải quyết")))
    assert (kept.state, kept.asked) == (State.IN_PROGRESS, None)
    assert Act.FINISH in allowed(kept, directory().desk(LEAD))


def test_an_update_that_is_agreed_to_changes_the_facts() -> None:
    urgent = replace(facts(), urgency=Urgency.URGENT)
    document = came((LEAD, ChangeAsked(Change.UPDATE, "Hạn gấp", PACKAGE, urgent)))
    assert document.facts.urgency is Urgency.NORMAL
    agreed = after(document, event(document, LEAD, ChangeAnswered(CLERK, agreed=True)))
    assert (agreed.facts.urgency, agreed.state) == (Urgency.URGENT, State.IN_PROGRESS)


def test_a_replacement_that_is_agreed_to_links_the_newer_document() -> None:
    asked = ChangeAsked(Change.REPLACE, "", PACKAGE, by=DocumentId("moi"))
    document = came((LEAD, asked), (LEAD, ChangeAnswered(LEADER, agreed=True)))
    assert (document.state, document.replaced_by) == (State.REPLACED, "moi")


def test_nothing_is_answered_that_was_not_asked() -> None:
    for document, by in ((came(), LEAD), (sent(), CLERK)):
        with pytest.raises(BadInput, match="không đúng chỗ"):
            after(document, event(document, by, ChangeAnswered(CLERK, agreed=True)))


def test_nothing_is_asked_about_what_was_taken_back_or_is_ours() -> None:
    gone = came((LEAD, RECALL), (LEAD, ChangeAnswered(LEADER, agreed=True)))
    for document, by in ((gone, LEAD), (sent(), CLERK)):
        with pytest.raises(BadInput, match="không đúng chỗ"):
            after(document, event(document, by, RECALL))


def test_who_may_recall_and_who_may_answer() -> None:
    document = came((LEAD, RECALL))
    for stranger in (LEAD, ARCHIVIST):
        assert "lãnh đạo hoặc văn thư" in refused(document, LEAD, ChangeAnswered(stranger, agreed=True))
    assert "trong cơ quan" in refused(document, LEAD, ChangeAnswered(DeskId("la"), agreed=True))
    for fact in (Recalled((OTHER,), "", PACKAGE), Updated((), (), None, "", PACKAGE), ReplacedBy(DocumentId("m"), ())):
        assert "thẩm quyền" in refused(sent(), LEADER, fact)
        assert refused(sent(), CLERK, fact) == ""


@pytest.mark.parametrize(
    "fact",
    [
        Recalled((OTHER,), "Sai", PACKAGE),
        Updated((THIRD,), (), facts(), "Sai", PACKAGE),
        ReplacedBy(DocumentId("moi"), (OTHER,)),
        ChangeAsked(Change.UPDATE, "Sai", PACKAGE, replace(facts(), replaces=(DocumentId("cu"),))),
        ChangeAnswered(CLERK, agreed=False, reason="Không"),
    ],
)
def test_each_fact_is_read_as_it_was_written(fact: Fact) -> None:
    written = event(came(), LEAD, fact)
    assert read_event(written.canonical()) == written
