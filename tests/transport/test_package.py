"""A sealed package: what goes in comes out at its readers; every changed byte and every wrong reader is refused."""

import hashlib
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from vbdt.document.codec import canonical
from vbdt.document.ids import AgencyId, DeskId, PackageId
from vbdt.errors import BadInput, UserError
from vbdt.transport.envelope import enclose
from vbdt.transport.keys import DeskKeys
from vbdt.transport.package import (
    Header,
    Package,
    PackageKind,
    PackageRefused,
    Refusal,
    open_sealed,
    read_header,
    seal,
    whole_size,
)

SNV, XA, OTHER = DeskId("snv-van-thu"), DeskId("xa-van-thu"), DeskId("so-khac")
LETTER = Package(
    id=PackageId("0123456789abcdef" * 2),
    kind=PackageKind.DOCUMENT,
    sender_agency=AgencyId("H30.4"),
    sender_desk=SNV,
    recipients=(XA, OTHER),
    created=datetime(2024, 3, 5, 1, 0, tzinfo=UTC),
    counters={XA: 7, OTHER: 1},
    parts={"document.edxml": b"<edXML/>" * 400, "empty": b""},
    facts={"edxml_id": "H30.4,2024/03/05,05/QĐ-SNV", "n": [1, None, True]},
)

KeyOf = Callable[[DeskId], str | None]


@pytest.fixture
def key_of(snv: DeskKeys) -> KeyOf:
    return lambda desk: snv.signs if desk == SNV else None


@pytest.fixture
def sealed(snv: DeskKeys, xa: DeskKeys) -> bytes:
    return seal(LETTER, snv.signing, [xa.reads])


def refusal_of(data: bytes, reader: DeskKeys, me: DeskId, key_of: KeyOf) -> Refusal:
    with pytest.raises(PackageRefused) as caught:
        open_sealed(data, reader.identity, me, key_of)
    return caught.value.refusal


def test_the_reader_gets_what_was_sent(sealed: bytes, xa: DeskKeys, key_of: KeyOf) -> None:
    assert open_sealed(sealed, xa.identity, XA, key_of) == LETTER


def test_the_header_shows_no_recipient_and_needs_no_key(sealed: bytes) -> None:
    header = read_header(sealed)
    assert (header.id, header.sender, header.kind) == (LETTER.id, SNV, PackageKind.DOCUMENT)
    assert XA.encode() not in sealed
    assert "QĐ-SNV".encode() not in sealed


def test_every_changed_byte_is_refused(sealed: bytes, xa: DeskKeys, key_of: KeyOf) -> None:
    fixed_part = len(sealed) - read_header(sealed).size
    places = [
        *range(fixed_part + 300),
        *range(fixed_part + 300, len(sealed), 37),
        *range(len(sealed) - 20, len(sealed)),
    ]
    for place in places:
        changed = bytearray(sealed)
        changed[place] ^= 1
        refusal_of(bytes(changed), xa, XA, key_of)


@pytest.mark.parametrize("cut", [0, 1, 8, 11, 60, 200, 400, -1])
def test_a_package_cut_short_is_damaged(sealed: bytes, cut: int, xa: DeskKeys, key_of: KeyOf) -> None:
    assert refusal_of(sealed[:cut], xa, XA, key_of) is Refusal.DAMAGED


def test_bytes_after_the_end_are_damage(sealed: bytes, xa: DeskKeys, key_of: KeyOf) -> None:
    assert refusal_of(sealed + b"x", xa, XA, key_of) is Refusal.DAMAGED


def test_somebody_without_the_key_is_told_it_is_not_for_him(sealed: bytes, stranger: DeskKeys, key_of: KeyOf) -> None:
    assert refusal_of(sealed, stranger, XA, key_of) is Refusal.NOT_FOR_US


def test_a_reader_who_is_not_named_inside_refuses(sealed: bytes, xa: DeskKeys, key_of: KeyOf) -> None:
    assert refusal_of(sealed, xa, DeskId("xa-lanh-dao"), key_of) is Refusal.NOT_FOR_US


def test_an_unknown_sender(sealed: bytes, xa: DeskKeys) -> None:
    assert refusal_of(sealed, xa, XA, lambda _: None) is Refusal.UNKNOWN_SENDER


def test_another_key_under_the_senders_name(xa: DeskKeys, stranger: DeskKeys, key_of: KeyOf) -> None:
    forged = seal(LETTER, stranger.signing, [xa.reads])
    assert refusal_of(forged, xa, XA, key_of) is Refusal.ALTERED


