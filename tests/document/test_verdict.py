"""Verdicts travel as JSON and come back the same."""

from datetime import UTC, datetime

from vbdt.document.verdict import (
    CertificateFacts,
    FileVerdict,
    Level,
    SignatureKind,
    SignatureVerdict,
    TimeSource,
    Verdict,
)

START, END = datetime(2026, 1, 1, tzinfo=UTC), datetime(2031, 1, 1, tzinfo=UTC)
FACTS = CertificateFacts("Sở Nội vụ", "Sở Nội vụ", "", "1F", "CA thử", START, END, True, "ab" * 32, "3082")


def _signature(kind: SignatureKind, signer: str) -> SignatureVerdict:
    return SignatureVerdict(
        field=kind.value,
        kind=kind,
        verdict=Verdict.VALID,
        signer=signer,
        organisation="Sở Nội vụ",
        issuer="CA thử",
        level=Level.B_T,
        signed_at=datetime(2026, 3, 5, 2, 7, 9, tzinfo=UTC),
        time_source=TimeSource.TIME_STAMP,
        covers_whole_file=True,
        certificate=FACTS,
        notes=("Chữ ký hợp lệ.",),
    )


def test_a_verdict_survives_json() -> None:
    verdict = FileVerdict(Verdict.VALID, "Hợp lệ.", (_signature(SignatureKind.AGENCY, "Sở Nội vụ"),))
    assert FileVerdict.from_json(verdict.to_json()) == verdict


def test_the_last_signature_of_a_kind_is_found() -> None:
    first, second = _signature(SignatureKind.AGENCY, "một"), _signature(SignatureKind.AGENCY, "hai")
    verdict = FileVerdict(Verdict.VALID, "", (first, second))
    assert verdict.of_kind(SignatureKind.AGENCY) is second
    assert verdict.of_kind(SignatureKind.SIGNER) is None


def test_every_word_of_the_enums_has_a_label() -> None:
    assert all(each.label for each in Verdict)
    assert all(each.label for each in SignatureKind)
