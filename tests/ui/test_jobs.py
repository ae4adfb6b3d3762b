"""Work leaves the window's thread and its result comes back to it."""

import threading
from collections.abc import Callable

import pytest
from PySide6.QtCore import QObject
from pytestqt.exceptions import capture_exceptions
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from vbdt.errors import Cancelled, UserError
from vbdt.ui.jobs import THREADS, Jobs, Lane, Steps


def fail(error: UserError) -> None:
    raise AssertionError(error)


def test_the_result_comes_home(jobs: Jobs, qtbot: QtBot) -> None:
    threads: list[str] = []
    results: list[int] = []

    def work() -> int:
        threads.append(threading.current_thread().name)
        return 42

    def done(result: int) -> None:
        threads.append(threading.current_thread().name)
        results.append(result)

    jobs.run(jobs, work, done, fail)
    qtbot.waitUntil(lambda: jobs.idle)

    assert results == [42]
    assert threads[0].startswith("work")
    assert threads[1] == "MainThread"


def test_a_failure_of_the_world_is_told(jobs: Jobs, qtbot: QtBot) -> None:
    told: list[str] = []

    def work() -> None:
        raise UserError("Ổ đĩa đầy.", "Xóa bớt tệp.")

    jobs.run(jobs, work, lambda _: None, lambda error: told.append(error.what))
    qtbot.waitUntil(lambda: jobs.idle)

    assert told == ["Ổ đĩa đầy."]


def test_a_defect_of_ours_is_raised_where_the_crash_hook_is(jobs: Jobs, qtbot: QtBot) -> None:
    with capture_exceptions() as caught:
        jobs.run(jobs, lambda: [][1], lambda _: None, fail)
        qtbot.waitUntil(lambda: jobs.idle)

    assert [kind for kind, _, _ in caught] == [IndexError]


def test_nothing_is_told_to_who_has_gone(jobs: Jobs, qtbot: QtBot) -> None:
    owner, go = QObject(), threading.Event()
    told: list[bool] = []

    jobs.run(owner, lambda: go.wait(5), told.append, fail)
    delete(owner)
    go.set()
    qtbot.waitUntil(lambda: jobs.idle)

    assert told == []


def test_long_work_tells_its_steps_and_stops_when_asked(jobs: Jobs, qtbot: QtBot) -> None:
    steps: list[int] = []
    refused: list[UserError] = []
    seen = threading.Event()

    def work(told: Steps) -> None:
        for step in range(1000):
            told.step(step, 1000)
            seen.wait(5)

    job = jobs.follow(
        jobs, work, lambda done, _total, _words: steps.append(done), lambda _: None, refused.append, Lane.TOKEN
    )
    qtbot.waitUntil(lambda: steps == [0])
    job.cancel()
    seen.set()
    qtbot.waitUntil(lambda: jobs.idle)

    assert isinstance(refused[0], Cancelled)
    assert len(steps) < 1000


def test_a_token_is_used_by_one_at_a_time(jobs: Jobs, qtbot: QtBot) -> None:
    using = threading.Semaphore(1)

    def work() -> bool:
        alone = using.acquire(blocking=False)
        threading.Event().wait(0.01)
        if alone:
            using.release()
        return alone

    results: list[bool] = []
    for _ in range(5):
        jobs.run(jobs, work, results.append, fail, Lane.TOKEN)
    qtbot.waitUntil(lambda: jobs.idle)

    assert results == [True] * 5


def test_what_is_kept_running_ends_with_the_jobs(qtbot: QtBot) -> None:
    jobs, stop = Jobs(), threading.Event()
    news: list[str] = []
    tell: Callable[[str], None] = jobs.teller(jobs, news.append)

    def watch() -> None:
        tell("begun")
        stop.wait(10)

    jobs.keep(jobs, watch, stop.set, fail)
    qtbot.waitUntil(lambda: news == ["begun"])
    jobs.stop()

    assert stop.is_set()


@pytest.mark.parametrize("lane", [Lane.WORK, Lane.TOKEN])
def test_work_that_has_not_begun_may_be_called_off(jobs: Jobs, qtbot: QtBot, lane: Lane) -> None:
    go = threading.Event()
    refused: list[UserError] = []
    for _ in range(THREADS[lane]):
        jobs.run(jobs, lambda: go.wait(5), lambda _: None, fail, lane)
    job = jobs.run(jobs, lambda: pytest.fail("this work was called off"), lambda _: None, refused.append, lane)
    job.cancel()
    go.set()
    qtbot.waitUntil(lambda: jobs.idle)

    assert isinstance(refused[0], Cancelled)
