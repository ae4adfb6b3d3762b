"""Đọc và ghi tệp .edxml (QCVN 102:2016/BTTTT)."""

import argparse
import json
import sys
from collections.abc import Callable
from pathlib import Path

from vbdt.acts.mail.edxml_files import export_document, import_file
from vbdt.acts.mail.edxml_folder import use_folders
from vbdt.acts.mail.edxml_out import waiting_files
from vbdt.commands.common import (
    add_desk,
    add_document,
    find_document,
    opened,
    print_json,
    read_file,
    tell,
    write_file,
)
from vbdt.document.filenames import fitting_names
from vbdt.errors import BadInput, Exit, UserError
from vbdt.transport.courier import Outcome
from vbdt.transport.edxml.json import from_json, to_json
from vbdt.transport.edxml.read import read
from vbdt.transport.edxml.records import BusinessType, EdxmlDocument, EdxmlMessage
from vbdt.transport.edxml.write import write

Run = Callable[[argparse.Namespace], Exit]
LIMIT = 500_000_000
OUTCOMES = {
    Outcome.RECORDED: "đã nhận",
    Outcome.DUPLICATE: "đã nhận từ trước",
    Outcome.PARKED: "chờ văn bản mà tệp này nói tới",
}


def prepare(name: str, parser: argparse.ArgumentParser) -> Run:
    actions = parser.add_subparsers(dest="action", required=True)
    reading = actions.add_parser("read", help="đọc một tệp .edxml")
    reading.add_argument("file", type=Path)
    reading.add_argument("--json", action="store_true", help="toàn bộ nội dung, kể cả tệp đính kèm")
    reading.add_argument("--extract", type=Path, metavar="DIR", help="ghi các tệp đính kèm ra thư mục")
    writing = actions.add_parser("write", help="ghi một tệp .edxml từ JSON")
    writing.add_argument("--json", type=Path, required=True, metavar="TỆP", help="«-» để đọc từ đầu vào chuẩn")
    writing.add_argument("-o", "--output", type=Path, required=True)
    leaving = actions.add_parser("export", help="xuất một văn bản ra tệp .edxml")
    add_document(leaving)
    leaving.add_argument("-o", "--output", type=Path, required=True)
    coming = actions.add_parser("import", help="nhận tệp .edxml của cơ quan dùng phần mềm khác")
    add_desk(coming)
    coming.add_argument("files", type=Path, nargs="+", metavar="TỆP")
    folders = actions.add_parser("folders", help="chọn cặp thư mục trao đổi tệp .edxml")
    add_desk(folders)
    folders.add_argument("--in", dest="inward", metavar="DIR", help="nơi phần mềm khác đặt tệp; «» để thôi")
    folders.add_argument("--out", dest="outward", metavar="DIR", help="nơi chương trình ghi tệp; «» để thôi")
    return _edxml


def _edxml(options: argparse.Namespace) -> Exit:
    if options.action in ("export", "import", "folders"):
        return {"export": _export, "import": _import, "folders": _folders}[options.action](options)
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


def _export(options: argparse.Namespace) -> Exit:
    with opened(options) as office:
        write_file(options.output, export_document(office, find_document(office, options.document).id))
    tell(f"Đã ghi {options.output}")
    return Exit.DONE


def _import(options: argparse.Namespace) -> Exit:
    refused = 0
    with opened(options) as office:
        for path in options.files:
            try:
                outcome, changed = import_file(office, read_file(path, LIMIT))
            except UserError as error:
                tell(f"{path.name}: {error}")
                refused += 1
                continue
            tell(f"{path.name}: {OUTCOMES[outcome]}")
            for document in changed.documents:
                print(document)
    return Exit.REFUSED if refused else Exit.DONE


def _folders(options: argparse.Namespace) -> Exit:
    with opened(options) as office:
        now = office.settings
        if options.inward is not None or options.outward is not None:
            inward = now.edxml_in if options.inward is None else options.inward
            outward = now.edxml_out if options.outward is None else options.outward
            now = use_folders(office, inward, outward).settings
        print(f"nhận  {now.edxml_in or '-'}\ngửi   {now.edxml_out or '-'}")
        for each in waiting_files(office):
            tell(f"chờ ghi  {each.file.name}  {each.agency}")
    return Exit.DONE


def _extract(message: EdxmlMessage, folder: Path) -> None:
    if not isinstance(message, EdxmlDocument):
        raise UserError("Tệp trạng thái không có tệp đính kèm.", "Chọn tệp văn bản.")
    if not folder.is_dir():
        raise UserError(f"Không có thư mục {folder}.", "Tạo thư mục rồi chạy lại.")
    names = fitting_names(each.attachment_name for each in message.attachments)
    there = next((folder / each for each in names if (folder / each).exists()), None)
    if there is not None:
        raise UserError(f"Tệp {there} đã có.", "Chọn thư mục trống.")
    for name, each in zip(names, message.attachments, strict=True):
        write_file(folder / name, each.content)
        tell(f"Đã ghi {folder / name}")


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
