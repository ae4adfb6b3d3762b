"""Keeping the search indexes in step with documents. Two of them, both of folded words without the text itself.

The head (subject, number, names) is short, may change, and answers prefixes by itself. The body is long and written
when a document's text is known; it contains the head too, so that one question may mix words of both.
"""

import zlib

from vbdt.document.ids import DocumentId
from vbdt.document.model import Document
from vbdt.errors import UserError
from vbdt.store.database import Connection
from vbdt.store.reading import find_document
from vbdt.store.words import head_words, indexed

MAX_BODY = 4_000_000
"""Characters of a body that are indexed: some 1,500 pages."""

NATIONAL_HEADING = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")
"""Quốc hiệu and tiêu ngữ (Decree 30/2020, appendix I, II.1)."""


def follow(connection: Connection, place: int, before: Document | None, now: Document) -> None:
    """Write the head anew when what it is made of has changed."""
    if before is None or head_words(before) != head_words(now):
        _write_head(connection, place, now)


def index_body(connection: Connection, document: DocumentId, text: str) -> None:
    """Index the text of a document that is in the tables. Raises UserError when it is not."""
    known = find_document(connection, document)
    if known is None:
        raise UserError("Không có văn bản để lập chỉ mục tra cứu.", "Tải lại danh sách rồi thử lại.")
    body = _without_heading(text)[:MAX_BODY]
    packed = zlib.compress(body.encode("utf-8", "replace"))
    connection.run("INSERT OR REPLACE INTO bodies (document, text) VALUES (?, ?)", document, packed)
    place = int(connection.value("SELECT place FROM documents WHERE id = ?", document))
    _write_body(connection, place, known, body)


def _without_heading(text: str) -> str:
    """The text without what stands on every official page: nobody looks for it, and it fills every excerpt."""
    for phrase in NATIONAL_HEADING:
        text = text.replace(phrase, " ", 1)
    return text


def body_of(connection: Connection, document: DocumentId) -> str:
    """The indexed text of a document, empty when it has none."""
    packed = connection.value("SELECT text FROM bodies WHERE document = ?", document)
    return "" if packed is None else zlib.decompress(packed).decode()


def clear(connection: Connection) -> None:
    """Empty the indexes; texts of bodies stay, to be indexed again with their documents."""
    for table in ("search_head", "search_body"):
        connection.run(f"DELETE FROM {table}")  # noqa: S608 - our two tables


def _write_head(connection: Connection, place: int, document: Document) -> None:
    words = indexed(head_words(document))
    connection.run("INSERT OR REPLACE INTO search_head (rowid, words) VALUES (?, ?)", place, words)
    _learn(connection, words)
    body = body_of(connection, document.id)
    if body:
        _write_body(connection, place, document, body)


def _write_body(connection: Connection, place: int, document: Document, body: str) -> None:
    words = indexed(f"{head_words(document)}\n{body}")
    connection.run("INSERT OR REPLACE INTO search_body (rowid, words) VALUES (?, ?)", place, words)
    _learn(connection, words)


def _learn(connection: Connection, words: str) -> None:
    """Keep the vocabulary, from which the last word of a question is completed."""
    connection.run_many("INSERT OR IGNORE INTO syllables (word) VALUES (?)", [(word,) for word in set(words.split())])
