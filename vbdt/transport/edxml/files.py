"""Attachments: base64 text of a ZIP with one entry (as the Java SDK writes them) or of the file itself."""

import base64
import binascii
import io
import re
import uuid
import zipfile
import zlib
from collections.abc import Sequence
from pathlib import PurePosixPath

from vbdt.errors import BadInput
from vbdt.transport.edxml.records import Attachment, Packing, Reference
from vbdt.transport.edxml.xml import ASK_AGAIN, Limits

_TYPE = "application/zip"
_MAGIC = b"PK\x03\x04"
_ENTRY = b"PK\x01\x02"
_ENTRIES = 10_000
_ZIP_FAMILY = frozenset(
    {".zip", ".docx", ".xlsx", ".pptx", ".odt", ".ods", ".odp", ".docm", ".xlsm", ".pptm", ".jar", ".epub"}
)
_UUID = re.compile(r"[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")
_EPOCH = (1980, 1, 1, 0, 0, 0)
_LONGEST_NAME = 255


def enclose(files: Sequence[tuple[str, bytes]]) -> tuple[tuple[Reference, ...], tuple[Attachment, ...]]:
    """Manifest lines and attachments for files (name, bytes), in the given order, packed the Java way."""
    references = []
    attachments = []
    for n, (name, data) in enumerate(files, start=1):
        check_name(name)
        cid = f"cid:{n}"
        entry = f"{uuid.uuid4()}{PurePosixPath(name).suffix}"
        references.append(Reference(cid, _TYPE, name, name))
        attachments.append(Attachment(cid, name, name, _TYPE, entry_name=entry, content=data))
    return tuple(references), tuple(attachments)


def check_name(name: str) -> None:
    """Raises BadInput unless the name is a plain file name: no folder, no control character, at most 255 characters."""
    if not name or name in (".", "..") or len(name) > _LONGEST_NAME or re.search(r"[/\\:\x00-\x1f\x7f]", name):
        shown = re.sub(r"[\x00-\x1f\x7f]", "?", name)[:60]
        raise BadInput(f"Tên tệp đính kèm «{shown}» không hợp lệ, có thể trỏ ra ngoài thư mục.", ASK_AGAIN)


def pack(attachment: Attachment) -> str:
    """The base64 text to write. The same attachment always gives the same text."""
    content = attachment.content
    if attachment.packing is Packing.ZIP:
        shell = io.BytesIO()
        with zipfile.ZipFile(shell, "w", zipfile.ZIP_DEFLATED) as archive:
            entry = zipfile.ZipInfo(attachment.entry_name or str(uuid.uuid5(uuid.NAMESPACE_OID, attachment.content_id)))
            entry.date_time = _EPOCH
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, content)
        content = shell.getvalue()
    return base64.b64encode(content).decode()


def unpack(text: str, name: str, limits: Limits) -> tuple[Packing, str, bytes]:
    """How it was packed, the name of the ZIP entry, and the file's bytes. Raises BadInput, each with its reason."""
    if len(text) > limits.file * 2:
        raise _too_large(name, limits)
    try:
        data = base64.b64decode("".join(text.split()), validate=True)
    except (binascii.Error, ValueError):
        raise BadInput(f"Nội dung tệp đính kèm «{name}» bị hỏng (không phải base64).", ASK_AGAIN) from None
    if data.startswith(_MAGIC):
        entry = _only_entry(data, name)
        if entry is not None:
            return Packing.ZIP, entry.filename, _inflate(data, entry, name, limits)
    if len(data) > limits.file:
        raise _too_large(name, limits)
    return Packing.RAW, "", data


def _only_entry(data: bytes, name: str) -> zipfile.ZipInfo | None:
    """The entry of the ZIP around the file; None when the file is itself of the ZIP family and lies there bare."""
    family = PurePosixPath(name).suffix.lower() in _ZIP_FAMILY
    many = data.count(_ENTRY)
    if many > _ENTRIES:
        # Listing them could fill the memory.
        if family:
            return None
        raise _not_one(name, many)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, EOFError):
        if family:
            return None
        raise _damaged(name) from None
    if family and not (len(entries) == 1 and _UUID.match(entries[0].filename)):
        return None
    if len(entries) != 1:
        raise _not_one(name, len(entries))
    # ZipInfo.filename is cut at a NUL; what the sender wrote is what is judged.
    check_name(entries[0].orig_filename)
    return entries[0]


def _inflate(data: bytes, entry: zipfile.ZipInfo, name: str, limits: Limits) -> bytes:
    if entry.flag_bits & 1:
        raise BadInput(f"Gói nén của tệp đính kèm «{name}» có mật khẩu.", ASK_AGAIN)
    if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise BadInput(f"Gói nén của tệp đính kèm «{name}» dùng cách nén không được phép.", ASK_AGAIN)
    if entry.file_size > limits.file:
        raise _too_large(name, limits)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive, archive.open(entry) as stream:
            content = stream.read(limits.file + 1)
    except (zipfile.BadZipFile, zlib.error, EOFError, ValueError, RuntimeError, OSError):
        raise _damaged(name) from None
    if len(content) > limits.file:
        raise _too_large(name, limits)
    return content


def _not_one(name: str, found: int) -> BadInput:
    return BadInput(f"Gói nén của tệp đính kèm «{name}» phải chứa đúng một tệp, nhưng có {found}.", ASK_AGAIN)


def _damaged(name: str) -> BadInput:
    return BadInput(f"Gói nén của tệp đính kèm «{name}» bị hỏng.", ASK_AGAIN)


def _too_large(name: str, limits: Limits) -> BadInput:
    return BadInput(
        f"Tệp đính kèm «{name}» vượt quá {limits.file // 1_000_000} MB sau khi giải nén.", "Đề nghị nơi gửi tách tệp."
    )
