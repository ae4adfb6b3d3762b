"""The main job by hand: five people at their own windows click and type what a person would.

One decision goes from a blank page in the department to a finished task in the commune. Between the windows only the
couriers carry anything.
"""

from collections.abc import Callable, Iterator
from typing import TypeAlias

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtWidgets import QApplication, QMenu, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.keyboard import type_text
from vbdt.acts.office import Office
from vbdt.demo.make import Demo
from vbdt.demo.story import settle
from vbdt.demo.texts import COMMUNE, FINANCE
from vbdt.document.model import StatusCode
from vbdt.document.states import Act, State
from vbdt.ui.dialogs.assign import AssignDialog
from vbdt.ui.dialogs.finish import FinishDialog
from vbdt.ui.dialogs.frame import ActDialog
from vbdt.ui.dialogs.register_in import RegisterInDialog
from vbdt.ui.dialogs.send import SendDialog
from vbdt.ui.dialogs.sign import PinDialog
from vbdt.ui.dialogs.submit import SubmitDialog
from vbdt.ui.drafts.office_page import DraftPage
from vbdt.ui.start import show_window
from vbdt.ui.window import Window

PATIENCE = 20_000
SUBJECT = "Kiện toàn Tổ công tác văn bản điện tử"


class Sitting:
    """One person at one window."""

    def __init__(self, qtbot: QtBot, office: Office, app: QApplication) -> None:
        self.bot = qtbot
        self.office = office
        self.window: Window = show_window(office, app)
        qtbot.waitExposed(self.window)

    def leave(self) -> None:
        """Close the window for good: the style of the next one is laid over every window that still is."""
        self.window.close()
        self.window.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def click(self, button: QWidget) -> None:
        self.bot.mouseClick(button, Qt.MouseButton.LeftButton)

    def go(self, place: str) -> None:
        """Click an entry of the side bar by its words."""
        self.click(next(each for each in self.window.sidebar.findChildren(QPushButton) if place in each.text()))

    def choose(self, subject: str) -> None:
        """Wait for the document in the list, and click its row."""
        view = self.window.desktop.list_view

        def row() -> int | None:
            model = view.model()
            for n in range(model.rowCount()):
                if subject in str(model.index(n, 0).data(Qt.ItemDataRole.AccessibleTextRole)):
                    return n
            return None

        self.bot.waitUntil(lambda: row() is not None, timeout=PATIENCE)
        index = view.model().index(row() or 0, 0)
        where: QPoint = view.visualRect(index).center()
        self.bot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=where)
        title = self.window.desktop.preview.header._title
        self.bot.waitUntil(lambda: title.isVisible() and subject in title.text(), timeout=PATIENCE)

    def buttons(self) -> dict[str, QPushButton]:
        """The acts that are offered now."""
        return {str(each.property("act")): each for each in self.window.desktop.preview.header.buttons}

    def act(self, act: Act) -> None:
        self.bot.waitUntil(lambda: act.value in self.buttons(), timeout=PATIENCE)
        self.click(self.buttons()[act.value])

    def dialog(self, kind: type[ActDialog]) -> ActDialog:
        """The dialog that opened."""
        self.bot.waitUntil(lambda: bool(self.open_dialogs(kind)), timeout=PATIENCE)
        return self.open_dialogs(kind)[0]

    def open_dialogs(self, kind: type[ActDialog]) -> list[ActDialog]:
        return [each for each in self.window.findChildren(kind) if each.isVisible()]

    def confirm(self, dialog: ActDialog) -> None:
        """Click the main button and wait until the dialog has done its work and gone."""
        kind = type(dialog)
        self.click(dialog.main)
        self.bot.waitUntil(lambda: not self.open_dialogs(kind), timeout=PATIENCE)


Sit: TypeAlias = Callable[[str], Sitting]


@pytest.fixture
def sit(qtbot: QtBot, qapp: QApplication, offices: dict[str, Office]) -> Iterator[Sit]:
    sittings: list[Sitting] = []

    def sit_down(key: str) -> Sitting:
        sitting = Sitting(qtbot, offices[key], qapp)
        sittings.append(sitting)
        return sitting

    yield sit_down
    for each in sittings:
        each.leave()


