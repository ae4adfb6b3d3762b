"""The operator's folder, and what is made from it: one folder for each server, and one file for each desk.

hub.json            what was decided (record.py)
ca/                 the keys of both authorities: this folder stays with the operator
may-chu/<server>/   configuration, certificates, data of one server; may be copied to another machine as it is
"""

import json
import shutil
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

from vbdt.document.ids import AgencyId, DeskId
from vbdt.errors import UserError
from vbdt.hub.certificates import DESKS, SERVERS, days_left, issue, new_authority
from vbdt.hub.configuration import FILE as CONFIGURATION
from vbdt.hub.configuration import write_configuration, write_site_configuration
from vbdt.hub.record import (
    BRIDGE,
    FORMAT,
    OPERATOR,
    Carrier,
    Hub,
    Limits,
    Member,
    Node,
    Site,
    read_hub,
    write_hub,
    write_whole,
)
from vbdt.transport.hub.hub_pass import FORMAT as PASS_FORMAT
from vbdt.transport.hub.hub_pass import HubPass, certificate_ends, read_pass, write_pass
from vbdt.transport.hub.names import token
from vbdt.transport.hub.nkeys import new_seed, public_of

AUTHORITIES = "ca"
NODES = "may-chu"
SITES = "diem"
FORMER = "may-chu-cu"
"""Folders of servers that ran before the hub became a cluster."""
SITE_FILE = "diem.txt"
"""In the folder of a site's server: the site's name."""
SERVER_CERTIFICATE = "may-chu.pem"
OPERATOR_FILE = "quan-tri.json"
BRIDGE_FILE = "cau-noi.json"


def make_hub(folder: Path, name: str, nodes: tuple[Node, ...], limits: Limits) -> Hub:
    """A new hub in an empty folder."""
    if folder.exists() and any(folder.iterdir()):
        raise UserError(f"Thư mục {folder} không trống.", "Chọn một thư mục mới cho trục.")
    try:
        (folder / AUTHORITIES).mkdir(parents=True, mode=0o700)
    except OSError as error:
        raise UserError(f"Không lập được {folder} ({error.strerror}).", "Kiểm tra quyền ghi.") from error
    for authority in (SERVERS, DESKS):
        new_authority(authority, folder / AUTHORITIES)
    operator, bridge = new_seed(), new_seed()
    hub = Hub(FORMAT, token(name), nodes, limits, public_of(operator), public_of(bridge))
    for desk, seed, file in ((OPERATOR, operator, OPERATOR_FILE), (BRIDGE, bridge, BRIDGE_FILE)):
        write_whole(folder / file, write_pass(_pass(folder, hub, desk, seed)), secret=True)
    keep(folder, hub)
    return hub


def renovate(folder: Path, hub: Hub) -> list[str]:
    """Servers' settings as this program writes them today. What was changed, in sentences; nothing the second time."""
    places = {f"Máy chủ {each.name}": folder / NODES / each.name for each in hub.nodes}
    places |= {f"Điểm {each.name}": folder / SITES / each.name for each in hub.sites}
    before = {name: _settings_of(place) for name, place in places.items()}
    keep(folder, hub)
    changed = []
    for name, place in places.items():
        now = _settings_of(place)
        parts = sorted(each for each in {*now, *before[name]} if now.get(each) != before[name].get(each))
        if parts:
            restart = name.startswith("Máy") and parts != ["accounts"]
            changed.append(f"{name}: đã đổi {', '.join(parts)}." + (" Dừng và chạy lại máy này." if restart else ""))
    return changed


def _write_settings(place: Path, settings: bytes) -> None:
    """Where nothing differs the file stays as it is, or a server would read it anew, and a site's server start anew."""
    path = place / CONFIGURATION
    if not path.exists() or path.read_bytes() != settings:
        write_whole(path, settings, secret=True)


def _settings_of(place: Path) -> dict[str, object]:
    try:
        return dict(json.loads((place / CONFIGURATION).read_bytes()))
    except (OSError, ValueError, TypeError):
        return {}


def keep(folder: Path, hub: Hub) -> None:
    """Write the record, then make every server's folder follow it. Running servers notice by themselves."""
    write_hub(folder, hub)
    for node in hub.nodes:
        place = folder / NODES / token(node.name)
        _make_server(folder, place, hub, node)
        write_whole(place / OPERATOR_FILE, (folder / OPERATOR_FILE).read_bytes(), secret=True)
        _write_settings(place, write_configuration(hub, node))
    for site in hub.sites:
        place = folder / SITES / token(site.name)
        _make_server(folder, place, replace(hub, members=hub.at(site)), site.node)
        write_whole(place / SITE_FILE, site.name.encode())
        seed = read_pass((place / OPERATOR_FILE).read_bytes()).seed
        _write_settings(place, write_site_configuration(hub, site, seed))


