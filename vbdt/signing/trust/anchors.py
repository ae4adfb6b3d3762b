"""Whom this desk believes: trust anchors, the authorities below them, and revocation lists, read from folders."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from cryptography import x509
from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives.serialization import Encoding

from vbdt.errors import BadInput

CERTIFICATE_SUFFIXES = frozenset({".crt", ".cer", ".pem", ".der"})
MAX_CERTIFICATE = 1 << 20
MAX_CRL = 64 << 20
"""Bytes. The largest public revocation lists are some tens of megabytes."""


@dataclass(frozen=True, slots=True)
class Trust:
    """Certificates and revocation lists as DER. Anchors are believed as they are; the rest must lead up to one."""

    anchors: tuple[bytes, ...] = ()
    intermediates: tuple[bytes, ...] = ()
    crls: tuple[bytes, ...] = ()

    def with_anchor(self, der: bytes) -> "Trust":
        """The same trust and this anchor (a person decided so; Circular 15/2025/TT-BKHCN, Art. 5)."""
        return replace(self, anchors=(*self.anchors, der))

    def without(self, der: bytes) -> "Trust":
        """The same trust but for this certificate, whether it was an anchor or below one."""
        anchors = tuple(each for each in self.anchors if each != der)
        return replace(self, anchors=anchors, intermediates=tuple(each for each in self.intermediates if each != der))


def load_trust(*folders: Path) -> Trust:
    """Read every `.crt`, `.cer`, `.pem`, `.der` (PEM or DER) and `.crl` of the folders, not of folders below.

    A certificate signed by itself becomes an anchor, any other an intermediate. Raises BadInput naming the file.
    """
    anchors: list[bytes] = []
    intermediates: list[bytes] = []
    crls: list[bytes] = []
    for path in _files(folders):
        if path.suffix.lower() == ".crl":
            crls.append(_crl(path))
        else:
            for certificate in _certificates(path):
                der = certificate.public_bytes(Encoding.DER)
                (anchors if _signs_itself(certificate) else intermediates).append(der)
    return Trust(tuple(anchors), tuple(intermediates), tuple(crls))


def certificate_files(*folders: Path) -> Iterator[tuple[Path, bytes]]:
    """Every certificate (DER) of the folders with the file it lies in. Raises BadInput as `load_trust` does."""
    for path in _files(folders):
        if path.suffix.lower() != ".crl":
            yield from ((path, each) for each in read_certificate_file(path))


def read_certificate_file(path: Path) -> tuple[bytes, ...]:
    """The certificates (DER) of one file. Raises BadInput naming the file."""
    return tuple(each.public_bytes(Encoding.DER) for each in _certificates(path))


def signs_itself(der: bytes) -> bool:
    """Whether this is a root. Raises ValueError for what is no certificate."""
    return _signs_itself(x509.load_der_x509_certificate(der))


def _files(folders: tuple[Path, ...]) -> Iterator[Path]:
    for folder in folders:
        if not folder.is_dir():
            raise BadInput(f"Không có thư mục chứng thư tin cậy {folder}.", "Chọn lại thư mục.")
        wanted = CERTIFICATE_SUFFIXES | {".crl"}
        yield from sorted(path for path in folder.iterdir() if path.suffix.lower() in wanted and path.is_file())


def _read(path: Path, limit: int) -> bytes:
    try:
        with path.open("rb") as file:
            data = file.read(limit + 1)
    except OSError:
        raise BadInput(f"Không đọc được tệp {path.name}.", "Kiểm tra quyền đọc tệp.") from None
    if len(data) > limit:
        raise BadInput(f"Tệp {path.name} quá lớn.", "Kiểm tra lại tệp.")
    return data


def _certificates(path: Path) -> list[x509.Certificate]:
    data = _read(path, MAX_CERTIFICATE)
    try:
        if b"-----BEGIN" in data:
            return x509.load_pem_x509_certificates(data)
        return [x509.load_der_x509_certificate(data)]
    except ValueError:
        raise BadInput(f"Tệp {path.name} không phải là chứng thư số.", "Bỏ tệp này khỏi thư mục tin cậy.") from None


def _crl(path: Path) -> bytes:
    data = _read(path, MAX_CRL)
    try:
        pem = b"-----BEGIN" in data
        crl = x509.load_pem_x509_crl(data) if pem else x509.load_der_x509_crl(data)
        return crl.public_bytes(Encoding.DER)
    except ValueError:
        raise BadInput(f"Tệp {path.name} không phải là danh sách thu hồi (CRL).", "Tải lại danh sách.") from None


def _signs_itself(certificate: x509.Certificate) -> bool:
    try:
        certificate.verify_directly_issued_by(certificate)
    except (ValueError, TypeError, InvalidSignature, UnsupportedAlgorithm):
        return False
    return True
