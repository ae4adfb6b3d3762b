"""What an administrator is asked before the roster is written: roles, a closing, an absence, a handing over."""

from collections.abc import Callable

from PySide6.QtWidgets import QCheckBox, QComboBox, QGridLayout, QLabel, QWidget

from vbdt.acts.desks.hand_over import OPEN
from vbdt.acts.desks.keeping import SignedRelease, without_release
from vbdt.acts.desks.replace_desk import admit_replacement, replaced_desk
from vbdt.acts.desks.roster import Request, admit_request, move_book, publish, spoken_code, write_down
from vbdt.acts.mail.carrier import Mailboxes
from vbdt.acts.office import Office
from vbdt.document.directory import Book, Closing, Desk, Role
from vbdt.document.filters import Filter
from vbdt.document.model import Changed
from vbdt.document.roster import DeskClosed, RolesChanged, RosterFact
from vbdt.errors import UserError
from vbdt.ui.dialogs.frame import ActDialog, Done, Words
from vbdt.ui.dialogs.people import DeskChoice
from vbdt.ui.drafts.day import DayField
from vbdt.ui.jobs import Jobs
from vbdt.ui.terms import term
from vbdt.ui.wheel import pass_wheel

WRITTEN = Changed(directory=True)


def written(office: Office, *facts: RosterFact) -> Changed:
    """Write, and put it where everybody finds it."""
    publish(write_down(office, *facts))
    return WRITTEN


