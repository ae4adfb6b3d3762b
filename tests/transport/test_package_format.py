"""A second reader and writer of sealed packages, made from docs/package-format.md alone; nothing of ours but keys."""

import hashlib
import json
import shutil
import subprocess
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import pyrage
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from tests.sealing import Mail, seal_apart, seal_inline
from vbdt.document.ids import AgencyId, DeskId, PackageId
from vbdt.transport.body import PackageKind
from vbdt.transport.keys import DeskKeys
from vbdt.transport.package import Package, open_package, open_pointer

ID = "00112233445566778899aabbccddeeff"
MAIL = Mail(
    kind=PackageKind.DOCUMENT,
    agency=AgencyId("H30.4"),
    sender=DeskId("snv"),
    to=DeskId("xa"),
    created=datetime(2024, 3, 5, 1, 0, tzinfo=UTC),
    counter=3,
    package=PackageId(ID),
    parts={"document.edxml": b"<edXML/>", "note": "Kính gửi".encode()},
    facts={"số": "05/QĐ-SNV"},
)


def canonical(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def signed(purpose: bytes, data: bytes, sender: Ed25519PublicKey) -> tuple[dict[str, Any], bytes]:
    """The JSON behind a length and before a signature, and what follows."""
    end = 4 + int.from_bytes(data[:4], "big")
    sender.verify(data[end : end + 64], purpose + data[4:end])
    return json.loads(data[4:end]), data[end + 64 :]


def read(
    data: bytes, apart: bytes | None, reader: Any, sender: Ed25519PublicKey
) -> tuple[dict[str, Any], dict[str, Any], dict[str, bytes]]:
    """Letter, manifest and parts."""
    assert data[:8] == b"VBDT-GOI"
    header, rest = signed(b"vbdt package header 2\n", data[8:], sender)
    assert (header["size"], header["digest"]) == (len(rest), hashlib.sha256(rest).hexdigest())
    opened = pyrage.decrypt(rest[: header["letter"]], [reader])
    letter, nothing = signed(b"vbdt package letter 2\n", opened, sender)
    assert nothing == b""
    assert (letter["id"], letter["sender"], letter["created"]) == (header["id"], header["sender"], header["created"])
    body = rest[header["letter"] :] if apart is None else apart
    assert (letter["body"]["size"], letter["body"]["digest"]) == (len(body), hashlib.sha256(body).hexdigest())
    plain = pyrage.decrypt(body, [pyrage.x25519.Identity.from_str(letter["body"]["identity"])])
    manifest, rest = signed(b"vbdt package body 2\n", plain, sender)
    assert (manifest["sender_desk"], manifest["kind"]) == (letter["sender"], header["kind"])
    parts, at = {}, 0
    for part in manifest["parts"]:
        parts[part["name"]] = rest[at : at + part["size"]]
        assert hashlib.sha256(parts[part["name"]]).hexdigest() == part["digest"]
        at += part["size"]
    assert at == len(rest)
    return letter, manifest, parts


def line_of(value: object, purpose: bytes, sender: Ed25519PrivateKey) -> bytes:
    line = canonical(value)
    return len(line).to_bytes(4, "big") + line + sender.sign(purpose + line)


def write(parts: dict[str, bytes], sender: Ed25519PrivateKey, reader: Any, inline: bool) -> tuple[bytes, bytes]:
    """The pointer and the body."""
    manifest = {
        "version": 2,
        "kind": "document",
        "sender_agency": "H30.4",
        "sender_desk": "snv",
        "created": "2024-03-05T01:00:00Z",
        "facts": {"số": "05/QĐ-SNV"},
        "parts": [
            {"name": name, "size": len(part), "digest": hashlib.sha256(part).hexdigest()}
            for name, part in parts.items()
        ],
    }
    once = pyrage.x25519.Identity.generate()
    plain = b"".join([line_of(manifest, b"vbdt package body 2\n", sender), *parts.values()])
    body: bytes = pyrage.encrypt(plain, [once.to_public()])
    letter = {
        "version": 2,
        "id": ID,
        "sender": "snv",
        "recipient": "xa",
        "counter": 3,
        "created": "2024-03-05T01:00:00Z",
        "body": {"digest": hashlib.sha256(body).hexdigest(), "size": len(body), "identity": str(once)},
        "replaces": None,
    }
    sealed: bytes = pyrage.encrypt(line_of(letter, b"vbdt package letter 2\n", sender), [reader])
    rest = sealed + body if inline else sealed
    header = {
        "version": 2,
        "id": ID,
        "sender": "snv",
        "kind": "document",
        "created": "2024-03-05T01:00:00Z",
        "letter": len(sealed),
        "size": len(rest),
        "digest": hashlib.sha256(rest).hexdigest(),
    }
    return b"VBDT-GOI" + line_of(header, b"vbdt package header 2\n", sender) + rest, body


def check(letter: dict[str, Any], manifest: dict[str, Any], parts: dict[str, bytes]) -> None:
    assert parts == MAIL.parts
    assert manifest["facts"] == MAIL.facts
    assert (letter["recipient"], letter["counter"], letter["replaces"]) == ("xa", 3, None)
    assert "xa" not in canonical(manifest).decode(), "the body names no reader"


def test_another_program_reads_our_packages(snv: DeskKeys, xa: DeskKeys) -> None:
    reader, sender = pyrage.x25519.Identity.from_str(xa.identity), snv.signing.public_key()
    check(*read(seal_inline(MAIL, snv.signing, xa.reads), None, reader, sender))
    pointer, body, _ = seal_apart(MAIL, snv.signing, xa.reads)
    check(*read(pointer, body, reader, sender))


@pytest.mark.parametrize("inline", [True, False])
def test_we_read_the_packages_of_another_program(inline: bool, snv: DeskKeys, xa: DeskKeys) -> None:
    data, body = write(MAIL.parts, snv.signing, pyrage.x25519.Recipient.from_str(xa.reads), inline)
    pointer = open_pointer(data, xa.identities, DeskId("xa"), lambda *_: [snv.signs])
    assert open_package(pointer, None if inline else BytesIO(body), lambda *_: [snv.signs]) == Package(
        id=MAIL.package,
        kind=MAIL.kind,
        sender_agency=MAIL.agency,
        sender_desk=MAIL.sender,
        recipient=MAIL.to,
        counter=3,
        created=MAIL.created,
        sealed=MAIL.created,
        parts=MAIL.parts,
        facts=MAIL.facts,
    )


BY_HAND = r"""
n=$(printf '%d' 0x$(head -c 12 goi | tail -c 4 | od -An -tx1 | tr -d ' \n'))
head -c $((12 + n)) goi | tail -c $n > header.json
letter=$(sed 's/.*"letter":\([0-9]*\).*/\1/' header.json)
tail -c +$((12 + n + 64 + 1)) goi | head -c $letter > letter.age
age -d -i ban.key letter.age > letter
grep -a -o 'AGE-SECRET-KEY-1[0-9A-Z]*' letter > once.key
age -d -i once.key than > noi-dung
"""


@pytest.mark.skipif(shutil.which("age") is None or shutil.which("od") is None, reason="needs the program age")
def test_the_age_program_opens_a_pointer_and_then_its_body(tmp_path: Path, snv: DeskKeys, xa: DeskKeys) -> None:
    """The commands of docs/package-format.md, word for word."""
    document = Path(__file__).parents[2] / "docs" / "package-format.md"
    assert BY_HAND.strip() in document.read_text("utf-8")
    pointer, body, _ = seal_apart(MAIL, snv.signing, xa.reads)
    for name, data in (("goi", pointer), ("than", body), ("ban.key", xa.identity.encode())):
        (tmp_path / name).write_bytes(data)
    subprocess.run(["sh", "-e", "-c", BY_HAND], cwd=tmp_path, check=True)
    plain = (tmp_path / "noi-dung").read_bytes()
    manifest, rest = signed(b"vbdt package body 2\n", plain, snv.signing.public_key())
    assert manifest["facts"] == MAIL.facts
    assert rest == b"".join(MAIL.parts.values())
