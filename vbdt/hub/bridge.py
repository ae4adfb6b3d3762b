"""The bridge (cầu nối): carries sealed packages between the hub and a mailbox folder while some desks use either.

It needs no key of any desk. It takes nothing away on one side before it is durable on the other, so a package may
cross twice and never not at all; the reader's store knows it by its id. What is for everybody crosses first, and by it
the outer signature of each package is judged: what is damaged, forged or of unknown origin is set aside and kept. A
sender who is only newer than our directory sends the same again until he has a receipt.
"""

import hashlib
import tempfile
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from nats.aio.msg import Msg

from vbdt.document.ids import DeskId
from vbdt.errors import BadInput, UserError
from vbdt.hub.came_down import CameDown
from vbdt.hub.layout import BRIDGE_FILE
from vbdt.hub.notices import Board, Notices
from vbdt.hub.pull import carry
from vbdt.hub.record import BRIDGE, Carrier, Hub, read_hub, write_whole
from vbdt.transport.folder.mailbox import FolderMailbox
from vbdt.transport.hub.board import HubBoard
from vbdt.transport.hub.bodies import HubBodies, size_of
from vbdt.transport.hub.hub_pass import read_pass
from vbdt.transport.hub.link import BoxFull, HubLink
from vbdt.transport.hub.mailbox import publish_pointer, stem_of
from vbdt.transport.hub.names import BODIES, next_subject, pointer_subject
from vbdt.transport.mailbox import SUFFIX, Arrival
from vbdt.transport.package import require_signed
from vbdt.transport.refusal import PackageRefused, Refusal

PAUSE = 1.0
NOTICES_PAUSE = 15.0
"""Seconds between two looks at the boards when no package asks for one."""
BODIES_PAUSE, SWEEP_PAUSE = 60.0, 3_600.0
"""Seconds between two looks at all bodies in the folder when no package asks for one, and between two sweeps."""
ASIDE = "cau-noi-cach-ly"
"""In the hub's folder: packages that came by the hub and were refused, with the reason."""
MOST_ASIDE = 5_000
"""Packages that are kept there, at most (each has 128 KB or less). Beyond, a refused one is only counted: a true sender
sends it again until he has a receipt, a false one must not fill the operator's disk."""
BOARD = "cau-noi-danh-ba"
_DAY = 86_400
NOTES = "cau-noi-noi-dung.txt"


@dataclass(slots=True)
class Crossed:
    """What one round carried: packages and bodies to the hub, packages and bodies to the folder; what it refused."""

    to_hub: int = 0
    bodies_to_hub: int = 0
    to_folder: int = 0
    bodies_to_folder: int = 0
    refused: int = 0

    def __bool__(self) -> bool:
        return any((self.to_hub, self.bodies_to_hub, self.to_folder, self.bodies_to_folder, self.refused))


