"""Pictures of every screen, light and dark, at 100 % and 125 %: `python -m tests.ui.shots FOLDER`.

For looking at by eye and for the README. Each scale needs a process of its own, as Qt reads it once.
"""

import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QDeadlineTimer, QEvent, QEventLoop, Qt
from PySide6.QtWidgets import QApplication, QWidget

from tests.acts.test_sign_many import folder_of
from tests.ui.desks import demo_offices, fill
from tests.ui.keyboard import press, type_text
from vbdt.acts.book import signature_book
from vbdt.acts.draft import save
from vbdt.acts.office import Office
from vbdt.demo.province import read_province
from vbdt.demo.texts import decision
from vbdt.ui.book.batch import BatchDialog
from vbdt.ui.copies.begin import begin_copy
from vbdt.ui.start import show_window
from vbdt.ui.theme import DARK, LIGHT
from vbdt.ui.wear import wear
from vbdt.ui.window import Window

CALM_MS, PATIENCE_MS = 250, 8000
"""How long nothing must happen before a picture is taken, and how long at most is waited for that."""


def main() -> None:
    folder = Path(sys.argv[1]).resolve()
    folder.mkdir(parents=True, exist_ok=True)
    scale = os.environ.get("QT_SCALE_FACTOR", "")
    if not scale:
        for each in ("1", "1.25"):
            environment = {**os.environ, "QT_SCALE_FACTOR": each, "QT_QPA_PLATFORM": "offscreen"}
            subprocess.run([sys.executable, "-m", "tests.ui.shots", str(folder)], env=environment, check=True)
        return
    with tempfile.TemporaryDirectory() as place, demo_offices(Path(place) / "tinh") as (demo, offices):
        fill(offices, demo.province.pin)
        app = QApplication([])
        shoot_all(app, offices, folder, f"{round(float(scale) * 100)}")


def shoot_all(app: QApplication, offices: dict[str, Office], folder: Path, scale: str) -> None:
    """One window after the other: the clerk's, leaders' and specialists' screens."""
    for key, shots in SHOTS.items():
        window = show_window(offices[key], app)
        window.resize(1440, 900) if scale == "100" else window.resize(1366, 768)
        for name, prepare in shots.items():
            prepare(window)
            settle(window)
            shown: QWidget = app.activeModalWidget() or window
            for tokens in (DARK, LIGHT):
                wear(app, tokens)
                window.topbar.follow_theme()
                settle(window)
                shown.grab().save(str(folder / f"{name}-{'dark' if tokens.dark else 'light'}-{scale}.png"))
            if shown is not window:
                shown.close()
        window.close()


def settle(window: Window) -> None:
    """Let jobs come home and pages be drawn."""
    patience, calm = QDeadlineTimer(PATIENCE_MS), QDeadlineTimer(CALM_MS)
    while not patience.hasExpired() and not calm.hasExpired():
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        if not window.jobs.idle:
            calm = QDeadlineTimer(CALM_MS)


def box(place: str, row: int = 0, tab: int = 0, chip: str = "") -> Callable[[Window], None]:
    def prepare(window: Window) -> None:
        window.go(place)
        settle(window)
        if chip and window.desktop.box.box:
            window.desktop.show_box(window.desktop.box.box, chip)
            settle(window)
        view = window.desktop.box.view
        view.setFocus()
        view.step(row - view.currentIndex().row())
        window.desktop.preview.tabs.setCurrentIndex(tab)

    return prepare


def search(question: str) -> Callable[[Window], None]:
    def prepare(window: Window) -> None:
        window.topbar.field.setText(question)
        window.search(question)
        settle(window)
        window.desktop.search.view.step(1)
        window.desktop.preview.tabs.setCurrentIndex(0)

    return prepare


def books(window: Window) -> None:
    window.go("bao_cao")
    window.reports.show_books()


def writing(window: Window) -> None:
    sheet = decision(window.office)
    save(window.office, sheet)
    window.edit(sheet.id)


def my_desk(window: Window) -> None:
    window.go("danh_ba")
    window.roster.show_mine()


