"""PDFs made elsewhere: taken in as a draft with fields at given places, or attached to a draft."""

import argparse
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from vbdt.acts.draft import open_sheet, save
from vbdt.acts.files.annex_file import attach
from vbdt.acts.files.take_in import NAMES, take_in
from vbdt.acts.sheet import Placed
from vbdt.commands.common import add_desk, opened, read_file, tell
from vbdt.document.ids import DocumentId
from vbdt.document.kinds import KINDS
from vbdt.errors import BadInput

Run = Callable[[argparse.Namespace], None]


def prepare(name: str, parser: argparse.ArgumentParser) -> Run:
    return {"take": _prepare_take, "attach": _prepare_attach}[name](parser)


def _prepare_take(parser: argparse.ArgumentParser) -> Run:
    add_desk(parser)
    parser.add_argument("file", type=Path, metavar="TỆP.pdf")
    parser.add_argument("--kind", choices=[kind.key for kind in KINDS], required=True, metavar="LOẠI")
    parser.add_argument("--subject", required=True, metavar="TRÍCH_YẾU")
    parser.add_argument(
        *("--place", "-p"),
        action="append",
        default=[],
        type=_placed,
        metavar="Ô=TRANG,X,Y,RỘNG,CAO",
        help=f"chỗ của một ô ({', '.join(NAMES)}), mm từ góc trên bên trái; bỏ trống thì tự tìm",
    )
    parser.add_argument(
        "--continue",
        dest="go_on",
        action="store_true",
        help="ký tiếp trên tệp nơi khác đã ký; chữ ký của họ giữ nguyên",
    )
    return _take


def _take(options: argparse.Namespace) -> None:
    with opened(options) as office:
        sheet, notes = take_in(
            office, options.kind, read_file(options.file), options.file.name, go_on_signing=options.go_on
        )
        told = {each.name: each for each in options.place}
        placed = tuple(told.get(each.name, each) for each in sheet.placed)
        content = replace(sheet.content, subject=options.subject)
        save(office, replace(sheet, content=content, placed=placed))
        for note in notes:
            tell(note)
        for each in placed:
            tell(f"{NAMES[each.name]}: trang {each.page}, {each.x / 10:g} × {each.y / 10:g} mm")
        print(sheet.id)


def _placed(text: str) -> Placed:
    name, _, numbers = text.partition("=")
    try:
        page, x, y, width, height = (float(each) for each in numbers.split(","))
        if name not in NAMES or not all(abs(each) < 10_000 for each in (page, x, y, width, height)):
            raise ValueError
    except ValueError:
        raise argparse.ArgumentTypeError(f"«{text}» không có dạng nguoi_ky=1,120,200,46,18") from None
    return Placed(name, int(page), *(round(each * 10) for each in (x, y, width, height)))


def _prepare_attach(parser: argparse.ArgumentParser) -> Run:
    add_desk(parser)
    parser.add_argument("draft", metavar="MÃ", help="mã dự thảo, hoặc văn bản bị trả lại")
    parser.add_argument("files", nargs="*", type=Path, metavar="TỆP.pdf", help="tệp kèm theo, ở tệp riêng")
    parser.add_argument("--remove", metavar="TÊN", help="bỏ tệp kèm theo này")
    return _attach


def _attach(options: argparse.Namespace) -> None:
    with opened(options) as office:
        sheet = open_sheet(office, DocumentId(options.draft))
        kept = tuple(each for each in sheet.attachments if each.name != options.remove)
        if options.remove and len(kept) == len(sheet.attachments):
            raise BadInput(f"Dự thảo không kèm tệp «{options.remove}».", "Xem tên tệp trong: vbdt draft --show")
        for path in options.files:
            ref, notes = attach(office, read_file(path), path.name)
            kept = (*kept, ref)
            for note in notes:
                tell(f"{path.name}: {note}")
        save(office, replace(sheet, attachments=kept))
        for each in kept:
            print(each.name)
