"""Lập hồ sơ: open case files and put documents into them, without copies (Decree 30/2020, articles 28 to 31)."""

from vbdt.acts.office import Office
from vbdt.acts.record import record_alone
from vbdt.document.events import Filed
from vbdt.document.ids import CaseFileId, DocumentId, random_id
from vbdt.document.model import CaseFile, Changed
from vbdt.document.rules import allow
from vbdt.document.states import Act
from vbdt.errors import UserError


def open_case_file(office: Office, code: str, title: str, retention: str) -> CaseFile:
    """A new case file of this year at this desk."""
    if not code.strip() or not title.strip():
        raise UserError("Hồ sơ cần có ký hiệu và tiêu đề.", "Ghi theo Danh mục hồ sơ của cơ quan, ví dụ 01.CCHC.")
    opened = CaseFile(
        CaseFileId(random_id()), code.strip(), title.strip(), office.today.year, retention.strip() or "10 năm"
    )
    with office.store.write() as writing:
        writing.add_case_file(opened)
    return opened


def file(office: Office, document: DocumentId, case_file: CaseFileId) -> Changed:
    known = office.store.document(document)
    allow(known, Act.FILE, office.me)
    if case_file in known.case_files:
        raise UserError("Văn bản đã có trong hồ sơ này.", "Chọn hồ sơ khác nếu cần lập thêm.")
    return record_alone(office, document, Filed(case_file))
