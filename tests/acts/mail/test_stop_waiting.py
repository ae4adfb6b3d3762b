"""Ngừng chờ: a recipient never answers; the sender goes on, and hears the answer when it comes after all."""

import pytest

from tests.acts.mail.test_recall import copy_at, sent, working
from vbdt.acts.mail.answer import answer
from vbdt.acts.mail.recall import recall
from vbdt.acts.mail.stop_waiting import stop_waiting, waited_for
from vbdt.acts.mail.update import Correction, update
from vbdt.acts.office import Office
from vbdt.acts.send import send
from vbdt.cli import main
from vbdt.demo.make import Demo
from vbdt.demo.story import settle
from vbdt.demo.texts import COMMUNE, FINANCE
from vbdt.document.kinds import Urgency
from vbdt.document.model import Change, StatusCode
from vbdt.document.states import State
from vbdt.errors import NotAllowed, UserError
from vbdt.store.integrity import check

pytestmark = pytest.mark.usefixtures("settled")
Offices = dict[str, Office]


def test_a_recall_that_is_never_answered(offices: Offices, demo: Demo) -> None:
    """Finance cancels at once; the commune's leader leaves the question lying for months, and then agrees."""
    sender, clerk = offices["snv-van-thu"], offices["tan-hoa-van-thu"]
    document = sent(offices, demo)
    mine = working(offices, document)
    recall(sender, document, "Sai số liệu")
    settle(offices)
    frozen = sender.store.document(document)
    assert (frozen.state, waited_for(sender, frozen)) == (State.RECALLING, (COMMUNE,))
    with pytest.raises(UserError, match="lý do"):
        stop_waiting(sender, document, " ")
    with pytest.raises(NotAllowed, match="Không chờ trả lời"):
        stop_waiting(sender, document, "Đã hỏi", [FINANCE])
    with pytest.raises(NotAllowed):
        stop_waiting(offices["snv-lanh-dao"], document, "Đã hỏi")
    stop_waiting(sender, document, "Đã hỏi qua điện thoại")
    free = sender.store.document(document)
    assert (free.state, waited_for(sender, free)) == (State.SENT, ())
    send(sender, document, [FINANCE])
    settle(offices)
    assert clerk.store.document(mine.id).asked is not None, "the commune may still answer"
    answer(offices["tan-hoa-lanh-dao"], mine.id, agreed=True)
    settle(offices)
    late = next(each for each in sender.store.document(document).deliveries if each.recipient == COMMUNE)
    assert (late.asked, late.answer, late.stopped_at is not None) == (Change.RECALL, StatusCode.AGREED, True)
    assert copy_at(offices["stc-van-thu"], sender, document).state is State.ARRIVED
    leader = offices["snv-lanh-dao"].store.document(document)
    assert leader == sender.store.document(document), "the colleagues believe it"
    assert check(sender.store) == ()


def test_an_update_that_is_never_answered_by_command(
    offices: Offices, demo: Demo, capsys: pytest.CaptureFixture[str]
) -> None:
    sender = offices["snv-van-thu"]
    document = sent(offices, demo)
    working(offices, document)
    update(sender, document, "Hạn gấp", correction=Correction("", Urgency.URGENT, None))
    settle(offices)
    assert waited_for(sender, sender.store.document(document)) == (COMMUNE,)
    desk = str(demo.desks["snv-van-thu"])
    assert main(["recall", "--desk", desk, document, "--stop-waiting", "--reason", "Không cần nữa"]) == 0
    assert "đến sau vẫn được ghi nhận" in capsys.readouterr().err
    assert waited_for(sender, sender.store.document(document)) == ()
    assert main(["recall", "--desk", desk, document, "--stop-waiting", "--reason", "Không cần nữa"]) == 1
