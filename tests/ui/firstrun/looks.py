"""Pictures of steps on the way, where somebody wants to look at them: VBDT_LOOKS names a folder."""

import os

from PySide6.QtWidgets import QWidget

LOOKS = os.environ.get("VBDT_LOOKS", "")


def draw(widget: QWidget, name: str) -> None:
    if LOOKS:
        widget.grab().save(f"{LOOKS}/{name}.png")
