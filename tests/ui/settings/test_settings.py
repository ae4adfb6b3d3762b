"""The settings screen: what is plugged in is chosen by certificate, authorities are compared, a service is tried."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.keyboard import type_text
from vbdt.acts.keys import remember_seal_key, seal_key
from vbdt.acts.office import Office
from vbdt.app import build_office
from vbdt.document.states import Act
from vbdt.document.verdict import Level
from vbdt.errors import UserError
from vbdt.settings import KeyKind, KeySource, NotSetUp, Section
from vbdt.signing.keys.key_problems import KeyProblem, KeyRefused
from vbdt.signing.stand_ins.pki import KeyType, Pki, Subject, make_pki
from vbdt.signing.stand_ins.tsa import local_tsa
from vbdt.ui.dialogs.keypanel import KeyPanel
from vbdt.ui.jobs import Jobs
from vbdt.ui.preferences import Preferences
from vbdt.ui.say import Banner
from vbdt.ui.settings.compare import CompareDialog
from vbdt.ui.settings.dialog import SettingsDialog
from vbdt.ui.settings.keys import KeyCard, KeysPart
from vbdt.ui.settings.time import TimePart
from vbdt.ui.settings.trust import TrustPart
from vbdt.ui.start import dress
from vbdt.ui.window import Window

PATIENCE = 20_000


@pytest.fixture(scope="module")
def foreign(tmp_path_factory: pytest.TempPathFactory) -> Pki:
    return make_pki(tmp_path_factory.mktemp("ngoai"), "CA ngoài tỉnh")


@pytest.fixture
def keep(offices: dict[str, Office]) -> Iterator[None]:
    """Settings are put back after the test."""
    kept = {key: office.store.setting("settings") for key, office in offices.items()}
    yield
    for key, office in offices.items():
        with office.store.write() as writing:
            writing.set_setting("settings", kept[key] or b"")


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication, offices: dict[str, Office], keep: None) -> Iterator[Window]:
    """The clerk's, without its courier."""
    dress(qapp)
    made = Window(offices["snv-van-thu"], Jobs(qapp), Preferences())
    qtbot.addWidget(made)
    made.show()
    yield made
    made.close()
    qapp.setStyleSheet("")


def texts(widget: QWidget) -> str:
    return "\n".join(each.text() for each in widget.findChildren(QLabel))


def settings_of(window: Window, qtbot: QtBot, section: Section) -> SettingsDialog:
    window.show_settings(section)
    (dialog,) = window.findChildren(SettingsDialog)
    qtbot.waitUntil(lambda: window.jobs.idle, timeout=PATIENCE)
    return dialog


def button(widget: QWidget, words: str) -> QPushButton:
    return next(each for each in widget.findChildren(QPushButton) if each.text() == words and each.isVisibleTo(widget))


def test_a_key_file_is_chosen_for_trial_and_what_is_none_is_refused(
    window: Window, qtbot: QtBot, foreign: Pki, tmp_path: Path
) -> None:
    dialog = settings_of(window, qtbot, Section.KEYS)
    (part,) = dialog.findChildren(KeysPart)
    assert "Chỉ để chạy thử" in texts(part)
    assert button(part, "Ký của cơ quan bằng tệp khóa…").isEnabled()
    before = window.office.settings.seal
    (tmp_path / "anh.p12").write_bytes(b"khong phai tep khoa")
    part.choose_file(remember_seal_key, tmp_path / "anh.p12")
    qtbot.waitUntil(lambda: window.jobs.idle, timeout=PATIENCE)
    assert "không đúng định dạng PKCS#12" in part.banner.text
    assert window.office.settings.seal == before
    subject = Subject("Sở Nội vụ", "Sở Nội vụ")
    foreign.issue(subject, KeyType.P_256).write_pkcs12(tmp_path / "dau.p12", "mat khau", ())
    part.choose_file(remember_seal_key, tmp_path / "dau.p12")
    qtbot.waitUntil(lambda: window.jobs.idle, timeout=PATIENCE)
    assert "Đã chọn tệp khóa dau.p12" in part.banner.text
    dialog.accept()
    assert window.office.settings.seal == KeySource(KeyKind.FILE, str(tmp_path / "dau.p12"))
    with seal_key(window.office, "mat khau") as key:
        assert "Sở Nội vụ" in key.certificate.subject


