"""Fields on somebody else's page: dragged, snapped, moved by keys, measured, kept and submitted."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.drafting.foreign import scan
from tests.province import demo, offices
from tests.ui.keyboard import press, type_text
from vbdt.acts.draft import open_sheet
from vbdt.acts.files.take_in import take_in
from vbdt.acts.give_back import give_back
from vbdt.acts.keys import personal_key
from vbdt.acts.office import Office
from vbdt.acts.sheet import Sheet
from vbdt.acts.submit import submit
from vbdt.demo.make import Demo
from vbdt.demo.story import settle
from vbdt.demo.texts import decision
from vbdt.document.states import State
from vbdt.drafting.compose import compose
from vbdt.drafting.mend import mend
from vbdt.errors import UserError
from vbdt.signing.fields import add_signature_fields
from vbdt.signing.places import Place
from vbdt.signing.sign import sign
from vbdt.ui.dialogs.go_on import GoOnDialog, Taken
from vbdt.ui.dialogs.submit import SubmitDialog
from vbdt.ui.jobs import Jobs
from vbdt.ui.place.canvas import millimetres
from vbdt.ui.place.page import PlacePage
from vbdt.ui.place.taking import Taking

__all__ = ["demo", "offices"]
WAIT = 20_000


@pytest.fixture
def jobs(qtbot: QtBot) -> Iterator[Jobs]:
    made = Jobs()
    yield made
    made.stop()


@pytest.fixture
def office(offices: dict[str, Office]) -> Office:
    return offices["snv-chuyen-vien"]


@pytest.fixture
def sheet(office: Office) -> Sheet:
    return take_in(office, "quyet_dinh", compose(decision(office).content).pdf, "x.pdf")[0]


@pytest.fixture
def page(qtbot: QtBot, jobs: Jobs, office: Office, sheet: Sheet) -> PlacePage:
    made = PlacePage(office, sheet, jobs)
    qtbot.addWidget(made)
    made.resize(1300, 800)
    made.show()
    qtbot.waitUntil(lambda: not made.canvas._picture.isNull(), timeout=WAIT)
    return made


def drag(page: PlacePage, name: str, by_mm: tuple[float, float]) -> None:
    """From the field's middle, in steps as a hand does."""
    canvas = page.canvas
    middle = canvas._rect(canvas.field(name)).center().toPoint()
    end = middle + QPoint(round(by_mm[0] * canvas.scale), round(by_mm[1] * canvas.scale))
    QTest.mousePress(canvas, Qt.MouseButton.LeftButton, pos=middle)
    QTest.mouseMove(canvas, (middle + end) / 2)
    QTest.mouseMove(canvas, end)
    QTest.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=end)


def test_dragging_moves_a_field_and_says_where_it_is(page: PlacePage) -> None:
    page.canvas.choose("so")
    before = page.canvas.field("so")
    drag(page, "so", (-10, 30))
    after = page.canvas.field("so")
    assert (after.x - before.x, after.y - before.y) == (-100, 300)
    assert millimetres(after) in page._measure.text()
    assert "," in millimetres(after)


def test_near_the_name_of_the_signer_it_snaps_back(page: PlacePage) -> None:
    page.canvas.choose("nguoi_ky")
    suggested = page.canvas.field("nguoi_ky")
    drag(page, "nguoi_ky", (12, 12))
    assert page.canvas.field("nguoi_ky") != suggested
    drag(page, "nguoi_ky", (-9.5, -10))
    assert page.canvas.field("nguoi_ky") == suggested


