"""Which carrier takes a desk's mail, the folder or the hub, and moving from one to the other.

While a desk moves it sends by the new carrier and empties both boxes; a person ends that when the old box stays empty.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, TypeAlias

from vbdt.acts.office import Office
from vbdt.document.ids import DeskId, random_id
from vbdt.errors import UserError
from vbdt.settings import HUB, Settings, read_settings, write_settings
from vbdt.store.store import Store, Writing
from vbdt.transport.folder.mailbox import FolderMailbox
from vbdt.transport.folder.mark import mark
from vbdt.transport.hub.hub_pass import HubPass, read_pass
from vbdt.transport.moving import MovingMailbox, OpenMailbox

if TYPE_CHECKING:
    from vbdt.transport.hub.trial import LineTrial

Way: TypeAlias = Path | bytes
"""How the mail of a desk that is being made will go: the common folder, or what the file for a hub holds."""
PASS = "hub"  # noqa: S105 - the name of a record in the encrypted store
QUARANTINE = "cach-ly"
"""Folder of the desk that keeps what came by the hub and was refused: sealed packages, as they came."""


def mailbox_of(office: Office) -> OpenMailbox:
    """The mailbox of an open desk as its settings name it. Open it as a context."""
    settings = office.settings
    current = _mailbox(office.store, settings.desk, settings.mailbox)
    if not settings.former_mailbox:
        return current
    return MovingMailbox(current, _mailbox(office.store, settings.desk, settings.former_mailbox))


@contextmanager
def open_mailbox(store: Store, settings: Settings) -> Iterator[OpenMailbox]:
    """The mailbox of a desk that has no directory yet; not watched."""
    mailbox = _mailbox(store, settings.desk, settings.mailbox)
    try:
        yield mailbox
    finally:
        mailbox.__exit__(None, None, None)


class Mailboxes:
    """Mailboxes for single rounds: a folder is scanned and not watched, a link to a hub is made once and kept."""

    def __init__(self) -> None:
        self._known: dict[tuple[Path, str, str], OpenMailbox] = {}

    def __enter__(self) -> "Mailboxes":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for mailbox in self._known.values():
            mailbox.__exit__(kind, error, trace)

    def of(self, office: Office) -> OpenMailbox:
        """Anew when the desk's settings name another carrier."""
        settings = office.settings
        key = (office.store.folder, settings.mailbox, settings.former_mailbox)
        if key not in self._known:
            self._known[key] = mailbox_of(office)
        return self._known[key]


def desk_for(way: Way | None) -> DeskId:
    """The id of a desk that is being made. On a hub the one that its file was made for; else a new one."""
    return read_pass(way).desk if isinstance(way, bytes) else DeskId(random_id())


def take_way(writing: Writing, way: Way) -> str:
    """Keep what the way needs in a desk that is being made; what its settings call the mailbox."""
    if isinstance(way, Path):
        return str(way)
    writing.set_setting(PASS, way)
    return HUB + read_pass(way).hub


def join_hub(store: Store, pass_file: bytes) -> Settings:
    """Take in the file from the hub's operator and begin to move there; the same hub again only renews the file."""
    hub_pass = read_pass(pass_file)
    settings = _settings(store)
    if hub_pass.desk != settings.desk:
        raise _of_another_desk(settings.desk)
    name = HUB + hub_pass.hub
    if any(each.startswith(HUB) and each != name for each in (settings.mailbox, settings.former_mailbox)):
        raise UserError("Bàn đang dùng một trục khác.", "Chuyển về thư mục và kết thúc việc chuyển, rồi nạp tệp này.")
    with store.write() as writing:
        writing.set_setting(PASS, pass_file)
    return _move(store, settings, name)


def use_folder(store: Store, folder: Path) -> Settings:
    """Begin to move to a mailbox folder. The one in use again: what lies there now is one, too (a new stick)."""
    mark(folder)
    return _move(store, _settings(store), str(folder.resolve()))


def finish_move(store: Store) -> Settings:
    """The old carrier is no longer looked at. Raises UserError while something still lies there, or nobody can tell."""
    settings = _settings(store)
    if not settings.former_mailbox:
        raise UserError("Bàn này không đang chuyển hộp thư.", "Không cần làm gì.")
    with _mailbox(store, settings.desk, settings.former_mailbox) as former:
        left = former.remaining()
    if left:
        raise UserError(f"Hộp thư cũ còn {left} gói chưa nhận.", "Mở bàn hoặc chạy vbdt courier, rồi làm lại.")
    return _keep(store, replace(settings, former_mailbox=""))


def pass_of(store: Store) -> HubPass | None:
    """The file that lets the desk onto a hub, where it has one."""
    kept = store.setting(PASS)
    return read_pass(kept) if kept else None


def try_hub(office: Office, pass_file: bytes) -> "LineTrial":
    """Whether the line stands with this file, or with the one in use when it is empty. Raises UserError with the
    reason when it does not."""
    data = pass_file or office.store.setting(PASS) or b""
    if read_pass(data).desk != office.me.id:
        raise _of_another_desk(office.me.id)
    return try_pass(data)


def try_pass(pass_file: bytes) -> "LineTrial":
    """Whether the line stands with this file. Raises UserError with the reason when it does not."""
    from vbdt.transport.hub.trial import try_line  # as below

    return try_line(read_pass(pass_file))


def _of_another_desk(me: DeskId) -> UserError:
    return UserError("Tệp kết nối này cấp cho bàn khác.", f"Đề nghị người vận hành trục cấp cho mã {me}.")


def _move(store: Store, settings: Settings, to: str) -> Settings:
    if to == settings.mailbox:
        return settings
    if settings.former_mailbox not in ("", to):
        raise UserError(
            "Bàn đang chuyển hộp thư dở dang.", "Kết thúc lần chuyển trước (Thiết lập, mục Hộp thư), rồi làm lại."
        )
    return _keep(store, replace(settings, mailbox=to, former_mailbox=settings.mailbox))


def _mailbox(store: Store, me: DeskId, where: str) -> OpenMailbox:
    if not where.startswith(HUB):
        return FolderMailbox(Path(where), me)
    from vbdt.transport.hub.mailbox import HubMailbox  # 0.2 s that a desk on a folder does not need

    kept = store.setting(PASS)
    if kept is None:
        raise UserError("Bàn chưa có tệp kết nối trục liên thông.", "Nạp tệp: vbdt desk hub BÀN --file TỆP")
    return HubMailbox(read_pass(kept), me, store.folder / QUARANTINE)


def _settings(store: Store) -> Settings:
    known = store.setting("settings")
    if known is None:
        raise UserError("Bàn làm việc chưa được tạo xong.", "Tạo lại bàn.")
    return read_settings(known)


def _keep(store: Store, settings: Settings) -> Settings:
    with store.write() as writing:
        writing.set_setting("settings", write_settings(settings))
    return settings
