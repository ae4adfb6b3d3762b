"""Tiếp nhận: what arrives is verified, recorded, and only then acknowledged.

`handle` is what the courier calls with the bytes of one package. Everything it does to the store happens in one
transaction; a package seen before changes nothing and is answered again.
"""

import hashlib
from collections.abc import Callable
from typing import TypeAlias

from vbdt.acts.arrive import prepare_arrival, record_arrival
from vbdt.acts.follow import follow
from vbdt.acts.hear import hear_receipt, hear_status
from vbdt.acts.office import Office
from vbdt.acts.plea import hear_plea
from vbdt.acts.post import post
from vbdt.acts.unseal import unseal
from vbdt.document.model import Changed
from vbdt.errors import BadInput
from vbdt.store.store import Writing
from vbdt.transport.courier import Outcome
from vbdt.transport.package import Package, PackageKind

Taking: TypeAlias = Callable[[Writing], tuple[Outcome, Changed]]


def handle(office: Office, data: bytes) -> tuple[Outcome, Changed]:
    """Take one package in. Raises UserError with the reason when it must go to quarantine."""
    package = unseal(office, data)
    digest = hashlib.sha256(data).hexdigest()
    if office.store.has_received(package.sender_desk, package.id):
        taking: Taking = _nothing
    else:
        taking = _taking(office, package, data)
    with office.store.write() as writing:
        first = writing.first_time(package.sender_desk, package.id, digest)
        outcome, changed = taking(writing) if first else (Outcome.DUPLICATE, Changed())
        if package.kind is not PackageKind.RECEIPT:
            _acknowledge(office, writing, package, digest)
    return outcome, changed


def _taking(office: Office, package: Package, data: bytes) -> Taking:
    """What to do in the transaction; slow work (reading, verifying signatures) is done before it begins."""
    match package.kind:
        case PackageKind.DOCUMENT:
            arrival = prepare_arrival(office, package)
            return lambda writing: record_arrival(office, writing, package, arrival)
        case PackageKind.HISTORY:
            return lambda writing: follow(office, writing, package, data)
        case PackageKind.STATUS:
            return lambda writing: hear_status(office, writing, package)
        case PackageKind.REQUEST:
            return lambda writing: hear_plea(office, writing, package)
        case PackageKind.RECEIPT:
            return lambda writing: hear_receipt(office, writing, package)
    raise BadInput("Gói loại này chưa được hỗ trợ.", "Cập nhật chương trình rồi nhận lại.")


def _nothing(_: Writing) -> tuple[Outcome, Changed]:
    return Outcome.DUPLICATE, Changed()


def _acknowledge(office: Office, writing: Writing, package: Package, digest: str) -> None:
    """The signed receipt: only this counts as delivery at the sender. A receipt is never receipted."""
    facts = {"package": package.id, "sha256": digest, "at": office.clock().isoformat()}
    post(office, writing, PackageKind.RECEIPT, [package.sender_desk], facts=facts)
