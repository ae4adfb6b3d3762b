"""How the hub fares, on one screen: servers, replicas, connections, boxes with what waits, the oldest package.

In the folder of a site: how the site fares, and what waits there for the line.
"""

import json
import shutil
import urllib.request
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from vbdt.errors import UserError
from vbdt.hub.layout import NODES, OPERATOR_FILE, SITE_FILE, expiring, expiring_desks, outdated_desks
from vbdt.hub.record import Carrier, Hub, Node, read_hub
from vbdt.hub.streams import Operator, Refused
from vbdt.transport.hub.hub_pass import read_pass
from vbdt.transport.hub.link import HubLink
from vbdt.transport.hub.names import AT_HUB, AT_SITE, OUTGOING

SHOWN = 20
_WARN_DAYS = 60
_SILENT = 5 * 10**9  # nanoseconds since a server was last heard of
_SAID = {
    **{each.pointers: "Gói tin" for each in (AT_HUB, AT_SITE)},
    **{each.bodies: "Nội dung" for each in (AT_HUB, AT_SITE)},
    OUTGOING: "Gói chờ đường lên trục",
}


@dataclass(frozen=True, slots=True)
class Box:
    """A desk's box: packages that nobody fetched yet, and those fetched and not acknowledged."""

    desk: str
    waiting: int
    fetched: int


@dataclass(frozen=True, slots=True)
class Status:
    """`replicas` are sentences about copies of the streams; `trouble` is empty when all is well."""

    name: str
    connections: str
    streams: tuple[str, ...]
    boxes: tuple[Box, ...]
    oldest: str
    trouble: tuple[str, ...]

    def text(self) -> str:
        waiting = [box for box in self.boxes if box.waiting or box.fetched]
        lines = [f"Trục {self.name}: {'bình thường' if not self.trouble else 'CẦN XEM'}", *self.trouble, ""]
        lines += [self.connections, *self.streams, "", f"Hộp thư: {len(self.boxes)}, còn gói chờ: {len(waiting)}"]
        for box in sorted(waiting, key=lambda each: -each.waiting - each.fetched)[:SHOWN]:
            lines.append(f"  {box.desk:<34} chờ {box.waiting:>6}   đang nhận {box.fetched:>5}")
        if len(waiting) > SHOWN:
            lines.append(f"  … và {len(waiting) - SHOWN} hộp thư khác")
        return "\n".join([*lines, self.oldest])


def look(folder: Path) -> Status:
    """Ask the running hub, or the running server of a site in its own folder. Raises UserError when none answers."""
    hub, site = read_hub(folder), _site_of(folder)
    nodes = (hub.site(site).node,) if site else hub.nodes
    names = AT_SITE if site else AT_HUB
    link = HubLink(read_pass((folder / OPERATOR_FILE).read_bytes()))
    try:
        operator = Operator(link)
        link.wait_until_known(5 * len(nodes))
        shown = (names.pointers, names.bodies, *((OUTGOING,) if site else ()))
        streams = [operator.ask(f"STREAM.INFO.{name}") for name in shown]
        found = operator.all_of(f"CONSUMER.LIST.{names.pointers}", "consumers")
        oldest = _oldest(operator, streams[0])
    except Refused as error:
        raise UserError(f"Trục chưa sẵn sàng: {error.words}.", "Chờ một phút rồi xem lại.") from error
    except UserError as error:
        raise UserError("Không máy chủ nào của trục trả lời.", "Chạy: vbdt hub run; xem nhật ký máy chủ.") from error
    finally:
        link.close()
    boxes = tuple(Box(each["name"], each["num_pending"], each["num_ack_pending"]) for each in found)
    watched = _watched(nodes)
    trouble = [line for each in streams for line in _replica_trouble(each, len(nodes))]
    trouble += [line for each in streams for line in _full(each)]
    trouble += _line_cut(watched) if site else _addresses(hub)
    trouble += _disks(folder, streams)
    trouble += _ending(folder, hub)
    trouble += _boxes_missing(hub, boxes)
    name = f"{hub.name}, điểm {site}" if site else hub.name
    return Status(name, _connections(hub, watched), tuple(map(_line, streams)), boxes, oldest, tuple(trouble))


def _site_of(folder: Path) -> str:
    """The site whose server's folder this is; empty for the hub's."""
    path = folder / SITE_FILE
    return path.read_text().strip() if path.exists() else ""


def _disks(folder: Path, streams: list[dict[str, Any]]) -> list[str]:
    """Disks of this machine that will be full before the limits are reached: then a server keeps silent."""
    wanted = sum(max(0, each["config"]["max_bytes"] - each["state"]["bytes"]) for each in streams)
    lines = []
    for place in sorted({folder / "data", *(folder / NODES).glob("*/data")}):
        if place.is_dir() and (free := shutil.disk_usage(place).free) < wanted:
            room = f"còn {free / 1e9:.1f} GB, hạn mức cho phép thêm {wanted / 1e9:.1f} GB"
            lines.append(f"Ổ đĩa của {place.parent} {room}: đĩa đầy trước hạn mức thì máy chủ không trả lời.")
    return lines


