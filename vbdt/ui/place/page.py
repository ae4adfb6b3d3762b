"""Đặt ô trên trang: a PDF made elsewhere, with the form of its facts on the left and its pages on the right."""

from dataclasses import dataclass, replace
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSplitter,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from vbdt.acts.draft import discard, save
from vbdt.acts.files.outside import page_frames
from vbdt.acts.files.take_in import file_of, names_of, suggest
from vbdt.acts.mail.replaced import replaceable
from vbdt.acts.office import Office
from vbdt.acts.sheet import Placed, Sheet
from vbdt.document.model import Changed
from vbdt.document.states import State
from vbdt.drafting.apart import render
from vbdt.drafting.page_frame import Frame
from vbdt.drafting.render import Picture
from vbdt.ui import icons
from vbdt.ui.dialogs.submit import SubmitDialog
from vbdt.ui.drafts.fields import FieldsForm, FormFacts
from vbdt.ui.drafts.head import SheetHead, dress_strip
from vbdt.ui.drafts.keeping import Keeper
from vbdt.ui.elided import Elided
from vbdt.ui.jobs import Jobs, Lane
from vbdt.ui.place.canvas import PIXELS_PER_MM, PageCanvas, millimetres
from vbdt.ui.say import Banner, Tone

DPI = PIXELS_PER_MM * 25.4 * 1.5
LEFT, RIGHT = 350, 470
"""Pixels: of the form at first, of the page with its tools at least."""


@dataclass(frozen=True, slots=True)
class Opened:
    """The file as read for this screen: `spots` are where its words suggest the fields."""

    pdf: bytes
    frames: tuple[Frame, ...]
    spots: tuple[Placed, ...]


