"""A site with a bad line: its desks work with or without it, and everything catches up."""

import hashlib
import json
import os
import shutil
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import pytest

from tests.hub.proxies import Line
from tests.hub.waits import wait_for
from tests.hubs import PATIENCE, Running, TestHub, new_node, running_hub
from tests.transport.mailbox_contract import waiting
from vbdt.cli import main
from vbdt.document.ids import DeskId
from vbdt.errors import UserError
from vbdt.hub.configuration import FILE as CONFIGURATION
from vbdt.hub.layout import OPERATOR_FILE, SITES, add_site
from vbdt.hub.pull import pull
from vbdt.hub.record import FILE as RECORD
from vbdt.hub.record import read_hub
from vbdt.hub.site import SiteCarrier
from vbdt.hub.status import look
from vbdt.hub.streams import Operator, set_up_site
from vbdt.transport.hub.hub_pass import read_pass
from vbdt.transport.hub.link import HubLink
from vbdt.transport.hub.mailbox import HubMailbox
from vbdt.transport.hub.names import next_subject

TOWN, XA, XA2 = DeskId("tinh-van-thu"), DeskId("xa-van-thu"), DeskId("xa-chu-tich")


@dataclass
class Site:
    hub: TestHub
    server: Running
    carrier: SiteCarrier
    line: Line

    def catch_up(self, seconds: float = 30) -> None:
        """Rounds of the carrier until two find nothing more to carry, both servers answering."""
        until = time.monotonic() + seconds
        idle = 0
        while True:
            try:
                idle = idle + 1 if self.carrier.run_once() == 0 else 0
                if idle == 2:
                    return
                time.sleep(0.1)
            except UserError:
                if time.monotonic() > until:
                    raise
                time.sleep(0.2)


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Site]:
    with running_hub(tmp_path / "hub", [TOWN]) as hub:
        add_site(hub.folder, hub.hub, "xa1", new_node("xa1"))
        hub.enroll_at("xa1", XA, XA2)
        hub.servers[0].reload()
        hub.set_up()
        folder = hub.folder / SITES / "xa1"
        line = Line(hub.hub.nodes[0].leaves)
        settings = json.loads((folder / CONFIGURATION).read_bytes())
        settings["leafnodes"]["remotes"][0]["urls"] = [f"tls://127.0.0.1:{line.port}"]
        (folder / CONFIGURATION).write_text(json.dumps(settings))
        server = Running(folder)
        server.start()
        link = HubLink(read_pass((folder / OPERATOR_FILE).read_bytes()))
        carrier = SiteCarrier(folder)
        try:
            set_up_site(Operator(link), read_hub(folder), PATIENCE)
            yield Site(hub, server, carrier, line)
        finally:
            link.close()
            carrier.link.close()
            server.kill()
            line.close()


def test_through_the_line_both_ways_and_between_neighbours(site: Site, tmp_path: Path) -> None:
    path = tmp_path / "body"
    path.write_bytes(os.urandom(2_300_000))
    name = hashlib.sha256(path.read_bytes()).hexdigest()
    other = tmp_path / "other"
    other.write_bytes(os.urandom(1_100_000))
    other_name = hashlib.sha256(other.read_bytes()).hexdigest()
    with site.hub.mailbox(TOWN) as town, site.hub.mailbox(XA) as xa, site.hub.mailbox(XA2) as neighbour:
        xa.deliver(XA2, "hang-xom.goi", b"next door")
        assert waiting(neighbour, count=1) == ["hang-xom.goi"], "neighbours need no carrier"
        xa.deliver_body(name, path)
        xa.deliver(TOWN, "len.goi", b"up")
        town.deliver_body(other_name, other)
        town.deliver(XA, "xuong.goi", b"down")
        site.catch_up()
        assert waiting(town, count=1) == ["len.goi"]
        (arrival,) = town.incoming()
        assert town.fetch(arrival) == b"up"
        assert town.fetch_body(name, 2_300_000, tmp_path / "at-town")
        assert waiting(xa, count=1) == ["xuong.goi"]
        (arrival,) = xa.incoming()
        assert xa.fetch(arrival) == b"down"
        assert xa.fetch_body(other_name, 1_100_000, tmp_path / "at-xa"), "over the line, when it is wanted"
        xa.settle("xuong.goi")
        assert site.carrier.run_once() == 0
        xa.forget_body(name)
        site.catch_up()
        assert not town.fetch_body(name, 2_300_000, tmp_path / "gone")


