"""Dấu thời gian: the service, the level that signatures are raised to, and whether the service really answers."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QLabel, QLineEdit, QProgressBar, QVBoxLayout, QWidget

from vbdt.acts.office import Office
from vbdt.acts.proof.time_service import LEVELS, try_time_service, use_service
from vbdt.document.calendar import local_day
from vbdt.document.verdict import Level
from vbdt.errors import UserError
from vbdt.signing.trust.service_trial import ServiceTrial
from vbdt.ui.jobs import Jobs
from vbdt.ui.labels import line
from vbdt.ui.say import Tone
from vbdt.ui.settings.part import Part, button, heading
from vbdt.ui.wheel import pass_wheel
from vbdt.ui.words import day, moment

SLOW_CLOCK = 60
"""Seconds between the service's clock and this computer's that are worth a word."""


class TimePart(Part):
    """What is written here counts when it was kept; a trial keeps nothing."""

    def __init__(self, office: Office, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(office, jobs, parent)
        self.address = QLineEdit()
        self.address.setPlaceholderText("http://")
        self.level = pass_wheel(QComboBox())
        for level, words in self._levels().items():
            self.level.addItem(words, level.value)
        self.ocsp = QCheckBox(self.tr("Kiểm tra trực tuyến chứng thư có bị thu hồi không (OCSP, CRL)"))
        self.trial = button(self.tr("Thử kết nối"), self.tr("Thử kết nối máy chủ cấp dấu thời gian"), self.try_now)
        self.save = button(self.tr("Lưu"), self.tr("Lưu thiết lập dấu thời gian"), self.keep_now, "primary")
        self._waiting = QProgressBar()
        self._waiting.setRange(0, 0)
        self._waiting.setFixedWidth(90)
        self._waiting.setAccessibleName(self.tr("Đang chờ máy chủ"))
        self._waiting.hide()
        self._given = line("", "second")
        self.address.textEdited.connect(lambda _: self._enable())
        self._lay_out()
        self.use(office)

    def use(self, office: Office) -> None:
        super().use(office)
        settings = office.settings
        self.address.setText(settings.tsa)
        self.level.setCurrentIndex(self.level.findData(settings.level.value))
        self.ocsp.setChecked(settings.ocsp)
        given = not settings.tsa and office.timestamps is not None
        self._given.setText(self.tr("Tỉnh mẫu đang dùng máy chủ cấp dấu thời gian thử nghiệm trên máy này."))
        self._given.setVisible(given)
        self._enable()

    def try_now(self) -> None:
        """Ask the service for one time-stamp, and tell in words what came."""
        self.banner.clear()
        self._wait(True)
        work = partial(try_time_service, self.office, self.address.text())
        self.jobs.run(self, work, self._tried, self._failed)

    def keep_now(self) -> None:
        address, level = self.address.text(), Level(str(self.level.currentData()))
        ocsp = self.ocsp.isChecked()
        said = self.tr("Đã lưu; dùng ngay từ lần ký sau.")
        self.keep(lambda: use_service(self.office, address, level, ocsp=ocsp), said)

    def _tried(self, trial: ServiceTrial) -> None:
        self._wait(False)
        apart = (trial.stamped_at - trial.received_at).total_seconds()
        text = self.tr(
            "Máy chủ trả lời sau {seconds} giây, lúc {when}: dấu thời gian đúng, «{who}» ký, chứng thư hết hạn {until}."
        )
        lines = [
            text.format(
                seconds=f"{trial.seconds:.1f}".replace(".", ","),
                when=moment(trial.stamped_at),
                who=trial.certificate.subject,
                until=day(local_day(trial.certificate.not_after)),
            )
        ]
        if abs(apart) > SLOW_CLOCK:
            lines.append(self.tr("Đồng hồ máy này lệch %n giây so với máy chủ.", "", round(abs(apart))))
        if not trial.trusted:
            lines.append(self.tr("Nơi cấp của máy chủ này chưa có trong danh sách tin cậy của bàn."))
        good = trial.trusted and abs(apart) <= SLOW_CLOCK
        self.banner.say("\n".join(lines), Tone.GOOD if good else Tone.SOON)

    def _failed(self, error: UserError) -> None:
        self._wait(False)
        self.refused(error)

    def _wait(self, waiting: bool) -> None:
        self._waiting.setVisible(waiting)
        self.trial.setEnabled(not waiting)

    def _enable(self) -> None:
        there = bool(self.address.text().strip())
        self.trial.setEnabled(there)
        self.level.setEnabled(there)

    def _levels(self) -> dict[Level, str]:
        words = {
            Level.B_T: self.tr("B-T: chứng minh thời điểm ký"),
            Level.B_LT: self.tr("B-LT: thêm dữ liệu để kiểm tra khi nơi cấp không còn trả lời"),
            Level.B_LTA: self.tr("B-LTA: lưu trữ dài hạn (nên chọn)"),
        }
        return {level: words[level] for level in LEVELS}

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(heading(self.tr("Dấu thời gian")))
        column.addWidget(self.banner)
        column.addWidget(self._given)
        for text, field in (
            (self.tr("Địa chỉ máy chủ cấp dấu thời gian (RFC 3161)"), self.address),
            (self.tr("Mức chữ ký cần đạt"), self.level),
        ):
            label = QLabel(text)
            label.setProperty("look", "second")
            label.setBuddy(field)
            field.setAccessibleName(text)
            column.addSpacing(6)
            column.addWidget(label)
            column.addWidget(field)
        column.addWidget(
            line(
                self.tr(
                    "Để trống địa chỉ: chữ ký chỉ ở mức B-B, không có dấu thời gian. Khi máy chủ không trả lời, "
                    "văn bản vẫn được ký; dấu thời gian được cấp bổ sung sau."
                ),
                "second",
            )
        )
        column.addSpacing(6)
        column.addWidget(self.ocsp)
        column.addSpacing(10)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self.save)
        row.addWidget(self.trial)
        row.addWidget(self._waiting, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addStretch(1)
        column.addLayout(row)
        column.addStretch(1)
