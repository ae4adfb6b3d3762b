"""Bàn giao ở bàn làm việc: documents, a whole desk, registers; and asking the others for everything again."""

import argparse
from pathlib import Path

from vbdt.acts.desks.hand_over import ask_again, hand_over, held, take_over, to_take_over
from vbdt.acts.desks.keeping import release
from vbdt.acts.desks.roster import offer_release
from vbdt.acts.desks.succession import give_to_successor, to_give
from vbdt.acts.mail.carrier import Mailboxes
from vbdt.commands.common import find_desk, find_document, opened, tell, write_file
from vbdt.document.codec import canonical
from vbdt.document.directory import Book
from vbdt.document.ids import AgencyId


def add_hand_over(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("folder", type=Path, metavar="DIR")
    parser.add_argument("documents", nargs="*", metavar="VĂN_BẢN", help="bỏ trống: tất cả văn bản đang ở bàn này")
    parser.add_argument("--to", required=True, help="người nhận: mã bàn, mã cán bộ hoặc họ tên")
    parser.add_argument("--note", default="")


def run_hand_over(options: argparse.Namespace) -> None:
    options.desk = options.folder
    with opened(options) as office:
        chosen = [find_document(office, each).id for each in options.documents] or [each.id for each in held(office)]
        done = hand_over(office, chosen, find_desk(office, options.to), options.note)
    tell(f"Đã bàn giao {len(done.documents)} văn bản.")


def add_take_over(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("folder", type=Path, metavar="DIR")


def run_take_over(options: argparse.Namespace) -> None:
    options.desk = options.folder
    with opened(options) as office:
        done = take_over(office, [each.id for each in to_take_over(office)])
    tell(f"Đã tiếp quản {len(done.documents)} văn bản của bàn đã đóng.")


def add_release(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("folder", type=Path, metavar="DIR")
    parser.add_argument("--book", required=True, choices=[each.value for each in Book], help="den: sổ đến; di: sổ đi")
    parser.add_argument("--to", required=True, help="văn thư nhận sổ")
    parser.add_argument("-o", "--output", type=Path, help="tệp biên bản; luôn được đăng lên hộp thư")


def run_release(options: argparse.Namespace) -> None:
    options.desk = options.folder
    with opened(options) as office:
        given = release(office, Book(options.book), find_desk(office, options.to))
        if options.output:
            write_file(options.output, canonical(given))
        with Mailboxes() as mailboxes:
            offer_release(mailboxes.of(office), given)
    for line in given.release.lines:
        print(f"{line.register} {line.year}: đến số {line.number:02d}")
    tell("Bàn này không cấp số của sổ này nữa. Quản trị danh bạ chuyển sổ: vbdt roster … move")


def add_resend(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("folder", type=Path, metavar="DIR")


def run_resend(options: argparse.Namespace) -> None:
    options.desk = options.folder
    with opened(options) as office:
        ask_again(office)
    tell("Đã đề nghị các bàn gửi lại mọi văn bản mà bàn này được xem; văn bản về dần qua hộp thư.")


def add_succession(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("folder", type=Path, metavar="DIR")
    parser.add_argument("--to", help="mã cơ quan nhận, khi có nhiều cơ quan kế nhiệm")


def run_succession(options: argparse.Namespace) -> None:
    options.desk = options.folder
    with opened(options) as office:
        chosen = [each.id for each in to_give(office)]
        done = give_to_successor(office, chosen, AgencyId(options.to) if options.to else None)
    tell(f"Đã niêm phong và gửi {len(done.documents)} văn bản cho cơ quan kế nhiệm.")