def test_a_site_works_without_the_line_and_catches_up(site: Site, tmp_path: Path) -> None:
    with site.hub.mailbox(TOWN) as town, site.hub.mailbox(XA) as xa, site.hub.mailbox(XA2) as neighbour:
        site.catch_up()
        site.line.cut()
        for n in range(30):
            xa.deliver(TOWN, f"len-{n:02}.goi", f"up {n}".encode())
            town.deliver(XA, f"xuong-{n:02}.goi", f"down {n}".encode())
        xa.deliver(XA2, "hang-xom.goi", b"next door")
        assert waiting(neighbour, count=1) == ["hang-xom.goi"]
        with pytest.raises(UserError):
            site.carrier.run_once()
        assert waiting(town) == []
        site.line.heal()
        site.catch_up()
        assert waiting(town, count=30) == [f"len-{n:02}.goi" for n in range(30)]
        assert waiting(xa, count=30) == [f"xuong-{n:02}.goi" for n in range(30)]
        time.sleep(0.3)
        assert len(waiting(town)) == len(waiting(xa)) == 30


def test_what_is_told_everybody_reaches_a_site_that_was_offline_and_its_neighbours_before(site: Site) -> None:
    with site.hub.mailbox(TOWN) as town, site.hub.mailbox(XA) as xa, site.hub.mailbox(XA2) as neighbour:
        town.publish("tinh", b"one")
        site.catch_up()
        site.carrier.carry_notices()
        assert lying(xa, "tinh") == [b"one"]
        site.line.cut()
        town.publish("tinh", b"two")
        xa.publish("co-quan.H30.9", b"roster of the commune")
        assert lying(neighbour, "co-quan.H30.9") == [b"roster of the commune"], "without the line"
        assert lying(xa, "tinh") == [b"one"], "what was known before is there, too"
        with pytest.raises(UserError):
            site.carrier.carry_notices()
        site.line.heal()
        site.catch_up()
        site.carrier.carry_notices()
        assert lying(xa, "tinh") == [b"two"]
        assert lying(town, "co-quan.H30.9") == [b"roster of the commune"]
        site.carrier.carry_notices()
        assert site.carrier.carry_notices() == 0, "nothing goes to and fro"


def lying(mailbox: HubMailbox, name: str) -> list[bytes | None]:
    return [mailbox.read_published(each) for each in mailbox.published() if each.name == name]


def test_the_line_is_cut_while_it_catches_up_and_both_servers_are_killed(site: Site) -> None:
    (hub_server,) = site.hub.servers
    with site.hub.mailbox(TOWN) as town, site.hub.mailbox(XA) as xa:
        for n in range(60):
            xa.deliver(TOWN, f"{n:02}.goi", os.urandom(20_000))
        for n in range(2):
            site.line.cut_after = site.line.sent + 300_000
            try:
                site.carrier.run_once()
            except UserError:
                (site.server if n % 2 else hub_server).kill()
                (site.server if n % 2 else hub_server).start()
            site.line.cut_after = None
            site.line.heal()
        names = [f"{n:02}.goi" for n in range(60)]
        until = time.monotonic() + 90  # what a killed server had handed out comes again
        while len(waiting(town)) < 60 and time.monotonic() < until:
            with suppress(UserError):  # a busy machine takes its time to be all there again
                site.catch_up(10)
            time.sleep(0.5)
        assert sorted(waiting(town)) == names, "nothing twice"


