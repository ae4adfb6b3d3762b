"""What may be done around a document besides the moves of its life: asking, answering, putting aside, taking back."""

from enum import StrEnum

from vbdt.acts.book import put_aside_ids
from vbdt.acts.files.copy_source import may_copy
from vbdt.acts.mail.answer import may_answer
from vbdt.acts.mail.stop_waiting import waited_for
from vbdt.acts.office import Office
from vbdt.acts.opinion import is_asked
from vbdt.acts.withdraw import is_withdrawing, may_withdraw
from vbdt.document.model import Document
from vbdt.document.rules import allowed
from vbdt.document.states import Act, State


class Deed(StrEnum):
    """In the order in which a leader meets them; last what a clerk does."""

    ASK_OPINION = "xin_y_kien"
    PUT_ASIDE = "de_lai_sau"
    TAKE_UP = "lay_lai"
    GIVE_OPINION = "cho_y_kien"
    WITHDRAW = "rut_lai"
    ASK_BACK = "de_nghi_tra_lai"
    AGREE = "dong_y"
    DECLINE = "khong_dong_y"
    STOP_WAITING = "thoi_cho"
    COPY = "sao_van_ban"


def open_deeds(office: Office, document: Document) -> tuple[Deed, ...]:
    """The deeds open to this desk now."""
    aside = document.id in put_aside_ids(office)
    waits = Act.SIGN in allowed(document, office.me)
    answers = may_answer(office, document)
    late = document.state is State.SIGNED and document.leader == office.me.id and document.opened
    asking = is_withdrawing(office, document)
    may = {
        Deed.ASK_OPINION: waits,
        Deed.PUT_ASIDE: waits and not aside,
        Deed.TAKE_UP: waits and aside,
        Deed.GIVE_OPINION: is_asked(office, document),
        Deed.WITHDRAW: may_withdraw(office, document) and not asking,
        Deed.ASK_BACK: late and not asking and not document.requests,
        Deed.AGREE: answers,
        Deed.DECLINE: answers,
        Deed.STOP_WAITING: bool(waited_for(office, document)),
        Deed.COPY: may_copy(office, document),
    }
    return tuple(deed for deed, open_ in may.items() if open_)
