"""Records in the words of the office: times, names, what an event says. Words only, no widgets."""

from collections.abc import Sequence
from datetime import date, datetime

from PySide6.QtCore import QCoreApplication

from vbdt.acts.deeds import Deed
from vbdt.document import changes, events, paper
from vbdt.document.calendar import VIETNAM, local_day
from vbdt.document.copies import CopyKind
from vbdt.document.directory import Directory
from vbdt.document.events import Event
from vbdt.document.ids import AgencyId, DeskId
from vbdt.document.model import Direction, Document
from vbdt.document.states import State
from vbdt.errors import UserError
from vbdt.ui.terms import term

_DAY = "%d/%m/%Y"


def day(when: date | None) -> str:
    """`18/11/2026`, or a dash."""
    return when.strftime(_DAY) if when else "–"


def moment(when: datetime | None) -> str:
    """`18/11/2026 08:42` in Vietnam's time, or a dash."""
    return when.astimezone(VIETNAM).strftime("%d/%m/%Y %H:%M") if when else "–"


def when_short(when: datetime, today: date) -> str:
    """`08:42` today, «Hôm qua», `20/11/2025` before."""
    on = local_day(when)
    if on == today:
        return when.astimezone(VIETNAM).strftime("%H:%M")
    if (today - on).days == 1:
        return QCoreApplication.translate("words", "Hôm qua")
    return day(on)


def initials(name: str) -> str:
    """`NH` for Nguyễn Thị Hạnh: family name and given name."""
    words = name.split()
    return "".join(word[0] for word in (words[:1] + words[-1:] if len(words) > 1 else words)).upper()


def agency_name(directory: Directory, agency: AgencyId) -> str:
    """The name, or the code when the directory does not know it."""
    try:
        return directory.agency(agency).name
    except UserError:
        return agency


def desk_name(directory: Directory, desk: DeskId | None) -> str:
    """The person at a desk, with the post."""
    if desk is None:
        return "–"
    try:
        person = directory.person(directory.desk(desk).person)
    except UserError:
        return desk
    return f"{person.name}, {person.title}" if person.title else person.name


def facts_line(document: Document) -> str:
    """`Công văn 1284/STC-NS, ngày 18/11/2026. Sở Tài chính. Số đến 12`."""
    kind = document.facts.kind_record.name
    parts = [f"{kind} {document.symbol}".strip()]
    if document.dated:
        parts[0] += ", " + QCoreApplication.translate("words", "ngày {day}").format(day=day(document.dated))
    parts.append(document.facts.issuer_name)
    if document.arrival_number is not None:
        parts.append(QCoreApplication.translate("words", "Số đến {number}").format(number=document.arrival_number))
    return ". ".join(parts)


def counterpart(document: Document, directory: Directory) -> str:
    """Whom a row names: the issuer of what came in, the recipients of what goes out."""
    if document.direction is Direction.INCOMING:
        return document.facts.issuer_name
    agencies = [each.recipient for each in document.deliveries] or list(document.facts.recipients)
    if not agencies:
        return QCoreApplication.translate("words", "Chưa chọn nơi nhận")
    return agencies_name(directory, agencies)


def agencies_name(directory: Directory, agencies: Sequence[AgencyId]) -> str:
    """The first one, and how many more; empty for nobody."""
    if not agencies:
        return ""
    first = agency_name(directory, agencies[0])
    if len(agencies) == 1:
        return first
    more = QCoreApplication.translate("words", "{first} và {count} nơi khác")
    return more.format(first=first, count=len(agencies) - 1)


def twins_words(twins: Sequence[Document]) -> str:
    """Which documents may be the same as this one, by what tells them apart."""
    translate = QCoreApplication.translate
    told = []
    for each in twins:
        number = translate("words", "số đến {number}").format(number=each.arrival_number)
        entered = number if each.arrival_number is not None else translate("words", "chưa vào sổ")
        via = translate("words", "sổ giấy") if each.state is State.ON_PAPER else ""
        told.append(", ".join(part for part in (entered, via, day(local_day(each.created_at))) if part))
    text = translate("words", "Có thể trùng với văn bản đã đến: {twins}. Xem lại trước khi vào sổ.")
    return text.format(twins="; ".join(told))


