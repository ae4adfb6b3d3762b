"""The main job with real parts: five people, software tokens, a local time-stamping service, encrypted stores.

One decision and one letter go from a blank page in a department to a finished task in a commune.
"""

import subprocess
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path

import pytest

from vbdt.acts.draft import begin, save
from vbdt.acts.figures import count_secret, targets
from vbdt.acts.office import Office
from vbdt.acts.proof.check import verdict
from vbdt.demo.make import Demo
from vbdt.demo.story import Told, tell
from vbdt.demo.texts import COMMUNE, FINANCE
from vbdt.document.codec import canonical
from vbdt.document.directory import Directory
from vbdt.document.filters import Filter
from vbdt.document.ids import DeskId
from vbdt.document.kinds import Secrecy
from vbdt.document.model import Direction, Document, StatusCode
from vbdt.document.registers import INCOMING, check_book
from vbdt.document.states import State
from vbdt.document.targets import Period
from vbdt.document.verdict import Level, Verdict
from vbdt.drafting.extract import inspect
from vbdt.drafting.fields import field_values, fill
from vbdt.errors import NotAllowed
from vbdt.signing.check.verify import verify
from vbdt.signing.levels import lowest_level
from vbdt.store.integrity import check

SENDERS = ("snv-van-thu", "snv-lanh-dao", "snv-chuyen-vien")


@pytest.fixture(scope="module")
def told(demo: Demo, offices: dict[str, Office]) -> Told:
    return tell(offices, demo.province.pin, lambda _: None)


def sent(offices: dict[str, Office], told: Told) -> list[Document]:
    return [offices["snv-van-thu"].store.document(each) for each in (told.decision, told.letter)]


def arrived(office: Office) -> tuple[Document, ...]:
    return office.store.documents(Filter(direction=Direction.INCOMING)).rows


def test_both_documents_are_numbered_from_01_in_their_registers(offices: dict[str, Office], told: Told) -> None:
    assert [each.symbol for each in sent(offices, told)] == ["01/QĐ-SNV", "01/SNV-CCHC"]
    store = offices["snv-van-thu"].store
    for register, year in store.books():
        assert check_book(store.book(register, year)) == ""


def test_the_sender_sees_what_every_recipient_did(offices: dict[str, Office], told: Told) -> None:
    for document in sent(offices, told):
        states = {each.recipient: each.status for each in document.deliveries}
        assert states == {COMMUNE: StatusCode.FINISHED, FINANCE: StatusCode.ARRIVED}
        assert all(each.receipt_at for each in document.deliveries)


def test_signatures_of_leader_and_agency_hold_at_the_recipient(offices: dict[str, Office], told: Told) -> None:
    commune = offices["tan-hoa-van-thu"]
    for document in arrived(commune):
        found = verdict(commune, document.id)
        assert found.verdict is Verdict.VALID, found.reason
        assert [each.field for each in found.signatures] == ["nguoi_ky", "dau", "dau_thoi_gian_3"]
        assert lowest_level(commune.store.files.read(document.pdf), commune.trust) is Level.B_LTA
        assert found.signatures[-1].covers_whole_file


def test_pdfsig_agrees(offices: dict[str, Office], told: Told, tmp_path: Path) -> None:
    store = offices["snv-van-thu"].store
    for document in sent(offices, told):
        path = tmp_path / f"{document.id}.pdf"
        path.write_bytes(store.files.read(document.pdf))
        words = subprocess.run(["pdfsig", "-nocert", path], capture_output=True, text=True, check=True).stdout
        assert words.count("Signature is Valid") == 2
        assert words.count("Total document signed") == 1


def test_a_number_changed_after_the_seal_is_caught(offices: dict[str, Office], told: Told) -> None:
    office = offices["snv-van-thu"]
    sealed = office.store.files.read(office.store.document(told.decision).pdf)
    forged = fill(sealed, {"so": "Số: 99/QĐ-SNV"})
    assert field_values(forged)["so"] == "Số: 99/QĐ-SNV"
    assert verify(forged, office.trust, at=office.clock()).verdict is Verdict.MODIFIED


