"""A forged document arrives: the clerk opens it, is told in red what was done to it, and refuses it with the reason."""

from collections.abc import Callable, Iterator
from typing import TypeAlias

import pytest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from tests.acts.test_forgery import deliver, envelope
from tests.signing.attacks.forge import add_annotation, updated
from tests.stories.test_through_the_window import PATIENCE, Sitting
from tests.ui.keyboard import type_text
from vbdt.acts.mail.exchange import exchange
from vbdt.acts.office import Office
from vbdt.demo.make import Demo
from vbdt.demo.story import send_out, settle
from vbdt.demo.texts import letter
from vbdt.document.filters import Filter
from vbdt.document.model import Direction, Document
from vbdt.document.states import Act, State
from vbdt.drafting.fields import fill
from vbdt.transport.edxml.records import Code
from vbdt.ui.dialogs.reason import ReasonDialog
from vbdt.ui.preview.revision import RevisionDialog
from vbdt.ui.preview.verdicts import SignatureCard

Forge: TypeAlias = Callable[[bytes], bytes]
SUBJECT = "Điều chỉnh kinh phí lần"
REASON = "Tệp bị sửa sau khi đóng dấu; đề nghị gửi lại văn bản gốc."


def number_replaced(pdf: bytes) -> bytes:
    """Another number is written into the field that the seal has locked."""
    return fill(pdf, {"so": "Số: 99/SNV-CCHC"})


def stamp_over_text(pdf: bytes) -> bytes:
    """A white stamp with another sum lies over the body."""
    white = b"1 1 1 rg 0 0 330 40 re f 0 g 8 8 60 14 re f"
    return updated(pdf, add_annotation("/Stamp", (90, 420, 420, 460), white))


@pytest.fixture(scope="module")
def issued(demo: Demo, offices: dict[str, Office]) -> bytes:
    """What the department really sent."""
    clerk = offices["snv-van-thu"]
    document = send_out(offices, letter(offices["snv-chuyen-vien"]), demo.province.pin, lambda _: None)
    settle(offices)
    return clerk.store.files.read(clerk.store.document(document).pdf)


@pytest.fixture
def clerk(qtbot: QtBot, qapp: QApplication, offices: dict[str, Office]) -> Iterator[Sitting]:
    sitting = Sitting(qtbot, offices["tan-hoa-van-thu"], qapp)
    yield sitting
    sitting.leave()


def arrived(office: Office, subject: str) -> Document:
    rows = office.store.documents(Filter(direction=Direction.INCOMING)).rows
    return next(each for each in rows if each.facts.subject == subject)


@pytest.mark.parametrize(
    ("forge", "number"),
    [(number_replaced, "99"), (stamp_over_text, "01")],
    ids=lambda each: getattr(each, "__name__", each),
)
def test_a_forged_document_is_seen_and_refused(
    forge: Forge, number: str, issued: bytes, clerk: Sitting, offices: dict[str, Office]
) -> None:
    subject = f"{SUBJECT} {number}"
    message = envelope(offices["snv-van-thu"], forge(issued), subject=subject, code=Code(number, "SNV-CCHC"))
    exchange(deliver(offices, message))
    document = arrived(offices["tan-hoa-van-thu"], subject)

    clerk.go("Văn bản đến")
    clerk.choose(subject)
    pane = clerk.window.desktop.preview
    clerk.bot.waitUntil(lambda: pane.reader.verdict.text == "Chữ ký số: đã bị thay đổi", timeout=PATIENCE)
    assert pane.header.trouble.property("banner") == "late"
    assert pane.header.trouble.isVisible()
    assert "đã bị sửa" in pane.header.trouble.text or "che mất" in pane.header.trouble.text

    clerk.click(pane.reader.verdict.details)
    assert pane.tabs.currentWidget() is pane.signatures
    seal = pane.signatures.findChildren(SignatureCard)[-1]
    told = "\n".join(each.text() for each in seal.findChildren(QLabel))
    assert "Không đạt" in told
    clerk.click(seal.then)
    clerk.bot.waitUntil(lambda: bool(clerk.window.findChildren(RevisionDialog)), timeout=PATIENCE)
    (beside,) = clerk.window.findChildren(RevisionDialog)
    clerk.bot.waitUntil(lambda: "chỗ khác trên" in beside.places.text(), timeout=PATIENCE)
    beside.accept()

    clerk.act(Act.REFUSE)
    refusing = clerk.dialog(ReasonDialog)
    assert isinstance(refusing, ReasonDialog)
    type_text(refusing.reason, REASON)
    clerk.confirm(refusing)
    refused = offices["tan-hoa-van-thu"].store.document(document.id)
    assert refused.state is State.REFUSED
    assert refused.note == REASON
