"""Sign now, raise the level later: an outage of the services is a queue, and the archive time-stamp can be renewed."""

import json
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from cryptography.x509 import Certificate

from tests.drafting.foreign import scan
from tests.signing.levels import Outage
from vbdt.acts.files.annex_file import attach
from vbdt.acts.holds import hold_of
from vbdt.acts.issue import issue
from vbdt.acts.keys import personal_key, seal_key
from vbdt.acts.mail.exchange import exchange
from vbdt.acts.office import Office
from vbdt.acts.proof.archive_stamps import ages, archive_files, needs_refresh, refresh
from vbdt.acts.proof.evidence import Evidence
from vbdt.acts.proof.levels import has_grace, raise_waiting, set_grace
from vbdt.acts.register import register
from vbdt.acts.send import send
from vbdt.acts.sign import sign
from vbdt.acts.submit import submit
from vbdt.archive.bag import check_bag
from vbdt.cli import main
from vbdt.demo.make import Demo
from vbdt.demo.story import send_out, settle
from vbdt.demo.texts import decision, letter
from vbdt.document.codec import decode
from vbdt.document.events import Issued, Stamped
from vbdt.document.filters import Filter
from vbdt.document.ids import DocumentId
from vbdt.document.model import Direction, Document
from vbdt.document.protection import Hold
from vbdt.document.states import State
from vbdt.document.verdict import Level, SignatureKind, Verdict
from vbdt.errors import Cancelled, NotAllowed
from vbdt.signing.check.verify import verify
from vbdt.signing.levels import lowest_level
from vbdt.signing.trust.answers import RevocationAnswer
from vbdt.signing.trust.sources import RevocationSource

Offices = dict[str, Office]
CLERK, LEADER, DRAFTER, ARCHIVIST = "snv-van-thu", "snv-lanh-dao", "snv-chuyen-vien", "snv-luu-tru"


def signed_without_services(offices: Offices, demo: Demo, annexed: bool = False) -> DocumentId:
    """Signed by the leader and on the clerk's desk, while nobody gave time-stamps."""
    sheet = letter(offices[DRAFTER])
    if annexed:
        sheet = replace(sheet, attachments=(attach(offices[DRAFTER], scan(), "Biểu.pdf")[0],))
    submit(offices[DRAFTER], sheet)
    settle(offices)
    with personal_key(offices[LEADER], demo.province.pin) as key:
        sign(out(offices[LEADER]), sheet.id, key)
    settle(offices)
    return sheet.id


def out(office: Office) -> Office:
    return replace(office, timestamps=Outage(), revocation=Outage())


def level(office: Office, document: DocumentId) -> Level:
    return lowest_level(office.store.files.read(office.store.document(document).pdf), office.trust)


def annex_levels(office: Office, document: DocumentId) -> list[Level]:
    annexes = office.store.document(document).annexes
    return [lowest_level(office.store.files.read(each), office.trust) for each in annexes]


def facts(office: Office, document: DocumentId) -> list[type]:
    return [type(each.event.fact) for each in office.store.history(document)]


@pytest.fixture(scope="module")
def issued(offices: Offices, demo: Demo) -> DocumentId:
    """A decision sent while every service answered."""
    document = send_out(offices, decision(offices[DRAFTER]), demo.province.pin, lambda _: None)
    settle(offices)
    return document


def test_with_every_service_up_the_seal_brings_the_archive_level(offices: Offices, issued: DocumentId) -> None:
    clerk = offices[CLERK]
    assert level(clerk, issued) is Level.B_LTA
    fact = next(each.event.fact for each in clerk.store.history(issued) if isinstance(each.event.fact, Issued))
    assert fact.level == "B-LTA"
    assert clerk.store.levels_waiting() == ()


def test_a_leaders_signature_without_time_stamp_waits_at_the_clerks_desk(offices: Offices, demo: Demo) -> None:
    clerk, document = offices[CLERK], signed_without_services(offices, demo)
    (waiting,) = clerk.store.levels_waiting()
    assert (waiting.document, waiting.wanted) == (document, "B-T")
    vain = raise_waiting(out(clerk), at_once=True)
    assert vain.waiting == (document,)
    assert "dấu thời gian" in vain.reasons[0]
    assert clerk.store.levels_waiting()[0].attempts == 1
    assert raise_waiting(clerk).raised == ()  # not due: one minute has not passed
    assert raise_waiting(clerk, at_once=True).raised == (document,)
    assert (level(clerk, document), clerk.store.document(document).state) == (Level.B_T, State.SIGNED)
    settle(offices)
    assert level(offices[LEADER], document) is Level.B_T
    register(clerk, document)
    with seal_key(clerk, demo.province.pin) as key:
        issue(clerk, document, key)
    assert level(clerk, document) is Level.B_LTA


