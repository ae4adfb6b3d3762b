"""Thiết lập: the parts at the left, the chosen one at the right. What was changed holds at once, everywhere."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from vbdt.acts.office import Office
from vbdt.settings import Section
from vbdt.ui import icons
from vbdt.ui.jobs import Jobs
from vbdt.ui.settings.edxml import EdxmlPart
from vbdt.ui.settings.keys import KeysPart
from vbdt.ui.settings.mailbox import MailboxPart
from vbdt.ui.settings.part import Part
from vbdt.ui.settings.time import TimePart
from vbdt.ui.settings.trust import TrustPart
from vbdt.ui.terms import term

ICONS = {
    Section.KEYS: "key-round",
    Section.TRUST: "shield-check",
    Section.TIME: "clock",
    Section.MAILBOX: "mail",
    Section.EDXML: "folder-open",
}
NAV_WIDTH = 210


class SettingsDialog(QDialog):
    """`renewed` tells, when it closes, the office that goes on with what was changed here."""

    renewed = Signal(object)

    def __init__(self, office: Office, jobs: Jobs, section: Section, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.office = office
        self._changed = False
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Thiết lập"))
        room = self.screen().availableGeometry()
        self.resize(min(980, room.width() - 40), min(700, room.height() - 60))
        self.parts: dict[Section, Part] = {
            Section.KEYS: KeysPart(office, jobs),
            Section.TRUST: TrustPart(office, jobs),
            Section.TIME: TimePart(office, jobs),
            Section.MAILBOX: MailboxPart(office, jobs),
        }
        if office.agency.mail_desk == office.me.id:
            self.parts[Section.EDXML] = EdxmlPart(office, jobs)
        self._stack = QStackedWidget()
        self._buttons = QButtonGroup(self)
        self._lay_out()
        for part in self.parts.values():
            part.changed.connect(self._use)
        self.finished.connect(self._tell)
        self.show_section(section)

    def show_section(self, section: Section) -> None:
        """Show this part; the first one where this desk has no such part."""
        if section not in self.parts:
            section = Section.KEYS
        chosen = self._buttons.button(list(self.parts).index(section))
        chosen.setChecked(True)
        chosen.setFocus()
        self._stack.setCurrentWidget(self.parts[section])
        self.parts[section].open()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Enter presses the button that has the focus; it never closes the whole by accident."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            focus = self.focusWidget()
            if isinstance(focus, QPushButton):
                focus.click()
            return
        super().keyPressEvent(event)

    def _use(self, office: Office) -> None:
        self.office, self._changed = office, True
        for part in self.parts.values():
            part.use(office)

    def _tell(self) -> None:
        if self._changed:
            self.renewed.emit(self.office)

    def _lay_out(self) -> None:
        nav = QVBoxLayout()
        nav.setContentsMargins(12, 20, 12, 16)
        nav.setSpacing(3)
        title = QLabel(self.tr("Thiết lập"))
        title.setProperty("look", "title")
        nav.addWidget(title)
        nav.addSpacing(10)
        for n, (section, part) in enumerate(self.parts.items()):
            self._stack.addWidget(part)
            made = QPushButton(term(section.label))
            made.setProperty("kind", "nav")
            made.setCheckable(True)
            made.setAutoDefault(False)
            icons.dress(made, ICONS[section], "second", 20)
            made.clicked.connect(partial(self.show_section, section))
            self._buttons.addButton(made, n)
            nav.addWidget(made)
        nav.addStretch(1)
        left = QFrame()
        left.setProperty("ground", "frame")
        left.setFixedWidth(NAV_WIDTH)
        left.setLayout(nav)
        close = QPushButton(self.tr("Đóng"))
        close.setAutoDefault(False)
        close.clicked.connect(self.accept)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(close)
        right = QVBoxLayout()
        right.setContentsMargins(24, 20, 20, 16)
        right.setSpacing(10)
        right.addWidget(self._stack, 1)
        right.addLayout(foot)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(left)
        row.addLayout(right, 1)
