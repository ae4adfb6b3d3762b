"""A desk learns by command which key on a token signs for it."""

from pathlib import Path

import pytest

import vbdt.commands.desk_keys
from vbdt.acts.keys import Plugged
from vbdt.cli import main
from vbdt.demo.make import Demo
from vbdt.errors import Exit


def run(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str, str]:
    status = main(["desk", "keys", *words])
    told = capsys.readouterr()
    return status, told.out, told.err


def test_the_keys_that_are_plugged_in_are_listed_and_one_is_chosen(
    demo: Demo, capsys: pytest.CaptureFixture[str]
) -> None:
    desk = str(demo.desks["snv-chuyen-vien"])
    status, listed, _ = run(capsys, desk)
    assert status == Exit.DONE
    (line,) = (each for each in listed.splitlines() if "Trần Văn Bình" in each)
    assert run(capsys, desk, "--personal", line.split()[0])[0] == Exit.DONE
    status, _, told = run(capsys, desk, "--personal", "0000000000")
    assert status == Exit.REFUSED
    assert "0 chứng thư" in told


def test_a_file_that_is_no_module_is_refused_and_not_remembered(
    demo: Demo, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    (tmp_path / "la.so").write_bytes(b"not a library")
    status, _, told = run(capsys, str(demo.desks["snv-chuyen-vien"]), "--add-module", str(tmp_path / "la.so"))
    assert status == Exit.REFUSED
    assert told.startswith("vbdt: ")


def test_that_nothing_is_plugged_in_is_said(
    demo: Demo, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(vbdt.commands.desk_keys, "plugged_keys", lambda _: Plugged((), ()))
    status, listed, told = run(capsys, str(demo.desks["snv-chuyen-vien"]))
    assert (status, listed) == (Exit.DONE, "")
    assert "Chưa thấy thiết bị nào" in told
