"""Documents go end to end, and what is measured is what was answered."""

from pathlib import Path

from vbdt.bench.exchange import measure
from vbdt.hub.program import find_server


def test_the_measure_counts_only_what_was_answered(tmp_path: Path) -> None:
    """Bounds are loose: other tests run beside. `vbdt bench exchange` gives the numbers."""
    found = measure(3, 40, tmp_path)
    assert [row.kilobytes for row in found.rows] == [200, 2000]
    assert all(row.ratio > 0 for row in found.rows)
    assert found.to_many is not None
    assert 0 < found.to_many < 20
    assert 0 < found.receipt < 10
    assert list(tmp_path.iterdir()) == []


def test_a_hub_is_measured_beside_its_own_server(tmp_path: Path) -> None:
    find_server()  # raises where none is installed: a hub nobody tried must not look tried
    found = measure(3, 1, tmp_path, on_hub=True)
    assert all(row.ratio > 0 for row in found.rows)
    assert 0 < found.receipt < 10
    assert list(tmp_path.iterdir()) == []
