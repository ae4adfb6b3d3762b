"""Máy mới thay máy cũ: a lost computer's desk comes back on another one, as a new desk with keys of its own.

What the last backup had is there at once; it asks to be let in in the place of the old desk. The administrator's one
word closes that for ever, lets this one in, and gives it the registers. Then the colleagues' desks send what came after
the backup, and only when all have does the new desk take over what the old one held: else one document would have two
histories. Numbers begin when the printed book was compared.
"""

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from vbdt.acts.desks.board import known_directory
from vbdt.acts.desks.desk import MadeDesk, whole_or_gone
from vbdt.acts.desks.enrol import APPLICATION
from vbdt.acts.desks.hand_over import REPLACES, ask_all_again
from vbdt.acts.desks.keeping import without_release
from vbdt.acts.desks.roster import Application, Request, move_book, releases, write_application, write_down
from vbdt.acts.desks.rotate_keys import SETTING
from vbdt.acts.mail.carrier import PASS, Way, desk_for, take_way
from vbdt.acts.office import Office
from vbdt.document.directory import Book, Closing, Desk, Directory
from vbdt.document.ids import DeskId
from vbdt.document.roster import DeskAdmitted, DeskClosed, RosterFact
from vbdt.errors import NotAllowed, UserError
from vbdt.settings import HUB, Settings, read_settings, write_settings
from vbdt.store.backup import NewOwner, restore
from vbdt.store.keys import create_lock, unlock
from vbdt.store.store import OWN_DESK, Store, Writing, open_store
from vbdt.transport.folder.mark import require_mark
from vbdt.transport.keys import DeskKeys
from vbdt.transport.mailbox import Mailbox


@dataclass(frozen=True, slots=True)
class Replacing:
    """What a person says on the new computer. One of the two secrets opens the backup; `mailbox` is None where the
    common folder lies where it lay; a hub wants a file for this desk."""

    backup: Path
    passphrase: str | None
    recovery: str | None
    new_passphrase: str | None
    use_keyring: bool = False
    mailbox: Way | None = None


@dataclass(frozen=True, slots=True)
class Replacement:
    """The new desk, open, and the one it comes in the place of."""

    desk: MadeDesk
    replaces: DeskId


def replace_lost(folder: Path, wanted: Replacing, today: date) -> Replacement:
    """Make the desk in an empty folder. It opens when the administrator has let it in. Raises UserError."""
    if not wanted.new_passphrase and not wanted.use_keyring:
        raise UserError("Bàn làm việc cần mật khẩu hoặc kho khóa của hệ điều hành.", "Đặt mật khẩu cho bàn.")
    keys, desk = DeskKeys.generate(), desk_for(wanted.mailbox)
    made: list[tuple[Desk, DeskId]] = []
    locks: list[tuple[bytes, str]] = []

    def lock(place: Path) -> bytes:
        locks.append(create_lock(place, wanted.new_passphrase, wanted.use_keyring))
        return locks[0][0]

    def write(store: Store, writing: Writing) -> None:
        settings = read_settings(_known(store, "settings"))
        directory = known_directory(store, settings)
        before = directory.desk(settings.desk)
        _require_way(settings, wanted.mailbox, directory.find_desk(desk))
        card = Desk(desk, before.agency, before.person, before.roles, keys.reads, keys.signs, today)
        writing.delete_setting(PASS)  # the lost computer's way onto a hub
        mailbox = take_way(writing, wanted.mailbox) if wanted.mailbox else settings.mailbox
        now = replace(settings, desk=desk, mailbox=mailbox, former_mailbox="")
        for name, value in (
            (OWN_DESK, desk.encode()),
            (SETTING, keys.to_bytes()),
            ("settings", write_settings(now)),
            (REPLACES, before.id.encode()),
            (APPLICATION, write_application(Application(card, replaces=before.id))),
        ):
            writing.set_setting(name, value)
        writing.forget_traffic()
        made.append((card, before.id))

    key = unlock(wanted.backup, wanted.passphrase, wanted.recovery)
    findings = restore(wanted.backup, folder, key, NewOwner(lock, write))
    ((key, recovery),), ((card, before),) = locks, made
    with whole_or_gone(folder):
        if findings:
            raise UserError(f"Bản sao lưu không toàn vẹn: {findings[0].what}", "Dùng một bản sao lưu khác.")
        store = open_store(folder, key)
    return Replacement(MadeDesk(card, recovery, store), before)


def _require_way(before: Settings, way: Way | None, named: Desk | None) -> None:
    """`named` is the desk that has the id of the new one already. A folder is the common one, so it is a mailbox."""
    if named is not None:
        raise UserError(
            "Tệp kết nối trục này cấp cho một bàn đã có.", "Xin người vận hành trục của tỉnh một tệp mới cho máy này."
        )
    if way is None and before.mailbox.startswith(HUB):
        raise UserError(
            f"Máy cũ dùng trục liên thông «{before.mailbox.removeprefix(HUB)}»; máy mới cần tệp kết nối riêng.",
            "Xin người vận hành trục của tỉnh một tệp mới, rồi chọn «Trục liên thông của tỉnh».",
        )
    if isinstance(way, Path):
        require_mark(way)


def replaced_desk(directory: Directory, request: Request) -> Desk | None:
    """The desk that a request wants to come in the place of; None where it asks for no such thing, or may not.

    Raises NotAllowed when the old desk is somebody else's, or has ended already.
    """
    if request.replaces is None or request.known is not None:
        return None
    before = directory.find_desk(request.replaces)
    if before is None or (before.agency, before.person) != (request.card.agency, request.card.person):
        raise NotAllowed("Thẻ đề nghị thay bàn của người khác.", "Không duyệt; hỏi lại người lập bàn.")
    if before.closed is not None:
        raise NotAllowed("Bàn cũ đã đóng từ trước.", "Người này lập bàn mới; bàn kế nhiệm đã ghi khi đóng bàn cũ.")
    return before


def admit_replacement(
    office: Office, request: Request, mailbox: Mailbox, key: Ed25519PrivateKey | None = None
) -> Office:
    """One step of the administrator: the old desk is closed as lost, the new one let in with its roles, and every
    register the old one kept goes there. A register that was released before goes where it was released to."""
    before = replaced_desk(office.directory, request)
    if before is None:
        raise UserError("Thẻ này không đề nghị thay bàn nào.", "Duyệt như một bàn mới.")
    agency = before.agency
    for given in releases(office, mailbox, agency):
        if given.release.desk == before.id:
            office = move_book(office, given, key)
    kept = [each for each in Book if office.directory.keeper(agency, each) == before.id]
    card = replace(request.card, roles=before.roles, former_signs=())
    facts: list[RosterFact] = [DeskAdmitted(card), DeskClosed(before.id, office.today, Closing.LOST, card.id)]
    office = write_down(office, *facts, agency=agency, key=key)
    for book in kept:
        office = move_book(office, without_release(office, book, card.id, agency), key)
    return office


def settle_in(office: Office) -> bool:
    """Once, when the new desk works for the first time: ask every colleague's desk for what it has. Cheap else."""
    if office.store.setting(REPLACES) is None or not office.me.works_on(office.today):
        return False
    with office.store.write() as writing:
        if office.store.setting(REPLACES) is None:
            return False
        ask_all_again(office, writing)
        writing.delete_setting(REPLACES)
    return True


def _known(store: Store, name: str) -> bytes:
    value = store.setting(name)
    if value is None:
        raise UserError("Bản sao lưu này của một bàn chưa lập xong.", "Lập bàn mới.")
    return value
