"""Sao văn bản: the dialog of the clerk who makes a copy of a document, or of a paper with its scan."""

from collections.abc import Callable

from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from vbdt.acts.files.copy import copy, deciders
from vbdt.acts.files.copy_source import Paper, Wanted, open_ways
from vbdt.acts.keys import seal_key
from vbdt.acts.office import Office
from vbdt.document.capacity import joined, split
from vbdt.document.copies import CopyKind, Medium
from vbdt.document.ids import DocumentId, PersonId
from vbdt.document.model import Changed, Document
from vbdt.document.registers import COPIED
from vbdt.errors import BadInput, UserError
from vbdt.ui.copies.shown import CopyPreview
from vbdt.ui.copies.source import PaperFields, PartFields
from vbdt.ui.dialogs.frame import ActDialog, Done, Words
from vbdt.ui.dialogs.keypanel import KeyPanel
from vbdt.ui.drafts.lines import LinesField
from vbdt.ui.jobs import Jobs, Lane
from vbdt.ui.terms import term
from vbdt.ui.wheel import pass_wheel
from vbdt.ui.words import facts_line

LEFT, RIGHT, BETWEEN, AROUND = 384, 290, 24, 48
"""Least widths of the two columns, of what is between and around them, in logical pixels: all fits a small laptop."""


