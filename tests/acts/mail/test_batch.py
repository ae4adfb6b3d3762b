"""A package that is refused with an old directory and looked at once more, among others that were taken in."""

from collections.abc import Sequence
from copy import copy
from dataclasses import replace
from typing import cast

import pytest

import vbdt.acts.mail.batch
from vbdt.acts.desks.looks import Looks
from vbdt.acts.mail.batch import Asked, Batches
from vbdt.acts.mail.receive import Prepared, Taken
from vbdt.acts.office import Office
from vbdt.document.model import Changed
from vbdt.errors import BadInput, UserError
from vbdt.store.store import Store
from vbdt.transport.courier import NotNow, Outcome
from vbdt.transport.mailbox import Mailbox
from vbdt.transport.package import Pointer

REFUSED = BadInput("Bàn gửi không có trong danh bạ.", "Cập nhật danh bạ.")


def asked(office: Office, *, broken: UserError | None = None) -> Asked:
    prepared = Prepared(office, cast(Pointer, None), "", lambda _: (Outcome.RECORDED, Changed()))

    def anew(_: Office) -> Prepared | NotNow:
        if broken is not None:
            raise broken
        return prepared

    return Asked(prepared, anew)


def test_a_carrier_that_fails_at_the_second_look_takes_nothing_from_the_others(
    offices: dict[str, Office], monkeypatch: pytest.MonkeyPatch
) -> None:
    """They are recorded already: with their results lost nobody would hear of them, and they would be asked again."""
    office = offices["snv-van-thu"]
    newer = replace(office, directory=copy(office.directory))
    gone, told = UserError("Hộp thư không còn ở đó.", "Kết nối lại."), list[Changed]()
    taken: Taken = (Outcome.RECORDED, Changed())

    def record(_: Store, prepared: Sequence[Prepared]) -> list[Taken | Exception]:
        return [taken, REFUSED, taken]

    monkeypatch.setattr(vbdt.acts.mail.batch, "record", record)
    monkeypatch.setattr(Looks, "now", lambda *_, **__: newer)
    batch = Batches(office, cast(Mailbox, None), told.append, Looks())

    found = batch.record([asked(office), asked(office, broken=gone), asked(office)])

    assert found == [Outcome.RECORDED, gone, Outcome.RECORDED]
    assert len(told) == 2
