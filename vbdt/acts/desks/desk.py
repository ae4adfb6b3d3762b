"""Make a desk: its store, its keys, its settings, and the card by which the directory comes to know it."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from vbdt.acts.desks.board import keep_province, known_rosters, take_up_keys
from vbdt.acts.desks.rotate_keys import SETTING
from vbdt.acts.mail.carrier import Way, desk_for, take_way
from vbdt.document.codec import canonical
from vbdt.document.directory import Desk, Directory, Role
from vbdt.document.ids import AgencyId, DeskId, PersonId
from vbdt.document.roster_changes import with_rosters
from vbdt.errors import UserError
from vbdt.settings import KeySource, Settings, read_settings, write_settings
from vbdt.store.keys import EVERYBODY, OFFICE, create_lock
from vbdt.store.store import OWN_DESK, Store, create_store, open_store
from vbdt.transport.directory import read_directory
from vbdt.transport.folder.mark import mark
from vbdt.transport.keys import DeskKeys


@dataclass(frozen=True, slots=True)
class NewDesk:
    """What a person must say to get a desk. Without `passphrase` the system's keyring guards it alone; that of a `demo`
    is no secret."""

    agency: AgencyId
    person: PersonId
    roles: tuple[Role, ...]
    mailbox: Way
    trust: tuple[Path, ...] = ()
    passphrase: str | None = None
    use_keyring: bool = False
    personal: KeySource | None = None
    seal: KeySource | None = None
    signature_image: bytes | None = None
    seal_image: bytes | None = None
    seal_mm: int = 36
    tsa: str = ""
    demo: bool = False


@dataclass(frozen=True, slots=True)
class MadeDesk:
    """`card` is what the administrator puts into the directory; `recovery` is shown once and kept nowhere."""

    card: Desk
    recovery: str
    store: Store


def new_desk(folder: Path, wanted: NewDesk, today: date) -> MadeDesk:
    """Make the desk in an empty folder. It opens once a directory that names it has been taken in."""
    if folder.exists() and any(folder.iterdir()):
        raise UserError(f"Thư mục {folder} không trống.", "Chọn một thư mục mới cho bàn làm việc.")
    if not wanted.passphrase and not wanted.use_keyring:
        raise UserError("Bàn làm việc cần mật khẩu hoặc kho khóa của hệ điều hành.", "Đặt mật khẩu cho bàn.")
    desk = desk_for(wanted.mailbox)
    if isinstance(wanted.mailbox, Path) and wanted.mailbox.is_dir():
        mark(wanted.mailbox)
    folder.mkdir(parents=True, exist_ok=True)
    keys = DeskKeys.generate()
    with whole_or_gone(folder):
        stretch = EVERYBODY if wanted.demo else OFFICE
        key, recovery = create_lock(folder, wanted.passphrase, wanted.use_keyring, stretch=stretch)
        with create_store(folder, key) as making, making.write() as writing:
            mailbox = take_way(writing, wanted.mailbox)
            writing.set_setting(OWN_DESK, desk.encode())
            writing.set_setting(SETTING, keys.to_bytes())
            writing.set_setting("settings", write_settings(_settings(making, desk, mailbox, wanted)))
        store = open_store(folder, key)
    card = Desk(desk, wanted.agency, wanted.person, wanted.roles, keys.reads, keys.signs, today)
    return MadeDesk(card, recovery, store)


@contextmanager
def whole_or_gone(folder: Path) -> Iterator[None]:
    """Takes a folder of our own away where the desk in it is not made to its end: nobody has seen its recovery key."""
    try:
        yield
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise


def admit(store: Store, signed_directory: bytes, directory_key: str) -> None:
    """Give the desk the province's signed directory and the key it will trust for later ones.

    Keys that the desk has made and the directory now names are in use from here on. Raises BadInput when the directory
    is not signed by that key, UserError when it does not know this desk.
    """
    known = store.setting("settings")
    if known is None:
        raise UserError("Bàn làm việc chưa được tạo xong.", "Tạo lại bàn.")
    settings = read_settings(known)
    offered = read_directory(signed_directory, directory_key)
    effective = with_rosters(offered, known_rosters(store))
    effective.desk(settings.desk)
    _refuse_step_back(store, settings, offered, directory_key)
    settings = replace(settings, directory_key=directory_key)
    with store.write() as writing:
        writing.set_setting("settings", write_settings(settings))
        keep_province(writing, signed_directory)
        take_up_keys(store, writing, effective, settings)


def _refuse_step_back(store: Store, settings: Settings, offered: Directory, key: str) -> None:
    """An older directory would bring back desks that were closed; another key would be another province."""
    current = store.setting("directory")
    if current is None:
        return
    if key != settings.directory_key:
        raise UserError("Danh bạ do một khóa khác ký.", "Hỏi lại quản trị danh bạ; bàn đã có danh bạ chỉ nhận khóa cũ.")
    version = read_directory(current, key).version
    if offered.version < version:
        raise UserError(f"Danh bạ này (bản {offered.version}) cũ hơn bản đang dùng ({version}).", "Nạp bản mới nhất.")


def write_card(card: Desk) -> bytes:
    """The enrolment card as a file for the administrator of the directory."""
    return canonical(card)


def _settings(store: Store, desk: DeskId, mailbox: str, wanted: NewDesk) -> Settings:
    signature, seal = wanted.signature_image, wanted.seal_image
    return Settings(
        desk=desk,
        mailbox=mailbox,
        trust=tuple(str(each) for each in wanted.trust),
        tsa=wanted.tsa,
        personal=wanted.personal,
        seal=wanted.seal,
        signature_image=store.files.add(signature, "chu-ky.png", "image/png") if signature else None,
        seal_image=store.files.add(seal, "con-dau.png", "image/png") if seal else None,
        seal_mm=wanted.seal_mm,
        demo=wanted.demo,
    )
