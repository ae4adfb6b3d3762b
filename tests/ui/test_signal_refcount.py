"""Why PySide6 is pinned: 6.12.0 on Python 3.11 takes one reference from `True` with every signal, and dies of it."""

import sys

from PySide6.QtCore import QObject, Signal

EMITS = 2_000
NOISE = 20  # other code of the same process may take or give a few references meanwhile


class Bell(QObject):
    rung = Signal()


def test_emitting_a_signal_costs_no_references() -> None:
    bell = Bell()
    heard: list[int] = []
    bell.rung.connect(lambda: heard.append(1))
    before = sys.getrefcount(True), sys.getrefcount(None), sys.getrefcount(False)

    for _ in range(EMITS):
        bell.rung.emit()

    after = sys.getrefcount(True), sys.getrefcount(None), sys.getrefcount(False)
    assert len(heard) == EMITS
    assert all(abs(now - then) < NOISE for now, then in zip(after, before, strict=True)), (before, after)
