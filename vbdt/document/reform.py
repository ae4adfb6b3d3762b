"""Sắp xếp đơn vị: agencies end, are split, merged and renamed on a day. Pure changes of the province's directory.

An ended agency stays in the directory with its names, its people and their keys: its documents are read and their
signatures checked for ever. Who goes on with its work, `successors` say.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from vbdt.document.directory import Agency, Directory
from vbdt.document.ids import AgencyId
from vbdt.errors import UserError


def close_agency(directory: Directory, agency: AgencyId, on: date, successors: Sequence[AgencyId]) -> Directory:
    """The agency works for the last time `on` that day. Raises UserError when its work would go nowhere."""
    ended = directory.agency(agency)
    if ended.valid_to is not None and ended.valid_to <= on:
        raise UserError(f"{ended.name} đã kết thúc hết ngày {ended.valid_to:%d/%m/%Y}.", "Không cần đóng lại.")
    if on < ended.valid_from:
        raise UserError(f"{ended.name} chưa hoạt động vào ngày {on:%d/%m/%Y}.", "Ghi lại ngày.")
    if not successors:
        raise UserError(f"Chưa ghi cơ quan kế nhiệm của {ended.name}.", "Thêm --successor.")
    for each in successors:
        heir = directory.agency(each)
        if each == agency or (heir.valid_to is not None and heir.valid_to <= on):
            raise UserError(f"{heir.name} không thể kế nhiệm {ended.name}.", "Chọn cơ quan còn hoạt động.")
    return _with(directory, replace(ended, valid_to=on, successors=tuple(dict.fromkeys(successors))))


def merge_agencies(directory: Directory, agencies: Sequence[AgencyId], into: AgencyId, on: date) -> Directory:
    """Several end on one day and one goes on with the work of all."""
    for each in agencies:
        if each != into:
            directory = close_agency(directory, each, on, (into,))
    return directory


def rename_agency(directory: Directory, agency: AgencyId, name: str, symbol: str = "", place: str = "") -> Directory:
    """The same agency under another name from now on; its documents keep the one of their time, which they bear."""
    known = directory.agency(agency)
    if not name.strip():
        raise UserError("Chưa ghi tên mới.", "Thêm --name.")
    symbol, place = symbol.strip() or known.symbol, place.strip() or known.place
    return _with(directory, replace(known, name=name.strip(), symbol=symbol, place=place))


def ended_words(directory: Directory, agency: Agency, day: date) -> str:
    """Who to turn to instead of an agency that has ended, in one sentence; empty while it exists."""
    if agency.exists_on(day):
        return ""
    if agency.valid_to is None or day < agency.valid_from:
        return f"{agency.name} chưa hoạt động."
    heirs = ", ".join(f"{each.name} ({each.id})" for each in directory.heirs(agency.id, day))
    end = f"{agency.name} đã kết thúc hoạt động hết ngày {agency.valid_to:%d/%m/%Y}"
    return f"{end}; cơ quan kế nhiệm: {heirs}." if heirs else f"{end}."


def _with(directory: Directory, agency: Agency) -> Directory:
    return replace(directory, agencies=tuple(agency if each.id == agency.id else each for each in directory.agencies))
