"""Đối chiếu: what never came is asked for after a day; once a day each reader is told what he should have.

Four small REQUESTs between any two desks; each speaks only of the packages between these two:
`missing` (counts) asks the sender for what was jumped over; `settled` (counts) answers that nothing will come of them;
`sent` (pairs of package and digest) tells a reader what he acknowledged; `lacking` (packages) asks for what he lost.
"""

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime, timedelta

from vbdt.acts.mail.post import post
from vbdt.acts.mail.send_again import post_again
from vbdt.acts.mail.wishes import end_early
from vbdt.acts.office import Office
from vbdt.document.codec import Json
from vbdt.document.ids import DeskId, PackageId
from vbdt.document.model import Changed
from vbdt.errors import BadInput, UserError
from vbdt.store.gaps import Gap
from vbdt.store.store import PostingRow, Writing
from vbdt.transport.body import PackageKind
from vbdt.transport.courier import Outcome
from vbdt.transport.package import Package

KEYS = ("missing", "settled", "sent", "lacking")
ASK_AFTER = timedelta(days=1)
ASK_UNTIL = timedelta(days=5)
"""A gap is asked for once a day between these ages; after that it is a matter for people."""
MOST = 1_000
"""Packages in one question."""
RECONCILED = "reconciled"
"""Setting with the local day of the last reconciliation."""
_LOOK_BACK = timedelta(days=2)


def reconcile(office: Office) -> bool:
    """Ask what is due to be asked; whether anything was put into the outbox. Cheap when nothing is."""
    now = office.clock()
    due = [each for each in office.store.gaps() if _is_due(each.since, each.asked_at, now)]
    day = office.today.isoformat().encode()
    last = office.store.setting(RECONCILED)
    if not due and last == day:
        return False
    with office.store.write() as writing:
        missing: dict[DeskId, list[int]] = defaultdict(list)
        for gap in due:
            missing[gap.sender].append(gap.counter)
        posted = False
        for sender, counters in missing.items():
            writing.gaps_asked(sender, counters[:MOST], now)
            posted |= _ask(office, writing, sender, {"missing": [*counters[:MOST]]})
        if last != day:
            writing.set_setting(RECONCILED, day)
            end_early(office, writing)
            if last is not None:
                posted |= _tell_all(office, writing, now - _LOOK_BACK)
    return posted


def ask_now(office: Office, lacking: Sequence[Gap]) -> Changed:
    """A person asks the senders for what never came, whatever its age. Raises UserError when there is nothing to ask,
    or nobody who works on."""
    by_sender: dict[DeskId, list[int]] = defaultdict(list)
    for gap in lacking:
        by_sender[gap.sender].append(gap.counter)
    with office.store.write() as writing:
        asked = False
        for sender, counters in by_sender.items():
            if _ask(office, writing, sender, {"missing": [*counters[:MOST]]}):
                writing.gaps_asked(sender, counters[:MOST], office.clock())
                asked = True
    if not asked:
        raise UserError(
            "Bàn này không thấy thiếu gói nào, hoặc bàn gửi đã ngừng hoạt động.",
            "Gọi điện cho người chuyển, đề nghị chọn «Gửi lại» trong Gửi nhận.",
        )
    return Changed(deliveries=True)


def hear_reconciling(office: Office, writing: Writing, package: Package) -> tuple[Outcome, Changed]:
    """Raises BadInput for anything but a short list of what its key says."""
    match package.facts:
        case {"missing": list(found)}:
            _send_missing(office, writing, package.sender_desk, _counters(found))
        case {"settled": list(found)}:
            writing.close_gaps(package.sender_desk, _counters(found))
        case {"sent": list(found)}:
            lacking = [each for each, digest in _pairs(found) if not _has(writing, package.sender_desk, each, digest)]
            if lacking:
                _ask(office, writing, package.sender_desk, {"lacking": [*lacking]})
        case {"lacking": list(found)}:
            for named in _packages(found):
                row = writing.posting_to(package.sender_desk, named)
                if row is not None and row.replaced_by is None:
                    _once_more(office, writing, row)
        case _:
            raise _strange()
    return Outcome.RECORDED, Changed(deliveries=True)


def _is_due(since: datetime, asked_at: datetime | None, now: datetime) -> bool:
    return ASK_AFTER <= now - since < ASK_UNTIL and (asked_at is None or now - asked_at >= ASK_AFTER)


def _tell_all(office: Office, writing: Writing, since: datetime) -> bool:
    sent: dict[DeskId, list[Json]] = defaultdict(list)
    for desk, package, digest in writing.acknowledged_since(since):
        sent[desk].append([package, digest])
    told = [
        _ask(office, writing, desk, {"sent": pairs[start : start + MOST]})
        for desk, pairs in sent.items()
        for start in range(0, len(pairs), MOST)
    ]
    return any(told)


def _ask(office: Office, writing: Writing, desk: DeskId, facts: dict[str, Json]) -> bool:
    """False for a desk that has ended: nobody is there to answer."""
    known = office.directory.find_desk(desk)
    if known is None or not known.works_on(office.today):
        return False
    post(office, writing, PackageKind.REQUEST, [desk], facts=facts)
    return True


def _send_missing(office: Office, writing: Writing, desk: DeskId, counters: Sequence[int]) -> None:
    settled: list[Json] = []
    for counter in counters:
        row = writing.posting_counted(desk, counter)
        if row is None or row.replaced_by is not None or not _once_more(office, writing, row):
            settled.append(counter)
    if settled:
        _ask(office, writing, desk, {"settled": settled})


def _once_more(office: Office, writing: Writing, row: PostingRow) -> bool:
    """Whether it goes again. Its reader says that he does not have it, whatever he said before."""
    try:
        with writing.attempt():
            writing.reopen_posting(row.row)
            post_again(office, writing, [writing.posting(row.row)])
    except UserError:
        return False
    return True


def _has(writing: Writing, sender: DeskId, package: PackageId, digest: str) -> bool:
    return writing.received_digest(sender, package) == digest


def _counters(found: list[Json]) -> list[int]:
    counters = [each for each in found if isinstance(each, int) and 0 < each < 1 << 53]
    if len(counters) != len(found) or len(found) > MOST:
        raise _strange()
    return counters


def _packages(found: list[Json]) -> list[PackageId]:
    packages = [PackageId(each) for each in found if isinstance(each, str)]
    if len(packages) != len(found) or len(found) > MOST:
        raise _strange()
    return packages


def _pairs(found: list[Json]) -> list[tuple[PackageId, str]]:
    pairs = []
    for each in found:
        match each:
            case [str(package), str(digest)]:
                pairs.append((PackageId(package), digest))
    if len(pairs) != len(found) or len(found) > MOST:
        raise _strange()
    return pairs


def _strange() -> BadInput:
    return BadInput("Yêu cầu đối chiếu không đọc được.", "Đề nghị nơi gửi cập nhật chương trình.")
