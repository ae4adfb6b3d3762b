"""The tabs beside the pages: the facts of a document, its history, and what became of it at each recipient."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFormLayout, QFrame, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from vbdt.document.changes import is_open
from vbdt.document.directory import Directory
from vbdt.document.events import Event
from vbdt.document.kinds import Urgency
from vbdt.document.model import Delivery, Direction, FileRef, StatusCode
from vbdt.ui import icons, words
from vbdt.ui.labels import line
from vbdt.ui.preview.seen import Seen
from vbdt.ui.terms import due_words, term


class Sheet(QScrollArea):
    """A column of widgets that scrolls; `refill` puts new ones in."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)

    def refill(self, *widgets: QWidget) -> None:
        body = QWidget()
        body.setProperty("ground", "canvas")
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 8, 12, 24)
        column.setSpacing(10)
        for widget in widgets:
            column.addWidget(widget)
        column.addStretch()
        self.setWidget(body)


class FactsTab(Sheet):
    """Thông tin: what everyone may know of the document, and its files."""

    def show_seen(self, seen: Seen, directory: Directory, save: Callable[[FileRef], None]) -> None:
        widgets: list[QWidget] = [self._form(seen, directory)]
        files = [seen.document.pdf, *seen.document.annexes]
        widgets += [_heading(self.tr("Tệp")), *(self._file(each, save) for each in files)]
        self.refill(*widgets)

    def _form(self, seen: Seen, directory: Directory) -> QFrame:
        card = QFrame()
        card.setProperty("ground", "card")
        form = QFormLayout(card)
        form.setContentsMargins(16, 14, 16, 14)
        form.setVerticalSpacing(8)
        form.setHorizontalSpacing(24)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for label, text in self._pairs(seen, directory):
            if text and text != "–":
                form.addRow(_look(label, "second"), line(text))
        return card

    def _pairs(self, seen: Seen, directory: Directory) -> list[tuple[str, str]]:
        document = seen.document
        facts = document.facts
        return [
            (self.tr("Tên loại"), facts.kind_record.name),
            (self.tr("Số, ký hiệu"), document.symbol or facts.notation),
            (self.tr("Ngày văn bản"), words.day(document.dated)),
            (self.tr("Cơ quan ban hành"), facts.issuer_name),
            (self.tr("Người ký"), _signer(seen)),
            (self.tr("Độ khẩn"), term(facts.urgency.label) if facts.urgency is not Urgency.NORMAL else ""),
            (self.tr("Hạn trả lời"), words.day(facts.reply_by)),
            (self.tr("Nơi nhận"), "\n".join(facts.to_places)),
            (self.tr("Trạng thái"), term(document.state.label)),
            (self.tr("Đang ở bàn"), words.desk_name(directory, document.holder)),
            (self.tr("Số đến"), str(document.arrival_number or "")),
            (self.tr("Đến lúc"), words.moment(document.arrived_at)),
            (self.tr("Chủ trì"), words.desk_name(directory, document.lead)),
            (self.tr("Phối hợp"), "; ".join(words.desk_name(directory, each) for each in document.coordinators)),
            (self.tr("Ý kiến chỉ đạo"), document.instruction),
            (self.tr("Thời hạn"), _deadline(seen)),
            (self.tr("Kết quả"), document.result),
            (self.tr("Văn bản liên quan"), "\n".join(words.facts_line(each) for each in seen.answers)),
            (self.tr("Hồ sơ"), "\n".join(f"{each.code} {each.title}" for each in seen.case_files)),
            (self.tr("Mã liên thông"), document.edxml_id),
        ]

    def _file(self, file: FileRef, save: Callable[[FileRef], None]) -> QFrame:
        card = QFrame()
        card.setProperty("ground", "card")
        picture = QLabel()
        icons.dress(picture, "file-text", "second")
        button = QPushButton(self.tr("Lưu ra tệp…"))
        button.setAccessibleName(self.tr("Lưu {name} ra tệp").format(name=file.name))
        button.setProperty("kind", "link")
        button.clicked.connect(lambda: save(file))
        row = QHBoxLayout(card)
        row.setContentsMargins(14, 8, 10, 8)
        row.setSpacing(10)
        row.addWidget(picture)
        row.addWidget(line(f"{file.name}  ({size_words(file.size)})"), 1)
        row.addWidget(button)
        return card


class HistoryTab(Sheet):
    """Lịch sử: every event of the document, the first at the top, with who and when."""

    def show_seen(self, seen: Seen, directory: Directory) -> None:
        self.refill(*(self._line(event, directory) for event in seen.history))

    def _line(self, event: Event, directory: Directory) -> QFrame:
        card = QFrame()
        card.setProperty("ground", "card")
        column = QVBoxLayout(card)
        column.setContentsMargins(16, 10, 16, 10)
        column.setSpacing(2)
        column.addWidget(line(words.event_words(event, directory), "strong"))
        note = words.event_note(event)
        if note:
            column.addWidget(line(f"«{note}»"))
        who = self.tr("{when}, {who}").format(when=words.moment(event.at), who=words.desk_name(directory, event.desk))
        column.addWidget(_look(who, "small"))
        return card


