"""Bech32 (BIP 173), in which age spells its keys: lower-case letters and digits with a checksum of six."""

from functools import reduce
from operator import xor

_LETTERS = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
_VALUES = {letter: value for value, letter in enumerate(_LETTERS)}
_GENERATOR = (0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)
_FEEDBACK = [reduce(xor, (each for n, each in enumerate(_GENERATOR) if top >> n & 1), 0) for top in range(32)]
_CHECKSUM = 6


def encode(prefix: str, data: bytes) -> str:
    """The text of the bytes, `prefix` and `1` before it."""
    values = _regrouped(data, 8, 5, pad=True) or []
    rest = _remainder(prefix, [*values, *(0 for _ in range(_CHECKSUM))]) ^ 1
    sums = [rest >> 5 * (_CHECKSUM - 1 - n) & 31 for n in range(_CHECKSUM)]
    return prefix + "1" + "".join(_LETTERS[value] for value in [*values, *sums])


def decode(prefix: str, text: str) -> bytes | None:
    """The bytes in a text of this prefix, all in lower case; None when it is none."""
    start = prefix + "1"
    values = [_VALUES.get(letter, -1) for letter in text[len(start) :]]
    if not text.startswith(start) or len(values) < _CHECKSUM or -1 in values or _remainder(prefix, values) != 1:
        return None
    found = _regrouped(values[:-_CHECKSUM], 5, 8, pad=False)
    return None if found is None else bytes(found)


def _remainder(prefix: str, values: list[int]) -> int:
    rest = 1
    for value in (*(ord(each) >> 5 for each in prefix), 0, *(ord(each) & 31 for each in prefix), *values):
        rest = (rest & 0x1FFFFFF) << 5 ^ value ^ _FEEDBACK[rest >> 25]
    return rest


def _regrouped(values: bytes | list[int], old: int, new: int, *, pad: bool) -> list[int] | None:
    """Bits in groups of another size; without `pad`, what is left over must be less than a group and nothing."""
    held = bits = 0
    groups = []
    for value in values:
        held = held << old | value
        bits += old
        while bits >= new:
            bits -= new
            groups.append(held >> bits)
            held &= (1 << bits) - 1
    if pad and bits:
        groups.append(held << new - bits)
    elif not pad and (bits >= old or held):
        return None
    return groups
