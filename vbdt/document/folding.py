"""Vietnamese text for searching and sorting: one way of folding, used for what is indexed and for what is asked.

Tone marks, horns and breves go, đ becomes d, case goes; text is NFC before and after. Folding also unites the two
places a tone may stand (hòa, hoà). Changing this means indexing anew: `FOLDING` is kept in the store.
"""

import re
import unicodedata

FOLDING = 1
"""Version of the folding, stored beside the index."""

_D = str.maketrans({"đ": "d", "Đ": "d", "ð": "d", "Ð": "d"})  # the last two stand for đ in texts from old fonts
_WORD = re.compile(r"\w+")
_ALPHABET = " 0123456789aàảãáạăằẳẵắặâầẩẫấậbcdđeèẻẽéẹêềểễếệfghiìỉĩíịjklmnoòỏõóọôồổỗốộơờởỡớợpqrstuùủũúụưừửữứựvwxyỳỷỹýỵz"
_ORDER = {letter: chr(0x100 + place) for place, letter in enumerate(_ALPHABET)}


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


def sort_key(text: str) -> str:
    """A key that sorts An, Ánh, Ăn, Ân, Dung, Đắk as a Vietnamese reader expects."""
    return "".join(_ORDER.get(each, each) for each in normalise(text).lower())
