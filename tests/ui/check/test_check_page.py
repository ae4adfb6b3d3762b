"""Files from outside: each has its verdict, a folder is counted, the worst is shown, and one may stop."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from tests.signing.attacks.forge import add_annotation, updated
from tests.ui.conftest import Shown
from vbdt.acts.office import Office
from vbdt.document.filters import Filter
from vbdt.document.states import State
from vbdt.ui.check.page import CheckPage, droppable
from vbdt.ui.jobs import Jobs

PATIENCE = 60_000


@pytest.fixture
def folder(tmp_path: Path, busy: dict[str, Office]) -> Path:
    """A good letter, a forged one, half a one, and one that is no PDF."""
    store = busy["snv-van-thu"].store
    pdf = store.files.read(store.documents(Filter(states=(State.SENT,))).rows[0].pdf)
    (tmp_path / "dưới").mkdir()
    forged = updated(pdf, add_annotation("/Stamp", (90, 420, 420, 460), b"1 1 1 rg 0 0 330 40 re f"))
    for name, data in (("a tốt.pdf", pdf), ("b giả.pdf", forged), ("dưới/c nửa.PDF", pdf[:9000]), ("d.txt", b"x")):
        (tmp_path / name).write_bytes(data)
    return tmp_path


def lines(page: CheckPage) -> list[str]:
    return [page.list.item(n).text() for n in range(page.list.count())]


def settle(page: CheckPage, jobs: Jobs, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not page.busy and jobs.idle, timeout=PATIENCE)
    qtbot.wait(0)
    qtbot.waitUntil(lambda: jobs.idle, timeout=PATIENCE)


def test_a_folder_is_counted_and_the_worst_is_opened(
    busy: dict[str, Office], folder: Path, jobs: Jobs, qtbot: QtBot
) -> None:
    page = CheckPage(busy["snv-van-thu"], jobs)
    qtbot.addWidget(page)
    page.show()
    page.check((folder,))
    settle(page, jobs, qtbot)
    assert lines(page) == ["a tốt.pdf\nHợp lệ", "b giả.pdf\nĐã bị thay đổi", "c nửa.PDF\nChưa kết luận được"]
    assert page.summary.text() == "3 tệp; đã bị thay đổi: 1; chưa kết luận được: 1; hợp lệ: 1"
    assert page.list.currentRow() == 1
    assert page.panel.reader.verdict.text == "Chữ ký số: đã bị thay đổi"
    assert page.panel.trouble.property("banner") == "late"


def test_a_report_of_any_file_is_saved_as_pdf_and_json(
    busy: dict[str, Office], folder: Path, jobs: Jobs, qtbot: QtBot
) -> None:
    page = CheckPage(busy["snv-van-thu"], jobs)
    qtbot.addWidget(page)
    for name in ("b giả.pdf", "dưới/c nửa.PDF"):
        page.check((folder / name,))
        settle(page, jobs, qtbot)
        for end in ("pdf", "json"):
            path = folder / f"báo cáo.{end}"
            page.panel.signatures.save_to(str(path))
            qtbot.waitUntil(lambda: jobs.idle, timeout=PATIENCE)
            assert page.panel.news.text == f"Đã lưu báo cáo ra {path}"
            path.unlink()


def test_a_long_check_can_be_stopped(busy: dict[str, Office], folder: Path, jobs: Jobs, qtbot: QtBot) -> None:
    pdf = (folder / "a tốt.pdf").read_bytes()
    for n in range(60):
        (folder / f"nhiều {n:02d}.pdf").write_bytes(pdf)
    page = CheckPage(busy["snv-van-thu"], jobs)
    qtbot.addWidget(page)
    page.show()
    page.check((folder,))
    qtbot.waitUntil(lambda: page.list.count() > 1, timeout=PATIENCE)
    page.halt.click()
    qtbot.waitUntil(lambda: not page.busy, timeout=PATIENCE)
    assert "Đã dừng" in page.banner.text
    assert 1 < page.list.count() < 60
    settle(page, jobs, qtbot)


def test_an_empty_folder_is_a_sentence(busy: dict[str, Office], tmp_path: Path, jobs: Jobs, qtbot: QtBot) -> None:
    page = CheckPage(busy["snv-van-thu"], jobs)
    qtbot.addWidget(page)
    page.check((tmp_path,))
    qtbot.waitUntil(lambda: "Không có tệp PDF" in page.banner.text, timeout=PATIENCE)


def test_files_dropped_on_the_window_are_checked(show: Callable[[str], Shown], folder: Path) -> None:
    shown = show("tan-hoa-van-thu")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(folder / name)) for name in ("a tốt.pdf", "d.txt")])
    assert droppable(data) == (folder / "a tốt.pdf",)
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(400, 400), Qt.DropAction.CopyAction, data, left, none)
    QApplication.sendEvent(shown.window, enter)
    assert enter.isAccepted()
    shown.window.dropEvent(QDropEvent(QPointF(400, 400), Qt.DropAction.CopyAction, data, left, none))
    shown.qtbot.waitUntil(lambda: not shown.window.check.busy, timeout=PATIENCE)
    shown.settle()
    assert shown.window.stack.currentWidget() is shown.window.check
    assert shown.window.check.panel.reader.verdict.text.startswith("Chữ ký số hợp lệ")
    names = [each.text() for each in shown.window.check.panel.findChildren(QLabel)]
    assert "a tốt.pdf" in names