def write_decision(sitting: Sitting) -> DraftPage:
    """From the button «Soạn văn bản» to a page with everything typed."""
    menus = [action for menu in sitting.window.findChildren(QMenu) for action in menu.actions()]
    next(action for action in menus if action.text() == "Quyết định").trigger()
    sitting.bot.waitUntil(lambda: sitting.window.draft_page is not None, timeout=PATIENCE)
    page = sitting.window.draft_page
    assert isinstance(page, DraftPage)
    type_text(page.form.subject, SUBJECT)
    page.form.agencies.tick((COMMUNE, FINANCE))
    body = page.texts.body
    body.selectAll()
    type_text(body, "Căn cứ Luật Tổ chức chính quyền địa phương\n\n")
    type_text(body, "Điều 1. Kiện toàn Tổ công tác văn bản điện tử của tỉnh.\n")
    type_text(body, "Chánh Văn phòng Sở và các đơn vị liên quan thi hành Quyết định này.")
    return page


def test_the_whole_job_by_hand(sit: Sit, offices: dict[str, Office], demo: Demo) -> None:
    drafter = sit("snv-chuyen-vien")
    page = write_decision(drafter)
    document = page.sheet().id
    drafter.click(page.head.submit)
    submitting = drafter.dialog(SubmitDialog)
    drafter.confirm(submitting)
    drafter.bot.waitUntil(lambda: offices["snv-chuyen-vien"].store.find(document) is not None, timeout=PATIENCE)
    leader_name = offices["snv-lanh-dao"].person.name
    drafter.bot.waitUntil(lambda: f"Đã trình ký: {leader_name}" in drafter.window.banner.text, timeout=PATIENCE)
    settle(offices)

    leader = sit("snv-lanh-dao")
    leader.go("Trình ký")
    leader.choose(SUBJECT)
    assert set(leader.buttons()) == {Act.SIGN.value, Act.RETURN.value}
    leader.act(Act.SIGN)
    signing = leader.dialog(PinDialog)
    assert isinstance(signing, PinDialog)
    type_text(signing.pin, demo.province.pin)
    leader.confirm(signing)
    settle(offices)

    clerk = sit("snv-van-thu")
    clerk.go("Văn bản đi")
    clerk.choose(SUBJECT)
    clerk.act(Act.REGISTER)
    clerk.confirm(clerk.dialog(ActDialog))
    clerk.act(Act.ISSUE)
    sealing = clerk.dialog(PinDialog)
    assert isinstance(sealing, PinDialog)
    type_text(sealing.pin, demo.province.pin)
    clerk.confirm(sealing)
    clerk.act(Act.SEND)
    clerk.confirm(clerk.dialog(SendDialog))
    assert clerk.window.banner.text == "Đã đưa vào hàng gửi: 2 nơi nhận."
    settle(offices)

    reception = sit("tan-hoa-van-thu")
    reception.go("Văn bản đến")
    reception.choose(SUBJECT)
    reception.act(Act.REGISTER_IN)
    reception.confirm(reception.dialog(RegisterInDialog))
    settle(offices)

    chairman = sit("tan-hoa-lanh-dao")
    chairman.go("Văn bản đến")
    chairman.choose(SUBJECT)
    chairman.act(Act.ASSIGN)
    assigning = chairman.dialog(AssignDialog)
    assert isinstance(assigning, AssignDialog)
    lead_desk = offices["tan-hoa-chuyen-vien"].me.id
    assigning.lead.choose(lead_desk)
    assigning.deadline.days.setValue(5)
    type_text(assigning.instruction, "Tham mưu thực hiện.")
    chairman.confirm(assigning)
    settle(offices)

    lead = sit("tan-hoa-chuyen-vien")
    lead.go("Văn bản đến")
    lead.choose(SUBJECT)
    lead.act(Act.START)
    lead.act(Act.FINISH)
    finishing = lead.dialog(FinishDialog)
    assert isinstance(finishing, FinishDialog)
    type_text(finishing.outcome, "Đã cử cán bộ tham gia Tổ công tác.")
    lead.confirm(finishing)
    settle(offices)

    sent = offices["snv-van-thu"].store.document(document)
    assert sent.state is State.SENT
    assert sent.symbol == "01/QĐ-SNV"
    states = {each.recipient: each.status for each in sent.deliveries}
    assert states == {COMMUNE: StatusCode.FINISHED, FINANCE: StatusCode.ARRIVED}
    clerk.window.topbar.field.setText("kien toan")
    clerk.window.search("kien toan")
    results = clerk.window.desktop.search.view.model()
    clerk.bot.waitUntil(lambda: results.rowCount() == 1, timeout=PATIENCE)
