"""An ordinary morning: papers in every state, so that each desk has something to do when its window opens."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from vbdt.acts.desks.absence import proposed
from vbdt.acts.assign import assign, deadline_after
from vbdt.acts.desks.board import refreshed
from vbdt.acts.draft import begin, save
from vbdt.acts.give_back import give_back
from vbdt.acts.keys import personal_key
from vbdt.acts.office import Office
from vbdt.acts.process import start
from vbdt.acts.register_in import register_in
from vbdt.acts.desks.roster import publish, write_down
from vbdt.acts.sheet import Sheet
from vbdt.acts.sign import sign
from vbdt.acts.submit import submit
from vbdt.demo.story import Say, send_out, settle
from vbdt.demo.texts import COMMUNE, FINANCE
from vbdt.document.capacity import choices
from vbdt.document.content import BlockKind, Signer, paragraph
from vbdt.document.directory import Role
from vbdt.document.filters import Filter
from vbdt.document.ids import AgencyId, DocumentId, PersonId
from vbdt.document.kinds import Urgency
from vbdt.document.roster import Absent
from vbdt.document.states import State

INTERIOR = AgencyId("H30.07")
DEPUTY_SIGNS = ("tinh-van-thu", "tinh-pho-chu-tich", "tinh-van-thu")
COMMITTEE = ("tinh-van-thu", "tinh-lanh-dao", "tinh-van-thu")


@dataclass(frozen=True, slots=True)
class Paper:
    """What a demo document says: kind, subject, whom it addresses, its paragraphs."""

    kind: str
    subject: str
    addressees: tuple[str, ...]
    body: tuple[str, ...]
    to: tuple[AgencyId, ...]
    urgency: Urgency = Urgency.NORMAL
    reply_in: int = 0


FROM_ABOVE = (
    Paper(
        "cong_van",
        "tăng cường kỷ luật, kỷ cương hành chính dịp cuối năm",
        ("Các sở, ban, ngành tỉnh",),
        (
            "Để bảo đảm công việc cuối năm được giải quyết đúng hạn, Ủy ban nhân dân tỉnh yêu cầu thủ trưởng các cơ "
            "quan, đơn vị kiểm tra việc tiếp nhận, xử lý văn bản điện tử và chấn chỉnh ngay những trường hợp quá hạn.",
            "Giao Sở Nội vụ theo dõi, tổng hợp kết quả, báo cáo Ủy ban nhân dân tỉnh.",
        ),
        (INTERIOR,),
        Urgency.URGENT,
        3,
    ),
    Paper(
        "giay_moi",
        "Dự họp đánh giá tiến độ chuyển đổi số quý IV",
        (),
        ("Ủy ban nhân dân tỉnh trân trọng kính mời đại diện lãnh đạo Sở Nội vụ, Sở Tài chính dự họp.",),
        (INTERIOR, FINANCE),
    ),
    Paper(
        "ke_hoach",
        "Kiểm tra công tác cải cách hành chính năm tới",
        (),
        (
            "Việc kiểm tra phải khách quan, đúng đối tượng, không gây trở ngại cho cơ quan được kiểm tra.",
            "Nội dung kiểm tra gồm việc gửi, nhận, ký số và xử lý văn bản điện tử theo quy trình ISO.",
        ),
        (INTERIOR, COMMUNE),
    ),
    Paper(
        "cong_van",
        "báo cáo số liệu văn bản điện tử phục vụ kỳ họp",
        ("Sở Nội vụ", "Ủy ban nhân dân xã Tân Hòa"),
        ("Đề nghị các cơ quan, đơn vị báo cáo số liệu đến hết ngày hôm nay và gửi kèm tệp có chữ ký số của cơ quan.",),
        (INTERIOR, COMMUNE),
        Urgency.VERY_URGENT,
        1,
    ),
)

DELEGATED = Paper(
    "cong_van",
    "rà soát phân công lãnh đạo trực dịp cuối năm",
    ("Sở Nội vụ",),
    ("Ủy ban nhân dân tỉnh đề nghị Sở Nội vụ gửi danh sách lãnh đạo trực trước ngày 15 tháng 12.",),
    (INTERIOR,),
)

OF_THE_DEPARTMENT = (
    Paper(
        "bao_cao",
        "Kết quả thực hiện cải cách hành chính quý IV",
        (),
        ("Trong quý, các cơ quan, đơn vị đã gửi, nhận văn bản hoàn toàn trên môi trường điện tử.",),
        (AgencyId("H30"),),
    ),
    Paper(
        "to_trinh",
        "Ban hành Quy chế quản lý, sử dụng chữ ký số tại các cơ quan nhà nước của tỉnh",
        ("Ủy ban nhân dân tỉnh",),
        ("Sở Nội vụ kính trình Ủy ban nhân dân tỉnh xem xét, ban hành Quy chế.",),
        (AgencyId("H30"),),
        Urgency.URGENT,
    ),
    Paper(
        "cong_van",
        "hướng dẫn lập Danh mục hồ sơ năm tới",
        ("Ủy ban nhân dân xã Tân Hòa",),
        ("Sở Nội vụ hướng dẫn lập Danh mục hồ sơ theo Nghị định số 30/2020/NĐ-CP.",),
        (COMMUNE,),
    ),
    Paper(
        "thong_bao",
        "Lịch tập huấn sử dụng chữ ký số cho văn thư các cơ quan",
        (),
        ("Sở Nội vụ thông báo lịch tập huấn vào tuần thứ hai của tháng tới, tại hội trường Sở.",),
        (FINANCE, COMMUNE),
    ),
    Paper(
        "ke_hoach",
        "Tuyên truyền cải cách hành chính trên địa bàn tỉnh",
        (),
        ("Nâng cao nhận thức của cán bộ, công chức và Nhân dân về dịch vụ công trực tuyến.",),
        (COMMUNE,),
    ),
)


def fill(offices: Mapping[str, Office], pin: str, say: Say) -> None:
    """Put papers on every desk."""
    say("UBND tỉnh gửi bốn văn bản chỉ đạo")
    for paper in FROM_ABOVE:
        send_out(offices, sheet_of(offices["tinh-van-thu"], paper), pin, lambda _: None, COMMITTEE)
    settle(offices)
    say("Sở Nội vụ và xã Tân Hòa vào sổ, phân công một phần văn bản đến")
    _work_at_department(offices)
    _work_at_commune(offices)
    say("Sở Nội vụ soạn, trình, trả lại và ký một số văn bản đi")
    _drafts_of_department(offices, pin)
    settle(offices)
    say("Chủ tịch UBND tỉnh đi công tác; Phó Chủ tịch ký thay (KT.) một công văn")
    _absences(offices)
    _signed_by_the_deputy(offices, pin)
    settle(offices)


def sheet_of(office: Office, paper: Paper) -> Sheet:
    """The filled-in form of a paper at a desk."""
    sheet = begin(office, paper.kind)
    content = replace(
        sheet.content,
        subject=paper.subject,
        addressees=paper.addressees,
        body=tuple(paragraph(text, BlockKind.PARAGRAPH) for text in paper.body),
        recipients=("Như trên" if paper.addressees else "Như nơi gửi", "Lưu: VT"),
        urgency=paper.urgency,
    )
    reply_by = office.calendar.add(office.today, paper.reply_in) if paper.reply_in else None
    return replace(sheet, content=content, recipients=paper.to, reply_by=reply_by)


def _work_at_department(offices: Mapping[str, Office]) -> None:
    clerk, leader, lead = (offices[f"snv-{role}"] for role in ("van-thu", "lanh-dao", "chuyen-vien"))
    discipline, invitation = _arrived(clerk, 0), _arrived(clerk, 1)
    register_in(clerk, discipline, leader.me.id)
    register_in(clerk, invitation, leader.me.id)
    settle(offices)
    assign(leader, discipline, lead.me.id, _next_working_day(leader), "Chủ trì tổng hợp, tham mưu báo cáo UBND tỉnh.")
    settle(offices)
    start(lead, discipline)


def _work_at_commune(offices: Mapping[str, Office]) -> None:
    clerk, leader, lead = (offices[f"tan-hoa-{role}"] for role in ("van-thu", "lanh-dao", "chuyen-vien"))
    plan = _arrived(clerk, 0)
    register_in(clerk, plan, leader.me.id)
    settle(offices)
    assign(leader, plan, lead.me.id, deadline_after(leader, 7), "Chuẩn bị nội dung làm việc với Đoàn kiểm tra.")
    settle(offices)


def _drafts_of_department(offices: Mapping[str, Office], pin: str) -> None:
    drafter, leader = offices["snv-chuyen-vien"], offices["snv-lanh-dao"]
    report, proposal, guide, notice, plan = (sheet_of(drafter, paper) for paper in OF_THE_DEPARTMENT)
    for sheet in (report, proposal, guide, notice):
        submit(drafter, sheet, "Kính trình Giám đốc xem xét, ký.")
    save(drafter, plan)
    settle(offices)
    give_back(leader, guide.id, "Bổ sung mẫu Danh mục hồ sơ vào phụ lục rồi trình lại.")
    with personal_key(leader, pin) as key:
        sign(leader, notice.id, key)


def _absences(offices: Mapping[str, Office]) -> None:
    """The chairman is away from today on, the department's archivist will be: the roster says who does their work."""
    committee, department = offices["tinh-van-thu"], offices["snv-van-thu"]
    today = committee.today
    for office, person, deputy, (first, last), reason in (
        (committee, "tinh-lanh-dao", "tinh-pho-chu-tich", (0, 4), "cong_tac"),
        (department, "snv-luu-tru", "snv-van-thu", (7, 11), "nghi_phep"),
    ):
        days = today + timedelta(days=first), today + timedelta(days=last)
        publish(write_down(office, Absent(PersonId(person), *days, PersonId(deputy), reason=reason)))


def _signed_by_the_deputy(offices: Mapping[str, Office], pin: str) -> None:
    """A letter of the committee, presented to the deputy because the chairman is away, and signed for him."""
    now = {key: refreshed(office) for key, office in offices.items()}
    clerk = now["tinh-van-thu"]
    sheet = sheet_of(clerk, DELEGATED)
    desk = clerk.directory.desk(proposed(clerk, offices["tinh-lanh-dao"].me.id, sheet.content.kind, Role.LEADER))
    person = clerk.directory.person(desk.person)
    lines = choices(clerk.agency.name, person.title, clerk.directory.person(PersonId("tinh-lanh-dao")).title)[0]
    content = replace(sheet.content, signer=Signer(lines, person.name))
    sheet = replace(sheet, content=content, signer=person.id, leader=desk.id)
    send_out(now, sheet, pin, lambda _: None, DEPUTY_SIGNS)


def _arrived(clerk: Office, place: int) -> DocumentId:
    """The document that has waited longest, or the next ones after it."""
    waiting = clerk.store.documents(Filter(states=(State.ARRIVED,))).rows
    return waiting[-1 - place].id


def _next_working_day(office: Office) -> date:
    return office.calendar.add(office.today - timedelta(days=1), 1)
