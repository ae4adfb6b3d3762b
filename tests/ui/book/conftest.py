"""The demo province as fixtures: the book is signed, so its desks are not shared with other tests."""

from tests.province import demo, offices

__all__ = ["demo", "offices"]
