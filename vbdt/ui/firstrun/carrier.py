"""Where the mail goes: a common folder, or the province's hub with the file that its operator gave for this desk."""

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QLabel, QRadioButton, QVBoxLayout, QWidget

from vbdt.acts.mail.carrier import Way, try_pass
from vbdt.errors import UserError
from vbdt.transport.folder.mark import is_mailbox
from vbdt.transport.hub.hub_pass import pass_in, read_pass
from vbdt.ui.firstrun.paths import PathField
from vbdt.ui.hub_words import about_pass
from vbdt.ui.jobs import Jobs
from vbdt.ui.say import Banner, Tone


class CarrierChoice(QWidget):
    """`replaces`: the desk of a lost computer comes back; its folder may be where it was, its file for a hub never.

    A file for a hub is tried as soon as it is chosen: the person hears at once whether he gets through.
    """

    def __init__(self, jobs: Jobs, *, replaces: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._jobs, self._replaces = jobs, replaces
        self.kept = QRadioButton(self.tr("Thư mục dùng chung, ở chỗ cũ như trên máy cũ"), self)
        self.by_folder = QRadioButton(self.tr("Thư mục dùng chung, trên ổ mạng hoặc thẻ nhớ USB"), self)
        self.by_hub = QRadioButton(self.tr("Trục liên thông của tỉnh"), self)
        self.folder = PathField(self.tr("Thư mục hộp thư chung"), QFileDialog.FileMode.Directory, parent=self)
        self.file = PathField(
            self.tr("Tệp kết nối trục liên thông"),
            QFileDialog.FileMode.ExistingFile,
            self.tr("Tệp kết nối trục (*.truc)"),
            self,
        )
        self.hint = QLabel(self)
        self.hint.setProperty("look", "small")
        self.hint.setWordWrap(True)
        self.banner = Banner(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 2, 0, 0)
        column.setSpacing(6)
        for each in (self.kept, self.by_folder, self.by_hub, self.folder, self.file, self.hint, self.banner):
            column.addWidget(each)
        for choice in (self.kept, self.by_folder, self.by_hub):
            choice.toggled.connect(self._follow)
        self.file.changed.connect(self._try)
        self.folder.changed.connect(self._look)
        self.kept.setVisible(replaces)
        (self.kept if replaces else self.by_folder).setChecked(True)
        self.setFocusProxy(self.kept if replaces else self.by_folder)

    def way(self) -> Way | None:
        """What was chosen; None where the mail lies where it lay. Raises UserError for what is missing."""
        if self.by_hub.isChecked():
            path = self.file.path()
            if path is None:
                raise UserError("Chưa chọn tệp kết nối trục.", "Chọn tệp .truc do người vận hành trục của tỉnh trao.")
            return pass_in(path)
        if self.by_folder.isChecked():
            path = self.folder.path()
            if path is None or not path.is_dir():
                raise UserError("Chưa chọn thư mục hộp thư chung, hoặc thư mục không có.", "Chọn lại thư mục.")
            return path
        return None

    def _follow(self, _: bool) -> None:
        hub = self.by_hub.isChecked()
        self.folder.setVisible(self.by_folder.isChecked())
        self.file.setVisible(hub)
        self.hint.setText(self._hint())
        self.hint.setVisible(bool(self.hint.text()))
        self.banner.clear()
        if hub:
            self._try()
        elif self.by_folder.isChecked():
            self._look()

    def _hint(self) -> str:
        if self.by_folder.isChecked():
            return self.tr("Quản trị danh bạ của cơ quan cho biết là thư mục nào.")
        if not self.by_hub.isChecked():
            return ""
        if self._replaces:
            return self.tr(
                "Tệp của máy cũ không dùng lại được. Gọi người vận hành trục của tỉnh: báo mất máy cũ và xin một tệp "
                "mới (.truc) cho máy này."
            )
        return self.tr(
            "Người vận hành trục của tỉnh trao cho mỗi bàn một tệp .truc riêng. Chưa có thì gọi người đó, cho biết họ "
            "tên và cơ quan; không dùng chung tệp với bàn khác."
        )

    def _look(self) -> None:
        """A folder that is no mailbox: a new one is made there, or the share is away and this is its empty place."""
        path = self.folder.path()
        self.banner.clear()
        if path is not None:
            self._jobs.run(
                self, lambda: path.is_dir() and not is_mailbox(path), partial(self._looked, path), lambda _: None
            )

    def _looked(self, path: Path, is_new: bool) -> None:
        if not is_new or self.folder.path() != path or not self.by_folder.isChecked():
            return
        if self._replaces:
            text = self.tr("Thư mục này không phải hộp thư: ổ mạng hoặc thẻ nhớ chưa được kết nối.")
        else:
            text = self.tr(
                "Ở đây chưa có hộp thư; lập bàn sẽ lập hộp thư mới. Nếu cơ quan đã có hộp thư chung thì ổ mạng hoặc "
                "thẻ nhớ chưa được kết nối."
            )
        self.banner.say(text, Tone.SOON)

    def _try(self) -> None:
        path = self.file.path()
        self.banner.clear()
        if path is None or not path.is_file():
            return
        try:
            data = pass_in(path)
        except UserError as error:
            self.banner.fail(error)
            return
        self.banner.say(self.tr("Đang thử đường truyền tới trục…"))
        self._jobs.run(
            self, lambda: try_pass(data), lambda _: self._stands(path, data), partial(self._does_not_stand, path)
        )

    def _stands(self, path: Path, data: bytes) -> None:
        if self.file.path() == path and self.by_hub.isChecked():
            about = about_pass(read_pass(data))
            self.banner.say(self.tr("Đã kết nối được. {about}").format(about=about), Tone.GOOD)

    def _does_not_stand(self, path: Path, error: UserError) -> None:
        if self.file.path() == path and self.by_hub.isChecked():
            self.banner.fail(error)
