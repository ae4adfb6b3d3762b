"""The mark «ĐẾN» finds its place by itself: white, under the number where it can, the same on every desk."""

from io import BytesIO
from time import perf_counter

import pytest
from PIL import Image, ImageDraw

from tests.drafting.foreign import scan, turned
from tests.drafting.sample_drafts import decision, letter
from vbdt.document.content import Draft
from vbdt.document.model import MarkPlace
from vbdt.drafting.compose import compose
from vbdt.drafting.free_space import propose_place
from vbdt.drafting.render import render
from vbdt.errors import BadInput


def ink_under(pdf: bytes, place: MarkPlace) -> int:
    """Dots that are not white where the mark of 50 × 35 mm would stand, at four dots a millimetre."""
    picture = render(pdf, 1, 101.6)
    grey = Image.frombuffer("RGBA", (picture.width, picture.height), picture.data, "raw", "RGBA", 0, 1).convert("L")
    left, top = (round(value * 0.4) for value in (place.x, place.y))
    return sum(grey.crop((left, top, left + 200, top + 140)).histogram()[:200])


def page(draw: object = None, size: tuple[int, int] = (210, 297)) -> bytes:
    """A scan at four dots a millimetre, drawn on by `draw`."""
    picture = Image.new("RGB", (size[0] * 4, size[1] * 4), "white")
    if callable(draw):
        draw(ImageDraw.Draw(picture))
    out = BytesIO()
    picture.save(out, "PDF", resolution=101.6)
    return out.getvalue()


@pytest.mark.parametrize("draft", [decision(), letter()], ids=["decision", "letter"])
def test_a_page_of_text_takes_it_where_it_is_white(draft: Draft) -> None:
    pdf = compose(draft).pdf
    place = propose_place(pdf)
    assert ink_under(pdf, place) == 0
    assert place == propose_place(pdf)
    assert place.x < 500


def test_an_empty_page_takes_it_where_the_number_usually_ends() -> None:
    assert propose_place(page()) == MarkPlace(1, 300, 520)


def test_it_goes_on_to_the_next_white_place() -> None:
    def stripe(pen: ImageDraw.ImageDraw) -> None:
        pen.rectangle((0, 50 * 4, 210 * 4, 100 * 4), fill="black")

    place = propose_place(page(stripe))
    assert ink_under(page(stripe), place) == 0
    assert place.y > 1000 or place.y < 150


def test_a_grey_scan_is_no_ink() -> None:
    def paper(pen: ImageDraw.ImageDraw) -> None:
        pen.rectangle((0, 0, 900, 1300), fill=(225, 222, 214))

    assert propose_place(page(paper)) == MarkPlace(1, 300, 520)


def test_a_page_full_of_lines_takes_it_over_the_fewest() -> None:
    def lines(pen: ImageDraw.ImageDraw) -> None:
        for y in range(0, 297 * 4, 24):
            pen.line((0, y, (90 if y > 800 else 210) * 4, y), fill="black", width=6)

    place = propose_place(page(lines))
    assert place.y > 1900
    assert place.x >= 900


@pytest.mark.parametrize("degrees", [90, 180, 270])
def test_turned_pages_are_looked_at_as_they_are_seen(degrees: int) -> None:
    pdf = turned(compose(decision()).pdf, degrees)
    assert ink_under(pdf, propose_place(pdf)) == 0


@pytest.mark.parametrize("size", [(841, 1189), (3000, 2000), (40, 30)])
def test_maps_and_slips_take_little_time(size: tuple[int, int]) -> None:
    begun = perf_counter()
    place = propose_place(scan(size) if max(size) < 2000 else page(None, size))
    assert place.page == 1
    assert 0 <= place.x < size[0] * 10
    assert perf_counter() - begun < 10


def test_what_is_no_pdf_is_said() -> None:
    with pytest.raises(BadInput):
        propose_place(b"PK\x03\x04")
