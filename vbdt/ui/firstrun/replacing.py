"""Máy mới thay máy cũ: from the last backup of a lost computer to a desk that asks to be let in in its place."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtWidgets import QCheckBox, QFileDialog

from vbdt.acts.desks.replace_desk import Replacing, replace_lost
from vbdt.acts.desks.roster import Application
from vbdt.document.calendar import local_day
from vbdt.ui.firstrun.carrier import CarrierChoice
from vbdt.ui.firstrun.made import Made
from vbdt.ui.firstrun.making import MakingPage, hidden_line, written
from vbdt.ui.firstrun.paths import PathField
from vbdt.ui.jobs import Jobs


def make_replacement(folder: Path, wanted: Replacing) -> Made:
    """Make the desk, and its card as a file beside the store."""
    made = replace_lost(folder, wanted, local_day(datetime.now(UTC)))
    made.desk.store.close()
    return written(folder, Application(made.desk.card, replaces=made.replaces), made.desk.recovery)


class ReplacePage(MakingPage):
    """For a person whose computer is gone."""

    def __init__(self, jobs: Jobs, back: Callable[[], None]) -> None:
        super().__init__(
            jobs,
            self.tr("Máy mới thay máy cũ"),
            self.tr(
                "Dùng khi máy cũ bị mất hoặc hỏng hẳn. Bàn mới lấy lại dữ liệu từ bản sao lưu; khi quản trị duyệt, "
                "bàn trên máy cũ bị đóng vĩnh viễn."
            ),
            self.tr("Khôi phục"),
            back,
        )
        self.backup = PathField(self.tr("Bản sao lưu của máy cũ"), QFileDialog.FileMode.Directory)
        self.add(self.tr("Bản sao lưu của máy cũ"), self.backup, self.tr("Thư mục sao lưu trên thẻ nhớ hoặc ổ đĩa."))
        self.secret = hidden_line(self.tr("Mật khẩu của máy cũ"))
        self._label = self.add(self.tr("Mật khẩu của máy cũ"), self.secret)
        self.by_recovery = QCheckBox(self.tr("Quên mật khẩu: dùng khóa khôi phục của máy cũ"))
        self.by_recovery.toggled.connect(self._switch)
        self.rows.addWidget(self.by_recovery)
        self.rows.addSpacing(6)
        self.add_folder()
        self.carrier = CarrierChoice(jobs, replaces=True)
        self.add(self.tr("Văn bản gửi và nhận qua"), self.carrier)
        self.add_lock(self.tr("Mật khẩu mới"))

    def work(self) -> Callable[[], Made]:
        backup, secret = self.backup.path(), self.secret.text()
        self.require(
            (backup is None or not backup.is_dir(), "Chưa chọn bản sao lưu của máy cũ."),
            (not secret, "Chưa nhập mật khẩu hoặc khóa khôi phục của máy cũ."),
        )
        assert backup is not None
        folder, recovery = self.new_folder(), self.by_recovery.isChecked()
        wanted = Replacing(
            backup=backup,
            passphrase=None if recovery else secret,
            recovery=secret if recovery else None,
            new_passphrase=self.new_passphrase(),
            use_keyring=self.keyring.isChecked(),
            mailbox=self.carrier.way(),
        )
        return lambda: make_replacement(folder, wanted)

    def forget(self) -> None:
        super().forget()
        self.secret.setText("")

    def _switch(self, recovery: bool) -> None:
        name = self.tr("Khóa khôi phục của máy cũ") if recovery else self.tr("Mật khẩu của máy cũ")
        self._label.setText(name)
        self.secret.setAccessibleName(name)
        self.secret.setFocus()
