"""Bàn của tôi: what lies on this desk and which registers it keeps, as cards with what can be done about each."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from vbdt.acts.desks.my_desk import Kept, MyDesk, read_my_desk
from vbdt.acts.office import Office
from vbdt.document.model import Changed
from vbdt.ui import words
from vbdt.ui.dialogs.frame import ActDialog
from vbdt.ui.jobs import Jobs
from vbdt.ui.roster.card import Card
from vbdt.ui.roster.comparing import CompareDialog
from vbdt.ui.roster.handing import AskAgainDialog, GiveBookDialog, GiveDeskDialog, SuccessorDialog, TakeOverDialog
from vbdt.ui.roster.keys import ChangeKeysDialog, KeysCard
from vbdt.ui.roster.passphrase import PassphraseCard, PassphraseDialog
from vbdt.ui.say import Banner, Tone
from vbdt.ui.terms import term

Open = Callable[[], ActDialog]


class MyDeskTab(QScrollArea):
    """`done` hears of every change that was made here; `shown` tells how much waits for this person."""

    shown = Signal(int)

    def __init__(self, office: Office, jobs: Jobs, done: Callable[[Changed], None], parent: QWidget) -> None:
        super().__init__(parent)
        self._office, self._jobs, self._done = office, jobs, done
        self.mine: MyDesk | None = None
        self.cards: list[Card] = []
        self.setWidgetResizable(True)
        self.setAccessibleName(self.tr("Bàn của tôi"))
        self.banner = Banner()
        inside = QWidget()
        inside.setProperty("ground", "surface")
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(0, 14, 12, 16)
        self._column.setSpacing(12)
        self._column.addWidget(self.banner)
        self._column.addStretch(1)
        self.setWidget(inside)

    def reload(self) -> None:
        self._jobs.run(self, partial(read_my_desk, self._office), self._show, self.banner.fail)

    @property
    def waits(self) -> int:
        """How many things wait for this person: a number that a tab shows."""
        mine = self.mine
        if mine is None:
            return 0
        there = not self._office.agency.has_ended_by(self._office.today)
        stopped = sum(there and each.stopped is not None and each.given is None for each in mine.books)
        return stopped + bool(mine.to_take) + bool(mine.to_give)

    def _show(self, mine: MyDesk) -> None:
        self.mine = mine
        self.banner.clear()
        for card in self.cards:
            self._column.removeWidget(card)
            card.setParent(None)
            card.deleteLater()
        self.cards = [
            *([self._closed_agency(mine)] if mine.heirs else []),
            *([self._closed_desks(mine)] if mine.closed else []),
            *(self._book(each) for each in mine.books),
            self._work(mine),
            self._missing(),
            KeysCard(mine.keys, lambda: self._open(ChangeKeysDialog)),
            PassphraseCard(self._office, self._ask_passphrase),
        ]
        for n, card in enumerate(self.cards, start=1):
            self._column.insertWidget(n, card)
        self.shown.emit(self.waits)

    def _open(self, kind: Callable[..., ActDialog], *more: object) -> None:
        kind(self._office, *more, self._jobs, self._done, self.window()).open()

    def _ask_passphrase(self) -> None:
        PassphraseDialog(self._office, self._jobs, self._tell_new_passphrase, self.window()).open()

    def _tell_new_passphrase(self, _: Changed) -> None:
        self.banner.say(self.tr("Đã đổi mật khẩu của bàn."), Tone.GOOD)

    def _work(self, mine: MyDesk) -> Card:
        card = Card(self.tr("Văn bản đang ở bàn này"))
        card.say(
            self.tr("{open} văn bản đang làm, {ended} văn bản đã xong, {drafts} dự thảo chưa trình.").format(
                open=len(mine.open), ended=mine.ended, drafts=mine.drafts
            )
        )
        card.say(
            self.tr("Khi nghỉ dài ngày, chuyển việc hoặc thôi việc, bàn giao cho đồng nghiệp để việc không dừng lại.")
        )
        give = card.offer(self.tr("Bàn giao bàn làm việc…"), "share-2", lambda: self._open(GiveDeskDialog, mine))
        give.setEnabled(bool(mine.open or mine.ended or mine.books))
        return card

    def _book(self, kept: Kept) -> Card:
        book = term(kept.book.label)
        card = Card(self.tr("Đang giữ: {book}").format(book=book))
        if kept.given is not None:
            name = words.desk_name(self._office.directory, kept.given.release.to)
            card.say(self.tr("Đã ký bàn giao cho {name}; chờ quản trị danh bạ chuyển sổ.").format(name=name), "soon")
            card.say(self.tr("Bàn này không cấp số của sổ này nữa."))
            return card
        if self._office.agency.has_ended_by(self._office.today):
            card.say(self.tr("Sổ đã đóng cùng cơ quan; văn bản mới do cơ quan kế nhiệm cấp số."))
            return card
        if kept.stopped is None:
            card.say(self.tr("Chỉ bàn này cấp số của sổ này."))
            card.offer(self.tr("Giao sổ cho văn thư khác…"), "share-2", lambda: self._open(GiveBookDialog, kept.book))
            card.offer(
                self.tr("Ghi số của sổ giấy…"), "notebook-pen", lambda: self._open(CompareDialog, kept.book, False)
            )
            return card
        card.say(kept.stopped.what, "late")
        if kept.to_compare:
            card.say(self.tr("Lấy sổ giấy ra xem số cuối cùng, rồi nhập vào đây. Sau đó bàn này cấp số tiếp."))
            compare = partial(self._open, CompareDialog, kept.book, True)
            card.offer(self.tr("Đối chiếu với sổ giấy…"), "check", compare, main=True)
        else:
            card.say(kept.stopped.cure)
        card.offer(self.tr("Đề nghị gửi lại phần còn thiếu…"), "inbox", lambda: self._open(AskAgainDialog))
        return card

    def _closed_desks(self, mine: MyDesk) -> Card:
        card = Card(self.tr("Bàn đã đóng, bàn này tiếp quản"))
        card.say("\n".join(words.desk_name(self._office.directory, each.id) for each in mine.closed))
        if mine.owed:
            names = ", ".join(self._office.directory.person(each.person).name for each in mine.owed)
            card.say(self.tr("Đang chờ các bàn gửi lại những gì có sau bản sao lưu: {names}.").format(names=names))
        if mine.to_take:
            card.say(self.tr("%n văn bản chờ tiếp quản.", "", len(mine.to_take)), "soon")
            card.offer(self.tr("Tiếp quản văn bản…"), "inbox", lambda: self._open(TakeOverDialog, mine), main=True)
        else:
            card.say(self.tr("Không còn văn bản nào chờ tiếp quản."))
        return card

    def _closed_agency(self, mine: MyDesk) -> Card:
        card = Card(self.tr("{agency} đã kết thúc hoạt động").format(agency=self._office.agency.name))
        heirs = "; ".join(each.name for each in mine.heirs)
        card.say(self.tr("Cơ quan kế nhiệm: {heirs}.").format(heirs=heirs))
        if mine.to_give:
            card.say(self.tr("%n văn bản còn dở dang trên bàn này.", "", len(mine.to_give)), "soon")
            card.offer(
                self.tr("Bàn giao cho cơ quan kế nhiệm…"), "send", lambda: self._open(SuccessorDialog, mine), main=True
            )
        else:
            card.say(self.tr("Bàn này không còn việc dở dang phải bàn giao."))
        return card

    def _missing(self) -> Card:
        card = Card(self.tr("Thiếu văn bản?"))
        card.say(self.tr("Máy mới, hoặc thiếu văn bản mà đồng nghiệp có: đề nghị các bàn khác gửi lại."))
        card.offer(self.tr("Đề nghị gửi lại văn bản…"), "inbox", lambda: self._open(AskAgainDialog))
        return card
