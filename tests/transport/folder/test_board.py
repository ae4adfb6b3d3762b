"""What lies among a folder's notices without being one."""

import os
from pathlib import Path

from vbdt.transport.folder.board import FolderBoard


def test_a_file_by_no_possible_name_is_not_among_the_notices(tmp_path: Path) -> None:
    """Listed, it would be asked for and refused: whoever reads all that lies there would never come past it."""
    board = FolderBoard(tmp_path)
    board.publish("the.so-y-te", b"letter", careful=False)
    for name in ("the.so-y-te (1)", "~$the.so-y-te", ".DS_Store", "thẻ"):
        (tmp_path / "danh-ba" / name).write_bytes(b"left by a file manager")

    found = board.published()

    assert [each.name for each in found] == ["the.so-y-te"]
    assert board.read(found[0]) == b"letter"


def test_a_link_is_no_notice_and_hides_none(tmp_path: Path) -> None:
    board = FolderBoard(tmp_path)
    board.publish("the.so-y-te", b"letter", careful=False)
    os.symlink(tmp_path / "nowhere", tmp_path / "danh-ba" / "a-link")
    (tmp_path / "danh-ba" / "a-folder").mkdir()

    assert [each.name for each in board.published()] == ["the.so-y-te"]
