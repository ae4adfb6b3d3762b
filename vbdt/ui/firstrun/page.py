"""The first run as steps: what to do, make a desk, note its recovery key, open it."""

from pathlib import Path

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QFileDialog, QLabel, QPushButton, QStackedWidget, QWidget

from vbdt.acts.office import Office
from vbdt.ui import icons
from vbdt.ui.firstrun.made import Made, RecoveryPage
from vbdt.ui.firstrun.new import NewDeskPage
from vbdt.ui.firstrun.replacing import ReplacePage
from vbdt.ui.firstrun.sheet import StepPage
from vbdt.ui.firstrun.unlock import OpenDesk, UnlockPage
from vbdt.ui.jobs import Jobs
from vbdt.ui.say import Tone

USUAL_SIZE = QSize(760, 560)
HEADER = "khoa.json"
"""The file that makes a folder a desk."""


class WelcomePage(StepPage):
    """Three ways: a new desk, one that is there, or one whose computer was lost."""

    new_wanted = Signal()
    replacement_wanted = Signal()
    existing = Signal(object)

    def __init__(self) -> None:
        super().__init__(
            self.tr("Chào mừng"),
            self.tr(
                "Soạn, ký số, phát hành, gửi nhận và lưu văn bản. Mỗi người có một bàn làm việc trên máy của mình."
            ),
            self.tr("Lập bàn làm việc mới"),
        )
        self._open = self._way(
            self.tr("Mở bàn đã có…"), "folder-open", self.tr("Bàn đã lập trên máy này, hoặc vừa khôi phục.")
        )
        self._open.clicked.connect(self._choose)
        self.replace = self._way(
            self.tr("Máy mới thay máy cũ…"), "history", self.tr("Máy cũ bị mất hoặc hỏng; còn bản sao lưu.")
        )
        self.replace.clicked.connect(self.replacement_wanted)
        new = QLabel(self.tr("Lần đầu dùng chương trình thì lập bàn mới; mất khoảng năm phút."))
        new.setProperty("look", "second")
        new.setWordWrap(True)
        self.rows.addWidget(new)

    def go(self) -> None:
        self.new_wanted.emit()

    def _way(self, text: str, icon: str, words: str) -> QPushButton:
        button = QPushButton(text)
        icons.dress(button, icon)
        label = QLabel(words)
        label.setProperty("look", "small")
        self.rows.addWidget(button)
        self.rows.addWidget(label)
        self.rows.addSpacing(8)
        return button

    def _choose(self) -> None:
        dialog = QFileDialog(self, self.tr("Chọn thư mục của bàn"))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.fileSelected.connect(self.take)
        dialog.open()

    def take(self, folder: str) -> None:
        """Open the desk in a folder, if it holds one."""
        if (Path(folder) / HEADER).is_file():
            self.existing.emit(Path(folder))
        else:
            self.banner.say(
                self.tr("Thư mục này không phải là bàn làm việc. Chọn thư mục có tệp khoa.json."), Tone.LATE
            )


class FirstRun(QStackedWidget):
    """`opened` gives the office once a desk is open. With `folder` it begins at unlocking that desk."""

    opened = Signal(object)

    def __init__(
        self, open_desk: OpenDesk, jobs: Jobs, folder: Path | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._open_desk, self._jobs = open_desk, jobs
        self.setWindowTitle(self.tr("Bàn làm việc văn thư"))
        self.resize(USUAL_SIZE)
        if folder is None:
            self.welcome()
        else:
            self.unlock(folder)

    def step(self) -> StepPage:
        """The step in front."""
        page = self.currentWidget()
        assert isinstance(page, StepPage)
        return page

    def welcome(self) -> None:
        page = WelcomePage()
        page.new_wanted.connect(self.make)
        page.replacement_wanted.connect(self.replace)
        page.existing.connect(self.unlock)
        self._turn_to(page)

    def make(self) -> None:
        page = NewDeskPage(self._jobs, self.welcome)
        page.made.connect(self._show_recovery)
        self._turn_to(page)
        page.look_for_tokens()
        page.agency.setFocus()

    def replace(self) -> None:
        page = ReplacePage(self._jobs, self.welcome)
        page.made.connect(self._show_recovery)
        self._turn_to(page)
        page.backup.setFocus()

    def unlock(self, folder: Path) -> None:
        page = UnlockPage(folder, self._open_desk, self._jobs, self.welcome)
        page.opened.connect(self._hand_over)
        self._turn_to(page)
        page.secret.setFocus()
        page.try_keyring()

    def _show_recovery(self, made: Made) -> None:
        page = RecoveryPage(made)
        page.noted.connect(self.unlock)
        self._turn_to(page)

    def _hand_over(self, office: Office) -> None:
        self.opened.emit(office)

    def _turn_to(self, page: StepPage) -> None:
        """Show one step; the one before is gone, with whatever was typed on it."""
        before = self.currentWidget()
        self.addWidget(page)
        self.setCurrentWidget(page)
        if before is not None:
            self.removeWidget(before)
            before.deleteLater()
        self.resize(self.size().expandedTo(page.sizeHint()).boundedTo(self.screen().availableGeometry().size()))
