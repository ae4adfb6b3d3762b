"""What a check of a signed PDF found: plain facts, without any knowledge of PDF or cryptography."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from vbdt.document.codec import Json, decode, encode


class Verdict(StrEnum):
    """The answer about one signature or one file, from best to worst; `UNSIGNED` is no judgement at all."""

    VALID = "valid"
    VALID_UNTRUSTED = "valid_untrusted"
    UNKNOWN = "unknown"
    MODIFIED = "modified"
    INVALID = "invalid"
    UNSIGNED = "unsigned"

    @property
    def label(self) -> str:
        return _VERDICT_LABELS[self]


_VERDICT_LABELS = {
    Verdict.VALID: "Hợp lệ",
    Verdict.VALID_UNTRUSTED: "Toàn vẹn, chưa rõ nơi cấp",
    Verdict.UNKNOWN: "Chưa kết luận được",
    Verdict.MODIFIED: "Đã bị thay đổi",
    Verdict.INVALID: "Không hợp lệ",
    Verdict.UNSIGNED: "Chưa ký số",
}


class SignatureKind(StrEnum):
    """Whose mark it is, in the order in which an office makes them. Told by the name of the signature field."""

    SIGNER = "nguoi_ky"
    AGENCY = "co_quan"
    TIME_STAMP = "dau_thoi_gian"
    OTHER = "khac"

    @property
    def label(self) -> str:
        return _KIND_LABELS[self]


_KIND_LABELS = {
    SignatureKind.SIGNER: "Chữ ký của người có thẩm quyền",
    SignatureKind.AGENCY: "Chữ ký của cơ quan, tổ chức",
    SignatureKind.TIME_STAMP: "Dấu thời gian",
    SignatureKind.OTHER: "Chữ ký số khác",
}


class Level(StrEnum):
    """PAdES baseline level reached (ETSI EN 319 142-1); `NONE` for other formats.

    B-T has a time-stamp, B-LT the certificates and revocation data too, B-LTA a document time-stamp over all of it.
    """

    NONE = ""
    B_B = "B-B"
    B_T = "B-T"
    B_LT = "B-LT"
    B_LTA = "B-LTA"
    TIME_STAMP = "DTS"


class TimeSource(StrEnum):
    """Where the signing time comes from: nowhere, the signer's own clock, or a trusted time-stamp."""

    NONE = "khong_co"
    CLAIMED = "nguoi_ky_khai"
    TIME_STAMP = "dau_thoi_gian"


class Answer(StrEnum):
    """What one item of a report comes to. A warning is for a person to weigh; it is never a pass."""

    GOOD = "dat"
    WARNING = "canh_bao"
    BAD = "khong_dat"

    @property
    def label(self) -> str:
        return _ANSWER_LABELS[self]


_ANSWER_LABELS = {Answer.GOOD: "Đạt", Answer.WARNING: "Lưu ý", Answer.BAD: "Không đạt"}


@dataclass(frozen=True, slots=True)
class Item:
    """One of the seven things that a check must show (Circular 15/2025/TT-BKHCN, Art. 6), in Vietnamese."""

    name: str
    value: str
    answer: Answer


@dataclass(frozen=True, slots=True)
class CertificateFacts:
    """What a certificate says (chứng thư chữ ký số). Times are UTC; `fingerprint` is SHA-256 of the DER in hex.

    `der` is the certificate itself in hex.
    """

    subject: str
    organisation: str
    title: str
    serial: str
    issuer: str
    not_before: datetime
    not_after: datetime
    may_sign: bool
    fingerprint: str
    der: str


@dataclass(frozen=True, slots=True)
class SignatureVerdict:
    """One signature of a file. `notes` are Vietnamese sentences, the decisive one first.

    `items` are the seven of Circular 15/2025. `added_after` says in one sentence what came into the file after this
    signature. The first `revision_bytes` bytes of the file are the file as this signature left it; 0 when unknown.
    """

    field: str
    kind: SignatureKind
    verdict: Verdict
    signer: str
    organisation: str
    issuer: str
    level: Level
    signed_at: datetime | None
    time_source: TimeSource
    covers_whole_file: bool
    certificate: CertificateFacts | None
    notes: tuple[str, ...]
    items: tuple[Item, ...] = ()
    added_after: str = ""
    revision_bytes: int = 0


@dataclass(frozen=True, slots=True)
class FileVerdict:
    """The file as a whole: the verdict of its weakest signature, or of the file itself when that is worse.

    `warnings` are sentences that a person must see beside the verdict, a good one too.
    """

    verdict: Verdict
    reason: str
    signatures: tuple[SignatureVerdict, ...] = ()
    warnings: tuple[str, ...] = ()

    def of_kind(self, kind: SignatureKind) -> SignatureVerdict | None:
        """The last signature of that kind, if there is one."""
        found = [signature for signature in self.signatures if signature.kind is kind]
        return found[-1] if found else None

    def to_json(self) -> Json:
        """A JSON value with the field names of this module."""
        return encode(self)

    @classmethod
    def from_json(cls, value: Json) -> "FileVerdict":
        """The verdict that `to_json` wrote. Raises BadInput when the shape differs."""
        return decode(cls, value)
