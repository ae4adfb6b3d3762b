"""A sealed package: what goes in comes out at its reader; every changed byte and every wrong reader is refused."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from functools import cache
from io import BytesIO

import pyrage
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.sealing import Mail, content, letter, seal_apart, seal_inline
from vbdt.document.codec import Json, canonical, encode
from vbdt.document.ids import AgencyId, DeskId, PackageId
from vbdt.errors import BadInput, UserError
from vbdt.transport.age import encrypt, encrypt_stream, new_identity, recipient_of
from vbdt.transport.body import SMALL, Body, KeysOf, PackageKind, open_body, seal_body
from vbdt.transport.keys import DeskKeys
from vbdt.transport.package import (
    POINTER_LIMIT,
    Header,
    Package,
    open_package,
    open_pointer,
    read_header,
    seal_pointer,
    whole_size,
)
from vbdt.transport.refusal import PackageRefused, Refusal

SNV, XA, OTHER = DeskId("snv-van-thu"), DeskId("xa-van-thu"), DeskId("so-khac")
NOW = datetime(2024, 3, 5, 1, 0, tzinfo=UTC)
MAIL = Mail(
    kind=PackageKind.DOCUMENT,
    agency=AgencyId("H30.4"),
    sender=SNV,
    to=XA,
    created=NOW,
    counter=7,
    package=PackageId("0123456789abcdef" * 2),
    parts={"document.edxml": b"<edXML/>" * 400, "empty": b""},
    facts={"edxml_id": "H30.4,2024/03/05,05/QĐ-SNV", "n": [1, None, True]},
)


@pytest.fixture
def keys_of(snv: DeskKeys) -> KeysOf:
    return lambda desk, _: [snv.signs] if desk == SNV else None


@pytest.fixture
def sealed(snv: DeskKeys, xa: DeskKeys) -> bytes:
    return seal_inline(MAIL, snv.signing, xa.reads)


def opened(data: bytes, reader: DeskKeys, keys_of: KeysOf, body: bytes | None = None, me: DeskId = XA) -> Package:
    pointer = open_pointer(data, reader.identities, me, keys_of)
    return open_package(pointer, None if body is None else BytesIO(body), keys_of)


def refusal_of(data: bytes, reader: DeskKeys, keys_of: KeysOf, body: bytes | None = None, me: DeskId = XA) -> Refusal:
    with pytest.raises(PackageRefused) as caught:
        opened(data, reader, keys_of, body, me)
    return caught.value.refusal


def test_the_reader_gets_what_was_sent(sealed: bytes, xa: DeskKeys, keys_of: KeysOf) -> None:
    assert opened(sealed, xa, keys_of) == Package(
        id=MAIL.package,
        kind=MAIL.kind,
        sender_agency=MAIL.agency,
        sender_desk=SNV,
        recipient=XA,
        counter=7,
        created=NOW,
        sealed=NOW,
        parts=MAIL.parts,
        facts=MAIL.facts,
    )


def test_a_large_body_lies_apart_under_its_digest(snv: DeskKeys, xa: DeskKeys, keys_of: KeysOf) -> None:
    mail = replace(MAIL, parts={"document.edxml": bytes(SMALL)})
    assert not content(mail).is_small
    pointer, data, body = seal_apart(mail, snv.signing, xa.reads)
    assert len(pointer) < 1_600
    assert (body.digest, body.size) == (hashlib.sha256(data).hexdigest(), len(data))
    assert opened(pointer, xa, keys_of, data).parts == mail.parts
    header = read_header(pointer)
    assert header.size == header.letter, "nothing lies in the pointer"


def test_small_is_what_fits_into_a_pointer(snv: DeskKeys, xa: DeskKeys) -> None:
    """The edge is found by halving; what is called small must fit with room to spare."""
    low, high = 0, SMALL
    while high - low > 1:
        middle = (low + high) // 2
        small = content(replace(MAIL, parts={"x": bytes(middle)})).is_small
        low, high = (middle, high) if small else (low, middle)
    sealed = seal_inline(replace(MAIL, parts={"x": bytes(low)}), snv.signing, xa.reads)
    header = read_header(sealed)
    assert SMALL - 4_000 < header.size - header.letter <= SMALL
    assert len(sealed) < POINTER_LIMIT


def test_a_reader_learns_of_nobody_else(sealed: bytes, snv: DeskKeys, xa: DeskKeys, keys_of: KeysOf) -> None:
    """Two readers of one posting: neither finds the other's id or key in anything that he can open."""
    body = BytesIO()
    made = seal_body(content(MAIL), snv.signing, body)
    other = DeskKeys.generate()
    mine = seal_pointer(letter(MAIL, made), MAIL.kind, snv.signing, xa.reads)
    seal_pointer(letter(replace(MAIL, to=OTHER), made), MAIL.kind, snv.signing, other.reads)
    read = opened(mine, xa, keys_of, body.getvalue())
    assert OTHER not in repr(read)
    assert other.reads not in repr(read)


