"""Words as they are indexed, asked for and compared: folded for finding, exact for keeping what was typed with marks.

Built on the one folding of the program (`vbdt.document.folding`). `exact` adds that the two ways of placing a tone
(hòa, hoà) are the same word.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from vbdt.document.folding import fold, has_marks, normalise, words
from vbdt.document.model import Document

_TONES = "\u0300\u0301\u0303\u0309\u0323"
"""Grave, acute, tilde, hook above, dot below: the five marked tones."""

MAX_TERMS = 16
_QUOTED = re.compile(r'"([^"]*)"?|(\S+)')


@dataclass(frozen=True, slots=True)
class Word:
    """`exact` is the form with marks that must stand in the text, empty when the word was typed bare."""

    folded: str
    exact: str = ""


@dataclass(frozen=True, slots=True)
class Term:
    """Words that must follow each other. `open` when the last of them is still being typed and may go on."""

    words: tuple[Word, ...]
    open: bool = False


def indexed(text: str) -> str:
    """The folded words of a text, in order, with single spaces."""
    return " ".join(_fold(word) for word in words(text))


@lru_cache(maxsize=65_536)
def exact(word: str) -> str:
    """The word with its tone at the end: `hoà` and `hòa` become the same, `hoa` and `hoá` do not. The ð of old fonts
    is a đ."""
    letters = unicodedata.normalize("NFD", word.replace("ð", "đ"))
    tone = "".join(each for each in letters if each in _TONES)
    return unicodedata.normalize("NFC", "".join(each for each in letters if each not in _TONES)) + tone


def terms(text: str) -> tuple[Term, ...]:
    """What a person typed, as terms that must all be found.

    Quotation marks make a phrase; so does anything written together, such as `123/QĐ-SNV` or `ping-pong`. Every other
    sign means nothing: there is no query language to get wrong. The last word is open unless closed by a quote or a
    space.
    """
    found: list[Term] = []
    typed = normalise(text)
    for match in _QUOTED.finditer(typed):
        phrase, single = match.groups()
        split = [_word(each) for each in words(phrase if phrase is not None else single) if each.strip("_")]
        if split:
            still_typing = single is not None and match.end() == len(typed)
            found.append(Term(tuple(split), still_typing))
    return tuple(found[:MAX_TERMS])


def head_words(document: Document) -> str:
    """The short text that finds a document: subject, number, kind, issuer, names. Lines keep the parts apart."""
    facts = document.facts
    parts = [facts.subject, facts.kind_record.name, facts.issuer_name, facts.signer.name, facts.notation]
    if document.number is not None:
        parts += [document.symbol, f"{document.number}/{facts.notation}"]
    if document.arrival_number is not None:
        parts.append(f"số đến {document.arrival_number}")
    parts += [document.instruction, *facts.to_places]
    return "\n".join(parts)


def spans(text: str, wanted: tuple[Term, ...]) -> list[tuple[int, int]]:
    """Where the terms stand in the text, as (start, end) in characters, in order of the text. `text` is NFC."""
    pieces = [(match.group(), match.start(), match.end()) for match in re.finditer(r"\w+", text)]
    lowered = [piece[0].lower() for piece in pieces]
    folded = [_fold(each) for each in lowered]
    found: set[tuple[int, int]] = set()
    for term in wanted:
        for place in _places(term, lowered, folded):
            found.add((pieces[place][1], pieces[place + len(term.words) - 1][2]))
    return sorted(found)


def holds(text: str, wanted: tuple[Term, ...]) -> bool:
    """Whether every term stands in the text, with the marks it was typed with."""
    letters = normalise(text).lower().replace("ð", "đ")
    if not all(any(form in letters for form in forms) for forms in _must_stand(wanted)):
        return False
    lowered = words(text)
    folded = [_fold(each) for each in lowered]
    return all(next(_places(term, lowered, folded), None) is not None for term in wanted)


@lru_cache(maxsize=64)
def _must_stand(wanted: tuple[Term, ...]) -> tuple[tuple[str, ...], ...]:
    """For each finished word with marks the ways of writing it, one of which any right text contains letter by letter:
    a quick test that spares most candidates the splitting into words."""
    finished = (word for term in wanted for word in term.words[: len(term.words) - term.open])
    return tuple(_spellings(word.exact) for word in finished if word.exact)


def _spellings(exact_word: str) -> tuple[str, ...]:
    """The word with its tone on each of its letters: `hòa` and `hoà`, and some that nobody writes."""
    letters, tone = _apart(exact_word)
    placed = (letters[:place] + tone + letters[place:] for place in range(1, len(letters) + 1))
    return tuple(unicodedata.normalize("NFC", each) for each in placed)


def _word(word: str) -> Word:
    return Word(fold(word), exact(word) if has_marks(word) else "")


@lru_cache(maxsize=65_536)
def _fold(word: str) -> str:
    return fold(word)


def _places(term: Term, lowered: list[str], folded: list[str]) -> Iterator[int]:
    size = len(term.words)
    for place in range(len(folded) - size + 1):
        if all(_fits(term, n, lowered[place + n], folded[place + n]) for n in range(size)):
            yield place


def _fits(term: Term, n: int, word: str, folded: str) -> bool:
    wanted = term.words[n]
    if not (term.open and n == len(term.words) - 1):
        return wanted.folded == folded and (not wanted.exact or wanted.exact == exact(word))
    return folded.startswith(wanted.folded) and (not wanted.exact or _may_become(wanted.exact, exact(word)))


def _may_become(typed: str, word: str) -> bool:
    """Whether a word being typed can still become the one in the text: «quyế» may become «quyết», not «quyển»."""
    letters, tone = _apart(typed)
    whole, other = _apart(word)
    return whole.startswith(letters) and (not tone or tone == other)


def _apart(exact_word: str) -> tuple[str, str]:
    return (exact_word[:-1], exact_word[-1]) if exact_word[-1:] in _TONES else (exact_word, "")
