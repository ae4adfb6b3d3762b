"""Khóa của bàn này: how old they are, and new ones when it is time or when somebody may have got hold of them."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QRadioButton, QWidget

from vbdt.acts.desks.new_keys import USED_AT_MOST, KeyState, change_keys
from vbdt.acts.desks.roster import may_administer
from vbdt.acts.office import Office
from vbdt.document.model import Changed
from vbdt.ui.dialogs.frame import ActDialog, Done, Words
from vbdt.ui.jobs import Jobs
from vbdt.ui.roster.card import Card
from vbdt.ui.words import day


class ChangeKeysDialog(ActDialog):
    """Why is asked, for whoever admits the new keys has to know what the old ones are still worth."""

    def __init__(self, office: Office, jobs: Jobs, done: Done, parent: QWidget) -> None:
        words = Words(self.tr("Đổi khóa của bàn này"), self.tr("Đổi khóa"), self.tr("Đang lập khóa mới…"))
        super().__init__(words, (office.person.name, office.person.title), jobs, done, parent)
        self._office = office
        self.note(self.tr("Bàn này có khóa mới để mở gói gửi đến và ký gói gửi đi. USB ký số và mật khẩu không đổi."))
        self.usual = QRadioButton(self.tr("Đổi định kỳ"), self)
        self.leaked = QRadioButton(self.tr("Nghi khóa đã lộ: máy hoặc bản sao lưu từng ở trong tay người khác"), self)
        self.usual.setChecked(True)
        self.add(self.tr("Vì sao đổi"), self.usual)
        self.rows.addWidget(self.leaked)
        self.rows.addSpacing(6)
        self.warning = self.note(
            self.tr(
                "Ai đã có khóa cũ vẫn đọc được những gói gửi đến trước hôm nay. Đổi cả mật khẩu của bàn, quét vi rút "
                "máy này."
            ),
            "soon",
        )
        self.warning.hide()
        self.leaked.toggled.connect(self.warning.setVisible)
        if may_administer(office):
            self.note(self.tr("Bàn này là quản trị danh bạ nên khóa mới được dùng ngay."))
        else:
            self.note(self.tr("Quản trị danh bạ duyệt qua điện thoại. Đến lúc đó khóa cũ vẫn dùng, không gói nào mất."))

    def work(self) -> Callable[[], Changed]:
        office, leaked = self._office, self.leaked.isChecked()
        return lambda: change_keys(office, leaked=leaked)


class KeysCard(Card):
    """`ask` opens the dialog; while new keys wait there is nothing to ask for but the administrator's word."""

    def __init__(self, keys: KeyState, ask: Callable[[], None]) -> None:
        super().__init__(QCoreApplication.translate("KeysCard", "Khóa của bàn này"))
        if keys.code:
            self.say(self._asked(keys), "soon")
            self.say(self.tr("Đến lúc được duyệt, khóa cũ vẫn dùng và không gói nào mất."))
            return
        self.say(self.tr("Mở gói gửi đến bàn này và ký gói gửi đi; không phải chữ ký số trên USB."))
        since = self.tr("Đang dùng từ ngày {day}.").format(day=day(keys.since))
        years = USED_AT_MOST.days // 365
        when = self.tr("Nên đổi khi nghi khóa đã lộ, hoặc {years} năm một lần.").format(years=years)
        self.say(f"{since} {when}", "soon" if keys.old else "second")
        self.offer(self.tr("Đổi khóa của bàn này…"), "refresh-cw", ask, main=keys.old)

    def _asked(self, keys: KeyState) -> str:
        if keys.who:
            text = self.tr("Đã xin đổi khóa. Gọi điện cho quản trị danh bạ ({names}) và đọc mã {code}.")
            return text.format(names=", ".join(keys.who), code=keys.code)
        if keys.who is None:
            return self.tr("Đã xin đổi khóa. Gọi điện cho quản trị danh bạ và đọc mã {code}.").format(code=keys.code)
        text = self.tr(
            "Đã xin đổi khóa. Cơ quan không còn quản trị danh bạ: gọi quản trị danh bạ của tỉnh và đọc mã {code}."
        )
        return text.format(code=keys.code)
