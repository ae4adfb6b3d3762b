"""What many commands share: opening a desk, naming a document, asking for a PIN, printing one JSON value."""

import argparse
import getpass
import json
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from vbdt.acts.office import Office
from vbdt.app import open_office
from vbdt.demo.province import read_province
from vbdt.document.codec import Json
from vbdt.document.filters import Filter
from vbdt.document.ids import AgencyId, DeskId, DocumentId
from vbdt.document.model import Document
from vbdt.errors import BadInput, UserError

LOOK_BACK = 2000
"""Documents, newest first, among which a symbol or the beginning of an id is looked for."""


def add_desk(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--desk", type=Path, required=True, metavar="DIR", help="thư mục của bàn làm việc")


def add_document(parser: argparse.ArgumentParser) -> None:
    add_desk(parser)
    parser.add_argument("document", metavar="VĂN_BẢN", help="mã văn bản (hoặc đầu mã), hay số và ký hiệu")


@contextmanager
def opened(options: argparse.Namespace) -> Iterator[Office]:
    """The desk of the command line. Its passphrase comes from VBDT_PASSPHRASE, the keyring or the keyboard."""
    office = open_office(options.desk, passphrase_for(options.desk))
    try:
        yield office
    finally:
        office.store.close()


def passphrase_for(folder: Path) -> str | None:
    given = os.environ.get("VBDT_PASSPHRASE")
    if given is not None:
        return given
    if in_demo(folder):
        return read_province().passphrase
    return getpass.getpass("Mật khẩu của bàn làm việc: ") if sys.stdin.isatty() else None


def in_demo(folder: Path) -> bool:
    """Whether a desk is one of the demo, whose passphrase everybody knows."""
    return (folder.parent.parent / "demo.json").is_file()


def new_passphrase() -> str:
    """A passphrase typed twice, or one line of standard input. Raises UserError when the two differ."""
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\n")
    first = getpass.getpass("Đặt mật khẩu cho bàn: ")
    if getpass.getpass("Nhập lại mật khẩu: ") != first:
        raise UserError("Hai lần nhập mật khẩu không giống nhau.", "Chạy lại lệnh.")
    return first


def ask_pin() -> str:
    """The PIN from the keyboard, or from one line of standard input. Never from an argument, which others could see."""
    pin = getpass.getpass("PIN: ") if sys.stdin.isatty() else sys.stdin.readline().rstrip("\n")
    if not pin:
        raise UserError("Chưa nhập PIN.", "Nhập PIN của USB ký số, hoặc đưa qua đầu vào chuẩn.")
    return pin


def find_document(office: Office, named: str) -> Document:
    """The document with this id, the beginning of an id (6 characters or more) or this symbol."""
    found = office.store.find(DocumentId(named))
    if found is not None:
        return found
    recent = office.store.documents(Filter(), limit=LOOK_BACK).rows
    matching = [
        each for each in recent if each.symbol == named or (len(named) >= 6 and each.id.startswith(named.lower()))
    ]
    if not matching:
        raise UserError(f"Không có văn bản «{named}» trên bàn này.", "Xem danh sách bằng lệnh: vbdt list")
    if len(matching) > 1:
        raise UserError(f"Có {len(matching)} văn bản khớp «{named}».", "Dùng mã đầy đủ trong: vbdt list")
    return matching[0]


def find_desk(office: Office, named: str, agency: AgencyId | None = None) -> DeskId:
    """A desk of the own agency, or of another, by its id, the id of its person, or the person's name."""
    for desk in office.directory.desks_of(agency or office.me.agency):
        if named in (desk.id, desk.person, office.directory.person(desk.person).name):
            return desk.id
    raise UserError(f"Cơ quan không có bàn làm việc «{named}».", "Ghi họ tên hoặc mã cán bộ như trong danh bạ.")


def find_agency(office: Office, named: str) -> AgencyId:
    """An agency by either code or by its name."""
    found = office.directory.find_agency(named)
    if found is not None:
        return found.id
    for agency in office.directory.agencies:
        if agency.name == named:
            return agency.id
    raise UserError(f"Không có cơ quan «{named}» trong danh bạ.", "Ghi mã định danh hoặc tên đầy đủ.")


def print_json(value: Json) -> None:
    print(json.dumps(value, ensure_ascii=False, indent=2))


def read_file(path: Path, limit: int = 100_000_000) -> bytes:
    """The bytes of a file the person named. Raises BadInput when it cannot be read or is too large."""
    try:
        if path.stat().st_size > limit:
            raise BadInput(f"Tệp {path} quá lớn.", "Chọn tệp nhỏ hơn.")
        return path.read_bytes()
    except OSError:
        raise BadInput(f"Không đọc được tệp {path}.", "Kiểm tra đường dẫn và quyền đọc.") from None


def write_file(path: Path, data: bytes) -> None:
    try:
        path.write_bytes(data)
    except OSError:
        raise UserError(f"Không ghi được tệp {path}.", "Kiểm tra thư mục, quyền ghi và dung lượng đĩa.") from None


def give_out(recovery: str, card: bytes, path: Path) -> None:
    """The recovery key of a desk just made, and its enrolment card as a file. The key comes first: it is shown once,
    whatever becomes of the file. Raises UserError when that cannot be written; the card is told instead."""
    tell(f"Khóa khôi phục (chỉ hiện một lần, ghi ra giấy và cất kỹ): {recovery}")
    try:
        write_file(path, card)
    except UserError as error:
        tell(f"Thẻ ghi danh: {card.decode()}")
        cure = "Bàn đã lập xong: chép thẻ ghi danh trên đây vào một tệp thay cho tệp này."
        raise UserError(error.what, cure) from error


def tell(words: str) -> None:
    """Words for a person; stdout stays for results."""
    print(words, file=sys.stderr)
