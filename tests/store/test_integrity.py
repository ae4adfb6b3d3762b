"""The check of a whole desk: silent when all is well, one sentence for each thing that is not."""

from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from tests.store.examples import CLERK, LEADER, Pen, post_sealed
from vbdt.document.ids import PackageId
from vbdt.store import files, outbox
from vbdt.store.integrity import Area, KeysOf, check
from vbdt.store.store import OWN_DESK, Store


@pytest.fixture
def pen(store: Store) -> Pen:
    """The pen that wrote a store with a document, a file, a package and its own desk's name in it."""
    pen = Pen()
    with store.write() as writing:
        writing.set_setting(OWN_DESK, CLERK.encode())
        writing.append(pen.submit())
        post_sealed(writing, PackageId("p1"), [LEADER], "history")
    store.files.add(b"noi dung", "van-ban.pdf", "application/pdf")
    return pen


def public(key: Ed25519PrivateKey) -> KeysOf:
    return lambda *_: [key.public_key().public_bytes_raw()]


def only(folder: Path) -> Path:
    (path,) = (each for each in folder.rglob("*") if each.is_file())
    return path


def test_a_whole_store_has_no_findings(store: Store, pen: Pen) -> None:
    before = store.connection.value("PRAGMA data_version"), store.head
    assert check(store, public(pen.key)) == ()
    assert (store.connection.value("PRAGMA data_version"), store.head) == before


def test_a_signature_of_another_is_found(store: Store, pen: Pen) -> None:
    assert [each.area for each in check(store, public(Ed25519PrivateKey.generate()))] == [Area.SIGNATURES]


def test_a_desk_nobody_knows_is_found(store: Store, pen: Pen) -> None:
    (finding,) = check(store, lambda *_: None)
    assert finding.what == "Dòng 1 do bàn «chuyen-vien» ký, không có trong danh bạ."


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE documents SET state = 'da_gui'",
        "UPDATE documents SET record = CAST(replace(CAST(record AS TEXT), 'cho_ky', 'da_gui') AS BLOB)",
        "DELETE FROM documents",
        "DELETE FROM participants WHERE desk = 'lanh-dao'",
        "INSERT INTO secret_counts VALUES ('e', 'mat', 1, '2026-03-05')",
    ],
)
def test_a_table_that_says_something_else_is_found(store: Store, pen: Pen, statement: str) -> None:
    store.connection.run(statement)
    assert [each.area for each in check(store)] == [Area.TABLES]


def test_a_lost_file_is_found(store: Store, folder: Path, pen: Pen) -> None:
    only(folder / files.FOLDER).unlink()
    assert [each.area for each in check(store)] == [Area.FILES]


def test_a_changed_package_is_found(store: Store, folder: Path, pen: Pen) -> None:
    only(folder / outbox.FOLDER).write_bytes(b"other")
    assert [each.what for each in check(store)] == ["Gói chờ gửi «p1» bị mất hoặc bị hỏng."]
