"""A list is moved through by keys alone."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.ui.keyboard import press
from vbdt.document.ids import DocumentId
from vbdt.store.reading import Cursor
from vbdt.ui.jobs import Jobs
from vbdt.ui.lists.model import RowsModel
from vbdt.ui.lists.rows import Mark, Row, RowPage
from vbdt.ui.lists.view import RowList
from vbdt.ui.say import Tone


def rows(limit: int, before: Cursor | None) -> RowPage:
    late = Mark("Quá hạn 2 ngày", "circle-alert", Tone.LATE)
    return RowPage(tuple(Row(DocumentId(str(n)), "Sở Nội vụ", f"Văn bản {n}", "08:42", (late,)) for n in range(5)))


def a_list(jobs: Jobs, qtbot: QtBot) -> tuple[RowsModel, RowList]:
    model = RowsModel(jobs)
    view = RowList(model)
    qtbot.addWidget(view)
    view.resize(420, 500)
    view.show()
    model.show_list(rows)
    qtbot.waitUntil(lambda: model.rowCount() == 5)
    return model, view


def current(view: RowList) -> str:
    row = view.current_row()
    return row.id if row else ""


def test_j_and_k_and_the_arrows_move(jobs: Jobs, qtbot: QtBot) -> None:
    _, view = a_list(jobs, qtbot)
    moved = []
    for key in (Qt.Key.Key_J, Qt.Key.Key_J, Qt.Key.Key_Down, Qt.Key.Key_K, Qt.Key.Key_Up, Qt.Key.Key_K):
        press(view, key)
        moved.append(current(view))
    assert moved == ["0", "1", "2", "1", "0", "0"]


def test_enter_opens(jobs: Jobs, qtbot: QtBot) -> None:
    _, view = a_list(jobs, qtbot)
    view.step(2)
    with qtbot.waitSignal(view.opened) as opened:
        press(view, Qt.Key.Key_Return)
    assert opened.args[0].id == "1"


def test_the_current_row_outlives_a_reload(jobs: Jobs, qtbot: QtBot) -> None:
    model, view = a_list(jobs, qtbot)
    view.choose(DocumentId("3"))
    told: list[Row] = []
    view.chosen.connect(told.append)
    model.beginResetModel()
    model.endResetModel()
    assert current(view) == "3"
    assert told == []
