"""A second reader and writer of sealed packages, made from docs/package-format.md alone; nothing of ours but keys."""

import hashlib
import json
from datetime import UTC, datetime
from typing import Any

import pyrage
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from vbdt.document.ids import AgencyId, DeskId, PackageId
from vbdt.transport.keys import DeskKeys
from vbdt.transport.package import Package, PackageKind, open_sealed, seal

ID = "00112233445566778899aabbccddeeff"
LETTER = Package(
    id=PackageId(ID),
    kind=PackageKind.DOCUMENT,
    sender_agency=AgencyId("H30.4"),
    sender_desk=DeskId("snv"),
    recipients=(DeskId("xa"),),
    created=datetime(2024, 3, 5, 1, 0, tzinfo=UTC),
    counters={DeskId("xa"): 3},
    parts={"document.edxml": b"<edXML/>", "note": "Kính gửi".encode()},
    facts={"số": "05/QĐ-SNV"},
)


def canonical(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def read(data: bytes, reader: Any, sender: Ed25519PublicKey) -> tuple[dict[str, Any], dict[str, bytes]]:
    assert data[:8] == b"VBDT-GOI"
    end = 12 + int.from_bytes(data[8:12], "big")
    header = json.loads(data[12:end])
    sender.verify(data[end : end + 64], b"vbdt package header 1\n" + data[12:end])
    body = data[end + 64 :]
    assert (header["size"], header["digest"]) == (len(body), hashlib.sha256(body).hexdigest())
    boxes, at = [], 2
    for _ in range(int.from_bytes(body[:2], "big")):
        size = int.from_bytes(body[at : at + 2], "big")
        boxes.append(body[at + 2 : at + 2 + size])
        at += 2 + size
    once = pyrage.x25519.Identity.from_str(pyrage.decrypt(boxes[0], [reader]).decode())
    plain = pyrage.decrypt(body[at:], [once])
    end = 4 + int.from_bytes(plain[:4], "big")
    sender.verify(plain[end : end + 64], b"vbdt package manifest 1\n" + plain[4:end])
    manifest = json.loads(plain[4:end])
    parts, at = {}, end + 64
    for part in manifest["parts"]:
        parts[part["name"]] = plain[at : at + part["size"]]
        at += part["size"]
    assert at == len(plain)
    return manifest, parts


def write(parts: dict[str, bytes], sender: Ed25519PrivateKey, reader: Any) -> bytes:
    manifest = canonical(
        {
            "version": 1,
            "id": ID,
            "kind": "document",
            "sender_agency": "H30.4",
            "sender_desk": "snv",
            "recipients": [{"desk": "xa", "counter": 3}],
            "created": "2024-03-05T01:00:00Z",
            "facts": {"số": "05/QĐ-SNV"},
            "parts": [
                {"name": name, "size": len(part), "digest": hashlib.sha256(part).hexdigest()}
                for name, part in parts.items()
            ],
        }
    )
    inner = sender.sign(b"vbdt package manifest 1\n" + manifest)
    plain = b"".join([len(manifest).to_bytes(4, "big"), manifest, inner, *parts.values()])
    once = pyrage.x25519.Identity.generate()
    box: bytes = pyrage.encrypt(str(once).encode(), [reader])
    body: bytes = b"\0\1" + len(box).to_bytes(2, "big") + box + pyrage.encrypt(plain, [once.to_public()])
    digest = hashlib.sha256(body).hexdigest()
    header = canonical(
        {"version": 1, "id": ID, "sender": "snv", "kind": "document", "size": len(body), "digest": digest}
    )
    outer = sender.sign(b"vbdt package header 1\n" + header)
    return b"VBDT-GOI" + len(header).to_bytes(4, "big") + header + outer + body


def test_another_program_reads_our_package(snv: DeskKeys, xa: DeskKeys) -> None:
    reader = pyrage.x25519.Identity.from_str(xa.identity)
    manifest, parts = read(seal(LETTER, snv.signing, [xa.reads]), reader, snv.signing.public_key())
    assert parts == LETTER.parts
    assert manifest["facts"] == LETTER.facts
    assert manifest["recipients"] == [{"counter": 3, "desk": "xa"}]


def test_we_read_the_package_of_another_program(snv: DeskKeys, xa: DeskKeys) -> None:
    data = write(dict(LETTER.parts), snv.signing, pyrage.x25519.Recipient.from_str(xa.reads))
    assert open_sealed(data, xa.identity, DeskId("xa"), lambda _: snv.signs) == LETTER
