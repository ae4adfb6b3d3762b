"""Choosing PDF files of this computer, and reading them off the window's thread."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from vbdt.errors import BadInput

LARGEST = 100_000_000
"""Bytes."""


def ask_for_pdfs(parent: QWidget, title: str, then: Callable[[list[str]], None], *, many: bool = False) -> QFileDialog:
    """Ask for one PDF or several; `then` hears their paths."""
    dialog = QFileDialog(parent, title)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFiles if many else QFileDialog.FileMode.ExistingFile)
    dialog.setNameFilter(QCoreApplication.translate("choose", "Tệp PDF (*.pdf)"))
    dialog.filesSelected.connect(then)
    dialog.open()
    return dialog


def read_pdf(path: str) -> tuple[bytes, str]:
    """The file's bytes and its name. Raises BadInput when it cannot be read or is too large."""
    try:
        if Path(path).stat().st_size > LARGEST:
            raise BadInput("Tệp PDF lớn hơn 100 MB.", "Giảm dung lượng hoặc tách tệp.")
        return Path(path).read_bytes(), Path(path).name
    except OSError:
        raise BadInput(f"Không đọc được tệp {path}.", "Kiểm tra đường dẫn và quyền đọc.") from None
