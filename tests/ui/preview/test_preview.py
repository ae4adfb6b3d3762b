"""The preview tells a document's pages, signatures, history and recipients in words."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.conftest import Shown
from vbdt.acts.office import Office
from vbdt.document.filters import Filter
from vbdt.document.ids import DocumentId
from vbdt.document.states import State
from vbdt.document.verdict import FileVerdict, Verdict
from vbdt.ui.jobs import Jobs
from vbdt.ui.preview.pages import Pages
from vbdt.ui.preview.pane import DocumentPane
from vbdt.ui.preview.revision import RevisionDialog
from vbdt.ui.preview.verdicts import LOOKS, SignatureCard, VerdictLine, headline

Show = Callable[[str], Shown]


def texts(widget: QWidget) -> list[str]:
    return [label.text() for label in widget.findChildren(QLabel)]


def pane_of(office: Office, jobs: Jobs, qtbot: QtBot, *states: State) -> DocumentPane:
    """A preview of the newest document in one of these states."""
    document = office.store.documents(Filter(states=states)).rows[0]
    pane = DocumentPane(office, jobs)
    qtbot.addWidget(pane)
    pane.resize(720, 800)
    pane.show()
    pane.show_document(document.id)
    qtbot.waitUntil(lambda: jobs.idle, timeout=15_000)
    return pane


def test_a_sent_document(busy: dict[str, Office], jobs: Jobs, qtbot: QtBot) -> None:
    pane = pane_of(busy["snv-van-thu"], jobs, qtbot, State.SENT)
    assert pane.reader.verdict.text == "Chữ ký số hợp lệ: Trần Văn Bình; Sở Nội vụ"
    assert "Trang 1/2" in texts(pane.reader)
    history = texts(pane.history)
    assert "Cấp số 06, sổ «Chung» năm " + str(busy["snv-van-thu"].today.year) in history
    assert "Gửi tới Ủy ban nhân dân xã Tân Hòa, Sở Tài chính" in history
    recipients = texts(pane.recipients)
    assert {"Ủy ban nhân dân xã Tân Hòa", "Sở Tài chính"} <= set(recipients)
    assert any(text.startswith("Nơi nhận xác nhận lúc") for text in recipients)
    assert "Chữ ký của cơ quan, tổ chức: Hợp lệ" in texts(pane.signatures)


def test_a_late_document_says_who_owes_it(busy: dict[str, Office], jobs: Jobs, qtbot: QtBot) -> None:
    office = busy["tan-hoa-chuyen-vien"]
    late = office.store.documents(Filter(due_by=office.today.replace(day=1))).rows
    pane = pane_of(office, jobs, qtbot, State.ASSIGNED)
    oldest = office.store.documents(Filter(states=(State.ASSIGNED,))).rows[-1]
    pane.show_document(oldest.id)
    qtbot.waitUntil(lambda: jobs.idle, timeout=15_000)
    assert late == () or oldest in late
    assert pane.header.deadline.text.startswith("Quá hạn")
    assert "Bùi Minh Đức" in pane.header.deadline.text
    assert "Ý kiến chỉ đạo: Chủ trì tham mưu" in pane.header.note.text
    assert not pane.tabs.isTabVisible(pane.tabs.indexOf(pane.recipients))


def test_a_returned_document_shows_the_reason(busy: dict[str, Office], jobs: Jobs, qtbot: QtBot) -> None:
    pane = pane_of(busy["snv-chuyen-vien"], jobs, qtbot, State.RETURNED)
    assert pane.header.note.text == "Bị trả lại: Bổ sung căn cứ và thời hạn báo cáo."


def test_an_unknown_document_is_a_sentence(busy: dict[str, Office], jobs: Jobs, qtbot: QtBot) -> None:
    pane = DocumentPane(busy["snv-van-thu"], jobs)
    qtbot.addWidget(pane)
    pane.show_document(DocumentId("khong-co"))
    qtbot.waitUntil(lambda: jobs.idle)
    assert pane.seen is None
    assert any("không" in text.lower() for text in texts(pane))


def test_pages_zoom_and_turn(busy: dict[str, Office], jobs: Jobs, qtbot: QtBot) -> None:
    pages = pane_of(busy["snv-van-thu"], jobs, qtbot, State.SENT).reader.pages
    fitting = pages.scale
    pages.zoom_by(1)
    assert pages.scale > fitting
    pages.verticalScrollBar().setValue(pages.verticalScrollBar().maximum())
    assert pages.page == 2
    pages.fit_width()
    assert pages.scale == fitting
    qtbot.waitUntil(lambda: jobs.idle, timeout=15_000)


def test_a_damaged_file_is_a_sentence(jobs: Jobs, qtbot: QtBot) -> None:
    pages = Pages(jobs)
    qtbot.addWidget(pages)
    with qtbot.waitSignal(pages.failed) as told:
        pages.open(b"%PDF-1.7 half a file")
    assert "PDF" in str(told.args[0])


def test_verdicts_have_words_and_a_shield(qtbot: QtBot) -> None:
    line = VerdictLine()
    qtbot.addWidget(line)
    for verdict in Verdict:
        line.show_verdict(FileVerdict(verdict, "Lý do."))
        assert line.text == line.accessibleName() == headline(FileVerdict(verdict, "Lý do."))
        assert LOOKS[verdict][0].startswith("shield")
    assert headline(FileVerdict(Verdict.MODIFIED, "")) == "Chữ ký số: đã bị thay đổi"


def test_trouble_with_a_signature_is_a_strip(busy: dict[str, Office], jobs: Jobs, qtbot: QtBot) -> None:
    header = pane_of(busy["snv-van-thu"], jobs, qtbot, State.SENT).header
    assert header.trouble.isHidden()
    changed = replace(FileVerdict(Verdict.MODIFIED, "Tệp bị sửa sau khi ký."))
    header.show_verdict(changed)
    assert header.trouble.text == "Tệp bị sửa sau khi ký."


def test_what_a_person_must_see_stands_beside_a_good_verdict_too(qtbot: QtBot) -> None:
    line = VerdictLine()
    qtbot.addWidget(line)
    line.show()
    line.show_verdict(FileVerdict(Verdict.VALID, "Mọi chữ ký đều hợp lệ.", warnings=("Một.", "Hai.", "Ba.")))
    assert line.notes.isVisible()
    assert line.notes.text().splitlines() == ["Lưu ý: Một.", "Lưu ý: Hai.", "Còn 1 lưu ý khác, xem Chi tiết."]
    line.show_verdict(FileVerdict(Verdict.VALID, "Mọi chữ ký đều hợp lệ."))
    assert not line.notes.isVisible()


def test_each_signature_tells_the_seven_items_and_shows_its_revision(
    busy: dict[str, Office], jobs: Jobs, qtbot: QtBot
) -> None:
    pane = pane_of(busy["snv-van-thu"], jobs, qtbot, State.SENT)
    leader = pane.signatures.findChildren(SignatureCard)[0]
    told = texts(leader)
    names = ("Nơi cấp chứng thư", "Người ký", "Đơn vị quản lý", "Thời gian ký", "Tính toàn vẹn")
    assert all(name in told for name in (*names, "Hiệu lực chứng thư lúc ký", "Thời hạn của chứng thư"))
    assert any(text.startswith("Sau chữ ký này: văn thư cấp số và đóng dấu") for text in told)
    leader.then.click()
    (dialog,) = pane.findChildren(RevisionDialog)
    qtbot.waitUntil(lambda: "chỗ khác trên" in dialog.places.text(), timeout=15_000)
    assert dialog.summary.text().startswith("Trang khác với lúc ký: 1")
    dialog.turn(2)
    qtbot.waitUntil(lambda: jobs.idle, timeout=15_000)
    assert dialog.pair.accessibleName().startswith("Trang 2: lúc ký bên trái")
    dialog.reject()
