"""Gửi lại: what was handed over in vain, or was lost here, goes once more when a person asks for it.

The same bytes where they are whole and their reader still has the same key. Else a new pointer to the same body, under
a new id that names the old one; and where the body is gone, the content is made anew from the store.
"""

from collections import defaultdict
from collections.abc import Sequence

from vbdt.acts.circulate import circulate
from vbdt.acts.mail.exchange_format import document_message, edxml_id
from vbdt.acts.mail.post import post, post_pointers, reader
from vbdt.acts.office import Office
from vbdt.acts.send import replaced_documents
from vbdt.document.directory import Desk
from vbdt.document.ids import PackageId
from vbdt.document.model import Changed, Document
from vbdt.document.states import State
from vbdt.errors import UserError
from vbdt.store.outbox import PostingRow, SealedBody
from vbdt.store.store import Writing
from vbdt.transport.body import PackageKind

LOST = "Nội dung của gói này không còn và không lập lại được."
ENDED = "Bàn nhận đã ngừng hoạt động hoặc không còn trong danh bạ. Chọn «Gửi lại» khi đã có bàn kế nhiệm."


def send_again(office: Office, rows: Sequence[int]) -> Changed:
    """Send rows of the outbox again. Raises UserError when one of them was answered, or cannot be made again."""
    with office.store.write() as writing:
        postings = [writing.posting(row) for row in rows]
        for each in postings:
            if each.received_at is not None or each.replaced_by is not None:
                raise UserError("Nơi nhận đã nhận gói này, hoặc gói đã được thay.", "Tải lại danh sách.")
        together: dict[PackageId, list[PostingRow]] = defaultdict(list)
        for each in postings:
            together[each.package].append(each)
        for same in together.values():
            post_again(office, writing, same)
    documents = {each.document: None for each in postings if each.document is not None}
    return Changed(documents=tuple(documents), deliveries=True)


def renew_pointers(office: Office) -> None:
    """Packages under way to a desk whose key has changed are sealed anew; those to a desk that ended wait for a person.

    Done whenever the desk begins to exchange: the directory it was opened with is the one that counts.
    """
    outbox = office.store.outbox
    for desk, reads in outbox.keys_in_use():
        known = office.directory.find_desk(desk)
        if known is not None and known.reads == reads and known.works_on(office.today):
            continue
        for row in outbox.under_way(desk, reads):
            reason = ENDED
            now = office.directory.desk_now(desk)
            if now is not None and now.works_on(office.today):
                try:
                    send_again(office, [row])
                    continue
                except UserError as error:
                    reason = str(error)
            outbox.give_up(row, reason)


def post_again(office: Office, writing: Writing, rows: Sequence[PostingRow]) -> None:
    """Queue rows of one package once more, none of them answered. Raises UserError when it cannot be made again."""
    body = _whole_body(office, writing, rows[0].package)
    changed = []
    for row in rows:
        to = _reader_now(office, row)
        if body is not None and (to.id, to.reads) == (row.desk, row.reads) and _has_pointer(office, row.row):
            office.store.outbox.again(row.row, office.clock())
        else:
            changed.append((row, to))
    if not changed:
        return
    first, readers = rows[0], [to for _, to in changed]
    if body is not None:
        kind = PackageKind(first.kind)
        package = post_pointers(office, writing, kind, readers, body, document=first.document, replaces=first.package)
    else:
        package = _made_anew(office, writing, first, readers)
    for row, _ in changed:
        writing.replace_posting(row.row, package)


def send_unconfirmed(office: Office, writing: Writing, document: Document) -> None:
    """What a closed desk sent and nobody confirmed goes again, from the desk that took it over: who has it already says
    so and takes it no second time. Only the mail desk speaks for the agency."""
    if document.state not in (State.SENT, State.RECALLING) or office.agency.mail_desk != office.me.id:
        return
    silent = [each.recipient for each in document.deliveries if each.receipt_at is None and each.status is None]
    found = [office.directory.find_agency(each) for each in silent]
    mail = [each.mail_desk for each in found if each is not None and each.mail_desk is not None]
    readers = [desk for desk in map(office.directory.find_desk, mail) if desk and desk.works_on(office.today)]
    if readers:
        _post_document(office, writing, document, readers, None)


def _reader_now(office: Office, row: PostingRow) -> Desk:
    """The desk it is for or, when that has ended, the one that speaks for its agency now."""
    known = office.directory.desk_now(row.desk)
    if (
        known is not None
        and not known.works_on(office.today)
        and row.kind in (PackageKind.DOCUMENT, PackageKind.STATUS)
    ):
        known = office.directory.mail_desk(known.agency)
    return reader(office, known.id if known else row.desk)


def _has_pointer(office: Office, row: int) -> bool:
    try:
        office.store.outbox.pointer(row)
    except UserError:
        return False
    return True


def _whole_body(office: Office, writing: Writing, package: PackageId) -> SealedBody | None:
    try:
        body = writing.posted_body(package)
    except UserError:
        return None
    return body if body.inline is not None or office.store.outbox.has_body(body.sha256) else None


def _made_anew(office: Office, writing: Writing, row: PostingRow, readers: Sequence[Desk]) -> PackageId:
    document = writing.find(row.document) if row.document else None
    if document is None:
        raise UserError(LOST, "Gửi bằng cách khác.")
    match row.kind:
        case PackageKind.DOCUMENT:
            return _post_document(office, writing, document, readers, row.package)
        case PackageKind.HISTORY:
            return _history_anew(office, writing, document, readers)
    raise UserError(LOST, "Gửi bằng cách khác.")


def _post_document(
    office: Office, writing: Writing, document: Document, readers: Sequence[Desk], replaces: PackageId | None
) -> PackageId:
    agencies = tuple(dict.fromkeys(each.agency for each in readers))
    message = document_message(office, document, agencies, replaced_documents(office, document, agencies))
    return post(
        office,
        writing,
        PackageKind.DOCUMENT,
        [each.id for each in readers],
        facts={"edxml_id": edxml_id(office, document)},
        parts={"document.edxml": message},
        document=document.id,
        replaces=replaces,
    )


def _history_anew(office: Office, writing: Writing, document: Document, readers: Sequence[Desk]) -> PackageId:
    """The whole history: what the desks have of it already they leave as it is."""
    for each in readers:
        writing.set_shared(document.id, each.id, 0)
    before = writing.last_posting()
    circulate(office, writing, document)
    queued = [each for each in writing.postings_after(before) if each.desk in {one.id for one in readers}]
    if {each.desk for each in queued} != {one.id for one in readers}:
        raise UserError("Bàn nhận không còn được xem văn bản này.", "Không cần gửi lại.")
    return queued[0].package
