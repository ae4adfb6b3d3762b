"""Quản trị danh bạ cơ quan: the administrator's desk writes the agency's roster, and hears who asks to be let in."""

import base64
import hashlib
import json
from dataclasses import dataclass, field, replace
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from vbdt.acts.desks.board import (
    CARD,
    keep_roster,
    known_directory,
    known_roster,
    look_at_board,
    province_of,
    refreshed,
    take_up_keys,
)
from vbdt.acts.desks.keeping import SignedRelease, released
from vbdt.acts.mail.carrier import Mailboxes
from vbdt.acts.office import Office
from vbdt.document.codec import LATER, canonical, decode
from vbdt.document.directory import Book, Desk, Person, Role
from vbdt.document.ids import AgencyId, DeskId
from vbdt.document.roster import (
    DeskAdmitted,
    KeysChanged,
    PersonSet,
    RegisterMoved,
    RosterFact,
    believed_until,
)
from vbdt.errors import BadInput, NotAllowed, UserError
from vbdt.transport.keys import is_signed, public_key
from vbdt.transport.mailbox import Mailbox
from vbdt.transport.roster import add_event, administrators

RELEASE = "giao-so."
"""Name of a notice that carries a keeper's release: `giao-so.<desk>.<book>`."""
_CODE = 12
_CARD_LIMIT = 100_000


@dataclass(frozen=True, slots=True)
class Request:
    """A desk that asks to be let in, or to have new keys. `code` is compared by telephone; `known` is the desk that
    the directory has under this id, `replaces` the one of a lost computer that it comes in the place of. `leaked`: its
    person fears that somebody else has its present keys."""

    card: Desk
    name: str
    title: str
    code: str
    known: Desk | None = None
    replaces: DeskId | None = None
    leaked: bool = False


@dataclass(frozen=True, slots=True)
class Application:
    """What a new desk sends: its card, and the name and title of its person as he wrote them. `replaces` is the desk of
    his lost computer, in whose place this one comes. `leaked` is said only where a desk that is there wants new keys:
    whether somebody else may have the old ones."""

    card: Desk
    name: str = ""
    title: str = ""
    replaces: DeskId | None = field(default=None, metadata=LATER)
    leaked: bool | None = field(default=None, metadata=LATER)


def may_administer(office: Office) -> bool:
    """Whether this desk may write its agency's roster now."""
    if not office.me.has(Role.ADMINISTRATOR):
        return False
    n, _ = known_roster(office.store, office.me.agency).head
    province = province_of(office.store, office.settings)
    return office.me.signs in administrators(province, office.directory, office.me.agency, n + 1)


def write_down(
    office: Office, *facts: RosterFact, agency: AgencyId | None = None, key: Ed25519PrivateKey | None = None
) -> Office:
    """Add to the roster, all or nothing, and give the office that goes on. Raises UserError with what is wrong.

    Signed by this desk for its own agency; with `key`, the province's, for any.
    """
    settings = office.settings
    if key is None and not may_administer(office):
        raise NotAllowed("Bàn này không phải của quản trị danh bạ cơ quan.", "Đề nghị quản trị danh bạ ghi.")
    roster = known_roster(office.store, agency or office.me.agency)
    province = province_of(office.store, settings)
    for fact in facts:
        roster = add_event(province, roster, fact, key or office.keys.signing, settings.directory_key, office.clock())
    with office.store.write() as writing:
        keep_roster(office.store, writing, roster)
        take_up_keys(office.store, writing, known_directory(office.store, settings), settings)
    return refreshed(office)


def publish(office: Office) -> bool:
    """Put the roster where everybody finds it; whether it lies there. What is written is written: when the carrier
    fails now, the next look puts it there, and the post tells what hinders it."""
    try:
        with Mailboxes() as mailboxes:
            look_at_board(office.store, mailboxes.of(office))
    except UserError:
        return False
    return True


def spoken_code(data: bytes) -> str:
    """Twelve letters and digits in threes that stand for a card or a key when two people compare it by telephone.

    Sixty bits: eight signs of a digest can be matched by trying.
    """
    text = base64.b32encode(hashlib.sha256(data).digest()).decode()[:_CODE]
    return "-".join(text[n : n + 4] for n in range(0, _CODE, 4))


def write_application(application: Application) -> bytes:
    return canonical(application)


def read_application(data: bytes) -> Application:
    """From a request file, or from a card alone. Raises BadInput."""
    if len(data) > _CARD_LIMIT:
        raise BadInput("Tệp quá lớn, không phải thẻ ghi danh.", "Chọn đúng tệp.")
    try:
        value = json.loads(data)
        return decode(Application, value) if "card" in value else Application(decode(Desk, value), leaked=False)
    except (ValueError, TypeError, RecursionError):
        raise BadInput("Tệp không phải thẻ ghi danh.", "Chọn tệp thẻ ghi danh do chương trình lập.") from None


