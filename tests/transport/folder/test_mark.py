"""A folder is a mailbox by its mark: into the empty place of a share or stick that is away nothing is written."""

from pathlib import Path

import pytest

from vbdt.document.ids import DeskId
from vbdt.errors import UserError
from vbdt.transport.folder.mailbox import FolderMailbox
from vbdt.transport.folder.mark import MARK, mark, require_mark

HERE, THERE = DeskId("snv-van-thu"), DeskId("xa-van-thu")


def test_an_empty_folder_is_a_share_that_is_away(tmp_path: Path) -> None:
    box = FolderMailbox(tmp_path, HERE)
    body = tmp_path.with_name(f"{tmp_path.name}-than")
    body.write_bytes(b"x")
    for work in (
        lambda: box.deliver(THERE, "a.goi", b"x"),
        lambda: box.deliver_body("0" * 64, body),
        lambda: box.fetch_body("0" * 64, 1, body),
        lambda: box.forget_body("0" * 64),
        lambda: list(box.incoming()),
        lambda: box.publish("tinh", b"x"),
        box.published,
        box.flush,
        box.__enter__,
    ):
        with pytest.raises(UserError, match="chưa được kết nối"):
            work()
    assert list(tmp_path.iterdir()) == []


def test_who_chooses_it_marks_it_and_a_second_stick_is_chosen_too(tmp_path: Path) -> None:
    for name in ("the-1", "the-2"):
        stick = tmp_path / name
        stick.mkdir()
        mark(stick)
        mark(stick)
        assert [path.name for path in stick.iterdir()] == [MARK]
        assert "hộp thư" in (stick / MARK).read_text("utf-8")
        require_mark(stick)
    place = tmp_path / "o-cam"
    for name in ("the-1", "the-2"):
        (tmp_path / name).rename(place)
        assert list(FolderMailbox(place, HERE).incoming()) == []
        place.rename(tmp_path / name)


def test_a_mailbox_of_before_is_known_by_its_boxes_and_board_and_marked(tmp_path: Path) -> None:
    (tmp_path / THERE / "new").mkdir(parents=True)
    (tmp_path / "danh-ba").mkdir()
    assert list(FolderMailbox(tmp_path, HERE).incoming()) == []
    assert (tmp_path / MARK).exists()


def test_a_folder_of_other_things_is_no_mailbox(tmp_path: Path) -> None:
    (tmp_path / "lost+found").mkdir()
    (tmp_path / "ghi-chu.txt").touch()
    with pytest.raises(UserError, match="không phải hộp thư"):
        require_mark(tmp_path)


def test_a_share_that_goes_in_the_very_moment_in_which_a_box_is_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The system call is played upon: just before it makes the box, the share is taken away."""
    root, away = tmp_path / "o-mang", tmp_path / "noi-khac"
    root.mkdir()
    mark(root)
    make = Path.mkdir

    def go(folder: Path, mode: int = 0o777, parents: bool = False, exist_ok: bool = False) -> None:
        if not away.exists():
            root.rename(away)
            make(root)
        make(folder, mode, parents, exist_ok)

    monkeypatch.setattr(Path, "mkdir", go)
    box = FolderMailbox(root, HERE)
    for _ in range(2):
        with pytest.raises(UserError, match="chưa được kết nối"):
            box.deliver(THERE, "a.goi", b"x")
    assert [path for path in root.rglob("*") if path.is_file()] == []


def test_where_nothing_is_nothing_is_marked(tmp_path: Path) -> None:
    (tmp_path / "tep").touch()
    for place in (tmp_path / "khong-co", tmp_path / "tep"):
        for do in (mark, require_mark):
            with pytest.raises(UserError, match="Không thấy thư mục hộp thư"):
                do(place)
    assert [path.name for path in tmp_path.iterdir()] == ["tep"]
