"""The head of the preview: what the document is, what may be done now, and what presses."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QToolButton, QVBoxLayout, QWidget

from vbdt.acts.deeds import Deed
from vbdt.acts.office import Office
from vbdt.document.changes import TAKEN_BACK
from vbdt.document.deadlines import Urge
from vbdt.document.directory import Role
from vbdt.document.kinds import Urgency
from vbdt.document.model import Direction
from vbdt.document.states import Act, State
from vbdt.document.verdict import FileVerdict, Verdict
from vbdt.errors import UserError
from vbdt.ui import icons, words
from vbdt.ui.flow import FlowLayout
from vbdt.ui.preview.seen import ACT_ICONS, BOOK_KEYS, DEED_ICONS, Seen, main_act
from vbdt.ui.preview.wish import WishBanner
from vbdt.ui.say import Banner, Tone
from vbdt.ui.shortcuts import keys_of
from vbdt.ui.terms import due_words, term

ROOM_FOR_KEYS = 540
"""Width in pixels from which the buttons of the book have room for the names of their keys."""
WRITERS = (Role.CLERK, Role.SPECIALIST, Role.LEADER)


class Header(QWidget):
    """Title, one line of facts, the acts as buttons, and strips for deadline, note and signatures."""

    wanted = Signal(object)
    asked = Signal(object)
    reply = Signal()
    save = Signal()

    def __init__(self, office: Office, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._office = office
        self._with_keys = self._beside = False
        self._seen: Seen | None = None
        self._title = QLabel()
        self._title.setProperty("look", "title")
        self._line = QLabel()
        self._line.setProperty("look", "second")
        for label in (self._title, self._line):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._flag, self.urgency = QLabel(), QLabel()
        facts = QHBoxLayout()
        facts.setSpacing(6)
        for widget in (self._flag, self.urgency):
            facts.addWidget(widget, 0, Qt.AlignmentFlag.AlignTop)
        facts.addWidget(self._line, 1)
        self._acts = FlowLayout()
        self._acts.setSpacing(8)
        self.deadline = Banner()
        self.note = Banner()
        self.wish = WishBanner()
        self.wish.asked.connect(self.asked)
        self.plea = Banner()
        self.opinion = Banner()
        self.trouble = Banner()
        self.news = Banner(closable=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self._title)
        column.addLayout(facts)
        column.addSpacing(4)
        column.addLayout(self._acts)
        for banner in (self.wish, self.deadline, self.plea, self.opinion, self.note, self.trouble, self.news):
            column.addWidget(banner)

    @property
    def buttons(self) -> tuple[QPushButton, ...]:
        """The buttons of the acts that are open now, the main one first."""
        return tuple(each for each in self.findChildren(QPushButton) if each.property("act") is not None)

    @property
    def deeds(self) -> dict[str, QPushButton]:
        """The buttons of what may be done besides the acts, by the deed's value."""
        named = [(each.property("deed"), each) for each in self.findChildren(QPushButton)]
        return {str(deed): button for deed, button in named if deed is not None}

    def show_keys(self, shown: bool) -> None:
        """Whether the buttons name the keys that do the same: in the signature book they do."""
        self._with_keys = shown

    def read_beside(self, beside: bool) -> None:
        """Whether the words with which the document was submitted stand beside it already."""
        if beside != self._beside:
            self._beside = beside
            if self._seen is not None:
                self._say_note(self._seen)

    def show_seen(self, seen: Seen) -> None:
        self._seen = seen
        self._say_urgency(seen.document.facts.urgency)
        self._title.setText(seen.document.facts.subject or seen.document.facts.kind_record.name)
        self._line.setText(words.facts_line(seen.document))
        self._lay_acts(seen)
        self._say_deadline(seen)
        self.wish.show_seen(seen)
        self._say_note(seen)
        self._say_asked(seen)
        self.trouble.clear()
        self.news.clear()

    def show_verdict(self, verdict: FileVerdict) -> None:
        """Only trouble is said here; a good signature has its line above the pages."""
        if verdict.verdict in (Verdict.MODIFIED, Verdict.INVALID):
            self.trouble.say(verdict.reason, Tone.LATE)
        elif verdict.verdict in (Verdict.UNKNOWN, Verdict.VALID_UNTRUSTED):
            self.trouble.say(verdict.reason, Tone.SOON)

    def fail(self, error: UserError) -> None:
        self.news.fail(error)

    def saved(self, path: str) -> None:
        self.news.say(self.tr("Đã lưu ra {path}").format(path=path), Tone.GOOD)

    def _lay_acts(self, seen: Seen) -> None:
        while (item := self._acts.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.setParent(None)
                widget.deleteLater()
        main = main_act(seen)
        ordered = ([main] if main else []) + [act for act in seen.acts if act is not main]
        for act in ordered:
            self._acts.addWidget(self._act_button(act, self._label(act, seen), act is main))
        for deed in (each for each in seen.deeds if each not in (Deed.AGREE, Deed.DECLINE)):
            self._acts.addWidget(self._deed_button(deed))
        if self._may_reply(seen):
            answer = QPushButton(self.tr("Soạn trả lời"))
            icons.dress(answer, "corner-up-left")
            answer.clicked.connect(self.reply)
            self._acts.addWidget(answer)
        if self._with_keys:
            return  # few buttons in the book; the key works there, and the tab of facts has the files
        keep = QToolButton()
        icons.dress(keep, "download", "second")
        keep.setAccessibleName(self.tr("Lưu bản PDF ra tệp"))
        keep.setToolTip(f"{self.tr('Lưu bản PDF ra tệp')} ({keys_of('save_pdf')})")
        keep.clicked.connect(self.save)
        self._acts.addWidget(keep)

    def _label(self, act: Act, seen: Seen) -> str:
        if act is Act.SUBMIT and seen.document.state is State.RETURNED:
            return self.tr("Sửa và trình lại")
        return self.tr("Gửi thêm nơi nhận") if act is Act.SEND and seen.document.deliveries else term(act.label)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        for button in self.findChildren(QPushButton):
            self._name_keys(button)

    def _keyed(self, label: str, what: Act | Deed) -> QPushButton:
        """A button that names its key, in the book only, for elsewhere the letters mean nothing."""
        button = QPushButton(label)
        if self._with_keys and what in BOOK_KEYS:
            button.setProperty("label", label)
            button.setProperty("key", keys_of(BOOK_KEYS[what]))
            button.setToolTip(f"{label} ({keys_of(BOOK_KEYS[what])})")
            self._name_keys(button)
        return button

    def _name_keys(self, button: QPushButton) -> None:
        """`Ký số (S)` where there is room, `Ký số` where words would be cut."""
        label, key = button.property("label"), button.property("key")
        if key:
            button.setText(f"{label} ({key})" if self.width() >= ROOM_FOR_KEYS else str(label))

    def _deed_button(self, deed: Deed) -> QPushButton:
        button = self._keyed(words.deed_name(deed), deed)
        button.setProperty("deed", deed.value)
        if not self._with_keys:
            icons.dress(button, DEED_ICONS[deed])
        button.clicked.connect(partial(self.asked.emit, deed))
        return button

    def _act_button(self, act: Act, label: str, main: bool) -> QPushButton:
        button = self._keyed(label, act)
        button.setProperty("act", act.value)
        button.setProperty("kind", "primary" if main else "")
        if main or not self._with_keys:
            icons.dress(button, ACT_ICONS[act], "on_primary" if main else "text")
        if main:
            button.setToolTip(f"{label} ({keys_of('act')})")
        button.clicked.connect(partial(self.wanted.emit, act))
        return button

    def _may_reply(self, seen: Seen) -> bool:
        came = seen.document.direction is Direction.INCOMING and seen.document.state not in (
            State.ARRIVED,
            State.REFUSED,
            *TAKEN_BACK,
        )
        return came and any(self._office.me.has(role) for role in WRITERS)

    def _say_urgency(self, urgency: Urgency) -> None:
        tone = Tone.SOON if urgency is Urgency.URGENT else Tone.LATE
        icons.dress(self._flag, "flag", tone.value, 16)
        self.urgency.setText(term(urgency.label))
        self.urgency.setProperty("look", tone.value)
        self.urgency.style().unpolish(self.urgency)
        self.urgency.style().polish(self.urgency)
        for widget in (self._flag, self.urgency):
            widget.setVisible(urgency is not Urgency.NORMAL)

    def _say_deadline(self, seen: Seen) -> None:
        self.deadline.clear()
        if seen.due.urge not in (Urge.LATE, Urge.SOON):
            return
        text = self.tr("{due}. {who} chưa báo cáo kết quả.").format(
            due=due_words(seen.due), who=words.desk_name(self._office.directory, seen.document.lead)
        )
        self.deadline.say(text, Tone.LATE if seen.due.urge is Urge.LATE else Tone.SOON)

    def _say_note(self, seen: Seen) -> None:
        self.note.clear()
        document = seen.document
        if document.state in (State.RETURNED, State.VOIDED, State.REFUSED, *TAKEN_BACK) and document.note:
            self.note.say(f"{term(document.state.label)}: {document.note}", Tone.LATE)
        elif document.state in (State.ASSIGNED, State.IN_PROGRESS) and document.instruction:
            self.note.say(self.tr("Ý kiến chỉ đạo: {text}").format(text=document.instruction), Tone.CALM)
        elif document.note and not self._beside:
            self.note.say(self.tr("Ghi chú: {text}").format(text=document.note), Tone.CALM)

    def _say_asked(self, seen: Seen) -> None:
        """What others ask: the signer to have it back, a colleague for an opinion; or what kept it unsigned."""
        self.plea.clear()
        self.opinion.clear()
        document, directory = seen.document, self._office.directory
        if document.requests:
            text = self.tr("{who} đề nghị trả lại: {note}")
            self.plea.say(
                text.format(who=words.desk_name(directory, document.leader), note=document.requests[-1]), Tone.SOON
            )
        elif seen.withdrawing:
            self.plea.say(self.tr("Đã đề nghị rút lại chữ ký; chờ bàn văn thư trả lời."), Tone.SOON)
        elif seen.failure:
            self.plea.say(self.tr("Lần ký trước chưa được: {why}").format(why=seen.failure), Tone.LATE)
        mine = next((each for each in document.opinions if each.of == self._office.me.id and not each.answer), None)
        if mine is not None:
            who = words.desk_name(directory, document.holder)
            text = self.tr("{who} xin ý kiến: {question}").format(who=who, question=mine.question)
            self.opinion.say(text, Tone.SOON)


class Nothing(QWidget):
    """What stands where a document would, when none is chosen or it cannot be shown."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._picture = picture = QLabel()
        picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._head = QLabel()
        self._head.setProperty("look", "page")
        self._head.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._text = QLabel()
        self._text.setProperty("look", "second")
        self._text.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._text.setWordWrap(True)
        self.banner = Banner()
        column = QVBoxLayout(self)
        column.addWidget(self.banner)
        column.addStretch()
        column.addWidget(picture)
        column.addWidget(self._head)
        column.addWidget(self._text)
        column.addStretch()
        self.invite()

    def finish(self) -> None:
        """Nothing is left to do."""
        self.banner.clear()
        icons.dress(self._picture, "circle-check", "good", 56)
        self._head.setText(self.tr("Hết việc"))
        self._head.show()
        self._text.setText(self.tr("Không còn văn bản nào chờ ký. Văn bản trình mới sẽ tự hiện ở đây."))

    def invite(self) -> None:
        self.banner.clear()
        icons.dress(self._picture, "file-text", "faint", 40)
        self._head.hide()
        self._text.setText(self.tr("Chọn một văn bản trong danh sách để xem."))

    def fail(self, error: UserError) -> None:
        self.banner.fail(error)
