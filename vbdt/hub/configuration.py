"""The server's configuration, made from the record. JSON is valid in the server's own language, so it is JSON."""

import json

from vbdt.hub.record import BRIDGE, Carrier, Hub, Limits, Node, Site
from vbdt.transport.hub.names import (
    AT_HUB,
    AT_SITE,
    BODIES,
    OUTGOING,
    PIECE,
    POINTERS,
    Names,
    line_rights,
    next_subject,
    rights,
)

FILE = "nats-server.conf"
ACCOUNT = "TINH"
MAX_PAYLOAD = 2_000_000
WINDOW_SECONDS = 3600
"""How long the server knows the ids of what it was given: a retry within an hour costs nothing."""
BOXES = 60_000
"""Boxes at most; unsaid, a server from 2.15 on stops at 1,000."""
BOARD_ROOM = 1 << 28
"""Bytes for the directory and rosters of a province, on top of what the record allows for mail."""
PATIENCE = 20
LARGEST_POINTER, LARGEST_PIECE = 128 << 10, PIECE + (16 << 10)
"""Bytes of a message, headers and all. A larger one than fits into one answer could never be fetched, and would stand
for ever before what comes after it."""
_DAY = 86_400 * 10**9

Settings = dict[str, object]


def write_configuration(hub: Hub, node: Node) -> bytes:
    """For one server of the hub. Paths are relative to the server's own folder, so that it can be moved."""
    settings: Settings = {
        **_common(f"{hub.name}-{node.name}", node, hub.name, hub.limits.pointers + hub.limits.bodies),
        "accounts": {ACCOUNT: {"jetstream": "enabled", "users": _users(hub)}},
    }
    if len(hub.nodes) > 1:
        settings["cluster"] = {
            "name": hub.name,
            "listen": f"{node.host}:{node.routes}",
            "routes": [f"nats-route://{each.host}:{each.routes}" for each in hub.nodes],
            "no_advertise": True,
            "tls": between_servers(),
        }
    # Always there, because a server cannot open this port later without a restart.
    settings["leafnodes"] = {"listen": f"{node.host}:{node.leaves}", "no_advertise": True, "tls": between_servers()}
    return _text(settings)


def write_site_configuration(hub: Hub, site: Site, seed: str) -> bytes:
    """For the server of a site: a leaf with a domain of its own, which serves its desks with or without the line."""
    node = site.node
    room = hub.limits.pointers + hub.limits.bodies
    desks: list[Settings] = [
        {"nkey": key, "permissions": rights(each.desk, AT_SITE, hub.name)} for each in hub.at(site) for key in each.keys
    ]
    settings: Settings = {
        **_common(f"{hub.name}-{site.name}", node, site.name, room),
        "accounts": {
            ACCOUNT: {
                "jetstream": "enabled",
                "users": [{"nkey": site.key}, *desks],
                # What a desk sends to a neighbour goes into the neighbour's box at once; the rest waits for the line.
                "mappings": {
                    f"{AT_SITE.send}.{each.desk}.*": f"{AT_SITE.box}.{each.desk}.{{{{wildcard(1)}}}}"
                    for each in hub.at(site)
                },
            }
        },
        "leafnodes": {
            "remotes": [
                {
                    "urls": [f"tls://{each.host}:{each.leaves}" for each in hub.nodes],
                    "nkey": seed,
                    "account": ACCOUNT,
                    "tls": between_servers(),
                }
            ],
            "reconnect": "1s",
        },
    }
    return _text(settings)


def streams(hub: Hub, replicas: int) -> dict[str, Settings]:
    """Pointers, each gone once its reader has acknowledged it; bodies, kept for some weeks; notices, the newest of each
    name."""
    return {
        POINTERS: _queue(POINTERS, f"{AT_HUB.box}.*.*", hub.limits.pointers, hub.limits.box, replicas),
        BODIES: _bodies(BODIES, f"{AT_HUB.body}.*.*.*", hub.limits, replicas),
        AT_HUB.board: _board(AT_HUB, replicas),
    }


