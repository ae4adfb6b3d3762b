"""The wheel scrolls a form past its fields and changes none of them."""

from PySide6.QtCore import QPoint, QPointF
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QDateEdit, QScrollArea, QSpinBox, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.drafts.examples import decision_sheet, form_facts
from vbdt.ui.drafts.fields import FieldsForm


def test_the_wheel_scrolls_and_changes_no_field(qtbot: QtBot) -> None:
    area, form = QScrollArea(), FieldsForm(form_facts())
    area.setWidget(form)
    area.setWidgetResizable(True)
    qtbot.addWidget(area)
    area.resize(400, 300)
    area.show()
    form.show_sheet(decision_sheet())
    form.signer.setCurrentIndex(0)
    before = form.sheet(decision_sheet())
    fields: list[QWidget] = [*form.findChildren(QComboBox), *form.findChildren(QSpinBox), *form.findChildren(QDateEdit)]
    assert len(fields) >= 6
    for field in fields:
        area.ensureWidgetVisible(field)
        QTest.wheelEvent(area.windowHandle(), QPointF(field.mapTo(area, field.rect().center())), QPoint(0, -120))
        assert form.sheet(decision_sheet()) == before, field.accessibleName()
    area.verticalScrollBar().setValue(0)
    QTest.wheelEvent(area.windowHandle(), QPointF(form.kind.mapTo(area, QPoint(20, 10))), QPoint(0, -120))
    assert area.verticalScrollBar().value() > 0
