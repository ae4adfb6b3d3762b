"""Whatever happened to a file on its way, each reader answers or says one sentence."""

from collections.abc import Callable
from random import Random

import pytest

from tests.drafting.sample_drafts import decision
from vbdt.drafting.compose import compose
from vbdt.drafting.extract import inspect
from vbdt.drafting.fields import field_values, fill
from vbdt.drafting.render import render
from vbdt.errors import BadInput

READERS: dict[str, Callable[[bytes], object]] = {
    "inspect": inspect,
    "render": lambda pdf: render(pdf, 1, 30),
    "field_values": field_values,
    "fill": lambda pdf: fill(pdf, {"so": "Số: 15/QĐ-SNV"}),
}


def _damaged(pdf: bytes, chance: Random) -> bytes:
    """The file with up to 40 bytes changed, runs lost or runs repeated, mostly in its last revision."""
    data = bytearray(pdf)
    for _ in range(chance.choice((1, 5, 40))):
        at = chance.randrange(len(data) // 2 if chance.random() < 0.7 else 30, len(data) - 40)
        match chance.randrange(3):
            case 0:
                data[at] = chance.randrange(256)
            case 1:
                del data[at : at + chance.randrange(40)]
            case _:
                data[at:at] = data[at - 30 : at]
    return bytes(data)


@pytest.mark.parametrize("name", READERS)
def test_damage_is_answered_with_a_sentence(name: str) -> None:
    chance = Random(2026)
    sound = compose(decision()).pdf
    refused = 0
    for _ in range(80):
        try:
            READERS[name](_damaged(sound, chance))
        except BadInput:
            refused += 1
    assert 0 < refused < 80
