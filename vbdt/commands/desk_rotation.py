"""Khóa nhận và ký gói của bàn: new ones, and the way to take out the one that reads."""

import argparse
import getpass
import os
import sys
from pathlib import Path

from vbdt.acts.desks.desk import write_card
from vbdt.acts.desks.rotate_keys import exported_identities, rotate_keys
from vbdt.app import open_office
from vbdt.commands.common import opened, tell, write_file
from vbdt.errors import UserError


def add_rotate(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("folder", type=Path, metavar="DIR")
    parser.add_argument("--card", type=Path, required=True, help="nơi ghi thẻ đổi khóa")


def run_rotate(options: argparse.Namespace) -> None:
    options.desk = options.folder
    with opened(options) as office:
        card = rotate_keys(office)
    write_file(options.card, write_card(card))
    tell("Quản trị danh bạ duyệt trong cửa sổ (thẻ tự lên hộp thư khi bàn gửi nhận), hoặc: vbdt roster … admit THẺ")
    tell("Khóa cũ vẫn dùng đến lúc đó.")


def add_export_key(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("folder", type=Path, metavar="DIR")
    parser.add_argument("-o", "--output", type=Path, required=True, help="tệp khóa cho age -d -i")


def run_export_key(options: argparse.Namespace) -> None:
    """The passphrase is asked for even where a keyring would open the desk."""
    tell(
        "CẢNH BÁO: ai có tệp này đều đọc được mọi gói đã gửi cho bàn. Chỉ xuất khi thật cần, cất kỹ, xóa sau khi dùng."
    )
    if options.output.exists():
        raise UserError(f"Tệp {options.output} đã có.", "Chọn tên khác.")
    office = open_office(options.folder, _passphrase())
    try:
        identities = exported_identities(office)
    finally:
        office.store.close()
    try:
        options.output.touch(mode=0o600, exist_ok=False)
    except OSError:
        raise UserError(f"Không ghi được tệp {options.output}.", "Kiểm tra thư mục và quyền ghi.") from None
    write_file(options.output, identities)


def _passphrase() -> str:
    given = getpass.getpass("Mật khẩu của bàn làm việc: ") if sys.stdin.isatty() else ""
    given = given or os.environ.get("VBDT_PASSPHRASE", "")
    if not given:
        raise UserError("Cần nhập mật khẩu của bàn để xuất khóa.", "Chạy lại và nhập mật khẩu.")
    return given
