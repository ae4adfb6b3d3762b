"""A batch: what becomes of each document when documents fail, the token is pulled out, or the person stops."""

from collections.abc import Callable, Sequence
from pathlib import Path
from threading import Event
from types import TracebackType
from typing import Self

import pytest

from tests.signing.office import PASSPHRASE
from vbdt.document.verdict import CertificateFacts, Level, Verdict
from vbdt.errors import Cancelled, UserError
from vbdt.signing.batch import STAMPING, Result, Stages, sign_each
from vbdt.signing.check.verify import verify
from vbdt.signing.fields import add_signature_fields
from vbdt.signing.keys.key import Key
from vbdt.signing.keys.key_problems import KeyProblem, KeyRefused
from vbdt.signing.keys.pkcs12 import open_pkcs12
from vbdt.signing.keys.tokens import open_token
from vbdt.signing.made import Prepared, Signed
from vbdt.signing.places import Place
from vbdt.signing.scheme import Scheme
from vbdt.signing.sign import prepare
from vbdt.signing.stand_ins.pki import Pki, Subject
from vbdt.signing.stand_ins.softhsm import add_token, make_softhsm
from vbdt.signing.timestamps import HttpTimeStamps, TimeStampUnavailable
from vbdt.signing.trust.anchors import Trust

PIN = "11223344"


class PatientKey:
    """A real key that gives no signature before the next document has been prepared, or ten seconds have passed."""

    def __init__(self, key: Key, prepared: Sequence[Event]) -> None:
        self._key = key
        self._next = iter(prepared[1:])
        self.waited_in_vain = 0

    @property
    def certificate(self) -> CertificateFacts:
        return self._key.certificate

    @property
    def chain(self) -> tuple[bytes, ...]:
        return self._key.chain

    @property
    def scheme(self) -> Scheme:
        return self._key.scheme

    def sign_bytes(self, data: bytes) -> bytes:
        following = next(self._next, None)
        if following is not None:
            self.waited_in_vain += not following.wait(10)
        return self._key.sign_bytes(data)

    def close(self) -> None:
        self._key.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


class OutStamps:
    """A time-stamp service that is out of order, and counts how often it is asked."""

    def __init__(self) -> None:
        self.asked = 0

    def stamp(self, digest: bytes) -> bytes:
        self.asked += 1
        raise TimeStampUnavailable("Máy chủ cấp dấu thời gian bận.")


class Book:
    """Ten small files to sign, and the place where signed ones are kept."""

    def __init__(self, blank: bytes) -> None:
        self.file = add_signature_fields(blank, [Place("ky", 1, 100, 100, 120, 40)])
        self.kept: dict[int, Signed] = {}
        self.told: list[tuple[int, int, str]] = []

    def stages(self, key: Key, bad: tuple[int, ...] = ()) -> Stages[int]:
        def ready(number: int) -> Prepared:
            return prepare(self.file[:200] if number in bad else self.file, key, "ky")

        return Stages(ready, self.kept.__setitem__, lambda number: f"văn bản {number}")

    def step(self, done: int, total: int, words: str) -> None:
        self.told.append((done, total, words))


@pytest.fixture
def book(blank: bytes) -> Book:
    return Book(blank)


def _after(book: Book, documents: int, then: Callable[[], None]) -> Callable[[int, int, str], None]:
    """A step that does something once that many documents are settled."""

    def step(done: int, total: int, words: str) -> None:
        book.step(done, total, words)
        if done == documents:
            then()

    return step


def test_a_bad_document_does_not_stop_the_others(book: Book, key_file: Path, trust: Trust) -> None:
    with open_pkcs12(key_file, PASSPHRASE) as key:
        batch = sign_each(range(10), key, book.stages(key, bad=(0, 4)), book.step)
    assert batch.stopped is None
    assert batch.of(Result.FAILED) == (0, 4)
    assert [str(each.why) for each in batch.outcomes if each.result is Result.FAILED] == [
        "Tệp PDF bị hỏng hoặc không đúng chuẩn nên không ký được. Xuất lại tệp PDF từ bản soạn thảo rồi ký."
    ] * 2
    assert list(book.kept) == [1, 2, 3, 5, 6, 7, 8, 9]
    assert [done for done, _, _ in book.told] == list(range(1, 11))
    assert {verify(signed.pdf, trust).verdict for signed in book.kept.values()} == {Verdict.VALID}


