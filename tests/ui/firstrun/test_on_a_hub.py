"""A province that runs a hub: a clerk gets a file from its operator and comes through alone, first and after a loss."""

import io
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.acts.desks.test_keeping import number
from tests.acts.desks.test_replace_desk import OLD, save
from tests.acts.towns import DAY, PROVINCE_KEY, SNV, Town
from tests.hubs import TestHub, running_hub
from tests.ui.firstrun.looks import draw
from tests.ui.firstrun.steps import PASSPHRASE, SECONDS_30, fill_in, make_and_open
from tests.ui.keyboard import type_text
from vbdt.acts.desks.replace_desk import admit_replacement
from vbdt.acts.desks.roster import admit_request, publish, requests
from vbdt.acts.mail.carrier import Mailboxes, finish_move, join_hub
from vbdt.acts.office import Office
from vbdt.app import open_office
from vbdt.cli import main
from vbdt.document.directory import Administrator, Agency, Closing, Role
from vbdt.document.ids import AgencyId
from vbdt.settings import HUB, read_settings
from vbdt.store.keys import unlock
from vbdt.store.store import open_store
from vbdt.transport.hub.hub_pass import read_pass
from vbdt.ui.firstrun.new import NewDeskPage
from vbdt.ui.firstrun.page import FirstRun, WelcomePage
from vbdt.ui.firstrun.replacing import ReplacePage
from vbdt.ui.firstrun.unlock import UnlockPage
from vbdt.ui.jobs import Jobs
from vbdt.ui.start import dress

STC = AgencyId("H30.10")
STAFF = {"hanh": (Role.CLERK,), "binh": (Role.LEADER,), "lan": (Role.ADMINISTRATOR, Role.CLERK)}


class Province:
    """A town whose desks are all on a hub, and the hub's operator."""

    def __init__(self, town: Town, hub: TestHub) -> None:
        self.town, self.hub = town, hub
        for name, made in town.made.items():
            join_hub(made.store, hub.passes[town.id(name)])
        town.sync()
        for made in town.made.values():
            finish_move(made.store)

    def file_for(self, person: str) -> Path:
        """What the operator gives a person who has no desk yet."""
        out = self.town.folder / "tep"
        before = set(out.glob("*"))
        assert main(["hub", "add-agency", str(self.hub.folder), SNV, "--for", person, "-o", str(out)]) == 0
        self.hub.servers[0].reload()
        self.hub.set_up()
        (made,) = set(out.glob("*.truc")) - before
        return made


@pytest.fixture
def province(tmp_path: Path) -> Iterator[Province]:
    town = Town(tmp_path / "co-quan", STAFF)
    agency = replace(town.directory.agencies[0], administrators=(Administrator(desk=town.id("lan")),))
    finance = Agency(STC, "000.00.10.H30", "Sở Tài chính", "STC", "Hậu Giang", "Sở", None, DAY.date())
    town.directory = replace(town.directory, version=2, agencies=(agency, finance))
    town.put("tinh", town.signed())
    town.sync()
    with running_hub(tmp_path / "hub", [each.card.id for each in town.made.values()]) as hub:
        yield Province(town, hub)
    town.close()


@pytest.fixture
def first_run(qtbot: QtBot, qapp: QApplication, jobs: Jobs) -> FirstRun:
    dress(qapp)
    made = FirstRun(open_office, jobs)
    qtbot.addWidget(made)
    made.show()
    return made


def fill(first_run: FirstRun, folder: Path, file: Path, agency: str = SNV) -> NewDeskPage:
    page = fill_in(first_run, folder, agency)
    page.carrier.by_hub.click()
    page.carrier.file.set_path(file)
    return page


def test_a_new_desk_needs_nothing_but_its_file(
    qtbot: QtBot, first_run: FirstRun, province: Province, tmp_path: Path
) -> None:
    file = province.file_for("Trần Thị Ngọc")
    assert file.name.startswith("tran-thi-ngoc-")
    page = fill(first_run, tmp_path / "ban-moi", file)
    qtbot.waitUntil(lambda: "Đã kết nối được" in page.carrier.banner.text, timeout=SECONDS_30)
    draw(first_run, "lap-ban-truc")
    unlock = make_and_open(qtbot, first_run, page)
    qtbot.waitUntil(unlock.waiting.compared.isEnabled, timeout=SECONDS_30)
    draw(first_run, "cho-duyet-truc")
    lan = province.town.office("lan")
    with Mailboxes() as mailboxes:
        (request,) = requests(lan, mailboxes.of(lan))
    assert request.code == unlock.waiting.card.text()
    unlock.waiting.compared.setChecked(True)
    qtbot.waitUntil(lambda: "Đang chờ quản trị duyệt" in unlock.waiting.state.text(), timeout=SECONDS_30)
    assert "Lan" in unlock.waiting.whom.text(), "now it is known who may let it in"
    publish(admit_request(lan, request, (Role.SPECIALIST,)))
    with qtbot.waitSignal(first_run.opened, timeout=SECONDS_30) as heard:
        unlock.waiting.look()
    office: Office = heard.args[0]
    with office.store:
        assert office.settings.mailbox == f"{HUB}tinh"
        assert office.me.roles == (Role.SPECIALIST,)


