"""Ký số và phát hành: the two acts that need a PIN."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Protocol

from PySide6.QtWidgets import QWidget

from vbdt.acts.issue import issue
from vbdt.acts.keys import personal_key, seal_key
from vbdt.acts.office import Office
from vbdt.acts.sign import sign
from vbdt.document.ids import DocumentId
from vbdt.document.model import Changed, Document
from vbdt.document.states import Act
from vbdt.errors import BadInput, UserError
from vbdt.signing.keys.key import Key
from vbdt.ui.dialogs.frame import ActDialog, Done, Words
from vbdt.ui.dialogs.keypanel import KeyPanel
from vbdt.ui.jobs import Jobs, Lane
from vbdt.ui.terms import term
from vbdt.ui.words import facts_line


class Open(Protocol):
    """`personal_key` or `seal_key`."""

    def __call__(self, office: Office, pin: str, *, accept_final_try: bool = False) -> AbstractContextManager[Key]: ...


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
        self._open: Open = personal_key if signing else seal_key
        self._use: Use = sign if signing else issue
        source = office.settings.personal if signing else office.settings.seal
        self.key = KeyPanel(office, source, jobs, self.banner, self)
        self.pin = self.key.pin
        self.rows.addWidget(self.key)
        self.finished.connect(self.key.forget)
        self.pin.setFocus()
        self.key.look()

    def work(self) -> Callable[[], Changed]:
        pin, last = self.key.take_pin(), self.key.final_try
        office, document, open_key, use = self._office, self._document.id, self._open, self._use

        def signed() -> Changed:
            with open_key(office, pin, accept_final_try=last) as key:
                return use(office, document, key)

        return signed

    def refused(self, error: UserError) -> None:
        super().refused(error)
        self.pin.setFocus()
        if not isinstance(error, BadInput):
            self.key.look(keep_banner=True)
