"""The two keys of a desk, stored and taken out again."""

import pytest

from vbdt.errors import BadInput
from vbdt.transport.age import decrypt, encrypt
from vbdt.transport.keys import DeskKeys, is_signed, public_key


def test_keys_come_back_from_their_bytes(snv: DeskKeys) -> None:
    again = DeskKeys.from_bytes(snv.to_bytes())
    assert (again.reads, again.signs) == (snv.reads, snv.signs)
    assert decrypt(encrypt(b"x", [snv.reads]), again.identity) == b"x"
    assert is_signed(public_key(snv.signs), again.signing.sign(b"x"), b"x")
    assert not is_signed(public_key(snv.signs), again.signing.sign(b"x"), b"y")


def test_two_desks_never_share_a_key(snv: DeskKeys, xa: DeskKeys) -> None:
    assert len({snv.reads, xa.reads, snv.signs, xa.signs}) == 4


def test_private_keys_do_not_show(snv: DeskKeys) -> None:
    assert "SECRET" not in repr(snv)


@pytest.mark.parametrize("data", [b"", b"{}", b"[]", b'{"version":1,"identity":"x","signing":"00"}', b"[" * 9000])
def test_damaged_keys_give_a_sentence(data: bytes) -> None:
    with pytest.raises(BadInput, match="bị hỏng"):
        DeskKeys.from_bytes(data)


@pytest.mark.parametrize("text", ["", "zz", "00" * 31])
def test_a_public_key_that_is_none(text: str) -> None:
    with pytest.raises(BadInput, match="danh bạ"):
        public_key(text)
