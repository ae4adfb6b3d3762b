"""A bag proves its own content."""

from pathlib import Path

import pytest

from vbdt.archive.bag import check_bag, write_bag
from vbdt.errors import UserError

FILES = [("001_05_QĐ-SNV.pdf", b"%PDF-1"), ("ho-so.xml", b"<File/>")]


@pytest.fixture
def bag(tmp_path: Path) -> Path:
    write_bag(tmp_path / "goi", FILES, {"Source-Organization": "Sở Nội vụ"})
    return tmp_path / "goi"


def test_a_fresh_bag_is_whole(bag: Path) -> None:
    assert check_bag(bag) == ()
    assert (bag / "bagit.txt").read_text() == "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
    assert (bag / "data" / FILES[0][0]).read_bytes() == FILES[0][1]


def test_a_changed_file_is_named(bag: Path) -> None:
    (bag / "data" / "ho-so.xml").write_bytes(b"<File>x</File>")
    assert check_bag(bag) == ("Tệp data/ho-so.xml đã bị thay đổi.",)


def test_a_missing_file_is_named(bag: Path) -> None:
    (bag / "data" / "ho-so.xml").unlink()
    assert check_bag(bag) == ("Thiếu tệp data/ho-so.xml.",)


def test_an_added_file_is_named(bag: Path) -> None:
    (bag / "data" / "la.txt").write_bytes(b"x")
    assert check_bag(bag) == ("Tệp data/la.txt không có trong danh mục.",)


def test_a_manifest_that_points_outside_is_refused(bag: Path) -> None:
    with (bag / "manifest-sha256.txt").open("a") as manifest:
        manifest.write(f"{'0' * 64}  ../../etc/passwd\n")
    assert any("không hợp lệ" in each for each in check_bag(bag))


def test_an_old_bag_is_not_overwritten(bag: Path) -> None:
    with pytest.raises(UserError, match="Đã có"):
        write_bag(bag, FILES, {})


def test_nothing_is_left_when_it_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "tep").touch()
    with pytest.raises(UserError, match="Không ghi được"):
        write_bag(tmp_path / "tep" / "goi", FILES, {})
    assert [path.name for path in tmp_path.iterdir()] == ["tep"]


@pytest.mark.parametrize("name", ["..\\x.pdf", "../x.pdf", "a\nb.pdf", "x" * 300, ""])
def test_a_name_that_leads_elsewhere_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(UserError, match="không dùng được"):
        write_bag(tmp_path / "goi", [(name, b"")], {})
    assert list(tmp_path.iterdir()) == []