def test_a_key_is_chosen_by_its_certificate_and_the_window_goes_on_with_it(window: Window, qtbot: QtBot) -> None:
    before = window.office
    assert before.settings.seal is not None
    window.adopt(replace(before, settings=replace(before.settings, seal=None)))
    dialog = settings_of(window, qtbot, Section.KEYS)
    part = dialog.parts[Section.KEYS]
    assert isinstance(part, KeysPart)
    assert "Chưa chọn khóa" in texts(part)
    cards = {card._choice.certificate.subject: card for card in part.findChildren(KeyCard) if card._choice.certificate}
    said = texts(cards["Sở Nội vụ"])
    assert "Nơi cấp: CA tỉnh mẫu" in said
    assert "số chứng thư" in said
    assert "còn đủ số lần thử" in said
    button(cards["Sở Nội vụ"], "Dùng để ký của cơ quan").click()
    qtbot.waitUntil(lambda: dialog.office.settings.seal is not None, timeout=PATIENCE)
    dialog.accept()
    assert window.office.settings.seal is not None
    assert window.office.settings.seal.certificate == before.settings.seal.certificate or (
        before.settings.seal.certificate == ""
    )
    assert build_office(before.store).settings.seal == window.office.settings.seal
    assert window.desktop.preview._office is window.office


def test_how_an_rsa_key_signs_is_a_choice_of_its_own(window: Window, qtbot: QtBot) -> None:
    dialog = settings_of(window, qtbot, Section.KEYS)
    part = dialog.parts[Section.KEYS]
    card = next(each for each in part.findChildren(KeyCard) if each.way is not None)
    others = [each for each in part.findChildren(KeyCard) if each.way is None]
    assert all(not each._choice.rsa for each in others)
    assert card.way is not None
    assert "Đang dùng: Ký của cơ quan" in texts(card), "what signs now stands first"
    card.way.setCurrentIndex(1)
    qtbot.waitUntil(lambda: bool(dialog.office.settings.seal and dialog.office.settings.seal.pss), timeout=PATIENCE)
    dialog.reject()


def test_every_library_is_listed_and_a_wrong_one_is_refused(window: Window, qtbot: QtBot, tmp_path: Path) -> None:
    dialog = settings_of(window, qtbot, Section.KEYS)
    part = dialog.parts[Section.KEYS]
    assert isinstance(part, KeysPart)
    said = texts(part)
    assert "không có trên máy này" in said
    assert "dùng được, thấy" in said
    (tmp_path / "la.so").write_bytes(b"not a library")
    part.add_module(tmp_path / "la.so")
    qtbot.waitUntil(lambda: "không phải là thư viện" in part.banner.text, timeout=PATIENCE)
    assert dialog.office.settings.modules == ()
    qtbot.waitUntil(lambda: window.jobs.idle, timeout=PATIENCE)
    dialog.reject()


def test_an_authority_is_added_after_its_fingerprint_was_compared(window: Window, qtbot: QtBot, foreign: Pki) -> None:
    dialog = settings_of(window, qtbot, Section.TRUST)
    part = dialog.parts[Section.TRUST]
    assert isinstance(part, TrustPart)
    assert "chỉ được tin cậy ở đây, để chạy thử" in texts(part)
    part.offer(foreign.folder / "root.crt")
    qtbot.waitUntil(lambda: bool(part.findChildren(CompareDialog)), timeout=PATIENCE)
    (compare,) = part.findChildren(CompareDialog)
    shown = next(each.text() for each in compare.findChildren(QLabel) if each.text().count(" ") == 15)
    type_text(compare.typed, "00000000")
    compare.main.click()
    qtbot.waitUntil(lambda: "khác dấu vân tay" in compare.banner.text, timeout=PATIENCE)
    compare.typed.clear()
    type_text(compare.typed, shown[-9:])
    compare.main.click()
    qtbot.waitUntil(lambda: "CA ngoài tỉnh" in texts(part.sheet), timeout=PATIENCE)
    assert dialog.office.person.name in texts(part.sheet)
    added = next(each for each in part.found if each.source == "root.crt" and each.decision)
    part.stop(added)
    qtbot.waitUntil(lambda: dialog.office.trust == window.office.trust, timeout=PATIENCE)
    qtbot.waitUntil(lambda: "Không tin cậy" in texts(part.sheet), timeout=PATIENCE)
    dialog.reject()


