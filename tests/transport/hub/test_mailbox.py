"""The hub's mailbox on a real server: the contract of every carrier, and what a server adds to go wrong."""

from collections.abc import Iterator
from contextlib import ExitStack
from functools import partial
from itertools import count
from pathlib import Path

import pytest

from tests.hubs import TestHub, running_hub
from tests.transport.mailbox_contract import MailboxContract, waiting
from vbdt import crashpoints
from vbdt.document.ids import DeskId
from vbdt.transport.hub import board
from vbdt.transport.hub.mailbox import HubMailbox
from vbdt.transport.hub.names import HEAD, POINTERS, board_subject

DESKS = 80


@pytest.fixture(scope="module")
def hub(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestHub]:
    with running_hub(tmp_path_factory.mktemp("truc") / "hub", [f"ban-{n}" for n in range(DESKS)]) as made:
        yield made


@pytest.fixture(scope="module")
def numbers() -> Iterator[int]:
    """Desks that no other test has used."""
    return count()


class HubBoxes:
    def __init__(self, hub: TestHub, sender: str, reader: str, quarantine: Path, opened: ExitStack) -> None:
        self._hub, self._quarantine, self._opened = hub, quarantine, opened
        self.address = DeskId(reader)
        self.sender = opened.enter_context(hub.mailbox(sender))
        self.reader = self.again()

    def again(self) -> HubMailbox:
        if hasattr(self, "reader"):
            self.reader.close()
        return self._opened.enter_context(self._hub.mailbox(self.address, self._quarantine))

    def quarantined(self) -> Path:
        return self._quarantine


class TestOnAHub(MailboxContract):
    @pytest.fixture
    def boxes(self, hub: TestHub, numbers: Iterator[int], tmp_path: Path) -> Iterator[HubBoxes]:
        with ExitStack() as opened:
            yield HubBoxes(hub, f"ban-{next(numbers)}", f"ban-{next(numbers)}", tmp_path / "cach-ly", opened)


def test_who_only_looks_leaves_nothing_behind_that_hides_the_mail(
    hub: TestHub, numbers: Iterator[int], tmp_path: Path
) -> None:
    """A question still open when we hung up is handed the mail for two more seconds, over and over, with nobody there:
    whoever opened the box meanwhile found it empty."""
    me = f"ban-{next(numbers)}"
    looks = 6
    with hub.mailbox(f"ban-{next(numbers)}") as sender, hub.operator() as operator:
        for n in range(looks):
            sender.deliver(DeskId(me), f"goi-{n}.goi", b"x%d" % n)
            with hub.mailbox(me, tmp_path) as box:
                assert [each.name for each in box.incoming()] == [f"goi-{k}.goi" for k in range(n + 1)]
        (seen,) = (each for each in operator.all_of(f"CONSUMER.LIST.{POINTERS}", "consumers") if each["name"] == me)
        assert seen["delivered"]["consumer_seq"] == sum(range(1, looks + 1)), "each was handed out once a look"


def test_one_desk_that_floods_the_board_hides_nobody(
    hub: TestHub, numbers: Iterator[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(board, "_MOST_OF_ONE", 3)
    flooder, other, reader = (f"ban-{next(numbers)}" for _ in range(3))
    with hub.mailbox(flooder) as floods, hub.mailbox(other) as tells, hub.mailbox(reader) as reads:
        for n in range(5):
            floods.publish(f"rac-{n}", b"x")
        tells.publish("the.ban-moi", b"a card")
        floods.publish("rac-1", b"newer")
        seen = [each for each in reads.published() if each.place.startswith((f"{flooder}.", f"{other}."))]
        assert len([each for each in seen if each.name.startswith("rac-")]) == 3
        (card,) = (each for each in seen if each.name == "the.ban-moi")
        assert reads.read_published(card) == b"a card"


def test_power_that_goes_while_it_is_set_aside_leaves_no_part_of_it(
    hub: TestHub, numbers: Iterator[int], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    me, data = f"ban-{next(numbers)}", b"x" * 1_000
    monkeypatch.setitem(crashpoints.ARMED, "hub.5 a draft is kept", pulled)
    with hub.mailbox(f"ban-{next(numbers)}") as sender, hub.mailbox(me, tmp_path) as box:
        sender.deliver(DeskId(me), "a.goi", data)
        assert waiting(box, count=1) == ["a.goi"]
        with pytest.raises(KeyboardInterrupt):
            box.quarantine("a.goi", "Gói tin bị hỏng.")
        (draft,) = tmp_path.glob(".a.goi*")
        draft.write_bytes(data[:10])  # all that had reached the disk
        assert not (tmp_path / "a.goi").exists()
        crashpoints.ARMED.clear()
        box.quarantine("a.goi", "Gói tin bị hỏng.")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.goi", "a.goi.txt"]
    assert (tmp_path / "a.goi").read_bytes() == data


def pulled() -> None:
    raise KeyboardInterrupt


@pytest.mark.parametrize("head", [b"[" * 100_000, b"[]", b"{}", b'"name"', b"\xff", b'{"name": "", "sha256": ""}'])
def test_a_notice_that_is_none_hides_nobodys(hub: TestHub, numbers: Iterator[int], head: bytes) -> None:
    bad, good = (f"ban-{next(numbers)}" for _ in range(2))
    with hub.mailbox(bad) as forger, hub.mailbox(good) as sender:
        put = partial(forger._link.publish, subject=board_subject(f"{bad}.tinh", HEAD), data=head, headers={})
        forger._link.do(put, 10)
        sender.publish("tinh", head)
        told = {each.place.partition(".")[0]: sender.read_published(each) for each in sender.published()}
        assert bad not in told
        assert told[good] == head
