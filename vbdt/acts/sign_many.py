"""Ký nhiều văn bản, phát hành nhiều văn bản: one PIN, one open key, each document recorded as soon as it is signed."""

from collections.abc import Sequence

from vbdt.acts.issue import keep_seal, prepare_seal
from vbdt.acts.office import Office
from vbdt.acts.sign import keep_signature, prepare_signature
from vbdt.document.ids import DocumentId
from vbdt.signing.batch import Batch, Stages, Step, sign_each
from vbdt.signing.keys.key import Key


def sign_many(office: Office, documents: Sequence[DocumentId], key: Key, step: Step) -> Batch[DocumentId]:
    """The leader signs these documents in the order given.

    `step(done, total, words)` hears the subject of each document as it is settled; by raising Cancelled it stops the
    batch. A document that cannot be signed stays where it is, with its reason, and the others go on. When the key
    refuses (pulled out in the middle), what is signed is kept: open the key again and call with `batch.rest`.
    """
    stages: Stages[DocumentId] = Stages(
        lambda document: prepare_signature(office, document, key),
        lambda document, made: keep_signature(office, document, key, made),
        lambda document: _subject(office, document),
    )
    return sign_each(documents, key, stages, step, office.timestamps)


def issue_many(office: Office, documents: Sequence[DocumentId], key: Key, step: Step) -> Batch[DocumentId]:
    """The clerk fills in and seals these documents, as `sign_many` does for the leader."""
    stages: Stages[DocumentId] = Stages(
        lambda document: prepare_seal(office, document, key),
        lambda document, made: keep_seal(office, document, key, made),
        lambda document: _subject(office, document),
    )
    return sign_each(documents, key, stages, step, office.timestamps)


def _subject(office: Office, document: DocumentId) -> str:
    known = office.store.find(document)
    return known.facts.subject if known else ""