def test_an_outage_stops_no_document_and_is_made_good_later(offices: Offices, demo: Demo) -> None:
    """Issued and sent at B-B; the recipients keep what they were sent, the sender's copy is raised without a token."""
    clerk, document = offices[CLERK], signed_without_services(offices, demo)
    register(clerk, document)
    with seal_key(clerk, demo.province.pin) as key:
        issue(out(clerk), document, key)
    send(clerk, document)
    settle(offices)
    sent = clerk.store.document(document)
    assert level(clerk, document) is Level.B_B
    assert [each.wanted for each in clerk.store.levels_waiting()] == ["B-LTA"]

    steps: list[str] = []
    tally = raise_waiting(clerk, at_once=True, step=lambda done, total, words: steps.append(f"{done}/{total} {words}"))
    assert (tally.raised, tally.waiting, steps) == ((document,), (), [f"0/1 {sent.symbol}"])
    settle(offices)
    raised = clerk.store.document(document)
    assert (raised.state, raised.holder, level(clerk, document)) == (State.SENT, sent.holder, Level.B_LTA)
    assert facts(clerk, document).count(Stamped) == 1
    assert offices[ARCHIVIST].store.document(document).pdf.sha256 == raised.pdf.sha256
    assert clerk.store.files.read(raised.pdf).startswith(clerk.store.files.read(sent.pdf))
    commune = offices["tan-hoa-van-thu"].store
    assert sent.pdf.sha256 in {each.pdf.sha256 for each in commune.documents(Filter(direction=Direction.INCOMING)).rows}


def test_annexes_are_raised_with_their_document(offices: Offices, demo: Demo) -> None:
    """Sealed in an outage, raised from the queue, renewed at the archive and where they were received."""
    clerk, archivist = offices[CLERK], offices[ARCHIVIST]
    document = signed_without_services(offices, demo, annexed=True)
    register(clerk, document)
    with seal_key(clerk, demo.province.pin) as key:
        issue(out(clerk), document, key)
    assert (level(clerk, document), annex_levels(clerk, document)) == (Level.B_B, [Level.B_B])
    raise_waiting(clerk, at_once=True)
    assert (level(clerk, document), annex_levels(clerk, document)) == (Level.B_LTA, [Level.B_LTA])
    (annex,) = clerk.store.document(document).annexes
    assert annex.name == "Biểu.pdf"
    send(clerk, document)
    settle(offices)
    assert annex_levels(archivist, document) == [Level.B_LTA]

    for office in (archivist, offices["tan-hoa-van-thu"]):
        known = next(each for each in office.store.documents(Filter()).rows if annex.sha256 in shas(each))
        (outcome,) = refresh(office, [known.id])
        assert outcome.reason == ""
        copies = {each.original: each.file for each in office.store.archive_copies(known.id)}
        assert set(copies) == {known.pdf.sha256, annex.sha256}
        renewed = verify(office.store.files.read(copies[annex.sha256]), office.trust, at=office.clock())
        assert [each.kind for each in renewed.signatures].count(SignatureKind.TIME_STAMP) == 2


def shas(document: Document) -> list[str]:
    return [each.sha256 for each in document.annexes]


def test_a_service_that_is_out_is_waited_for_once_a_document(offices: Offices, demo: Demo) -> None:
    """Two annexes and the document itself: one vain question, not three, for each may last half a minute."""
    clerk = offices[CLERK]
    document = signed_without_services(offices, demo, annexed=True)
    register(clerk, document)
    asked: list[bytes] = []

    class Silent(Outage):
        def stamp(self, digest: bytes) -> bytes:
            asked.append(digest)
            return super().stamp(digest)

    with seal_key(clerk, demo.province.pin) as key:
        issue(replace(clerk, timestamps=Silent()), document, key)
    assert len(asked) == 1
    with clerk.store.write() as writing:
        writing.wait_no_more(document)


