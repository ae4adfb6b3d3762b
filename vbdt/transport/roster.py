"""An agency's roster as one file: its events, each signed by an administrator that the province's directory names.

Canonical JSON `{"agency": …, "events": [{"event": …, "signature": hex}, …], "format": 1}`. Who has the file and the
province's directory can check all of it offline.
"""

import json
from datetime import datetime

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from vbdt.document.codec import Json, canonical_json
from vbdt.document.directory import Directory
from vbdt.document.events import NO_HASH
from vbdt.document.ids import AgencyId
from vbdt.document.roster import (
    VERSION,
    DeskAdmitted,
    KeysChanged,
    RegisterMoved,
    Roster,
    RosterEvent,
    RosterFact,
    SignedRosterEvent,
    read_roster_event,
)
from vbdt.document.roster_changes import after, with_roster
from vbdt.errors import BadInput, UserError
from vbdt.transport.age import is_recipient
from vbdt.transport.keys import is_name, is_signed, public_key

FORMAT = 1
SIZE_LIMIT = 20_000_000
"""Bytes of a roster file."""
NOTICE = "co-quan."
"""With the agency's id behind it: what the file is called where everybody finds it."""
_CURE = "Đề nghị quản trị danh bạ của cơ quan kiểm tra."


def write_roster(roster: Roster) -> bytes:
    events: list[Json] = [{"event": each.event.encoded(), "signature": each.signature} for each in roster.events]
    return canonical_json({"agency": roster.agency, "events": events, "format": FORMAT})


def read_roster(data: bytes) -> Roster:
    """The events of a file in an unbroken chain; who signed them, `check_roster` says. Raises BadInput."""
    if len(data) > SIZE_LIMIT:
        raise BadInput(f"Danh bạ cơ quan vượt quá {SIZE_LIMIT // 1_000_000} MB.", _CURE)
    try:
        file = json.loads(data)
        if set(file) != {"agency", "events", "format"} or file["format"] != FORMAT or canonical_json(file) != data:
            raise ValueError
        agency = AgencyId(str(file["agency"]))
        events = tuple(
            SignedRosterEvent(read_roster_event(each["event"]), each["signature"]) for each in file["events"]
        )
        for each in events:
            bytes.fromhex(each.signature)
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        raise BadInput("Tệp không phải danh bạ cơ quan, hoặc bị hỏng.", _CURE) from None
    previous = NO_HASH
    for n, each in enumerate(events, start=1):
        if (each.event.agency, each.event.n, each.event.previous) != (agency, n, previous):
            raise BadInput("Danh bạ cơ quan bị đứt hoặc bị xếp lại.", _CURE)
        previous = each.event.hash
    return Roster(agency, events)


def check_roster(province: Directory, roster: Roster, province_key: str, known: int = 0) -> Directory:
    """The province with this roster. The first `known` events were checked before, and are not judged again.

    Raises BadInput when a new event is not signed by an administrator of that time, or may not stand there.
    """
    directory = with_roster(province, Roster(roster.agency, roster.events[:known]))
    for signed in roster.events[known:]:
        _require_administrator(province, directory, signed, province_key)
        _require_keys(directory, signed.event)
        directory = after(directory, signed.event)
    return directory


def add_event(
    province: Directory, roster: Roster, fact: RosterFact, key: Ed25519PrivateKey, province_key: str, at: datetime
) -> Roster:
    """The roster with one more event, signed. Raises BadInput when it may not stand there, or the key may not sign."""
    n, previous = roster.head
    by = key.public_key().public_bytes_raw().hex()
    event = RosterEvent(roster.agency, n + 1, previous, at, by, VERSION, fact)
    longer = Roster(roster.agency, (*roster.events, SignedRosterEvent(event, key.sign(event.signed_bytes()).hex())))
    try:
        check_roster(province, longer, province_key, known=n)
    except BadInput as wrong:
        raise UserError(wrong.what, wrong.cure) from None
    return longer


def administrators(province: Directory, directory: Directory, agency: AgencyId, n: int) -> tuple[str, ...]:
    """The keys that may sign the agency's event `n`; `directory` is what the events before it lead to."""
    found = province.find_agency(agency)
    keys: list[str] = []
    for each in (found.administrators or ()) if found else ():
        if each.up_to is not None and n > each.up_to:
            continue
        if each.signs:
            keys.append(each.signs)
        named = directory.find_desk(each.desk) if each.desk else None
        desk = directory.desk_now(named.id) if named is not None else None
        if desk is None or named is None or desk.closed is not None:
            continue
        if (desk.agency, desk.person) == (agency, named.person):  # the same person, perhaps on a new computer
            keys.append(desk.signs)
    return tuple(keys)


def _require_administrator(province: Directory, directory: Directory, signed: SignedRosterEvent, key: str) -> None:
    event = signed.event
    if event.by not in (key, *administrators(province, directory, event.agency, event.n)):
        raise BadInput("Danh bạ cơ quan do người không phải quản trị của cơ quan ghi.", _CURE)
    if not is_signed(public_key(event.by), bytes.fromhex(signed.signature), event.signed_bytes()):
        raise BadInput("Danh bạ cơ quan đã bị sửa đổi: chữ ký của quản trị không đúng.", _CURE)


def _require_keys(directory: Directory, event: RosterEvent) -> None:
    """Keys that are none, and releases that the keeper did not sign."""
    match event.fact:
        case DeskAdmitted(desk):
            if not is_name(desk.id) or not is_recipient(desk.reads):
                raise BadInput("Mã hoặc khóa nhận trên thẻ ghi danh không hợp lệ.", _CURE)
            public_key(desk.signs)
        case KeysChanged(_, reads, signs, _):
            if not is_recipient(reads):
                raise BadInput("Khóa nhận trên thẻ đổi khóa không hợp lệ.", _CURE)
            public_key(signs)
        case RegisterMoved(release, signature) if signature:
            keeper = directory.find_desk(release.desk)
            keys = (keeper.signs, *(each.signs for each in keeper.former_signs)) if keeper else ()
            try:
                given = bytes.fromhex(signature)
            except ValueError:
                given = b""
            if not any(is_signed(public_key(each), given, release.signed_bytes()) for each in keys):
                raise BadInput("Biên bản bàn giao sổ không mang chữ ký của bàn đang giữ sổ.", _CURE)
