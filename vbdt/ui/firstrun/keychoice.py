"""Which key signs: a token that is plugged in, a file, or none yet."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QFileDialog, QVBoxLayout, QWidget

from vbdt.document.calendar import local_day
from vbdt.document.verdict import CertificateFacts
from vbdt.errors import UserError
from vbdt.settings import KeyKind, KeySource
from vbdt.signing.keys.modules import installed_modules
from vbdt.signing.keys.tokens import Token, survey
from vbdt.ui.firstrun.paths import PathField
from vbdt.ui.wheel import pass_wheel
from vbdt.ui.words import day

_NONE, _FILE = "none", "file"


@dataclass(frozen=True, slots=True)
class Plugged:
    """A certificate on a token, and the library that sees it; None on tokens that show theirs only after the PIN."""

    module: Path
    token: Token
    certificate: CertificateFacts | None

    def source(self) -> KeySource:
        chosen = self.certificate.fingerprint if self.certificate else ""
        return KeySource(KeyKind.TOKEN, str(self.module), self.token.serial, chosen)


def plugged_tokens() -> tuple[Plugged, ...]:
    """What the installed libraries see. A library that cannot be used is passed over: it is not this desk's, or the
    choice shows no token and the person looks again."""
    tokens = [(each.module, token) for each in survey(path for _, path in installed_modules()) for token in each.tokens]
    return tuple(Plugged(*found, facts) for found in tokens for facts in found[1].certificates or (None,))


class KeyChoice(QWidget):
    """A choice of keys, and a field for the file where one is wanted."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.choice = pass_wheel(QComboBox(self))
        self.choice.setAccessibleName(name)
        self.choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.file = PathField(
            self.tr("Tệp khóa PKCS#12"), QFileDialog.FileMode.ExistingFile, "PKCS#12 (*.p12 *.pfx)", self
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.choice)
        layout.addWidget(self.file)
        self.setFocusProxy(self.choice)
        self.choice.currentIndexChanged.connect(self._chosen)
        self.offer(())

    def offer(self, tokens: tuple[Plugged, ...]) -> None:
        """Offer these tokens."""
        self.choice.clear()
        self.choice.addItem(self.tr("Chưa có, khai báo sau"), _NONE)
        for each in tokens:
            device = self.tr("{label} (số hiệu {serial})").format(label=each.token.label, serial=each.token.serial)
            self.choice.addItem(_words(each.certificate) or device, each.source())
            self.choice.setItemData(self.choice.count() - 1, device, Qt.ItemDataRole.ToolTipRole)
        self.choice.addItem(self.tr("Tệp khóa PKCS#12…"), _FILE)

    def source(self) -> KeySource | None:
        """What was chosen. Raises UserError when a file was wanted and none is named."""
        chosen = self.choice.currentData()
        if isinstance(chosen, KeySource):
            return chosen
        if chosen == _NONE:
            return None
        path = self.file.path()
        if path is None or not path.is_file():
            raise UserError("Chưa chọn tệp khóa PKCS#12.", "Chọn tệp .p12 hoặc .pfx, hoặc chọn khai báo sau.")
        return KeySource(KeyKind.FILE, str(path))

    def _chosen(self) -> None:
        self.file.setVisible(self.choice.currentData() == _FILE)


def _words(certificate: CertificateFacts | None) -> str:
    """Subject, issuer, validity and serial number: labels alone do not tell certificates apart."""
    if certificate is None:
        return ""
    who = dict.fromkeys((certificate.subject, certificate.title or certificate.organisation))
    start, end = (day(local_day(moment)) for moment in (certificate.not_before, certificate.not_after))
    return " · ".join((", ".join(filter(None, who)), certificate.issuer, f"{start} – {end}", certificate.serial))
