"""The draft page: what is typed is kept, shown as it will print, and submitted when nothing is missing."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.ui.drafts.examples import blank_sheet, decision_sheet, form_facts
from tests.ui.keyboard import type_text
from vbdt.acts.sheet import Sheet
from vbdt.document.content import Signer, paragraph
from vbdt.document.ids import AgencyId, FileId
from vbdt.document.kinds import Secrecy, Urgency
from vbdt.document.model import Changed, FileRef
from vbdt.drafting.compose import compose
from vbdt.errors import UserError
from vbdt.ui.drafts.fields import FieldsForm
from vbdt.ui.drafts.page import DraftActs, SheetPage
from vbdt.ui.jobs import Jobs


@dataclass
class Desk:
    """Keeps what the page hands over."""

    kept: list[Sheet] = field(default_factory=list)
    submitted: list[Sheet] = field(default_factory=list)
    dropped: list[Sheet] = field(default_factory=list)
    refusal: UserError | None = None

    def acts(self) -> DraftActs:
        return DraftActs(
            save=self._save,
            discard=self._drop,
            compose=lambda sheet: compose(sheet.content).pdf,
            submit=self._submit,
            clock=lambda: datetime(2026, 11, 20, 1, 45, tzinfo=UTC),
            attach=self._attach,
        )

    def _save(self, sheet: Sheet) -> Changed:
        if self.refusal:
            raise self.refusal
        self.kept.append(sheet)
        return Changed(drafts=True)

    def _drop(self, sheet: Sheet) -> Changed:
        self.dropped.append(sheet)
        return Changed(drafts=True)

    def _attach(self, data: bytes, name: str) -> tuple[FileRef, tuple[str, ...]]:
        if not data.startswith(b"%PDF"):
            raise UserError("Tệp này không phải là PDF.", "Chọn tệp PDF.")
        return FileRef(FileId("1"), name, "application/pdf", len(data), "0" * 64), ("Tệp không phải PDF/A.",)

    def _submit(self, sheet: Sheet, _page: QWidget, done: Callable[[Changed], None]) -> None:
        self.submitted.append(sheet)
        done(Changed(documents=(sheet.id,)))


@pytest.fixture
def desk() -> Desk:
    return Desk()


def open_page(qtbot: QtBot, jobs: Jobs, desk: Desk, sheet: Sheet) -> SheetPage:
    page = SheetPage(form_facts(), sheet, desk.acts(), jobs)
    qtbot.addWidget(page)
    page.resize(1300, 800)
    page.show()
    return page


def test_a_sheet_is_shown_and_read_without_a_change(qtbot: QtBot, jobs: Jobs, desk: Desk) -> None:
    sheet = replace(decision_sheet(), reply_by=date(2026, 12, 1), paper=True)
    page = open_page(qtbot, jobs, desk, sheet)
    assert page.sheet() == sheet
    assert page.is_kept()


def test_a_whole_decision_is_typed(qtbot: QtBot, jobs: Jobs, desk: Desk) -> None:
    page = open_page(qtbot, jobs, desk, blank_sheet())
    form = page.form
    type_text(form.subject, "Ban hành Kế hoạch cải cách hành chính năm 2027 của Sở Nội vụ")
    type_text(form.authority, "GIÁM ĐỐC SỞ NỘI VỤ")
    type_text(form.parent_agency, "UBND tỉnh Hậu Giang")
    form.signer.setCurrentIndex(form.signer.findText("Trần Thị Thùy Dương"))
    type_text(form.recipients, "Như Điều 3;\nSở Tài chính;\nLưu: VT, CCHC.")
    form.agencies.tick((AgencyId("H30.03"), AgencyId("H30.50.01")))
    body = page.texts.body
    type_text(body, "Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025\n")
    type_text(body, "Căn cứ Nghị định số 30/2020/NĐ-CP về công tác văn thư\n")
    type_text(body, "Theo đề nghị của Trưởng phòng Cải cách hành chính\n\n")
    type_text(body, "Điều 1. Ban hành kèm theo Quyết định này Kế hoạch cải cách hành chính năm 2027.")
    page.texts.add_annex()
    annex = page.texts.annexes()[0]
    type_text(annex.title, "Danh mục nhiệm vụ")
    type_text(annex.body, "1. Rà soát thủ tục hành chính.")

    wanted = decision_sheet()
    content = replace(wanted.content, body=wanted.content.body[:4])
    assert page.sheet() == replace(wanted, content=content)


def test_what_is_typed_is_kept_after_a_pause(qtbot: QtBot, jobs: Jobs, desk: Desk) -> None:
    page = open_page(qtbot, jobs, desk, decision_sheet())
    page.keeper.timer.setInterval(10)
    with qtbot.waitSignal(page.saved):
        type_text(page.texts.body, "Sửa")
    assert desk.kept == [page.sheet()]
    assert page.is_kept()


def test_who_types_without_a_pause_is_kept_too(qtbot: QtBot, jobs: Jobs, desk: Desk) -> None:
    page = open_page(qtbot, jobs, desk, decision_sheet())
    page.keeper.timer.setInterval(100)
    for _ in range(100):
        type_text(page.texts.body, "a")
        qtbot.wait(10)
        if desk.kept:
            break
    assert desk.kept


def test_nothing_is_kept_where_nothing_changed(qtbot: QtBot, jobs: Jobs, desk: Desk) -> None:
    page = open_page(qtbot, jobs, desk, decision_sheet())
    page.keeper.timer.setInterval(10)
    page.texts.body._looks.rehighlight()
    qtbot.waitUntil(lambda: not page.keeper.timer.isActive())
    assert desk.kept == []
    assert page.head.state.text() == ""


def test_leaving_keeps_first(qtbot: QtBot, jobs: Jobs, desk: Desk) -> None:
    page = open_page(qtbot, jobs, desk, decision_sheet())
    type_text(page.texts.body, "Sửa")
    with qtbot.waitSignal(page.closed):
        page.close_page()
    assert desk.kept == [page.sheet()]


def test_a_full_disk_does_not_close_the_page(qtbot: QtBot, jobs: Jobs, desk: Desk) -> None:
    desk.refusal = UserError("Đĩa đã đầy.", "Giải phóng dung lượng rồi lưu lại.")
    page = open_page(qtbot, jobs, desk, decision_sheet())
    type_text(page.texts.body, "Sửa")
    with qtbot.assertNotEmitted(page.closed):
        page.close_page()
        qtbot.waitUntil(lambda: "Đĩa đã đầy." in page._banner.text)
    assert not page.is_kept()


def test_what_is_missing_is_said_and_led_to(qtbot: QtBot, jobs: Jobs, desk: Desk) -> None:
    page = open_page(
        qtbot, jobs, desk, replace(decision_sheet(), content=replace(decision_sheet().content, subject=""))
    )
    with qtbot.waitActive(page):
        page.activateWindow()
    page.submit()
    assert desk.submitted == []
    assert "chưa trình ký được" in page._banner.text
    qtbot.waitUntil(page.form.subject.hasFocus)
    type_text(page.form.subject, "Ban hành Kế hoạch")
    page.submit()
    assert [sheet.content.subject for sheet in desk.submitted] == ["Ban hành Kế hoạch"]


def test_a_secret_is_neither_kept_nor_submitted(qtbot: QtBot, jobs: Jobs, desk: Desk) -> None:
    page = open_page(qtbot, jobs, desk, decision_sheet())
    page.form.secrecy.setCurrentIndex(page.form.secrecy.findData(Secrecy.SECRET))
    assert "Luật Bảo vệ bí mật nhà nước" in page._banner.text
    page.save()
    page.submit()
    assert (desk.kept, desk.submitted) == ([], [])
    page._unmark()
    page.submit()
    assert desk.submitted == [decision_sheet()]


def test_the_page_is_shown_as_it_prints_and_a_fault_leaves_it(qtbot: QtBot, jobs: Jobs, desk: Desk) -> None:
    page = open_page(qtbot, jobs, desk, decision_sheet())
    qtbot.waitUntil(lambda: page.preview.page_count() == 2, timeout=10_000)
    page.texts.body.show_blocks((paragraph("Chữ lạ ☃"),))
    page.preview.refresh()
    qtbot.waitUntil(lambda: "☃" in page.preview._words.text(), timeout=10_000)
    assert page.preview.page_count() == 2


def test_a_narrow_page_leaves_out_the_print(qtbot: QtBot, jobs: Jobs, desk: Desk) -> None:
    page = open_page(qtbot, jobs, desk, decision_sheet())
    assert page.preview.isVisible()
    page.resize(790, 600)
    assert not page.preview.isVisible()
    qtbot.waitUntil(lambda: page.minimumSizeHint().width() <= 790)


def test_kind_decides_what_is_asked(qtbot: QtBot, jobs: Jobs, desk: Desk) -> None:
    form = open_page(qtbot, jobs, desk, decision_sheet()).form
    form.kind.setCurrentIndex(form.kind.findData("cong_van"))
    assert form.notation.text() == "SNV-VP"
    assert (form.authority.isVisible(), form.addressees.isVisible()) == (False, True)
    type_text(form.addressees, "Sở Tài chính")
    assert form.sheet(blank_sheet()).content.addressees == ("Sở Tài chính",)
    form.kind.setCurrentIndex(form.kind.findData("quyet_dinh"))
    assert form.sheet(blank_sheet()).content.addressees == ()
    assert form.notation.text() == "QĐ-SNV"


@pytest.mark.parametrize(("today", "proposed"), [(20, 27), (21, 30), (22, 30), (23, 30)])
def test_a_reply_is_asked_for_within_a_week_of_work(qtbot: QtBot, today: int, proposed: int) -> None:
    form = FieldsForm(replace(form_facts(), today=date(2026, 11, today)))
    qtbot.addWidget(form)
    form.reply_by._tick.setChecked(True)
    assert form.reply_by.day() == date(2026, 11, proposed)


def test_agencies_are_found_without_diacritics(qtbot: QtBot, jobs: Jobs, desk: Desk) -> None:
    picker = open_page(qtbot, jobs, desk, decision_sheet()).form.agencies
    type_text(picker._search, "tan long")
    shown = [item.text() for item in picker._list.rows() if not item.isHidden()]
    assert shown == ["UBND xã Tân Long"]
    assert picker.ticked() == decision_sheet().recipients


def test_ticked_agencies_are_written_above_the_line_of_filing(qtbot: QtBot, jobs: Jobs, desk: Desk) -> None:
    form = open_page(qtbot, jobs, desk, decision_sheet()).form
    form._copy.click()
    assert form.recipients.lines() == ("Như Điều 3;", "Sở Tài chính;", "UBND xã Tân Long;", "Lưu: VT, CCHC.")


def test_urgency_and_signer_reach_the_sheet(qtbot: QtBot, jobs: Jobs, desk: Desk) -> None:
    page = open_page(qtbot, jobs, desk, decision_sheet())
    page.form.urgency.setCurrentIndex(page.form.urgency.findData(Urgency.FLASH))
    page.form.signer.setCurrentIndex(0)
    sheet = page.sheet()
    assert sheet.content.urgency is Urgency.FLASH
    assert sheet.content.signer == Signer(("GIÁM ĐỐC",), "Nguyễn Văn Minh")
    assert sheet.leader == "giam-doc"


def test_files_of_their_own_go_along(qtbot: QtBot, jobs: Jobs, desk: Desk, tmp_path: Path) -> None:
    page = open_page(qtbot, jobs, desk, decision_sheet())
    good, bad = tmp_path / "Biểu 01.pdf", tmp_path / "anh.pdf"
    good.write_bytes(b"%PDF-1.7")
    bad.write_bytes(b"GIF89a")
    page.attachments.take([str(good)])
    qtbot.waitUntil(lambda: [each.name for each in page.sheet().attachments] == ["Biểu 01.pdf"])
    assert "Biểu 01.pdf: Tệp không phải PDF/A." in page._banner.text
    page.attachments.take([str(bad)])
    qtbot.waitUntil(lambda: "không phải là PDF" in page._banner.text)
    page.attachments._list.setCurrentRow(0)
    page.attachments.drop_button.click()
    assert page.sheet().attachments == ()


def test_a_draft_is_dropped_only_after_a_second_yes(qtbot: QtBot, jobs: Jobs, desk: Desk) -> None:
    page = open_page(qtbot, jobs, desk, decision_sheet())
    page._ask_to_discard()
    assert desk.dropped == []
    with qtbot.waitSignal(page.closed):
        page._discard()
    assert desk.dropped == [decision_sheet()]


def test_every_control_has_a_name(qtbot: QtBot, jobs: Jobs, desk: Desk) -> None:
    page = open_page(qtbot, jobs, desk, decision_sheet())
    unnamed = []
    for widget in page.findChildren(QWidget):
        if widget.isVisible() and widget.focusPolicy() and not widget.objectName().startswith("qt_"):
            seen = QAccessible.queryAccessibleInterface(widget)
            if not seen.text(QAccessible.Text.Name):
                unnamed.append(f"{type(widget).__name__} {widget.objectName()}")
    assert unnamed == []
