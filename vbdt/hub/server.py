"""Runs one real nats-server as a child process: stops it cleanly, follows the record."""

import os
import signal
import subprocess
import threading
import time
from collections.abc import Callable
from pathlib import Path

from vbdt.errors import UserError
from vbdt.hub.configuration import FILE as CONFIGURATION
from vbdt.hub.layout import OPERATOR_FILE, SERVER_CERTIFICATE, SITE_FILE, require_stopped
from vbdt.hub.program import find_server
from vbdt.hub.record import read_hub
from vbdt.hub.site import SiteCarrier
from vbdt.hub.streams import Operator, set_up, set_up_site
from vbdt.transport.hub.hub_pass import read_pass
from vbdt.transport.hub.link import HubLink

STOP_SECONDS = 30
_LOOK = 0.5
_RETRY = 3.0


class Server:
    """One server in its folder. `told` hears sentences for the operator."""

    def __init__(self, folder: Path, told: Callable[[str], None] = lambda _: None) -> None:
        self._folder = folder
        self._told = told
        self._is_site = (folder / SITE_FILE).exists()
        self._program = find_server()
        self._stop = threading.Event()

    def stop(self) -> None:
        """End `run`, from a signal or another thread."""
        self._stop.set()

    def run(self) -> None:
        """Blocks until `stop`. When the record changes, the server reads its settings anew and goes on serving.

        Raises UserError when the server ends by itself.
        """
        require_stopped(self._folder)
        self._child = self._start()
        try:
            self._follow()
        finally:
            end(self._child)
            (self._folder / "nats-server.pid").unlink(missing_ok=True)
        self._told("Trục đã dừng.")

    def _start(self) -> "subprocess.Popen[bytes]":
        return subprocess.Popen(  # noqa: S603 - the program was looked at, the arguments are ours
            [str(self._program), "-c", CONFIGURATION], cwd=self._folder, start_new_session=True
        )

    def _read_anew(self) -> None:
        """A site's line gets the rights of a new desk only when it is made anew, so a site's server starts again."""
        if self._is_site or os.name == "nt":
            end(self._child)
            self._child = self._start()
        else:
            self._child.send_signal(signal.SIGHUP)

    def _follow(self) -> None:
        with_operator = HubLink(read_pass((self._folder / OPERATOR_FILE).read_bytes()))
        carrier = threading.Thread(target=self._carry, name="site")
        if self._is_site:
            carrier.start()
        try:
            done: tuple[int, ...] = ()
            next_try = 0.0
            seen = self._changed()
            while not self._stop.wait(_LOOK):
                if self._child.poll() is not None:
                    raise UserError(
                        f"nats-server đã tự dừng (mã {self._child.returncode}).",
                        f"Xem nhật ký: {self._folder / 'nats-server.log'}",
                    )
                changed = self._changed()
                if changed != seen:
                    seen = changed
                    self._read_anew()
                if seen != done and time.monotonic() >= next_try:
                    if self._set_up(Operator(with_operator), first=not done):
                        done = seen
                    else:
                        next_try = time.monotonic() + _RETRY
        finally:
            self._stop.set()
            with_operator.close()
            if self._is_site:
                carrier.join()

    def _carry(self) -> None:
        SiteCarrier(self._folder, self._told).run(self._stop)

    def _set_up(self, operator: Operator, *, first: bool) -> bool:
        try:
            (set_up_site if self._is_site else set_up)(operator, read_hub(self._folder))
        except UserError as error:
            self._told(str(error))
            return False
        self._told("Trục đang chạy." if first else "Đã theo danh sách mới.")
        return True

    def _changed(self) -> tuple[int, ...]:
        return tuple((self._folder / each).stat().st_mtime_ns for each in (CONFIGURATION, SERVER_CERTIFICATE))


def end(child: "subprocess.Popen[bytes]") -> None:
    """Ask a server to stop, and make it when it does not."""
    if child.poll() is None:
        child.send_signal(signal.SIGINT if os.name != "nt" else signal.SIGTERM)
        try:
            child.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            child.kill()
            child.wait()
