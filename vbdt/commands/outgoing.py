"""Văn bản đi: draft, submit, return, register, send."""

import argparse
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from vbdt.acts.draft import begin, discard, open_sheet, preview, save
from vbdt.acts.files.take_in import composed_page
from vbdt.acts.give_back import give_back
from vbdt.acts.register import register, void
from vbdt.acts.send import send
from vbdt.acts.sheet import read_sheet, write_sheet
from vbdt.acts.submit import submit
from vbdt.commands.common import (
    add_desk,
    add_document,
    find_agency,
    find_desk,
    find_document,
    opened,
    read_file,
    tell,
    write_file,
)
from vbdt.document.ids import DocumentId
from vbdt.document.kinds import KINDS

Run = Callable[[argparse.Namespace], None]


def prepare(name: str, parser: argparse.ArgumentParser) -> Run:
    return {
        "draft": _prepare_draft,
        "submit": _prepare_submit,
        "return": _prepare_return,
        "register": _prepare_register,
        "send": _prepare_send,
    }[name](parser)


def _prepare_draft(parser: argparse.ArgumentParser) -> Run:
    add_desk(parser)
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("--new", choices=[kind.key for kind in KINDS], metavar="LOẠI", help="mẫu trống, ví dụ cong_van")
    what.add_argument("--save", type=Path, metavar="TỆP", help="lưu dự thảo từ tệp JSON")
    what.add_argument("--list", action="store_true", help="các dự thảo đang có")
    what.add_argument("--show", metavar="MÃ", help="in dự thảo ra JSON")
    what.add_argument("--preview", metavar="MÃ", help="xem trước bản PDF (kèm -o)")
    what.add_argument("--discard", metavar="MÃ", help="bỏ dự thảo")
    parser.add_argument("-o", "--output", type=Path, metavar="TỆP", help="ghi ra tệp thay vì màn hình")
    return _draft


def _draft(options: argparse.Namespace) -> None:
    with opened(options) as office:
        if options.new:
            _put(options, write_sheet(begin(office, options.new)))
        elif options.save:
            sheet = read_sheet(read_file(options.save, 10_000_000))
            save(office, sheet)
            print(sheet.id)
        elif options.list:
            for row in office.store.drafts():
                print(f"{row.id}  {row.kind}  {row.subject}")
        elif options.show:
            _put(options, write_sheet(open_sheet(office, DocumentId(options.show))))
        elif options.preview:
            sheet = open_sheet(office, DocumentId(options.preview))
            _put(options, composed_page(office, sheet).pdf if sheet.elsewhere else preview(office, sheet))
        else:
            discard(office, DocumentId(options.discard))


def _put(options: argparse.Namespace, data: bytes) -> None:
    if options.output:
        write_file(options.output, data)
        tell(f"Đã ghi {options.output}")
    else:
        print(data.decode("utf-8", "replace"))


def _prepare_submit(parser: argparse.ArgumentParser) -> Run:
    add_desk(parser)
    parser.add_argument("draft", metavar="MÃ", help="mã dự thảo, hoặc văn bản bị trả lại")
    parser.add_argument("--to", metavar="LÃNH_ĐẠO", help="họ tên hoặc mã người ký")
    parser.add_argument("--note", default="", help="lời trình")
    return _submit


def _submit(options: argparse.Namespace) -> None:
    with opened(options) as office:
        sheet = open_sheet(office, DocumentId(options.draft))
        if options.to:
            sheet = replace(sheet, leader=find_desk(office, options.to))
        submit(office, sheet, options.note)
        print(sheet.id)


def _prepare_return(parser: argparse.ArgumentParser) -> Run:
    add_document(parser)
    parser.add_argument("--note", required=True, help="lý do")
    return _return


def _return(options: argparse.Namespace) -> None:
    with opened(options) as office:
        give_back(office, find_document(office, options.document).id, options.note)
        tell("Đã trả lại.")


def _prepare_register(parser: argparse.ArgumentParser) -> Run:
    add_document(parser)
    parser.add_argument("--void", metavar="LÝ_DO", help="hủy số đã cấp")
    return _register


def _register(options: argparse.Namespace) -> None:
    with opened(options) as office:
        document = find_document(office, options.document)
        if options.void is not None:
            void(office, document.id, options.void)
            tell("Đã hủy số.")
        else:
            register(office, document.id)
            print(office.store.document(document.id).symbol)


def _prepare_send(parser: argparse.ArgumentParser) -> Run:
    add_document(parser)
    parser.add_argument("--to", action="append", default=[], metavar="CƠ_QUAN", help="mã hoặc tên; lặp lại được")
    return _send


def _send(options: argparse.Namespace) -> None:
    with opened(options) as office:
        to = [find_agency(office, each) for each in options.to]
        send(office, find_document(office, options.document).id, to)
        tell("Đã đưa vào hàng gửi; giao liên sẽ chuyển đi.")
