"""Our own writing and reading of age files, held against two other programs and against damage in every place."""

import base64
import os
import random
import shutil
import subprocess
from io import BytesIO
from pathlib import Path

import pyrage
import pytest

from vbdt.errors import BadInput
from vbdt.transport import bech32
from vbdt.transport.age import (
    PIECE,
    CipherDamaged,
    NoKeyFits,
    decrypt,
    decrypt_stream,
    encrypt,
    encrypt_stream,
    is_identity,
    is_recipient,
    new_identity,
    recipient_of,
)

SIZES = [0, 1, PIECE - 1, PIECE, PIECE + 1, 2 * PIECE, 3 * PIECE + 17]
IDENTITY = new_identity()
READER = recipient_of(IDENTITY)


def theirs(identity: str) -> pyrage.x25519.Identity:
    return pyrage.x25519.Identity.from_str(identity)


@pytest.mark.parametrize("size", SIZES)
def test_another_library_reads_ours_and_we_read_its(size: int) -> None:
    plain = os.urandom(size)
    assert pyrage.decrypt(encrypt(plain, READER), [theirs(IDENTITY)]) == plain
    for _ in range(5):  # it puts false readers into some headers
        assert decrypt(pyrage.encrypt(plain, [theirs(IDENTITY).to_public()]), [IDENTITY]) == plain


@pytest.mark.skipif(shutil.which("age") is None, reason="the age program is not installed")
@pytest.mark.parametrize("size", SIZES)
def test_the_age_program_reads_ours_and_we_read_its(size: int, tmp_path: Path) -> None:
    plain = os.urandom(size)
    (tmp_path / "key").write_text(IDENTITY)
    (tmp_path / "ours").write_bytes(encrypt(plain, READER))
    done = subprocess.run(
        ["age", "-d", "-i", str(tmp_path / "key"), str(tmp_path / "ours")], capture_output=True, check=True
    )
    assert done.stdout == plain
    made = subprocess.run(["age", "-r", READER], input=plain, capture_output=True, check=True)
    assert decrypt(made.stdout, [IDENTITY]) == plain


def test_keys_are_spelt_as_others_spell_them() -> None:
    other = pyrage.x25519.Identity.generate()
    assert recipient_of(str(other)) == str(other.to_public())
    assert str(theirs(IDENTITY).to_public()) == READER
    assert is_identity(str(other))
    assert is_recipient(str(other.to_public()))


@pytest.mark.parametrize("text", ["", "age1", "AGE-SECRET-KEY-1", READER, IDENTITY.lower(), IDENTITY[:-1], "ắ" * 74])
def test_what_is_no_identity(text: str) -> None:
    assert not is_identity(text)
    with pytest.raises(BadInput):
        recipient_of(text)


def test_one_wrong_letter_in_a_key_is_noticed() -> None:
    for n in range(4, len(READER)):
        assert not is_recipient(READER[:n] + ("q" if READER[n] != "q" else "p") + READER[n + 1 :])
    with pytest.raises(BadInput):
        encrypt(b"x", READER[:-1] + "b")


@pytest.mark.parametrize("data", [b"", b"\x00", b"\xff" * 31, bytes(range(32))])
def test_bech32_there_and_back(data: bytes) -> None:
    assert bech32.decode("age", bech32.encode("age", data)) == data


def test_bech32_as_in_its_standard() -> None:
    """BIP 173: valid and invalid texts, of whole bytes and of bits that are left over."""
    assert bech32.encode("a", b"") == "a12uel5l"
    assert bech32.decode("a", "a12uel5l") == b""
    for text in ("a12uel5k", "a1lqfn3a", "b12uel5l", "a12uEl5l", "a1"):
        assert bech32.decode("a", text) is None


