"""Every class of attack on signed PDFs that is known from the literature. None of them may look valid."""

import re
from collections.abc import Callable
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import pytest
from pyhanko.pdf_utils.content import RawContent
from pyhanko.pdf_utils.generic import (
    ArrayObject,
    DictionaryObject,
    NameObject,
    NullObject,
    NumberObject,
    StreamObject,
    pdf_name,
    pdf_string,
)
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.layout import AxisAlignment, BoxConstraints, InnerScaling, Margins, SimpleBoxLayoutRule
from pyhanko.sign.fields import MDPPerm, SigFieldSpec, SigSeedSubFilter
from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner, SimpleSigner
from pyhanko.stamp import StaticStampStyle

from tests.signing.attacks.forge import (
    add_annotation,
    appearance,
    field_named,
    one_page,
    text,
    updated,
    xref_only,
)
from tests.signing.office import PASSPHRASE, Life
from vbdt.document.verdict import Answer, FileVerdict, Level, Verdict
from vbdt.signing.check import words
from vbdt.signing.check.sandbox import sandbox
from vbdt.signing.fields import add_signature_fields
from vbdt.signing.keys.pkcs12 import open_pkcs12
from vbdt.signing.levels import raise_level
from vbdt.signing.made import Services
from vbdt.signing.places import Place
from vbdt.signing.sign import sign
from vbdt.signing.timestamps import HttpTimeStamps
from vbdt.signing.trust.anchors import Trust
from vbdt.signing.trust.sources import ListsAtHand

WHITE_BOX = b"1 1 1 rg 0 0 1000 1000 re f"
RED_RING = b"0.82 0 0.1 RG 6 w 20 20 60 60 re S"
Forged = Callable[[bytes], bytes]


def verdict_on(pdf: bytes, trust: Trust) -> FileVerdict:
    """As for any file from outside: in the child, with the pages drawn."""
    return sandbox().verify(pdf, trust)


def _signed(
    pdf: bytes, key_file: Path, field: str = "ky", box: tuple[int, int, int, int] = (60, 60, 160, 110)
) -> bytes:
    left, bottom, right, top = box
    with_field = add_signature_fields(pdf, [Place(field, 1, left, bottom, right - left, top - bottom)])
    with open_pkcs12(key_file, PASSPHRASE) as key:
        return sign(with_field, key, field).pdf


@pytest.fixture(scope="session")
def letter(key_file: Path) -> bytes:
    """One line of text, signed."""
    return _signed(one_page(text("So tien: 1.000.000 dong")), key_file)


def _number_replaced(writer: IncrementalPdfFileWriter) -> None:
    field = field_named(writer, "so")
    field[pdf_name("/V")] = pdf_string("Số: 99/QĐ-SNV")
    writer.update_container(field)


def _only_the_look_of_the_number(writer: IncrementalPdfFileWriter) -> None:
    field = field_named(writer, "so")
    field["/AP"][pdf_name("/N")] = appearance(writer, 200, 20, b"0 0 200 20 re f")
    writer.update_container(field)


def _page_added(writer: IncrementalPdfFileWriter) -> None:
    kids = writer.root["/Pages"]["/Kids"]
    page = DictionaryObject(kids[0].get_object())
    kids.append(writer.add_object(page))
    writer.root["/Pages"][pdf_name("/Count")] = NumberObject(int(writer.root["/Pages"]["/Count"]) + 1)
    writer.update_container(writer.root["/Pages"])
    writer.update_container(kids)


def _page_removed(writer: IncrementalPdfFileWriter) -> None:
    pages = writer.root["/Pages"]
    del pages["/Kids"][-1]
    pages[pdf_name("/Count")] = NumberObject(int(pages["/Count"]) - 1)
    writer.update_container(pages)


def _pages(node: DictionaryObject) -> list[DictionaryObject]:
    if "/Kids" not in node:
        return [node]
    return [page for kid in node["/Kids"] for page in _pages(kid.get_object())]


def _font_swapped(writer: IncrementalPdfFileWriter) -> None:
    fonts = _pages(writer.root["/Pages"])[0]["/Resources"]["/Font"]
    font = fonts[next(iter(fonts))]
    font[pdf_name("/BaseFont")] = NameObject("/Courier")
    writer.update_container(font)


