"""The life of a document as one table. Buttons, commands and acts all obey `MOVES`.

A document lies on one desk at a time, as paper does: only the desk that holds it may act on it.
"""

from dataclasses import dataclass
from enum import StrEnum

from vbdt.document.directory import Role


class State(StrEnum):
    """Where a document is in its life, in story order; first the outgoing document, then the incoming one, then what
    either comes to when its sender takes it back or replaces it."""

    DRAFT = "du_thao"
    SUBMITTED = "cho_ky"
    RETURNED = "bi_tra_lai"
    SIGNED = "cho_cap_so"
    REGISTERED = "da_cap_so"
    VOIDED = "da_huy_so"
    ISSUED = "da_phat_hanh"
    SENT = "da_gui"
    COPIED = "da_sao_giay"
    RECALLING = "dang_thu_hoi"
    ON_PAPER = "so_giay"

    ARRIVED = "moi_den"
    REFUSED = "da_tu_choi"
    REGISTERED_IN = "cho_phan_cong"
    ASSIGNED = "da_phan_cong"
    IN_PROGRESS = "dang_xu_ly"
    FINISHED = "hoan_thanh"

    RECALLED = "da_thu_hoi"
    REPLACED = "da_duoc_thay_the"

    @property
    def label(self) -> str:
        return _STATE_LABELS[self]


_STATE_LABELS = {
    State.DRAFT: "Dự thảo",
    State.SUBMITTED: "Chờ ký",
    State.RETURNED: "Bị trả lại",
    State.SIGNED: "Chờ cấp số",
    State.REGISTERED: "Đã cấp số, chờ phát hành",
    State.VOIDED: "Đã hủy số",
    State.ISSUED: "Đã phát hành, chờ gửi",
    State.SENT: "Đã gửi",
    State.COPIED: "Đã sao ra giấy",
    State.RECALLING: "Đang thu hồi",
    State.ON_PAPER: "Ghi sổ giấy",
    State.ARRIVED: "Mới đến, chờ vào sổ",
    State.REFUSED: "Đã từ chối tiếp nhận",
    State.REGISTERED_IN: "Chờ phân công",
    State.ASSIGNED: "Đã phân công",
    State.IN_PROGRESS: "Đang xử lý",
    State.FINISHED: "Hoàn thành",
    State.RECALLED: "Đã thu hồi",
    State.REPLACED: "Đã được thay thế",
}


class Act(StrEnum):
    """What a person may do to a document."""

    SUBMIT = "trinh"
    RETURN = "tra_lai"
    SIGN = "ky"
    REGISTER = "cap_so"
    VOID = "huy_so"
    ISSUE = "phat_hanh"
    SEND = "gui"
    UPDATE = "cap_nhat"
    RECALL = "thu_hoi"
    REFUSE = "tu_choi"
    REGISTER_IN = "vao_so_den"
    ASSIGN = "phan_cong"
    START = "bat_dau"
    FINISH = "hoan_thanh"
    FILE = "lap_ho_so"

    @property
    def label(self) -> str:
        return _ACT_LABELS[self]


_ACT_LABELS = {
    Act.SUBMIT: "Trình ký",
    Act.RETURN: "Trả lại",
    Act.SIGN: "Ký số",
    Act.REGISTER: "Cấp số",
    Act.VOID: "Hủy số",
    Act.ISSUE: "Phát hành",
    Act.SEND: "Gửi",
    Act.UPDATE: "Cập nhật",
    Act.RECALL: "Thu hồi",
    Act.REFUSE: "Từ chối tiếp nhận",
    Act.REGISTER_IN: "Vào sổ đến",
    Act.ASSIGN: "Phân công",
    Act.START: "Bắt đầu xử lý",
    Act.FINISH: "Hoàn thành",
    Act.FILE: "Lập hồ sơ",
}


@dataclass(frozen=True, slots=True)
class Move:
    """Who may make the move, and the state it leads to."""

    to: State
    roles: tuple[Role, ...]


ANYONE = (Role.CLERK, Role.LEADER, Role.SPECIALIST, Role.ARCHIVIST)
DRAFTERS = (Role.CLERK, Role.SPECIALIST, Role.LEADER)
CLERK = (Role.CLERK,)
LEADER = (Role.LEADER,)
ANSWERERS = (Role.CLERK, Role.LEADER)
"""Who decides for the agency what it answers to a recall, an update or a replacement."""

MOVES: dict[tuple[State, Act], Move] = {
    (State.DRAFT, Act.SUBMIT): Move(State.SUBMITTED, DRAFTERS),
    (State.RETURNED, Act.SUBMIT): Move(State.SUBMITTED, DRAFTERS),
    (State.SUBMITTED, Act.SIGN): Move(State.SIGNED, LEADER),
    (State.SUBMITTED, Act.RETURN): Move(State.RETURNED, LEADER),
    (State.SIGNED, Act.REGISTER): Move(State.REGISTERED, CLERK),
    (State.SIGNED, Act.RETURN): Move(State.RETURNED, CLERK),
    (State.REGISTERED, Act.ISSUE): Move(State.ISSUED, CLERK),
    (State.REGISTERED, Act.VOID): Move(State.VOIDED, CLERK),
    (State.ISSUED, Act.SEND): Move(State.SENT, CLERK),
    (State.SENT, Act.SEND): Move(State.SENT, CLERK),
    (State.SENT, Act.UPDATE): Move(State.SENT, CLERK),
    (State.SENT, Act.RECALL): Move(State.RECALLING, CLERK),
    (State.RECALLING, Act.RECALL): Move(State.RECALLING, CLERK),
    (State.ISSUED, Act.FILE): Move(State.ISSUED, CLERK),
    (State.SENT, Act.FILE): Move(State.SENT, CLERK),
    (State.RECALLING, Act.FILE): Move(State.RECALLING, CLERK),
    (State.COPIED, Act.FILE): Move(State.COPIED, CLERK),
    (State.COPIED, Act.VOID): Move(State.VOIDED, CLERK),
    (State.ON_PAPER, Act.FILE): Move(State.ON_PAPER, CLERK),
    (State.ON_PAPER, Act.VOID): Move(State.VOIDED, CLERK),
    (State.ARRIVED, Act.REGISTER_IN): Move(State.REGISTERED_IN, CLERK),
    (State.ARRIVED, Act.REFUSE): Move(State.REFUSED, CLERK),
    (State.REGISTERED_IN, Act.ASSIGN): Move(State.ASSIGNED, LEADER),
    (State.REGISTERED_IN, Act.FINISH): Move(State.FINISHED, LEADER),
    (State.ASSIGNED, Act.START): Move(State.IN_PROGRESS, ANYONE),
    (State.ASSIGNED, Act.RETURN): Move(State.REGISTERED_IN, ANYONE),
    (State.IN_PROGRESS, Act.FINISH): Move(State.FINISHED, ANYONE),
    (State.FINISHED, Act.FILE): Move(State.FINISHED, ANYONE),
    (State.RECALLED, Act.FILE): Move(State.RECALLED, ANYONE),
    (State.REPLACED, Act.FILE): Move(State.REPLACED, ANYONE),
}
