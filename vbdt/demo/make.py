"""Make the demo province in a folder: authorities, tokens, desks and the signed directory that joins them."""

import json
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from vbdt.acts.desks.desk import NewDesk, admit, new_desk
from vbdt.acts.office import Office
from vbdt.app import open_office
from vbdt.demo.province import Province, Seat, read_province
from vbdt.demo.tokens import Tokens
from vbdt.document.directory import Administrator, Agency, Desk, Directory, Person, Role
from vbdt.document.ids import PersonId
from vbdt.errors import UserError
from vbdt.signing.stand_ins.ocsp import free_address, local_revocation
from vbdt.signing.stand_ins.pki import DEMO, make_pki, open_pki
from vbdt.signing.stand_ins.softhsm import SoftHsm, softhsm_module
from vbdt.signing.timestamps import HttpTimeStamps
from vbdt.signing.stand_ins.tsa import local_tsa
from vbdt.transport.directory import write_directory

Say = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Demo:
    """A made province: `desks` maps the key of a seat to its folder."""

    folder: Path
    province: Province
    desks: dict[str, Path]


def is_made(folder: Path) -> bool:
    return (folder / "demo.json").is_file()


def make_demo(folder: Path, say: Say, province: Province | None = None) -> Demo:
    """Make everything, saying what is being made: the province shipped with the program, or another one.

    Raises UserError when the folder is in use for something else.
    """
    if folder.exists() and any(folder.iterdir()):
        raise UserError(f"Thư mục {folder} không trống.", "Chọn thư mục mới, hoặc xóa thư mục cũ nếu không cần nữa.")
    province = province or read_province()
    say("Lập hệ thống chứng thực thử nghiệm (gốc, cấp dưới, dấu thời gian, danh sách thu hồi)")
    pki = make_pki(folder / "chung-thuc", DEMO, free_address())
    tokens = Tokens(folder, pki, province)
    (folder / "hop-thu").mkdir()
    made: dict[str, Desk] = {}
    persons: list[Person] = []
    stores = []
    for seat in province.seats:
        say(f"Lập bàn làm việc: {seat.person}, {seat.title}")
        person = PersonId(seat.key)
        wanted = tokens.equip(seat, _wanted(folder, province, seat, person))
        desk = new_desk(folder / "ban" / seat.key, wanted, datetime.now(UTC).date())
        stores.append(desk.store)
        made[seat.key] = desk.card
        used = tokens.fingerprints.get(seat.key, ())
        persons.append(Person(person, seat.agency, seat.person, seat.title, used))
    key = Ed25519PrivateKey.generate()
    directory = Directory(1, datetime.now(UTC), _agencies(province, made, tokens), tuple(persons), tuple(made.values()))
    signed = write_directory(directory, key)
    for store in stores:
        admit(store, signed, key.public_key().public_bytes_raw().hex())
        store.close()
    (folder / "demo.json").write_text(json.dumps({"desks": list(made)}), encoding="utf-8")
    return open_demo(folder)


def open_demo(folder: Path) -> Demo:
    """A province made before. Activates its tokens for this process."""
    desks = json.loads((folder / "demo.json").read_text(encoding="utf-8"))["desks"]
    module = softhsm_module()
    if module is not None and (folder / "token").is_dir():
        SoftHsm(folder / "token", module).activate()
    return Demo(folder, read_province(), {key: folder / "ban" / key for key in desks})


@contextmanager
def open_desks(demo: Demo, *keys: str) -> Iterator[dict[str, Office]]:
    """Open desks (all of them when none is named) with the local time-stamping and revocation services running."""
    with ExitStack() as stack:
        pki = open_pki(demo.folder / "chung-thuc")
        url = stack.enter_context(local_tsa(pki))
        with suppress(UserError):  # another window of this demo serves it already
            stack.enter_context(local_revocation(pki))
        offices = {}
        for key in keys or demo.desks:
            office = replace(open_office(demo.desks[key], demo.province.passphrase), timestamps=HttpTimeStamps(url))
            stack.callback(office.store.close)
            offices[key] = office
        yield offices


def _wanted(folder: Path, province: Province, seat: Seat, person: PersonId) -> NewDesk:
    return NewDesk(
        agency=seat.agency,
        person=person,
        roles=seat.roles,
        mailbox=folder / "hop-thu",
        trust=(folder / "chung-thuc",),
        passphrase=province.passphrase,
        demo=True,
    )


def _agencies(province: Province, made: dict[str, Desk], tokens: Tokens) -> tuple[Agency, ...]:
    """The agencies with their mail desks (the first clerk's), administrators and the certificates of their seals."""
    mail: dict[str, Desk] = {}
    for desk in made.values():
        if desk.has(Role.CLERK):
            mail.setdefault(desk.agency, desk)
    return tuple(
        replace(
            each,
            mail_desk=mail[each.id].id if each.id in mail else None,
            seals=tokens.seals.get(each.id, ()),
            administrators=tuple(
                Administrator(desk=desk.id)
                for desk in made.values()
                if desk.agency == each.id and desk.has(Role.ADMINISTRATOR)
            ),
        )
        for each in province.agencies
    )
