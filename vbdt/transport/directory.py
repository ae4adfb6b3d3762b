"""The directory (danh bạ) as one file signed by the province's administrator; who has the file can check it offline.

The file is canonical JSON `{"directory": …, "format": 1, "signature": hex}`; the signature (Ed25519) is over the line
`vbdt directory 1` and the canonical bytes of the directory alone.
"""

import json
from collections import Counter
from collections.abc import Iterable
from typing import cast

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from vbdt.document.codec import Json, canonical_json, decode, encode
from vbdt.document.directory import Directory
from vbdt.errors import BadInput
from vbdt.transport.age import is_recipient
from vbdt.transport.keys import is_name, is_signed, public_key

FORMAT = 1
SIZE_LIMIT = 50_000_000
"""Bytes of a directory file."""
NOTICE = "tinh"
"""What the file is called where everybody finds it; `KEY_NOTICE` is the province's public key beside it."""
KEY_NOTICE = "khoa-tinh"
_PURPOSE = b"vbdt directory 1\n"
_CURE = "Đề nghị quản trị danh bạ của tỉnh cấp lại tệp."


def write_directory(directory: Directory, key: Ed25519PrivateKey) -> bytes:
    """The signed file. Raises BadInput when the directory contradicts itself."""
    _check(directory)
    content = encode(directory)
    signature = key.sign(_PURPOSE + canonical_json(content)).hex()
    return canonical_json({"directory": content, "format": FORMAT, "signature": signature})


def read_directory(data: bytes, key: str) -> Directory:
    """The directory in a file signed by the administrator's key (Ed25519 public key in hex).

    Raises BadInput: too large, not a directory, another signer or altered, contradicting itself.
    """
    if len(data) > SIZE_LIMIT:
        raise BadInput(f"Tệp danh bạ vượt quá {SIZE_LIMIT // 1_000_000} MB.", _CURE)
    content, signature = _parts(data)
    if not is_signed(public_key(key), signature, _PURPOSE + canonical_json(content)):
        raise BadInput("Tệp danh bạ không do quản trị danh bạ của tỉnh ký, hoặc đã bị sửa đổi.", _CURE)
    directory = decode(Directory, content)
    _check(directory)
    return directory


def _parts(data: bytes) -> tuple[Json, bytes]:
    try:
        file = json.loads(data)
        if set(file) != {"directory", "format", "signature"} or file["format"] != FORMAT:
            raise ValueError
        if canonical_json(file) != data:
            raise ValueError
        return cast(Json, file["directory"]), bytes.fromhex(file["signature"])
    except (ValueError, TypeError, RecursionError):
        raise BadInput("Tệp không phải danh bạ, hoặc bị hỏng.", _CURE) from None


def _check(directory: Directory) -> None:
    """Names used twice, names that lead nowhere, keys that are none."""
    agencies = {each.id for each in directory.agencies}
    persons = {each.id: each for each in directory.persons}
    desks = {each.id: each for each in directory.desks}
    _refuse_repeated("cán bộ", (each.id for each in directory.persons))
    _refuse_repeated("bàn làm việc", (each.id for each in directory.desks))
    for person in directory.persons:
        if person.agency not in agencies:
            raise _contradiction(f"cán bộ {person.name} thuộc cơ quan {person.agency} không có trong danh bạ")
    for desk in directory.desks:
        if desk.agency not in agencies or desk.person not in persons:
            raise _contradiction(f"bàn làm việc {desk.id} thuộc cơ quan hoặc cán bộ không có trong danh bạ")
        if not is_name(desk.id) or not is_recipient(desk.reads):
            raise _contradiction(f"mã hoặc khóa nhận của bàn làm việc {desk.id[:60]} không hợp lệ")
        public_key(desk.signs)
    for agency in directory.agencies:
        mail = desks.get(agency.mail_desk) if agency.mail_desk else None
        if agency.mail_desk is not None and (mail is None or mail.agency != agency.id):
            raise _contradiction(f"bàn nhận văn bản của {agency.name} không thuộc cơ quan đó")


def _refuse_repeated(what: str, ids: Iterable[str]) -> None:
    repeated = [each for each, times in Counter(ids).items() if times > 1]
    if repeated:
        raise _contradiction(f"mã {what} {repeated[0]} xuất hiện nhiều lần")


def _contradiction(what: str) -> BadInput:
    return BadInput(f"Danh bạ không nhất quán: {what}.", _CURE)
