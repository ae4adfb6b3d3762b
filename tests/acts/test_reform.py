"""1 July 2025: every district ends on 30 June; its open work goes on elsewhere, and its papers keep their names."""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from tests.acts.desks.test_hand_over import TODAY, note
from tests.acts.towns import DAY, PROVINCE_KEY, Town, arrive, name_of
from vbdt.acts.desks.board import PROVINCE
from vbdt.acts.desks.desk import MadeDesk, NewDesk, admit, new_desk
from vbdt.acts.desks.succession import HISTORY_FILE, give_to_successor, life_before, to_give
from vbdt.acts.mail.deliver import require_reachable
from vbdt.acts.mail.exchange import exchange
from vbdt.acts.office import Office
from vbdt.acts.register_in import register_in
from vbdt.app import build_office
from vbdt.cli import main
from vbdt.demo.province import read_province
from vbdt.document.codec import encode
from vbdt.document.directory import Agency, Directory, Person, Role
from vbdt.document.events import Assigned, Started
from vbdt.document.filters import Filter
from vbdt.document.ids import AgencyId, PersonId
from vbdt.document.model import Document, MarkPlace
from vbdt.document.reform import ended_words
from vbdt.document.states import State
from vbdt.errors import NotAllowed, UserError
from vbdt.transport.directory import read_directory, write_directory

LAST = date(2025, 6, 30)
COMMUNE = AgencyId("H13.121")
STAFF = {"hanh": (Role.CLERK,), "binh": (Role.LEADER,), "phuc": (Role.SPECIALIST,)}


def arrived(office: Office) -> tuple[Document, ...]:
    return office.store.documents(Filter()).rows


class TestTheDirectory:
    @pytest.fixture
    def file(self, tmp_path: Path) -> Path:
        """The demo province with its coming agencies, as its administrator keeps it."""
        province = read_province()
        directory = Directory(1, DAY, (*province.agencies, *province.reform.agencies))
        path = tmp_path / "danh-ba.json"
        path.write_text(json.dumps(encode(directory), ensure_ascii=False), "utf-8")
        return path

    def read(self, file: Path, tmp_path: Path) -> Directory:
        key = tmp_path / "khoa"
        assert main(["directory", str(file), "sign", "--key", str(key), "-o", str(tmp_path / "ky")]) == 0
        seed = bytes.fromhex(key.read_text("ascii"))
        public = Ed25519PrivateKey.from_private_bytes(seed).public_key().public_bytes_raw().hex()
        return read_directory((tmp_path / "ky").read_bytes(), public)

    def test_every_district_and_commune_ends_with_a_successor(self, file: Path, tmp_path: Path) -> None:
        province = read_province()
        ended = {old: new for new, olds in province.reform.replaces.items() for old in olds}
        for old, new in ended.items():
            assert main(["directory", str(file), "close", old, "--successor", new, "--on", LAST.isoformat()]) == 0
        known = self.read(file, tmp_path)
        for each in known.agencies:
            if each.id in ended:
                assert each.exists_on(LAST)
                assert not each.exists_on(LAST + timedelta(days=1))
                (heir,) = known.heirs(each.id, LAST + timedelta(days=1))
                assert heir.id == ended[each.id]
                assert heir.name in ended_words(known, each, date(2025, 7, 1))
        assert not any(each.level == "Huyện" and each.exists_on(date(2025, 7, 1)) for each in known.agencies)
        assert known.agency(AgencyId("H30.34")).name == "Ủy ban nhân dân huyện Châu Thành A"

    def test_split_merge_and_rename(self, file: Path, tmp_path: Path) -> None:
        on = ["--on", LAST.isoformat()]
        base = ["directory", str(file)]
        assert main([*base, "split", "H30.34", "--successor", "H13.121", "--successor", "H13.07", *on]) == 0
        assert main([*base, "merge", "H30.34.21", "H30.34.22", "--successor", "H13.121", *on]) == 0
        assert main([*base, "rename", "H30.10", "--name", "Sở Tài chính - Kế hoạch", "--symbol", "STCKH"]) == 0
        known = self.read(file, tmp_path)
        after = date(2025, 7, 1)
        assert [each.id for each in known.heirs(AgencyId("H30.34"), after)] == ["H13.121", "H13.07"]
        assert [each.id for each in known.heirs(AgencyId("H30.34.22"), after)] == ["H13.121"]
        assert known.agency(AgencyId("H30.10")).symbol == "STCKH"

    def test_what_leads_nowhere_is_refused(self, file: Path, capsys: pytest.CaptureFixture[str]) -> None:
        base = ["directory", str(file)]
        assert main([*base, "split", "H30.34", "--successor", "H13.07", "--on", "2025-06-30"]) == 1
        assert main([*base, "close", "H30.34", "--successor", "H30.34", "--on", "2025-06-30"]) == 1
        assert main([*base, "close", "H30.34", "--successor", "H13.07", "--on", "2025-06-30"]) == 0
        assert main([*base, "close", "H30.34.21", "--successor", "H30.34", "--on", "2025-06-30"]) == 1
        assert "không thể kế nhiệm" in capsys.readouterr().err

    def test_a_successor_that_ended_later_leads_on(self) -> None:
        def agency(name: str, to: tuple[str, ...], until: date | None) -> Agency:
            heirs = tuple(AgencyId(each) for each in to)
            return Agency(AgencyId(name), name, name, name, "", "", None, date(2000, 1, 1), until, heirs)

        one = agency("A", ("B",), date(2010, 1, 1))
        two = agency("B", ("C", "D"), date(2020, 1, 1))
        known = Directory(1, DAY, (one, two, agency("C", (), None), agency("D", ("A",), date(2021, 1, 1))))
        assert [each.id for each in known.heirs(AgencyId("A"), date(2015, 1, 1))] == ["B"]
        assert [each.id for each in known.heirs(AgencyId("A"), date(2024, 1, 1))] == ["C"]


