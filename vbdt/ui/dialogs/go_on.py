"""Ký tiếp: whose signatures a file carries and what they are worth, before anything is added behind them."""

from collections.abc import Callable

from PySide6.QtWidgets import QCheckBox, QWidget

from vbdt.acts.files.continue_file import Before, look_at
from vbdt.acts.files.take_in import take_in
from vbdt.acts.office import Office
from vbdt.acts.sheet import Sheet
from vbdt.document.model import Changed
from vbdt.document.verdict import SignatureKind, Verdict
from vbdt.errors import UserError
from vbdt.ui.dialogs.frame import ActDialog, Done, Words
from vbdt.ui.jobs import Jobs
from vbdt.ui.terms import term
from vbdt.ui.words import moment

Taken = tuple[Sheet, tuple[str, ...]]


class GoOnDialog(ActDialog):
    """Shows the signatures, and asks that they were looked at; `taken` is the new sheet once it is done."""

    def __init__(
        self, office: Office, kind: str, data: bytes, name: str, jobs: Jobs, done: Done, parent: QWidget
    ) -> None:
        words = Words(self.tr("Ký tiếp trên tệp đã ký"), self.tr("Ký tiếp"), self.tr("Đang nhận tệp…"))
        super().__init__(words, (name, self.tr("Tệp này đã có chữ ký số của nơi khác.")), jobs, done, parent)
        self._office, self._kind, self._data, self._name = office, kind, data, name
        self.taken: Taken | None = None
        self.signatures = self.note(self.tr("Đang kiểm tra chữ ký số…"), "strong")
        self.way = self.note("")
        self.agreed = QCheckBox(self.tr("Tôi đã xem các chữ ký trên và quyết định ký tiếp"), self)
        self.agreed.setEnabled(False)
        self.rows.addSpacing(6)
        self.rows.addWidget(self.agreed)
        self.main.setEnabled(False)
        self.agreed.toggled.connect(self.main.setEnabled)
        jobs.run(self, lambda: look_at(office, data), self._show_before, self.banner.fail)

    def work(self) -> Callable[[], Changed]:
        if not self.agreed.isChecked():
            raise UserError("Chưa xác nhận đã xem các chữ ký.", "Xem các chữ ký rồi đánh dấu xác nhận.")

        def taken() -> Changed:
            self.taken = take_in(self._office, self._kind, self._data, self._name, go_on_signing=True)
            return Changed(drafts=True)

        return taken

    def _show_before(self, before: Before) -> None:
        lines = [
            self.tr("{who}: {verdict}, ký lúc {when}").format(
                who=each.signer or each.organisation, verdict=term(each.verdict.label), when=moment(each.signed_at)
            )
            for each in before.verdict.signatures
            if each.kind is not SignatureKind.TIME_STAMP
        ]
        self.signatures.setText("\n".join(lines))
        here = self.tr("Số và ngày sẽ điền vào ô còn trống có sẵn trên tệp; con dấu khóa các ô đó.")
        there = self.tr("Tệp không còn ô để điền, nên số và ngày sẽ ghi ngay dưới con dấu của cơ quan.")
        kept = self.tr("Tệp được giữ nguyên; chỉ thêm ô ký và ô dấu của cơ quan mình.")
        self.way.setText(f"{kept} {here if before.fill else there}")
        if before.verdict.verdict is not Verdict.VALID:
            self.banner.say(before.verdict.reason)
        self.agreed.setEnabled(True)
        self.agreed.setFocus()
