"""Tra cứu: find documents by words of subject, number, names and body, newest first.

Candidates come from the folded indexes, where `place` order lets SQLite stop early; words typed with Vietnamese marks
are then checked on each candidate's own text. Never ranks or counts everything: on common words that costs seconds.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from vbdt.document.folding import normalise
from vbdt.document.model import Document
from vbdt.store.database import Connection
from vbdt.store.reading import Cursor, read_document
from vbdt.store.search_index import body_of
from vbdt.store.words import Term, head_words, holds, spans, terms

Marks = tuple[tuple[int, int], ...]

MAX_QUESTION = 300
"""Characters of a question that are looked at."""

MAX_CHECKED = 5_000
"""Candidates whose text is checked for exact marks in one go; about a second's work at most."""

_COMPLETIONS = 300
_BATCH = 200
_SNIPPET = 180
_LOOKED_AT = 200_000  # characters of a body in which the place for the snippet is sought


@dataclass(frozen=True, slots=True)
class Hit:
    """A found document. `snippet` is a piece of its body; marks are (start, end) places to show in bold.

    `cursor` continues the search after this hit.
    """

    document: Document
    snippet: str
    subject_marks: Marks
    snippet_marks: Marks
    cursor: Cursor


def search(connection: Connection, text: str, limit: int, before: Cursor | None) -> tuple[Hit, ...]:
    """Up to `limit` documents in which every term of the question is found, newest first, older than `before`."""
    wanted = terms(text[:MAX_QUESTION])
    if not wanted:
        return ()
    check = any(word.exact for term in wanted for word in term.words)
    hits: list[Hit] = []
    for place, record in _candidates(connection, wanted, MAX_CHECKED if check else limit, before):
        document = read_document(record)
        body = body_of(connection, document.id)
        if check and not holds(f"{head_words(document)}\n{body}", wanted):
            continue
        hits.append(_hit(document, body, wanted, Cursor(place)))
        if len(hits) == limit:
            break
    return tuple(hits)


def _candidates(
    connection: Connection, wanted: tuple[Term, ...], most: int, before: Cursor | None
) -> Iterator[tuple[int, bytes]]:
    """Place and record of what the indexes find, newest first, read in batches."""
    head = " AND ".join(_phrase(term, ()) for term in wanted)
    body = " AND ".join(_phrase(term, _completions(connection, term)) for term in wanted)
    below = before if before is not None else 1 << 62
    seen = 0
    while seen < most:
        size = min(_BATCH, most - seen)
        rows = connection.rows(
            "SELECT place, record FROM documents WHERE place IN ("
            "SELECT rowid FROM (SELECT rowid FROM search_head WHERE words MATCH ? AND rowid < ? "
            "ORDER BY rowid DESC LIMIT ?) UNION "
            "SELECT rowid FROM (SELECT rowid FROM search_body WHERE words MATCH ? AND rowid < ? "
            "ORDER BY rowid DESC LIMIT ?)) ORDER BY place DESC LIMIT ?",
            *(head, below, size, body, below, size, size),
        )
        yield from ((place, record) for place, record in rows)
        if len(rows) < size:
            return
        seen += size
        below = rows[-1][0]


def _completions(connection: Connection, term: Term) -> tuple[str, ...]:
    """Known words that the open last word may become; empty when there are too many to name one by one."""
    if not term.open:
        return ()
    start = term.words[-1].folded
    rows = connection.rows(
        "SELECT word FROM syllables WHERE word >= ? AND word < ? ORDER BY word LIMIT ?",
        *(start, start + chr(0x10FFFF), _COMPLETIONS + 1),
    )
    return tuple(word for (word,) in rows) if len(rows) <= _COMPLETIONS else ()


def _phrase(term: Term, completions: tuple[str, ...]) -> str:
    """The term in FTS5's language, every word quoted, so that no sign of it means anything."""
    fixed = [word.folded for word in term.words]
    if not term.open:
        return _quoted(fixed)
    if completions:
        return "(" + " OR ".join(_quoted([*fixed[:-1], each]) for each in completions) + ")"
    return _quoted(fixed) + " *"


def _quoted(words: list[str]) -> str:
    return '"' + " ".join(words).replace('"', '""') + '"'


def _hit(document: Document, body: str, wanted: tuple[Term, ...], cursor: Cursor) -> Hit:
    text = " ".join(normalise(body[:_LOOKED_AT]).split())
    found = spans(text, wanted)
    start = _start_of_word(text, found[0][0] - _SNIPPET // 3 if found else 0)
    snippet = text[start : start + _SNIPPET]
    subject = normalise(document.facts.subject)
    return Hit(document, snippet, tuple(spans(subject, wanted)), tuple(spans(snippet, wanted)), cursor)


def _start_of_word(text: str, place: int) -> int:
    """The beginning of the word at `place`, 0 for a place before the text."""
    return text.rfind(" ", 0, place) + 1 if place > 0 else 0
