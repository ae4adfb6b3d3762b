"""Whatever a command meets, it ends with a sentence and a status, never with the insides of the program."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from vbdt.cli import main
from vbdt.errors import Exit


def test_a_place_that_cannot_be_written_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    hub, file = str(tmp_path / "truc"), tmp_path / "tep"
    file.write_text("no folder")
    assert main(["hub", "init", hub, "--listen", "127.0.0.1:4222"]) == Exit.DONE
    capsys.readouterr()
    assert main(["hub", "add-agency", hub, "H30.4", "--desk", "ban", "-o", str(file / "trong")]) == Exit.REFUSED
    assert f"không đọc hoặc ghi được «{file / 'trong'}»" in capsys.readouterr().err


def test_a_key_that_is_none_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    hub = str(tmp_path / "truc")
    assert main(["hub", "init", hub]) == Exit.DONE
    capsys.readouterr()
    assert main(["hub", "bridge", hub, "--folder", str(tmp_path), "--key", "xx"]) == Exit.REFUSED
    assert "«xx» không phải khóa công khai của danh bạ tỉnh" in capsys.readouterr().err


def test_a_reader_that_has_seen_enough_hears_no_complaint() -> None:
    """As `vbdt --help | head -1`."""
    reads, writes = os.pipe()
    os.close(reads)
    code = "import vbdt.cli; raise SystemExit(vbdt.cli.main(['--help']))"
    done = subprocess.run([sys.executable, "-c", code], stdout=writes, stderr=subprocess.PIPE, timeout=60)
    os.close(writes)
    assert (done.returncode, done.stderr) == (Exit.REFUSED, b"")
