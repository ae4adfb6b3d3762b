"""Three drafts as an office would write them. Agencies are real kinds of agency, people are invented."""

from vbdt.document.content import Align, Annex, Block, BlockKind, Column, Draft, Run, Signer, Table, paragraph
from vbdt.document.kinds import Urgency

DIEU, KHOAN, DIEM, CAN_CU = BlockKind.DIEU, BlockKind.KHOAN, BlockKind.DIEM, BlockKind.CAN_CU


def decision() -> Draft:
    """A decision that issues a regulation: căn cứ, Điều, a regulation with chapters as its annex."""
    return Draft(
        kind="quyet_dinh",
        agency="Sở Nội vụ",
        parent_agency="UBND tỉnh Hậu Giang",
        notation="QĐ-SNV",
        place="Hậu Giang",
        year=2026,
        subject="Ban hành Quy chế làm việc của Tổ theo dõi cải cách hành chính giai đoạn 2026 - 2030",
        authority="Giám đốc Sở Nội vụ",
        body=(
            paragraph("Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;", CAN_CU),
            paragraph(
                "Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về công tác văn thư", CAN_CU
            ),
            paragraph("Căn cứ Chương trình cải cách hành chính và xây dựng Chính quyền điện tử của tỉnh", CAN_CU),
            paragraph("Theo đề nghị của Trưởng phòng Cải cách hành chính", CAN_CU),
            paragraph("Ban hành kèm theo Quyết định này Quy chế làm việc của Tổ theo dõi cải cách hành chính.", DIEU),
            Block(
                DIEU,
                (
                    Run("Tổ theo dõi họp vào tuần cuối mỗi tháng, "),
                    Run("báo cáo Giám đốc Sở trước ngày 05", bold=True),
                    Run(" tháng sau về tỷ lệ hồ sơ giải quyết đúng hạn và tỷ lệ văn bản ký số."),
                ),
            ),
            paragraph(
                "Chánh Văn phòng Sở, Trưởng phòng Cải cách hành chính, các thành viên của Tổ theo dõi và thủ trưởng"
                " các đơn vị thuộc Sở chịu trách nhiệm thi hành Quyết định này. Quyết định có hiệu lực kể từ ngày ký.",
                DIEU,
            ),
        ),
        signer=Signer(("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"), "Trần Thị Thùy Dương"),
        recipients=("Như Điều 3", "UBND tỉnh (để b/c)", "Giám đốc, các Phó Giám đốc Sở", "Lưu: VT, CCHC"),
        annexes=(Annex("Quy chế", "Làm việc của Tổ theo dõi cải cách hành chính", _regulation(), headed=True),),
    )


def _regulation() -> tuple[Block, ...]:
    return (
        paragraph("Quy định chung", BlockKind.CHUONG),
        Block(DIEU, (Run("Phạm vi điều chỉnh", bold=True),)),
        paragraph("Quy chế này quy định cách làm việc, chế độ họp và báo cáo của Tổ theo dõi cải cách hành chính."),
        Block(DIEU, (Run("Nguyên tắc", bold=True),)),
        paragraph("Mỗi việc giao cho một người chủ trì; người phối hợp góp ý bằng văn bản.", KHOAN),
        paragraph("Hồ sơ quá hạn được nêu tên đơn vị và lý do:", KHOAN),
        paragraph("Quá hạn dưới 3 ngày làm việc: nhắc trong họp giao ban;", DIEM),
        paragraph("Quá hạn từ 3 ngày làm việc trở lên: báo cáo Giám đốc Sở.", DIEM),
        paragraph("Tổ chức thực hiện", BlockKind.CHUONG),
        Block(DIEU, (Run("Trách nhiệm thi hành", bold=True),)),
        paragraph("Các thành viên của Tổ thực hiện Quy chế này; vướng mắc gửi về Phòng Cải cách hành chính."),
    )