def test_what_another_window_is_raising_is_left_to_it(offices: Offices, demo: Demo) -> None:
    clerk, document = offices[CLERK], signed_without_services(offices, demo)
    with clerk.store.write() as writing:
        assert writing.take_up(document)
    tally = raise_waiting(clerk, at_once=True)
    assert (tally.raised, tally.waiting, level(clerk, document)) == ((), (), Level.B_B)
    with clerk.store.write() as writing:
        writing.wait_no_more(document)


def test_data_wait_for_an_answer_made_after_the_signature_where_that_is_wanted(offices: Offices, demo: Demo) -> None:
    """The grace period: an answer from before the signature cannot know of a theft reported in between."""
    clerk, document = offices[CLERK], signed_without_services(offices, demo)
    register(clerk, document)
    set_grace(clerk, True)
    with seal_key(clerk, demo.province.pin) as key:
        issue(replace(clerk, revocation=BeforeSigning(clerk.revocation)), document, key)
    (waiting,) = clerk.store.levels_waiting()
    assert "từ trước lúc ký" in waiting.reason
    assert level(clerk, document) is Level.B_T
    assert raise_waiting(clerk, at_once=True).raised == (document,)
    assert level(clerk, document) is Level.B_LTA
    set_grace(clerk, False)


class BeforeSigning:
    """Gives what the source gives, as if it had been said an hour ago."""

    def __init__(self, source: RevocationSource) -> None:
        self._source = source

    def answer(
        self, certificate: Certificate, issuer: Certificate, at: datetime, since: datetime | None = None
    ) -> RevocationAnswer | None:
        found = self._source.answer(certificate, issuer, at)
        return found and replace(found, made_at=found.made_at - timedelta(hours=1))


def test_the_courier_raises_what_is_due(offices: Offices, demo: Demo) -> None:
    clerk, document = offices[CLERK], signed_without_services(offices, demo)
    later = replace(clerk, clock=lambda: clerk.clock() + timedelta(minutes=2))
    told: list[DocumentId] = []
    exchange(later, lambda changed: told.extend(changed.documents))
    assert (document in told, level(clerk, document)) == (True, Level.B_T)


def test_what_left_the_desk_waits_no_more(offices: Offices, demo: Demo) -> None:
    clerk = offices[CLERK]
    with clerk.store.write() as writing:
        writing.wait_for_level(DocumentId("khong-co"), "B-T", "thử")
    tally = raise_waiting(clerk, at_once=True)
    assert (tally.raised, tally.waiting, clerk.store.levels_waiting()) == ((), (), ())


def test_the_archivist_renews_many_time_stamps_in_one_act(offices: Offices, issued: DocumentId) -> None:
    archivist = offices[ARCHIVIST]
    unknown = DocumentId("khong-co")
    first, second = refresh(archivist, [unknown, issued])
    assert (first.document, bool(first.reason)) == (unknown, True)
    assert (second.document, second.reason) == (issued, "")
    known = archivist.store.document(issued)
    renewed = archivist.store.files.read(archive_files(archivist, known)[0])
    assert renewed.startswith(archivist.store.files.read(known.pdf))
    verdict = verify(renewed, archivist.trust, at=archivist.clock())
    assert verdict.verdict is Verdict.VALID, verdict.reason
    assert [each.kind for each in verdict.signatures].count(SignatureKind.TIME_STAMP) == 2
    assert facts(archivist, issued)[-1] is not Stamped  # the archive's copy is no event of the desk that holds it


def test_an_incoming_document_is_renewed_beside_its_history(offices: Offices, issued: DocumentId) -> None:
    commune = offices["tan-hoa-van-thu"]
    arrived = commune.store.documents(Filter(direction=Direction.INCOMING)).rows[-1]
    (outcome,) = refresh(commune, [arrived.id])
    assert outcome.reason == ""
    assert archive_files(commune, arrived)[0] != arrived.pdf
    assert commune.store.document(arrived.id) == arrived


