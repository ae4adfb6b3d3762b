"""Nhận tệp PDF làm dự thảo: a document that was written elsewhere gets the fields of ours and goes the usual way."""

from dataclasses import replace
from typing import Any, cast

from vbdt.acts.draft import begin
from vbdt.acts.files.annex_file import plain_name
from vbdt.acts.files.continue_file import go_on, look_at, seal_spot, with_our_fields
from vbdt.acts.files.outside import mended, page_frames
from vbdt.acts.office import Office
from vbdt.acts.sheet import Placed, Sheet, read_sheet, write_sheet
from vbdt.document.content import Draft
from vbdt.document.kinds import kind_of
from vbdt.document.model import FileRef
from vbdt.document.verdict import Verdict
from vbdt.drafting.compose import Composed, compose
from vbdt.drafting.find_text import Spot, find_text, seal_beside, signature_spots
from vbdt.drafting.law import LAW
from vbdt.drafting.page_frame import Frame, frames
from vbdt.drafting.places import LEADER, SEAL, Place
from vbdt.drafting.wording import issue_lines
from vbdt.errors import BadInput
from vbdt.signing.check.sandbox import sandbox

NAMES = {LEADER: "ô ký của lãnh đạo", SEAL: "ô dấu của cơ quan", "so": "ô số, ký hiệu", "ngay": "ô địa danh, ngày"}
"""The fields a document needs, in the order in which they are placed."""
RULE = "Nghị định 30/2020/NĐ-CP, Điều 8"
MARK = LAW["mark"]


def names_of(sheet: Sheet) -> dict[str, str]:
    """The fields that are placed on this file: one that others signed takes no new text fields."""
    return {name: words for name, words in NAMES.items() if sheet.continued is None or name in (LEADER, SEAL)}


def take_in(
    office: Office, kind: str, data: bytes, name: str, *, go_on_signing: bool = False
) -> tuple[Sheet, tuple[str, ...]]:
    """A new sheet for this file with its fields where its text suggests them, and what there is to say about the file.

    `go_on_signing` is the person's decision to sign behind the signatures of others; it is recorded in the sheet.
    Raises BadInput (no PDF, damaged), NotAllowed (locked; signatures that are not good or forbid it), AlreadySigned.
    """
    if go_on_signing:
        return _continue(office, kind, data, name)
    fit = mended(data)
    sheet = begin(office, kind)
    file = office.store.files.add(fit.pdf, plain_name(name), "application/pdf")
    placed = suggest(fit.pdf, sheet)
    return replace(sheet, elsewhere=file, placed=placed), fit.notes


def _continue(office: Office, kind: str, data: bytes, name: str) -> tuple[Sheet, tuple[str, ...]]:
    continued = go_on(office, look_at(office, data))
    sheet = replace(begin(office, kind), continued=continued)
    file = office.store.files.add(data, plain_name(name), "application/pdf")
    where = "vào ô có sẵn của tệp" if continued.fill else "dưới con dấu của cơ quan, vì tệp không còn ô để điền"
    notes: tuple[str, ...] = (f"Ký tiếp sau {'; '.join(continued.signers)}. Số và ngày được ghi {where}.",)
    if continued.verdict != Verdict.VALID:
        notes = (*notes, continued.reason)
    return replace(sheet, elsewhere=file, placed=suggest(data, sheet)), notes


def suggest(pdf: bytes, sheet: Sheet) -> tuple[Placed, ...]:
    """Every field: at the signer's name, «Số:» and «…, ngày» where these are found, else where they usually are.

    They are looked for in a child. Raises BadInput when it comes to no end.
    """
    found = sandbox().read(f"{__name__}:suggest_inside", pdf, write_sheet(sheet).decode())
    return tuple(Placed(**each) for each in cast(list[Any], found))


def suggest_inside(pdf: bytes, written: str) -> tuple[Placed, ...]:
    """The work of the child. Raises BadInput."""
    sheet = read_sheet(written.encode())
    content, known = sheet.content, frames(pdf)
    post = content.signer.capacity[-1] if content.signer.capacity else ""
    last = known[-1]
    usual = Spot(last.page, last.size[0] * 0.6, last.size[1] * 0.7, MARK["signature_width"], MARK["signature_height"])
    found = signature_spots(pdf, post, content.signer.name, content.seal)
    signature, seal = found or (usual, seal_beside(usual, content.seal))
    spots = {
        LEADER: signature,
        SEAL: seal if sheet.continued is None else seal_spot(pdf, seal, sheet.continued),
        "so": _line(pdf, "Số:", Spot(1, 30, 40, 68, 6)),
        "ngay": _line(pdf, f"{content.place}, ngày", Spot(1, 98, 40, 92, 6)),
    }
    return tuple(_kept(name, spots[name], known[spots[name].page - 1]) for name in names_of(sheet))


