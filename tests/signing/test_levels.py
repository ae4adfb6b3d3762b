"""From B-B to B-LTA without a key, with real services: as pyHanko, pdfsig, PDF/A and our verifier see it."""

import asyncio
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from io import BytesIO
from pathlib import Path

import pytest
from asn1crypto import x509 as asn1_x509
from cryptography import x509
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation.dss import DocumentSecurityStore
from pyhanko.sign.validation.pdf_embedded import async_validate_pdf_signature

from tests.drafting.looks import failed_rules
from tests.drafting.sample_drafts import decision
from tests.signing.levels import Office, Outage, now
from tests.signing.office import PASSPHRASE
from vbdt.document.protection import Hold, Protection
from vbdt.document.verdict import Level, SignatureKind, Verdict
from vbdt.drafting.compose import compose
from vbdt.drafting.fields import field_values, fill
from vbdt.drafting.wording import issue_lines
from vbdt.errors import BadInput, NotAllowed
from vbdt.signing.check.verify import verify
from vbdt.signing.dss import read_long_term_data
from vbdt.signing.fields import add_signature_fields
from vbdt.signing.keys.pkcs12 import open_pkcs12
from vbdt.signing.levels import levels, lowest_level, raise_level, refresh_archive
from vbdt.signing.made import Services, Wanted
from vbdt.signing.places import Place
from vbdt.signing.protection import protection_of
from vbdt.signing.sign import sign
from vbdt.signing.stand_ins.ocsp import free_address, local_revocation
from vbdt.signing.stand_ins.pki import KeyType, Subject, make_pki
from vbdt.signing.stand_ins.tsa import local_tsa
from vbdt.signing.timestamps import HttpTimeStamps, TimeStamps
from vbdt.signing.trust.anchors import Trust, load_trust
from vbdt.signing.trust.answers import RevocationAnswer
from vbdt.signing.trust.sources import FirstAnswer, ListsAtHand, OnlineRevocation


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    folder = tmp_path_factory.mktemp("muc")
    pki = make_pki(folder / "pki", services=free_address())
    keys = {}
    for name, subject in (
        ("nguoi_ky", Subject("Trần Văn Bình", "Sở Nội vụ", "Giám đốc")),
        ("dau", Subject("Sở Nội vụ", "Sở Nội vụ")),
    ):
        keys[name] = folder / f"{name}.p12"
        pki.issue(subject, KeyType.P_256).write_pkcs12(keys[name], PASSPHRASE, (pki.sub.certificate,))
    with local_tsa(pki) as url, local_revocation(pki):
        stamps = HttpTimeStamps(url, timeout=20)
        services = Services(stamps, OnlineRevocation(), replace(load_trust(pki.folder), crls=()))
        files = [_life(keys, each) for each in (stamps, None)]
        yield Office(pki, services, *files[0], *files[1])


def _life(keys: dict[str, Path], stamps: TimeStamps | None) -> tuple[bytes, bytes]:
    """One decision signed by its leader, and the same sealed by the agency."""
    draft = decision()
    composed = compose(draft)
    with open_pkcs12(keys["nguoi_ky"], PASSPHRASE) as key:
        signed = sign(composed.pdf, key, "nguoi_ky", timestamps=stamps).pdf
    numbered = fill(signed, issue_lines(draft, 15, date(2026, 3, 5)))
    with open_pkcs12(keys["dau"], PASSPHRASE) as key:
        return signed, sign(numbered, key, "dau", lock=composed.text_fields, timestamps=stamps).pdf


@pytest.fixture(scope="module")
def archived(office: Office) -> bytes:
    raised = raise_level(office.sealed, Level.B_LTA, office.services, now())
    assert (raised.level, raised.reason) == (Level.B_LTA, "")
    return raised.pdf


