"""An office with real keys: a PKI, two SoftHSM tokens, a time-stamp server, the life of one document."""

from collections.abc import Iterator
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfWriter

from tests.drafting.sample_drafts import decision
from tests.signing.office import AGENCY_PIN, LEADER_PIN, PASSPHRASE, Life
from vbdt.drafting.compose import compose
from vbdt.drafting.fields import fill
from vbdt.drafting.images import seal_image, signature_image
from vbdt.drafting.wording import issue_lines
from vbdt.signing.fields import add_signature_fields
from vbdt.signing.keys.pkcs12 import open_pkcs12
from vbdt.signing.keys.tokens import open_token
from vbdt.signing.places import Place
from vbdt.signing.sign import sign
from vbdt.signing.stand_ins.pki import Issued, KeyType, Pki, Subject, make_pki
from vbdt.signing.stand_ins.softhsm import SoftHsm, add_token, make_softhsm
from vbdt.signing.stand_ins.tsa import local_tsa
from vbdt.signing.timestamps import HttpTimeStamps
from vbdt.signing.trust.anchors import Trust, load_trust


@pytest.fixture(scope="session")
def pki(tmp_path_factory: pytest.TempPathFactory) -> Pki:
    return make_pki(tmp_path_factory.mktemp("pki"))


@pytest.fixture(scope="session")
def trust(pki: Pki) -> Trust:
    return load_trust(pki.folder)


@pytest.fixture(scope="session")
def leader(pki: Pki) -> Issued:
    return pki.issue(Subject("Trần Văn Bình", "Sở Nội vụ", "Giám đốc"))


@pytest.fixture(scope="session")
def agency(pki: Pki) -> Issued:
    return pki.issue(Subject("Sở Nội vụ", "Sở Nội vụ"), KeyType.P_256)


@pytest.fixture(scope="session")
def token_folder(tmp_path_factory: pytest.TempPathFactory, pki: Pki, leader: Issued, agency: Issued) -> SoftHsm:
    """`binh` holds an RSA key, `so-noi-vu` a P-256 key."""
    hsm = make_softhsm(tmp_path_factory.mktemp("hsm"))
    add_token(hsm, "binh", LEADER_PIN, [leader], [pki.sub])
    add_token(hsm, "so-noi-vu", AGENCY_PIN, [agency], [pki.sub])
    return hsm


@pytest.fixture
def hsm(token_folder: SoftHsm) -> SoftHsm:
    """The tokens, looked for anew: another test may have pointed SoftHSM at a folder of its own."""
    token_folder.activate()
    return token_folder


@pytest.fixture(scope="session")
def timestamps(pki: Pki) -> Iterator[HttpTimeStamps]:
    with local_tsa(pki) as url:
        yield HttpTimeStamps(url, timeout=20)


@pytest.fixture(scope="session")
def key_file(tmp_path_factory: pytest.TempPathFactory, pki: Pki) -> Path:
    """A P-256 key in a file, for tests that are not about tokens."""
    path = tmp_path_factory.mktemp("keys") / "binh.p12"
    issued = pki.issue(Subject("Trần Văn Bình", "Sở Nội vụ", "Giám đốc"), KeyType.P_256)
    issued.write_pkcs12(path, PASSPHRASE, (pki.sub.certificate,))
    return path


@pytest.fixture(scope="session")
def life(token_folder: SoftHsm, timestamps: HttpTimeStamps) -> Life:
    """Drafted, signed by the leader (RSA), numbered, sealed by the agency (P-256), both with time-stamps."""
    token_folder.activate()
    draft = decision()
    composed = compose(draft)
    with open_token(token_folder.module, "binh", LEADER_PIN) as key:
        blue = signature_image("Trần Văn Bình")
        signed = sign(composed.pdf, key, "nguoi_ky", image=blue, timestamps=timestamps).pdf
    numbered = fill(signed, issue_lines(draft, 15, date(2026, 3, 5)))
    with open_token(token_folder.module, "so-noi-vu", AGENCY_PIN) as key:
        red = seal_image("Sở Nội vụ", "Tỉnh Hậu Giang")
        locked = composed.text_fields
        sealed = sign(numbered, key, "dau", image=red, lock=locked, timestamps=timestamps).pdf
    return Life(composed.pdf, signed, numbered, sealed, locked)


@pytest.fixture(scope="session")
def blank() -> bytes:
    """One empty A4 page made by somebody else's program."""
    writer = PdfWriter()
    writer.add_blank_page(595, 842)
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


@pytest.fixture(scope="session")
def small(blank: bytes, key_file: Path) -> bytes:
    """A small file with one signature that covers all of it."""
    with_field = add_signature_fields(blank, [Place("ky", 1, 100, 100, 120, 40)])
    with open_pkcs12(key_file, PASSPHRASE) as key:
        return sign(with_field, key, "ky").pdf
