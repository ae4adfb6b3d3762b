"""Pictures of a seal and of a signature for invented agencies and people: for the demo and until real ones are scanned.

Decree 30/2020/NĐ-CP, appendix I, II.7d and II.8: the seal red and in its real size, the signature blue, both PNG with a
transparent ground. One colour per picture with all shape in the alpha channel keeps them small inside a PDF.
"""

import json
import math
from collections.abc import Sequence
from hashlib import sha256
from io import BytesIO
from itertools import pairwise
from random import Random

from PIL import Image, ImageDraw

from vbdt.drafting.glyphs import check_glyphs
from vbdt.drafting.typeset import typesetter

RED = (208, 2, 27)
BLUE = (24, 58, 160)
SEAL_PIXELS = 480
SIGNATURE_SIZE = (560, 219)
"""Pixels in the proportion of the signature's field, 46 × 18 mm."""
_OVERSAMPLING = 3


def seal_image(agency: str, superior: str, diameter: int = 36) -> bytes:
    """PNG of a round seal, `agency` along the rim and `superior` below the star; `diameter` in millimetres."""
    value = json.dumps({"diameter": diameter, "above": agency.upper(), "below": superior.upper()}, ensure_ascii=False)
    check_glyphs([value])
    drawn = typesetter("seal.typ").png(value, ppi=SEAL_PIXELS / (diameter / 25.4))
    return _inked(Image.open(BytesIO(drawn)).getchannel("A"), RED)


def signature_image(name: str) -> bytes:
    """PNG of a pen stroke that looks like a signature: the same for the same name, another for another."""
    width, height = (side * _OVERSAMPLING for side in SIGNATURE_SIZE)
    canvas = Image.new("L", (width, height), 0)
    pen = ImageDraw.Draw(canvas)
    chance = Random(sha256(name.encode()).digest())  # noqa: S311 - a drawing, not a secret
    for stroke in (_letters(name, chance), _flourish(chance)):
        _draw(pen, [(x * width, y * height) for x, y in stroke], height * 0.028)
    return _inked(canvas.resize(SIGNATURE_SIZE, Image.Resampling.LANCZOS), BLUE)


Point = tuple[float, float]


def _letters(name: str, chance: Random) -> list[Point]:
    """A tall first loop, then waves that grow flatter; in fractions of the picture."""
    waves = 3 + len(name) % 4
    lean, tall = chance.uniform(-0.03, 0.05), chance.uniform(0.0, 0.14)
    points: list[Point] = [
        (0.07, 0.6 - tall),
        (0.16 + lean, 0.16 + tall),
        (0.23 + lean, 0.08),
        (0.23 + lean, 0.36),
        (0.17, 0.8),
        (0.1 + lean, 0.84 - tall),
        (0.2, 0.58),
    ]
    step = chance.uniform(0.46, 0.58) / waves
    x = 0.29 + lean
    for n in range(waves):
        height = (0.3 if chance.random() < 0.35 else 0.15) * (1 - 0.55 * n / waves)
        points += [(x, 0.5 - height), (x + step * 0.35, 0.57 + chance.uniform(-0.03, 0.06)), (x + step * 0.75, 0.55)]
        x += step * chance.uniform(0.75, 1.25)
    return [*points, (min(x + 0.08, 0.95), chance.uniform(0.3, 0.48))]


def _flourish(chance: Random) -> list[Point]:
    """The line drawn back under the name."""
    drop, turn = chance.uniform(0.7, 0.78), chance.uniform(0.2, 0.45)
    back = [(0.9, drop - 0.1), (0.6, drop), (turn, drop + 0.07)]
    return [*back, (turn + 0.06, drop + 0.11), (0.68, drop + 0.04), (0.95, drop - chance.uniform(0.0, 0.08))]


def _draw(pen: ImageDraw.ImageDraw, points: Sequence[Point], weight: float) -> None:
    """A smooth line through the points, thicker where the pen goes down."""
    path = [point for n in range(len(points) - 1) for point in _curve(points, n)]
    for (x, y), (next_x, next_y) in pairwise(path):
        down = (next_y - y) / (math.hypot(next_x - x, next_y - y) or 1)
        radius = weight * (0.34 + 0.16 * down)
        pen.ellipse((x - radius, y - radius, x + radius, y + radius), fill=255)


def _curve(points: Sequence[Point], n: int, steps: int = 160) -> list[Point]:
    """The Catmull-Rom piece from point n to point n + 1."""
    a, b, c, d = (points[min(max(i, 0), len(points) - 1)] for i in range(n - 1, n + 3))

    def at(t: float, axis: int) -> float:
        p, q, r, s = a[axis], b[axis], c[axis], d[axis]
        return 0.5 * (2 * q + (r - p) * t + (2 * p - 5 * q + 4 * r - s) * t * t + (3 * q - p - 3 * r + s) * t**3)

    return [(at(k / steps, 0), at(k / steps, 1)) for k in range(steps)]


def _inked(alpha: Image.Image, ink: tuple[int, int, int]) -> bytes:
    """PNG of one ink whose density is `alpha`, in 16 steps so that it packs well."""
    stepped = alpha.point([min(255, (value + 8) // 17 * 17) for value in range(256)])
    picture = Image.merge("RGBA", [*(Image.new("L", alpha.size, part) for part in ink), stepped])
    out = BytesIO()
    picture.save(out, "PNG", optimize=True)
    return out.getvalue()
