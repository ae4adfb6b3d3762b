"""The outbox and the inbox as the courier and the acts use them."""

import hashlib
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2 as sqlcipher

from tests.store.examples import CLERK, LEADER, SPECIALIST, post_sealed
from vbdt.document.ids import DocumentId, PackageId
from vbdt.errors import BadInput, UserError
from vbdt.store.gaps import MOST, WIDEST
from vbdt.store.inbox import Awaited, Taken
from vbdt.store.outbox import FOLDER, MOST_REPEATS, REPEAT_AFTER
from vbdt.store.store import Store, create_store, open_store
from vbdt.transport.handing_over import Failure

NOW = datetime(2026, 3, 5, 2, 0, tzinfo=UTC)
LATER = NOW + timedelta(minutes=5)
P1, P2 = PackageId("a" * 32), PackageId("b" * 32)
DIGEST = hashlib.sha256(b"sealed bytes").hexdigest()


@pytest.fixture
def store(folder: Path, key: bytes) -> Iterator[Store]:
    """A store whose clock stands still."""
    with create_store(folder, key, clock=lambda: NOW) as made:
        yield made


def post(store: Store, package: PackageId = P1, kind: str = "document", body: bytes = b"sealed bytes") -> str:
    """The digest of the body, which lies apart."""
    with store.write() as writing:
        return post_sealed(writing, package, [LEADER, SPECIALIST], kind, DocumentId("d1"), body)


def due(store: Store, now: datetime) -> list[tuple[str, str, int]]:
    return [(each.package, each.desk, each.attempts) for each in store.outbox.due(now, 10)]


def test_a_posted_package_is_due_once_for_every_desk(store: Store) -> None:
    post(store)
    assert due(store, NOW) == [(P1, LEADER, 0), (P1, SPECIALIST, 0)]
    first, second = store.outbox.due(NOW, 10)
    assert store.outbox.pointer(first.row) == f"{P1} van cho {LEADER}".encode()
    assert first.body == second.body == DIGEST
    assert store.outbox.body_path(DIGEST).read_bytes() == b"sealed bytes"
    assert [each.desk for each in store.deliveries_waiting()] == [LEADER, SPECIALIST]


def test_a_body_is_kept_once_for_its_owner_alone(store: Store, folder: Path) -> None:
    post(store)
    (path,) = (folder / FOLDER).iterdir()
    assert path.stat().st_mode & 0o777 == 0o600


def test_a_small_body_lies_behind_every_pointer(store: Store, folder: Path) -> None:
    with store.write() as writing:
        post_sealed(writing, P1, [LEADER, SPECIALIST], "status", inline=True)
    for posting in store.outbox.due(NOW, 10):
        assert posting.body is None
        assert store.outbox.pointer(posting.row) == f"{P1} van cho {posting.desk}".encode() + b"sealed"
    assert not (folder / FOLDER).exists()


def test_a_failure_waits_for_its_time(store: Store) -> None:
    post(store)
    row = store.outbox.due(NOW, 1)[0].row
    store.outbox.failed([Failure(row, "Không thấy thư mục chung.", LATER)], NOW)
    assert due(store, NOW) == [(P1, SPECIALIST, 0)]
    assert due(store, LATER) == [(P1, SPECIALIST, 0), (P1, LEADER, 1)]
    assert [each.reason for each in store.postings()] == ["", "Không thấy thư mục chung."]


def test_what_nobody_acknowledged_is_handed_over_again_a_day_later(store: Store) -> None:
    post(store)
    for posting in store.outbox.due(NOW, 10):
        store.outbox.handed_over([posting.row], NOW)
    assert due(store, NOW + REPEAT_AFTER - timedelta(seconds=1)) == []
    assert due(store, NOW + REPEAT_AFTER) == [(P1, LEADER, 1), (P1, SPECIALIST, 1)]
    assert len(store.deliveries_waiting()) == 2