def test_nonsense_of_one_desk_holds_up_nothing(site: Site) -> None:
    with site.hub.mailbox(TOWN) as town, site.hub.mailbox(XA) as xa:
        link, digest = xa._link, hashlib.sha256(b"x").hexdigest()
        for subject, data in (
            (f"xthan.{XA}.{digest}.dau", b"[]"),
            (f"xthan.{XA}.no-digest.dau", b'{"size":5}'),
        ):
            link.do(partial(link.publish, subject=subject, data=data, headers={}), 10)
        with pytest.raises(UserError, match="từ chối"):  # nobody could ever fetch it
            link.do(lambda client: link.publish(client, f"xdi.{TOWN}.{XA}", bytes(1_900_000), {}), 10)
        xa.deliver(TOWN, "len.goi", b"up")
        site.catch_up()
        assert waiting(town, count=1) == ["len.goi"]


def test_one_full_box_at_the_hub_holds_up_nothing_else(site: Site) -> None:
    with site.hub.operator() as operator:
        known = operator.ask("STREAM.INFO.VAN")["config"]
        operator.ask("STREAM.UPDATE.VAN", {**known, "max_msgs_per_subject": 2})
    with site.hub.mailbox(TOWN) as town, site.hub.mailbox(XA) as xa, site.hub.mailbox(XA2) as neighbour:
        for n in range(4):
            xa.deliver(TOWN, f"{n}.goi", b"%d" % n)
        neighbour.deliver(TOWN, "hang-xom.goi", b"neighbour's")
        site.catch_up()
        assert waiting(town, count=3) == ["0.goi", "1.goi", "hang-xom.goi"]


def test_a_site_has_the_rights_of_its_desks_and_no_more(site: Site) -> None:
    """The site's own operator may do anything there, and nothing at the hub that its desks may not."""
    site.catch_up()
    link = site.carrier.link
    for question in (
        next_subject(TOWN, "VAN", "tinh"),
        next_subject(TOWN),
        "$JS.tinh.API.STREAM.INFO.VAN",
        "$JS.tinh.API.STREAM.DELETE.VAN",
        "$JS.tinh.API.CONSUMER.NAMES.VAN",
    ):
        with pytest.raises(UserError):
            pull(link, question)
    with pytest.raises(UserError):
        link.do(lambda client: link.publish(client, f"van.{XA}.{TOWN}", b"forged", {}), 12)
    with site.hub.mailbox(TOWN) as town:
        town.deliver(TOWN, "van-con.goi", b"still there")
        assert waiting(town, count=1) == ["van-con.goi"]


def test_a_disk_that_fails_at_the_site_is_told_and_ends_nothing(site: Site, tmp_path: Path) -> None:
    mine, away = tmp_path / "thu-muc", tmp_path / "di-vang"
    mine.mkdir()
    for name in (OPERATOR_FILE, RECORD):
        shutil.copy(site.server.folder / name, mine)
    told: list[str] = []
    carrier, stop = SiteCarrier(mine, told.append), threading.Event()
    mine.rename(away)
    body = tmp_path / "body"
    body.write_bytes(os.urandom(1_000))
    with site.hub.mailbox(XA) as xa:
        xa.deliver_body(hashlib.sha256(body.read_bytes()).hexdigest(), body)
    running = threading.Thread(target=carrier.run, args=(stop,))
    running.start()
    try:
        wait_for(lambda: bool(told), 20)
        assert "No such file" in told[0]
        away.rename(mine)
        wait_for(lambda: "Đã nối lại" in told[-1], 30)
    finally:
        stop.set()
        running.join()


def test_status_in_the_folder_of_a_site(site: Site, capsys: pytest.CaptureFixture[str]) -> None:
    with site.hub.mailbox(XA) as xa:
        site.catch_up()
        wait_for(lambda: look(site.server.folder).trouble == ())
        xa.deliver(XA2, "hang-xom.goi", b"next door")
        site.line.cut()
        xa.deliver(TOWN, "len.goi", b"up")
        wait_for(lambda: look(site.server.folder).trouble != ())
    assert main(["hub", "status", str(site.server.folder)]) == 0
    said = capsys.readouterr().out
    assert "Trục tinh, điểm xa1: CẦN XEM\nMất liên lạc với trục" in said
    assert "Gói chờ đường lên trục: 1 mục" in said
    assert "Bàn trên trục: 2" in said
    assert f"ở hộp thư {XA2}" in said
