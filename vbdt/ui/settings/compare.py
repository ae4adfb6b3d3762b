"""An authority is believed only after its fingerprint was compared with the one that it publishes."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from vbdt.acts.office import Office
from vbdt.document.calendar import local_day
from vbdt.document.verdict import CertificateFacts
from vbdt.errors import UserError
from vbdt.ui.jobs import Jobs
from vbdt.ui.say import Banner
from vbdt.ui.settings.part import line
from vbdt.ui.words import day

WIDTH = 560


class CompareDialog(QDialog):
    """Shows the fingerprint, asks for its end. `believed` tells the office that goes on with the new authority."""

    believed = Signal(object)

    def __init__(self, facts: CertificateFacts, believe: Callable[[str], Office], jobs: Jobs, parent: QWidget) -> None:
        super().__init__(parent)
        self._believe, self._jobs = believe, jobs
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(WIDTH)
        self.setWindowTitle(self.tr("Tin cậy thêm nơi cấp chứng thư"))
        self.banner = Banner(self)
        self.typed = QLineEdit()
        self.typed.setPlaceholderText(self.tr("8 ký tự cuối, hoặc dán cả dấu vân tay"))
        label = QLabel(self.tr("Dấu vân tay do nơi cấp công bố"))
        label.setProperty("look", "second")
        label.setBuddy(self.typed)
        self.typed.setAccessibleName(label.text())
        self.main = QPushButton(self.tr("Tin cậy nơi cấp này"))
        self.main.setProperty("kind", "primary")
        self.main.setDefault(True)
        self.main.clicked.connect(self.start)
        cancel = QPushButton(self.tr("Hủy"))
        cancel.setAutoDefault(False)
        cancel.clicked.connect(self.reject)
        title = QLabel(self.tr("Tin cậy thêm nơi cấp chứng thư"))
        title.setProperty("look", "title")
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(10)
        for widget in (title, self._card(facts), self._advice(), self.banner, label, self.typed):
            column.addWidget(widget)
        column.addStretch(1)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(cancel)
        row.addWidget(self.main)
        column.addSpacing(6)
        column.addLayout(row)
        self.typed.setFocus()

    def start(self) -> None:
        self.banner.clear()
        self.main.setEnabled(False)
        self._jobs.run(self, partial(self._believe, self.typed.text()), self._done, self._refused)

    def _done(self, office: Office) -> None:
        self.believed.emit(office)
        self.accept()

    def _refused(self, error: UserError) -> None:
        self.main.setEnabled(True)
        self.banner.fail(error)
        self.typed.setFocus()

    def _advice(self) -> QLabel:
        return line(
            self.tr(
                "Đối chiếu dấu vân tay dưới đây với bản do nơi cấp công bố hoặc trao tay, "
                "không phải với bản gửi kèm tệp. Từ lúc thêm, mọi chữ ký dưới nơi cấp này được coi là hợp lệ."
            )
        )

    def _card(self, facts: CertificateFacts) -> QFrame:
        frame = QFrame()
        frame.setProperty("ground", "card")
        column = QVBoxLayout(frame)
        column.setContentsMargins(14, 12, 14, 12)
        column.setSpacing(4)
        column.addWidget(line(facts.subject or facts.organisation, "strong"))
        if facts.organisation:
            column.addWidget(line(facts.organisation, "second"))
        valid = self.tr("Hiệu lực từ {start} đến {end}, số {serial}")
        start, end = day(local_day(facts.not_before)), day(local_day(facts.not_after))
        column.addWidget(line(valid.format(start=start, end=end, serial=facts.serial), "second"))
        column.addWidget(line("SHA-256", "second"))
        column.addWidget(line(spaced(facts.fingerprint), "strong"))
        return frame


def spaced(fingerprint: str) -> str:
    """In fours, as a person compares it: `F04B A4B4 …`."""
    text = fingerprint.upper()
    return " ".join(text[at : at + 4] for at in range(0, len(text), 4))
