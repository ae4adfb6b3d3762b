"""Which boxes a role has, and what lies in them after a morning's work."""

from collections.abc import Callable

from PySide6.QtWidgets import QPushButton

from tests.ui.conftest import Shown
from vbdt.acts.office import Office
from vbdt.ui.lists.boxes import Box, boxes
from vbdt.ui.lists.rows import Row, count_rows, read_rows
from vbdt.ui.places import places
from vbdt.ui.say import Tone


def box(office: Office, key: str) -> Box:
    return next(each for each in boxes(office) if each.key == key)


def rows(office: Office, key: str, chip: str) -> list[Row]:
    source = next(each.source for each in box(office, key).chips if each.key == chip)
    found = list(read_rows(office, source, 100).rows)
    assert count_rows(office, source) == len(found)
    return found


def test_each_role_begins_with_what_it_does_most(busy: dict[str, Office]) -> None:
    assert places(busy["snv-lanh-dao"])[0].key == "trinh_ky"
    assert places(busy["snv-van-thu"])[0].key == "den"
    assert places(busy["snv-luu-tru"])[0].key == "ho_so"
    assert [each.key for each in boxes(busy["snv-luu-tru"])] == ["den", "di"]


def test_the_clerk_has_to_register_what_came(busy: dict[str, Office]) -> None:
    waiting = rows(busy["tan-hoa-van-thu"], "den", "can_xu_ly")
    assert {row.marks[-1].text for row in waiting} == {"Mới đến, chờ vào sổ"}
    assert all(row.mine for row in waiting)
    assert len(rows(busy["tan-hoa-van-thu"], "den", "tat_ca")) == 7


def test_late_and_soon_are_apart(busy: dict[str, Office]) -> None:
    office = busy["tan-hoa-chuyen-vien"]
    late, soon = rows(office, "den", "qua_han"), rows(office, "den", "sap_den_han")
    assert [row.marks[0].tone for row in late] == [Tone.LATE]
    assert late[0].marks[0].text.startswith("Quá hạn")
    assert [row.marks[0].tone for row in soon] == [Tone.SOON]
    assert {row.id for row in late} & {row.id for row in soon} == set()


def test_a_finished_document_has_no_loud_colour(busy: dict[str, Office]) -> None:
    every = rows(busy["tan-hoa-chuyen-vien"], "den", "tat_ca")
    (done,) = (row for row in every if row.marks[0].text.startswith("Xong"))
    assert done.marks[0].tone is Tone.CALM
    assert not done.mine


def test_the_leader_signs_and_the_drafter_mends(busy: dict[str, Office]) -> None:
    assert [row.subject for row in rows(busy["snv-lanh-dao"], "trinh_ky", "cho_ky")] == ["Mời họp giao ban tháng"]
    returned = rows(busy["snv-chuyen-vien"], "du_thao", "tra_lai")
    assert [row.subject for row in returned] == ["Kế hoạch kiểm tra công tác văn thư năm tới"]
    (draft,) = rows(busy["snv-chuyen-vien"], "du_thao", "dang_soan")
    assert draft.draft
    assert draft.subject.startswith("Triển khai chữ ký số")


def test_what_was_sent_names_its_recipients(busy: dict[str, Office]) -> None:
    sent = rows(busy["snv-van-thu"], "di", "da_gui")
    assert len(sent) == 7
    assert any(row.who == "Ủy ban nhân dân xã Tân Hòa và 1 nơi khác" for row in sent)
    assert next(row for row in sent if row.symbol == "06/SNV-CCHC").spoken.startswith("báo cáo kết quả")


def test_no_chip_is_cut_on_a_small_screen(show: Callable[[str], Shown]) -> None:
    """An old laptop of 1366 by 768 at 125 % has 1092 by 614: the chips go on in the next line."""
    shown = show("snv-van-thu")
    shown.window.resize(1092, 640)
    for place in ("di", "den"):
        shown.go(place)
        page = shown.window.desktop.box
        chips = [each for each in page.findChildren(QPushButton) if each.property("chip") and each.isVisible()]
        assert len(chips) >= 4
        for chip in chips:
            assert chip.width() >= chip.sizeHint().width()
            assert chip.mapTo(page, chip.rect().topRight()).x() < page.width()
