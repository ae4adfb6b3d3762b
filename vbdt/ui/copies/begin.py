"""From the window to the copy: the dialog, and what is shown when the copy is made."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from vbdt.document.model import Changed, Document
from vbdt.document.states import State
from vbdt.ui.copies.dialog import CopyDialog
from vbdt.ui.say import Tone

if TYPE_CHECKING:
    from vbdt.ui.window import Window


def begin_copy(window: "Window", document: Document | None = None) -> CopyDialog:
    """Ask for a copy of the document, or of a paper when there is none."""
    dialog = CopyDialog(window.office, document, window.jobs, partial(_made, window), window)
    dialog.open()
    return dialog


def _made(window: "Window", changed: Changed) -> None:
    window.take(changed)
    made = window.office.store.document(changed.documents[0])
    if window.draft_page is None:
        window.show_document(made.id)
    translate = QCoreApplication.translate
    if made.state is State.COPIED:
        words = translate("copies", "Đã cấp số {symbol}. Lưu bản PDF ra tệp, in, trình ký rồi đóng dấu.")
    else:
        words = translate("copies", "Đã làm bản sao điện tử {symbol}, chờ gửi.")
    window.banner.say(words.format(symbol=made.symbol), Tone.GOOD)
