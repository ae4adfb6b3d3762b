"""Kho của bàn: integrity, backup, restore."""

import argparse
from collections.abc import Callable, Iterable
from datetime import datetime
from pathlib import Path

from vbdt.acts.office import Office
from vbdt.commands.common import add_desk, opened, passphrase_for, print_json, tell
from vbdt.document.calendar import local_day
from vbdt.document.ids import DeskId
from vbdt.errors import Exit
from vbdt.store.backup import backup, restore
from vbdt.store.integrity import Finding, check
from vbdt.store.keys import unlock

Run = Callable[[argparse.Namespace], Exit]


def prepare(name: str, parser: argparse.ArgumentParser) -> Run:
    if name == "restore":
        parser.add_argument("backup", type=Path, metavar="BẢN_SAO")
        parser.add_argument("folder", type=Path, metavar="DIR", help="thư mục mới cho bàn")
        return _restore
    add_desk(parser)
    if name == "backup":
        parser.add_argument("target", type=Path, metavar="BẢN_SAO", help="thư mục; lần sau chỉ chép phần mới")
        return _backup
    parser.add_argument("--json", action="store_true")
    return _integrity


def _integrity(options: argparse.Namespace) -> Exit:
    with opened(options) as office:
        findings = check(office.store, lambda *who: _keys_of(office, *who))
    if options.json:
        print_json([{"area": each.area.value, "what": each.what} for each in findings])
        return Exit.REFUSED if findings else Exit.DONE
    return _told(findings, "Toàn vẹn: nhật ký, sổ, bảng và tệp đều khớp.")


def _backup(options: argparse.Namespace) -> Exit:
    with opened(options) as office:
        backup(office.store, options.target)
    tell(f"Đã sao lưu vào {options.target}")
    return Exit.DONE


def _restore(options: argparse.Namespace) -> Exit:
    key = unlock(options.backup, passphrase_for(options.backup))
    return _told(restore(options.backup, options.folder, key), f"Đã khôi phục và kiểm tra: {options.folder}")


def _told(findings: Iterable[Finding], whole: str) -> Exit:
    sentences = [each.what for each in findings]
    print("\n".join(sentences) if sentences else whole)
    return Exit.REFUSED if sentences else Exit.DONE


def _keys_of(office: Office, desk: DeskId, at: datetime) -> list[bytes] | None:
    found = office.directory.find_desk(desk)
    return [bytes.fromhex(each) for each in found.signing_keys(local_day(at))] if found else None
