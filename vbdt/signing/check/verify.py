"""The check of a signed PDF: collects findings with pyHanko, judges them by our own rules, never fails.

Stricter than a PDF reader: the bytes must not hold more signatures than the form lists, nothing may follow the last
one, between signatures only what `differences` allows may change, and the pages must still look as signed.
Whatever cannot be judged is `unknown`; a verdict is never green by default. Local only: no network, no clock but `at`.
"""

import asyncio
import logging
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from typing import Protocol

from pyhanko.pdf_utils.crypt import AuthStatus
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature

from vbdt.document.verdict import FileVerdict, SignatureVerdict, Verdict
from vbdt.signing.check import coverage, words
from vbdt.signing.check.appearance import Box, Sight
from vbdt.signing.check.collect import Listed, collect
from vbdt.signing.check.differences import Lock, locked_next, policy_for
from vbdt.signing.check.embedded import embedded
from vbdt.signing.check.explain import added_after, routine
from vbdt.signing.check.findings import Examiner
from vbdt.signing.check.judge import Findings, Stamp, judge
from vbdt.signing.check.plain import Plain
from vbdt.signing.check.reader import open_loosely, open_strictly
from vbdt.signing.check.report import report, unreadable
from vbdt.signing.check.steps import Steps
from vbdt.signing.loops import require_no_loop
from vbdt.signing.trust.anchors import Trust
from vbdt.signing.trust.believed import believed
from vbdt.signing.widgets import boxes


class Look(Protocol):
    """Draws the signed and the final pages and compares them: `vbdt.signing.check.appearance.compare`."""

    def __call__(
        self, signed: bytes, final: bytes, filled: Sequence[Box], marks: Sequence[Box], *, plain: bool
    ) -> Sight: ...


GRAVITY = list(Verdict)
VISIBLE = frozenset(
    {words.REVOCATION_UNCHECKED, words.TIME_STAMP_UNTRUSTED, words.WEAK_TIME_STAMP, words.LOCAL_TIME, words.NOW_EXPIRED}
)
"""Notes on a signature that a person must see beside the verdict on the file."""

log = logging.getLogger(__name__)
# Without a handler of its own, pyHanko's reports on hostile files would land on the user's terminal with tracebacks.
logging.getLogger("pyhanko").addHandler(logging.NullHandler())
logging.getLogger("pyhanko_certvalidator").addHandler(logging.NullHandler())


def verify(pdf: bytes, trust: Trust, at: datetime | None = None, look: Look | None = None) -> FileVerdict:
    """The verdict on the file and on each signature, as of `at` (aware; now when left out).

    For files of our own making. What comes from outside is checked by `sandbox`, in a process that may hang or die,
    and with `look`. Blocks; call it outside of an event loop. Raises nothing for any bytes.
    """
    require_no_loop()
    moment = at or datetime.now(UTC)
    if moment.tzinfo is None:
        raise ValueError("a time without a zone decides nothing")
    junk = coverage.junk_before(pdf)
    if junk:
        rest = verify(pdf[junk:], trust, moment, look)
        reason = words.JUNK_FIRST.format(count=junk, rest=rest.reason)
        return rest if rest.verdict is Verdict.UNSIGNED else _lowered(rest, reason)
    refusal = coverage.refusal(pdf)
    if refusal:
        return FileVerdict(Verdict.UNKNOWN, refusal)
    return _attempt(pdf, trust, moment, look)


def _attempt(pdf: bytes, trust: Trust, at: datetime, look: Look | None) -> FileVerdict:
    try:
        return asyncio.run(_verify(pdf, trust, at, look, strict=True))
    except MemoryError:
        return FileVerdict(Verdict.UNKNOWN, words.NOT_FINISHED)
    except Exception:  # a hostile file can make a parser raise anything at all; it must not look valid
        log.debug("unreadable file", exc_info=True)
    try:
        # What breaks the standard is still shown, but nothing that was read with indulgence is called valid.
        return _lowered(asyncio.run(_verify(pdf, trust, at, look, strict=False)), words.NOT_STRICT)
    except Exception:  # as above
        log.debug("unreadable file, not strict either", exc_info=True)
        return FileVerdict(Verdict.UNKNOWN, words.DAMAGED)


async def _verify(pdf: bytes, trust: Trust, at: datetime, look: Look | None, *, strict: bool) -> FileVerdict:
    reader: PdfFileReader = open_strictly(pdf) if strict else open_loosely(pdf)
    hybrid = strict and reader.xrefs.hybrid_xrefs_present
    if hybrid:
        reader = open_loosely(pdf)
    if reader.encrypted and reader.decrypt("").status is AuthStatus.FAILED:
        return FileVerdict(Verdict.UNKNOWN, words.ENCRYPTED)
    listed = collect(reader)
    hidden = coverage.hidden(pdf, listed.ranges)
    if not listed.count and not hidden:
        return FileVerdict(Verdict.UNSIGNED, words.UNSIGNED)
    verdicts, steps = await _examine_all(pdf, reader, listed, trust, at, look)
    verdicts = (*verdicts, *listed.refused)
    if hidden:
        reason = words.HIDDEN_SIGNATURES.format(found=listed.count + hidden, listed=listed.count)
        return FileVerdict(Verdict.INVALID, reason, verdicts)
    found = _of_file(verdicts, listed, steps, pdf)
    return replace(found, warnings=(*found.warnings, words.HYBRID)) if hybrid else found


