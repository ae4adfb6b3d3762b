"""The lock of a desk: what opens it, what does not, and that failing changes nothing."""

import json
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import keyring
import pytest
from keyring.backend import KeyringBackend
from keyring.errors import InitError, PasswordDeleteError

from vbdt.errors import BadInput, UserError
from vbdt.store.keys import (
    EVERYBODY,
    HEADER,
    OFFICE,
    DamagedHeader,
    PassphraseNeeded,
    WrongPassphrase,
    change_passphrase,
    create_lock,
    require_right_key,
    unlock,
)

PASSPHRASE = "mưa Vị Thanh tháng bảy"
REAL = (__name__,)


class InMemory(KeyringBackend):
    """A keyring that works."""

    priority = 1

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        if self.kept.pop((service, username), None) is None:
            raise PasswordDeleteError


class Locked(InMemory):
    """A keyring whose owner closed the prompt."""

    def get_password(self, service: str, username: str) -> str | None:
        raise InitError("Failed to create the collection: Prompt dismissed")

    set_password = get_password  # type: ignore[assignment]


@pytest.fixture
def working() -> Iterator[InMemory]:
    before = keyring.get_keyring()
    backend = InMemory()
    keyring.set_keyring(backend)
    yield backend
    keyring.set_keyring(before)


@pytest.fixture
def locked(working: InMemory) -> Locked:
    backend = Locked()
    keyring.set_keyring(backend)
    return backend


def test_the_passphrase_opens_however_its_letters_were_typed(tmp_path: Path) -> None:
    key, _ = create_lock(tmp_path, PASSPHRASE, use_keyring=False)
    assert unlock(tmp_path, PASSPHRASE) == key
    decomposed = unicodedata.normalize("NFD", PASSPHRASE)
    assert decomposed != PASSPHRASE
    assert unlock(tmp_path, decomposed) == key


def test_the_recovery_key_opens_as_copied_from_paper(tmp_path: Path) -> None:
    key, recovery = create_lock(tmp_path, PASSPHRASE, use_keyring=False)
    assert len(recovery) == 32 + 7
    assert unlock(tmp_path, recovery=recovery) == key
    by_hand = recovery.lower().replace("-", " ").replace("o", "0").replace("i", "1").replace("b", "8")
    assert unlock(tmp_path, recovery=by_hand) == key


@pytest.mark.parametrize("typed", ["sai rồi sai rồi", PASSPHRASE + " ", PASSPHRASE.upper(), ""])
def test_a_wrong_passphrase_is_a_sentence_and_changes_nothing(tmp_path: Path, typed: str) -> None:
    create_lock(tmp_path, PASSPHRASE, use_keyring=False)
    before = (tmp_path / HEADER).read_bytes()
    with pytest.raises(WrongPassphrase, match="không đúng"):
        unlock(tmp_path, typed)
    assert (tmp_path / HEADER).read_bytes() == before
    assert [each.name for each in tmp_path.iterdir()] == [HEADER]


@pytest.mark.parametrize("typed", ["", "AAAA", "A" * 33, "?" * 32, "A" * 32])
def test_a_wrong_recovery_key_is_a_sentence(tmp_path: Path, typed: str) -> None:
    create_lock(tmp_path, PASSPHRASE, use_keyring=False)
    with pytest.raises(WrongPassphrase):
        unlock(tmp_path, recovery=typed)


def test_nothing_typed_asks_for_the_passphrase(tmp_path: Path) -> None:
    create_lock(tmp_path, PASSPHRASE, use_keyring=False)
    with pytest.raises(PassphraseNeeded, match="khóa bằng mật khẩu"):
        unlock(tmp_path)


def test_a_changed_passphrase_replaces_the_old_one(tmp_path: Path) -> None:
    key, recovery = create_lock(tmp_path, PASSPHRASE, use_keyring=False)
    change_passphrase(tmp_path, key, "nắng Long Mỹ")
    assert unlock(tmp_path, "nắng Long Mỹ") == unlock(tmp_path, recovery=recovery) == key
    with pytest.raises(WrongPassphrase):
        unlock(tmp_path, PASSPHRASE)
    with pytest.raises(WrongPassphrase, match="không phải của bàn"):
        change_passphrase(tmp_path, bytes(32), PASSPHRASE)


def test_a_guess_is_dear_but_where_everybody_knows_the_passphrase(tmp_path: Path) -> None:
    def dear() -> int:
        return int(json.loads((tmp_path / HEADER).read_bytes())["passphrase"]["memory_kib"])

    key, _ = create_lock(tmp_path, PASSPHRASE, use_keyring=False, stretch=EVERYBODY)
    assert unlock(tmp_path, PASSPHRASE) == key
    assert dear() == EVERYBODY.memory_kib
    change_passphrase(tmp_path, key, "nắng Long Mỹ")
    assert dear() == OFFICE.memory_kib == 64 * 1024


def test_a_desk_needs_a_lock_that_holds(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="cần mật khẩu"):
        create_lock(tmp_path, None, use_keyring=False)
    with pytest.raises(BadInput, match="ít nhất 8 ký tự"):
        create_lock(tmp_path, "ngắn", use_keyring=False)
    assert list(tmp_path.iterdir()) == []