def request_of(office: Office, data: bytes, agency: AgencyId | None = None) -> Request:
    """What a request file asks of this agency, or of another one for which the province answers.

    Raises BadInput or UserError when it asks nothing of it.
    """
    application = read_application(data)
    card = application.card
    if card.agency != (agency or office.me.agency):
        raise UserError(f"Thẻ này của cơ quan mã {card.agency}.", "Chuyển cho quản trị danh bạ của cơ quan đó.")
    known = office.directory.find_desk(card.id)
    if known is not None and (known.reads, known.signs) == (card.reads, card.signs):
        raise UserError("Bàn này đã có trong danh bạ với đúng khóa trên thẻ.", "Không cần duyệt lại.")
    if known is not None and (application.leaked is None or known.person != card.person):
        cure = "Không duyệt; người lập bàn xin người vận hành trục một tệp kết nối khác rồi lập lại."
        raise UserError("Thẻ của bàn mới mang mã của một bàn đã có.", cure)
    person = next((each for each in office.directory.persons if each.id == card.person), None)
    return Request(
        card,
        person.name if person else application.name,
        person.title if person else application.title,
        spoken_code(canonical(replace(card, roles=()))),
        known,
        application.replaces,
        bool(application.leaked),
    )


def request_in(office: Office, path: Path, agency: AgencyId | None = None) -> Request:
    """The request in a file that came by stick or by post."""
    try:
        with path.open("rb") as file:
            return request_of(office, file.read(_CARD_LIMIT + 1), agency)
    except OSError:
        raise UserError(f"Không đọc được tệp {path}.", "Kiểm tra lại đường dẫn.") from None


def requests(office: Office, mailbox: Mailbox, agency: AgencyId | None = None) -> tuple[Request, ...]:
    """Who asks on the carrier to be let in and is not yet. What is no request is passed over."""
    found = []
    for notice in mailbox.published():
        if not notice.name.startswith(CARD):
            continue
        data = mailbox.read_published(notice)
        try:
            request = request_of(office, data or b"", agency)
        except UserError:
            continue
        if notice.name == CARD + request.card.id:
            found.append(request)
    return tuple(found)


def admit_request(
    office: Office,
    request: Request,
    roles: tuple[Role, ...],
    *,
    lost: bool = False,
    key: Ed25519PrivateKey | None = None,
) -> Office:
    """Let the desk in with these roles; a known desk gets its new keys. `lost`: the old ones are worth nothing."""
    card, facts = request.card, list[RosterFact]()
    if request.known is not None:
        facts.append(KeysChanged(card.id, card.reads, card.signs, believed_until(office.today, lost)))
        return write_down(office, *facts, agency=card.agency, key=key)
    if all(each.id != card.person for each in office.directory.persons):
        if not request.name.strip() or not request.title.strip():
            raise UserError("Thẻ không ghi họ tên, chức vụ của cán bộ.", "Thêm cán bộ vào danh bạ trước.")
        facts.append(PersonSet(Person(card.person, card.agency, request.name.strip(), request.title.strip())))
    facts.append(DeskAdmitted(replace(card, roles=roles, former_signs=())))
    return write_down(office, *facts, agency=card.agency, key=key)


def offer_release(mailbox: Mailbox, given: SignedRelease) -> None:
    """Put a release where the administrator finds it."""
    mailbox.publish(_release_name(given), canonical(given))


def _release_name(given: SignedRelease) -> str:
    return f"{RELEASE}{given.release.desk}.{given.release.book.value}"


def lay_releases(office: Office, mailbox: Mailbox) -> None:
    """What this desk signed away and the roster has not followed lies on the carrier, however often that failed."""
    given = [each for each in (released(office, book) for book in Book) if each is not None]
    if given:
        lying = {each.name for each in mailbox.published()}
        for each in given:
            if _release_name(each) not in lying:
                offer_release(mailbox, each)


def releases(office: Office, mailbox: Mailbox, agency: AgencyId | None = None) -> tuple[SignedRelease, ...]:
    """Releases of the keepers of an agency, ours when none is named, that no move has used yet."""
    agency = agency or office.me.agency
    found = []
    for notice in mailbox.published():
        if notice.name.startswith(RELEASE):
            try:
                given = read_release(mailbox.read_published(notice) or b"")
            except BadInput:
                continue
            words = given.release
            terms = office.directory.terms_of(words.agency, words.book)
            keeper = office.directory.keeper(words.agency, words.book) if words.agency == agency else None
            if keeper == words.desk and words.term == max(0, len(terms) - 1):
                found.append(given)
    return tuple(found)


def own_releases(office: Office, mailbox: Mailbox) -> tuple[SignedRelease, ...]:
    """Releases that this desk signed in its present terms and that lie on the carrier: a restored store forgot them."""
    keys = (office.me.signs, *(each.signs for each in office.me.former_signs))
    return tuple(
        given
        for given in releases(office, mailbox)
        if given.release.desk == office.me.id
        and any(is_signed(public_key(key), _hex(given.signature), given.release.signed_bytes()) for key in keys)
    )


def _hex(text: str) -> bytes:
    try:
        return bytes.fromhex(text)
    except ValueError:
        return b""


def read_release(data: bytes) -> SignedRelease:
    """Raises BadInput."""
    try:
        return decode(SignedRelease, json.loads(data[:_CARD_LIMIT]))
    except (ValueError, TypeError, RecursionError):
        raise BadInput("Tệp không phải biên bản bàn giao sổ.", "Chọn đúng tệp.") from None


def move_book(office: Office, given: SignedRelease, key: Ed25519PrivateKey | None = None) -> Office:
    """The book is the new keeper's from now on."""
    return write_down(office, RegisterMoved(given.release, given.signature), agency=given.release.agency, key=key)


def desk_words(office: Office, desk: DeskId) -> str:
    """Who sits there, in words."""
    found = office.directory.desk(desk)
    return f"{office.directory.person(found.person).name} ({', '.join(each.label for each in found.roles)})"
