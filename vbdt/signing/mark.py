"""The look of a signature on the page: one picture, or one page of text, stretched over its field, and nothing else."""

from io import BytesIO

from PIL import Image
from pyhanko.pdf_utils.content import PdfContent
from pyhanko.pdf_utils.images import PdfImage
from pyhanko.pdf_utils.layout import AxisAlignment, BoxConstraints, InnerScaling, Margins, SimpleBoxLayoutRule
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.stamp import StaticStampStyle

from vbdt.errors import BadInput

MAX_IMAGE_SIDE = 2000
"""Pixels. A 36 mm seal at 600 dpi is 850."""


def look_of(image: bytes | None, turn: int = 0) -> StaticStampStyle:
    """The style for a PNG, for the first page of a PDF (a mark of text), or for a signature without a picture.

    A PNG is turned against a page that is shown turned clockwise by `turn` degrees; a mark of text comes turned.
    No text of pyHanko's, no border, no margin, full opacity.

    Raises BadInput.
    """
    fill = SimpleBoxLayoutRule(
        AxisAlignment.ALIGN_MID, AxisAlignment.ALIGN_MID, Margins(0, 0, 0, 0), InnerScaling.STRETCH_TO_FIT
    )
    return StaticStampStyle(
        background=_background(image, turn), background_layout=fill, background_opacity=1.0, border_width=0
    )


class DrawnPage(PdfContent):
    """The first page of a PDF of ours, taken over as it is: letters stay letters."""

    def __init__(self, pdf: bytes) -> None:
        super().__init__()
        self._pdf = pdf

    def render(self) -> bytes:
        reference = self._ensure_writer.import_page_as_xobject(PdfFileReader(BytesIO(self._pdf)), page_ix=0)
        self.resources.xobject["/Mark"] = reference
        left, bottom, right, top = (float(value) for value in reference.get_object()["/BBox"])
        self.box = BoxConstraints(width=right - left, height=top - bottom)
        return b"/Mark Do"


def _background(image: bytes | None, turn: int) -> PdfContent | None:
    if image is None:
        return None
    return DrawnPage(image) if image.startswith(b"%PDF-") else PdfImage(_picture(image).rotate(turn, expand=True))


def _picture(png: bytes) -> Image.Image:
    try:
        with Image.open(BytesIO(png), formats=["PNG"]) as picture:
            if max(picture.size) > MAX_IMAGE_SIDE:
                raise BadInput("Ảnh chữ ký hoặc con dấu quá lớn.", f"Dùng ảnh PNG không quá {MAX_IMAGE_SIDE} điểm ảnh.")
            return picture.convert("RGBA")
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        raise BadInput("Không đọc được ảnh chữ ký hoặc con dấu.", "Chọn ảnh PNG nền trong suốt.") from None
