"""Pages of files from outside: drawn as here, and a file that ends PDFium ends a child and costs one sentence."""

import os
import signal
import time
from collections.abc import Iterator
from io import BytesIO
from threading import Timer

import pytest
from pypdf import PdfWriter

from tests.drafting.foreign import scan
from tests.drafting.sample_drafts import decision
from tests.signing.attacks.forge import endless_page
from tests.signing.check.test_sandbox import children
from vbdt.children.warm import Children
from vbdt.drafting import apart, render
from vbdt.drafting.apart import CHILD, MAX_ANSWER, PATIENCE, Painter
from vbdt.drafting.compose import compose
from vbdt.errors import BadInput


@pytest.fixture
def hasty() -> Iterator[Painter]:
    """A painter of little patience."""
    made = Painter(Children(CHILD, 2, MAX_ANSWER))
    yield made
    made.children.close()


def test_a_page_is_the_same_as_drawn_here() -> None:
    pdf = compose(decision()).pdf
    assert apart.page_sizes(pdf) == render.page_sizes(pdf)
    assert apart.render(pdf, 2, 60) == render.render(pdf, 2, 60)


def test_refusals_are_the_same() -> None:
    with pytest.raises(BadInput, match="không có trang 7"):
        apart.render(scan(), 7, 60)
    with pytest.raises(BadInput, match="không phải là PDF"):
        apart.page_sizes(b"PK\x03\x04")


def test_one_child_draws_page_after_page_of_one_file_after_the_other(hasty: Painter) -> None:
    before = children()
    for pdf in (scan(), compose(decision()).pdf, scan()):
        assert hasty.render(pdf, 1, 40) == render.render(pdf, 1, 40)
    assert len(children() - before) == 1


def test_a_page_that_is_never_finished_costs_one_sentence(hasty: Painter) -> None:
    start = time.monotonic()
    with pytest.raises(BadInput, match="bị dừng nên không hiện được"):
        hasty.render(endless_page(), 1, 40)
    assert time.monotonic() - start < 8
    assert hasty.render(scan(), 1, 40) == render.render(scan(), 1, 40)


def test_a_file_that_ended_children_is_left_alone(hasty: Painter) -> None:
    for _ in range(PATIENCE):
        with pytest.raises(BadInput):
            hasty.render(endless_page(), 1, 40)
    start = time.monotonic()
    with pytest.raises(BadInput, match="bị dừng"):
        hasty.page_sizes(endless_page())
    assert time.monotonic() - start < 0.5
    assert len(hasty.page_sizes(scan())) == 1


def test_a_child_killed_in_the_middle_is_one_sentence(hasty: Painter) -> None:
    before = children()
    hasty.page_sizes(scan())
    (child,) = children() - before
    os.kill(child, signal.SIGSTOP)
    Timer(0.2, os.kill, (child, signal.SIGKILL)).start()
    with pytest.raises(BadInput, match="bị dừng"):
        hasty.render(scan(), 1, 40)
    assert hasty.render(scan(), 1, 40) == render.render(scan(), 1, 40)


def test_too_many_pages_are_not_laid_out() -> None:
    writer = PdfWriter()
    for _ in range(render.MOST_PAGES + 1):
        writer.add_blank_page(200, 200)
    out = BytesIO()
    writer.write(out)
    with pytest.raises(BadInput, match="5001 trang"):
        apart.page_sizes(out.getvalue())
