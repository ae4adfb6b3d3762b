"""A PDF with both kinds of cross-references, as old word processors write it (ISO 32000-1, 7.5.8.4)."""

from io import BytesIO

from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign.fields import SigFieldSpec, append_signature_field
from pyhanko.sign.signers import PdfSignatureMetadata, SimpleSigner, sign_pdf


def hybrid() -> bytes:
    """One empty page; object 5 is listed in the stream only."""
    out = bytearray(b"%PDF-1.5\n")
    places = {}
    for number, body in (
        (1, b"<</Type/Catalog/Pages 2 0 R>>"),
        (2, b"<</Type/Pages/Kids[3 0 R]/Count 1>>"),
        (3, b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<<>>>>"),
        (5, b"<</Producer(cu)>>"),
    ):
        places[number] = len(out)
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    stream = len(out)
    row = bytes([1]) + places[5].to_bytes(2, "big") + b"\0"
    out += b"4 0 obj\n<</Type/XRef/Size 6/W[1 2 1]/Index[5 1]/Length 4>>\nstream\n" + row + b"\nendstream\nendobj\n"
    table = len(out)
    out += b"xref\n0 4\n0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % places[n] for n in (1, 2, 3))
    out += b"4 1\n%010d 00000 n \n" % stream
    out += b"trailer\n<</Size 6/Root 1 0 R/ID[<01><01>]/XRefStm %d>>\nstartxref\n%d\n%%%%EOF\n" % (stream, table)
    return bytes(out)


def signed_hybrid(signer: SimpleSigner) -> bytes:
    """The same, signed by a program that does not mind."""
    writer = IncrementalPdfFileWriter(BytesIO(hybrid()), strict=False)
    append_signature_field(writer, SigFieldSpec("Sig", 0, (60, 60, 160, 100)))
    return bytes(sign_pdf(writer, PdfSignatureMetadata(field_name="Sig"), signer).getvalue())