class CopyDialog(ActDialog):
    """Which copy and of what on the left, on whose decision and with which key in the middle, its look on the right."""

    lane = Lane.TOKEN

    def __init__(self, office: Office, document: Document | None, jobs: Jobs, done: Done, parent: QWidget) -> None:
        words = Words(self.tr("Sao văn bản"), self.tr("Làm bản sao"), self.tr("Đang làm bản sao…"))
        about = (document.facts.subject, facts_line(document)) if document else self._next_number(office)
        super().__init__(words, about, jobs, done, parent)
        self._office, self._document = office, document
        self._deciders = deciders(office)
        self.way = self._choice(self.tr("Hình thức sao"))
        for kind, onto in _ordered(open_ways(document)):
            name = self.tr("{kind} sang {medium}").format(kind=term(kind.label), medium=term(onto.label))
            self.way.addItem(name, (kind.value, onto.value))
        self.paper = None if document else PaperFields(office.today, jobs, self.banner, self)
        self.part = PartFields(jobs, self.banner, self) if document else None
        self.by = self._choice(self.tr("Người quyết định sao"))
        for each in self._deciders:
            self.by.addItem(f"{each.person.name}, {each.person.title}", each.person.id)
        self.capacity = self._choice(self.tr("Thể thức đề ký"))
        self.to_places = LinesField(self.tr("Nơi nhận"), 2, self.tr("Mỗi dòng một nơi nhận"), self)
        self.to_places.set_lines(("Lưu: VT",))
        self.key = KeyPanel(office, office.settings.seal, jobs, self.banner, self)
        self.by_hand = QLabel(self.tr("In bản sao, trình người quyết định ký, rồi đóng dấu cơ quan."), self)
        self.by_hand.setProperty("look", "second")
        self.by_hand.setWordWrap(True)
        self.preview = CopyPreview(office, jobs, self._asked, self)
        self._lay_columns()
        self.add_beside(self.preview)
        self._follow()

    def wanted(self) -> Wanted:
        """The copy as the fields say it. Raises BadInput for pages that are none."""
        kind, onto = self._chosen()
        part = self.part if kind is CopyKind.TRICH_SAO else None
        return Wanted(
            kind=kind,
            onto=onto,
            source=self._source(),
            ordered_by=PersonId(str(self.by.currentData())),
            capacity=split(self.capacity.currentText()),
            to_places=self.to_places.lines(),
            pages=part.numbers() if part and part.retyped.data is None else (),
            retyped=part.retyped.data if part else None,
        )

    def work(self) -> Callable[[], Changed]:
        if not self._deciders:
            raise UserError("Danh bạ chưa có người được quyết định sao.", "Đề nghị quản trị bổ sung danh bạ.")
        office, wanted = self._office, self.wanted()
        if wanted.onto is Medium.PAPER:
            return lambda: copy(office, wanted)
        pin, last = self.key.take_pin(), self.key.final_try

        def sealed() -> Changed:
            with seal_key(office, pin, accept_final_try=last) as key:
                return copy(office, wanted, key)

        return sealed

    def refused(self, error: UserError) -> None:
        super().refused(error)
        if self.key.isVisible() and not isinstance(error, BadInput):
            self.key.look(keep_banner=True)

    def _asked(self) -> Wanted | None:
        """What there is to show; None while there is nothing."""
        try:
            wanted = self.wanted()
        except BadInput:
            return None
        paper = wanted.source
        if isinstance(paper, Paper) and paper.scan is None and wanted.onto is Medium.ELECTRONIC:
            return None
        return wanted if self._deciders else None

    def _source(self) -> DocumentId | Paper:
        if self._document is not None:
            return self._document.id
        assert self.paper is not None
        return self.paper.paper()

    def _chosen(self) -> tuple[CopyKind, Medium]:
        kind, onto = self.way.currentData()
        return CopyKind(kind), Medium(onto)

    def _next_number(self, office: Office) -> tuple[str, str]:
        """What the card says where there is no document yet."""
        number = len(office.store.book(COPIED, office.today.year)) + 1
        words = self.tr("Số tiếp theo trong sổ «{register}» năm {year}: {number:02d}")
        return self.tr("Bản sao từ bản giấy"), words.format(register=COPIED, year=office.today.year, number=number)

    def _choice(self, name: str) -> QComboBox:
        made = pass_wheel(QComboBox(self))
        made.setAccessibleName(name)
        made.setMinimumContentsLength(12)
        made.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        return made

    def _lay_columns(self) -> None:
        left, right = QVBoxLayout(), QVBoxLayout()
        for column in (left, right):
            column.setSpacing(6)
        _named(left, self.way)
        for fields in (self.paper, self.part):
            if fields is not None:
                left.addSpacing(6)
                left.addWidget(fields)
        for field in (self.by, self.capacity, self.to_places):
            _named(right, field)
            right.addSpacing(4)
        right.addWidget(self.key)
        right.addWidget(self.by_hand)
        columns = QHBoxLayout()
        columns.setSpacing(BETWEEN)
        for column, width, share in ((left, LEFT, 6), (right, RIGHT, 5)):
            column.addStretch(1)
            holder = QWidget(self)
            holder.setLayout(column)
            column.setContentsMargins(0, 0, 0, 0)
            holder.setMinimumWidth(width)
            columns.addWidget(holder, share)
        self.rows.addLayout(columns)
        self.setMinimumWidth(LEFT + BETWEEN + RIGHT + AROUND)

    def _follow(self) -> None:
        self.finished.connect(self.key.forget)
        self.by.currentIndexChanged.connect(self._new_decider)
        self.way.currentIndexChanged.connect(self._new_way)
        self.capacity.currentIndexChanged.connect(self.preview.refresh)
        self.to_places.textChanged.connect(self.preview.refresh)
        for fields in (self.paper, self.part):
            if fields is not None:
                fields.changed.connect(self.preview.refresh)
        self._new_decider()
        self._new_way()
        (self.way if self.paper is None else self.paper.scan.choose).setFocus()

    def _new_decider(self) -> None:
        chosen = self.by.currentData()
        self.capacity.clear()
        for each in self._deciders:
            if each.person.id == chosen:
                self.capacity.addItems([joined(way) for way in each.ways])
        self.preview.refresh()

    def _new_way(self) -> None:
        """Only an excerpt has a part, only an electronic copy a key; a sao lục is made of a sao y."""
        kind, onto = self._chosen()
        electronic = onto is Medium.ELECTRONIC
        self.lane = Lane.TOKEN if electronic else Lane.WORK
        self.key.setVisible(electronic)
        self.by_hand.setVisible(not electronic)
        if electronic:
            self.key.look()
        else:
            self.banner.clear()
        if self.part is not None:
            self.part.setVisible(kind is CopyKind.TRICH_SAO)
        if self.paper is not None and (kind is CopyKind.SAO_LUC) != (self.paper.kind.currentData() == CopyKind.SAO_Y):
            self.paper.name_kind(CopyKind.SAO_Y.value if kind is CopyKind.SAO_LUC else "quyet_dinh")
        self.preview.refresh()


def _ordered(ways: tuple[tuple[CopyKind, Medium], ...]) -> list[tuple[CopyKind, Medium]]:
    """Electronic copies first: of a paper that is what is nearly always wanted."""
    return sorted(ways, key=lambda way: (list(CopyKind).index(way[0]), way[1] is not Medium.ELECTRONIC))


def _named(column: QVBoxLayout, field: QWidget) -> None:
    label = QLabel(field.accessibleName(), field.parentWidget())
    label.setProperty("look", "second")
    label.setBuddy(field)
    column.addWidget(label)
    column.addWidget(field)
