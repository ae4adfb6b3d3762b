"""From what was found about a signature to one verdict and its sentences. Pure: no PDF, no cryptography."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from vbdt.document.verdict import CertificateFacts, Verdict
from vbdt.signing import words
from vbdt.signing.revocation import Revocation


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
    """Everything that decides about one signature. `proof` is the trusted time of signing, if there is one."""

    sound: bool
    intact: bool
    untouched: bool
    extended: bool
    stamp: Stamp
    path: Path
    revocation: Revocation
    certificate: CertificateFacts
    proof: datetime | None


def judge(found: Findings, at: datetime) -> tuple[Verdict, tuple[str, ...]]:
    """The verdict at time `at` and its notes, the decisive one first (Circular 15/2025/TT-BKHCN, part 2)."""
    verdict, reason = _integrity(found) or _certificate(found, at) or _trust(found)
    return verdict, (reason, *_remarks(found))


def _integrity(found: Findings) -> tuple[Verdict, str] | None:
    if not found.sound:
        return Verdict.INVALID, words.WRONG_VALUE
    if not found.intact:
        return Verdict.MODIFIED, words.CONTENT_CHANGED
    if not found.untouched:
        return Verdict.MODIFIED, words.CHANGED_AFTERWARDS
    if found.stamp is Stamp.WRONG:
        return Verdict.INVALID, words.WRONG_TIME_STAMP
    return None


def _certificate(found: Findings, at: datetime) -> tuple[Verdict, str] | None:
    if found.path is Path.WEAK:
        return Verdict.INVALID, words.WEAK_ALGORITHM
    if not found.certificate.may_sign:
        return Verdict.INVALID, words.MAY_NOT_SIGN
    if found.revocation is Revocation.REVOKED:
        return Verdict.INVALID, words.REVOKED
    when = found.proof or at
    if not found.certificate.not_before <= when <= found.certificate.not_after:
        return (Verdict.INVALID, words.OUT_OF_DATE) if found.proof else (Verdict.UNKNOWN, words.NO_PROOF_OF_TIME)
    return None


def _trust(found: Findings) -> tuple[Verdict, str]:
    match found.path:
        case Path.TRUSTED:
            return Verdict.VALID, words.VALID
        case Path.UNKNOWN_ISSUER:
            return Verdict.VALID_UNTRUSTED, words.UNTRUSTED
        case _:
            return Verdict.UNKNOWN, words.PATH_FAILED


def _remarks(found: Findings) -> list[str]:
    remarks = []
    if found.path is Path.TRUSTED and found.revocation is Revocation.UNCHECKED:
        remarks.append(words.REVOCATION_UNCHECKED)
    if found.revocation is Revocation.LATER:
        remarks.append(words.REVOKED_LATER)
    if found.stamp is Stamp.NONE:
        remarks.append(words.NO_TIME_STAMP)
    if found.stamp is Stamp.UNTRUSTED:
        remarks.append(words.TIME_STAMP_UNTRUSTED)
    if found.untouched and found.extended:
        remarks.append(words.SIGNED_LATER)
    return remarks