def copy_paper(window: Window) -> None:
    begin_copy(window)


def reading(window: Window) -> None:
    """The leader reads: what stands behind the document at the left, the document at the right."""
    box("trinh_ky")(window)
    settle(window)
    press(window.desktop.book.view, Qt.Key.Key_Return)


def review(window: Window) -> None:
    """Everything in the book is ticked and looked through before the PIN."""
    box("trinh_ky")(window)
    settle(window)
    pane = window.desktop.book.pane
    pane.queue.tick_all()
    pane.sign_many.click()
    settle(window)


def pulled(window: Window) -> None:
    """The token is pulled out after the first signature of a batch."""
    review(window)
    (dialog,) = window.findChildren(BatchDialog)
    dialog.unseen.click()
    type_text(dialog.key.pin, read_province().pin)
    token = folder_of(window.office)
    dialog.main.click()
    patience = QDeadlineTimer(PATIENCE_MS)
    while not dialog._progress.value() and not patience.hasExpired():
        QApplication.processEvents()
    away = token.rename(token.parent.parent / "rut-ra")
    while not dialog.cancel.isVisible() and not patience.hasExpired():
        QApplication.processEvents()
    settle(window)
    away.rename(token)


def empty_book(window: Window) -> None:
    """The rest is signed; nothing waits."""
    (review if signature_book(window.office) else box("trinh_ky"))(window)
    for dialog in window.findChildren(BatchDialog):
        dialog.unseen.click()
        type_text(dialog.key.pin, read_province().pin)
        dialog.main.click()
        settle(window)
        dialog.reject()
    settle(window)
    window.go("trinh_ky")


def evidence(window: Window) -> None:
    window.go("dau_thoi_gian")
    settle(window)
    window.levels.archive.proof.click()


def case_file(window: Window) -> None:
    window.go("ho_so")
    settle(window)
    page = window.desktop.case_files
    page.files.opened.emit(page.files.model.row(page.files.model.index(1)))
    settle(window)
    page.documents.view.step(1)


SHOTS: dict[str, dict[str, Callable[[Window], None]]] = {
    "tan-hoa-van-thu": {
        "den": box("den", chip="tat_ca", row=6),
        "den-trong": box("den", chip="sap_den_han", row=9),
        "tra-cuu": search("văn thư"),
        "phim-tat": lambda window: window.show_help(),
    },
    "tan-hoa-chuyen-vien": {
        "xu-ly": box("den"),
        "chu-ky": box("den", tab=1),
        "thong-tin": box("den", tab=2),
        "lich-su": box("den", tab=3),
        "ho-so": case_file,
        "ho-so-list": lambda window: window.go("ho_so"),
    },
    "tan-hoa-lanh-dao": {"phan-cong": box("den")},
    "snv-van-thu": {
        "di": box("di", chip="da_gui"),
        "noi-nhan": box("di", chip="da_gui", row=2, tab=4),
        "bao-cao": lambda window: window.go("bao_cao"),
        "so-dang-ky": books,
        "gui-nhan": lambda window: window.go("gui_nhan"),
        "co-quan": lambda window: window.go("danh_ba"),
        "ban-cua-toi": my_desk,
        "sao-giay": copy_paper,
        "danh-ba": lambda window: window.go("danh_ba"),
        "thiet-lap": lambda window: window.show_settings(),
    },
    "snv-lanh-dao": {
        "trinh-ky": box("trinh_ky"),
        "trinh-ky-doc": reading,
        "ky-nhieu": review,
        "rut-usb": pulled,
        "het-viec": empty_book,
    },
    "snv-chuyen-vien": {
        "du-thao": box("du_thao"),
        "tra-lai": box("du_thao", chip="tra_lai"),
        "soan-thao": writing,
    },
    "snv-luu-tru": {
        "luu-tru": lambda window: window.go("ho_so"),
        "dau-thoi-gian": lambda window: window.go("dau_thoi_gian"),
        "bang-chung": evidence,
    },
}

if __name__ == "__main__":
    main()
