"""Identifiers. Each is a string, but a desk's id cannot be passed where a document's is wanted."""

import secrets
from typing import NewType

DocumentId = NewType("DocumentId", str)
EventId = NewType("EventId", str)
FileId = NewType("FileId", str)
DeskId = NewType("DeskId", str)
PersonId = NewType("PersonId", str)
AgencyId = NewType("AgencyId", str)
"""An agency's identification code in the form of Decision 20/2020/QĐ-TTg, e.g. `H30.14.3` (at most 35 characters)."""
PackageId = NewType("PackageId", str)
CaseFileId = NewType("CaseFileId", str)


def random_id() -> str:
    """128 random bits as 32 hexadecimal digits."""
    return secrets.token_hex(16)
