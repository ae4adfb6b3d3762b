"""An authority is believed only after its fingerprint was compared with the one that it publishes."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QFrame, QLabel, QLineEdit, QVBoxLayout, QWidget

from vbdt.acts.office import Office
from vbdt.document.calendar import local_day
from vbdt.document.verdict import CertificateFacts
from vbdt.errors import UserError
from vbdt.ui.jobs import Jobs
from vbdt.ui.labels import line
from vbdt.ui.settings.asking import AskingDialog
from vbdt.ui.words import day

WIDTH = 560


class CompareDialog(AskingDialog):
    """Shows the fingerprint, asks for its end."""

    def __init__(self, facts: CertificateFacts, believe: Callable[[str], Office], jobs: Jobs, parent: QWidget) -> None:
        super().__init__(self.tr("Tin cậy thêm nơi cấp chứng thư"), self.tr("Tin cậy nơi cấp này"), WIDTH, jobs, parent)
        self._believe = believe
        self.typed = QLineEdit()
        self.typed.setPlaceholderText(self.tr("8 ký tự cuối, hoặc dán cả dấu vân tay"))
        label = QLabel(self.tr("Dấu vân tay do nơi cấp công bố"))
        label.setProperty("look", "second")
        label.setBuddy(self.typed)
        self.typed.setAccessibleName(label.text())
        for widget in (self._card(facts), self._advice(), label, self.typed):
            self.said.addWidget(widget)
        self.typed.setFocus()

    def change(self) -> Callable[[], Office]:
        return partial(self._believe, self.typed.text())

    def refused(self, error: UserError) -> None:
        super().refused(error)
        self.typed.setFocus()

    def _advice(self) -> QLabel:
        return line(
            self.tr(
                "Đối chiếu dấu vân tay trên đây với bản do nơi cấp công bố hoặc trao tay, "
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
