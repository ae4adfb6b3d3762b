"""A folder that holds many files on any file system."""

from pathlib import Path

from vbdt.transport.folder.shelves import Shelves


def shelves(folder: Path, crowded: int) -> Shelves:
    return Shelves(folder, lambda name: name[:2], crowded)


def test_files_lie_together_until_it_is_crowded(tmp_path: Path) -> None:
    many = shelves(tmp_path, crowded=2)
    places = [many.place(f"{n}{n}") for n in range(4)]
    assert places == [tmp_path / "00", tmp_path / "11", tmp_path / "22" / "22", tmp_path / "33" / "33"]


def test_everybody_finds_what_lies_there(tmp_path: Path) -> None:
    for n, crowded in (("ab", 5), ("cd", 0)):
        shelves(tmp_path, crowded).place(n).write_text(n)
    reader = shelves(tmp_path, crowded=5)
    assert reader.find("ab") == tmp_path / "ab"
    assert reader.find("cd") == tmp_path / "cd" / "cd"
    assert reader.find("ef") is None
    assert sorted(each.name for each in reader.entries()) == ["ab", "cd"]


def test_what_lies_there_keeps_its_place(tmp_path: Path) -> None:
    shelves(tmp_path, crowded=0).place("ab").write_text("x")
    assert shelves(tmp_path, crowded=5).place("ab") == tmp_path / "ab" / "ab"
