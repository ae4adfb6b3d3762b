"""Mức chữ ký: which documents still wait for a time-stamp or long-term data, and raising or refreshing them."""

import argparse
from collections.abc import Callable

from vbdt.acts.archive_stamps import refresh
from vbdt.acts.levels import raise_waiting
from vbdt.acts.office import Office
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
    parser.add_argument("--json", action="store_true")
    return _levels


def _levels(options: argparse.Namespace) -> Exit:
    with opened(options) as office:
        if options.refresh:
            return _refresh(office, options.refresh)
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
