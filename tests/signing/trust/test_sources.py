"""Answers about revocation: from a real responder and real lists on loopback, and from those who may not answer."""

import time
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
import requests
from cryptography.hazmat.primitives.hashes import SHA1, SHA256
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509 import ocsp

from tests.signing.levels import now
from vbdt.errors import UserError
from vbdt.signing.stand_ins.ocsp import free_address, local_revocation
from vbdt.signing.stand_ins.pki import Issued, KeyType, Pki, Subject, make_pki, open_pki
from vbdt.signing.trust.anchors import load_trust
from vbdt.signing.trust.answers import AnswerKind, read_ocsp
from vbdt.signing.trust.sources import FirstAnswer, ListsAtHand, OnlineRevocation, list_addresses, responder_addresses


@pytest.fixture(scope="module")
def pki(tmp_path_factory: pytest.TempPathFactory) -> Pki:
    return make_pki(tmp_path_factory.mktemp("nguon") / "pki", services=free_address())


@pytest.fixture(scope="module")
def an(pki: Pki) -> Issued:
    return pki.issue(Subject("Lê Thị An", "UBND xã Tân Hưng"), KeyType.P_256)


@pytest.fixture
def service(pki: Pki) -> Iterator[None]:
    with local_revocation(pki):
        yield


def answered(an: Issued, signer: Issued, pki: Pki, appointed: bool) -> bytes:
    """An answer «good» about `an`, signed by whoever."""
    builder = ocsp.OCSPResponseBuilder().add_response(
        an.certificate,
        pki.sub.certificate,
        SHA1(),
        ocsp.OCSPCertStatus.GOOD,
        now(),
        now() + timedelta(hours=1),
        None,
        None,
    )
    builder = builder.responder_id(ocsp.OCSPResponderEncoding.HASH, signer.certificate)
    if appointed:
        builder = builder.certificates([signer.certificate])
    return builder.sign(signer.key, SHA256()).public_bytes(Encoding.DER)


def test_certificates_name_the_services_only_when_asked(pki: Pki, an: Issued, tmp_path: Path) -> None:
    assert responder_addresses(an.certificate) == (f"{pki.services}/ocsp",)
    assert list_addresses(an.certificate) == (f"{pki.services}/sub.crl",)
    assert list_addresses(pki.sub.certificate) == (f"{pki.services}/root.crl",)
    assert open_pki(pki.folder).services == pki.services
    silent = make_pki(tmp_path / "im").issue(Subject("A", "B"), KeyType.P_256)
    assert (responder_addresses(silent.certificate), list_addresses(silent.certificate)) == ((), ())


@pytest.mark.usefixtures("service")
def test_the_responder_answers_for_leaves_and_the_root_for_the_sub_authority(pki: Pki, an: Issued) -> None:
    source = OnlineRevocation()
    for certificate, issuer in ((an, pki.sub), (pki.tsa, pki.sub), (pki.sub, pki.root)):
        answer = source.answer(certificate.certificate, issuer.certificate, now())
        assert answer is not None
        assert answer.kind is AnswerKind.OCSP
    assert source.answer(an.certificate, pki.root.certificate, now() + timedelta(hours=3)) is None


@pytest.mark.usefixtures("service")
def test_the_responder_knows_what_was_revoked(pki: Pki) -> None:
    gone = pki.issue(Subject("Đã Nghỉ", "Sở Nội vụ"), KeyType.P_256)
    pki.revoke(gone.certificate)
    question = ocsp.OCSPRequestBuilder().add_certificate(gone.certificate, pki.sub.certificate, SHA1()).build()
    reply = requests.post(f"{pki.services}/ocsp", question.public_bytes(Encoding.DER), timeout=5).content
    assert ocsp.load_der_ocsp_response(reply).certificate_status is ocsp.OCSPCertStatus.REVOKED
    assert read_ocsp(reply, gone.certificate, pki.sub.certificate) is not None
    pki.revoke()


def test_an_answer_is_kept_while_it_is_fresh(pki: Pki, an: Issued) -> None:
    source = OnlineRevocation()
    with local_revocation(pki):
        first = source.answer(an.certificate, pki.sub.certificate, now())
    assert source.answer(an.certificate, pki.sub.certificate, now()) is first is not None
    assert source.answer(an.certificate, pki.sub.certificate, now() + timedelta(days=2)) is None


