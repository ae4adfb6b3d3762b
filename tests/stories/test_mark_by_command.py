"""The clerk at the command line: registers with a place for the mark, writes the working copy, seals the mark."""

from io import BytesIO, TextIOWrapper
from pathlib import Path

import pytest

from vbdt.acts.office import Office
from vbdt.cli import main
from vbdt.demo.make import Demo
from vbdt.demo.story import send_out, settle
from vbdt.demo.texts import decision
from vbdt.document.filters import Filter
from vbdt.document.model import Direction, MarkPlace
from vbdt.drafting.extract import inspect
from vbdt.errors import Exit


def test_a_mark_by_command(
    demo: Demo,
    offices: dict[str, Office],
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def run(command: str, *words: str, typed: str = "", status: Exit = Exit.DONE) -> str:
        monkeypatch.setattr("sys.stdin", TextIOWrapper(BytesIO(typed.encode()), encoding="utf-8"))
        found = main([command, "--desk", str(demo.desks["tan-hoa-van-thu"]), *words])
        out, said = capsys.readouterr()
        assert found == status, said
        return out + said

    send_out(offices, decision(offices["snv-chuyen-vien"]), demo.province.pin, lambda _: None)
    settle(offices)
    clerk = offices["tan-hoa-van-thu"]
    (arrived,) = clerk.store.documents(Filter(direction=Direction.INCOMING)).rows
    copy, sealed = tmp_path / "ban-lam-viec.pdf", tmp_path / "co-dau.pdf"

    assert "chưa vào sổ đến" in run("mark", arrived.id, "-o", str(copy), status=Exit.REFUSED)
    leader = offices["tan-hoa-lanh-dao"].person.name
    run("receive", arrived.id, "--to", leader, "--mark", "1,20,225")
    assert clerk.store.document(arrived.id).mark == MarkPlace(1, 200, 2250)
    assert "bản gốc không bị thay đổi" in run("mark", arrived.id, "-o", str(copy))
    assert "ĐẾN" in inspect(copy.read_bytes()).text
    assert "Đã ký dấu Đến" in run("mark", arrived.id, "-o", str(sealed), "--seal", typed=f"{demo.province.pin}\n")
    assert sealed.read_bytes().startswith(clerk.store.files.read(arrived.pdf).rstrip(b"\r\n"))

    take = ("take", str(sealed), "--kind", "cong_van", "--subject", "Phối hợp")
    assert "đã có chữ ký số" in run(*take, status=Exit.REFUSED)
    assert "Ký tiếp sau Trần Văn Bình; Sở Nội vụ" in run(*take, "--continue")
