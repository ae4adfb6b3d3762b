"""Whom a desk believes is a person's decision: compared, kept with who and when, and taken back the same way."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.serialization import Encoding

from vbdt.acts.office import Office
from vbdt.acts.proof.time_service import try_time_service, use_service
from vbdt.acts.proof.trust import (
    Origin,
    authorities,
    believe,
    believe_again,
    believe_no_more,
    decided_by,
    find_authority,
    read_authority,
)
from vbdt.app import build_office
from vbdt.assets import trust_anchors
from vbdt.cli import main
from vbdt.demo.make import Demo
from vbdt.demo.texts import letter
from vbdt.document.verdict import Level, Verdict
from vbdt.drafting.compose import compose
from vbdt.errors import BadInput, Exit, NotAllowed
from vbdt.signing.check.verify import verify
from vbdt.signing.keys.pkcs12 import open_pkcs12
from vbdt.signing.sign import sign
from vbdt.signing.stand_ins.pki import Pki, Subject, make_pki
from vbdt.signing.stand_ins.tsa import local_tsa


@pytest.fixture(scope="module")
def foreign(tmp_path_factory: pytest.TempPathFactory) -> Pki:
    """An authority that no desk knows."""
    return make_pki(tmp_path_factory.mktemp("ngoai"), "CA ngoài tỉnh")


@pytest.fixture
def clerk(offices: dict[str, Office]) -> Iterator[Office]:
    """The clerk, whose settings are put back after the test."""
    office = offices["snv-van-thu"]
    kept = office.store.setting("settings")
    assert kept is not None
    yield office
    with office.store.write() as writing:
        writing.set_setting("settings", kept)


def root_of(pki: Pki) -> Path:
    return pki.folder / "root.crt"


def fingerprint(pki: Pki) -> str:
    return read_authority(root_of(pki)).fingerprint


def signed_by(pki: Pki, office: Office, folder: Path) -> bytes:
    """A letter signed under that authority."""
    path = folder / "khoa.p12"
    pki.issue(Subject("Lê Văn Ngoài", "Công ty")).write_pkcs12(path, "mat khau", (pki.sub.certificate,))
    with open_pkcs12(path, "mat khau") as key:
        return sign(compose(letter(office).content).pdf, key, "nguoi_ky").pdf


def test_an_authority_is_believed_after_comparing_and_the_desk_opens_with_it(
    clerk: Office, foreign: Pki, tmp_path: Path
) -> None:
    pdf = signed_by(foreign, clerk, tmp_path)
    assert verify(pdf, clerk.trust).verdict is Verdict.VALID_UNTRUSTED
    digits = fingerprint(foreign)[-8:].upper()
    after = believe(clerk, root_of(foreign), f"{digits[:4]} {digits[4:]}")
    assert verify(pdf, after.trust).verdict is Verdict.VALID
    again = build_office(clerk.store)
    assert again.trust == after.trust
    added = find_authority(again, fingerprint(foreign))
    assert (added.origin, added.source, added.believed) == (Origin.ADDED, "root.crt", True)
    assert added.decision is not None
    assert decided_by(again, added.decision) == clerk.person.name


@pytest.mark.parametrize("typed", ["", "1234567", "00000000", "0" * 64])
def test_a_fingerprint_that_was_not_compared_adds_nothing(clerk: Office, foreign: Pki, typed: str) -> None:
    with pytest.raises(BadInput):
        believe(clerk, root_of(foreign), typed)
    assert build_office(clerk.store).settings.decisions == ()


def test_what_was_added_is_taken_back_and_the_list_remembers_both(clerk: Office, foreign: Pki) -> None:
    after = believe(clerk, root_of(foreign), fingerprint(foreign))
    without = believe_no_more(after, fingerprint(foreign))
    assert without.trust == clerk.trust
    assert build_office(clerk.store).trust == clerk.trust
    assert [each.believed for each in without.settings.decisions] == [True, False]
    known = find_authority(without, fingerprint(foreign))
    assert not known.believed
    assert believe_again(without, fingerprint(foreign)).trust == after.trust


def test_an_authority_that_came_with_the_desk_can_be_put_out_of_use(clerk: Office, tmp_path: Path) -> None:
    (root,) = (each for each in authorities(clerk) if each.source == "root.crt")
    assert root.origin is Origin.DEMO
    assert root.root
    without = believe_no_more(clerk, root.facts.fingerprint[:10])
    assert bytes.fromhex(root.facts.der) not in without.trust.anchors
    assert bytes.fromhex(root.facts.der) in believe_again(without, root.facts.fingerprint).trust.anchors


def test_only_clerks_archivists_and_administrators_decide(offices: dict[str, Office], foreign: Pki) -> None:
    for key in ("snv-lanh-dao", "snv-chuyen-vien"):
        with pytest.raises(NotAllowed):
            believe(offices[key], root_of(foreign), fingerprint(foreign))
        with pytest.raises(NotAllowed):
            believe_no_more(offices[key], fingerprint(foreign))


def test_the_demo_is_believed_in_a_demo_only(demo: Demo, clerk: Office) -> None:
    with pytest.raises(BadInput, match="tỉnh mẫu"):
        believe(clerk, demo.folder / "chung-thuc" / "root.crt", "0" * 8)


def test_a_signer_is_no_authority_and_a_text_no_certificate(clerk: Office, foreign: Pki, tmp_path: Path) -> None:
    person = foreign.issue(Subject("Lê Văn Ngoài", "Công ty"))
    (tmp_path / "nguoi.crt").write_bytes(person.certificate.public_bytes(Encoding.PEM))
    with pytest.raises(BadInput, match="người ký"):
        read_authority(tmp_path / "nguoi.crt")
    (tmp_path / "van-ban.crt").write_text("không phải chứng thư", encoding="utf-8")
    with pytest.raises(BadInput, match="chứng thư số"):
        read_authority(tmp_path / "van-ban.crt")


def test_the_published_authorities_are_listed_as_shipped(clerk: Office) -> None:
    settings = replace(clerk.settings, trust=(str(trust_anchors()),), demo=False)
    found = authorities(replace(clerk, settings=settings))
    assert {each.origin for each in found} == {Origin.SHIPPED}
    assert {each.source: each.root for each in found} == {
        "cpcag2.crt": False,
        "rootcag2.crt": True,
        "vnrca256.crt": True,
    }


def test_the_command_adds_only_what_was_compared(
    demo: Demo, clerk: Office, foreign: Pki, capsys: pytest.CaptureFixture[str]
) -> None:
    desk = ("--desk", str(demo.desks["snv-van-thu"]))
    assert main(["trust", "add", *desk, str(root_of(foreign))]) == Exit.REFUSED
    told = capsys.readouterr().err
    assert fingerprint(foreign).upper() in told
    assert main(["trust", "add", *desk, str(root_of(foreign)), "--fingerprint", fingerprint(foreign)]) == Exit.DONE
    assert main(["trust", "list", *desk]) == Exit.DONE
    assert f"root.crt), đến {foreign.root.certificate.not_valid_after_utc:%d/%m/%Y}; {clerk.person.name}" in (
        capsys.readouterr().out
    )
    assert main(["trust", "remove", *desk, fingerprint(foreign)]) == Exit.DONE
    main(["trust", "list", *desk])
    assert "(ngừng tin cậy)" in capsys.readouterr().out


def test_a_time_service_is_tried_before_it_is_used(clerk: Office, foreign: Pki) -> None:
    with local_tsa(foreign) as address:
        tried = try_time_service(clerk, f" {address} ")
        assert not tried.trusted
        assert abs((tried.stamped_at - tried.received_at).total_seconds()) < 5
        assert tried.certificate.subject == "TSA CA ngoài tỉnh"
        believed = believe(clerk, root_of(foreign), fingerprint(foreign))
        sub = foreign.folder / "sub.crt"
        believed = believe(believed, sub, read_authority(sub).fingerprint)
        assert try_time_service(believed, address).trusted
        after = use_service(clerk, address, Level.B_T, ocsp=False)
    assert after.timestamps is not None
    assert build_office(clerk.store).settings.tsa == address
    assert use_service(after, "", Level.B_T, ocsp=True).timestamps is None
    with pytest.raises(BadInput, match="http"):
        use_service(clerk, "tsa.ca.gov.vn", Level.B_T, ocsp=True)
