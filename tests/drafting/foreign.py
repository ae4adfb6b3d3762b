"""PDFs as other programs and scanners make them."""

from io import BytesIO

import pypdfium2
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


def scanned(dpi: int = 200, mode: str = "RGB", pages: int = 1, size_mm: tuple[int, int] = (210, 297)) -> bytes:
    """Pages as a scanner leaves them at `dpi`; `mode` is RGB, L (grey) or 1 (black and white)."""
    size = (round(size_mm[0] / 25.4 * dpi), round(size_mm[1] / 25.4 * dpi))
    pictures = []
    for n in range(pages):
        picture = Image.new("RGB", size, (250, 250, 246))
        ink = ImageDraw.Draw(picture)
        for line in range(14):
            top = size[1] * (0.1 + 0.03 * line)
            ink.rectangle((size[0] * 0.15, top, size[0] * (0.9 - 0.02 * n), top + size[1] * 0.008), fill=(30, 30, 60))
        pictures.append(picture.convert(mode))
    out = BytesIO()
    pictures[0].save(out, "PDF", resolution=dpi, save_all=True, append_images=pictures[1:])
    return out.getvalue()


def layered(*layers: tuple[int, tuple[float, float, float, float]]) -> bytes:
    """One A4 page with coloured pictures over each other: resolution, and left, bottom, width and height in points."""
    document = pypdfium2.PdfDocument.new()
    page = document.new_page(595.28, 841.89)
    for dpi, (left, bottom, width, height) in layers:
        out = BytesIO()
        Image.new("RGB", (round(width / 72 * dpi), round(height / 72 * dpi)), (240, 230, 220)).save(out, "JPEG")
        picture = pypdfium2.PdfImage.new(document)
        picture.load_jpeg(BytesIO(out.getvalue()), inline=True, autoclose=True)
        picture.set_matrix(pypdfium2.PdfMatrix().scale(width, height).translate(left, bottom))
        page.insert_obj(picture)
    page.gen_content()
    made = BytesIO()
    document.save(made)
    document.close()
    return made.getvalue()
