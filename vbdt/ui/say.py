"""What goes wrong, said to a person: what happened, what to do, by which rule. In a strip of the window or a box."""

from collections.abc import Callable
from enum import StrEnum

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMessageBox, QPushButton, QToolButton, QWidget

from vbdt.errors import UserError
from vbdt.ui import icons
from vbdt.ui.door import cured_in, way_to_settings


class Tone(StrEnum):
    """How loud a strip is. Each has its own icon, so that colour never speaks alone."""

    LATE = "late"
    SOON = "soon"
    GOOD = "good"
    CALM = "calm"

    @property
    def icon(self) -> str:
        return {"late": "circle-alert", "soon": "clock", "good": "circle-check", "calm": "info"}[self.value]


def sentence(error: UserError) -> str:
    """What happened and what to do, one below the other; the rule in brackets."""
    cure = f"{error.cure} ({error.rule})" if error.rule else error.cure
    return "\n".join(part for part in (error.what, cure) if part)


class Banner(QFrame):
    """A strip with an icon and a sentence. Hidden until it has something to say; Esc or × closes it."""

    def __init__(self, parent: QWidget | None = None, *, closable: bool = False) -> None:
        super().__init__(parent)
        self._icon = QLabel()
        self._text = QLabel()
        self._text.setWordWrap(True)
        self._text.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self._text.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._act = QPushButton()
        self._act.setProperty("kind", "link")
        self._act.hide()
        self._then: Callable[[], None] | None = None
        self._act.clicked.connect(self._do)
        self._close = QToolButton()
        icons.dress(self._close, "x", "second", 16)
        self._close.setAccessibleName(self.tr("Đóng thông báo"))
        self._close.setToolTip(self.tr("Đóng thông báo"))
        self._close.clicked.connect(self.clear)
        self._close.setVisible(closable)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 8, 8, 8)
        row.setSpacing(8)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._text, 1)
        row.addWidget(self._act)
        row.addWidget(self._close)
        self.hide()

    @property
    def text(self) -> str:
        return self._text.text()

    def say(self, text: str, tone: Tone = Tone.CALM) -> None:
        """Show one sentence."""
        self._put(text, tone)
        self._act.hide()

    def offer(self, text: str, tone: Tone, label: str, then: Callable[[], None]) -> None:
        """Show a sentence with one thing to do about it."""
        self._put(text, tone)
        self._act.setText(label)
        self._then = then
        self._act.show()

    def fail(self, error: UserError) -> None:
        """Show a failure of the world; where a setting cures it, with the way there."""
        section = cured_in(error)
        go = way_to_settings(self, section) if section is not None else None
        if go is None:
            self.say(sentence(error), Tone.LATE)
        else:
            self.offer(sentence(error), Tone.LATE, self.tr("Mở Thiết lập"), go)

    def clear(self) -> None:
        self._text.clear()
        self.hide()

    def _put(self, text: str, tone: Tone) -> None:
        self._text.setText(text)
        self.setAccessibleName(text)
        self.setProperty("banner", tone.value)
        icons.dress(self._icon, tone.icon, tone.value)
        for widget in (self, self._text):
            widget.style().unpolish(widget)
            widget.style().polish(widget)
        self.show()

    def _do(self) -> None:
        if self._then is not None:
            self._then()


def show_error(parent: QWidget, error: UserError) -> QMessageBox:
    """A box over the window, for a failure that has no strip of its own. It opens and does not wait."""
    cure = f"{error.cure} ({error.rule})" if error.rule else error.cure
    box = QMessageBox(QMessageBox.Icon.Warning, parent.window().windowTitle(), error.what, parent=parent)
    box.setInformativeText(cure)
    box.addButton(QMessageBox.StandardButton.Close)
    section = cured_in(error)
    go = way_to_settings(parent, section) if section is not None else None
    if go is not None:
        opening = QCoreApplication.translate("Banner", "Mở Thiết lập")
        box.addButton(opening, QMessageBox.ButtonRole.ActionRole).clicked.connect(go)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.open()
    return box