def test_the_header_shows_no_recipient_and_needs_no_key(sealed: bytes) -> None:
    header = read_header(sealed)
    assert (header.id, header.sender, header.kind, header.created) == (MAIL.package, SNV, MAIL.kind, NOW)
    assert XA.encode() not in sealed
    assert "QĐ-SNV".encode() not in sealed


@cache
def fixed() -> tuple[DeskKeys, DeskKeys, bytes, bytes, bytes]:
    """Keys, an inline package, and a pointer with its body, for the property tests."""
    sender, reader = DeskKeys.generate(), DeskKeys.generate()
    pointer, data, _ = seal_apart(MAIL, sender.signing, reader.reads)
    return sender, reader, seal_inline(MAIL, sender.signing, reader.reads), pointer, data


@given(data=st.data())
def test_any_flipped_bits_anywhere_are_refused(data: st.DataObject) -> None:
    sender, reader, inline, pointer, body = fixed()
    files = {"inline": inline, "pointer": pointer, "body": body}
    which = data.draw(st.sampled_from(sorted(files)))
    place = data.draw(st.integers(0, len(files[which]) - 1))
    changed = bytearray(files[which])
    changed[place] ^= data.draw(st.integers(1, 255))
    files[which] = bytes(changed)

    def keys_of(desk: DeskId, _: datetime) -> Sequence[str] | None:
        return [sender.signs] if desk == SNV else None

    if which == "inline":
        refusal_of(files["inline"], reader, keys_of)
    else:
        refusal_of(files["pointer"], reader, keys_of, files["body"])


@given(
    parts=st.dictionaries(st.from_regex(r"[A-Za-z0-9][A-Za-z0-9._-]{0,20}", fullmatch=True), st.binary(max_size=300)),
    facts=st.dictionaries(st.text(max_size=9), st.recursive(st.text() | st.integers() | st.none(), st.lists)),
    at=st.datetimes(datetime(2000, 1, 1), datetime(8999, 1, 1), timezones=st.just(UTC)),
)
def test_whatever_is_said_comes_back(parts: dict[str, bytes], facts: dict[str, Json], at: datetime) -> None:
    sender, reader, *_ = fixed()
    mail = replace(MAIL, parts=parts, facts=facts, created=at)
    read = opened(seal_inline(mail, sender.signing, reader.reads), reader, lambda *_: [sender.signs])
    assert (read.parts, read.facts, read.created) == (parts, facts, at)


@pytest.mark.parametrize("cut", [0, 1, 8, 11, 60, 200, 400, -1])
def test_a_package_cut_short_is_damaged(sealed: bytes, cut: int, xa: DeskKeys, keys_of: KeysOf) -> None:
    assert refusal_of(sealed[:cut], xa, keys_of) is Refusal.DAMAGED


def test_bytes_after_the_end_are_damage(sealed: bytes, xa: DeskKeys, keys_of: KeysOf) -> None:
    assert refusal_of(sealed + b"x", xa, keys_of) is Refusal.DAMAGED


def test_a_body_that_is_not_the_one_meant(snv: DeskKeys, xa: DeskKeys, keys_of: KeysOf) -> None:
    """Longer, shorter, another one of the same size: one refusal, before a byte is decrypted."""
    pointer, data, _ = seal_apart(MAIL, snv.signing, xa.reads)
    _, swapped, _ = seal_apart(MAIL, snv.signing, xa.reads)
    for other in (data + b"x", data[:-1], b"", swapped, bytes(len(data))):
        assert refusal_of(pointer, xa, keys_of, other) is Refusal.BODY_DIFFERS


def test_somebody_without_the_key_is_told_it_is_not_for_him(sealed: bytes, stranger: DeskKeys, keys_of: KeysOf) -> None:
    assert refusal_of(sealed, stranger, keys_of) is Refusal.NOT_FOR_US