def _words_replaced(writer: IncrementalPdfFileWriter) -> None:
    page = _pages(writer.root["/Pages"])[0]
    page[pdf_name("/Contents")] = writer.add_object(StreamObject(stream_data=text("So tien: 9.000.000 dong")))
    writer.update_container(page)


def _form_taken_away(writer: IncrementalPdfFileWriter) -> None:
    del writer.root["/AcroForm"]
    writer.update_root()


def _signature_made_null(writer: IncrementalPdfFileWriter) -> None:
    field = field_named(writer, "dau")
    field[pdf_name("/V")] = NullObject()
    writer.update_container(field)


def _seal_moved(writer: IncrementalPdfFileWriter) -> None:
    field = field_named(writer, "dau")
    field[pdf_name("/Rect")] = ArrayObject(NumberObject(each) for each in (100, 700, 200, 800))
    writer.update_container(field)


def _seal_redrawn(writer: IncrementalPdfFileWriter) -> None:
    field = field_named(writer, "dau")
    field["/AP"][pdf_name("/N")] = appearance(writer, 100, 100, WHITE_BOX)
    writer.update_container(field)


def _opens_with_javascript(writer: IncrementalPdfFileWriter) -> None:
    action = {"/S": pdf_name("/JavaScript"), "/JS": pdf_string("app.alert('đã sửa')")}
    writer.root[pdf_name("/OpenAction")] = DictionaryObject({pdf_name(k): v for k, v in action.items()})
    writer.update_root()


INCREMENTAL = {
    "number replaced after sealing": _number_replaced,
    "only the look of the number replaced": _only_the_look_of_the_number,
    "page added": _page_added,
    "page removed": _page_removed,
    "font swapped": _font_swapped,
    "words replaced": _words_replaced,
    "form taken away": _form_taken_away,
    "seal made null": _signature_made_null,
    "seal moved": _seal_moved,
    "seal redrawn": _seal_redrawn,
    "script on opening": _opens_with_javascript,
    "evil annotation": add_annotation("/FreeText", (80, 600, 400, 700), WHITE_BOX),
    "evil stamp": add_annotation("/Stamp", (80, 600, 400, 700), WHITE_BOX),
    "evil redaction": add_annotation("/Redact", (80, 600, 400, 700), WHITE_BOX),
}


@pytest.mark.parametrize("change", INCREMENTAL.values(), ids=INCREMENTAL)
def test_incremental_saving(life: Life, trust: Trust, change: Callable[[IncrementalPdfFileWriter], None]) -> None:
    verdict = verdict_on(updated(life.sealed, change), trust).verdict
    assert verdict in (Verdict.MODIFIED, Verdict.INVALID)


def test_incremental_saving_that_only_repairing_readers_see(life: Life, trust: Trust) -> None:
    for tail in (
        b"\n4 0 obj\n<</Type/Catalog>>\nendobj\n",
        b"\n4 0 obj\n<<>>\nendobj\nxref\n%%EOF\n",
        b"\ntrailer\n<</Root 9 0 R>>\n",
    ):
        assert verdict_on(life.sealed + tail, trust).verdict in (Verdict.MODIFIED, Verdict.UNKNOWN)


def _same_length(old: bytes, new: bytes) -> bytes:
    return new.ljust(len(old))


def _edit_last(pattern: bytes, replace: Callable[[bytes], bytes]) -> Forged:
    def forge(pdf: bytes) -> bytes:
        *_, found = re.finditer(pattern, pdf)
        return pdf[: found.start()] + replace(found[0]) + pdf[found.end() :]

    return forge


