"""Gửi nhận: what became of every package at every recipient, what waits and why, what was set aside and why."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from vbdt.acts.mail.edxml_folder import RefusedFile
from vbdt.acts.mail.edxml_out import OutFile, Stage
from vbdt.acts.mail.questions import Question
from vbdt.acts.mail.reconcile import ask_now
from vbdt.acts.mail.set_aside import export_quarantined, release_parked
from vbdt.acts.mail.traffic import Traffic, read_traffic
from vbdt.acts.office import Office
from vbdt.document.model import Changed
from vbdt.errors import UserError
from vbdt.settings import HUB
from vbdt.store.gaps import Gap
from vbdt.store.inbox import Awaited, Parked, Quarantined
from vbdt.store.outbox import PostingRow
from vbdt.transport.courier import Tally
from vbdt.transport.mailbox import LinkState
from vbdt.ui import icons, words
from vbdt.ui.exchange.files import file_mark, file_texts, refused_mark, refused_texts
from vbdt.ui.exchange.line import LineLabel
from vbdt.ui.exchange.questions import may_open, may_pass, question_mark, question_texts, what_to_do
from vbdt.ui.exchange.rows import (
    go_again,
    has_bytes,
    is_open,
    may_ask,
    may_try,
    pass_on,
    place_name,
    refused_texts_of,
    try_rows,
    waiting_first,
)
from vbdt.ui.exchange.table import ChosenTable, Mark
from vbdt.ui.exchange.wording import carrier_words, kind_words, missing_words, posting_mark
from vbdt.ui.jobs import Jobs
from vbdt.ui.say import Banner, Tone

Unplug = Callable[[Callable[[Tally], None], Callable[[UserError], None]], None]
MAIL = ("document", "status")
"""Kinds of packages that other agencies see."""
UNDER_WAY = (Stage.WAITING, Stage.WRITTEN)
"""Files that have not gone on their way."""


class ExchangePage(QFrame):
    """Four tables. `exchange` asks for a round now, `opened` for a document; `changed` tells what changed."""

    exchange = Signal()
    opened = Signal(object)
    changed = Signal(object)

    def __init__(
        self,
        office: Office,
        jobs: Jobs,
        line: Callable[[], LinkState | None] = lambda: None,
        unplug: Unplug | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._office = office
        self._jobs = jobs
        self._traffic: Traffic | None = None
        self.setProperty("ground", "surface")
        self.link = QLabel()
        self.link.setProperty("look", "second")
        self.link.setWordWrap(True)
        self.line = LineLabel(office.settings.mailbox, line)
        self.unplug = QPushButton(self.tr("Rút thẻ nhớ an toàn"))
        icons.dress(self.unplug, "usb")
        if unplug is not None:
            self.unplug.clicked.connect(partial(self._unplug, unplug))
        self.unplug.setVisible(unplug is not None and not office.settings.mailbox.startswith(HUB))
        self.banner = Banner(closable=True)
        self.notice = Banner()
        self._make_post_tables()
        self._make_other_tables()
        self._whole = QCheckBox(self.tr("Hiện cả chuyển nội bộ và xác nhận"))
        self._whole.toggled.connect(self._put)
        self._lay_out()
        self._name_tabs(0, 0, 0, 0)

    def reload(self) -> None:
        self._jobs.run(self, partial(read_traffic, self._office), self._show, self.banner.fail)

    def fail(self, error: UserError) -> None:
        self.banner.fail(error)

    def _lay_out(self) -> None:
        title = QLabel(self.tr("Gửi nhận"))
        title.setProperty("look", "page")
        now = QPushButton(self.tr("Gửi nhận ngay"))
        icons.dress(now, "refresh-cw")
        now.clicked.connect(self.exchange)
        self._tabs = QTabWidget()
        self._tabs.setDocumentMode(True)
        for each in (self.sent, self.waiting, self.refused, self.questions):
            self._tabs.addTab(each, "")
        corner = QWidget()
        beside = QVBoxLayout(corner)
        beside.setContentsMargins(0, 0, 0, 10)
        beside.addWidget(self._whole)
        self._tabs.setCornerWidget(corner)
        self._tabs.currentChanged.connect(lambda n: self._whole.setVisible(n == 0))
        head = QHBoxLayout()
        head.addWidget(title, 1)
        head.addWidget(self.unplug)
        head.addWidget(now)
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 18, 28, 0)
        column.addLayout(head)
        for part in (self.link, self.line, self.notice, self.banner):
            column.addWidget(part)
        column.addWidget(self._tabs, 1)

    def _make_post_tables(self) -> None:
        """What was sent, and what came and lacks something."""
        state, place, document = self.tr("Trạng thái"), self.tr("Nơi nhận"), self.tr("Văn bản")
        heads = (state, self.tr("Loại gói"), place, document, self.tr("Đóng gói lúc"), self.tr("Lần gửi"))
        self.sent = ChosenTable[PostingRow | OutFile](
            self.tr("Gói đã gửi"),
            (*heads, self.tr("Ghi chú")),
            (235, 130, 220, 160, 140, 65, 120),
            3,
            self.tr("Chưa gửi gói nào."),
            lambda row: row.file.name if isinstance(row, OutFile) else row.reason,
        )
        self.sent.add_button(self.tr("Gửi lại"), "send", is_open, self._send_again)
        self.waiting = ChosenTable[Awaited | Parked | Gap](
            self.tr("Gói đã đến, chờ phần còn thiếu"),
            (self.tr("Đang chờ"), self.tr("Từ lúc"), self.tr("Nơi gửi"), document),
            (185, 140, 210, 200),
            3,
            self.tr("Không có gói nào chờ phần còn thiếu."),
            missing_words,
        )
        self.waiting.add_button(self.tr("Đề nghị gửi lại"), "send", may_ask, self._ask_for)
        self.waiting.add_button(
            self.tr("Nhận lại"), "inbox", lambda row: isinstance(row, Parked), self._release, one=True
        )
        self.sent.table.cellActivated.connect(self._open_sent)
        self.waiting.table.cellActivated.connect(self._open_waiting)

    def _make_other_tables(self) -> None:
        """What was not taken in, and questions between agencies."""
        self.refused = ChosenTable[Quarantined | RefusedFile](
            self.tr("Gói, tệp không nhận được"),
            (self.tr("Trạng thái"), self.tr("Lúc"), self.tr("Lý do"), self.tr("Tên gói")),
            (175, 140, 250, 160),
            2,
            self.tr("Không có gói nào bị cách ly."),
            lambda row: row.reason,
        )
        self.refused.add_button(self.tr("Xuất tệp…"), "download", has_bytes, self._ask_where, one=True)
        self.refused.add_button(self.tr("Thử lại"), "refresh-cw", may_try, self._try_again)
        self.questions = ChosenTable[Question](
            self.tr("Việc chờ trả lời giữa các cơ quan"),
            (self.tr("Việc"), self.tr("Văn bản"), self.tr("Cơ quan"), self.tr("Từ lúc")),
            (255, 200, 190, 140),
            1,
            self.tr("Không có đề nghị thu hồi, cập nhật, thay thế nào chờ trả lời."),
            partial(what_to_do, self._office),
        )
        self.questions.add_button(self.tr("Chuyển lại"), "corner-up-right", may_pass, self._pass_again)
        self.questions.add_button(self.tr("Mở văn bản"), "file-text", may_open, self._open_question, one=True)
        self.questions.table.cellActivated.connect(lambda n, _: self._open_question([self.questions.at(n)]))

    def _show(self, traffic: Traffic) -> None:
        self._traffic = traffic
        waits = sum(map(is_open, traffic.postings)) + sum(stage in UNDER_WAY for _, stage in traffic.files)
        missing = len(traffic.awaited) + len(traffic.parked) + len(traffic.gaps)
        aside = len(traffic.refused) + len(traffic.refused_files)
        self._name_tabs(waits, missing, aside, len(traffic.questions))
        self.link.setText(carrier_words(traffic))
        self._put()
        self.waiting.show_rows(self._waiting(traffic))
        self.refused.show_rows(self._aside(traffic))
        office = self._office
        self.questions.show_rows(
            [(each, question_mark(each), question_texts(office, each)) for each in traffic.questions]
        )
        self._tell(traffic)

    def _waiting(self, traffic: Traffic) -> list[tuple[Awaited | Parked | Gap, Mark, tuple[str, ...]]]:
        body = Mark(self.tr("Chờ nội dung gói"), "hourglass", "soon")
        earlier = Mark(self.tr("Chờ phần trước"), "list-ordered", "soon")
        rows: list[tuple[Awaited | Parked | Gap, Mark, tuple[str, ...]]] = []
        rows += [(each, body, self._awaited(each)) for each in traffic.awaited]
        rows += [(each, earlier, self._parked(each)) for each in traffic.parked]
        for each in traffic.gaps:
            name = self.tr("Gói số {counter} chưa đến").format(counter=each.counter)
            rows.append((each, Mark(name, "circle-alert", "late"), self._gap(each)))
        return rows

    def _aside(self, traffic: Traffic) -> list[tuple[Quarantined | RefusedFile, Mark, tuple[str, ...]]]:
        rows: list[tuple[Quarantined | RefusedFile, Mark, tuple[str, ...]]] = []
        rows += [(each, refused_mark(), refused_texts(each)) for each in traffic.refused_files]
        rows += [(each, self._refused(each), refused_texts_of(each)) for each in traffic.quarantined]
        return rows

    def _tell(self, traffic: Traffic) -> None:
        """What has taken a day, and folders that cannot be used, are told in a strip."""
        told = list(traffic.troubles)
        if traffic.late:
            told.append(self.tr("%n gói chưa có xác nhận sau hơn 24 giờ; hỏi nơi nhận.", "", len(traffic.late)))
        if traffic.lying:
            text = self.tr(
                "%n tệp edXML đã nằm trong thư mục gửi hơn 24 giờ; kiểm tra phần mềm kết nối.", "", traffic.lying
            )
            told.append(text)
        if traffic.stuck:
            told.append(self.tr("%n gói đến đã chờ hơn 24 giờ; hỏi nơi gửi.", "", traffic.stuck))
        if traffic.gaps:
            text = self.tr(
                "%n gói nơi gửi đã gửi hơn 24 giờ mà chưa đến; đã tự đề nghị gửi lại.", "", len(traffic.gaps)
            )
            told.append(text)
        if traffic.silent is not None and traffic.silent.days:
            told.append(self.tr("Hộp thư không liên lạc được đã hơn một ngày; kiểm tra đường truyền hoặc thẻ nhớ."))
        if told:
            self.notice.say("\n".join(told), Tone.SOON)
        else:
            self.notice.clear()

    def _name_tabs(self, *counts: int) -> None:
        names = (self.tr("Gửi đi"), self.tr("Chờ phần còn thiếu"), self.tr("Cách ly"), self.tr("Chờ trả lời"))
        for n, (name, count) in enumerate(zip(names, counts, strict=True)):
            self._tabs.setTabText(n, f"{name} ({count})" if count else name)

    def _put(self) -> None:
        """Show what goes to other agencies and what has not arrived; the rest only when it is wanted."""
        traffic = self._traffic
        if traffic is None:
            return
        shown = [each for each in traffic.postings if self._whole.isChecked() or each.kind in MAIL or is_open(each)]
        rows: list[tuple[PostingRow | OutFile, Mark, tuple[str, ...]]] = []
        for file, stage in traffic.files:
            texts = file_texts(self._office, file, traffic.subjects.get(file.document, ""))
            rows.append((file, file_mark(file, stage, traffic.now), texts))
        rows += [(each, posting_mark(each, traffic.now), self._posting(each, traffic)) for each in shown]
        lying = {file for file, stage in traffic.files if stage in UNDER_WAY}
        self.sent.show_rows(waiting_first(rows, lambda row: row in lying if isinstance(row, OutFile) else is_open(row)))

    def _posting(self, row: PostingRow, traffic: Traffic) -> tuple[str, ...]:
        return (
            kind_words(row.kind),
            place_name(self._office, row.desk),
            traffic.subjects.get(row.document, "") if row.document else "",
            words.moment(row.posted_at),
            str(row.attempts),
            row.reason,
        )

    def _awaited(self, row: Awaited) -> tuple[str, ...]:
        return words.moment(row.since), "", row.name

    def _parked(self, row: Parked) -> tuple[str, ...]:
        subject = self._traffic.subjects.get(row.document, "") if self._traffic else ""
        name = subject or self.tr("Văn bản chưa có ở bàn này")
        return words.moment(row.since), place_name(self._office, row.sender), name

    def _gap(self, row: Gap) -> tuple[str, ...]:
        asked = self.tr("đã đề nghị gửi lại lúc {at}").format(at=words.moment(row.asked_at)) if row.asked_at else ""
        return words.moment(row.since), place_name(self._office, row.sender), asked

    def _refused(self, row: Quarantined) -> Mark:
        if row.released_at is not None:
            return Mark(self.tr("Đã thử lại"), "check", "second")
        return Mark(self.tr("Cách ly"), "circle-alert", "late")

    def _send_again(self, rows: list[PostingRow | OutFile]) -> None:
        self._do(partial(go_again, self._office, rows))

    def _ask_for(self, rows: list[Awaited | Parked | Gap]) -> None:
        """For what lacks its beginning anything may be missing that never came, from whomever."""
        gaps = [each for each in rows if isinstance(each, Gap)]
        if any(isinstance(each, Parked) for each in rows):
            self._do(lambda: ask_now(self._office, self._office.store.gaps()))
        else:
            self._do(partial(ask_now, self._office, gaps))

    def _pass_again(self, rows: list[Question]) -> None:
        self._do(partial(pass_on, self._office, [each.document for each in rows if each.document is not None]))

    def _open_question(self, rows: list[Question]) -> None:
        if rows[0].document is not None:
            self.opened.emit(rows[0].document)

    def _release(self, rows: list[Awaited | Parked | Gap]) -> None:
        documents = [each.document for each in rows if isinstance(each, Parked)]
        self._do(partial(release_parked, self._office, documents[0]))

    def _try_again(self, rows: list[Quarantined | RefusedFile]) -> None:
        self._do(partial(try_rows, self._office, rows))

    def _unplug(self, unplug: Unplug) -> None:
        """What waits is handed over once more, and the courier rests."""
        self.unplug.setEnabled(False)
        self.banner.say(self.tr("Đang ghi nốt ra thẻ nhớ, chưa được rút…"), Tone.SOON)
        unplug(self._unplugged, self._not_unplugged)

    def _unplugged(self, tally: Tally) -> None:
        self.unplug.setEnabled(True)
        told = self.tr("Đã có thể rút thẻ nhớ: gửi {sent}, nhận {received}. Khi cắm lại, bấm «Gửi nhận ngay».")
        self.banner.say(told.format(sent=tally.sent, received=tally.recorded), Tone.GOOD)
        self.reload()

    def _not_unplugged(self, error: UserError) -> None:
        self.unplug.setEnabled(True)
        self.banner.fail(error)

    def _do(self, work: Callable[[], Changed]) -> None:
        self.banner.clear()
        self._jobs.run(self, work, self._done, self._failed)

    def _done(self, changed: Changed) -> None:
        self.reload()
        self.changed.emit(changed)
        self.exchange.emit()

    def _failed(self, error: UserError) -> None:
        self.banner.fail(error)
        self.reload()

    def _ask_where(self, rows: list[Quarantined | RefusedFile]) -> None:
        row = rows[0]
        if not isinstance(row, Quarantined):
            return
        dialog = QFileDialog(self, self.tr("Xuất gói bị cách ly"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.selectFile(row.name)
        dialog.fileSelected.connect(lambda path: self.export_to(row, Path(path)))
        dialog.open()

    def export_to(self, row: Quarantined, path: Path) -> None:
        """Write the sealed package, and its reason beside it."""
        told = self.tr("Đã xuất gói còn niêm phong và lý do vào «{path}».").format(path=path)
        work = partial(export_quarantined, self._office, row.id, path)
        self._jobs.run(self, work, lambda _: self.banner.say(told, Tone.GOOD), self.banner.fail)

    def _open_sent(self, row: int, _column: int) -> None:
        document = self.sent.at(row).document
        if document:
            self.opened.emit(document)

    def _open_waiting(self, row: int, _column: int) -> None:
        found = self.waiting.at(row)
        if isinstance(found, Parked) and self._traffic and self._traffic.subjects.get(found.document):
            self.opened.emit(found.document)
