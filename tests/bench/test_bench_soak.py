"""A short soak comes to rest with everything right, and a soak that loses something says so."""

import shutil
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest

from vbdt.bench import soak as bench
from vbdt.bench.soak import Count, soaked
from vbdt.bench.soak_carrier import DAMAGED, FolderCarrier
from vbdt.bench.soak_rest import come_to_rest
from vbdt.cli import main
from vbdt.demo.make import make_demo, open_desks
from vbdt.demo.story import send_out, settle
from vbdt.demo.texts import letter

COMMUNE = "tan-hoa-van-thu"


def test_what_was_lost_and_what_came_twice_is_found(tmp_path: Path) -> None:
    """A desk that went back to yesterday without anybody knowing has lost what came since, and its sender believes it
    delivered."""
    demo = make_demo(tmp_path / "tinh", lambda _: None)
    carrier = FolderCarrier(demo.folder / "hop-thu", Random(6))
    with open_desks(demo) as offices:
        assert come_to_rest(offices, carrier.is_quiet, DAMAGED).wrong == ()
    shutil.copytree(demo.desks[COMMUNE], tmp_path / "hom-qua")
    with open_desks(demo) as offices:
        send_out(offices, letter(offices["snv-chuyen-vien"]), demo.province.pin, lambda _: None)
        settle(offices)
        rest = come_to_rest(offices, carrier.is_quiet, DAMAGED)
        assert (rest.sent, rest.wrong) == (1, ())
    shutil.rmtree(demo.desks[COMMUNE])
    shutil.copytree(tmp_path / "hom-qua", demo.desks[COMMUNE])
    with open_desks(demo) as offices:
        wrong = come_to_rest(offices, carrier.is_quiet, DAMAGED).wrong
    assert any("mất văn bản" in each for each in wrong), wrong


def test_a_shift_with_killed_processes_and_a_folder_that_goes_away(tmp_path: Path) -> None:
    demo = make_demo(tmp_path / "tinh", lambda _: None)
    count = Count()
    with soaked(demo, FolderCarrier(demo.folder / "hop-thu", Random(6)), Random(5)) as province:
        short = replace(province, seconds=10.0, killed=1.0)
        assert short.shift(count) == ()
        assert short.rest().wrong == ()
    assert count.cuts.total() > 0
    assert count.troubles


def test_a_violation_ends_it_and_the_evidence_stays(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bench, "soak", lambda *_: ("một văn bản có hai lần",))
    assert main(["bench", "soak", "--seed", "7", "--folder", str(tmp_path)]) == 1
    said = capsys.readouterr()
    assert "hai lần" in said.err
    (kept,) = tmp_path.iterdir()
    assert str(kept) in said.out
    assert "Hạt giống: 7" in said.out
    monkeypatch.setattr(bench, "soak", lambda *_: ())
    assert main(["bench", "soak", "--minutes", "0", "--folder", str(tmp_path)]) == 0
    assert list(tmp_path.iterdir()) == [kept]