def test_the_first_desk_of_an_agency_is_let_in_by_the_province(
    qtbot: QtBot, first_run: FirstRun, province: Province, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    town = province.town
    page = fill(first_run, tmp_path / "ban-moi", province.file_for("Trần Thị Ngọc"), STC)
    page.roles[Role.CLERK].setChecked(True)
    unlock = make_and_open(qtbot, first_run, page)
    qtbot.waitUntil(unlock.waiting.compared.isEnabled, timeout=SECONDS_30)
    unlock.waiting.compared.setChecked(True)
    qtbot.waitUntil(lambda: f"quản trị danh bạ của tỉnh, đọc mã cơ quan {STC}" in whom(unlock), timeout=SECONDS_30)
    draw(first_run, "cho-duyet-ban-dau-tien")
    monkeypatch.setenv("VBDT_PASSPHRASE", OLD)
    key = tmp_path / "khoa-danh-ba"
    key.write_text(PROVINCE_KEY.private_bytes_raw().hex(), "ascii")
    roles = ("--role", Role.CLERK.value, "--role", Role.ADMINISTRATOR.value)
    operator = ["roster", "--desk", str(town.folder / "lan"), "--key", str(key), "--agency", STC]
    assert main([*operator, "admit", unlock.waiting.card.text(), *roles]) == 0
    with qtbot.waitSignal(first_run.opened, timeout=SECONDS_30) as heard:
        unlock.waiting.look()
    office: Office = heard.args[0]
    with office.store:
        assert (office.agency.name, office.agency.mail_desk) == ("Sở Tài chính", office.me.id)
        assert office.person.name == "Trần Thị Ngọc"


def whom(unlock: UnlockPage) -> str:
    return " ".join(unlock.waiting.whom.text().split())


def test_a_wrong_file_is_said_before_anything_is_made(
    qtbot: QtBot, first_run: FirstRun, province: Province, tmp_path: Path
) -> None:
    bad = tmp_path / "hong.truc"
    bad.write_bytes(b"{}")
    page = fill(first_run, tmp_path / "ban-moi", bad)
    assert "không phải tệp kết nối" in page.carrier.banner.text
    page.main.click()
    assert "không phải tệp kết nối" in page.banner.text
    page.carrier.file.line.clear()
    page.main.click()
    assert "Chưa chọn tệp kết nối trục" in page.banner.text
    silent = tmp_path / "im-lang.truc"
    data = province.file_for("Trần Thị Ngọc").read_bytes()
    silent.write_bytes(data.replace(b"127.0.0.1:%d" % province.hub.hub.nodes[0].port, b"127.0.0.1:9"))
    page.carrier.file.set_path(silent)
    qtbot.waitUntil(lambda: "Không kết nối được máy chủ 127.0.0.1:9" in page.carrier.banner.text, timeout=SECONDS_30)
    assert not (tmp_path / "ban-moi").exists()


def test_a_file_that_belongs_to_another_desk_lets_nobody_in(
    qtbot: QtBot, first_run: FirstRun, province: Province, tmp_path: Path
) -> None:
    file = tmp_path / "cua-hanh.truc"
    file.write_bytes(province.hub.passes[province.town.id("hanh")])
    unlock = make_and_open(qtbot, first_run, fill(first_run, tmp_path / "ban-moi", file))
    qtbot.waitUntil(unlock.waiting.compared.isEnabled, timeout=SECONDS_30)
    unlock.waiting.compared.setChecked(True)
    qtbot.waitUntil(lambda: "đã dùng cho bàn của Hanh" in unlock.banner.text, timeout=SECONDS_30)
    lan = province.town.office("lan")
    with Mailboxes() as mailboxes:
        assert requests(lan, mailboxes.of(lan)) == (), "nobody is asked to give hanh's place to somebody else"


def test_while_it_waits_the_file_is_given_anew(
    qtbot: QtBot, first_run: FirstRun, province: Province, tmp_path: Path
) -> None:
    """The operator's slip of the hand: the first file was withdrawn."""
    file = province.file_for("Trần Thị Ngọc")
    unlock = make_and_open(qtbot, first_run, fill(first_run, tmp_path / "ban-moi", file))
    qtbot.waitUntil(unlock.waiting.card.isVisible, timeout=SECONDS_30)
    assert unlock.waiting.other_pass.isHidden()
    province.hub.enroll(read_pass(file.read_bytes()).desk)
    province.hub.servers[0].reload()
    wrong, right = tmp_path / "cua-lan.truc", tmp_path / "moi.truc"
    wrong.write_bytes(province.hub.passes[province.town.id("lan")])
    right.write_bytes(province.hub.passes[read_pass(file.read_bytes()).desk])
    unlock.waiting.look()
    qtbot.waitUntil(unlock.waiting.other_pass.isVisible, timeout=SECONDS_30)
    assert "gọi người vận hành trục" in unlock.banner.text
    draw(first_run, "cho-duyet-bi-tu-choi")
    unlock.waiting.take_pass(wrong)
    qtbot.waitUntil(lambda: "cấp cho bàn khác" in unlock.banner.text, timeout=SECONDS_30)
    unlock.waiting.take_pass(right)
    qtbot.waitUntil(lambda: "còn chờ quản trị danh bạ duyệt" in unlock.banner.text, timeout=SECONDS_30)
    assert unlock.waiting.other_pass.isHidden()


def test_a_lost_computer_comes_back_with_a_new_file(qtbot: QtBot, first_run: FirstRun, province: Province) -> None:
    town = province.town
    number(town, "hanh")
    town.sync()
    old, target = town.id("hanh"), save(town, "hanh")
    town.made.pop("hanh").store.close()
    welcome = first_run.step()
    assert isinstance(welcome, WelcomePage)
    welcome.replace.click()
    page = first_run.step()
    assert isinstance(page, ReplacePage)
    page.backup.set_path(target)
    page.folder.set_path(town.folder / "hanh-moi")
    for field, text in ((page.secret, OLD), (page.passphrase, PASSPHRASE), (page.again, PASSPHRASE)):
        type_text(field, text)
    page.main.click()
    qtbot.waitUntil(lambda: "cần tệp kết nối riêng" in page.banner.text, timeout=SECONDS_30)
    page.carrier.by_hub.click()
    before = town.folder / "cu.truc"
    before.write_bytes(province.hub.passes[old])
    page.carrier.file.set_path(before)
    qtbot.waitUntil(page.main.isEnabled, timeout=SECONDS_30)
    page.main.click()
    qtbot.waitUntil(lambda: "cấp cho một bàn đã có" in page.banner.text, timeout=SECONDS_30)
    assert not (town.folder / "hanh-moi").exists()
    page.carrier.file.set_path(province.file_for("Hanh"))
    qtbot.waitUntil(lambda: "Đã kết nối được" in page.carrier.banner.text, timeout=SECONDS_30)
    draw(first_run, "thay-may-truc")
    unlock = make_and_open(qtbot, first_run, page)
    qtbot.waitUntil(unlock.waiting.isVisible, timeout=SECONDS_30)
    assert "Lan" in unlock.waiting.whom.text()
    draw(first_run, "cho-duyet-thay-may")
    lan = town.office("lan")
    with Mailboxes() as mailboxes:
        mailbox = mailboxes.of(lan)
        (request,) = requests(lan, mailbox)
        publish(admit_replacement(lan, request, mailbox))
    with qtbot.waitSignal(first_run.opened, timeout=SECONDS_30) as heard:
        unlock.waiting.look()
    office: Office = heard.args[0]
    with office.store:
        assert office.directory.desk(old).closed is Closing.LOST
        assert office.settings.mailbox == f"{HUB}tinh"


def test_by_command(province: Province, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = province.file_for("Trần Thị Ngọc")
    monkeypatch.setenv("VBDT_PASSPHRASE", PASSPHRASE)
    monkeypatch.setattr("sys.stdin", io.StringIO(f"{PASSPHRASE}\n"))
    folder, who = tmp_path / "ban", ["--agency", SNV, "--person", "ngoc", "--role", Role.SPECIALIST.value]
    assert main(["desk", "new", str(folder), *who, "--hub", str(file), "--card", str(tmp_path / "the")]) == 0
    with open_store(folder, unlock(folder, PASSPHRASE)) as store:
        settings = read_settings(store.setting("settings") or b"")
    assert (settings.desk, settings.mailbox) == (read_pass(file.read_bytes()).desk, f"{HUB}tinh")
