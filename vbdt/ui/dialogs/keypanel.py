"""Whose key will sign, until when it is valid, and its PIN. The PIN is read once, handed to the key, and forgotten."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from vbdt.acts.office import Office
from vbdt.document.calendar import local_day
from vbdt.errors import BadInput, UserError
from vbdt.settings import KeyKind, KeySource
from vbdt.signing.keys.tokens import PinState
from vbdt.ui import icons
from vbdt.ui.dialogs.keyview import KeyView, look, pin_words
from vbdt.ui.jobs import Jobs, Lane
from vbdt.ui.say import Banner, Tone
from vbdt.ui.words import day


class KeyPanel(QWidget):
    """Looks at the key of a desk off the window's thread; trouble is said in the dialog's banner."""

    def __init__(
        self, office: Office, source: KeySource | None, jobs: Jobs, banner: Banner, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._office, self._source, self._jobs, self._banner = office, source, jobs, banner
        self.who = QLabel(self)
        self.who.setWordWrap(True)
        self.again = QPushButton(self.tr("Tìm lại"), self)
        self.again.setProperty("kind", "link")
        self.again.setAutoDefault(False)
        self.again.clicked.connect(lambda: self.look())
        row = QHBoxLayout()
        row.addWidget(self.who, 1)
        row.addWidget(self.again)
        self.pin = QLineEdit(self)
        self.pin.setEchoMode(QLineEdit.EchoMode.Password)
        self.pin.setMaxLength(128)
        file = source is not None and source.kind is KeyKind.FILE
        label = QLabel(self.tr("Mật khẩu tệp khóa") if file else self.tr("Mã PIN"), self)
        label.setProperty("look", "second")
        label.setBuddy(self.pin)
        self.pin.setAccessibleName(label.text())
        self._state: PinState | None = None
        self.tries = QLabel(self)
        self.tries.setWordWrap(True)
        self._sign = QLabel(self)
        told = QHBoxLayout()
        told.setSpacing(6)
        told.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        told.addWidget(self.tries, 1)
        self.sure = QCheckBox(self.tr("Tôi chắc chắn PIN đúng, vẫn ký"), self)
        self.sure.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(row)
        column.addSpacing(6)
        column.addWidget(label)
        column.addWidget(self.pin)
        column.addLayout(told)
        column.addWidget(self.sure)
        self._say_tries(None)

    def take_pin(self) -> str:
        """What was typed; the field is empty afterwards.

        Raises BadInput when nothing was, or when it is the last try and the person did not say to be sure: then the
        PIN stays in the field, for it has gone nowhere.
        """
        if not self.pin.text():
            raise BadInput("Chưa nhập mã PIN.", "Nhập mã PIN của thiết bị ký số.")
        if self._state is PinState.FINAL_TRY and not self.sure.isChecked():
            raise BadInput(
                "Thiết bị chỉ còn 1 lần nhập PIN; nếu sai, thiết bị sẽ bị khóa.",
                "Nếu chắc chắn PIN đúng, đánh dấu vào ô bên dưới rồi ký; nếu không, dừng lại và liên hệ nơi cấp.",
            )
        pin = self.pin.text()
        self.forget()
        return pin

    @property
    def final_try(self) -> bool:
        """Whether the person chose to spend the last try; never so where more are left."""
        return self._state is PinState.FINAL_TRY and self.sure.isChecked()

    def forget(self) -> None:
        """Leave no PIN in the field; a masked field keeps no history to undo."""
        self.pin.setText("")

    def look(self, keep_banner: bool = False) -> None:
        """Look at the device again."""
        if not keep_banner:
            self._banner.clear()
        source = self._source
        self.who.setText(self.tr("Đang tìm thiết bị ký số…"))
        fail: Callable[[UserError], None] = self._unseen if keep_banner else self._missing
        self._jobs.run(self, lambda: look(source), self._show, fail, Lane.TOKEN)

    def _show(self, view: KeyView) -> None:
        self.who.setText(self._words(view))
        self._say_tries(view.pin)
        if view.is_expired(self._office.clock()):
            self._banner.say(self.tr("Chứng thư đã hết hạn nên không ký được."), Tone.LATE)

    def _say_tries(self, state: PinState | None) -> None:
        """How near the lock the token is, before any PIN is sent; the last try wants a choice of its own each time."""
        if state is not PinState.FINAL_TRY or self._state is not PinState.FINAL_TRY:
            self.sure.setChecked(False)
        self._state = state
        self.sure.setVisible(state is PinState.FINAL_TRY)
        for widget in (self.tries, self._sign):
            widget.setVisible(state is not None)
        if state is None:
            return
        ink = {PinState.FINE: "second", PinState.TRIED: "soon"}.get(state, "late")
        icons.dress(self._sign, "circle-check" if state is PinState.FINE else "triangle-alert", ink, 16)
        self.tries.setText(pin_words(state))
        self.tries.setProperty("look", ink)
        self.tries.style().unpolish(self.tries)
        self.tries.style().polish(self.tries)

    def _words(self, view: KeyView) -> str:
        certificate = view.certificate
        if certificate is None:
            return self.tr("Ký bằng: {device}").format(device=view.device)
        names = dict.fromkeys((certificate.subject, certificate.title or certificate.organisation))
        who = ", ".join(name for name in names if name)
        words = self.tr("Ký bằng chứng thư của {who}\nHiệu lực đến {until}, nơi cấp: {issuer}")
        return words.format(who=who, until=day(local_day(certificate.not_after)), issuer=certificate.issuer)

    def _missing(self, error: UserError) -> None:
        self._unseen(error)
        self._banner.fail(error)

    def _unseen(self, _error: UserError) -> None:
        self.who.setText(self.tr("Chưa dùng được khóa ký số"))
        self._say_tries(None)
