"""The courier in the window when something of ours breaks in it."""

import threading

import pytest
from pytestqt.exceptions import capture_exceptions
from pytestqt.qtbot import QtBot

from vbdt.acts.mail.exchange import Watch
from vbdt.acts.office import Office
from vbdt.errors import UserError
from vbdt.ui.jobs import Jobs
from vbdt.ui.link import Link


def test_mail_goes_on_by_the_button_after_a_defect(
    qtbot: QtBot, jobs: Jobs, busy: dict[str, Office], monkeypatch: pytest.MonkeyPatch
) -> None:
    """It would stand still until the program is begun anew, and the window would go on saying that it is connected."""
    runs = threading.Semaphore(0)

    def breaks(_: Watch) -> None:
        runs.release()
        raise KeyError("a defect")

    monkeypatch.setattr(Watch, "run", breaks)
    stopped: list[UserError] = []
    link = Link(busy["snv-chuyen-vien"], jobs)
    link.stopped.connect(stopped.append)
    for times in (1, 2):
        with capture_exceptions() as caught:
            link.wake()
            qtbot.waitUntil(lambda: bool(caught))
        assert runs.acquire(timeout=5)
        assert [kind for kind, _, _ in caught] == [KeyError], "the crash file is written all the same"
        assert [error.what for error in stopped] == ["Gửi nhận đã dừng vì một lỗi của chương trình."] * times
        assert not link.carries
