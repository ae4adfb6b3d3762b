"""What holds for every test: no display, one time zone, no trace left in the user's home or in running threads.

Warnings and Qt warnings fail tests by the settings in `pyproject.toml`.
"""

import os
import secrets
import threading
import time
from collections.abc import Iterator

import hypothesis
import pytest

_GRACE = 2.0  # seconds a thread that was told to stop may take

# What a test leaves to chance follows from it; the processes of a parallel run inherit it from the first one.
os.environ.setdefault("VBDT_SEED", str(secrets.randbelow(1 << 32)))
# Before Qt, keyring or tzlocal is imported anywhere.
os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["TZ"] = "Asia/Ho_Chi_Minh"
os.environ["LC_ALL"] = "C.UTF-8"
os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.fail.Keyring"
if hasattr(time, "tzset"):
    time.tzset()

# A busy machine is slow and not wrong; where a red run must be repeatable, the examples are the same each time.
hypothesis.settings.register_profile("vbdt", deadline=None, derandomize="CI" in os.environ)
hypothesis.settings.load_profile("vbdt")


def pytest_report_header() -> str:
    return f"VBDT_SEED={os.environ['VBDT_SEED']}"


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Told to whoever asked for few words, too."""
    terminalreporter.write_line(f"VBDT_SEED={os.environ['VBDT_SEED']} repeats what was left to chance")


@pytest.fixture(scope="session", autouse=True)
def own_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Settings, data and run-time files of the person who runs the tests stay untouched."""
    home = tmp_path_factory.mktemp("home")
    with pytest.MonkeyPatch.context() as patch:
        for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_RUNTIME_DIR"):
            folder = home / name.lower()
            folder.mkdir(mode=0o700)
            patch.setenv(name, str(folder))
        patch.setenv("HOME", str(home))
        yield


@pytest.fixture(autouse=True)
def no_thread_left_behind() -> Iterator[None]:
    """A test that leaves a thread running fails and names it; fixtures of a wider scope may keep theirs."""
    before = set(threading.enumerate())
    yield
    left = _left_since(before)
    deadline = time.monotonic() + _GRACE
    while left and time.monotonic() < deadline:
        left[0].join(0.05)
        left = _left_since(before)
    assert not left, f"threads left running: {', '.join(sorted(thread.name for thread in left))}"


def _left_since(before: set[threading.Thread]) -> list[threading.Thread]:
    """Threads of Python that were not there before; Qt's own threads show up as dummies and are Qt's business."""
    now = (thread for thread in threading.enumerate() if thread not in before and thread.is_alive())
    return [thread for thread in now if not isinstance(thread, threading._DummyThread)]