def test_every_signature_reaches_the_archive_level(office: Office, archived: bytes) -> None:
    """Not only the last one: the leader's path and the time-stamps' are in the store too."""
    assert levels(archived, office.services.trust) == {"nguoi_ky": Level.B_LTA, "dau": Level.B_LTA}
    held = read_long_term_data(PdfFileReader(BytesIO(archived)))
    assert len(held.ocsps) == 4  # leader, seal, time-stamping authority, sub-CA
    assert archived.startswith(office.sealed)


def test_our_verifier_calls_it_valid_and_covered_to_its_end(office: Office, archived: bytes) -> None:
    verdict = verify(archived, load_trust(office.pki.folder))
    assert verdict.verdict is Verdict.VALID, verdict.reason
    assert [each.kind for each in verdict.signatures][-1] is SignatureKind.TIME_STAMP
    assert [each.level for each in verdict.signatures] == [Level.B_LTA, Level.B_LTA, Level.TIME_STAMP]
    assert verdict.signatures[-1].covers_whole_file


def test_pdfsig_agrees(archived: bytes, tmp_path: Path) -> None:
    path = tmp_path / "luu-tru.pdf"
    path.write_bytes(archived)
    told = subprocess.run(["pdfsig", "-nocert", path], capture_output=True, text=True, check=True).stdout
    assert told.count("Signature is Valid.") == 2  # it does not look at document time-stamps
    assert told.rindex("Total document signed") > told.index("Signature #3")


def test_it_is_still_pdf_a(archived: bytes) -> None:
    """Signatures before the last cannot reach the end of the file, which one rule minds; no other rule is broken."""
    assert {each.split("]")[0] for each in failed_rules(archived)} == {"[PDFA2B-SIGNATURE-BYTERANGE-001"}


@pytest.mark.parametrize("n", [0, 1])
def test_each_signature_is_proven_by_the_file_alone(office: Office, archived: bytes, n: int) -> None:
    """pyHanko, offline, insisting on revocation data, with nothing but the root from outside."""
    reader = PdfFileReader(BytesIO(archived))
    root = asn1_x509.Certificate.load(office.pki.root.der)
    context = DocumentSecurityStore.read_dss(reader).as_validation_context(
        {"trust_roots": [root], "revocation_mode": "require", "allow_fetching": False, "retroactive_revinfo": True}
    )
    status = asyncio.run(
        async_validate_pdf_signature(reader.embedded_regular_signatures[n], context, ts_validation_context=context)
    )
    assert status.trusted
    assert status.timestamp_validity is not None
    assert status.timestamp_validity.trusted


def test_a_signature_without_time_stamp_gets_one_inside(office: Office) -> None:
    raised = raise_level(office.plain_signed, Level.B_T, office.services, now())
    assert raised.level is Level.B_T
    assert len(raised.pdf) == len(office.plain_signed)


def test_an_earlier_signature_without_time_stamp_is_proven_by_one_over_the_file(office: Office) -> None:
    raised = raise_level(office.plain_sealed, Level.B_T, office.services, now())
    assert levels(raised.pdf, office.services.trust) == {"nguoi_ky": Level.B_T, "dau": Level.B_T}
    assert raised.pdf.startswith(office.plain_sealed)


def test_the_seal_still_fits_after_the_leaders_signature_was_raised(office: Office) -> None:
    values = field_values(fill(raise_level(office.plain_signed, Level.B_T, office.services, now()).pdf, {"so": "1"}))
    assert values["so"] == "1"


def test_a_file_that_has_the_level_comes_back_as_it_is(office: Office, archived: bytes) -> None:
    assert raise_level(archived, Level.B_LTA, office.services, now()).pdf == archived
    assert raise_level(archived, Level.B_T, office.services, now()).pdf == archived
    assert raise_level(archived, Level.B_T, office.services, now()).level is Level.B_LTA


def test_data_without_archive_time_stamp_is_level_lt(office: Office) -> None:
    raised = raise_level(office.sealed, Level.B_LT, office.services, now())
    assert lowest_level(raised.pdf, office.services.trust) is Level.B_LT
    verdict = verify(raised.pdf, load_trust(office.pki.folder))
    assert (verdict.verdict, verdict.signatures[-1].level) == (Verdict.VALID, Level.B_LT)


