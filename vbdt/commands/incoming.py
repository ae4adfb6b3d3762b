"""Văn bản đến: receive, assign, process, file."""

import argparse
from collections.abc import Callable
from datetime import date

from vbdt.acts.assign import assign, deadline_after
from vbdt.acts.file import file, open_case_file
from vbdt.acts.mail.duplicates import duplicates
from vbdt.acts.mail.exchange import exchange
from vbdt.acts.process import finish, start
from vbdt.acts.refuse import refuse
from vbdt.acts.register_in import register_in
from vbdt.commands.common import add_desk, add_document, find_desk, find_document, opened, tell
from vbdt.document.model import MarkPlace

Run = Callable[[argparse.Namespace], None]


def prepare(name: str, parser: argparse.ArgumentParser) -> Run:
    return {
        "receive": _prepare_receive,
        "assign": _prepare_assign,
        "process": _prepare_process,
        "file": _prepare_file,
    }[name](parser)


def _prepare_receive(parser: argparse.ArgumentParser) -> Run:
    add_desk(parser)
    parser.add_argument("document", nargs="?", metavar="VĂN_BẢN", help="văn bản mới đến; bỏ trống để nhận từ hộp thư")
    parser.add_argument("--to", metavar="LÃNH_ĐẠO", help="vào sổ đến và trình người này")
    parser.add_argument(
        "--mark",
        type=_mark_place,
        metavar="TRANG,X,Y",
        help="chỗ dấu Đến, mm từ góc trên bên trái; bỏ trống thì tự tìm",
    )
    parser.add_argument("--refuse", metavar="LÝ_DO", help="từ chối tiếp nhận")
    return _receive


def _receive(options: argparse.Namespace) -> None:
    with opened(options) as office:
        if options.document is None:
            tally = exchange(office)
            tell(f"Nhận {tally.recorded}, gửi {tally.sent}, cách ly {tally.quarantined}.")
            for problem in tally.problems:
                tell(problem)
            return
        document = find_document(office, options.document)
        if options.refuse is not None:
            refuse(office, document.id, options.refuse)
            tell("Đã từ chối; nơi gửi sẽ được báo.")
            return
        for each in duplicates(office, document):
            number = "chưa vào sổ" if each.arrival_number is None else f"số đến {each.arrival_number}"
            tell(f"Lưu ý: có thể trùng với văn bản {each.symbol} đã có ({number}).")
        register_in(office, document.id, find_desk(office, options.to or ""), options.mark)
        print(office.store.document(document.id).arrival_number)


def _mark_place(text: str) -> MarkPlace:
    try:
        page, x, y = (float(each) for each in text.split(","))
        if not (1 <= page < 10_000 and 0 <= x < 10_000 and 0 <= y < 10_000):
            raise ValueError
    except ValueError:
        raise argparse.ArgumentTypeError(f"«{text}» không có dạng 1,30,52") from None
    return MarkPlace(int(page), round(x * 10), round(y * 10))


def _prepare_assign(parser: argparse.ArgumentParser) -> Run:
    add_document(parser)
    parser.add_argument("--to", required=True, metavar="NGƯỜI", help="người chủ trì")
    parser.add_argument("--with", dest="coordinators", action="append", default=[], metavar="NGƯỜI", help="phối hợp")
    term = parser.add_mutually_exclusive_group(required=True)
    term.add_argument("--days", type=int, help="thời hạn theo ngày làm việc")
    term.add_argument("--deadline", type=date.fromisoformat, metavar="NĂM-THÁNG-NGÀY")
    parser.add_argument("--note", default="", help="ý kiến chỉ đạo")
    return _assign


def _assign(options: argparse.Namespace) -> None:
    with opened(options) as office:
        document = find_document(office, options.document)
        deadline = options.deadline or deadline_after(office, options.days)
        helpers = [find_desk(office, each) for each in options.coordinators]
        assign(office, document.id, find_desk(office, options.to), deadline, options.note, helpers)
        print(deadline.isoformat())


def _prepare_process(parser: argparse.ArgumentParser) -> Run:
    add_document(parser)
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("--start", action="store_true", help="bắt đầu xử lý")
    what.add_argument("--finish", metavar="KẾT_QUẢ", help="hoàn thành, ghi kết quả")
    parser.add_argument("--reply", metavar="VĂN_BẢN", help="văn bản trả lời")
    return _process


def _process(options: argparse.Namespace) -> None:
    with opened(options) as office:
        document = find_document(office, options.document)
        if options.start:
            start(office, document.id)
        else:
            reply = find_document(office, options.reply).id if options.reply else None
            finish(office, document.id, options.finish, reply)


def _prepare_file(parser: argparse.ArgumentParser) -> Run:
    add_document(parser)
    parser.add_argument("--code", required=True, help="ký hiệu hồ sơ, ví dụ 01.CCHC")
    parser.add_argument("--title", default="", help="tiêu đề, khi mở hồ sơ mới")
    parser.add_argument("--retention", default="10 năm", help="thời hạn bảo quản")
    return _file


def _file(options: argparse.Namespace) -> None:
    with opened(options) as office:
        document = find_document(office, options.document)
        known = [each for each in office.store.case_files() if each.code == options.code]
        case_file = known[0] if known else open_case_file(office, options.code, options.title, options.retention)
        file(office, document.id, case_file.id)
        print(case_file.id)
