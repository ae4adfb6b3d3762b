"""What the two ways to a new desk share: where it lies, how it is locked, and that it is made beside the window."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Signal
from PySide6.QtWidgets import QCheckBox, QFileDialog, QLineEdit

from vbdt.acts.desks.roster import Application
from vbdt.document.folding import normalise
from vbdt.errors import UserError
from vbdt.store.durable import disk_failure
from vbdt.store.keys import SHORTEST_PASSPHRASE
from vbdt.ui.firstrun.made import CARD, Made, write_card
from vbdt.ui.firstrun.paths import PathField
from vbdt.ui.firstrun.sheet import StepPage
from vbdt.ui.jobs import Jobs


class MakingPage(StepPage):
    """A step that makes a desk. A kind of page lays out its fields and says in `work` what is to be made of them.

    `made` gives the desk with its recovery key, once.
    """

    made = Signal(object)

    def __init__(self, jobs: Jobs, title: str, words: str, verb: str, back: Callable[[], None]) -> None:
        super().__init__(title, words, verb, back)
        self.jobs = jobs
        self.folder = PathField(self.tr("Thư mục của bàn"), QFileDialog.FileMode.Directory)
        self.folder.set_path(usual_folder())
        self.passphrase, self.again = hidden_line(), hidden_line(self.tr("Nhập lại mật khẩu"))
        self.again.returnPressed.connect(self.main.click)
        self.keyring = QCheckBox(self.tr("Nhớ trong kho khóa của hệ điều hành, lần sau không hỏi mật khẩu"))

    def work(self) -> Callable[[], Made]:
        """What is to be made, for another thread. Raises UserError for what is missing."""
        raise NotImplementedError

    def go(self) -> None:
        self.banner.clear()
        try:
            work = self.work()
        except UserError as error:
            self.fail(error)
            return
        self.show_busy(True)
        self.jobs.run(self, partial(_make, work), self._finish, self.fail)

    def add_folder(self) -> None:
        self.add(self.tr("Thư mục của bàn"), self.folder, self.tr("Thư mục mới hoặc trống trên máy này."))

    def add_lock(self, name: str) -> None:
        """`name` is what the new passphrase is called."""
        self.passphrase.setAccessibleName(name)
        self.add(name, self.passphrase, self.tr("Ít nhất 8 ký tự; một câu ngắn dễ nhớ là tốt nhất."))
        self.add(self.again.accessibleName(), self.again)
        self.rows.addWidget(self.keyring)

    def new_folder(self) -> Path:
        """Raises UserError where none is named."""
        folder = self.folder.path()
        self.require((folder is None, "Chưa chọn thư mục của bàn."))
        assert folder is not None
        return folder

    def new_passphrase(self) -> str:
        """Raises UserError where it is too short, or was typed differently the second time."""
        return typed_twice(self.passphrase.text(), self.again.text(), self.main.text())

    def require(self, *missing: tuple[bool, str]) -> None:
        """Raises UserError with the first sentence of what is missing."""
        for wrong, sentence in missing:
            if wrong:
                raise UserError(sentence, f"Bổ sung rồi bấm {self.main.text()}.")

    def forget(self) -> None:
        """Leave no passphrase in the fields."""
        self.passphrase.setText("")
        self.again.setText("")

    def _finish(self, made: Made) -> None:
        self.show_busy(False)
        self.forget()
        self.made.emit(made)


def _make(work: Callable[[], Made]) -> Made:
    """Raises UserError, for a place where nothing can be written, too."""
    try:
        return work()
    except OSError as error:
        raise disk_failure(error) from error


def written(folder: Path, application: Application, recovery: str) -> Made:
    """The desk that was made, with its card as a file beside the store. Without that its recovery key is shown, too."""
    try:
        return Made(folder, write_card(folder, application), recovery)
    except UserError as error:
        return Made(folder, folder / CARD, recovery, error)


def typed_twice(text: str, again: str, verb: str) -> str:
    """A new passphrase. Raises UserError where it is too short, or was typed differently the second time; `verb` is
    the button to press again."""
    cure = f"Bổ sung rồi bấm {verb}."
    if text != again:
        raise UserError("Hai lần nhập mật khẩu không giống nhau.", cure)
    if len(normalise(text)) < SHORTEST_PASSPHRASE:
        raise UserError(f"Mật khẩu cần ít nhất {SHORTEST_PASSPHRASE} ký tự.", cure)
    return text


def hidden_line(name: str = "") -> QLineEdit:
    """A line for a secret."""
    line = QLineEdit()
    line.setAccessibleName(name)
    line.setEchoMode(QLineEdit.EchoMode.Password)
    return line


def usual_folder() -> Path:
    """Where a desk lies unless somebody says otherwise; beside those that are there already."""
    data = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.GenericDataLocation)) / "vbdt"
    names = ("ban", *(f"ban-{n}" for n in range(2, 100)))
    free = (data / name for name in names if not _is_used(data / name))
    return next(free, data / names[0])


def _is_used(folder: Path) -> bool:
    return folder.exists() and (not folder.is_dir() or any(folder.iterdir()))
