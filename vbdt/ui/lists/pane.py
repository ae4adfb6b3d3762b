"""What every list has around it: a heading, a line of counts, the rows, and a helpful word where there are none."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QStackedWidget, QVBoxLayout, QWidget

from vbdt.errors import UserError
from vbdt.ui import icons
from vbdt.ui.flow import FlowLayout
from vbdt.ui.jobs import Jobs
from vbdt.ui.lists.model import Fetch, RowsModel
from vbdt.ui.lists.view import RowList
from vbdt.ui.say import Banner


class ListPane(QFrame):
    """A headed list. `bar` is the row below the heading, for the choices of a screen; `foot` is below."""

    chosen = Signal(object)
    opened = Signal(object)

    def __init__(
        self,
        jobs: Jobs,
        parent: QWidget | None = None,
        *,
        picture: str = "mail-check",
        view: Callable[[RowsModel], RowList] = RowList,
    ) -> None:
        super().__init__(parent)
        self._picture = picture
        self._fresh = False
        self.setProperty("ground", "surface")
        self.title = QLabel()
        self.title.setProperty("look", "page")
        self.counts = QLabel()
        self.counts.setProperty("look", "second")
        self.counts.setWordWrap(True)
        self.head = QHBoxLayout()
        self.head.addWidget(self.title, 1)
        self.bar = FlowLayout()
        self.bar.setSpacing(8)
        self.foot = QVBoxLayout()
        self.banner = Banner()
        self.model = RowsModel(jobs, self)
        self.view = view(self.model)
        self._empty = QLabel()
        self._empty_text = ""
        self._stack = QStackedWidget()
        self._stack.addWidget(self.view)
        self._stack.addWidget(self._emptiness())
        self._lay_out()
        self.view.chosen.connect(self.chosen)
        self.view.opened.connect(self.opened)
        self.model.settled.connect(self._settled)
        self.model.failed.connect(self._failed)

    def show_list(self, fetch: Fetch, empty: str, *, choose: bool = False) -> None:
        """Read another list; `empty` is said when nothing is in it. `choose` makes its first row current."""
        self._empty_text = empty
        self._fresh = choose
        self.view.forget()
        self.model.show_list(fetch)

    def say_empty(self, text: str) -> None:
        """Show no list but a sentence."""
        self._empty.setText(text)
        self._stack.setCurrentIndex(1)

    def focus_list(self) -> None:
        self.view.setFocus()

    def _lay_out(self) -> None:
        top = QVBoxLayout()
        top.setContentsMargins(24, 18, 20, 10)
        top.setSpacing(6)
        top.addLayout(self.head)
        top.addWidget(self.counts)
        top.addSpacing(4)
        top.addLayout(self.bar)
        top.addWidget(self.banner)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(self._stack, 1)
        column.addLayout(self.foot)

    def _emptiness(self) -> QWidget:
        picture = QLabel()
        icons.dress(picture, self._picture, "faint", 40)
        picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._empty.setProperty("look", "second")
        self._empty.setWordWrap(True)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(40, 0, 40, 80)
        column.setSpacing(14)
        column.addStretch()
        column.addWidget(picture)
        column.addWidget(self._empty)
        column.addStretch()
        return page

    def _settled(self, count: int) -> None:
        self.banner.clear()
        if count:
            self._stack.setCurrentIndex(0)
            if self._fresh and self.view.current_row() is None:
                self.view.step(1)
            self._fresh = False
        else:
            self.say_empty(self._empty_text)

    def _failed(self, error: UserError) -> None:
        self.banner.fail(error)
