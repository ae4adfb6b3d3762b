"""The check of a signed PDF: collects findings with pyHanko, judges them by our own rules, never fails.

Stricter than a PDF reader: the bytes must not hold more signatures than the form lists, nothing may follow the last
one, and between signatures only what `vbdt.signing.differences` allows may change. Whatever cannot be judged is
`unknown`; a verdict is never green by default. Local only: no network, no clock but `at`.
"""

import asyncio
import logging
from collections.abc import Sequence
from datetime import UTC, datetime
from io import BytesIO

from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.diff_analysis import DiffResult, ModificationLevel
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature

from vbdt.document.verdict import FileVerdict, Level, SignatureKind, SignatureVerdict, TimeSource, Verdict
from vbdt.signing import coverage, words
from vbdt.signing.differences import Lock, policy_for
from vbdt.signing.findings import Examiner
from vbdt.signing.judge import Findings, Stamp, judge
from vbdt.signing.loops import require_no_loop
from vbdt.signing.trust import Trust

KINDS = {"nguoi_ky": SignatureKind.SIGNER, "dau": SignatureKind.AGENCY}
"""Our own field names. In files of others every signature is of another kind."""

log = logging.getLogger(__name__)
# Without a handler of its own, pyHanko's reports on hostile files would land on the user's terminal with tracebacks.
logging.getLogger("pyhanko").addHandler(logging.NullHandler())
logging.getLogger("pyhanko_certvalidator").addHandler(logging.NullHandler())


def verify(pdf: bytes, trust: Trust, at: datetime | None = None) -> FileVerdict:
    """The verdict on the file and on each signature, as of `at` (aware; now when left out).

    Blocks (some tens of milliseconds per signature); call it outside of an event loop. Raises nothing for any bytes.
    """
    require_no_loop()
    refusal = coverage.refusal(pdf)
    if refusal:
        return FileVerdict(Verdict.UNKNOWN, refusal)
    moment = at or datetime.now(UTC)
    if moment.tzinfo is None:
        raise ValueError("a time without a zone decides nothing")
    try:
        return asyncio.run(_verify(pdf, trust, moment))
    except Exception:  # a hostile file can make a parser raise anything at all; it must not look valid
        log.debug("unreadable file", exc_info=True)
        return FileVerdict(Verdict.UNKNOWN, words.DAMAGED)


async def _verify(pdf: bytes, trust: Trust, at: datetime) -> FileVerdict:
    reader = PdfFileReader(BytesIO(pdf))
    if reader.encrypted:
        return FileVerdict(Verdict.UNKNOWN, words.ENCRYPTED)
    signatures = list(reader.embedded_signatures)
    held = coverage.count_signatures(pdf)
    if not signatures and not held:
        return FileVerdict(Verdict.UNSIGNED, words.UNSIGNED)
    regular = [each for each in signatures if each.sig_object_type != "/DocTimeStamp"]
    policy = policy_for([Lock(each.signed_revision, each.fieldmdp) for each in regular])
    examiner = Examiner(pdf, trust, policy, at)
    verdicts = tuple([await _examined(examiner, each, at) for each in signatures])
    if held != len(signatures):
        reason = words.HIDDEN_SIGNATURES.format(found=held, listed=len(signatures))
        return FileVerdict(Verdict.INVALID, reason, verdicts)
    return _of_file(verdicts, signatures)


async def _examined(examiner: Examiner, signature: EmbeddedPdfSignature, at: datetime) -> SignatureVerdict:
    try:
        found = await examiner.examine(signature)
        verdict, notes = judge(found, at)
        return _report(examiner, signature, found, verdict, notes)
    except Exception:  # one unreadable signature must neither pass nor hide what is known of the others
        log.debug("unreadable signature", exc_info=True)
        return _unreadable(str(signature.field_name))


def _of_file(verdicts: tuple[SignatureVerdict, ...], signatures: Sequence[EmbeddedPdfSignature]) -> FileVerdict:
    order = list(Verdict)
    worst = max(verdicts, key=lambda each: order.index(each.verdict))
    last = verdicts[-1]
    if not last.covers_whole_file and order.index(worst.verdict) < order.index(Verdict.MODIFIED):
        return FileVerdict(_of_tail(signatures[-1]), words.TAIL, verdicts)
    if worst.verdict is Verdict.VALID:
        return FileVerdict(Verdict.VALID, words.ALL_VALID.format(count=len(verdicts)), verdicts)
    return FileVerdict(worst.verdict, f"{worst.kind.label}: {worst.notes[0]}", verdicts)


def _of_tail(last: EmbeddedPdfSignature) -> Verdict:
    """Validation data added after the last signature is usual elsewhere, though nothing protects it."""
    result = last.summarise_integrity_info()["diff_result"]
    harmless = isinstance(result, DiffResult) and result.modification_level is ModificationLevel.LTA_UPDATES
    return Verdict.UNKNOWN if harmless else Verdict.MODIFIED


def _report(
    examiner: Examiner, signature: EmbeddedPdfSignature, found: Findings, verdict: Verdict, notes: tuple[str, ...]
) -> SignatureVerdict:
    certificate = found.certificate
    signed_at, source = _time(signature, found)
    return SignatureVerdict(
        field=str(signature.field_name),
        kind=_kind(signature),
        verdict=verdict,
        signer=certificate.subject,
        organisation=certificate.organisation,
        issuer=certificate.issuer,
        level=_level(signature, found),
        signed_at=signed_at,
        time_source=source,
        covers_whole_file=coverage.covers_to_the_end(examiner.pdf, list(signature.byte_range)),
        certificate=certificate,
        notes=notes,
    )


def _time(signature: EmbeddedPdfSignature, found: Findings) -> tuple[datetime | None, TimeSource]:
    if found.proof is not None:
        return found.proof.astimezone(UTC), TimeSource.TIME_STAMP
    claimed = signature.self_reported_timestamp
    if claimed is None:
        return None, TimeSource.NONE
    aware = claimed if claimed.tzinfo else claimed.replace(tzinfo=UTC)
    return aware.astimezone(UTC), TimeSource.CLAIMED


def _kind(signature: EmbeddedPdfSignature) -> SignatureKind:
    if signature.sig_object_type == "/DocTimeStamp":
        return SignatureKind.TIME_STAMP
    return KINDS.get(str(signature.field_name), SignatureKind.OTHER)


def _level(signature: EmbeddedPdfSignature, found: Findings) -> Level:
    if signature.sig_object_type == "/DocTimeStamp":
        return Level.TIME_STAMP
    if signature.sig_object.get("/SubFilter") != "/ETSI.CAdES.detached":
        return Level.NONE
    return Level.B_T if found.stamp in (Stamp.TRUSTED, Stamp.UNTRUSTED) else Level.B_B


def _unreadable(field: str) -> SignatureVerdict:
    return SignatureVerdict(
        field=field,
        kind=KINDS.get(field, SignatureKind.OTHER),
        verdict=Verdict.UNKNOWN,
        signer="",
        organisation="",
        issuer="",
        level=Level.NONE,
        signed_at=None,
        time_source=TimeSource.NONE,
        covers_whole_file=False,
        certificate=None,
        notes=(words.UNREADABLE_SIGNATURE,),
    )
