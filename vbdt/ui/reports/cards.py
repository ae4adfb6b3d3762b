"""One target figure as a card: a large share, what it is of, how it is counted, and the way to the list behind it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QPushButton, QVBoxLayout, QWidget

from vbdt.document.targets import Target
from vbdt.ui import icons
from vbdt.ui.terms import term


class TargetCard(QFrame):
    """Shows a Target. `listed` asks for a list: its title and the documents in it."""

    listed = Signal(str, object)

    def __init__(self, target: Target, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._target = target
        self.setProperty("ground", "card")
        self.setAccessibleName(f"{term(target.name)}: {self._share()}")
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 20, 22, 16)
        column.setSpacing(8)
        column.addWidget(_label(term(target.name), "strong"))
        column.addLayout(self._figure())
        column.addWidget(self._bar())
        column.addLayout(self._goal())
        column.addWidget(_label(self._of(), "second"))
        column.addWidget(_label(self.tr("Cách tính: {formula}").format(formula=term(target.formula)), "small"))
        column.addStretch(1)
        column.addLayout(self._links())

    def _share(self) -> str:
        share = self._target.per_mille
        return self.tr("chưa có số liệu") if share is None else f"{share / 10:.1f} %".replace(".", ",")

    def _figure(self) -> QHBoxLayout:
        target = self._target
        share = target.per_mille
        row = QHBoxLayout()
        row.addWidget(_label(self._share() if share is not None else "–", "figure"), 1)
        return row

    def _bar(self) -> QProgressBar:
        bar = QProgressBar()
        bar.setRange(0, 1000)
        bar.setValue(self._target.per_mille or 0)
        bar.setTextVisible(False)
        bar.setAccessibleName(self.tr("Tỷ lệ đạt"))
        bar.setProperty("tone", "good" if self._met() else "soon")
        return bar

    def _goal(self) -> QHBoxLayout:
        """Met or not in a word with an icon, beside the goal."""
        goal = self.tr("mục tiêu {goal} %").format(goal=self._target.goal)
        if self._target.per_mille is None:
            icon, ink, text = "info", "calm", self.tr("Không có văn bản nào trong kỳ, {goal}").format(goal=goal)
        elif self._met():
            icon, ink, text = "circle-check", "good", self.tr("Đạt, {goal}").format(goal=goal)
        else:
            icon, ink, text = "circle-alert", "soon", self.tr("Chưa đạt, {goal}").format(goal=goal)
        picture = QLabel()
        icons.dress(picture, icon, ink, 16)
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addWidget(picture)
        row.addWidget(_label(text, ink if ink != "calm" else "second"), 1)
        return row

    def _of(self) -> str:
        target = self._target
        text = self.tr("{met} trên {counted} văn bản").format(met=target.numerator, counted=target.denominator)
        if target.excluded:
            text += "; " + self.tr("không tính %n văn bản mật", "", target.excluded)
        return text

    def _links(self) -> QHBoxLayout:
        target = self._target
        row = QHBoxLayout()
        every = QPushButton(self.tr("Xem danh sách"))
        every.clicked.connect(lambda: self.listed.emit(term(target.name), target.counted))
        missing = QPushButton(self.tr("Chưa đạt (%n)", "", len(target.missing)))
        title = self.tr("Chưa đạt: {name}").format(name=term(target.name))
        missing.clicked.connect(lambda: self.listed.emit(title, target.missing))
        every.setEnabled(bool(target.counted))
        missing.setEnabled(bool(target.missing))
        for button in (every, missing):
            button.setAccessibleName(f"{button.text()}: {term(target.name)}")
            row.addWidget(button)
        row.addStretch(1)
        return row

    def _met(self) -> bool:
        share = self._target.per_mille
        return share is not None and share >= self._target.goal * 10


def _label(text: str, look: str) -> QLabel:
    label = QLabel(text)
    label.setProperty("look", look)
    label.setWordWrap(True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label
