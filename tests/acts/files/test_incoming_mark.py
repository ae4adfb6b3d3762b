"""Dấu «ĐẾN»: the same working copy on every desk, following the work; sealed only over what is valid."""

from collections.abc import Mapping
from dataclasses import replace

import pytest
from pypdfium2 import raw

from tests.drafting.looks import failed_rules
from vbdt.acts.assign import assign, deadline_after
from vbdt.acts.file import file, open_case_file
from vbdt.acts.files.incoming_mark import has_mark, marked_copy, seal_mark, suggested_place
from vbdt.acts.keys import personal_key, seal_key
from vbdt.acts.office import Office
from vbdt.acts.process import finish, start
from vbdt.acts.register_in import register_in
from vbdt.demo.make import Demo
from vbdt.demo.story import send_out, settle
from vbdt.demo.texts import decision
from vbdt.document.calendar import local_day
from vbdt.document.filters import Filter
from vbdt.document.ids import DocumentId
from vbdt.document.model import Direction, Document, FileRef, MarkPlace
from vbdt.document.verdict import Verdict
from vbdt.drafting.extract import inspect
from vbdt.drafting.mend import flattened
from vbdt.drafting.render import render
from vbdt.errors import NotAllowed
from vbdt.signing.check.verify import verify
from vbdt.signing.fields import add_signature_fields
from vbdt.signing.places import Place
from vbdt.signing.sign import sign

Offices = Mapping[str, Office]
COMMUNE = "tan-hoa-van-thu"


@pytest.fixture(scope="module")
def arrived(demo: Demo, offices: dict[str, Office]) -> DocumentId:
    """A decision that came to the commune and waits to be registered."""
    send_out(offices, decision(offices["snv-chuyen-vien"]), demo.province.pin, lambda _: None)
    settle(offices)
    (found,) = offices[COMMUNE].store.documents(Filter(direction=Direction.INCOMING)).rows
    return found.id


def words_of(office: Office, document: DocumentId) -> str:
    return " ".join(inspect(marked_copy(office, office.store.document(document))).text.split())


def test_1_before_it_is_registered_there_is_no_mark(offices: Offices, arrived: DocumentId) -> None:
    clerk = offices[COMMUNE]
    known = clerk.store.document(arrived)
    assert not has_mark(known)
    with pytest.raises(NotAllowed, match="chưa vào sổ đến"):
        marked_copy(clerk, known)


def test_2_registering_puts_it_where_there_is_room_and_tells_every_desk(offices: Offices, arrived: DocumentId) -> None:
    clerk, leader = offices[COMMUNE], offices["tan-hoa-lanh-dao"]
    register_in(clerk, arrived, leader.me.id)
    settle(offices)
    known = clerk.store.document(arrived)
    assert known.mark is not None
    assert leader.store.document(arrived).mark == known.mark
    words = words_of(leader, arrived)
    assert words == words_of(clerk, arrived)
    assert known.arrived_at is not None
    for said in ("ĐẾN", f"Số: {known.arrival_number}", f"{local_day(known.arrived_at):%d/%m/%Y}", leader.person.name):
        assert said in words


def test_3_the_file_received_is_not_touched(offices: Offices, arrived: DocumentId) -> None:
    clerk = offices[COMMUNE]
    known = clerk.store.document(arrived)
    received = clerk.store.files.read(known.pdf)
    copy = marked_copy(clerk, known)
    assert clerk.store.files.read(clerk.store.document(arrived).pdf) == received
    assert verify(received, clerk.trust, at=clerk.clock()).verdict is Verdict.VALID
    assert verify(copy, clerk.trust, at=clerk.clock()).verdict is Verdict.UNSIGNED


def test_4_the_agency_seals_the_mark_and_all_stays_valid(demo: Demo, offices: Offices, arrived: DocumentId) -> None:
    clerk = offices[COMMUNE]
    known = clerk.store.document(arrived)
    received = clerk.store.files.read(known.pdf)
    with seal_key(clerk, demo.province.pin) as key:
        sealed = seal_mark(clerk, known, key)
    assert sealed.startswith(received.rstrip(b"\r\n"))
    found = verify(sealed, clerk.trust, at=clerk.clock())
    assert found.verdict is Verdict.VALID
    assert [each.field for each in found.signatures if "thoi_gian" not in each.field] == ["nguoi_ky", "dau", "dau_den"]
    assert found.signatures[-1].signer == clerk.agency.name
    assert "ĐẾN" in inspect(flattened(sealed, raw.FLAT_PRINT)).text
    assert failed_rules(sealed) == failed_rules(received)


