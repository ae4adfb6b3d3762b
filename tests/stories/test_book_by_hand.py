"""The signature book by hand: thirty documents, one PIN, the token pulled out in the middle; and a forged letter."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from pyhanko.pdf_utils.generic import ArrayObject, DictionaryObject, NumberObject, pdf_name
from PySide6.QtCore import Qt

from tests.acts.test_forgery import deliver, envelope, issued_pdf
from tests.acts.test_sign_many import folder_of
from tests.stories.test_through_the_window import PATIENCE, Sit, Sitting, sit
from tests.ui.keyboard import press, type_text
from vbdt.acts.book import signature_book
from vbdt.acts.keys import personal_key
from vbdt.acts.mail.exchange import exchange
from vbdt.acts.office import Office
from vbdt.acts.record import record_alone
from vbdt.acts.submit import facts_of
from vbdt.demo.make import Demo
from vbdt.demo.story import send_out, settle
from vbdt.demo.texts import letter
from vbdt.document.events import SignedUnopened, Submitted
from vbdt.document.filters import Filter
from vbdt.document.ids import DocumentId, random_id
from vbdt.document.states import Act, State
from vbdt.drafting.compose import compose
from vbdt.signing.editing import open_for_update
from vbdt.signing.sign import sign as sign_pdf
from vbdt.ui.book.batch import BatchDialog
from vbdt.ui.book.deeds import WithdrawDialog
from vbdt.ui.dialogs.reason import ReasonDialog

__all__ = ["sit"]
Offices = dict[str, Office]
GOOD = 29


def submit_pdf(drafter: Office, leader: Office, pdf: bytes, subject: str) -> DocumentId:
    """Submit a file as it is: typesetting thirty letters is another test's work."""
    sheet = letter(drafter)
    facts = facts_of(drafter, sheet, 1)
    ref = drafter.store.files.add(pdf, "van-ban.pdf", "application/pdf")
    document = DocumentId(random_id())
    record_alone(drafter, document, Submitted(replace(facts, subject=subject), ref, None, leader.me.id))
    return document


@pytest.fixture(scope="module")
def book(offices: Offices, demo: Demo) -> list[DocumentId]:
    """Thirty documents on the leader's desk; the field of the last is signed already."""
    drafter, leader = offices["snv-chuyen-vien"], offices["snv-lanh-dao"]
    pdf = compose(letter(drafter).content).pdf
    made = [submit_pdf(drafter, leader, pdf, f"Văn bản thứ {n} của lô") for n in range(1, GOOD + 1)]
    with personal_key(leader, demo.province.pin) as key:
        signed = sign_pdf(pdf, key, "nguoi_ky").pdf
    made.append(submit_pdf(drafter, leader, signed, "Văn bản đã có chữ ký từ trước"))
    settle(offices)
    return made


@contextmanager
def pulled_out(leader: Office) -> Iterator[Path]:
    """The leader's USB token is out of the machine."""
    token = folder_of(leader)
    away = token.rename(token.parent.parent / "rut-ra")
    try:
        yield away
    finally:
        away.rename(token)


def state_of(office: Office, document: DocumentId) -> State:
    return office.store.document(document).state


