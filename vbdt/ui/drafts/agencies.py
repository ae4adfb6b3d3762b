"""A list of agencies to tick, with a search that needs no diacritics."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QLineEdit, QListWidgetItem, QVBoxLayout, QWidget

from vbdt.document.directory import Agency
from vbdt.document.folding import fold
from vbdt.document.ids import AgencyId
from vbdt.ui.ticks import TickList, value_of

ROWS_SHOWN = 6


class AgencyPicker(QWidget):
    """Ticked agencies, first those given, in their order, then in that of the list. `changed` follows every tick."""

    changed = Signal()

    def __init__(self, agencies: Sequence[Agency], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._search = QLineEdit(self)
        self._search.setPlaceholderText(self.tr("Tìm cơ quan nhận…"))
        self._search.setAccessibleName(self.tr("Tìm cơ quan nhận"))
        self._search.setClearButtonEnabled(True)
        self._list = TickList(self.tr("Gửi tới"), self)
        self._count = QLabel(self)
        self._count.setProperty("look", "small")
        for agency in agencies:
            self._list.add(agency.name, agency.id).setToolTip(f"{agency.name} ({agency.id})")
        self._list.show_rows(ROWS_SHOWN)
        self._known = {agency.id for agency in agencies}
        self._by_file = {agency.id for agency in agencies if agency.mail_desk is None}
        self._given: tuple[AgencyId, ...] = ()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        for widget in (self._search, self._list, self._count):
            layout.addWidget(widget)
        self.setFocusProxy(self._search)
        self._search.textChanged.connect(self._narrow)
        self._list.itemChanged.connect(self._ticked)
        self._tell()

    def mark_files(self) -> None:
        """Say of whom is reached by a file that it is so."""
        for item in self._list.rows():
            if value_of(item) in self._by_file:
                item.setText(self.tr("Qua tệp: {agency}").format(agency=item.text()))

    def ticked(self) -> tuple[AgencyId, ...]:
        """What is ticked; what was given but has left the directory stays."""
        here = tuple(map(AgencyId, self._list.ticked()))
        given = tuple(each for each in self._given if each in here or each not in self._known)
        return tuple(dict.fromkeys(given + here))

    def tick(self, chosen: Iterable[AgencyId]) -> None:
        """Tick exactly these."""
        wanted = self._given = tuple(chosen)
        self._list.blockSignals(True)
        for item in self._list.rows():
            here = AgencyId(value_of(item)) in wanted
            item.setCheckState(Qt.CheckState.Checked if here else Qt.CheckState.Unchecked)
        self._list.blockSignals(False)
        self._tell()

    def _narrow(self, text: str) -> None:
        wanted = fold(text).split()
        for item in self._list.rows():
            name = fold(f"{item.text()} {item.toolTip()}")
            item.setHidden(not all(word in name for word in wanted))

    def _ticked(self, _item: QListWidgetItem) -> None:
        self._tell()
        self.changed.emit()

    def _tell(self) -> None:
        self._count.setText(self.tr("Đã chọn %n cơ quan", "", len(self.ticked())))
