"""Văn bản tại thời điểm ký: a signed revision beside the file of now, page by page, with what differs outlined."""

from dataclasses import dataclass
from typing import cast

from PIL import Image, ImageChops

from vbdt.document.verdict import SignatureVerdict
from vbdt.drafting.apart import page_sizes, render
from vbdt.drafting.render import Picture
from vbdt.errors import BadInput
from vbdt.signing.check.coverage import junk_before
from vbdt.signing.check.sandbox import sandbox

COARSE, FINE = 60, 110
"""Dots an inch: to find the pages that differ, and to look at one."""
MOST_PAGES = 40
"""Pages that are looked through for differences."""
CELL_POINTS = 9
"""Differences nearer to each other than about a line of text are outlined together."""
NOISE = 40
"""Grey values of 255, as in the verifier's own comparison."""

Place = tuple[int, int, int, int]
"""Left, top, right, bottom in pixels of the picture of now."""


@dataclass(frozen=True, slots=True)
class Revision:
    """The file as one signature left it, and as it is now. `page` shows the signature; pages count from 1.

    `differing` are the pages that look otherwise now, new ones and missing ones among them.
    """

    then: bytes
    now: bytes
    pages_then: int
    pages_now: int
    page: int
    differing: tuple[int, ...]

    @property
    def pages(self) -> int:
        return max(self.pages_then, self.pages_now)


@dataclass(frozen=True, slots=True)
class Sides:
    """One page then and now; None where it did not or does not exist. `places` are what differs."""

    then: Picture | None
    now: Picture | None
    places: tuple[Place, ...]


def revision(pdf: bytes, signature: SignatureVerdict) -> Revision:
    """Raises BadInput when the signature tells no revision, or when one of the two cannot be opened."""
    start = junk_before(pdf)
    if not 0 < signature.revision_bytes <= len(pdf) - start:
        raise BadInput("Không tách được văn bản tại thời điểm ký.", "Xem văn bản như hiện nay.")
    then, now = pdf[start : start + signature.revision_bytes], pdf[start:]
    pages_then, pages_now = len(page_sizes(then)), len(page_sizes(now))
    made = Revision(then, now, pages_then, pages_now, _field_page(now, signature.field), ())
    looked = range(1, min(made.pages, MOST_PAGES) + 1)
    differing = tuple(page for page in looked if then != now and sides(made, page, COARSE).places)
    return Revision(then, now, pages_then, pages_now, made.page, differing)


def _field_page(pdf: bytes, name: str) -> int:
    return cast(int, sandbox().read("vbdt.drafting.field_page:field_page", pdf, name))


def sides(made: Revision, page: int, dpi: float = FINE) -> Sides:
    """Both pictures of a page. Raises BadInput for a page that cannot be drawn."""
    then = render(made.then, page, dpi) if page <= made.pages_then else None
    now = render(made.now, page, dpi) if page <= made.pages_now else None
    if then is None or now is None:
        shown = now or then
        return Sides(then, now, ((0, 0, shown.width, shown.height),) if shown else ())
    return Sides(then, now, _differences(then, now, max(1, round(CELL_POINTS * dpi / 72))))


def _differences(then: Picture, now: Picture, cell: int) -> tuple[Place, ...]:
    """The boxes around what differs; the whole page where its size is another."""
    if (then.width, then.height) != (now.width, now.height):
        return ((0, 0, now.width, now.height),)
    if then.data == now.data:
        return ()
    apart = ImageChops.difference(_grey(then), _grey(now)).point([255 if level >= NOISE else 0 for level in range(256)])
    columns, rows = -(-apart.width // cell), -(-apart.height // cell)
    padded = Image.new("L", (columns * cell, rows * cell))
    padded.paste(apart)
    marked = padded.reduce(cell).point([255 if level else 0 for level in range(256)])
    return tuple(_boxed(group, cell, now) for group in _groups(marked))


def _grey(picture: Picture) -> Image.Image:
    return Image.frombytes("RGBX", (picture.width, picture.height), picture.data).convert("RGB").convert("L")


def _groups(marked: Image.Image) -> list[list[tuple[int, int]]]:
    """Cells that touch each other, also at a corner, belong together."""
    data, width = marked.tobytes(), marked.width
    left = {(n % width, n // width) for n, value in enumerate(data) if value}
    groups = []
    while left:
        group, waiting = [], [left.pop()]
        while waiting:
            x, y = waiting.pop()
            group.append((x, y))
            near = {(x + dx, y + dy) for dx in (-1, 0, 1) for dy in (-1, 0, 1)} & left
            left -= near
            waiting += near
        groups.append(group)
    return sorted(groups, key=lambda each: (min(y for _, y in each), min(x for x, _ in each)))


def _boxed(group: list[tuple[int, int]], cell: int, page: Picture) -> Place:
    xs, ys = [x for x, _ in group], [y for _, y in group]
    right, bottom = (max(xs) + 1) * cell, (max(ys) + 1) * cell
    return min(xs) * cell, min(ys) * cell, min(right, page.width), min(bottom, page.height)
