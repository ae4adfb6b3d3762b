"""What the demo offices write to each other: two documents about the province's reform programme, in our own words."""

from dataclasses import replace

from vbdt.acts.draft import begin
from vbdt.acts.office import Office
from vbdt.acts.sheet import Sheet
from vbdt.document.content import Align, Annex, Block, BlockKind, Column, Run, Table, paragraph
from vbdt.document.ids import AgencyId

COMMUNE = AgencyId("H30.34.21")
FINANCE = AgencyId("H30.10")


def decision(office: Office) -> Sheet:
    """Quyết định on a working regulation, to the commune and to the department of finance."""
    sheet = begin(office, "quyet_dinh")
    body = (
        paragraph("Căn cứ Luật Tổ chức chính quyền địa phương;", BlockKind.CAN_CU),
        paragraph(
            "Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về công tác văn thư;",
            BlockKind.CAN_CU,
        ),
        paragraph("Theo đề nghị của Trưởng phòng Cải cách hành chính.", BlockKind.CAN_CU),
        paragraph(
            "Thành lập Tổ kiểm tra việc gửi, nhận và xử lý văn bản điện tử năm nay tại các cơ quan, đơn vị trong tỉnh.",
            BlockKind.DIEU,
        ),
        paragraph(
            "Tổ kiểm tra rà soát tỷ lệ văn bản gửi hoàn toàn bằng điện tử, tỷ lệ văn bản có chữ ký số của cơ quan và "
            "tỷ lệ văn bản đến được xử lý đúng hạn theo quy trình ISO; báo cáo Giám đốc Sở trước ngày 25 hằng tháng.",
            BlockKind.DIEU,
        ),
        paragraph(
            "Chánh Văn phòng Sở, Trưởng phòng Cải cách hành chính và các cơ quan, đơn vị có liên quan chịu trách nhiệm "
            "thi hành Quyết định này kể từ ngày ký.",
            BlockKind.DIEU,
        ),
    )
    content = replace(
        sheet.content,
        subject="Thành lập Tổ kiểm tra việc gửi, nhận và xử lý văn bản điện tử",
        body=body,
        recipients=("Như Điều 3", "Sở Tài chính", "UBND xã Tân Hòa", "Lưu: VT, CCHC"),
    )
    return replace(sheet, content=content, recipients=(COMMUNE, FINANCE))


def letter(office: Office) -> Sheet:
    """Công văn with one annex: the report form as a table."""
    sheet = begin(office, "cong_van")
    body = (
        paragraph(
            "Thực hiện Chương trình cải cách hành chính của tỉnh, để đánh giá đúng tình hình xử lý văn bản điện tử ở "
            "cơ sở, Sở Nội vụ đề nghị các cơ quan, đơn vị báo cáo kết quả quý này theo biểu mẫu kèm theo.",
        ),
        Block(
            BlockKind.PARAGRAPH,
            (
                Run("Báo cáo có chữ ký số của cơ quan, gửi về Sở Nội vụ "),
                Run("trong 05 ngày làm việc", bold=True),
                Run(" kể từ ngày nhận được Công văn này; không gửi bản giấy."),
            ),
        ),
        paragraph(
            "Quá trình thực hiện nếu có vướng mắc, đề nghị trao đổi với Phòng Cải cách hành chính để thống nhất."
        ),
    )
    content = replace(
        sheet.content,
        notation="SNV-CCHC",
        subject="báo cáo kết quả xử lý văn bản điện tử",
        addressees=("Sở Tài chính;", "Ủy ban nhân dân xã Tân Hòa."),
        body=body,
        recipients=("Như trên", "Giám đốc Sở (để b/c)", "Lưu: VT, CCHC"),
        annexes=(Annex("Phụ lục", "Biểu báo cáo kết quả xử lý văn bản điện tử", (_form(),)),),
    )
    return replace(sheet, content=content, recipients=(COMMUNE, FINANCE))


def _form() -> Block:
    columns = (
        Column("STT", 12, Align.CENTER),
        Column("Nội dung"),
        Column("Số lượng", 26, Align.CENTER),
        Column("Tỷ lệ (%)", 26, Align.CENTER),
    )
    lines = (
        "Văn bản đi gửi hoàn toàn bằng điện tử",
        "Văn bản đi có chữ ký số của cơ quan",
        "Văn bản đến xử lý đúng hạn",
        "Văn bản đến xử lý quá hạn, nêu lý do",
    )
    return Block(
        BlockKind.TABLE, table=Table(columns, tuple((str(n), line, "", "") for n, line in enumerate(lines, 1)))
    )
