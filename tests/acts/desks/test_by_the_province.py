"""An agency that has nobody who may let a desk in: who holds the province's key does it from a desk elsewhere."""

from datetime import date
from pathlib import Path

import pytest

from tests.acts.desks.test_replace_desk import NEW, OLD
from tests.acts.test_reform import COMMUNE, Reformed, reformed
from tests.acts.towns import PROVINCE_KEY, arrive
from vbdt.acts.desks.desk import NewDesk, new_desk
from vbdt.acts.desks.enrol import Standing, card_code, look_for_admission, remember_application
from vbdt.acts.desks.keeping import to_compare
from vbdt.acts.desks.replace_desk import Replacing, replace_lost
from vbdt.acts.desks.roster import Application, spoken_code
from vbdt.acts.register_in import register_in
from vbdt.app import build_office
from vbdt.cli import main
from vbdt.document.calendar import local_day
from vbdt.document.directory import Book, Closing, Role
from vbdt.document.ids import PersonId
from vbdt.document.model import MarkPlace
from vbdt.errors import BadInput, NotAllowed
from vbdt.store.backup import backup
from vbdt.store.store import Store

__all__ = ["reformed"]


class Operator:
    """Sits at a desk of another agency, with the province's key in a file."""

    def __init__(self, reformed: Reformed, folder: Path) -> None:
        self.desk = reformed.town.folder / "hanh"
        self.key = folder / "khoa-danh-ba"
        self.key.write_text(PROVINCE_KEY.private_bytes_raw().hex(), "ascii")

    def run(self, *words: str, agency: str = COMMUNE) -> int:
        base = ["roster", "--desk", str(self.desk), "--key", str(self.key), "--agency", agency]
        return main([*base, *words])


@pytest.fixture
def operator(reformed: Reformed, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Operator:
    monkeypatch.setenv("VBDT_PASSPHRASE", OLD)
    return Operator(reformed, tmp_path)


def lost_and_found(reformed: Reformed, folder: Path) -> tuple[Store, Standing]:
    """The commune's only desk is lost, and asks on a new computer to be let in."""
    backup(reformed.made.store, folder / "sao-luu")
    today = local_day(reformed.commune.clock())
    made = replace_lost(folder / "moi", Replacing(folder / "sao-luu", OLD, None, NEW), today).desk
    return made.store, look_for_admission(made.store)


def test_the_only_desk_of_an_agency_comes_back(
    reformed: Reformed, operator: Operator, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    old = reformed.made.card.id
    store, standing = lost_and_found(reformed, tmp_path)
    assert (standing.who, standing.agency) == ((), COMMUNE), "nobody of the agency is left"
    assert operator.run("requests") == 0
    said = capsys.readouterr()
    assert standing.card_code in said.out
    assert "[thay máy cũ]" in said.out
    assert spoken_code(PROVINCE_KEY.public_key().public_bytes_raw()) in said.err, "what the other one compares"
    assert operator.run("admit", standing.card_code, agency="H30.07") == 1, "it asks nothing of that agency"
    assert operator.run("admit", standing.card_code) == 0
    assert look_for_admission(store).admitted
    office = build_office(store)
    assert office.directory.desk(old).closed is Closing.LOST
    assert [office.directory.keeper(COMMUNE, each) for each in Book] == [office.me.id, office.me.id]
    assert to_compare(office) == (Book.INCOMING, Book.OUTGOING)
    with pytest.raises(NotAllowed, match="sổ giấy"):
        register_in(office, arrive(office), office.me.id, MarkPlace(1, 0, 0))
    store.close()


def test_the_first_desk_of_an_agency_is_let_in_with_a_new_person(
    reformed: Reformed, operator: Operator, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    wanted = NewDesk(COMMUNE, PersonId("moi"), (Role.CLERK,), reformed.town.mailbox, passphrase=OLD)
    made = new_desk(tmp_path / "ban", wanted, reformed.made.card.valid_from)
    remember_application(made.store, Application(made.card, "Lê Văn Mới", "Văn thư"))
    standing = look_for_admission(made.store)
    assert standing.who is None, "before the province was compared nobody can tell"
    capsys.readouterr()
    roles = ("--role", Role.CLERK.value, "--role", Role.ADMINISTRATOR.value)
    assert operator.run("admit", card_code(made.card), *roles) == 0
    assert capsys.readouterr().out.strip() == made.card.id, "what «directory administrator» wants"
    reformed.sync()
    known = reformed.commune.directory
    assert known.desk(made.card.id).roles == (Role.CLERK, Role.ADMINISTRATOR)
    assert known.person(PersonId("moi")).name == "Lê Văn Mới"
    assert operator.run("roles", "Lê Văn Mới", "--role", Role.CLERK.value) == 0
    assert operator.run("close", made.card.id, "--on", "2026-01-01", "--reason", "thoi_viec", "--heir", "anh") == 0
    made.store.close()


def test_a_file_that_is_none_makes_nothing(tmp_path: Path) -> None:
    wanted = NewDesk(COMMUNE, PersonId("moi"), (Role.CLERK,), b"{}", passphrase=OLD)
    with pytest.raises(BadInput, match="không phải tệp kết nối"):
        new_desk(tmp_path / "ban", wanted, date(2026, 1, 1))
    assert not (tmp_path / "ban").exists()
