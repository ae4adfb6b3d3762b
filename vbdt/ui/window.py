"""The window: it shows, asks, and passes on. What may be done is decided by the rules, what is done by the acts."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import cast

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMainWindow, QMenu, QStackedWidget, QVBoxLayout, QWidget

from vbdt.acts import draft
from vbdt.acts.book import put_aside
from vbdt.acts.deeds import Deed
from vbdt.acts.office import Office
from vbdt.acts.sheet import Sheet
from vbdt.document.ids import DocumentId
from vbdt.document.model import Changed, Document
from vbdt.document.states import Act
from vbdt.errors import UserError
from vbdt.settings import Section
from vbdt.transport.courier import Tally
from vbdt.ui import menus, told
from vbdt.ui.book.batch import BatchDialog
from vbdt.ui.book.deeds import deed_dialog
from vbdt.ui.check.page import CheckPage, droppable
from vbdt.ui.copies.begin import begin_copy
from vbdt.ui.desktop import Desktop
from vbdt.ui.dialogs import perform
from vbdt.ui.drafts.office_page import DraftPage
from vbdt.ui.exchange.page import ExchangePage
from vbdt.ui.jobs import Jobs
from vbdt.ui.keyhelp import KeyHelp
from vbdt.ui.levels.page import LevelsPage
from vbdt.ui.link import Link
from vbdt.ui.lists.boxes import boxes
from vbdt.ui.lists.counts import Count, count_places
from vbdt.ui.place.page import PlacePage
from vbdt.ui.place.taking import Taking
from vbdt.ui.places import places
from vbdt.ui.preferences import Preferences, Tongue, keep_preferences
from vbdt.ui.renewal import Renewal
from vbdt.ui.reports.page import ReportsPage
from vbdt.ui.roster import RosterPage
from vbdt.ui.say import Banner, Tone, show_error
from vbdt.ui.settings.dialog import SettingsDialog
from vbdt.ui.shortcuts import Scope, keys_of
from vbdt.ui.sidebar import Sidebar
from vbdt.ui.statusline import StatusLine
from vbdt.ui.theme import DARK, LIGHT
from vbdt.ui.topbar import TopBar
from vbdt.ui.wear import wear

USUAL_SIZE = QSize(1440, 900)
CALM_MS = 60
"""Changes that follow each other within this time are shown together."""


class Window(QMainWindow):
    """One desk. `changed` tells every change, by this person's acts or by the courier.

    `renewed` tells the office that goes on after the settings were changed.
    """

    changed = Signal(object)
    renewed = Signal(object)
    closed = Signal()

    def __init__(self, office: Office, jobs: Jobs, preferences: Preferences, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.office = office
        self.jobs = jobs
        self._preferences = preferences
        self._place = ""
        self._news: list[Changed] = []
        self.draft_page: DraftPage | PlacePage | None = None
        self._after_draft: Callable[[], object] | None = None
        self.setWindowTitle(self.tr("{agency} – {person}").format(agency=office.agency.name, person=office.person.name))
        self.resize(USUAL_SIZE.boundedTo(self.screen().availableGeometry().size()))
        self.setMinimumSize(1040, 560)
        self.setAcceptDrops(True)
        self.link = Link(office, jobs, self)
        self._renewal = Renewal(self)
        self._listen()
        self._furnish()
        self._calm = QTimer(self)
        self._calm.setSingleShot(True)
        self._calm.setInterval(CALM_MS)
        self._calm.timeout.connect(self._show_news)
        self._counting = False
        self.go(places(office)[0].key)

    def adopt(self, office: Office) -> None:
        """Go on with changed settings. Everything that knows the old office is made anew, here and nowhere else."""
        if self._leave_draft(partial(self.adopt, office)):
            return
        self.office = office
        for menu in self.findChildren(QMenu, options=Qt.FindChildOption.FindDirectChildrenOnly):
            menu.deleteLater()
        self._furnish()  # the central widget of before is deleted by its successor
        self.link.use(office)
        self.renewed.emit(office)
        self.go(self._place)

    # places

    def go(self, place: str) -> None:
        """Show a place of the side bar; an open draft is kept first."""
        if self._leave_draft(partial(self.go, place)):
            return
        self.banner.clear()
        self._place = place
        self.sidebar.select(place)
        box = next((each for each in boxes(self.office) if each.key == place), None)
        if box is not None:
            self.stack.setCurrentWidget(self.desktop)
            self.desktop.show_box(box)
            self.desktop.focus_book()
        elif place == "ho_so":
            self.stack.setCurrentWidget(self.desktop)
            self.desktop.show_case_files()
        elif place == "tra_cuu":
            self.stack.setCurrentWidget(self.desktop)
            self.desktop.show_search(self.topbar.field.text())
        else:
            pages = {"bao_cao": self.reports, "dau_thoi_gian": self.levels, "danh_ba": self.roster}
            page = cast(ReportsPage, pages.get(place, self.exchange))
            self.stack.setCurrentWidget(page)
            page.reload()
        self._count()

    def show_document(self, document: DocumentId) -> None:
        """Show one document, wherever it was asked for."""
        self.stack.setCurrentWidget(self.desktop)
        self.desktop.show_document(document)

    def search(self, question: str) -> None:
        if self._leave_draft(partial(self.search, question)):
            return
        self._place = "tra_cuu"
        self.sidebar.select("tra_cuu")
        self.stack.setCurrentWidget(self.desktop)
        self.desktop.show_search(question)

    # acts

    def act(self, act: Act, document: Document) -> None:
        """Begin an act; what it needs to know is asked by its dialog."""
        if act is Act.SUBMIT:
            self.edit(document.id)
        else:
            done = partial(self._sent, document) if act is Act.SEND else partial(self._acted, act.label, document)
            perform(act, self.office, document, self.jobs, self, done)

    def do(self, deed: Deed, document: Document) -> None:
        """Begin what is done around a document."""
        if deed is Deed.COPY:
            begin_copy(self, document)
            return
        moves = deed in (Deed.PUT_ASIDE, Deed.TAKE_UP)
        done = partial(self._acted, self.tr("Để sau"), document) if deed is Deed.PUT_ASIDE else self.take
        if moves:
            work = partial(put_aside, self.office, document.id, deed is Deed.PUT_ASIDE)
            self.jobs.run(self, work, done, self._fail)
            return
        dialog = deed_dialog(deed, self.office, document, self.jobs, done, self)
        if dialog is not None:
            dialog.open()

    def sign_many(self, documents: tuple[DocumentId, ...]) -> None:
        """Review the ticked documents of the book and sign them with one PIN."""
        if documents:
            BatchDialog(self.office, documents, self.jobs, self.take, self).open()

    def _acted(self, what: str, document: Document, changed: Changed) -> None:
        self.desktop.go_on_after(document.id)
        self.statusline.did(told.did(what, document))
        self.take(changed)

    def _sent(self, document: Document, changed: Changed) -> None:
        self._acted(Act.SEND.label, document, changed)
        new = told.newly_sent(self.office, document)
        self.banner.say(self.tr("Đã đưa vào hàng gửi: %n nơi nhận.", "", new), Tone.GOOD)

    def take(self, changed: Changed) -> None:
        """A change was made here: show it, and send on what it put into the outbox."""
        self.hear(changed)
        self.link.nudge()

    def hear(self, changed: Changed) -> None:
        """A change to show, whoever made it."""
        self._news.append(changed)
        self._calm.start()

    def compose(self, kind: str) -> None:
        self._begin(kind, None)

    def reply(self, document: Document) -> None:
        self._begin("cong_van", document)

    def edit(self, document: DocumentId) -> None:
        """Go on writing a draft, or mend a document that was returned."""
        work = partial(draft.open_sheet, self.office, document)
        self.jobs.run(self, work, self._write, self._fail)

    # the frame

    def toggle_theme(self) -> None:
        self._prefer(Preferences(not self._preferences.dark, self._preferences.tongue))
        app = QApplication.instance()
        if isinstance(app, QApplication):
            wear(app, DARK if self._preferences.dark else LIGHT)
        self.topbar.follow_theme()

    def speak(self, tongue: Tongue) -> None:
        """Remember the language; it is spoken from the next start on."""
        self._prefer(Preferences(self._preferences.dark, tongue))
        self.banner.say(self.tr("Ngôn ngữ mới được dùng từ lần mở sau."), Tone.CALM)

    def show_help(self) -> None:
        KeyHelp(self).open()

    def show_settings(self, section: Section = Section.KEYS) -> None:
        """What a person may set up; it holds from the moment the dialog closes."""
        if self._leave_draft(partial(self.show_settings, section)):
            return
        dialog = SettingsDialog(self.office, self.jobs, section, self)
        dialog.renewed.connect(self.adopt)
        dialog.open()

    def check_files(self) -> None:
        """Judge the signatures of files that are no documents of this desk."""
        if self._leave_draft(self.check_files):
            return
        self._show_check()
        self.check.ask_for_files()

    def check_paths(self, paths: tuple[Path, ...]) -> None:
        """The same for files and folders that were dropped on the window."""
        if self._leave_draft(partial(self.check_paths, paths)):
            return
        self._show_check()
        self.check.check(paths)

    def _show_check(self) -> None:
        self.banner.clear()
        self.sidebar.leave()
        self.stack.setCurrentWidget(self.check)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 - Qt's name
        if droppable(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 - Qt's name
        paths = droppable(event.mimeData())
        if paths:
            event.acceptProposedAction()
            self.check_paths(paths)

    def refresh(self) -> None:
        """Exchange now and read everything in sight anew."""
        self.link.wake()
        self.hear(Changed(directory=True))

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        if self.draft_page is not None and not self.draft_page.is_kept():
            event.ignore()
            self._leave_draft(self.close)
            return
        self.jobs.stop()
        super().closeEvent(event)
        self.closed.emit()

    def _kinds(self) -> QMenu | None:
        return menus.kinds(self) if menus.may_write(self.office) else None

    def _furnish(self) -> None:
        """Make every page for the office of now."""
        office, jobs = self.office, self.jobs
        self.sidebar = Sidebar(office, places(office), self._kinds(), menus.options(self))
        self.topbar = TopBar()
        self.banner = Banner(closable=True)
        self.desktop = Desktop(office, jobs)
        self.reports = ReportsPage(office, jobs)
        self.exchange = ExchangePage(office, jobs, self.link.line, self.link.unplug)
        self.levels = LevelsPage(office, jobs)
        self.roster = RosterPage(office, jobs)
        self.check = CheckPage(office, jobs)
        self.statusline = StatusLine()
        self.stack = QStackedWidget()
        for page in (self.desktop, self.reports, self.exchange, self.levels, self.roster, self.check):
            self.stack.addWidget(page)
        self._lay_out()
        self._bind()

    def _listen(self) -> None:
        """Hear the courier, which outlives the pages."""
        self.link.changed.connect(self.hear)
        self.link.told.connect(self._told)
        self.link.started.connect(lambda: self.statusline.connected())
        self.link.stopped.connect(lambda error: self.statusline.broken(error))

    def _lay_out(self) -> None:
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(self.topbar)
        right.addWidget(self.banner)
        right.addWidget(self.stack, 1)
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self.sidebar)
        middle.addLayout(right, 1)
        self._body = QWidget()
        column = QVBoxLayout(self._body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(middle, 1)
        column.addWidget(self.statusline)
        self.setCentralWidget(self._body)

    def _bind(self) -> None:
        for turned in (self.stack.currentChanged, self.desktop.turned):
            turned.connect(lambda *_: self._show_keys())
        self.sidebar.went.connect(self.go)
        self.topbar.asked.connect(self.search)
        self.topbar.to_list.connect(self.desktop.focus_list)
        self.topbar.exchange.connect(self.refresh)
        self.topbar.theme.connect(self.toggle_theme)
        self.topbar.help.connect(self.show_help)
        self.desktop.preview.wanted.connect(self.act)
        self.desktop.preview.asked.connect(self.do)
        self.desktop.preview.reply.connect(self.reply)
        self.desktop.book.batch.connect(self.sign_many)
        self.desktop.edit.connect(self.edit)
        self.desktop.draft.changed.connect(self.hear)
        self.reports.listed.connect(self._list)
        self.exchange.exchange.connect(self.refresh)
        self.exchange.opened.connect(self.show_document)
        self.roster.renewed.connect(self._renewal.take)
        self.levels.opened.connect(self.show_document)
        pages = (self.reports, self.exchange, self.levels, self.roster)
        for news in (self.desktop.preview.looked, *(each.changed for each in pages)):
            news.connect(self.take)
        for name, do in (
            ("check", self.check_files),
            ("search", self.topbar.focus_search),
            ("compose", self._open_kinds),
            ("refresh", self.refresh),
            ("act", self._do_main_act),
            ("next_pane", self._next_pane),
            ("theme", self.toggle_theme),
            ("help", self.show_help),
            ("quit", self.close),
            ("zoom_in", partial(self._on_desktop, partial(self.desktop.zoom, 1))),
            ("zoom_out", partial(self._on_desktop, partial(self.desktop.zoom, -1))),
            ("zoom_fit", partial(self._on_desktop, partial(self.desktop.zoom, 0))),
            ("save_pdf", partial(self._on_desktop, self.desktop.preview.save_pdf)),
        ):
            QShortcut(QKeySequence(keys_of(name)), self._body).activated.connect(do)
        for n, place in enumerate(places(self.office)[:9], start=1):
            QShortcut(QKeySequence(f"Ctrl+{n}"), self._body).activated.connect(partial(self.go, place.key))

    def _on_desktop(self, do: Callable[[], None]) -> None:
        """Keys of the preview mean nothing where another screen is shown."""
        if self.stack.currentWidget() is self.desktop:
            do()

    def _do_main_act(self) -> None:
        """What the document in sight waits for; a draft in sight waits to be submitted."""
        if self.draft_page is not None and self.stack.currentWidget() is self.draft_page:
            self.draft_page.submit()
        else:
            self._on_desktop(self.desktop.do_main_act)

    def _show_keys(self) -> None:
        page = self.stack.currentWidget()
        scope = self.desktop.keys if page is self.desktop else Scope.WINDOW
        self.statusline.show_keys(Scope.DRAFT if page is self.draft_page else scope)

    def _open_kinds(self) -> None:
        if menus.may_write(self.office):
            self.sidebar.write.showMenu()

    def _next_pane(self) -> None:
        """Round from the list to the preview to the side bar."""
        focus = self.focusWidget()
        if focus is not None and self.desktop.lists.isAncestorOf(focus):
            self.desktop.focus_preview()
        elif focus is not None and self.desktop.isAncestorOf(focus):
            self.sidebar.focus_place(self._place)
        else:
            self.desktop.focus_list()

    # drafts

    def _leave_draft(self, then: Callable[[], object]) -> bool:
        """Keep and close the draft that is open, if one is, and go on with `then`."""
        if self.draft_page is None:
            return False
        self._after_draft = then
        self.draft_page.close_page()
        return True

    def _begin(self, kind: str, answered: Document | None) -> None:
        if self._leave_draft(partial(self._begin, kind, answered)):
            return
        self.jobs.run(self, partial(draft.begin, self.office, kind, answered), self._write, self._fail)

    def take_file(self) -> None:
        """Begin with a PDF that was made elsewhere."""
        if self._leave_draft(self.take_file):
            return
        Taking(self, self.office, self.jobs, self._lay_fields, self._fail).ask()

    def _lay_fields(self, made: tuple[Sheet, tuple[str, ...]]) -> None:
        sheet, notes = made
        self._write(sheet)
        if isinstance(self.draft_page, PlacePage):
            self.draft_page.show_notes(notes)

    def _write(self, sheet: Sheet) -> None:
        if self.draft_page is not None:
            return
        page = (PlacePage if sheet.elsewhere else DraftPage)(self.office, sheet, self.jobs)
        page.saved.connect(self.hear)
        page.submitted.connect(self._submitted)
        page.closed.connect(self._put_away)
        self.draft_page = page
        self.banner.clear()
        self.stack.addWidget(page)
        self.stack.setCurrentWidget(page)
        self.sidebar.select("du_thao")
        self._place = "du_thao"

    def _submitted(self, changed: Changed) -> None:
        self.take(changed)
        self._put_away()
        self.banner.say(told.submitted(self.office, changed), Tone.GOOD)

    def _put_away(self) -> None:
        page, self.draft_page = self.draft_page, None
        if page is None:
            return
        self.stack.removeWidget(page)
        page.deleteLater()
        then, self._after_draft = self._after_draft, None
        if then is not None:
            then()
        else:
            self.go(self._place)

    # news

    def _show_news(self) -> None:
        news, self._news = self._news, []
        merged = Changed(
            documents=tuple(dict.fromkeys(each for one in news for each in one.documents)),
            drafts=any(one.drafts for one in news),
            deliveries=any(one.deliveries for one in news),
            directory=any(one.directory for one in news),
        )
        shown = self.stack.currentWidget()
        if shown is self.desktop:
            self.desktop.follow(merged)
        elif isinstance(shown, ReportsPage | ExchangePage | RosterPage):
            shown.reload()
        self.levels.follow(merged)
        self._count()
        self.changed.emit(merged)

    def _count(self) -> None:
        if not self._counting:
            self._counting = True
            self.jobs.run(self, partial(count_places, self.office), self._counted, self._uncounted)

    def _counted(self, counts: dict[str, Count]) -> None:
        self._counting = False
        self.sidebar.show_counts(counts)

    def _uncounted(self, error: UserError) -> None:
        self._counting = False
        self._fail(error)

    def _told(self, tally: Tally) -> None:
        self.statusline.exchanged(tally, self.office.clock())
        self.hear(Changed(deliveries=True))

    def _list(self, title: str, documents: tuple[DocumentId, ...]) -> None:
        self.stack.setCurrentWidget(self.desktop)
        self.desktop.show_listed(title, documents)

    def _prefer(self, preferences: Preferences) -> None:
        self._preferences = preferences
        work = partial(keep_preferences, self.office.store, preferences)
        self.jobs.run(self, work, lambda _: None, self._fail)

    def _fail(self, error: UserError) -> None:
        show_error(self, error)
