"""A leader signs a book of documents with one PIN, the clerk issues them with one PIN; on real desks and tokens."""

import os
from dataclasses import replace
from pathlib import Path

from tests.acts.test_way_back import Offices, submitted
from vbdt.acts.keys import personal_key, seal_key
from vbdt.acts.office import Office
from vbdt.acts.register import register
from vbdt.acts.sign_many import issue_many, sign_many
from vbdt.acts.withdraw import may_withdraw
from vbdt.demo.make import Demo
from vbdt.demo.story import settle
from vbdt.document.ids import DocumentId
from vbdt.document.states import State
from vbdt.document.verdict import Verdict
from vbdt.signing.batch import Result
from vbdt.signing.check.verify import verify
from vbdt.signing.keys.key_problems import KeyProblem, KeyRefused


def folder_of(office: Office) -> Path:
    """Where SoftHSM keeps the leader's token; the serial number is the end of the folder's name."""
    source = office.settings.personal
    assert source is not None
    tokens = Path(os.environ["SOFTHSM2_CONF"]).parent / "tokens"
    (found,) = [each for each in tokens.iterdir() if each.name.replace("-", "").endswith(source.token)]
    return found


def quiet(_done: int, _total: int, _words: str) -> None:
    """Nobody listens."""


def test_many_are_signed_and_issued_with_one_pin_each(offices: Offices, demo: Demo) -> None:
    leader, clerk = offices["snv-lanh-dao"], offices["snv-van-thu"]
    documents = [submitted(offices) for _ in range(3)]
    unknown = DocumentId("0" * 32)
    with personal_key(leader, demo.province.pin) as key:
        batch = sign_many(leader, [documents[0], unknown, *documents[1:]], key, quiet)
    assert batch.of(Result.SIGNED) == tuple(documents)
    assert batch.of(Result.FAILED) == (unknown,)
    settle(offices)
    for document in documents:
        assert may_withdraw(leader, leader.store.document(document))
        register(clerk, document)
    with seal_key(clerk, demo.province.pin) as key:
        issued = issue_many(clerk, documents, key, quiet)
    assert issued.of(Result.SIGNED) == tuple(documents)
    for document in documents:
        known = clerk.store.document(document)
        assert known.state is State.ISSUED
        assert verify(clerk.store.files.read(known.pdf), clerk.trust).verdict is Verdict.VALID


def test_a_token_pulled_out_costs_nothing_that_was_signed(offices: Offices, demo: Demo) -> None:
    leader = replace(offices["snv-lanh-dao"], timestamps=None)
    token = folder_of(leader)
    away = token.parent.parent / "rut-ra"
    documents = [submitted(offices) for _ in range(7)]
    with personal_key(leader, demo.province.pin) as key:

        def pull_out(done: int, _total: int, _words: str) -> None:
            if done == 1:
                token.rename(away)

        first = sign_many(leader, documents, key, pull_out)
    assert isinstance(first.stopped, KeyRefused)
    assert first.stopped.problem is KeyProblem.TOKEN_REMOVED
    states = [leader.store.document(document).state for document in documents]
    signed = len(first.of(Result.SIGNED))
    assert 1 <= signed < 7
    assert states == [State.SIGNED] * signed + [State.SUBMITTED] * (7 - signed)
    away.rename(token)
    with personal_key(leader, demo.province.pin) as key:
        second = sign_many(leader, first.rest, key, quiet)
    assert second.of(Result.SIGNED) == first.rest
    assert {leader.store.document(document).state for document in documents} == {State.SIGNED}
