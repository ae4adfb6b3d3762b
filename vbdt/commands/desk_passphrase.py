"""Mật khẩu của bàn: a new one in the place of the present, or of one that was forgotten."""

import argparse
from pathlib import Path

from vbdt.commands.common import in_demo, new_passphrase, passphrase_for, tell
from vbdt.errors import NotAllowed
from vbdt.store.keys import change_passphrase, unlock


def add_passphrase(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("folder", type=Path, metavar="DIR")
    parser.add_argument("--recovery", help="khóa khôi phục của bàn, khi quên mật khẩu")


def run_passphrase(options: argparse.Namespace) -> None:
    """The present one as for every command; the new one from the keyboard, or one line of standard input."""
    folder = options.folder
    if in_demo(folder):
        raise NotAllowed("Các bàn dùng thử chung một mật khẩu nên không đổi được.", "Đổi ở bàn làm việc thật.")
    key = unlock(folder, None if options.recovery else passphrase_for(folder), options.recovery)
    change_passphrase(folder, key, new_passphrase())
    tell("Đã đổi mật khẩu của bàn. Khóa khôi phục không đổi.")
    tell("Bản sao lưu đã có vẫn mở bằng mật khẩu cũ: sao lưu lại rồi xóa bản cũ nếu mật khẩu cũ đã lộ.")
