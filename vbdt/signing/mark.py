"""The look of a signature on the page: one picture stretched over its field, and nothing of pyHanko's own."""

from io import BytesIO

from PIL import Image
from pyhanko.pdf_utils.images import PdfImage
from pyhanko.pdf_utils.layout import AxisAlignment, InnerScaling, Margins, SimpleBoxLayoutRule
from pyhanko.stamp import StaticStampStyle

from vbdt.errors import BadInput

MAX_IMAGE_SIDE = 2000
"""Pixels. A 36 mm seal at 600 dpi is 850."""


def look_of(image: bytes | None) -> StaticStampStyle:
    """The style for a PNG, or for a signature without a picture: no text, no border, no margin, full opacity.

    Raises BadInput.
    """
    fill = SimpleBoxLayoutRule(
        AxisAlignment.ALIGN_MID, AxisAlignment.ALIGN_MID, Margins(0, 0, 0, 0), InnerScaling.STRETCH_TO_FIT
    )
    background = None if image is None else PdfImage(_picture(image))
    return StaticStampStyle(background=background, background_layout=fill, background_opacity=1.0, border_width=0)


def _picture(png: bytes) -> Image.Image:
    try:
        with Image.open(BytesIO(png), formats=["PNG"]) as picture:
            if max(picture.size) > MAX_IMAGE_SIDE:
                raise BadInput("Ảnh chữ ký hoặc con dấu quá lớn.", f"Dùng ảnh PNG không quá {MAX_IMAGE_SIDE} điểm ảnh.")
            return picture.convert("RGBA")
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        raise BadInput("Không đọc được ảnh chữ ký hoặc con dấu.", "Chọn ảnh PNG nền trong suốt.") from None
