"""Rows come a page at a time, and only the newest question is answered."""

import threading

from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from vbdt.document.ids import DocumentId
from vbdt.errors import UserError
from vbdt.store.reading import Cursor
from vbdt.ui.jobs import Jobs
from vbdt.ui.lists.model import PAGE, ROW, RowsModel
from vbdt.ui.lists.rows import Row, RowPage


def row(n: int) -> Row:
    return Row(DocumentId(f"{n:04d}"), "Sở Tài chính", f"Văn bản số {n}", "08:42", symbol=f"{n}/STC-NS")


class Shelf:
    """A list of invented rows, read from the newest down."""

    def __init__(self, count: int) -> None:
        self.rows = [row(n) for n in range(count, 0, -1)]
        self.asked: list[int] = []

    def __call__(self, limit: int, before: Cursor | None) -> RowPage:
        self.asked.append(limit)
        start = before or 0
        more = Cursor(start + limit) if start + limit < len(self.rows) else None
        return RowPage(tuple(self.rows[start : start + limit]), more)


def loaded(model: RowsModel, jobs: Jobs, qtbot: QtBot) -> list[str]:
    qtbot.waitUntil(lambda: jobs.idle)
    return [model.row(model.index(n)).id for n in range(model.rowCount())]


def test_pages_come_as_they_are_asked_for(jobs: Jobs, qtbot: QtBot) -> None:
    model, shelf = RowsModel(jobs), Shelf(PAGE * 2 + 50)
    model.show_list(shelf)
    assert len(loaded(model, jobs, qtbot)) == PAGE
    model.fetchMore()
    assert len(loaded(model, jobs, qtbot)) == PAGE * 2
    model.fetchMore()
    assert len(loaded(model, jobs, qtbot)) == PAGE * 2 + 50
    assert not model.canFetchMore()
    assert loaded(model, jobs, qtbot) == [each.id for each in shelf.rows]


def test_the_model_keeps_qt_s_rules(jobs: Jobs, qtbot: QtBot, qtmodeltester: ModelTester) -> None:
    model = RowsModel(jobs)
    qtmodeltester.check(model)
    model.show_list(Shelf(PAGE + 7))
    assert len(loaded(model, jobs, qtbot)) >= PAGE


def test_a_row_speaks(jobs: Jobs, qtbot: QtBot) -> None:
    model = RowsModel(jobs)
    model.show_list(Shelf(1))
    loaded(model, jobs, qtbot)
    index = model.index(0)
    assert index.data(ROW) == row(1)
    assert model.data(index, 11) == "Văn bản số 1. Sở Tài chính. 1/STC-NS. 08:42"  # Qt.AccessibleTextRole


def test_a_late_answer_to_an_old_question_is_dropped(jobs: Jobs, qtbot: QtBot) -> None:
    model, go = RowsModel(jobs), threading.Event()

    def slow(limit: int, before: Cursor | None) -> RowPage:
        go.wait(5)
        return RowPage((row(1),))

    model.show_list(slow)
    model.show_list(Shelf(3))
    qtbot.waitUntil(lambda: model.rowCount() == 3)
    go.set()
    assert len(loaded(model, jobs, qtbot)) == 3


def test_a_reload_without_change_moves_nothing(jobs: Jobs, qtbot: QtBot) -> None:
    model, shelf = RowsModel(jobs), Shelf(PAGE + 20)
    model.show_list(shelf)
    loaded(model, jobs, qtbot)
    model.fetchMore()
    loaded(model, jobs, qtbot)

    resets: list[bool] = []
    model.modelReset.connect(lambda: resets.append(True))
    model.reload()
    assert len(loaded(model, jobs, qtbot)) == PAGE + 20
    assert resets == []
    assert shelf.asked[-1] == PAGE + 20

    shelf.rows.insert(0, row(9999))
    model.reload()
    assert loaded(model, jobs, qtbot)[0] == "9999"
    assert resets == [True]


def test_a_refused_question_is_told(jobs: Jobs, qtbot: QtBot) -> None:
    def broken(limit: int, before: Cursor | None) -> RowPage:
        raise UserError("Kho dữ liệu bị khóa.")

    model = RowsModel(jobs)
    with qtbot.waitSignal(model.failed) as told:
        model.show_list(broken)
    assert str(told.args[0]) == "Kho dữ liệu bị khóa."