def test_an_outage_of_the_time_stamps_is_a_reason_and_no_error(office: Office) -> None:
    out = replace(office.services, timestamps=Outage())
    raised = raise_level(office.plain_sealed, Level.B_LTA, out, now())
    assert (raised.pdf, raised.level) == (office.plain_sealed, Level.B_B)
    assert "dấu thời gian" in raised.reason


def test_an_outage_of_revocation_keeps_the_time_stamp_got_before_it(office: Office) -> None:
    out = replace(office.services, revocation=Outage())
    raised = raise_level(office.plain_signed, Level.B_LTA, out, now())
    assert raised.level is Level.B_T
    assert "thu hồi" in raised.reason
    assert raise_level(raised.pdf, Level.B_LTA, office.services, now()).level is Level.B_LTA


def test_without_a_way_to_an_anchor_nobody_is_asked(office: Office) -> None:
    class Deaf:
        def answer(self, *_: object) -> None:
            raise AssertionError("an address was asked for a certificate of a stranger")

    raised = raise_level(office.sealed, Level.B_LTA, replace(office.services, revocation=Deaf(), trust=Trust()), now())
    assert raised.reason


def test_lists_at_hand_will_do_where_no_service_answers(office: Office) -> None:
    lists = ListsAtHand(load_trust(office.pki.folder).crls)
    services = replace(office.services, revocation=FirstAnswer(Outage(), lists))
    raised = raise_level(office.sealed, Level.B_LTA, services, now())
    assert raised.level is Level.B_LTA
    assert len(read_long_term_data(PdfFileReader(BytesIO(raised.pdf))).crls) == 2
    old = ListsAtHand(load_trust(office.pki.folder).crls)
    assert raise_level(
        office.sealed, Level.B_LTA, replace(services, revocation=old), now() + timedelta(days=500)
    ).reason


def test_the_archive_time_stamp_is_refreshed_without_a_key(office: Office, archived: bytes) -> None:
    twice = refresh_archive(refresh_archive(archived, office.services, now()), office.services, now())
    assert twice.startswith(archived)
    verdict = verify(twice, load_trust(office.pki.folder))
    assert verdict.verdict is Verdict.VALID, verdict.reason
    assert [each.kind for each in verdict.signatures].count(SignatureKind.TIME_STAMP) == 3
    assert {each.split("]")[0] for each in failed_rules(twice)} == {"[PDFA2B-SIGNATURE-BYTERANGE-001"}


def test_an_unsigned_file_has_no_level(office: Office) -> None:
    with pytest.raises(NotAllowed, match="chưa có chữ ký"):
        raise_level(compose(decision()).pdf, Level.B_T, office.services, now())


def test_an_archive_time_stamp_says_how_long_it_holds(office: Office, archived: bytes) -> None:
    stamped = x509.load_der_x509_certificate(office.pki.tsa.der)
    held = protection_of(archived)
    assert (held.hold, held.until) == (Hold.ARCHIVE, stamped.not_valid_after_utc)
    assert held.at is not None
    again = protection_of(refresh_archive(archived, office.services, now()))
    assert again.at is not None
    assert again.at >= held.at
    assert protection_of(office.sealed).hold is Hold.TIME_STAMP
    alone = protection_of(office.plain_sealed)
    assert alone.hold is Hold.SIGNATURE
    assert alone.until is not None
    assert protection_of(compose(decision()).pdf) == Protection(Hold.NONE)
    with pytest.raises(BadInput):
        protection_of(b"%PDF-1.7 hong")


