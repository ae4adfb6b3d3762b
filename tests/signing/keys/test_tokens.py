"""Tokens: what a person is told when something is wrong, and that the PIN stays secret. All on real SoftHSM."""

import logging
import struct
import traceback
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.hashes import SHA256

from tests.signing.office import LEADER_PIN, Life
from vbdt.document.verdict import Verdict
from vbdt.signing.check.verify import verify
from vbdt.signing.keys.key_problems import KeyProblem, KeyRefused
from vbdt.signing.keys.tokens import PinState, find_tokens, open_token
from vbdt.signing.sign import sign
from vbdt.signing.stand_ins.pki import Issued, Pki, Subject
from vbdt.signing.stand_ins.softhsm import SoftHsm, add_token, make_softhsm
from vbdt.signing.trust.anchors import Trust
from vbdt.ui.crash import write_report

PIN = "11223344"
LOCKED, FINAL_TRY, TO_BE_CHANGED = 0x40000, 0x20000, 0x80000


@pytest.fixture
def own(tmp_path: Path, pki: Pki, leader: Issued) -> SoftHsm:
    """A folder of tokens that the test may spoil."""
    hsm = make_softhsm(tmp_path / "hsm")
    add_token(hsm, "rieng", PIN, [leader], [pki.sub])
    return hsm


def _set_flag(hsm: SoftHsm, flag: int) -> None:
    """Write a flag into SoftHSM's own file: it never locks a token by itself."""
    (path,) = hsm.folder.glob("tokens/*/token.object")
    data = bytearray(path.read_bytes())
    at = data.index(struct.pack(">QQ", 0x8000534B, 2)) + 16  # CKA_OS_TOKENFLAGS, a number
    (flags,) = struct.unpack_from(">Q", data, at)
    struct.pack_into(">Q", data, at, flags | flag)
    path.write_bytes(data)
    hsm.activate()


def _refusal(hsm: SoftHsm, pin: str = PIN) -> KeyProblem:
    with pytest.raises(KeyRefused) as caught:
        open_token(hsm.module, "rieng", pin)
    return caught.value.problem


def test_tokens_are_listed_with_their_certificates(hsm: SoftHsm, leader: Issued) -> None:
    tokens = {token.label: token for token in find_tokens(hsm.module)}
    assert set(tokens) == {"binh", "so-noi-vu"}
    (facts,) = tokens["binh"].certificates
    assert (facts.subject, facts.title, facts.organisation) == ("Trần Văn Bình", "Giám đốc", "Sở Nội vụ")
    with open_token(hsm.module, tokens["binh"].serial, LEADER_PIN, facts.fingerprint) as key:
        assert key.certificate == facts


def test_a_wrong_pin_is_counted_and_a_right_one_clears_the_count(own: SoftHsm) -> None:
    assert _refusal(own, "00000000") is KeyProblem.WRONG_PIN
    assert [token.pin for token in find_tokens(own.module)] == [PinState.TRIED]
    open_token(own.module, "rieng", PIN).close()
    assert [token.pin for token in find_tokens(own.module)] == [PinState.FINE]


def test_a_locked_token_is_not_tried_again(own: SoftHsm) -> None:
    _set_flag(own, LOCKED)
    assert _refusal(own) is KeyProblem.PIN_LOCKED


def test_the_last_try_is_taken_only_by_a_person_who_knows(own: SoftHsm) -> None:
    _set_flag(own, FINAL_TRY)
    assert _refusal(own) is KeyProblem.PIN_FINAL_TRY
    open_token(own.module, "rieng", PIN, accept_final_try=True).close()


def test_a_pin_that_must_be_set_anew_is_not_sent(own: SoftHsm) -> None:
    _set_flag(own, TO_BE_CHANGED)
    assert _refusal(own) is KeyProblem.PIN_TO_SET


@pytest.mark.parametrize(
    ("flag", "state"),
    [(0, PinState.FINE), (TO_BE_CHANGED, PinState.TO_SET), (FINAL_TRY, PinState.FINAL_TRY), (LOCKED, PinState.LOCKED)],
)
def test_what_the_token_says_of_its_pin_is_seen_before_any_is_sent(own: SoftHsm, flag: int, state: PinState) -> None:
    _set_flag(own, flag)
    (token,) = find_tokens(own.module)
    assert token.pin is state
    assert [facts.subject for facts in token.certificates] == ["Trần Văn Bình"]


