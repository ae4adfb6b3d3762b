"""Mức chữ ký: which documents wait for a time-stamp or long-term data, which grow old, and what is done about it."""

import argparse
from collections.abc import Callable
from pathlib import Path

from vbdt.acts.office import Office
from vbdt.acts.proof.archive_stamps import Aged, ages, needs_refresh, refresh
from vbdt.acts.proof.evidence_export import export_evidence
from vbdt.acts.proof.levels import raise_waiting, set_grace
from vbdt.commands.common import add_desk, find_document, opened, print_json, tell
from vbdt.document.codec import Json
from vbdt.errors import Exit
from vbdt.store.levels import Waiting

Run = Callable[[argparse.Namespace], Exit]


def prepare(_: str, parser: argparse.ArgumentParser) -> Run:
    add_desk(parser)
    action = parser.add_mutually_exclusive_group()
    action.add_argument(
        "--raise", dest="raising", action="store_true", help="cấp bổ sung ngay cho mọi văn bản đang chờ"
    )
    action.add_argument("--refresh", nargs="+", metavar="VĂN_BẢN", help="gia hạn dấu thời gian lưu trữ")
    action.add_argument("--ages", action="store_true", help="văn bản nào cần gia hạn trước")
    action.add_argument(
        "--evidence", nargs=2, metavar=("VĂN_BẢN", "THƯ_MỤC"), help="xuất văn bản và bằng chứng kiểm tra ra thư mục mới"
    )
    action.add_argument(
        "--grace", choices=("yes", "no"), help="có chờ thông tin thu hồi mới hơn chữ ký rồi mới thêm bằng chứng không"
    )
    parser.add_argument("--json", action="store_true")
    return _levels


def _levels(options: argparse.Namespace) -> Exit:
    with opened(options) as office:
        if options.refresh:
            return _refresh(office, options.refresh)
        if options.ages:
            return _ages(office, options.json)
        if options.evidence:
            document, folder = options.evidence
            count = export_evidence(office, find_document(office, document).id, Path(folder))
            tell(f"Đã xuất {count} tệp ra {folder}.")
            return Exit.DONE
        if options.grace:
            set_grace(office, options.grace == "yes")
            return Exit.DONE
        if options.raising:
            tally = raise_waiting(office, at_once=True, step=_say)
            tell(f"Đã nâng mức {len(tally.raised)} văn bản, còn chờ {len(tally.waiting)}.")
        waiting = office.store.levels_waiting()
        if options.json:
            print_json([_json(office, each) for each in waiting])
        else:
            for each in waiting:
                print(f"{_symbol(office, each)}  chờ {each.wanted} từ {each.since:%d/%m/%Y}: {each.reason}")
            if not waiting:
                tell("Không có văn bản nào chờ dấu thời gian.")
    return Exit.REFUSED if options.raising and waiting else Exit.DONE


def _refresh(office: Office, named: list[str]) -> Exit:
    outcomes = refresh(office, [find_document(office, each).id for each in named], _say)
    for outcome in outcomes:
        symbol = office.store.document(outcome.document).symbol
        print(f"{symbol}: {outcome.reason or 'đã gia hạn dấu thời gian lưu trữ'}")
    return Exit.REFUSED if any(each.reason for each in outcomes) else Exit.DONE


def _ages(office: Office, as_json: bool) -> Exit:
    """The one to renew first at the top. Refused when any should be renewed, for a nightly job to hear of it."""
    aged, now = ages(office), office.clock()
    if as_json:
        print_json([_aged_json(each) for each in aged])
    else:
        for each in aged:
            until = f"{each.held.until:%d/%m/%Y}" if each.held.until else "?"
            mark = "cần gia hạn" if needs_refresh(each.held, now) else "còn giữ tốt"
            print(f"{each.document.symbol or each.document.id}  {mark}, đến {until}")
    return Exit.REFUSED if any(needs_refresh(each.held, now) for each in aged) else Exit.DONE


def _aged_json(aged: Aged) -> Json:
    return {
        "document": aged.document.id,
        "symbol": aged.document.symbol,
        "held_by": aged.held.hold.value,
        "since": aged.held.at.isoformat() if aged.held.at else None,
        "until": aged.held.until.isoformat() if aged.held.until else None,
    }


def _say(done: int, total: int, words: str) -> None:
    tell(f"[{done + 1}/{total}] {words}")


def _symbol(office: Office, waiting: Waiting) -> str:
    document = office.store.find(waiting.document)
    return (document.symbol or document.facts.subject) if document else waiting.document


def _json(office: Office, waiting: Waiting) -> Json:
    return {
        "document": waiting.document,
        "symbol": _symbol(office, waiting),
        "wanted": waiting.wanted,
        "since": waiting.since.isoformat(),
        "attempts": waiting.attempts,
        "reason": waiting.reason,
        "next_at": waiting.next_at.isoformat(),
    }