def letter(rows: int = 45, urgency: Urgency = Urgency.NORMAL) -> Draft:
    """An official letter to two kinds of addressee with a long table as its annex."""
    units = ("UBND xã Tân Bình", "UBND xã Hòa An", "UBND phường Ngã Bảy", "UBND xã Phương Bình, tổ một cửa liên thông")
    columns = (
        Column("STT", 12, Align.CENTER),
        Column("Đơn vị"),
        Column("Hồ sơ đúng hạn (%)", 32, Align.RIGHT),
        Column("Văn bản ký số (%)", 32, Align.RIGHT),
    )
    table = Table(
        columns,
        tuple((str(n), units[n % 4], f"{80 + n % 20},{n % 10}", f"{70 + n % 30},5") for n in range(1, rows + 1)),
    )
    return Draft(
        kind="cong_van",
        agency="Sở Nội vụ",
        parent_agency="UBND tỉnh Hậu Giang",
        notation="SNV-CCHC",
        place="Hậu Giang",
        year=2026,
        subject="rà soát chỉ tiêu cải cách hành chính 6 tháng đầu năm 2026",
        addressees=("Các sở, ban, ngành tỉnh", "Ủy ban nhân dân các xã, phường"),
        body=(
            paragraph(
                "Để chuẩn bị đánh giá giữa kỳ Chương trình cải cách hành chính của tỉnh, Sở Nội vụ đề nghị các cơ quan,"
                " địa phương thực hiện các nội dung sau:"
            ),
            paragraph(
                "Đối chiếu số liệu tại Phụ lục kèm theo với sổ theo dõi của đơn vị; nêu rõ chỗ chênh lệch.", KHOAN
            ),
            paragraph("Với chỉ tiêu chưa đạt, báo cáo:", KHOAN),
            paragraph("Nguyên nhân và thời điểm dự kiến hoàn thành;", DIEM),
            paragraph("Người chịu trách nhiệm chính.", DIEM),
            Block(
                BlockKind.PARAGRAPH,
                (
                    Run("Văn bản trả lời gửi về Sở Nội vụ "),
                    Run("trước ngày 15 tháng 7 năm 2026", bold=True, italic=True),
                    Run(" qua hệ thống quản lý văn bản để tổng hợp, báo cáo Ủy ban nhân dân tỉnh."),
                ),
            ),
        ),
        signer=Signer(("GIÁM ĐỐC",), "Lê Minh Khoa"),
        recipients=("Như trên", "UBND tỉnh (để b/c)", "Lưu: VT, CCHC"),
        urgency=urgency,
        annexes=(
            Annex("Phụ lục", "Kết quả thực hiện chỉ tiêu tính đến hết quý II", (Block(BlockKind.TABLE, table=table),)),
        ),
        contact=("Số 02 đường Hòa Bình, tỉnh Hậu Giang; thư điện tử: sonoivu@example.vn",),
    )


def plan() -> Draft:
    """A named document with Roman headings, many pages of text, several annexes and an urgency stamp."""
    sections = ("Mục đích, yêu cầu", "Nhiệm vụ trọng tâm", "Kinh phí", "Tổ chức thực hiện")
    body: list[Block] = []
    for section in sections:
        body.append(paragraph(section, BlockKind.ROMAN))
        for n in range(1, 9):
            body.append(
                paragraph(
                    f"Nội dung thứ {n}: cắt giảm thời gian giải quyết, công khai kết quả từng tháng trên trang tin"
                    " điện tử, mỗi thủ tục có một người chịu trách nhiệm và một chỉ tiêu đo được.",
                    KHOAN,
                )
            )
    return Draft(
        kind="ke_hoach",
        agency="Ủy ban nhân dân xã Tân Bình",
        notation="KH-UBND",
        place="Tân Bình",
        year=2026,
        subject="Cải cách hành chính năm 2026",
        body=tuple(body),
        signer=Signer(("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"), "Nguyễn Hoàng Phúc"),
        recipients=("Sở Nội vụ", "Các công chức xã", "Lưu: VT"),
        urgency=Urgency.VERY_URGENT,
        annexes=(
            Annex("Phụ lục I", "Danh mục thủ tục", (paragraph("Gồm các thủ tục về đất đai, hộ tịch và chứng thực."),)),
            Annex("Phụ lục II", "Phân công", (paragraph("Công chức Văn phòng - Thống kê chủ trì."),)),
        ),
        seal=34,
    )
