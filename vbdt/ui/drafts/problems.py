"""What a draft still lacks, and which field mends it."""

from dataclasses import dataclass

from vbdt.document.content import Draft, problems

_FIELDS: tuple[tuple[str, str], ...] = (
    # how a sentence of content.problems begins, the field that it is about
    ("Chưa chọn tên loại", "kind"),
    ("Chưa ghi cơ quan", "agency"),
    ("Chưa có ký hiệu", "notation"),
    ("Chưa ghi địa danh", "place"),
    ("Chưa ghi trích yếu", "subject"),
    ("Chưa ghi thẩm quyền", "authority"),
    ("Công văn chưa ghi nơi kính gửi", "addressees"),
    ("Chưa có nội dung", "body"),
    ("Chưa ghi chức vụ", "capacity"),
    ("Chưa ghi họ tên", "signer"),
    ("Chưa ghi nơi nhận", "recipients"),
    ("Dòng cuối của nơi nhận", "recipients"),
)
BODY = "body"


@dataclass(frozen=True, slots=True)
class Problem:
    """One sentence, and the name of the field to go to (`body` also for the annexes)."""

    sentence: str
    field: str


def find(draft: Draft) -> tuple[Problem, ...]:
    """Every problem of the draft, in the order of the page."""
    return tuple(Problem(sentence, _field(sentence)) for sentence in problems(draft))


def _field(sentence: str) -> str:
    return next((field for start, field in _FIELDS if sentence.startswith(start)), BODY)
