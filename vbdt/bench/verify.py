"""How long a check takes, beside `pdfsig` of poppler on the same file in the same run.

`pdfsig` looks at the numbers of the signatures only: it compares no revisions, draws no page and here knows no trust.
Its time includes starting its process, ours is warm; a folder is checked by as many children as there are cores.
"""

import argparse
import json
import shutil
import subprocess
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from vbdt.bench.samples import make_samples
from vbdt.document.verdict import Verdict
from vbdt.errors import Exit, UserError
from vbdt.signing.check.appearance import compare
from vbdt.signing.check.sandbox import sandbox
from vbdt.signing.check.verify import verify


@dataclass(frozen=True, slots=True)
class Row:
    """Median milliseconds for one document with two signatures; `per_second` over a folder on all cores."""

    pdfsig: float
    inside: float
    child: float
    per_second: float

    @property
    def ratio(self) -> float:
        return self.child / self.pdfsig


def add_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--documents", type=int, default=60, metavar="N", help="số tệp của thư mục")
    parser.add_argument("--json", action="store_true")


def run(options: argparse.Namespace) -> Exit:
    row = measure(options.documents)
    if options.json:
        print(json.dumps({**asdict(row), "ratio": row.ratio}, indent=2))
        return Exit.DONE
    print("Một văn bản có hai chữ ký, mili giây (trung vị):")
    print(f"  {'pdfsig (chỉ tính chữ ký)':<46}{row.pdfsig:>8.1f}")
    print(f"  {'kiểm tra trong tiến trình, không so hình':<46}{row.inside:>8.1f}")
    print(f"  {'kiểm tra đủ, trong tiến trình con đã sẵn':<46}{row.child:>8.1f}   = {row.ratio:.1f} lần pdfsig")
    print(f"Thư mục {options.documents} văn bản, mọi lõi: {row.per_second:.1f} văn bản mỗi giây")
    return Exit.DONE


def measure(documents: int) -> Row:
    program = shutil.which("pdfsig")
    if program is None:
        raise UserError("Máy này không có pdfsig để so sánh.", "Cài gói poppler-utils.")
    times = max(5, min(documents, 30))
    with TemporaryDirectory(prefix="vbdt-bench-") as name:
        samples = make_samples(Path(name))
        paths = [Path(name) / f"{n}.pdf" for n in range(documents)]
        for path in paths:
            path.write_bytes(samples.office)
        pdf, trust = samples.office, samples.trust
        if (
            sandbox().verify(pdf, trust).verdict is not Verdict.VALID
            or verify(pdf, trust, look=compare).signatures == ()
        ):
            raise UserError("Văn bản mẫu không hợp lệ nên phép đo không có giá trị.")
        pdfsig = _median(times, lambda: _pdfsig(program, paths[0]))
        inside = _median(times, lambda: verify(pdf, trust))
        child = _median(times, lambda: sandbox().verify(pdf, trust))
        list(sandbox().verify_many(paths[:4], trust))  # both children are warm before the clock starts
        start = time.perf_counter()
        done = sum(1 for _ in sandbox().verify_many(paths, trust))
        return Row(pdfsig, inside, child, done / (time.perf_counter() - start))


def _pdfsig(program: str, path: Path) -> None:
    subprocess.run([program, "-nocert", str(path)], check=True, capture_output=True)  # noqa: S603 - a known program


def _median(times: int, work: Callable[[], object]) -> float:
    """Milliseconds."""
    taken = []
    for _ in range(times):
        start = time.perf_counter()
        work()
        taken.append((time.perf_counter() - start) * 1000)
    return median(taken)
