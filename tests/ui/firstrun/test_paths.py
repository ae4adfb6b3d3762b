"""A field for a path takes whatever is typed."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from vbdt.ui.firstrun.paths import PathField


@pytest.mark.parametrize(
    ("typed", "path"),
    [
        ("", None),
        ("  /chung/hop-thu ", Path("/chung/hop-thu")),
        ("~nobody-of-this-name/x", Path("~nobody-of-this-name/x").absolute()),
        ("/chung/" + "x" * 300, None),
    ],
)
def test_what_is_typed_is_a_path_or_none(qtbot: QtBot, typed: str, path: Path | None) -> None:
    field = PathField("Thư mục", QFileDialog.FileMode.Directory)
    qtbot.addWidget(field)
    field.line.setText(typed)
    assert field.path() == path
