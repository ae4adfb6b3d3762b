"""Hộp gửi: what is on its way and what is not, and sending again."""

import argparse
from collections.abc import Callable, Sequence

from vbdt.acts.mail.send_again import send_again
from vbdt.acts.office import Office
from vbdt.commands.common import add_desk, opened, print_json, tell
from vbdt.document.codec import Json, encode
from vbdt.errors import UserError
from vbdt.store.store import PostingRow

Run = Callable[[argparse.Namespace], None]


def prepare(name: str, parser: argparse.ArgumentParser) -> Run:
    add_desk(parser)
    actions = parser.add_subparsers(dest="action", required=True)
    listing = actions.add_parser("list", help="gói chưa có xác nhận, và gói đến còn chờ nội dung")
    listing.add_argument("--all", action="store_true", help="cả gói đã được nhận")
    listing.add_argument("--json", action="store_true")
    retry = actions.add_parser("retry", help="gửi lại")
    retry.add_argument("row", type=int, nargs="*", metavar="SỐ", help="số dòng trong danh sách")
    retry.add_argument("--all", action="store_true", help="mọi gói đã ngừng tự gửi lại")
    return lambda options: {"list": _list, "retry": _retry}[options.action](options)


def _list(options: argparse.Namespace) -> None:
    with opened(options) as office:
        rows = office.store.postings() if options.all else office.store.deliveries_waiting()
        awaited = office.store.awaited()
        if options.json:
            found: dict[str, Json] = {
                "outbox": [encode(each) for each in rows],
                "awaited": [encode(each) for each in awaited],
            }
            print_json(found)
            return
        for each in rows:
            words = (_state(each), _who(office, each), _what(office, each), each.reason)
            print(f"{each.row:>6}  " + "  ".join(word for word in words if word))
        for one in awaited:
            print(f"{'đến':>6}  chờ nội dung từ {one.since:%d/%m/%Y %H:%M}  {one.name}")


def _retry(options: argparse.Namespace) -> None:
    with opened(options) as office:
        rows: Sequence[int] = options.row
        if options.all:
            rows = [each.row for each in office.store.deliveries_waiting() if each.due_at is None]
        if not rows:
            raise UserError("Chưa chọn gói nào.", "Ghi số dòng trong: vbdt outbox list, hoặc --all.")
        send_again(office, rows)
    tell(f"Đã xếp {len(rows)} gói để gửi lại.")


def _state(row: PostingRow) -> str:
    if row.received_at is not None:
        return "đã nhận"
    if row.replaced_by is not None:
        return "đã thay bằng gói khác"
    if row.due_at is None:
        return "đã ngừng tự gửi lại"
    return "đã chuyển, chờ báo nhận" if row.handed_at else "chờ gửi"


def _who(office: Office, row: PostingRow) -> str:
    desk = office.directory.find_desk(row.desk)
    if desk is None:
        return row.desk
    return f"{office.directory.person(desk.person).name} ({office.directory.agency(desk.agency).name})"


def _what(office: Office, row: PostingRow) -> str:
    known = office.store.find(row.document) if row.document else None
    return f"{row.kind} {known.symbol or known.facts.subject[:40]}" if known else row.kind
