"""Bản sao: the kinds of copy of a document, and which may be made from what, onto what.

Source: Decree 30/2020/NĐ-CP, articles 3 and 25 to 27. What the decree fixes is data (`vbdt/law/copies.json`); here are
the records and the judgement over them.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from vbdt.document.ids import DocumentId
from vbdt.document.kinds import kind_of


class Medium(StrEnum):
    """What a document lies on."""

    PAPER = "giay"
    ELECTRONIC = "dien_tu"

    @property
    def label(self) -> str:
        return {"giay": "bản giấy", "dien_tu": "bản điện tử"}[self.value]


class CopyKind(StrEnum):
    """Hình thức sao. The values are the keys of kinds of document: a copy is one of its own."""

    SAO_Y = "sao_y"
    SAO_LUC = "sao_luc"
    TRICH_SAO = "trich_sao"

    @property
    def label(self) -> str:
        return {"sao_y": "Sao y", "sao_luc": "Sao lục", "trich_sao": "Trích sao"}[self.value]

    @property
    def symbol(self) -> str:
        """`SY`, `SL`, `TrS`."""
        return kind_of(self.value).abbreviation


COPY_KEYS = frozenset(kind.value for kind in CopyKind)


def is_copy(kind: str) -> bool:
    """Whether a document of this kind is a copy of another one."""
    return kind in COPY_KEYS


@dataclass(frozen=True, slots=True)
class Original:
    """What was copied. `document` is None for paper; `sha256` names the copied file, empty where there was none.

    `kind` is a key of `vbdt.document.kinds`; the other words are the document's own.
    """

    kind: str
    symbol: str
    dated: date | None
    issuer_name: str
    subject: str
    sha256: str = ""
    document: DocumentId | None = None

    @property
    def words(self) -> str:
        """`Quyết định số 15/QĐ-UBND ngày 05/03/2026 của Ủy ban nhân dân tỉnh: Thành lập Tổ kiểm tra`."""
        parts = [kind_of(self.kind).name]
        parts += [f"số {self.symbol}"] if self.symbol else []
        parts += [f"ngày {self.dated:%d/%m/%Y}"] if self.dated else []
        parts += [f"của {self.issuer_name}"] if self.issuer_name else []
        return f"{' '.join(parts)}: {self.subject}"


@dataclass(frozen=True, slots=True)
class CopyRule:
    """What one kind of copy may be made from and onto; `of_a_copy` when it is made from a bản sao y, not an original.

    `form` is the words on the copy («SAO Y»).
    """

    kind: CopyKind
    form: str
    of_a_copy: bool
    ways: tuple[tuple[Medium, Medium], ...]
    source: str


@dataclass(frozen=True, slots=True)
class ScanStandard:
    """What a scan must be at least to become an electronic copy: version of PDF, dots per inch; in colour, 1 : 1."""

    pdf_version: str
    dpi: int
    source: str


@dataclass(frozen=True, slots=True)
class CopyLaw:
    """The rules in force from `valid_from`. `decided_by` says who decides that a copy is made."""

    rules: tuple[CopyRule, ...]
    scan: ScanStandard
    valid_from: date
    source: str
    decided_by: str

    def rule(self, kind: CopyKind) -> CopyRule:
        return next(each for each in self.rules if each.kind is kind)

    def objection(self, kind: CopyKind, made_from: Medium, onto: Medium) -> str:
        """Why this copy may not be made, in the words of the law; empty when it may."""
        rule = self.rule(kind)
        if (made_from, onto) in rule.ways:
            return ""
        known = "; ".join(f"từ {one.label} sang {other.label}" for one, other in rule.ways)
        return f"Không có hình thức {kind.label.lower()} từ {made_from.label} sang {onto.label}, chỉ có: {known}."

    def objection_to(self, kind: CopyKind, original: str) -> str:
        """Why a document of the kind `original` is not what this copy is made from; empty when it is."""
        rule, name = self.rule(kind), kind.label.lower()
        if rule.of_a_copy and original != CopyKind.SAO_Y:
            return f"Bản {name} chỉ được thực hiện từ bản sao y."
        if not rule.of_a_copy and is_copy(original):
            return f"Bản {name} phải được thực hiện từ bản gốc hoặc bản chính, không phải từ bản sao."
        return ""

    def open_to(self, original: str, made_from: Medium) -> tuple[tuple[CopyKind, Medium], ...]:
        """The copies that may be made of a document of this kind, in the order of the law."""
        return tuple(
            (rule.kind, onto)
            for rule in self.rules
            if not self.objection_to(rule.kind, original)
            for one, onto in rule.ways
            if one is made_from
        )
