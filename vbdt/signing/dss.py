"""The document security store (DSS) of a PDF: long-term data beside the signatures (ISO 32000-2, 12.8.4.3)."""

from dataclasses import dataclass

from asn1crypto import crl, ocsp, x509
from pyhanko.pdf_utils.generic import StreamObject
from pyhanko.pdf_utils.rw_common import PdfHandler
from pyhanko.sign.validation.dss import DocumentSecurityStore
from pyhanko.sign.validation.errors import NoDSSFoundError

from vbdt.pdf import KeepingWriter


@dataclass(frozen=True, slots=True)
class LongTermData:
    """Certificates, revocation lists and OCSP responses, each as DER."""

    certificates: tuple[bytes, ...] = ()
    crls: tuple[bytes, ...] = ()
    ocsps: tuple[bytes, ...] = ()


def read_long_term_data(handler: PdfHandler) -> LongTermData:
    """What the store of the file (or of one revision of it) holds; nothing when there is none."""
    try:
        store = DocumentSecurityStore.read_dss(handler)
    except NoDSSFoundError:
        return LongTermData()
    return LongTermData(
        certificates=tuple(each.dump() for each in store.load_certs()),
        crls=tuple(each.get_object().data for each in store.crls),
        ocsps=tuple(each.get_object().data for each in store.ocsps),
    )


def add_long_term_data(writer: KeepingWriter, data: LongTermData) -> bool:
    """Put the data into the store of the file that `writer` appends to; whether anything was new.

    No /VRI: it is optional, repeats what the store says, and names signatures by SHA-1.
    """
    store = DocumentSecurityStore.supply_dss_in_writer(
        writer,
        None,
        certs=[x509.Certificate.load(each) for each in data.certificates],
        crls=[crl.CertificateList.load(each) for each in data.crls],
        ocsps=[ocsp.OCSPResponse.load(each) for each in data.ocsps],
    )
    for written in writer.objects.values():
        # Bytes that end in CR would read, with the line break behind them, as one byte too many (ISO 19005-2, 6.1.7.1).
        if isinstance(written, StreamObject) and written.encoded_data.endswith(b"\r"):
            written.compress()
    return bool(store.modified)
