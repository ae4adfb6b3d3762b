"""Danh bạ cơ quan: what the administrator's window does. With `--key` (the province's) for any agency."""

import argparse
from collections.abc import Callable
from datetime import date
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from vbdt.acts.desks.absence import absence_reasons
from vbdt.acts.desks.board import known_roster
from vbdt.acts.desks.keeping import without_release
from vbdt.acts.desks.replace_desk import admit_replacement
from vbdt.acts.desks.roster import (
    admit_request,
    desk_words,
    move_book,
    publish,
    read_release,
    releases,
    request_in,
    requests,
    spoken_code,
    write_down,
)
from vbdt.acts.mail.carrier import Mailboxes
from vbdt.acts.office import Office
from vbdt.commands.common import add_desk, find_desk, opened, print_json, read_file, tell
from vbdt.document.directory import Book, Closing, Person, Role
from vbdt.document.ids import AgencyId, DeskId, PersonId
from vbdt.document.kinds import KINDS
from vbdt.document.roster import AbsenceEnded, Absent, DeskClosed, PersonSet, RolesChanged, RosterFact
from vbdt.errors import BadInput, UserError

Run = Callable[[argparse.Namespace], None]
Write = Callable[[Office, argparse.Namespace], RosterFact]


def prepare(name: str, parser: argparse.ArgumentParser) -> Run:
    add_desk(parser)
    parser.add_argument("--key", type=Path, help="tệp khóa danh bạ của tỉnh, khi cơ quan không có quản trị riêng")
    parser.add_argument("--agency", help="mã cơ quan khác (chỉ cùng --key); bỏ trống là cơ quan của bàn")
    actions = parser.add_subparsers(dest="action", required=True)
    actions.add_parser("show", help="các mục đã ghi, mới nhất ở cuối")
    actions.add_parser("requests", help="thẻ ghi danh và biên bản bàn giao sổ đang chờ trên hộp thư")
    admit = actions.add_parser("admit", help="duyệt thẻ ghi danh, hoặc thẻ đổi khóa")
    admit.add_argument("card", help="tệp thẻ, hoặc mã đọc qua điện thoại của thẻ trên hộp thư")
    admit.add_argument("--role", action="append", default=[], choices=[role.value for role in Role])
    admit.add_argument("--lost", action="store_true", help="khóa cũ đã lộ hoặc mất, dù người xin đổi không báo")
    person = actions.add_parser("person", help="thêm hoặc sửa cán bộ")
    for field in ("id", "name", "title"):
        person.add_argument(f"--{field}", required=True)
    person.add_argument("--certificate", action="append", default=[], help="SHA-256 của chứng thư, dạng hex")
    roles = actions.add_parser("roles", help="đổi vai trò của một bàn")
    roles.add_argument("whose", help="mã bàn, mã cán bộ hoặc họ tên")
    roles.add_argument("--role", action="append", required=True, choices=[role.value for role in Role])
    close = actions.add_parser("close", help="đóng bàn: mất máy, thôi việc, đổi máy")
    close.add_argument("whose", help="mã bàn")
    close.add_argument("--on", type=date.fromisoformat, required=True, help="ngày làm việc cuối, dạng 2025-06-30")
    close.add_argument("--reason", choices=[each.value for each in Closing], required=True)
    close.add_argument("--heir", help="bàn tiếp quản văn bản")
    _absences(actions)
    move = actions.add_parser("move", help="chuyển sổ theo biên bản bàn giao; --lost khi bàn giữ sổ đã đóng")
    move.add_argument("release", nargs="?", type=Path, help="tệp biên bản; bỏ trống thì lấy trên hộp thư")
    move.add_argument("--lost", choices=[each.value for each in Book], help="sổ cần chuyển khi không còn ai bàn giao")
    move.add_argument("--to", help="bàn nhận sổ, cùng --lost")
    return lambda options: _run(options)


