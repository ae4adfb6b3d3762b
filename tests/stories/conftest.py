"""The demo province as fixtures."""

from tests.province import demo, offices

__all__ = ["demo", "offices"]