def test_a_key_too_short_is_refused_before_the_pin(own: SoftHsm, pki: Pki, leader: Issued) -> None:
    short = rsa.generate_private_key(65537, 1024)
    builder = x509.CertificateBuilder(leader.certificate.issuer, leader.certificate.subject, short.public_key(), 7)
    builder = builder.not_valid_before(leader.certificate.not_valid_before_utc)
    weak = builder.not_valid_after(leader.certificate.not_valid_after_utc).sign(pki.sub.key, SHA256())
    add_token(own, "ngan", PIN, [Issued(weak, short)], [])
    with pytest.raises(KeyRefused) as caught:
        open_token(own.module, "ngan", "00000000")
    assert caught.value.problem is KeyProblem.KEY_UNSUITABLE
    assert {token.pin for token in find_tokens(own.module)} == {PinState.FINE}


def test_what_is_wrong_before_the_pin_is_said_before_the_pin(own: SoftHsm, tmp_path: Path) -> None:
    not_a_module = tmp_path / "module.so"
    not_a_module.write_bytes(b"MZ")
    cases = [
        (tmp_path / "nowhere.so", "rieng", None, KeyProblem.MODULE_MISSING),
        (not_a_module, "rieng", None, KeyProblem.MODULE_FOREIGN),
        (own.module, "khac", None, KeyProblem.NO_TOKEN),
        (own.module, "rieng", "00" * 32, KeyProblem.NO_CERTIFICATE),
    ]
    for module, token, fingerprint, problem in cases:
        with pytest.raises(KeyRefused) as caught:
            open_token(module, token, "00000000", fingerprint)
        assert caught.value.problem is problem
    assert _refusal(own, "") is KeyProblem.PIN_FORM
    assert [token.pin for token in find_tokens(own.module)] == [PinState.FINE]


def test_a_certificate_that_must_not_sign_is_refused(own: SoftHsm, pki: Pki) -> None:
    now = datetime.now(UTC)
    an, day = Subject("Lê Thị An", "Sở Nội vụ"), timedelta(days=1)
    certificates = {
        KeyProblem.EXPIRED: pki.issue(an, not_before=now - 30 * day, not_after=now - day),
        KeyProblem.NOT_YET_VALID: pki.issue(an, not_before=now + day),
        KeyProblem.MAY_NOT_SIGN: pki.issue(an, may_sign=False),
    }
    add_token(own, "an", PIN, list(certificates.values()), [])
    (own_token,) = (token for token in find_tokens(own.module) if token.label == "an")
    for facts in own_token.certificates:
        with pytest.raises(KeyRefused, match="Lê Thị An") as caught:
            open_token(own.module, "an", PIN, facts.fingerprint)
        assert certificates.pop(caught.value.problem).der.hex() == facts.der
    assert not certificates


def test_several_certificates_have_to_be_chosen_from(own: SoftHsm, pki: Pki) -> None:
    add_token(own, "hai", PIN, [pki.issue(Subject(name, "Sở Nội vụ")) for name in ("Lê Thị An", "Võ Văn Tư")], [])
    with pytest.raises(KeyRefused, match="nhiều chứng thư"):
        open_token(own.module, "hai", PIN)


def test_a_token_pulled_out_refuses_and_works_again_when_it_is_back(own: SoftHsm, life: Life, trust: Trust) -> None:
    (token,) = (own.folder / "tokens").iterdir()
    pulled_out = own.folder / token.name
    with open_token(own.module, "rieng", PIN) as key:
        token.rename(pulled_out)
        with pytest.raises(KeyRefused) as caught:
            sign(life.drafted, key, "nguoi_ky")
    assert caught.value.problem is KeyProblem.TOKEN_REMOVED
    assert find_tokens(own.module) == []
    pulled_out.rename(token)
    assert [each.label for each in find_tokens(own.module)] == ["rieng"]
    with open_token(own.module, "rieng", PIN) as key:
        assert verify(sign(life.drafted, key, "nguoi_ky").pdf, trust).verdict is Verdict.VALID


def test_the_pin_appears_nowhere(own: SoftHsm, life: Life, tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    wrong = "55667788"
    with pytest.raises(KeyRefused) as caught:
        open_token(own.module, "rieng", wrong)
    with open_token(own.module, "rieng", PIN) as key:
        sign(life.drafted, key, "nguoi_ky")
        process = key._process
        command = Path(f"/proc/{process._process.pid}")
        seen = [repr(key), repr(vars(key)), repr(vars(process)), repr(vars(process._process)), str(key.certificate)]
        seen += [(command / name).read_text("utf-8", "replace") for name in ("cmdline", "environ")]
    refused = caught.value
    seen += [write_report(tmp_path, refused, datetime.now(UTC)).read_text("utf-8")]
    seen += [str(refused), repr(refused), repr(refused.args), "".join(traceback.format_exception(refused)), caplog.text]
    assert not [text for text in seen if PIN in text or wrong in text]
    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert own.conf in files
    assert not [path for path in files if PIN.encode() in path.read_bytes()]
