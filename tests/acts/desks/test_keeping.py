"""Exactly one desk gives a book's numbers, whatever is offline, replayed, released or lost."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.acts.towns import SNV, Town, arrive
from vbdt.acts.desks.keeping import SignedRelease, keeps, release, released, to_compare, without_release
from vbdt.acts.desks.my_desk import give_books
from vbdt.acts.desks.paper_book import compare
from vbdt.acts.desks.roster import releases
from vbdt.acts.office import Office
from vbdt.acts.register_in import register_in
from vbdt.document.calendar import local_day
from vbdt.document.directory import Book, Closing, Line, Role
from vbdt.document.ids import DocumentId
from vbdt.document.model import MarkPlace
from vbdt.document.registers import INCOMING
from vbdt.document.roster import DeskClosed, RegisterMoved, Roster
from vbdt.errors import BadInput, NotAllowed, UserError
from vbdt.store.backup import RESTORED
from vbdt.transport.folder.mailbox import FolderMailbox

TODAY = local_day(datetime.now(UTC))
YEAR = TODAY.year
STAFF = {"hanh": (Role.CLERK,), "binh": (Role.LEADER,), "lan": (Role.CLERK,)}
HERE = MarkPlace(1, 0, 0)


@pytest.fixture
def town(tmp_path: Path) -> Iterator[Town]:
    made = Town(tmp_path, STAFF)
    yield made
    made.close()


def number(town: Town, name: str) -> tuple[DocumentId, int]:
    """The desk takes the next number for a document that came to it."""
    document = arrive(town.office(name))
    office = town.office(name)
    register_in(office, document, town.id("binh"), HERE)
    given = office.store.document(document).arrival_number
    assert given is not None
    return document, given


def moved(given: SignedRelease) -> RegisterMoved:
    return RegisterMoved(given.release, given.signature)


def test_the_book_goes_to_another_desk_which_goes_on_with_the_next_number(town: Town) -> None:
    assert [number(town, "hanh")[1] for _ in range(3)] == [1, 2, 3]
    given = release(town.office("hanh"), Book.INCOMING, town.id("lan"))
    assert [(each.register, each.number) for each in given.release.lines] == [(INCOMING, 3)]
    assert release(town.office("hanh"), Book.INCOMING, town.id("lan")) == given, "asked again, the same words"
    with pytest.raises(NotAllowed, match="đã ký bàn giao"):
        number(town, "hanh")
    with pytest.raises(NotAllowed, match="văn thư khác giữ"):
        number(town, "lan")
    town.announce(moved(given))
    town.sync()
    assert number(town, "lan")[1] == 4
    assert town.office("lan").agency.mail_desk == town.id("lan"), "and the mail with it"
    assert keeps(town.office("hanh"), Book.OUTGOING), "the other book stays"
    with pytest.raises(NotAllowed, match="văn thư khác giữ"):
        number(town, "hanh")


def test_the_new_desk_waits_for_every_line(town: Town) -> None:
    number(town, "hanh")
    given = release(town.office("hanh"), Book.INCOMING, town.id("lan"))
    town.announce(moved(given))
    town.sync("lan")  # the roster is there, the numbered document is not
    with pytest.raises(NotAllowed, match="chưa về đủ đến số 01"):
        number(town, "lan")
    town.sync("hanh", "lan")
    assert number(town, "lan")[1] == 2


def test_two_books_are_given_together_or_not_at_all(town: Town) -> None:
    office = town.office("hanh")
    with office.store.write() as writing:
        writing.set_setting(RESTORED, Book.INCOMING.value.encode())  # the outgoing one is still to be compared
    with pytest.raises(NotAllowed, match="khôi phục"):
        give_books(office, list(Book), town.id("lan"))
    assert [released(office, each) for each in Book] == [None, None]


def test_it_comes_back_and_an_old_release_moves_nothing(town: Town) -> None:
    number(town, "hanh")
    first = release(town.office("hanh"), Book.INCOMING, town.id("lan"))
    town.announce(moved(first))
    town.sync()
    number(town, "lan")
    back = release(town.office("lan"), Book.INCOMING, town.id("hanh"))
    town.announce(moved(back))
    town.sync()
    assert released(town.office("hanh"), Book.INCOMING) is None
    assert number(town, "hanh")[1] == 3
    with pytest.raises(UserError, match="đã dùng rồi"):
        town.announce(moved(first))


def test_a_release_that_was_changed_is_refused(town: Town) -> None:
    number(town, "hanh")
    given = release(town.office("hanh"), Book.INCOMING, town.id("lan"))
    early = replace(given.release, lines=(Line(INCOMING, YEAR, 0, "0" * 64),))
    for wrong in (
        RegisterMoved(early, given.signature),
        RegisterMoved(given.release, ""),
        moved(replace(given, signature="00")),
    ):
        with pytest.raises((UserError, BadInput), match=r"chữ ký|chưa ký bàn giao"):
            town.announce(wrong)


def test_numbers_of_an_office_that_has_released_are_refused_by_the_others(town: Town) -> None:
    """A desk whose store was wound back goes on numbering; nobody believes it."""
    number(town, "hanh")
    town.sync()
    given = release(town.office("hanh"), Book.INCOMING, town.id("lan"))
    with town.office("hanh").store.write() as writing:
        writing.delete_setting("so_da_giao.den")
    town.announce(moved(given))
    town.sync("binh", "lan")
    forged, again = number(town, "hanh")
    assert again == 2
    town.mailbox.joinpath("danh-ba", f"co-quan.{SNV}").rename(town.folder / "giu")
    town.sync("hanh")
    town.folder.joinpath("giu").rename(town.mailbox / "danh-ba" / f"co-quan.{SNV}")
    town.sync("lan", "binh")
    known = town.office("lan").store.find(forged)
    assert known is None or known.arrival_number is None
    assert number(town, "lan")[1] == 2


def test_a_lost_keeper(town: Town) -> None:
    """The others know two numbers; the clerk compares the printed book before he goes on."""
    number(town, "hanh")
    number(town, "hanh")
    town.sync()
    lan = town.office("lan")
    with pytest.raises(NotAllowed, match="chưa đóng"):
        without_release(lan, Book.INCOMING, lan.me.id)
    town.announce(DeskClosed(town.id("hanh"), TODAY - timedelta(days=0), Closing.LOST, town.id("lan")))
    town.sync("lan", "binh")
    town.announce(moved(without_release(town.office("lan"), Book.INCOMING, lan.me.id)))
    town.sync("lan", "binh")
    with pytest.raises(NotAllowed, match="Đối chiếu với sổ giấy"):
        number(town, "lan")
    assert to_compare(town.office("lan")) == (Book.INCOMING,)
    with pytest.raises(UserError, match="trong máy đã đến số 02"):
        compare(town.office("lan"), Book.INCOMING, {INCOMING: 1})
    compare(town.office("lan"), Book.INCOMING, {INCOMING: 2})
    assert to_compare(town.office("lan")) == ()
    assert number(town, "lan")[1] == 3


STEPS = st.lists(
    st.tuples(
        st.sampled_from(["number", "number", "release", "move", "sync", "replay", "carry"]),
        st.sampled_from(["hanh", "lan"]),
    ),
    min_size=4,
    max_size=14,
)


@pytest.fixture(scope="module")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("so")


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS)
def test_never_do_two_desks_give_one_number(fresh: Path, steps: list[tuple[str, str]]) -> None:
    """Any order of numbering, releasing, moving, and of who hears of it when; old rosters come again, too."""
    folder = Path(tempfile.mkdtemp(dir=fresh))
    town = Town(folder, STAFF)
    other = {"hanh": "lan", "lan": "hanh"}
    numbers: dict[int, str] = {}
    rosters: list[Roster] = [town.roster]
    given: list[SignedRelease] = []
    try:
        for step, who in steps:
            with suppress(UserError):
                if step == "number":
                    _, n = number(town, who)
                    assert n not in numbers, (n, who, numbers[n])
                    numbers[n] = who
                    able = [name for name in other if _numbers(town.office(name))]
                    assert able == [who], able
                elif step == "release":
                    given.append(release(town.office(who), Book.INCOMING, town.id(other[who])))
                elif step == "move" and given:
                    town.announce(moved(given[-1]))
                    rosters.append(town.roster)
                elif step == "replay" and given:
                    town.announce(moved(given[0]))
                elif step == "sync":
                    town.sync(who)
                elif step == "carry":
                    town.sync()
        assert sorted(numbers) == list(range(1, len(numbers) + 1)), "no hole either"
    finally:
        town.close()
        shutil.rmtree(folder)


def _numbers(office: Office) -> bool:
    return keeps(office, Book.INCOMING)


def test_a_release_that_could_not_be_laid_down_is_laid_down_later(town: Town) -> None:
    number(town, "hanh")
    release(town.office("hanh"), Book.INCOMING, town.id("lan"))
    mailbox = FolderMailbox(town.mailbox, town.id("lan"))
    assert releases(town.office("lan"), mailbox) == ()
    town.sync("hanh")
    (given,) = releases(town.office("lan"), mailbox)
    town.announce(moved(given))
    town.sync()
    assert number(town, "lan")[1] == 2
