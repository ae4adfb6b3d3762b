"""What a drafter writes (nội dung dự thảo): the parts of an administrative document before it becomes a PDF.

The parts and their order are those of Decree 30/2020/NĐ-CP, appendix I. Every text is NFC, without control characters,
from the moment its record exists: the same letters always have the same bytes, whether typed, pasted or received.
"""

import json
import re
import unicodedata
from dataclasses import dataclass, field
from enum import StrEnum

from vbdt.document.codec import canonical, decode
from vbdt.document.kinds import Urgency, kind_of
from vbdt.errors import BadInput

MAX_JSON_BYTES = 8_000_000
MAX_CELLS = 12_000
MAX_BLOCKS = 10_000
MAX_ANNEXES = 100
MAX_CHARACTERS = 1_000_000
_BREAKS = re.compile("[\t-\r\x85\u2028\u2029]")
_NOTATION = re.compile(r"[^\W_]+([-.&][^\W_]+)*")
_UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ud800-\udfff\ufeff]")
"""Controls, soft hyphens, zero-width and direction marks that word processors leave behind; they would break search."""


class BlockKind(StrEnum):
    """What a block of the body is, from the widest part to the narrowest."""

    CAN_CU = "can_cu"
    CENTERED = "giua"
    PHAN = "phan"
    CHUONG = "chuong"
    MUC = "muc"
    TIEU_MUC = "tieu_muc"
    ROMAN = "la_ma"
    """A heading «I. MỤC ĐÍCH, YÊU CẦU» as plans and reports have it."""
    DIEU = "dieu"
    KHOAN = "khoan"
    DIEM = "diem"
    PARAGRAPH = "doan"
    TABLE = "bang"


class Align(StrEnum):
    """Where a column's cells stand."""

    LEFT = "trai"
    CENTER = "giua"
    RIGHT = "phai"


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one style."""

    text: str
    bold: bool = False
    italic: bool = False
    underline: bool = False

    def __post_init__(self) -> None:
        _settle(self, "text")


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table. `width` is in millimetres; 0 shares what the others leave."""

    title: str
    width: int = 0
    align: Align = Align.LEFT

    def __post_init__(self) -> None:
        _settle(self, "title")
        if not 0 <= self.width <= 250:
            raise BadInput(f"Cột «{self.title}» rộng {self.width} mm.", "Nhập từ 0 (tự chia) đến 250 mm.")


@dataclass(frozen=True, slots=True)
class Table:
    """A table whose head is repeated on every page. Every row has as many cells as there are columns."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...] = ()

    def __post_init__(self) -> None:
        if not self.columns:
            raise BadInput("Bảng không có cột nào.", "Thêm ít nhất một cột hoặc xóa bảng.")
        for n, row in enumerate(self.rows, 1):
            if len(row) != len(self.columns):
                raise BadInput(f"Hàng {n} của bảng có {len(row)} ô, bảng có {len(self.columns)} cột.", "Sửa lại bảng.")
        object.__setattr__(self, "rows", tuple(tuple(map(clean, row)) for row in self.rows))


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph, heading or table of the body. Numbers are not typed: they follow from kind and place."""

    kind: BlockKind
    runs: tuple[Run, ...] = ()
    table: Table | None = None

    def __post_init__(self) -> None:
        if (self.kind is BlockKind.TABLE) != (self.table is not None):
            raise BadInput("Một khối nội dung ghi là bảng nhưng không có bảng, hoặc ngược lại.", "Xóa khối đó.")

    @property
    def text(self) -> str:
        """The words of a paragraph or heading, without style."""
        return "".join(run.text for run in self.runs)


def paragraph(text: str, kind: BlockKind = BlockKind.PARAGRAPH) -> Block:
    """A block of plain text."""
    return Block(kind, (Run(text),))


@dataclass(frozen=True, slots=True)
class Signer:
    """Who signs (người ký): the lines of capacity, e.g. `KT. GIÁM ĐỐC` and `PHÓ GIÁM ĐỐC`, and the name."""

    capacity: tuple[str, ...] = ()
    name: str = ""

    def __post_init__(self) -> None:
        _settle(self, "capacity", "name")


@dataclass(frozen=True, slots=True)
class Annex:
    """What follows the document in the same file and is counted anew: `Phụ lục I`, or a regulation it issues.

    `headed` is for a text that the decision issues or approves (template 1.3): it repeats agency and national name.
    """

    label: str
    title: str
    body: tuple[Block, ...] = ()
    headed: bool = False

    def __post_init__(self) -> None:
        _settle(self, "label", "title")