def test_whoever_may_not_decide_only_looks(offices: dict[str, Office], jobs: Jobs, qtbot: QtBot) -> None:
    part = TrustPart(offices["snv-chuyen-vien"], jobs)
    qtbot.addWidget(part)
    part.open()
    qtbot.waitUntil(lambda: jobs.idle, timeout=PATIENCE)
    assert not part.add.isEnabled()
    assert "RootCA tỉnh mẫu" in texts(part)
    assert [each for each in part.findChildren(QPushButton) if "tin cậy" in each.text()] == []


def test_a_service_is_tried_and_its_answer_told_in_words(window: Window, qtbot: QtBot, foreign: Pki) -> None:
    dialog = settings_of(window, qtbot, Section.TIME)
    part = dialog.parts[Section.TIME]
    assert isinstance(part, TimePart)
    with local_tsa(foreign) as address:
        part.address.setText(address)
        part._enable()
        part.trial.click()
        qtbot.waitUntil(lambda: "TSA CA ngoài tỉnh" in part.banner.text, timeout=PATIENCE)
        assert "chưa có trong danh sách tin cậy" in part.banner.text
    part.trial.click()
    qtbot.waitUntil(lambda: "Không kết nối được" in part.banner.text, timeout=PATIENCE)
    part.level.setCurrentIndex(0)
    part.save.click()
    qtbot.waitUntil(lambda: dialog.office.settings.tsa != "", timeout=PATIENCE)
    dialog.accept()
    assert window.office.settings.level is Level.B_T
    assert window.office.timestamps is not None


def test_the_courier_goes_on_with_the_new_settings(window: Window, qtbot: QtBot) -> None:
    window.link.wake()
    before = window.link._watch
    assert before is not None
    office = replace(window.office, settings=replace(window.office.settings, level=Level.B_T))
    window.adopt(office)
    qtbot.waitUntil(lambda: window.link._watch not in (None, before), timeout=PATIENCE)
    assert window.link._office is office
    assert "đã kết nối" in texts(window.statusline)


def test_the_sentence_that_names_the_settings_opens_them(window: Window, qtbot: QtBot) -> None:
    banner = Banner(window)
    banner.fail(NotSetUp("Bàn này chưa khai báo khóa ký số.", Section.KEYS))
    button(banner, "Mở Thiết lập").click()
    (dialog,) = window.findChildren(SettingsDialog)
    assert dialog.parts[Section.KEYS].isVisible()
    qtbot.waitUntil(lambda: window.jobs.idle, timeout=PATIENCE)
    dialog.reject()
    banner.fail(UserError("Mạng bị ngắt."))
    assert not banner._act.isVisible()
    assert KeyRefused(KeyProblem.EXPIRED).section is Section.KEYS
    assert KeyRefused(KeyProblem.WRONG_PIN).section is None


def test_a_desk_without_key_leads_from_the_pin_dialog_to_the_settings(window: Window, qtbot: QtBot) -> None:
    panel = KeyPanel(window.office, None, window.jobs, Banner(window), window)
    panel.look()
    qtbot.waitUntil(lambda: "Thiết lập" in panel._banner.text, timeout=PATIENCE)
    assert Act.SIGN  # the dialog of the act shows this very panel


@pytest.mark.parametrize("section", list(Section))
def test_every_control_has_a_name(window: Window, qtbot: QtBot, section: Section) -> None:
    dialog = settings_of(window, qtbot, section)
    controls = [each for each in dialog.findChildren(QPushButton) if each.isVisible()]
    assert controls
    assert [each for each in controls if not (each.accessibleName() or each.text())] == []
    names = [each.accessibleName() or each.text() for each in controls]
    assert len(names) == len(set(names)), "one tells what each of several alike is for"
    dialog.reject()
