"""Every Vietnamese text of the window has its English, and Qt's own words have their Vietnamese."""

import ast
import string
import unicodedata
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

import vbdt.ui
from vbdt.document.directory import Book, Closing, Role
from vbdt.document.kinds import Secrecy, Urgency
from vbdt.document.model import StatusCode
from vbdt.document.states import Act, State
from vbdt.document.targets import Period, electronic, on_time, signed
from vbdt.document.verdict import SignatureKind, Verdict
from vbdt.ui.preferences import Tongue
from vbdt.ui.start import speak
from vbdt.ui.terms import TERMS, term
from vbdt.ui.translations import folder

UI = Path(vbdt.ui.__file__).parent


def texts_in(path: Path) -> Iterator[str]:
    """Texts given to tr, translate and QT_TRANSLATE_NOOP in one source file."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if not isinstance(node, ast.Call):
            continue
        name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        place = {"tr": 0, "translate": 1, "QT_TRANSLATE_NOOP": 1}.get(name)
        if place is not None and len(node.args) > place and isinstance(text := node.args[place], ast.Constant):
            yield str(text.value)


def english() -> dict[str, list[str]]:
    """Every text with its translations, one in each context."""
    found: dict[str, list[str]] = {}
    for message in ET.parse(folder() / "vbdt_en.ts").getroot().iter("message"):
        translation = message.find("translation")
        if translation is not None and translation.get("type") is None:
            forms = [form.text or "" for form in translation.iter("numerusform")]
            found.setdefault(message.findtext("source", ""), []).append("".join(forms) or (translation.text or ""))
    return found


def test_every_text_is_translated() -> None:
    texts = {text for path in UI.rglob("*.py") for text in texts_in(path)}
    assert len(texts) > 300
    assert sorted(texts - set(english())) == []


def test_translations_keep_the_places_for_values() -> None:
    def fields(text: str) -> set[str]:
        return {name for _, name, _, _ in string.Formatter().parse(text) if name}

    wrong = [text for text, found in english().items() for each in found if fields(text) != fields(each)]
    assert wrong == []


def test_the_office_terms_are_all_listed() -> None:
    enums = (*State, *Act, *Role, *Book, *Closing, *Secrecy, *Urgency, *StatusCode, *Verdict, *SignatureKind)
    period = Period(date(2026, 1, 1), date(2026, 12, 31))
    figures = (electronic((), period, 0), signed((), period), on_time((), period, period.last))
    named = {text for target in figures for text in (target.name, target.formula)}
    assert sorted(({each.label for each in enums} | named) - set(map(str, TERMS))) == []


def test_sources_are_composed_letters() -> None:
    assert [text for text in english() if not unicodedata.is_normalized("NFC", text)] == []


@pytest.mark.parametrize("name", ["vbdt_en", "qtbase_vi"])
def test_the_compiled_file_is_not_older_than_its_source(name: str) -> None:
    """Compared by content: a text of the source is looked up in the compiled file."""
    compiled = (folder() / f"{name}.qm").read_bytes()
    messages = ET.parse(folder() / f"{name}.ts").getroot().iter("message")
    lines = [message.findtext("translation") or "" for message in messages]
    assert [line for line in lines if line.strip() and line.encode("utf-16-be") not in compiled] == []


def test_the_window_speaks_english_when_asked(qapp: QApplication) -> None:
    speak(qapp, Tongue.ENGLISH)
    assert term(State.SUBMITTED.label) == "Awaiting signature"
    assert QCoreApplication.translate("BoxPage", "%n văn bản quá hạn", "", 1) == "1 document overdue"
    assert QCoreApplication.translate("BoxPage", "%n văn bản quá hạn", "", 3) == "3 documents overdue"
    speak(qapp, Tongue.VIETNAMESE)
    assert term(State.SUBMITTED.label) == "Chờ ký"


def test_standard_buttons_are_vietnamese(qapp: QApplication, qtbot: QtBot) -> None:
    speak(qapp, Tongue.VIETNAMESE)
    box = QMessageBox()
    qtbot.addWidget(box)
    box.setStandardButtons(QMessageBox.StandardButton.Save | QMessageBox.StandardButton.Cancel)
    assert [button.text() for button in box.buttons()] == ["Lưu", "Hủy"]
