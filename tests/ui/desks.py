"""Real desks with a morning's work on them, for the tests and pictures of the window."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from vbdt.acts.assign import assign, deadline_after
from vbdt.acts.draft import begin, save
from vbdt.acts.file import file, open_case_file
from vbdt.acts.give_back import give_back
from vbdt.acts.office import Office
from vbdt.acts.process import finish, start
from vbdt.acts.register_in import register_in
from vbdt.acts.sheet import Sheet
from vbdt.acts.submit import submit
from vbdt.demo.make import Demo, make_demo, open_desks
from vbdt.demo.story import send_out, settle
from vbdt.demo.texts import COMMUNE, decision, letter
from vbdt.document.content import paragraph
from vbdt.document.filters import Filter
from vbdt.document.kinds import Urgency
from vbdt.document.model import Direction, Document
from vbdt.document.states import State

LETTERS = (
    ("Lập dự toán kinh phí chuyển đổi số năm tới", Urgency.VERY_URGENT),
    ("Tăng cường kỷ luật, kỷ cương hành chính trong dịp cuối năm", Urgency.URGENT),
    ("Báo cáo kết quả cải cách hành chính quý IV và phương hướng nhiệm vụ năm sau", Urgency.NORMAL),
    ("Lấy ý kiến dự thảo Quy chế công tác văn thư, lưu trữ của cơ quan", Urgency.NORMAL),
    ("Rà soát danh mục hồ sơ nộp lưu vào Lưu trữ lịch sử", Urgency.NORMAL),
)
DEADLINES = ((12, 3), (3, 3), (0, 1), (0, 8))
"""For each letter: assigned so many days ago, with so many working days."""

Offices = Mapping[str, Office]


@contextmanager
def demo_offices(folder: Path) -> Iterator[tuple[Demo, dict[str, Office]]]:
    """The demo province, made now, with all its desks open."""
    demo = make_demo(folder, lambda _: None)
    with open_desks(demo) as offices:
        yield demo, offices


def fill(offices: Offices, pin: str) -> None:
    """Letters and a decision sent to the commune, and there in every state from new to finished and filed."""
    drafter = offices["snv-chuyen-vien"]
    for subject, urgency in LETTERS:
        send_out(offices, short_letter(drafter, subject, urgency), pin, lambda _: None)
    send_out(offices, decision(drafter), pin, lambda _: None)
    send_out(offices, replace(letter(drafter), paper=True), pin, lambda _: None)
    settle(offices)
    work_at_commune(offices)
    work_at_department(offices)
    settle(offices)


def work_at_commune(offices: Offices) -> None:
    """Assign the first letters late and soon, finish and file one, leave two at the clerk's."""
    clerk, leader, lead = (offices[f"tan-hoa-{role}"] for role in ("van-thu", "lanh-dao", "chuyen-vien"))
    arrived = clerk.store.documents(Filter(direction=Direction.INCOMING, states=(State.ARRIVED,))).rows
    for document in arrived[2:]:
        register_in(clerk, document.id, leader.me.id)
    settle(offices)
    by_subject = {each.facts.subject: each for each in arrived}
    for (subject, _), (days, term) in zip(LETTERS, DEADLINES, strict=False):
        _assign(leader, lead, by_subject[subject], days, term)
    settle(offices)
    first, second = (by_subject[subject] for subject, _ in LETTERS[1:3])
    start(lead, first.id)
    start(lead, second.id)
    finish(lead, second.id, "Đã báo cáo Sở Nội vụ đúng biểu mẫu.")
    folder = open_case_file(lead, "01.CCHC", "Hồ sơ cải cách hành chính năm nay", "10 năm")
    file(lead, second.id, folder.id)
    open_case_file(lead, "02.CCHC", "Chỉ đạo, điều hành chuyển đổi số của xã", "20 năm")


def work_at_department(offices: Offices) -> None:
    """One document waiting for the leader, one returned, one draft."""
    drafter, leader = offices["snv-chuyen-vien"], offices["snv-lanh-dao"]
    for subject in ("Kế hoạch kiểm tra công tác văn thư năm tới", "Mời họp giao ban tháng"):
        sheet = short_letter(drafter, subject, Urgency.URGENT)
        save(drafter, sheet)
        submit(drafter, sheet, "Kính trình Giám đốc.")
    settle(offices)
    waiting = leader.store.documents(Filter(states=(State.SUBMITTED,))).rows
    give_back(leader, waiting[-1].id, "Bổ sung căn cứ và thời hạn báo cáo.")
    save(drafter, short_letter(drafter, "Triển khai chữ ký số cá nhân cho công chức cấp xã", Urgency.NORMAL))


def short_letter(office: Office, subject: str, urgency: Urgency) -> Sheet:
    """A công văn of two paragraphs to the commune."""
    sheet = begin(office, "cong_van")
    body = (
        paragraph(f"Để thực hiện tốt nhiệm vụ {subject.lower()}, Sở Nội vụ đề nghị Ủy ban nhân dân xã phối hợp."),
        paragraph("Kết quả gửi về Sở Nội vụ qua Trục liên thông văn bản để tổng hợp, báo cáo."),
    )
    content = replace(
        sheet.content,
        subject=subject,
        addressees=("Ủy ban nhân dân xã Tân Hòa",),
        body=body,
        urgency=urgency,
        recipients=("Như trên", "Lưu: VT, CCHC"),
    )
    return replace(sheet, content=content, recipients=(COMMUNE,))


def _assign(leader: Office, lead: Office, document: Document, days: int, term: int) -> None:
    """Assign as if it had been done `days` ago."""
    clock = leader.clock
    then = replace(leader, clock=lambda: clock() - timedelta(days=days))
    assign(then, document.id, lead.me.id, deadline_after(then, term), "Chủ trì tham mưu, báo cáo đúng hạn.")
