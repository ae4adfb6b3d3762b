"""A folder that proves its own content: BagIt 1.0 (RFC 8493) with SHA-256.

`data/` holds the files, `manifest-sha256.txt` their digests, `bag-info.txt` what it is, `tagmanifest-sha256.txt` the
digests of those. A bag is written beside its place and moved there whole, so nobody ever sees half of one.
"""

import hashlib
import os
import re
import shutil
from collections.abc import Iterable, Mapping
from pathlib import Path

from vbdt.errors import UserError

DECLARATION = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
MANIFEST = "manifest-sha256.txt"
TAG_MANIFEST = "tagmanifest-sha256.txt"
PLAIN = re.compile(r"\w[\w.-]{0,119}")
"""Names that every system takes and a manifest line can hold."""


def write_bag(target: Path, files: Iterable[tuple[str, bytes]], info: Mapping[str, str]) -> None:
    """Write (name, bytes) as a bag to `target`, which must not exist. Raises UserError when it cannot be whole."""
    files = [(name, data) for name, data in files]
    unfit = next((name for name, _ in files if not PLAIN.fullmatch(name)), None)
    if unfit is not None:
        raise UserError(f"Tên tệp «{unfit[:80]}» không dùng được trong gói.", "Báo quản trị.")
    if target.exists():
        raise UserError(f"Đã có {target}.", "Chọn tên khác để không ghi đè gói cũ.")
    draft = target.with_name(f".{target.name}.dang-ghi")
    try:
        shutil.rmtree(draft, ignore_errors=True)
        (draft / "data").mkdir(parents=True)
        digests = {f"data/{name}": _put(draft / "data" / name, data) for name, data in files}
        tags = {
            "bagit.txt": DECLARATION,
            "bag-info.txt": "".join(f"{label}: {value}\n" for label, value in info.items()),
            MANIFEST: _lines(digests),
        }
        tag_digests = {name: _put(draft / name, text.encode()) for name, text in tags.items()}
        _put(draft / TAG_MANIFEST, _lines(tag_digests).encode())
        draft.rename(target)
    except OSError:
        shutil.rmtree(draft, ignore_errors=True)
        raise UserError(f"Không ghi được gói vào {target.parent}.", "Kiểm tra dung lượng đĩa và quyền ghi.") from None


def check_bag(folder: Path) -> tuple[str, ...]:
    """What is wrong with a bag, a sentence each; nothing when every file is there, listed and unchanged."""
    found: list[str] = []
    listed: set[str] = set()
    for manifest in (TAG_MANIFEST, MANIFEST):
        try:
            lines = (folder / manifest).read_text("utf-8").splitlines()
        except (OSError, UnicodeDecodeError):
            return (f"Thiếu hoặc hỏng {manifest}.",)
        for line in lines:
            digest, _, name = line.partition("  ")
            listed.add(name)
            found += _compare(folder, name, digest)
    present = {path.relative_to(folder).as_posix() for path in (folder / "data").rglob("*") if path.is_file()}
    found += [f"Tệp {name} không có trong danh mục." for name in sorted(present - listed)]
    return tuple(found)


def _compare(folder: Path, name: str, digest: str) -> list[str]:
    path = folder / name
    if ".." in Path(name).parts or not path.resolve().is_relative_to(folder.resolve()):
        return [f"Danh mục ghi đường dẫn không hợp lệ: {name}."]
    try:
        with path.open("rb") as file:
            same = hashlib.file_digest(file, "sha256").hexdigest() == digest
    except OSError:
        return [f"Thiếu tệp {name}."]
    return [] if same else [f"Tệp {name} đã bị thay đổi."]


def _put(path: Path, data: bytes) -> str:
    with path.open("xb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    return hashlib.sha256(data).hexdigest()


def _lines(digests: Mapping[str, str]) -> str:
    return "".join(f"{digest}  {name}\n" for name, digest in digests.items())
