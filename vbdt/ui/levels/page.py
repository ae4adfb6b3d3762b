"""Dấu thời gian và lưu trữ dài hạn: two tabs at the clerk's desk, one at the archivist's, where nothing waits."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QLabel, QTabWidget, QVBoxLayout, QWidget

from vbdt.acts.office import Office
from vbdt.document.directory import Role
from vbdt.document.model import Changed, Document
from vbdt.ui.jobs import Jobs
from vbdt.ui.levels.archive import ArchiveTab
from vbdt.ui.levels.evidence import EvidenceDialog
from vbdt.ui.levels.waiting import WaitingTab


class LevelsPage(QFrame):
    """`changed` tells what was raised or renewed, `opened` which document is wanted."""

    changed = Signal(object)
    opened = Signal(object)

    def __init__(self, office: Office, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._office, self._jobs = office, jobs
        self.setProperty("ground", "surface")
        title = QLabel(self.tr("Dấu thời gian và lưu trữ dài hạn"))
        title.setProperty("look", "page")
        self.waiting = WaitingTab(office, jobs)
        self.archive = ArchiveTab(office, jobs)
        self._tabs = QTabWidget()
        self._tabs.setDocumentMode(True)
        self._tabs.setTabBarAutoHide(True)
        if office.me.has(Role.CLERK):
            self._tabs.addTab(self.waiting, self.tr("Chờ nâng mức"))
        else:
            self.waiting.hide()
            self.waiting.setParent(self)
        self._tabs.addTab(self.archive, self.tr("Lưu trữ dài hạn"))
        self._tabs.currentChanged.connect(lambda _: self.reload())
        for tab in (self.waiting, self.archive):
            tab.changed.connect(self.changed)
            tab.opened.connect(self.opened)
        self.waiting.counted.connect(self._count)
        self.archive.asked.connect(self.show_evidence)
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 18, 28, 0)
        column.addWidget(title)
        column.addWidget(self._tabs, 1)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        super().showEvent(event)
        (self.waiting if self._tabs.currentWidget() is self.waiting else self.archive).table.setFocus()

    def reload(self) -> None:
        """Read what is in sight."""
        if self._tabs.currentWidget() is self.waiting:
            self.waiting.reload()
        else:
            self.archive.reload()

    def follow(self, changed: Changed) -> None:
        """Something changed somewhere; what is not in sight is read when it comes into sight."""
        if changed.documents or changed.directory:
            self.archive.forget()
            if self.isVisible():
                self.reload()

    def show_evidence(self, document: Document) -> None:
        EvidenceDialog(self._office, document, self._jobs, self).open()

    def _count(self, count: int) -> None:
        name = self.tr("Chờ nâng mức ({count})").format(count=count) if count else self.tr("Chờ nâng mức")
        self._tabs.setTabText(self._tabs.indexOf(self.waiting), name)
