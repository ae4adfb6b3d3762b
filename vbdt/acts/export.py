"""Xuất hồ sơ: a case file as a folder of PDFs in time order with its XML list (Decree 30/2020, appendix VI, 4)."""

import re
from collections.abc import Iterator
from pathlib import Path, PurePath

from vbdt.acts.issue import file_name
from vbdt.acts.office import Office
from vbdt.acts.proof.archive_stamps import archive_files
from vbdt.archive.bag import write_bag
from vbdt.archive.catalogue import catalogue
from vbdt.document.filters import Filter
from vbdt.document.ids import CaseFileId
from vbdt.document.model import CaseFile, Document, FileRef
from vbdt.errors import UserError

PLAIN_SUFFIX = re.compile(r"\.[a-z0-9]{1,8}")
LIMIT = 999
"""Documents in one file: the ordinal has three digits (appendix VI, I.2)."""


def export_case_file(office: Office, case_file: CaseFileId, target: Path) -> int:
    """Write the case file to the new folder `target` and give the number of its documents."""
    opened = next((each for each in office.store.case_files() if each.id == case_file), None)
    if opened is None:
        raise UserError("Không có hồ sơ này trên bàn.", "Tải lại danh sách hồ sơ.")
    found = office.store.documents(Filter(case_file=case_file), limit=LIMIT + 1).rows
    if not 1 <= len(found) <= LIMIT:
        raise UserError(f"Hồ sơ có {len(found)} văn bản.", f"Mỗi hồ sơ xuất được từ 1 đến {LIMIT} văn bản.")
    documents = tuple(sorted(found, key=lambda each: (each.dated or office.today, each.created_at)))
    files = [each for n, document in enumerate(documents, 1) for each in _files(office, n, document)]
    files.append(("ho-so.xml", catalogue(opened, office.agency.code102, documents)))
    write_bag(target, files, _info(office, opened))
    return len(documents)


def _files(office: Office, ordinal: int, document: Document) -> Iterator[tuple[str, bytes]]:
    """The document as `007_05_QĐ-SNV.pdf`, and its annexes behind it as `007_kem-theo-01.pdf`."""
    main, *annexes = archive_files(office, document)
    yield f"{ordinal:03d}_{_name(document)}", office.store.files.read(main)
    for n, annex in enumerate(annexes, 1):
        yield f"{ordinal:03d}_kem-theo-{n:02d}{plain_suffix(annex)}", office.store.files.read(annex)


def plain_suffix(file: FileRef) -> str:
    """The end of a file's name, where every system takes it."""
    suffix = PurePath(file.name).suffix.lower()
    return suffix if PLAIN_SUFFIX.fullmatch(suffix) else ".bin"


def _name(document: Document) -> str:
    return file_name(document) if document.symbol else f"{document.id[:8]}.pdf"


def _info(office: Office, case_file: CaseFile) -> dict[str, str]:
    return {
        "Source-Organization": office.agency.name,
        "External-Identifier": f"{office.agency.code102}.{case_file.year}.{case_file.code}",
        "External-Description": case_file.title,
        "Bagging-Date": office.today.isoformat(),
    }