def test_a_reader_who_is_not_named_inside_refuses(sealed: bytes, xa: DeskKeys, keys_of: KeysOf) -> None:
    assert refusal_of(sealed, xa, keys_of, me=DeskId("xa-lanh-dao")) is Refusal.NOT_FOR_US


def test_an_unknown_sender(sealed: bytes, xa: DeskKeys) -> None:
    assert refusal_of(sealed, xa, lambda *_: None) is Refusal.UNKNOWN_SENDER


def test_another_key_under_the_senders_name(xa: DeskKeys, stranger: DeskKeys, keys_of: KeysOf) -> None:
    forged = seal_inline(MAIL, stranger.signing, xa.reads)
    assert refusal_of(forged, xa, keys_of) is Refusal.ALTERED


def test_a_former_key_is_believed_for_its_time_only(snv: DeskKeys, xa: DeskKeys) -> None:
    now, until = DeskKeys.generate(), NOW + timedelta(hours=1)

    def keys_of(_: DeskId, at: datetime) -> list[str]:
        return [now.signs, snv.signs] if at <= until else [now.signs]

    assert opened(seal_inline(MAIL, snv.signing, xa.reads), xa, keys_of).id == MAIL.package
    late = seal_inline(replace(MAIL, created=NOW + timedelta(hours=2)), snv.signing, xa.reads)
    assert refusal_of(late, xa, keys_of) is Refusal.ALTERED


def test_a_pointer_sealed_anew_after_the_sender_changed_its_keys(snv: DeskKeys, xa: DeskKeys) -> None:
    """The body keeps the old signature of its time, the pointer has the new one of now."""
    new, later = DeskKeys.generate(), NOW + timedelta(days=9)
    out = BytesIO()
    body = seal_body(content(MAIL), snv.signing, out)
    anew = replace(MAIL, created=later, package=PackageId("f" * 32), replaces=MAIL.package)
    pointer = seal_pointer(letter(anew, body), MAIL.kind, new.signing, xa.reads)
    read = opened(pointer, xa, lambda _, at: [new.signs, snv.signs] if at == NOW else [new.signs], out.getvalue())
    assert (read.created, read.sealed, read.replaces) == (NOW, later, MAIL.package)


def test_a_package_sealed_to_a_former_key_is_opened(sealed: bytes, xa: DeskKeys, keys_of: KeysOf) -> None:
    rotated = replace(xa, coming=DeskKeys.generate()).changed(NOW)
    assert opened(sealed, rotated, keys_of).id == MAIL.package


def test_a_reader_cannot_pass_a_body_on_as_his_own(snv: DeskKeys, xa: DeskKeys, stranger: DeskKeys) -> None:
    """He knows the body's identity and can write a pointer of his own; the body still names who said it."""
    out = BytesIO()
    body = seal_body(content(MAIL), snv.signing, out)
    forged = seal_pointer(letter(replace(MAIL, sender=OTHER), body), MAIL.kind, stranger.signing, xa.reads)
    keys = {SNV: [snv.signs], OTHER: [stranger.signs]}
    assert refusal_of(forged, xa, lambda desk, _: keys.get(desk), out.getvalue()) is Refusal.ALTERED


def test_a_letter_cannot_be_put_under_another_header(
    snv: DeskKeys, xa: DeskKeys, stranger: DeskKeys, sealed: bytes
) -> None:
    header = read_header(sealed)
    rest = sealed[-header.size :]
    for changed in (replace(header, sender=OTHER), replace(header, id=PackageId("f" * 32))):
        line = canonical(changed)
        outer = stranger.signing.sign(b"vbdt package header 2\n" + line)
        forged = b"".join([b"VBDT-GOI", len(line).to_bytes(4, "big"), line, outer, rest])
        assert refusal_of(forged, xa, lambda *_: [snv.signs, stranger.signs]) is Refusal.ALTERED


def test_another_kind_in_the_header_than_in_the_body(snv: DeskKeys, xa: DeskKeys, keys_of: KeysOf) -> None:
    out = BytesIO()
    body = seal_body(content(MAIL), snv.signing, out)
    pointer = seal_pointer(letter(MAIL, body), PackageKind.STATUS, snv.signing, xa.reads)
    assert refusal_of(pointer, xa, keys_of, out.getvalue()) is Refusal.ALTERED


