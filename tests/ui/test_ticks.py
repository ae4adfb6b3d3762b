"""A list to tick in stands still under the pointer."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from vbdt.ui.ticks import TickList, set_in_reach


def test_ticking_what_is_in_sight_scrolls_nothing(qtbot: QtBot) -> None:
    names = TickList("Gửi tới")
    qtbot.addWidget(names)
    for n in range(9):
        names.add(f"Ủy ban nhân dân xã thứ {n} của một tỉnh có tên rất dài, dài hơn bề ngang của danh sách", str(n))
    names.show_rows(6)
    names.setFixedWidth(240)
    names.show()
    assert not names.horizontalScrollBar().isVisible()
    seen = [item for item in names.rows() if names.viewport().rect().contains(names.visualItemRect(item))]
    assert len(seen) == 6
    for item in seen:
        place = names.visualItemRect(item).center()
        place.setX(10)
        qtbot.mouseClick(names.viewport(), Qt.MouseButton.LeftButton, pos=place)
        assert names.verticalScrollBar().value() == 0
    assert names.ticked() == list("012345")


def test_what_is_out_of_reach_is_not_ticked_and_comes_back_as_it_was_left(qtbot: QtBot) -> None:
    names = TickList("Văn bản")
    qtbot.addWidget(names)
    ticked, left_out = names.add("một", "1"), names.add("hai", "2")
    ticked.setCheckState(Qt.CheckState.Checked)
    for in_reach, expected in ((False, []), (False, []), (True, ["1"])):
        for row in (ticked, left_out):
            set_in_reach(row, in_reach)
            assert bool(row.flags() & Qt.ItemFlag.ItemIsEnabled) is in_reach
        assert names.ticked() == expected
