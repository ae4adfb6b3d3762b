"""What the parts of the settings share: each shows an office, and tells the one that goes on with what was changed."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from vbdt.acts.office import Office
from vbdt.errors import UserError
from vbdt.ui import icons
from vbdt.ui.jobs import Jobs, Lane
from vbdt.ui.labels import line
from vbdt.ui.say import Banner, Tone


class Part(QWidget):
    """One part. `changed` tells the office with other settings; what went wrong is said in the part's own banner."""

    changed = Signal(object)

    def __init__(self, office: Office, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.office, self.jobs = office, jobs
        self.banner = Banner(self, closable=True)

    def open(self) -> None:
        """The part came into sight."""

    def use(self, office: Office) -> None:
        """Show another office; a part was changed, perhaps this one."""
        self.office = office

    def keep(self, change: Callable[[], Office], said: str, lane: Lane = Lane.WORK) -> None:
        """Change something off the window's thread, and say that it was kept."""
        self.banner.clear()
        self.jobs.run(self, change, lambda office: self._kept(office, said), self.refused, lane)

    def refused(self, error: UserError) -> None:
        self.banner.fail(error)

    def _kept(self, office: Office, said: str) -> None:
        self.banner.say(said, Tone.GOOD)
        self.changed.emit(office)


def heading(text: str) -> QLabel:
    return line(text, "title")


def marked(icon: str, ink: str, text: str, *, wrap: bool = True) -> QHBoxLayout:
    """A sentence with an icon of the same ink; a short one beside buttons does not wrap."""
    picture = QLabel()
    icons.dress(picture, icon, ink, 16)
    row = QHBoxLayout()
    row.setSpacing(6)
    row.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
    words = line(text, ink)
    words.setWordWrap(wrap)
    row.addWidget(words, 1)
    return row


def card(icon: str, ink: str) -> tuple[QFrame, QVBoxLayout]:
    """A card with a picture, and the column for its words."""
    frame = QFrame()
    frame.setProperty("ground", "card")
    picture = QLabel()
    icons.dress(picture, icon, ink, 20)
    column = QVBoxLayout()
    column.setSpacing(3)
    row = QHBoxLayout(frame)
    row.setContentsMargins(14, 12, 14, 12)
    row.setSpacing(12)
    row.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
    row.addLayout(column, 1)
    return frame, column


def button(text: str, name: str, do: Callable[[], object], kind: str = "") -> QPushButton:
    """`name` tells one of several alike from the others to a screen reader."""
    made = QPushButton(text)
    made.setAccessibleName(name)
    made.setAutoDefault(False)
    made.setProperty("kind", kind)
    made.clicked.connect(lambda: do())
    return made
