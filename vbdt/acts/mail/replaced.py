"""Thay thế văn bản: which documents a new one may come in the place of."""

from vbdt.acts.office import Office
from vbdt.document.changes import GONE_OUT
from vbdt.document.filters import Filter
from vbdt.document.model import Direction, Document

OFFERED = 200


def replaceable(office: Office) -> tuple[Document, ...]:
    """The agency's documents that recipients have, as far as this desk knows them, the newest first."""
    return office.store.documents(Filter(direction=Direction.OUTGOING, states=GONE_OUT), limit=OFFERED).rows
