"""The lines of capacity above a signature (thể thức đề ký): KT., TM., TL., TUQ., Q.

Source: Decree 30/2020/NĐ-CP, article 13 (who signs how) and appendix I, section II.7.
"""

import re

from vbdt.document.directory import Directory, Person, Role
from vbdt.document.folding import fold
from vbdt.document.ids import AgencyId

SEPARATOR = " / "
"""Between the lines of a capacity where they stand in one field."""

RULE = "Nghị định 30/2020/NĐ-CP, Điều 13"

_COUNCILS = ("ủy ban nhân dân", "hội đồng nhân dân")
_COLLECTIVE = ("ủy ban", "ubnd", "hội đồng", "hđnd", "ban ")
"""How the names of bodies begin that may decide together, and whose head then signs in their name (TM.)."""
_DEPUTY = "phó "


def leaders(directory: Directory, agency: AgencyId) -> tuple[Person, ...]:
    """The people who sit at the agency's leader desks, in the directory's order, each once."""
    desks = directory.desks_of(agency, Role.LEADER)
    return tuple(dict.fromkeys(directory.person(each.person) for each in desks))


def head_title(people: tuple[Person, ...]) -> str:
    """The title of the head of the agency, as far as the titles of its leaders tell; empty when they do not."""
    titles = [person.title for person in people]
    heads = [title for title in titles if not title.casefold().startswith(_DEPUTY)]
    above = [title[len(_DEPUTY) :].capitalize() for title in titles if title.casefold().startswith(_DEPUTY)]
    plain = {_plain(title) for title in above}
    return next((title for title in heads if _plain(_office(title)) in plain), next(iter(heads + above), ""))


def choices(agency_name: str, title: str, head: str) -> tuple[tuple[str, ...], ...]:
    """The ways a person of this title may sign, the usual one first; each a tuple of lines."""
    own, top = title.upper(), head.upper()
    if not own:
        return ()
    ways: list[tuple[str, ...]]
    if own == top:
        ways = [(own,), (f"Q. {own}",)]
    elif title.casefold().startswith(_DEPUTY):
        ways = [(f"KT. {top}", own)]
    else:
        ways = [(f"TL. {top}", own), (f"TUQ. {top}", own)]
    council = _council(agency_name)
    if council:
        together = [(f"TM. {council}", *way) for way in ways if not way[0].startswith(("TL.", "TUQ.", "Q."))]
        ways = together + ways
    return tuple(dict.fromkeys(ways))


def objection(lines: tuple[str, ...], title: str, head: str, agency_name: str) -> str:
    """Why a person of this title may not sign under these lines; empty when they agree with the roster.

    `head` is the title of the agency's head. Article 13: a deputy signs for the head (KT.), the head in the name of a
    collective (TM.), others on a standing order (TL., which may pass to their own deputy) or by authorization (TUQ.,
    which may not pass on); an acting head signs Q.
    """
    given = tuple(plain for plain in map(_plain, lines) if plain)
    if given and given[0].startswith("tm."):
        wrong = _not_together(given[0], agency_name)
        if wrong:
            return wrong
        given = given[1:]
    if not given:
        return "Thể thức đề ký chưa ghi chức vụ của người ký."
    own, is_head = _plain(title), _plain(_office(title)) == _plain(_office(head))
    if given[-1] not in (own, f"q. {_plain(_office(title))}" if is_head else own):
        return f"Thể thức đề ký ghi «{lines[-1]}», danh bạ ghi chức vụ của người ký là «{title}»."
    if len(given) > 1:
        return _not_delegated(given[:-1], title, head)
    return "" if is_head else f"«{title}» không phải người đứng đầu nên không ký trực tiếp bằng chức vụ này."


def _not_together(line: str, agency_name: str) -> str:
    if not agency_name.casefold().startswith(_COLLECTIVE):
        return f"{agency_name} không làm việc theo chế độ tập thể nên không ký thay mặt (TM.)."
    if _council(agency_name) and not _plain(agency_name).startswith(line.removeprefix("tm. ")):
        return f"Không được ký thay mặt một tập thể khác trong văn bản của {agency_name}."
    return ""


def _not_delegated(above: tuple[str, ...], title: str, head: str) -> str:
    """What is wrong with the lines above the post: `KT. …`, `TL. …`, `TUQ. …`, or `TL. …` over `KT. …`."""
    own, top = _plain(title), _plain(_office(head))
    first, *rest = above
    word, _, whose = first.partition(". ")
    if word not in ("kt", "tl", "tuq"):
        return f"Không có thể thức đề ký «{first.upper()}»."
    if whose != top:
        return f"Dòng ký thay, thừa lệnh hoặc thừa ủy quyền phải ghi «{_office(head)}», người đứng đầu theo danh bạ."
    deputy = own == f"{_plain(_DEPUTY)} {top}"
    if word == "kt":
        wrong = f"Chỉ cấp phó của người đứng đầu được ký thay (KT.); danh bạ ghi người ký là «{title}»."
        return "" if deputy and not rest else wrong
    if deputy or own == _plain(head):
        return f"Người đứng đầu và cấp phó không ký {word.upper()}.; «{title}» ký trực tiếp hoặc ký thay (KT.)."
    if word == "tuq":
        return "Người được ủy quyền (TUQ.) không được ủy quyền lại cho người khác ký." if rest else ""
    if rest and (len(rest) > 1 or own != f"{_plain(_DEPUTY)} {rest[0].removeprefix('kt. ')}"):
        return f"Ký thừa lệnh chỉ được giao cho cấp phó ký thay; danh bạ ghi người ký là «{title}»."
    return ""


def _plain(text: str) -> str:
    """Folded, with single spaces: capitals and the place of a tone mark (ỦY, UỶ) make no difference."""
    return " ".join(fold(text).split())


def _office(title: str) -> str:
    """The post without the word that says it is held for a time: `Quyền Giám đốc` is `Giám đốc`."""
    return re.sub(r"^(quyền|q\.)\s+", "", title, flags=re.IGNORECASE)


def joined(lines: tuple[str, ...]) -> str:
    """The lines in one field: `KT. GIÁM ĐỐC / PHÓ GIÁM ĐỐC`."""
    return SEPARATOR.join(lines)


def split(text: str) -> tuple[str, ...]:
    """The lines that a field holds."""
    return tuple(line.strip() for line in text.split("/") if line.strip())


def _council(agency_name: str) -> str:
    return next((name.upper() for name in _COUNCILS if agency_name.casefold().startswith(name)), "")
