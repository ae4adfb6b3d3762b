"""What the template prints for a draft: capitals, dashes, final marks and numbers that drafters need not type.

Pure: from a Draft to plain JSON values. Sources: Decree 30/2020/NĐ-CP, appendix I (parts) and III (templates).
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from vbdt.document.codec import encode
from vbdt.document.content import Annex, Block, BlockKind, Draft, Run, Table
from vbdt.document.kinds import kind_of
from vbdt.document.outline import labels
from vbdt.drafting.law import LAW
from vbdt.drafting.wording import annex_line

LETTER = "cong_van"
NARROWEST = 15
"""Millimetres that a column of no fixed width has at least, if there is room."""
_SPLIT = re.compile(r" (?=(?:tỉnh|thành phố|thị xã|quận|huyện|phường|xã|thị trấn|đặc khu) )", re.IGNORECASE)
_COUNCILS = ("ủy ban nhân dân", "hội đồng nhân dân")


def page_data(draft: Draft, made: date) -> dict[str, Any]:
    """The template's input for a draft, complete or not; `made` is the creation date that PDF/A asks for."""
    kind = kind_of(draft.kind)
    letter = kind.key == LETTER
    return {
        "made": {"year": made.year, "month": made.month, "day": made.day},
        "name": f"{kind.name} {draft.subject}".strip(),
        "agency": draft.agency,
        "parent": _agency_lines(draft.parent_agency) if draft.parent_agency else [],
        "agency_lines": _agency_lines(draft.agency),
        "title": "" if letter else kind.name.upper(),
        "subject": "" if letter else draft.subject,
        "letter_subject": _letter_subject(draft.subject) if letter else "",
        "stamp": LAW["stamp"].get(draft.urgency.name),
        "authority": draft.authority.upper(),
        "addressees": listed(draft.addressees) if len(draft.addressees) > 1 else list(draft.addressees),
        "body": _blocks(_close(_with_order(kind.key, _end_grounds(draft.body)))),
        "capacity": list(draft.signer.capacity),
        "signer": draft.signer.name,
        "recipients": listed(draft.recipients),
        "seal": draft.seal,
        "contact": list(draft.contact),
        "reference": annex_line(kind.name, 100, draft.notation, date(draft.year, 12, 28), draft.year, draft.agency),
        "annexes": [_annex(annex) for annex in draft.annexes],
    }


def _annex(annex: Annex) -> dict[str, Any]:
    """`Phụ lục I` over a title in capitals, or `QUY CHẾ` over its subject (templates 2.1 and 1.3)."""
    label, title = (annex.label.upper(), annex.title) if annex.headed else (annex.label, annex.title.upper())
    return {"label": label, "title": title, "headed": annex.headed, "body": _blocks(_close(annex.body))}


def _agency_lines(name: str) -> list[str]:
    """A council or committee keeps its own name on one line and its territory on the next."""
    if name.casefold().startswith(_COUNCILS):
        return [part.upper() for part in _SPLIT.split(name, maxsplit=1)]
    return [name.upper()]


def _letter_subject(subject: str) -> str:
    bare = re.sub(r"^(v/v|về việc)\s+", "", subject, flags=re.IGNORECASE)
    return f"V/v {bare}" if bare else ""


def listed(lines: Sequence[str]) -> list[str]:
    """`- Như trên;` … `- Lưu: VT.`: a dash before each, a semicolon after each, a full stop after the last."""
    bare = [line.lstrip("-– ").rstrip(" ;.") for line in lines]
    return [f"- {line}{'.' if n == len(bare) else ';'}" for n, line in enumerate(bare, 1)]


def _end_grounds(body: tuple[Block, ...]) -> tuple[Block, ...]:
    """Each căn cứ ends with a semicolon, the last one with a full stop (appendix I, II.6)."""
    grounds = [n for n, block in enumerate(body) if block.kind is BlockKind.CAN_CU and block.runs]
    blocks = list(body)
    for n in grounds:
        blocks[n] = _end(blocks[n], "." if n == grounds[-1] else ";")
    return tuple(blocks)


def _with_order(kind: str, body: tuple[Block, ...]) -> tuple[Block, ...]:
    """`QUYẾT ĐỊNH:` between the căn cứ and Điều 1, once."""
    order = LAW["order"].get(kind)
    if order is None or any(block.text.strip() == order for block in body):
        return body
    after = next((n for n, block in enumerate(body) if block.kind is not BlockKind.CAN_CU), len(body))
    return (*body[:after], Block(BlockKind.CENTERED, (Run(order),)), *body[after:])


def _close(body: tuple[Block, ...]) -> tuple[Block, ...]:
    """The text ends with `./.`; a table that comes last closes the text by itself."""
    if not body or not body[-1].runs:
        return body
    return (*body[:-1], _end(body[-1], "./."))


def _end(block: Block, mark: str) -> Block:
    """`block` with `mark` in place of whatever final marks were typed."""
    runs = list(block.runs)
    while len(runs) > 1 and not runs[-1].text.strip(" ;."):
        runs.pop()
    bare = runs[-1].text.rstrip().removesuffix("./.").rstrip(" ;.")
    return replace(block, runs=(*runs[:-1], replace(runs[-1], text=bare + mark)))


def _blocks(body: tuple[Block, ...]) -> list[dict[str, Any]]:
    shown = []
    for block, label in zip(body, labels(body), strict=True):
        table = None if block.table is None else encode(_fitted(block.table))
        shown.append({"kind": block.kind.value, "label": label, "runs": _runs(block), "table": table})
    return shown


def _fitted(table: Table) -> Table:
    """The table with its columns narrowed in proportion where they would leave the page."""
    page = LAW["page"]
    room = page["width"] - page["left"] - page["right"]
    room -= sum(NARROWEST for column in table.columns if not column.width)
    wished = sum(column.width for column in table.columns)
    if wished <= room:
        return table
    share = max(room, 0) / wished
    columns = tuple(replace(column, width=int(column.width * share)) for column in table.columns)
    return replace(table, columns=columns)


def _runs(block: Block) -> list[dict[str, Any]]:
    """The titles of Phần, Chương, Mục and Tiểu mục are in capitals."""
    capitals = block.kind in (BlockKind.PHAN, BlockKind.CHUONG, BlockKind.MUC, BlockKind.TIEU_MUC, BlockKind.ROMAN)
    return [
        {
            "text": run.text.upper() if capitals else run.text,
            "bold": run.bold,
            "italic": run.italic,
            "underline": run.underline,
        }
        for run in block.runs
    ]
