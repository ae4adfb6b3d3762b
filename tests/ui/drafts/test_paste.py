"""Text from elsewhere comes in without its looks, its links and its typed numbers."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData
from pytestqt.qtbot import QtBot

from vbdt.document.content import Block, BlockKind, Run, paragraph
from vbdt.errors import BadInput
from vbdt.ui.drafts import paste
from vbdt.ui.drafts.body import BodyEditor
from vbdt.ui.drafts.paste import from_html, from_text

WORD = """<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style>p {color: red}</style></head><body>
<p class=MsoNormal><i><span style='color:blue'>Căn cứ Luật Tổ chức chính quyền địa phương;</span></i></p>
<p class=MsoNormal align=center><b>QUYẾT ĐỊNH:</b></p>
<p class=MsoNormal><b><span lang=VI>Điều 1.</span></b> Ban hành <b>Kế hoạch</b>.<o:p></o:p></p>
<p class=MsoListParagraph><![if !supportLists]>1.<span>&nbsp;&nbsp;&nbsp;</span><![endif]>Khoản thứ nhất</p>
<p class=MsoListParagraph>a) Điểm thứ nhất</p>
<p class=MsoNormal><o:p>&nbsp;</o:p></p>
<table><tr><td>TT</td><td>Nội dung</td></tr><tr><td>1</td><td><p>Đào tạo</p><p>công chức</p></td></tr></table>
</body></html>"""


@pytest.fixture(autouse=True)
def application(qtbot: QtBot) -> None:
    """Documents need an application."""


def test_a_decision_from_a_word_processor() -> None:
    *texts, table = from_html(WORD)
    assert texts == [
        paragraph("Căn cứ Luật Tổ chức chính quyền địa phương;", BlockKind.CAN_CU),
        paragraph("QUYẾT ĐỊNH:", BlockKind.CENTERED),
        Block(BlockKind.DIEU, (Run("Ban hành "), Run("Kế hoạch", bold=True), Run("."))),
        paragraph("Khoản thứ nhất", BlockKind.KHOAN),
        paragraph("Điểm thứ nhất", BlockKind.DIEM),
    ]
    assert table.table is not None
    assert [column.title for column in table.table.columns] == ["TT", "Nội dung"]
    assert table.table.rows == (("1", "Đào tạo công chức"),)


def test_lists_become_khoan_and_diem() -> None:
    found = from_html("<ol><li>Một<ol><li>Nhỏ</li></ol></li><li>Hai</li></ol><ul><li>Chấm</li></ul>")
    assert [(block.kind, block.text) for block in found] == [
        (BlockKind.KHOAN, "Một"),
        (BlockKind.DIEM, "Nhỏ"),
        (BlockKind.KHOAN, "Hai"),
        (BlockKind.PARAGRAPH, "- Chấm"),
    ]


def test_plain_lines_and_tabs() -> None:
    assert from_text("Điều 5. Thi hành\n\nMột đoạn") == (paragraph("Thi hành", BlockKind.DIEU), paragraph("Một đoạn"))
    (table,) = from_text("TT\tTên\n1\tAn\n2\tBình")
    assert table.table is not None
    assert table.table.rows == (("1", "An"), ("2", "Bình"))


def test_letters_in_parts_become_whole() -> None:
    assert from_text("Hội đô\u0300ng")[0].text == "Hội đồng"


def test_pasted_html_reads_no_file(tmp_path: Path) -> None:
    secret = tmp_path / "anh.html"
    secret.write_text("bí mật", "utf-8")
    found = from_html(f"<p>Trước<img src='file://{secret}'>sau</p><link rel=stylesheet href='file://{secret}'>")
    assert [block.text for block in found] == ["Trướcsau"]


def test_too_much_is_refused_in_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paste, "MAX_CHARACTERS", 10)
    with pytest.raises(BadInput, match="quá lớn"):
        from_text("mười một ký tự")


def test_a_refusal_is_told_and_the_text_stays(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    editor = BodyEditor("Nội dung")
    qtbot.addWidget(editor)
    editor.show_blocks((paragraph("Đã có"),))
    monkeypatch.setattr(paste, "MAX_CHARACTERS", 10)
    data = QMimeData()
    data.setText("mười một ký tự")
    with qtbot.waitSignal(editor.refused):
        editor.insertFromMimeData(data)
    assert editor.blocks() == (paragraph("Đã có"),)
