"""Hộp thư: which carrier takes the desk's mail. From a folder to a hub and back, and the end of such a move."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from vbdt.acts.mail.carrier import finish_move, join_hub, pass_of, try_hub, use_folder
from vbdt.acts.office import Office
from vbdt.acts.services import renewed
from vbdt.errors import UserError
from vbdt.settings import HUB
from vbdt.transport.hub.hub_pass import pass_in, read_pass
from vbdt.ui.hub_words import about_pass
from vbdt.ui.jobs import Jobs
from vbdt.ui.labels import line
from vbdt.ui.say import Tone
from vbdt.ui.settings.moving import MoveDialog
from vbdt.ui.settings.part import Part, button, heading, marked

if TYPE_CHECKING:
    from vbdt.transport.hub.trial import LineTrial


class MailboxPart(Part):
    """A file or a folder is chosen, tried and moved to; nothing counts before the question was answered."""

    def __init__(self, office: Office, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(office, jobs, parent)
        self._pass = b""
        self.states = QVBoxLayout()
        self.states.setSpacing(4)
        self.end = button(self.tr("Kết thúc chuyển"), self.tr("Ngừng xem hộp thư cũ"), self.end_now)
        self.file, self.folder = QLineEdit(), QLineEdit()
        self.file.setReadOnly(True)
        self.facts = line("", "second")
        self.trial = button(self.tr("Thử đường truyền"), self.tr("Thử đường truyền tới trục"), self.try_now)
        self.to_hub = button(self.tr("Chuyển sang trục…"), self.tr("Chuyển hộp thư sang trục"), self.ask_hub, "primary")
        self.to_folder = button(
            self.tr("Chuyển sang thư mục…"), self.tr("Chuyển hộp thư sang thư mục"), self.ask_folder, "primary"
        )
        self.folder.textChanged.connect(lambda _: self._enable())
        self._lay_out()
        self.use(office)

    def use(self, office: Office) -> None:
        super().use(office)
        while (item := self.states.takeAt(0)) is not None:
            if (row := item.widget()) is not None:
                row.setParent(None)
                row.deleteLater()
        settings = office.settings
        self._say("mail-check", "text", self.tr("Đang dùng: {place}").format(place=self._name(settings.mailbox)))
        if settings.mailbox.startswith(HUB) and (known := pass_of(office.store)) is not None:
            self._say("info", "second", about_pass(known))
        if settings.former_mailbox:
            text = self.tr("Đang chuyển: còn nhận cả ở {place}. Vài ngày nữa, khi nơi đó trống, hãy kết thúc chuyển.")
            self._say("hourglass", "soon", text.format(place=self._name(settings.former_mailbox)))
        self.end.setVisible(bool(settings.former_mailbox))
        self._enable()

    def choose_file(self, path: Path) -> None:
        """Read the file that the hub's operator gave."""
        self.banner.clear()
        try:
            self._pass = pass_in(path)
        except UserError as error:
            self.refused(error)
            return
        self.file.setText(str(path))
        self.facts.setText(about_pass(read_pass(self._pass)))
        self.facts.show()
        self._enable()

    def try_now(self) -> None:
        """Connect with the chosen file, or with the one in use; nothing is taken and nothing sent."""
        self.banner.clear()
        self.trial.setEnabled(False)
        work = partial(try_hub, self.office, self._pass)
        self.jobs.run(self, work, self._tried, self._failed)

    def ask_hub(self) -> None:
        """Say what will happen, and do it when the person agrees. A newer file of the same hub is only taken in."""
        name = HUB + read_pass(self._pass).hub
        move = partial(_to_hub, self.office, self._pass)
        if name == self.office.settings.mailbox:
            self.keep(move, self.tr("Đã nạp tệp kết nối mới; dùng từ khi đóng cửa sổ này."))
            return
        self._ask(self.tr("Chuyển hộp thư sang {place}").format(place=self._name(name)), self._name(name), move)

    def ask_folder(self) -> None:
        """The folder in use again: another stick, which has not been a mailbox yet."""
        place = self.folder.text().strip()
        move = partial(_to_folder, self.office, Path(place))
        if place == self.office.settings.mailbox:
            self.keep(move, self.tr("Thư mục này từ nay là hộp thư của bàn, kể cả khi là thẻ nhớ mới."))
            return
        self._ask(self.tr("Chuyển hộp thư sang thư mục"), self._name(place), move)

    def end_now(self) -> None:
        self.keep(partial(_end, self.office), self.tr("Đã kết thúc chuyển: bàn chỉ còn dùng một hộp thư."))

    def _ask(self, title: str, place: str, move: Callable[[], Office]) -> None:
        self.banner.clear()
        old = self._name(self.office.settings.mailbox)
        told = (
            self.tr("Từ khi đóng cửa sổ Thiết lập, mọi gói gửi qua {place}, kể cả gói đang chờ gửi."),
            self.tr("Bàn nhận ở cả hai nơi: gói còn ở {old} vẫn đến, không gói nào mất hay vào sổ hai lần."),
            self.tr("Vài ngày sau, khi {old} trống, quay lại đây chọn «Kết thúc chuyển»."),
            self.tr("Muốn quay về {old} thì chuyển ngược lại bất cứ lúc nào."),
        )
        said = [each.format(place=place, old=old) for each in told]
        dialog = MoveDialog(title, said, self.tr("Chuyển"), move, self.jobs, self)
        done = self.tr("Đã chuyển; dùng từ khi đóng cửa sổ này.")
        dialog.agreed.connect(lambda office: self._kept(office, done))
        dialog.open()

    def _tried(self, trial: "LineTrial") -> None:
        self._enable()
        text = self.tr(
            "Máy chủ {server} nhận bàn này sau {seconds} giây; hộp thư trên trục có %n gói.", "", trial.waiting
        )
        seconds = f"{trial.seconds:.1f}".replace(".", ",")
        self.banner.say(text.format(server=trial.server, seconds=seconds), Tone.GOOD)

    def _failed(self, error: UserError) -> None:
        self._enable()
        self.refused(error)

    def _name(self, mailbox: str) -> str:
        if mailbox.startswith(HUB):
            return self.tr("trục «{name}»").format(name=mailbox.removeprefix(HUB))
        return self.tr("thư mục «{path}»").format(path=mailbox)

    def _say(self, icon: str, ink: str, text: str) -> None:
        row, words = QWidget(), marked(icon, ink, text)
        words.setContentsMargins(0, 2, 0, 2)
        row.setLayout(words)
        self.states.addWidget(row)

    def _enable(self) -> None:
        settings, chosen = self.office.settings, bool(self._pass)
        same = chosen and HUB + read_pass(self._pass).hub == settings.mailbox
        self.trial.setEnabled(chosen or settings.mailbox.startswith(HUB))
        self.to_hub.setEnabled(chosen)
        self.to_hub.setText(self.tr("Nạp tệp mới") if same else self.tr("Chuyển sang trục…"))
        folder = self.folder.text().strip()
        self.to_folder.setEnabled(bool(folder))
        again = folder == settings.mailbox
        self.to_folder.setText(self.tr("Dùng thư mục này") if again else self.tr("Chuyển sang thư mục…"))

    def _ask_file(self) -> None:
        dialog = QFileDialog(self, self.file.accessibleName())
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilter(self.tr("Tệp kết nối trục (*.truc)"))
        dialog.fileSelected.connect(lambda path: self.choose_file(Path(path)))
        dialog.open()

    def _ask_where(self) -> None:
        dialog = QFileDialog(self, self.folder.accessibleName(), self.folder.text())
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(self.folder.setText)
        dialog.open()

    def _lay_out(self) -> None:
        about = self.tr("Người vận hành trục liên thông trao cho mỗi bàn một tệp kết nối. Mã của bàn này: {id}")
        names = (self.tr("Tệp kết nối trục liên thông (.truc)"), self.tr("Thư mục hộp thư chung"))
        body = QWidget()
        inner = QVBoxLayout(body)
        inner.setContentsMargins(0, 0, 8, 0)
        inner.setSpacing(6)
        inner.addLayout(self.states)
        _row(inner, self.end)
        inner.addSpacing(10)
        inner.addWidget(line(self.tr("Trục liên thông"), "strong"))
        inner.addWidget(line(about.format(id=self.office.me.id), "second"))
        _field(inner, names[0], self.file, button(self.tr("Chọn tệp…"), names[0], self._ask_file))
        self.facts.hide()
        inner.addWidget(self.facts)
        _row(inner, self.to_hub, self.trial)
        inner.addSpacing(10)
        inner.addWidget(line(self.tr("Thư mục"), "strong"))
        _field(inner, names[1], self.folder, button(self.tr("Chọn…"), names[1], self._ask_where))
        _row(inner, self.to_folder)
        inner.addStretch(1)
        scroll = QScrollArea()
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setWidget(body)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(heading(self.tr("Hộp thư")))
        column.addWidget(self.banner)
        column.addWidget(scroll, 1)


def _field(column: QVBoxLayout, name: str, field: QLineEdit, choose: QPushButton) -> None:
    label = QLabel(name)
    label.setProperty("look", "second")
    label.setBuddy(field)
    field.setAccessibleName(name)
    row = QHBoxLayout()
    row.setSpacing(8)
    row.addWidget(field, 1)
    row.addWidget(choose)
    column.addWidget(label)
    column.addLayout(row)


def _row(column: QVBoxLayout, *buttons: QPushButton) -> None:
    row = QHBoxLayout()
    row.setSpacing(10)
    for each in buttons:
        row.addWidget(each)
    row.addStretch(1)
    column.addSpacing(4)
    column.addLayout(row)


def _to_hub(office: Office, pass_file: bytes) -> Office:
    return renewed(office, join_hub(office.store, pass_file))


def _to_folder(office: Office, folder: Path) -> Office:
    return renewed(office, use_folder(office.store, folder))


def _end(office: Office) -> Office:
    return renewed(office, finish_move(office.store))