class Bridge:
    """Between the hub of `folder` and the mailbox folder `root`. Which desk is where stands in the hub's record."""

    def __init__(
        self, folder: Path, root: Path, told: Callable[[str], None] = lambda _: None, most_aside: int = MOST_ASIDE
    ) -> None:
        self._folder = folder
        self._root = root
        self._told = told
        self._notices = _notices(folder)
        self.link = HubLink(read_pass((folder / BRIDGE_FILE).read_bytes()))
        self._bodies = HubBodies(self.link, BRIDGE)
        self._ours = FolderMailbox(root, BRIDGE)
        self._boards: dict[str, Board] = {"truc": HubBoard(self.link, BRIDGE), "thu-muc": self._ours}
        self._came = CameDown(folder / NOTES)
        self._looked = -NOTICES_PAUSE
        self._saw_bodies, self._swept = -BODIES_PAUSE, -SWEEP_PAUSE
        self._on_hub: set[str] = set()
        self._most_aside = self._room_aside = most_aside
        self._stop = threading.Event()

    def stop(self) -> None:
        self._stop.set()

    def close(self) -> None:
        self.link.close()

    def run(self) -> None:
        """Blocks until `stop`. Trouble is told once and tried again."""
        trouble = ""
        try:
            while not self._stop.wait(PAUSE):
                try:
                    crossed = self.run_once()
                    trouble = ""
                except (UserError, OSError) as error:  # the hub, the folder, or this machine's disk
                    if str(error) != trouble:
                        trouble = str(error)
                        self._told(trouble)
                    continue
                if crossed:
                    self._told(
                        f"Lên trục {crossed.to_hub} gói, {crossed.bodies_to_hub} nội dung;"
                        f" xuống thư mục {crossed.to_folder} gói, {crossed.bodies_to_folder} nội dung."
                        + self._about_refused(crossed)
                    )
        finally:
            self.close()

    def _about_refused(self, crossed: Crossed) -> str:
        if not crossed.refused:
            return ""
        full = "" if self._room_aside > 0 else f" {self._folder / ASIDE} đã đầy, gói sau không giữ lại: xem rồi dọn."
        return f" Để riêng {crossed.refused} gói không đúng chữ ký.{full}"

    def run_once(self) -> Crossed:
        """One round both ways, bodies before the packages that point to them. Raises UserError."""
        hub = read_hub(self._folder)
        if time.monotonic() - self._looked >= NOTICES_PAUSE or not self._notices.ready:
            self.carry_notices()
        if not self._notices.ready:
            raise UserError(
                "Cầu nối chưa thấy danh bạ của tỉnh ở trục hay ở thư mục.", "Mở bàn của quản trị danh bạ; cầu nối chờ."
            )
        crossed = Crossed()
        self._room_aside = self._most_aside - sum(1 for _ in (self._folder / ASIDE).glob(f"*{SUFFIX}"))
        self._up(hub, crossed)
        served = [each.desk for each in hub.members if each.carrier is Carrier.FOLDER]
        if served:
            self._bodies_to_folder(crossed)
        for desk in served:
            self._to_folder(desk, crossed)
        if time.monotonic() - self._swept >= SWEEP_PAUSE:
            self._sweep(hub.limits.keep_days * _DAY)
        return crossed

    def carry_notices(self) -> int:
        """Directory, rosters and cards, both ways. How many crossed. Raises UserError."""
        self._looked = time.monotonic()
        return self._notices.carry(self._boards)

    def _require_signed(self, data: bytes) -> None:
        """Raises BadInput. A sender that nobody names may only be newer than the directory of a moment ago."""
        try:
            require_signed(data, self._notices.signing_keys)
        except PackageRefused as refused:
            if refused.refusal is not Refusal.UNKNOWN_SENDER or not self.carry_notices():
                raise
            require_signed(data, self._notices.signing_keys)

    def _up(self, hub: Hub, crossed: Crossed) -> None:
        """What waits in the folder for desks on the hub; first the bodies, which lay there before their packages."""
        above = [each.desk for each in hub.members if each.carrier is Carrier.HUB]
        boxes = {desk: FolderMailbox(self._root, desk) for desk in above if (self._root / desk / "new").is_dir()}
        waiting = {desk: tuple(box.incoming()) for desk, box in boxes.items()}
        if any(waiting.values()) or time.monotonic() - self._saw_bodies >= BODIES_PAUSE:
            self._bodies_to_hub(crossed)
        for desk, arrivals in waiting.items():
            self._to_hub(desk, boxes[desk], arrivals, crossed)

    def _to_hub(self, desk: DeskId, box: FolderMailbox, arrivals: Sequence[Arrival], crossed: Crossed) -> None:
        for arrival in arrivals:
            try:
                data = box.fetch(arrival)
                if data is not None:
                    self._require_signed(data)
            except BadInput as refused:
                box.quarantine(arrival.name, str(refused))
                crossed.refused += 1
                continue
            if data is not None:
                try:
                    publish_pointer(self.link, pointer_subject(desk, BRIDGE), arrival.name, data)
                except BoxFull:
                    return  # the rest waits where it is, and other desks' mail goes on
                box.settle(arrival.name)
                crossed.to_hub += 1

    def _to_folder(self, desk: DeskId, crossed: Crossed) -> None:
        def on(message: Msg) -> bool:
            try:
                self._require_signed(message.data)
            except BadInput as refused:
                self._set_aside(stem_of(message), message.data, str(refused))
                crossed.refused += 1
                return False
            self._ours.deliver(desk, f"{stem_of(message)}{SUFFIX}", message.data)
            return True

        crossed.to_folder += carry(self.link, next_subject(desk), on)

    def _set_aside(self, stem: str, data: bytes, reason: str) -> None:
        """Durable before the hub lets go of it, where there is room. Raises UserError."""
        place = self._folder / ASIDE
        place.mkdir(exist_ok=True)
        name = f"{stem}-{hashlib.sha256(data).hexdigest()[:16]}{SUFFIX}"
        if self._room_aside > 0 and not (place / name).exists():
            write_whole(place / f"{name}.txt", f"{reason}\n".encode())
            write_whole(place / name, data)
            self._room_aside -= 1

    def _bodies_to_hub(self, crossed: Crossed) -> None:
        self._saw_bodies = time.monotonic()
        lying = self._ours.bodies()
        self._on_hub &= {path.stem for path in lying}
        for path in lying:
            if path.stem in self._came or path.stem in self._on_hub:
                continue
            try:
                self._bodies.deliver(path.stem, path)
                crossed.bodies_to_hub += 1
            except BadInput as wrong:  # not what it is called; whoever wants it asks its sender
                self._told(f"Không chuyển nội dung {path.name}: {wrong}")
            self._on_hub.add(path.stem)

    def _bodies_to_folder(self, crossed: Crossed) -> None:
        def on(message: Msg) -> bool:
            _, sender, name, _ = message.subject.split(".")
            if not message.data or sender == BRIDGE:
                return False
            size = size_of(message.data)
            return size is not None and self._body_to_folder(name, size, sender)

        crossed.bodies_to_folder += carry(self.link, next_subject(BRIDGE, BODIES), on)

    def _body_to_folder(self, name: str, size: int, sender: str) -> bool:
        with tempfile.TemporaryDirectory(dir=self._folder, prefix=".cau-noi-") as place:
            into = Path(place, name)
            if not self._bodies.fetch(name, size, into, [sender]):
                return False
            self._came.add(name)
            self._ours.deliver_body(name, into)
        return True

    def _sweep(self, seconds: float) -> None:
        self._swept = time.monotonic()
        old = self._came.older(seconds)
        for name in old:
            self._ours.forget_body(name)
        if old:
            self._came.forget(old)


def _notices(folder: Path) -> Notices:
    key = read_hub(folder).province
    if not key:
        raise UserError("Chưa ghi khóa để kiểm tra danh bạ tỉnh.", "Thêm một lần: vbdt hub bridge … --key KHÓA")
    return Notices(folder / BOARD, key)