class RoleTicks(QWidget):
    """One desk may have several roles."""

    def __init__(self, name: str, ticked: tuple[Role, ...], parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        self.ticks = {role: QCheckBox(term(role.label), self) for role in Role}
        for n, (role, tick) in enumerate(self.ticks.items()):
            tick.setChecked(role in ticked)
            grid.addWidget(tick, n // 3, n % 3)

    def roles(self) -> tuple[Role, ...]:
        return tuple(role for role, tick in self.ticks.items() if tick.isChecked())


class AdmitDialog(ActDialog):
    """The code is compared by telephone before anything else."""

    def __init__(self, office: Office, request: Request, jobs: Jobs, done: Done, parent: QWidget) -> None:
        title = self.tr("Duyệt khóa mới") if request.known else self.tr("Duyệt thẻ ghi danh")
        words = Words(title, self.tr("Duyệt"), self.tr("Đang ghi danh bạ…"))
        about = (request.name or request.card.person, request.title)
        super().__init__(words, about, jobs, done, parent)
        self._office, self._request = office, request
        code = QLabel(request.code, self)
        code.setProperty("look", "title")
        self.add(self.tr("Mã của thẻ"), code)
        self.note(self.tr("Gọi điện cho người này và nghe người đó đọc mã. Mã phải giống hệt mã trên đây."))
        if request.known is None and request.replaces is None:
            self.province = QLabel(spoken_code(bytes.fromhex(office.settings.directory_key)), self)
            self.province.setProperty("look", "title")
            self.add(self.tr("Mã danh bạ của tỉnh, đọc cho người đó nghe"), self.province)
        self.heard = QCheckBox(self.tr("Tôi đã nghe đọc mã, mã khớp"), self)
        self.rows.addWidget(self.heard)
        self.roles = RoleTicks(self.tr("Vai trò"), request.known.roles if request.known else request.card.roles, self)
        self.lost = QCheckBox(self.tr("Khóa cũ đã lộ hoặc mất: sau hôm nay không tin khóa cũ nữa"), self)
        if request.replaces is not None:
            self.roles.hide()
            self.lost.hide()
            self._tell_of_old(replaced_desk(office.directory, request))
        elif request.known is None:
            self.add(self.tr("Vai trò"), self.roles)
            self.lost.hide()
        else:
            self.roles.hide()
            self.rows.addWidget(self.lost)
            if request.leaked:
                self.lost.setChecked(True)
                self.note(self.tr("Người xin đổi báo khóa cũ có thể đã lộ."), "soon")
        self.heard.setFocus()

    def _tell_of_old(self, old: Desk | None) -> None:
        """What the one word of the administrator does."""
        if old is None:
            return
        directory = self._office.directory
        kept = [term(book.label).lower() for book in Book if directory.keeper(old.agency, book) == old.id]
        self.note(self.tr("Máy mới thay máy cũ bị mất. Khi duyệt:"), "strong")
        self.note(self.tr("• Bàn cũ đóng từ hôm nay; chữ ký và gói tin từ máy cũ không được nơi nào chấp nhận nữa."))
        self.note(self.tr("• Bàn mới có các vai trò của bàn cũ và tiếp quản văn bản của bàn cũ."))
        if kept:
            books = ", ".join(kept)
            self.note(
                self.tr("• Chuyển sang bàn mới: {books}. Số mới chỉ cấp sau khi đối chiếu sổ giấy.").format(books=books)
            )

    def work(self) -> Callable[[], Changed]:
        if not self.heard.isChecked():
            raise UserError("Chưa xác nhận mã của thẻ.", "Gọi điện đối chiếu mã rồi đánh dấu.")
        roles, lost = self.roles.roles(), self.lost.isChecked()
        office, request = self._office, self._request
        if request.replaces is not None:
            return lambda: _replaced(office, request)

        def admit() -> Changed:
            publish(admit_request(office, request, roles, lost=lost))
            return WRITTEN

        return admit


def _replaced(office: Office, request: Request) -> Changed:
    with Mailboxes() as mailboxes:
        publish(admit_replacement(office, request, mailboxes.of(office)))
    return WRITTEN


class RolesDialog(ActDialog):
    def __init__(self, office: Office, desk: Desk, jobs: Jobs, done: Done, parent: QWidget) -> None:
        words = Words(self.tr("Vai trò của bàn"), self.tr("Lưu"), self.tr("Đang ghi danh bạ…"))
        person = office.directory.person(desk.person)
        super().__init__(words, (person.name, person.title), jobs, done, parent)
        self._office, self._desk = office, desk
        self.roles = RoleTicks(self.tr("Vai trò"), desk.roles, self)
        self.add(self.tr("Vai trò"), self.roles)

    def work(self) -> Callable[[], Changed]:
        office, fact = self._office, RolesChanged(self._desk.id, self.roles.roles())
        return lambda: written(office, fact)


class CloseDialog(ActDialog):
    """Who takes over is asked with it: what the desk held must not lie there for ever."""

    def __init__(self, office: Office, desk: Desk, jobs: Jobs, done: Done, parent: QWidget) -> None:
        words = Words(self.tr("Đóng bàn làm việc"), self.tr("Đóng bàn"), self.tr("Đang ghi danh bạ…"))
        person = office.directory.person(desk.person)
        super().__init__(words, (person.name, person.title), jobs, done, parent)
        self._office, self._desk = office, desk
        self.reason = QComboBox(self)
        pass_wheel(self.reason)
        for each in Closing:
            self.reason.addItem(term(each.label), each)
        self.on = DayField(self.tr("Ngày làm việc cuối"), office.today, self)
        others = [each for each in office.directory.desks_of(desk.agency) if each != desk and each.closed is None]
        self.heir = DeskChoice(self.tr("Người tiếp quản"), office.directory, others, self)
        self.heir.leave_open(self.tr("Chọn người tiếp quản văn bản"))
        self.add(self.tr("Lý do"), self.reason)
        self.add(self.tr("Ngày làm việc cuối"), self.on)
        self.add(self.tr("Người tiếp quản"), self.heir)
        self.note(
            self.tr(
                "Sau ngày này chữ ký và gói tin của bàn không được nơi nào chấp nhận. Bàn đã đóng không mở lại được."
            )
        )
        if desk.has(Role.ADMINISTRATOR) and _is_last_administrator(office, desk):
            self.note(
                self.tr(
                    "Đây là quản trị danh bạ duy nhất của cơ quan: sau đó chỉ quản trị danh bạ của tỉnh duyệt được."
                ),
                "late",
            )
        open_work = office.store.count(Filter(holder=desk.id, states=OPEN))
        if open_work:
            self.note(self.tr("Theo dữ liệu tại bàn này, bàn đó còn %n văn bản đang làm.", "", open_work), "soon")
        if any(office.directory.keeper(desk.agency, book) == desk.id for book in Book):
            self.note(self.tr("Bàn này đang giữ sổ. Nếu máy còn dùng được, nên ký bàn giao sổ trước khi đóng."))

    def work(self) -> Callable[[], Changed]:
        fact = DeskClosed(self._desk.id, self.on.day(), Closing(self.reason.currentData()), self.heir.desk())
        office = self._office
        return lambda: written(office, fact)


def _is_last_administrator(office: Office, desk: Desk) -> bool:
    desks = office.directory.desks_of(desk.agency, Role.ADMINISTRATOR)
    return not any(each.id != desk.id and each.works_on(office.today) for each in desks)


class MoveDialog(ActDialog):
    """A register goes where its keeper released it to; nobody can choose another desk here."""

    def __init__(self, office: Office, given: SignedRelease, jobs: Jobs, done: Done, parent: QWidget) -> None:
        words = Words(self.tr("Chuyển sổ"), self.tr("Chuyển sổ"), self.tr("Đang ghi danh bạ…"))
        release = given.release
        people = [
            office.directory.person(office.directory.desk(each).person).name for each in (release.desk, release.to)
        ]
        super().__init__(words, (term(release.book.label), " → ".join(people)), jobs, done, parent)
        self._office, self._given = office, given
        for line in release.lines:
            if line.year == office.today.year:
                self.note(self.tr("{register}: đến số {n:02d}").format(register=line.register, n=line.number))
        self.note(
            self.tr("Bàn đang giữ sổ đã ký bàn giao và ngừng cấp số. Bàn nhận cấp số tiếp khi đã có đủ các số trên.")
        )

    def work(self) -> Callable[[], Changed]:
        office, given = self._office, self._given

        def move() -> Changed:
            publish(move_book(office, given))
            return WRITTEN

        return move


class LostBookDialog(ActDialog):
    """A register whose keeper's desk was closed before it could release it."""

    def __init__(self, office: Office, book: Book, jobs: Jobs, done: Done, parent: QWidget) -> None:
        words = Words(self.tr("Chuyển sổ không có bàn giao"), self.tr("Chuyển sổ"), self.tr("Đang ghi danh bạ…"))
        super().__init__(words, (term(book.label), self.tr("Bàn giữ sổ đã đóng")), jobs, done, parent)
        self._office, self._book = office, book
        clerks = [each for each in office.directory.desks_of(office.me.agency, Role.CLERK) if each.closed is None]
        self.to = DeskChoice(self.tr("Văn thư nhận sổ"), office.directory, clerks, self)
        self.add(self.tr("Văn thư nhận sổ"), self.to)
        self.note(self.tr("Văn thư nhận sổ phải đối chiếu số cuối với sổ giấy trước khi cấp số tiếp."))

    def work(self) -> Callable[[], Changed]:
        office, book, to = self._office, self._book, self.to.desk()

        def move() -> Changed:
            publish(move_book(office, without_release(office, book, to)))
            return WRITTEN

        return move
