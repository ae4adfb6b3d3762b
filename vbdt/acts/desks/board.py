"""Danh bạ qua đường truyền: the province's directory and the agencies' rosters lie on the carrier, for everybody.

A desk takes what is newer and rightly signed, keeps what it has against everything else, and puts its own there where
the carrier has none or an older one: so a stick between two offices carries the directory, too.
"""

import hashlib
import json
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

from vbdt.acts.desks.rotate_keys import SETTING, stored_keys
from vbdt.acts.office import Office
from vbdt.document.codec import canonical_json, decode, encode
from vbdt.document.directory import Directory
from vbdt.document.ids import AgencyId, random_id
from vbdt.document.roster import Roster
from vbdt.document.roster_changes import with_rosters
from vbdt.errors import BadInput, UserError
from vbdt.settings import Settings, read_settings
from vbdt.store.store import Store, Writing
from vbdt.transport import directory as province_file
from vbdt.transport import roster as roster_file
from vbdt.transport.directory import read_directory
from vbdt.transport.mailbox import Mailbox, Notice
from vbdt.transport.roster import check_roster, read_roster, write_roster

PROVINCE = province_file.NOTICE
ROSTER = roster_file.NOTICE
CARD = "the."
KEY = province_file.KEY_NOTICE
"""Names of notices: PROVINCE for the directory, ROSTER and an agency, CARD and the desk that asks to be let in, and KEY
for the province's public key, which a new desk believes only after its code was compared by telephone."""
_KEPT = "roster."
_AGENCIES = "rosters"
_SEEN = "danh_ba_da_xem"
_MARK = "danh_ba_lan"
_ASK = "Báo quản trị danh bạ."


class _Fork(BadInput):
    """Rightly signed, and yet not to be taken in the place of what we have."""


@dataclass(frozen=True, slots=True)
class _Seen:
    """What became of a notice; it is read again only when it is another one, or is to be judged by another file."""

    judged: str
    good: bool
    alarm: str = ""


@dataclass(slots=True)
class Look:
    """What one look at the board found. `alarms` are sentences for people; nothing they tell of was taken."""

    taken: int = 0
    put: int = 0
    alarms: list[str] = field(default_factory=list)
    has: set[str] = field(default_factory=set)
    _known: "_Province | None" = None

    def province(self, store: Store, settings: Settings) -> "_Province":
        """The file we have, read again only when this look took another one."""
        if self._known is None:
            data = store.setting("directory")
            self._known = _Province(
                hashlib.sha256(data or b""), read_directory(data, settings.directory_key) if data else None
            )
        return self._known

    def taken_province(self) -> None:
        self.taken += 1
        self._known = None


@dataclass(frozen=True, slots=True)
class _Province:
    """The province's file as this desk has it: its digest so far, and what it says; None where there is none."""

    digest: "hashlib._Hash"
    directory: Directory | None


def known_directory(store: Store, settings: Settings) -> Directory:
    """The province's directory with every roster that this desk has taken. Raises UserError when there is none yet."""
    data = store.setting("directory")
    if data is None:
        raise NotAdmitted
    return with_rosters(read_directory(data, settings.directory_key), known_rosters(store))


class NotAdmitted(UserError):
    """The desk is made, and no directory that names it has come yet."""

    def __init__(self) -> None:
        super().__init__("Bàn chưa có danh bạ.", "Chờ quản trị danh bạ duyệt thẻ ghi danh, hoặc nạp danh bạ đã ký.")


def known_rosters(store: Store) -> tuple[Roster, ...]:
    """The rosters this desk has taken, each checked when it was."""
    return tuple(known_roster(store, each) for each in _agencies(store))


def known_roster(store: Store, agency: AgencyId) -> Roster:
    """An agency's roster as this desk has it; without events where there is none."""
    data = store.setting(_KEPT + agency)
    return read_roster(data) if data else Roster(agency)


