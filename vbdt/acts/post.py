"""Put a sealed package into the outbox in the running transaction. The bytes are fixed here; retries repeat them."""

from collections.abc import Mapping, Sequence

from vbdt.acts.office import Office
from vbdt.document.codec import Json
from vbdt.document.ids import DeskId, DocumentId, PackageId, random_id
from vbdt.store.store import Writing
from vbdt.transport.package import Package, PackageKind, seal


def post(
    office: Office,
    writing: Writing,
    kind: PackageKind,
    to: Sequence[DeskId],
    *,
    facts: Mapping[str, Json],
    parts: Mapping[str, bytes] | None = None,
    document: DocumentId | None = None,
    package: PackageId | None = None,
) -> PackageId:
    """Seal for the desks in `to` and queue one row per desk. Raises UserError when a desk is not in the directory."""
    readers = [office.directory.desk(desk) for desk in to]
    sealed = Package(
        id=package or PackageId(random_id()),
        kind=kind,
        sender_agency=office.me.agency,
        sender_desk=office.me.id,
        recipients=tuple(to),
        created=office.clock(),
        counters={desk: writing.next_counter(desk) for desk in to},
        parts=dict(parts or {}),
        facts=dict(facts),
    )
    data = seal(sealed, office.keys.signing, [reader.reads for reader in readers])
    writing.post(sealed.id, data, to, kind.value, document)
    return sealed.id
