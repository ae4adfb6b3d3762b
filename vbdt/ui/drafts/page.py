"""Soạn thảo: the form on the left, the text in the middle, the page as it will print on the right."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QSplitter, QVBoxLayout, QWidget

from vbdt.acts.sheet import Sheet
from vbdt.document.content import Table
from vbdt.document.kinds import SECRECY_RULE, Secrecy, kind_of
from vbdt.document.model import Changed
from vbdt.ui.drafts.attachments import Attach, Attachments
from vbdt.ui.drafts.fields import ORDERING, FieldsForm, FormFacts
from vbdt.ui.drafts.head import SheetHead
from vbdt.ui.drafts.keeping import Keeper
from vbdt.ui.drafts.missing import MissingList
from vbdt.ui.drafts.preview import LivePreview
from vbdt.ui.drafts.problems import BODY, find
from vbdt.ui.drafts.tabledialog import ColumnsDialog, TableSizeDialog
from vbdt.ui.drafts.tables import columns_of, set_columns, table_at
from vbdt.ui.drafts.texts import Texts
from vbdt.ui.drafts.toolbar import BodyToolbar
from vbdt.ui.jobs import Jobs
from vbdt.ui.say import Banner, Tone
from vbdt.ui.terms import term

FOLLOW_PAUSE_MS = 150
LEFT, MIDDLE, RIGHT = 314, 550, 336
ROOM_FOR_PREVIEW = 1000
"""Pixels of the page's width below which form and text need all of it."""


@dataclass(frozen=True, slots=True)
class DraftActs:
    """What the page may do to a sheet. `submit` opens the dialog that asks to whom; it tells through `done`."""

    save: Callable[[Sheet], Changed]
    discard: Callable[[Sheet], Changed]
    compose: Callable[[Sheet], bytes]
    submit: Callable[[Sheet, QWidget, Callable[[Changed], None]], None]
    clock: Callable[[], datetime]
    attach: Attach


