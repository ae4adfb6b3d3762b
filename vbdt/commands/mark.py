"""Dấu «ĐẾN»: write the working copy of a registered document, or the original sealed with the mark."""

import argparse
from collections.abc import Callable
from pathlib import Path

from vbdt.acts.files.incoming_mark import marked_copy, seal_mark
from vbdt.acts.keys import seal_key
from vbdt.commands.common import add_document, ask_pin, find_document, opened, tell, write_file

Run = Callable[[argparse.Namespace], None]


def prepare(_name: str, parser: argparse.ArgumentParser) -> Run:
    add_document(parser)
    parser.add_argument("-o", "--output", type=Path, required=True, metavar="TỆP.pdf", help="ghi ra tệp này")
    parser.add_argument(
        "--seal", action="store_true", help="ký dấu Đến bằng chữ ký số của cơ quan, giữ các chữ ký đã có"
    )
    parser.add_argument(
        "--no-signer", action="store_true", help="cùng --seal: biết rằng văn bản thiếu chữ ký số của người ký"
    )
    return _mark


def _mark(options: argparse.Namespace) -> None:
    with opened(options) as office:
        document = find_document(office, options.document)
        if options.seal:
            with seal_key(office, ask_pin()) as key:
                made = seal_mark(office, document, key, unsigned_by_person=options.no_signer)
            said = "Đã ký dấu Đến; các chữ ký của nơi gửi vẫn nguyên. Bản nhận trong kho không bị thay đổi."
        else:
            made = marked_copy(office, document)
            said = "Đây là bản làm việc có dấu Đến, không mang chữ ký số; bản gốc không bị thay đổi."
        write_file(options.output, made)
        tell(said)
