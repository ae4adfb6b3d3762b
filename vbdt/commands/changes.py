"""Sau khi gửi: recall, update, and what the recipients answer."""

import argparse
from collections.abc import Callable
from datetime import date

from vbdt.acts.mail.answer import answer
from vbdt.acts.mail.recall import recall
from vbdt.acts.mail.stop_waiting import stop_waiting
from vbdt.acts.mail.update import Correction, update
from vbdt.acts.mail.wishes import waiting
from vbdt.commands.common import add_desk, add_document, find_agency, find_document, opened, tell
from vbdt.document.filters import Filter
from vbdt.document.kinds import Urgency

Run = Callable[[argparse.Namespace], None]


def prepare(name: str, parser: argparse.ArgumentParser) -> Run:
    return {"recall": _prepare_recall, "update": _prepare_update, "answer": _prepare_answer}[name](parser)


def _prepare_recall(parser: argparse.ArgumentParser) -> Run:
    add_document(parser)
    parser.add_argument("--reason", required=True, metavar="LÝ_DO")
    parser.add_argument("--from", dest="agencies", action="append", default=[], metavar="CƠ_QUAN", help="lặp lại được")
    parser.add_argument(
        "--stop-waiting", action="store_true", help="ngừng chờ trả lời (thu hồi, cập nhật, thay thế) của các nơi đó"
    )
    return _recall


def _recall(options: argparse.Namespace) -> None:
    with opened(options) as office:
        agencies = [find_agency(office, each) for each in options.agencies]
        known = find_document(office, options.document)
        if options.stop_waiting:
            stop_waiting(office, known.id, options.reason, agencies)
            tell("Đã ngừng chờ trả lời; câu trả lời đến sau vẫn được ghi nhận.")
            return
        recall(office, known.id, options.reason, agencies)
        tell("Đã gửi yêu cầu thu hồi; chờ nơi nhận trả lời.")


def _prepare_update(parser: argparse.ArgumentParser) -> Run:
    add_document(parser)
    parser.add_argument("--reason", required=True, metavar="LÝ_DO")
    parser.add_argument("--add", action="append", default=[], metavar="CƠ_QUAN", help="thêm nơi nhận; lặp lại được")
    parser.add_argument("--remove", action="append", default=[], metavar="CƠ_QUAN", help="bớt nơi nhận; lặp lại được")
    parser.add_argument("--subject", default="", metavar="TRÍCH_YẾU")
    parser.add_argument("--urgency", type=int, choices=[each.value for each in Urgency], help="0 thường … 3 hỏa tốc")
    parser.add_argument("--reply-by", type=date.fromisoformat, metavar="NĂM-THÁNG-NGÀY")
    return _update


def _update(options: argparse.Namespace) -> None:
    with opened(options) as office:
        known = find_document(office, options.document)
        urgency = known.facts.urgency if options.urgency is None else Urgency(options.urgency)
        said = Correction(options.subject, urgency, options.reply_by or known.facts.reply_by)
        added = [find_agency(office, each) for each in options.add]
        removed = [find_agency(office, each) for each in options.remove]
        update(office, known.id, options.reason, added, removed, said)
        tell("Đã gửi bản cập nhật.")


def _prepare_answer(parser: argparse.ArgumentParser) -> Run:
    add_desk(parser)
    parser.add_argument("document", nargs="?", metavar="VĂN_BẢN", help="bỏ trống để xem các đề nghị đang chờ")
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--agree", action="store_true", help="đồng ý")
    what.add_argument("--decline", metavar="LÝ_DO", help="không đồng ý, kèm lý do")
    return _answer


def _answer(options: argparse.Namespace) -> None:
    with opened(options) as office:
        if options.document is None:
            for each in office.store.documents(Filter(asked=True)).rows:
                if each.asked is not None:
                    print(f"{each.id}  {each.symbol}  {each.asked.change.label}: {each.asked.reason}")
            for early in waiting(office).early:
                print(f"văn bản chưa đến  {early.edxml_id}  {early.change.label}: {early.reason}")
            return
        if not options.agree and options.decline is None:
            tell("Chưa trả lời: ghi --agree hoặc --decline kèm lý do.")
            return
        answer(office, find_document(office, options.document).id, options.agree, options.decline or "")
        tell("Đã trả lời nơi gửi.")
