"""Danh bạ cơ quan: the administrator's screen."""

from vbdt.ui.roster.page import RosterPage

__all__ = ["RosterPage"]
