"""One document for many agencies: time beside `age`, and memory that does not grow with the readers."""

import shutil
from pathlib import Path

import pytest

from vbdt.bench.seal import measure, random_bytes
from vbdt.errors import UserError


@pytest.mark.skipif(shutil.which("age") is None, reason="needs the program age to compare with")
def test_twenty_megabytes_for_six_hundred_agencies() -> None:
    """The bound on time is loose: other tests run beside. `vbdt bench seal` gives the number."""
    row = measure(20, 600)
    assert row.memory < 100 or not Path("/proc/self/status").exists()
    assert row.ours < 10
    assert row.pointer_bytes < 2_000
    assert min(row.opening, row.age_one, row.age_all, row.age_opening) > 0


def test_without_age_there_is_nothing_to_compare_with(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "/nowhere")
    with pytest.raises(UserError, match="age"):
        measure(0.1, 1)


def test_the_sample_is_the_same_in_every_run() -> None:
    assert random_bytes(100) == random_bytes(1000)[:100]
