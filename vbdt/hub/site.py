"""What a site does beside serving its desks: carries up what waits for the line, and down what lies in their boxes.
What its desks tell everybody goes up, what all others tell comes down, so that the directory is there without the line.

It asks the hub through its own server and the leaf link, with the rights of the site's desks and no more. While the
line is cut nothing happens and nothing is lost; then it goes on where it was.
"""

import tempfile
import threading
import time
from collections.abc import Callable
from pathlib import Path

from nats.aio.msg import Msg

from vbdt.document.ids import DeskId
from vbdt.errors import UserError
from vbdt.hub.layout import OPERATOR_FILE
from vbdt.hub.pull import carry
from vbdt.hub.record import read_hub
from vbdt.hub.streams import UPWARD
from vbdt.transport.hub.board import HubBoard
from vbdt.transport.hub.bodies import HubBodies, Place, size_of
from vbdt.transport.hub.hub_pass import read_pass
from vbdt.transport.hub.link import HubLink
from vbdt.transport.hub.mailbox import publish_pointer, stem_of
from vbdt.transport.hub.names import AT_HUB, AT_SITE, OUTGOING, POINTERS, next_subject
from vbdt.transport.mailbox import SUFFIX

PAUSE = 0.5
NOTICES_PAUSE = 15.0
"""Seconds between two looks at the boards."""


class SiteCarrier:
    """For the site whose server runs in `folder`."""

    def __init__(self, folder: Path, told: Callable[[str], None] = lambda _: None) -> None:
        self._folder = folder
        self._told = told
        found = read_pass((folder / OPERATOR_FILE).read_bytes())
        self._hub = found.upstream
        self.link = HubLink(found)
        self._site_bodies = HubBodies(self.link, found.desk, (Place(AT_SITE),))
        self._below = HubBoard(self.link, found.desk, AT_SITE)
        self._above = HubBoard(self.link, found.desk, AT_HUB, self._hub)
        self._looked = -NOTICES_PAUSE

    def run(self, stop: threading.Event) -> None:
        """Blocks until `stop`. What hinders it is told once, and when it is over."""
        cut = False
        while not stop.wait(PAUSE):
            try:
                self.run_once()
                if cut or time.monotonic() - self._looked >= NOTICES_PAUSE:
                    self.carry_notices()
                if cut:
                    self._told("Đã nối lại với trục; đang chuyển những gì còn chờ.")
                cut = False
            except (UserError, OSError) as error:  # the line, the hub, or this machine's disk
                if not cut:
                    self._told(f"Chưa chuyển được với trục: {error} Các bàn tại điểm vẫn làm việc; gói tin chờ ở đây.")
                cut = True
        self.link.close()

    def run_once(self) -> int:
        """How many packages and bodies went over the line. Raises UserError when the hub does not answer."""
        return self._bodies_up() + self._up() + self._down()

    def carry_notices(self) -> int:
        """How many notices crossed. Raises UserError when the hub does not answer."""
        self._looked = time.monotonic()
        ours = {str(each.desk) for each in read_hub(self._folder).members}
        below = {each.place: each for each in self._below.published()}
        above = {each.place: each for each in self._above.published()}
        up = [each for place, each in below.items() if place.partition(".")[0] in ours and above.get(place) != each]
        settled = {each.place for each in below.values() if each.place.partition(".")[0] in ours}
        down = [each for place, each in above.items() if place not in settled and below.get(place) != each]
        for notices, source, target in ((up, self._below, self._above), (down, self._above, self._below)):
            for notice in notices:
                data = source.read_published(notice)
                if data is not None:
                    target.put(notice.place, notice.name, data)
        return len(up) + len(down)

    def _up(self) -> int:
        def on(message: Msg) -> bool:
            _, to, sender = message.subject.split(".")
            publish_pointer(self.link, f"{AT_HUB.send}.{to}.{sender}", f"{stem_of(message)}{SUFFIX}", message.data)
            return True

        return carry(self.link, next_subject(UPWARD, OUTGOING), on)

    def _down(self) -> int:
        desks = [each.desk for each in read_hub(self._folder).members]
        return sum(carry(self.link, next_subject(each, POINTERS, self._hub), self._into_box) for each in desks)

    def _into_box(self, message: Msg) -> bool:
        _, to, sender = message.subject.split(".")
        publish_pointer(self.link, f"{AT_SITE.box}.{to}.{sender}", f"{stem_of(message)}{SUFFIX}", message.data)
        return True

    def _bodies_up(self) -> int:
        return carry(self.link, next_subject(UPWARD, AT_SITE.bodies), self._head_up)

    def _head_up(self, message: Msg) -> bool:
        _, sender, name, _ = message.subject.split(".")
        there = HubBodies(self.link, DeskId(sender), (Place(AT_HUB, self._hub),))
        if message.data:
            size = size_of(message.data)
            return size is not None and self._body_up(name, size, sender, there)
        there.forget(name)
        return False

    def _body_up(self, name: str, size: int, sender: str, there: HubBodies) -> bool:
        with tempfile.TemporaryDirectory(dir=self._folder, prefix=".len-") as place:
            path = Path(place, name)
            if not self._site_bodies.fetch(name, size, path, [sender]):
                return False  # forgotten meanwhile
            there.deliver(name, path)
        return True
