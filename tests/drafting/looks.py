"""What the tests use to look at a PDF from outside: poppler and a PDF/A validator."""

import subprocess
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree

import page
import pypdfium2
from pypdfium2 import raw


class Word(NamedTuple):
    """A word on a page, from the upper left corner in points."""

    page: int
    left: float
    top: float
    right: float
    bottom: float
    text: str


def failed_rules(pdf: bytes) -> list[str]:
    """The PDF/A-2b rules that the file breaks."""
    report = page.validate_pdf_bytes(pdf, profile="2b")
    return [line for line in str(report).splitlines() if line.startswith("[")]


def words(pdf: bytes, folder: Path) -> list[Word]:
    """Every word with its place, form fields included, as pdftotext sees them."""
    file = folder / "seen.pdf"
    file.write_bytes(pdf)
    told = subprocess.run(["pdftotext", "-bbox", file, "-"], capture_output=True, check=True).stdout
    root = ElementTree.fromstring(told.decode().replace(' xmlns="http://www.w3.org/1999/xhtml"', ""))
    return [
        Word(n, *_box(word), word.text or "")
        for n, shown in enumerate(root.iter("page"), 1)
        for word in shown.iter("word")
    ]


def text(pdf: bytes, folder: Path) -> str:
    """All words in reading order, one space apart."""
    return " ".join(word.text for word in words(pdf, folder))


def font_size(pdf: bytes, word: str) -> float:
    """The size in points of the first letter of `word` on page 1."""
    document = pypdfium2.PdfDocument(pdf)
    shown = document[0].get_textpage()
    size = float(raw.FPDFText_GetFontSize(shown, shown.get_text_range().index(word)))
    document.close()
    return size


def _box(word: ElementTree.Element) -> tuple[float, float, float, float]:
    left, top, right, bottom = (float(word.attrib[side]) for side in ("xMin", "yMin", "xMax", "yMax"))
    return left, top, right, bottom
