"""A PDF from outside is read in a child; what the child refuses is refused in the same words."""

import pytest

from tests.drafting.sample_drafts import decision
from tests.signing.attacks.forge import one_page, text
from vbdt.acts.outside import read_outside
from vbdt.drafting.compose import compose
from vbdt.errors import BadInput


def test_words_and_lines_of_a_file() -> None:
    said = read_outside(compose(decision()).pdf)
    assert "QUYẾT ĐỊNH" in said.text
    assert set(said.lines) >= {"so", "ngay"}


def test_a_file_without_fields_has_no_lines() -> None:
    said = read_outside(one_page(text("So tien")))
    assert (said.text.strip(), said.lines) == ("So tien", {})


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7\nrac", b"khong phai PDF"], ids=["nothing", "damaged", "no PDF"])
def test_what_cannot_be_read_is_refused_in_words(data: bytes) -> None:
    with pytest.raises(BadInput, match="PDF"):
        read_outside(data)