def test_the_number_stands_on_the_page_and_on_the_annex(offices: dict[str, Office], told: Told) -> None:
    store = offices["snv-van-thu"].store
    pdf = store.files.read(store.document(told.letter).pdf)
    shown = field_values(pdf)
    assert shown["so"] == "Số: 01/SNV-CCHC"
    assert "01/SNV-CCHC" in shown["pl1"]
    assert inspect(pdf).pages == 2


def test_every_desk_of_an_agency_has_the_same_document(offices: dict[str, Office], told: Told) -> None:
    for document in (told.decision, told.letter):
        seen = {canonical(offices[key].store.document(document)) for key in (*SENDERS, "snv-luu-tru")}
        assert len(seen) == 1


def test_the_commune_finished_in_time(offices: dict[str, Office], told: Told) -> None:
    lead = offices["tan-hoa-chuyen-vien"]
    for document in lead.store.documents(Filter(direction=Direction.INCOMING)).rows:
        assert document.state is State.FINISHED
        assert document.deadline is not None
        assert lead.calendar.between(lead.today, document.deadline) in (4, 5)  # 4 when the day turned meanwhile
    book = offices["tan-hoa-van-thu"].store.book(INCOMING, lead.today.year)
    assert [entry.number for entry in book] == [1, 2]


@pytest.mark.parametrize(
    ("query", "symbols"),
    [
        ("quyet dinh", {"01/QĐ-SNV"}),
        ("Quyết định", {"01/QĐ-SNV"}),
        ("01/QĐ-SNV", {"01/QĐ-SNV"}),
        ("đúng hạn", {"01/QĐ-SNV", "01/SNV-CCHC"}),
        ("biểu mẫu", {"01/SNV-CCHC"}),
        ("bieu mau", {"01/SNV-CCHC"}),
        ("đúng hận", set()),
    ],
)
@pytest.mark.parametrize(
    "desk", ["snv-van-thu", "snv-luu-tru", "tan-hoa-van-thu", "tan-hoa-chuyen-vien", "stc-van-thu"]
)
def test_search_finds_it_on_the_right_desks(
    offices: dict[str, Office], told: Told, desk: str, query: str, symbols: set[str]
) -> None:
    assert {hit.document.symbol for hit in offices[desk].store.search(query)} == symbols


def test_the_figures(offices: dict[str, Office], told: Told) -> None:
    clerk = offices["snv-van-thu"]
    year = Period(clerk.today.replace(month=1, day=1), clerk.today + timedelta(days=60))
    before = targets(clerk, year)
    assert [(each.numerator, each.denominator) for each in before[:2]] == [(2, 2), (2, 2)]
    count_secret(clerk, Secrecy.SECRET, 3, clerk.today)
    after = targets(clerk, year)[0]
    assert (after.numerator, after.denominator, after.excluded) == (2, 2, 3)
    commune = targets(offices["tan-hoa-van-thu"], year)[2]
    assert (commune.numerator, commune.denominator) == (2, 2)


def keys_of(directory: Directory, desk: DeskId, at: datetime) -> list[bytes]:
    return [bytes.fromhex(each) for each in directory.desk(desk).signing_keys(at.date())]


def test_every_store_is_whole(offices: dict[str, Office], told: Told) -> None:
    for office in offices.values():
        assert check(office.store, partial(keys_of, office.directory)) == ()
        assert office.store.quarantined() == ()


def test_nothing_is_written_in_the_clear(demo: Demo, told: Told) -> None:
    secret = "Thành lập Tổ kiểm tra".encode()
    for path in [*demo.folder.glob("ban/**/*"), *demo.folder.glob("hop-thu/**/*")]:
        if path.is_file():
            assert secret not in path.read_bytes(), path


def test_the_pin_is_nowhere(demo: Demo, told: Told) -> None:
    pin = demo.province.pin.encode()
    for path in demo.folder.glob("ban/**/*"):
        if path.is_file() and path.suffix != ".goi":
            assert pin not in path.read_bytes(), path


def test_a_secret_cannot_be_drafted(offices: dict[str, Office]) -> None:
    office = offices["snv-chuyen-vien"]
    sheet = replace(begin(office, "cong_van"), secrecy=Secrecy.TOP_SECRET)
    with pytest.raises(NotAllowed, match=r"Tối mật.*Luật Bảo vệ bí mật nhà nước"):
        save(office, sheet)
    assert sheet.id not in {row.id for row in office.store.drafts()}