class Reformed:
    """The town, a commune that comes after it, and the directory of the day after."""

    def __init__(self, folder: Path) -> None:
        self.town = Town(folder / "huyen", STAFF)
        wanted = NewDesk(COMMUNE, PersonId("anh"), (Role.CLERK,), self.town.mailbox, passphrase="mot cau dai")
        self.made: MadeDesk = new_desk(folder / "xa", wanted, DAY.date())
        card = self.made.card
        commune = Agency(
            COMMUNE, "000.00.79.H13", "UBND xã Tân Hòa", "UBND", "Tân Hòa", "Xã", None, DAY.date(), mail_desk=card.id
        )
        known = self.town.directory
        self.before = replace(
            known,
            version=2,
            agencies=(*known.agencies, commune),
            persons=(*known.persons, Person(PersonId("anh"), COMMUNE, "Võ Ngọc Ánh", "Văn thư")),
            desks=(*known.desks, card),
        )
        admit(self.made.store, write_directory(self.before, PROVINCE_KEY), name_of(PROVINCE_KEY))
        self.town.put(PROVINCE, write_directory(self.before, PROVINCE_KEY))
        self.town.sync()

    def close_the_district(self) -> None:
        old = self.before.agencies[0]
        ended = replace(old, valid_to=TODAY - timedelta(days=1), successors=(COMMUNE,))
        now = replace(self.before, version=3, agencies=(ended, *self.before.agencies[1:]))
        self.town.put(PROVINCE, write_directory(now, PROVINCE_KEY))
        self.sync()

    def sync(self) -> list[str]:
        problems = self.town.sync()
        problems += exchange(self.commune).problems
        return problems + self.town.sync()

    @property
    def commune(self) -> Office:
        return build_office(self.made.store)


@pytest.fixture
def reformed(tmp_path: Path) -> Iterator[Reformed]:
    made = Reformed(tmp_path)
    yield made
    made.town.close()
    made.made.store.close()


def test_open_work_goes_on_at_the_successor_with_its_history_and_its_names(reformed: Reformed) -> None:
    town = reformed.town
    document = arrive(town.office("hanh"))
    register_in(town.office("hanh"), document, town.id("binh"), MarkPlace(1, 0, 0))
    town.sync()
    note(town.office("binh"), document, Assigned(town.id("phuc"), (), "Làm", TODAY))
    town.sync()
    note(town.office("phuc"), document, Started())
    with pytest.raises(NotAllowed, match="còn hoạt động"):
        give_to_successor(town.office("phuc"), [document])
    reformed.close_the_district()
    phuc = town.office("phuc")
    assert [each.id for each in to_give(phuc)] == [document]
    give_to_successor(phuc, [document])
    assert to_give(phuc) == ()
    assert reformed.sync() == []
    commune = reformed.commune
    (came,) = arrived(commune)
    assert (came.state, came.holder, came.agency) == (State.ARRIVED, commune.me.id, COMMUNE)
    assert came.facts.issuer_name == "Sở Tài chính"
    assert came.origin == "H30.10"
    assert "Nhận bàn giao từ Sở Nội vụ" in came.verdict_reason
    (history,) = (each for each in came.annexes if each.name == "lich-su.json")
    kinds = [each["event"]["kind"] for each in json.loads(commune.store.files.read(history))]
    assert kinds == ["received", "registered_in", "assigned", "started", "given_to_successor"]
    assert [each.kind for each in life_before(commune, came)] == kinds
    exchange(commune)
    assert len(arrived(commune)) == 1
    assert town.office("hanh").store.document(document).state is State.IN_PROGRESS
    assert all(each.received_at for each in phuc.store.postings() if each.desk == commune.me.id)


def test_a_file_that_only_bears_the_name_is_no_history(reformed: Reformed) -> None:
    office = reformed.commune
    document = arrive(office)
    known = office.store.document(document)
    named = office.store.files.add(b"[]", HISTORY_FILE, "application/json")
    assert life_before(office, replace(known, annexes=(named,))) == ()


def test_an_ended_agency_numbers_nothing_and_gets_no_new_mail(reformed: Reformed) -> None:
    town = reformed.town
    waiting = arrive(town.office("hanh"))
    reformed.close_the_district()
    with pytest.raises(NotAllowed, match=r"đã kết thúc hoạt động.*UBND xã Tân Hòa \(H13.121\)"):
        register_in(town.office("hanh"), waiting, town.id("binh"), MarkPlace(1, 0, 0))
    with pytest.raises(UserError, match=r"cơ quan kế nhiệm: UBND xã Tân Hòa"):
        require_reachable(reformed.commune, [town.directory.agencies[0].id])


def test_nobody_inherits_from_an_agency_that_exists(reformed: Reformed) -> None:
    """Its sender believes it has ended; the receiver does not."""
    town = reformed.town
    document = arrive(town.office("hanh"))
    old = reformed.before.agencies[0]
    ended = replace(old, valid_to=TODAY - timedelta(days=1), successors=(COMMUNE,))
    early = replace(reformed.before, agencies=(ended, *reformed.before.agencies[1:]))
    give_to_successor(replace(town.office("hanh"), directory=early), [document])
    town.sync("hanh")
    assert any("cơ quan khác" in each for each in exchange(reformed.commune).problems)
    assert arrived(reformed.commune) == ()
