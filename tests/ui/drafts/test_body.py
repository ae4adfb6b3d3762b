"""What a drafter types becomes blocks, and blocks come back as they were."""

import pytest
from PySide6.QtCore import QByteArray, QMimeData, Qt, QUrl
from PySide6.QtGui import QTextCursor, QTextFormat
from pytestqt.qtbot import QtBot

from tests.ui.drafts.examples import budget, decision_sheet
from tests.ui.keyboard import compose, press, type_text
from vbdt.document.content import Block, BlockKind, Run, paragraph
from vbdt.ui.drafts.body import BodyEditor
from vbdt.ui.drafts.clipboard import MEDIA
from vbdt.ui.drafts.looks import numbers

DECISION = decision_sheet().content


@pytest.fixture
def editor(qtbot: QtBot) -> BodyEditor:
    made = BodyEditor("Nội dung")
    qtbot.addWidget(made)
    return made


def kinds(editor: BodyEditor) -> list[BlockKind]:
    return [block.kind for block in editor.blocks()]


def test_blocks_come_back_as_they_were(editor: BodyEditor) -> None:
    editor.show_blocks(DECISION.body)
    assert editor.blocks() == DECISION.body


def test_every_kind_comes_back(editor: BodyEditor) -> None:
    body = tuple(paragraph(f"Khối {kind}", kind) for kind in BlockKind if kind is not BlockKind.TABLE)
    editor.show_blocks(body)
    assert editor.blocks() == body


def test_a_decision_is_typed_as_an_office_types_it(editor: BodyEditor) -> None:
    type_text(editor, "Căn cứ Luật Tổ chức chính quyền địa phương;\nTheo đề nghị của Trưởng phòng.\n\n")
    type_text(
        editor, "Điều 1. Ban hành Kế hoạch.\n1. Rà soát thủ tục:\na) Cấp tỉnh;\nCấp xã.\n\n\nHiệu lực từ ngày ký."
    )

    assert editor.blocks() == (
        paragraph("Căn cứ Luật Tổ chức chính quyền địa phương;", BlockKind.CAN_CU),
        paragraph("Theo đề nghị của Trưởng phòng.", BlockKind.CAN_CU),
        paragraph("Ban hành Kế hoạch.", BlockKind.DIEU),
        paragraph("Rà soát thủ tục:", BlockKind.KHOAN),
        paragraph("Cấp tỉnh;", BlockKind.DIEM),
        paragraph("Cấp xã.", BlockKind.DIEM),
        paragraph("Hiệu lực từ ngày ký.", BlockKind.DIEU),
    )


def test_an_input_method_is_understood_as_keys_are(editor: BodyEditor) -> None:
    compose(editor, "Điều 2. ")
    compose(editor, "Chánh Văn phòng thi hành.")
    assert editor.blocks() == (paragraph("Chánh Văn phòng thi hành.", BlockKind.DIEU),)


def test_letters_in_parts_become_whole(editor: BodyEditor) -> None:
    compose(editor, "Quye\u0302\u0301t đi\u0323nh")
    assert editor.blocks()[0].text == "Quyết định"


def test_numbers_stand_beside_the_text_and_are_not_in_it(editor: BodyEditor) -> None:
    editor.show_blocks(DECISION.body)
    shown = [label for label in numbers(editor.document(), editor.textCursor().block()).values() if label]
    assert shown == ["Điều 1.", "Điều 2.", "Điều 3.", "1.", "2.", "a)", "b)"]


def test_undo_brings_back_typed_numbers(editor: BodyEditor) -> None:
    type_text(editor, "1. ")
    assert editor.kind() is BlockKind.KHOAN
    editor.undo()
    assert editor.kind() is BlockKind.PARAGRAPH
    assert editor.toPlainText() == "1. "


def test_backspace_at_the_start_makes_a_plain_paragraph(editor: BodyEditor) -> None:
    editor.show_blocks((paragraph("Hiệu lực", BlockKind.DIEU),))
    press(editor, Qt.Key.Key_Backspace)
    assert editor.blocks() == (paragraph("Hiệu lực"),)


def test_levels_go_in_and_out(editor: BodyEditor) -> None:
    editor.show_blocks((paragraph("Nội dung", BlockKind.DIEU),))
    editor.shift(outward=False)
    editor.shift(outward=False)
    assert kinds(editor) == [BlockKind.DIEM]
    editor.shift(outward=True)
    assert kinds(editor) == [BlockKind.KHOAN]


def test_bold_is_kept_where_it_was_set(editor: BodyEditor) -> None:
    type_text(editor, "gồm ")
    editor.toggle(QTextFormat.Property.FontWeight.value)
    type_text(editor, "ba việc")
    editor.toggle(QTextFormat.Property.FontWeight.value)
    type_text(editor, ":")
    assert editor.blocks()[0].runs == (Run("gồm "), Run("ba việc", bold=True), Run(":"))


def test_empty_lines_are_not_part_of_an_official_text(editor: BodyEditor) -> None:
    type_text(editor, "Một\n\n\nHai")
    assert editor.blocks() == (paragraph("Một"), paragraph("Hai"))


def test_a_cell_takes_what_is_pasted_as_words(editor: BodyEditor) -> None:
    editor.show_blocks((Block(BlockKind.TABLE, table=budget()),))
    cursor = editor.textCursor()
    cursor.movePosition(QTextCursor.MoveOperation.Start)
    table = editor.document().rootFrame().childFrames()[0]
    editor.setTextCursor(table.firstCursorPosition())
    editor.insert_blocks((paragraph("Số"), paragraph("thứ tự", BlockKind.DIEU)))
    shown = editor.blocks()[0].table
    assert shown is not None
    assert shown.columns[0].title == "Số thứ tựTT"


def test_copied_blocks_keep_their_kinds(editor: BodyEditor) -> None:
    editor.show_blocks(DECISION.body)
    editor.selectAll()
    data = editor.createMimeDataFromSelection()
    editor.show_blocks(())
    editor.insertFromMimeData(data)
    assert editor.blocks() == DECISION.body


def test_a_few_copied_words_join_the_line(editor: BodyEditor) -> None:
    editor.show_blocks((paragraph("Ban hành Kế hoạch", BlockKind.DIEU), paragraph("Thực hiện ", BlockKind.KHOAN)))
    cursor = editor.textCursor()
    cursor.setPosition(9)
    cursor.setPosition(17, QTextCursor.MoveMode.KeepAnchor)
    editor.setTextCursor(cursor)
    data = editor.createMimeDataFromSelection()
    editor.moveCursor(QTextCursor.MoveOperation.End)
    editor.insertFromMimeData(data)
    assert editor.blocks()[1] == paragraph("Thực hiện Kế hoạch", BlockKind.KHOAN)


def test_a_damaged_clipboard_is_refused_in_words(editor: BodyEditor, qtbot: QtBot) -> None:
    data = QMimeData()
    data.setData(MEDIA, QByteArray(b'{"body": [{"kind": "dieu"'))
    with qtbot.waitSignal(editor.refused) as told:
        editor.insertFromMimeData(data)
    assert "bị hỏng" in str(told.args[0])


def test_a_dropped_file_is_no_text(editor: BodyEditor) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile("/tmp/ke-hoach.pdf")])
    assert not editor.canInsertFromMimeData(data)


def test_in_a_letter_grounds_are_sentences(editor: BodyEditor) -> None:
    editor.takes_grounds = False
    type_text(editor, "Căn cứ Công văn số 12, Sở Nội vụ đề nghị:")
    assert kinds(editor) == [BlockKind.PARAGRAPH]
