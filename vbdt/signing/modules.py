"""Where makers put the PKCS#11 library of their tokens. Data, with the maker each line is for."""

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path


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


def installed_modules() -> Iterator[tuple[Module, Path]]:
    """The candidates of this system that exist, real tokens before the software one."""
    for module in MODULES:
        path = Path(module.path)
        if module.system == sys.platform and path.is_file():
            yield module, path
