"""Sealing one document for many agencies, beside the `age` program on the same bytes in the same run.

`age` encrypts; it signs nothing, writes no pointer, and puts all readers into one header. Its time includes starting
its process; ours is a process of its own too, and its memory is counted from before the document was read.
"""

import argparse
import hashlib
import json
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from vbdt.document.ids import AgencyId, DeskId, PackageId, random_id
from vbdt.errors import Exit, UserError
from vbdt.transport.age import new_identity, recipient_of
from vbdt.transport.body import Content, PackageKind, open_body, seal_body
from vbdt.transport.keys import DeskKeys
from vbdt.transport.package import Letter, seal_pointer

SENDER = DeskId("snv-van-thu")


@dataclass(frozen=True, slots=True)
class Row:
    """Seconds, and megabytes of memory above the start. `ours` seals one body and a pointer for each reader; `opening`
    is one reader's. `age_one` and `age_all` are the `age` program for one and for all readers."""

    megabytes: float
    readers: int
    ours: float
    memory: float
    pointer_bytes: int
    opening: float
    age_one: float
    age_all: float
    age_opening: float


def add_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--megabytes", type=float, default=20, metavar="MB", help="dung lượng văn bản")
    parser.add_argument("--readers", type=int, default=600, metavar="N", help="số nơi nhận")
    parser.add_argument("--json", action="store_true")


def run(options: argparse.Namespace) -> Exit:
    row = measure(options.megabytes, options.readers)
    if options.json:
        print(json.dumps(asdict(row), indent=2))
        return Exit.DONE
    print(f"Niêm phong {row.megabytes:g} MB cho {row.readers} nơi nhận (giây):")
    print(f"  {'vbdt: một thân, mỗi nơi một gói trỏ, có ký':<48}{row.ours:>8.2f}   thêm {row.memory:.0f} MB bộ nhớ")
    print(f"  {'age: một tệp cho một nơi':<48}{row.age_one:>8.2f}")
    print(f"  {'age: một tệp cho mọi nơi':<48}{row.age_all:>8.2f}")
    print("Mở ở một nơi nhận (giây):")
    print(f"  {'vbdt: kiểm mã băm, giải mã, kiểm chữ ký':<48}{row.opening:>8.2f}")
    print(f"  {'age: tệp cho mọi nơi':<48}{row.age_opening:>8.2f}")
    print(f"Mỗi gói trỏ {row.pointer_bytes} byte.")
    return Exit.DONE


def measure(megabytes: float, readers: int) -> Row:
    program = shutil.which("age")
    if program is None:
        raise UserError("Máy này không có chương trình age để so sánh.", "Cài gói age của Debian.")
    with TemporaryDirectory(prefix="vbdt-bench-") as name:
        folder = Path(name)
        plain = folder / "van-ban"
        plain.write_bytes(random_bytes(round(megabytes * 1_000_000)))
        identities = [new_identity() for _ in range(readers)]
        recipients = [recipient_of(each) for each in identities]
        (folder / "readers").write_text("\n".join(recipients), encoding="ascii")
        (folder / "key").write_text(identities[-1], encoding="ascii")
        ours = _in_a_process(folder)
        return Row(
            megabytes=megabytes,
            readers=readers,
            ours=ours["seconds"],
            memory=ours["memory"],
            pointer_bytes=int(ours["pointer"]),
            opening=ours["opening"],
            age_one=_timed(lambda: _age(program, "-r", recipients[0], "-o", str(folder / "one"), str(plain))),
            age_all=_timed(lambda: _age(program, "-R", str(folder / "readers"), "-o", str(folder / "all"), str(plain))),
            age_opening=_timed(
                lambda: _age(
                    program, "-d", "-i", str(folder / "key"), "-o", str(folder / "opened"), str(folder / "all")
                )
            ),
        )


def seal_once(folder: Path) -> dict[str, float]:
    """What the measuring process does: body and pointers into files, then one reader's opening."""
    start = _peak()
    keys, created = DeskKeys.generate(), datetime.now(UTC)
    recipients = (folder / "readers").read_text("ascii").split()
    began = time.perf_counter()
    parts = {"van-ban": (folder / "van-ban").read_bytes()}
    content = Content(PackageKind.DOCUMENT, AgencyId("H30.7"), SENDER, created, parts)
    with (folder / "than").open("wb") as file:
        body = seal_body(content, keys.signing, file)
    package, size = PackageId(random_id()), 0
    with (folder / "pointers").open("wb") as file:
        for n, reads in enumerate(recipients):
            letter = Letter(package, SENDER, DeskId(f"ban-{n}"), 1, created, body)
            size = file.write(seal_pointer(letter, content.kind, keys.signing, reads))
    seconds, memory = time.perf_counter() - began, _peak() - start
    began = time.perf_counter()
    with (folder / "than").open("rb") as file:
        if open_body(file, body, lambda *_: [keys.signs]).parts != parts:
            raise UserError("Mở ra khác nội dung đã niêm phong nên phép đo không có giá trị.")
    return {"seconds": seconds, "memory": memory, "pointer": size, "opening": time.perf_counter() - began}


def random_bytes(size: int) -> bytes:
    """As a scanned PDF: nothing that compresses. The same in every run."""
    return b"".join(hashlib.sha512(n.to_bytes(8, "big")).digest() for n in range(-(-size // 64)))[:size]


def _in_a_process(folder: Path) -> dict[str, float]:
    code = "import json, sys, pathlib, vbdt.bench.seal as s; print(json.dumps(s.seal_once(pathlib.Path(sys.argv[1]))))"
    command = [sys.executable, "-c", code, str(folder)]
    done = subprocess.run(command, check=True, capture_output=True)  # noqa: S603 - ourselves
    found: dict[str, float] = json.loads(done.stdout)
    return found


def _peak() -> float:
    """The most memory this process ever had, in megabytes; 0 where the system does not say."""
    try:
        status = Path("/proc/self/status").read_text("ascii")
    except OSError:
        return 0.0
    return next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmHWM")) / 1000


def _timed(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def _age(program: str, *words: str) -> None:
    subprocess.run([program, *words], check=True, capture_output=True)  # noqa: S603 - a known program