def with_letter(plain: bytes, snv: DeskKeys, reads: str) -> bytes:
    """A pointer whose outside is in order, with any letter inside: what a hostile known sender could make."""
    sealed = encrypt(plain, reads)
    digest = hashlib.sha256(sealed).hexdigest()
    header = canonical(Header(2, MAIL.package, SNV, MAIL.kind, NOW, len(sealed), len(sealed), digest))
    outer = snv.signing.sign(b"vbdt package header 2\n" + header)
    return b"".join([b"VBDT-GOI", len(header).to_bytes(4, "big"), header, outer, sealed])


def signed_letter(line: bytes, snv: DeskKeys) -> bytes:
    return len(line).to_bytes(4, "big") + line + snv.signing.sign(b"vbdt package letter 2\n" + line)


STRANGE = [b"", b"{}", b'{"facts":1.5}', b'{"a":1,"a":1}', b"[" * 7000, b'{"b":1, "a":1}', b'"\xff"', b"null"]


@pytest.mark.parametrize("line", STRANGE)
def test_strange_letters_of_a_known_sender(line: bytes, snv: DeskKeys, xa: DeskKeys, keys_of: KeysOf) -> None:
    assert refusal_of(with_letter(signed_letter(line, snv), snv, xa.reads), xa, keys_of) is Refusal.DAMAGED


@pytest.mark.parametrize("plain", [b"", b"\xff\xff\xff\xff", b"\0\0\0\2{}", b"\0\0\0\2{}" + b"x" * 64])
def test_strange_plain_bytes_of_a_known_sender(plain: bytes, snv: DeskKeys, xa: DeskKeys, keys_of: KeysOf) -> None:
    assert refusal_of(with_letter(plain, snv, xa.reads), xa, keys_of) in (Refusal.DAMAGED, Refusal.ALTERED)


@pytest.mark.parametrize(
    "changes",
    [
        {"counter": 0},
        {"id": "../x"},
        {"version": 1},
        {"created": "2024-03-05T01:00:00"},
        {"created": "0001-01-01T00:00:00+23:59"},
        {"recipient": "a/b"},
        {"replaces": "x"},
        {"body": {"digest": "00", "size": 1, "identity": "x"}},
        {"body": {"digest": "0" * 64, "size": 10**12, "identity": new_identity()}},
        {"more": 1},
    ],
)
def test_letters_against_the_rules(changes: dict[str, Json], snv: DeskKeys, xa: DeskKeys, keys_of: KeysOf) -> None:
    body = Body("0" * 64, 9, new_identity())
    values = encode(letter(MAIL, body))
    assert isinstance(values, dict)
    line = canonical_of({**values, **changes})
    assert refusal_of(with_letter(signed_letter(line, snv), snv, xa.reads), xa, keys_of, b"") is Refusal.DAMAGED