def province_of(store: Store, settings: Settings) -> Directory:
    """The province's file alone, without rosters."""
    data = store.setting("directory")
    if data is None:
        raise NotAdmitted
    return read_directory(data, settings.directory_key)


def directory_mark(store: Store) -> bytes:
    """Another one when the province's file or a roster that this desk has is another."""
    return store.setting(_MARK) or b""


def keep_province(writing: Writing, data: bytes) -> None:
    """Put a checked file of the province into the store."""
    writing.set_setting("directory", data)
    writing.set_setting(_MARK, random_id().encode())


def keep_roster(store: Store, writing: Writing, roster: Roster) -> None:
    """Put a checked roster into the store."""
    writing.set_setting(_MARK, random_id().encode())
    agencies = _agencies(store)
    if roster.agency not in agencies:
        writing.set_setting(_AGENCIES, canonical_json([*agencies, roster.agency]))
    writing.set_setting(_KEPT + roster.agency, write_roster(roster))


def refreshed(office: Office) -> Office:
    """The same desk with the directory of now, and the keys that it names. The same office when nothing changed."""
    settings = read_settings(office.store.setting("settings") or b"")
    directory = known_directory(office.store, settings)
    if directory == office.directory:
        return office
    return replace(office, directory=directory, me=directory.desk(settings.desk), keys=stored_keys(office.store))


def with_directory(office: Office, now: Office) -> Office:
    """The desk with its own settings and the directory (and what hangs on it) of `now`."""
    return replace(office, directory=now.directory, me=now.me, keys=now.keys)


def look_at_board(store: Store, mailbox: Mailbox) -> Look:
    """Take what is newer, put there what is missing. Raises UserError when the carrier fails."""
    settings = read_settings(store.setting("settings") or b"")
    look, seen = Look(), _seen(store)
    now: dict[str, _Seen] = {}
    lying = mailbox.published()
    notices = [each for each in lying if each.name == PROVINCE or each.name.startswith(ROSTER)]
    for notice in sorted(notices, key=lambda each: each.name != PROVINCE):
        if not _is_named(notice.name, look.province(store, settings).directory):
            continue
        judged = f"{notice.stamp}@{_version(store, settings, look, notice.name)}"
        known = seen.get(notice.place)
        if known is None or known.judged != judged:
            data = mailbox.read_published(notice)
            if data is None:
                continue
            known = _judge(store, settings, notice, data, look)
        now[notice.place] = replace(known, judged=f"{notice.stamp}@{_version(store, settings, look, notice.name)}")
        if known.alarm:
            look.alarms.append(known.alarm)
        if known.good:
            look.has.add(notice.name)
    _put_ours(store, mailbox, look)
    if store.setting("directory") and not any(each.name == KEY for each in lying):
        mailbox.publish(KEY, settings.directory_key.encode())
    if now != seen:
        with store.write() as writing:
            writing.set_setting(_SEEN, canonical_json({place: encode(each) for place, each in now.items()}))
    return look


def _is_named(name: str, province: Directory | None) -> bool:
    """Whether it is the province's file, or called as the roster of an agency that this one names. Nothing else is
    read: anybody may put as much there as he likes."""
    return name == PROVINCE or (province is not None and province.find_agency(name.removeprefix(ROSTER)) is not None)


def _judge(store: Store, settings: Settings, notice: Notice, data: bytes, look: Look) -> "_Seen":
    try:
        return _Seen("", _take(store, settings, notice, data, look))
    except _Fork as fork:
        return _Seen("", True, str(fork))  # left where it is: a person has to look at both
    except BadInput as wrong:
        return _Seen("", False, f"Danh bạ trên hộp thư bị từ chối ({notice.name}): {wrong}")