def test_a_lock_is_never_replaced(tmp_path: Path) -> None:
    create_lock(tmp_path, PASSPHRASE, use_keyring=False)
    with pytest.raises(UserError, match="đã có bàn làm việc"):
        create_lock(tmp_path, PASSPHRASE, use_keyring=False)


def test_two_desks_never_share_a_key(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    one, _ = create_lock(tmp_path / "a", PASSPHRASE, use_keyring=False)
    two, recovery = create_lock(tmp_path / "b", PASSPHRASE, use_keyring=False)
    assert one != two
    with pytest.raises(WrongPassphrase):
        unlock(tmp_path / "a", recovery=recovery)
    with pytest.raises(WrongPassphrase, match="không đúng với bàn"):
        require_right_key(tmp_path / "a", two)


class TestKeyring:
    def test_it_opens_without_a_word(self, tmp_path: Path, working: InMemory) -> None:
        key, recovery = create_lock(tmp_path, None, use_keyring=True, backends=REAL)
        assert unlock(tmp_path, backends=REAL) == key
        assert unlock(tmp_path, recovery=recovery) == key
        assert [len(value) for value in working.kept.values()] == [44]

    def test_a_lost_entry_leaves_passphrase_and_recovery_key(self, tmp_path: Path, working: InMemory) -> None:
        key, recovery = create_lock(tmp_path, PASSPHRASE, use_keyring=True, backends=REAL)
        working.kept.clear()
        with pytest.raises(PassphraseNeeded, match="Kho khóa của hệ điều hành không mở"):
            unlock(tmp_path, backends=REAL)
        assert unlock(tmp_path, PASSPHRASE, backends=REAL) == unlock(tmp_path, recovery=recovery) == key

    @pytest.mark.parametrize("entry", ["", "không phải base64", "A" * 43 + "=", "AAAA"])
    def test_an_entry_that_does_not_fit_leaves_the_passphrase(
        self, tmp_path: Path, working: InMemory, entry: str
    ) -> None:
        key, _ = create_lock(tmp_path, PASSPHRASE, use_keyring=True, backends=REAL)
        for name in working.kept:
            working.kept[name] = entry
        assert unlock(tmp_path, PASSPHRASE, backends=REAL) == key

    def test_one_that_does_not_answer_is_not_used(self, tmp_path: Path, locked: Locked) -> None:
        with pytest.raises(UserError, match="không có kho khóa"):
            create_lock(tmp_path, None, use_keyring=True, backends=REAL)
        assert list(tmp_path.iterdir()) == []

    def test_one_that_keeps_plain_text_is_not_used(self, tmp_path: Path, working: InMemory) -> None:
        """Whatever backend is configured, only those known to guard secrets count."""
        with pytest.raises(UserError, match="không có kho khóa"):
            create_lock(tmp_path, None, use_keyring=True)
        assert working.kept == {}


class TestDamagedHeader:
    def test_every_cut_is_noticed(self, tmp_path: Path) -> None:
        _, recovery = create_lock(tmp_path, PASSPHRASE, use_keyring=False)
        whole = (tmp_path / HEADER).read_bytes()
        for size in range(0, len(whole), 7):
            (tmp_path / HEADER).write_bytes(whole[:size])
            with pytest.raises(DamagedHeader, match="bị hỏng"):
                unlock(tmp_path, recovery=recovery)

    def test_every_changed_byte_is_noticed(self, tmp_path: Path) -> None:
        _, recovery = create_lock(tmp_path, PASSPHRASE, use_keyring=False)
        whole = (tmp_path / HEADER).read_bytes()
        for place in range(len(whole)):
            changed = bytearray(whole)
            changed[place] ^= 1
            (tmp_path / HEADER).write_bytes(changed)
            with pytest.raises(UserError):
                unlock(tmp_path, recovery=recovery)

    def test_a_missing_one_names_the_folder(self, tmp_path: Path) -> None:
        with pytest.raises(DamagedHeader, match="không có tệp"):
            unlock(tmp_path, PASSPHRASE)

    @pytest.mark.parametrize("content", [b"[]", b"null", b"{}", b"[" * 100_000, b'{"version":2}', "€".encode("utf-16")])
    def test_anything_else_is_refused(self, tmp_path: Path, content: bytes) -> None:
        (tmp_path / HEADER).write_bytes(content)
        with pytest.raises(DamagedHeader, match="bị hỏng"):
            unlock(tmp_path, PASSPHRASE)

    def test_no_header_makes_the_machine_work_without_end(self, tmp_path: Path) -> None:
        create_lock(tmp_path, PASSPHRASE, use_keyring=False)
        header = json.loads((tmp_path / HEADER).read_bytes())
        header["passphrase"]["memory_kib"] = 1 << 40
        (tmp_path / HEADER).write_text(json.dumps(header))
        with pytest.raises(DamagedHeader):
            unlock(tmp_path, PASSPHRASE)
