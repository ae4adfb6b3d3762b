"""Defects of ours: one crash file that says where the program was, and one box that says so to the person.

The file holds the traceback (places and code, no values), versions and the time; never the text of a document.
"""

import faulthandler
import platform
import sys
import threading
import traceback
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import TextIO

from PySide6.QtCore import QObject, Qt, Signal, qVersion
from PySide6.QtWidgets import QApplication, QMessageBox

from vbdt import __version__

KEPT = 20
"""Crash files kept; the oldest go first."""


def report(error: BaseException, at: datetime) -> str:
    """What the crash file says. The error's own words are left out, for they may quote a document."""
    frames = traceback.extract_tb(error.__traceback__)
    lines = [f"  {frame.filename}:{frame.lineno} in {frame.name}\n    {frame.line or ''}" for frame in frames]
    head = f"vbdt {__version__}, Qt {qVersion()}, Python {platform.python_version()}, {platform.platform()}"
    return "\n".join([head, at.isoformat(), *lines, type(error).__name__, ""])


def write_report(folder: Path, error: BaseException, at: datetime) -> Path:
    """Write one crash file and return its path; old ones beyond KEPT are removed."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"loi-{at:%Y%m%d-%H%M%S-%f}.txt"
    path.write_text(report(error, at), "utf-8")
    for old in sorted(folder.glob("loi-*.txt"))[:-KEPT]:
        old.unlink(missing_ok=True)
    return path


class CrashHook(QObject):
    """Catches what no one else caught, in any thread, for as long as it is installed."""

    _caught = Signal(str)

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folder = folder
        self._before: tuple[Callable[..., object], Callable[..., object]] | None = None
        self._log: TextIO | None = None
        self._box: QMessageBox | None = None
        self._caught.connect(self._tell, Qt.ConnectionType.QueuedConnection)

    def install(self) -> None:
        self._folder.mkdir(parents=True, exist_ok=True)
        self._log = (self._folder / "faulthandler.log").open("a", encoding="utf-8")
        faulthandler.enable(self._log)
        self._before = (sys.excepthook, threading.excepthook)
        sys.excepthook = self._catch
        threading.excepthook = self._catch_in_thread

    def remove(self) -> None:
        if self._before is not None:
            sys.excepthook, threading.excepthook = self._before
            faulthandler.disable()
            self._before = None
        if self._log is not None:
            self._log.close()
            self._log = None

    def _catch(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            QApplication.quit()
            return
        traceback.print_exception(kind, error, trace)
        path = ""
        with suppress(OSError):  # a full disk is no reason to keep quiet
            path = str(write_report(self._folder, error, datetime.now(UTC)))
        self._caught.emit(path)

    def _catch_in_thread(self, args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None:
            self._catch(args.exc_type, args.exc_value, args.exc_traceback)

    def _tell(self, path: str) -> None:
        box = QMessageBox(
            QMessageBox.Icon.Critical,
            self.tr("Chương trình gặp lỗi"),
            self.tr("Có lỗi trong chương trình; việc vừa làm có thể chưa xong."),
            parent=QApplication.activeWindow(),
        )
        words = self.tr(
            "Dữ liệu đã ghi vẫn an toàn. Gửi tệp sau cho người hỗ trợ (không chứa nội dung văn bản):\n{path}"
        )
        without = self.tr("Dữ liệu đã ghi vẫn an toàn. Không ghi được tệp báo lỗi: kiểm tra dung lượng đĩa.")
        box.setInformativeText(words.format(path=path) if path else without)
        box.addButton(QMessageBox.StandardButton.Close)
        box.open()
        self._box = box  # without a window for a parent nobody else would hold it
