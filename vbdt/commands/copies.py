"""Bản sao: sao y, sao lục, trích sao, of a document of the desk or of a paper."""

import argparse
import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

from vbdt.acts.files.copy import copy, deciders, look
from vbdt.acts.files.copy_source import Paper, Wanted
from vbdt.acts.keys import seal_key
from vbdt.acts.office import Office
from vbdt.commands.common import add_desk, ask_pin, find_document, opened, read_file, tell, write_file
from vbdt.document.capacity import split
from vbdt.document.copies import CopyKind, Medium, Original
from vbdt.document.ids import DocumentId
from vbdt.document.kinds import COPIES, KINDS, OTHER
from vbdt.document.model import Changed
from vbdt.errors import UserError

Run = Callable[[argparse.Namespace], None]


def prepare(name: str, parser: argparse.ArgumentParser) -> Run:
    add_desk(parser)
    parser.add_argument("document", nargs="?", metavar="VĂN_BẢN", help="văn bản của bàn; bỏ trống để sao từ bản giấy")
    parser.add_argument("--kind", type=CopyKind, required=True, choices=list(CopyKind), metavar="HÌNH_THỨC")
    parser.add_argument("--onto", type=Medium, required=True, choices=list(Medium), metavar="giay|dien_tu")
    parser.add_argument("--by", required=True, metavar="NGƯỜI", help="họ tên hoặc mã người quyết định sao")
    parser.add_argument("--as", dest="capacity", metavar="ĐỀ_KÝ", help="ví dụ «KT. GIÁM ĐỐC / PHÓ GIÁM ĐỐC»")
    parser.add_argument("--for", dest="to_places", action="append", default=[], metavar="NƠI_NHẬN", help="lặp lại được")
    parser.add_argument("--pages", type=_pages, default=(), metavar="1,3-4", help="trích sao: các trang của văn bản")
    parser.add_argument("--retyped", type=Path, metavar="TỆP.pdf", help="trích sao: bản trích đã soạn")
    _add_paper(parser)
    parser.add_argument("--look", action="store_true", help="chỉ xem trước, không lấy số (kèm -o)")
    parser.add_argument("-o", "--output", type=Path, metavar="TỆP.pdf", help="ghi bản sao ra tệp, để in hoặc xem")
    return _copy


def _add_paper(parser: argparse.ArgumentParser) -> None:
    paper = parser.add_argument_group("bản giấy")
    paper.add_argument("--scan", type=Path, metavar="TỆP.pdf", help="tệp quét màu, từ 200 dpi, tỷ lệ 100 %%")
    paper.add_argument("--compared", action="store_true", help="xác nhận đã đối chiếu tệp quét với bản giấy")
    names = [each.key for each in (*KINDS, *COPIES, OTHER)]
    paper.add_argument("--of-kind", choices=names, default=OTHER.key, metavar="LOẠI", help="loại của bản giấy")
    paper.add_argument("--symbol", default="", metavar="SỐ_KÝ_HIỆU")
    paper.add_argument("--dated", type=date.fromisoformat, metavar="NĂM-THÁNG-NGÀY")
    paper.add_argument("--issuer", default="", metavar="CƠ_QUAN")
    paper.add_argument("--subject", default="", metavar="TRÍCH_YẾU")


def _copy(options: argparse.Namespace) -> None:
    with opened(options) as office:
        wanted = _wanted(office, options)
        seen = look(office, wanted)
        for note in seen.notes:
            tell(note)
        if options.look:
            _write(options, seen.pdf)
            return
        document = office.store.document(_made(office, wanted).documents[0])
        _write(options, office.store.files.read(document.pdf))
        print(document.symbol)


def _made(office: Office, wanted: Wanted) -> Changed:
    if wanted.onto is Medium.PAPER:
        return copy(office, wanted)
    with seal_key(office, ask_pin()) as key:
        return copy(office, wanted, key)


def _write(options: argparse.Namespace, pdf: bytes) -> None:
    if options.output:
        write_file(options.output, pdf)
        tell(f"Đã ghi {options.output}")


def _wanted(office: Office, options: argparse.Namespace) -> Wanted:
    decider = next((each for each in deciders(office) if options.by in (each.person.id, each.person.name)), None)
    if decider is None:
        raise UserError(f"Cơ quan không có người quyết định sao «{options.by}».", "Ghi họ tên như trong danh bạ.")
    return Wanted(
        kind=options.kind,
        onto=options.onto,
        source=_source(office, options),
        ordered_by=decider.person.id,
        capacity=split(options.capacity) if options.capacity else decider.ways[0],
        to_places=tuple(options.to_places),
        pages=options.pages,
        retyped=read_file(options.retyped) if options.retyped else None,
    )


def _source(office: Office, options: argparse.Namespace) -> DocumentId | Paper:
    if options.document:
        return find_document(office, options.document).id
    original = Original(options.of_kind, options.symbol, options.dated, options.issuer, options.subject)
    return Paper(original, read_file(options.scan) if options.scan else None, options.compared)


def _pages(text: str) -> tuple[int, ...]:
    """`1,3-4` as 1, 3, 4."""
    found: list[int] = []
    for part in text.split(","):
        match = re.fullmatch(r"\s*(\d{1,4})(?:\s*-\s*(\d{1,4}))?\s*", part)
        if match is None:
            raise argparse.ArgumentTypeError(f"«{text}» không có dạng 1,3-4")
        first = int(match[1])
        found += range(first, int(match[2] or first) + 1)
    return tuple(found)
