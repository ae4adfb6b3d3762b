"""A line that a test can cut: a TCP proxy on loopback which counts bytes and breaks every connection when told."""

import socket
import threading
from collections.abc import Callable
from contextlib import suppress


class Line:
    """Forwards to `target` until `cut`; refuses while cut; `heal` lets new connections through."""

    def __init__(self, target: int) -> None:
        self._target = target
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.port = int(self._listening.getsockname()[1])
        self.sent = 0
        self.cut_after: int | None = None
        self._open: list[socket.socket] = []
        self._healthy = True
        self._lock = threading.Lock()
        self._threads: list[threading.Thread] = []
        self._start(self._accept)

    def cut(self) -> None:
        with self._lock:
            self._healthy = False
            for each in self._open:
                with suppress(OSError):
                    each.shutdown(socket.SHUT_RDWR)
                each.close()
            self._open.clear()

    def heal(self) -> None:
        self._healthy = True

    def close(self) -> None:
        with suppress(OSError):
            self._listening.shutdown(socket.SHUT_RDWR)
        self._listening.close()
        self.cut()
        for each in self._threads:
            each.join(5)

    def _start(self, work: Callable[..., None], *arguments: object) -> None:
        thread = threading.Thread(target=work, args=arguments, daemon=True)
        self._threads.append(thread)
        thread.start()

    def _accept(self) -> None:
        while True:
            try:
                near, _ = self._listening.accept()
            except OSError:
                return
            if not self._healthy:
                near.close()
                continue
            try:
                far = socket.create_connection(("127.0.0.1", self._target), 2)
            except OSError:
                near.close()
                continue
            with self._lock:
                self._open += [near, far]
            self._start(self._pump, near, far, True)
            self._start(self._pump, far, near, False)

    def _pump(self, source: socket.socket, to: socket.socket, outward: bool) -> None:
        try:
            while data := source.recv(65536):
                to.sendall(data)
                if outward:
                    self.sent += len(data)
                    if self.cut_after is not None and self.sent > self.cut_after:
                        self.cut_after = None
                        self.cut()
        except OSError:
            pass
        for each in (source, to):
            with suppress(OSError):
                each.shutdown(socket.SHUT_RDWR)  # or another thread goes on listening to what is closed
            each.close()