async def _examine_all(
    pdf: bytes, reader: PdfFileReader, listed: Listed, trust: Trust, at: datetime, look: Look | None
) -> tuple[tuple[SignatureVerdict, ...], Steps]:
    """The verdicts in the order of signing, examined from the last back: a later time-stamp proves the earlier ones."""
    signatures = listed.signatures
    regular = [each for each in signatures if each.sig_object_type != "/DocTimeStamp"]
    locks = [Lock(each.signed_revision, each.fieldmdp) for each in regular]
    plain = Plain(pdf, reader, partial(locked_next, locks))
    steps = Steps(reader, signatures, policy_for(locks), plain)
    brought = embedded(reader, [each.signed_data for each in signatures])
    examiner = Examiner(pdf, believed(trust), brought, steps, at)
    sights = _sights(pdf, reader, signatures, steps, look)
    proof: datetime | None = None
    backwards: list[SignatureVerdict] = []
    for signature, sight in zip(reversed(signatures), reversed(sights), strict=True):
        verdict, found = await _examined(examiner, signature, proof, sight)
        if found is not None and verdict.verdict is Verdict.VALID and signature.sig_object_type == "/DocTimeStamp":
            proof = found.proof if found.stamp is Stamp.TRUSTED else proof
        backwards.append(verdict)
    return _told(tuple(reversed(backwards)), signatures, steps), steps


async def _examined(
    examiner: Examiner, signature: EmbeddedPdfSignature, proof: datetime | None, sight: Sight
) -> tuple[SignatureVerdict, Findings | None]:
    try:
        found = await examiner.examine(signature, proof, sight)
        verdict, notes = judge(found)
        return report(examiner.pdf, signature, found, verdict, notes, protected=proof is not None), found
    except Exception:  # one unreadable signature must neither pass nor hide what is known of the others
        log.debug("unreadable signature", exc_info=True)
        return unreadable(str(signature.field_name)), None


def _told(
    verdicts: tuple[SignatureVerdict, ...], signatures: Sequence[EmbeddedPdfSignature], steps: Steps
) -> tuple[SignatureVerdict, ...]:
    """The verdicts with the sentence on what came after each."""
    try:
        return tuple(
            replace(verdict, added_after=added_after(steps.after(each), verdicts, steps.allowed_after(each)))
            for verdict, each in zip(verdicts, signatures, strict=True)
        )
    except Exception:  # the revisions of a hostile file may be unreadable; the verdicts say so already
        log.debug("unreadable revisions", exc_info=True)
        return verdicts


def _sights(
    pdf: bytes, reader: PdfFileReader, signatures: Sequence[EmbeddedPdfSignature], steps: Steps, look: Look | None
) -> list[Sight]:
    """What has become of the look of each signed revision.

    The first signature sees every change that a later one sees; the later are asked only when the first sees harm.
    """
    sights = [Sight()] * len(signatures)
    if look is None:
        return sights
    for n, signature in enumerate(signatures):
        end = coverage.end_of(list(signature.byte_range))
        if not 0 < end < len(pdf):
            break
        sights[n] = _sight(pdf, end, reader, steps, signature, look)
        if not (sights[n].changed or sights[n].unseen):
            break
    return sights


def _sight(
    pdf: bytes,
    end: int,
    reader: PdfFileReader,
    steps: Steps,
    signature: EmbeddedPdfSignature,
    look: Look,
) -> Sight:
    try:
        where = boxes(reader)
        filled = [box for step in steps.after(signature) for name in step.filled for box in where.get(name, ())]
        marks = [box for step in steps.after(signature) for name in step.signed for box in where.get(name, ())]
        return look(pdf[:end], pdf, filled, marks, plain=steps.all_plain)
    except Exception:  # as in verify: a hostile file can make a parser raise anything at all
        log.debug("pages that cannot be compared", exc_info=True)
        return Sight(unseen=words.NOT_DRAWN)


def _of_file(verdicts: tuple[SignatureVerdict, ...], listed: Listed, steps: Steps, pdf: bytes) -> FileVerdict:
    worst = max(verdicts, key=lambda each: GRAVITY.index(each.verdict))
    warnings = tuple(dict.fromkeys(note for each in verdicts for note in each.notes if note in VISIBLE))
    if not listed.signatures or GRAVITY.index(worst.verdict) >= GRAVITY.index(Verdict.MODIFIED):
        return FileVerdict(worst.verdict, f"{worst.kind.label}: {worst.notes[0]}", verdicts, warnings)
    last = listed.signatures[-1]
    if not coverage.covers_to_the_end(pdf, list(last.byte_range)):
        if coverage.only_blanks_follow(pdf, coverage.end_of(list(last.byte_range))):
            return FileVerdict(Verdict.UNKNOWN, words.BLANK_END, verdicts, warnings)
        if not steps.only_data_after(last, pdf):
            return FileVerdict(Verdict.MODIFIED, words.TAIL, verdicts, warnings)
        warnings = (*warnings, words.TAIL_OF_DATA)
    if worst.verdict is not Verdict.VALID:
        return FileVerdict(worst.verdict, f"{worst.kind.label}: {worst.notes[0]}", verdicts, warnings)
    story = routine(steps.after(listed.signatures[0]), verdicts)
    reason = words.ALL_VALID_ROUTINE.format(count=len(verdicts), routine=story) if story else ""
    return FileVerdict(Verdict.VALID, reason or words.ALL_VALID.format(count=len(verdicts)), verdicts, warnings)


def _lowered(found: FileVerdict, reason: str) -> FileVerdict:
    """The same, but no better than unknown."""
    floor = GRAVITY.index(Verdict.UNKNOWN)
    if GRAVITY.index(found.verdict) > floor:
        return replace(found, warnings=(*found.warnings, reason))
    signatures = tuple(
        replace(each, verdict=Verdict.UNKNOWN, notes=(reason, *each.notes))
        if GRAVITY.index(each.verdict) < floor
        else each
        for each in found.signatures
    )
    return replace(found, verdict=Verdict.UNKNOWN, reason=reason, signatures=signatures)
