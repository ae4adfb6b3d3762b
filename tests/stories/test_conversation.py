"""The whole legal conversation by hand between two offices: refused and sent again, taken back after it was assigned,
recipients changed, replaced. Frozen at the sender, cancelled at the receiver, and the history kept at both."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QMenu, QWidget

from tests.stories.test_recall_answered import at_commune, carry, out, recall, show_chip
from tests.stories.test_through_the_window import PATIENCE, Sit, Sitting, sit
from tests.ui.keyboard import type_text
from vbdt.acts.assign import assign, deadline_after
from vbdt.acts.issue import issue
from vbdt.acts.keys import personal_key, seal_key
from vbdt.acts.office import Office
from vbdt.acts.register import register
from vbdt.acts.register_in import register_in
from vbdt.acts.sign import sign
from vbdt.demo.make import Demo
from vbdt.demo.story import settle
from vbdt.demo.texts import COMMUNE, FINANCE
from vbdt.document.changes import ChangeAnswered, ChangeAsked, Recalled
from vbdt.document.filters import Filter
from vbdt.document.ids import DocumentId
from vbdt.document.model import Change, Delivery, Direction, Document, StatusCode
from vbdt.document.states import Act, State
from vbdt.store.integrity import check
from vbdt.ui.dialogs.answer import AnswerDialog
from vbdt.ui.dialogs.frame import ActDialog
from vbdt.ui.dialogs.reason import ReasonDialog
from vbdt.ui.dialogs.send import SendDialog
from vbdt.ui.dialogs.submit import SubmitDialog
from vbdt.ui.dialogs.update import UpdateDialog
from vbdt.ui.drafts.office_page import DraftPage
from vbdt.ui.drafts.replaced import SentDialog

__all__ = ["sit"]

Offices = dict[str, Office]
SENDER, RECEPTION, CHAIRMAN, WORKER = "snv-van-thu", "tan-hoa-van-thu", "tan-hoa-lanh-dao", "tan-hoa-chuyen-vien"


def delivery(offices: Offices, document: Document, agency: str = COMMUNE) -> Delivery:
    found = offices[SENDER].store.document(document.id)
    return next(each for each in found.deliveries if each.recipient == agency)


def labels(widget: QWidget) -> str:
    return "\n".join(each.text() for each in widget.findChildren(QLabel))


def wait(sitting: Sitting, there: Callable[[], bool]) -> None:
    sitting.bot.waitUntil(there, timeout=PATIENCE)


def history_of(sitting: Sitting) -> str:
    """What the tab of the history says."""
    return labels(sitting.window.desktop.preview.history)


def facts_in(office: Office, document: DocumentId) -> list[type]:
    return [type(each.event.fact) for each in office.store.history(document)]


def test_refused_with_a_reason_and_sent_again(sit: Sit, offices: Offices, demo: Demo) -> None:
    subject = "Cử cán bộ tập huấn chữ ký số"
    sent = out(offices, demo, subject)
    reception = sit(RECEPTION)
    show_chip(reception, "Văn bản đến", "tat_ca")
    reception.choose(subject)
    reception.act(Act.REFUSE)
    refusing = reception.dialog(ReasonDialog)
    assert isinstance(refusing, ReasonDialog)
    reception.click(refusing.main)
    assert "Chưa ghi lý do" in refusing.banner.text
    type_text(refusing.reason, "Thiếu phụ lục danh sách")
    reception.confirm(refusing)
    clerk = sit(SENDER)
    carry(clerk, offices, lambda: delivery(offices, sent).status is StatusCode.REFUSED)
    show_chip(clerk, "Văn bản đi", "da_gui")
    clerk.choose(subject)
    preview = clerk.window.desktop.preview
    wait(clerk, lambda: "«Thiếu phụ lục danh sách»" in labels(preview.recipients))
    clerk.act(Act.SEND)
    again = clerk.dialog(SendDialog)
    assert isinstance(again, SendDialog)
    again.agencies.tick((COMMUNE,))
    clerk.confirm(again)
    carry(clerk, offices, lambda: delivery(offices, sent).status is StatusCode.ARRIVED)
    came = offices[RECEPTION].store.documents(Filter(direction=Direction.INCOMING)).rows
    states = [each.state for each in came if each.facts.subject == subject]
    assert sorted(states) == sorted([State.ARRIVED, State.REFUSED]), "the refusal stays in its history"


def test_taken_back_after_it_was_assigned(sit: Sit, offices: Offices, demo: Demo) -> None:
    subject = "Báo cáo kinh phí số hóa tài liệu"
    sent = out(offices, demo, subject)
    mine = at_commune(offices, subject)
    chairman_desk, worker_desk = offices[CHAIRMAN], offices[WORKER]
    register_in(offices[RECEPTION], mine.id, chairman_desk.me.id)
    settle(offices)
    assign(chairman_desk, mine.id, worker_desk.me.id, deadline_after(chairman_desk, 3), "Tham mưu")
    settle(offices)
    clerk = sit(SENDER)
    recall(clerk, subject)
    frozen = clerk.buttons()
    assert Act.SEND.value not in frozen
    assert Act.UPDATE.value not in frozen
    worker = sit(WORKER)
    worker.go("Văn bản đến")
    carry(worker, offices, lambda: worker_desk.store.document(mine.id).asked is not None)
    worker.choose(subject)
    wish = worker.window.desktop.preview.header.wish
    wait(worker, lambda: "Chờ lãnh đạo hoặc văn thư trả lời" in wish.text)
    assert not wish.agree.isVisible(), "who works on it does not speak for the agency"
    chairman = sit(CHAIRMAN)
    carry(chairman, offices, lambda: chairman_desk.store.document(mine.id).asked is not None)
    show_chip(chairman, "Văn bản đến", "de_nghi")
    chairman.choose(subject)
    asked = chairman.window.desktop.preview.header.wish
    wait(chairman, asked.agree.isVisible)
    chairman.click(asked.agree)
    chairman.confirm(chairman.dialog(AnswerDialog))
    carry(chairman, offices, lambda: offices[SENDER].store.document(sent.id).state is State.RECALLED)
    carry(worker, offices, lambda: worker_desk.store.document(mine.id).state is State.RECALLED)
    worker.window.refresh()
    wait(worker, lambda: not {Act.START.value, Act.FINISH.value} & set(worker.buttons()))
    wait(worker, lambda: "Nơi gửi đề nghị thu hồi" in history_of(worker))
    assert {ChangeAsked, ChangeAnswered} <= set(facts_in(worker_desk, mine.id))
    assert Recalled in facts_in(offices[SENDER], sent.id)
    numbered = [each.document for each in offices[RECEPTION].store.book("Văn bản đến", offices[RECEPTION].today.year)]
    assert mine.id in numbered, "the number stays in the register"
    assert check(offices[RECEPTION].store) == check(offices[SENDER].store) == ()


def test_one_recipient_comes_and_another_goes(sit: Sit, offices: Offices, demo: Demo) -> None:
    subject = "Phân công đầu mối tiếp nhận hồ sơ"
    sent = out(offices, demo, subject)
    clerk = sit(SENDER)
    show_chip(clerk, "Văn bản đi", "da_gui")
    clerk.choose(subject)
    clerk.act(Act.UPDATE)
    dialog = clerk.dialog(UpdateDialog)
    assert isinstance(dialog, UpdateDialog)
    dialog.agencies.tick((FINANCE,))
    type_text(dialog.reason, "Gửi nhầm nơi nhận")
    clerk.confirm(dialog)
    carry(clerk, offices, lambda: delivery(offices, sent).answer is StatusCode.AGREED)
    carry(clerk, offices, lambda: delivery(offices, sent, FINANCE).status is StatusCode.ARRIVED)
    assert at_commune(offices, subject).state is State.RECALLED
    assert delivery(offices, sent).asked is Change.RECALL
    clerk.window.refresh()
    tab = clerk.window.desktop.preview.recipients
    wait(clerk, lambda: "Thu hồi: nơi nhận đồng ý" in labels(tab))
    wait(clerk, lambda: "Cập nhật văn bản đã gửi: thêm Sở Tài chính" in history_of(clerk))


def draft_in_place_of(drafter: Sitting, symbol: str, subject: str) -> DocumentId:
    """A letter from the button to the leader's book, which replaces the one with this number."""
    menus = [action for menu in drafter.window.findChildren(QMenu) for action in menu.actions()]
    next(action for action in menus if action.text() == "Công văn").trigger()
    wait(drafter, lambda: drafter.window.draft_page is not None)
    page = drafter.window.draft_page
    assert isinstance(page, DraftPage)
    type_text(page.form.subject, subject)
    page.form.addressees.set_lines(("Ủy ban nhân dân xã Tân Hòa", "Sở Tài chính"))
    page.form.agencies.tick((COMMUNE, FINANCE))
    drafter.bot.mouseClick(page.form.replaces.choose, Qt.MouseButton.LeftButton)
    (choosing,) = (each for each in drafter.window.findChildren(SentDialog) if each.isVisible())
    type_text(choosing.search, symbol)
    (row,) = (each for each in choosing.list.rows() if not each.isHidden())
    row.setCheckState(Qt.CheckState.Checked)
    choosing.accept()
    type_text(page.texts.body, "Công văn này thay thế công văn đã gửi.")
    document = page.sheet().id
    drafter.click(page.head.submit)
    drafter.confirm(drafter.dialog(SubmitDialog))
    wait(drafter, lambda: drafter.office.store.find(document) is not None)
    return document


