"""Pictures for invented agencies and people: small, of the right colour, transparent, and always the same."""

from io import BytesIO

import pytest
from PIL import Image

from vbdt.drafting.images import BLUE, RED, seal_image, signature_image
from vbdt.errors import UserError


def test_a_seal_is_red_round_and_small() -> None:
    data = seal_image("Ủy ban nhân dân xã Tân Bình", "Tỉnh Hậu Giang", 34)
    picture = Image.open(BytesIO(data))
    assert picture.mode == "RGBA"
    assert picture.width == pytest.approx(picture.height, abs=1)
    assert picture.width <= 600
    assert len(data) < 40_000
    assert {pixel[:3] for pixel in picture.get_flattened_data() if isinstance(pixel, tuple)} == {RED}
    assert picture.getpixel((2, 2)) == (*RED, 0)
    assert picture.getpixel((picture.width // 2, picture.height // 2)) == (*RED, 255)


def test_a_signature_is_blue_and_its_own() -> None:
    data = signature_image("Trần Thị Thùy Dương")
    picture = Image.open(BytesIO(data))
    assert {pixel[:3] for pixel in picture.get_flattened_data() if isinstance(pixel, tuple)} == {BLUE}
    assert len(data) < 20_000
    assert data == signature_image("Trần Thị Thùy Dương")
    assert data != signature_image("Lê Minh Khoa")
    assert signature_image("")


def test_a_seal_cannot_lose_a_letter() -> None:
    with pytest.raises(UserError, match="«☆»"):
        seal_image("Sở ☆", "Tỉnh Hậu Giang")
