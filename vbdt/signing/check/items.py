"""The seven things that a check must show of each signature (Circular 15/2025/TT-BKHCN, Art. 6)."""

from datetime import datetime

from vbdt.document.calendar import VIETNAM
from vbdt.document.verdict import Answer, Item, TimeSource
from vbdt.signing.check import words
from vbdt.signing.check.judge import Findings, Path, Stamp
from vbdt.signing.trust.revocation import Revocation


def seven_items(found: Findings, signed_at: datetime | None, source: TimeSource) -> tuple[Item, ...]:
    """Issuing authority, signer, unit, time, integrity, validity at signing, validity period; in this order."""
    return (
        _issuer(found),
        Item("Người ký", found.certificate.subject or words.NOT_SAID, Answer.GOOD),
        Item("Đơn vị quản lý", found.certificate.organisation or words.NOT_SAID, Answer.GOOD),
        _time(found, signed_at, source),
        _integrity(found),
        _validity(found),
        _period(found),
    )


def _issuer(found: Findings) -> Item:
    answer = {Path.TRUSTED: Answer.GOOD, Path.UNKNOWN_ISSUER: Answer.WARNING}.get(found.path, Answer.BAD)
    return Item("Nơi cấp chứng thư", found.certificate.issuer or words.NOT_SAID, answer)


def _time(found: Findings, signed_at: datetime | None, source: TimeSource) -> Item:
    name = "Thời gian ký"
    if signed_at is None:
        return Item(name, words.NOT_SAID, Answer.WARNING)
    shown = signed_at.astimezone(VIETNAM).isoformat(timespec="seconds")
    if found.stamp is Stamp.WRONG:
        return Item(name, f"{shown} ({words.STAMP_IS_WRONG})", Answer.BAD)
    proven = source is TimeSource.TIME_STAMP
    return Item(name, f"{shown} ({source_words(source)})", Answer.GOOD if proven else Answer.WARNING)


def source_words(source: TimeSource) -> str:
    return words.BY_TIME_STAMP if source is TimeSource.TIME_STAMP else words.BY_OWN_CLOCK


def _integrity(found: Findings) -> Item:
    whole = found.sound and found.intact and found.untouched and not found.covered
    return Item("Tính toàn vẹn", words.WHOLE if whole else words.NOT_WHOLE, Answer.GOOD if whole else Answer.BAD)


def _validity(found: Findings) -> Item:
    name = "Hiệu lực chứng thư lúc ký"
    certificate = found.certificate
    when = found.proof or found.claimed or found.at
    if not certificate.not_before <= when <= certificate.not_after:
        return Item(name, words.WAS_OUT_OF_DATE, Answer.BAD)
    if found.path is not Path.TRUSTED:
        return Item(name, words.NOT_TO_BE_CHECKED, Answer.WARNING)
    match found.revocation:
        case Revocation.REVOKED:
            return Item(name, words.WAS_REVOKED, Answer.BAD)
        case Revocation.UNCHECKED:
            return Item(name, words.REVOCATION_NOT_KNOWN, Answer.WARNING)
        case _:
            return Item(name, words.WAS_GOOD, Answer.GOOD)


def _period(found: Findings) -> Item:
    start, end = found.certificate.not_before.astimezone(VIETNAM), found.certificate.not_after.astimezone(VIETNAM)
    current = found.certificate.not_before <= found.at <= found.certificate.not_after
    text = f"{start:%d/%m/%Y} – {end:%d/%m/%Y}" + ("" if current else f" ({words.NOW_OUT_OF_DATE})")
    return Item("Thời hạn của chứng thư", text, Answer.GOOD if current else Answer.WARNING)
