"""The form of a draft: the content as it will print, and what the office must know besides."""

import json
from dataclasses import dataclass
from datetime import date, datetime

from vbdt.document.codec import canonical, decode
from vbdt.document.content import Draft
from vbdt.document.ids import AgencyId, DeskId, DocumentId, PersonId
from vbdt.document.kinds import Secrecy
from vbdt.document.model import FileRef
from vbdt.errors import BadInput


@dataclass(frozen=True, slots=True)
class Placed:
    """A field on a page of a PDF made elsewhere: page from 1; tenths of a millimetre from the upper left as seen."""

    name: str
    page: int
    x: int
    y: int
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Continued:
    """Ký tiếp: what was found of the signatures a file came with, and who decided to go on, when.

    `fill` names the file's own text fields that our number and date go into; without them our seal's mark says both.
    """

    signers: tuple[str, ...]
    verdict: str
    reason: str
    fill: tuple[str, ...]
    by: PersonId
    at: datetime


@dataclass(frozen=True, slots=True)
class Sheet:
    """Phiếu soạn thảo. `leader` is the desk it will be submitted to, `signer` the person who will sign.

    `attachments` are PDFs of their own that go along (phụ lục, văn bản kèm theo). `elsewhere` is the document itself
    when it was not written here, and `placed` the fields on its pages. `replaces` are documents that recipients have,
    in whose place this one comes. `continued` tells of a file that others signed first.
    """

    id: DocumentId
    content: Draft
    recipients: tuple[AgencyId, ...] = ()
    signer: PersonId | None = None
    leader: DeskId | None = None
    reply_by: date | None = None
    in_reply_to: DocumentId | None = None
    paper: bool = False
    attachments: tuple[FileRef, ...] = ()
    elsewhere: FileRef | None = None
    placed: tuple[Placed, ...] = ()
    secrecy: Secrecy = Secrecy.NONE
    replaces: tuple[DocumentId, ...] = ()
    continued: Continued | None = None


def write_sheet(sheet: Sheet) -> bytes:
    return canonical(sheet)


def read_sheet(data: bytes) -> Sheet:
    """Raises BadInput when the bytes are not a sheet."""
    try:
        return decode(Sheet, json.loads(data))
    except (ValueError, RecursionError):
        raise BadInput("Dự thảo bị hỏng nên không đọc được.", "Mở bản khác hoặc soạn lại.") from None