def test_pieces_given_in_any_way_are_the_same_content() -> None:
    plain = os.urandom(3 * PIECE + 1_000)
    chance = random.Random(7)
    for _ in range(20):
        cuts = sorted(chance.sample(range(len(plain)), 5))
        parts = [plain[a:b] for a, b in zip([0, *cuts], [*cuts, len(plain)], strict=True)]
        out = BytesIO()
        encrypt_stream([b"", *parts, b""], out.write, READER)
        assert decrypt(out.getvalue(), [IDENTITY]) == plain


def test_the_reader_is_found_among_several_and_by_any_of_his_keys() -> None:
    others = [new_identity() for _ in range(3)]
    made = pyrage.encrypt(b"thu", [theirs(each).to_public() for each in (*others, IDENTITY)])
    assert decrypt(made, [new_identity(), IDENTITY]) == b"thu"
    with pytest.raises(NoKeyFits):
        decrypt(encrypt(b"thu", READER), others)
    with pytest.raises(CipherDamaged):
        decrypt_stream(BytesIO(encrypt(b"thu", READER)), lambda _: None, others[0])


def test_one_bit_anywhere_is_noticed() -> None:
    whole = encrypt(b"noi dung", READER)
    for n in range(len(whole)):
        for bit in (0, 5, 7):
            changed = bytearray(whole)
            changed[n] ^= 1 << bit
            with pytest.raises((CipherDamaged, NoKeyFits)):
                decrypt(bytes(changed), [IDENTITY])


def test_cut_longer_or_in_another_order_is_noticed() -> None:
    whole = encrypt(os.urandom(3 * PIECE), READER)
    sealed = PIECE + 16
    start = len(whole) - 3 * sealed
    pieces = [whole[start + n * sealed : start + (n + 1) * sealed] for n in range(3)]
    head = whole[:start]
    for wrong in (
        head,
        head + pieces[0],
        head + pieces[0] + pieces[1],
        head + pieces[1] + pieces[0] + pieces[2],
        head + pieces[0] + pieces[2],
        whole + b"\n",
        whole + pieces[2],
        whole[:-1],
        whole[: start - 1],
        whole[:40],
        b"",
    ):
        with pytest.raises(CipherDamaged):
            decrypt(wrong, [IDENTITY])


def test_an_empty_piece_ends_only_an_empty_file() -> None:
    """Two ways to write one content would be two files with one meaning."""
    sealed: list[bytes] = []
    encrypt_stream([os.urandom(PIECE)], sealed.append, READER)
    assert len(sealed[1]) == PIECE + 16, "the last piece is full, and none follows"


def test_headers_that_are_not_as_they_must_be() -> None:
    version, arrow, key, mac = encrypt(b"x", READER).split(b"\n", 4)[:4]
    tail = encrypt(b"x", READER).split(b"\n", 4)[4]
    share = arrow.split(b" ")[2]
    for lines in (
        [b"age-encryption.org/v2", arrow, key, mac],
        [version, arrow + b" more", key, mac],
        [version, b"-> X25519", key, mac],
        [version, arrow, key + b"=", mac],
        [version, arrow, key[:-2], mac],
        [version, arrow, key, mac[:-1]],
        [version, arrow, key, mac + b"A"],
        [version, arrow + b"\xff", key, mac],
        [version, b"-> X25519 " + base64.b64encode(bytes(32)).rstrip(b"="), key, mac],  # a point of small order
        [version, b"-> X25519 " + share[:-4], key, mac],
        [version, b"stray", arrow, key, mac],
        [version, arrow, b"A" * 65, mac],
        [version, *([b"-> x"] * 900), mac],
    ):
        with pytest.raises((CipherDamaged, NoKeyFits)):
            decrypt(b"\n".join([*lines, tail]), [IDENTITY])


def test_what_writing_or_reading_raises_comes_out() -> None:
    def full(_: bytes) -> None:
        raise OSError(28, "No space left on device")

    with pytest.raises(OSError, match="No space"):
        encrypt_stream([b"x"], full, READER)
    with pytest.raises(OSError, match="No space"):
        decrypt_stream(BytesIO(encrypt(b"x", READER)), full, IDENTITY)