def test_a_token_pulled_out_leaves_a_rest_that_is_signed_when_it_is_back(
    book: Book, tmp_path: Path, pki: Pki, trust: Trust
) -> None:
    hsm = make_softhsm(tmp_path / "hsm")
    add_token(hsm, "rieng", PIN, [pki.issue(Subject("Lê Thị An", "Sở Nội vụ"))], [pki.sub])
    (token,) = (hsm.folder / "tokens").iterdir()
    away = hsm.folder / "rut-ra"
    with open_token(hsm.module, "rieng", PIN) as key:
        first = sign_each(range(10), key, book.stages(key), _after(book, 3, lambda: _pull_out(token, away)))
    assert isinstance(first.stopped, KeyRefused)
    assert first.stopped.problem is KeyProblem.TOKEN_REMOVED
    signed = first.of(Result.SIGNED)
    assert len(signed) >= 3
    assert signed == tuple(book.kept) == tuple(range(len(signed)))
    assert first.rest == tuple(range(len(signed), 10))
    away.rename(token)
    with open_token(hsm.module, "rieng", PIN) as key:
        second = sign_each(first.rest, key, book.stages(key), book.step)
    assert second.of(Result.SIGNED) == first.rest
    assert sorted(book.kept) == list(range(10))
    assert {verify(each.pdf, trust).verdict for each in book.kept.values()} == {Verdict.VALID}


def _pull_out(token: Path, away: Path) -> None:
    token.rename(away)


def test_what_is_signed_when_the_person_stops_is_kept(book: Book, key_file: Path) -> None:
    def stop() -> None:
        raise Cancelled

    with open_pkcs12(key_file, PASSPHRASE) as key:
        batch = sign_each(range(50), key, book.stages(key), _after(book, 5, stop))
    assert isinstance(batch.stopped, Cancelled)
    signed = batch.of(Result.SIGNED)
    assert 5 <= len(signed) <= 5 + STAMPING + 1
    assert tuple(book.kept) == signed
    assert batch.rest == tuple(range(len(signed), 50))


def test_what_cannot_be_kept_is_a_failure_of_its_own(book: Book, key_file: Path) -> None:
    def keep(number: int, signed: Signed) -> None:
        if number == 1:
            raise UserError("Đĩa đầy.")
        book.kept[number] = signed

    with open_pkcs12(key_file, PASSPHRASE) as key:
        batch = sign_each(range(3), key, Stages(book.stages(key).prepare, keep), book.step)
    assert batch.of(Result.FAILED) == (1,)
    assert list(book.kept) == [0, 2]


def test_an_outage_of_the_time_stamp_service_is_waited_for_once(book: Book, key_file: Path) -> None:
    service = OutStamps()
    with open_pkcs12(key_file, PASSPHRASE) as key:
        batch = sign_each(range(20), key, book.stages(key), book.step, service)
    assert {signed.level for signed in book.kept.values()} == {Level.B_B}
    assert all("chờ cấp dấu thời gian" in each.notice for each in batch.outcomes)
    assert 1 <= service.asked <= STAMPING


def test_time_stamps_of_a_batch(book: Book, key_file: Path, timestamps: HttpTimeStamps, trust: Trust) -> None:
    with open_pkcs12(key_file, PASSPHRASE) as key:
        batch = sign_each(range(4), key, book.stages(key), book.step, timestamps)
    assert batch.of(Result.SIGNED) == (0, 1, 2, 3)
    assert {verify(signed.pdf, trust).signatures[0].level for signed in book.kept.values()} == {Level.B_T}


def test_the_next_document_is_prepared_while_the_token_works(book: Book, key_file: Path) -> None:
    prepared = [Event() for _ in range(5)]
    with PatientKey(open_pkcs12(key_file, PASSPHRASE), prepared) as key:

        def ready(number: int) -> Prepared:
            prepared[number].set()
            return prepare(book.file, key, "ky")

        batch = sign_each(range(5), key, Stages(ready, book.kept.__setitem__), book.step)
        assert key.waited_in_vain == 0
    assert batch.of(Result.SIGNED) == (0, 1, 2, 3, 4)


def test_a_key_that_refuses_while_a_document_is_kept_stops_the_batch(book: Book, key_file: Path) -> None:
    """Keeping may need the key again, for annexes; by then it may be gone."""

    def keep(number: int, signed: Signed) -> None:
        if number == 2:
            raise KeyRefused(KeyProblem.TOKEN_REMOVED)
        book.kept[number] = signed

    with open_pkcs12(key_file, PASSPHRASE) as key:
        batch = sign_each(range(40), key, Stages(book.stages(key).prepare, keep), book.step)
    assert isinstance(batch.stopped, KeyRefused)
    assert 2 in batch.rest
    assert batch.of(Result.FAILED) == ()
    assert set(batch.rest) | set(book.kept) == set(range(40))
