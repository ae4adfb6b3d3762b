"""Levels, and what holds a file, in the words of the office."""

from datetime import datetime

from PySide6.QtCore import QCoreApplication

from vbdt.document.model import Document
from vbdt.document.protection import Hold, Protection
from vbdt.document.verdict import Level
from vbdt.ui import words
from vbdt.ui.say import Tone


def title_words(document: Document) -> str:
    """`06/SNV-CCHC  Báo cáo kết quả…`."""
    return "  ".join(part for part in (document.symbol or document.facts.notation, document.facts.subject) if part)


def level_words(level: str) -> str:
    """`Lưu trữ dài hạn` for B-LTA."""
    translate = QCoreApplication.translate
    return {
        Level.B_B.value: translate("levels", "Chữ ký"),
        Level.B_T.value: translate("levels", "Dấu thời gian"),
        Level.B_LT.value: translate("levels", "Bằng chứng dài hạn"),
        Level.B_LTA.value: translate("levels", "Lưu trữ dài hạn"),
    }.get(level, level)


def hold_words(hold: Hold) -> str:
    translate = QCoreApplication.translate
    return {
        Hold.NONE: translate("levels", "Chưa ký số"),
        Hold.SIGNATURE: translate("levels", "Chỉ có chữ ký"),
        Hold.TIME_STAMP: translate("levels", "Dấu thời gian của chữ ký"),
        Hold.ARCHIVE: translate("levels", "Dấu thời gian lưu trữ"),
    }[hold]


def until_words(held: Protection, now: datetime) -> str:
    """`18/11/2027, còn 11 tháng`: when the certificate behind it ends."""
    if held.until is None:
        return "–"
    translate = QCoreApplication.translate
    days = (held.until - now).days
    if held.until <= now:
        left = translate("levels", "đã hết hạn")
    elif days < 60:
        left = translate("levels", "còn {count} ngày").format(count=max(days, 1))
    elif days < 730:
        left = translate("levels", "còn {count} tháng").format(count=days // 30)
    else:
        left = translate("levels", "còn {count} năm").format(count=days // 365)
    return f"{words.day(held.until.date())}, {left}"


def hold_tone(held: Protection, needs: bool, now: datetime) -> Tone:
    """How loud: past its end, to be renewed, or at rest."""
    if held.until is not None and held.until <= now:
        return Tone.LATE
    return Tone.SOON if needs else Tone.GOOD
