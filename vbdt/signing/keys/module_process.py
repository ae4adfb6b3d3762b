"""The desk's end of the line to the process that owns a PKCS#11 module (see `module_owner`)."""

import json
import os
import subprocess
import sys
import threading
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from vbdt.signing.keys.key_problems import KeyProblem, KeyRefused
from vbdt.signing.keys.modules import require_loadable

START = 20.0
LOOK = 30.0
LOGIN = 60.0
SIGN = 60.0
"""Seconds until a module counts as hanging. Slow cards take several for a login, and one for a signature."""
FAREWELL = 3.0
LONGEST = 4 << 20
"""Bytes of one answer. A token with ten certificates fills 40 kilobytes."""
_ROOT = str(Path(__file__).parents[2])
"""Where the program lies, so that its own process finds it and nothing in the current folder."""
_NO_WINDOW = 0x08000000
"""CREATE_NO_WINDOW: no black box flashes up on Windows."""


class ModuleProcess:
    """One module in a process of its own: started here, ended by `close`. Questions wait for each other.

    The token is seen as it is now, because the module has just been started: several makers' modules never notice a
    token that is pulled out and put in again.
    """

    def __init__(self, module: Path) -> None:
        """Raises KeyRefused: missing, made for another machine, no PKCS#11, crashing, hanging."""
        require_loadable(module)
        self._turn = threading.Lock()
        # S603: our own program, with the path a person chose for an argument.
        self._process = subprocess.Popen(  # noqa: S603
            [sys.executable, "-P", "-m", "vbdt.signing.keys.module_owner", str(module.resolve())],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "PYTHONPATH": _ROOT},
            creationflags=_NO_WINDOW if sys.platform == "win32" else 0,
        )
        try:
            self._hear(START)
        except BaseException:
            self.close()
            raise

    def ask(self, do: str, seconds: float, **words: object) -> Any:
        """What the module answers. Raises KeyRefused; after MODULE_CRASHED or MODULE_SILENT the process has ended."""
        assert self._process.stdin is not None
        with self._turn:
            try:
                self._process.stdin.write(json.dumps({"do": do, **words}).encode() + b"\n")
                self._process.stdin.flush()
            except (ValueError, OSError):  # it has ended, or was closed
                raise KeyRefused(KeyProblem.MODULE_CRASHED) from None
            return self._hear(seconds)

    def close(self) -> None:
        """End the process, and with it every session. May be called twice."""
        for pipe in (self._process.stdin, self._process.stdout):
            assert pipe is not None
            try:
                pipe.close()
            except OSError:  # what was not yet written to a process that has gone
                continue
        try:
            self._process.wait(FAREWELL)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _hear(self, seconds: float) -> Any:
        assert self._process.stdout is not None
        late = threading.Event()
        watch = threading.Timer(seconds, self._give_up, (late,))
        watch.daemon = True
        watch.start()
        try:
            line = self._process.stdout.readline(LONGEST)
        finally:
            watch.cancel()
            watch.join()
        if not line.endswith(b"\n"):
            self._process.kill()
            raise KeyRefused(KeyProblem.MODULE_SILENT if late.is_set() else KeyProblem.MODULE_CRASHED)
        said = json.loads(line)
        if "problem" in said:
            raise KeyRefused(KeyProblem(said["problem"]))
        return said["answer"]

    def _give_up(self, late: threading.Event) -> None:
        late.set()
        self._process.kill()