def test_repeating_ends(store: Store) -> None:
    post(store)
    row = store.outbox.due(NOW, 1)[0].row
    for _ in range(MOST_REPEATS):
        store.outbox.handed_over([row], NOW)
    assert due(store, NOW + 9 * REPEAT_AFTER) == [(P1, SPECIALIST, 0)]
    assert len(store.deliveries_waiting()) == 2, "a person still sees it"


def test_a_receipt_ends_the_waiting(store: Store) -> None:
    post(store)
    for posting in store.outbox.due(NOW, 10):
        store.outbox.handed_over([posting.row], NOW)
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
        store.outbox.handed_over([posting.row], NOW)
    assert due(store, NOW + 9 * REPEAT_AFTER) == []
    assert store.deliveries_waiting() == ()


def test_the_sealed_bytes_stay_while_somebody_waits(store: Store, folder: Path, key: bytes) -> None:
    post(store)
    post(store, P2, body=b"other bytes")
    (folder / FOLDER / "nobody.than").write_bytes(b"left by a crash")
    with store.write() as writing:
        for desk in (LEADER, SPECIALIST):
            writing.acknowledge(P2, desk, LATER)
    assert store.outbox.sweep(older_than=0) == 2
    assert [path.name for path in (folder / FOLDER).iterdir()] == [f"{DIGEST}.than"]
    store.close()
    with open_store(folder, key) as again:
        assert again.outbox.body_path(DIGEST).read_bytes() == b"sealed bytes"


def test_the_carrier_may_forget_a_body_when_the_last_reader_has_answered(store: Store, folder: Path) -> None:
    post(store)
    for desk in (LEADER, SPECIALIST):
        assert store.outbox.to_forget() == ()
        with store.write() as writing:
            writing.acknowledge(P1, desk, LATER)
    assert store.outbox.to_forget() == (DIGEST,)
    store.outbox.forgotten([DIGEST])
    assert store.outbox.to_forget() == ()
    assert list((folder / FOLDER).iterdir()) == []


def test_a_body_that_was_asked_for_in_vain_is_forgotten_there_and_kept_here(store: Store, folder: Path) -> None:
    post(store)
    rows = [each.row for each in store.outbox.due(NOW, 10)]
    for _ in range(MOST_REPEATS):
        store.outbox.handed_over(rows, NOW)
    assert store.outbox.to_forget() == (DIGEST,)
    store.outbox.forgotten([DIGEST])
    assert store.outbox.body_path(DIGEST).exists(), "a person may ask for it again"
    store.outbox.again(rows[0], LATER)
    assert due(store, LATER) == [(P1, LEADER, 0)]
    assert store.outbox.to_forget() == ()


def test_what_was_answered_or_replaced_is_not_sent_again(store: Store) -> None:
    post(store)
    first, second = (each.row for each in store.outbox.due(NOW, 10))
    with store.write() as writing:
        writing.acknowledge(P1, LEADER, LATER)
        writing.replace_posting(second, P2)
    for row in (first, second):
        store.outbox.again(row, LATER)
        store.outbox.failed([Failure(row, "muộn", LATER)], LATER)
    assert due(store, LATER) == []
    assert store.deliveries_waiting() == ()
    assert [each.replaced_by for each in store.postings()] == [P2, None]


def test_the_body_of_a_package_can_be_pointed_to_again(store: Store) -> None:
    post(store)
    with store.write() as writing:
        assert writing.posted_body(P1).sha256 == DIGEST
        with pytest.raises(UserError, match="bị mất"):
            writing.posted_body(P2)


def test_the_keys_that_packages_under_way_are_sealed_to(store: Store) -> None:
    post(store)
    assert set(store.outbox.keys_in_use()) == {(LEADER, f"age1{LEADER}"), (SPECIALIST, f"age1{SPECIALIST}")}
    (row,) = store.outbox.under_way(LEADER, f"age1{LEADER}")
    store.outbox.give_up(row, "Bàn nhận đã thôi hoạt động.")
    assert [desk for desk, _ in store.outbox.keys_in_use()] == [SPECIALIST]
    assert [each.reason for each in store.deliveries_waiting()] == ["Bàn nhận đã thôi hoạt động.", ""]