def test_older_answers_hold_the_level_back_only_where_newer_ones_are_wanted(office: Office) -> None:
    class Older:
        """A responder that repeats what it said an hour ago, as those do that sign their answers in advance."""

        def answer(
            self, certificate: x509.Certificate, issuer: x509.Certificate, at: datetime, since: datetime | None = None
        ) -> RevocationAnswer | None:
            found = office.services.revocation.answer(certificate, issuer, at)
            return found and replace(found, made_at=found.made_at - timedelta(hours=1))

    services = replace(office.services, revocation=Older())
    assert raise_level(office.sealed, Level.B_LTA, services, now()).level is Level.B_LTA
    late = raise_level(office.sealed, Level.B_LTA, replace(services, wanted=Wanted.AFTER_SIGNING), now())
    assert late.level is Level.B_T
    assert "từ trước lúc ký" in late.reason
    fresh = replace(office.services, wanted=Wanted.AFTER_SIGNING)
    assert raise_level(late.pdf, Level.B_LTA, fresh, now()).level is Level.B_LTA
    assert refresh_archive(raise_level(office.sealed, Level.B_LTA, services, now()).pdf, services, now())


@pytest.fixture(scope="module")
def crowded(office: Office, tmp_path_factory: pytest.TempPathFactory) -> tuple[bytes, Services]:
    """Two people of one house and one of another, under another authority, sign one after the other; then the seal."""
    folder = tmp_path_factory.mktemp("nhieu-nguoi")
    other = make_pki(folder / "pki", "nơi khác", free_address())
    signers = [
        office.pki.issue(Subject("Trần Văn Bình", "Sở Nội vụ"), KeyType.P_256),
        other.issue(Subject("Nguyễn Văn Ngoài", "Công ty khác"), KeyType.RSA_2048),
        office.pki.issue(Subject("Lê Thị An", "Sở Nội vụ"), KeyType.P_384),
        office.pki.issue(Subject("Sở Nội vụ", "Sở Nội vụ"), KeyType.P_256),
    ]
    pdf = compose(decision()).pdf
    fields = [Place(f"ky_{n}", 1, 60 + 110 * n, 20, 100, 40) for n in range(len(signers))]
    pdf = add_signature_fields(pdf, fields)
    with local_tsa(other) as foreign_stamps, local_revocation(other):
        for n, signer in enumerate(signers):
            path = folder / f"{n}.p12"
            chain = other if n == 1 else office.pki
            signer.write_pkcs12(path, PASSPHRASE, (chain.sub.certificate,))
            stamps = HttpTimeStamps(foreign_stamps) if n == 1 else office.services.timestamps
            with open_pkcs12(path, PASSPHRASE) as key:
                # the third signs while no service answers: an earlier signature that can no longer take a time-stamp
                pdf = sign(pdf, key, f"ky_{n}", timestamps=None if n == 2 else stamps).pdf
        both = load_trust(office.pki.folder, other.folder)
        services = replace(office.services, trust=replace(both, crls=()))
        raised = raise_level(pdf, Level.B_LTA, services, now())
    assert raised.reason == ""
    return raised.pdf, services


def test_data_go_in_for_every_signer_foreign_ones_too(crowded: tuple[bytes, Services]) -> None:
    """Everything is proven by the file alone: no service of either house is running any more."""
    pdf, services = crowded
    assert set(levels(pdf, services.trust).values()) == {Level.B_LTA}
    assert len(levels(pdf, services.trust)) == 4
    verdict = verify(pdf, services.trust)
    assert verdict.verdict is Verdict.VALID, verdict.reason
    held = read_long_term_data(PdfFileReader(BytesIO(pdf)))
    context = DocumentSecurityStore.read_dss(PdfFileReader(BytesIO(pdf))).as_validation_context(
        {
            "trust_roots": [asn1_x509.Certificate.load(each) for each in services.trust.anchors],
            "revocation_mode": "require",
            "allow_fetching": False,
            "retroactive_revinfo": True,
        }
    )
    for signature in PdfFileReader(BytesIO(pdf)).embedded_regular_signatures:
        status = asyncio.run(async_validate_pdf_signature(signature, context, ts_validation_context=context))
        assert status.trusted, signature.field_name
    assert len(held.ocsps) >= 8  # four signers, two authorities for time-stamps, two sub-CAs
    assert {each.split("]")[0] for each in failed_rules(pdf)} == {"[PDFA2B-SIGNATURE-BYTERANGE-001"}