def _take(store: Store, settings: Settings, notice: Notice, data: bytes, look: Look) -> bool:
    """Whether it is at least as new as ours. Raises BadInput for what is not to be believed."""
    if notice.name == PROVINCE:
        return _take_province(store, settings, data, look)
    roster = read_roster(data)
    if notice.name != ROSTER + roster.agency:
        raise BadInput("Tên tệp không đúng với cơ quan ghi trong danh bạ.", "Báo quản trị.")
    return _take_roster(store, settings, roster, look)


def _take_province(store: Store, settings: Settings, data: bytes, look: Look) -> bool:
    if not settings.directory_key:
        return True  # a desk that nobody has told whom to believe
    offered = read_directory(data, settings.directory_key)
    current = store.setting("directory")
    if current is not None:
        version = read_directory(current, settings.directory_key).version
        if offered.version == version and data != current:
            raise _Fork(f"Có hai danh bạ của tỉnh cùng mang số bản {version}; vẫn dùng bản đã nhận trước.", _ASK)
        if offered.version <= version:
            return offered.version == version
    effective = with_rosters(offered, known_rosters(store))
    if current is not None and effective.find_desk(settings.desk) is None and _names_us(store, settings):
        raise _Fork(f"Danh bạ bản {offered.version} trên hộp thư không còn bàn này; vẫn dùng bản đang có.", _ASK)
    with store.write() as writing:
        keep_province(writing, data)
        take_up_keys(store, writing, effective, settings)
    look.taken_province()
    return True


def _names_us(store: Store, settings: Settings) -> bool:
    """Whether the directory we have names this desk: one that waits to be let in is not missed."""
    return known_directory(store, settings).find_desk(settings.desk) is not None


def _take_roster(store: Store, settings: Settings, offered: Roster, look: Look) -> bool:
    """Only one that goes on where ours ends. Of two that differ the first stays, and a person is told."""
    province = look.province(store, settings).directory
    if province is None:
        return True  # nobody can say yet who may write it
    known = known_roster(store, offered.agency)
    if not known.begins_like(offered):
        raise _Fork(f"Có hai danh bạ khác nhau của cơ quan {offered.agency}; vẫn dùng bản đã nhận trước.", _ASK)
    if offered.head[0] <= known.head[0]:
        return offered.head[0] == known.head[0]
    directory = check_roster(province, offered, settings.directory_key, known.head[0])
    with store.write() as writing:
        keep_roster(store, writing, offered)
        take_up_keys(store, writing, directory, settings)
    look.taken += 1
    return True


def take_up_keys(store: Store, writing: Writing, directory: Directory, settings: Settings) -> None:
    """Keys that the desk has made and the directory now names are in use from here on."""
    card = directory.find_desk(settings.desk)
    keys = stored_keys(store)
    if card is not None and keys.coming and (keys.coming.reads, keys.coming.signs) == (card.reads, card.signs):
        writing.set_setting(SETTING, keys.changed(datetime.now(UTC)).to_bytes())


def _put_ours(store: Store, mailbox: Mailbox, look: Look) -> None:
    ours = {PROVINCE: store.setting("directory")}
    ours |= {ROSTER + agency: store.setting(_KEPT + agency) for agency in _agencies(store)}
    for name, data in ours.items():
        if data and name not in look.has:
            mailbox.publish(name, data)
            look.put += 1


def _agencies(store: Store) -> tuple[AgencyId, ...]:
    data = store.setting(_AGENCIES)
    return tuple(AgencyId(each) for each in json.loads(data)) if data else ()


def _seen(store: Store) -> dict[str, "_Seen"]:
    data = store.setting(_SEEN)
    return {place: decode(_Seen, each) for place, each in json.loads(data).items()} if data else {}


def _version(store: Store, settings: Settings, look: Look, name: str) -> str:
    """By what a notice is judged: the province's file, and what we have ourselves under its name. When that changes,
    it is judged again."""
    digest = look.province(store, settings).digest.copy()
    digest.update(store.setting(_KEPT + name.removeprefix(ROSTER)) or b"")
    return digest.hexdigest()[:16]
