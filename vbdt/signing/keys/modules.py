"""Where makers put the PKCS#11 library of their tokens. Data, with the maker each line is for."""

import struct
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from vbdt.signing.keys.key_problems import KeyProblem, KeyRefused


@dataclass(frozen=True, slots=True)
class Module:
    """One place to look: the maker, the system (`sys.platform`), the path."""

    maker: str
    system: str
    path: str


MODULES = (
    Module("bit4id", "win32", r"C:\Windows\System32\bit4xpki.dll"),
    Module("SafeNet eToken", "win32", r"C:\Windows\System32\eTPKCS11.dll"),
    Module("OpenSC", "win32", r"C:\Program Files\OpenSC Project\OpenSC\pkcs11\opensc-pkcs11.dll"),
    Module("bit4id", "linux", "/usr/lib/libbit4xpki.so"),
    Module("bit4id", "linux", "/usr/lib/bit4id/libbit4xpki.so"),
    Module("SafeNet eToken", "linux", "/usr/lib/libeTPkcs11.so"),
    Module("SafeNet eToken", "linux", "/usr/lib64/libeTPkcs11.so"),
    Module("OpenSC", "linux", "/usr/lib/x86_64-linux-gnu/opensc-pkcs11.so"),
    Module("SoftHSM (thử nghiệm)", "linux", "/usr/lib/softhsm/libsofthsm2.so"),
    Module("SoftHSM (thử nghiệm)", "linux", "/usr/lib/x86_64-linux-gnu/softhsm/libsofthsm2.so"),
    Module("bit4id", "darwin", "/Library/bit4id/pkcs11/libbit4xpki.dylib"),
    Module("SafeNet eToken", "darwin", "/usr/local/lib/libeTPkcs11.dylib"),
    Module("OpenSC", "darwin", "/Library/OpenSC/lib/opensc-pkcs11.so"),
)


def installed_modules(added: Iterable[str] = ()) -> Iterator[tuple[Module, Path]]:
    """The libraries that exist here: first those the person added by path, then real tokens', then the software one."""
    return ((module, path) for module, path in candidates(added) if path.is_file())


def candidates(added: Iterable[str] = ()) -> Iterator[tuple[Module, Path]]:
    """Where a library may lie on this system, each file once: the added ones (without a maker) first."""
    seen: set[Path] = set()
    for module in (*(Module("", sys.platform, path) for path in added), *MODULES):
        path = Path(module.path)
        if module.system == sys.platform and path.resolve() not in seen:
            seen.add(path.resolve())
            yield module, path


def require_loadable(path: Path) -> None:
    """Look at the head of the file before anything loads it: is it a library, and for this kind of processor?

    Raises KeyRefused: MODULE_MISSING, MODULE_FOREIGN (no library of this system), MODULE_OTHER_BITS.
    """
    try:
        theirs = _machine(path)
    except OSError:
        raise KeyRefused(KeyProblem.MODULE_MISSING) from None
    ours = _machine(Path(sys.executable))
    if theirs is None or (ours is not None and theirs.format != ours.format):
        raise KeyRefused(KeyProblem.MODULE_FOREIGN)
    if ours is not None and theirs.processor and theirs != ours:
        raise KeyRefused(KeyProblem.MODULE_OTHER_BITS)


@dataclass(frozen=True, slots=True)
class _Machine:
    """What a program or library is made for. `processor` is the format's own number, 0 where there are several."""

    format: str
    bits: int = 0
    processor: int = 0


def _machine(path: Path) -> _Machine | None:
    """Read from the head of an ELF, PE or Mach-O file; None for anything else."""
    with path.open("rb") as file:
        head = file.read(4096)
    if head.startswith(b"\x7fELF") and len(head) >= 20 and head[4] in (1, 2) and head[5] in (1, 2):
        (processor,) = struct.unpack_from("<H" if head[5] == 1 else ">H", head, 18)
        return _Machine("ELF", 32 * head[4], processor)
    if head.startswith(b"MZ") and len(head) >= 64:
        (at,) = struct.unpack_from("<I", head, 60)
        if head[at : at + 4] == b"PE\0\0" and len(head) >= at + 26:
            (processor,) = struct.unpack_from("<H", head, at + 4)
            (magic,) = struct.unpack_from("<H", head, at + 24)
            return _Machine("PE", 64 if magic == 0x20B else 32, processor)
    if head[:4] in (b"\xcf\xfa\xed\xfe", b"\xce\xfa\xed\xfe") and len(head) >= 8:
        return _Machine("Mach-O", 64 if head[0] == 0xCF else 32, struct.unpack_from("<I", head, 4)[0])
    return _Machine("Mach-O") if head[:4] in (b"\xca\xfe\xba\xbe", b"\xca\xfe\xba\xbf") else None
