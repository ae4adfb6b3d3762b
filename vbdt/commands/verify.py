"""Kiểm tra chữ ký số của tệp PDF, không cần bàn làm việc."""

import argparse
from collections.abc import Callable
from pathlib import Path

from vbdt.assets import trust_anchors
from vbdt.commands.common import print_json, read_file
from vbdt.document.calendar import VIETNAM
from vbdt.document.codec import Json
from vbdt.document.verdict import FileVerdict, Verdict
from vbdt.errors import BadInput, Exit
from vbdt.signing.trust import load_trust
from vbdt.signing.verify import verify

Run = Callable[[argparse.Namespace], Exit]


def prepare(name: str, parser: argparse.ArgumentParser) -> Run:
    parser.add_argument("files", nargs="+", type=Path, metavar="TỆP.pdf")
    parser.add_argument("--trust", type=Path, metavar="DIR", help="thêm thư mục chứng thư gốc tin cậy")
    parser.add_argument("--json", action="store_true")
    return _verify


def _verify(options: argparse.Namespace) -> Exit:
    trust = load_trust(trust_anchors(), *([options.trust] if options.trust else []))
    results = []
    for path in options.files:
        try:
            results.append((path, verify(read_file(path), trust)))
        except BadInput as error:
            results.append((path, FileVerdict(Verdict.UNKNOWN, str(error))))
    if options.json:
        print_json([_object(path, verdict) for path, verdict in results])
    else:
        for path, verdict in results:
            _print(path, verdict)
    return Exit.DONE if all(each.verdict is Verdict.VALID for _, each in results) else Exit.REFUSED


def _object(path: Path, verdict: FileVerdict) -> Json:
    return {
        "file": str(path),
        "verdict": verdict.verdict.value,
        "reason": verdict.reason,
        "signatures": [
            {
                "field": each.field,
                "kind": each.kind.value,
                "signer": each.signer,
                "level": each.level.value,
                "signed_at": each.signed_at.astimezone(VIETNAM).isoformat() if each.signed_at else None,
                "verdict": each.verdict.value,
                "notes": list(each.notes),
            }
            for each in verdict.signatures
        ],
    }


def _print(path: Path, verdict: FileVerdict) -> None:
    print(f"{path}: {verdict.verdict.label}. {verdict.reason}")
    for each in verdict.signatures:
        moment = f", {each.signed_at.astimezone(VIETNAM):%d/%m/%Y %H:%M:%S}" if each.signed_at else ""
        print(f"  {each.kind.label}: {each.signer}{moment}. {each.verdict.label}")
        for note in each.notes:
            print(f"    - {note}")