def test_5_who_may_not_seal_it_is_told(demo: Demo, offices: Offices, arrived: DocumentId) -> None:
    clerk, leader = offices[COMMUNE], offices["tan-hoa-lanh-dao"]
    with personal_key(leader, demo.province.pin) as key:
        with pytest.raises(NotAllowed, match="Chỉ văn thư"):
            seal_mark(leader, leader.store.document(arrived), key)
        with pytest.raises(NotAllowed, match="không phải của"):
            seal_mark(clerk, clerk.store.document(arrived), key)


def test_6_a_mark_over_the_text_is_not_sealed(demo: Demo, offices: Offices, arrived: DocumentId) -> None:
    clerk = offices[COMMUNE]
    over = replace(clerk.store.document(arrived), mark=MarkPlace(1, 900, 1000))
    with (
        seal_key(clerk, demo.province.pin) as key,
        pytest.raises(NotAllowed, match="Không ký được dấu Đến lên tệp này"),
    ):
        seal_mark(clerk, over, key)
    assert "ĐẾN" in inspect(marked_copy(clerk, over)).text


def changed(office: Office, document: Document, pdf: bytes) -> Document:
    """The document as if another file had come."""
    kept: FileRef = office.store.files.add(pdf, "van-ban.pdf", "application/pdf")
    return replace(document, pdf=kept)


def test_7_only_a_valid_file_with_its_signer_is_sealed(demo: Demo, offices: Offices, arrived: DocumentId) -> None:
    clerk = offices[COMMUNE]
    known = clerk.store.document(arrived)
    pdf = clerk.store.files.read(known.pdf)
    unsigned = changed(clerk, known, marked_copy(clerk, known))
    bent = changed(clerk, known, pdf + b"\n1 0 obj\nnull\nendobj\n%%EOF\n")
    bare = add_signature_fields(marked_copy(clerk, known), (Place("dau", 1, 400, 40, 60, 60),))
    with seal_key(clerk, demo.province.pin) as key:
        for wrong in (unsigned, bent):
            with pytest.raises(NotAllowed, match="có chữ ký số hợp lệ"):
                seal_mark(clerk, wrong, key)
        by_agency = changed(clerk, replace(known, mark=None), sign(bare, key, "dau").pdf)
        with pytest.raises(NotAllowed, match="không có chữ ký số cá nhân"):
            seal_mark(clerk, by_agency, key)
        sealed = seal_mark(clerk, by_agency, key, unsigned_by_person=True)
    assert verify(sealed, clerk.trust, at=clerk.clock()).verdict is Verdict.VALID


def test_8_the_copy_follows_the_work(offices: Offices, arrived: DocumentId) -> None:
    clerk, leader, lead = (offices[f"tan-hoa-{role}"] for role in ("van-thu", "lanh-dao", "chuyen-vien"))
    assign(leader, arrived, lead.me.id, deadline_after(leader, 5), "Chủ trì.")
    settle(offices)
    assert f"Chuyển: {lead.person.name}" in words_of(clerk, arrived)
    start(lead, arrived)
    finish(lead, arrived, "Đã làm.")
    file(lead, arrived, open_case_file(lead, "07.KT", "Kiểm tra", "10 năm").id)
    assert "Số và ký hiệu HS: 07.KT" in words_of(lead, arrived)


def test_9_what_was_registered_before_marks_had_a_place_gets_the_same_one(
    offices: Offices, arrived: DocumentId
) -> None:
    clerk = offices[COMMUNE]
    known = clerk.store.document(arrived)
    old, new = (render(marked_copy(clerk, each), 1, 72) for each in (replace(known, mark=None), known))
    assert old.data == new.data


def test_a_file_that_cannot_be_drawn_stops_no_registering(offices: Offices, arrived: DocumentId) -> None:
    clerk = offices[COMMUNE]
    damaged = changed(clerk, clerk.store.document(arrived), b"%PDF-1.7 nothing more")
    assert suggested_place(clerk, damaged) is None
