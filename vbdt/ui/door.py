"""The way from a sentence that names a setting to the screen where it is made."""

from collections.abc import Callable
from typing import Protocol, runtime_checkable

from PySide6.QtWidgets import QDialog, QWidget

from vbdt.errors import UserError
from vbdt.settings import Section


@runtime_checkable
class HasSettings(Protocol):
    """A window with a settings screen."""

    def show_settings(self, section: Section) -> None: ...


def cured_in(error: UserError) -> Section | None:
    """The part of the settings that cures a failure, if one does."""
    section = getattr(error, "section", None)
    return section if isinstance(section, Section) else None


def way_to_settings(asker: QWidget, section: Section) -> Callable[[], None] | None:
    """Opens that part, closing the dialogs in between: they were made for the settings of before.

    None where no window with settings is above the asker.
    """
    dialogs: list[QDialog] = []
    above: QWidget | None = asker
    while above is not None and not isinstance(above, HasSettings):
        if isinstance(above, QDialog):
            dialogs.append(above)
        above = above.parentWidget()
    window = above
    if window is None:
        return None

    def go() -> None:
        for dialog in dialogs:
            dialog.reject()
        window.show_settings(section)

    return go
