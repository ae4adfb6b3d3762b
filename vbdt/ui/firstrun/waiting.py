"""Chờ duyệt: two codes to compare by telephone; the desk opens by itself when the administrator has let it in."""

from contextlib import suppress
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QCheckBox, QFileDialog, QLabel, QPushButton, QVBoxLayout, QWidget

from vbdt.acts.desks.enrol import LineDown, Standing, application_of, look_for_admission, trust_key
from vbdt.acts.desks.roster import Application
from vbdt.acts.mail.carrier import join_hub
from vbdt.errors import UserError
from vbdt.store.keys import unlock
from vbdt.store.store import open_store
from vbdt.transport.hub.hub_pass import pass_in
from vbdt.ui.firstrun.made import CARD, write_card
from vbdt.ui.jobs import Jobs

PAUSE_MS = 10_000


def look_at(folder: Path, passphrase: str | None, recovery: str | None, key: str) -> Standing | None:
    """How far the new desk is; None when it never asked on the carrier. With `key` the person has compared its code."""
    with open_store(folder, unlock(folder, passphrase, recovery)) as store:
        application = application_of(store)
        if application is None:
            return None
        _write_card_again(folder, application)
        if key:
            trust_key(store, key)
        return look_for_admission(store)


def _write_card_again(folder: Path, application: Application) -> None:
    """Where it could not be written when the desk was made. The carrier may take it all the same."""
    with suppress(UserError):
        if not (folder / CARD).exists():
            write_card(folder, application)


def take_pass_at(folder: Path, passphrase: str | None, recovery: str | None, path: Path) -> None:
    """Give the waiting desk another file for its hub. Raises UserError where it is not for this desk."""
    with open_store(folder, unlock(folder, passphrase, recovery)) as store:
        join_hub(store, pass_in(path))