def _absences(actions: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    absent = actions.add_parser("absent", help="vắng mặt, ủy quyền")
    absent.add_argument("person", help="mã cán bộ")
    absent.add_argument("--from", dest="since", type=date.fromisoformat, required=True)
    absent.add_argument("--to", dest="until", type=date.fromisoformat, required=True)
    absent.add_argument("--deputy", required=True, help="mã cán bộ làm thay")
    absent.add_argument("--reason", choices=[each.key for each in absence_reasons()])
    absent.add_argument("--kind", action="append", default=[], choices=[each.key for each in KINDS])
    back = actions.add_parser("back", help="kết thúc đợt vắng mặt")
    back.add_argument("person")
    back.add_argument("--from", dest="since", type=date.fromisoformat, required=True)
    back.add_argument("--on", type=date.fromisoformat, required=True, help="ngày vắng cuối cùng")


def _run(options: argparse.Namespace) -> None:
    with opened(options) as office:
        if options.action == "show":
            _show(office, options)
        elif options.action == "requests":
            _requests(office, _agency(office, options))
        else:
            _write(office, options)


def _write(office: Office, options: argparse.Namespace) -> None:
    if options.action == "admit":
        now = _admit(office, options)
    elif options.action == "move":
        now = _move(office, options)
    else:
        fact = _FACTS[options.action](office, options)
        now = write_down(office, fact, agency=_agency(office, options), key=_key(options))
    if publish(now):
        tell("Đã ghi vào danh bạ cơ quan và đăng lên hộp thư.")
    else:
        tell("Đã ghi vào danh bạ cơ quan. Hộp thư chưa dùng được; lần gửi nhận sau sẽ đăng.")


def _admit(office: Office, options: argparse.Namespace) -> Office:
    path, agency = Path(options.card), _agency(office, options)
    if path.is_file():
        request = request_in(office, path, agency)
    else:
        with Mailboxes() as mailboxes:
            waiting = requests(office, mailboxes.of(office), agency)
        found = [each for each in waiting if options.card.upper() == each.code]
        if not found:
            raise UserError("Không có thẻ nào mang mã này trên hộp thư.", "Xem: vbdt roster --desk … requests")
        request = found[0]
    tell(f"Mã đọc qua điện thoại: {request.code}. Hỏi lại người lập bàn; mã phải giống hệt.")
    print(request.card.id)
    if request.replaces is not None:
        tell(f"Thẻ này thay bàn cũ mã {request.replaces}: bàn cũ đóng vì mất máy, sổ chuyển sang bàn mới.")
        with Mailboxes() as mailboxes:
            return admit_replacement(office, request, mailboxes.of(office), _key(options))
    roles = tuple(Role(each) for each in options.role) or request.card.roles
    return admit_request(office, request, roles, lost=options.lost or request.leaked, key=_key(options))


def _move(office: Office, options: argparse.Namespace) -> Office:
    key, agency = _key(options), _agency(office, options)
    if options.lost:
        if not options.to:
            raise UserError("Chưa ghi bàn nhận sổ.", "Thêm --to.")
        to = find_desk(office, options.to, agency)
        return move_book(office, without_release(office, Book(options.lost), to, agency), key)
    if options.release is not None:
        return move_book(office, read_release(read_file(options.release, 200_000)), key)
    with Mailboxes() as mailboxes:
        waiting = releases(office, mailboxes.of(office), agency)
    if not waiting:
        raise UserError("Không có biên bản bàn giao sổ nào đang chờ.", "Bàn giữ sổ ký trước: vbdt desk release")
    for each in waiting:
        office = move_book(office, each, key)
    return office


def _close(office: Office, options: argparse.Namespace) -> RosterFact:
    heir = find_desk(office, options.heir, _agency(office, options)) if options.heir else None
    return DeskClosed(DeskId(options.whose), options.on, Closing(options.reason), heir)


def _person(office: Office, options: argparse.Namespace) -> RosterFact:
    agency = _agency(office, options)
    prints = tuple(each.lower() for each in options.certificate)
    return PersonSet(Person(PersonId(options.id), agency, options.name, options.title, prints))


def _roles(office: Office, options: argparse.Namespace) -> RosterFact:
    return RolesChanged(
        find_desk(office, options.whose, _agency(office, options)), tuple(Role(each) for each in options.role)
    )


def _absent(_: Office, options: argparse.Namespace) -> RosterFact:
    kinds = tuple(options.kind)
    return Absent(
        PersonId(options.person), options.since, options.until, PersonId(options.deputy), kinds, options.reason
    )


def _back(_: Office, options: argparse.Namespace) -> RosterFact:
    return AbsenceEnded(PersonId(options.person), options.since, options.on)


_FACTS: dict[str, Write] = {
    "person": _person,
    "roles": _roles,
    "close": _close,
    "absent": _absent,
    "back": _back,
}


def _show(office: Office, options: argparse.Namespace) -> None:
    roster = known_roster(office.store, _agency(office, options))
    print_json([each.event.encoded() for each in roster.events])


def _requests(office: Office, agency: AgencyId) -> None:
    tell(
        f"Mã danh bạ của tỉnh, đọc cho người lập bàn nghe: {spoken_code(bytes.fromhex(office.settings.directory_key))}"
    )
    with Mailboxes() as mailboxes:
        mailbox = mailboxes.of(office)
        for each in requests(office, mailbox, agency):
            what = "đổi khóa" if each.known else ", ".join(role.label for role in each.card.roles)
            what = "thay máy cũ" if each.replaces else f"{what}; khóa cũ có thể đã lộ" if each.leaked else what
            print(f"{each.code}  {each.name or each.card.person}, {each.title}  [{what}]")
        for given in releases(office, mailbox, agency):
            words = given.release
            print(f"{words.book.label}: {desk_words(office, words.desk)} → {desk_words(office, words.to)}")


def _agency(office: Office, options: argparse.Namespace) -> AgencyId:
    return office.directory.agency(AgencyId(options.agency)).id if options.agency else office.me.agency


def _key(options: argparse.Namespace) -> Ed25519PrivateKey | None:
    if options.key is None:
        return None
    try:
        return Ed25519PrivateKey.from_private_bytes(bytes.fromhex(read_file(options.key, 1000).decode("ascii")))
    except ValueError:
        raise BadInput(f"Tệp khóa {options.key} không đọc được.", "Dùng đúng tệp khóa của tỉnh.") from None