def _ending(folder: Path, hub: Hub) -> list[str]:
    lines = [f"Chứng thư của {name} sắp hết hạn: vbdt hub renew" for name in expiring(folder, hub, _WARN_DAYS)]
    desks = expiring_desks(hub, datetime.now(UTC).date(), _WARN_DAYS)
    if desks:
        first = desks[0]
        lines.append(
            f"Chứng thư của {len(desks)} bàn sắp hết hạn, sớm nhất {first.desk} ngày {first.until:%d/%m/%Y}:"
            f" vbdt hub renew DIR --expiring {_WARN_DAYS} -o THƯ_MỤC"
        )
    return lines


def _line(stream: dict[str, Any]) -> str:
    state, config = stream["state"], stream["config"]
    copies = 1 + len((stream.get("cluster") or {}).get("replicas") or [])
    used = 100 * state["bytes"] / max(1, config["max_bytes"])
    return (
        f"{_SAID[config['name']]}: {state['messages']} mục, {state['bytes'] / 1e6:.1f} MB"
        f" ({used:.0f} % hạn mức), {copies} bản"
    )


def _full(stream: dict[str, Any]) -> list[str]:
    used = stream["state"]["bytes"] / max(1, stream["config"]["max_bytes"])
    name = _SAID[stream["config"]["name"]]
    return [f"{name} đã dùng {100 * used:.0f} % hạn mức: tăng hạn mức hoặc thêm đĩa."] if used > 0.8 else []


def _replica_trouble(stream: dict[str, Any], nodes: int) -> list[str]:
    if nodes < 2:
        return []
    name, cluster = _SAID[stream["config"]["name"]], stream.get("cluster") or {}
    lines = [] if cluster.get("leader") else [f"{name}: chưa có máy chủ đứng đầu."]
    for each in cluster.get("replicas") or []:
        if each.get("offline") or not each.get("current"):
            silent = each.get("offline") or each.get("active", 0) > _SILENT
            state = "mất liên lạc" if silent else "đang chép cho kịp"
            lines.append(f"{name}: bản ở {each['name']} {state}, chậm {each.get('lag', 0)} mục.")
    return lines


def _boxes_missing(hub: Hub, boxes: tuple[Box, ...]) -> list[str]:
    missing = len({str(each.desk) for each in hub.members} - {box.desk for box in boxes})
    return [f"{missing} bàn chưa có hộp thư: máy chủ chưa đọc danh sách mới."] if missing else []


def _oldest(operator: Operator, stream: dict[str, Any]) -> str:
    state = stream["state"]
    if not state["messages"]:
        return "Không có gói tin nào chờ."
    try:
        asked = f"STREAM.MSG.GET.{stream['config']['name']}"
        subject = operator.ask(asked, {"seq": state["first_seq"]})["message"]["subject"]
    except Refused:
        return ""
    sent = datetime.fromisoformat(state["first_ts"][:19]).replace(tzinfo=UTC)
    minutes = max(0, int((datetime.now(UTC) - sent).total_seconds() // 60))
    age = f"{minutes // 1440} ngày {minutes // 60 % 24} giờ {minutes % 60} phút"
    return f"Gói chờ lâu nhất: {age}, ở hộp thư {subject.split('.')[1]}"


def _line_cut(watched: dict[str, dict[str, Any]]) -> list[str]:
    """Where the site's server says that it has no line to the hub."""
    cut = any(said["leafnodes"] == 0 for said in watched.values())
    return ["Mất liên lạc với trục: các bàn tại điểm vẫn làm việc, gói ra ngoài chờ ở đây."] if cut else []


def _addresses(hub: Hub) -> list[str]:
    """Desks that could go on by another server, if only their file named it."""
    desks = outdated_desks(hub)
    if not desks:
        return []
    return [
        f"Tệp kết nối của {len(desks)} bàn (ví dụ {desks[0].desk}) chưa ghi đủ máy chủ: một máy dừng thì các bàn đó"
        " phải chờ. Cấp lại dần: vbdt hub renew DIR --addresses -o THƯ_MỤC"
    ]


def _watched(nodes: tuple[Node, ...]) -> dict[str, dict[str, Any]]:
    """What servers say of themselves that watch on this machine's loopback; the others are asked on theirs."""
    found = {}
    for node in nodes:
        where = f"http://127.0.0.1:{node.monitor}/varz"
        with suppress(OSError, ValueError), urllib.request.urlopen(where, timeout=2) as answer:
            found[node.name] = json.load(answer)
    return found


def _connections(hub: Hub, watched: dict[str, dict[str, Any]]) -> str:
    desks = sum(1 for each in hub.members if each.carrier is Carrier.HUB)
    lines = [f"Bàn trên trục: {desks}, bàn ở thư mục: {len(hub.members) - desks}"]
    for name, said in watched.items():
        use = f"{said['connections']} kết nối, {said['mem'] / 1e6:.0f} MB bộ nhớ, chạy {said['uptime']}"
        lines.append(f"Máy chủ {name}: {use}")
    return "\n".join(lines)
