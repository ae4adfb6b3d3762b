"""A desk goes over to a stick, and to a second stick in its place, by commands."""

from pathlib import Path

import pytest

from tests.acts.towns import Town
from vbdt.acts.mail.exchange import exchange
from vbdt.app import build_office
from vbdt.cli import main
from vbdt.store.keys import unlock
from vbdt.store.store import open_store
from vbdt.transport.folder.mark import is_mailbox

SECRET = "mot cau dai"


def problems(desk: Path) -> tuple[str, ...]:
    with open_store(desk, unlock(desk, SECRET)) as store:
        return exchange(build_office(store)).problems


def test_to_a_stick_and_to_the_next_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("VBDT_PASSPHRASE", SECRET)
    Town(tmp_path).close()
    desk, stick = tmp_path / "hanh", tmp_path / "the-nho"
    to_stick = ["desk", "carrier", str(desk), "--folder", str(stick)]
    assert main(to_stick) == 1
    assert "Không thấy thư mục hộp thư" in capsys.readouterr().err
    stick.mkdir()
    assert main(to_stick) == 0
    said = capsys.readouterr()
    assert "lập hộp thư mới ở đó" in said.err
    assert f"Hộp thư: {stick}" in said.out
    assert "còn nhận ở" in said.out
    assert problems(desk) == ()
    assert main(["desk", "carrier", str(desk), "--done"]) == 0
    assert "còn nhận ở" not in capsys.readouterr().out

    stick.rename(tmp_path / "the-cu")
    stick.mkdir()
    (problem,) = problems(desk)
    assert "chưa được kết nối" in problem
    assert main(to_stick) == 0
    assert "lập hộp thư mới ở đó" in capsys.readouterr().err
    assert is_mailbox(stick)
    assert problems(desk) == ()
    assert main(to_stick) == 0
    assert "lập hộp thư mới" not in capsys.readouterr().err