BYTE_RANGE = rb"/ByteRange ?\[[^\]]*\]"
UNIVERSAL = {
    "no contents": _edit_last(rb"/Contents ?<", lambda old: old.replace(b"Contents", b"Kontents")),
    "contents null": _edit_last(rb"/Contents ?<[0-9a-fA-F]+>", lambda old: _same_length(old, b"/Contents null")),
    "contents empty": _edit_last(rb"/Contents ?<[0-9a-fA-F]+>", lambda old: _same_length(old, b"/Contents <>")),
    "contents zero": _edit_last(
        rb"/Contents ?<[0-9a-fA-F]+>", lambda old: re.sub(rb"[1-9a-fA-F](?=[0-9a-fA-F]*>)", b"0", old)
    ),
    "no byte range": _edit_last(BYTE_RANGE, lambda old: old.replace(b"ByteRange", b"ByteRanje")),
    "byte range null": _edit_last(BYTE_RANGE, lambda old: _same_length(old, b"/ByteRange null")),
    "byte range empty": _edit_last(BYTE_RANGE, lambda old: _same_length(old, b"/ByteRange []")),
    "byte range of nothing": _edit_last(BYTE_RANGE, lambda old: _same_length(old, b"/ByteRange [0 0 0 0]")),
    "byte range negative": _edit_last(BYTE_RANGE, lambda old: _same_length(old, b"/ByteRange [0 -9 9 -9]")),
    "byte range of the head": _edit_last(BYTE_RANGE, lambda old: _same_length(old, b"/ByteRange [0 99]")),
    "byte range by another spelling": _edit_last(
        BYTE_RANGE, lambda old: _same_length(old, old[:5] + b"#52" + old[6:-4] + b"]")
    ),
    "subfilter unknown": _edit_last(rb"/SubFilter ?/ETSI.CAdES.detached", lambda old: old.replace(b"CAdES", b"XAdES")),
    "no filter": _edit_last(rb"/SubFilter ?/ETSI", lambda old: old.replace(b"SubFilter", b"SubFilber")),
}


@pytest.mark.parametrize("forge", UNIVERSAL.values(), ids=UNIVERSAL)
def test_universal_forgery(letter: bytes, trust: Trust, forge: Forged) -> None:
    forged = forge(letter)
    assert forged != letter
    assert verdict_on(forged, trust).verdict in (Verdict.UNKNOWN, Verdict.MODIFIED, Verdict.INVALID)


def _wrapped(pdf: bytes, room: bytes) -> bytes:
    """Signature wrapping: the second covered part moves back and other bytes take its place."""
    (found,) = re.finditer(rb"/ByteRange ?\[ ?0 (\d+) (\d+) (\d+) ?\]", pdf)
    before, after, length = (int(number) for number in found.groups())
    moved = b"/ByteRange [0 %d %d %d]" % (before, after + len(room), length)
    head = pdf[: found.start()] + _same_length(found[0], moved) + pdf[found.end() : after]
    return head + room + pdf[after : after + length]


def test_signature_wrapping(letter: bytes, trust: Trust) -> None:
    shadow = b">>\nendobj\n4 0 obj\n" + text("So tien: 9.000.000 dong") + b"\nendobj\n"
    for room in (shadow, shadow.ljust(1000), b" " * 64):
        assert verdict_on(_wrapped(letter, room), trust).verdict in (Verdict.MODIFIED, Verdict.INVALID, Verdict.UNKNOWN)


def test_shadow_hide_and_replace(key_file: Path, trust: Trust) -> None:
    """The signed revision holds a second object 4 that nothing points to, until the cross-reference is bent."""
    evil = text("So tien: 9.000.000 dong")
    hidden = b"4 0 obj\n<</Length %d>>\nstream\n%s\nendstream\nendobj" % (len(evil), evil)
    signed = _signed(one_page(text("So tien: 1.000.000 dong"), hidden), key_file)
    assert verdict_on(signed, trust).verdict is Verdict.VALID
    forged = xref_only(signed, 4, signed.index(hidden))
    assert verdict_on(forged, trust).verdict in (Verdict.MODIFIED, Verdict.UNKNOWN)


def test_shadow_replace_by_a_text_field(life: Life, trust: Trust) -> None:
    """The leader has signed, nobody has locked the number: filling it in is not yet protected by anybody."""
    assert verdict_on(life.numbered, trust).verdict is Verdict.MODIFIED


