"""Trust is read from folders of certificates."""

from pathlib import Path

import pytest

from vbdt.errors import BadInput
from vbdt.signing.stand_ins.pki import Pki
from vbdt.signing.trust.anchors import load_trust
from vbdt.signing.trust.certificates import read_certificate

CERTS = Path(__file__).parents[3] / "certs"


def test_the_public_anchors_are_read() -> None:
    trust = load_trust(CERTS)
    assert {read_certificate(der).subject for der in trust.anchors} == {
        "RootCA chuyên dùng Chính phủ G2",
        "Vietnam National Root CA",
    }
    assert {read_certificate(der).subject for der in trust.intermediates} == {"CA phục vụ các cơ quan Nhà nước G2"}


def test_a_folder_of_our_own_pki_gives_one_anchor(pki: Pki) -> None:
    trust = load_trust(pki.folder)
    assert trust.anchors == (pki.root.der,)
    assert set(trust.intermediates) == {pki.sub.der, pki.tsa.der}
    assert len(trust.crls) == 2


def test_a_file_that_is_no_certificate_is_named(tmp_path: Path) -> None:
    (tmp_path / "nham.crt").write_text("xin chào", encoding="utf-8")
    with pytest.raises(BadInput, match=r"nham\.crt"):
        load_trust(tmp_path)
    with pytest.raises(BadInput, match="Không có thư mục"):
        load_trust(tmp_path / "khong-co")