def site_streams(hub: Hub) -> dict[str, Settings]:
    """Boxes, what waits for the line, bodies, and notices."""
    return {
        AT_SITE.pointers: _queue(AT_SITE.pointers, f"{AT_SITE.box}.*.*", hub.limits.pointers // 2, hub.limits.box, 1),
        OUTGOING: _queue(OUTGOING, f"{AT_SITE.send}.*.*", hub.limits.pointers // 2, hub.limits.box, 1),
        AT_SITE.bodies: _bodies(AT_SITE.bodies, f"{AT_SITE.body}.*.*.*", hub.limits, 1),
        AT_SITE.board: _board(AT_SITE, 1),
    }


def _queue(name: str, subjects: str, room: int, box: int, replicas: int) -> Settings:
    return {
        **_stream(name, subjects, replicas),
        "retention": "workqueue",
        "max_consumers": BOXES,
        "max_bytes": room,
        "max_msg_size": LARGEST_POINTER,
        "max_msgs_per_subject": box,
        "discard_new_per_subject": True,
        "max_age": 400 * _DAY,
    }


def _board(names: Names, replicas: int) -> Settings:
    return {
        **_stream(names.board, f"{names.notice}.*.*.*", replicas),
        "retention": "limits",
        "max_msg_size": LARGEST_PIECE,
        "max_msgs_per_subject": 1,
        "max_bytes": BOARD_ROOM,
        "allow_direct": True,
    }


def _bodies(name: str, subjects: str, limits: Limits, replicas: int) -> Settings:
    return {
        **_stream(name, subjects, replicas),
        "retention": "limits",
        "max_msg_size": LARGEST_PIECE,
        "max_msgs_per_subject": 1,
        "max_bytes": limits.bodies,
        "max_age": limits.keep_days * _DAY,
        "allow_direct": True,
        "allow_msg_ttl": True,
    }


def _stream(name: str, subjects: str, replicas: int) -> Settings:
    return {
        "name": name,
        "subjects": [subjects],
        "storage": "file",
        "num_replicas": replicas,
        "discard": "new",
        "deny_delete": True,
        "deny_purge": True,
        "duplicate_window": WINDOW_SECONDS * 10**9,
    }


def box(desk: str, subjects: str = "", patience: int = PATIENCE) -> Settings:
    """A desk's box: what is handed out and not acknowledged in `patience` seconds is handed out again, for ever."""
    return {
        "durable_name": desk,
        "filter_subject": subjects or f"van.{desk}.*",
        "deliver_policy": "all",
        "ack_policy": "explicit",
        "ack_wait": patience * 10**9,
        "max_deliver": -1,
        "max_ack_pending": 5000,
        "max_waiting": 16,
    }


def between_servers() -> Settings:
    """TLS between servers believes the servers' authority only."""
    return {
        "cert_file": "may-chu.pem",
        "key_file": "may-chu.key",
        "ca_file": "tin-may-chu.pem",
        "verify": True,
        "min_version": "1.3",
        "timeout": 5,
    }


def _common(name: str, node: Node, domain: str, room: int) -> Settings:
    return {
        "server_name": name,
        "listen": f"{node.host}:{node.port}",
        "http": f"127.0.0.1:{node.monitor}",
        "pid_file": "nats-server.pid",
        "log_file": "nats-server.log",
        "logfile_size_limit": 50_000_000,
        "logfile_max_num": 5,
        "max_payload": MAX_PAYLOAD,
        "max_connections": 60_000,
        "write_deadline": "30s",
        "lame_duck_duration": "30s",
        "jetstream": {
            "store_dir": "data",
            "domain": domain,
            "sync_interval": "always",
            "max_file_store": room + room // 10 + BOARD_ROOM,
            "max_memory_store": 1 << 26,
        },
        "tls": {**between_servers(), "ca_file": "tin-ban.pem", "handshake_first": True},
    }


def _users(hub: Hub) -> list[Settings]:
    desks: list[Settings] = [
        {"nkey": key, "permissions": rights(each.desk)}
        for each in hub.members
        if each.carrier is Carrier.HUB and not each.site
        for key in each.keys
    ]
    sites: list[Settings] = [
        {
            "nkey": each.key,
            "permissions": line_rights(each.operator, [member.desk for member in hub.at(each)], hub.name),
        }
        for each in hub.sites
    ]
    return [{"nkey": hub.operator}, {"nkey": hub.bridge, "permissions": _bridge_rights(hub)}, *sites, *desks]


def _bridge_rights(hub: Hub) -> Settings:
    """The bridge may open the boxes of the desks it serves, and no other."""
    own = rights(BRIDGE)
    served = [each.desk for each in hub.members if each.carrier is Carrier.FOLDER]
    boxes = [subject for desk in served for subject in (next_subject(desk), f"$JS.ACK.{POINTERS}.{desk}.>")]
    heads = [next_subject(BRIDGE, BODIES), f"$JS.ACK.{BODIES}.{BRIDGE}.>"]
    own["publish"]["allow"] += boxes + heads
    return {**own}


def _text(settings: Settings) -> bytes:
    return json.dumps(settings, indent=1, sort_keys=True).encode()
