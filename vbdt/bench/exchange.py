"""Documents a second from one office to another over a folder or a hub, beside the raw rate of the same medium.

A document is sealed, put into the outbox, handed over, fetched, opened, kept, recorded and answered with a signed
receipt that the sender hears. The two offices are two processes, as they are two computers; the sender's courier runs
beside who posts, as in the window. Raw is the same bytes on the same medium in the same run: written, made durable and
renamed, or published and confirmed by the server.
"""

import argparse
import json
import multiprocessing
import os
import threading
import time
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from vbdt.bench.exchange_carrier import Carrier, folder_carrier
from vbdt.bench.exchange_desk import BenchDesk, Seat, read_until, seats
from vbdt.bench.seal import random_bytes
from vbdt.document.ids import DeskId, PackageId
from vbdt.errors import Exit, UserError
from vbdt.store.store import create_store
from vbdt.transport.body import PackageKind

SENDER, READER = DeskId("noi-gui"), DeskId("noi-nhan")
SIZES = (200_000, 2_000_000)
MANY = 600
BATCH = 100
"""Documents under way together; the raw bytes are written between the batches."""
PATIENCE = 60.0


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
    """`to_many` seconds until one document for `readers` readers is on the carrier, None where nobody else is known;
    `receipt` until its sender has heard the receipt."""

    carrier: str
    rows: tuple[Row, ...]
    readers: int
    to_many: float | None
    receipt: float


def add_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--folder", type=Path, metavar="DIR", help="nơi đặt hộp thư và kho thử; mặc định: thư mục tạm")
    parser.add_argument("--hub", action="store_true", help="qua một trục liên thông thử, so với JetStream ghi thô")
    parser.add_argument("--count", type=int, default=200, metavar="N", help="số văn bản mỗi cỡ")
    parser.add_argument("--readers", type=int, default=MANY, metavar="N", help="số nơi nhận của một văn bản")
    parser.add_argument("--json", action="store_true")


def run(options: argparse.Namespace) -> Exit:
    found = measure(options.count, options.readers, options.folder, on_hub=options.hub)
    if options.json:
        print(json.dumps(asdict(found), indent=2))
        return Exit.DONE
    print(f"Văn bản mỗi giây, từ niêm phong đến xác nhận, qua {found.carrier}:")
    for row in found.rows:
        print(f"  {row.kilobytes:>6g} KB   vbdt {row.ours:>7.1f}   ghi thô {row.raw:>7.1f}   bằng {row.ratio:.0%}")
    if found.to_many is not None:
        print(f"Một văn bản tới {found.readers} nơi, ở bàn gửi: {found.to_many:.2f} giây.")
    print(f"Nơi gửi thấy xác nhận sau {found.receipt:.2f} giây.")
    return Exit.DONE


def measure(count: int, readers: int, folder: Path | None = None, *, on_hub: bool = False) -> Result:
    with TemporaryDirectory(prefix="vbdt-bench-", dir=folder) as name:
        place = Path(name)
        with _carrier(place, on_hub) as carrier, _offices(place, carrier) as sender:
            sender.answered_after(1)  # the first one finds everything cold
            rows = tuple(_rate(sender, carrier, size, count) for size in SIZES)
            receipt = min(sender.answered_after(SIZES[0]) for _ in range(3))
            to_many = None if on_hub else _to_many(sender, readers)
        return Result("trục liên thông" if on_hub else "thư mục", rows, readers, to_many, receipt)


class Office:
    """The sending office: a desk, and its courier on a thread of its own."""

    def __init__(self, seat: Seat) -> None:
        self._store = create_store(seat.folder, os.urandom(32))
        self._open: set[PackageId] = set()
        self._lock = threading.Condition()
        self.desk = BenchDesk(seat, self._store, self._heard)
        self._stop = threading.Event()
        self._courier = threading.Thread(target=self.desk.courier.run, args=(self._stop,))

    def __enter__(self) -> "Office":
        self.desk.mailbox.__enter__()
        self._courier.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stop.set()
        self.desk.mailbox.wake()
        self._courier.join()
        self.desk.mailbox.__exit__(None, None, None)
        self._store.close()

    def send(self, content: bytes) -> None:
        """One document, as a clerk sends it."""
        with self._lock:  # the answer may be here before `post` has returned
            self._open.add(self.desk.post(PackageKind.DOCUMENT, content))
        self.desk.mailbox.wake()

    def wait_for_answers(self) -> None:
        """Until everything sent was receipted. Raises UserError when that takes too long."""
        with self._lock:
            if not self._lock.wait_for(lambda: not self._open, PATIENCE):
                raise UserError("Phép đo hỏng: có văn bản không được xác nhận.", "Kiểm tra ổ đĩa rồi đo lại.")

    def answered_after(self, size: int) -> float:
        """Seconds until one document is receipted, while nothing else is done."""
        content = os.urandom(size)
        time.sleep(1.0)
        began = time.perf_counter()
        self.send(content)
        self.wait_for_answers()
        return time.perf_counter() - began

    def _heard(self, package: PackageId) -> None:
        with self._lock:
            self._open.discard(package)
            self._lock.notify_all()


def _carrier(place: Path, on_hub: bool) -> AbstractContextManager[Carrier]:
    if not on_hub:
        return folder_carrier(place)
    from vbdt.bench.exchange_hub import hub_carrier  # an extra that may not be installed

    return hub_carrier(place, [SENDER, READER])


@contextmanager
def _offices(place: Path, carrier: Carrier) -> Iterator[Office]:
    sending, reading = seats(place, SENDER, READER, carrier)
    processes = multiprocessing.get_context("spawn")
    ready, stop = processes.Event(), processes.Event()
    reader = processes.Process(target=read_until, args=(reading, ready, stop), daemon=True)
    reader.start()
    try:
        if not ready.wait(PATIENCE):
            raise UserError("Phép đo hỏng: nơi nhận không mở được.", "Kiểm tra ổ đĩa rồi đo lại.")
        with Office(sending) as office:
            yield office
    finally:
        stop.set()
        reader.join(PATIENCE)
        if reader.is_alive():
            reader.kill()


def _rate(sender: Office, carrier: Carrier, size: int, count: int) -> Row:
    ours, raw = 0.0, 0.0
    seed = random_bytes(size - 8)
    contents = [seed + n.to_bytes(8, "big") for n in range(count)]
    for first in range(0, count, BATCH):
        batch = contents[first : first + BATCH]
        raw += carrier.write_raw(SENDER, batch)
        began = time.perf_counter()
        for content in batch:
            sender.send(content)
        sender.wait_for_answers()
        ours += time.perf_counter() - began
    return Row(size / 1000, count / ours, count / raw)


def _to_many(sender: Office, readers: int) -> float:
    began = time.perf_counter()
    package = sender.desk.post(PackageKind.DOCUMENT, random_bytes(200_000), readers)
    while any(each.package == package and each.handed_at is None for each in sender.desk.store.postings(readers)):
        sender.desk.mailbox.wake()
        time.sleep(0.02)
    return time.perf_counter() - began
