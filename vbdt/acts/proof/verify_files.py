"""Kiểm tra tệp: the signatures of files that are no documents of this desk."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from vbdt.acts.office import Office
from vbdt.document.verdict import FileVerdict
from vbdt.errors import BadInput
from vbdt.signing.check.coverage import MAX_PDF
from vbdt.signing.check.sandbox import Step, sandbox


def pdf_files(named: Sequence[Path]) -> tuple[Path, ...]:
    """The files themselves, and every PDF in the folders and below. Raises BadInput when there is none."""
    found: list[Path] = []
    for path in named:
        if path.is_dir():
            found += sorted(each for each in path.rglob("*") if each.suffix.lower() == ".pdf" and each.is_file())
        else:
            found.append(path)
    if not found:
        raise BadInput("Không có tệp PDF nào ở đây.", "Chọn tệp hoặc thư mục khác.")
    return tuple(dict.fromkeys(found))


def verify_files(office: Office, paths: Sequence[Path], step: Step) -> Iterator[tuple[Path, FileVerdict]]:
    """Each file with its verdict, in order, on all cores. Raises Cancelled when `step` says no or raises it."""
    return sandbox().verify_many(paths, office.trust, office.clock(), step)


def verify_file(office: Office, path: Path) -> tuple[bytes, FileVerdict]:
    """One file read once, and the verdict on exactly these bytes. Raises BadInput when it cannot be read."""
    try:
        if path.stat().st_size > MAX_PDF:
            raise BadInput(f"Tệp {path.name} quá lớn để kiểm tra chữ ký.", "Tách tệp hoặc chọn tệp khác.")
        data = path.read_bytes()
    except OSError:
        raise BadInput(f"Không đọc được tệp {path.name}.", "Kiểm tra đường dẫn và quyền đọc.") from None
    return data, sandbox().verify(data, office.trust, at=office.clock())