class PlacePage(QWidget):
    """Edits the sheet of a file made elsewhere. The same signals as the draft page."""

    saved = Signal(object)
    submitted = Signal(object)
    closed = Signal()

    def __init__(self, office: Office, sheet: Sheet, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._office, self._base, self._jobs = office, sheet, jobs
        self._names = names_of(sheet)
        self._file: Opened | None = None
        self._page = 1
        self.form = FieldsForm(FormFacts(office.directory, office.agency, office.today, replaceable(office)), self)
        self.form.show_sheet(sheet)
        self.canvas = PageCanvas({name: words.capitalize() for name, words in self._names.items()}, self)
        self.canvas.show_fields(sheet.placed, ())
        self.banner = Banner(self, closable=True)
        self.returned = Banner(self)
        self.keeper = Keeper(self.sheet, partial(save, office), office.clock, jobs, self)
        self._lay_out()
        self._bind()
        self._begin()
        jobs.run(self, lambda: _open(office, sheet), self._opened, self.banner.fail)

    def sheet(self) -> Sheet:
        """The sheet as it stands on the screen."""
        return replace(self.form.sheet(self._base), placed=self.canvas.fields)

    def is_kept(self) -> bool:
        return self.keeper.is_kept()

    def save(self) -> None:
        """Keep the sheet now."""
        self.keeper.save()

    def submit(self) -> None:
        self.keeper.rest()
        SubmitDialog(self._office, self.sheet(), self._jobs, self.submitted.emit, self).open()

    def close_page(self) -> None:
        """Keep what is not kept yet, then leave."""
        self.keeper.leave()

    def show_notes(self, notes: tuple[str, ...]) -> None:
        """What there is to say about the file."""
        if notes:
            self.banner.say(" ".join(notes), Tone.SOON)

    def turn(self, by: int) -> None:
        """Show an earlier or later page."""
        if self._file is not None and 1 <= self._page + by <= len(self._file.frames):
            self._page += by
            self._draw()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        self.canvas.fit_width(self._pages.viewport().width())

    # making

    def _lay_out(self) -> None:
        fields = QScrollArea(self)
        fields.setWidgetResizable(True)
        fields.setWidget(self.form)
        fields.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        fields.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        fields.setMinimumWidth(320)
        self.form.setProperty("ground", "canvas")
        pages = self._pages = QScrollArea(self)
        pages.setWidget(self.canvas)
        pages.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        pages.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        right = QWidget(self)
        right.setMinimumWidth(RIGHT)
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._tools())
        column.addWidget(pages, 1)
        panes = QSplitter(Qt.Orientation.Horizontal, self)
        panes.setHandleWidth(1)
        panes.setChildrenCollapsible(False)
        panes.addWidget(fields)
        panes.addWidget(right)
        panes.setStretchFactor(1, 1)
        panes.setSizes([LEFT, 900])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        self.head = SheetHead(self.tr("Đặt ô trên tệp có sẵn"), self)
        layout.addWidget(self.head)
        for banner in (self.returned, self.banner):
            strip = QHBoxLayout()
            strip.setContentsMargins(16, 8, 16, 0)
            strip.addWidget(banner)
            layout.addLayout(strip)
        layout.addWidget(panes, 1)

    def _tools(self) -> QFrame:
        tools = QFrame(self)
        row = dress_strip(tools)
        row.setContentsMargins(12, 10, 12, 10)
        row.setSpacing(6)
        labels = {
            "nguoi_ky": self.tr("Chữ ký"),
            "dau": self.tr("Con dấu"),
            "so": self.tr("Số"),
            "ngay": self.tr("Ngày"),
        }
        self._choices = {name: QPushButton(labels[name], tools) for name in self._names}
        for name, button in self._choices.items():
            button.setProperty("kind", "chip")
            button.setToolTip(self._names[name].capitalize())
            button.setAccessibleName(self._names[name].capitalize())
            button.setCheckable(True)
            button.setAutoDefault(False)
            button.ensurePolished()
            button.setMinimumWidth(button.sizeHint().width())
            button.clicked.connect(lambda _=False, picked=name: self._choose(picked))
            row.addWidget(button)
        self._measure = Elided()
        self._measure.setProperty("look", "second")
        row.addWidget(self._measure, 4)
        self._before = self._arrow(self.tr("Trang trước"), "chevron-left", -1)
        self._count = QLabel(tools)
        self._after = self._arrow(self.tr("Trang sau"), "chevron-right", 1)
        for widget in (self._before, self._count, self._after):
            row.addWidget(widget)
        return tools

    def _arrow(self, name: str, icon: str, by: int) -> QToolButton:
        button = QToolButton(self)
        icons.dress(button, icon)
        button.setAccessibleName(name)
        button.setToolTip(name)
        button.clicked.connect(lambda: self.turn(by))
        return button

    def _bind(self) -> None:
        self.keeper.said.connect(self.head.state.setText)
        self.keeper.saved.connect(self.saved)
        self.keeper.failed.connect(self.banner.fail)
        self.keeper.left.connect(self.closed)
        self.canvas.moved.connect(self._edited)
        self.canvas.chosen.connect(lambda _name: self._tell())
        self.form.changed.connect(self._edited)
        self.head.discarded.connect(self._ask_to_discard)
        self.head.saved.connect(self.save)
        self.head.closed.connect(self.close_page)
        self.head.submitted.connect(self.submit)

    # following

    def _choose(self, name: str) -> None:
        """Let the keys move this field; chosen a second time it comes here from another page."""
        field = self.canvas.field(name)
        if field.page != self._page and self.canvas.name == name:
            self.canvas.bring(name)
        else:
            self.canvas.choose(name)
        self.canvas.setFocus()

    def _begin(self) -> None:
        """A file just taken in is kept soon; one that came back says why."""
        known = self._office.store.find(self._base.id)
        if known is not None and known.state is State.RETURNED:
            self.returned.say(self.tr("Bị trả lại: {note}").format(note=known.note), Tone.LATE)
            self.head.show_returned()
        if known is not None or any(each.id == self._base.id for each in self._office.store.drafts()):
            self.keeper.begin()
        else:
            self.keeper.edited()
        self._tell()

    def _edited(self) -> None:
        self.keeper.edited()
        self._tell()

    def _tell(self) -> None:
        field = self.canvas.field(self.canvas.name)
        for name, button in self._choices.items():
            button.setChecked(name == field.name)
        words = self.tr("trang {page}: {where}").format(page=field.page, where=millimetres(field))
        if field.page != self._page:
            words = self.tr("đang ở trang {page}; bấm lần nữa để chuyển về trang này").format(page=field.page)
        self._measure.setText(words)
        self.keeper.follow(self.sheet())

    def _opened(self, file: Opened) -> None:
        self._file = file
        self._page = self.canvas.field(self.canvas.name).page
        self.canvas.show_fields(self.canvas.fields, file.spots)
        self._draw()

    def _draw(self) -> None:
        file, page = self._file, self._page
        if file is None:
            return
        self._count.setText(self.tr("Trang {page}/{count}").format(page=page, count=len(file.frames)))
        self._before.setEnabled(page > 1)
        self._after.setEnabled(page < len(file.frames))
        self._tell()
        self._jobs.run(
            self, lambda: render(file.pdf, page, DPI), lambda made: self._drawn(page, made), self.banner.fail, Lane.DRAW
        )

    def _drawn(self, page: int, made: Picture) -> None:
        if page == self._page and self._file is not None:
            form = QImage.Format.Format_RGBX8888
            image = QImage(made.data, made.width, made.height, made.width * 4, form).copy()
            self.canvas.show_page(page, self._file.frames[page - 1].size, image)
            self.canvas.fit_width(self._pages.viewport().width())

    def _ask_to_discard(self) -> None:
        words = self.tr("Bỏ dự thảo này? Các ô đã đặt sẽ bị xóa hẳn.")
        self.banner.offer(words, Tone.SOON, self.tr("Bỏ dự thảo"), self._discard)

    def _discard(self) -> None:
        self.keeper.rest()
        office, sheet = self._office, self._base
        self._jobs.run(self, lambda: discard(office, sheet.id), self._discarded, self.banner.fail)

    def _discarded(self, changed: Changed) -> None:
        self.saved.emit(changed)
        self.closed.emit()


def _open(office: Office, sheet: Sheet) -> Opened:
    pdf = file_of(office, sheet)
    return Opened(pdf, page_frames(pdf), suggest(pdf, sheet))
