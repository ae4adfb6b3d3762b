"""A recall answered, by hand: before registration it is cancelled at once; after it the chairman declines."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtWidgets import QLabel

from tests.stories.test_through_the_window import PATIENCE, Sit, Sitting, sit
from tests.ui.keyboard import type_text
from vbdt.acts.deeds import Deed
from vbdt.acts.mail.answer import answer
from vbdt.acts.office import Office
from vbdt.acts.register_in import register_in
from vbdt.demo.make import Demo
from vbdt.demo.story import send_out, settle
from vbdt.demo.texts import COMMUNE, letter
from vbdt.document.filters import Filter
from vbdt.document.model import Direction, Document, StatusCode
from vbdt.document.states import Act, State
from vbdt.ui.dialogs.answer import AnswerDialog
from vbdt.ui.dialogs.recall import RecallDialog
from vbdt.ui.dialogs.stop_waiting import StopWaitingDialog
from vbdt.ui.dialogs.update import UpdateDialog

__all__ = ["sit"]

WHY = "Phụ lục I sai số liệu"


def out(offices: dict[str, Office], demo: Demo, subject: str) -> Document:
    """A letter that the commune has."""
    sheet = letter(offices["snv-chuyen-vien"])
    sheet = replace(sheet, content=replace(sheet.content, subject=subject), recipients=(COMMUNE,))
    document = send_out(offices, sheet, demo.province.pin, lambda _: None)
    settle(offices)
    return offices["snv-van-thu"].store.document(document)


def carry(sitting: Sitting, offices: dict[str, Office], there: Callable[[], bool]) -> None:
    """Carry the mail until something is there: couriers of open windows take part, each at its own pace."""

    def look() -> bool:
        settle(offices)
        return there()

    sitting.bot.waitUntil(look, timeout=PATIENCE)


def show_chip(sitting: Sitting, place: str, chip: str) -> None:
    sitting.go(place)
    box = sitting.window.desktop.box.box
    assert box is not None
    sitting.window.desktop.show_box(box, chip)


def recall(clerk: Sitting, subject: str) -> None:
    """The clerk finds the letter among those sent, and takes it back with a reason."""
    show_chip(clerk, "Văn bản đi", "da_gui")
    clerk.choose(subject)
    clerk.act(Act.RECALL)
    dialog = clerk.dialog(RecallDialog)
    assert isinstance(dialog, RecallDialog)
    type_text(dialog.reason, WHY)
    clerk.confirm(dialog)
    clerk.bot.waitUntil(lambda: "Đang thu hồi" in clerk.window.desktop.preview.header.wish.text, timeout=PATIENCE)
    assert Act.SEND.value not in clerk.buttons()


def at_commune(offices: dict[str, Office], subject: str) -> Document:
    rows = offices["tan-hoa-van-thu"].store.documents(Filter(direction=Direction.INCOMING)).rows
    return next(each for each in rows if each.facts.subject == subject)


def taken_in(offices: dict[str, Office], subject: str) -> Document:
    """Registered there; it lies at the chairman's."""
    mine = at_commune(offices, subject)
    register_in(offices["tan-hoa-van-thu"], mine.id, offices["tan-hoa-lanh-dao"].me.id)
    settle(offices)
    return mine


def test_before_registration(sit: Sit, offices: dict[str, Office], demo: Demo) -> None:
    subject = "Rà soát danh mục hồ sơ nộp lưu"
    sent = out(offices, demo, subject)
    clerk = sit("snv-van-thu")
    recall(clerk, subject)
    settle(offices)
    reception = sit("tan-hoa-van-thu")
    show_chip(reception, "Văn bản đến", "tat_ca")
    reception.choose(subject)
    header = reception.window.desktop.preview.header
    reception.bot.waitUntil(lambda: header.note.text == f"Đã thu hồi: {WHY}", timeout=PATIENCE)
    assert Act.REGISTER_IN.value not in reception.buttons()
    assert offices["snv-van-thu"].store.document(sent.id).state is State.RECALLED


