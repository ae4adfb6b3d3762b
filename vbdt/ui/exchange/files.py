"""Rows of `.edxml` files on the screen «Gửi nhận»: how far they got, why some were not taken in."""

from datetime import datetime

from PySide6.QtCore import QCoreApplication

from vbdt.acts.mail.edxml_folder import RefusedFile
from vbdt.acts.mail.edxml_out import OutFile, Stage
from vbdt.acts.mail.traffic import is_old
from vbdt.acts.office import Office
from vbdt.transport.body import PackageKind
from vbdt.ui import words
from vbdt.ui.exchange.table import Mark


def file_mark(file: OutFile, stage: Stage, now: datetime) -> Mark:
    """How far it got, in a word and an icon. Lying in the folder for a day, it is somebody's oversight."""
    translate = QCoreApplication.translate
    match stage:
        case Stage.ANSWERED:
            return Mark(translate("exchange", "Nơi nhận đã trả lời"), "circle-check", "good")
        case Stage.TAKEN:
            return Mark(translate("exchange", "Đã lấy đi"), "check", "second")
        case Stage.WRITTEN if is_old(file, now):
            return Mark(translate("exchange", "Quá 24 giờ chưa được lấy đi"), "circle-alert", "late")
        case Stage.WRITTEN:
            return Mark(translate("exchange", "Đã ghi, chờ chuyển đi"), "hourglass", "soon")
    return Mark(translate("exchange", "Chờ ghi ra thư mục"), "clock", "calm")


def file_texts(office: Office, file: OutFile, subject: str) -> tuple[str, ...]:
    """The cells after the mark."""
    translate = QCoreApplication.translate
    document = file.kind == PackageKind.DOCUMENT
    kind = translate("exchange", "Văn bản (tệp)") if document else translate("exchange", "Trạng thái (tệp)")
    agency = words.agency_name(office.directory, file.agency)
    return kind, agency, subject, words.moment(file.since), "", file.file.name


def refused_mark() -> Mark:
    return Mark(QCoreApplication.translate("exchange", "Tệp lỗi"), "circle-alert", "late")


def refused_texts(file: RefusedFile) -> tuple[str, ...]:
    """A name may hold bytes that are no letters in any writing."""
    return words.moment(file.at), file.reason, file.name.encode("utf-8", "replace").decode("utf-8")
