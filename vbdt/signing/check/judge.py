"""From what was found about a signature to one verdict and its sentences. Pure: no PDF, no cryptography."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from vbdt.document.verdict import CertificateFacts, Verdict
from vbdt.signing.check import words
from vbdt.signing.check.moments import CLOCK_SKEW
from vbdt.signing.trust.revocation import Revocation


class Stamp(StrEnum):
    """What is known about the time-stamp on a signature."""

    NONE = "khong_co"
    TRUSTED = "tin_cay"
    UNTRUSTED = "khong_ro_noi_cap"
    WRONG = "sai"


class Path(StrEnum):
    """Where the certificates lead."""

    TRUSTED = "tin_cay"
    UNKNOWN_ISSUER = "khong_ro_noi_cap"
    WEAK = "thuat_toan_yeu"
    FAILED = "loi"


@dataclass(frozen=True, slots=True)
class Findings:
    """Everything that decides about one signature at time `at`.

    `proof` is a time at which the signature is proven to have existed, `claimed` what the signer's clock said. `weak`
    and `covered` are sentences that condemn, `unseen` leaves open, `remarks` only inform. `archived` says that the file
    itself brings what is needed to check revocation.
    """

    sound: bool
    intact: bool
    untouched: bool
    extended: bool
    stamp: Stamp
    path: Path
    revocation: Revocation
    certificate: CertificateFacts
    proof: datetime | None
    at: datetime
    claimed: datetime | None = None
    from_future: bool = False
    weak: tuple[str, ...] = ()
    covered: str = ""
    unseen: str = ""
    remarks: tuple[str, ...] = ()
    archived: bool = False


def judge(found: Findings) -> tuple[Verdict, tuple[str, ...]]:
    """The verdict and its notes, the decisive one first (Circular 15/2025/TT-BKHCN, part 2)."""
    verdict, reason = _integrity(found) or _certificate(found) or _doubt(found) or _trust(found)
    return verdict, tuple(dict.fromkeys((reason, *_remarks(found))))


def _integrity(found: Findings) -> tuple[Verdict, str] | None:
    if not found.sound:
        return Verdict.INVALID, words.WRONG_VALUE
    if not found.intact:
        return Verdict.MODIFIED, words.CONTENT_CHANGED
    if not found.untouched:
        return Verdict.MODIFIED, words.CHANGED_AFTERWARDS
    if found.covered:
        return Verdict.MODIFIED, found.covered
    if found.stamp is Stamp.WRONG:
        return Verdict.INVALID, words.WRONG_TIME_STAMP
    return None


def _certificate(found: Findings) -> tuple[Verdict, str] | None:
    if found.weak:
        return Verdict.INVALID, found.weak[0]
    if found.path is Path.WEAK:
        return Verdict.INVALID, words.WEAK_ALGORITHM
    if not found.certificate.may_sign:
        return Verdict.INVALID, words.MAY_NOT_SIGN
    if found.revocation is Revocation.REVOKED:
        return Verdict.INVALID, words.REVOKED
    certificate = found.certificate
    if found.claimed and not found.from_future and not _alive(certificate, found.claimed):
        return Verdict.INVALID, words.OUT_OF_DATE
    if found.proof and not _alive(certificate, found.proof):
        return Verdict.INVALID, words.OUT_OF_DATE
    # Where nobody vouches for the certificate, nobody vouches for its end either: the file is no worse for its age.
    if _expired_unproven(found) and found.path is not Path.UNKNOWN_ISSUER:
        return Verdict.UNKNOWN, words.NO_PROOF_OF_TIME
    return None


def _expired_unproven(found: Findings) -> bool:
    return found.proof is None and not _alive(found.certificate, found.at)


def _alive(certificate: CertificateFacts, when: datetime) -> bool:
    return certificate.not_before - CLOCK_SKEW <= when <= certificate.not_after + CLOCK_SKEW


def _doubt(found: Findings) -> tuple[Verdict, str] | None:
    if found.from_future:
        return Verdict.UNKNOWN, words.SIGNED_IN_FUTURE
    return (Verdict.UNKNOWN, found.unseen) if found.unseen else None


def _trust(found: Findings) -> tuple[Verdict, str]:
    match found.path:
        case Path.TRUSTED:
            return Verdict.VALID, words.VALID
        case Path.UNKNOWN_ISSUER:
            return Verdict.VALID_UNTRUSTED, words.UNTRUSTED
        case _:
            return Verdict.UNKNOWN, words.PATH_FAILED


def _remarks(found: Findings) -> list[str]:
    remarks = [*found.weak[1:], *found.remarks]
    if found.path is Path.TRUSTED and found.revocation is Revocation.UNCHECKED:
        remarks.append(words.REVOCATION_UNCHECKED)
    if found.revocation is Revocation.LATER:
        remarks.append(words.REVOKED_LATER)
    if found.path is Path.UNKNOWN_ISSUER and _expired_unproven(found):
        remarks.append(words.NOW_EXPIRED)
    if found.stamp is Stamp.NONE:
        remarks.append(words.NO_TIME_STAMP)
    if found.stamp is Stamp.UNTRUSTED:
        remarks.append(words.TIME_STAMP_UNTRUSTED)
    if found.untouched and found.extended:
        remarks.append(words.SIGNED_LATER)
    return remarks
