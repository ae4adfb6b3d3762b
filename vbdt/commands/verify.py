"""Kiểm tra chữ ký số của tệp PDF, không cần bàn làm việc."""

import argparse
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from vbdt.acts.proof.report_file import report_pdf
from vbdt.assets import trust_anchors
from vbdt.commands.common import print_json, tell, write_file
from vbdt.document.calendar import VIETNAM
from vbdt.document.codec import Json, encode
from vbdt.document.verdict import Answer, FileVerdict, Verdict
from vbdt.errors import BadInput, Exit
from vbdt.signing.check.sandbox import sandbox
from vbdt.signing.trust.anchors import load_trust

Run = Callable[[argparse.Namespace], Exit]


def prepare(name: str, parser: argparse.ArgumentParser) -> Run:
    parser.add_argument("files", nargs="+", type=Path, metavar="TỆP.pdf", help="tệp hoặc thư mục (mọi tệp .pdf)")
    parser.add_argument("--trust", type=Path, metavar="DIR", help="thêm thư mục chứng thư gốc tin cậy")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--report", type=Path, metavar="TỆP.pdf", help="ghi báo cáo kiểm tra để in (một tệp)")
    return _verify


def _verify(options: argparse.Namespace) -> Exit:
    trust = load_trust(trust_anchors(), *([options.trust] if options.trust else []))
    paths = [path for named in options.files for path in _files(named)]
    if options.report and len(paths) != 1:
        raise BadInput("Báo cáo chỉ lập cho một tệp.", "Nêu đúng một tệp PDF.")
    results = []
    for path, verdict in sandbox().verify_many(paths, trust, step=_progress()):
        results.append((path, verdict))
        if not options.json:
            _print(path, verdict)
    if options.json:
        print_json([_object(path, verdict) for path, verdict in results])
    if options.report:
        (path, verdict) = results[0]
        write_file(options.report, report_pdf(path.name, path.read_bytes(), verdict))
        tell(f"Đã ghi báo cáo {options.report}.")
    return Exit.DONE if all(each.verdict is Verdict.VALID for _, each in results) else Exit.REFUSED


def _files(named: Path) -> Iterator[Path]:
    """The file itself, or every PDF in a folder and those below."""
    if not named.is_dir():
        yield named
        return
    found = sorted(path for path in named.rglob("*") if path.suffix.lower() == ".pdf" and path.is_file())
    if not found:
        raise BadInput(f"Thư mục {named} không có tệp PDF nào.", "Chọn thư mục khác.")
    yield from found


def _progress() -> Callable[[int, int], bool] | None:
    """Counts on the terminal while many files are checked; Ctrl+C stops."""
    if not sys.stderr.isatty():
        return None

    def show(done: int, total: int) -> bool:
        if total > 1:
            print(f"\r{done}/{total}", end="\n" if done == total else "", file=sys.stderr, flush=True)
        return True

    return show


def _object(path: Path, verdict: FileVerdict) -> Json:
    return {
        "file": str(path),
        "verdict": verdict.verdict.value,
        "reason": verdict.reason,
        "warnings": list(verdict.warnings),
        "signatures": [
            {
                "field": each.field,
                "kind": each.kind.value,
                "signer": each.signer,
                "level": each.level.value,
                "signed_at": each.signed_at.astimezone(VIETNAM).isoformat() if each.signed_at else None,
                "verdict": each.verdict.value,
                "notes": list(each.notes),
                "items": encode(each.items),
                "added_after": each.added_after,
                "revision_bytes": each.revision_bytes,
            }
            for each in verdict.signatures
        ],
    }


def _print(path: Path, verdict: FileVerdict) -> None:
    print(f"{path}: {verdict.verdict.label}. {verdict.reason}")
    for warning in verdict.warnings:
        print(f"  Lưu ý: {warning}")
    for each in verdict.signatures:
        moment = f", {each.signed_at.astimezone(VIETNAM):%d/%m/%Y %H:%M:%S}" if each.signed_at else ""
        print(f"  {each.kind.label}: {each.signer}{moment}. {each.verdict.label}")
        for item in each.items:
            print(f"    {item.name}: {item.value}{'' if item.answer is Answer.GOOD else f' [{item.answer.label}]'}")
        if each.added_after:
            print(f"    {each.added_after}")
        for note in each.notes:
            print(f"    - {note}")
