"""Danh bạ liên thông: the administrator of a province makes, changes and signs it.

Works on one readable JSON file (the directory as it should be) and a key file; `sign` makes the file that desks take.
"""

import argparse
import json
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from vbdt.acts.desks.roster import read_application
from vbdt.commands.common import print_json, read_file, tell, write_file
from vbdt.document.calendar import local_day
from vbdt.document.codec import Json, decode, encode
from vbdt.document.directory import Administrator, Agency, Desk, Directory, FormerKey, Person, Role
from vbdt.document.ids import AgencyId, DeskId, PersonId
from vbdt.document.reform import close_agency, ended_words, merge_agencies, rename_agency
from vbdt.document.roster import believed_until
from vbdt.errors import BadInput, UserError
from vbdt.transport.agency_codes import remarks_on
from vbdt.transport.directory import write_directory
from vbdt.transport.keys import public_key

Run = Callable[[argparse.Namespace], None]
_AGENCY_FIELDS = {
    "id": "mã định danh điện tử theo Quyết định 20/2020/QĐ-TTg, ví dụ H30.07",
    "code102": "mã 13 ký tự theo QCVN 102:2016, ví dụ 000.00.07.H30",
    "name": "tên đầy đủ, như trên văn bản",
    "symbol": "chữ viết tắt đứng trong ký hiệu văn bản, ví dụ SNV",
    "place": "địa danh trước ngày tháng của văn bản",
    "level": "cấp, ví dụ Tỉnh, Sở, Xã",
}
_PERSON_FIELDS = {
    "id": "mã cán bộ, không trùng trong toàn tỉnh",
    "agency": "mã cơ quan",
    "name": "họ và tên",
    "title": "chức vụ, như dưới chữ ký",
}


def prepare(name: str, parser: argparse.ArgumentParser) -> Run:
    parser.epilog = "Cách dùng từng bước, kèm ví dụ sắp xếp đơn vị tháng 7/2025: docs/operating-a-directory.md"
    parser.add_argument("file", type=Path, metavar="DANH_BẠ.json", help="tệp danh bạ đọc được")
    actions = parser.add_subparsers(dest="action", required=True)
    actions.add_parser("new", help="danh bạ trống")
    agency = actions.add_parser("agency", help="thêm cơ quan")
    for field, words in _AGENCY_FIELDS.items():
        agency.add_argument(f"--{field}", required=True, help=words)
    agency.add_argument("--parent", metavar="MÃ", help="mã cơ quan cấp trên trực tiếp; bỏ trống với cấp tỉnh")
    agency.add_argument(
        "--from",
        dest="since",
        metavar="NGÀY",
        type=date.fromisoformat,
        help="ngày bắt đầu hoạt động; bỏ trống: hôm nay",
    )
    person = actions.add_parser("person", help="thêm cán bộ")
    for field, words in _PERSON_FIELDS.items():
        person.add_argument(f"--{field}", required=True, help=words)
    person.add_argument("--certificate", action="append", default=[], help="SHA-256 của chứng thư, dạng hex")
    desk = actions.add_parser("desk", help="nhận thẻ ghi danh của một bàn, hoặc thẻ đổi khóa của bàn đã có")
    desk.add_argument("--card", type=Path, required=True, help="tệp thẻ mà bàn gửi (the-ghi-danh.json)")
    desk.add_argument("--lost", action="store_true", help="khóa cũ đã lộ hoặc mất: sau hôm nay không tin chữ ký của nó")
    _add_reforms(actions)
    sign = actions.add_parser("sign", help="ký danh bạ; lập khóa khi chưa có")
    sign.add_argument("--key", type=Path, required=True, help="tệp khóa của quản trị; giữ bí mật")
    sign.add_argument("-o", "--output", type=Path, required=True, help="tệp danh bạ đã ký, để các bàn nạp")
    show = actions.add_parser("show", help="in cây cơ quan của một ngày, kèm ai kế nhiệm nơi đã kết thúc")
    show.add_argument("--on", metavar="NGÀY", type=date.fromisoformat, help="ngày, dạng 2025-07-01; bỏ trống: hôm nay")
    show.add_argument("--json", action="store_true", help="in cả tệp dưới dạng JSON")
    return lambda options: _ACTIONS[options.action](options)


