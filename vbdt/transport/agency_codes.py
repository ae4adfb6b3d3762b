"""The two forms of an agency's identification code. Real systems carry others too, so a wrong form is only remarked on.

- `H30.14.3`: Decision 20/2020/QĐ-TTg, articles 4 to 6: at most 35 characters, groups grow to the right, the first is
  the code of level 1. Bodies outside the tree: `Z01` to `Z99` followed directly by up to 32 characters.
- `000.00.00.H30`: QCVN 102:2016/BTTTT, used with Decision 28/2018/QĐ-TTg: 13 characters, the first level at the right.
"""

import re

from vbdt.document.directory import Agency

_CODE20 = re.compile(r"[A-Y][0-9]{2}(\.[0-9A-Z]+)*|Z(?!00)[0-9]{2}[0-9A-Z.]{1,32}")
_CODE102 = re.compile(r"[0-9]{3}\.[0-9]{2}\.[0-9]{2}\.[A-Y][0-9]{2}")
_LONGEST = 35


def is_code20(code: str) -> bool:
    return len(code) <= _LONGEST and _CODE20.fullmatch(code) is not None


def is_code102(code: str) -> bool:
    return _CODE102.fullmatch(code) is not None


def remarks_on(agency: Agency) -> list[str]:
    """One sentence for each code of the agency that has an unexpected form."""
    remarks = []
    if not is_code20(agency.id):
        remarks.append(f"{agency.name}: mã «{agency.id}» không đúng dạng của Quyết định 20/2020/QĐ-TTg.")
    if agency.code102 and not is_code102(agency.code102):
        remarks.append(f"{agency.name}: mã «{agency.code102}» không đúng dạng của QCVN 102:2016/BTTTT.")
    return remarks
