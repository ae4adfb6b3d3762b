"""`vbdt sign` with several documents: one PIN, a word for each, and what cannot be signed is said at the end."""

import io

import pytest

from tests.stories.conftest import demo
from vbdt.acts.submit import submit
from vbdt.cli import main
from vbdt.demo.make import Demo, open_desks
from vbdt.demo.story import settle
from vbdt.demo.texts import letter
from vbdt.document.states import State
from vbdt.errors import Exit

__all__ = ["demo"]


def test_two_are_signed_and_a_third_was_signed_before(
    demo: Demo, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with open_desks(demo) as offices:
        sheets = [letter(offices["snv-chuyen-vien"]) for _ in range(3)]
        for sheet in sheets:
            submit(offices["snv-chuyen-vien"], sheet)
        settle(offices)
    desk = str(demo.desks["snv-lanh-dao"])
    first, *others = (sheet.id for sheet in sheets)

    def run(*documents: str) -> int:
        monkeypatch.setattr("sys.stdin", io.StringIO(f"{demo.province.pin}\n"))
        return main(["sign", "--desk", desk, *documents])

    assert run(first) == Exit.DONE
    assert "Đã ký số và chuyển văn thư." in capsys.readouterr().err
    assert run(first, *others, others[0]) == Exit.REFUSED
    said = capsys.readouterr().err
    assert "3/3" in said
    assert f"{first}: " in said
    assert "Đã ký số và chuyển văn thư. 2/3 văn bản." in said
    assert run(first) == Exit.REFUSED
    with open_desks(demo, "snv-lanh-dao") as offices:
        store = offices["snv-lanh-dao"].store
        assert {store.document(sheet.id).state for sheet in sheets} == {State.SIGNED}
