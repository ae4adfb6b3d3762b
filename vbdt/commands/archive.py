"""Lưu trữ: export a case file, check an exported one."""

import argparse
from collections.abc import Callable
from pathlib import Path

from vbdt.acts.export import export_case_file
from vbdt.archive.bag import check_bag
from vbdt.commands.common import add_desk, opened, tell
from vbdt.errors import Exit, UserError

Run = Callable[[argparse.Namespace], Exit]


def prepare(name: str, parser: argparse.ArgumentParser) -> Run:
    actions = parser.add_subparsers(dest="action", required=True)
    export = actions.add_parser("file", help="xuất một hồ sơ ra thư mục mới")
    add_desk(export)
    export.add_argument("code", metavar="KÝ_HIỆU", help="ký hiệu hồ sơ, ví dụ 01.CCHC")
    export.add_argument("-o", "--output", type=Path, required=True, metavar="DIR")
    check = actions.add_parser("check", help="kiểm tra một hồ sơ đã xuất")
    check.add_argument("folder", type=Path, metavar="DIR")
    return lambda options: _export(options) if options.action == "file" else _check(options)


def _export(options: argparse.Namespace) -> Exit:
    with opened(options) as office:
        found = next((each for each in office.store.case_files() if each.code == options.code), None)
        if found is None:
            raise UserError(f"Không có hồ sơ ký hiệu {options.code}.", "Lập hồ sơ bằng lệnh: vbdt file")
        count = export_case_file(office, found.id, options.output)
    tell(f"Đã xuất {count} văn bản ra {options.output}")
    return Exit.DONE


def _check(options: argparse.Namespace) -> Exit:
    problems = check_bag(options.folder)
    for each in problems:
        print(each)
    if not problems:
        print("Hồ sơ đầy đủ, không tệp nào bị thay đổi.")
    return Exit.REFUSED if problems else Exit.DONE
