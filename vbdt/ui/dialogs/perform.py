"""From the name of an act to its dialog."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from vbdt.acts.draft import open_sheet
from vbdt.acts.office import Office
from vbdt.acts.process import start
from vbdt.document.model import Document
from vbdt.document.states import Act
from vbdt.errors import UserError
from vbdt.ui.dialogs.assign import AssignDialog
from vbdt.ui.dialogs.case_file import CaseFileDialog
from vbdt.ui.dialogs.finish import FinishDialog
from vbdt.ui.dialogs.frame import ActDialog, Done
from vbdt.ui.dialogs.reason import ReasonDialog
from vbdt.ui.dialogs.recall import RecallDialog
from vbdt.ui.dialogs.register import RegisterDialog
from vbdt.ui.dialogs.register_in import RegisterInDialog
from vbdt.ui.dialogs.send import SendDialog
from vbdt.ui.dialogs.sign import PinDialog
from vbdt.ui.dialogs.submit import SubmitDialog
from vbdt.ui.dialogs.update import UpdateDialog
from vbdt.ui.jobs import Jobs
from vbdt.ui.say import show_error

Make = Callable[[Office, Document, Jobs, Done, QWidget], ActDialog]

SIMPLE: dict[Act, Make] = {
    Act.REGISTER: RegisterDialog,
    Act.SEND: SendDialog,
    Act.UPDATE: UpdateDialog,
    Act.RECALL: RecallDialog,
    Act.REGISTER_IN: RegisterInDialog,
    Act.ASSIGN: AssignDialog,
    Act.FINISH: FinishDialog,
    Act.FILE: CaseFileDialog,
}


def perform(act: Act, office: Office, document: Document, jobs: Jobs, parent: QWidget, done: Done) -> None:
    """Do the act, asking first where something must be said. `done` hears what changed; a refusal is shown here.

    For SUBMIT this is the quick way, without mending; a window that can should open the draft page instead.
    """
    if act is Act.START:
        jobs.run(parent, lambda: start(office, document.id), done, lambda error: _show(parent, error))
        return
    try:
        dialog_for(act, office, document, jobs, done, parent).open()
    except UserError as error:
        show_error(parent, error)


def dialog_for(act: Act, office: Office, document: Document, jobs: Jobs, done: Done, parent: QWidget) -> ActDialog:
    """The dialog of an act. Raises UserError when the document cannot be read, KeyError for an act without dialog."""
    match act:
        case Act.SUBMIT:
            return SubmitDialog(office, open_sheet(office, document.id), jobs, done, parent)
        case Act.SIGN | Act.ISSUE:
            return PinDialog(act, office, document, jobs, done, parent)
        case Act.RETURN | Act.REFUSE | Act.VOID:
            return ReasonDialog(act, office, document, jobs, done, parent)
    return SIMPLE[act](office, document, jobs, done, parent)


def _show(parent: QWidget, error: UserError) -> None:
    show_error(parent, error)