def deed_name(deed: Deed) -> str:
    """What the button of a deed says."""
    translate = QCoreApplication.translate
    return {
        Deed.ASK_OPINION: translate("words", "Xin ý kiến"),
        Deed.PUT_ASIDE: translate("words", "Để sau"),
        Deed.TAKE_UP: translate("words", "Xem lại"),
        Deed.GIVE_OPINION: translate("words", "Cho ý kiến"),
        Deed.WITHDRAW: translate("words", "Rút lại chữ ký"),
        Deed.ASK_BACK: translate("words", "Đề nghị trả lại"),
        Deed.AGREE: translate("words", "Đồng ý"),
        Deed.DECLINE: translate("words", "Không đồng ý"),
        Deed.STOP_WAITING: translate("words", "Ngừng chờ…"),
        Deed.COPY: translate("words", "Sao văn bản…"),
    }[deed]


def event_words(event: Event, directory: Directory) -> str:
    """What happened, in one sentence, as the history shows it."""
    text, values = _sentence(event, directory)
    return text.format(**values)


def event_note(event: Event) -> str:
    """What the person wrote with it, if anything."""
    match event.fact:
        case events.RecipientReported() as fact:
            return "" if fact.status and fact.note == fact.status.label else fact.note
        case events.Submitted() | events.Returned() as fact:
            return fact.note
        case paper.PaperNumbered() | events.Voided() | events.Refused() | changes.ChangeAnswered() as fact:
            return fact.reason
        case changes.Recalled() | changes.Updated() | changes.StoppedWaiting() | changes.ChangeAsked() as fact:
            return fact.reason
        case events.Assigned() as fact:
            return fact.instruction
        case events.OpinionAsked() as fact:
            return fact.question
        case events.OpinionGiven() as fact:
            return fact.opinion
        case events.Withdrawn() | events.ReturnRequested() | events.PassedOn() | events.TakenOver() as fact:
            return fact.note
        case events.Finished() as fact:
            return fact.result
        case events.Copied() as fact:
            return fact.of.words
    return ""


def _sentence(event: Event, directory: Directory) -> tuple[str, dict[str, object]]:
    translate = QCoreApplication.translate
    match event.fact:
        case events.Submitted() as f:
            return translate("words", "Trình {whom} ký"), {"whom": desk_name(directory, f.to)}
        case events.Returned() as f:
            return translate("words", "Trả lại cho {whom}"), {"whom": desk_name(directory, f.to)}
        case events.Signed() as f:
            return translate("words", "Ký số (PAdES {level}), chuyển văn thư"), {"level": f.level}
        case events.Registered() as f:
            words = translate("words", "Cấp số {number:02d}, sổ «{register}» năm {year}")
            return words, {"number": f.number, "register": f.register, "year": f.year}
        case events.Voided():
            return translate("words", "Hủy số"), {}
        case events.Issued() as f:
            return translate("words", "Phát hành: điền số, ngày và ký số của cơ quan (PAdES {level})"), {
                "level": f.level
            }
        case events.Stamped() as f:
            return translate("words", "Bổ sung dấu thời gian và dữ liệu kiểm tra (PAdES {level})"), {"level": f.level}
        case events.Sent() as f:
            names = ", ".join(agency_name(directory, each) for each in f.recipients)
            return translate("words", "Gửi tới {names}"), {"names": names}
        case events.RecipientReported() as f:
            return _report(f, directory)
        case events.Received(handed_by=str() as ended) as f:
            words = translate("words", "Nhận bàn giao từ {ended}; nơi gửi ban đầu: {whom}")
            return words, {"ended": agency_name(directory, ended), "whom": f.facts.issuer_name}
        case events.Received() as f:
            way = translate("words", "Nhận từ {whom} qua trục liên thông")
            by_file = translate("words", "Nhận từ {whom} bằng tệp edXML")
            known = directory.find_agency(f.origin)
            return way if f.origin_desk else by_file, {"whom": known.name if known else f.facts.issuer_name}
    return _incoming_sentence(event, directory)


def _incoming_sentence(event: Event, directory: Directory) -> tuple[str, dict[str, object]]:
    translate = QCoreApplication.translate
    match event.fact:
        case events.Refused():
            return translate("words", "Từ chối tiếp nhận"), {}
        case events.RegisteredIn() as f:
            words = translate("words", "Vào sổ văn bản đến số {number}, trình {whom}")
            return words, {"number": f.number, "whom": desk_name(directory, f.to)}
        case events.Assigned() as f:
            words = translate("words", "Phân công {whom} chủ trì, hạn {deadline}")
            return words, {"whom": desk_name(directory, f.to), "deadline": day(f.deadline)}
        case events.Started():
            return translate("words", "Bắt đầu xử lý"), {}
        case events.Finished():
            return translate("words", "Hoàn thành xử lý"), {}
        case paper.PaperNumbered() as f:
            words = translate("words", "Ghi sổ giấy: số {number:02d}, sổ «{register}» năm {year}")
            return words, {"number": f.number, "register": f.register, "year": f.year}
        case paper.PaperFilled():
            return translate("words", "Điền nội dung theo sổ giấy"), {}
        case events.Filed():
            return translate("words", "Đưa vào hồ sơ công việc"), {}
        case events.Copied() as f:
            return _copied(f)
    return _book_sentence(event, directory)


