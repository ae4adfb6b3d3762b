"""Why PySide6 is pinned: 6.12.0 on Python 3.11 takes one reference from `True` with every signal, and dies of it."""

import sys

from PySide6.QtCore import QObject, Signal

EMITS = 2_000
BLOCK = 100  # small enough to see the loss before the interpreter has no reference left to lose
NOISE = 20  # other code of the same process may take or give a few references meanwhile


class Bell(QObject):
    rung = Signal()


def references() -> tuple[int, int, int]:
    return sys.getrefcount(True), sys.getrefcount(False), sys.getrefcount(None)


def test_emitting_a_signal_costs_no_references() -> None:
    bell = Bell()
    heard: list[int] = []
    bell.rung.connect(lambda: heard.append(1))
    before = references()

    for block in range(0, EMITS, BLOCK):
        for _ in range(BLOCK):
            bell.rung.emit()
        lost = [then - now for then, now in zip(before, references(), strict=True)]
        assert max(map(abs, lost)) < NOISE, (
            f"after {block + BLOCK} signals, references lost of True, False, None: {lost}"
        )

    assert len(heard) == EMITS
