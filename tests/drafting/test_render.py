"""Pages as pictures: what the clerk filled in is seen, and nothing from outside can ask for too much."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from io import BytesIO

import pytest
from pypdf import PdfWriter

from tests.drafting.sample_drafts import decision, letter
from vbdt.document.kinds import Urgency
from vbdt.drafting.compose import compose
from vbdt.drafting.fields import fill
from vbdt.drafting.render import MAX_PIXELS, Picture, page_sizes, render
from vbdt.drafting.wording import issue_lines
from vbdt.errors import BadInput


def _dark(picture: Picture, box: tuple[float, float, float, float], dpi: float) -> int:
    """How many dark pixels are in the box (PDF points from the lower left of an A4 page)."""
    left, bottom, right, top = box
    scale = dpi / 72
    count = 0
    for y in range(int((841.9 - top) * scale), int((841.9 - bottom) * scale)):
        row = picture.data[(y * picture.width + int(left * scale)) * 4 : (y * picture.width + int(right * scale)) * 4]
        count += sum(value < 100 for value in row[::4])
    return count


def test_a_page_has_the_size_of_a4_at_its_resolution() -> None:
    picture = render(compose(decision()).pdf, 1, dpi=72)
    assert (picture.width, picture.height) == (596, 842)
    assert len(picture.data) == 596 * 842 * 4
    assert [tuple(map(round, size)) for size in page_sizes(compose(decision()).pdf)] == [(595, 842)] * 2


def test_what_was_filled_in_is_drawn() -> None:
    composed = compose(decision())
    filled = fill(composed.pdf, issue_lines(decision(), 15, date(2026, 3, 5)))
    box = composed.places["ngay"].box
    before, after = (_dark(render(pdf, 1, 100), box, 100) for pdf in (composed.pdf, filled))
    assert after > before > 0


def test_the_urgency_stamp_is_red() -> None:
    urgent, ordinary = (compose(letter(urgency=urgency)).pdf for urgency in (Urgency.URGENT, Urgency.NORMAL))
    assert (224, 0, 0) in _colours(urgent)
    assert all(red == green == blue for red, green, blue in _colours(ordinary))


def _colours(pdf: bytes) -> set[tuple[int, int, int]]:
    data = render(pdf, 1, 200).data
    return set(zip(data[::4], data[1::4], data[2::4], strict=True))


def test_a_page_that_is_not_there_is_refused() -> None:
    with pytest.raises(BadInput, match="không có trang 3"):
        render(compose(decision()).pdf, 3, 72)


def test_a_huge_page_is_drawn_coarser_instead_of_filling_the_memory() -> None:
    writer = PdfWriter()
    writer.add_blank_page(14_400, 14_400)
    out = BytesIO()
    writer.write(out)
    picture = render(out.getvalue(), 1, dpi=600)
    assert picture.width * picture.height <= MAX_PIXELS * 1.01


def test_many_threads_may_draw_at_once() -> None:
    pdf = compose(decision()).pdf
    with ThreadPoolExecutor(4) as pool:
        pictures = list(pool.map(lambda n: render(pdf, n % 2 + 1, 50), range(12)))
    assert len({picture.data for picture in pictures}) == 2
