"""Đổi khóa: new keys for a desk, in use as soon as the directory names them; and its identities for the age program."""

from dataclasses import replace

from vbdt.acts.office import Office
from vbdt.document.directory import Desk
from vbdt.errors import UserError
from vbdt.store.store import Store
from vbdt.transport.keys import DeskKeys

SETTING = "desk_keys"


def rotate_keys(office: Office) -> Desk:
    """Make new keys; the card by which the administrator puts them into the directory. Asked again, the same card.

    Until the directory is admitted the desk signs with the old ones; it reads with both.
    """
    with office.store.write() as writing:
        keys = stored_keys(office.store)
        coming = keys.coming or DeskKeys.generate()
        writing.set_setting(SETTING, replace(keys, coming=coming).to_bytes())
    return replace(office.me, reads=coming.reads, signs=coming.signs, former_signs=())


def stored_keys(store: Store) -> DeskKeys:
    """The desk's keys as they are now: another process may have changed them since the desk was opened."""
    known = store.setting(SETTING)
    if known is None:
        raise UserError("Bàn làm việc chưa được tạo xong.", "Tạo lại bàn.")
    return DeskKeys.from_bytes(known)


def exported_identities(office: Office) -> bytes:
    """An identity file for `age -d -i`: whoever has it reads everything that was ever sent to this desk."""
    keys = stored_keys(office.store)
    lines = [f"# Khóa giải mã của bàn {office.me.id} ({office.person.name}). Giữ như giữ chính bàn làm việc."]
    for identity, words in (
        (keys.identity, "đang dùng"),
        *(((keys.coming.identity, "chờ danh bạ"),) if keys.coming else ()),
        *((each.identity, f"đến {each.until:%d/%m/%Y}") for each in keys.former),
    ):
        lines += [f"# {words}", identity]
    return "\n".join([*lines, ""]).encode()
