"""Whose key will sign, until when it is valid, and its PIN. The PIN is read once, handed to the key, and forgotten."""

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from vbdt.acts.office import Office
from vbdt.document.calendar import local_day
from vbdt.errors import BadInput, UserError
from vbdt.settings import KeyKind, KeySource
from vbdt.ui.dialogs.keyview import KeyView, look
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
        again = QPushButton(self.tr("Tìm lại"), self)
        again.setProperty("kind", "link")
        again.setAutoDefault(False)
        again.clicked.connect(lambda: self.look())
        row = QHBoxLayout()
        row.addWidget(self.who, 1)
        row.addWidget(again)
        self.pin = QLineEdit(self)
        self.pin.setEchoMode(QLineEdit.EchoMode.Password)
        self.pin.setMaxLength(128)
        file = source is not None and source.kind is KeyKind.FILE
        label = QLabel(self.tr("Mật khẩu tệp khóa") if file else self.tr("Mã PIN"), self)
        label.setProperty("look", "second")
        label.setBuddy(self.pin)
        self.pin.setAccessibleName(label.text())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(row)
        column.addSpacing(6)
        column.addWidget(label)
        column.addWidget(self.pin)

    def take_pin(self) -> str:
        """What was typed; the field is empty afterwards. Raises BadInput when nothing was."""
        pin = self.pin.text()
        self.forget()
        if not pin:
            raise BadInput("Chưa nhập mã PIN.", "Nhập mã PIN của thiết bị ký số.")
        return pin

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
        if view.is_expired(self._office.clock()):
            self._banner.say(self.tr("Chứng thư đã hết hạn nên không ký được."), Tone.LATE)
        elif view.warning and not self._banner.isVisible():
            self._banner.say(view.warning, Tone.SOON)

    def _words(self, view: KeyView) -> str:
        certificate = view.certificate
        if certificate is None:
            return self.tr("Ký bằng: {device}").format(device=view.device)
        names = dict.fromkeys((certificate.subject, certificate.title or certificate.organisation))
        who = ", ".join(name for name in names if name)
        words = self.tr("Ký bằng chứng thư của {who}\nHiệu lực đến {until}, nơi cấp: {issuer}")
        return words.format(who=who, until=day(local_day(certificate.not_after)), issuer=certificate.issuer)

    def _missing(self, error: UserError) -> None:
        self.who.setText(self.tr("Chưa dùng được khóa ký số"))
        self._banner.fail(error)

    def _unseen(self, _error: UserError) -> None:
        self.who.setText(self.tr("Chưa dùng được khóa ký số"))