def open_batch(leader: Sitting, count: int) -> BatchDialog:
    """Tick everything and open the review."""
    pane = leader.window.desktop.book.pane
    leader.bot.waitUntil(lambda: pane.model.rowCount() == count, timeout=PATIENCE)
    press(pane.queue, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    leader.click(pane.sign_many)
    dialogs = leader.window.findChildren(BatchDialog)
    leader.bot.waitUntil(lambda: len(dialogs[0].rows) == count, timeout=PATIENCE)
    return dialogs[0]


def test_thirty_with_one_pin_and_the_token_pulled_once(
    sit: Sit, book: list[DocumentId], offices: Offices, demo: Demo
) -> None:
    leader = sit("snv-lanh-dao")
    leader.go("Trình ký")
    dialog = open_batch(leader, GOOD + 1)
    *good, bad = book
    opened = {each for each, row in dialog.rows.items() if row.review.opened}
    assert dialog.taken == tuple(each for each in dialog.rows if each in opened)  # unopened ones are off
    assert dialog.rows[bad].said == "Ô chữ ký đã được ký từ trước."
    leader.click(dialog.unseen)
    assert set(dialog.taken) == set(good)

    type_text(dialog.key.pin, demo.province.pin)
    leader.click(dialog.main)
    leader.bot.waitUntil(lambda: dialog._progress.maximum() == GOOD and dialog._progress.value() >= 3, timeout=PATIENCE)
    with pulled_out(leader.office):
        leader.bot.waitUntil(lambda: dialog.cancel.isVisible(), timeout=PATIENCE)
        assert "rút ra" in dialog.banner.text
        left = dialog.taken
        signed = [each for each in good if state_of(leader.office, each) is State.SIGNED]
        assert 3 <= len(signed) < GOOD
        assert set(left) == set(good) - set(signed)
        assert dialog.key.pin.text() == ""

    assert dialog.main.text() == f"Ký tiếp {len(left)} văn bản"
    type_text(dialog.key.pin, demo.province.pin)
    leader.click(dialog.main)
    leader.bot.waitUntil(lambda: not dialog.main.isVisible() and dialog.cancel.isVisible(), timeout=2 * PATIENCE)
    assert {state_of(leader.office, each) for each in good} == {State.SIGNED}
    assert state_of(leader.office, bad) is State.SUBMITTED
    leader.click(dialog.cancel)

    leader.bot.waitUntil(lambda: leader.window.desktop.book.pane.model.rowCount() == 1, timeout=PATIENCE)
    header = leader.window.desktop.preview.header
    leader.bot.waitUntil(lambda: "Ô chữ ký đã được ký từ trước." in header.plea.text, timeout=PATIENCE)
    unseen = next(each for each in good if each not in opened)
    facts = [type(each.event.fact) for each in leader.office.store.history(unseen)]
    assert facts.count(SignedUnopened) == 1


def test_a_signature_is_taken_back_by_hand(sit: Sit, book: list[DocumentId], offices: Offices) -> None:
    leader = sit("snv-lanh-dao")
    leader.go("Trình ký")
    pane = leader.window.desktop.book.pane
    box = pane.box
    assert box is not None
    pane.show_chip(box.chips[1])
    leader.bot.waitUntil(lambda: pane.model.index_of(book[6]).isValid(), timeout=PATIENCE)
    pane.view.choose(book[6])
    header = leader.window.desktop.preview.header
    leader.bot.waitUntil(lambda: "rut_lai" in header.deeds, timeout=PATIENCE)
    leader.bot.waitUntil(lambda: header.deeds["rut_lai"].isVisible(), timeout=PATIENCE)
    leader.bot.wait(50)  # buttons find their places when the window is idle
    leader.click(header.deeds["rut_lai"])
    dialog = leader.dialog(WithdrawDialog)
    assert isinstance(dialog, WithdrawDialog)
    type_text(dialog.why, "Sửa căn cứ.")
    leader.confirm(dialog)

    def taken_back() -> bool:
        """The window's own courier carries meanwhile: a round of ours may find nothing and yet not be the last."""
        settle(offices)
        return state_of(leader.office, book[6]) is State.SUBMITTED

    leader.bot.waitUntil(taken_back, timeout=PATIENCE)


def test_stop_in_the_middle_keeps_what_is_signed(
    sit: Sit, book: list[DocumentId], offices: Offices, demo: Demo
) -> None:
    """«Dừng» finishes the document under the pen; the others stay in the book, and go on with the PIN once more."""
    drafter, office = offices["snv-chuyen-vien"], offices["snv-lanh-dao"]
    pdf = compose(letter(drafter).content).pdf
    for n in range(12):
        submit_pdf(drafter, office, pdf, f"Văn bản thứ {n} của lô bị dừng")
    settle(offices)
    count = len(signature_book(office))
    leader = sit("snv-lanh-dao")
    leader.go("Trình ký")
    dialog = open_batch(leader, count)
    leader.click(dialog.unseen)
    wanted = set(dialog.taken)
    assert len(wanted) >= 12
    type_text(dialog.key.pin, demo.province.pin)
    leader.click(dialog.main)
    assert dialog.halt.isVisible()
    assert dialog._progress.value() == 0  # what the review counted is no progress of the signing
    leader.bot.waitUntil(lambda: dialog._progress.value() >= 1, timeout=PATIENCE)
    leader.click(dialog.halt)
    leader.bot.waitUntil(lambda: dialog.cancel.isVisible(), timeout=PATIENCE)
    signed = {each for each in wanted if state_of(leader.office, each) is State.SIGNED}
    assert 1 <= len(signed) < len(wanted)
    assert set(dialog.taken) == wanted - signed
    assert "Đã dừng theo yêu cầu" in dialog.banner.text
    assert f"Đã ký {len(signed)} văn bản" in dialog._summary.text()
    assert dialog.key.pin.text() == ""
    type_text(dialog.key.pin, demo.province.pin)
    leader.click(dialog.main)
    leader.bot.waitUntil(lambda: not dialog.main.isVisible() and dialog.cancel.isVisible(), timeout=2 * PATIENCE)
    assert {state_of(leader.office, each) for each in wanted} == {State.SIGNED}
    leader.click(dialog.cancel)


def with_a_box_over_the_text(pdf: bytes) -> bytes:
    """What a forger does: an annotation over the signed page, in a revision of its own."""
    writer = open_for_update(pdf)
    page, _ = writer.find_page_for_modification(0)
    square = DictionaryObject(
        {
            pdf_name("/Type"): pdf_name("/Annot"),
            pdf_name("/Subtype"): pdf_name("/Square"),
            pdf_name("/Rect"): ArrayObject(map(NumberObject, (100, 400, 400, 500))),
            pdf_name("/IC"): ArrayObject(map(NumberObject, (1, 1, 1))),
            pdf_name("/F"): NumberObject(4),
        }
    )
    writer.register_annotation(page, writer.add_object(square))
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def test_a_forged_document_is_seen_and_refused(sit: Sit, offices: Offices, demo: Demo) -> None:
    send_out(offices, letter(offices["snv-chuyen-vien"]), demo.province.pin, lambda _: None)
    settle(offices)
    forged = with_a_box_over_the_text(issued_pdf(offices))
    clerk_office = deliver(offices, envelope(offices["snv-van-thu"], forged, subject="Văn bản bị sửa sau khi ký"))
    exchange(clerk_office)

    clerk = sit("tan-hoa-van-thu")
    clerk.go("Văn bản đến")
    clerk.choose("Văn bản bị sửa sau khi ký")
    preview = clerk.window.desktop.preview
    clerk.bot.waitUntil(lambda: bool(preview.header.trouble.text), timeout=PATIENCE)
    assert preview.header.trouble.property("banner") == "late"
    seen = preview.seen
    assert seen is not None
    assert seen.document.verdict in ("modified", "invalid")
    clerk.act(Act.REFUSE)
    dialog = clerk.dialog(ReasonDialog)
    assert isinstance(dialog, ReasonDialog)
    type_text(dialog.reason, "Văn bản bị sửa sau khi ký số.")
    clerk.confirm(dialog)
    refused = clerk_office.store.documents(Filter(states=(State.REFUSED,))).rows
    assert [each.facts.subject for each in refused] == ["Văn bản bị sửa sau khi ký"]
