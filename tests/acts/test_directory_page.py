"""docs/operating-a-directory.md: its commands are run as they stand there, and do what the page says."""

import io
import json
import shlex
from datetime import date
from pathlib import Path

import pytest

from vbdt.cli import main
from vbdt.document.codec import decode
from vbdt.document.directory import Directory
from vbdt.document.ids import AgencyId

PAGE = Path(__file__).parents[2] / "docs" / "operating-a-directory.md"


def commands() -> list[list[str]]:
    """Lines of blocks that change the directory or make a desk; one with MÃ_… waits for what only a person knows."""
    blocks = PAGE.read_text("utf-8").split("```")[1::2]
    ours = ("vbdt directory", "vbdt desk new")
    lines = [line for block in blocks for line in block.splitlines() if line.startswith(ours)]
    return [shlex.split(line)[1:] for line in lines if "MÃ_" not in line]


def test_the_page_may_be_followed_word_by_word(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("sys.stdin", io.StringIO("một câu dễ nhớ\n"))
    (tmp_path / "hop-thu").mkdir()
    assert len(commands()) >= 20
    for words in commands():
        capsys.readouterr()
        assert main(words) == 0, (words, capsys.readouterr().err)
        if "--on" in words and "show" in words:
            tree, ended = capsys.readouterr().out.split("–", 1)
    assert "    H13.121  Ủy ban nhân dân xã Tân Hòa (UBND), từ 01/07/2025  [chưa có quản trị]" in tree
    assert "huyện Châu Thành A" not in tree
    assert "huyện Châu Thành A đã kết thúc" in ended
    known = decode(Directory, json.loads((tmp_path / "danh-ba.json").read_text("utf-8")))
    day = date(2025, 7, 1)
    assert {each.id for each in known.agencies if each.exists_on(day)} == {"H13", "H13.07", "H13.121"}
    assert [each.id for each in known.heirs(AgencyId("H30.34"), day)] == ["H13.121", "H13.07"]
    assert (tmp_path / "khoa-danh-ba").stat().st_mode & 0o077 == 0


def test_an_odd_code_is_remarked_on_and_taken(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = str(tmp_path / "danh-ba.json")
    words = ["--code102", "000.00.07.H30", "--name", "Sở Nội vụ", "--symbol", "SNV", "--place", "Hậu Giang"]
    assert main(["directory", file, "new"]) == 0
    assert main(["directory", file, "agency", "--id", "H30.07", *words, "--level", "so"]) == 0
    assert "không đúng dạng" not in capsys.readouterr().err
    words[1] = "vxp.saas.03"
    assert main(["directory", file, "agency", "--id", "h30-8", *words, "--level", "so"]) == 0
    assert capsys.readouterr().err.count("không đúng dạng") == 2
