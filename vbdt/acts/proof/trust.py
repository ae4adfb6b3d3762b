"""Chứng thư tin cậy: whom this desk believes, and a person's decision to believe another authority, or one no more.

Every decision is kept with who made it and when (`Settings.decisions`); none is ever taken out.
"""

from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

from vbdt.acts.office import Office
from vbdt.acts.services import change_settings, latest
from vbdt.assets import trust_anchors
from vbdt.document.directory import Role
from vbdt.document.verdict import CertificateFacts
from vbdt.errors import BadInput, NotAllowed
from vbdt.settings import TrustDecision
from vbdt.signing.stand_ins.pki import DEMO
from vbdt.signing.trust.anchors import certificate_files, read_certificate_file, signs_itself
from vbdt.signing.trust.certificates import is_authority, read_certificate

SHORTEST = 8
"""Hexadecimal digits of the fingerprint, from its end, that a person types to confirm having compared it."""
MAY_DECIDE = (Role.ADMINISTRATOR, Role.CLERK, Role.ARCHIVIST)


class Origin(StrEnum):
    """How a certificate came into the trust of the desk."""

    SHIPPED = "kem_chuong_trinh"
    FOLDER = "thu_muc"
    DEMO = "tinh_mau"
    ADDED = "tu_them"

    @property
    def label(self) -> str:
        return _ORIGIN_LABELS[self]


_ORIGIN_LABELS = {
    Origin.SHIPPED: "Kèm theo chương trình",
    Origin.FOLDER: "Thư mục tin cậy của bàn",
    Origin.DEMO: "Tỉnh mẫu, chỉ để chạy thử",
    Origin.ADDED: "Tự thêm",
}


@dataclass(frozen=True, slots=True)
class Authority:
    """A certificate of the trust store. `root` tells an anchor from one that must lead up to an anchor.

    `issues` is false for a service's own certificate, such as that of a time-stamping authority. `source` is the name
    of its file; `decision` is the last one that a person made about it.
    """

    facts: CertificateFacts
    root: bool
    issues: bool
    origin: Origin
    source: str
    believed: bool
    decision: TrustDecision | None = None


def authorities(office: Office) -> tuple[Authority, ...]:
    """Those that come with the desk, then those that people added; what is believed no more stays in the list."""
    decisions = latest(office.settings)
    found: dict[str, Authority] = {}
    for folder in office.settings.trust:
        for path, der in certificate_files(Path(folder)):
            facts = read_certificate(der)
            decision = decisions.get(facts.fingerprint)
            origin = _origin(office, Path(folder))
            believed = decision is None or decision.believed
            found[facts.fingerprint] = Authority(
                facts, signs_itself(der), is_authority(der), origin, path.name, believed, decision
            )
    for decision in decisions.values():
        if decision.der and decision.fingerprint not in found:
            facts = read_certificate(bytes.fromhex(decision.der))
            found[facts.fingerprint] = Authority(
                facts, True, True, Origin.ADDED, decision.source, decision.believed, decision
            )
    return tuple(found.values())


def read_authority(path: Path) -> CertificateFacts:
    """The one certificate of a file that somebody wants to add. Raises BadInput for what cannot be an anchor."""
    held = read_certificate_file(path)
    if len(held) != 1:
        raise BadInput(f"Tệp {path.name} có {len(held)} chứng thư.", "Chọn tệp chỉ có một chứng thư.")
    facts = read_certificate(held[0])
    if not (is_authority(held[0]) or signs_itself(held[0])):
        what = f"«{facts.subject}» là chứng thư của người ký, không phải của nơi cấp chứng thư."
        raise BadInput(what, "Chọn chứng thư gốc hoặc chứng thư của tổ chức cung cấp dịch vụ chứng thực.")
    if facts.organisation == DEMO:
        raise BadInput(
            "Đây là nơi cấp chứng thư của tỉnh mẫu: khóa của nó nằm ngay trong thư mục chạy thử.",
            "Không thêm vào bàn làm việc; ai cũng có thể dùng khóa đó để ký giả.",
        )
    return facts


def believe(office: Office, path: Path, compared: str) -> Office:
    """Believe the authority of a file. `compared` is its fingerprint, or at least the last eight digits of it.

    Raises NotAllowed for desks that may not decide, BadInput when the fingerprint is another.
    """
    _require_right(office)
    facts = read_authority(path)
    _require_compared(facts.fingerprint, compared)
    return _decide(office, facts.fingerprint, True, facts.der, path.name)


def believe_again(office: Office, fingerprint: str) -> Office:
    """Believe once more what lies in the list but was believed no more."""
    _require_right(office)
    known = find_authority(office, fingerprint)
    return _decide(office, known.facts.fingerprint, True, _kept(known), known.source)


def believe_no_more(office: Office, fingerprint: str) -> Office:
    """Stop believing an authority; it stays in the list with who decided so, and when."""
    _require_right(office)
    known = find_authority(office, fingerprint)
    return _decide(office, known.facts.fingerprint, False, _kept(known), known.source)


def find_authority(office: Office, fingerprint: str) -> Authority:
    """By its fingerprint, or a beginning of at least eight digits that no other has. Raises BadInput."""
    wanted = _digits(fingerprint)
    found = [each for each in authorities(office) if each.facts.fingerprint.startswith(wanted)]
    if len(wanted) < SHORTEST or len(found) != 1:
        raise BadInput(f"Có {len(found)} chứng thư khớp «{fingerprint}».", "Ghi ít nhất 8 chữ số đầu của dấu vân tay.")
    return found[0]


def decided_by(office: Office, decision: TrustDecision) -> str:
    """The name of whoever made the decision; the code when the directory does not know him any more."""
    known = (each.name for each in office.directory.persons if each.id == decision.person)
    return next(known, decision.person)


def may_decide(office: Office) -> bool:
    """Whether whoever sits at this desk may change what it believes."""
    return any(office.me.has(role) for role in MAY_DECIDE)


def _decide(office: Office, fingerprint: str, believed: bool, der: str, source: str) -> Office:
    made = TrustDecision(fingerprint, believed, office.me.person, office.clock(), der, source)
    return change_settings(office, lambda settings: replace(settings, decisions=(*settings.decisions, made)))


def _kept(known: Authority) -> str:
    return known.facts.der if known.origin is Origin.ADDED else ""


def _require_right(office: Office) -> None:
    if not may_decide(office):
        raise NotAllowed(
            "Bàn này không được đổi danh sách chứng thư tin cậy.", "Đề nghị văn thư, lưu trữ hoặc quản trị thực hiện."
        )


def _require_compared(fingerprint: str, compared: str) -> None:
    digits = _digits(compared)
    if len(digits) < SHORTEST:
        raise BadInput("Chưa nhập đủ 8 ký tự cuối của dấu vân tay.", "So với bản do nơi cấp công bố rồi nhập lại.")
    if not fingerprint.endswith(digits):
        raise BadInput(
            "Dấu vân tay đã nhập khác dấu vân tay của chứng thư trong tệp.",
            "Không thêm chứng thư này; hỏi lại nơi cấp để lấy đúng tệp.",
        )


def _digits(text: str) -> str:
    return "".join(each for each in text.lower() if each not in " :-\t\r\n")


def _origin(office: Office, folder: Path) -> Origin:
    if folder.resolve() == trust_anchors().resolve():
        return Origin.SHIPPED
    return Origin.DEMO if office.settings.demo else Origin.FOLDER
