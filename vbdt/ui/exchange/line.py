"""How the line to the hub is, from moment to moment: connected, broken since when, why. Nothing where there is none."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from PySide6.QtCore import QCoreApplication, Qt, QTimer
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from vbdt.document.calendar import local_day
from vbdt.settings import HUB
from vbdt.transport.mailbox import LinkState
from vbdt.ui import icons, words
from vbdt.ui.exchange.wording import age_words

LOOK_MS = 1_000
WARN = timedelta(days=60)
"""How long before the desk's certificate for the hub ends a person is told."""


class LineLabel(QWidget):
    """One line with an icon. `carrier` is the desk's mailbox as its settings name it; `ask` gives the state of now."""

    def __init__(self, carrier: str, ask: Callable[[], LinkState | None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hub = carrier.removeprefix(HUB)
        self._ask = ask
        self._icon, self._text = QLabel(), QLabel()
        self._text.setWordWrap(True)
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._text.setProperty("look", "second")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 2, 0, 2)
        row.setSpacing(6)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._text, 1)
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(self.look)
        self.look()
        self.setVisible(carrier.startswith(HUB))

    @property
    def text(self) -> str:
        return self._text.text()

    def look(self) -> None:
        state, now = self._ask(), datetime.now(UTC)
        text, icon, ink = line_words(self._hub, state, now)
        if state is not None and state.ends is not None and state.ends - now < WARN:
            text += "\n" + _ending(state.ends)
            icon, ink = ("clock", "soon") if ink == "good" else (icon, ink)
        if text != self._text.text():
            self._text.setText(text)
            self.setAccessibleName(text)
            icons.dress(self._icon, icon, ink, 16)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        self.look()
        self._timer.start()
        super().showEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        self._timer.stop()
        super().hideEvent(event)


def line_words(hub: str, state: LinkState | None, now: datetime) -> tuple[str, str, str]:
    """A sentence, its icon and its ink."""
    translate = QCoreApplication.translate
    if state is None or state.since is None:
        text = translate("exchange", "Trục «{hub}»: đang kết nối.") if state else _idle()
        return text.format(hub=hub), "clock", "second"
    since = words.moment(state.since)
    if state.connected:
        text = translate("exchange", "Trục «{hub}»: đã kết nối máy chủ {server} từ {since}; máy chủ trả lời {age}.")
        heard = age_words(max(timedelta(0), now - (state.contact or state.since)))
        return text.format(hub=hub, server=state.server, since=since, age=heard), "circle-check", "good"
    if state.contact is None:
        text = translate("exchange", "Trục «{hub}»: chưa kết nối được lần nào từ {since}; chương trình đang thử lại.")
    else:
        text = translate("exchange", "Trục «{hub}»: mất kết nối từ {since}; chương trình đang tự nối lại.")
    text = text.format(hub=hub, since=since)
    return (f"{text}\n{state.trouble}" if state.trouble else text), "circle-alert", "late"


def _idle() -> str:
    return QCoreApplication.translate("exchange", "Trục «{hub}»: chưa bắt đầu gửi nhận.")


def _ending(ends: datetime) -> str:
    text = QCoreApplication.translate(
        "exchange", "Tệp kết nối trục hết hạn ngày {day}: đề nghị người vận hành trục cấp tệp mới."
    )
    return text.format(day=words.day(local_day(ends)))
