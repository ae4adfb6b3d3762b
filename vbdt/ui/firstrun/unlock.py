"""Open a desk that is there: by the system's keyring, the passphrase, or the recovery key."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QFileDialog, QLineEdit, QPushButton

from vbdt.acts.desks.desk import admit
from vbdt.acts.desks.enrol import application_of, is_admitted
from vbdt.acts.office import Office
from vbdt.errors import UserError
from vbdt.store.keys import PassphraseNeeded, unlock
from vbdt.store.store import open_store
from vbdt.transport.directory import SIZE_LIMIT
from vbdt.ui.firstrun.paths import PathField
from vbdt.ui.firstrun.sheet import StepPage
from vbdt.ui.firstrun.waiting import WaitingBox
from vbdt.ui.jobs import Jobs
from vbdt.ui.say import Tone

OpenDesk = Callable[[Path, str | None, str | None], Office]
"""Opens a desk's office from its folder, passphrase and recovery key."""


class DirectoryMissing(UserError):
    """The desk is whole, but nobody has told it yet who is who."""


def open_desk_at(folder: Path, passphrase: str | None, recovery: str | None, open_desk: OpenDesk) -> Office:
    """Open the desk. Raises DirectoryMissing when it has no directory yet, UserError with what else is wrong."""
    try:
        office = open_desk(folder, passphrase, recovery)
    except PassphraseNeeded:
        raise
    except UserError:
        with open_store(folder, unlock(folder, passphrase, recovery)) as store:
            if store.setting("directory") is not None and (application_of(store) is None or is_admitted(store)):
                raise
        raise _missing() from None
    if application_of(office.store) is not None and not is_admitted(office.store):
        office.store.close()  # the directory names another desk by this one's id
        raise _missing()
    return office


def _missing() -> DirectoryMissing:
    return DirectoryMissing(
        "Bàn này chưa có danh bạ.", "Chờ quản trị danh bạ duyệt, hoặc nạp tệp danh bạ đã ký mà quản trị gửi."
    )


def admit_at(folder: Path, passphrase: str | None, recovery: str | None, directory: Path, key: str) -> None:
    """Give the desk its directory. Raises UserError with what is wrong with either."""
    try:
        if directory.stat().st_size > SIZE_LIMIT:
            raise UserError("Tệp danh bạ quá lớn.", "Chọn đúng tệp danh bạ.")
        data = directory.read_bytes()
    except OSError:
        raise UserError("Không đọc được tệp danh bạ.", "Kiểm tra lại đường dẫn và quyền đọc tệp.") from None
    with open_store(folder, unlock(folder, passphrase, recovery)) as store:
        admit(store, data, key)


