"""What the operator of a hub has decided: servers, desks, sites, limits. One JSON file, from which all else is made."""

import json
import os
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from pathlib import Path

from vbdt.document.codec import canonical, decode
from vbdt.document.ids import AgencyId, DeskId
from vbdt.errors import BadInput, UserError
from vbdt.transport.folder.files import sync_folder
from vbdt.transport.hub.names import token

FORMAT = 1
FILE = "hub.json"
OPERATOR = DeskId("quan-tri")
"""Makes streams and boxes; no desk may be called so."""
BRIDGE = DeskId("cau-noi")
"""Carries packages between the hub and a mailbox folder; no desk may be called so."""


class Carrier(StrEnum):
    """Where a desk has its box."""

    HUB = "hub"
    FOLDER = "folder"


@dataclass(frozen=True, slots=True)
class Node:
    """One server. `host` is the name or address that desks use; `monitor` is a port on loopback."""

    name: str
    host: str
    port: int
    monitor: int
    routes: int
    leaves: int


@dataclass(frozen=True, slots=True)
class Member:
    """A desk on the hub. `key` is its public nkey; a desk on the folder has none and is served by the bridge.

    `site` names the leaf at which the desk connects, or is empty. `until` is the last day of the desk's certificate;
    `former_key` opens, too, after a renewal, until the former certificate ends. `servers` are those that the desk's
    file names; empty where nobody wrote it down.
    """

    desk: DeskId
    agency: AgencyId
    key: str
    carrier: Carrier = Carrier.HUB
    site: str = ""
    until: date | None = None
    former_key: str = ""
    servers: tuple[str, ...] = ()

    @property
    def keys(self) -> tuple[str, ...]:
        return tuple(each for each in (self.key, self.former_key) if each)


@dataclass(frozen=True, slots=True)
class Site:
    """A leaf: a server of its own at a place with a bad line. `key` is the public nkey of the leaf link."""

    name: str
    key: str
    node: Node

    @property
    def operator(self) -> DeskId:
        """By this name the site carries between its server and the hub."""
        return DeskId(f"diem-{self.name}")


@dataclass(frozen=True, slots=True)
class Limits:
    """Bytes on each server's disk, and days that a body stays when nobody forgets it. `box` is how many packages of one
    sender may wait in one box: one that is never emptied, or one who floods it, fills nobody else's."""

    pointers: int
    bodies: int
    keep_days: int
    box: int = 20_000


@dataclass(frozen=True, slots=True)
class Hub:
    """`name` is also the JetStream domain. `removed` are desks whose boxes are to be taken down. `province` is the
    public key (hex) of the province's directory, by which the bridge judges; empty until somebody says it."""

    format: int
    name: str
    nodes: tuple[Node, ...]
    limits: Limits
    operator: str
    bridge: str
    members: tuple[Member, ...] = ()
    sites: tuple[Site, ...] = ()
    removed: tuple[DeskId, ...] = ()
    province: str = ""

    def member(self, desk: DeskId) -> Member | None:
        return next((each for each in self.members if each.desk == desk), None)

    def with_member(self, member: Member) -> "Hub":
        """The same desk again takes the place of its former entry."""
        if token(member.desk) in (OPERATOR, BRIDGE):
            raise BadInput(f"Mã «{member.desk}» dành riêng cho trục.", "Chọn mã bàn khác.")
        others = tuple(each for each in self.members if each.desk != member.desk)
        return replace(
            self, members=(*others, member), removed=tuple(each for each in self.removed if each != member.desk)
        )

    def without(self, gone: tuple[Member, ...]) -> "Hub":
        desks = tuple(each.desk for each in gone)
        return replace(
            self,
            members=tuple(each for each in self.members if each.desk not in desks),
            removed=(*self.removed, *desks),
        )

    def at(self, site: Site) -> tuple[Member, ...]:
        """The desks that connect at a site."""
        return tuple(each for each in self.members if each.site == site.name and each.carrier is Carrier.HUB)

    def site(self, name: str) -> Site:
        for each in self.sites:
            if each.name == name:
                return each
        raise UserError(f"Trục không có điểm «{name}».", "Xem: vbdt hub status")


def read_hub(folder: Path) -> Hub:
    """Raises UserError when the folder is no hub's."""
    try:
        hub = decode(Hub, json.loads((folder / FILE).read_bytes()))
    except FileNotFoundError:
        raise UserError(f"{folder} không phải thư mục của trục liên thông.", "Lập trục: vbdt hub init") from None
    except (OSError, ValueError, BadInput, RecursionError):
        raise BadInput(f"Không đọc được {folder / FILE}.", "Lấy lại tệp từ bản sao lưu.") from None
    if hub.format != FORMAT:
        raise BadInput(f"{folder / FILE} do một phiên bản khác ghi.", "Cập nhật chương trình.")
    return hub


def write_hub(folder: Path, hub: Hub) -> None:
    write_whole(folder / FILE, canonical(hub))


def write_whole(path: Path, data: bytes, *, secret: bool = False) -> None:
    """All of the file or none of it, durable on return. Raises UserError."""
    draft = path.with_name(f".{path.name}.moi")
    try:
        with open(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600 if secret else 0o644), "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.replace(draft, path)
        sync_folder(path.parent)
    except OSError as error:
        raise UserError(f"Không ghi được {path} ({error.strerror}).", "Kiểm tra thư mục và dung lượng đĩa.") from error
