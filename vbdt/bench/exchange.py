"""Documents a second from one desk to another over a folder, beside raw write, fsync and rename of the same bytes.

A document is sealed, put into the outbox, handed over, fetched, opened, recorded and answered with a signed receipt
that the sender hears. Signatures inside a PDF are not looked at: `vbdt bench verify` measures those. Documents go in
batches, as the courier carries them; the raw files are written between the batches, on the same disk.
"""

import argparse
import json
import os
import time
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from random import SystemRandom
from tempfile import TemporaryDirectory
from threading import Event, Thread

from vbdt.bench.seal import random_bytes
from vbdt.document.ids import AgencyId, DeskId, PackageId, random_id
from vbdt.errors import Exit, UserError
from vbdt.store.outbox import SealedBody, SealedPointer
from vbdt.store.store import Store, Writing, create_store
from vbdt.transport.body import Body, Content, PackageKind, seal_body
from vbdt.transport.courier import Courier, FetchBody, NotNow, Outcome
from vbdt.transport.folder import FolderMailbox
from vbdt.transport.keys import DeskKeys
from vbdt.transport.package import Letter, Package, open_package, open_pointer, seal_pointer

SENDER, READER = DeskId("noi-gui"), DeskId("noi-nhan")
AGENCY = AgencyId("H30.7")
MANY = 600
BATCH = 32
"""Documents under way together."""
PATIENCE = 20.0


@dataclass(frozen=True, slots=True)
class Row:
    """Documents a second, ours from sealing to receipt and raw; `ratio` is ours to raw."""

    kilobytes: float
    ours: float
    raw: float

    @property
    def ratio(self) -> float:
        return self.ours / self.raw


@dataclass(frozen=True, slots=True)
class Result:
    """`to_many` seconds until one document for `readers` readers is on the carrier; `receipt` until its sender has
    heard the receipt, with both couriers watching."""

    rows: tuple[Row, ...]
    readers: int
    to_many: float
    receipt: float


def add_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--folder", type=Path, metavar="DIR", help="nơi đặt hộp thư và kho thử; mặc định: thư mục tạm")
    parser.add_argument("--count", type=int, default=30, metavar="N", help="số văn bản mỗi cỡ")
    parser.add_argument("--readers", type=int, default=MANY, metavar="N", help="số nơi nhận của một văn bản")
    parser.add_argument("--json", action="store_true")


def run(options: argparse.Namespace) -> Exit:
    found = measure(options.count, options.readers, options.folder)
    if options.json:
        print(json.dumps(asdict(found), indent=2))
        return Exit.DONE
    print("Văn bản mỗi giây, từ niêm phong đến xác nhận, qua thư mục:")
    for row in found.rows:
        print(f"  {row.kilobytes:>6g} KB   vbdt {row.ours:>7.1f}   ghi thô {row.raw:>7.1f}   bằng {row.ratio:.0%}")
    print(f"Một văn bản tới {found.readers} nơi, ở bàn gửi: {found.to_many:.2f} giây.")
    print(f"Nơi gửi thấy xác nhận sau {found.receipt:.2f} giây.")
    return Exit.DONE


def measure(count: int, readers: int, folder: Path | None = None) -> Result:
    with TemporaryDirectory(prefix="vbdt-bench-", dir=folder) as name:
        place = Path(name)
        with _desks(place) as (sender, reader):
            rows = tuple(_rate(place, sender, reader, size, count) for size in (200_000, 2_000_000))
            return Result(rows, readers, _to_many(sender, readers), _receipt(sender, reader))


