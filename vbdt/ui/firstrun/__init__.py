"""Before there is a window: make a desk, take in its directory, unlock it."""

from vbdt.ui.firstrun.page import FirstRun

__all__ = ["FirstRun"]
