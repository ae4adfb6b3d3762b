"""The form of a new desk: who, where the mail is, which keys, how it is locked."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QFileDialog, QGridLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from vbdt.acts.desks.desk import NewDesk, new_desk, whole_or_gone
from vbdt.acts.desks.enrol import person_code, remember_application
from vbdt.acts.desks.roster import Application
from vbdt.assets import trust_anchors
from vbdt.document.calendar import local_day
from vbdt.document.directory import Role
from vbdt.document.ids import AgencyId, PersonId
from vbdt.ui.firstrun.carrier import CarrierChoice
from vbdt.ui.firstrun.keychoice import KeyChoice, Plugged, plugged_tokens
from vbdt.ui.firstrun.made import Made
from vbdt.ui.firstrun.making import MakingPage, written
from vbdt.ui.firstrun.paths import PathField
from vbdt.ui.jobs import Jobs, Lane
from vbdt.ui.terms import term


def make_desk(folder: Path, wanted: NewDesk, name: str, title: str) -> Made:
    """Make the desk, which asks to be let in whenever it is opened; and put the same into a file beside the store."""
    made = new_desk(folder, wanted, local_day(datetime.now(UTC)))
    application = Application(made.card, name, title)
    with whole_or_gone(folder), made.store:
        remember_application(made.store, application)
    return written(folder, application, made.recovery)


class NewDeskPage(MakingPage):
    """For a person who has no desk yet, or one more."""

    def __init__(self, jobs: Jobs, back: Callable[[], None]) -> None:
        super().__init__(
            jobs,
            self.tr("Lập bàn làm việc"),
            self.tr("Mỗi người một bàn. Dữ liệu được mã hóa và chỉ mở được bằng mật khẩu hoặc khóa khôi phục."),
            self.tr("Lập bàn"),
            back,
        )
        self._section(self.tr("1. Người dùng bàn"))
        self._add_who()
        self._section(self.tr("2. Hộp thư"))
        self.carrier = CarrierChoice(jobs)
        self.add(self.tr("Văn bản gửi và nhận qua"), self.carrier)
        self._section(self.tr("3. Chữ ký số"))
        self._add_keys()
        self._section(self.tr("4. Mật khẩu mở bàn"))
        self.add_lock(self.tr("Mật khẩu"))
        self._add_more()

    def look_for_tokens(self) -> None:
        """Offer the tokens that are plugged in now."""
        self.jobs.run(self, plugged_tokens, self._offer, self.fail, Lane.TOKEN)

    def _add_who(self) -> None:
        self.agency = self._line(self.tr("Mã cơ quan"), self.tr("H30.07"))
        self.add(
            self.tr("Mã cơ quan"),
            self.agency,
            self.tr("Mã định danh điện tử của cơ quan; chưa biết thì hỏi quản trị danh bạ."),
        )
        self.name = self._line(self.tr("Họ và tên"), self.tr("Nguyễn Văn An"))
        self.add(self.tr("Họ và tên"), self.name)
        self.post = self._line(self.tr("Chức vụ"), self.tr("Chuyên viên"))
        self.add(self.tr("Chức vụ"), self.post)
        self.roles = {role: QCheckBox(term(role.label)) for role in Role}
        box = QWidget()
        grid = QGridLayout(box)
        grid.setContentsMargins(0, 0, 0, 0)
        for n, tick in enumerate(self.roles.values()):
            grid.addWidget(tick, n // 3, n % 3)
        self.add(self.tr("Vai trò"), box, self.tr("Có thể chọn nhiều. Quản trị danh bạ xem lại khi duyệt."))
        self.roles[Role.CLERK].toggled.connect(self._follow_roles)

    def _section(self, text: str) -> None:
        self.rows.addSpacing(8)
        label = QLabel(text)
        label.setProperty("look", "strong")
        self.rows.addWidget(label)

    def _add_more(self) -> None:
        """What most people leave as it is."""
        self.more = QPushButton(self.tr("Thiết lập khác (thường để nguyên)…"))
        self.more.setProperty("kind", "link")
        self.rows.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        outer, self.rows = self.rows, QVBoxLayout()
        self.rows.setContentsMargins(0, 0, 0, 0)
        self.person = self._line(self.tr("Mã cán bộ (nếu có)"), "")
        self.add(
            self.tr("Mã cán bộ (nếu có)"),
            self.person,
            self.tr("Để trống nếu quản trị danh bạ chưa cấp; chương trình tự lập mã từ họ tên."),
        )
        self.add_folder()
        self.trust = PathField(self.tr("Chứng thư gốc tin cậy thêm"), QFileDialog.FileMode.Directory)
        self.add(
            self.tr("Chứng thư gốc tin cậy thêm (nếu có)"),
            self.trust,
            self.tr("Chương trình đã có sẵn chứng thư gốc chuyên dùng Chính phủ và quốc gia."),
        )
        box = QWidget()
        box.setLayout(self.rows)
        box.hide()
        self.rows = outer
        self.rows.addWidget(box)
        self.more.clicked.connect(lambda: box.setVisible(box.isHidden()))

    def _add_keys(self) -> None:
        self.personal = KeyChoice(self.tr("Chữ ký số cá nhân"))
        self.add(
            self.tr("Chữ ký số cá nhân"), self.personal, self.tr("Người ký văn bản cắm USB ký số rồi bấm nút dưới đây.")
        )
        self.seal = KeyChoice(self.tr("Chữ ký số của cơ quan"))
        self._seal_label = self.add(self.tr("Chữ ký số của cơ quan"), self.seal)
        self._follow_roles(False)
        again = QPushButton(self.tr("Tìm thiết bị ký số"))
        again.setProperty("kind", "link")
        again.clicked.connect(self.look_for_tokens)
        self.rows.addWidget(again, 0, Qt.AlignmentFlag.AlignLeft)

    def _follow_roles(self, clerk: bool) -> None:
        """Only a clerk has the agency's seal."""
        for each in (self._seal_label, self.seal):
            each.setVisible(clerk)

    def _line(self, name: str, hint: str) -> QLineEdit:
        line = QLineEdit()
        line.setAccessibleName(name)
        line.setPlaceholderText(hint)
        return line

    def work(self) -> Callable[[], Made]:
        trust = self.trust.path()
        name, post, person = (each.text().strip() for each in (self.name, self.post, self.person))
        roles = tuple(role for role, tick in self.roles.items() if tick.isChecked())
        self.require(
            (not self.agency.text().strip(), "Chưa nhập mã cơ quan."),
            (not person and not (name and post), "Chưa nhập họ tên và chức vụ."),
            (not roles, "Chưa chọn vai trò nào."),
        )
        folder, passphrase, mailbox = self.new_folder(), self.new_passphrase(), self.carrier.way()
        assert mailbox is not None  # a new desk has nothing to keep
        wanted = NewDesk(
            agency=AgencyId(self.agency.text().strip()),
            person=PersonId(person or person_code(name)),
            roles=roles,
            mailbox=mailbox,
            trust=(trust_anchors(), *((trust,) if trust else ())),
            passphrase=passphrase,
            use_keyring=self.keyring.isChecked(),
            personal=self.personal.source(),
            seal=self.seal.source() if Role.CLERK in roles else None,
        )
        return lambda: make_desk(folder, wanted, name, post)

    def _offer(self, tokens: tuple[Plugged, ...]) -> None:
        self.personal.offer(tokens)
        self.seal.offer(tokens)
