"""Look at documents: list, show, search."""

import argparse
from collections.abc import Callable

from vbdt.acts.office import Office
from vbdt.commands.common import add_desk, add_document, find_document, opened, print_json
from vbdt.document.codec import encode
from vbdt.document.deadlines import due
from vbdt.document.filters import Filter
from vbdt.document.model import Direction, Document

Run = Callable[[argparse.Namespace], None]


def prepare(name: str, parser: argparse.ArgumentParser) -> Run:
    if name == "show":
        add_document(parser)
    else:
        add_desk(parser)
    if name == "search":
        parser.add_argument("query", metavar="TỪ_KHÓA")
    if name == "list":
        parser.add_argument("--direction", choices=[each.value for each in Direction])
    parser.add_argument("--json", action="store_true")
    return {"list": _list, "show": _show, "search": _search}[name]


def _list(options: argparse.Namespace) -> None:
    with opened(options) as office:
        direction = Direction(options.direction) if options.direction else None
        rows = office.store.documents(Filter(direction=direction)).rows
        if options.json:
            print_json([encode(each) for each in rows])
            return
        for each in rows:
            print(_line(office, each))


def _show(options: argparse.Namespace) -> None:
    with opened(options) as office:
        document = find_document(office, options.document)
        if options.json:
            print_json(encode(document))
            return
        print(_line(office, document))
        for signed in office.store.history(document.id):
            event = signed.event
            name = office.directory.person(event.person).name
            print(f"  {event.n:>3}  {event.at:%Y-%m-%d %H:%M:%S}Z  {event.kind:<18}  {name}")
        for each in document.deliveries:
            status = each.status.label if each.status else ("Đã nhận gói" if each.receipt_at else "Chưa nhận")
            print(f"  → {office.directory.agency(each.recipient).name}: {status}  {each.note}")
            if each.asked is not None:
                said = each.answer.label if each.answer else "chưa trả lời"
                print(f"      {each.asked.label}: {said}  {each.answer_note or ''}")
        if document.asked is not None:
            print(f"  nơi gửi đề nghị {document.asked.change.label.lower()}: {document.asked.reason}")


def _search(options: argparse.Namespace) -> None:
    with opened(options) as office:
        hits = office.store.search(options.query)
        if options.json:
            print_json([encode(each.document) for each in hits])
            return
        for each in hits:
            print(_line(office, each.document))


def _line(office: Office, document: Document) -> str:
    term = due(document, office.today, office.calendar).label
    symbol = document.symbol or document.id[:8]
    return f"{symbol:<16} {document.state.label:<24} {document.facts.issuer_name}: {document.facts.subject}  {term}"
