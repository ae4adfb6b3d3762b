"""Certificates and revocation data that travel inside a signed PDF: in its DSS and in its signatures.

Nothing here is believed for being here: a certificate must lead to an anchor, a list or answer must be signed by its
issuer. Sources: ETSI EN 319 142-1, 5.4.2 (DSS); ISO 32000-2, 12.8.3.3.2 (adbe-revocationInfoArchival).
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from asn1crypto import cms
from pyhanko.pdf_utils.generic import DictionaryObject, StreamObject
from pyhanko.pdf_utils.reader import PdfFileReader

from vbdt.signing.check.entries import entry

MAX_ENTRIES = 400
MAX_BYTES = 64 << 20
"""Of one kind, uncompressed, in one file. Twenty signatures carry some megabytes."""


@dataclass(frozen=True, slots=True)
class Embedded:
    """DER of what the file brings along."""

    certificates: tuple[bytes, ...] = ()
    crls: tuple[bytes, ...] = ()
    ocsps: tuple[bytes, ...] = ()


def embedded(reader: PdfFileReader, messages: Iterable[cms.SignedData]) -> Embedded:
    """What the DSS and the signatures of the file hold. Raises whatever a hostile file provokes."""
    store = entry(reader.root, "/DSS", DictionaryObject())
    crls, ocsps = [*_streams(store, "/CRLs")], [*_streams(store, "/OCSPs")]
    for message in messages:
        archived_crls, archived_ocsps = _archived(message)
        crls += archived_crls
        ocsps += archived_ocsps
    return Embedded(tuple(_streams(store, "/Certs")), _unique(crls), _unique(ocsps))


def _streams(store: DictionaryObject, key: str) -> Iterator[bytes]:
    room = MAX_BYTES
    for each in list(entry(store, key, ()))[:MAX_ENTRIES]:
        stream = each.get_object()
        if isinstance(stream, StreamObject):
            data = bytes(stream.data)
            room -= len(data)
            if room < 0:
                raise ValueError("too much validation data")
            yield data


def _archived(message: cms.SignedData) -> tuple[list[bytes], list[bytes]]:
    """Lists and answers beside the certificates of the message, and in Adobe's attribute."""
    crls = [each.chosen.dump() for each in message["crls"] if each.name == "certificate_list"]
    ocsps: list[bytes] = []
    for info in message["signer_infos"]:
        for attribute in info["signed_attrs"]:
            if attribute["type"].native == "adobe_revocation_info_archival":
                for value in attribute["values"]:
                    crls += [each.dump() for each in value["crl"]]
                    ocsps += [each.dump() for each in value["ocsp"]]
    return crls, ocsps


def _unique(entries: list[bytes]) -> tuple[bytes, ...]:
    return tuple(dict.fromkeys(entries[:MAX_ENTRIES]))