def test_shadow_hide(key_file: Path, trust: Trust) -> None:
    """A picture covers the words when they are signed; afterwards it is taken away."""
    covered = updated(one_page(text("Toi dong y ban nha")), add_annotation("/Stamp", (60, 690, 400, 720), WHITE_BOX))
    signed = _signed(covered, key_file)

    def uncover(writer: IncrementalPdfFileWriter) -> None:
        page = _pages(writer.root["/Pages"])[0]
        page["/Annots"][0]["/AP"][pdf_name("/N")] = appearance(writer, 1, 1, b"")
        writer.update_container(page["/Annots"][0])

    assert verdict_on(updated(signed, uncover), trust).verdict is Verdict.MODIFIED


def _own_signer(key_file: Path) -> SimpleSigner:
    """A forger signs with a program of his own, though with a good key."""
    signer: SimpleSigner | None = SimpleSigner.load_pkcs12(str(key_file), passphrase=PASSPHRASE.encode())
    assert signer is not None
    return signer


def _second_mark(pdf: bytes, key_file: Path, box: tuple[int, int, int, int], drawing: bytes) -> bytes:
    """Somebody signs after the first signer, with a mark of his own in a new field."""
    size = BoxConstraints(width=box[2] - box[0], height=box[3] - box[1])
    margins = Margins(0, 0, 0, 0)
    place = SimpleBoxLayoutRule(AxisAlignment.ALIGN_MIN, AxisAlignment.ALIGN_MIN, margins, InnerScaling.NO_SCALING)
    mark = RawContent(drawing, box=size)
    style = StaticStampStyle(background=mark, background_layout=place, background_opacity=1.0, border_width=0)
    signer = PdfSigner(
        PdfSignatureMetadata("them", md_algorithm="sha256", subfilter=SigSeedSubFilter.PADES),
        _own_signer(key_file),
        stamp_style=style,
        new_field_spec=SigFieldSpec("them", on_page=0, box=box),
    )
    signed: BytesIO = signer.sign_pdf(IncrementalPdfFileWriter(BytesIO(pdf)))
    return signed.getvalue()


OVER_THE_SUM, BESIDE_IT, ONE_DIGIT = (60, 690, 260, 720), (300, 200, 400, 300), (134, 696, 143, 714)


@pytest.mark.parametrize(
    ("box", "drawing", "expected"),
    [
        (OVER_THE_SUM, WHITE_BOX, Verdict.MODIFIED),
        (ONE_DIGIT, WHITE_BOX, Verdict.MODIFIED),
        (OVER_THE_SUM, b"0 0 0 rg 62 4 40 12 re f", Verdict.MODIFIED),
        (OVER_THE_SUM, b"0.82 0 0.1 RG 2 w 150 2 46 24 re S", Verdict.VALID),
        (BESIDE_IT, WHITE_BOX + b" " + RED_RING, Verdict.VALID),
    ],
    ids=[
        "white over the sum",
        "white over one digit",
        "black over digits",
        "red ring beside digits",
        "beside the text",
    ],
)
def test_a_later_mark_over_signed_words(
    letter: bytes, key_file: Path, trust: Trust, box: tuple[int, int, int, int], drawing: bytes, expected: Verdict
) -> None:
    verdict = verdict_on(_second_mark(letter, key_file, box, drawing), trust)
    assert verdict.verdict is expected, verdict.reason


@pytest.fixture(scope="session")
def certified(key_file: Path) -> Callable[[MDPPerm], bytes]:
    def make(allowed: MDPPerm) -> bytes:
        prepared = add_signature_fields(one_page(text("So tien: 1.000.000 dong")), [Place("ky", 1, 60, 60, 100, 50)])
        metadata = PdfSignatureMetadata(
            "ky",
            md_algorithm="sha256",
            subfilter=SigSeedSubFilter.PADES,
            certify=True,
            docmdp_permissions=allowed,
        )
        writer = IncrementalPdfFileWriter(BytesIO(prepared))
        signed: BytesIO = PdfSigner(metadata, _own_signer(key_file)).sign_pdf(writer, existing_fields_only=True)
        return signed.getvalue()

    return make


