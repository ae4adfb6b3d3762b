"""On a page that is stored turned, fields, number, date, signature and seal stand upright, and all verifies."""

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, ImageChops

from tests.drafting.foreign import turned
from vbdt.document.verdict import Verdict
from vbdt.drafting.fields import add_fields, fill
from vbdt.drafting.images import seal_image, signature_image
from vbdt.drafting.mend import mend
from vbdt.drafting.page_frame import frames
from vbdt.drafting.render import render
from vbdt.signing.check.sandbox import sandbox
from vbdt.signing.keys.key import Key
from vbdt.signing.keys.pkcs12 import open_pkcs12
from vbdt.signing.sign import sign
from vbdt.signing.stand_ins.pki import Subject, make_pki
from vbdt.signing.trust.anchors import Trust, load_trust

SIDE = 210
"""A square page looks the same whichever way it is turned."""


def square() -> bytes:
    out = BytesIO()
    Image.new("RGB", (SIDE * 4, SIDE * 4), "white").save(out, "PDF", resolution=101.6)
    return out.getvalue()


@pytest.fixture(scope="module")
def signer(tmp_path_factory: pytest.TempPathFactory) -> tuple[Key, Trust]:
    folder: Path = tmp_path_factory.mktemp("khoa")
    pki = make_pki(folder / "tin-cay")
    issued = pki.issue(Subject("Trần Văn Bình", "Sở Nội vụ", "Giám đốc"))
    issued.write_pkcs12(folder / "khoa.p12", "123456", (pki.sub.certificate,))
    return open_pkcs12(folder / "khoa.p12", "123456"), load_trust(folder / "tin-cay")


def made(key: Key, degrees: int) -> bytes:
    """The routine of leader, number, date and seal on a page turned by so much."""
    pdf = mend(turned(square(), degrees)).pdf
    page = frames(pdf)[0]
    places = (
        page.place("nguoi_ky", 110, 150, 46, 18),
        page.place("dau", 90, 140, 36, 36),
        page.place("so", 20, 40, 68, 6),
        page.place("ngay", 98, 40, 92, 6),
    )
    values = {"so": "Số:         /QĐ-SNV", "ngay": "Hậu Giang, ngày      tháng      năm 2026"}
    ready = add_fields(pdf, places, values, made_elsewhere=True)
    by_leader = sign(ready, key, "nguoi_ky", image=signature_image("Trần Văn Bình")).pdf
    numbered = fill(by_leader, {"so": "Số: 05/QĐ-SNV", "ngay": "Hậu Giang, ngày 05 tháng 3 năm 2026"})
    return sign(numbered, key, "dau", image=seal_image("Sở Nội vụ", "Hậu Giang"), lock=("so", "ngay")).pdf


def look(pdf: bytes) -> Image.Image:
    picture = render(pdf, 1, 60)
    return Image.frombuffer("RGBA", (picture.width, picture.height), picture.data, "raw", "RGBA", 0, 1).convert("L")


@pytest.mark.parametrize("degrees", [90, 180, 270])
def test_it_looks_as_on_an_upright_page_and_verifies(signer: tuple[Key, Trust], degrees: int) -> None:
    key, trust = signer
    pdf = made(key, degrees)
    assert frames(pdf)[0].turn == degrees
    difference = ImageChops.difference(look(pdf), look(made(key, 0)))
    strong = difference.point([0] * 160 + [255] * 96).histogram()[255]
    assert strong < 40  # edges fall on other dots; a letter that stood elsewhere would leave hundreds
    assert sandbox().verify(pdf, trust).verdict is Verdict.VALID
