"""Bàn làm việc: new, list, info, admit."""

import argparse
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from vbdt.acts.desks.desk import NewDesk, admit, new_desk, write_card
from vbdt.assets import trust_anchors
from vbdt.commands.common import give_out, new_passphrase, opened, passphrase_for, print_json, read_file, tell
from vbdt.commands.desk_carrier import add_carrier, add_hub, add_way, run_carrier, run_hub, tell_if_new, way_of
from vbdt.commands.desk_hand_over import (
    add_hand_over,
    add_release,
    add_resend,
    add_succession,
    add_take_over,
    run_hand_over,
    run_release,
    run_resend,
    run_succession,
    run_take_over,
)
from vbdt.commands.desk_keys import add_keys, run_keys
from vbdt.commands.desk_passphrase import add_passphrase, run_passphrase
from vbdt.commands.desk_replace import add_replace, run_replace
from vbdt.commands.desk_rotation import add_export_key, add_rotate, run_export_key, run_rotate
from vbdt.document.calendar import local_day
from vbdt.document.codec import encode
from vbdt.document.directory import Role
from vbdt.document.ids import AgencyId, PersonId
from vbdt.errors import UserError
from vbdt.settings import KeyKind, KeySource
from vbdt.store.keys import unlock
from vbdt.store.store import open_store

Run = Callable[[argparse.Namespace], None]


def prepare(name: str, parser: argparse.ArgumentParser) -> Run:
    actions = parser.add_subparsers(dest="action", required=True)
    new = actions.add_parser("new", help="lập bàn mới và thẻ ghi danh gửi quản trị danh bạ")
    new.add_argument("folder", type=Path, metavar="DIR")
    new.add_argument("--agency", required=True, help="mã cơ quan theo Quyết định 20/2020/QĐ-TTg")
    new.add_argument("--person", required=True, help="mã cán bộ trong danh bạ")
    new.add_argument("--role", action="append", required=True, choices=[role.value for role in Role])
    add_way(new, required=True)
    new.add_argument("--trust", type=Path, action="append", default=[], help="thêm thư mục chứng thư gốc tin cậy")
    new.add_argument("--token", metavar="MÔ-ĐUN:SỐ-SÊ-RI", help="USB ký số PKCS#11 của cá nhân")
    new.add_argument("--seal-token", metavar="MÔ-ĐUN:SỐ-SÊ-RI", help="USB ký số PKCS#11 của cơ quan")
    new.add_argument("--key-file", type=Path, help="tệp chứng thư cá nhân PKCS#12, khi không có USB")
    new.add_argument("--seal-file", type=Path, help="tệp chứng thư cơ quan PKCS#12, khi không có USB")
    new.add_argument("--signature-image", type=Path, help="ảnh chữ ký PNG, nền trong suốt")
    new.add_argument("--seal-image", type=Path, help="ảnh con dấu PNG, nền trong suốt")
    new.add_argument("--seal-mm", type=int, default=36, help="đường kính thật của con dấu, mm")
    new.add_argument("--tsa", default="", help="địa chỉ dịch vụ cấp dấu thời gian")
    new.add_argument("--keyring", action="store_true", help="mở bằng kho khóa của hệ điều hành")
    new.add_argument("--card", type=Path, required=True, help="nơi ghi thẻ ghi danh")
    admitting = actions.add_parser("admit", help="nạp danh bạ đã ký cho bàn")
    admitting.add_argument("folder", type=Path, metavar="DIR")
    admitting.add_argument("--directory", type=Path, required=True)
    admitting.add_argument("--key", required=True, help="khóa công khai của quản trị danh bạ, dạng hex")
    listing = actions.add_parser("list", help="các bàn trong một thư mục")
    listing.add_argument("folder", type=Path, metavar="DIR")
    add_keys(actions.add_parser("keys", help="USB ký số đang cắm; chọn khóa ký cho bàn"))
    add_hub(actions.add_parser("hub", help="nạp tệp kết nối và chuyển hộp thư sang trục liên thông"))
    add_carrier(actions.add_parser("carrier", help="hộp thư của bàn; chuyển về thư mục; kết thúc việc chuyển"))
    add_passphrase(actions.add_parser("passphrase", help="đổi mật khẩu của bàn"))
    add_rotate(actions.add_parser("rotate", help="tạo khóa mới cho bàn và thẻ đổi khóa gửi quản trị danh bạ"))
    add_export_key(actions.add_parser("export-key", help="xuất khóa giải mã để mở gói bằng chương trình age"))
    add_hand_over(actions.add_parser("handover", help="bàn giao văn bản, hoặc cả bàn, cho đồng nghiệp"))
    add_take_over(actions.add_parser("takeover", help="tiếp quản văn bản của bàn đã đóng mà bàn này kế nhiệm"))
    add_release(actions.add_parser("release", help="ký bàn giao sổ đến hoặc sổ đi cho văn thư khác"))
    add_replace(actions.add_parser("replace", help="máy mới thay máy cũ bị mất: lập bàn mới từ bản sao lưu"))
    add_resend(actions.add_parser("resend", help="đề nghị các bàn trong cơ quan gửi lại mọi văn bản được xem"))
    add_succession(actions.add_parser("succession", help="cơ quan đã kết thúc: gửi việc dở dang cho cơ quan kế nhiệm"))
    info = actions.add_parser("info", help="bàn này là của ai")
    info.add_argument("folder", type=Path, metavar="DIR")
    info.add_argument("--json", action="store_true")
    return lambda options: _ACTIONS[options.action](options)


