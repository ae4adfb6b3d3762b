"""The right side of the window: one document with its acts, what presses, its pages, facts, history and recipients."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QFrame, QStackedWidget, QTabWidget, QVBoxLayout, QWidget

from vbdt.acts.deeds import Deed
from vbdt.acts.files.incoming_mark import marked_copy, marked_name
from vbdt.acts.office import Office
from vbdt.acts.opened import note_opened
from vbdt.acts.proof import check
from vbdt.document.ids import DocumentId
from vbdt.document.model import Changed, Direction, Document, FileRef
from vbdt.document.states import Act
from vbdt.document.verdict import FileVerdict
from vbdt.errors import UserError
from vbdt.ui.dialogs.seal_mark import SealMarkDialog
from vbdt.ui.jobs import Jobs
from vbdt.ui.preview.copies import CopyStrip
from vbdt.ui.preview.facts import FactsTab, HistoryTab, RecipientsTab
from vbdt.ui.preview.header import Header, Nothing
from vbdt.ui.preview.looking import Looking
from vbdt.ui.preview.reader import Reader
from vbdt.ui.preview.saving import write
from vbdt.ui.preview.seen import Seen, main_act, see
from vbdt.ui.preview.signatures import SignaturesTab
from vbdt.ui.say import Tone, sentence


class DocumentPane(QFrame):
    """Shows one document. `wanted` asks for an act, `asked` for a deed besides them, `reply` for a draft that answers.

    `showed` tells what is shown now, `looked` what changed because it was looked at.
    """

    wanted = Signal(object, object)
    asked = Signal(object, object)
    showed = Signal(object)
    looked = Signal(object)
    reply = Signal(object)

    def __init__(self, office: Office, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._office = office
        self._jobs = jobs
        self._asked: DocumentId | None = None
        self._seen: Seen | None = None
        self.setProperty("ground", "canvas")
        self.header = Header(office)
        self.copies = CopyStrip(office)
        self.reader = Reader(jobs, self.copies)
        self.looking = Looking(self.reader.pages, self)
        self.signatures = SignaturesTab(jobs)
        self.facts = FactsTab(self.tr("Thông tin văn bản"))
        self.history = HistoryTab(self.tr("Lịch sử văn bản"))
        self.recipients = RecipientsTab(self.tr("Nơi nhận văn bản"))
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.addTab(self.reader, self.tr("Văn bản"))
        self.tabs.addTab(self.signatures, self.tr("Chữ ký số"))
        self.tabs.addTab(self.facts, self.tr("Thông tin"))
        self.tabs.addTab(self.history, self.tr("Lịch sử"))
        self.tabs.addTab(self.recipients, self.tr("Nơi nhận"))
        self._stack = QStackedWidget()
        self._nothing = Nothing()
        self._stack.addWidget(self._nothing)
        self._stack.addWidget(self._page())
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 18, 20, 0)
        column.addWidget(self._stack)
        self.header.wanted.connect(self._ask)
        self.header.asked.connect(self.ask)
        self.header.reply.connect(self._ask_reply)
        self.header.save.connect(self.save_pdf)
        self.copies.chosen.connect(self._read_pages)
        self.copies.seal.connect(self._ask_to_seal)
        self.looking.looked.connect(self._note_looked)
        self.reader.verdict.more.connect(partial(self.tabs.setCurrentWidget, self.signatures))
        self.signatures.saved.connect(self.header.saved)
        self.signatures.failed.connect(self.header.fail)

    @property
    def seen(self) -> Seen | None:
        """What is shown now."""
        return self._seen

    def show_document(self, document: DocumentId) -> None:
        self._asked = document
        self._jobs.run(self, partial(see, self._office, document), self._show, self._fail)

    def show_nothing(self) -> None:
        self._asked, self._seen = None, None
        self.looking.end()
        self._nothing.invite()
        self._stack.setCurrentIndex(0)

    def show_finished(self) -> None:
        """Nothing to show because everything is done."""
        self.show_nothing()
        self._nothing.finish()

    def refresh(self, changed: Changed) -> None:
        """Read again when what is shown may have changed."""
        if self._asked is not None and (self._asked in changed.documents or changed.directory):
            self.show_document(self._asked)

    def do_main_act(self) -> None:
        """Ask for the act the document waits for, if there is one."""
        act = main_act(self._seen) if self._seen else None
        if act is not None:
            self._ask(act)

    def ask(self, what: Act | Deed) -> None:
        """Ask for an act or a deed, when the document in sight is open to it."""
        seen = self._seen
        if seen is None or seen.document.id != self._asked:
            return
        if isinstance(what, Act) and what in seen.acts:
            self.wanted.emit(what, seen.document)
        elif isinstance(what, Deed) and what in seen.deeds:
            self.asked.emit(what, seen.document)

    def save_pdf(self) -> None:
        """What is shown: the working copy with its mark, or the file as it came."""
        if self._seen is None:
            return
        document = self._seen.document
        if self.copies.marked:
            save = partial(self._write, partial(marked_copy, self._office, document), self._saved_copy)
            self._ask_where(marked_name(document), save)
        else:
            self._save(document.pdf)

    def _page(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self.header)
        column.addWidget(self.tabs, 1)
        return page

    def _show(self, seen: Seen) -> None:
        if seen.document.id != self._asked:
            return
        before, self._seen = self._seen.document if self._seen else None, seen
        self.copies.show_document(seen.document)
        self._stack.setCurrentIndex(1)
        self.header.show_seen(seen)
        self.history.show_seen(seen, self._office.directory)
        self.recipients.show_seen(seen, self._office.directory)
        self.tabs.setTabVisible(self.tabs.indexOf(self.recipients), seen.document.direction is Direction.OUTGOING)
        if before is None or (before.id, before.pdf.sha256) != (seen.document.id, seen.document.pdf.sha256):
            self._read_file(seen.document)
        elif self.copies.marked and before != seen.document:
            self._read_pages()
        self._show_facts()
        self.looking.begin(self._office, seen.document)
        self.showed.emit(seen)

    def _note_looked(self, document: DocumentId) -> None:
        self._jobs.run(self, partial(note_opened, self._office, document), self.looked.emit, self.header.fail)

    def _read_file(self, document: Document) -> None:
        """Read and judge the file; both take longer than the facts and come in later."""
        self.signatures.clear()
        self.reader.open(b"")
        self.reader.verdict.wait()
        self._read_pages()
        judge = partial(check.verdict, self._office, document.id)
        self._jobs.run(self, judge, partial(self._judged, document), partial(self._not_judged, document.id))

    def _read_pages(self) -> None:
        """Read the copy that is wanted of the document in sight."""
        if self._seen is None:
            return
        office, document, marked = self._office, self._seen.document, self.copies.marked
        read = partial(marked_copy, office, document) if marked else partial(office.store.files.read, document.pdf)
        wanted = document.id, marked
        self._jobs.run(self, read, partial(self._open, wanted), partial(self._unread, wanted))

    def _open(self, wanted: tuple[DocumentId, bool], data: bytes) -> None:
        if wanted == (self._asked, self.copies.marked):
            self.reader.open(data)

    def _unread(self, wanted: tuple[DocumentId, bool], error: UserError) -> None:
        if wanted != (self._asked, self.copies.marked):
            return
        if self.copies.marked:
            self.copies.fail(error)
            self._read_pages()
        else:
            self.reader.fail(error)

    def _judged(self, document: Document, verdict: FileVerdict) -> None:
        if document.id == self._asked:
            self.reader.show_verdict(verdict)
            self.header.show_verdict(verdict)
            read = partial(self._office.store.files.read, document.pdf)
            self.signatures.show_file(document.pdf.name, read, verdict)

    def _not_judged(self, document: DocumentId, error: UserError) -> None:
        if document == self._asked:
            self.reader.verdict.fail(sentence(error))

    def _show_facts(self) -> None:
        if self._seen is not None:
            self.facts.show_seen(self._seen, self._office.directory, self._save)

    def _fail(self, error: UserError) -> None:
        self._seen = None
        self._nothing.fail(error)
        self._stack.setCurrentIndex(0)

    def _ask(self, act: Act) -> None:
        if self._seen is not None:
            self.wanted.emit(act, self._seen.document)

    def _ask_reply(self) -> None:
        if self._seen is not None:
            self.reply.emit(self._seen.document)

    def _ask_to_seal(self) -> None:
        if self._seen is not None:
            self._ask_where(marked_name(self._seen.document), partial(self._seal, self._seen.document))

    def _seal(self, document: Document, path: str) -> None:
        done = partial(self._sealed, path)
        SealMarkDialog(self._office, document, Path(path), self._jobs, done, self).open()

    def _sealed(self, path: str, _changed: Changed) -> None:
        words = self.tr("Đã ký dấu Đến và lưu ra {path}; bản nhận trong kho không bị thay đổi.")
        self.header.news.say(words.format(path=path), Tone.GOOD)

    def _saved_copy(self, path: str) -> None:
        words = self.tr("Đã lưu bản làm việc có dấu Đến ra {path}; bản gốc không bị thay đổi.")
        self.header.news.say(words.format(path=path), Tone.GOOD)

    def _save(self, file: FileRef) -> None:
        self._ask_where(file.name, partial(self._save_to, file))

    def _save_to(self, file: FileRef, path: str) -> None:
        self._write(partial(self._office.store.files.read, file), self.header.saved, path)

    def _ask_where(self, name: str, then: Callable[[str], None]) -> None:
        dialog = QFileDialog(self, self.tr("Lưu ra tệp"), name)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(then)
        dialog.open()

    def _write(self, read: Callable[[], bytes], told: Callable[[str], None], path: str) -> None:
        self._jobs.run(self, lambda: write(Path(path), read()), told, self.header.fail)
