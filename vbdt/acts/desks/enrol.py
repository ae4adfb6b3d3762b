"""Xin ghi danh: a new desk sends its card and waits; when the roster names it, it has its directory and opens.

Two codes are compared by telephone: the administrator hears that of the card, the new desk's person that of the
province's key. After that nobody between them can put in a card or a directory of his own.
"""

import json
import re
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from vbdt.acts.desks.board import CARD, KEY, PROVINCE, known_directory, known_roster, look_at_board, province_of
from vbdt.acts.desks.roster import Application, spoken_code, write_application
from vbdt.acts.desks.rotate_keys import stored_keys
from vbdt.acts.mail.carrier import open_mailbox
from vbdt.document.calendar import local_day
from vbdt.document.codec import canonical, decode
from vbdt.document.directory import Desk, Role
from vbdt.document.folding import fold
from vbdt.document.ids import AgencyId, random_id
from vbdt.errors import BadInput, UserError
from vbdt.settings import HUB, Settings, read_settings, write_settings
from vbdt.store.store import Store
from vbdt.transport.directory import read_directory
from vbdt.transport.mailbox import Mailbox
from vbdt.transport.roster import administrators

APPLICATION = "xin_ghi_danh"
"""Setting with what the desk asks for, until it is let in."""


class LineDown(UserError):
    """A hub cannot be reached with the file that the desk has."""


@dataclass(frozen=True, slots=True)
class Standing:
    """How far a new desk is. `key` is the province's key that lies on the carrier, `key_code` what stands for it when
    spoken; both empty when none lies there. `trusted`: the person has compared it. `admitted`: the desk opens now.
    `agency` is the agency's code; `known` that the province has it, as far as one can tell; `who` may let the desk in
    (see admitters)."""

    card_code: str
    key: str = ""
    key_code: str = ""
    trusted: bool = False
    admitted: bool = False
    agency: str = ""
    known: bool = True
    who: tuple[str, ...] | None = None


def remember_application(store: Store, application: Application) -> None:
    """Keep what is asked for in the desk itself: it asks as long as it is not let in."""
    with store.write() as writing:
        writing.set_setting(APPLICATION, write_application(application))


def application_of(store: Store) -> Application | None:
    data = store.setting(APPLICATION)
    return decode(Application, json.loads(data)) if data else None


def person_code(name: str) -> str:
    """A code for somebody who has none yet: the name without marks, and a few digits that nobody else drew."""
    plain = "-".join(re.findall(r"[a-z0-9]+", fold(name).replace("đ", "d")))
    return f"{plain[:40] or 'can-bo'}-{random_id()[:6]}"


def card_code(card: Desk) -> str:
    """What the person reads to the administrator; roles are the administrator's to give and not part of it."""
    return spoken_code(canonical(replace(card, roles=())))


def is_admitted(store: Store) -> bool:
    """Whether the directory that the desk has names it, with the keys that it has."""
    named = _named(store)
    return named is not None and named.signs == stored_keys(store).signs


def admitters(store: Store, settings: Settings) -> tuple[str, ...] | None:
    """Names of those whose desks may write the agency's roster today. None while nobody can tell: the desk has no
    directory, or the province trusts a key that is no desk's. Empty: only who holds the province's key may.

    What asks to come in the place of an administrator's lost desk is not let in by that one.
    """
    asked = application_of(store)
    try:
        province, directory = province_of(store, settings), known_directory(store, settings)
    except UserError:
        return None
    me = directory.find_desk(settings.desk)
    agency = asked.card.agency if asked else me.agency if me else None
    if agency is None:
        return None
    n, _ = known_roster(store, agency).head
    keys = administrators(province, directory, agency, n + 1)
    gone, today = asked.replaces if asked else None, local_day(datetime.now(UTC))
    desks = [each for each in directory.desks_of(agency) if each.signs in keys]
    if len(desks) < len(set(keys)):
        return None
    able = [each for each in desks if each.has(Role.ADMINISTRATOR) and each.works_on(today)]
    there = [each.person for each in able if each.id != gone]
    return tuple(directory.person(each).name for each in dict.fromkeys(there))


def _knows_agency(store: Store, settings: Settings, agency: AgencyId) -> bool:
    try:
        return any(each.id == agency for each in province_of(store, settings).agencies)
    except UserError:
        return True


def _named(store: Store) -> Desk | None:
    settings = _settings(store)
    try:
        return known_directory(store, settings).find_desk(settings.desk)
    except UserError:
        return None


def trust_key(store: Store, key: str) -> None:
    """The person has compared the code: directories signed by this key are believed from now on."""
    settings = _settings(store)
    if settings.directory_key not in ("", key):
        raise UserError("Bàn đã tin một khóa danh bạ khác.", "Hỏi quản trị danh bạ.")
    with store.write() as writing:
        writing.set_setting("settings", write_settings(replace(settings, directory_key=key)))


def look_for_admission(store: Store) -> Standing:
    """Put the card on the carrier and see whether the desk was let in.

    Raises UserError when the carrier fails, LineDown where it is a hub.
    """
    application = application_of(store)
    if application is None:
        raise UserError("Bàn này không chờ ghi danh qua hộp thư.", "Nạp danh bạ đã ký từ tệp.")
    settings = _settings(store)
    try:
        with open_mailbox(store, settings) as mailbox:
            put_card(mailbox, application)
            key = settings.directory_key or _province_key(mailbox)
            if settings.directory_key:
                look_at_board(store, mailbox)
    except UserError as error:
        if not settings.mailbox.startswith(HUB):
            raise
        cure = "Chương trình tự thử lại. Vẫn không được thì gọi người vận hành trục của tỉnh."
        raise LineDown(error.what, cure) from error
    named = _named(store)
    if named is not None and named.signs != application.card.signs:
        name = known_directory(store, settings).person(named.person).name
        raise UserError(
            f"Tệp kết nối trục của bàn này đã dùng cho bàn của {name}.",
            "Xin người vận hành trục của tỉnh một tệp mới, rồi lập lại bàn ở thư mục khác.",
        )
    admitted = bool(settings.directory_key) and is_admitted(store)
    if admitted:
        with store.write() as writing:
            writing.delete_setting(APPLICATION)
    return Standing(
        card_code(application.card),
        key,
        spoken_code(bytes.fromhex(key)) if key else "",
        bool(settings.directory_key),
        admitted,
        application.card.agency,
        _knows_agency(store, settings, application.card.agency),
        admitters(store, settings),
    )


def put_card(mailbox: Mailbox, application: Application) -> None:
    """Lay it where an administrator finds it, unless it lies there."""
    name, data = CARD + application.card.id, write_application(application)
    lying = [each for each in mailbox.published() if each.name == name]
    if not any(mailbox.read_published(each) == data for each in lying):
        mailbox.publish(name, data)


def _province_key(mailbox: Mailbox) -> str:
    """The key whose directory lies beside it; whether it is the right one only the telephone tells."""
    notices = mailbox.published()
    directories = [mailbox.read_published(each) for each in notices if each.name == PROVINCE]
    for notice in notices:
        data = mailbox.read_published(notice) if notice.name == KEY else None
        if data is None or len(data) != 64:
            continue
        key = data.decode("ascii", "replace")
        for directory in directories:
            try:
                read_directory(directory or b"", key)
            except (BadInput, ValueError):
                continue
            return key
    return ""


def _settings(store: Store) -> Settings:
    known = store.setting("settings")
    if known is None:
        raise UserError("Bàn làm việc chưa được tạo xong.", "Tạo lại bàn.")
    return read_settings(known)