@dataclass(frozen=True, slots=True)
class Draft:
    """A document as it is being written (dự thảo). It may be incomplete; `problems` says what is missing.

    `kind` is a key of document.kinds; `notation` the symbol after the slash (`QĐ-SNV`, `SNV-CCHC`); `agency` and
    `parent_agency` in ordinary capitals; `place` the địa danh; `authority` the line above the căn cứ of a decision;
    `addressees` the Kính gửi; `recipients` the lines of Nơi nhận without dashes, the last one `Lưu: VT, …`; `seal` the
    diameter of the agency's seal in millimetres; `contact` the lines at the foot of page 1 (component 13).
    """

    kind: str
    agency: str
    notation: str
    place: str
    year: int
    subject: str = ""
    parent_agency: str = ""
    authority: str = ""
    addressees: tuple[str, ...] = ()
    body: tuple[Block, ...] = ()
    signer: Signer = field(default_factory=Signer)
    recipients: tuple[str, ...] = ()
    urgency: Urgency = Urgency.NORMAL
    annexes: tuple[Annex, ...] = ()
    seal: int = 36
    contact: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        _settle(self, "agency", "notation", "place", "subject", "parent_agency", "authority", "addressees")
        _settle(self, "recipients", "contact")
        if not 1945 <= self.year <= 2999:
            raise BadInput(f"Năm {self.year} không hợp lệ.", "Nhập năm ban hành.")
        if not 20 <= self.seal <= 60:
            raise BadInput(f"Đường kính con dấu {self.seal} mm không hợp lệ.", "Nhập từ 20 đến 60 mm.")


def clean(text: str) -> str:
    """`text` in NFC, with a space for every tab and line end and without characters that cannot be seen."""
    return unicodedata.normalize("NFC", _UNSEEN.sub("", _BREAKS.sub(" ", text)))


def problems(draft: Draft) -> tuple[str, ...]:
    """What still keeps the draft from being submitted, as sentences in the order of the page; empty when nothing."""
    kind = kind_of(draft.kind)
    letter = kind.key == "cong_van"
    missing = (
        (not kind.name or kind.key == "khac", "Chưa chọn tên loại văn bản."),
        (not draft.agency.strip(), "Chưa ghi cơ quan ban hành."),
        (not draft.notation.strip(), "Chưa có ký hiệu văn bản."),
        (
            bool(draft.notation.strip()) and not _NOTATION.fullmatch(draft.notation),
            "Ký hiệu văn bản chỉ gồm chữ, số và dấu gạch nối, ví dụ QĐ-SNV.",
        ),
        (not draft.place.strip(), "Chưa ghi địa danh."),
        (not draft.subject.strip(), "Chưa ghi trích yếu nội dung."),
        (kind.key == "quyet_dinh" and not draft.authority.strip(), "Chưa ghi thẩm quyền ban hành của quyết định."),
        (letter and not any(map(str.strip, draft.addressees)), "Công văn chưa ghi nơi kính gửi."),
        (not _written(draft.body), "Chưa có nội dung văn bản."),
        (not draft.signer.capacity, "Chưa ghi chức vụ của người ký."),
        (not draft.signer.name.strip(), "Chưa ghi họ tên người ký."),
        (not draft.recipients, "Chưa ghi nơi nhận."),
        (
            bool(draft.recipients) and not _kept(draft),
            "Dòng cuối của nơi nhận phải là dòng lưu, ví dụ «Lưu: VT, CCHC».",
        ),
        *((not annex.title.strip(), f"{annex.label or 'Phụ lục'} chưa có tiêu đề.") for annex in draft.annexes),
        *((not _written(annex.body), f"{annex.label or 'Phụ lục'} chưa có nội dung.") for annex in draft.annexes),
    )
    return tuple(sentence for wrong, sentence in missing if wrong)


def check(draft: Draft) -> None:
    """Raise BadInput with every problem of the draft, when there is one."""
    found = problems(draft)
    if found:
        raise BadInput(" ".join(found), "Bổ sung rồi trình lại.", rule="Nghị định 30/2020/NĐ-CP, Điều 8")


def check_size(draft: Draft) -> None:
    """Raise BadInput when the draft is larger than can be laid out in about ten seconds."""
    blocks = [*draft.body, *(block for annex in draft.annexes for block in annex.body)]
    sizes = (
        (len(to_json(draft)), MAX_CHARACTERS, "ký tự"),
        (sum(len(block.table.rows) * len(block.table.columns) for block in blocks if block.table), MAX_CELLS, "ô bảng"),
        (len(blocks), MAX_BLOCKS, "đoạn"),
        (len(draft.annexes), MAX_ANNEXES, "phụ lục"),
    )
    for size, limit, what in sizes:
        if size > limit:
            raise BadInput(f"Dự thảo quá lớn: {size} {what}, tối đa {limit}.", "Hãy tách phần lớn thành tệp kèm theo.")


def to_json(draft: Draft) -> str:
    """The draft as canonical JSON text: equal drafts give equal text."""
    return canonical(draft).decode()


def from_json(text: str) -> Draft:
    """The draft in a JSON text. Raises BadInput when it is too large, not JSON, or not of this shape."""
    if len(text) > MAX_JSON_BYTES:
        raise BadInput("Dự thảo quá lớn nên không mở được.", "Tách phần lớn thành tệp kèm theo.")
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        raise BadInput("Dự thảo bị hỏng nên không đọc được.", "Mở lại bản lưu trước đó.") from None
    return decode(Draft, value)


def _settle(record: object, *names: str) -> None:
    """Clean the named texts of a record that is being made; the only writing to a frozen record."""
    for name in names:
        value = getattr(record, name)
        settled = clean(value) if isinstance(value, str) else tuple(map(clean, value))
        object.__setattr__(record, name, settled)


def _written(body: tuple[Block, ...]) -> bool:
    return any(block.text.strip() or (block.table is not None and block.table.rows) for block in body)


def _kept(draft: Draft) -> bool:
    return draft.recipients[-1].casefold().startswith("lưu:")