class UnlockPage(StepPage):
    """`opened` gives the office. What was typed is forgotten as soon as the desk is open.

    A desk that is not let in yet waits here: the two codes, and for offices without a mailbox the directory as a file.
    """

    opened = Signal(object)

    def __init__(self, folder: Path, open_desk: OpenDesk, jobs: Jobs, back: Callable[[], None] | None = None) -> None:
        super().__init__(
            self.tr("Mở bàn làm việc"), self.tr("Bàn tại {folder}").format(folder=folder), self.tr("Mở bàn"), back
        )
        self._folder, self._open_desk, self._jobs = folder, open_desk, jobs
        self.secret = QLineEdit()
        self.secret.setEchoMode(QLineEdit.EchoMode.Password)
        self.secret.setAccessibleName(self.tr("Mật khẩu"))
        self.secret.returnPressed.connect(self.go)
        self._label = self.add(self.tr("Mật khẩu"), self.secret)
        self.by_recovery = QCheckBox(self.tr("Dùng khóa khôi phục"))
        self.by_recovery.toggled.connect(self._switch)
        self.rows.addWidget(self.by_recovery)
        self.waiting = WaitingBox(jobs, self)
        self.waiting.failed.connect(self.fail)
        self.waiting.looked.connect(self._say_waiting)
        self.waiting.no_request.connect(partial(self._show_directory, True))
        self.rows.addWidget(self.waiting)
        self.by_file = QPushButton(self.tr("Không có hộp thư chung? Nạp danh bạ từ tệp…"))
        self.by_file.setProperty("kind", "link")
        self.by_file.clicked.connect(partial(self._show_directory, True))
        self.by_file.hide()
        self._waits = False
        self.rows.addWidget(self.by_file, 0, Qt.AlignmentFlag.AlignLeft)
        self._add_directory()

    def try_keyring(self) -> None:
        """Open without asking where the system's keyring can."""
        self._open(None, None, quiet=True)

    def go(self) -> None:
        if self._waits and not self._asks_directory:
            self.waiting.look()
            return
        self.banner.clear()
        if self._waits:
            self._again()
            return
        secret = self.secret.text()
        by_recovery = self.by_recovery.isChecked()
        if not secret:
            what = "Chưa nhập khóa khôi phục." if by_recovery else "Chưa nhập mật khẩu."
            self.fail(UserError(what, "Nhập rồi bấm «Mở bàn»."))
            self.secret.setFocus()
            return
        passphrase, recovery = (None, secret) if by_recovery else (secret, None)
        self.secret.setText("")
        self._open(passphrase, recovery, quiet=False)

    def _open(self, passphrase: str | None, recovery: str | None, quiet: bool) -> None:
        folder, open_desk = self._folder, self._open_desk
        directory = self.directory.path() if self._asks_directory else None
        key = self.key.text().strip()

        def work() -> Office:
            if directory is not None:
                admit_at(folder, passphrase, recovery, directory, key)
            return open_desk_at(folder, passphrase, recovery, open_desk)

        self.show_busy(True)
        self._again = partial(self._open, passphrase, recovery, quiet)
        self._wait = partial(self.waiting.wait_for, folder, passphrase, recovery)
        self._jobs.run(self, work, self._succeed, lambda error: self._refuse(error, quiet))

    def _add_directory(self) -> None:
        self.directory = PathField(self.tr("Tệp danh bạ đã ký"), QFileDialog.FileMode.ExistingFile)
        self.key = QLineEdit()
        self.key.setAccessibleName(self.tr("Khóa của quản trị danh bạ"))
        self.key.setPlaceholderText(self.tr("64 chữ số và chữ cái a đến f"))
        self._extra_fields = [
            (self.add(self.tr("Tệp danh bạ đã ký"), self.directory), self.directory),
            (self.add(self.tr("Khóa của quản trị danh bạ"), self.key), self.key),
        ]
        self._show_directory(False)

    def _show_directory(self, shown: bool) -> None:
        self._asks_directory = shown
        self.by_file.setVisible(self._waits and not shown)
        if shown:
            self.main.setText(self.tr("Mở bàn"))
        for label, field in self._extra_fields:
            label.setVisible(shown)
            field.setVisible(shown)

    def _switch(self, recovery: bool) -> None:
        name = self.tr("Khóa khôi phục") if recovery else self.tr("Mật khẩu")
        self._label.setText(name)
        self.secret.setAccessibleName(name)
        self.secret.setFocus()

    def _succeed(self, office: Office) -> None:
        self.show_busy(False)
        self.opened.emit(office)

    def _refuse(self, error: UserError, quiet: bool) -> None:
        self.show_busy(False)
        if isinstance(error, DirectoryMissing):
            self._begin_to_wait()
            return
        if not quiet or not isinstance(error, PassphraseNeeded):
            self.fail(error)
        self.secret.setFocus()

    def _begin_to_wait(self) -> None:
        """The desk is whole and opens when it was let in: nothing is wrong, and nothing is typed again."""
        for each in (self._label, self.secret, self.by_recovery):
            each.hide()
        if not self._waits:
            self.waiting.admitted.connect(self._again, Qt.ConnectionType.SingleShotConnection)
        self._waits = True
        self._say_waiting()
        self.main.setText(self.tr("Kiểm tra lại"))
        self._show_directory(self._asks_directory)
        self._wait()

    def _say_waiting(self) -> None:
        self.banner.say(self.tr("Bàn đã lập xong, còn chờ quản trị danh bạ duyệt."), Tone.CALM)