def test_a_body_put_under_another_header(snv: DeskKeys, xa: DeskKeys, stranger: DeskKeys, key_of: KeyOf) -> None:
    """Who reads a package of another desk cannot pass its content on as his own: the inner signature names the desk."""
    sealed = seal(LETTER, snv.signing, [xa.reads])
    body = sealed[-read_header(sealed).size :]
    header = canonical(Header(1, LETTER.id, OTHER, LETTER.kind, len(body), hashlib.sha256(body).hexdigest()))
    outer = stranger.signing.sign(b"vbdt package header 1\n" + header)
    forged = b"".join([b"VBDT-GOI", len(header).to_bytes(4, "big"), header, outer, body])
    keys = {SNV: snv.signs, OTHER: stranger.signs}
    assert refusal_of(forged, xa, XA, keys.get) is Refusal.ALTERED


def signed_body(plain: bytes, snv: DeskKeys, xa: DeskKeys) -> bytes:
    """A package whose outside is in order, with any plain bytes inside: what a hostile known sender could make."""
    body = enclose(plain, [xa.reads])
    header = canonical(Header(1, LETTER.id, SNV, LETTER.kind, len(body), hashlib.sha256(body).hexdigest()))
    outer = snv.signing.sign(b"vbdt package header 1\n" + header)
    return b"".join([b"VBDT-GOI", len(header).to_bytes(4, "big"), header, outer, body])


@pytest.mark.parametrize(
    "manifest",
    [
        b"",
        b"{}",
        b'{"facts":1.5}',
        b'{"a":1,"a":1}',
        b"[" * 100_000,
        b'{"facts":{},"version":1}',
        b'{"b":1, "a":1}',
        b'"\xff"',
    ],
)
def test_strange_manifests_of_a_known_sender(manifest: bytes, snv: DeskKeys, xa: DeskKeys, key_of: KeyOf) -> None:
    inner = snv.signing.sign(b"vbdt package manifest 1\n" + manifest)
    plain = len(manifest).to_bytes(4, "big") + manifest + inner
    assert refusal_of(signed_body(plain, snv, xa), xa, XA, key_of) in (Refusal.DAMAGED, Refusal.UNSUPPORTED)


@pytest.mark.parametrize("plain", [b"", b"\xff\xff\xff\xff", b"\0\0\0\2{}", b"\0\0\0\2{}" + b"x" * 64])
def test_strange_plain_bytes_of_a_known_sender(plain: bytes, snv: DeskKeys, xa: DeskKeys, key_of: KeyOf) -> None:
    assert refusal_of(signed_body(plain, snv, xa), xa, XA, key_of) in (Refusal.DAMAGED, Refusal.ALTERED)


def test_a_later_version_asks_for_an_update(sealed: bytes, xa: DeskKeys, key_of: KeyOf) -> None:
    assert refusal_of(sealed.replace(b'"version":1', b'"version":2', 1), xa, XA, key_of) is Refusal.UNSUPPORTED


def test_a_package_over_the_limit(sealed: bytes, snv: DeskKeys, xa: DeskKeys) -> None:
    with pytest.raises(PackageRefused, match="vượt quá"):
        read_header(sealed, size_limit=len(sealed) - 1)
    with pytest.raises(UserError, match="vượt quá"):
        seal(LETTER, snv.signing, [xa.reads], size_limit=100)


@pytest.mark.parametrize(
    "broken",
    [
        replace(LETTER, id=PackageId("../x")),
        replace(LETTER, parts={"../x": b""}),
        replace(LETTER, parts={f"p{n}": b"" for n in range(201)}),
        replace(LETTER, recipients=()),
        replace(LETTER, recipients=(XA, XA)),
        replace(LETTER, counters={XA: 0, OTHER: 1}),
        replace(LETTER, counters={XA: 1}),
        replace(LETTER, created=datetime(2024, 3, 5)),
    ],
)
def test_a_package_against_the_rules_is_never_sealed(broken: Package, snv: DeskKeys, xa: DeskKeys) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        seal(broken, snv.signing, [xa.reads])


def test_a_readers_key_that_is_none(snv: DeskKeys) -> None:
    with pytest.raises(BadInput, match="danh bạ"):
        seal(LETTER, snv.signing, ["age1nonsense"])


def test_every_refusal_has_its_own_sentence() -> None:
    assert len({str(PackageRefused(each)) for each in Refusal}) == len(Refusal)


def test_the_beginning_tells_the_whole_size(sealed: bytes) -> None:
    assert whole_size(sealed[:2100]) == len(sealed)
    assert whole_size(b"%PDF") is None
