"""A clerk alone: makes a desk, reads a code by telephone, hears one, and the desk opens when it was let in."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.acts.towns import PROVINCE_KEY, SNV, Town, name_of
from tests.ui.firstrun.looks import draw
from tests.ui.firstrun.steps import fill_in, make_and_open
from vbdt.acts.desks.board import KEY
from vbdt.acts.desks.roster import admit_request, publish, requests, spoken_code
from vbdt.acts.office import Office
from vbdt.app import open_office
from vbdt.document.directory import Role
from vbdt.transport.folder.mailbox import FolderMailbox
from vbdt.ui.firstrun.making import usual_folder
from vbdt.ui.firstrun.page import FirstRun
from vbdt.ui.firstrun.unlock import UnlockPage
from vbdt.ui.jobs import Jobs
from vbdt.ui.start import dress

STAFF = {"hanh": (Role.CLERK,), "lan": (Role.ADMINISTRATOR, Role.CLERK)}


@pytest.fixture
def town(tmp_path: Path) -> Iterator[Town]:
    made = Town(tmp_path / "co-quan", STAFF)
    made.administered_by("lan")
    yield made
    made.close()


def ask(qtbot: QtBot, first_run: FirstRun, town: Town, folder: Path, agency: str = SNV) -> UnlockPage:
    """As far as the codes."""
    page = fill_in(first_run, folder, agency)
    page.carrier.folder.set_path(town.mailbox)
    draw(first_run, "lap-ban")
    unlocking = make_and_open(qtbot, first_run, page)
    qtbot.waitUntil(unlocking.waiting.isVisible, timeout=20_000)
    return unlocking


def test_a_clerk_gets_through_alone(qtbot: QtBot, qapp: QApplication, jobs: Jobs, town: Town, tmp_path: Path) -> None:
    dress(qapp)
    first_run = FirstRun(open_office, jobs)
    qtbot.addWidget(first_run)
    first_run.show()
    page = ask(qtbot, first_run, town, tmp_path / "ban-moi")
    draw(first_run, "cho-duyet")
    assert page.waiting.province.text() == spoken_code(bytes.fromhex(name_of(PROVINCE_KEY)))
    lan = town.office("lan")
    (request,) = requests(lan, FolderMailbox(town.mailbox, lan.me.id))
    assert request.code == page.waiting.card.text(), "what is read is what is heard"
    assert request.name == "Trần Thị Ngọc"
    page.waiting.compared.setChecked(True)
    qtbot.waitUntil(lambda: "Đang chờ quản trị duyệt" in page.waiting.state.text(), timeout=20_000)
    publish(admit_request(lan, request, (Role.SPECIALIST,)))
    with qtbot.waitSignal(first_run.opened, timeout=20_000) as heard:
        page.waiting.look()
    office: Office = heard.args[0]
    with office.store:
        assert (office.person.name, office.me.roles) == ("Trần Thị Ngọc", (Role.SPECIALIST,))
        assert office.person.id.startswith("tran-thi-ngoc-")


def test_a_key_that_signed_nothing_there_is_not_offered(qtbot: QtBot, jobs: Jobs, town: Town, tmp_path: Path) -> None:
    town.put(KEY, b"0" * 64)
    first_run = FirstRun(open_office, jobs)
    qtbot.addWidget(first_run)
    first_run.show()
    page = ask(qtbot, first_run, town, tmp_path / "ban-moi")
    assert page.waiting.province.text() == "chưa có trên hộp thư"
    assert not page.waiting.compared.isEnabled()


def test_a_mistyped_agency_is_said_as_soon_as_it_can_be_known(
    qtbot: QtBot, jobs: Jobs, town: Town, tmp_path: Path
) -> None:
    first_run = FirstRun(open_office, jobs)
    qtbot.addWidget(first_run)
    first_run.show()
    page = ask(qtbot, first_run, town, tmp_path / "ban-moi", agency="H30.7")
    page.waiting.compared.setChecked(True)
    qtbot.waitUntil(lambda: "không có cơ quan mã H30.7" in page.waiting.state.text(), timeout=20_000)


def test_another_desk_on_this_computer_gets_a_folder_of_its_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert usual_folder() == tmp_path / "vbdt" / "ban"
    (tmp_path / "vbdt" / "ban" / "tep").mkdir(parents=True)
    assert usual_folder() == tmp_path / "vbdt" / "ban-2"
