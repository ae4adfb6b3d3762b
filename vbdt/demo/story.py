"""The main job, told step by step: one decision and one letter from a blank page to a finished task in a commune."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from vbdt.acts.assign import assign, deadline_after
from vbdt.acts.draft import save
from vbdt.acts.mail.exchange import exchange
from vbdt.acts.figures import targets
from vbdt.acts.issue import issue
from vbdt.acts.keys import personal_key, seal_key
from vbdt.acts.office import Office
from vbdt.acts.process import finish, start
from vbdt.acts.register import register
from vbdt.acts.register_in import register_in
from vbdt.acts.send import send
from vbdt.acts.sheet import Sheet
from vbdt.acts.sign import sign
from vbdt.acts.submit import submit
from vbdt.demo.texts import decision, letter
from vbdt.document.filters import Filter
from vbdt.document.ids import DocumentId
from vbdt.document.kinds import kind_of
from vbdt.document.model import Direction, Document
from vbdt.document.states import State
from vbdt.document.targets import Period, Target
from vbdt.errors import UserError

Say = Callable[[str], None]
ROUNDS = 20
DEPARTMENT = ("snv-chuyen-vien", "snv-lanh-dao", "snv-van-thu")


@dataclass(frozen=True, slots=True)
class Told:
    """What the story leaves: the two documents at the sender and the figures at its clerk's desk."""

    decision: DocumentId
    letter: DocumentId
    figures: tuple[Target, ...]


def tell(offices: Mapping[str, Office], pin: str, say: Say) -> Told:
    """Run the whole job with real parts. Raises UserError where a step is refused."""
    first = send_out(offices, decision(offices["snv-chuyen-vien"]), pin, say)
    second = send_out(offices, letter(offices["snv-chuyen-vien"]), pin, say)
    settle(offices)
    commune = offices["tan-hoa-van-thu"]
    for arrived in commune.store.documents(Filter(direction=Direction.INCOMING, states=(State.ARRIVED,))).rows:
        handle_at_commune(offices, arrived, say)
    clerk = offices["snv-van-thu"]
    for document in (first, second):
        sent = clerk.store.document(document)
        for each in sent.deliveries:
            label = each.status.label if each.status else "chưa trả lời"
            say(f"{sent.symbol} tại {clerk.directory.agency(each.recipient).name}: {label}")
    year = clerk.today.replace(month=1, day=1), clerk.today.replace(month=12, day=31)
    figures = targets(clerk, Period(*year)) + targets(commune, Period(*year))[2:]
    return Told(first, second, figures)


def send_out(
    offices: Mapping[str, Office], sheet: Sheet, pin: str, say: Say, team: tuple[str, str, str] = DEPARTMENT
) -> DocumentId:
    """Draft, submit, sign, register, issue and send one document; `team` are drafter's, leader's and clerk's desks."""
    issue_one(offices, sheet, pin, say, team)
    clerk = offices[team[2]]
    send(clerk, sheet.id)
    names = ", ".join(clerk.directory.agency(each).name for each in sheet.recipients)
    say(f"Gửi điện tử tới {names}")
    return sheet.id


def issue_one(
    offices: Mapping[str, Office], sheet: Sheet, pin: str, say: Say, team: tuple[str, str, str] = DEPARTMENT
) -> DocumentId:
    """As `send_out`, but for the sending."""
    drafter, leader, clerk = (offices[key] for key in team)
    kind = sheet.content.kind
    say(f"Soạn {_kind(kind)}: {sheet.content.subject}")
    save(drafter, sheet)
    submit(drafter, sheet, f"Kính trình {leader.person.title} xem xét, ký.")
    settle(offices)
    say(f"{leader.person.name} ký số bằng USB")
    with personal_key(leader, pin) as key:
        sign(leader, sheet.id, key)
    settle(offices)
    register(clerk, sheet.id)
    say(f"{clerk.person.name} cấp số {clerk.store.document(sheet.id).symbol}")
    with seal_key(clerk, pin) as key:
        issue(clerk, sheet.id, key)
    say("Đã phát hành: điền số, ngày và ký số của cơ quan")
    return sheet.id


def handle_at_commune(offices: Mapping[str, Office], arrived: Document, say: Say) -> None:
    """Register, assign and finish one incoming document at the commune."""
    clerk, leader, lead = (offices[f"tan-hoa-{role}"] for role in ("van-thu", "lanh-dao", "chuyen-vien"))
    say(f"{clerk.agency.name} nhận {arrived.symbol}; chữ ký: {arrived.verdict_reason or arrived.verdict}")
    register_in(clerk, arrived.id, leader.me.id)
    say(f"Vào sổ đến số {clerk.store.document(arrived.id).arrival_number}, trình {leader.person.title} phân công")
    settle(offices)
    deadline = deadline_after(leader, 5)
    assign(leader, arrived.id, lead.me.id, deadline, "Chủ trì tham mưu, báo cáo đúng hạn.")
    say(f"Phân công {lead.person.name} chủ trì, hạn {deadline:%d/%m/%Y}")
    settle(offices)
    start(lead, arrived.id)
    settle(offices)
    finish(lead, arrived.id, "Đã rà soát và tổng hợp số liệu của xã.")
    say(f"{lead.person.name} hoàn thành xử lý")
    settle(offices)


def settle(offices: Mapping[str, Office]) -> None:
    """Let the couriers run until nothing moves any more."""
    for _ in range(ROUNDS):
        tallies = [exchange(office) for office in offices.values()]
        problems = [problem for tally in tallies for problem in tally.problems]
        if problems:
            raise UserError(problems[0])
        if not any(tally.changed for tally in tallies):
            return
    raise UserError("Các bàn vẫn còn gói chưa giao xong.", "Chạy lại lệnh; nếu vẫn vậy, xem mục Gửi nhận.")


def _kind(key: str) -> str:
    return kind_of(key).name
