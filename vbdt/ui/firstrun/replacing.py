"""Máy mới thay máy cũ: from the last backup of a lost computer to a desk that asks to be let in in its place."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QFileDialog, QLineEdit

from vbdt.acts.desks.replace_desk import Replacing, replace_lost
from vbdt.acts.desks.roster import Application, write_application
from vbdt.document.calendar import local_day
from vbdt.errors import UserError
from vbdt.ui.firstrun.carrier import CarrierChoice
from vbdt.ui.firstrun.made import CARD, Made
from vbdt.ui.firstrun.new import SHORTEST, usual_folder
from vbdt.ui.firstrun.paths import PathField
from vbdt.ui.firstrun.sheet import StepPage
from vbdt.ui.jobs import Jobs


def make_replacement(folder: Path, wanted: Replacing) -> Made:
    """Make the desk, and its card as a file beside the store."""
    made = replace_lost(folder, wanted, local_day(datetime.now(UTC)))
    made.desk.store.close()
    card = folder / CARD
    card.write_bytes(write_application(Application(made.desk.card, replaces=made.replaces)))
    return Made(folder, card, made.desk.recovery)


class ReplacePage(StepPage):
    """`made` gives the desk with its recovery key, once."""

    made = Signal(object)

    def __init__(self, jobs: Jobs, back: Callable[[], None]) -> None:
        super().__init__(
            self.tr("Máy mới thay máy cũ"),
            self.tr(
                "Dùng khi máy cũ bị mất hoặc hỏng hẳn. Bàn mới lấy lại dữ liệu từ bản sao lưu; khi quản trị duyệt, "
                "bàn trên máy cũ bị đóng vĩnh viễn."
            ),
            self.tr("Khôi phục"),
            back,
        )
        self._jobs = jobs
        folder = QFileDialog.FileMode.Directory
        self.backup = PathField(self.tr("Bản sao lưu của máy cũ"), folder)
        self.add(self.tr("Bản sao lưu của máy cũ"), self.backup, self.tr("Thư mục sao lưu trên thẻ nhớ hoặc ổ đĩa."))
        self.secret = self._hidden(self.tr("Mật khẩu của máy cũ"))
        self._label = self.add(self.tr("Mật khẩu của máy cũ"), self.secret)
        self.by_recovery = QCheckBox(self.tr("Quên mật khẩu: dùng khóa khôi phục của máy cũ"))
        self.by_recovery.toggled.connect(self._switch)
        self.rows.addWidget(self.by_recovery)
        self.rows.addSpacing(6)
        self.folder = PathField(self.tr("Thư mục của bàn"), folder)
        self.folder.set_path(usual_folder())
        self.add(self.tr("Thư mục của bàn"), self.folder, self.tr("Thư mục mới hoặc trống trên máy này."))
        self.carrier = CarrierChoice(jobs, replaces=True)
        self.add(self.tr("Văn bản gửi và nhận qua"), self.carrier)
        self.passphrase, self.again = self._hidden(self.tr("Mật khẩu mới")), self._hidden(self.tr("Nhập lại mật khẩu"))
        self.add(self.tr("Mật khẩu mới"), self.passphrase, self.tr("Ít nhất 8 ký tự; một câu ngắn dễ nhớ là tốt nhất."))
        self.add(self.tr("Nhập lại mật khẩu"), self.again)
        self.again.returnPressed.connect(self.main.click)
        self.keyring = QCheckBox(self.tr("Nhớ trong kho khóa của hệ điều hành, lần sau không hỏi mật khẩu"))
        self.rows.addWidget(self.keyring)

    def go(self) -> None:
        self.banner.clear()
        try:
            folder, wanted = self._wanted()
        except UserError as error:
            self.fail(error)
            return
        self.show_busy(True)
        self._jobs.run(self, lambda: make_replacement(folder, wanted), self._finish, self.fail)

    def _wanted(self) -> tuple[Path, Replacing]:
        """Where and from what. Raises UserError for what is missing."""
        folder, backup = self.folder.path(), self.backup.path()
        passphrase, secret = self.passphrase.text(), self.secret.text()
        missing = (
            (backup is None or not backup.is_dir(), "Chưa chọn bản sao lưu của máy cũ."),
            (not secret, "Chưa nhập mật khẩu hoặc khóa khôi phục của máy cũ."),
            (folder is None, "Chưa chọn thư mục của bàn."),
            (passphrase != self.again.text(), "Hai lần nhập mật khẩu không giống nhau."),
            (len(passphrase) < SHORTEST, f"Mật khẩu mới cần ít nhất {SHORTEST} ký tự."),
        )
        for wrong, sentence in missing:
            if wrong:
                raise UserError(sentence, "Bổ sung rồi bấm Khôi phục.")
        assert folder is not None
        assert backup is not None
        recovery = self.by_recovery.isChecked()
        return folder, Replacing(
            backup=backup,
            passphrase=None if recovery else secret,
            recovery=secret if recovery else None,
            new_passphrase=passphrase,
            use_keyring=self.keyring.isChecked(),
            mailbox=self.carrier.way(),
        )

    def _finish(self, made: Made) -> None:
        self.show_busy(False)
        for field in (self.secret, self.passphrase, self.again):
            field.setText("")
        self.made.emit(made)

    def _switch(self, recovery: bool) -> None:
        name = self.tr("Khóa khôi phục của máy cũ") if recovery else self.tr("Mật khẩu của máy cũ")
        self._label.setText(name)
        self.secret.setAccessibleName(name)
        self.secret.setFocus()

    def _hidden(self, name: str) -> QLineEdit:
        line = QLineEdit()
        line.setAccessibleName(name)
        line.setEchoMode(QLineEdit.EchoMode.Password)
        return line
