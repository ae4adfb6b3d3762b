"""`.edxml` files by hand, from the menu of the window: take some in, give out the document in sight."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QFileDialog

from vbdt.acts.mail.edxml_files import MOST, export_document, import_file
from vbdt.acts.office import Office
from vbdt.document.ids import DocumentId
from vbdt.document.model import Changed
from vbdt.errors import BadInput, UserError
from vbdt.ui.preview.saving import write
from vbdt.ui.say import Tone, show_error

if TYPE_CHECKING:
    from vbdt.ui.window import Window


def take_edxml(window: "Window") -> QFileDialog:
    """Ask for files and take them in."""
    dialog = QFileDialog(window, QCoreApplication.translate("edxml", "Nhận tệp .edxml"))
    dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
    dialog.setNameFilter(QCoreApplication.translate("edxml", "Tệp edXML (*.edxml)"))
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.filesSelected.connect(partial(take_files, window))
    dialog.open()
    return dialog


def take_files(window: "Window", paths: list[str]) -> None:
    """Take the files in; what is wrong with each that cannot be is said in one box."""
    window.jobs.run(window, partial(_take_all, window.office, paths), partial(_taken, window), partial(_fail, window))


def _take_all(office: Office, paths: list[str]) -> tuple[Changed, int, list[str]]:
    documents: list[DocumentId] = []
    taken, wrong = 0, []
    for path in map(Path, paths):
        try:
            _, changed = import_file(office, _read(path))
        except UserError as error:
            wrong.append(f"{path.name}: {error}")
            continue
        documents += changed.documents
        taken += 1
    return Changed(tuple(dict.fromkeys(documents)), deliveries=True), taken, wrong


def _read(path: Path) -> bytes:
    try:
        if path.stat().st_size > MOST:
            raise BadInput(f"Tệp vượt quá {MOST // 1_000_000} MB cho phép.", "Đề nghị nơi gửi tách tệp.")
        return path.read_bytes()
    except OSError:
        raise BadInput("Không đọc được tệp.", "Kiểm tra đường dẫn và quyền đọc.") from None


def _taken(window: "Window", done: tuple[Changed, int, list[str]]) -> None:
    changed, taken, wrong = done
    window.take(changed)
    if taken:
        text = QCoreApplication.translate("edxml", "Đã nhận %n tệp .edxml.", "", taken)
        window.banner.say(text, Tone.GOOD)
    if wrong:
        show_error(window, UserError(QCoreApplication.translate("edxml", "Có tệp không nhận được."), "\n".join(wrong)))


def give_edxml(window: "Window") -> QFileDialog | None:
    """Ask where the file of the document in sight should go; say so where there is none."""
    seen = window.desktop.preview.seen
    if seen is None or window.stack.currentWidget() is not window.desktop:
        what = QCoreApplication.translate("edxml", "Chưa chọn văn bản nào.")
        show_error(window, UserError(what, QCoreApplication.translate("edxml", "Mở một văn bản rồi xuất lại.")))
        return None
    name = (seen.document.symbol or "van-ban").replace("/", "-") + ".edxml"
    dialog = QFileDialog(window, QCoreApplication.translate("edxml", "Xuất tệp .edxml"), name)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.fileSelected.connect(partial(give_file, window, seen.document.id))
    dialog.open()
    return dialog


def give_file(window: "Window", document: DocumentId, path: str) -> None:
    """Write the file."""
    work = partial(_write, window.office, document, Path(path))
    window.jobs.run(window, work, partial(_given, window), partial(_fail, window))


def _write(office: Office, document: DocumentId, path: Path) -> str:
    return write(path, export_document(office, document))


def _given(window: "Window", path: str) -> None:
    window.banner.say(QCoreApplication.translate("edxml", "Đã xuất ra {path}").format(path=path), Tone.GOOD)


def _fail(window: "Window", error: UserError) -> None:
    show_error(window, error)
