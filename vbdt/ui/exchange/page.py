"""Gửi nhận: packages that wait for a receipt, what was sent, and what arrived but could not be taken in."""

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QTableWidget,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from vbdt.acts.office import Office
from vbdt.document.ids import DeskId, DocumentId
from vbdt.errors import UserError
from vbdt.store.inbox import Quarantined
from vbdt.store.outbox import PostingRow
from vbdt.ui import icons, words
from vbdt.ui.grid import cell, dress_grid
from vbdt.ui.jobs import Jobs
from vbdt.ui.say import Banner
from vbdt.ui.theme import colours, current

LIMIT = 500
MAIL = ("document", "status")
"""Kinds of packages that other agencies see."""


@dataclass(frozen=True, slots=True)
class Traffic:
    """What the mailbox has to show. `subjects` are those of the documents that packages belong to."""

    postings: tuple[PostingRow, ...]
    quarantined: tuple[Quarantined, ...]
    subjects: dict[DocumentId, str]


def read_traffic(office: Office) -> Traffic:
    """Waiting packages first, then the newest."""
    waiting = office.store.deliveries_waiting()
    known = {each.row for each in waiting}
    rest = tuple(each for each in office.store.postings(LIMIT) if each.row not in known)
    subjects = {}
    for row in waiting + rest:
        if row.document is not None and row.document not in subjects:
            found = office.store.find(row.document)
            subjects[row.document] = found.facts.subject if found else ""
    return Traffic(waiting + rest, office.store.quarantined(), subjects)


class ExchangePage(QFrame):
    """Two tables. `exchange` asks for a round of the courier now, `opened` for the document of a package."""

    exchange = Signal()
    opened = Signal(object)

    def __init__(self, office: Office, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._office = office
        self._jobs = jobs
        self.setProperty("ground", "surface")
        title = QLabel(self.tr("Gửi nhận"))
        title.setProperty("look", "page")
        self._counts = QLabel()
        self._counts.setProperty("look", "second")
        now = QPushButton(self.tr("Gửi nhận ngay"))
        icons.dress(now, "refresh-cw")
        now.clicked.connect(self.exchange)
        self.banner = Banner()
        self.sent = _table(
            self.tr("Gói đã gửi"),
            [
                self.tr("Trạng thái"),
                self.tr("Loại gói"),
                self.tr("Nơi nhận"),
                self.tr("Văn bản"),
                self.tr("Đóng gói lúc"),
                self.tr("Số lần gửi"),
                self.tr("Ghi chú"),
            ],
            (190, 110, 240, 200, 145, 90, 120),
            stretch=3,
        )
        self.refused = _table(
            self.tr("Gói không nhận được"),
            [self.tr("Lúc"), self.tr("Lý do"), self.tr("Tên gói")],
            (150, 400, 320),
            stretch=1,
        )
        self._whole = QCheckBox(self.tr("Hiện cả chuyển nội bộ và xác nhận"))
        self._whole.toggled.connect(self._put)
        self._traffic = Traffic((), (), {})
        self.sent.cellActivated.connect(self._open)
        self._tabs = QTabWidget()
        self._tabs.setDocumentMode(True)
        self._tabs.addTab(self.sent, self.tr("Gói gửi đi"))
        self._tabs.addTab(self.refused, self.tr("Cách ly"))
        head = QHBoxLayout()
        head.addWidget(title, 1)
        head.addWidget(now)
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 18, 28, 0)
        column.addLayout(head)
        column.addWidget(self._counts)
        column.addWidget(self.banner)
        column.addWidget(self._tabs, 1)
        self._tabs.setCornerWidget(self._whole)

    def reload(self) -> None:
        self._jobs.run(self, partial(read_traffic, self._office), self._show, self.banner.fail)

    def fail(self, error: UserError) -> None:
        self.banner.fail(error)

    def _show(self, traffic: Traffic) -> None:
        self.banner.clear()
        waiting = sum(map(_is_open, traffic.postings))
        text = self.tr("%n gói chờ xác nhận", "", waiting)
        self._counts.setText(text + ", " + self.tr("%n gói bị cách ly", "", len(traffic.quarantined)))
        self._tabs.setTabText(1, self.tr("Cách ly ({count})").format(count=len(traffic.quarantined)))
        self._traffic = traffic
        self._put()
        self.refused.setRowCount(len(traffic.quarantined))
        for n, each in enumerate(traffic.quarantined):
            for column, text in enumerate((words.moment(each.at), each.reason, each.name)):
                self.refused.setItem(n, column, cell(text))

    def _put(self) -> None:
        """Show what goes to other agencies and what has not arrived; the rest only when it is wanted."""
        every = self._traffic.postings
        shown = [each for each in every if self._whole.isChecked() or each.kind in MAIL or _is_open(each)]
        self.sent.setRowCount(len(shown))
        for n, row in enumerate(shown):
            self._put_posting(n, row, self._traffic)

    def _put_posting(self, n: int, row: PostingRow, traffic: Traffic) -> None:
        icon, ink, state = self._state(row)
        subject = traffic.subjects.get(row.document, "") if row.document else ""
        texts = (
            state,
            self._kind(row.kind),
            _place(self._office, row.desk),
            subject,
            words.moment(row.posted_at),
            str(row.attempts),
            row.reason,
        )
        for column, text in enumerate(texts):
            item = cell(text)
            item.setData(Qt.ItemDataRole.UserRole, row.document)
            if column == 0:
                item.setIcon(icons.icon(icon, colours(current())[ink]))
            self.sent.setItem(n, column, item)

    def _state(self, row: PostingRow) -> tuple[str, str, str]:
        match _state_key(row):
            case "received":
                return "circle-check", "good", self.tr("Nơi nhận đã xác nhận")
            case "done":
                return "check", "second", self.tr("Đã gửi")
            case "failed":
                return "circle-alert", "late", self.tr("Chưa gửi được, sẽ thử lại")
            case "handed":
                return "hourglass", "soon", self.tr("Đã gửi, chờ xác nhận")
        return "clock", "calm", self.tr("Chờ gửi")

    def _kind(self, kind: str) -> str:
        return {
            "document": self.tr("Văn bản"),
            "status": self.tr("Trạng thái xử lý"),
            "receipt": self.tr("Xác nhận"),
            "history": self.tr("Chuyển nội bộ"),
            "directory": self.tr("Danh bạ"),
        }.get(kind, kind)

    def _open(self, row: int, _column: int) -> None:
        item = self.sent.item(row, 0)
        document = item.data(Qt.ItemDataRole.UserRole) if item else None
        if document:
            self.opened.emit(document)


def _is_open(row: PostingRow) -> bool:
    return _state_key(row) in ("waiting", "handed", "failed")


def _state_key(row: PostingRow) -> str:
    if row.received_at is not None:
        return "received"
    if row.reason:
        return "failed"
    if row.handed_at is None:
        return "waiting"
    return "handed" if row.due_at is not None else "done"


def _place(office: Office, desk: DeskId) -> str:
    """The agency for mail, the person for a desk of one's own house."""
    found = office.directory.find_desk(desk)
    if found is None:
        return desk
    if found.agency == office.me.agency:
        return words.desk_name(office.directory, desk)
    return words.agency_name(office.directory, found.agency)


def _table(name: str, heads: list[str], widths: tuple[int, ...], stretch: int) -> QTableWidget:
    table = QTableWidget()
    dress_grid(table, name, heads, widths, stretch)
    return table
