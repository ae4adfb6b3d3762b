"""The line to the hub as Gửi nhận shows it: connected, broken since when, back again, and a file that ends."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.hubs import running_hub
from vbdt.acts.mail.carrier import join_hub
from vbdt.acts.office import Office
from vbdt.acts.services import renewed
from vbdt.transport.mailbox import LinkState
from vbdt.ui.exchange.line import LineLabel, line_words
from vbdt.ui.jobs import Jobs
from vbdt.ui.preferences import Preferences
from vbdt.ui.start import dress
from vbdt.ui.window import Window

PATIENCE = 20_000
NOW = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)
LEADER = "snv-lanh-dao"


def test_the_window_shows_the_line_and_what_became_of_it(
    qtbot: QtBot, qapp: QApplication, offices: dict[str, Office], tmp_path: Path
) -> None:
    office = offices[LEADER]
    kept = office.store.setting("settings") or b""
    dress(qapp)
    with running_hub(tmp_path / "hub", [office.me.id]) as hub:
        port = hub.hub.nodes[0].port
        moved = renewed(office, join_hub(office.store, hub.passes[office.me.id]))
        window = Window(moved, Jobs(qapp), Preferences())
        qtbot.addWidget(window)
        window.show()
        window.go("gui_nhan")
        label = window.exchange.line
        assert label.isVisible()
        assert "chưa bắt đầu" in label.text
        window.link.wake()
        qtbot.waitUntil(lambda: f"đã kết nối máy chủ 127.0.0.1:{port} từ" in label.text, timeout=PATIENCE)
        assert "trả lời vừa xong" in label.text
        hub.servers[0].kill()
        qtbot.waitUntil(lambda: "mất kết nối từ" in label.text, timeout=PATIENCE)
        qtbot.waitUntil(lambda: f"Không kết nối được máy chủ 127.0.0.1:{port}" in label.text, timeout=PATIENCE)
        qtbot.waitUntil(lambda: "Không kết nối được máy chủ" in window.statusline.text, timeout=PATIENCE)
        hub.servers[0].start()
        qtbot.waitUntil(lambda: "đã kết nối máy chủ" in label.text, timeout=PATIENCE)
        qtbot.waitUntil(lambda: "Không kết nối" not in window.statusline.text, timeout=PATIENCE)
        window.close()
    qapp.setStyleSheet("")
    with office.store.write() as writing:
        writing.set_setting("settings", kept)


def test_a_folder_has_no_line(qtbot: QtBot) -> None:
    label = LineLabel("/mnt/hop-thu", lambda: None)
    qtbot.addWidget(label)
    assert label.isHidden()


def test_words_for_every_state(qtbot: QtBot) -> None:
    state = LinkState(since=NOW, trouble="Không kết nối được máy chủ a:4222 của trục liên thông.")
    text, icon, ink = line_words("tinh", state, NOW)
    assert "chưa kết nối được lần nào từ 02/03/2026 15:00" in text
    assert text.endswith("máy chủ a:4222 của trục liên thông.")
    assert (icon, ink) == ("circle-alert", "late")
    broken = replace(state, contact=NOW, trouble="")
    assert "mất kết nối từ" in line_words("tinh", broken, NOW)[0]
    up = replace(broken, connected=True, server="a:4222")
    assert "trả lời 12 phút trước" in line_words("tinh", up, NOW + timedelta(minutes=12))[0]
    ending = replace(up, ends=datetime.now(UTC) + timedelta(days=20))
    label = LineLabel("hub:tinh", lambda: ending)
    qtbot.addWidget(label)
    assert "hết hạn ngày" in label.text
    assert label.accessibleName() == label.text
