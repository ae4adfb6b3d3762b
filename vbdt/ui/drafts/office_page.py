"""The draft page of an open desk: what the page may do, done by the acts."""

from PySide6.QtWidgets import QWidget

from vbdt.acts.draft import discard, preview, save
from vbdt.acts.files.annex_file import attach
from vbdt.acts.mail.replaced import replaceable
from vbdt.acts.office import Office
from vbdt.acts.sheet import Sheet
from vbdt.document.states import State
from vbdt.ui.dialogs.frame import Done
from vbdt.ui.dialogs.submit import SubmitDialog
from vbdt.ui.drafts.fields import FormFacts
from vbdt.ui.drafts.page import DraftActs, SheetPage
from vbdt.ui.jobs import Jobs


class DraftPage(SheetPage):
    """Edits a sheet of this desk. See SheetPage for its signals."""

    def __init__(self, office: Office, sheet: Sheet, jobs: Jobs, parent: QWidget | None = None) -> None:
        def ask_to_submit(ready: Sheet, page: QWidget, done: Done) -> None:
            SubmitDialog(office, ready, jobs, done, page).open()

        acts = DraftActs(
            save=lambda kept: save(office, kept),
            discard=lambda dropped: discard(office, dropped.id),
            compose=lambda seen: preview(office, seen),
            submit=ask_to_submit,
            clock=office.clock,
            attach=lambda data, name: attach(office, data, name),
        )
        super().__init__(
            FormFacts(office.directory, office.agency, office.today, replaceable(office)), sheet, acts, jobs, parent
        )
        known = office.store.find(sheet.id)
        if known is not None and known.state is State.RETURNED:
            self.show_returned(known.note)
