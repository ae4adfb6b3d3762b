"""Why PySide6 is pinned: 6.12.0 on Python 3.11 takes one reference from `True` with every signal, and dies of it."""

import sys

from PySide6.QtCore import QObject, Signal

EMITS = 2_000
BLOCK = 100  # small enough to see the loss before the interpreter has no reference left to lose
NOISE = 20  # other code of the same process may take or give a few references meanwhile


class Bell(QObject):
    rung = Signal()
    told = Signal(object)


IMMORTAL = sys.version_info >= (3, 12)  # from there on True, False and None live for ever (PEP 683)


def lost_references(before: tuple[int, ...], mortal: object) -> list[int]:
    return [then - now for then, now in zip(before, references(mortal), strict=True)]


def references(mortal: object) -> tuple[int, ...]:
    """Counts that emitting may not move: those of an object that is sent, and of what Python itself holds."""
    own = (sys.getrefcount(mortal),)
    return own if IMMORTAL else (*own, sys.getrefcount(True), sys.getrefcount(False), sys.getrefcount(None))


def test_emitting_a_signal_costs_no_references() -> None:
    bell = Bell()
    news = object()
    heard: list[int] = []
    bell.rung.connect(lambda: heard.append(1))
    bell.told.connect(lambda each: heard.append(1 if each is news else 0))
    before = references(news)

    for block in range(0, EMITS, BLOCK):
        for _ in range(BLOCK):
            bell.rung.emit()
            bell.told.emit(news)
        lost = lost_references(before, news)
        assert max(map(abs, lost)) < NOISE, f"after {block + BLOCK} signals, references lost: {lost}"

    assert sum(heard) == EMITS * 2
    assert min(map(sys.getrefcount, (True, False, None))) > (2**31 if IMMORTAL else 0)
