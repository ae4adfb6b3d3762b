"""Cách ly và chờ phần trước: what arrived and was not taken in, tried again or handed out as a file by a person."""

from collections.abc import Sequence
from pathlib import Path

from vbdt.acts.follow import follow_parked
from vbdt.acts.mail.carrier import Mailboxes
from vbdt.acts.mail.exchange import exchange
from vbdt.acts.office import Office
from vbdt.document.ids import DocumentId, random_id
from vbdt.document.model import Changed
from vbdt.errors import UserError
from vbdt.store.durable import write_durably
from vbdt.transport.courier import Tally
from vbdt.transport.mailbox import SUFFIX


def try_again(office: Office, numbers: Sequence[int]) -> Tally:
    """Put what was set aside back into our own box, where it is judged from the beginning, and exchange once.

    What is refused again is set aside again, with the reason of now. Raises UserError when its bytes are not kept.
    """
    inbox = office.store.inbox
    kept = [(number, inbox.quarantined_bytes(number)[1]) for number in numbers]
    with Mailboxes() as mailboxes:
        mailbox = mailboxes.of(office)
        for number, data in kept:
            mailbox.deliver(office.me.id, f"thu-lai-{random_id()[:16]}{SUFFIX}", data)
            inbox.released(number, office.clock())
    return exchange(office)


def export_quarantined(office: Office, number: int, path: Path) -> None:
    """The sealed package as it came, for whoever looks into it; the reason beside it. Raises UserError."""
    name, data = office.store.inbox.quarantined_bytes(number)
    reason = next(each.reason for each in office.store.quarantined() if each.id == number)
    write_durably(path, [data])
    write_durably(path.with_name(f"{path.name}.txt"), [f"{name}\n{reason}\n".encode()])


def release_parked(office: Office, document: DocumentId) -> Changed:
    """Try the packages of a document that wait for earlier ones. Raises UserError when they still have to wait."""
    with office.store.write() as writing:
        follow_parked(office, writing, document)
    left = [each for each in office.store.parked() if each.document == document]
    if left:
        raise UserError(
            "Phần trước của văn bản này vẫn chưa đến.", "Hỏi người đã chuyển, đề nghị chọn «Gửi lại» trong Gửi nhận."
        )
    return Changed(documents=(document,))
