"""`vbdt bench verify` and `vbdt bench fuzz` measure and say what they compare."""

import json

import pytest

from vbdt.cli import main


def test_a_check_is_measured_beside_pdfsig(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["bench", "verify", "--documents", "6", "--json"]) == 0
    row = json.loads(capsys.readouterr().out)
    assert row["ratio"] == row["child"] / row["pdfsig"]
    assert row["per_second"] > 0


def test_damage_is_counted(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["bench", "fuzz", "--count", "40", "--seed", "3"]) == 0
    assert "40 tệp" in capsys.readouterr().out