class RecipientsTab(Sheet):
    """Nơi nhận: each recipient with how far it got: gửi, gói đến nơi, trạng thái xử lý báo về."""

    def show_seen(self, seen: Seen, directory: Directory) -> None:
        known = {each.recipient for each in seen.document.deliveries}
        planned = [each for each in seen.document.facts.recipients if each not in known]
        cards: list[QWidget] = [self._delivery(each, directory) for each in seen.document.deliveries]
        waiting = self.tr("Chưa gửi")
        cards += [_card("clock", "calm", words.agency_name(directory, each), [waiting]) for each in planned]
        if not cards:
            cards = [_look(self.tr("Văn bản này chưa có nơi nhận điện tử."), "second")]
        self.refill(*cards)

    def _delivery(self, delivery: Delivery, directory: Directory) -> QFrame:
        lines = [self.tr("Gửi lúc {when}").format(when=words.moment(delivery.sent_at))]
        icon, ink = "hourglass", "soon"
        if delivery.receipt_at is None and delivery.status is None:
            agency = directory.find_agency(delivery.recipient)
            by_file = agency is None or agency.mail_desk is None
            lines.append(
                self.tr("Đã xuất thành tệp edXML, chờ nơi nhận báo trạng thái")
                if by_file
                else self.tr("Chưa có xác nhận của nơi nhận")
            )
        else:
            icon, ink = "circle-check", "good"
        if delivery.receipt_at is not None:
            lines.append(self.tr("Nơi nhận xác nhận lúc {when}").format(when=words.moment(delivery.receipt_at)))
        if delivery.status is not None:
            status = self.tr("{status}, lúc {when}")
            lines.append(status.format(status=term(delivery.status.label), when=words.moment(delivery.status_at)))
        if delivery.status is StatusCode.REFUSED:
            icon, ink = "circle-alert", "late"
        if delivery.note and not (delivery.status and delivery.note == delivery.status.label):
            lines.append(f"«{delivery.note}»")
        asked = self._asked(delivery)
        if asked:
            lines.append(asked)
            icon, ink = ("hourglass", "soon") if is_open(delivery) else ("undo-2", "calm")
            if delivery.answer is StatusCode.DECLINED:
                icon, ink = "circle-alert", "late"
        if delivery.answer and delivery.answer_note not in (None, delivery.answer.label):
            lines.append(f"«{delivery.answer_note}»")
        return _card(icon, ink, words.agency_name(directory, delivery.recipient), lines)

    def _asked(self, delivery: Delivery) -> str:
        """What we asked about the document after it went, and what the recipient said."""
        if delivery.asked is None:
            return ""
        change = term(delivery.asked.label)
        if delivery.stopped_at is not None and delivery.answer is None:
            text = self.tr("{change}: yêu cầu lúc {when}, ngừng chờ từ {until}")
            when, until = words.moment(delivery.asked_at), words.moment(delivery.stopped_at)
            return text.format(change=change, when=when, until=until)
        match delivery.answer:
            case StatusCode.AGREED:
                text = self.tr("{change}: nơi nhận đồng ý lúc {when}")
            case StatusCode.DECLINED:
                text = self.tr("{change}: nơi nhận không đồng ý lúc {when}")
            case _:
                text = self.tr("{change}: yêu cầu lúc {when}, chưa có trả lời")
        return text.format(change=change, when=words.moment(delivery.answered_at or delivery.asked_at))


def size_words(size: int) -> str:
    """`1,4 MB` as Vietnam writes it."""
    if size < 1_000_000:
        return f"{max(1, round(size / 1000))} KB"
    return f"{size / 1_000_000:.1f} MB".replace(".", ",")


def _signer(seen: Seen) -> str:
    signer = seen.document.facts.signer
    return ", ".join(part for part in (signer.name, signer.title) if part)


def _deadline(seen: Seen) -> str:
    if seen.document.deadline is None or seen.document.direction is not Direction.INCOMING:
        return ""
    return f"{words.day(seen.document.deadline)} ({due_words(seen.due).lower()})"


def _card(icon: str, ink: str, name: str, lines: list[str]) -> QFrame:
    card = QFrame()
    card.setProperty("ground", "card")
    picture = QLabel()
    icons.dress(picture, icon, ink, 20)
    column = QVBoxLayout()
    column.setSpacing(2)
    column.addWidget(line(name, "strong"))
    for each in lines:
        column.addWidget(line(each, "second"))
    row = QHBoxLayout(card)
    row.setContentsMargins(14, 12, 14, 12)
    row.setSpacing(12)
    row.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
    row.addLayout(column, 1)
    return card


def _heading(text: str) -> QLabel:
    return _look(text, "strong")


def _look(text: str, look: str) -> QLabel:
    label = QLabel(text)
    label.setProperty("look", look)
    return label
