"""Two actions with one key would both stay silent, so every key is given once where it works."""

from itertools import combinations

from PySide6.QtGui import QKeySequence

from vbdt.ui.shortcuts import Scope, table

APART = {frozenset({Scope.DRAFT, Scope.LIST}), frozenset({Scope.DRAFT, Scope.PREVIEW})}
"""A draft has the window's middle for itself: lists and preview are not there then."""


def test_no_two_shortcuts_share_a_key_where_both_work() -> None:
    clashes = [
        (one.name, other.name)
        for one, other in combinations(table(), 2)
        if QKeySequence(one.keys) == QKeySequence(other.keys) and frozenset({one.scope, other.scope}) not in APART
    ]
    assert clashes == []


def test_every_shortcut_is_a_key_with_words_and_a_name_of_its_own() -> None:
    assert all(not QKeySequence(each.keys).isEmpty() and each.words for each in table())
    assert len({each.name for each in table()}) == len(table())


def test_the_keys_of_places_are_free() -> None:
    places = {f"Ctrl+{n}" for n in range(2, 10)}
    assert [each.name for each in table() if each.keys in places] == []
