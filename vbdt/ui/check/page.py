"""Kiểm tra tệp: files and folders of anybody's PDFs, their verdicts as they come, and the one chosen in full."""

from collections import Counter
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QSize, Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QProgressBar,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from vbdt.acts.office import Office
from vbdt.acts.proof.verify_files import pdf_files, verify_file, verify_files
from vbdt.document.verdict import FileVerdict, Verdict
from vbdt.errors import Cancelled, UserError
from vbdt.ui import icons, theme
from vbdt.ui.check.panel import FilePanel
from vbdt.ui.jobs import Job, Jobs, Steps
from vbdt.ui.place.choose import ask_for_pdfs
from vbdt.ui.preview.verdicts import LOOKS
from vbdt.ui.say import Banner, Tone
from vbdt.ui.terms import term

GRAVITY = (Verdict.MODIFIED, Verdict.INVALID, Verdict.UNKNOWN, Verdict.VALID_UNTRUSTED, Verdict.UNSIGNED, Verdict.VALID)
"""What a person wants to see first."""
PATH, VERDICT = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1


class CheckPage(QFrame):
    """Nothing that is checked here enters the desk."""

    def __init__(self, office: Office, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._office, self._jobs = office, jobs
        self._job: Job | None = None
        self._shown: Path | None = None
        self.setProperty("ground", "canvas")
        self.banner = Banner(closable=True)
        self.summary = QLabel()
        self.summary.setProperty("look", "second")
        self.summary.setWordWrap(True)
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Các tệp đã kiểm tra"))
        self.list.setProperty("look", "files")
        self.list.setIconSize(QSize(20, 20))
        self.list.setMinimumWidth(240)
        self.list.currentItemChanged.connect(lambda item, _: self._choose(item))
        self.panel = FilePanel(jobs)
        self.panel.hide()
        self._lay_out()
        self._rest()

    @property
    def busy(self) -> bool:
        return self._job is not None

    def ask_for_files(self) -> None:
        ask_for_pdfs(
            self,
            self.tr("Chọn tệp PDF để kiểm tra chữ ký số"),
            lambda paths: self.check(tuple(Path(each) for each in paths)),
            many=True,
        )

    def ask_for_folder(self) -> None:
        dialog = QFileDialog(self, self.tr("Chọn thư mục để kiểm tra mọi tệp PDF bên trong"))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda path: self.check((Path(path),)))
        dialog.open()

    def check(self, paths: tuple[Path, ...]) -> None:
        """Judge files and folders anew; what was shown before goes."""
        self.stop()
        self.banner.clear()
        self.list.clear()
        self.panel.hide()
        self._hint.hide()
        self._shown = None
        self.halt.show()
        self._progress.setRange(0, 0)
        self._progress.show()
        self.summary.setText(self.tr("Đang kiểm tra…"))
        job: list[Job] = []
        tell: Callable[[tuple[Path, FileVerdict]], None] = self._jobs.teller(
            self, lambda found: self._add(job[0], *found)
        )

        def work(steps: Steps) -> None:
            def step(done: int, total: int) -> bool:
                steps.step(done, total)
                return True

            for found in verify_files(self._office, pdf_files(paths), step):
                tell(found)

        job.append(
            self._jobs.follow(self, work, self._told, lambda _: self._end(job[0]), lambda why: self._fail(job[0], why))
        )
        self._job = job[0]

    def stop(self) -> None:
        """Leave the files that are not yet judged."""
        if self._job is not None:
            self._job.cancel()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "list"):
            for n in range(self.list.count()):
                self._tint(self.list.item(n))

    def _add(self, job: Job, path: Path, verdict: FileVerdict) -> None:
        if job is not self._job:
            return
        item = QListWidgetItem()
        item.setData(PATH, str(path))
        item.setToolTip(str(path))
        self._mark(item, verdict.verdict)
        self.list.addItem(item)

    def _mark(self, item: QListWidgetItem, verdict: Verdict) -> None:
        item.setData(VERDICT, verdict.value)
        item.setText(f"{Path(str(item.data(PATH))).name}\n{term(verdict.label)}")
        self._tint(item)

    def _tint(self, item: QListWidgetItem) -> None:
        icon, ink = LOOKS[Verdict(str(item.data(VERDICT)))]
        colour = str(getattr(theme.current(), ink))
        made = icons.icon(icon, colour)
        made.addPixmap(icons.pixmap(icon, colour, 24, 2.0), QIcon.Mode.Selected)
        item.setIcon(made)

    def _told(self, done: int, total: int, _words: str) -> None:
        if self._job is not None:
            self._progress.setRange(0, total)
            self._progress.setValue(done)
            self.summary.setText(self.tr("Đã kiểm tra {done}/{total} tệp…").format(done=done, total=total))

    def _end(self, job: Job) -> None:
        if job is self._job:
            self._rest()
            self._conclude()

    def _fail(self, job: Job, error: UserError) -> None:
        if job is not self._job:
            return
        self._rest()
        self._conclude()
        if isinstance(error, Cancelled):
            self.banner.say(self.tr("Đã dừng theo yêu cầu; kết quả đã có được giữ."), Tone.CALM)
        else:
            self.banner.fail(error)

    def _rest(self) -> None:
        self._job = None
        self.halt.hide()
        self._progress.hide()

    def _conclude(self) -> None:
        """How many of each, the worst first; and the worst one opened."""
        found = [Verdict(str(self.list.item(n).data(VERDICT))) for n in range(self.list.count())]
        self._hint.setVisible(not found)
        self.list.setVisible(len(found) > 1)
        self.summary.setText(self._counts(found) if found else "")
        if found and self.list.currentItem() is None:
            self.list.setCurrentRow(min(range(len(found)), key=lambda n: GRAVITY.index(found[n])))

    def _counts(self, found: list[Verdict]) -> str:
        counted = Counter(found)
        parts = [f"{term(each.label).lower()}: {counted[each]}" for each in GRAVITY if counted[each]]
        return self.tr("%n tệp", "", len(found)) + "; " + "; ".join(parts)

    def _choose(self, item: QListWidgetItem | None) -> None:
        if item is None:
            return
        path = self._shown = Path(str(item.data(PATH)))
        self.panel.wait(path.name)
        self.panel.show()
        work = partial(verify_file, self._office, path)
        self._jobs.run(self, work, partial(self._judged, path, item), partial(self._not_judged, path))

    def _judged(self, path: Path, item: QListWidgetItem, found: tuple[bytes, FileVerdict]) -> None:
        if path != self._shown:
            return
        data, verdict = found
        self.panel.show_file(path.name, data, verdict)
        self._mark(item, verdict.verdict)

    def _not_judged(self, path: Path, error: UserError) -> None:
        if path == self._shown:
            self.panel.fail(error)

    def _lay_out(self) -> None:
        title = QLabel(self.tr("Kiểm tra tệp"))
        title.setProperty("look", "page")
        files = QPushButton(self.tr("Chọn tệp…"))
        icons.dress(files, "file-check")
        files.clicked.connect(self.ask_for_files)
        folder = QPushButton(self.tr("Chọn thư mục…"))
        icons.dress(folder, "folder-open")
        folder.clicked.connect(self.ask_for_folder)
        self.halt = QPushButton(self.tr("Dừng"))
        self.halt.clicked.connect(self.stop)
        self._progress = QProgressBar()
        self._progress.setFixedWidth(150)
        self._progress.setAccessibleName(self.tr("Tiến độ kiểm tra"))
        self._hint = QLabel(
            self.tr(
                "Kéo thả tệp hoặc thư mục PDF vào cửa sổ này, hoặc chọn ở trên.\n"
                "Tệp được kiểm tra không vào sổ của bàn."
            )
        )
        self._hint.setProperty("look", "second")
        self._hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(title)
        head.addStretch(1)
        for widget in (self._progress, self.halt, files, folder):
            head.addWidget(widget)
        both = QSplitter(Qt.Orientation.Horizontal)
        both.setChildrenCollapsible(False)
        both.setHandleWidth(1)
        both.addWidget(self.list)
        both.addWidget(self.panel)
        both.setStretchFactor(0, 1)
        both.setStretchFactor(1, 3)
        both.setSizes([280, 820])
        self.list.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 18, 20, 0)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self.summary)
        column.addWidget(self.banner)
        column.addWidget(self._hint, 1)
        column.addWidget(both, 4)


def droppable(data: QMimeData) -> tuple[Path, ...]:
    """The PDFs and folders of this computer that are being dropped."""
    paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    return tuple(path for path in paths if path.suffix.lower() == ".pdf" or path.is_dir())
