"""Ký lô từ sổ trình ký: the choice to sign unseen is recorded, every failure stays in the book with its reason."""

from collections.abc import Mapping, Sequence
from contextlib import suppress

from vbdt.acts.book import note_failures
from vbdt.acts.keys import personal_key
from vbdt.acts.office import Office
from vbdt.acts.opened import note_unopened
from vbdt.acts.sign_many import sign_many
from vbdt.document.ids import DocumentId
from vbdt.errors import UserError
from vbdt.signing.batch import Batch, Result, Step


def sign_from_book(
    office: Office,
    documents: Sequence[DocumentId],
    unseen: Sequence[DocumentId],
    obstacles: Mapping[DocumentId, str],
    pin: str,
    step: Step,
    *,
    accept_final_try: bool = False,
) -> Batch[DocumentId]:
    """Sign with one PIN entry; `unseen` are those the leader chose to sign without opening.

    `obstacles` are further documents of the same choice that cannot be signed, with the reason to keep in the book.
    Raises UserError when the key cannot be opened: then nothing was done. What happens afterwards is in the Batch.
    """
    with personal_key(office, pin, accept_final_try=accept_final_try) as key:
        for document in unseen:
            with suppress(UserError):  # what may not be signed is refused, with its reason, by the batch
                note_unopened(office, document)
        batch = sign_many(office, documents, key, step)
    reached = [each for each in batch.outcomes if each.result is not Result.NOT_REACHED]
    note_failures(office, {**obstacles, **{each.item: each.why.what if each.why else "" for each in reached}})
    return batch