def test_changed_or_lost_bytes_are_never_sent(store: Store, folder: Path) -> None:
    post(store)
    path = folder / FOLDER / f"{DIGEST}.than"
    assert store.outbox.missing() == ()
    path.write_bytes(b"sealed bytez")
    assert store.outbox.missing() == (P1,)
    path.unlink()
    assert store.outbox.missing() == (P1,)
    with pytest.raises(UserError, match="bị mất hoặc bị hỏng"):
        store.outbox.pointer(99)
    store.connection.run("UPDATE outbox SET head = x'00' WHERE row = 1")
    with pytest.raises(UserError, match="bị mất hoặc bị hỏng"):
        store.outbox.pointer(1)


def test_a_body_half_written_leaves_nothing(store: Store, folder: Path) -> None:
    def act() -> None:
        with store.write() as writing, writing.body_file() as file:
            file.file.write(b"half")
            raise RuntimeError("a fault of ours")

    with pytest.raises(RuntimeError, match="a fault of ours"):
        act()
    assert list((folder / FOLDER).iterdir()) == []


def test_an_id_used_twice_is_a_defect_and_replaces_nothing(store: Store) -> None:
    post(store)
    with pytest.raises(sqlcipher.IntegrityError):
        post(store, body=b"other bytes")
    assert {each.body for each in store.outbox.due(NOW, 10)} == {DIGEST}
    assert store.outbox.body_path(DIGEST).read_bytes() == b"sealed bytes"


def test_a_digest_is_never_a_path(store: Store) -> None:
    with pytest.raises(ValueError, match="no digest"):
        store.outbox.body_path("../kho")


def test_a_pointer_without_its_body_waits_and_is_known_to(store: Store) -> None:
    store.inbox.count_attempts(["x.goi"])
    assert store.inbox.await_body("x.goi", NOW) == NOW
    assert store.inbox.await_body("x.goi", LATER) == NOW
    assert store.inbox.attempts("x.goi") == 0, "waiting is no failed attempt"
    assert store.awaited() == (Awaited("x.goi", NOW),)
    store.inbox.forget_attempts(["x.goi"])
    assert store.awaited() == ()


def test_fetched_bodies_are_swept_unless_a_parked_package_needs_them(store: Store, folder: Path, key: bytes) -> None:
    for digest in ("1" * 64, "2" * 64):
        store.inbox.fetched_path(digest).write_bytes(b"sealed")
    store.inbox.keep_body("1" * 64, store.inbox.fetched_path("1" * 64))
    with store.write() as writing:
        writing.park(DocumentId("d1"), CLERK, P1, b"1", "1" * 64)
    assert store.inbox.sweep(older_than=0) == 1
    assert store.inbox.parked_body("1" * 64).read_bytes() == b"sealed"


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
    store.inbox.count_attempts(["x.goi", "y.goi"])
    store.inbox.count_attempts(["x.goi"])
    assert [store.inbox.attempts(name) for name in ("x.goi", "y.goi", "z.goi")] == [2, 1, 0]
    store.inbox.forget_attempts(["x.goi", "y.goi"])
    store.inbox.count_attempts(["x.goi"])
    assert [store.inbox.attempts(name) for name in ("x.goi", "y.goi")] == [1, 0]


def test_what_is_set_aside_is_listed_with_its_reason(store: Store) -> None:
    store.inbox.quarantine_note("x.goi", "Gói bị hỏng.", NOW)
    store.inbox.quarantine_note("y.goi", "Không rõ nơi gửi.", LATER)
    assert [(each.name, each.reason, each.at) for each in store.quarantined()] == [
        ("y.goi", "Không rõ nơi gửi.", LATER),
        ("x.goi", "Gói bị hỏng.", NOW),
    ]


