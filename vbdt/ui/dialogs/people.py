"""Choosing a desk of the agency by the person who sits there."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QWidget

from vbdt.acts.desks.absence import absence_words, proposed
from vbdt.acts.office import Office
from vbdt.document.directory import Desk, Directory, Role
from vbdt.document.ids import DeskId
from vbdt.errors import UserError
from vbdt.ui.ticks import TickList, value_of
from vbdt.ui.wheel import pass_wheel
from vbdt.ui.words import desk_name

ROWS_SHOWN = 5


class DeskChoice(QComboBox):
    """Exactly one desk."""

    def __init__(self, name: str, directory: Directory, desks: Sequence[Desk], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        pass_wheel(self)
        for desk in desks:
            self.addItem(desk_name(directory, desk.id), desk.id)

    def mark_absences(self, office: Office, kind: str = "", role: Role | None = None) -> None:
        """Say beside each name who is away and who does his work; while he is, propose the deputy's desk."""
        for row in range(self.count()):
            away = absence_words(office, DeskId(self.itemData(row)), kind)
            if away:
                self.setItemText(row, f"{self.itemText(row)} ({away})")
        if self.currentData() is not None:
            self.choose(proposed(office, DeskId(self.currentData()), kind, role))

    def choose(self, desk: DeskId | None) -> None:
        """Take this desk, if it is offered."""
        place = self.findData(desk)
        if place >= 0:
            self.setCurrentIndex(place)

    def leave_open(self, hint: str) -> None:
        """Choose nobody yet: a choice that matters is not made by whoever comes first."""
        self.setPlaceholderText(hint)
        self.setCurrentIndex(-1)

    def desk(self) -> DeskId:
        """The chosen desk. Raises UserError when there is none to choose, or none was chosen."""
        chosen = self.currentData()
        if not self.count():
            raise UserError("Cơ quan chưa có bàn làm việc nào phù hợp.", "Đề nghị quản trị bổ sung danh bạ.")
        if chosen is None:
            raise UserError(f"Chưa chọn người tại ô «{self.accessibleName()}».", "Chọn một người rồi làm lại.")
        return DeskId(chosen)


class DeskTicks(TickList):
    """Any number of desks."""

    def __init__(self, name: str, directory: Directory, desks: Sequence[Desk], parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        for desk in desks:
            self.add(desk_name(directory, desk.id), desk.id)
        self.show_rows(ROWS_SHOWN)

    def desks(self) -> tuple[DeskId, ...]:
        """The ticked desks in the directory's order."""
        return tuple(map(DeskId, self.ticked()))

    def leave_out(self, desk: DeskId) -> None:
        """Let every desk but this one be ticked."""
        for item in self.rows():
            out = value_of(item) == desk
            item.setHidden(out)
            if out:
                item.setCheckState(Qt.CheckState.Unchecked)
