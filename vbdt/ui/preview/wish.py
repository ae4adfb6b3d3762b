"""What the sender asks about a document that lies here: a strip with the question and its two answers."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from vbdt.acts.deeds import Deed
from vbdt.document.changes import is_open
from vbdt.document.model import Asked, Change, Direction, Document
from vbdt.document.states import State
from vbdt.ui import words
from vbdt.ui.preview.seen import Seen
from vbdt.ui.say import Banner, Tone
from vbdt.ui.terms import term


class WishBanner(QWidget):
    """The strip and, below it, the buttons of whoever may answer. `asked` is the deed of the one that was pressed."""

    asked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._banner = Banner()
        self.agree, self.decline = QPushButton(), QPushButton()
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for deed, button in ((Deed.AGREE, self.agree), (Deed.DECLINE, self.decline)):
            button.setProperty("deed", deed.value)
            button.clicked.connect(partial(self.asked.emit, deed))
            buttons.addWidget(button)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self._banner)
        column.addLayout(buttons)
        self.hide()

    @property
    def text(self) -> str:
        return self._banner.text

    def show_seen(self, seen: Seen) -> None:
        """The question about this document, or where it stands with what we asked of others."""
        self._banner.clear()
        self.hide()
        document = seen.document
        may = Deed.AGREE in seen.deeds
        for button in (self.agree, self.decline):
            button.setVisible(document.asked is not None and may)
        if document.asked is not None:
            self._ask(seen, document.asked, may)
        elif document.direction is Direction.OUTGOING:
            self._tell_ours(seen)
        elif seen.twins:
            self._say(words.twins_words(seen.twins), Tone.SOON)

    def _ask(self, seen: Seen, asked: Asked, may: bool) -> None:
        text = {
            Change.RECALL: self.tr("Nơi gửi thu hồi văn bản này: {reason}"),
            Change.UPDATE: self.tr("Nơi gửi cập nhật thông tin văn bản này: {reason}"),
            Change.REPLACE: self.tr("Nơi gửi thay thế văn bản này bằng văn bản mới: {reason}"),
        }[asked.change].format(reason=asked.reason or self.tr("không ghi lý do"))
        text = "\n".join([text, *self._news(seen.document, asked)])
        if not may:
            text += "\n" + self.tr("Chờ lãnh đạo hoặc văn thư trả lời; tạm dừng xử lý.")
        yes, no = {
            Change.RECALL: (self.tr("Đồng ý thu hồi"), self.tr("Không đồng ý…")),
            Change.UPDATE: (self.tr("Đồng ý cập nhật"), self.tr("Không đồng ý…")),
            Change.REPLACE: (self.tr("Đồng ý thay thế"), self.tr("Không đồng ý…")),
        }[asked.change]
        self.agree.setText(yes)
        self.decline.setText(no)
        self._say(text, Tone.LATE if asked.change is Change.RECALL else Tone.SOON)

    def _news(self, document: Document, asked: Asked) -> list[str]:
        """What an update says otherwise than before."""
        if asked.facts is None:
            return []
        old, new = document.facts, asked.facts
        found = []
        if new.subject != old.subject:
            found.append(self.tr("Trích yếu: {text}").format(text=new.subject))
        if new.urgency is not old.urgency:
            found.append(self.tr("Độ khẩn: {text}").format(text=term(new.urgency.label)))
        if new.reply_by != old.reply_by:
            found.append(self.tr("Hạn trả lời: {text}").format(text=words.day(new.reply_by)))
        return found

    def _tell_ours(self, seen: Seen) -> None:
        document = seen.document
        if document.state is State.RECALLING:
            waiting = sum(is_open(each) for each in document.deliveries)
            text = self.tr(
                "Đang thu hồi: còn %n nơi chưa trả lời. Trong lúc chờ không gửi, không cập nhật.", "", waiting
            )
            self._say(text, Tone.SOON)
        elif document.state is State.RECALLED:
            self._say(self.tr("Đã thu hồi: mọi nơi nhận đều đã hủy văn bản này."), Tone.CALM)
        elif document.state is State.REPLACED:
            newer = next((each for each in seen.answers if each.id == document.replaced_by), None)
            symbol = newer.symbol if newer else ""
            self._say(self.tr("Đã được thay thế bằng văn bản {symbol}.").format(symbol=symbol), Tone.CALM)

    def _say(self, text: str, tone: Tone) -> None:
        self._banner.say(text, tone)
        self.show()
