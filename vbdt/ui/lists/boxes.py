"""The boxes of the side bar: which there are for a role, what each asks the store, and what it says when empty."""

from dataclasses import dataclass
from datetime import timedelta

from PySide6.QtCore import QCoreApplication

from vbdt.acts.office import Office
from vbdt.document.changes import TAKEN_BACK
from vbdt.document.deadlines import OPEN_STATES
from vbdt.document.directory import Role
from vbdt.document.filters import Filter
from vbdt.document.model import Direction
from vbdt.document.states import ANSWERERS, State
from vbdt.ui.lists.rows import Asked, Book, Drafts, Opinions, Source

SOON_DAYS = 2
"""Working days before a deadline that count as soon."""


@dataclass(frozen=True, slots=True)
class Chip:
    """One choice within a box. `empty` is what the list says when there is nothing, helpfully.

    What `waits` for this desk is counted beside the box, as the first chip always is; in red where it is `loud`.
    """

    key: str
    label: str
    source: Source
    empty: str
    waits: bool = False
    loud: bool = False


@dataclass(frozen=True, slots=True)
class Box:
    """One entry of the side bar that shows a list. The first chip is shown first and gives the count.

    `loud` counts stand in red: they wait for this person's signature.
    """

    key: str
    title: str
    icon: str
    chips: tuple[Chip, ...]
    loud: bool = False


def boxes(office: Office) -> tuple[Box, ...]:
    """The boxes for this desk's roles, the most used first. Made anew each day, for deadlines move."""
    made = {
        "den": incoming(office),
        "di": outgoing(office),
        "du_thao": drafts(office),
        "trinh_ky": signing(office),
    }
    if office.me.has(Role.LEADER):
        order: tuple[str, ...] = ("trinh_ky", "den", "di", "du_thao")
    elif office.me.has(Role.CLERK) or office.me.has(Role.SPECIALIST):
        order = ("den", "di", "du_thao", "trinh_ky")
    else:
        order = ("den", "di")
    return tuple(made[key] for key in order)


def incoming(office: Office) -> Box:
    translate = QCoreApplication.translate
    came = Direction.INCOMING
    today = office.today
    soon = office.calendar.near(today, SOON_DAYS)
    chips = (
        Chip(
            "can_xu_ly",
            translate("boxes", "Cần xử lý"),
            Asked(Filter(direction=came, holder=office.me.id, states=OPEN_STATES)),
            translate("boxes", "Không còn văn bản nào chờ bạn xử lý."),
        ),
        Chip(
            "qua_han",
            translate("boxes", "Quá hạn"),
            Asked(Filter(direction=came, due_by=today - timedelta(days=1))),
            translate("boxes", "Không có văn bản quá hạn."),
        ),
        Chip(
            "sap_den_han",
            translate("boxes", "Sắp đến hạn"),
            Asked(Filter(direction=came, due_by=soon), not_late=True),
            translate("boxes", "Không có văn bản đến hạn trong hai ngày làm việc tới."),
        ),
        Chip(
            "de_nghi",
            translate("boxes", "Nơi gửi đề nghị"),
            Asked(Filter(direction=came, asked=True)),
            translate("boxes", "Không có đề nghị thu hồi, cập nhật, thay thế nào chờ trả lời."),
            waits=any(office.me.has(role) for role in ANSWERERS),
            loud=True,
        ),
        Chip(
            "tat_ca",
            translate("boxes", "Tất cả"),
            Asked(Filter(direction=came)),
            translate("boxes", "Chưa có văn bản đến. Văn bản nơi khác gửi tới sẽ tự hiện ở đây."),
        ),
    )
    return Box("den", translate("boxes", "Văn bản đến"), "inbox", chips)


def outgoing(office: Office) -> Box:
    translate = QCoreApplication.translate
    goes = Direction.OUTGOING
    waiting = (State.SIGNED, State.REGISTERED, State.ISSUED)
    chips = (
        Chip(
            "can_xu_ly",
            translate("boxes", "Cần xử lý"),
            Asked(Filter(direction=goes, holder=office.me.id, states=waiting)),
            translate("boxes", "Không có văn bản nào chờ cấp số, phát hành hoặc gửi."),
        ),
        Chip(
            "da_gui",
            translate("boxes", "Đã gửi"),
            Asked(Filter(direction=goes, states=(State.SENT, State.RECALLING, *TAKEN_BACK))),
            translate("boxes", "Chưa gửi văn bản nào."),
        ),
        Chip(
            "tat_ca",
            translate("boxes", "Tất cả"),
            Asked(Filter(direction=goes)),
            translate("boxes", "Chưa có văn bản đi. Bấm «Soạn văn bản» để bắt đầu."),
        ),
        Chip(
            "y_kien",
            translate("boxes", "Cần cho ý kiến"),
            Opinions(),
            translate("boxes", "Không có văn bản nào chờ ý kiến của bạn."),
            waits=True,
        ),
    )
    return Box("di", translate("boxes", "Văn bản đi"), "send", chips)


def drafts(office: Office) -> Box:
    translate = QCoreApplication.translate
    goes = Direction.OUTGOING
    chips = (
        Chip(
            "dang_soan",
            translate("boxes", "Đang soạn"),
            Drafts(),
            translate("boxes", "Không có dự thảo dở dang. Bấm «Soạn văn bản» (Ctrl+N) để bắt đầu."),
        ),
        Chip(
            "tra_lai",
            translate("boxes", "Bị trả lại"),
            Asked(Filter(direction=goes, holder=office.me.id, states=(State.RETURNED,))),
            translate("boxes", "Không có văn bản bị trả lại."),
            waits=True,
            loud=True,
        ),
        Chip(
            "da_trinh",
            translate("boxes", "Đã trình"),
            Asked(Filter(direction=goes, participant=office.me.id, states=(State.SUBMITTED, State.SIGNED))),
            translate("boxes", "Không có văn bản đang chờ ký hoặc chờ cấp số."),
        ),
    )
    return Box("du_thao", translate("boxes", "Dự thảo"), "file-pen-line", chips)


def signing(office: Office) -> Box:
    translate = QCoreApplication.translate
    leads = office.me.has(Role.LEADER)
    mine = office.me.id if leads else None
    signed = (State.SIGNED, State.REGISTERED, State.ISSUED, State.SENT, State.RECALLING, *TAKEN_BACK)
    chips = (
        Chip(
            "cho_ky",
            translate("boxes", "Chờ ký"),
            Book() if leads else Asked(Filter(direction=Direction.OUTGOING, states=(State.SUBMITTED,))),
            translate("boxes", "Không có văn bản chờ ký."),
        ),
        Chip(
            "da_ky",
            translate("boxes", "Đã ký"),
            Asked(Filter(direction=Direction.OUTGOING, participant=mine, states=signed)),
            translate("boxes", "Chưa có văn bản nào được ký."),
        ),
        Chip(
            "tra_lai",
            translate("boxes", "Đã trả lại"),
            Asked(Filter(direction=Direction.OUTGOING, participant=mine, states=(State.RETURNED,))),
            translate("boxes", "Không có văn bản bị trả lại."),
        ),
    )
    return Box("trinh_ky", translate("boxes", "Trình ký"), "signature", chips, loud=leads)
