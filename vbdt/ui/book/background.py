"""What stands behind a document to sign: who submitted it and with which words, opinions, the letter it answers."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from vbdt.acts.office import Office
from vbdt.document.events import Submitted
from vbdt.document.ids import DocumentId
from vbdt.document.model import Document, Opinion
from vbdt.errors import UserError
from vbdt.ui import icons, words
from vbdt.ui.jobs import Jobs
from vbdt.ui.preview.pages import Pages
from vbdt.ui.preview.seen import Seen
from vbdt.ui.say import Banner


class BackgroundPane(QFrame):
    """The left side while one reads. `back` asks for the queue."""

    back = Signal()

    def __init__(self, office: Office, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._office, self._jobs = office, jobs
        self._letter: DocumentId | None = None
        self.setProperty("ground", "surface")
        self.to_queue = QPushButton(self.tr("Danh sách trình ký (Esc)"))
        self.to_queue.setProperty("kind", "link")
        icons.dress(self.to_queue, "chevron-left", "accent")
        self.to_queue.clicked.connect(self.back)
        self._slip = QVBoxLayout()
        self._slip.setSpacing(10)
        self._answered = QLabel()
        self._answered.setProperty("look", "strong")
        self._line = QLabel()
        self._line.setProperty("look", "second")
        for label in (self._answered, self._line):
            label.setWordWrap(True)
        self.banner = Banner()
        self.pages = Pages(jobs)
        self.pages.setAccessibleName(self.tr("Các trang của văn bản đến được trả lời"))
        self.pages.failed.connect(self.banner.fail)
        self._lay_out()

    def show_seen(self, seen: Seen) -> None:
        """Show what stands behind the document in sight."""
        self._fill_slip(seen)
        letter = next((each for each in seen.answers if each.id == seen.document.facts.in_reply_to), None)
        if letter is not None:
            self._answered.setText(self.tr("Trả lời văn bản đến: {subject}").format(subject=letter.facts.subject))
            self._line.setText(words.facts_line(letter))
        elif seen.document.facts.in_reply_to is not None:
            self._answered.setText(self.tr("Văn bản đến được trả lời không có ở bàn này."))
            self._line.clear()
        else:
            self._answered.setText(self.tr("Văn bản này không trả lời văn bản đến nào."))
            self._line.clear()
        self.pages.setVisible(letter is not None)
        self._room.setVisible(letter is None)
        self._show_letter(letter)

    def _show_letter(self, letter: Document | None) -> None:
        wanted = letter.id if letter else None
        if wanted == self._letter:
            return
        self._letter = wanted
        self.banner.clear()
        self.pages.open(b"")
        if letter is not None:
            read = partial(self._office.store.files.read, letter.pdf)
            self._jobs.run(self, read, partial(self._open, letter.id), partial(self._unread, letter.id))

    def _open(self, letter: DocumentId, data: bytes) -> None:
        if letter == self._letter:
            self.pages.open(data)

    def _unread(self, letter: DocumentId, error: UserError) -> None:
        if letter == self._letter:
            self.banner.fail(error)

    def _fill_slip(self, seen: Seen) -> None:
        while (item := self._slip.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.setParent(None)
                widget.deleteLater()
        submitted = next((e for e in reversed(seen.history) if isinstance(e.fact, Submitted)), None)
        if submitted is not None and isinstance(submitted.fact, Submitted):
            who = words.desk_name(self._office.directory, submitted.desk)
            by = self.tr("{who} trình lúc {when}").format(who=who, when=words.moment(submitted.at))
            note = submitted.fact.note or self.tr("Không có lời trình.")
            self._slip.addWidget(_card("file-pen-line", by, note))
        for opinion in seen.document.opinions:
            self._slip.addWidget(self._opinion(opinion))

    def _opinion(self, opinion: Opinion) -> QFrame:
        who = words.desk_name(self._office.directory, opinion.of)
        if opinion.answer:
            return _card("user-check", self.tr("Ý kiến của {who}").format(who=who), opinion.answer, opinion.question)
        return _card("hourglass", self.tr("Đang chờ ý kiến của {who}").format(who=who), opinion.question)

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.addWidget(self.to_queue)
        top.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 14, 16, 0)
        column.setSpacing(10)
        column.addLayout(top)
        column.addLayout(self._slip)
        column.addSpacing(4)
        column.addWidget(self._answered)
        column.addWidget(self._line)
        column.addWidget(self.banner)
        column.addWidget(self.pages, 1)
        self._room = QWidget()
        column.addWidget(self._room, 1)


def _card(icon: str, head: str, text: str, question: str = "") -> QFrame:
    card = QFrame()
    card.setProperty("ground", "card")
    picture = QLabel()
    icons.dress(picture, icon, "second", 20)
    lines = QVBoxLayout()
    lines.setSpacing(3)
    for line, look in ((head, "strong"), (f"«{question}»" if question else "", "second"), (text, "")):
        if line:
            label = QLabel(line)
            label.setProperty("look", look)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            lines.addWidget(label)
    row = QHBoxLayout(card)
    row.setContentsMargins(14, 10, 14, 10)
    row.setSpacing(12)
    row.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
    row.addLayout(lines, 1)
    return card
