"""Chờ trả lời: questions between agencies that wait for a person, each with what it means and what can be done."""

from PySide6.QtCore import QCoreApplication

from vbdt.acts.mail.questions import Awaiting, Question
from vbdt.acts.office import Office
from vbdt.document.calendar import local_day
from vbdt.ui import words
from vbdt.ui.exchange.table import Mark
from vbdt.ui.terms import term


def question_mark(question: Question) -> Mark:
    """Who owes the answer."""
    translate = QCoreApplication.translate
    change = term(question.change.label)
    match question.awaiting:
        case Awaiting.US:
            text, icon, ink = translate("exchange", "{change}: cơ quan ta trả lời"), "circle-question-mark", "late"
        case Awaiting.HOLDER:
            text, icon, ink = translate("exchange", "{change}: chờ bàn giữ văn bản"), "hourglass", "soon"
        case Awaiting.DOCUMENT:
            text, icon, ink = translate("exchange", "{change}: văn bản chưa đến"), "inbox", "soon"
        case Awaiting.OTHERS:
            text, icon, ink = translate("exchange", "{change}: chờ nơi nhận"), "hourglass", "soon"
    return Mark(text.format(change=change), icon, ink)


def question_texts(office: Office, question: Question) -> tuple[str, ...]:
    """The cells after the mark: which document and why, whose, since when."""
    since = words.moment(question.since) if question.since else ""
    who = words.agencies_name(office.directory, question.agencies)
    name = f"{question.name} «{question.reason}»" if question.reason else question.name
    return name, who, since


def what_to_do(office: Office, question: Question) -> str:
    """What the question means for whoever looks at it."""
    translate = QCoreApplication.translate
    match question.awaiting:
        case Awaiting.US if question.mine:
            return translate("exchange", "Mở văn bản, chọn đồng ý hoặc không đồng ý.")
        case Awaiting.US:
            return translate("exchange", "Lãnh đạo hoặc văn thư trả lời.")
        case Awaiting.HOLDER if question.mine:
            text = translate("exchange", "{who} chưa ghi nhận; chuyển lại hoặc nhắc.")
            return text.format(who=words.desk_name(office.directory, question.desk))
        case Awaiting.HOLDER:
            return translate("exchange", "Tự ghi nhận khi văn bản về đến bàn này.")
        case Awaiting.DOCUMENT:
            text = translate("exchange", "Tự áp dụng khi văn bản đến; lâu chưa đến thì hỏi nơi gửi.")
            if question.until is None:
                return text
            ends = translate("exchange", "Chờ đến hết ngày {day}.")
            return f"{text} {ends.format(day=words.day(local_day(question.until)))}"
        case Awaiting.OTHERS if question.mine:
            return translate("exchange", "Nhắc nơi nhận, hoặc mở văn bản và chọn «Ngừng chờ».")
    return translate("exchange", "Văn thư theo dõi.")


def may_pass(question: Question) -> bool:
    """Whether it can be passed to the holder once more."""
    return question.awaiting is Awaiting.HOLDER and question.mine


def may_open(question: Question) -> bool:
    return question.document is not None
