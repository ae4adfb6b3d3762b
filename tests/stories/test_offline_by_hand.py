"""Without a line, by hand: a stick carried between two offices and its receipt back; a commune offline for a week."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.stories.test_conversation import delivery, wait
from tests.stories.test_offline import arrived, later, on
from tests.stories.test_recall_answered import at_commune, out, show_chip
from tests.stories.test_through_the_window import Sitting
from tests.ui.exchange.test_page import column
from vbdt.acts.assign import assign, deadline_after
from vbdt.acts.figures import targets
from vbdt.acts.mail.exchange import exchange
from vbdt.acts.mail.recall import recall
from vbdt.acts.mail.update import Correction, update
from vbdt.acts.office import Office
from vbdt.acts.process import finish, start
from vbdt.acts.register_in import register_in
from vbdt.acts.send import send
from vbdt.demo.make import Demo
from vbdt.demo.story import issue_one, settle
from vbdt.demo.texts import COMMUNE, letter
from vbdt.document.filters import Filter
from vbdt.document.ids import DocumentId
from vbdt.document.kinds import Urgency
from vbdt.document.model import Changed, Direction, Document, StatusCode
from vbdt.document.states import State
from vbdt.document.targets import Period
from vbdt.store.integrity import check
from vbdt.transport.folder.mark import mark
from vbdt.ui.exchange.page import ExchangePage

Offices = dict[str, Office]
SENDER, RECEPTION, CHAIRMAN, WORKER = "snv-van-thu", "tan-hoa-van-thu", "tan-hoa-lanh-dao", "tan-hoa-chuyen-vien"


@pytest.fixture
def seats(qtbot: QtBot, qapp: QApplication) -> Iterator["Seats"]:
    made = Seats(qtbot, qapp)
    yield made
    for each in made.taken:
        each.leave()


class Seats:
    """Windows of desks as they are at another time or on another carrier."""

    def __init__(self, qtbot: QtBot, app: QApplication) -> None:
        self._bot, self._app = qtbot, app
        self.taken: list[Sitting] = []

    def at(self, office: Office) -> Sitting:
        self.taken.append(Sitting(self._bot, office, self._app))
        return self.taken[-1]

    def leave(self, sitting: Sitting) -> None:
        self.taken.remove(sitting)
        sitting.leave()


def post(sitting: Sitting) -> ExchangePage:
    """The screen «Gửi nhận», come to rest."""
    sitting.go("Gửi nhận")
    wait(sitting, lambda: sitting.window.jobs.idle)
    return sitting.window.exchange


def issued(offices: Offices, demo: Demo, subject: str) -> DocumentId:
    sheet = letter(offices["snv-chuyen-vien"])
    sheet = replace(sheet, content=replace(sheet.content, subject=subject), recipients=(COMMUNE,))
    return issue_one(offices, sheet, demo.province.pin, lambda _: None)


def pull_out(sitting: Sitting, stick: Path, pocket: Path) -> None:
    """«Rút thẻ nhớ an toàn», and only then the stick is pulled out."""
    page = post(sitting)
    sitting.click(page.unplug)
    wait(sitting, lambda: "Đã có thể rút thẻ nhớ" in page.banner.text)
    assert "Đã tạm dừng gửi nhận" in sitting.window.statusline.text
    sitting.window.take(Changed())
    assert not sitting.window.link.carries, "nothing that happens at the desk writes to it now"
    stick.rename(pocket)


def test_a_stick_is_carried_there_and_back(offices: Offices, demo: Demo, seats: Seats, tmp_path: Path) -> None:
    subject = "Danh sách đại biểu dự hội nghị"
    document = issued(offices, demo, subject)
    stick, pocket = tmp_path / "the-nho", tmp_path / "trong-tui"
    stick.mkdir()
    mark(stick)
    sender, commune = on(offices[SENDER], stick), on(offices[RECEPTION], stick)
    before = arrived(commune)
    send(sender, document)

    clerk = seats.at(sender)
    pull_out(clerk, stick, pocket)
    page = post(clerk)
    mine = column(page.sent, 3).index(subject)
    assert column(page.sent, 0)[mine] == "Đã gửi, chờ xác nhận"
    clerk.window.refresh()  # the stick is in the pocket
    wait(clerk, lambda: str(stick) in clerk.window.statusline.text)
    seats.leave(clerk)

    pocket.rename(stick)
    reception = seats.at(commune)
    show_chip(reception, "Văn bản đến", "tat_ca")
    reception.choose(subject)
    pull_out(reception, stick, pocket)
    assert len(arrived(commune)) == len(before) + 1
    assert delivery_of(offices, document) == (False, None)
    seats.leave(reception)

    pocket.rename(stick)
    clerk = seats.at(sender)
    page = post(clerk)
    wait(clerk, lambda: delivery_of(offices, document)[0])
    page.reload()
    wait(clerk, lambda: "Nơi nhận đã xác nhận" in column(page.sent, 0))
    assert delivery_of(offices, document) == (True, StatusCode.ARRIVED)
    seats.leave(clerk)
    settle(offices)
    assert len(arrived(commune)) == len(before) + 1, "the network share brings nothing a second time"


def delivery_of(offices: Offices, document: DocumentId) -> tuple[bool, StatusCode | None]:
    found = delivery(offices, offices[SENDER].store.document(document))
    return found.receipt_at is not None, found.status


def worked_on(offices: Offices, document: Document) -> date:
    """At the commune it is assigned with three working days; that day."""
    leader, worker = offices[CHAIRMAN], offices[WORKER]
    register_in(offices[RECEPTION], document.id, leader.me.id)
    settle(offices)
    deadline = deadline_after(leader, 3)
    assign(leader, document.id, worker.me.id, deadline, "Tham mưu")
    settle(offices)
    start(worker, document.id)
    settle(offices)
    return deadline


def test_a_commune_that_was_offline_for_a_week(offices: Offices, demo: Demo, seats: Seats, tmp_path: Path) -> None:
    """Its specialist finishes in time while nobody hears of it; the department sends, corrects and takes back."""
    settle(offices)
    told, dropped, kept = "Tình hình tổ chức bộ máy", "Mời họp đã hoãn", "Hướng dẫn chấm điểm thi đua"
    first = out(offices, demo, "Rà soát vị trí việc làm")
    here = at_commune(offices, "Rà soát vị trí việc làm")
    deadline = worked_on(offices, here)
    before = arrived(offices[RECEPTION])
    new = offices[RECEPTION].store.count(Filter(direction=Direction.INCOMING, states=(State.ARRIVED,)))
    share = Path(offices[RECEPTION].settings.mailbox)
    line = tmp_path / "duong-truyen"
    for key in (RECEPTION, WORKER):
        exchange(on(offices[key], share))

    finish(later(offices[WORKER], days=1), here.id, "Đã rà soát xong")  # on the first day, into the outbox
    waiting = [each for each in offices[WORKER].store.postings() if each.document == here.id and not each.handed_at]
    assert waiting
    sent = {name: issued(offices, demo, name) for name in (told, dropped, kept)}
    for day, name in enumerate(sent, 1):
        then = later(offices[SENDER], days=day)
        send(then, sent[name])
        exchange(then)
    update(later(offices[SENDER], days=4), sent[told], "Gấp", correction=Correction("", Urgency.URGENT, None))
    recall(later(offices[SENDER], days=5), sent[dropped], "Hoãn họp")
    for day in range(4, 8):
        exchange(later(offices[SENDER], days=day, minutes=day))

    week = later(on(offices[RECEPTION], line), days=7, hours=1)
    reception = seats.at(week)
    wait(reception, lambda: str(line) in reception.window.statusline.text)
    page = post(reception)
    wait(reception, lambda: "7 ngày trước" in page.link.text())
    assert "đã hơn một ngày" in page.notice.text
    line.symlink_to(share, target_is_directory=True)
    reception.window.refresh()
    store = offices[RECEPTION].store
    wait(reception, lambda: len(arrived(week)) == len(before) + 3)
    wait(reception, lambda: "vừa xong" in page.link.text())
    exchange(later(offices[WORKER], days=7, hours=1))
    wait(reception, lambda: store.document(here.id).state is State.FINISHED)
    badge = reception.window.sidebar._buttons["den"]._count
    wait(reception, lambda: badge.text() == str(new + 2))
    seats.leave(reception)

    states = {each.facts.subject: each for each in store.documents(Filter(direction=Direction.INCOMING)).rows}
    assert (states[told].state, states[told].facts.urgency) == (State.ARRIVED, Urgency.URGENT)
    assert states[dropped].state is State.RECALLED
    assert states[kept].state is State.ARRIVED
    assert not store.quarantined()
    assert not store.parked()
    period = Period(deadline.replace(day=1), deadline)
    (on_time,) = (each for each in targets(week, period) if each.key == "dung_han")
    assert here.id in on_time.met, "finished in time, though heard of a week later"

    for _ in range(3):
        for office in offices.values():
            exchange(later(office, days=7, hours=2))
    assert delivery(offices, first).status is StatusCode.FINISHED
    assert offices[SENDER].store.document(sent[dropped]).state is State.RECALLED
    assert all(delivery_of(offices, each)[0] for each in sent.values())
    clerk = seats.at(later(offices[SENDER], days=7, hours=3))
    page = post(clerk)
    assert "hơn 24 giờ" not in page.notice.text
    assert len(arrived(week)) == len(before) + 3
    assert check(store) == check(offices[SENDER].store) == ()
