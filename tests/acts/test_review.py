"""What a leader sees of a document in a batch: the frame stands where the field is seen, however the page is turned."""

import pytest

from tests.drafting.foreign import scan, turned
from vbdt.acts.review import look_inside
from vbdt.drafting.page_frame import frame
from vbdt.drafting.places import POINTS_PER_MM
from vbdt.signing.fields import add_signature_fields
from vbdt.signing.places import Place


@pytest.mark.parametrize("degrees", [0, 90, 180, 270])
def test_the_frame_stands_where_the_field_is_seen(degrees: int) -> None:
    pdf = turned(scan(), degrees)
    seen = frame(pdf, 1)
    left, bottom, right, top = seen.box(30, 40, 60, 20)
    pages, place = look_inside(
        add_signature_fields(pdf, (Place("nguoi_ky", 1, left, bottom, right - left, top - bottom),))
    )
    assert pages == 1
    assert place is not None
    x0, y0, x1, y1 = (value / POINTS_PER_MM for value in place.box)
    assert [round(each) for each in (x0, seen.size[1] - y1, x1 - x0, y1 - y0)] == [30, 40, 60, 20]
