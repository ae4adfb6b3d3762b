"""`vbdt bench sign` measures and says what it compares; how fast is for a quiet machine to say."""

import json

import pytest

from vbdt.cli import main


def test_a_batch_is_measured_beside_its_token(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["bench", "sign", "--documents", "4", "--pause", "0.1", "--json"]) == 0
    rows = json.loads(capsys.readouterr().out)
    assert [row["token"] for row in rows] == ["SoftHSM rsa2048", "SoftHSM p256", "USB giả lập 100 ms"]
    for row in rows:
        assert row["documents"] == 4
        assert 0 < row["alone"] < row["batch"]
        assert row["share"] == row["alone"] / row["batch"]
    assert rows[2]["alone"] > 100
    assert main(["bench", "sign", "--documents", "1", "--pause", "0"]) == 0
    assert "phần của thiết bị" in capsys.readouterr().out