@pytest.mark.parametrize("allowed", list(MDPPerm))
def test_evil_annotation_on_a_certified_file(
    certified: Callable[[MDPPerm], bytes], trust: Trust, allowed: MDPPerm
) -> None:
    """Even P=3, which allows annotations: what shows on the paper is not what was certified."""
    good = certified(allowed)
    assert verdict_on(good, trust).verdict is Verdict.VALID
    for kind in ("/FreeText", "/Stamp", "/Redact", "/Square"):
        forged = updated(good, add_annotation(kind, OVER_THE_SUM, WHITE_BOX))
        assert verdict_on(forged, trust).verdict is Verdict.MODIFIED


def test_sneaky_signature_on_a_certified_file(
    certified: Callable[[MDPPerm], bytes], key_file: Path, trust: Trust
) -> None:
    forged = _second_mark(certified(MDPPerm.FILL_FORMS), key_file, OVER_THE_SUM, WHITE_BOX)
    assert verdict_on(forged, trust).verdict is Verdict.MODIFIED


def test_the_words_name_what_is_hidden(letter: bytes, key_file: Path, trust: Trust) -> None:
    verdict = verdict_on(_second_mark(letter, key_file, OVER_THE_SUM, WHITE_BOX), trust)
    assert "1.000.000" in verdict.reason
    assert verdict.signatures[0].added_after.startswith("Sau chữ ký này:")


def test_a_file_with_no_signature_left_says_so(life: Life, trust: Trust) -> None:
    verdict = verdict_on(updated(life.sealed, _form_taken_away), trust)
    assert verdict.reason == words.HIDDEN_SIGNATURES.format(found=2, listed=0)


def test_validation_data_taken_away(life: Life, trust: Trust, timestamps: HttpTimeStamps) -> None:
    services = Services(timestamps, ListsAtHand(trust.crls), trust)
    archived = raise_level(life.sealed, Level.B_LTA, services, datetime.now(UTC))
    assert archived.level is Level.B_LTA, archived.reason
    assert verdict_on(archived.pdf, trust).verdict is Verdict.VALID

    def take_away(writer: IncrementalPdfFileWriter) -> None:
        del writer.root["/DSS"]
        writer.update_root()

    assert verdict_on(updated(archived.pdf, take_away), trust).verdict in (Verdict.MODIFIED, Verdict.INVALID)


def test_twenty_signatures_one_after_the_other_are_legal(letter: bytes, key_file: Path, trust: Trust) -> None:
    pdf, signer = letter, _own_signer(key_file)
    for n in range(2, 21):
        left, bottom = 60 + 100 * (n % 4), 120 + 60 * (n // 4)
        metadata = PdfSignatureMetadata(f"ky{n}", md_algorithm="sha256", subfilter=SigSeedSubFilter.PADES)
        place = SigFieldSpec(f"ky{n}", on_page=0, box=(left, bottom, left + 80, bottom + 40))
        one = PdfSigner(metadata, signer, new_field_spec=place)
        signed: BytesIO = one.sign_pdf(IncrementalPdfFileWriter(BytesIO(pdf)), bytes_reserved=16384)
        pdf = signed.getvalue()
        if n in (2, 5, 20):
            verdict = verdict_on(pdf, trust)
            assert (verdict.verdict, len(verdict.signatures)) == (Verdict.VALID, n), verdict.reason


def test_a_number_taken_again_is_told_in_words(life: Life, trust: Trust) -> None:
    told = verdict_on(updated(life.sealed, _number_replaced), trust).signatures[0].added_after
    assert "văn thư cấp số và đóng dấu Sở Nội vụ" in told
    assert told.endswith("có thay đổi khác mà chữ ký không cho phép.")


def test_the_usual_routine_is_told_as_such(life: Life, trust: Trust) -> None:
    verdict = verdict_on(life.sealed, trust)
    assert re.search(
        r"Trần Văn Bình ký lúc \d\d/\d\d/\d{4} \d\d:\d\d; văn thư cấp số và đóng dấu Sở Nội vụ", verdict.reason
    )
    assert "không có thay đổi nào khác" in verdict.reason
    assert [len(each.items) for each in verdict.signatures] == [7, 7]
    assert [each.answer for signature in verdict.signatures for each in signature.items] == [Answer.GOOD] * 14
    assert verdict.signatures[0].revision_bytes == len(life.signed)
