"""The cards of signatures fit the pane of the smallest window: nothing is cut at the right."""

from dataclasses import replace

from pytestqt.qtbot import QtBot

from tests.acts.proof.test_report_file import SIGNATURE
from vbdt.document.verdict import Answer, Item
from vbdt.ui.preview.verdicts import SignatureCard

ROOM = 440
"""Pixels that a card has in a window of 1092."""


def test_a_card_fits_the_smallest_pane(qtbot: QtBot) -> None:
    said = ("CA tỉnh mẫu", "Trần Văn Bình", "2026-11-23T11:26:35+07:00 (theo dấu thời gian)", "Toàn vẹn")
    items = tuple(Item("Tính toàn vẹn của văn bản", each, Answer.GOOD) for each in said)
    card = SignatureCard(replace(SIGNATURE, items=items))
    qtbot.addWidget(card)
    assert card.minimumSizeHint().width() <= ROOM
