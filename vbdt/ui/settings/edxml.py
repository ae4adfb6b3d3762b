"""Tệp edXML: the pair of folders that reach agencies with other software, and what is wrong with them."""

from functools import partial

from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from vbdt.acts.mail.edxml_folder import FolderState, folder_state, use_folders
from vbdt.acts.office import Office
from vbdt.ui.jobs import Jobs
from vbdt.ui.labels import line
from vbdt.ui.settings.part import Part, button, heading, marked


class EdxmlPart(Part):
    """What is written here counts when it was kept; how the folders are now is looked up whenever this is opened."""

    def __init__(self, office: Office, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(office, jobs, parent)
        self.inward, self.outward = QLineEdit(), QLineEdit()
        self.states = QVBoxLayout()
        self.states.setSpacing(4)
        self.save = button(self.tr("Lưu"), self.tr("Lưu thư mục trao đổi tệp edXML"), self.keep_now, "primary")
        self._lay_out()
        self.use(office)

    def open(self) -> None:
        self.jobs.run(self, partial(folder_state, self.office), self._tell, self.refused)

    def use(self, office: Office) -> None:
        super().use(office)
        self.inward.setText(office.settings.edxml_in)
        self.outward.setText(office.settings.edxml_out)

    def keep_now(self) -> None:
        inward, outward = self.inward.text().strip(), self.outward.text().strip()
        self.keep(lambda: use_folders(self.office, inward, outward), self.tr("Đã lưu; dùng ngay từ lần gửi nhận sau."))

    def _kept(self, office: Office, said: str) -> None:
        super()._kept(office, said)
        self.open()

    def _tell(self, state: FolderState) -> None:
        while (item := self.states.takeAt(0)) is not None:
            if (row := item.widget()) is not None:
                row.setParent(None)
                row.deleteLater()
        good, off = self.tr("{name}: dùng được"), self.tr("{name}: chưa chọn")
        for name, folder, trouble in (
            (self.tr("Thư mục nhận"), self.office.settings.edxml_in, state.inward),
            (self.tr("Thư mục gửi"), self.office.settings.edxml_out, state.outward),
        ):
            if trouble:
                self._say("circle-alert", "late", trouble)
            elif folder:
                self._say("circle-check", "good", good.format(name=name))
            else:
                self._say("info", "second", off.format(name=name))
        if state.waiting:
            self._say("hourglass", "soon", self.tr("%n tệp chờ ghi ra thư mục gửi.", "", state.waiting))
        if state.refused:
            text = self.tr("%n tệp không nhận được; lý do ở Gửi nhận, mục Cách ly.", "", state.refused)
            self._say("circle-alert", "late", text)

    def _say(self, icon: str, ink: str, text: str) -> None:
        row = QWidget()
        told = marked(icon, ink, text)
        told.setContentsMargins(0, 0, 0, 0)
        row.setLayout(told)
        self.states.addWidget(row)

    def _choose(self, field: QLineEdit) -> None:
        dialog = QFileDialog(self, field.accessibleName(), field.text())
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(field.setText)
        dialog.open()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(heading(self.tr("Tệp edXML")))
        column.addWidget(self.banner)
        about = self.tr(
            "Cơ quan dùng phần mềm khác được gửi và nhận qua tệp .edxml trong hai thư mục. "
            "Ai ghi được vào thư mục nhận thì gửi được dưới tên các cơ quan đó: chỉ cấp quyền ghi cho phần mềm kết nối."
        )
        column.addWidget(line(about, "second"))
        for text, field in (
            (self.tr("Thư mục nhận: phần mềm khác đặt tệp vào đây"), self.inward),
            (self.tr("Thư mục gửi: chương trình ghi tệp ra đây"), self.outward),
        ):
            label = QLabel(text)
            label.setProperty("look", "second")
            label.setBuddy(field)
            field.setAccessibleName(text)
            row = QHBoxLayout()
            row.setSpacing(8)
            row.addWidget(field, 1)
            row.addWidget(
                button(self.tr("Chọn…"), self.tr("Chọn: {name}").format(name=text), partial(self._choose, field))
            )
            column.addSpacing(6)
            column.addWidget(label)
            column.addLayout(row)
        column.addWidget(line(self.tr("Để trống thư mục nào thì không dùng thư mục đó."), "second"))
        column.addSpacing(10)
        row = QHBoxLayout()
        row.addWidget(self.save)
        row.addStretch(1)
        column.addLayout(row)
        column.addSpacing(14)
        column.addLayout(self.states)
        column.addStretch(1)