def composed_page(office: Office, sheet: Sheet) -> Composed:
    """The PDF that is submitted: set from the draft, or the file made elsewhere with its fields.

    Raises BadInput when a field is missing, stands twice or off the page.
    """
    from vbdt.drafting.fields import add_fields

    if sheet.elsewhere is None:
        return compose(sheet.content, made=office.today)
    _check_words(sheet.content)
    pdf = office.store.files.read(sheet.elsewhere)
    known = page_frames(pdf)
    places = tuple(_place(each, known) for each in sheet.placed)
    wanted = names_of(sheet)
    if sorted(each.name for each in places) != sorted(wanted):
        missing = [words for name, words in wanted.items() if [each.name for each in places].count(name) != 1]
        raise BadInput(f"Chưa đặt đúng một {', '.join(missing) or 'ô của mỗi loại'}.", "Kéo ô vào đúng chỗ trên trang.")
    if sheet.continued is not None:
        return with_our_fields(pdf, places, sheet, sheet.continued, len(known))
    values = issue_lines(sheet.content, None, None)
    made = add_fields(pdf, places, values, made_elsewhere=True)
    return Composed(made, len(known), {each.name: each for each in places})


def _check_words(content: Draft) -> None:
    missing = (
        (kind_of(content.kind).key == "khac", "Chưa chọn tên loại văn bản."),
        (not content.notation.strip(), "Chưa có ký hiệu văn bản."),
        (not content.place.strip(), "Chưa ghi địa danh."),
        (not content.subject.strip(), "Chưa ghi trích yếu nội dung."),
        (not content.signer.name.strip(), "Chưa ghi họ tên người ký."),
        (bool(content.annexes), "Văn bản từ tệp có sẵn chỉ kèm phụ lục ở tệp riêng."),
    )
    found = [sentence for wrong, sentence in missing if wrong]
    if found:
        raise BadInput(" ".join(found), "Bổ sung rồi trình lại.", rule=RULE)


def _place(field: Placed, known: tuple[Frame, ...]) -> Place:
    words = NAMES.get(field.name, field.name)
    if not 1 <= field.page <= len(known):
        raise BadInput(f"Tệp không có trang {field.page} để đặt {words}.", "Đặt lại ô đó.")
    frame = known[field.page - 1]
    x, y, width, height = (value / 10 for value in (field.x, field.y, field.width, field.height))
    inside = x >= 0 and y >= 0 and x + width <= frame.size[0] + 0.1 and y + height <= frame.size[1] + 0.1
    if not inside or min(width, height) < 3:
        raise BadInput(f"{words.capitalize()} nằm ngoài trang hoặc quá nhỏ.", "Kéo ô vào trong trang.")
    return frame.place(field.name, x, y, width, height)


def _line(pdf: bytes, words: str, usual: Spot) -> Spot:
    """Over the first line on page 1 that begins so."""
    found = [each for each in find_text(pdf, words) if each.page == 1]
    if not found:
        return usual
    return replace(usual, x=found[0].x - 1, y=found[0].y + found[0].height / 2 - usual.height / 2)


def _kept(name: str, spot: Spot, frame: Frame) -> Placed:
    """The spot in tenths of a millimetre, moved into the page."""
    width, height = min(spot.width, frame.size[0]), min(spot.height, frame.size[1])
    x, y = min(max(spot.x, 0), frame.size[0] - width), min(max(spot.y, 0), frame.size[1] - height)
    return Placed(name, spot.page, *(int(value * 10) for value in (x, y, width, height)))


def file_of(office: Office, sheet: Sheet) -> bytes:
    """The bytes of the file made elsewhere. Raises BadInput for a sheet that was written here."""
    file: FileRef | None = sheet.elsewhere
    if file is None:
        raise BadInput("Dự thảo này được soạn tại đây, không từ tệp có sẵn.", "Mở trang soạn thảo.")
    return office.store.files.read(file)
