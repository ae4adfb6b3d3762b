"""The two keys of a desk, stored and taken out again."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from vbdt.errors import BadInput
from vbdt.transport.age import decrypt, encrypt
from vbdt.transport.keys import DeskKeys, FormerIdentity, is_signed, public_key

NOW = datetime(2026, 3, 5, 2, 0, tzinfo=UTC)


def test_keys_come_back_from_their_bytes(snv: DeskKeys) -> None:
    again = DeskKeys.from_bytes(snv.to_bytes())
    assert (again.reads, again.signs) == (snv.reads, snv.signs)
    assert decrypt(encrypt(b"x", snv.reads), again.identities) == b"x"
    assert is_signed(public_key(snv.signs), again.signing.sign(b"x"), b"x")
    assert not is_signed(public_key(snv.signs), again.signing.sign(b"x"), b"y")


def test_a_desk_that_changes_its_keys_reads_with_all_of_them(snv: DeskKeys) -> None:
    offered = replace(snv, coming=DeskKeys.generate())
    assert offered.coming is not None
    again = DeskKeys.from_bytes(offered.to_bytes())
    assert (again.reads, again.signs) == (snv.reads, snv.signs), "the old keys are in use until the directory says so"
    assert again.identities == (snv.identity, offered.coming.identity)
    changed = DeskKeys.from_bytes(again.changed(NOW).to_bytes())
    assert changed.identity == offered.coming.identity
    assert changed.former == (FormerIdentity(snv.identity, NOW),)
    for reads in (snv.reads, changed.reads):
        assert decrypt(encrypt(b"x", reads), changed.identities) == b"x"
    assert changed.changed(NOW) == changed


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