class SheetPage(QWidget):
    """Edits one sheet. It keeps the sheet a moment after the last key, on Ctrl+S and when it is closed."""

    saved = Signal(object)
    submitted = Signal(object)
    closed = Signal()

    def __init__(
        self, facts: FormFacts, sheet: Sheet, acts: DraftActs, jobs: Jobs, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._base, self._acts, self._jobs = sheet, acts, jobs
        self.form = FieldsForm(facts, self)
        self.attachments = Attachments(acts.attach, jobs, self)
        self.texts = Texts(self)
        self.preview = LivePreview(jobs, self.sheet, acts.compose, self)
        self.missing = MissingList(self)
        self._banner = Banner(self, closable=True)
        self.returned = Banner(self)
        self.keeper = Keeper(self.sheet, acts.save, acts.clock, jobs, self, self._may_keep)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(FOLLOW_PAUSE_MS)
        self._soon.timeout.connect(self._follow)
        self._lay_out()
        self._bind()
        self.show_sheet(sheet)

    # the sheet

    def sheet(self) -> Sheet:
        """The sheet as it stands on the page."""
        formed = self.form.sheet(self._base)
        return replace(formed, content=self.texts.draft(formed.content), attachments=self.attachments.files)

    def show_sheet(self, sheet: Sheet) -> None:
        """Show a sheet in place of the one before."""
        self._base = sheet
        self.form.show_sheet(sheet)
        self.attachments.show_files(sheet.attachments)
        self.texts.show_draft(sheet.content)
        self.keeper.begin()
        self._follow()
        self.preview.refresh()

    def show_returned(self, note: str) -> None:
        """Say why the document came back, for as long as it is mended."""
        self.returned.say(self.tr("Bị trả lại: {note}").format(note=note), Tone.LATE)
        self.head.show_returned()

    def is_kept(self) -> bool:
        """Whether the store has the sheet as it stands."""
        return self.keeper.is_kept()

    def save(self) -> None:
        """Keep the sheet now. What is marked secret is not kept: the strip says why."""
        self.keeper.save()

    def submit(self) -> None:
        """Ask to whom, and submit; what is missing is shown first."""
        sheet = self.sheet()
        if sheet.secrecy is not Secrecy.NONE:
            self._refuse_secret(sheet.secrecy)
            return
        found = find(sheet.content)
        if found:
            self.missing.open()
            self._banner.say(self.tr("Dự thảo còn thiếu thông tin, chưa trình ký được."), Tone.SOON)
            self._go_to(found[0].field)
            return
        self.keeper.rest()
        self._acts.submit(sheet, self, self._submitted)

    def close_page(self) -> None:
        """Keep what is not kept yet, then leave."""
        self.keeper.leave()

    # making

    def _lay_out(self) -> None:
        fields = QScrollArea(self)
        fields.setWidgetResizable(True)
        left = QWidget(fields)
        left.setProperty("ground", "canvas")
        facts = QVBoxLayout(left)
        facts.setContentsMargins(0, 0, 0, 0)
        facts.addWidget(self.form)
        facts.addWidget(self.attachments)
        fields.setWidget(left)
        fields.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.form.setProperty("ground", "canvas")
        fields.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._toolbar = BodyToolbar(self.texts, self)
        self._toolbar.work_on(self.texts.body)
        middle = QFrame(self)
        middle.setProperty("ground", "surface")
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._toolbar)
        column.addWidget(self.texts, 1)
        column.addWidget(self.missing)
        panes = QSplitter(Qt.Orientation.Horizontal, self)
        panes.setHandleWidth(1)
        panes.setChildrenCollapsible(False)
        for pane, least in ((fields, LEFT), (middle, 380), (self.preview, 240)):
            pane.setMinimumWidth(least)
            panes.addWidget(pane)
        for place, share in enumerate((0, 3, 2)):
            panes.setStretchFactor(place, share)
        panes.setSizes([LEFT, MIDDLE, RIGHT])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        self.head = SheetHead("", self)
        layout.addWidget(self.head)
        for banner in (self.returned, self._banner):
            strip = QHBoxLayout()
            strip.setContentsMargins(16, 0, 16, 0)
            strip.addWidget(banner)
            layout.addLayout(strip)
        layout.addWidget(panes, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        self.preview.setVisible(self.width() >= ROOM_FOR_PREVIEW)

    def _bind(self) -> None:
        self.keeper.said.connect(self.head.state.setText)
        self.keeper.saved.connect(self.saved)
        self.keeper.failed.connect(self._banner.fail)
        self.keeper.left.connect(self.closed)
        self.form.changed.connect(self._edited)
        self.form.secret.connect(self._refuse_secret)
        self.attachments.changed.connect(self._edited)
        self.attachments.told.connect(lambda words: self._banner.say(words, Tone.SOON))
        self.attachments.refused.connect(self._banner.fail)
        self.texts.edited.connect(self._edited)
        self.texts.editor_changed.connect(self._toolbar.work_on)
        self.texts.refused.connect(self._banner.fail)
        self.missing.chosen.connect(self._go_to)
        self._toolbar.table_wanted.connect(self._ask_for_table)
        self._toolbar.columns_wanted.connect(self._ask_for_columns)
        self.head.discarded.connect(self._ask_to_discard)
        self.head.saved.connect(self.save)
        self.head.closed.connect(self.close_page)
        self.head.submitted.connect(self.submit)

    # following

    def _edited(self) -> None:
        self.keeper.edited()
        self._soon.start()
        self.preview.refresh()

    def _follow(self) -> None:
        sheet = self.sheet()
        draft = sheet.content
        self.keeper.follow(sheet)
        self.head.title.setText(self.tr("Soạn {kind}").format(kind=term(kind_of(draft.kind).name).lower()))
        self.texts.take_grounds(draft.kind in ORDERING)
        self.missing.show_problems(find(draft))

    def _submitted(self, changed: Changed) -> None:
        self.keeper.rest()
        self.submitted.emit(changed)

    def _may_keep(self, sheet: Sheet) -> bool:
        if sheet.secrecy is not Secrecy.NONE:
            self._refuse_secret(sheet.secrecy)
        return sheet.secrecy is Secrecy.NONE

    def _refuse_secret(self, secrecy: Secrecy) -> None:
        self.keeper.rest()
        self.head.state.setText(self.tr("Không lưu"))
        words = self.tr("Văn bản độ mật «{level}» không được soạn, lưu hoặc gửi trên máy này ({rule}).")
        self._banner.offer(
            words.format(level=term(secrecy.label), rule=SECRECY_RULE),
            Tone.LATE,
            self.tr("Đặt lại không mật"),
            self._unmark,
        )

    def _unmark(self) -> None:
        self.form.secrecy.setCurrentIndex(0)
        self._banner.clear()

    def _go_to(self, field: str) -> None:
        if field == BODY:
            self.texts.editor().setFocus()
            return
        self.form.fields()[field].setFocus(Qt.FocusReason.ShortcutFocusReason)

    # tables and discarding

    def _ask_for_table(self) -> None:
        dialog = TableSizeDialog(self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.chosen.connect(self._insert_table)
        dialog.open()

    def _insert_table(self, table: Table) -> None:
        self.texts.editor().insert_table(table)

    def _ask_for_columns(self) -> None:
        editor = self.texts.editor()
        table = table_at(editor.textCursor())
        if table is None:
            return
        dialog = ColumnsDialog(columns_of(table), self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.chosen.connect(lambda columns: set_columns(table, columns))
        dialog.open()

    def _ask_to_discard(self) -> None:
        self._banner.offer(
            self.tr("Bỏ dự thảo này? Nội dung sẽ bị xóa hẳn."), Tone.SOON, self.tr("Bỏ dự thảo"), self._discard
        )

    def _discard(self) -> None:
        self.keeper.rest()
        sheet = self.sheet()
        self._jobs.run(self, lambda: self._acts.discard(sheet), self._discarded, self._banner.fail)

    def _discarded(self, changed: Changed) -> None:
        self.saved.emit(changed)
        self.closed.emit()
