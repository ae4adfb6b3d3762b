"""Khóa ký số: what is plugged in, which certificate signs for this desk, and where makers' libraries lie."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QFileDialog, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from vbdt.acts.keys import (
    KeyChoice,
    ModuleSeen,
    Plugged,
    add_module,
    forget_module,
    key_in_file,
    plugged_keys,
    remember_personal_key,
    remember_seal_key,
)
from vbdt.acts.office import Office
from vbdt.document.calendar import local_day
from vbdt.document.directory import Role
from vbdt.settings import KeyKind, KeySource
from vbdt.signing.keys.tokens import PinState
from vbdt.ui import icons
from vbdt.ui.dialogs.keyview import pin_words
from vbdt.ui.jobs import Jobs, Lane
from vbdt.ui.labels import line
from vbdt.ui.preview.facts import Sheet
from vbdt.ui.say import sentence
from vbdt.ui.settings.part import Part, button, card, heading, marked
from vbdt.ui.wheel import pass_wheel
from vbdt.ui.words import day

Remember = Callable[[Office, KeySource | None], Office]


class KeysPart(Part):
    """Looks at the devices when it comes into sight and when asked; a device is looked at off the window's thread."""

    def __init__(self, office: Office, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(office, jobs, parent)
        self.plugged: Plugged | None = None
        self._looking = False
        self.again = button(self.tr("Đọc lại"), self.tr("Đọc lại các thiết bị ký số"), self.look)
        icons.dress(self.again, "refresh-cw")
        self.sheet = Sheet(self.tr("Khóa ký số"))
        head = QHBoxLayout()
        head.addWidget(heading(self.tr("Khóa ký số")), 1)
        head.addWidget(self.again)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(head)
        column.addWidget(self.banner)
        column.addWidget(self.sheet, 1)
        self._fill()

    def open(self) -> None:
        if self.plugged is None:
            self.look()

    def use(self, office: Office) -> None:
        super().use(office)
        self._fill()

    def look(self) -> None:
        """Read every device and library anew."""
        if self._looking:
            return
        self._looking = True
        self.again.setEnabled(False)
        self._fill()
        self.jobs.run(self, partial(plugged_keys, self.office), self._seen, self.refused, Lane.TOKEN)

    def choose(self, remember: Remember, choice: KeyChoice, pss: bool) -> None:
        source = replace(choice.source, pss=pss and choice.rsa)
        self.keep(lambda: remember(self.office, source), self.tr("Đã chọn khóa; dùng ngay từ lần ký sau."))

    def forget(self, remember: Remember) -> None:
        self.keep(lambda: remember(self.office, None), self.tr("Đã bỏ chọn khóa."))

    def ask_for_file(self, remember: Remember) -> None:
        dialog = QFileDialog(self, self.tr("Chọn tệp khóa PKCS#12"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters([self.tr("Tệp khóa (*.p12 *.pfx)"), self.tr("Mọi tệp (*)")])
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda path: self.choose_file(remember, Path(path)))
        dialog.open()

    def choose_file(self, remember: Remember, path: Path) -> None:
        """Sign with the key in a file from now on."""
        said = self.tr("Đã chọn tệp khóa {name}; mật khẩu được hỏi mỗi lần ký.").format(name=path.name)
        self.keep(lambda: remember(self.office, key_in_file(path)), said)

    def ask_for_module(self) -> None:
        dialog = QFileDialog(self, self.tr("Chọn thư viện PKCS#11 của nhà cung cấp thiết bị"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters([self.tr("Thư viện (*.so *.dll *.dylib)"), self.tr("Mọi tệp (*)")])
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda path: self.add_module(Path(path)))
        dialog.open()

    def add_module(self, path: Path) -> None:
        """Try a library in a process of its own, and remember it when it works."""
        said = self.tr("Đã thêm thư viện {name}.").format(name=path.name)
        self.keep(lambda: add_module(self.office, path.resolve()), said, Lane.TOKEN)
        self.look()

    def forget_module(self, path: Path) -> None:
        self.keep(lambda: forget_module(self.office, path), self.tr("Đã bỏ thư viện {name}.").format(name=path.name))
        self.look()

    def _seen(self, plugged: Plugged) -> None:
        self.plugged = plugged
        self._looking = False
        self.again.setEnabled(True)
        self._fill()

    def _fill(self) -> None:
        widgets: list[QWidget] = list(self._remembered())
        widgets.append(line(self.tr("Chứng thư trên thiết bị đang cắm"), "strong"))
        if self._looking:
            widgets.append(line(self.tr("Đang đọc thiết bị ký số…"), "second"))
        elif self.plugged is not None and not self.plugged.choices:
            widgets.append(
                line(self.tr("Chưa thấy thiết bị nào. Cắm USB ký số, đợi đèn sáng, rồi bấm Đọc lại."), "second")
            )
        if self.plugged is not None and not self._looking:
            widgets += [KeyCard(self, each) for each in sorted(self.plugged.choices, key=self._rank)]
            widgets.append(line(self.tr("Thư viện điều khiển thiết bị (PKCS#11)"), "strong"))
            widgets.append(self._modules(self.plugged.modules))
        widgets.append(line(self.tr("Tệp khóa (PKCS#12)"), "strong"))
        widgets.append(self._files())
        self.sheet.refill(*widgets)

    # what signs now

    def uses(self) -> list[tuple[str, str, KeySource | None, Remember]]:
        """What a key may be used for at this desk: name, button, what is remembered, and how to remember another."""
        settings = self.office.settings
        personal = (
            self.tr("Ký cá nhân"),
            self.tr("Dùng để ký cá nhân"),
            settings.personal,
            remember_personal_key,
        )
        seal = (self.tr("Ký của cơ quan"), self.tr("Dùng để ký của cơ quan"), settings.seal, remember_seal_key)
        clerk = self.office.me.has(Role.CLERK)
        signs = self.office.me.has(Role.LEADER) or not clerk or settings.personal is not None
        return [each for each, wanted in ((personal, signs), (seal, clerk)) if wanted]

    def is_listed(self, remember: Remember, choice: KeyChoice) -> bool:
        """Whether the directory names this certificate for this use; true where it names none at all."""
        office = self.office
        listed = office.person.certificates if remember is remember_personal_key else office.agency.seals
        return not listed or choice.certificate is None or choice.certificate.fingerprint in listed

    def _rank(self, choice: KeyChoice) -> tuple[bool, bool]:
        """What signs now first, then what the directory knows as ours."""
        used = any(is_same(source, choice) for _, _, source, _ in self.uses())
        ours = any(self.is_listed(remember, choice) for _, _, _, remember in self.uses())
        return not used, not ours

    def _remembered(self) -> list[QWidget]:
        frames: list[QWidget] = []
        for name, _, source, remember in self.uses():
            frame, column = card("key-round", "good" if source else "soon")
            column.addWidget(line(name, "strong"))
            for text in self._words(source):
                column.addWidget(line(text, "second"))
            if source is not None:
                drop = button(
                    self.tr("Bỏ chọn"),
                    self.tr("Bỏ chọn: {use}").format(use=name),
                    partial(self.forget, remember),
                    "link",
                )
                row = QHBoxLayout()
                row.addWidget(drop)
                row.addStretch(1)
                column.addLayout(row)
            frames.append(frame)
        return frames

    def _words(self, source: KeySource | None) -> list[str]:
        if source is None:
            return [self.tr("Chưa chọn khóa. Chọn một chứng thư ở dưới.")]
        if source.kind is KeyKind.FILE:
            return [self.tr("Tệp khóa {path}").format(path=source.place)]
        seen = next((each for each in self.plugged.choices if is_same(source, each)), None) if self.plugged else None
        if seen is None or seen.certificate is None:
            told = source.certificate[:16].upper() or self.tr("duy nhất trên thiết bị")
            text = self.tr("Thiết bị số {token}, chứng thư {certificate}")
            lines = [text.format(token=source.token, certificate=told)]
            return lines if self.plugged is None or seen else [*lines, self.tr("Thiết bị này hiện không cắm.")]
        facts = seen.certificate
        way = self.tr("kiểu ký PSS") if source.pss else self.tr("kiểu ký PKCS#1 v1.5") if seen.rsa else "ECDSA"
        until = self.tr("{subject}, nơi cấp {issuer}, hết hạn {until}, {way}")
        return [
            until.format(subject=facts.subject, issuer=facts.issuer, until=day(local_day(facts.not_after)), way=way)
        ]

    def _files(self) -> QWidget:
        frame, column = card("file-text", "second")
        text = self.tr(
            "Chỉ để chạy thử, hoặc khi nơi cấp chứng thư cho phép giữ khóa trong tệp. "
            "Ai có tệp và mật khẩu đều ký được."
        )
        column.addWidget(line(text, "second"))
        for name, _, _, remember in self.uses():
            words = self.tr("{use} bằng tệp khóa…").format(use=name)
            row = QHBoxLayout()
            row.addWidget(button(words, words, partial(self.ask_for_file, remember)))
            row.addStretch(1)
            column.addLayout(row)
        return frame

    # libraries

    def _modules(self, modules: tuple[ModuleSeen, ...]) -> QWidget:
        frame = QFrame()
        frame.setProperty("ground", "card")
        column = QVBoxLayout(frame)
        column.setContentsMargins(14, 10, 14, 10)
        column.setSpacing(6)
        for each in sorted(modules, key=lambda module: (not module.found, not module.added)):
            column.addLayout(self._module(each))
        row = QHBoxLayout()
        add = button(self.tr("Thêm thư viện…"), self.tr("Thêm thư viện của nhà cung cấp"), self.ask_for_module)
        icons.dress(add, "plus")
        row.addWidget(add)
        row.addStretch(1)
        column.addLayout(row)
        return frame

    def _module(self, module: ModuleSeen) -> QHBoxLayout:
        maker = module.maker or self.tr("Tự thêm")
        if module.problem is not None:
            icon, ink, state = "circle-alert", "late", sentence(module.problem)
        elif not module.found:
            icon, ink, state = "circle-question-mark", "second", self.tr("không có trên máy này")
        else:
            icon, ink, state = "circle-check", "good", self.tr("dùng được, thấy %n thiết bị", "", module.tokens)
        row = marked(icon, ink, f"{maker}: {state}\n{module.path}")
        if module.added:
            name = self.tr("Bỏ thư viện {name}").format(name=module.path.name)
            row.addWidget(button(self.tr("Bỏ"), name, partial(self.forget_module, module.path), "link"))
        return row


class KeyCard(QFrame):
    """One certificate: whose, by whom, how long, on which device; and what to use it for."""

    def __init__(self, part: KeysPart, choice: KeyChoice) -> None:
        super().__init__()
        self._part, self._choice = part, choice
        self.setProperty("ground", "card")
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 12, 14, 12)
        column.setSpacing(3)
        self._say_certificate(column)
        token = choice.token
        words = self.tr("Thiết bị {label}, số {serial}")
        column.addWidget(line(words.format(label=token.label, serial=token.serial), "second"))
        fine = token.pin is PinState.FINE
        column.addLayout(
            marked("circle-check" if fine else "triangle-alert", "second" if fine else "soon", pin_words(token.pin))
        )
        if choice.obstacle is not None:
            column.addLayout(marked("circle-alert", "late", sentence(choice.obstacle)))
        elif not any(part.is_listed(remember, choice) for _, _, _, remember in part.uses()):
            whose = self.tr("Danh bạ không ghi chứng thư này là của {agency} hay của người dùng bàn này.")
            column.addLayout(marked("info", "soon", whose.format(agency=part.office.agency.name)))
        self.way: QComboBox | None = None
        if choice.rsa:
            column.addLayout(self._ways())
        column.addLayout(self._buttons())

    def _say_certificate(self, column: QVBoxLayout) -> None:
        facts = self._choice.certificate
        if facts is None:
            column.addWidget(line(self.tr("Thiết bị chỉ cho xem chứng thư sau khi nhập PIN"), "strong"))
            column.addWidget(line(self.tr("Khi ký, chương trình dùng chứng thư duy nhất trên thiết bị."), "second"))
            return
        names = dict.fromkeys((facts.subject, facts.title, facts.organisation))
        column.addWidget(line(", ".join(name for name in names if name), "strong"))
        column.addWidget(line(self.tr("Nơi cấp: {issuer}").format(issuer=facts.issuer), "second"))
        valid = self.tr("Hiệu lực từ {start} đến {end}, số chứng thư {serial}")
        start, end = day(local_day(facts.not_before)), day(local_day(facts.not_after))
        column.addWidget(line(valid.format(start=start, end=end, serial=facts.serial), "second"))

    def _ways(self) -> QHBoxLayout:
        self.way = pass_wheel(QComboBox())
        self.way.addItem(self.tr("PKCS#1 v1.5 (thông dụng)"), False)
        self.way.addItem(self.tr("PSS (mới, tùy thiết bị)"), True)
        chosen = next((source for _, _, source, _ in self._part.uses() if is_same(source, self._choice)), None)
        self.way.setCurrentIndex(1 if chosen is not None and chosen.pss else 0)
        self.way.setAccessibleName(self.tr("Kiểu chữ ký RSA"))
        self.way.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.way.setMinimumContentsLength(18)
        self.way.currentIndexChanged.connect(self._change_way)
        row = QHBoxLayout()
        name = line(self.tr("Kiểu chữ ký"), "second")
        name.setWordWrap(False)
        row.addWidget(name)
        row.addWidget(self.way, 1)
        return row

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        for name, label, source, remember in self._part.uses():
            if is_same(source, self._choice):
                row.addLayout(marked("circle-check", "good", self.tr("Đang dùng: {use}").format(use=name), wrap=False))
                continue
            facts = self._choice.certificate
            whose = facts.subject if facts else self._choice.token.label
            made = button(label, f"{label}: {whose}", partial(self._use, remember))
            made.setEnabled(self._choice.obstacle is None)
            row.addWidget(made)
        row.addStretch(1)
        return row

    def _use(self, remember: Remember) -> None:
        self._part.choose(remember, self._choice, bool(self.way and self.way.currentData()))

    def _change_way(self) -> None:
        """A key in use signs the other way from now on; for others the choice waits for the button."""
        for _, _, source, remember in self._part.uses():
            if is_same(source, self._choice):
                self._use(remember)


def is_same(source: KeySource | None, choice: KeyChoice) -> bool:
    """Whether the remembered key is this one; a desk may remember a device without saying which certificate."""
    if source is None or source.kind is KeyKind.FILE:
        return False
    here = source.token in (choice.token.serial, choice.token.label) and source.place == choice.source.place
    return here and source.certificate in ("", choice.source.certificate)