class BenchDesk:
    """A store, keys and a mailbox; it takes packages in as far as the post is concerned."""

    def __init__(self, place: Path, me: DeskId, store: Store) -> None:
        self.me, self.store, self.keys = me, store, DeskKeys.generate()
        self.mailbox = FolderMailbox(place / "hop-thu", me)
        self.other: BenchDesk = self
        self.answered = Event()
        outbox, inbox = store.outbox, store.inbox
        self.courier = Courier(self.mailbox, outbox, inbox, self, lambda: datetime.now(UTC), SystemRandom())

    def post(self, kind: PackageKind, content: bytes, to: int = 1) -> PackageId:
        """Seal and queue, for the other desk and `to` - 1 more that nobody reads."""
        with self.store.write() as writing:
            return self._post(writing, kind, content, to)

    def _post(self, writing: Writing, kind: PackageKind, content: bytes, to: int, package: str = "") -> PackageId:
        now, id_ = datetime.now(UTC), PackageId(random_id())
        facts = {"package": package} if package else {}
        said = Content(kind, AGENCY, self.me, now, {"van-ban": content} if content else {}, dict(facts))
        body, sealed = self._sealed(writing, said)
        desks = [self.other.me, *(DeskId(f"ban-{n}") for n in range(to - 1))]
        pointers = []
        for desk in desks:
            letter = Letter(id_, self.me, desk, writing.next_counter(desk), now, body)
            head = seal_pointer(letter, kind, self.keys.signing, self.other.keys.reads, sealed.inline or b"")
            pointers.append(SealedPointer(desk, self.other.keys.reads, head, letter.counter))
        writing.post(id_, kind.value, sealed, pointers)
        return id_

    def _sealed(self, writing: Writing, said: Content) -> tuple[Body, SealedBody]:
        if said.is_small:
            inline = BytesIO()
            body = seal_body(said, self.keys.signing, inline)
            return body, SealedBody(body.digest, body.size, body.identity, inline.getvalue())
        with writing.body_file() as target:
            body = seal_body(said, self.keys.signing, target.file)
            target.keep(body.digest)
        return body, SealedBody(body.digest, body.size, body.identity)

    def together(self) -> AbstractContextManager[None]:
        """See Handle."""
        return self.store.files.together()

    def prepare(self, data: bytes, fetch: FetchBody) -> Package | NotNow:
        """See Handle."""

        def keys(*_: object) -> list[str]:
            return [self.other.keys.signs]

        pointer = open_pointer(data, [self.keys.identity], self.me, keys)
        path = None if pointer.inline is not None else fetch(pointer.letter.body.digest, pointer.letter.body.size)
        if path is None and pointer.inline is None:
            return NotNow.WAITING
        with path.open("rb") if path else nullcontext() as file:
            package = open_package(pointer, file, keys)
        for part in package.parts.values():
            self.store.files.add(part, "van-ban", "application/pdf")
        return package

    def record(self, prepared: Sequence[Package]) -> list[Outcome | Exception]:
        """See Handle."""
        with self.store.write() as writing:
            for package in prepared:
                with writing.attempt():
                    self._record(writing, package)
        if any(package.kind is PackageKind.RECEIPT for package in prepared):
            self.answered.set()
        return [Outcome.RECORDED for _ in prepared]

    def _record(self, writing: Writing, package: Package) -> None:
        writing.first_time(package.sender_desk, package.id, "0" * 64)
        if package.kind is PackageKind.RECEIPT:
            named = str(package.facts["package"])
            writing.acknowledge(PackageId(named), package.sender_desk, datetime.now(UTC))
        else:
            self._post(writing, PackageKind.RECEIPT, b"", 1, package.id)


@contextmanager
def _desks(place: Path) -> Iterator[tuple[BenchDesk, BenchDesk]]:
    (place / "hop-thu").mkdir()
    with (
        create_store(place / "gui", os.urandom(32)) as sending,
        create_store(place / "nhan", os.urandom(32)) as receiving,
    ):
        sender, reader = BenchDesk(place, SENDER, sending), BenchDesk(place, READER, receiving)
        sender.other, reader.other = reader, sender
        yield sender, reader


def _rate(place: Path, sender: BenchDesk, reader: BenchDesk, size: int, count: int) -> Row:
    ours, raw, contents = 0.0, 0.0, [random_bytes(size - 8) + n.to_bytes(8, "big") for n in range(count)]
    for first in range(0, count, BATCH):
        batch = contents[first : first + BATCH]
        began = time.perf_counter()
        for n, content in enumerate(batch):
            _write_raw(place / f"tho-{size}-{first + n}", content)
        raw += time.perf_counter() - began
        began = time.perf_counter()
        packages = [sender.post(PackageKind.DOCUMENT, content) for content in batch]
        for each in (sender, reader, sender):
            each.courier.run_once()
        ours += time.perf_counter() - began
        _require_answered(sender, packages)
    return Row(size / 1000, count / ours, count / raw)


def _to_many(sender: BenchDesk, readers: int) -> float:
    began = time.perf_counter()
    package = sender.post(PackageKind.DOCUMENT, random_bytes(200_000), readers)
    while any(each.package == package and each.handed_at is None for each in sender.store.postings(readers)):
        sender.courier.run_once()
    return time.perf_counter() - began


def _receipt(sender: BenchDesk, reader: BenchDesk) -> float:
    reader.courier.run_once()
    sender.courier.run_once()
    stop = Event()
    threads = [Thread(target=each.courier.run, args=(stop,)) for each in (sender, reader)]
    with sender.mailbox, reader.mailbox:
        for thread in threads:
            thread.start()
        time.sleep(0.5)
        sender.answered.clear()
        began = time.perf_counter()
        sender.post(PackageKind.DOCUMENT, random_bytes(200_001))
        sender.mailbox.wake()
        heard = sender.answered.wait(PATIENCE)
        seconds = time.perf_counter() - began
        stop.set()
        for each in (sender, reader):
            each.mailbox.wake()
        for thread in threads:
            thread.join()
    if not heard:
        raise UserError("Phép đo hỏng: không có xác nhận.", "Kiểm tra ổ đĩa rồi đo lại.")
    return seconds


def _require_answered(sender: BenchDesk, packages: list[PackageId]) -> None:
    rows = [each for each in sender.store.postings(len(packages)) if each.package in packages]
    if len(rows) != len(packages) or any(each.received_at is None for each in rows):
        raise UserError("Phép đo hỏng: có văn bản không đến nơi.", "Kiểm tra ổ đĩa rồi đo lại.")


def _write_raw(path: Path, content: bytes) -> None:
    draft = path.with_suffix(".tmp")
    with draft.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    draft.replace(path)
    handle = os.open(path.parent, os.O_RDONLY)
    os.fsync(handle)
    os.close(handle)
