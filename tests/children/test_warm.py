"""Warm children: told a matter once, ended when they are no longer wanted."""

import json
from threading import Timer
from typing import BinaryIO

import pytest

from tests.signing.attacks.forge import endless_page
from tests.signing.check.test_sandbox import children
from vbdt.children.frames import read_frames
from vbdt.children.serve import DONE, REFUSED
from vbdt.children.warm import Children, Matter, NoAnswer
from vbdt.drafting.apart import CHILD, MAX_ANSWER
from vbdt.errors import BadInput, NotAllowed

SIZES = [json.dumps([]).encode()]
DRAW = [json.dumps([1, 40]).encode()]


@pytest.fixture
def some() -> Children:
    return Children(CHILD, 20, MAX_ANSWER)


def test_a_child_is_told_a_matter_once(some: Children) -> None:
    """It goes by the key: what is told later under the same key never gets there."""
    from_first = some.ask(DRAW, Matter("tệp", [endless_page(1, 1)]))
    assert some.ask(DRAW, Matter("tệp", [b"khong phai PDF"])) == from_first
    with pytest.raises(BadInput, match="không phải là PDF"):
        some.ask(DRAW, Matter("tệp khác", [b"khong phai PDF"]))
    some.close()


def test_to_close_ends_who_is_busy(some: Children) -> None:
    Timer(1, some.close).start()
    with pytest.raises(NoAnswer):
        some.ask(DRAW, Matter("tệp", [endless_page()]))


def test_who_answered_while_all_were_closed_is_not_kept(some: Children, monkeypatch: pytest.MonkeyPatch) -> None:
    """The moment between an answer and its end is too short to be met by chance."""
    before = children()

    def read_and_close(source: BinaryIO, most: int) -> list[bytes]:
        answer = read_frames(source, most)
        some.close()
        return answer

    monkeypatch.setattr("vbdt.children.warm.read_frames", read_and_close)
    assert some.ask(DRAW, Matter("tệp", [endless_page(1, 1)]))
    assert children() <= before


def test_an_answer_that_is_too_long_is_none() -> None:
    few = Children(CHILD, 20, 100)
    with pytest.raises(NoAnswer):
        few.ask(DRAW, Matter("tệp", [endless_page(1, 1)]))
    few.close()


def test_a_child_gets_ready_before_it_is_asked(some: Children) -> None:
    before = children()
    some.warm()
    some.warm()
    assert len(children() - before) == 1
    some.ask(SIZES, Matter("tệp", [endless_page(1, 1)]))
    assert len(children() - before) == 1
    some.close()
    assert children() <= before


def test_a_module_that_is_not_there_answers_nothing() -> None:
    with pytest.raises(NoAnswer):
        Children("vbdt.children.missing", 20, 100).ask(SIZES)


@pytest.mark.parametrize(
    "answer",
    [
        [],
        [b"perhaps"],
        [REFUSED],
        [REFUSED, b"{", b"}"],
        [REFUSED, b"khong phai JSON"],
        [REFUSED, b"\xff"],
        [REFUSED, b"7"],
        [REFUSED, b'"abcd"'],
        [REFUSED, b'["what", "cure", "rule", 1]'],
        [REFUSED, b"[" * 100_000],
    ],
)
def test_nonsense_is_no_answer_and_who_speaks_it_is_not_asked_again(answer: list[bytes]) -> None:
    before = children()
    parrot = Children("tests.children.parrot", 20, 1 << 20)
    with pytest.raises(NoAnswer):
        parrot.ask(answer)
    assert children() <= before
    assert parrot.ask([DONE, b"yes"]) == [b"yes"]
    with pytest.raises(NotAllowed, match="no"):
        parrot.ask([REFUSED, json.dumps(["no", "", "", True]).encode()])
    parrot.close()
