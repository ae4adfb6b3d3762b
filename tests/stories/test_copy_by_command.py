"""The clerk at the command line: a scan becomes an electronic copy, an issued letter a copy to sign with a pen."""

from io import BytesIO, TextIOWrapper
from pathlib import Path

import pytest

from tests.drafting.foreign import scanned
from vbdt.acts.office import Office
from vbdt.cli import main
from vbdt.demo.make import Demo
from vbdt.demo.story import send_out, settle
from vbdt.demo.texts import FINANCE, letter
from vbdt.document.filters import Filter
from vbdt.document.model import Direction
from vbdt.document.states import State
from vbdt.drafting.extract import inspect
from vbdt.errors import Exit


def test_copies_by_command(
    demo: Demo,
    offices: dict[str, Office],
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def run(*words: str, typed: str = "", status: Exit = Exit.DONE) -> str:
        monkeypatch.setattr("sys.stdin", TextIOWrapper(BytesIO(typed.encode()), encoding="utf-8"))
        found = main([words[0], "--desk", str(demo.desks["snv-van-thu"]), *words[1:]])
        out, said = capsys.readouterr()
        assert found == status, said
        return (out + said).strip()

    clerk, pin = offices["snv-van-thu"], f"{demo.province.pin}\n"
    document = send_out(offices, letter(offices["snv-chuyen-vien"]), demo.province.pin, lambda _: None)
    settle(offices)
    leader = offices["snv-lanh-dao"].person.name
    scan, looked, printed = (tmp_path / name for name in ("quet.pdf", "xem.pdf", "in.pdf"))
    scan.write_bytes(scanned(200))
    words = ("--subject", "Giao chỉ tiêu biên chế", "--issuer", "Ủy ban nhân dân tỉnh", "--symbol", "15/QĐ-UBND")
    paper = ("--scan", str(scan), "--of-kind", "quyet_dinh", "--dated", "2026-03-05", *words)
    onto_file = ("copy", "--kind", "sao_y", "--onto", "dien_tu", "--by", leader, *paper)

    assert "đối chiếu" in run(*onto_file, typed=pin, status=Exit.REFUSED)
    run(*onto_file, "--look", "-o", str(looked))
    assert "SAO Y; Sở Nội vụ;" in inspect(looked.read_bytes()).text
    assert run(*onto_file, "--compared", typed=pin).startswith("01/SY-SNV")
    run("send", "01/SY-SNV", "--to", FINANCE)
    settle(offices)
    there = offices["stc-van-thu"].store.documents(Filter(direction=Direction.INCOMING)).rows
    assert [each.facts.kind for each in there if each.symbol == "01/SY-SNV"] == ["sao_y"]

    onto_paper = ("copy", document, "--onto", "giay", "--by", leader, "--for", "Phòng Cải cách hành chính")
    assert run(*onto_paper, "--kind", "sao_y", "-o", str(printed)).startswith("02/SY-SNV")
    told = inspect(printed.read_bytes()).text
    assert "02/SY-SNV" in told
    assert "Phòng Cải cách hành chính" in told
    assert "bản sao y" in run(*onto_paper, "--kind", "sao_luc", status=Exit.REFUSED)
    assert run(*onto_paper, "--kind", "trich_sao", "--pages", "1").startswith("03/TrS-SNV")
    states = {each.symbol: each.state for each in clerk.store.documents(Filter(direction=Direction.OUTGOING)).rows}
    assert (states["01/SY-SNV"], states["02/SY-SNV"], states["03/TrS-SNV"]) == (State.SENT, State.COPIED, State.COPIED)
    assert "SỔ BẢN SAO" in run("registers", "print", "--register", "Bản sao")
    assert "không có người quyết định" in run(*onto_paper[:4], "--kind", "sao_y", "--by", "Ai đó", status=Exit.REFUSED)


def test_pages_are_written_as_people_write_them(
    demo: Demo, offices: dict[str, Office], capsys: pytest.CaptureFixture[str]
) -> None:
    given = ["copy", "--desk", "x", "y", "--kind", "trich_sao", "--onto", "giay", "--by", "z", "--pages", "3-"]
    with pytest.raises(SystemExit) as left:
        main(given)
    assert left.value.code == Exit.USAGE
    assert "1,3-4" in capsys.readouterr().err
