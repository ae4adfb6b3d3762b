"""Ký số, phát hành: one document or many, with one PIN."""

import argparse
from collections.abc import Callable

from vbdt.acts.keys import personal_key, seal_key
from vbdt.acts.sign_many import issue_many, sign_many
from vbdt.commands.common import add_desk, ask_pin, find_document, opened, tell
from vbdt.document.ids import DocumentId
from vbdt.errors import Exit
from vbdt.signing.batch import Batch, Result

Run = Callable[[argparse.Namespace], Exit]


def prepare(name: str, parser: argparse.ArgumentParser) -> Run:
    add_desk(parser)
    parser.add_argument(
        "documents", nargs="+", metavar="VĂN_BẢN", help="mã văn bản (hoặc đầu mã), hay số và ký hiệu; nhiều thì ký lô"
    )
    return {"sign": _sign, "issue": _issue}[name]


def _sign(options: argparse.Namespace) -> Exit:
    with opened(options) as office:
        documents = list(dict.fromkeys(find_document(office, each).id for each in options.documents))
        with personal_key(office, ask_pin()) as key:
            return _report(sign_many(office, documents, key, _progress), "Đã ký số và chuyển văn thư.")


def _issue(options: argparse.Namespace) -> Exit:
    with opened(options) as office:
        documents = list(dict.fromkeys(find_document(office, each).id for each in options.documents))
        with seal_key(office, ask_pin()) as key:
            return _report(issue_many(office, documents, key, _progress), "Đã phát hành.")


def _progress(done: int, total: int, words: str) -> None:
    if total > 1:
        tell(f"{done}/{total} {words}")


def _report(batch: Batch[DocumentId], words: str) -> Exit:
    """Say what failed and why; a single document, or a key that refused, fails like any other command."""
    failed = [each for each in batch.outcomes if each.why is not None]
    for each in batch.outcomes:
        if each.notice:
            tell(f"{each.item}: {each.notice}")
    if len(batch.outcomes) > 1:
        for each in failed:
            tell(f"{each.item}: {each.why}")
        tell(f"{words} {len(batch.of(Result.SIGNED))}/{len(batch.outcomes)} văn bản.")
    elif failed and failed[0].why is not None:
        raise failed[0].why
    elif not batch.stopped:
        tell(words)
    if batch.stopped is not None:
        raise batch.stopped
    return Exit.REFUSED if failed else Exit.DONE