def test_what_is_set_aside_twice_in_vain_is_listed_once_and_keeps_its_bytes(store: Store) -> None:
    for _ in range(2):
        store.inbox.quarantine_note("x.goi", "Gói bị hỏng.", NOW, b"sealed")
    (row,) = store.quarantined()
    assert row.has_bytes
    assert store.inbox.quarantined_bytes(row.id) == ("x.goi", b"sealed")
    store.inbox.released(row.id, LATER)
    store.inbox.quarantine_note("x.goi", "Gói bị hỏng.", LATER, b"sealed")
    assert [each.released_at for each in store.quarantined()] == [None, LATER]
    store.inbox.quarantine_note("z.goi", "Gói quá lớn.", LATER)
    with pytest.raises(UserError, match="không giữ"):
        store.inbox.quarantined_bytes(store.quarantined()[0].id)


def test_what_is_sent_again_and_refused_again_is_one_entry(store: Store) -> None:
    """Whatever it is called; with the last reason. What cannot be read is known by its name."""
    store.inbox.quarantine_note("x.goi", "Không rõ nơi gửi.", NOW, b"sealed")
    store.inbox.quarantine_note("y.goi", "Gói tin đã bị sửa đổi.", LATER, b"sealed")
    store.inbox.quarantine_note("to.goi", "Gói quá lớn.", NOW)
    store.inbox.quarantine_note("to.goi", "Gói quá lớn.", LATER)
    store.inbox.quarantine_note("to-2.goi", "Gói quá lớn.", LATER)
    assert [(each.name, each.reason, each.at) for each in store.quarantined()] == [
        ("to-2.goi", "Gói quá lớn.", LATER),
        ("to.goi", "Gói quá lớn.", LATER),
        ("x.goi", "Gói tin đã bị sửa đổi.", LATER),
    ]


def test_the_body_of_what_waited_and_was_refused_is_kept(store: Store) -> None:
    store.inbox.fetched_path("1" * 64).write_bytes(b"sealed")
    store.inbox.keep_body("1" * 64, store.inbox.fetched_path("1" * 64))
    store.inbox.quarantine_note("x.goi", "Không đúng chuỗi.", NOW, b"pointer", "1" * 64)
    store.inbox.released(store.quarantined()[0].id, NOW)
    store.inbox.quarantine_note("thu-lai.goi", "Không đúng chuỗi.", LATER, b"pointer")
    assert store.inbox.sweep(older_than=0) == 0
    assert store.inbox.parked_body("1" * 64).read_bytes() == b"sealed"


def test_contact_is_written_once_a_minute_and_when_the_clock_was_set_back(store: Store) -> None:
    assert store.contact() is None
    for at, known in ((NOW, NOW), (NOW + timedelta(seconds=50), NOW), (NOW + timedelta(hours=1),) * 2, (NOW, NOW)):
        store.inbox.note_contact(at)
        assert store.contact() == known


def test_early_packages_wait_in_the_order_they_came(store: Store) -> None:
    document = DocumentId("d1")
    with store.write() as writing:
        writing.park(document, CLERK, P2, b"2")
        writing.park(document, CLERK, P1, b"1")
        writing.park(DocumentId("d2"), CLERK, P1, b"other")
    assert [(each.document, each.package) for each in store.parked()] == [("d1", P2), ("d1", P1), ("d2", P1)]
    assert all(each.since is not None for each in store.parked())
    with store.write() as writing:
        assert writing.take_parked(document) == (Taken(CLERK, P2, b"2", None), Taken(CLERK, P1, b"1", None))
        assert writing.take_parked(document) == ()


def test_counters_run_for_each_desk(store: Store) -> None:
    with store.write() as writing:
        assert [writing.next_counter(desk) for desk in (CLERK, CLERK, LEADER)] == [1, 2, 1]
        assert writing.shared(DocumentId("d1"), LEADER) == 0
        writing.set_shared(DocumentId("d1"), LEADER, 4)
        assert writing.shared(DocumentId("d1"), LEADER) == 4


def test_a_desk_that_counts_wildly_does_not_fill_the_store(store: Store) -> None:
    with store.write() as writing:
        for n in range(1, 9):
            writing.hear_counter(LEADER, n * 2 * WIDEST)
        writing.hear_counter(SPECIALIST, 3)
    assert [each.counter for each in store.gaps() if each.sender == SPECIALIST] == [1, 2]
    assert len(store.gaps()) == MOST + 2
