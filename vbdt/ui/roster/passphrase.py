"""Mật khẩu của bàn: a new one, for who knows the present one or the recovery key, or whose keyring opens the desk."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QCheckBox, QWidget

from vbdt.acts.office import Office
from vbdt.document.model import Changed
from vbdt.errors import UserError
from vbdt.store.keys import WrongPassphrase, change_passphrase, opens_by_keyring, unlock
from vbdt.ui.dialogs.frame import ActDialog, Done, Words
from vbdt.ui.firstrun.making import hidden_line, typed_twice
from vbdt.ui.jobs import Jobs
from vbdt.ui.roster.card import Card


class PassphraseDialog(ActDialog):
    """The key that the passphrase guards stays, so nothing is encrypted anew and the recovery key goes on."""

    def __init__(self, office: Office, jobs: Jobs, done: Done, parent: QWidget) -> None:
        words = Words(self.tr("Đổi mật khẩu của bàn"), self.tr("Đổi mật khẩu"), self.tr("Đang đổi mật khẩu…"))
        super().__init__(words, (office.person.name, office.person.title), jobs, done, parent)
        self._folder = office.store.folder
        self.present, self.new, self.again = hidden_line(), hidden_line(), hidden_line()
        self._label = self.add(self.tr("Mật khẩu hiện nay"), self.present)
        self.by_recovery = QCheckBox(self.tr("Quên mật khẩu: dùng khóa khôi phục"), self)
        self.by_recovery.toggled.connect(self._switch)
        self.rows.addWidget(self.by_recovery)
        self.by_keyring = self.note(
            self.tr(
                "Bàn này tự mở bằng kho khóa của hệ điều hành nên không hỏi mật khẩu hiện nay; cách mở đó giữ nguyên."
            )
        )
        self.by_keyring.hide()
        self.rows.addSpacing(12)
        self.add(self.tr("Mật khẩu mới"), self.new)
        self.note(self.tr("Ít nhất 8 ký tự; một câu ngắn dễ nhớ là tốt nhất."), "small")
        self.rows.addSpacing(6)
        self.add(self.tr("Nhập lại mật khẩu mới"), self.again)
        self.rows.addSpacing(6)
        self.note(self.tr("Khóa khôi phục không đổi. Từ lần mở bàn sau dùng mật khẩu mới."))
        self.note(
            self.tr(
                "Bản sao lưu đã có vẫn mở bằng mật khẩu cũ. Nếu mật khẩu cũ đã lộ: đổi xong thì sao lưu lại, rồi xóa "
                "các bản sao lưu cũ."
            )
        )
        self.present.setFocus()
        jobs.run(self, partial(opens_by_keyring, self._folder), self._show_keyring, self.refused)

    def work(self) -> Callable[[], Changed]:
        folder, secret, by_recovery = self._folder, self.present.text(), self.by_recovery.isChecked()
        if not secret and self.by_keyring.isHidden():
            what = "Chưa nhập khóa khôi phục." if by_recovery else "Chưa nhập mật khẩu hiện nay."
            self.present.setFocus()
            raise UserError(what, f"Bổ sung rồi bấm {self.main.text()}.")
        new = typed_twice(self.new.text(), self.again.text(), self.main.text())
        passphrase, recovery = (None, secret) if by_recovery else (secret, None)

        def change() -> Changed:
            change_passphrase(folder, unlock(folder, passphrase, recovery), new)
            return Changed()

        return change

    def refused(self, error: UserError) -> None:
        super().refused(error)
        if isinstance(error, WrongPassphrase):
            self.present.selectAll()
            self.present.setFocus()

    def _switch(self, recovery: bool) -> None:
        name = self.tr("Khóa khôi phục") if recovery else self.tr("Mật khẩu hiện nay")
        self._label.setText(name)
        self.present.setAccessibleName(name)
        self.present.setFocus()

    def _show_keyring(self, opens: bool) -> None:
        """What opens the desk by itself is asked for nothing."""
        for each in (self._label, self.present, self.by_recovery):
            each.setHidden(opens)
        self.by_keyring.setVisible(opens)
        if opens:
            self.by_recovery.setChecked(False)
            self.new.setFocus()


class PassphraseCard(Card):
    """`ask` opens the dialog. The desks of the demo share one passphrase, which everybody knows."""

    def __init__(self, office: Office, ask: Callable[[], None]) -> None:
        super().__init__(self.tr("Mật khẩu của bàn"))
        self.say(self.tr("Mở bàn này trên máy này, và mở các bản sao lưu của bàn."))
        if office.settings.demo:
            self.say(self.tr("Các bàn dùng thử chung một mật khẩu nên không đổi được."))
        else:
            self.offer(self.tr("Đổi mật khẩu của bàn…"), "lock", ask)
