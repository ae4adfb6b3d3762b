"""Khóa ký của bàn: what is plugged in, and which key signs from now on."""

import argparse
from pathlib import Path

from vbdt.acts.keys import KeyChoice, Plugged, add_module, forget_module, plugged_keys
from vbdt.acts.keys import remember_personal_key as remember_personal
from vbdt.acts.keys import remember_seal_key as remember_seal
from vbdt.commands.common import opened, tell
from vbdt.errors import UserError


def add_keys(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("folder", type=Path, metavar="DIR")
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--personal", metavar="SHA-256", help="ký cá nhân bằng chứng thư này (đầu dấu vân tay là đủ)")
    what.add_argument("--seal", metavar="SHA-256", help="ký của cơ quan bằng chứng thư này")
    what.add_argument("--add-module", type=Path, metavar="TỆP", help="thêm thư viện PKCS#11 của nhà cung cấp")
    what.add_argument("--forget-module", type=Path, metavar="TỆP", help="bỏ thư viện đã thêm")


def run_keys(options: argparse.Namespace) -> None:
    """Without a choice: list the certificates that are plugged in and the modules that could not be used."""
    options.desk = options.folder
    with opened(options) as office:
        if options.add_module:
            add_module(office, options.add_module.resolve())
        elif options.forget_module:
            forget_module(office, options.forget_module.resolve())
        elif options.personal:
            remember_personal(office, _chosen(plugged_keys(office), options.personal).source)
        elif options.seal:
            remember_seal(office, _chosen(plugged_keys(office), options.seal).source)
        else:
            _print(plugged_keys(office))
            return
    tell("Đã lưu vào bàn làm việc.")


def _chosen(plugged: Plugged, fingerprint: str) -> KeyChoice:
    wanted = fingerprint.lower()
    found = [each for each in plugged.choices if len(wanted) >= 8 and each.source.certificate.startswith(wanted)]
    if len(found) != 1:
        raise UserError(f"Có {len(found)} chứng thư khớp «{fingerprint}».", "Xem danh sách: vbdt desk keys DIR")
    if found[0].obstacle is not None:
        raise found[0].obstacle
    return found[0]


def _print(plugged: Plugged) -> None:
    if not plugged.choices:
        tell("Chưa thấy thiết bị nào. Cắm USB ký số, đợi đèn sáng, rồi chạy lại.")
    for each in plugged.choices:
        facts = each.certificate
        who = (
            f"{facts.subject}, {facts.issuer}, đến {facts.not_after:%d/%m/%Y}" if facts else "cần PIN để xem chứng thư"
        )
        obstacle = f"  ({each.obstacle})" if each.obstacle else ""
        print(f"{each.source.certificate[:16]:<16}  {each.token.label}: {who}{obstacle}")
    for path, problem in plugged.problems:
        tell(f"{path}: {problem}")
