"""Báo cáo: targets and printed registers."""

import argparse
from collections.abc import Callable
from datetime import date

from vbdt.acts.desks.keeping import to_compare
from vbdt.acts.desks.paper_book import compare
from vbdt.acts.figures import count_secret, targets
from vbdt.acts.office import Office
from vbdt.commands.common import add_desk, opened, print_json, tell
from vbdt.document.calendar import local_day
from vbdt.document.codec import Json
from vbdt.document.directory import Book
from vbdt.document.ids import DocumentId
from vbdt.document.kinds import Secrecy
from vbdt.document.registers import INCOMING, check_book
from vbdt.document.targets import Period, Target
from vbdt.errors import UserError

Run = Callable[[argparse.Namespace], None]


def prepare(name: str, parser: argparse.ArgumentParser) -> Run:
    add_desk(parser)
    if name == "registers":
        parser.add_argument("action", choices=["print", "confirm"])
        parser.add_argument("--last", action="append", default=[], metavar="SỔ=SỐ", help="confirm: số cuối ở sổ giấy")
        parser.add_argument("--book", choices=[each.value for each in Book], help="confirm: den là sổ đến, di là sổ đi")
        parser.add_argument("--reason", default="", help="confirm: vì sao có số chỉ ghi trên sổ giấy")
        parser.add_argument("--register", metavar="SỔ", help="tên sổ; bỏ trống để in mọi sổ")
        parser.add_argument("--year", type=int)
        return _registers
    parser.add_argument("--from", dest="first", type=date.fromisoformat, metavar="NĂM-THÁNG-NGÀY")
    parser.add_argument("--to", dest="last", type=date.fromisoformat, metavar="NĂM-THÁNG-NGÀY")
    parser.add_argument("--count-secret", nargs=2, metavar=("ĐỘ_MẬT", "SỐ_LƯỢNG"), help="mat, toi_mat hoặc tuyet_mat")
    parser.add_argument("--json", action="store_true")
    return _targets


def _targets(options: argparse.Namespace) -> None:
    with opened(options) as office:
        if options.count_secret:
            _count(office, *options.count_secret)
            return
        today = office.today
        period = Period(options.first or today.replace(month=1, day=1), options.last or today.replace(month=12, day=31))
        figures = targets(office, period)
        if options.json:
            print_json([_json(each) for each in figures])
            return
        for each in figures:
            share = "chưa có số liệu" if each.per_mille is None else f"{each.per_mille / 10:.1f} %"
            print(f"{each.name}: {share}  ({each.numerator}/{each.denominator}; mục tiêu {each.goal} %)")
            if each.excluded:
                print(f"  Không tính {each.excluded} văn bản mật")
            print(f"  {each.formula}")


def _count(office: Office, secrecy: str, count: str) -> None:
    try:
        count_secret(office, Secrecy(secrecy), int(count), office.today)
    except ValueError:
        raise UserError("Độ mật hoặc số lượng không hợp lệ.", "Ví dụ: --count-secret mat 3") from None
    tell("Đã ghi số lượng văn bản mật.")


def _json(target: Target) -> Json:
    return {
        "key": target.key,
        "name": target.name,
        "formula": target.formula,
        "goal": target.goal,
        "first": target.period.first.isoformat(),
        "last": target.period.last.isoformat(),
        "numerator": target.numerator,
        "denominator": target.denominator,
        "per_mille": target.per_mille,
        "excluded": target.excluded,
        "met": list(target.met),
        "missing": list(target.missing),
    }


def _registers(options: argparse.Namespace) -> None:
    with opened(options) as office:
        if options.action == "confirm":
            _confirm(office, options)
            return
        for register, year in office.store.books():
            if options.register not in (None, register) or options.year not in (None, year):
                continue
            entries = office.store.book(register, year)
            print(
                f"SỔ {register.upper()} NĂM {year}: {len(entries)} số. {check_book(entries) or 'Liên tục, không sửa.'}"
            )
            for entry in entries:
                document = office.store.document(DocumentId(entry.electronic) if entry.electronic else entry.document)
                number = f"{entry.number}" if register == INCOMING else document.symbol
                day = document.dated or local_day(document.created_at)
                void = (
                    f"  [HỦY: {entry.void_reason}]" if entry.void_reason else "  [ghi sổ giấy]" if entry.paper else ""
                )
                print(f"  {number:<16} {day:%d/%m/%Y}  {document.facts.issuer_name}: {document.facts.subject}{void}")


def _confirm(office: Office, options: argparse.Namespace) -> None:
    last: dict[str, int] = {}
    for each in options.last:
        register, _, number = each.rpartition("=")
        if not register or not number.isdecimal():
            raise UserError("Số cuối phải ghi dạng SỔ=SỐ.", "Ví dụ: --last 'Văn bản đến=125'")
        last[register] = int(number)
    books = [Book(options.book)] if options.book else to_compare(office)
    if not books:
        raise UserError("Không có sổ nào chờ đối chiếu.", "Muốn ghi số của sổ giấy thì thêm --book.")
    for book in books:
        written = len(compare(office, book, last, options.reason).documents)
        paper = f", {written} số ghi theo sổ giấy" if written else ""
        tell(f"Đã đối chiếu {book.label.lower()} với sổ giấy{paper}; bàn được cấp số tiếp.")
