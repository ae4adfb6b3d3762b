"""The outbox and the inbox as the courier and the acts use them."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2 as sqlcipher

from tests.store.examples import CLERK, LEADER, SPECIALIST
from vbdt.document.ids import DocumentId, PackageId
from vbdt.errors import BadInput, UserError
from vbdt.store.outbox import FOLDER, MOST_REPEATS, REPEAT_AFTER
from vbdt.store.store import Store, create_store, open_store

NOW = datetime(2026, 3, 5, 2, 0, tzinfo=UTC)
LATER = NOW + timedelta(minutes=5)
P1, P2 = PackageId("a" * 32), PackageId("b" * 32)


@pytest.fixture
def store(folder: Path, key: bytes) -> Iterator[Store]:
    """A store whose clock stands still."""
    with create_store(folder, key, clock=lambda: NOW) as made:
        yield made


def post(store: Store, package: PackageId = P1, kind: str = "document") -> None:
    with store.write() as writing:
        writing.post(package, b"sealed bytes", [LEADER, SPECIALIST], kind, DocumentId("d1"))


def due(store: Store, now: datetime) -> list[tuple[str, str, int]]:
    return [(each.package, each.desk, each.attempts) for each in store.outbox.due(now, 10)]


def test_a_posted_package_is_due_once_for_every_desk(store: Store) -> None:
    post(store)
    assert due(store, NOW) == [(P1, LEADER, 0), (P1, SPECIALIST, 0)]
    assert store.outbox.sealed_bytes(P1) == b"sealed bytes"
    assert [each.desk for each in store.deliveries_waiting()] == [LEADER, SPECIALIST]


def test_a_failure_waits_for_its_time(store: Store) -> None:
    post(store)
    row = store.outbox.due(NOW, 1)[0].row
    store.outbox.failed(row, NOW, "Không thấy thư mục chung.", LATER)
    assert due(store, NOW) == [(P1, SPECIALIST, 0)]
    assert due(store, LATER) == [(P1, SPECIALIST, 0), (P1, LEADER, 1)]
    assert [each.reason for each in store.postings()] == ["", "Không thấy thư mục chung."]


def test_what_nobody_acknowledged_is_handed_over_again_a_day_later(store: Store) -> None:
    post(store)
    for posting in store.outbox.due(NOW, 10):
        store.outbox.handed_over(posting.row, NOW)
    assert due(store, NOW + REPEAT_AFTER - timedelta(seconds=1)) == []
    assert due(store, NOW + REPEAT_AFTER) == [(P1, LEADER, 1), (P1, SPECIALIST, 1)]
    assert len(store.deliveries_waiting()) == 2


def test_repeating_ends(store: Store) -> None:
    post(store)
    row = store.outbox.due(NOW, 1)[0].row
    for _ in range(MOST_REPEATS):
        store.outbox.handed_over(row, NOW)
    assert due(store, NOW + 9 * REPEAT_AFTER) == [(P1, SPECIALIST, 0)]
    assert len(store.deliveries_waiting()) == 2, "a person still sees it"


def test_a_receipt_ends_the_waiting(store: Store) -> None:
    post(store)
    for posting in store.outbox.due(NOW, 10):
        store.outbox.handed_over(posting.row, NOW)
    with store.write() as writing:
        row = writing.acknowledge(P1, LEADER, LATER)
        assert writing.acknowledge(P1, CLERK, LATER) is None
        assert writing.acknowledge(P2, LEADER, LATER) is None
    assert row is not None
    assert (row.received_at, row.document, row.kind) == (LATER, DocumentId("d1"), "document")
    assert due(store, NOW + REPEAT_AFTER) == [(P1, SPECIALIST, 1)]
    assert [each.desk for each in store.deliveries_waiting()] == [SPECIALIST]


def test_the_first_receipt_counts(store: Store) -> None:
    post(store)
    with store.write() as writing:
        writing.acknowledge(P1, LEADER, NOW)
        row = writing.acknowledge(P1, LEADER, LATER)
    assert row is not None
    assert row.received_at == NOW


def test_a_receipt_is_not_waited_for(store: Store) -> None:
    """Nobody acknowledges an acknowledgement."""
    post(store, kind="receipt")
    for posting in store.outbox.due(NOW, 10):
        store.outbox.handed_over(posting.row, NOW)
    assert due(store, NOW + 9 * REPEAT_AFTER) == []
    assert store.deliveries_waiting() == ()


def test_the_sealed_bytes_stay_while_somebody_waits(store: Store, folder: Path, key: bytes) -> None:
    post(store)
    post(store, P2)
    (folder / FOLDER / "nobody.goi").write_bytes(b"left by a crash")
    with store.write() as writing:
        for desk in (LEADER, SPECIALIST):
            writing.acknowledge(P2, desk, LATER)
    assert store.outbox.sweep(older_than=0) == 2
    assert [path.name for path in (folder / FOLDER).iterdir()] == [f"{P1}.goi"]
    store.close()
    with open_store(folder, key) as again:
        assert again.outbox.sealed_bytes(P1) == b"sealed bytes"


def test_changed_or_lost_bytes_are_never_sent(store: Store, folder: Path) -> None:
    post(store)
    path = folder / FOLDER / f"{P1}.goi"
    path.write_bytes(b"sealed bytez")
    with pytest.raises(UserError, match="bị mất hoặc bị hỏng"):
        store.outbox.sealed_bytes(P1)
    path.unlink()
    with pytest.raises(UserError, match="bị mất hoặc bị hỏng"):
        store.outbox.sealed_bytes(P1)


def test_an_id_used_twice_is_a_defect_and_replaces_nothing(store: Store) -> None:
    post(store)
    with pytest.raises(sqlcipher.IntegrityError), store.write() as writing:
        writing.post(P1, b"other bytes", [CLERK], "document")
    assert store.outbox.sealed_bytes(P1) == b"sealed bytes"


def test_an_id_is_never_a_path(store: Store) -> None:
    with pytest.raises(ValueError, match="no package id"):
        post(store, PackageId("../kho"))


def test_a_package_is_taken_in_once(store: Store) -> None:
    with store.write() as writing:
        assert writing.first_time(CLERK, P1, "aa")
        assert not writing.first_time(CLERK, P1, "aa")
        assert writing.first_time(LEADER, P1, "bb"), "another sender's id is another package"
    assert store.has_received(CLERK, P1)
    assert not store.has_received(CLERK, P2)
    with pytest.raises(BadInput, match="nội dung khác"), store.write() as writing:
        writing.first_time(CLERK, P1, "cc")


def test_attempts_are_counted_until_they_are_forgotten(store: Store) -> None:
    assert [store.inbox.count_attempt("x.goi") for _ in range(3)] == [1, 2, 3]
    store.inbox.forget_attempts("x.goi")
    assert store.inbox.count_attempt("x.goi") == 1


def test_what_is_set_aside_is_listed_with_its_reason(store: Store) -> None:
    store.inbox.quarantine_note("x.goi", "Gói bị hỏng.", NOW)
    store.inbox.quarantine_note("y.goi", "Không rõ nơi gửi.", LATER)
    assert [(each.name, each.reason, each.at) for each in store.quarantined()] == [
        ("y.goi", "Không rõ nơi gửi.", LATER),
        ("x.goi", "Gói bị hỏng.", NOW),
    ]


def test_early_packages_wait_in_the_order_they_came(store: Store) -> None:
    document = DocumentId("d1")
    with store.write() as writing:
        writing.park(document, CLERK, P2, b"2")
        writing.park(document, CLERK, P1, b"1")
        writing.park(DocumentId("d2"), CLERK, P1, b"other")
        assert writing.take_parked(document) == (b"2", b"1")
        assert writing.take_parked(document) == ()


def test_counters_run_for_each_desk(store: Store) -> None:
    with store.write() as writing:
        assert [writing.next_counter(desk) for desk in (CLERK, CLERK, LEADER)] == [1, 2, 1]
        assert writing.shared(DocumentId("d1"), LEADER) == 0
        writing.set_shared(DocumentId("d1"), LEADER, 4)
        assert writing.shared(DocumentId("d1"), LEADER) == 4
