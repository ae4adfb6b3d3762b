"""Đổi khóa của bàn: the desk makes new keys and asks for them; an administrator's desk writes them down itself."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from vbdt.acts.desks.enrol import admitters, card_code, put_card
from vbdt.acts.desks.roster import Application, admit_request, may_administer, publish, request_of, write_application
from vbdt.acts.desks.rotate_keys import rotate_keys, stored_keys
from vbdt.acts.mail.carrier import Mailboxes
from vbdt.acts.office import Office
from vbdt.document.calendar import local_day
from vbdt.document.model import Changed
from vbdt.transport.mailbox import Mailbox

USED_AT_MOST = timedelta(days=2 * 365)
"""After this long new keys are advised: NIST SP 800-57 part 1, 5.3.6, names one to two years for keys that receive."""
_LEAKED = "khoa_co_the_lo"
"""Setting beside the keys that wait: the person fears that somebody else has the present ones."""


@dataclass(frozen=True, slots=True)
class KeyState:
    """`since` when the desk's keys are in use, `old` when others are advised. While new ones wait to be admitted `code`
    is what their card is called on the telephone and `who` admits them (see admitters); else both are empty."""

    since: date
    old: bool
    code: str = ""
    who: tuple[str, ...] | None = ()


def key_state(office: Office) -> KeyState:
    keys = stored_keys(office.store)
    since = local_day(keys.former[0].until) if keys.former else office.me.valid_from
    old = office.today - since > USED_AT_MOST
    asked = _application(office)
    if asked is None:
        return KeyState(since, old)
    return KeyState(since, old, card_code(asked.card), admitters(office.store, office.settings))


def change_keys(office: Office, *, leaked: bool = False) -> Changed:
    """Make new keys, once; where this desk administers they are in use at once, else their card is laid where an
    administrator finds it. Raises UserError when that fails: the next look at the board lays the card again.
    """
    with office.store.write() as writing:
        if leaked:
            writing.set_setting(_LEAKED, b"1")
        else:
            writing.delete_setting(_LEAKED)
    rotate_keys(office)
    application = _application(office)
    assert application is not None
    if may_administer(office):
        changed = admit_request(office, request_of(office, write_application(application)), (), lost=leaked)
        publish(changed)
        return Changed(directory=True)
    with Mailboxes() as mailboxes:
        put_card(mailboxes.of(office), application)
    return Changed()


def lay_new_keys(office: Office, mailbox: Mailbox) -> None:
    """The card of keys that wait lies on the carrier, however often that failed."""
    application = _application(office)
    if application is not None:
        put_card(mailbox, application)


def _application(office: Office) -> Application | None:
    coming = stored_keys(office.store).coming
    if coming is None:
        return None
    card = replace(office.me, reads=coming.reads, signs=coming.signs, former_signs=())
    return Application(card, leaked=office.store.setting(_LEAKED) is not None)
