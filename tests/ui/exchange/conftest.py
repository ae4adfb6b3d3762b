"""The demo province as fixtures: documents are sealed and renewed, so its desks are not shared with other tests."""

from tests.province import demo, offices

__all__ = ["demo", "offices"]
