"""Keys in files speak the same sentences as tokens."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.signing.office import PASSPHRASE, Life
from vbdt.document.verdict import Verdict
from vbdt.signing.check.verify import verify
from vbdt.signing.keys.key_problems import KeyProblem, KeyRefused
from vbdt.signing.keys.pkcs12 import open_pkcs12
from vbdt.signing.sign import sign
from vbdt.signing.stand_ins.pki import KeyType, Pki, Subject
from vbdt.signing.trust.anchors import Trust


@pytest.mark.parametrize("key_type", KeyType)
def test_a_key_file_signs(tmp_path: Path, pki: Pki, life: Life, trust: Trust, key_type: KeyType) -> None:
    path = tmp_path / "an.p12"
    pki.issue(Subject("Lê Thị An", "Sở Nội vụ"), key_type).write_pkcs12(path, PASSPHRASE, (pki.sub.certificate,))
    with open_pkcs12(path, PASSPHRASE) as key:
        signed = sign(life.drafted, key, "nguoi_ky").pdf
    (signature,) = verify(signed, trust).signatures
    assert (signature.verdict, signature.signer) == (Verdict.VALID, "Lê Thị An")
    with pytest.raises(KeyRefused):
        sign(life.drafted, key, "nguoi_ky")


def test_what_is_wrong_with_a_key_file_is_said(tmp_path: Path, pki: Pki, key_file: Path) -> None:
    rubbish = tmp_path / "rubbish.p12"
    rubbish.write_bytes(b"\x30\x82rubbish")
    expired = tmp_path / "expired.p12"
    start = datetime.now(UTC) - timedelta(days=9)
    issued = pki.issue(Subject("Lê Thị An", "Sở Nội vụ"), not_before=start, not_after=start + timedelta(days=1))
    issued.write_pkcs12(expired, PASSPHRASE, ())
    cases = [
        (tmp_path / "nowhere.p12", PASSPHRASE, KeyProblem.FILE_MISSING),
        (rubbish, PASSPHRASE, KeyProblem.FILE_DAMAGED),
        (key_file, "sai", KeyProblem.WRONG_PASSPHRASE),
        (expired, PASSPHRASE, KeyProblem.EXPIRED),
    ]
    for path, passphrase, problem in cases:
        with pytest.raises(KeyRefused) as caught:
            open_pkcs12(path, passphrase)
        assert caught.value.problem is problem
        assert passphrase not in repr(caught.value)
