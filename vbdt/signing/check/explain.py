"""In one sentence: what came into a file after a signature, for a clerk and not for a programmer."""

from collections.abc import Sequence
from datetime import datetime

from vbdt.document.calendar import VIETNAM
from vbdt.document.verdict import SignatureKind, SignatureVerdict
from vbdt.signing.check import words
from vbdt.signing.check.steps import Step

MAX_NAMES = 6


def added_after(steps: Sequence[Step], signatures: Sequence[SignatureVerdict], allowed: bool) -> str:
    """`Sau chữ ký này: văn thư cấp số và đóng dấu cơ quan lúc 05/03/2026 09:20; không có thay đổi nào khác.`"""
    if not steps:
        return words.NOTHING_AFTER
    parts = _parts(steps, signatures)
    end = words.NOTHING_ELSE if allowed else words.MORE_CHANGED
    return words.AFTER.format(parts="; ".join([*parts, end]))


def routine(steps: Sequence[Step], signatures: Sequence[SignatureVerdict]) -> str:
    """The usual way of an outgoing document told as such, or an empty string when it is something else.

    `Trần Văn Bình ký lúc 05/03/2026 09:05; văn thư cấp số và đóng dấu …; không có thay đổi nào khác.`
    """
    if not signatures or signatures[0].kind is not SignatureKind.SIGNER:
        return ""
    first = words.SIGNED_BY.format(who=signatures[0].signer, when=_when(signatures[0].signed_at))
    return "; ".join([first, *_parts(steps, signatures), words.NOTHING_ELSE])


def _parts(steps: Sequence[Step], signatures: Sequence[SignatureVerdict]) -> list[str]:
    parts: list[str] = []
    filled: list[str] = []
    for step in steps:
        filled += [name for name in step.filled if name not in filled]
        makers = [each for each in signatures if each.field in step.signed]
        for maker in makers:
            parts.append(_signing(maker, filled))
            filled = []
        if step.validation_data:
            parts.append(words.VALIDATION_DATA)
    if filled:
        parts.append(words.FILLED.format(fields=_listed(filled)))
    return list(dict.fromkeys(parts))


def _signing(maker: SignatureVerdict, filled: Sequence[str]) -> str:
    when = _when(maker.signed_at)
    if maker.kind is SignatureKind.TIME_STAMP:
        return words.TIME_STAMPED.format(when=when)
    if maker.kind is SignatureKind.AGENCY:
        number = "so" in filled
        text = words.NUMBERED_AND_SEALED if number else words.SEALED
        return text.format(who=maker.signer or maker.organisation, when=when)
    text = words.ALSO_SIGNED.format(who=maker.signer or maker.field, when=when)
    return f"{words.FILLED.format(fields=_listed(filled))}; {text}" if filled else text


def _listed(names: Sequence[str]) -> str:
    shown = ", ".join(f"«{words.FIELD_NAMES.get(name, name)}»" for name in names[:MAX_NAMES])
    return shown if len(names) <= MAX_NAMES else f"{shown} và {len(names) - MAX_NAMES} ô khác"


def _when(moment: datetime | None) -> str:
    return f"{moment.astimezone(VIETNAM):%d/%m/%Y %H:%M}" if moment else words.UNKNOWN_TIME