def issued(offices: Offices, demo: Demo, document: DocumentId) -> None:
    """Signed, numbered and sealed; how that is done by hand, another story tells."""
    leader, clerk = offices["snv-lanh-dao"], offices[SENDER]
    settle(offices)
    with personal_key(leader, demo.province.pin) as key:
        sign(leader, document, key)
    settle(offices)
    register(clerk, document)
    with seal_key(clerk, demo.province.pin) as key:
        issue(clerk, document, key)


def test_replaced_by_a_newer_one(sit: Sit, offices: Offices, demo: Demo) -> None:
    """The commune has it in its register and is asked; both documents name each other at both ends."""
    subject, later = "Định mức giấy tờ bản thứ nhất", "Định mức giấy tờ bản thứ hai"
    old = out(offices, demo, subject)
    mine = at_commune(offices, subject)
    register_in(offices[RECEPTION], mine.id, offices[CHAIRMAN].me.id)
    settle(offices)
    new = draft_in_place_of(sit("snv-chuyen-vien"), old.symbol, later)
    issued(offices, demo, new)
    clerk = sit(SENDER)
    clerk.go("Văn bản đi")
    clerk.choose(later)
    clerk.act(Act.SEND)
    sending: ActDialog = clerk.dialog(SendDialog)
    assert f"Thay thế văn bản {old.symbol}" in labels(sending)
    clerk.confirm(sending)
    assert offices[SENDER].store.document(old.id).state is State.REPLACED
    chairman = sit(CHAIRMAN)
    carry(chairman, offices, lambda: offices[CHAIRMAN].store.document(mine.id).asked is not None)
    show_chip(chairman, "Văn bản đến", "de_nghi")
    chairman.choose(subject)
    wish = chairman.window.desktop.preview.header.wish
    wait(chairman, lambda: "thay thế văn bản này bằng văn bản mới" in wish.text)
    wait(chairman, wish.agree.isVisible)
    chairman.click(wish.agree)
    chairman.confirm(chairman.dialog(AnswerDialog))
    carry(chairman, offices, lambda: delivery(offices, old).answer is StatusCode.AGREED)
    newer = at_commune(offices, later)
    gone = offices[RECEPTION].store.document(mine.id)
    assert (gone.state, gone.replaced_by, newer.facts.replaces) == (State.REPLACED, newer.id, (mine.id,))
    assert offices[SENDER].store.document(old.id).replaced_by == new
    show_chip(clerk, "Văn bản đi", "da_gui")
    clerk.choose(subject)
    symbol = offices[SENDER].store.document(new).symbol
    wait(clerk, lambda: f"Đã được thay thế bằng văn bản {symbol}" in clerk.window.desktop.preview.header.wish.text)
