"""A defect leaves a file that says where the program was, and nothing of any document."""

from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from vbdt.ui.crash import KEPT, CrashHook, report, write_report

NOON = datetime(2026, 11, 23, 5, 0, tzinfo=UTC)


def a_defect() -> ValueError:
    try:
        raise ValueError("Trích yếu: Kỷ luật cán bộ")
    except ValueError as error:
        return error


def test_the_file_says_where_and_not_what() -> None:
    text = report(a_defect(), NOON)
    assert "a_defect" in text
    assert "ValueError" in text
    assert "vbdt" in text
    assert "cán bộ" not in text.replace('raise ValueError("Trích yếu: Kỷ luật cán bộ")', "")


def test_only_the_newest_files_are_kept(tmp_path: Path) -> None:
    for minute in range(KEPT + 5):
        write_report(tmp_path, a_defect(), NOON.replace(minute=minute))
    names = sorted(path.name for path in tmp_path.iterdir())
    assert len(names) == KEPT
    assert names[0].startswith("loi-20261123-0505")


def told(hook: CrashHook, qapp: QApplication, qtbot: QtBot) -> str:
    """What the one box says that comes up after a defect."""
    error = a_defect()
    hook._catch(type(error), error, error.__traceback__)

    def boxes() -> list[QMessageBox]:
        return [each for each in qapp.topLevelWidgets() if isinstance(each, QMessageBox) and each.isVisible()]

    qtbot.waitUntil(lambda: bool(boxes()))
    (box,) = boxes()
    box.close()
    return box.informativeText()


def test_the_person_is_told_once(tmp_path: Path, qapp: QApplication, qtbot: QtBot) -> None:
    assert "loi-" in told(CrashHook(tmp_path), qapp, qtbot)


def test_where_no_file_can_be_written_the_person_is_told_all_the_same(
    tmp_path: Path, qapp: QApplication, qtbot: QtBot
) -> None:
    (tmp_path / "no-folder").write_bytes(b"")
    assert "Không ghi được tệp báo lỗi" in told(CrashHook(tmp_path / "no-folder"), qapp, qtbot)
