"""The frame of every act that needs a word from the person: what it is about, a few fields, one main button.

Enter does the act, or presses the button that has the focus; Esc leaves. While the act runs nothing can be changed; a
refusal is shown inside, the fields stay.
"""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from vbdt.document.folding import normalise
from vbdt.document.model import Changed
from vbdt.errors import UserError
from vbdt.ui.jobs import Jobs, Lane
from vbdt.ui.say import Banner

Done = Callable[[Changed], None]
WIDTH = 520
LONGEST_NOTE = 4_000
"""Characters of a note, which travels in the history of the document."""


@dataclass(frozen=True, slots=True)
class Words:
    """What a dialog says: its title, its main button, and what it says while the act runs."""

    title: str
    verb: str
    busy: str


class ActDialog(QDialog):
    """One act on one document. A kind of dialog adds its rows and says in `work` what is to be done with them."""

    lane = Lane.WORK

    def __init__(self, words: Words, about: tuple[str, str], jobs: Jobs, done: Done, parent: QWidget) -> None:
        """`about` is the title of the document and one line of facts."""
        super().__init__(parent)
        self._words, self._jobs, self._done = words, jobs, done
        self._busy = False
        self._asides: list[QWidget] = []
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(words.title)
        self.setMinimumWidth(WIDTH)
        self.banner = Banner(self)
        self._fields = QWidget(self)
        self.rows = QVBoxLayout(self._fields)
        self.rows.setContentsMargins(0, 0, 0, 0)
        self.rows.setSpacing(6)
        self._lay_out(about)

    def work(self) -> Callable[[], Changed]:
        """The act with what the fields say, for another thread. Raises UserError for what is seen at once."""
        raise NotImplementedError

    def add(self, name: str, field: QWidget) -> QLabel:
        """One more field; its name is the label above it."""
        label = QLabel(name, self._fields)
        label.setProperty("look", "second")
        label.setBuddy(field)
        if not field.accessibleName():
            field.setAccessibleName(name)
        self.rows.addWidget(label)
        self.rows.addWidget(field)
        self.rows.addSpacing(6)
        return label

    def add_beside(self, field: QWidget) -> None:
        """Something tall, right of everything else; it is fixed in its width."""
        self._asides.append(field)
        self._layout.addWidget(field)
        self.setMinimumWidth(self.minimumWidth() + self._layout.spacing() + field.minimumWidth())

    def note(self, text: str, look: str = "second") -> QLabel:
        """One more sentence."""
        label = QLabel(text, self._fields)
        label.setProperty("look", look)
        label.setWordWrap(True)
        self.rows.addWidget(label)
        return label

    def event(self, event: QEvent) -> bool:
        """Grow with the words: a layout alone gives wrapped labels too little room."""
        done = super().event(event)
        if event.type() is QEvent.Type.LayoutRequest:
            needed = self._layout.totalHeightForWidth(self.width())
            self.setMinimumHeight(needed)
        return done

    def start(self) -> None:
        """Do the act."""
        if self._busy:
            return
        self.banner.clear()
        try:
            work = self.work()
        except UserError as error:
            self.refused(error)
            self._go_to_missing()
            return
        self._show_busy(True)
        self._jobs.run(self, work, self._succeed, self._fail, self.lane)

    def reject(self) -> None:
        """Leave without doing anything; not while the act runs, for it cannot be taken back half-way."""
        if not self._busy:
            super().reject()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not self._busy:
            focus = self.focusWidget()
            (focus if isinstance(focus, QPushButton) else self.main).click()
            return
        super().keyPressEvent(event)

    def refused(self, error: UserError) -> None:
        """Follow a refusal; a kind of dialog may clear a field."""
        self.banner.fail(error)

    def _go_to_missing(self) -> None:
        """What was not written yet is written next."""
        empty = next((each for each in self.findChildren(NoteField) if each.isVisible() and not each.text()), None)
        if empty is not None:
            empty.setFocus()

    def _lay_out(self, about: tuple[str, str]) -> None:
        self._layout = QHBoxLayout(self)
        self._layout.setContentsMargins(24, 20, 24, 20)
        self._layout.setSpacing(24)
        layout = QVBoxLayout()
        layout.setSpacing(12)
        self._layout.addLayout(layout, 1)
        title = QLabel(self._words.title, self)
        title.setProperty("look", "title")
        layout.addWidget(title)
        layout.addWidget(self._card(*about))
        layout.addWidget(self.banner)
        layout.addWidget(self._fields)
        layout.addStretch(1)
        layout.addLayout(self._footer())

    def _card(self, subject: str, facts: str) -> QFrame:
        card = QFrame(self)
        card.setProperty("ground", "card")
        lines = QVBoxLayout(card)
        lines.setContentsMargins(14, 10, 14, 10)
        lines.setSpacing(2)
        for text, look in ((subject, "strong"), (facts, "second")):
            if text:
                label = QLabel(text, card)
                label.setProperty("look", look)
                label.setWordWrap(True)
                lines.addWidget(label)
        return card

    def _footer(self) -> QHBoxLayout:
        self._progress = QProgressBar(self)
        self._progress.setRange(0, 0)
        self._progress.setFixedWidth(90)
        self._progress.setAccessibleName(self._words.busy)
        self._progress.hide()
        self._doing = QLabel(self)
        self._doing.setProperty("look", "second")
        self.cancel = QPushButton(self.tr("Hủy"), self)
        self.cancel.setAutoDefault(False)
        self.cancel.clicked.connect(self.reject)
        self.main = QPushButton(self._words.verb, self)
        self.main.setProperty("kind", "primary")
        self.main.setDefault(True)
        self.main.clicked.connect(self.start)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self._progress)
        row.addWidget(self._doing)
        row.addStretch(1)
        row.addWidget(self.cancel)
        row.addWidget(self.main)
        return row

    def _show_busy(self, busy: bool) -> None:
        self._busy = busy
        for fields in (self._fields, *self._asides):
            fields.setEnabled(not busy)
        self.main.setEnabled(not busy)
        self.cancel.setEnabled(not busy)
        self._progress.setVisible(busy)
        self._doing.setText(self._words.busy if busy else "")

    def _succeed(self, changed: Changed) -> None:
        self._busy = False
        self.accept()
        self._done(changed)

    def _fail(self, error: UserError) -> None:
        self._show_busy(False)
        self.refused(error)


class NoteField(QPlainTextEdit):
    """A few sentences. Tab leaves the field; Enter is a new line, Ctrl+Enter the dialog's main button."""

    def __init__(self, hint: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTabChangesFocus(True)
        self.setPlaceholderText(hint)
        self.textChanged.connect(self._shorten)
        self.setStyleSheet("NoteField { min-height: 66px; max-height: 66px; }")

    def text(self) -> str:
        """What was written, with whole letters (NFC) and without space around it."""
        return normalise(self.toPlainText()).strip()

    def _shorten(self) -> None:
        """A note is no place for a whole document: what was written last is too much, and the caret stays there."""
        over = self.document().characterCount() - 1 - LONGEST_NOTE
        if over > 0:
            cursor = self.textCursor()
            place = cursor.position() if cursor.position() >= over else LONGEST_NOTE + over
            cursor.setPosition(place)
            cursor.setPosition(place - over, QTextCursor.MoveMode.KeepAnchor)
            cursor.removeSelectedText()
            self.setTextCursor(cursor)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.ignore()
            return
        super().keyPressEvent(event)