def canonical_of(values: dict[str, Json]) -> bytes:
    return json.dumps(values, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def test_a_letter_with_a_long_age_header_is_not_parsed(snv: DeskKeys, xa: DeskKeys, keys_of: KeysOf) -> None:
    """Parsing takes time that grows with the square of the header."""
    many = pyrage.encrypt(b"x", [pyrage.x25519.Recipient.from_str(xa.reads)] * 40)
    digest = hashlib.sha256(many).hexdigest()
    header = canonical(Header(2, MAIL.package, SNV, MAIL.kind, NOW, len(many), len(many), digest))
    outer = snv.signing.sign(b"vbdt package header 2\n" + header)
    data = b"".join([b"VBDT-GOI", len(header).to_bytes(4, "big"), header, outer, many])
    assert refusal_of(data, xa, keys_of) is Refusal.DAMAGED


def body_of(plain: bytes) -> tuple[bytes, Body]:
    out, identity = BytesIO(), new_identity()
    encrypt_stream([plain], out.write, recipient_of(identity))
    data = out.getvalue()
    return data, Body(hashlib.sha256(data).hexdigest(), len(data), identity)


@pytest.mark.parametrize("line", [*STRANGE, b'{"facts":{},"version":2}'])
def test_strange_bodies_of_a_known_sender(line: bytes, snv: DeskKeys, keys_of: KeysOf) -> None:
    signature = snv.signing.sign(b"vbdt package body 2\n" + line)
    data, body = body_of(len(line).to_bytes(4, "big") + line + signature)
    with pytest.raises(PackageRefused) as caught:
        open_body(BytesIO(data), body, keys_of)
    assert caught.value.refusal is Refusal.DAMAGED


def test_a_body_that_is_no_age_file_or_opens_with_another_key(keys_of: KeysOf) -> None:
    data, body = body_of(b"x")
    junk = b"x" * 100
    cases = [
        (data, replace(body, identity=new_identity())),
        (junk, Body(hashlib.sha256(junk).hexdigest(), 100, new_identity())),
        (data[:-5], Body(hashlib.sha256(data[:-5]).hexdigest(), len(data) - 5, body.identity)),
    ]
    for given_bytes, meant in cases:
        with pytest.raises(PackageRefused) as caught:
            open_body(BytesIO(given_bytes), meant, keys_of)
        assert caught.value.refusal is Refusal.DAMAGED


def test_parts_that_do_not_add_up(snv: DeskKeys, keys_of: KeysOf) -> None:
    digest = hashlib.sha256(b"abc").hexdigest()
    base: dict[str, Json] = {"version": 2, "kind": "status", "sender_agency": "H30.4", "sender_desk": SNV, "facts": {}}
    for size, name, count in ((2, "x", 1), (4, "x", 1), (-3, "x", 1), (3, "../x", 1), (3, "x", 2)):
        parts: list[Json] = [{"name": name, "size": size, "digest": digest}] * count
        line = canonical_of({**base, "created": "2024-03-05T01:00:00Z", "parts": parts})
        signature = snv.signing.sign(b"vbdt package body 2\n" + line)
        data, body = body_of(len(line).to_bytes(4, "big") + line + signature + b"abc" * count)
        with pytest.raises(PackageRefused, match="bị hỏng"):
            open_body(BytesIO(data), body, keys_of)


def test_other_versions(sealed: bytes, xa: DeskKeys, keys_of: KeysOf) -> None:
    later = sealed.replace(b'"version":2', b'"version":3', 1)
    assert refusal_of(later, xa, keys_of) is Refusal.UNSUPPORTED
    earlier = sealed.replace(b'"version":2', b'"version":1', 1)
    with pytest.raises(PackageRefused, match="định dạng cũ"):
        open_pointer(earlier, xa.identities, XA, keys_of)


def test_sizes_over_the_limit(sealed: bytes, snv: DeskKeys) -> None:
    with pytest.raises(PackageRefused, match="vượt quá"):
        read_header(sealed + bytes(POINTER_LIMIT))
    with pytest.raises(UserError, match="vượt quá 8 MB"):
        seal_body(content(MAIL), snv.signing, BytesIO(), size_limit=8_000_100)


@pytest.mark.parametrize(
    "broken",
    [
        replace(MAIL, sender=DeskId("a/b")),
        replace(MAIL, parts={"../x": b""}),
        replace(MAIL, parts={f"p{n}": b"" for n in range(201)}),
        replace(MAIL, package=PackageId("../x")),
        replace(MAIL, counter=0),
        replace(MAIL, created=datetime(2024, 3, 5)),
        replace(MAIL, created=NOW.astimezone(timezone(timedelta(hours=7)))),
        replace(MAIL, facts={"half": 0.5}),  # type: ignore[dict-item]
    ],
)
def test_a_package_against_the_rules_is_never_sealed(broken: Mail, snv: DeskKeys, xa: DeskKeys) -> None:
    with pytest.raises((ValueError, TypeError), match=r"\w"):
        seal_inline(broken, snv.signing, xa.reads)


def test_a_readers_key_that_is_none(snv: DeskKeys) -> None:
    with pytest.raises(BadInput, match="danh bạ"):
        seal_inline(MAIL, snv.signing, "age1nonsense")


def test_what_writing_raises_comes_out_as_it_is(snv: DeskKeys) -> None:
    class Full(BytesIO):
        def write(self, _: object) -> int:
            raise OSError(28, "No space left on device")

    with pytest.raises(OSError, match="No space left"):
        seal_body(replace(content(MAIL), parts={"x": bytes(10**6)}), snv.signing, Full())


def test_every_refusal_has_its_own_sentence() -> None:
    assert len({str(PackageRefused(each)) for each in Refusal}) == len(Refusal)


def test_the_beginning_tells_the_whole_size(sealed: bytes) -> None:
    assert whole_size(sealed[:2100]) == len(sealed)
    assert whole_size(b"%PDF") is None


def test_keys_do_not_show(snv: DeskKeys, xa: DeskKeys) -> None:
    *_, body = seal_apart(MAIL, snv.signing, xa.reads)
    assert "SECRET" not in repr(letter(MAIL, body))
