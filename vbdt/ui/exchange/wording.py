"""Words of the screen «Gửi nhận»: states and kinds of packages, the carrier and the age of its link."""

from datetime import datetime, timedelta

from PySide6.QtCore import QCoreApplication

from vbdt.acts.mail.traffic import Traffic, is_late
from vbdt.store.gaps import Gap
from vbdt.store.inbox import Awaited, Parked
from vbdt.store.outbox import PostingRow
from vbdt.ui import words
from vbdt.ui.exchange.table import Mark


def posting_mark(row: PostingRow, now: datetime) -> Mark:
    """Where a package stands, in a word and an icon."""
    translate = QCoreApplication.translate
    if row.received_at is not None:
        return Mark(translate("exchange", "Nơi nhận đã xác nhận"), "circle-check", "good")
    if row.replaced_by is not None:
        return Mark(translate("exchange", "Đã thay bằng gói khác"), "check", "second")
    if row.kind == "receipt" and row.handed_at is not None:
        return Mark(translate("exchange", "Đã gửi"), "check", "second")
    if row.due_at is None:
        return Mark(translate("exchange", "Đã ngừng tự gửi lại"), "circle-alert", "late")
    if is_late(row, now):
        return Mark(translate("exchange", "Quá 24 giờ chưa xác nhận"), "circle-alert", "late")
    if row.reason:
        return Mark(translate("exchange", "Chưa gửi được, sẽ thử lại"), "circle-alert", "soon")
    if row.handed_at is not None:
        return Mark(translate("exchange", "Đã gửi, chờ xác nhận"), "hourglass", "soon")
    return Mark(translate("exchange", "Chờ gửi"), "clock", "calm")


def kind_words(kind: str) -> str:
    translate = QCoreApplication.translate
    return {
        "document": translate("exchange", "Văn bản"),
        "status": translate("exchange", "Trạng thái xử lý"),
        "receipt": translate("exchange", "Xác nhận"),
        "history": translate("exchange", "Chuyển nội bộ"),
        "request": translate("exchange", "Yêu cầu"),
        "directory": translate("exchange", "Danh bạ"),
    }.get(kind, kind)


def missing_words(row: Awaited | Parked | Gap) -> str:
    """What is missing, and what can be done about it."""
    translate = QCoreApplication.translate
    match row:
        case Awaited():
            return translate(
                "exchange", "Mới có tin báo, nội dung chưa đến: tự nhận khi đến; lâu chưa đến thì hỏi nơi gửi."
            )
        case Parked():
            return translate(
                "exchange", "Việc trước đó của văn bản này chưa đến: tự ghi khi đến, hoặc đề nghị gửi lại."
            )
    return translate(
        "exchange", "Nơi gửi đã đánh số gói này mà bàn chưa nhận được: tự đề nghị gửi lại mỗi ngày một lần."
    )


def carrier_words(traffic: Traffic) -> str:
    """Which carrier it is, when it last answered, and how long ago that is."""
    translate = QCoreApplication.translate
    if traffic.contact is None or traffic.silent is None:
        return translate("exchange", "Hộp thư: {carrier}. Chưa liên lạc được lần nào.").format(carrier=traffic.carrier)
    text = translate("exchange", "Hộp thư: {carrier}. Liên lạc được lần cuối {age} ({at}).")
    return text.format(carrier=traffic.carrier, age=age_words(traffic.silent), at=words.moment(traffic.contact))


def age_words(age: timedelta) -> str:
    """How long ago, in the largest unit that fits."""
    translate = QCoreApplication.translate
    if age < timedelta(minutes=2):
        return translate("exchange", "vừa xong")
    if age < timedelta(hours=1):
        return translate("exchange", "{count} phút trước").format(count=age.seconds // 60)
    if age < timedelta(days=1):
        return translate("exchange", "{count} giờ trước").format(count=age.seconds // 3600)
    return translate("exchange", "{count} ngày trước").format(count=age.days)