def _add_reforms(actions: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    administrator = actions.add_parser("administrator", help="ai được ghi danh bạ của một cơ quan")
    administrator.add_argument("--agency", required=True, help="mã cơ quan")
    who = administrator.add_mutually_exclusive_group(required=True)
    who.add_argument("--desk", help="mã bàn của quản trị cơ quan")
    who.add_argument("--signs", help="khóa công khai Ed25519, dạng hex")
    administrator.add_argument("--up-to", type=int, help="thôi quản trị: mục cuối cùng của người này còn giá trị")
    close = actions.add_parser("close", help="cơ quan kết thúc hoạt động")
    split = actions.add_parser("split", help="cơ quan chia cho nhiều cơ quan khác")
    for parser in (close, split):
        parser.add_argument("id", metavar="MÃ", help="mã cơ quan kết thúc")
        parser.add_argument("--successor", metavar="MÃ", action="append", required=True, help="mã cơ quan kế nhiệm")
        parser.add_argument(
            "--on", metavar="NGÀY", type=date.fromisoformat, required=True, help="ngày cuối cùng, dạng 2025-06-30"
        )
    merge = actions.add_parser("merge", help="nhiều cơ quan nhập vào một cơ quan")
    merge.add_argument("id", metavar="MÃ", nargs="+", help="mã các cơ quan nhập vào")
    merge.add_argument("--successor", metavar="MÃ", required=True, help="mã cơ quan đi tiếp")
    merge.add_argument(
        "--on", metavar="NGÀY", type=date.fromisoformat, required=True, help="ngày cuối cùng của các cơ quan nhập vào"
    )
    rename = actions.add_parser("rename", help="đổi tên; văn bản cũ giữ tên của thời điểm ban hành")
    rename.add_argument("id", metavar="MÃ", help="mã cơ quan")
    rename.add_argument("--name", required=True, help="tên mới")
    rename.add_argument("--symbol", default="", help="chữ viết tắt mới; bỏ trống: như cũ")
    rename.add_argument("--place", default="", help="địa danh mới; bỏ trống: như cũ")


def _administrator(options: argparse.Namespace) -> None:
    known = _read(options.file)
    agency = known.agency(AgencyId(options.agency))
    desk = known.desk(DeskId(options.desk)).id if options.desk else None
    signs = options.signs.lower() if options.signs else ""
    if signs:
        public_key(signs)
    others = [each for each in agency.administrators or () if (each.signs, each.desk) != (signs, desk)]
    changed = replace(agency, administrators=(*others, Administrator(signs, desk, options.up_to)))
    _keep(options.file, replace(known, agencies=tuple(changed if each is agency else each for each in known.agencies)))


def _close(options: argparse.Namespace) -> None:
    heirs = [AgencyId(each) for each in options.successor]
    if options.action == "split" and len(set(heirs)) < 2:
        raise UserError("Chia cơ quan cần ít nhất hai cơ quan kế nhiệm.", "Thêm --successor, hoặc dùng close.")
    _keep(options.file, close_agency(_read(options.file), AgencyId(options.id), options.on, heirs))


def _merge(options: argparse.Namespace) -> None:
    ended = [AgencyId(each) for each in options.id]
    _keep(options.file, merge_agencies(_read(options.file), ended, AgencyId(options.successor), options.on))


def _rename(options: argparse.Namespace) -> None:
    renamed = rename_agency(_read(options.file), AgencyId(options.id), options.name, options.symbol, options.place)
    _keep(options.file, renamed)


def _new(options: argparse.Namespace) -> None:
    if options.file.exists():
        raise UserError(f"Tệp {options.file} đã có.", "Chọn tên khác để không ghi đè danh bạ cũ.")
    _keep(options.file, Directory(0, datetime.now(UTC).replace(microsecond=0)))


def _agency(options: argparse.Namespace) -> None:
    known = _read(options.file)
    added = Agency(
        id=AgencyId(options.id),
        code102=options.code102,
        name=options.name,
        symbol=options.symbol,
        place=options.place,
        level=options.level,
        parent=known.agency(AgencyId(options.parent)).id if options.parent else None,
        valid_from=options.since or local_day(datetime.now(UTC)),
    )
    if known.find_agency(added.id) or known.find_agency(added.code102):
        raise UserError(f"Mã {added.id} hoặc {added.code102} đã có trong danh bạ.", "Kiểm tra lại mã định danh.")
    _keep(options.file, replace(known, agencies=(*known.agencies, added)))
    for each in remarks_on(added):
        tell(each)


def _person(options: argparse.Namespace) -> None:
    known = _read(options.file)
    agency = known.agency(AgencyId(options.agency)).id
    if any(each.id == options.id for each in known.persons):
        raise UserError(f"Mã cán bộ {options.id} đã có trong danh bạ.", "Chọn mã khác.")
    prints = tuple(each.lower() for each in options.certificate)
    added = Person(PersonId(options.id), agency, options.name, options.title, prints)
    _keep(options.file, replace(known, persons=(*known.persons, added)))


def _desk(options: argparse.Namespace) -> None:
    known = _read(options.file)
    card = read_application(read_file(options.card, 100_000)).card
    if known.person(card.person).agency != card.agency:
        raise UserError("Thẻ ghi danh ghi cán bộ của cơ quan khác.", "Yêu cầu lập lại bàn với đúng mã cơ quan.")
    earlier = known.find_desk(card.id)
    if earlier is not None:
        _keep(options.file, _with_new_keys(known, earlier, card, options.lost))
        return
    agencies = tuple(
        replace(each, mail_desk=card.id)
        if each.id == card.agency and each.mail_desk is None and card.has(Role.CLERK)
        else each
        for each in known.agencies
    )
    _keep(options.file, replace(known, agencies=agencies, desks=(*known.desks, card)))


def _with_new_keys(known: Directory, earlier: Desk, card: Desk, lost: bool) -> Directory:
    """The directory after a desk has changed its keys."""
    if (card.agency, card.person) != (earlier.agency, earlier.person):
        raise UserError("Thẻ ghi cán bộ hoặc cơ quan khác với bàn đã có trong danh bạ.", "Hỏi lại người gửi thẻ.")
    if (card.reads, card.signs) == (earlier.reads, earlier.signs):
        raise UserError("Bàn này đã có trong danh bạ với đúng khóa trên thẻ.", "Không cần ghi danh lại.")
    until = believed_until(local_day(datetime.now(UTC)), lost)
    former = (FormerKey(earlier.signs, until), *earlier.former_signs)
    desk = replace(earlier, reads=card.reads, signs=card.signs, former_signs=former)
    return replace(known, desks=tuple(desk if each.id == card.id else each for each in known.desks))


def _sign(options: argparse.Namespace) -> None:
    key = _signing_key(options.key)
    known = _read(options.file)
    signed = replace(known, version=known.version + 1, issued=datetime.now(UTC).replace(microsecond=0))
    write_file(options.output, write_directory(signed, key))
    _keep(options.file, signed)
    tell("Khóa công khai của danh bạ, đọc cho từng bàn khi nạp:")
    print(key.public_key().public_bytes_raw().hex())


def _show(options: argparse.Namespace) -> None:
    known = _read(options.file)
    if options.json:
        print_json(encode(known))
        return
    day = options.on or local_day(datetime.now(UTC))
    there = [each for each in known.agencies if each.exists_on(day)]
    print(f"Danh bạ bản {known.version}, ngày {day:%d/%m/%Y}: {len(there)} cơ quan")
    _print_tree(there, None, "")
    ended = [each for each in known.agencies if each.has_ended_by(day)]
    for each in ended:
        print(f"– {ended_words(known, each, day)}")


def _print_tree(there: list[Agency], parent: AgencyId | None, indent: str) -> None:
    """Those below `parent`, or below nobody who is there; an agency whose parent has ended stands at the edge."""
    names = {each.id for each in there}
    for each in there:
        if (each.parent if each.parent in names else None) == parent:
            who = len([one for one in each.administrators or () if one.up_to is None])
            lacks = "" if who else "  [chưa có quản trị]"
            print(f"{indent}{each.id}  {each.name} ({each.symbol}), từ {each.valid_from:%d/%m/%Y}{lacks}")
            _print_tree(there, each.id, indent + "    ")


_ACTIONS: dict[str, Run] = {
    "new": _new,
    "agency": _agency,
    "person": _person,
    "desk": _desk,
    "administrator": _administrator,
    "close": _close,
    "split": _close,
    "merge": _merge,
    "rename": _rename,
    "sign": _sign,
    "show": _show,
}


def _signing_key(path: Path) -> Ed25519PrivateKey:
    if not path.exists():
        key = Ed25519PrivateKey.generate()
        path.touch(mode=0o600)
        write_file(path, key.private_bytes_raw().hex().encode())
        return key
    try:
        return Ed25519PrivateKey.from_private_bytes(bytes.fromhex(read_file(path, 1000).decode("ascii")))
    except ValueError:
        raise BadInput(f"Tệp khóa {path} không đọc được.", "Dùng đúng tệp khóa của quản trị danh bạ.") from None


def _read(path: Path) -> Directory:
    return decode(Directory, _json(read_file(path)))


def _json(data: bytes) -> Json:
    try:
        value: Json = json.loads(data)
    except (ValueError, RecursionError):
        raise BadInput("Tệp không phải JSON.", "Kiểm tra lại tệp.") from None
    return value


def _keep(path: Path, directory: Directory) -> None:
    draft = path.with_name(path.name + ".moi")
    write_file(draft, json.dumps(encode(directory), ensure_ascii=False, indent=2).encode())
    draft.replace(path)