def test_a_silent_server_is_left_alone_and_a_list_at_hand_helps(
    pki: Pki, an: Issued, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = OnlineRevocation()
    assert source.answer(an.certificate, pki.sub.certificate, now()) is None

    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("asked again")

    monkeypatch.setattr(requests, "request", refuse)
    lists = ListsAtHand(load_trust(pki.folder).crls)
    answer = FirstAnswer(source, lists).answer(an.certificate, pki.sub.certificate, now())
    assert answer is not None
    assert answer.kind is AnswerKind.CRL
    assert lists.answer(an.certificate, pki.sub.certificate, now() + timedelta(days=400)) is None


def test_only_the_issuer_and_whom_it_appointed_may_answer(pki: Pki, an: Issued, tmp_path: Path) -> None:
    stranger = make_pki(tmp_path / "la")
    for signer, appointed, good in (
        (pki.sub, False, True),
        (pki.appoint_responder(), True, True),
        (an, True, False),  # of the same authority, but not appointed
        (stranger.sub, False, False),
        (stranger.appoint_responder(), True, False),
    ):
        der = answered(an, signer, pki, appointed)
        assert (read_ocsp(der, an.certificate, pki.sub.certificate) is not None) is good


def test_an_answer_about_another_certificate_is_none(pki: Pki, an: Issued) -> None:
    other = pki.issue(Subject("Khác", "Sở Nội vụ"), KeyType.P_256)
    der = answered(other, pki.sub, pki, appointed=False)
    assert read_ocsp(der, an.certificate, pki.sub.certificate) is None
    assert read_ocsp(b"\x30\x03\x0a\x01\x06", an.certificate, pki.sub.certificate) is None
    assert read_ocsp(b"<html>", an.certificate, pki.sub.certificate) is None


@pytest.mark.usefixtures("service")
def test_the_local_service_survives_nonsense(pki: Pki) -> None:
    assert requests.post(f"{pki.services}/ocsp", b"\x00" * 10, timeout=5).status_code == 200
    assert requests.post(f"{pki.services}/ocsp", b"\x00" * 100_000, timeout=5).status_code == 400
    assert requests.get(f"{pki.services}/../keys/sub.pem", timeout=5).status_code == 404
    assert requests.get(f"{pki.services}/sub.crl", timeout=5).content == (pki.folder / "sub.crl").read_bytes()
    with pytest.raises(UserError, match="đang bận"):
        local_revocation(pki).__enter__()


def test_lists_of_others_say_nothing(pki: Pki, an: Issued, tmp_path: Path) -> None:
    crls = load_trust(make_pki(tmp_path / "la").folder).crls
    assert ListsAtHand(crls).answer(an.certificate, pki.sub.certificate, now()) is None


@pytest.mark.usefixtures("service")
def test_an_answer_from_before_the_signature_is_asked_for_again(pki: Pki, an: Issued) -> None:
    source = OnlineRevocation()
    first = source.answer(an.certificate, pki.sub.certificate, now())
    assert first is not None
    signed_at = first.made_at + timedelta(seconds=1)
    time.sleep(1.1)  # answers tell whole seconds
    assert source.answer(an.certificate, pki.sub.certificate, now()) is first
    again = source.answer(an.certificate, pki.sub.certificate, now(), signed_at)
    assert again is not None
    assert again.is_made_after(signed_at)
    assert source.answer(an.certificate, pki.sub.certificate, now()) is again


@pytest.mark.usefixtures("service")
def test_where_nothing_newer_is_to_be_had_the_newest_is_given(pki: Pki, an: Issued) -> None:
    lists = ListsAtHand(load_trust(pki.folder).crls)
    tomorrow = now() + timedelta(days=1)
    online = OnlineRevocation()
    found = FirstAnswer(lists, online).answer(an.certificate, pki.sub.certificate, now(), tomorrow)
    assert found is not None
    assert not found.is_made_after(tomorrow)
    assert found.kind is AnswerKind.OCSP  # newer than the list
    asked = FirstAnswer(lists, online).answer(an.certificate, pki.sub.certificate, now())
    assert asked is not None
    assert asked.kind is AnswerKind.CRL  # the first that has one, when any will do
