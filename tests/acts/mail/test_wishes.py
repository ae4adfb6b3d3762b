"""A question about a document that has not come is seen while it waits, and ends when that cannot come any more."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from tests.acts.towns import Town
from vbdt.acts.mail import wishes
from vbdt.acts.mail.exchange import exchange
from vbdt.acts.mail.questions import Awaiting, questions
from vbdt.acts.mail.wishes import Wish, hear_wish, waiting
from vbdt.acts.office import Office
from vbdt.document.ids import AgencyId, PackageId
from vbdt.document.model import Change
from vbdt.errors import BadInput
from vbdt.law import load_early_wait
from vbdt.transport.courier import Outcome
from vbdt.transport.folder.bodies import KEPT_BODIES

LONGEST = load_early_wait()


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    town = Town(tmp_path)
    yield town.office("hanh")
    town.close()


def wish(n: int) -> Wish:
    return Wish(AgencyId("H30.10"), f"{n:02}/STC", Change.RECALL, "Gửi nhầm", PackageId(f"goi-{n}"))


def later(office: Office, age: timedelta) -> Office:
    return replace(office, clock=lambda: office.clock() + age)


def early(office: Office) -> list[str]:
    return [each.edxml_id for each in waiting(office).early]


def test_it_is_seen_while_it_waits_and_ends_when_no_carrier_has_the_document_any_more(office: Office) -> None:
    assert timedelta(seconds=KEPT_BODIES) <= LONGEST
    with office.store.write() as writing:
        assert hear_wish(office, writing, wish(1))[0] is Outcome.PARKED
    second = later(office, timedelta(days=3))
    with second.store.write() as writing:
        hear_wish(second, writing, wish(2))
    shown = [each for each in questions(office) if each.awaiting is Awaiting.DOCUMENT]
    assert [(each.name, each.until and each.since and each.until - each.since) for each in shown] == [
        ("01/STC", LONGEST),
        ("02/STC", LONGEST),
    ]
    exchange(later(office, LONGEST - timedelta(hours=1)))
    assert early(office) == ["01/STC", "02/STC"]
    exchange(later(office, LONGEST + timedelta(days=1)))
    assert early(office) == ["02/STC"]
    exchange(later(office, LONGEST + timedelta(days=4)))
    assert early(office) == []


def test_there_is_room_again_for_the_next(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(wishes, "MOST", 3)
    with office.store.write() as writing:
        for n in range(3):
            hear_wish(office, writing, wish(n))
    with pytest.raises(BadInput, match="quá nhiều đề nghị"), office.store.write() as writing:
        hear_wish(office, writing, wish(3))
    after = later(office, LONGEST + timedelta(days=1))
    exchange(after)
    with after.store.write() as writing:
        assert hear_wish(after, writing, wish(3))[0] is Outcome.PARKED
