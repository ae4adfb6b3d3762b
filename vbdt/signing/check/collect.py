"""The signatures that the form of a file lists, and those among them that cannot be checked at all."""

import logging
from dataclasses import dataclass

from pyhanko.pdf_utils.generic import DictionaryObject
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.fields import enumerate_sig_fields
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature

from vbdt.document.verdict import SignatureVerdict, Verdict
from vbdt.signing.check import words
from vbdt.signing.check.entries import entry
from vbdt.signing.check.report import unreadable

SUB_FILTERS = frozenset({"/ETSI.CAdES.detached", "/adbe.pkcs7.detached", "/ETSI.RFC3161"})
"""PAdES, its predecessor, and document time-stamps (ISO 32000-2, 12.8.3.3 and 12.8.5)."""
SHA1_SUB_FILTERS = frozenset({"/adbe.pkcs7.sha1", "/adbe.x509.rsa_sha1"})
"""Withdrawn kinds that can sign nothing but a SHA-1 value."""

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Listed:
    """`signatures` in the order of signing, a verdict on each field that holds something else, and the ranges of all.

    Two fields may name one signature: it is listed under both.
    """

    signatures: tuple[EmbeddedPdfSignature, ...]
    refused: tuple[SignatureVerdict, ...]
    ranges: frozenset[tuple[int, ...]]

    @property
    def count(self) -> int:
        return len(self.signatures) + len(self.refused)


def collect(reader: PdfFileReader) -> Listed:
    """Raises whatever a hostile form provokes; a single hostile signature is refused."""
    signatures: list[EmbeddedPdfSignature] = []
    refused: list[SignatureVerdict] = []
    ranges: set[tuple[int, ...]] = set()
    for name, value, field in enumerate_sig_fields(reader, filled_status=True):
        try:
            held = value.get_object()
            kind = None
            if isinstance(held, DictionaryObject):
                kind = entry(held, "/SubFilter")
                ranges.add(tuple(int(each) for each in entry(held, "/ByteRange", ())))
            if kind in SHA1_SUB_FILTERS:
                refused.append(unreadable(name, Verdict.INVALID, words.WEAK_HASH.format(name="SHA-1")))
            elif kind not in SUB_FILTERS:
                refused.append(unreadable(name))
            else:
                signatures.append(EmbeddedPdfSignature(reader, field, name))
        except Exception:  # as in verify: a hostile signature can make a parser raise anything at all
            log.debug("unreadable signature", exc_info=True)
            refused.append(unreadable(name))
    return Listed(tuple(sorted(signatures, key=lambda each: each.signed_revision)), tuple(refused), frozenset(ranges))