def add_site(folder: Path, hub: Hub, name: str, node: Node) -> Hub:
    """The hub with a site; its folder is to be taken to the site's machine."""
    if any(each.name == name for each in hub.sites) or token(name) == hub.name:
        raise UserError(f"Trục đã có điểm «{name}».", "Chọn tên khác.")
    seed = new_seed()
    site = Site(name, public_of(seed), node)
    grown = replace(hub, sites=(*hub.sites, site))
    place = folder / SITES / name
    place.mkdir(parents=True, exist_ok=True, mode=0o700)
    write_whole(place / OPERATOR_FILE, write_pass(_pass(folder, grown, site.operator, seed, name)), secret=True)
    keep(folder, grown)
    return grown


def add_desk(folder: Path, hub: Hub, agency: AgencyId, desk: DeskId, site: str = "") -> tuple[Hub, bytes]:
    """The hub with the desk, and the file for it. A desk that was there gets a new key; the old one no longer opens."""
    seed = new_seed()
    made = _pass(folder, hub, desk, seed, site)
    until = certificate_ends(made).date()
    member = Member(token_id(desk), agency, public_of(seed), Carrier.HUB, site, until, servers=made.servers)
    return hub.with_member(member), write_pass(made)


def renew_desk(folder: Path, hub: Hub, known: Member) -> tuple[Hub, bytes]:
    """A new file for a desk; the old one opens until its certificate ends, so that nobody is shut out meanwhile."""
    hub, made = add_desk(folder, hub, known.agency, known.desk, known.site)
    renewed = hub.member(known.desk)
    assert renewed is not None
    return hub.with_member(replace(renewed, former_key=known.key)), made


def add_folder_desk(hub: Hub, agency: AgencyId, desk: DeskId) -> Hub:
    """The hub with a desk that has its box in the mailbox folder, served by the bridge."""
    return hub.with_member(Member(token_id(desk), agency, "", Carrier.FOLDER))


def token_id(desk: DeskId) -> DeskId:
    return DeskId(token(desk))


def grow(folder: Path, hub: Hub, nodes: tuple[Node, ...]) -> Hub:
    """The hub with these servers. Passes of the operator and the bridge learn the new addresses; desks need new files
    only when a server moved away from its address. Folders of servers that have run are set aside with their data."""
    if len(hub.nodes) > 1:
        raise UserError("Trục này đã là cụm.", "Không đổi máy chủ của cụm đang dùng bằng lệnh này.")
    for node in hub.nodes:
        place = folder / NODES / node.name
        require_stopped(place)
        if (place / "data").exists():
            (folder / FORMER).mkdir(exist_ok=True)
            place.rename(folder / FORMER / node.name)
        elif place.exists():  # not where this was begun before and broke off
            shutil.rmtree(place)
    old = _servers(hub)
    named = tuple(
        replace(each, servers=each.servers or old) if each.key and not each.site else each for each in hub.members
    )
    grown = replace(hub, nodes=nodes, members=named)
    for file in (OPERATOR_FILE, BRIDGE_FILE):
        known = read_pass((folder / file).read_bytes())
        write_whole(folder / file, write_pass(replace(known, servers=_servers(grown))), secret=True)
    keep(folder, grown)
    return grown


def renew(folder: Path, hub: Hub) -> None:
    """New certificates for every server, and for who works for the hub itself."""
    for place, node in _servers_of(folder, hub):
        _new_certificate(folder, place, node)
    for path in _own_passes(folder, hub).values():
        known = read_pass(path.read_bytes())
        signed = issue(folder / AUTHORITIES, DESKS, known.desk)
        made = replace(known, certificate=signed.certificate, key=signed.key)
        write_whole(path, write_pass(made), secret=True)
    keep(folder, hub)


