"""The signed directory: read only as its administrator signed it, and only when it makes sense."""

import json
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from vbdt.document.codec import canonical_json
from vbdt.document.directory import Agency, Desk, Directory, Person, Role
from vbdt.document.ids import AgencyId, DeskId, PersonId
from vbdt.errors import BadInput
from vbdt.transport.agency_codes import is_code20, is_code102, remarks_on
from vbdt.transport.directory import read_directory, write_directory
from vbdt.transport.keys import DeskKeys

KEYS = DeskKeys.generate()
KEY = Ed25519PrivateKey.generate()
SIGNED_BY = KEY.public_key().public_bytes_raw().hex()
SNV, HA = AgencyId("H30.4"), PersonId("le-thi-ha")
DESK = DeskId("snv-van-thu")
PROVINCE = Directory(
    version=1,
    issued=datetime(2024, 1, 2, 3, 4, tzinfo=UTC),
    agencies=(
        Agency(
            AgencyId("H30"), "000.00.00.H30", "UBND tỉnh Hậu Giang", "UBND", "Hậu Giang", "tinh", None, date(2004, 1, 1)
        ),
        Agency(
            SNV,
            "000.00.04.H30",
            "Sở Nội vụ",
            "SNV",
            "Hậu Giang",
            "so",
            AgencyId("H30"),
            date(2004, 1, 1),
            mail_desk=DESK,
        ),
    ),
    persons=(Person(HA, SNV, "Lê Thị Hà", "Văn thư"),),
    desks=(Desk(DESK, SNV, HA, (Role.CLERK, Role.ARCHIVIST), KEYS.reads, KEYS.signs, date(2024, 1, 1)),),
)


def test_a_directory_comes_back_from_its_file() -> None:
    assert read_directory(write_directory(PROVINCE, KEY), SIGNED_BY) == PROVINCE


def test_every_changed_byte_is_refused() -> None:
    data = write_directory(PROVINCE, KEY)
    for place in range(len(data)):
        changed = bytearray(data)
        changed[place] ^= 1
        with pytest.raises(BadInput, match="danh bạ"):
            read_directory(bytes(changed), SIGNED_BY)


def test_another_signer_is_refused() -> None:
    with pytest.raises(BadInput, match="không do quản trị"):
        read_directory(write_directory(PROVINCE, Ed25519PrivateKey.generate()), SIGNED_BY)


def test_the_same_directory_in_other_bytes_is_refused() -> None:
    data = json.dumps(json.loads(write_directory(PROVINCE, KEY)), indent=1).encode()
    with pytest.raises(BadInput, match="bị hỏng"):
        read_directory(data, SIGNED_BY)


@pytest.mark.parametrize(
    "data", [b"", b"[]", b"{}", b"[" * 9000, canonical_json({"directory": 1, "format": 2, "signature": ""})]
)
def test_what_is_no_directory_is_refused(data: bytes) -> None:
    with pytest.raises(BadInput, match="không phải danh bạ"):
        read_directory(data, SIGNED_BY)


DESK_RECORD = PROVINCE.desks[0]


@pytest.mark.parametrize(
    ("directory", "words"),
    [
        (replace(PROVINCE, desks=PROVINCE.desks * 2), "nhiều lần"),
        (replace(PROVINCE, persons=PROVINCE.persons * 2), "nhiều lần"),
        (replace(PROVINCE, persons=()), "không có trong danh bạ"),
        (replace(PROVINCE, agencies=PROVINCE.agencies[:1]), "không có trong danh bạ"),
        (replace(PROVINCE, desks=()), "không thuộc cơ quan"),
        (replace(PROVINCE, desks=(replace(DESK_RECORD, reads="age1"),)), "khóa nhận"),
        (replace(PROVINCE, desks=(replace(DESK_RECORD, id=DeskId("../x")),)), "mã hoặc khóa"),
        (replace(PROVINCE, desks=(replace(DESK_RECORD, signs="00"),)), "Khóa ký"),
    ],
)
def test_a_directory_that_contradicts_itself_is_refused(directory: Directory, words: str) -> None:
    with pytest.raises(BadInput, match=words):
        write_directory(directory, KEY)


@pytest.mark.parametrize("code", ["H30", "H30.14.3", "G22", "K63.A1", "Z010123456789", "H" + "30." + "1" * 31])
def test_codes_of_decision_20(code: str) -> None:
    assert is_code20(code)


@pytest.mark.parametrize(
    "code",
    ["", "h30", "H3", "H30.", "H30..1", "H30.14-3", "Z00A", "H30." + "1" * 32, "000.00.00.H30", "vxp.saas.03", "H30\n"],
)
def test_what_is_no_code_of_decision_20(code: str) -> None:
    assert not is_code20(code)


def test_codes_of_the_older_form() -> None:
    assert is_code102("000.00.00.H30")
    assert not is_code102("00.00.H30")


def test_odd_codes_are_remarked_on_and_nothing_more() -> None:
    assert [remarks_on(each) for each in PROVINCE.agencies] == [[]] * len(PROVINCE.agencies)
    first, second = remarks_on(replace(PROVINCE.agencies[0], id=AgencyId("h30"), code102="vxp.saas.03"))
    assert "«h30»" in first
    assert "«vxp.saas.03»" in second
