"""A box of the side bar as a list: its chips choose what is asked, the line below the title says how much there is."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QButtonGroup, QPushButton, QWidget

from vbdt.acts.office import Office
from vbdt.errors import UserError
from vbdt.store.reading import Cursor
from vbdt.ui.jobs import Jobs
from vbdt.ui.lists.boxes import Box, Chip
from vbdt.ui.lists.model import RowsModel
from vbdt.ui.lists.pane import ListPane
from vbdt.ui.lists.rows import RowPage, count_rows, read_rows
from vbdt.ui.lists.view import RowList


class BoxPage(ListPane):
    """Shows one box."""

    def __init__(
        self,
        office: Office,
        jobs: Jobs,
        parent: QWidget | None = None,
        *,
        view: Callable[[RowsModel], RowList] = RowList,
    ) -> None:
        super().__init__(jobs, parent, view=view)
        self._office = office
        self._jobs = jobs
        self._box: Box | None = None
        self._chip: Chip | None = None
        self._chips = QButtonGroup(self)
        self.view.setAccessibleName(self.tr("Danh sách văn bản"))

    @property
    def box(self) -> Box | None:
        return self._box

    @property
    def chip(self) -> Chip | None:
        return self._chip

    def show_box(self, box: Box, chip: str = "") -> None:
        """Show a box by its first chip, or by the one named."""
        self._box = box
        self.title.setText(box.title)
        self._lay_chips(box)
        self.show_chip(next((each for each in box.chips if each.key == chip), box.chips[0]))

    def show_chip(self, chip: Chip) -> None:
        self._chip = chip
        for button in self._chips.buttons():
            button.setChecked(button.property("chip") == chip.key)
        self.show_list(partial(_fetch, self._office, chip), chip.empty, choose=True)
        self._count()

    def reload(self, box: Box) -> None:
        """Read again what is shown; `box` is the same box as of now, for its days may have moved."""
        kept = self._chip.key if self._chip else ""
        self._box = box
        self._chip = next((each for each in box.chips if each.key == kept), box.chips[0])
        self.model.reload()
        self._count()

    def _lay_chips(self, box: Box) -> None:
        for old in self._chips.buttons():
            self._chips.removeButton(old)
            old.setParent(None)
            old.deleteLater()
        while self.bar.count():
            self.bar.takeAt(0)
        if len(box.chips) > 1:
            for chip in box.chips:
                self.bar.addWidget(self._chip_button(chip))

    def _chip_button(self, chip: Chip) -> QPushButton:
        button = QPushButton(chip.label)
        button.setProperty("kind", "chip")
        button.setProperty("chip", chip.key)
        button.setCheckable(True)
        button.clicked.connect(partial(self.show_chip, chip))
        self._chips.addButton(button)
        return button

    def _count(self) -> None:
        box, office = self._box, self._office
        if box is not None:
            work = partial(_counts, office, box)
            self._jobs.run(self, work, partial(self._counted, box), self._failed)

    def _counted(self, box: Box, counts: dict[str, int]) -> None:
        if box is self._box:
            self.counts.setText(self._sentence(box, counts))
            self._number_chips(box, counts)

    def _number_chips(self, box: Box, counts: dict[str, int]) -> None:
        """What waits behind a chip is said on it, or nobody would look there."""
        labels = {chip.key: chip.label for chip in box.chips if chip.waits}
        for button in self._chips.buttons():
            key = str(button.property("chip"))
            if key in labels:
                button.setText(f"{labels[key]} ({counts[key]})" if counts[key] else labels[key])

    def _sentence(self, box: Box, counts: dict[str, int]) -> str:
        """`Cần xử lý: 12 văn bản, 1 văn bản quá hạn`."""
        first = box.chips[0]
        text = self.tr("{label}: %n văn bản", "", counts[first.key]).format(label=first.label)
        late = counts.get("qua_han", 0)
        return text + (", " + self.tr("%n văn bản quá hạn", "", late) if late else "")

    def _failed(self, error: UserError) -> None:
        self.banner.fail(error)


def _fetch(office: Office, chip: Chip, limit: int, before: Cursor | None) -> RowPage:
    return read_rows(office, chip.source, limit, before)


def _counts(office: Office, box: Box) -> dict[str, int]:
    wanted = [chip for n, chip in enumerate(box.chips) if n == 0 or chip.waits or chip.key == "qua_han"]
    return {chip.key: count_rows(office, chip.source) for chip in wanted}
