"""Cơ quan và bàn làm việc: whose desk is whose, who is away, who keeps which register; and what this desk can give.

Everybody sees it. What waits for the administrator, and what only he writes, is there on his desk alone.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from vbdt.acts.desks.absence import absences_to_come
from vbdt.acts.desks.board import refreshed
from vbdt.acts.desks.enrol import admitters
from vbdt.acts.desks.keeping import SignedRelease
from vbdt.acts.desks.replace_desk import replaced_desk
from vbdt.acts.desks.roster import Request, may_administer, releases, request_in, requests
from vbdt.acts.mail.carrier import Mailboxes
from vbdt.acts.office import Office
from vbdt.document.directory import Book, Desk
from vbdt.document.model import Changed
from vbdt.document.reform import ended_words
from vbdt.errors import UserError
from vbdt.ui import icons
from vbdt.ui.dialogs.frame import ActDialog
from vbdt.ui.exchange.table import ChosenTable, Mark
from vbdt.ui.grid import wrap_rows
from vbdt.ui.jobs import Jobs
from vbdt.ui.roster.absences import AbsenceDialog, BackDialog, absence_line
from vbdt.ui.roster.dialogs import AdmitDialog, CloseDialog, LostBookDialog, MoveDialog, RolesDialog
from vbdt.ui.roster.mine import MyDeskTab
from vbdt.ui.say import Banner, Tone
from vbdt.ui.terms import term
from vbdt.ui.words import day


@dataclass(frozen=True, slots=True)
class Row:
    """One line: something that waits for the administrator, or a desk. `away`: its person is, or will be."""

    desk: Desk | None = None
    request: Request | None = None
    given: SignedRelease | None = None
    book: Book | None = None
    away: bool = False

    @property
    def waits(self) -> bool:
        return self.desk is None


class RosterPage(QFrame):
    """`renewed` gives the office with the changed roster; `changed` tells what an act of this desk changed."""

    renewed = Signal(object)
    changed = Signal(object)

    def __init__(self, office: Office, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._office, self._jobs = office, jobs
        self.administers = may_administer(office)
        self._waiting: tuple[Row, ...] = ()
        self.setProperty("ground", "surface")
        self.banner = Banner(self, closable=True)
        self.whom = QLabel(self)
        self.whom.setWordWrap(True)
        self.whom.hide()
        self.mine = MyDeskTab(office, jobs, self._written, self)
        self.table: ChosenTable[Row] = ChosenTable(
            self.tr("Người và bàn làm việc"),
            (self.tr("Tình trạng"), self.tr("Người"), self.tr("Vai trò"), self.tr("Giữ sổ"), self.tr("Ghi chú")),
            (140, 190, 142, 75, 180),
            4,
            self.tr("Cơ quan chưa có bàn làm việc nào."),
        )
        wrap_rows(self.table.table)
        self.table.table.horizontalHeader().setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        self._lay_out()

    def reload(self) -> None:
        """Show the roster, and look on the carrier for what waits."""
        self._show(self._waiting)
        self.mine.reload()
        self._jobs.run(
            self, partial(admitters, self._office.store, self._office.settings), self._tell_whom, self._unreachable
        )
        if self.administers:
            self._jobs.run(self, partial(_waiting, self._office), self._show, self._unreachable)

    def decide(self, rows: list[Row]) -> None:
        """Open what the chosen request, release or orphaned book needs."""
        row = rows[0]
        if row.request is not None:
            try:
                replaced_desk(self._office.directory, row.request)
            except UserError as error:
                self.banner.fail(error)
            else:
                self._open(AdmitDialog(self._office, row.request, self._jobs, self._written, self))
        elif row.given is not None:
            self._open(MoveDialog(self._office, row.given, self._jobs, self._written, self))
        elif row.book is not None:
            self._open(LostBookDialog(self._office, row.book, self._jobs, self._written, self))

    def take_card(self, path: str) -> None:
        """A request that came as a file."""
        work: Callable[[], Request] = lambda: request_in(self._office, Path(path))  # noqa: E731
        self._jobs.run(self, work, lambda request: self.decide([Row(request=request)]), self.banner.fail)

    def show_mine(self) -> None:
        self._tabs.setCurrentWidget(self.mine)

    def _lay_out(self) -> None:
        title = QLabel(self.tr("Cơ quan và bàn làm việc"))
        title.setProperty("look", "page")
        agency, today = self._office.agency, self._office.today
        ended = ended_words(self._office.directory, agency, today) if agency.has_ended_by(today) else ""
        words = QLabel(ended or agency.name)
        words.setWordWrap(True)
        words.setProperty("look", "late" if ended else "second")
        head = QHBoxLayout()
        column = QVBoxLayout()
        column.addWidget(title)
        column.addWidget(words)
        column.addWidget(self.whom)
        head.addLayout(column, 1)
        if self.administers:
            card = QPushButton(self.tr("Nhận thẻ từ tệp…"))
            icons.dress(card, "folder-open")
            card.clicked.connect(self._choose_card)
            head.addWidget(card)
            self._add_buttons()
        self._tabs = QTabWidget()
        self._tabs.setDocumentMode(True)
        self._tabs.addTab(self.table, self.tr("Người và bàn làm việc"))
        self._tabs.addTab(self.mine, self.tr("Bàn của tôi"))
        self.mine.shown.connect(self._count_mine)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(28, 18, 28, 0)
        layout.setSpacing(10)
        layout.addLayout(head)
        layout.addWidget(self.banner)
        layout.addWidget(self._tabs, 1)

    def _add_buttons(self) -> None:
        self.table.add_button(self.tr("Duyệt…"), "user-check", lambda row: row.waits, self.decide, one=True)
        kinds: tuple[tuple[str, str, Callable[[Row], bool], type[ActDialog]], ...] = (
            (self.tr("Vai trò…"), "users", _is_open, RolesDialog),
            (self.tr("Vắng mặt…"), "calendar-clock", _is_open, AbsenceDialog),
            (self.tr("Kết thúc vắng…"), "undo-2", lambda row: row.away, BackDialog),
            (self.tr("Đóng bàn…"), "lock", _is_open, CloseDialog),
        )
        for text, icon, may, kind in kinds:
            self.table.add_button(text, icon, may, partial(self._ask, kind), one=True)

    def _ask(self, kind: Callable[..., ActDialog], rows: list[Row]) -> None:
        self._open(kind(self._office, rows[0].desk, self._jobs, self._written, self))

    def _open(self, dialog: ActDialog) -> None:
        dialog.open()

    def _choose_card(self) -> None:
        dialog = QFileDialog(self, self.tr("Chọn thẻ ghi danh"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilter(self.tr("Thẻ ghi danh (*.json)"))
        dialog.fileSelected.connect(self.take_card)
        dialog.open()

    def _tell_whom(self, who: tuple[str, ...] | None) -> None:
        """Who lets desks in: whom to ask for everything that only he may do."""
        if who:
            text, look = self.tr("Quản trị danh bạ: {names}").format(names=", ".join(who)), "second"
        else:
            text, look = (
                self.tr(
                    "Cơ quan không còn quản trị danh bạ: cần duyệt hay đóng bàn thì gọi quản trị danh bạ của tỉnh."
                ),
                "soon",
            )
        self.whom.setText(text)
        self.whom.setProperty("look", look)
        self.whom.style().polish(self.whom)
        self.whom.setVisible(who is not None and not self._office.agency.has_ended_by(self._office.today))

    def _unreachable(self, error: UserError) -> None:
        """The roster is shown all the same."""
        self.banner.fail(error)

    def _count_mine(self, waits: int) -> None:
        name = self.tr("Bàn của tôi")
        self._tabs.setTabText(1, f"{name} ({waits})" if waits else name)

    def _show(self, waiting: tuple[Row, ...]) -> None:
        self._waiting, office = waiting, self._office
        desks = [
            Row(desk=each, away=each.closed is None and bool(absences_to_come(office, each.person)))
            for each in sorted(office.directory.desks_of(office.me.agency), key=lambda each: each.closed is not None)
        ]
        orphaned = _orphaned(office) if self.administers else ()
        self.table.show_rows([self._line(each) for each in (*waiting, *orphaned, *desks)])

    def _line(self, row: Row) -> tuple[Row, Mark, tuple[str, ...]]:
        directory = self._office.directory
        if row.request is not None:
            asked = row.request
            what = self.tr("Xin đổi khóa") if asked.known else self.tr("Xin ghi danh")
            what = self.tr("Thay máy cũ") if asked.replaces else what
            roles = ", ".join(term(each.label) for each in asked.card.roles)
            who = ", ".join(each for each in (asked.name or asked.card.person, asked.title) if each)
            return row, Mark(what, "hourglass", "soon"), (who, roles, "", self.tr("Mã {code}").format(code=asked.code))
        if row.given is not None:
            release = row.given.release
            names = [directory.person(directory.desk(each).person).name for each in (release.desk, release.to)]
            mark = Mark(self.tr("Chờ chuyển sổ"), "hourglass", "soon")
            return row, mark, (" → ".join(names), "", term(release.book.label), "")
        if row.book is not None:
            mark = Mark(self.tr("Sổ chưa có bàn giữ"), "triangle-alert", "late")
            return row, mark, ("", "", term(row.book.label), self.tr("Bàn giữ sổ đã đóng"))
        assert row.desk is not None
        return row, *self._desk_line(row.desk)

    def _desk_line(self, desk: Desk) -> tuple[Mark, tuple[str, ...]]:
        office, directory = self._office, self._office.directory
        person = directory.person(desk.person)
        roles = ", ".join(term(each.label) for each in desk.roles)
        short = {Book.INCOMING: self.tr("Đến"), Book.OUTGOING: self.tr("Đi")}
        books = [name for book, name in short.items() if directory.keeper(desk.agency, book) == desk.id]
        notes = [absence_line(office, each) for each in absences_to_come(office, desk.person)]
        absence = directory.absence(desk.person, office.today)
        if desk.closed is not None and desk.valid_to is not None:
            mark = Mark(self.tr("Đã đóng"), "lock", "second")
            heir = directory.find_desk(desk.heir) if desk.heir else None
            name = directory.person(heir.person).name if heir else ""
            took = self.tr("{name} tiếp quản").format(name=name) if name else ""
            notes = [f"{term(desk.closed.label)}, {day(desk.valid_to)}", took]
        elif absence is not None:
            mark = Mark(self.tr("Vắng mặt"), "calendar-clock", "soon")
        else:
            mark = Mark(self.tr("Đang làm việc"), "circle-check", "good")
        notes.append(self.tr("Bàn này") if desk.id == office.me.id else "")
        noted = "; ".join(each for each in notes if each)
        return mark, (f"{person.name}, {person.title}", roles, ", ".join(books), noted)

    def _written(self, changed: Changed) -> None:
        self.changed.emit(changed)
        if changed.directory:
            self._jobs.run(self, partial(refreshed, self._office), self._go_on, self.banner.fail)
        else:
            self.banner.say(self.tr("Đã xong."), Tone.GOOD)
            self.reload()

    def _go_on(self, office: Office) -> None:
        self.banner.say(self.tr("Đã ghi vào danh bạ cơ quan."), Tone.GOOD)
        if office is self._office:
            self.reload()
            return
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
