"""Đọc và ghi tệp .edxml (QCVN 102:2016/BTTTT)."""

import argparse
import json
import sys
from collections.abc import Callable
from pathlib import Path

from vbdt.commands.common import print_json, read_file, tell, write_file
from vbdt.errors import BadInput, Exit, UserError
from vbdt.transport.edxml.json import from_json, to_json
from vbdt.transport.edxml.read import read
from vbdt.transport.edxml.records import BusinessType, EdxmlDocument, EdxmlMessage
from vbdt.transport.edxml.write import write

Run = Callable[[argparse.Namespace], Exit]
LIMIT = 500_000_000


def prepare(name: str, parser: argparse.ArgumentParser) -> Run:
    actions = parser.add_subparsers(dest="action", required=True)
    reading = actions.add_parser("read", help="đọc một tệp .edxml")
    reading.add_argument("file", type=Path)
    reading.add_argument("--json", action="store_true", help="toàn bộ nội dung, kể cả tệp đính kèm")
    reading.add_argument("--extract", type=Path, metavar="DIR", help="ghi các tệp đính kèm ra thư mục")
    writing = actions.add_parser("write", help="ghi một tệp .edxml từ JSON")
    writing.add_argument("--json", type=Path, required=True, metavar="TỆP", help="«-» để đọc từ đầu vào chuẩn")
    writing.add_argument("-o", "--output", type=Path, required=True)
    return _edxml


def _edxml(options: argparse.Namespace) -> Exit:
    if options.action == "write":
        text = sys.stdin.buffer.read(LIMIT) if str(options.json) == "-" else read_file(options.json, LIMIT)
        try:
            value = json.loads(text)
        except (ValueError, RecursionError):
            raise BadInput("Tệp JSON không đọc được.", "Dùng JSON do lệnh: vbdt edxml read --json in ra.") from None
        write_file(options.output, write(from_json(value)))
        tell(f"Đã ghi {options.output}")
        return Exit.DONE
    message = read(read_file(options.file, LIMIT))
    if options.extract:
        _extract(message, options.extract)
    if options.json:
        print_json(to_json(message))
    else:
        _print(message)
    return Exit.DONE


def _extract(message: EdxmlMessage, folder: Path) -> None:
    if not isinstance(message, EdxmlDocument):
        raise UserError("Tệp trạng thái không có tệp đính kèm.", "Chọn tệp văn bản.")
    if not folder.is_dir():
        raise UserError(f"Không có thư mục {folder}.", "Tạo thư mục rồi chạy lại.")
    for each in message.attachments:
        target = folder / each.attachment_name
        if target.exists():
            raise UserError(f"Tệp {target} đã có.", "Chọn thư mục trống.")
        write_file(target, each.content)
        tell(f"Đã ghi {target}")


def _print(message: EdxmlMessage) -> None:
    if isinstance(message, EdxmlDocument):
        header = message.header
        kind = message.traces.business.kind
        print(f"{(kind or BusinessType.NEW).label}: {header.code.code_number}/{header.code.code_notation}")
        print(f"Từ {header.from_.organ_name} đến {', '.join(each.organ_name for each in header.to)}")
        print(header.subject)
        for each in message.attachments:
            print(f"  tệp {each.attachment_name}: {len(each.content)} byte")
        return
    status = message.status
    print(f"Trạng thái {message.status_code} ({status.label if status else 'không rõ'}): {message.description}")
    print(f"Từ {message.from_.organ_name}, về văn bản {message.response_for.code}")
