"""Five thousand damaged files, the same every time. `vbdt bench fuzz` goes on where this ends."""

from pathlib import Path

from vbdt.bench.fuzz import mutants, run_fuzz
from vbdt.bench.samples import make_samples
from vbdt.document.verdict import Verdict
from vbdt.signing.check.sandbox import Sandbox

COUNT = 5000


def test_every_damaged_file_ends_in_a_verdict_and_none_is_valid_that_is_not_the_same(tmp_path: Path) -> None:
    samples = make_samples(tmp_path)
    box = Sandbox()
    try:
        assert {box.verify(each, samples.trust).verdict for each in samples.small} == {Verdict.VALID}
        tally, finds = run_fuzz(samples.small, samples.trust, COUNT, 2026, box)
    finally:
        box.close()
    assert finds == []
    assert sum(tally.values()) == COUNT
    assert set(tally) <= {each.value for each in Verdict}
    assert tally["modified"] > 500  # the mutants are not all so broken that nothing is looked at
    assert tally["unknown"] > 500


def test_mutants_repeat(tmp_path: Path) -> None:
    originals = [b"%PDF-1.7\n1 0 obj\n<</Type/Catalog>>\nendobj\n"]
    first, second = (list(mutants(originals, 50, 7)) for _ in range(2))
    assert first == second
    assert len({mutant for _, _, mutant in first}) > 40
