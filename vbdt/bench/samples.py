"""Signed files to measure with: a letter signed and sealed as an office does it, and very small ones."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from vbdt.document.content import Draft, Signer, paragraph
from vbdt.drafting.compose import compose
from vbdt.drafting.fields import fill
from vbdt.drafting.images import seal_image, signature_image
from vbdt.drafting.wording import issue_lines
from vbdt.signing.fields import add_signature_fields
from vbdt.signing.keys.pkcs12 import open_pkcs12
from vbdt.signing.places import Place
from vbdt.signing.sign import sign
from vbdt.signing.stand_ins.pki import KeyType, Pki, Subject, make_pki
from vbdt.signing.trust.anchors import Trust, load_trust

PASSPHRASE = "đo tốc độ"  # noqa: S105 - of keys that live as long as the measurement
SENTENCE = "Đề nghị các cơ quan, đơn vị báo cáo kết quả xử lý văn bản điện tử quý này trước ngày 25 tháng cuối quý. "
TWO_MARKS = (Place("mot", 1, 60, 60, 90, 40), Place("hai", 1, 200, 60, 90, 40))


@dataclass(frozen=True, slots=True)
class Samples:
    """`office` has the leader's signature and the agency's seal; `small` have one and two signatures on one line."""

    trust: Trust
    office: bytes
    small: tuple[bytes, ...]


def make_samples(folder: Path) -> Samples:
    """Make a PKI in the folder and sign. Takes some seconds."""
    pki = make_pki(folder / "pki", "đo tốc độ")
    leader = _key(pki, folder / "lanh-dao.p12", Subject("Trần Văn Bình", "Sở Nội vụ", "Giám đốc"), KeyType.RSA_2048)
    agency = _key(pki, folder / "co-quan.p12", Subject("Sở Nội vụ", "Sở Nội vụ"), KeyType.P_256)
    blank = add_signature_fields(_one_line(), TWO_MARKS)
    once = _signed(blank, agency, "mot")
    return Samples(load_trust(pki.folder), _office(leader, agency), (once, _signed(once, agency, "hai")))


def _key(pki: Pki, path: Path, subject: Subject, kind: KeyType) -> Path:
    pki.issue(subject, kind).write_pkcs12(path, PASSPHRASE, (pki.sub.certificate,))
    return path


def _signed(pdf: bytes, key_file: Path, field: str, image: bytes | None = None, lock: tuple[str, ...] = ()) -> bytes:
    with open_pkcs12(key_file, PASSPHRASE) as key:
        return sign(pdf, key, field, image=image, lock=lock).pdf


def letter() -> Draft:
    """A page and a half, as an office writes it."""
    return Draft(
        kind="cong_van",
        agency="Sở Nội vụ",
        parent_agency="UBND tỉnh Hậu Giang",
        notation="SNV-CCHC",
        place="Hậu Giang",
        year=2026,
        subject="báo cáo kết quả xử lý văn bản điện tử",
        addressees=("Các sở, ban, ngành tỉnh",),
        body=tuple(paragraph(SENTENCE * 3) for _ in range(12)),
        signer=Signer(("GIÁM ĐỐC",), "Trần Văn Bình"),
        recipients=("Như trên", "Lưu: VT, CCHC"),
    )


def _office(leader: Path, agency: Path) -> bytes:
    draft = letter()
    composed = compose(draft)
    approved = _signed(composed.pdf, leader, "nguoi_ky", signature_image("Trần Văn Bình"))
    numbered = fill(approved, issue_lines(draft, 15, date(2026, 3, 5)))
    return _signed(numbered, agency, "dau", seal_image("Sở Nội vụ", "Tỉnh Hậu Giang"), composed.text_fields)


def _one_line() -> bytes:
    """One page with one line of text and nothing that is not needed."""
    words = b"BT /F 14 Tf 70 700 Td (So tien: 1.000.000 dong) Tj ET"
    bodies = (
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>",
        b"<</Length %d>>\nstream\n%s\nendstream" % (len(words), words),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    )
    out, offsets = bytearray(b"%PDF-1.7\n"), []
    for number, body in enumerate(bodies, start=1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    end = b"trailer\n<</Size 6/Root 1 0 R/ID[<00><00>]>>\nstartxref\n%d\n%%%%EOF\n" % len(out)
    return bytes(out) + b"xref\n0 6\n0000000000 65535 f \n" + table + end