def test_keys_move_by_a_millimetre_and_resize(page: PlacePage) -> None:
    page.canvas.choose("so")
    before = page.canvas.field("so")
    press(page.canvas, Qt.Key.Key_Right)
    press(page.canvas, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    after = page.canvas.field("so")
    assert (after.x - before.x, after.height - before.height) == (10, 10)
    press(page.canvas, Qt.Key.Key_Space)
    assert page.canvas.name == "ngay"


def test_no_field_leaves_the_page(page: PlacePage) -> None:
    page.canvas.choose("so")
    drag(page, "so", (-500, -500))
    assert (page.canvas.field("so").x, page.canvas.field("so").y) == (0, 0)


def test_it_is_kept_and_submitted(qtbot: QtBot, page: PlacePage, office: Office, sheet: Sheet) -> None:
    type_text(page.form.subject, "Thành lập Tổ kiểm tra")
    drag(page, "so", (3, 0))
    assert not page.is_kept()
    with qtbot.waitSignal(page.saved, timeout=WAIT):
        page.save()
    assert page.is_kept()
    assert open_sheet(office, sheet.id).placed == page.canvas.fields
    page.submit()
    (dialog,) = page.findChildren(SubmitDialog)
    with qtbot.waitSignal(page.submitted, timeout=WAIT):
        dialog.main.click()
    assert office.store.document(sheet.id).state is State.SUBMITTED


def test_it_keeps_itself_a_moment_after_the_last_change(qtbot: QtBot, page: PlacePage, office: Office) -> None:
    page.keeper.timer.setInterval(50)
    with qtbot.waitSignal(page.saved, timeout=WAIT):
        drag(page, "so", (3, 0))
    assert open_sheet(office, page.sheet().id).placed == page.canvas.fields
    assert page.head.state.text().startswith("Đã lưu lúc")
    assert page.is_kept()


def test_what_came_back_says_why(
    qtbot: QtBot, jobs: Jobs, office: Office, offices: dict[str, Office], sheet: Sheet
) -> None:
    content = replace(sheet.content, subject="Thành lập Tổ kiểm tra")
    submit(office, replace(sheet, content=content))
    settle(offices)
    give_back(offices["snv-lanh-dao"], sheet.id, "Dời ô ký xuống dưới.")
    settle(offices)
    page = PlacePage(office, open_sheet(office, sheet.id), jobs)
    qtbot.addWidget(page)
    page.show()
    assert page.returned.text == "Bị trả lại: Dời ô ký xuống dưới."
    assert page.head.submit.text() == "Trình lại"
    assert page.is_kept()
    qtbot.waitUntil(lambda: not page.canvas._picture.isNull(), timeout=WAIT)


def test_a_file_signed_by_others_is_gone_on_with_after_a_look(
    qtbot: QtBot, jobs: Jobs, office: Office, offices: dict[str, Office], demo: Demo, tmp_path: Path
) -> None:
    ready = add_signature_fields(mend(scan()).pdf, (Place("Signature1", 1, 60, 60, 120, 40),))
    partner = offices["tan-hoa-lanh-dao"]
    with personal_key(partner, demo.province.pin) as key:
        (tmp_path / "lien-tich.pdf").write_bytes(sign(ready, key, "Signature1").pdf)
    window, got, failed = QWidget(), list[Taken](), list[UserError]()
    qtbot.addWidget(window)
    taking = Taking(window, office, jobs, got.append, failed.append)
    taking.take(str(tmp_path / "lien-tich.pdf"))
    qtbot.waitUntil(lambda: bool(window.findChildren(GoOnDialog)), timeout=WAIT)
    (dialog,) = window.findChildren(GoOnDialog)
    assert not dialog.main.isEnabled()
    qtbot.waitUntil(dialog.agreed.isEnabled, timeout=WAIT)
    assert f"{partner.person.name}: Hợp lệ" in dialog.signatures.text()
    assert "dưới con dấu" in dialog.way.text()
    dialog.agreed.click()
    dialog.main.click()
    qtbot.waitUntil(lambda: bool(got), timeout=WAIT)
    assert failed == []
    page = PlacePage(office, got[0][0], jobs)
    qtbot.addWidget(page)
    page.show()
    assert list(page._choices) == ["nguoi_ky", "dau"]
    qtbot.waitUntil(lambda: not page.canvas._picture.isNull(), timeout=WAIT)
    page.canvas.choose("dau")
    press(page.canvas, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    seal = page.canvas.field("dau")
    assert (seal.width, seal.height) == (440, 460)  # the less a side may grow, the less the other does
