"""Máy mới thay máy cũ: a lost computer's desk, from its last backup, as a new desk."""

import argparse
from datetime import UTC, datetime
from pathlib import Path

from vbdt.acts.desks.replace_desk import Replacing, replace_lost
from vbdt.acts.desks.roster import Application, write_application
from vbdt.commands.common import give_out, new_passphrase, passphrase_for, tell
from vbdt.commands.desk_carrier import add_way, way_of
from vbdt.document.calendar import local_day


def add_replace(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("folder", type=Path, metavar="DIR", help="thư mục mới cho bàn")
    parser.add_argument("--backup", type=Path, required=True, help="bản sao lưu gần nhất của máy cũ")
    parser.add_argument("--recovery", help="khóa khôi phục của máy cũ, khi quên mật khẩu")
    add_way(parser, required=False)
    parser.add_argument("--keyring", action="store_true", help="mở bằng kho khóa của hệ điều hành")
    parser.add_argument("--card", type=Path, required=True, help="nơi ghi thẻ ghi danh")


def run_replace(options: argparse.Namespace) -> None:
    wanted = Replacing(
        backup=options.backup,
        passphrase=None if options.recovery else passphrase_for(options.backup),
        recovery=options.recovery,
        new_passphrase=None if options.keyring else new_passphrase(),
        use_keyring=options.keyring,
        mailbox=way_of(options),
    )
    made = replace_lost(options.folder, wanted, local_day(datetime.now(UTC)))
    made.desk.store.close()
    application = Application(made.desk.card, replaces=made.replaces)
    give_out(made.desk.recovery, write_application(application), options.card)
    tell("Quản trị danh bạ duyệt thẻ (vbdt roster … admit): bàn cũ đóng, sổ chuyển sang bàn này.")
    print(made.desk.card.id)
