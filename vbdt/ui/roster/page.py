"""Danh bạ cơ quan: who asks to be let in, whose desk is whose, who is away, which register waits to be moved."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from vbdt.acts.board import refreshed
from vbdt.acts.carrier import Mailboxes
from vbdt.acts.keeping import SignedRelease
from vbdt.acts.office import Office
from vbdt.acts.roster import Request, releases, request_in, requests
from vbdt.document.directory import Book, Desk
from vbdt.document.model import Changed
from vbdt.ui import icons
from vbdt.ui.dialogs.frame import ActDialog
from vbdt.ui.exchange.table import ChosenTable, Mark
from vbdt.ui.jobs import Jobs
from vbdt.ui.roster.dialogs import AbsenceDialog, AdmitDialog, CloseDialog, LostBookDialog, MoveDialog, RolesDialog
from vbdt.ui.say import Banner, Tone
from vbdt.ui.terms import term


@dataclass(frozen=True, slots=True)
class Row:
    """One line: something that waits for the administrator, or a desk."""

    desk: Desk | None = None
    request: Request | None = None
    given: SignedRelease | None = None
    book: Book | None = None

    @property
    def waits(self) -> bool:
        return self.desk is None


class RosterPage(QFrame):
    """`renewed` gives the office with the changed roster."""

    renewed = Signal(object)

    def __init__(self, office: Office, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._office, self._jobs = office, jobs
        self.setProperty("ground", "surface")
        self.banner = Banner(self, closable=True)
        self.table: ChosenTable[Row] = ChosenTable(
            self.tr("Danh bạ cơ quan"),
            (self.tr("Tình trạng"), self.tr("Người"), self.tr("Vai trò"), self.tr("Ghi chú")),
            (150, 230, 150, 200),
            3,
            self.tr("Cơ quan chưa có bàn làm việc nào."),
        )
        self._lay_out()

    def reload(self) -> None:
        """Show the roster, and look on the carrier for what waits."""
        self._show(())
        self._jobs.run(self, partial(_waiting, self._office), self._show, self.banner.fail)

    def decide(self, rows: list[Row]) -> None:
        """Open what the chosen request, release or orphaned book needs."""
        row = rows[0]
        if row.request is not None:
            self._open(AdmitDialog(self._office, row.request, self._jobs, self._written, self))
        elif row.given is not None:
            self._open(MoveDialog(self._office, row.given, self._jobs, self._written, self))
        elif row.book is not None:
            self._open(LostBookDialog(self._office, row.book, self._jobs, self._written, self))

    def take_card(self, path: str) -> None:
        """A request that came as a file."""
        work: Callable[[], Request] = lambda: request_in(self._office, Path(path))  # noqa: E731
        self._jobs.run(self, work, lambda request: self.decide([Row(request=request)]), self.banner.fail)

    def _lay_out(self) -> None:
        title = QLabel(self.tr("Danh bạ cơ quan"))
        title.setProperty("look", "page")
        words = QLabel(self.tr("Duyệt bàn mới, vai trò, vắng mặt, đóng bàn và chuyển sổ của cơ quan."))
        words.setProperty("look", "second")
        card = QPushButton(self.tr("Nhận thẻ từ tệp…"))
        icons.dress(card, "folder-open")
        card.clicked.connect(self._choose_card)
        head = QHBoxLayout()
        column = QVBoxLayout()
        column.addWidget(title)
        column.addWidget(words)
        head.addLayout(column, 1)
        head.addWidget(card)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 8)
        layout.setSpacing(12)
        layout.addLayout(head)
        layout.addWidget(self.banner)
        layout.addWidget(self.table, 1)
        self.table.add_button(self.tr("Duyệt…"), "user-check", lambda row: row.waits, self.decide, one=True)
        for text, icon, kind in (
            (self.tr("Vai trò…"), "users", RolesDialog),
            (self.tr("Vắng mặt…"), "calendar-clock", AbsenceDialog),
            (self.tr("Đóng bàn…"), "lock", CloseDialog),
        ):
            self.table.add_button(text, icon, _is_open, partial(self._ask, kind), one=True)

    def _ask(self, kind: type[RolesDialog] | type[AbsenceDialog] | type[CloseDialog], rows: list[Row]) -> None:
        desk = rows[0].desk
        if desk is not None:
            self._open(kind(self._office, desk, self._jobs, self._written, self))

    def _open(self, dialog: ActDialog) -> None:
        dialog.open()

    def _choose_card(self) -> None:
        dialog = QFileDialog(self, self.tr("Chọn thẻ ghi danh"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilter(self.tr("Thẻ ghi danh (*.json)"))
        dialog.fileSelected.connect(self.take_card)
        dialog.open()

    def _show(self, waiting: tuple[Row, ...]) -> None:
        desks = [Row(desk=each) for each in self._office.directory.desks_of(self._office.me.agency)]
        self.table.show_rows([self._line(each) for each in (*waiting, *_orphaned(self._office), *desks)])

    def _line(self, row: Row) -> tuple[Row, Mark, tuple[str, ...]]:
        directory = self._office.directory
        if row.request is not None:
            asked = row.request
            what = self.tr("Đề nghị đổi khóa") if asked.known else self.tr("Đề nghị ghi danh")
            roles = ", ".join(term(each.label) for each in asked.card.roles)
            who = ", ".join(each for each in (asked.name or asked.card.person, asked.title) if each)
            return row, Mark(what, "hourglass", "soon"), (who, roles, self.tr("Mã {code}").format(code=asked.code))
        if row.given is not None:
            release = row.given.release
            names = [directory.person(directory.desk(each).person).name for each in (release.desk, release.to)]
            mark = Mark(self.tr("Chờ chuyển sổ"), "hourglass", "soon")
            return row, mark, (" → ".join(names), "", term(release.book.label))
        if row.book is not None:
            mark = Mark(self.tr("Sổ không có bàn giữ"), "triangle-alert", "late")
            return row, mark, (term(row.book.label), "", self.tr("Bàn giữ sổ đã đóng"))
        assert row.desk is not None
        return row, *self._desk_line(row.desk)

    def _desk_line(self, desk: Desk) -> tuple[Mark, tuple[str, ...]]:
        directory = self._office.directory
        person = directory.person(desk.person)
        roles = ", ".join(term(each.label) for each in desk.roles)
        notes = [term(book.label) for book in Book if directory.keeper(desk.agency, book) == desk.id]
        absence = directory.absence(desk.person, self._office.today)
        if desk.closed is not None and desk.valid_to is not None:
            mark = Mark(self.tr("Đã đóng {day:%d/%m/%Y}").format(day=desk.valid_to), "lock", "second")
            notes = [term(desk.closed.label)]
        elif absence is not None:
            mark = Mark(self.tr("Vắng đến {day:%d/%m}").format(day=absence.until), "calendar-clock", "soon")
            notes.append(self.tr("{name} làm thay").format(name=directory.person(absence.deputy).name))
        else:
            mark = Mark(self.tr("Đang làm việc"), "circle-check", "good")
        return mark, (f"{person.name}, {person.title}", roles, "; ".join(notes))

    def _written(self, _: Changed) -> None:
        self._jobs.run(self, partial(refreshed, self._office), self._go_on, self.banner.fail)

    def _go_on(self, office: Office) -> None:
        self.banner.say(self.tr("Đã ghi vào danh bạ cơ quan."), Tone.GOOD)
        self._office = office
        self.renewed.emit(office)


def _waiting(office: Office) -> tuple[Row, ...]:
    with Mailboxes() as mailboxes:
        mailbox = mailboxes.of(office)
        asked = tuple(Row(request=each) for each in requests(office, mailbox))
        return asked + tuple(Row(given=each) for each in releases(office, mailbox))


def _orphaned(office: Office) -> tuple[Row, ...]:
    """Books whose keeper's desk was closed."""
    keepers = [(book, office.directory.keeper(office.me.agency, book)) for book in Book]
    found = [(book, office.directory.find_desk(desk)) for book, desk in keepers if desk is not None]
    return tuple(Row(book=book) for book, desk in found if desk is not None and desk.closed is not None)


def _is_open(row: Row) -> bool:
    return row.desk is not None and row.desk.closed is None
