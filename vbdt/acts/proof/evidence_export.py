"""Xuất bằng chứng: a document's files with every check that was kept of them, as a folder that proves its content.

Whoever gets it needs nothing else to judge the signatures again: certificates and answers about revocation are inside.
"""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path, PurePath

from vbdt.acts.export import plain_suffix
from vbdt.acts.issue import file_name
from vbdt.acts.office import Office
from vbdt.acts.proof.archive_stamps import archive_files
from vbdt.acts.proof.evidence import Evidence, kept_evidence
from vbdt.acts.proof.report_file import report_pdf
from vbdt.archive.bag import write_bag
from vbdt.document.calendar import VIETNAM
from vbdt.document.ids import DocumentId
from vbdt.document.model import Document, FileRef
from vbdt.errors import UserError

SUFFIXES = {
    "application/pkix-cert": ("chung-thu", ".cer"),
    "application/pkix-crl": ("thu-hoi", ".crl"),
    "application/ocsp-response": ("tra-loi-thu-hoi", ".ocsp"),
}


def export_evidence(office: Office, document: DocumentId, target: Path) -> int:
    """Write the new folder `target` and give the number of files in it. Raises UserError when nothing was kept."""
    known = office.store.document(document)
    kept = office.store.evidence(document)
    if not kept:
        raise UserError("Văn bản này chưa có bằng chứng kiểm tra nào được lưu.", "Kiểm tra chữ ký rồi lưu báo cáo.")
    files = dict(_documents(office, known))
    for n, each in enumerate(kept, 1):
        files[f"kiem-tra-{n:02d}.json"] = office.store.files.read(each)
    for n, check in enumerate(kept_evidence(office, document), 1):
        files |= dict(_check(office, known, n, check))
    write_bag(target, files.items(), _info(office, known))
    return len(files)


def folder_name(office: Office, document: Document) -> str:
    """What the folder is best called: `bang-chung_05_QĐ-SNV_20260305-0915`."""
    now: datetime = office.clock().astimezone(VIETNAM)
    return f"bang-chung_{_stem(document)}_{now:%Y%m%d-%H%M}"


def _stem(document: Document) -> str:
    return PurePath(file_name(document)).stem if document.symbol else document.id[:8]


def _documents(office: Office, document: Document) -> Iterator[tuple[str, bytes]]:
    main, *annexes = archive_files(office, document)
    yield f"{_stem(document)}.pdf", office.store.files.read(main)
    for n, annex in enumerate(annexes, 1):
        yield f"kem-theo-{n:02d}{plain_suffix(annex)}", office.store.files.read(annex)


def _check(office: Office, document: Document, n: int, check: Evidence) -> Iterator[tuple[str, bytes]]:
    for each in check.files:
        yield _named(each), office.store.files.read(each)
    there = {each.sha256: each for each in (document.pdf, *document.annexes, *archive_files(office, document))}
    for k, found in enumerate((check, *(check.annexes or ()))):
        file = there.get(found.pdf_sha256)
        if file is not None:
            name = f"bao-cao-{n:02d}-kem-theo-{k:02d}.pdf" if k else f"bao-cao-{n:02d}.pdf"
            yield name, report_pdf(file.name, office.store.files.read(file), found.verdict, found.at)


def _named(file: FileRef) -> str:
    stem, suffix = SUFFIXES[file.media_type]
    return f"{stem}-{file.sha256[:16]}{suffix}"


def _info(office: Office, document: Document) -> dict[str, str]:
    return {
        "Source-Organization": office.agency.name,
        "External-Identifier": document.symbol or document.id,
        "External-Description": " ".join(document.facts.subject.split()),
        "Bagging-Date": office.today.isoformat(),
    }
