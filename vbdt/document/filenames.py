"""Names of files from outside, made so that every system takes them and no two are the same.

NTFS and shares take none of `<>:"/\\|?*`, no name of a device whatever its ending, no dot or space at the end, and no
difference of case; ext4 takes 255 bytes.
"""

import re
from collections.abc import Container, Iterable
from pathlib import PurePosixPath

from vbdt.document.content import clean

LONGEST = 180
"""Bytes of UTF-8, so that there is room for a folder and for what a program adds while it writes."""
LONGEST_ENDING = 16
_REFUSED = re.compile(r'[<>:"/\\|?*]')
_DEVICE = re.compile(r"(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)\s*(\..*)?", re.IGNORECASE)


def fitting_name(name: str, taken: Container[str] = ()) -> str:
    """`name` as any system takes it, without characters that cannot be seen. `taken` are names in lower case that lie
    there already: the second of one name becomes `name (2)`."""
    plain = _REFUSED.sub("_", clean(name)).strip().rstrip(". ").lstrip()
    if not plain.strip("."):
        plain = "tep"
    if _DEVICE.fullmatch(plain):
        plain = f"_{plain}"
    ending = PurePosixPath(plain).suffix
    if len(ending.encode()) > LONGEST_ENDING:
        ending = ""
    stem = _cut(plain.removesuffix(ending), LONGEST - len(ending.encode()))
    found, n = f"{stem}{ending}", 1
    while found.casefold() in taken:
        n += 1
        found = f"{stem} ({n}){ending}"
    return found


def fitting_names(names: Iterable[str]) -> tuple[str, ...]:
    """Each name as any system takes it, no two the same, in their order."""
    found: dict[str, str] = {}
    for name in names:
        fit = fitting_name(name, found)
        found[fit.casefold()] = fit
    return tuple(found.values())


def _cut(text: str, most: int) -> str:
    return text.encode()[:most].decode("utf-8", "ignore").rstrip(". ") if len(text.encode()) > most else text
