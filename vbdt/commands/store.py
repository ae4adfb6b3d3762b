"""Kho của bàn: integrity."""

import argparse
from collections.abc import Callable

from vbdt.acts.office import Office
from vbdt.commands.common import add_desk, opened, print_json
from vbdt.document.ids import DeskId
from vbdt.errors import Exit
from vbdt.store.integrity import check

Run = Callable[[argparse.Namespace], Exit]


def prepare(name: str, parser: argparse.ArgumentParser) -> Run:
    add_desk(parser)
    parser.add_argument("--json", action="store_true")
    return _integrity


def _integrity(options: argparse.Namespace) -> Exit:
    with opened(options) as office:
        findings = check(office.store, lambda desk: _key_of(office, desk))
        if options.json:
            print_json([{"area": each.area.value, "what": each.what} for each in findings])
        elif not findings:
            print("Toàn vẹn: nhật ký, sổ, bảng và tệp đều khớp.")
        else:
            for each in findings:
                print(each.what)
    return Exit.REFUSED if findings else Exit.DONE


def _key_of(office: Office, desk: DeskId) -> bytes | None:
    found = office.directory.find_desk(desk)
    return bytes.fromhex(found.signs) if found else None
