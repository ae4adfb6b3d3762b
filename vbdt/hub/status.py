"""How the hub fares, on one screen: servers, replicas, connections, boxes with what waits, the oldest package."""

import json
import shutil
import urllib.error
import urllib.request
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from vbdt.errors import UserError
from vbdt.hub.layout import NODES, OPERATOR_FILE, expiring, expiring_desks
from vbdt.hub.record import Carrier, Hub, read_hub
from vbdt.hub.streams import Operator, Refused
from vbdt.transport.hub.hub_pass import read_pass
from vbdt.transport.hub.link import HubLink
from vbdt.transport.hub.names import BODIES, POINTERS

SHOWN = 20
_WARN_DAYS = 60
_SILENT = 5 * 10**9  # nanoseconds since a server was last heard of
_SAID = {POINTERS: "Gói tin", BODIES: "Nội dung"}


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
    """Ask the running hub. Raises UserError when no server answers."""
    hub = read_hub(folder)
    link = HubLink(read_pass((folder / OPERATOR_FILE).read_bytes()))
    try:
        operator = Operator(link)
        link.wait_until_known(5 * len(hub.nodes))
        streams = [operator.ask(f"STREAM.INFO.{name}") for name in (POINTERS, BODIES)]
        found = operator.all_of(f"CONSUMER.LIST.{POINTERS}", "consumers")
        oldest = _oldest(operator, streams[0])
    except Refused as error:
        raise UserError(f"Trục chưa sẵn sàng: {error.words}.", "Chờ một phút rồi xem lại.") from error
    except UserError as error:
        raise UserError("Không máy chủ nào của trục trả lời.", "Chạy: vbdt hub run; xem nhật ký máy chủ.") from error
    finally:
        link.close()
    boxes = tuple(Box(each["name"], each["num_pending"], each["num_ack_pending"]) for each in found)
    trouble = [line for each in streams for line in _replica_trouble(each, len(hub.nodes))]
    trouble += [line for each in streams for line in _full(each)]
    trouble += _disks(folder, streams)
    trouble += _ending(folder, hub)
    trouble += _boxes_missing(hub, boxes)
    return Status(hub.name, _connections(hub), tuple(map(_line, streams)), boxes, oldest, tuple(trouble))


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
        subject = operator.ask(f"STREAM.MSG.GET.{POINTERS}", {"seq": state["first_seq"]})["message"]["subject"]
    except Refused:
        return ""
    sent = datetime.fromisoformat(state["first_ts"][:19]).replace(tzinfo=UTC)
    minutes = max(0, int((datetime.now(UTC) - sent).total_seconds() // 60))
    age = f"{minutes // 1440} ngày {minutes // 60 % 24} giờ {minutes % 60} phút"
    return f"Gói chờ lâu nhất: {age}, ở hộp thư {subject.split('.')[1]}"


def _connections(hub: Hub) -> str:
    """From the servers that watch on this machine's loopback; the others are asked on theirs."""
    lines = []
    for node in hub.nodes:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{node.monitor}/varz", timeout=2) as answer:
                said = json.load(answer)
        except (urllib.error.URLError, OSError, ValueError):
            continue
        use = f"{said['connections']} kết nối, {said['mem'] / 1e6:.0f} MB bộ nhớ, chạy {said['uptime']}"
        lines.append(f"Máy chủ {node.name}: {use}")
    desks = sum(1 for each in hub.members if each.carrier is Carrier.HUB)
    return "\n".join([f"Bàn trên trục: {desks}, bàn ở thư mục: {len(hub.members) - desks}", *lines])
