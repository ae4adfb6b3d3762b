"""PDFs as other programs and scanners make them."""

from io import BytesIO

from PIL import Image, ImageDraw
from pypdf import PdfReader, PdfWriter


def scan(size_mm: tuple[int, int] = (210, 297), pages: int = 1) -> bytes:
    """Pictures without text, as a scanner leaves them: no PDF/A."""
    pictures = []
    for n in range(pages):
        picture = Image.new("RGB", (size_mm[0] * 4, size_mm[1] * 4), "white")
        ImageDraw.Draw(picture).rectangle((80, 80 + 40 * n, 700, 500), outline="black", width=3)
        pictures.append(picture)
    out = BytesIO()
    pictures[0].save(out, "PDF", resolution=101.6, save_all=True, append_images=pictures[1:])
    return out.getvalue()


def turned(data: bytes, degrees: int) -> bytes:
    """The same with its pages turned by /Rotate."""
    writer = PdfWriter(clone_from=PdfReader(BytesIO(data)))
    for page in writer.pages:
        page.rotation = degrees
    return _written(writer)


def locked(data: bytes, password: str) -> bytes:
    """The same, encrypted for `password`; readable by everybody when it is empty."""
    writer = PdfWriter(clone_from=PdfReader(BytesIO(data)))
    writer.encrypt(password, "owner")
    return _written(writer)


def _written(writer: PdfWriter) -> bytes:
    out = BytesIO()
    writer.write(out)
    return out.getvalue()
