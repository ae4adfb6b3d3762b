"""What the administrator's window does, by command: letting a desk in, absences, closing, moving a register."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.acts.desks.test_keeping import number
from tests.acts.towns import SNV, Town
from vbdt.acts.competence import require_capacity
from vbdt.acts.desks.absence import absence_words, proposed, reason_label
from vbdt.acts.desks.board import CARD
from vbdt.acts.desks.roster import Application, may_administer, requests, write_application
from vbdt.cli import main
from vbdt.document.calendar import local_day
from vbdt.document.directory import Book, Closing, Role
from vbdt.document.ids import PersonId
from vbdt.errors import NotAllowed
from vbdt.transport.folder.mailbox import FolderMailbox

TODAY = local_day(datetime.now(UTC))
STAFF = {
    "hanh": (Role.CLERK,),
    "binh": (Role.LEADER,),
    "phuc": (Role.SPECIALIST, Role.LEADER),
    "lan": (Role.CLERK, Role.ADMINISTRATOR),
}


@pytest.fixture
def town(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Town]:
    monkeypatch.setenv("VBDT_PASSPHRASE", "mot cau dai")
    made = Town(tmp_path, STAFF)
    titles = {"binh": "Giám đốc", "phuc": "Chánh Văn phòng"}
    people = tuple(replace(each, title=titles.get(each.id, each.title)) for each in made.directory.persons)
    made.directory = replace(made.directory, persons=people)
    made.administered_by("lan")
    yield made
    made.close()


def roster(town: Town, *words: str) -> int:
    return main(["roster", "--desk", str(town.folder / "lan"), *words])


def test_what_is_written_while_the_share_is_away_lies_there_when_it_is_back(
    town: Town, capsys: pytest.CaptureFixture[str]
) -> None:
    away = town.mailbox.with_name("rut-ra")
    town.mailbox.rename(away)
    assert roster(town, "person", "--id", "moi", "--name", "Lê Mới", "--title", "Chuyên viên") == 0
    assert "lần gửi nhận sau sẽ đăng" in capsys.readouterr().err
    away.rename(town.mailbox)
    town.sync()
    assert town.office("binh").directory.person(PersonId("moi")).name == "Lê Mới"


def test_only_the_administrators_desk_writes(town: Town, capsys: pytest.CaptureFixture[str]) -> None:
    assert may_administer(town.office("lan"))
    assert not may_administer(town.office("hanh"))
    person = ["person", "--id", "moi", "--name", "Lê Mới", "--title", "Chuyên viên"]
    assert main(["roster", "--desk", str(town.folder / "hanh"), *person]) == 1
    assert "không phải của quản trị" in capsys.readouterr().err
    assert roster(town, *person) == 0
    town.sync()
    assert town.office("binh").directory.person(PersonId("moi")).name == "Lê Mới"


def test_a_request_on_the_carrier_is_let_in_by_its_code(town: Town, capsys: pytest.CaptureFixture[str]) -> None:
    made = town.desk("ngoc", Role.SPECIALIST)
    data = write_application(Application(made.card, "Trần Thị Ngọc", "Chuyên viên"))
    town.put(CARD + made.card.id, data)
    town.put(CARD + "rac", b"{}")
    mailbox = FolderMailbox(town.mailbox, town.id("lan"))
    (request,) = requests(town.office("lan"), mailbox)
    assert (request.name, len(request.code)) == ("Trần Thị Ngọc", 14)
    assert roster(town, "admit", "AAAA-BBBB-CCCC") == 1
    assert roster(town, "admit", request.code.lower(), "--role", "chuyen_vien", "--role", "luu_tru") == 0
    town.sync()
    known = town.office("hanh").directory.desk(made.card.id)
    assert known.roles == (Role.SPECIALIST, Role.ARCHIVIST)
    assert requests(town.office("lan"), mailbox) == ()
    capsys.readouterr()
    made.store.close()


def test_a_card_whose_keys_were_changed_has_another_code(town: Town) -> None:
    made, other = town.desk("ngoc", Role.SPECIALIST), town.desk("gia", Role.SPECIALIST)
    mailbox = FolderMailbox(town.mailbox, town.id("lan"))
    town.put(CARD + made.card.id, write_application(Application(made.card, "Ngọc", "CV")))
    (right,) = requests(town.office("lan"), mailbox)
    town.put(
        CARD + made.card.id, write_application(Application(replace(made.card, signs=other.card.signs), "Ngọc", "CV"))
    )
    (wrong,) = requests(town.office("lan"), mailbox)
    assert right.code != wrong.code
    made.store.close()
    other.store.close()


def test_while_somebody_is_away_the_deputy_is_proposed_and_may_sign(town: Town) -> None:
    lines = ("TUQ. GIÁM ĐỐC", "CHÁNH VĂN PHÒNG")
    hanh, binh, phuc = town.office("hanh"), town.id("binh"), town.id("phuc")
    assert proposed(hanh, binh) == binh
    with pytest.raises(NotAllowed, match="không ghi ủy quyền"):
        require_capacity(hanh, PersonId("phuc"), phuc, lines, "cong_van")
    until = TODAY + timedelta(days=5)
    away = ["absent", "binh", "--from", TODAY.isoformat(), "--to", until.isoformat(), "--deputy", "phuc"]
    assert roster(town, *away, "--kind", "cong_van", "--reason", "cong_tac") == 0
    town.sync()
    hanh = town.office("hanh")
    (absence,) = hanh.directory.absences or ()
    assert reason_label(absence) == "Đi công tác"
    assert (proposed(hanh, binh, "cong_van"), proposed(hanh, binh, "quyet_dinh")) == (phuc, binh)
    assert absence_words(hanh, binh, "cong_van") == f"vắng đến {until:%d/%m/%Y}, Phuc thay"
    require_capacity(hanh, PersonId("phuc"), phuc, lines, "cong_van")
    with pytest.raises(NotAllowed, match="không ghi ủy quyền"):
        require_capacity(hanh, PersonId("phuc"), phuc, lines, "quyet_dinh")
    day_before = (TODAY - timedelta(days=1)).isoformat()
    assert roster(town, "back", "binh", "--from", TODAY.isoformat(), "--on", day_before) == 0
    town.sync()
    assert proposed(town.office("hanh"), binh, "cong_van") == binh


def test_a_register_moves_by_three_commands(town: Town, capsys: pytest.CaptureFixture[str]) -> None:
    number(town, "hanh")
    town.sync()
    assert main(["desk", "release", str(town.folder / "hanh"), "--book", "den", "--to", "lan"]) == 0
    assert "đến số 01" in capsys.readouterr().out
    assert roster(town, "requests") == 0
    assert "Sổ văn bản đến: Hanh" in capsys.readouterr().out
    assert roster(town, "move") == 0
    town.sync()
    assert town.office("binh").directory.keeper(SNV, Book.INCOMING) == town.id("lan")
    assert number(town, "lan")[1] == 2
    assert roster(town, "move") == 1


def test_a_desk_is_closed_and_its_books_go_by_word(town: Town) -> None:
    number(town, "hanh")
    town.sync()
    close = ["close", town.id("hanh"), "--on", TODAY.isoformat(), "--reason", Closing.LOST.value, "--heir", "lan"]
    assert roster(town, "move", "--lost", "den", "--to", "lan") == 1
    assert roster(town, *close) == 0
    assert roster(town, "move", "--lost", "den", "--to", "lan") == 0
    folder = str(town.folder / "lan")
    assert main(["registers", "--desk", folder, "confirm", "--last", "Văn bản đến=2"]) == 1
    assert main(["registers", "--desk", folder, "confirm", "--last", "Văn bản đến=1"]) == 0
    assert number(town, "lan")[1] == 2


def test_roles_change(town: Town) -> None:
    assert roster(town, "roles", "phuc", "--role", "chuyen_vien") == 0
    assert town.office("lan").directory.desk(town.id("phuc")).roles == (Role.SPECIALIST,)
    assert roster(town, "roles", "hanh", "--role", "chuyen_vien") == 1, "it keeps the books"