def _new(options: argparse.Namespace) -> None:
    way = way_of(options)
    assert way is not None  # one of the two is required
    wanted = NewDesk(
        agency=AgencyId(options.agency),
        person=PersonId(options.person),
        roles=tuple(Role(each) for each in options.role),
        mailbox=way,
        trust=(trust_anchors(), *(each.resolve() for each in options.trust)),
        passphrase=None if options.keyring else new_passphrase(),
        use_keyring=options.keyring,
        personal=_key(options.token, options.key_file),
        seal=_key(options.seal_token, options.seal_file),
        signature_image=read_file(options.signature_image, 5_000_000) if options.signature_image else None,
        seal_image=read_file(options.seal_image, 5_000_000) if options.seal_image else None,
        seal_mm=options.seal_mm,
        tsa=options.tsa,
    )
    tell_if_new(way)
    made = new_desk(options.folder, wanted, local_day(datetime.now(UTC)))
    made.store.close()
    give_out(made.recovery, write_card(made.card), options.card)
    tell(f"Gửi {options.card} cho quản trị danh bạ; khi nhận danh bạ đã ký, chạy: vbdt desk admit")
    print(made.card.id)


def _key(token: str | None, file: Path | None) -> KeySource | None:
    if token:
        module, _, serial = token.rpartition(":")
        if not module:
            raise UserError("USB ký số phải ghi dạng MÔ-ĐUN:SỐ-SÊ-RI.", "Ví dụ: /usr/lib/libbit4xpki.so:1234ABCD")
        return KeySource(KeyKind.TOKEN, module, serial)
    return KeySource(KeyKind.FILE, str(file.resolve())) if file else None


def _admit(options: argparse.Namespace) -> None:
    with open_store(options.folder, unlock(options.folder, passphrase_for(options.folder))) as store:
        admit(store, read_file(options.directory), options.key)
    tell("Đã nạp danh bạ. Bàn làm việc đã sẵn sàng.")


def _list(options: argparse.Namespace) -> None:
    for header in sorted(options.folder.glob("**/khoa.json")):
        print(header.parent)


def _info(options: argparse.Namespace) -> None:
    options.desk = options.folder
    with opened(options) as office:
        if options.json:
            print_json({"desk": encode(office.me), "person": encode(office.person), "agency": encode(office.agency)})
            return
        roles = ", ".join(role.label for role in office.me.roles)
        print(f"{office.person.name}, {office.person.title} ({roles})")
        print(f"{office.agency.name}, mã {office.agency.id} ({office.agency.code102})")
        print(f"Hộp thư: {office.settings.mailbox}")


_ACTIONS: dict[str, Run] = {
    "new": _new,
    "admit": _admit,
    "list": _list,
    "info": _info,
    "keys": run_keys,
    "passphrase": run_passphrase,
    "rotate": run_rotate,
    "export-key": run_export_key,
    "handover": run_hand_over,
    "takeover": run_take_over,
    "release": run_release,
    "replace": run_replace,
    "resend": run_resend,
    "succession": run_succession,
    "hub": run_hub,
    "carrier": run_carrier,
}
