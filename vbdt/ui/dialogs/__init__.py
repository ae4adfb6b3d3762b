"""Acts by hand: one small dialog for each act that needs a word, and nothing for those that do not."""

from vbdt.ui.dialogs.perform import perform

__all__ = ["perform"]