def _copied(fact: events.Copied) -> tuple[str, dict[str, object]]:
    text = QCoreApplication.translate(
        "words", "{kind} từ {source} sang {medium}, số {number:02d}, theo quyết định của {who}"
    )
    return text, {
        "kind": term(CopyKind(fact.facts.kind).label),
        "source": term(fact.made_from.label),
        "medium": term(fact.onto.label),
        "number": fact.number,
        "who": fact.facts.signer.name,
    }


def _book_sentence(event: Event, directory: Directory) -> tuple[str, dict[str, object]]:
    translate = QCoreApplication.translate
    match event.fact:
        case events.Opened():
            return translate("words", "Đã xem"), {}
        case events.SignedUnopened():
            return translate("words", "Chọn ký trong lô khi chưa mở văn bản"), {}
        case events.OpinionAsked() as f:
            return translate("words", "Xin ý kiến {whom}"), {"whom": desk_name(directory, f.of)}
        case events.OpinionGiven() as f:
            return translate("words", "{whom} cho ý kiến"), {"whom": desk_name(directory, f.by)}
        case events.Withdrawn() as f:
            return translate("words", "Rút lại chữ ký, trả về {whom}"), {"whom": desk_name(directory, f.to)}
        case events.PassedOn() as f:
            return translate("words", "Bàn giao cho {whom}"), {"whom": desk_name(directory, f.to)}
        case events.GivenToSuccessor() as f:
            words = translate("words", "Bàn giao cho cơ quan kế nhiệm: {whom}")
            return words, {"whom": agency_name(directory, f.agency)}
        case events.TakenOver() as f:
            return translate("words", "Tiếp quản từ bàn đã đóng của {whom}"), {"whom": desk_name(directory, f.closed)}
        case events.ReturnRequested() as f:
            return translate("words", "{whom} đề nghị trả lại"), {"whom": desk_name(directory, f.by)}
    return _change_sentence(event, directory)


def _change_sentence(event: Event, directory: Directory) -> tuple[str, dict[str, object]]:
    translate = QCoreApplication.translate
    match event.fact:
        case changes.Recalled() as f:
            return translate("words", "Thu hồi văn bản tại {names}"), {"names": _names(f.recipients, directory)}
        case changes.Updated() as f:
            parts = (
                (translate("words", "thêm {names}"), _names(f.added, directory)),
                (translate("words", "thu hồi tại {names}"), _names(f.removed, directory)),
                (translate("words", "sửa thông tin văn bản"), "1" if f.facts else ""),
            )
            said = "; ".join(text.format(names=names) for text, names in parts if names)
            return translate("words", "Cập nhật văn bản đã gửi: {said}"), {"said": said}
        case changes.ReplacedBy() as f:
            return translate("words", "Gửi văn bản thay thế tới {names}"), {"names": _names(f.recipients, directory)}
        case changes.StoppedWaiting() as f:
            return translate("words", "Ngừng chờ trả lời của {names}"), {"names": _names(f.recipients, directory)}
        case changes.ChangeAsked() as f:
            words = translate("words", "Nơi gửi đề nghị {change}")
            return words, {"change": term(f.change.label).lower()}
        case changes.ChangeAnswered() as f:
            yes, no = translate("words", "{whom} đồng ý"), translate("words", "{whom} không đồng ý")
            return yes if f.agreed else no, {"whom": desk_name(directory, f.by)}
    return translate("words", "Việc khác"), {}


def _names(agencies: tuple[AgencyId, ...], directory: Directory) -> str:
    return ", ".join(agency_name(directory, each) for each in agencies)


def _report(fact: events.RecipientReported, directory: Directory) -> tuple[str, dict[str, object]]:
    whom = agency_name(directory, fact.recipient)
    if fact.status is None:
        return QCoreApplication.translate("words", "{whom} xác nhận đã nhận gói"), {"whom": whom}
    words = QCoreApplication.translate("words", "{whom} báo: {status}")
    return words, {"whom": whom, "status": term(fact.status.label)}