def test_after_registration_the_chairman_declines(sit: Sit, offices: dict[str, Office], demo: Demo) -> None:
    subject = "Báo cáo tình hình sử dụng chữ ký số"
    sent = out(offices, demo, subject)
    mine = taken_in(offices, subject)
    clerk = sit("snv-van-thu")
    recall(clerk, subject)
    settle(offices)
    chairman = sit("tan-hoa-lanh-dao")
    show_chip(chairman, "Văn bản đến", "de_nghi")
    chairman.choose(subject)
    wish = chairman.window.desktop.preview.header.wish
    chairman.bot.waitUntil(wish.decline.isVisible, timeout=PATIENCE)
    assert WHY in wish.text
    chairman.click(wish.decline)
    dialog = chairman.dialog(AnswerDialog)
    assert isinstance(dialog, AnswerDialog)
    type_text(dialog.reason, "Xã đã báo cáo xong theo văn bản này")
    chairman.confirm(dialog)
    sender = offices["snv-van-thu"].store
    carry(chairman, offices, lambda: sender.document(sent.id).deliveries[0].answer is StatusCode.DECLINED)
    chairman.bot.waitUntil(lambda: not wish.isVisible(), timeout=PATIENCE)
    assert sender.document(sent.id).state is State.SENT
    assert offices["tan-hoa-van-thu"].store.document(mine.id).state is State.REGISTERED_IN
    tab = clerk.window.desktop.preview.recipients
    clerk.window.refresh()
    clerk.bot.waitUntil(
        lambda: any("không đồng ý" in each.text() for each in tab.findChildren(QLabel)), timeout=PATIENCE
    )


def test_a_yes_stops_the_work_and_an_update_changes_what_is_told(
    sit: Sit, offices: dict[str, Office], demo: Demo
) -> None:
    subject = "Lấy ý kiến dự thảo Quy chế văn thư"
    sent = out(offices, demo, subject)
    mine = taken_in(offices, subject)
    clerk = sit("snv-van-thu")
    show_chip(clerk, "Văn bản đi", "da_gui")
    clerk.choose(subject)
    clerk.act(Act.UPDATE)
    dialog = clerk.dialog(UpdateDialog)
    assert isinstance(dialog, UpdateDialog)
    dialog.subject.clear()
    type_text(dialog.subject, "Lấy ý kiến lần hai dự thảo Quy chế văn thư")
    type_text(dialog.reason, "Sửa trích yếu")
    clerk.confirm(dialog)
    settle(offices)
    chairman = sit("tan-hoa-lanh-dao")
    show_chip(chairman, "Văn bản đến", "de_nghi")
    chairman.choose(subject)
    wish = chairman.window.desktop.preview.header.wish
    chairman.bot.waitUntil(wish.agree.isVisible, timeout=PATIENCE)
    assert "lần hai" in wish.text
    chairman.click(wish.agree)
    chairman.confirm(chairman.dialog(AnswerDialog))
    sender, commune = offices["snv-van-thu"].store, offices["tan-hoa-van-thu"].store
    carry(chairman, offices, lambda: "lần hai" in commune.document(mine.id).facts.subject)
    carry(chairman, offices, lambda: sender.document(sent.id).deliveries[0].answer is StatusCode.AGREED)


def test_the_clerk_waits_no_more_and_hears_the_answer_after_all(
    sit: Sit, offices: dict[str, Office], demo: Demo
) -> None:
    subject = "Kiểm kê tài liệu lưu trữ năm nay"
    sent = out(offices, demo, subject)
    mine = taken_in(offices, subject)
    clerk = sit("snv-van-thu")
    recall(clerk, subject)
    settle(offices)
    header = clerk.window.desktop.preview.header
    clerk.bot.waitUntil(lambda: Deed.STOP_WAITING.value in header.deeds, timeout=PATIENCE)
    clerk.click(header.deeds[Deed.STOP_WAITING.value])
    dialog = clerk.dialog(StopWaitingDialog)
    assert isinstance(dialog, StopWaitingDialog)
    clerk.click(dialog.main)
    assert "Chưa ghi lý do" in dialog.banner.text
    type_text(dialog.reason, "Đã hỏi qua điện thoại")
    clerk.confirm(dialog)
    clerk.bot.waitUntil(lambda: Act.SEND.value in clerk.buttons(), timeout=PATIENCE)
    assert offices["snv-van-thu"].store.document(sent.id).state is State.SENT
    told = [each.text() for each in clerk.window.desktop.preview.recipients.findChildren(QLabel)]
    assert any("ngừng chờ từ" in each for each in told)
    answer(offices["tan-hoa-lanh-dao"], mine.id, agreed=True)
    carry(clerk, offices, lambda: offices["snv-van-thu"].store.document(sent.id).state is State.RECALLED)
    clerk.window.refresh()
    clerk.bot.waitUntil(lambda: "mọi nơi nhận đều đã hủy" in header.wish.text, timeout=PATIENCE)
