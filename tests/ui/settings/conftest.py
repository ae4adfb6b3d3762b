"""A demo province of their own for the settings: these tests change what desks remember."""

from tests.province import demo, offices

__all__ = ["demo", "offices"]
