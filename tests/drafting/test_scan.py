"""What a digitised document must be, measured on the pictures themselves."""

from io import BytesIO
from typing import cast

import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.generic import ArrayObject, DictionaryObject, NameObject, NumberObject, StreamObject

from tests.drafting.foreign import layered, scan, scanned, turned
from tests.drafting.sample_drafts import decision
from vbdt.drafting.compose import compose
from vbdt.drafting.scan import check_scan, examine, is_older
from vbdt.errors import BadInput, NotAllowed
from vbdt.law import load_copies

STANDARD = load_copies().scan
WHOLE = (0.0, 0.0, 595.28, 841.89)


def refusal(data: bytes, *, pictures_only: bool = True) -> str:
    with pytest.raises(NotAllowed) as caught:
        check_scan(examine(data), STANDARD, pictures_only=pictures_only)
    assert "mục I.2" in caught.value.rule
    return caught.value.what


def test_a_colour_scan_at_200_dpi_is_taken_without_a_word() -> None:
    made = examine(scanned(200, pages=2))
    assert [(page.dpi, page.colour, round(page.width), round(page.height)) for page in made.pages] == [
        (200, True, 210, 297)
    ] * 2
    assert check_scan(made, STANDARD, pictures_only=True) == ()


def test_a_coarse_scan_is_refused_with_its_page_and_resolution() -> None:
    assert refusal(scan(pages=2)) == "Trang 1 được quét ở 102 dpi, quy định tối thiểu 200 dpi."


@pytest.mark.parametrize("mode", ["L", "1"])
def test_grey_and_black_and_white_are_no_colour(mode: str) -> None:
    assert "ảnh màu" in refusal(scanned(200, mode))


def test_grey_is_grey_under_a_colour_profile_too() -> None:
    writer = PdfWriter(clone_from=PdfReader(BytesIO(scanned(200, "L"))))
    profile = StreamObject()
    profile.update({NameObject("/N"): NumberObject(1), NameObject("/Alternate"): NameObject("/DeviceGray")})
    space = ArrayObject([NameObject("/ICCBased"), writer._add_object(profile)])
    resources = cast(DictionaryObject, writer.pages[0]["/Resources"])
    for each in cast(DictionaryObject, resources["/XObject"]).values():
        cast(DictionaryObject, each.get_object())[NameObject("/ColorSpace")] = space
    out = BytesIO()
    writer.write(out)
    assert "ảnh màu" in refusal(out.getvalue())


def test_what_a_word_processor_made_is_no_scan_but_may_be_an_excerpt() -> None:
    made = compose(decision()).pdf
    assert refusal(made) == "Trang 1 không phải ảnh quét của bản giấy."
    assert check_scan(examine(made), STANDARD, pictures_only=False) == ()


def test_a_sharp_stamp_makes_no_sharp_page() -> None:
    assert "100 dpi" in refusal(layered((100, WHOLE), (400, (300, 100, 120, 120))))


def test_layers_are_as_fine_as_the_one_with_the_letters() -> None:
    assert examine(layered((75, WHOLE), (300, WHOLE))).pages[0].dpi == 300


def test_strips_make_a_page_together() -> None:
    strips = [(220, (0.0, 84.2 * n, 595.28, 84.2)) for n in range(10)]
    assert check_scan(examine(layered(*strips)), STANDARD, pictures_only=True) == ()


def test_a_page_stored_turned_is_measured_as_it_is_seen() -> None:
    (page,) = examine(turned(scanned(200), 90)).pages
    assert (round(page.width), round(page.height), page.dpi) == (297, 210, 200)


def test_an_odd_size_is_a_warning_about_the_scale() -> None:
    (note,) = check_scan(examine(scanned(200, size_mm=(150, 240))), STANDARD, pictures_only=True)
    assert "100 %" in note


def test_versions_are_numbers() -> None:
    assert is_older("1.3", "1.4")
    assert not is_older("1.10", "1.4")
    assert not is_older("2.0", "1.4")
    assert examine(scanned(200)).version >= "1.4"
    assert examine(scanned(200).replace(b"%PDF-1.4", b"%PDF-1.2", 1)).version == "1.2"


def test_no_pdf_is_no_scan() -> None:
    with pytest.raises(BadInput):
        examine(b"\xff\xd8\xff\xe0 jpeg")
