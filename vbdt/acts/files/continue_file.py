"""Ký tiếp: a PDF that others signed goes on to our leader and our seal; not a byte of theirs is changed.

A joint document (văn bản liên tịch) or a form that a partner signed. Only signature fields are added, as an update.
New text fields would break the signatures before them, so number and date go

- into the file's own fields `so` and `ngay`, where it has them, still blank, and nobody's signature locks them: our
  seal then locks them, as in a document of ours;
- else into the mark of our seal, below its picture. The agency's own signature then says and binds number and date, as
  it does on an annex in a file of its own (Decree 30/2020/NĐ-CP, appendix I, III.1.d); nothing on the page is overlaid.
"""

import re
from dataclasses import dataclass

from vbdt.acts.files.outside import is_white
from vbdt.acts.files.own_fields import next_fields, seal_field
from vbdt.acts.office import Office
from vbdt.acts.sheet import Continued, Placed, Sheet
from vbdt.document.content import Draft
from vbdt.document.model import Document
from vbdt.document.verdict import FileVerdict, SignatureKind, Verdict
from vbdt.drafting.compose import Composed
from vbdt.drafting.find_text import Spot
from vbdt.drafting.free_space import nearest_white
from vbdt.drafting.marks import numbered_seal
from vbdt.drafting.page_frame import frame
from vbdt.drafting.places import LEADER, POINTS_PER_MM, SEAL
from vbdt.drafting.places import Place as Shown
from vbdt.drafting.wording import date_words, issue_lines, number_line
from vbdt.errors import BadInput, NotAllowed
from vbdt.signing.check.sandbox import sandbox
from vbdt.signing.places import Place

BLANKS = {"so": r"Số:\s+/.*", "ngay": r".*ngày\s{2,}tháng\s{2,}năm.*"}
"""How number and date look while they wait."""
GOOD = (Verdict.VALID, Verdict.VALID_UNTRUSTED)
WIDER, LOWER = 8, 10
"""Millimetres by which the mark of a seal that says number and date is larger than the seal."""


@dataclass(frozen=True, slots=True)
class Before:
    """What a file brings: what its signatures are worth, and the text fields that we may still fill in."""

    verdict: FileVerdict
    fill: tuple[str, ...]

    @property
    def signers(self) -> tuple[str, ...]:
        signed = (each for each in self.verdict.signatures if each.kind is not SignatureKind.TIME_STAMP)
        return tuple(each.signer or each.organisation for each in signed)


def look_at(office: Office, data: bytes) -> Before:
    """Judge the signatures of a file before anything is added to it.

    Raises NotAllowed when one of them is not good or forbids to go on, BadInput for what cannot be read.
    """
    from vbdt.drafting.fields import field_values
    from vbdt.signing.continuing import fields_left_open

    verdict = sandbox().verify(data, office.trust, at=office.clock())
    if verdict.verdict not in GOOD:
        raise NotAllowed(f"Không ký tiếp được: {verdict.reason}", "Đề nghị nơi đã ký gửi lại tệp gốc.")
    said = field_values(data)
    blank = [name for name, pattern in BLANKS.items() if re.fullmatch(pattern, said.get(name, ""))]
    left = fields_left_open(data, blank, next_fields(data))
    return Before(verdict, left if len(left) == len(BLANKS) else ())


def go_on(office: Office, before: Before) -> Continued:
    """The record of the decision: it stays in the draft, and with it in the document's history."""
    return Continued(
        signers=before.signers,
        verdict=before.verdict.verdict.value,
        reason=before.verdict.reason,
        fill=before.fill,
        by=office.me.person,
        at=office.clock(),
    )


def seal_spot(pdf: bytes, spot: Spot, continued: Continued) -> Spot:
    """Where the seal goes when its mark says number and date as well: the nearest white place, with room for both."""
    if continued.fill:
        return spot
    width, height = spot.width + WIDER, spot.height + LOWER
    x, y = nearest_white(pdf, spot.page, (spot.x, spot.y), (width, height))
    return Spot(spot.page, x, y, width, height)


def with_our_fields(pdf: bytes, places: tuple[Shown, ...], sheet: Sheet, continued: Continued, pages: int) -> Composed:
    """The file with our two fields behind everything that was signed. Raises BadInput when they stand wrong."""
    from vbdt.signing.fields import add_signature_fields

    by_name = {each.name: each for each in places}
    if not continued.fill:
        _require_white(pdf, next(each for each in sheet.placed if each.name == SEAL))
    leader, seal = next_fields(pdf)
    added = (_field(leader, by_name[LEADER], ()), _field(seal, by_name[SEAL], continued.fill))
    return Composed(add_signature_fields(pdf, added, after_others=True), pages, by_name)


@dataclass(frozen=True, slots=True)
class Ready:
    """A file that lacks nothing but our seal: its field, what the mark shows, and what the seal locks."""

    pdf: bytes
    field: str
    image: bytes | None
    lock: tuple[str, ...]


def ready_for_seal(office: Office, document: Document, sheet: Sheet, signed: bytes) -> Ready:
    """Number and date put in where they go, in a document of ours and in one that others signed first."""
    from vbdt.drafting.fields import field_values, fill

    ref = office.settings.seal_image
    image = office.store.files.read(ref) if ref else None
    lines = issue_lines(sheet.content, document.number, document.dated)
    if sheet.continued is None:
        filled = fill(signed, lines)
        return Ready(filled, SEAL, image, tuple(field_values(filled)))
    field = seal_field(signed)
    if sheet.continued.fill:
        names = sheet.continued.fill
        return Ready(fill(signed, {name: lines[name] for name in names}), field, image, names)
    return Ready(signed, field, _with_number(signed, field, image, sheet.content, document), ())


def _with_number(pdf: bytes, field: str, image: bytes | None, content: Draft, document: Document) -> bytes:
    from vbdt.signing.field_place import field_place

    place = field_place(pdf, field)
    if place is None or document.number is None or document.dated is None:
        raise BadInput("Tệp không có ô dấu của cơ quan.", "Trả lại người soạn để trình lại.")
    shown = frame(pdf, place.page)
    _, _, width, height = (side * POINTS_PER_MM for side in shown.seen(place.box))
    words = number_line(document.number, content.notation), date_words(document.dated)
    return numbered_seal(image, content.seal, words, (width, height), shown.turn)


def _require_white(pdf: bytes, seal: Placed) -> None:
    """Black words over black words would be taken for a forgery, and rightly."""
    x, y, width, height = (value / 10 for value in (seal.x, seal.y, seal.width, seal.height))
    if not is_white(pdf, seal.page, (x, y + height - LOWER), (width, LOWER)):
        raise BadInput(
            "Dưới con dấu phải có chỗ trống để ghi số và ngày, vì tệp đã ký không còn ô để điền.",
            "Kéo ô dấu đến khoảng giấy trống.",
        )


def _field(name: str, shown: Shown, lock: tuple[str, ...]) -> Place:
    left, bottom, right, top = shown.box
    return Place(name, shown.page, left, bottom, right - left, top - bottom, lock)
