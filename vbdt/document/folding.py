"""Vietnamese text for searching: one way of folding, used for what is indexed and for what is asked.

Tone marks, horns and breves go, đ becomes d, case goes; text is NFC before and after. Folding also unites the two
places a tone may stand (hòa, hoà). Changing this means indexing anew.
"""

import re
import unicodedata

_D = str.maketrans({"đ": "d", "Đ": "d", "ð": "d", "Ð": "d"})  # the last two stand for đ in texts from old fonts
_WORD = re.compile(r"\w+")


def normalise(text: str) -> str:
    """NFC: the form in which text enters the program."""
    return unicodedata.normalize("NFC", text)


def fold(text: str) -> str:
    """«Quyết định» and «QUYET DINH» both become «quyet dinh»."""
    plain = unicodedata.normalize("NFD", text.translate(_D))
    return "".join(each for each in plain if not unicodedata.combining(each)).lower()


def words(text: str) -> list[str]:
    """Syllables and numbers in order, as written but in lower case and NFC."""
    return _WORD.findall(normalise(text).lower())


def has_marks(word: str) -> bool:
    """Whether the word was typed with Vietnamese marks, and therefore means exactly itself."""
    return fold(word) != normalise(word).lower()
