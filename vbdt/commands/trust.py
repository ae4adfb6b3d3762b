"""Chứng thư tin cậy của bàn: list, add, remove, restore."""

import argparse
from collections.abc import Callable
from pathlib import Path

from vbdt.acts.office import Office
from vbdt.acts.proof.trust import (
    Authority,
    authorities,
    believe,
    believe_again,
    believe_no_more,
    decided_by,
    read_authority,
)
from vbdt.commands.common import add_desk, opened, print_json, tell
from vbdt.document.calendar import VIETNAM
from vbdt.document.codec import Json
from vbdt.errors import BadInput

Run = Callable[[argparse.Namespace], None]


def prepare(_: str, parser: argparse.ArgumentParser) -> Run:
    actions = parser.add_subparsers(dest="action", required=True)
    listing = actions.add_parser("list", help="nơi cấp chứng thư mà bàn này tin cậy")
    adding = actions.add_parser("add", help="tin cậy thêm một nơi cấp, sau khi so dấu vân tay")
    removing = actions.add_parser("remove", help="ngừng tin cậy một nơi cấp")
    restoring = actions.add_parser("restore", help="tin cậy lại một nơi cấp đã bỏ")
    for each in (listing, adding, removing, restoring):
        add_desk(each)
    listing.add_argument("--json", action="store_true")
    adding.add_argument("file", type=Path, metavar="TỆP", help="chứng thư (.crt, .cer, .pem, .der)")
    adding.add_argument("--fingerprint", default="", metavar="SHA-256", help="dấu vân tay đã so, hoặc 8 ký tự cuối")
    for each in (removing, restoring):
        each.add_argument("fingerprint", metavar="SHA-256", help="dấu vân tay, hoặc ít nhất 8 ký tự đầu")
    return _trust


def _trust(options: argparse.Namespace) -> None:
    with opened(options) as office:
        match options.action:
            case "list":
                _list(office, options.json)
                return
            case "add":
                _add(office, options.file, options.fingerprint)
            case "remove":
                believe_no_more(office, options.fingerprint)
            case _:
                believe_again(office, options.fingerprint)
    tell("Đã lưu vào bàn làm việc.")


def _add(office: Office, file: Path, compared: str) -> None:
    if not compared:
        facts = read_authority(file)
        what = f"«{facts.subject}», SHA-256 {facts.fingerprint.upper()}."
        raise BadInput(what, "So với dấu vân tay do nơi cấp công bố, rồi chạy lại với --fingerprint.")
    believe(office, file, compared)


def _list(office: Office, as_json: bool) -> None:
    found = authorities(office)
    if as_json:
        print_json([_object(each) for each in found])
        return
    for each in found:
        facts = each.facts
        state = "" if each.believed else "  (ngừng tin cậy)"
        print(f"{facts.fingerprint.upper()}  {facts.subject}{state}")
        print(f"    {each.origin.label} ({each.source}), đến {facts.not_after:%d/%m/%Y}{_decided(office, each)}")


def _decided(office: Office, authority: Authority) -> str:
    decision = authority.decision
    if decision is None:
        return ""
    return f"; {decided_by(office, decision)}, {decision.at.astimezone(VIETNAM):%H:%M %d/%m/%Y}"


def _object(authority: Authority) -> Json:
    facts = authority.facts
    return {
        "fingerprint": facts.fingerprint,
        "subject": facts.subject,
        "issuer": facts.issuer,
        "not_before": facts.not_before.isoformat(),
        "not_after": facts.not_after.isoformat(),
        "root": authority.root,
        "origin": authority.origin.value,
        "source": authority.source,
        "believed": authority.believed,
        "decided_by": authority.decision.person if authority.decision else None,
        "decided_at": authority.decision.at.isoformat() if authority.decision else None,
    }
