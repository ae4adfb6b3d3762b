"""The lock of a desk by commands: another passphrase, and the recovery key that is always shown."""

import io
import json
import re
from pathlib import Path

import pytest

from vbdt.cli import main
from vbdt.document.codec import decode
from vbdt.document.directory import Desk
from vbdt.errors import Exit
from vbdt.store.keys import EVERYBODY, HEADER, WrongPassphrase, create_lock, unlock

OLD, NEW = "mưa Vị Thanh tháng bảy", "nắng Long Mỹ tháng ba"
RECOVERY = re.compile(r"(?:[A-Z2-7]{4}-){7}[A-Z2-7]{4}")


class Keyboard(io.StringIO):
    """Somebody sits there; what he types comes by getpass."""

    def isatty(self) -> bool:
        return True


@pytest.fixture
def typed(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """No terminal: the present passphrase in the environment, the new one as a line."""
    monkeypatch.setenv("VBDT_PASSPHRASE", OLD)
    monkeypatch.setattr("sys.stdin", io.StringIO(f"{NEW}\n"))
    return monkeypatch


@pytest.fixture
def lock(tmp_path: Path) -> tuple[bytes, str]:
    return create_lock(tmp_path, OLD, use_keyring=False, stretch=EVERYBODY)


@pytest.mark.usefixtures("typed")
def test_the_new_one_opens_and_the_old_one_does_not(
    tmp_path: Path, lock: tuple[bytes, str], capsys: pytest.CaptureFixture[str]
) -> None:
    key, recovery = lock
    assert main(["desk", "passphrase", str(tmp_path)]) == Exit.DONE
    assert "sao lưu đã có vẫn mở bằng mật khẩu cũ" in capsys.readouterr().err
    assert unlock(tmp_path, NEW) == unlock(tmp_path, recovery=recovery) == key
    with pytest.raises(WrongPassphrase):
        unlock(tmp_path, OLD)


def test_who_forgot_it_has_the_recovery_key(tmp_path: Path, lock: tuple[bytes, str], typed: pytest.MonkeyPatch) -> None:
    typed.setenv("VBDT_PASSPHRASE", "không nhớ nữa")
    assert main(["desk", "passphrase", str(tmp_path), "--recovery", lock[1].lower()]) == Exit.DONE
    assert unlock(tmp_path, NEW) == lock[0]


@pytest.mark.usefixtures("lock")
@pytest.mark.parametrize(
    ("present", "new", "said"),
    [("sai rồi sai rồi", NEW, "không đúng"), (OLD, "ngắn", "ít nhất 8 ký tự"), (OLD, "", "ít nhất 8 ký tự")],
)
def test_what_is_refused_changes_nothing(
    tmp_path: Path,
    typed: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    present: str,
    new: str,
    said: str,
) -> None:
    before = (tmp_path / HEADER).read_bytes()
    typed.setenv("VBDT_PASSPHRASE", present)
    typed.setattr("sys.stdin", io.StringIO(f"{new}\n"))
    assert main(["desk", "passphrase", str(tmp_path)]) == Exit.REFUSED
    assert said in capsys.readouterr().err
    assert (tmp_path / HEADER).read_bytes() == before


@pytest.mark.usefixtures("lock")
def test_at_a_keyboard_the_new_one_is_typed_twice(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    keys = iter([OLD, NEW, "khác hẳn", OLD, NEW, NEW])
    monkeypatch.delenv("VBDT_PASSPHRASE", raising=False)
    monkeypatch.setattr("sys.stdin", Keyboard())
    monkeypatch.setattr("getpass.getpass", lambda _: next(keys))
    assert main(["desk", "passphrase", str(tmp_path)]) == Exit.REFUSED
    assert "không giống nhau" in capsys.readouterr().err
    assert unlock(tmp_path, OLD)
    assert main(["desk", "passphrase", str(tmp_path)]) == Exit.DONE
    assert unlock(tmp_path, NEW)


@pytest.mark.usefixtures("typed")
def test_the_demo_keeps_the_passphrase_that_everybody_knows(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "ban" / "hanh"
    folder.mkdir(parents=True)
    (tmp_path / "demo.json").touch()
    create_lock(folder, OLD, use_keyring=False, stretch=EVERYBODY)
    assert main(["desk", "passphrase", str(folder)]) == Exit.REFUSED
    assert "dùng thử" in capsys.readouterr().err
    assert unlock(folder, OLD)


@pytest.mark.usefixtures("typed")
def test_the_recovery_key_is_shown_where_the_card_cannot_be_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "tep.txt").write_text("một tệp", "utf-8")
    folder = tmp_path / "ban"
    wanted = ["--agency", "H30", "--person", "x", "--role", "van_thu", "--mailbox", str(tmp_path / "hop-thu")]
    card = str(tmp_path / "tep.txt" / "the.json")
    assert main(["desk", "new", str(folder), *wanted, "--card", card]) == Exit.REFUSED
    said = capsys.readouterr().err
    shown = RECOVERY.search(said)
    assert shown is not None
    assert unlock(folder, recovery=shown.group()) == unlock(folder, NEW)
    assert "Không ghi được tệp" in said
    assert "chép thẻ ghi danh" in said
    (line,) = [each for each in said.splitlines() if each.startswith("Thẻ ghi danh: ")]
    assert decode(Desk, json.loads(line.removeprefix("Thẻ ghi danh: "))).person == "x"
