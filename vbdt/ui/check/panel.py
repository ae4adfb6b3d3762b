"""One file from outside: its verdict, its pages, its signatures; the same parts as a document's preview."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QTabWidget, QVBoxLayout, QWidget

from vbdt.document.verdict import FileVerdict, Verdict
from vbdt.errors import UserError
from vbdt.ui.jobs import Jobs
from vbdt.ui.preview.reader import Reader
from vbdt.ui.preview.signatures import SignaturesTab
from vbdt.ui.preview.verdicts import LOOKS
from vbdt.ui.say import Banner, Tone, sentence

TONES = {"late": Tone.LATE, "soon": Tone.SOON, "calm": Tone.CALM}


class FilePanel(QFrame):
    """Shows bytes with the verdict on exactly these bytes."""

    def __init__(self, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("ground", "canvas")
        self._name = QLabel()
        self._name.setProperty("look", "title")
        self._name.setTextFormat(Qt.TextFormat.PlainText)
        self._name.setWordWrap(True)
        self.trouble = Banner()
        self.news = Banner(closable=True)
        self.reader = Reader(jobs)
        self.signatures = SignaturesTab(jobs)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.addTab(self.reader, self.tr("Văn bản"))
        self.tabs.addTab(self.signatures, self.tr("Chữ ký số"))
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 0, 0, 0)
        column.setSpacing(6)
        for widget in (self._name, self.trouble, self.news):
            column.addWidget(widget)
        column.addWidget(self.tabs, 1)
        self.reader.verdict.more.connect(partial(self.tabs.setCurrentWidget, self.signatures))
        self.signatures.saved.connect(self._saved)
        self.signatures.failed.connect(self.news.fail)

    def wait(self, name: str) -> None:
        self._name.setText(name)
        self.trouble.clear()
        self.news.clear()
        self.signatures.clear()
        self.reader.open(b"")
        self.reader.verdict.wait()

    def show_file(self, name: str, data: bytes, verdict: FileVerdict) -> None:
        self._name.setText(name)
        self.reader.open(data)
        self.reader.show_verdict(verdict)
        self.signatures.show_file(name, lambda: data, verdict)
        if verdict.verdict is not Verdict.VALID:
            self.trouble.say(verdict.reason, TONES[LOOKS[verdict.verdict][1]])

    def fail(self, error: UserError) -> None:
        self.reader.verdict.fail(sentence(error))

    def _saved(self, path: str) -> None:
        self.news.say(self.tr("Đã lưu báo cáo ra {path}").format(path=path), Tone.GOOD)
