"""Ký số and phát hành: the two acts that need a PIN. It is read once, handed to the key, and forgotten."""

from collections.abc import Callable
from contextlib import AbstractContextManager

from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QWidget

from vbdt.acts.issue import issue
from vbdt.acts.keys import personal_key, seal_key
from vbdt.acts.office import Office
from vbdt.acts.sign import sign
from vbdt.document.calendar import local_day
from vbdt.document.ids import DocumentId
from vbdt.document.model import Changed, Document
from vbdt.document.states import Act
from vbdt.errors import BadInput, UserError
from vbdt.settings import KeyKind, KeySource
from vbdt.signing.key import Key
from vbdt.ui.dialogs.frame import ActDialog, Done, Words
from vbdt.ui.dialogs.keyview import KeyView, look
from vbdt.ui.jobs import Jobs, Lane
from vbdt.ui.say import Tone
from vbdt.ui.terms import term
from vbdt.ui.words import day, facts_line

Open = Callable[[Office, str], AbstractContextManager[Key]]
Use = Callable[[Office, DocumentId, Key], Changed]


class PinDialog(ActDialog):
    """Shows whose certificate will sign and until when it is valid, asks for the PIN, and signs."""

    lane = Lane.TOKEN

    def __init__(self, act: Act, office: Office, document: Document, jobs: Jobs, done: Done, parent: QWidget) -> None:
        busy = self.tr("Đang ký số…") if act is Act.SIGN else self.tr("Đang điền số, ngày và ký số của cơ quan…")
        verb = self.tr("Ký số") if act is Act.SIGN else self.tr("Phát hành")
        super().__init__(
            Words(term(act.label), verb, busy), (document.facts.subject, facts_line(document)), jobs, done, parent
        )
        self._office, self._document = office, document
        signing = act is Act.SIGN
        self._source: KeySource | None = office.settings.personal if signing else office.settings.seal
        self._open: Open = personal_key if signing else seal_key
        self._use: Use = sign if signing else issue
        self._add_key()
        self.pin = QLineEdit(self)
        self.pin.setEchoMode(QLineEdit.EchoMode.Password)
        self.pin.setMaxLength(128)
        file = self._source is not None and self._source.kind is KeyKind.FILE
        self.add(self.tr("Mật khẩu tệp khóa") if file else self.tr("Mã PIN"), self.pin)
        self.finished.connect(self._forget)
        self.pin.setFocus()
        self.look()

    def work(self) -> Callable[[], Changed]:
        pin = self.pin.text()
        self._forget()
        if not pin:
            raise BadInput("Chưa nhập mã PIN.", "Nhập mã PIN của thiết bị ký số.")
        office, document, open_key, use = self._office, self._document.id, self._open, self._use

        def signed() -> Changed:
            with open_key(office, pin) as key:
                return use(office, document, key)

        return signed

    def refused(self, error: UserError) -> None:
        super().refused(error)
        self.pin.setFocus()
        if not isinstance(error, BadInput):
            self.look(keep_banner=True)

    def look(self, keep_banner: bool = False) -> None:
        """Look at the device again."""
        if not keep_banner:
            self.banner.clear()
        source = self._source
        self._who.setText(self.tr("Đang tìm thiết bị ký số…"))
        fail = self._unseen if keep_banner else self._missing
        self._jobs.run(self, lambda: look(source), self._show_key, fail, Lane.TOKEN)

    def _add_key(self) -> None:
        self._who = QLabel(self)
        self._who.setWordWrap(True)
        again = QPushButton(self.tr("Tìm lại"), self)
        again.setProperty("kind", "link")
        again.setAutoDefault(False)
        again.clicked.connect(lambda: self.look())
        row = QHBoxLayout()
        row.addWidget(self._who, 1)
        row.addWidget(again)
        self.rows.addLayout(row)
        self.rows.addSpacing(6)

    def _show_key(self, view: KeyView) -> None:
        self._who.setText(self._key_words(view))
        if view.is_expired(self._office.clock()):
            self.banner.say(self.tr("Chứng thư đã hết hạn nên không ký được."), Tone.LATE)
        elif view.warning and not self.banner.isVisible():
            self.banner.say(view.warning, Tone.SOON)

    def _key_words(self, view: KeyView) -> str:
        certificate = view.certificate
        if certificate is None:
            return self.tr("Ký bằng: {device}").format(device=view.device)
        names = dict.fromkeys((certificate.subject, certificate.title or certificate.organisation))
        who = ", ".join(name for name in names if name)
        words = self.tr("Ký bằng chứng thư của {who}\nHiệu lực đến {until}, nơi cấp: {issuer}")
        return words.format(who=who, until=day(local_day(certificate.not_after)), issuer=certificate.issuer)

    def _missing(self, error: UserError) -> None:
        self._who.setText(self.tr("Chưa dùng được khóa ký số"))
        self.banner.fail(error)

    def _unseen(self, _error: UserError) -> None:
        self._who.setText(self.tr("Chưa dùng được khóa ký số"))

    def _forget(self) -> None:
        """Leave no PIN in the field; a masked field keeps no history to undo."""
        self.pin.setText("")
