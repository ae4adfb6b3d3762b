"""What a desk remembers about itself. Kept as one JSON record inside the encrypted store, never beside it."""

import json
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from vbdt.document.codec import canonical, decode
from vbdt.document.ids import DeskId, PersonId
from vbdt.document.model import FileRef
from vbdt.document.verdict import Level
from vbdt.errors import BadInput, NotAllowed


class Section(StrEnum):
    """The parts of what a person may set up (Thiết lập)."""

    KEYS = "khoa_ky_so"
    TRUST = "chung_thu_tin_cay"
    TIME = "dau_thoi_gian"
    MAILBOX = "hop_thu"
    EDXML = "tep_edxml"

    @property
    def label(self) -> str:
        return _SECTION_LABELS[self]


_SECTION_LABELS = {
    Section.KEYS: "Khóa ký số",
    Section.TRUST: "Chứng thư tin cậy",
    Section.TIME: "Dấu thời gian",
    Section.MAILBOX: "Hộp thư",
    Section.EDXML: "Tệp edXML",
}


class NotSetUp(NotAllowed):
    """A setting is missing; `section` is where it is made."""

    def __init__(self, what: str, section: Section) -> None:
        super().__init__(what, f"Vào Thiết lập, mục {section.label}.")
        self.section = section


HUB = "hub:"
"""How a mailbox begins that is not a folder but a hub."""


class KeyKind(StrEnum):
    """Where a signing key lives."""

    TOKEN = "pkcs11"  # noqa: S105 - a kind of device, no password
    FILE = "pkcs12"


@dataclass(frozen=True, slots=True)
class KeySource:
    """How to find a signing key. `place` is the PKCS#11 module or the PKCS#12 file; no PIN is ever kept.

    `token` is the serial number of the device, `certificate` the SHA-256 fingerprint of the certificate that signs.
    `pss` asks an RSA key to sign by RSASSA-PSS instead of PKCS#1 v1.5.
    """

    kind: KeyKind
    place: str
    token: str = ""
    certificate: str = ""
    pss: bool = False


@dataclass(frozen=True, slots=True)
class TrustDecision:
    """A person decided to believe a certificate from now on, or no more. The last decision on a certificate holds.

    `fingerprint` is SHA-256 of the DER in hex; `der` (hex) is kept for one that lies in no folder of `Settings.trust`,
    `source` is the name of the file it came from.
    """

    fingerprint: str
    believed: bool
    person: PersonId
    at: datetime
    der: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class Settings:
    """The desk's own facts. `trust` are folders; `tsa` is an RFC 3161 address or empty.

    `mailbox` is a folder, or HUB and the name of a hub whose file is kept in the store. `former_mailbox` is the one
    that the desk is moving away from and still empties, or is empty.

    `level` (B-T, B-LT or B-LTA) is what signatures are raised to where there is a `tsa`. `ocsp` allows to ask the
    addresses that certificates name about revocation; `crl_folder` holds further revocation lists, or is empty.
    `seal_mm` is the real diameter of the agency's seal, which the law wants printed at its real size.
    `modules` are PKCS#11 libraries that the person added by path to the known ones. `decisions` on certificates stand
    in the order in which they were made, and none is ever taken out.
    `edxml_in` and `edxml_out` are folders for `.edxml` files of agencies with other software, or empty. `edxml_marked`
    is the latter where it got a mark when it was chosen: without that it is the empty place of a share that is away.
    """

    desk: DeskId
    mailbox: str
    trust: tuple[str, ...] = ()
    tsa: str = ""
    level: Level = Level.B_LTA
    ocsp: bool = True
    crl_folder: str = ""
    personal: KeySource | None = None
    seal: KeySource | None = None
    signature_image: FileRef | None = None
    seal_image: FileRef | None = None
    seal_mm: int = 36
    demo: bool = False
    directory_key: str = ""
    modules: tuple[str, ...] = ()
    decisions: tuple[TrustDecision, ...] = ()
    former_mailbox: str = ""
    edxml_in: str = ""
    edxml_out: str = ""
    edxml_marked: str = ""


def write_settings(settings: Settings) -> bytes:
    return canonical(settings)


def read_settings(data: bytes) -> Settings:
    """Raises BadInput when the record is not of this shape."""
    try:
        return decode(Settings, json.loads(data))
    except ValueError:
        raise BadInput("Thiết lập của bàn làm việc bị hỏng.", "Khôi phục từ bản sao lưu.") from None