def test_the_weakest_file_says_how_urgent_a_document_is(offices: Offices, issued: DocumentId) -> None:
    archivist, steps = offices[ARCHIVIST], list[str]()
    found = {each.document.id: each.held for each in ages(archivist, lambda _done, _total, words: steps.append(words))}
    assert steps  # what is known already is told only now and then
    held = found[issued]
    assert held.hold is Hold.ARCHIVE
    assert held.at is not None
    assert held.until is not None
    assert held.at < archivist.clock() < held.until
    assert not needs_refresh(held, archivist.clock())
    assert needs_refresh(held, held.until - timedelta(days=100))
    late = replace(archivist, clock=lambda: archivist.clock() + timedelta(days=40_000))
    ends = [each.held.until for each in ages(late) if each.held.until and each.held.hold is Hold.ARCHIVE]
    assert ends == sorted(ends)


def test_what_was_changed_after_signing_is_no_business_of_the_archive(offices: Offices, issued: DocumentId) -> None:
    commune = offices["tan-hoa-van-thu"]
    arrived = commune.store.documents(Filter(direction=Direction.INCOMING)).rows[0]
    forged = replace(
        arrived,
        verdict="modified",
        pdf=commune.store.files.add(b"%PDF-1.7 gia mao", "gia.pdf", "application/pdf"),
    )
    assert hold_of(commune, forged, forged.pdf).hold is Hold.NONE


def test_a_stopped_renewal_keeps_what_is_done(offices: Offices, issued: DocumentId) -> None:
    def stop(done: int, total: int, words: str) -> None:
        if done == 1:
            raise Cancelled

    outcomes = refresh(offices[ARCHIVIST], [issued, issued, issued], stop)
    assert [each.reason for each in outcomes] == [""]


def test_renewal_is_for_archivists_and_clerks(offices: Offices, issued: DocumentId) -> None:
    with pytest.raises(NotAllowed, match="Chỉ lưu trữ hoặc văn thư"):
        refresh(offices[DRAFTER], [issued])


@pytest.mark.parametrize("desk", [CLERK, "tan-hoa-van-thu"])
def test_the_check_is_kept_with_the_document(offices: Offices, issued: DocumentId, desk: str) -> None:
    """At the desk that issued it and at the one that received it: verdict, certificates and answers of that moment."""
    office = offices[desk]
    sha256 = offices[CLERK].store.document(issued).pdf.sha256
    document = next(each for each in office.store.documents(Filter()).rows if each.pdf.sha256 == sha256)
    file = office.store.evidence(document.id)[0]
    kept = decode(Evidence, json.loads(office.store.files.read(file)))
    assert (kept.pdf_sha256, kept.verdict.verdict, kept.missing) == (sha256, Verdict.VALID, ())
    assert all(office.store.files.read(each) for each in (*kept.certificates, *kept.crls, *kept.ocsps))
    assert len(kept.ocsps) >= 4


def test_the_command_names_what_waits(
    offices: Offices, demo: Demo, issued: DocumentId, capsys: pytest.CaptureFixture[str]
) -> None:
    clerk = offices[CLERK]
    with clerk.store.write() as writing:
        writing.wait_for_level(issued, "B-LTA", "Không kết nối được máy chủ cấp dấu thời gian.")
    assert main(["levels", "--desk", str(demo.desks[CLERK]), "--json"]) == 0
    (row,) = json.loads(capsys.readouterr().out)
    assert (row["document"], row["wanted"]) == (issued, "B-LTA")
    assert row["symbol"] == clerk.store.document(issued).symbol
    with clerk.store.write() as writing:
        writing.wait_no_more(issued)


def test_the_command_lists_what_grows_old_and_exports_evidence(
    offices: Offices, demo: Demo, issued: DocumentId, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    desk = ["--desk", str(demo.desks[CLERK])]
    main(["levels", *desk, "--ages", "--json"])
    row = next(each for each in json.loads(capsys.readouterr().out) if each["document"] == issued)
    assert row["held_by"] == "luu_tru"
    assert row["since"] < row["until"]
    symbol = offices[CLERK].store.document(issued).symbol
    assert main(["levels", *desk, "--evidence", symbol, str(tmp_path / "ra")]) == 0
    assert check_bag(tmp_path / "ra") == ()
    assert main(["levels", *desk, "--grace", "yes"]) == 0
    assert has_grace(offices[CLERK])
    assert main(["levels", *desk, "--grace", "no"]) == 0
    assert not has_grace(offices[CLERK])
