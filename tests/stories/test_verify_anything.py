"""`vbdt verify` on whatever a person may point it at: one verdict, one sentence, never a traceback."""

import json
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader, PdfWriter

from vbdt.acts.office import Office
from vbdt.cli import main
from vbdt.demo.make import Demo
from vbdt.demo.story import send_out
from vbdt.demo.texts import letter
from vbdt.drafting.compose import compose
from vbdt.errors import Exit


@pytest.fixture(scope="module")
def issued(demo: Demo, offices: dict[str, Office]) -> bytes:
    """An issued letter of the department."""
    document = send_out(offices, letter(offices["snv-chuyen-vien"]), demo.province.pin, lambda _: None)
    store = offices["snv-van-thu"].store
    return store.files.read(store.document(document).pdf)


def verdict(capsys: pytest.CaptureFixture[str], path: Path, *words: str) -> tuple[int, str, str]:
    """Exit status, verdict and reason of one file."""
    status = main(["verify", "--json", str(path), *words])
    (found,) = json.loads(capsys.readouterr().out)
    assert found["file"] == str(path)
    assert found["reason"].endswith(".")
    return status, found["verdict"], found["reason"]


def test_our_own_is_valid_where_its_authority_is_trusted_and_intact_elsewhere(
    demo: Demo, issued: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "van-ban.pdf"
    path.write_bytes(issued)
    trust = str(demo.folder / "chung-thuc")
    assert verdict(capsys, path, "--trust", trust)[:2] == (Exit.DONE, "valid")
    assert verdict(capsys, path)[:2] == (Exit.REFUSED, "valid_untrusted")


def encrypted(offices: dict[str, Office]) -> bytes:
    writer = PdfWriter(PdfReader(BytesIO(compose(letter(offices["snv-chuyen-vien"]).content).pdf)))
    writer.encrypt("mật khẩu", algorithm="AES-256")
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def test_an_encrypted_file_cannot_be_judged(
    offices: dict[str, Office], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "khoa.pdf"
    path.write_bytes(encrypted(offices))
    assert verdict(capsys, path)[1] in {"unknown", "unsigned"}


def test_an_unsigned_file_is_said_to_be_so(
    offices: dict[str, Office], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "du-thao.pdf"
    path.write_bytes(compose(letter(offices["snv-chuyen-vien"]).content).pdf)
    assert verdict(capsys, path)[:2] == (Exit.REFUSED, "unsigned")


@pytest.mark.parametrize("data", [b"", b"hello", b"%PDF-1.7", b"PK\x03\x04" + b"\0" * 100, b"%PDF-1.7\n" + b"[" * 9999])
def test_what_is_no_pdf_is_said_to_be_none(data: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "gi-do.pdf"
    path.write_bytes(data)
    status, found, _ = verdict(capsys, path)
    assert status == Exit.REFUSED
    assert found in {"unknown", "invalid"}


def test_a_cut_file_is_never_valid(issued: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "cut.pdf"
    for part in (0.3, 0.6, 0.9, 0.999):
        path.write_bytes(issued[: int(len(issued) * part)])
        assert verdict(capsys, path)[1] != "valid"