def expiring(folder: Path, hub: Hub, days: int) -> tuple[str, ...]:
    """What of the hub itself has a certificate with fewer days left: servers, sites, operator, bridge."""
    now = datetime.now(UTC)
    places = [(f"máy chủ {node.name}", place / SERVER_CERTIFICATE) for place, node in _servers_of(folder, hub)]
    places.append(("máy chủ này", folder / SERVER_CERTIFICATE))  # the folder of one server, on its own machine
    left = {name: days_left(path.read_bytes(), now) for name, path in places if path.exists()}
    for name, path in _own_passes(folder, hub).items():
        left[name] = days_left(read_pass(path.read_bytes()).certificate.encode(), now)
    return tuple(name for name, remaining in left.items() if remaining < days)


def expiring_desks(hub: Hub, today: date, days: int) -> tuple[Member, ...]:
    """Desks whose certificate ends within so many days, the first to end first."""
    ends = [(each.until, each) for each in hub.members if each.until is not None and each.carrier is Carrier.HUB]
    return tuple(each for until, each in sorted(ends, key=lambda pair: pair[0]) if (until - today).days < days)


def outdated_desks(hub: Hub) -> tuple[Member, ...]:
    """Desks whose files do not name every server that they could connect to now."""
    known = [each for each in hub.members if each.carrier is Carrier.HUB and each.servers]
    return tuple(each for each in known if set(each.servers) != set(_servers(hub, each.site)))


def _own_passes(folder: Path, hub: Hub) -> dict[str, Path]:
    passes = {"quản trị": folder / OPERATOR_FILE, "cầu nối": folder / BRIDGE_FILE}
    passes |= {f"người chuyển của điểm {each.name}": folder / SITES / each.name / OPERATOR_FILE for each in hub.sites}
    return {name: path for name, path in passes.items() if path.exists()}


def require_stopped(folder: Path) -> None:
    """Raises UserError when the server in the folder runs."""
    with suppress(OSError, ValueError):
        running = int((folder / "nats-server.pid").read_text())
        if b"nats-server" in Path(f"/proc/{running}/cmdline").read_bytes():
            raise UserError(f"Máy chủ này đang chạy (tiến trình {running}).", "Dừng máy chủ trước rồi làm lại.")


def node_folder(folder: Path, name: str = "") -> Path:
    """The folder of one server: `folder` itself, when it is one, the only one, or the one called `name`."""
    if (folder / CONFIGURATION).exists():
        return folder
    hub = read_hub(folder)
    names = [each.name for each in hub.nodes]
    if not name and len(names) == 1:
        name = names[0]
    if name not in names:
        raise UserError(f"Trục có các máy chủ: {', '.join(names)}.", "Chọn một máy: --node TÊN")
    return folder / NODES / name


def _make_server(folder: Path, place: Path, hub: Hub, node: Node) -> None:
    """What every server's folder holds but its configuration."""
    place.mkdir(parents=True, exist_ok=True, mode=0o700)
    authorities = folder / AUTHORITIES
    for name in (SERVERS, DESKS):
        write_whole(place / f"tin-{name}.pem", (authorities / f"{name}.pem").read_bytes())
    if not (place / SERVER_CERTIFICATE).exists():
        _new_certificate(folder, place, node)
    write_hub(place, hub)


def _new_certificate(folder: Path, place: Path, node: Node) -> None:
    """The key first: a running server reads both anew when it sees another certificate."""
    hosts = tuple(dict.fromkeys((node.host, "127.0.0.1", "localhost")))
    signed = issue(folder / AUTHORITIES, SERVERS, node.name, hosts)
    write_whole(place / "may-chu.key", signed.key.encode(), secret=True)
    write_whole(place / SERVER_CERTIFICATE, signed.certificate.encode())


def _servers_of(folder: Path, hub: Hub) -> list[tuple[Path, Node]]:
    nodes = [(folder / NODES / each.name, each) for each in hub.nodes]
    return nodes + [(folder / SITES / each.name, each.node) for each in hub.sites]


def _pass(folder: Path, hub: Hub, desk: DeskId, seed: str, site: str = "") -> HubPass:
    signed = issue(folder / AUTHORITIES, DESKS, desk)
    return HubPass(
        format=PASS_FORMAT,
        hub=hub.name,
        desk=desk,
        servers=_servers(hub, site),
        authority=(folder / AUTHORITIES / f"{SERVERS}.pem").read_text("ascii"),
        certificate=signed.certificate,
        key=signed.key,
        seed=seed,
        upstream=hub.name if site else "",
    )


def _servers(hub: Hub, site: str = "") -> tuple[str, ...]:
    nodes = (hub.site(site).node,) if site else hub.nodes
    return tuple(f"{each.host}:{each.port}" for each in nodes)
