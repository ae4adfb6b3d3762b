"""A small office and a sheet to write on. Agencies are real kinds of agency, people are invented."""

from datetime import UTC, date, datetime

from vbdt.acts.sheet import Sheet
from vbdt.document.content import Align, Annex, Block, BlockKind, Column, Draft, Run, Signer, Table, paragraph
from vbdt.document.directory import Agency, Desk, Directory, Person, Role
from vbdt.document.ids import AgencyId, DeskId, DocumentId, PersonId
from vbdt.ui.drafts.fields import FormFacts

TODAY = date(2026, 11, 20)
SINCE = date(2020, 1, 1)
SNV = AgencyId("H30.14")


def agency(id_: str, name: str, symbol: str, parent: str | None = "H30", mail: str | None = "van-thu") -> Agency:
    return Agency(
        id=AgencyId(id_),
        code102=f"000.00.{id_.replace('.', '')[3:]:0>2}.H30",
        name=name,
        symbol=symbol,
        place="Hậu Giang",
        level="so",
        parent=AgencyId(parent) if parent else None,
        valid_from=SINCE,
        mail_desk=DeskId(mail) if mail else None,
    )


def directory() -> Directory:
    people = (
        Person(PersonId("p1"), SNV, "Nguyễn Văn Minh", "Giám đốc"),
        Person(PersonId("p2"), SNV, "Trần Thị Thùy Dương", "Phó Giám đốc"),
        Person(PersonId("p3"), SNV, "Lê Thị Hạnh", "Văn thư"),
    )
    desks = tuple(
        Desk(DeskId(desk), SNV, PersonId(person), (role,), "", "", SINCE)
        for desk, person, role in (
            ("giam-doc", "p1", Role.LEADER),
            ("pho-giam-doc", "p2", Role.LEADER),
            ("van-thu", "p3", Role.CLERK),
        )
    )
    agencies = (
        agency("H30", "Ủy ban nhân dân tỉnh Hậu Giang", "UBND", None),
        agency("H30.14", "Sở Nội vụ", "SNV"),
        agency("H30.03", "Sở Tài chính", "STC"),
        agency("H30.50", "UBND huyện Phụng Hiệp", "UBND"),
        agency("H30.50.01", "UBND xã Tân Long", "UBND"),
        agency("H30.50.02", "UBND xã Thạnh Hòa", "UBND"),
    )
    return Directory(1, datetime(2026, 1, 1, tzinfo=UTC), agencies, people, desks)


def form_facts() -> FormFacts:
    who = directory()
    return FormFacts(who, who.agency(SNV), TODAY)


def blank_sheet() -> Sheet:
    content = Draft(kind="quyet_dinh", agency="Sở Nội vụ", notation="QĐ-SNV", place="Hậu Giang", year=2026)
    return Sheet(DocumentId("d1"), content)


def budget() -> Table:
    columns = (Column("TT", 12, Align.CENTER), Column("Nội dung"), Column("Kinh phí", 40, Align.RIGHT))
    return Table(columns, (("1", "Đào tạo công chức", "120.000.000"), ("2", "Số hóa hồ sơ", "250.000.000")))


def decision_sheet() -> Sheet:
    """A decision as an office would write it, complete."""
    body = (
        paragraph("Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025", BlockKind.CAN_CU),
        paragraph("Căn cứ Nghị định số 30/2020/NĐ-CP về công tác văn thư", BlockKind.CAN_CU),
        paragraph("Theo đề nghị của Trưởng phòng Cải cách hành chính", BlockKind.CAN_CU),
        paragraph("Ban hành kèm theo Quyết định này Kế hoạch cải cách hành chính năm 2027.", BlockKind.DIEU),
        Block(BlockKind.DIEU, (Run("Kinh phí "), Run("không quá 370.000.000 đồng", bold=True), Run(", gồm:"))),
        Block(BlockKind.TABLE, table=budget()),
        paragraph("Trách nhiệm thi hành:", BlockKind.DIEU),
        paragraph("Chánh Văn phòng Sở theo dõi, đôn đốc;", BlockKind.KHOAN),
        paragraph("Các phòng thuộc Sở báo cáo kết quả:", BlockKind.KHOAN),
        paragraph("Hằng quý, trước ngày 20 của tháng cuối quý;", BlockKind.DIEM),
        paragraph("Đột xuất, khi được yêu cầu.", BlockKind.DIEM),
    )
    content = Draft(
        kind="quyet_dinh",
        agency="Sở Nội vụ",
        parent_agency="UBND tỉnh Hậu Giang",
        notation="QĐ-SNV",
        place="Hậu Giang",
        year=2026,
        subject="Ban hành Kế hoạch cải cách hành chính năm 2027 của Sở Nội vụ",
        authority="GIÁM ĐỐC SỞ NỘI VỤ",
        body=body,
        signer=Signer(("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"), "Trần Thị Thùy Dương"),
        recipients=("Như Điều 3;", "Sở Tài chính;", "Lưu: VT, CCHC."),
        annexes=(Annex("Phụ lục", "Danh mục nhiệm vụ", (paragraph("Rà soát thủ tục hành chính.", BlockKind.KHOAN),)),),
    )
    recipients = (AgencyId("H30.03"), AgencyId("H30.50.01"))
    return Sheet(DocumentId("d1"), content, recipients, PersonId("p2"), DeskId("pho-giam-doc"))