class WaitingBox(QWidget):
    """`admitted` tells that the desk opens now, `looked` that the carrier answered, `failed` why it cannot be looked
    at, `no_request` that this desk never asked on the carrier."""

    no_request = Signal()
    looked = Signal()
    admitted = Signal()
    failed = Signal(object)

    def __init__(self, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._desk: tuple[Path, str | None, str | None] | None = None
        self._key = ""
        self._busy = False
        self._new: bool | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(PAUSE_MS)
        self._timer.timeout.connect(self.look)
        self.card = self._code(self.tr("Mã thẻ ghi danh"))
        self.province = self._code(self.tr("Mã danh bạ của tỉnh"))
        self.compared = QCheckBox(self.tr("Đã nghe đọc, mã giống hệt"))
        self.compared.setEnabled(False)
        self.compared.toggled.connect(lambda on: self.look() if on else None)
        self.state = self._words("")
        self.state.setProperty("look", "second")
        self.whom = self._words("")
        second = self._words(self.tr("2. Nghe người đó đọc mã danh bạ của tỉnh. Mã phải giống hệt mã này:"))
        self._to_compare = (second, self.province, self.compared)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        self._steps = (self.whom, self.card, second, self.province, self.compared, self.state)
        for each in self._steps:
            column.addWidget(each)
            each.hide()
        self.card_file = self._words("")
        self.card_file.setProperty("look", "small")
        self.card_file.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.card_file.hide()
        column.addWidget(self.card_file)
        self.other_pass = QPushButton(self.tr("Người vận hành trục trao tệp khác? Nạp tệp kết nối…"), self)
        self.other_pass.setProperty("kind", "link")
        self.other_pass.clicked.connect(self._choose_pass)
        self.other_pass.hide()
        column.addWidget(self.other_pass, 0, Qt.AlignmentFlag.AlignLeft)
        self.hide()

    def wait_for(self, folder: Path, passphrase: str | None, recovery: str | None) -> None:
        """Look now and every few seconds."""
        self._desk = folder, passphrase, recovery
        self.look()

    def look(self) -> None:
        if self._desk is None or self._busy:
            return
        self._busy = True
        key = self._key if self.compared.isChecked() else ""
        self._jobs.run(self, partial(look_at, *self._desk, key), self._show, self._fail)

    def take_pass(self, path: Path) -> None:
        """Go on with another file for the hub."""
        if self._desk is not None:
            self._jobs.run(self, partial(take_pass_at, *self._desk, path), lambda _: self.look(), self.failed.emit)

    def _show(self, standing: Standing | None) -> None:
        self._busy = False
        if standing is None:
            self.no_request.emit()
            return
        self.show()
        self._timer.start()
        self.other_pass.hide()
        self.looked.emit()
        if self._new is None:
            self._begin(new=not standing.trusted)  # a desk that came from a backup knows its province
        fresh = self.compared.isChecked() and not standing.trusted
        self._key = standing.key
        self.whom.setText(self._whom(standing))
        self.card.setText(standing.card_code)
        self.province.setText(standing.key_code or self.tr("chưa có trên hộp thư"))
        self.compared.setEnabled(bool(standing.key) and not standing.trusted)
        if standing.trusted:
            self.compared.setChecked(True)
        if standing.admitted:
            self._timer.stop()
            self._desk = None
            self.state.setText(self.tr("Đã được duyệt."))
            self.admitted.emit()
        elif not standing.known:
            text = self.tr(
                "Danh bạ của tỉnh không có cơ quan mã {agency}. Nhập sai mã thì quay lại và lập bàn mới; mã đúng thì "
                "gọi quản trị danh bạ của tỉnh."
            )
            self.state.setText(text.format(agency=standing.agency))
        elif standing.trusted:
            self.state.setText(self.tr("Đang chờ quản trị duyệt. Bàn tự mở khi được duyệt, có thể để cửa sổ này."))
        else:
            self.state.setText(self.tr("Thẻ ghi danh đã gửi đi. So mã ở bước 2 rồi đánh dấu."))
        if fresh:
            self.look()  # the tick came while a look was under way

    def _begin(self, *, new: bool) -> None:
        """The first answer: what there is to do is shown."""
        self._new = new
        for each in self._steps:
            each.setVisible(new or each not in self._to_compare)
        card = self._desk[0] / CARD if self._desk else None
        if card is not None and card.is_file():
            self.card_file.setText(self.tr("Người đó không thấy thẻ thì gửi tệp {file}").format(file=card))
            self.card_file.show()

    def _whom(self, standing: Standing) -> str:
        """Whom to call, as far as the directory says. A desk that knows its province has this one step only."""
        return f"1. {self._call(standing)}" if self._new else self._call(standing)

    def _call(self, standing: Standing) -> str:
        if standing.who:
            text = self.tr("Gọi điện cho {names}, quản trị danh bạ của cơ quan, và đọc mã thẻ này:")
            return text.format(names=self.tr(" hoặc ").join(standing.who))
        if standing.who is None or not standing.known:
            return self.tr(
                "Gọi điện cho quản trị danh bạ của cơ quan (cơ quan chưa có thì quản trị danh bạ của tỉnh) và đọc "
                "mã thẻ này:"
            )
        text = self.tr(
            "Cơ quan không có quản trị danh bạ nào khác duyệt được. Gọi điện cho quản trị danh bạ của tỉnh, đọc mã "
            "cơ quan {agency} và mã thẻ này:"
        )
        return text.format(agency=standing.agency)

    def _fail(self, error: UserError) -> None:
        self._busy = False
        self._timer.start()
        self.other_pass.setVisible(isinstance(error, LineDown))
        self.show()
        self.failed.emit(error)

    def _choose_pass(self) -> None:
        dialog = QFileDialog(self, self.tr("Tệp kết nối trục liên thông"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilter(self.tr("Tệp kết nối trục (*.truc)"))
        dialog.fileSelected.connect(lambda path: self.take_pass(Path(path)))
        dialog.open()

    def _code(self, name: str) -> QLabel:
        label = QLabel(self)
        label.setProperty("look", "title")
        label.setAccessibleName(name)
        label.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        return label

    def _words(self, text: str) -> QLabel:
        label = QLabel(text, self)
        label.setWordWrap(True)
        return label
