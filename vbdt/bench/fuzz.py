"""Damaged signed files, thousands of them, each of which must end in a verdict: none may look valid that is not.

Seeded, so that a find can be repeated. A mutant that is called valid must look and read exactly like its original.
"""

import argparse
import random
import re
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory

import pypdfium2

from vbdt.bench.samples import make_samples
from vbdt.document.verdict import Verdict
from vbdt.errors import Exit
from vbdt.signing.check.sandbox import Sandbox, sandbox
from vbdt.signing.trust.anchors import Trust

TOKENS = re.compile(rb"/[A-Za-z]{2,20}|\d{1,10}|\bobj\b|\bendobj\b|\bstream\b|\bxref\b|\btrailer\b|%%EOF|<<|>>|\[|\]")
ODD = (
    b"null",
    b"0",
    b"-1",
    b"99999999999",
    b"<<>>",
    b"[]",
    b"1 0 R",
    b"/X",
    b"()",
    b"<>",
    b"\0",
    b"%%EOF",
    b"endobj",
    b"",
)
TOGETHER = 2
"""Files under examination at once."""
BATCH = 200


@dataclass(frozen=True, slots=True)
class Find:
    """A mutant that was called valid although it is not its original in effect, or that got no verdict at all."""

    seed: int
    number: int
    verdict: str


def mutants(originals: Sequence[bytes], count: int, seed: int) -> Iterator[tuple[int, bytes, bytes]]:
    """Number, original and mutant."""
    for number in range(count):
        chance = random.Random(f"{seed}/{number}")  # noqa: S311 - repeatable, not secret
        original = chance.choice(originals)
        mutant = original
        for _ in range(chance.choice((1, 1, 1, 2, 4))):
            mutant = _mutated(mutant, chance)
        yield number, original, mutant


def run_fuzz(
    originals: Sequence[bytes], trust: Trust, count: int, seed: int, box: Sandbox
) -> tuple[Counter[str], list[Find]]:
    """Check `count` mutants. Gives how often each verdict came, and what must not be."""
    tally: Counter[str] = Counter()
    finds = []
    with ThreadPoolExecutor(TOGETHER) as pool:
        for batch in _batches(mutants(originals, count, seed)):
            verdicts = pool.map(lambda each: box.verify(each[2], trust).verdict, batch)
            # PDFium is not safe in two threads, so what was called valid is looked at here, in one.
            for verdict, (number, original, mutant) in zip(verdicts, batch, strict=True):
                tally[verdict.value] += 1
                if verdict is Verdict.VALID and not same_in_effect(original, mutant):
                    finds.append(Find(seed, number, verdict.value))
    return tally, finds


def _batches(each: Iterator[tuple[int, bytes, bytes]]) -> Iterator[list[tuple[int, bytes, bytes]]]:
    while batch := list(islice(each, BATCH)):
        yield batch


def same_in_effect(original: bytes, mutant: bytes) -> bool:
    """Whether both show the same pages and hold the same text."""
    return original == mutant or _effect(original) == _effect(mutant)


def _effect(pdf: bytes) -> list[tuple[bytes, str]] | None:
    try:
        with closing(pypdfium2.PdfDocument(pdf)) as document:
            document.init_forms()
            return [_page(page) for page in document]
    except pypdfium2.PdfiumError:
        return None


def _page(page: pypdfium2.PdfPage) -> tuple[bytes, str]:
    with closing(page), closing(page.render(scale=1)) as bitmap, closing(page.get_textpage()) as text:
        return bytes(bitmap.buffer), text.get_text_bounded()


def _mutated(pdf: bytes, chance: random.Random) -> bytes:
    if not pdf:
        return pdf
    at = chance.randrange(len(pdf))
    match chance.randrange(9):
        case 0:
            return pdf[:at] + bytes([pdf[at] ^ (1 << chance.randrange(8))]) + pdf[at + 1 :]
        case 1:
            return pdf[:at] + chance.randbytes(chance.choice((1, 2, 16))) + pdf[at:]
        case 2:
            return pdf[:at] + pdf[at + chance.choice((1, 2, 16, 400)) :]
        case 3:
            return pdf[:at]
        case 4:
            length = chance.choice((8, 64, 1024))
            start = chance.randrange(len(pdf))
            return pdf[:at] + pdf[start : start + length] + pdf[at + length :]
        case 5:
            return pdf + chance.choice((pdf[at:], b"\n", b"%%EOF\n", pdf[-400:], b"9 0 obj\n<<>>\nendobj\n"))
        case 6:
            return chance.choice((b"\n", b"\0" * 9, b"%PDF-1.4\n", b"\xef\xbb\xbf")) + pdf
        case _:
            return _another_token(pdf, chance)


def _another_token(pdf: bytes, chance: random.Random) -> bytes:
    """One word of the file's grammar becomes another: this reaches deeper than noise."""
    found = list(TOKENS.finditer(pdf))
    if not found:
        return b""
    old = chance.choice(found)
    new = chance.choice((chance.choice(found)[0], chance.choice(ODD)))
    return pdf[: old.start()] + (new.ljust(len(old[0])) if chance.random() < 0.5 else new) + pdf[old.end() :]


def add_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--count", type=int, default=50_000, metavar="N", help="số tệp hỏng (mặc định 50.000)")
    parser.add_argument("--seed", type=int, default=1, metavar="N")


def run(options: argparse.Namespace) -> Exit:
    with TemporaryDirectory() as folder:
        samples = make_samples(Path(folder))
        start = time.perf_counter()
        tally, finds = run_fuzz(samples.small, samples.trust, options.count, options.seed, sandbox())
        took = time.perf_counter() - start
    print(f"{options.count} tệp, {took:.0f} giây, {options.count / took:.0f} tệp mỗi giây")
    for verdict, count in tally.most_common():
        print(f"  {verdict:16}{count:8}")
    for find in finds:
        print(f"  SAI: hạt {find.seed}, tệp {find.number}: {find.verdict}")
    return Exit.REFUSED if finds else Exit.DONE
