"""Sign now, raise the level later: an outage of the services is a queue, and the archive time-stamp can be renewed."""

import json
from dataclasses import replace
from datetime import timedelta

import pytest

from tests.signing.levels import Outage
from vbdt.acts.evidence import Evidence
from vbdt.acts.exchange import exchange
from vbdt.acts.issue import issue
from vbdt.acts.keys import personal_key, seal_key
from vbdt.acts.levels import archive_file, raise_waiting, refresh
from vbdt.acts.office import Office
from vbdt.acts.register import register
from vbdt.acts.send import send
from vbdt.acts.sign import sign
from vbdt.acts.submit import submit
from vbdt.cli import main
from vbdt.demo.make import Demo
from vbdt.demo.story import send_out, settle
from vbdt.demo.texts import decision, letter
from vbdt.document.codec import decode
from vbdt.document.events import Issued, Stamped
from vbdt.document.filters import Filter
from vbdt.document.ids import DocumentId
from vbdt.document.model import Direction
from vbdt.document.states import State
from vbdt.document.verdict import Level, SignatureKind, Verdict
from vbdt.errors import Cancelled, NotAllowed
from vbdt.signing.levels import lowest_level
from vbdt.signing.verify import verify

Offices = dict[str, Office]
CLERK, LEADER, DRAFTER, ARCHIVIST = "snv-van-thu", "snv-lanh-dao", "snv-chuyen-vien", "snv-luu-tru"


def signed_without_services(offices: Offices, demo: Demo) -> DocumentId:
    """Signed by the leader and on the clerk's desk, while nobody gave time-stamps."""
    sheet = letter(offices[DRAFTER])
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
    renewed = archivist.store.files.read(archive_file(archivist, known))
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
    assert archive_file(commune, arrived) != arrived.pdf
    assert commune.store.document(arrived.id) == arrived


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
    (file,) = office.store.evidence(document.id)
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
