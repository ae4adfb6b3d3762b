"""Bàn giao: the dialogs by which this desk gives away what it holds, or takes what a closed desk held."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QLineEdit, QWidget

from vbdt.acts.desks.hand_over import ask_again, take_over
from vbdt.acts.desks.my_desk import MyDesk, ended_here, give_books, give_desk
from vbdt.acts.desks.roster import may_administer
from vbdt.acts.desks.succession import give_to_successor
from vbdt.acts.office import Office
from vbdt.document.directory import Book, Desk, Role
from vbdt.document.folding import normalise
from vbdt.document.ids import AgencyId, DeskId, DocumentId
from vbdt.document.model import Changed, Document
from vbdt.document.rules import unfit
from vbdt.errors import UserError
from vbdt.ui import words
from vbdt.ui.dialogs.frame import LONGEST_NOTE, ActDialog, Done, Words
from vbdt.ui.dialogs.people import DeskChoice
from vbdt.ui.jobs import Jobs
from vbdt.ui.terms import term
from vbdt.ui.ticks import TickList, set_in_reach, value_of
from vbdt.ui.wheel import pass_wheel

ROWS = 4


def about_me(office: Office) -> tuple[str, str]:
    return office.person.name, office.person.title


class DocumentTicks(TickList):
    """Documents with their states, all ticked; those that somebody cannot go on with are out of reach."""

    def __init__(self, name: str, documents: Sequence[Document], parent: QWidget) -> None:
        super().__init__(name, parent)
        self._documents = {each.id: each for each in documents}
        for each in documents:
            number = each.symbol or (f"{each.arrival_number}" if each.arrival_number else "")
            text = " · ".join(part for part in (number, each.facts.subject, term(each.state.label)) if part)
            self.add(text, each.id).setCheckState(Qt.CheckState.Checked)
        self.show_rows(ROWS)

    def chosen(self) -> tuple[DocumentId, ...]:
        return tuple(map(DocumentId, self.ticked()))

    def fit_to(self, desk: Desk | None) -> int:
        """Leave out what this desk could not go on with; how many that are."""
        out = 0
        for item in self.rows():
            wrong = unfit(self._documents[DocumentId(value_of(item))], desk) if desk is not None else ""
            set_in_reach(item, not wrong)
            item.setToolTip(f"{item.text()}\n{wrong}" if wrong else item.text())
            out += bool(wrong)
        return out


class GiveDeskDialog(ActDialog):
    """The whole desk or a part of it: what will move is listed and counted before anything does."""

    def __init__(self, office: Office, mine: MyDesk, jobs: Jobs, done: Done, parent: QWidget) -> None:
        words_ = Words(self.tr("Bàn giao bàn làm việc"), self.tr("Bàn giao"), self.tr("Đang bàn giao…"))
        super().__init__(words_, about_me(office), jobs, done, parent)
        self._office, self._mine = office, mine
        self.to = DeskChoice(self.tr("Người nhận"), office.directory, _colleagues(office), self)
        self.to.leave_open(self.tr("Chọn người nhận bàn giao"))
        self.to.mark_absences(office)
        self.add(self.tr("Người nhận"), self.to)
        self.working = DocumentTicks(self.tr("Văn bản đang làm"), mine.open, self)
        if mine.open:
            self.add(self.tr("Văn bản đang làm"), self.working)
        else:
            self.working.hide()
        self.left_out = self.note("", "soon")
        self.ended = QCheckBox(self.tr("Cả %n văn bản đã xong (khi chuyển hẳn công việc)", "", mine.ended), self)
        self.ended.setVisible(bool(mine.ended))
        self.rows.addWidget(self.ended)
        kept = [each.book for each in mine.books if each.given is None and each.stopped is None]
        self.books = {
            book: QCheckBox(self.tr("Cả {book}").format(book=term(book.label).lower()), self) for book in kept
        }
        together = QHBoxLayout()
        for tick in self.books.values():
            together.addWidget(tick)
        together.addStretch(1)
        self.rows.addLayout(together)
        self.words = QLineEdit(self)
        self.words.setMaxLength(LONGEST_NOTE)
        self.words.setPlaceholderText(self.tr("Không bắt buộc"))
        self.add(self.tr("Lời nhắn cho người nhận"), self.words)
        self.count = self.note("", "strong")
        self.note(self.tr("Dự thảo chưa trình ở lại bàn này.")).setVisible(bool(mine.drafts))
        self.to.currentIndexChanged.connect(self._fit)
        self.working.itemChanged.connect(self._count)
        for tick in (self.ended, *self.books.values()):
            tick.toggled.connect(self._count)
        self._fit()

    def work(self) -> Callable[[], Changed]:
        to, office, note = self.to.desk(), self._office, normalise(self.words.text())
        chosen, ended = self.working.chosen(), self.ended.isChecked()
        books = [book for book, tick in self.books.items() if tick.isChecked()]
        if not (chosen or ended or books):
            raise UserError("Chưa chọn gì để bàn giao.", "Đánh dấu ít nhất một văn bản hoặc một sổ.")
        return lambda: give_desk(office, (*chosen, *(ended_here(office) if ended else ())), books, to, note)

    def _fit(self, _: int = 0) -> None:
        data = self.to.currentData()
        desk = self._office.directory.find_desk(DeskId(data)) if data else None
        out = self.working.fit_to(desk)
        self.left_out.setText(
            self.tr("%n văn bản không chuyển được vì người nhận không có vai trò cần thiết.", "", out) if out else ""
        )
        self.left_out.setVisible(bool(out))
        for tick in self.books.values():
            clerk = desk is not None and desk.has(Role.CLERK)
            tick.setEnabled(clerk)
            tick.setToolTip("" if clerk else self.tr("Sổ chỉ giao được cho văn thư."))
            if not clerk:
                tick.setChecked(False)
        self._count()

    def _count(self, *_: object) -> None:
        moving = len(self.working.chosen()) + (self._mine.ended if self.ended.isChecked() else 0)
        parts = [self.tr("%n văn bản", "", moving)]
        parts += [term(book.label).lower() for book, tick in self.books.items() if tick.isChecked()]
        self.count.setText(self.tr("Sẽ chuyển: {what}.").format(what=", ".join(parts)))


class GiveBookDialog(ActDialog):
    """From the moment of the signature this desk gives no number of the book."""

    def __init__(self, office: Office, book: Book, jobs: Jobs, done: Done, parent: QWidget) -> None:
        words_ = Words(self.tr("Giao sổ"), self.tr("Ký bàn giao"), self.tr("Đang ký bàn giao…"))
        super().__init__(words_, (term(book.label), about_me(office)[0]), jobs, done, parent)
        self._office, self._book = office, book
        clerks = [each for each in _colleagues(office) if each.has(Role.CLERK)]
        self.to = DeskChoice(self.tr("Văn thư nhận sổ"), office.directory, clerks, self)
        self.to.leave_open(self.tr("Chọn văn thư nhận sổ"))
        self.add(self.tr("Văn thư nhận sổ"), self.to)
        self.note(self.tr("Từ lúc ký, bàn này không cấp số của sổ này nữa và không lấy lại được."))
        if may_administer(office):
            self.note(self.tr("Bàn nhận cấp số tiếp khi đã có đủ các số của sổ."))
        else:
            self.note(self.tr("Quản trị danh bạ chuyển sổ; sau đó bàn nhận cấp số tiếp khi đã có đủ các số của sổ."))

    def work(self) -> Callable[[], Changed]:
        office, book, to = self._office, self._book, self.to.desk()
        return lambda: give_books(office, [book], to)


class TakeOverDialog(ActDialog):
    def __init__(self, office: Office, mine: MyDesk, jobs: Jobs, done: Done, parent: QWidget) -> None:
        words_ = Words(self.tr("Tiếp quản văn bản"), self.tr("Tiếp quản"), self.tr("Đang tiếp quản…"))
        names = "; ".join(words.desk_name(office.directory, each.id) for each in mine.closed)
        super().__init__(words_, (names, self.tr("Bàn đã đóng")), jobs, done, parent)
        self._office = office
        self.documents = DocumentTicks(self.tr("Văn bản"), mine.to_take, self)
        self.documents.fit_to(office.me)
        self.add(self.tr("Văn bản bàn này biết đến"), self.documents)
        names = ", ".join(office.directory.person(each.person).name for each in mine.owed)
        self.asked = QCheckBox(self.tr("Tôi đã hỏi: không ai nhận gì thêm từ bàn cũ"), self)
        self.asked.setVisible(bool(names))
        if names:
            self.note(
                self.tr("Bàn của {names} chưa gửi lại xong. Nên chờ đủ rồi mới tiếp quản.").format(names=names), "soon"
            )
            self.rows.addWidget(self.asked)
        else:
            self.note(self.tr("Nên đề nghị gửi lại trước, để có đủ những gì bàn cũ đã làm đến lúc đóng."))

    def work(self) -> Callable[[], Changed]:
        office, chosen = self._office, self.documents.chosen()
        if not chosen:
            raise UserError("Chưa chọn văn bản nào để tiếp quản.", "Đánh dấu ít nhất một văn bản.")
        asked = self.asked.isChecked()
        return lambda: take_over(office, chosen, asked=asked)


class AskAgainDialog(ActDialog):
    def __init__(self, office: Office, jobs: Jobs, done: Done, parent: QWidget) -> None:
        words_ = Words(self.tr("Đề nghị gửi lại"), self.tr("Đề nghị gửi lại"), self.tr("Đang gửi yêu cầu…"))
        super().__init__(words_, about_me(office), jobs, done, parent)
        self._office = office
        self.note(self.tr("Các bàn trong cơ quan sẽ gửi lại mọi văn bản và số đăng ký mà bàn này được xem."))
        self.note(self.tr("Văn bản về dần qua hộp thư, có thể mất vài giờ. Những gì đã có ở đây không bị trùng."))

    def work(self) -> Callable[[], Changed]:
        office = self._office
        return lambda: ask_again(office)


class SuccessorDialog(ActDialog):
    """What is open goes, sealed and with its history, to the agency that goes on with it."""

    def __init__(self, office: Office, mine: MyDesk, jobs: Jobs, done: Done, parent: QWidget) -> None:
        title = self.tr("Bàn giao cho cơ quan kế nhiệm")
        super().__init__(
            Words(title, self.tr("Đóng gói và gửi"), self.tr("Đang đóng gói, mã hóa…")),
            (office.agency.name, self.tr("đã kết thúc hoạt động")),
            jobs,
            done,
            parent,
        )
        self._office = office
        self.to = pass_wheel(QComboBox(self))
        for each in mine.heirs:
            self.to.addItem(each.name, each.id)
        self.add(self.tr("Cơ quan kế nhiệm"), self.to)
        self.documents = DocumentTicks(self.tr("Văn bản"), mine.to_give, self)
        self.add(self.tr("Văn bản dở dang"), self.documents)
        self.note(
            self.tr(
                "Mỗi văn bản đi kèm toàn bộ lịch sử. Số, ký hiệu, tên cơ quan cũ giữ nguyên; nơi nhận vào sổ của mình."
            )
        )

    def work(self) -> Callable[[], Changed]:
        office, chosen, to = self._office, self.documents.chosen(), AgencyId(self.to.currentData())
        if not chosen:
            raise UserError("Chưa chọn văn bản nào để bàn giao.", "Đánh dấu ít nhất một văn bản.")
        return lambda: give_to_successor(office, chosen, to)


def _colleagues(office: Office) -> list[Desk]:
    desks = office.directory.desks_of(office.me.agency)
    return [each for each in desks if each.id != office.me.id and each.closed is None and each.works_on(office.today)]
