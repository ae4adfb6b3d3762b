"""Hộp thư của bàn: which carrier takes its mail; joining a hub, going back to a folder, ending a move."""

import argparse
from collections.abc import Callable
from pathlib import Path

from vbdt.acts.mail.carrier import Way, finish_move, join_hub, use_folder
from vbdt.commands.common import passphrase_for, tell
from vbdt.settings import HUB, Settings, read_settings
from vbdt.store.keys import unlock
from vbdt.store.store import Store, open_store
from vbdt.transport.folder.mark import is_mailbox
from vbdt.transport.hub.hub_pass import pass_in

Run = Callable[[argparse.Namespace], None]


def add_hub(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("folder", type=Path, metavar="DIR")
    parser.add_argument("--file", type=Path, required=True, help="tệp kết nối do người vận hành trục cấp")


def add_carrier(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("folder", type=Path, metavar="DIR")
    choice = parser.add_mutually_exclusive_group()
    words = "chuyển về thư mục hộp thư chung; ghi lại thư mục đang dùng khi đã thay thẻ nhớ"
    choice.add_argument("--folder", dest="to", type=Path, metavar="THƯ_MỤC", help=words)
    choice.add_argument("--done", action="store_true", help="hộp thư cũ đã trống: ngừng xem hộp thư cũ")


def add_way(parser: argparse.ArgumentParser, *, required: bool) -> None:
    """How the mail of a desk that is being made will go."""
    way = parser.add_mutually_exclusive_group(required=required)
    again = "" if required else "; bỏ trống cả hai nếu là thư mục như ở máy cũ"
    way.add_argument("--mailbox", type=Path, help=f"thư mục hộp thư chung{again}")
    way.add_argument("--hub", type=Path, metavar="TỆP", help="tệp kết nối trục (.truc) cấp cho bàn này")


def way_of(options: argparse.Namespace) -> Way | None:
    if options.hub is not None:
        return pass_in(options.hub)
    return Path(options.mailbox).resolve() if options.mailbox else None


def tell_if_new(way: Way | None) -> None:
    """A folder that is no mailbox becomes one now; it may as well be the empty place of a share that is away."""
    if isinstance(way, Path) and way.is_dir() and not is_mailbox(way):
        tell(f"{way} chưa là hộp thư: lập hộp thư mới ở đó. Nếu đã có hộp thư chung thì ổ mạng chưa được kết nối.")


def run_hub(options: argparse.Namespace) -> None:
    with _opened(options.folder) as store:
        _tell(join_hub(store, pass_in(options.file)))


def run_carrier(options: argparse.Namespace) -> None:
    with _opened(options.folder) as store:
        if options.done:
            _tell(finish_move(store))
        elif options.to is not None:
            tell_if_new(options.to)
            _tell(use_folder(store, options.to))
        else:
            _tell(read_settings(store.setting("settings") or b""))


def _opened(folder: Path) -> Store:
    return open_store(folder, unlock(folder, passphrase_for(folder)))


def _tell(settings: Settings) -> None:
    print(f"Hộp thư: {_name(settings.mailbox)}")
    if settings.former_mailbox:
        print(f"Đang chuyển, còn nhận ở: {_name(settings.former_mailbox)}")
        tell("Khi mọi nơi đã gửi về hộp thư mới: vbdt desk carrier BÀN --done")


def _name(mailbox: str) -> str:
    return f"trục {mailbox.removeprefix(HUB)}" if mailbox.startswith(HUB) else mailbox
