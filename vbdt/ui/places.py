"""Where one can go from the side bar: the boxes of the role, and the screens that everybody has."""

from PySide6.QtCore import QCoreApplication

from vbdt.acts.office import Office
from vbdt.acts.proof.archive_stamps import may_refresh
from vbdt.document.directory import Role
from vbdt.ui.lists.boxes import boxes
from vbdt.ui.sidebar import Place


def places(office: Office) -> tuple[Place, ...]:
    """The entries in order; an archivist's begin with the case files."""
    translate = QCoreApplication.translate
    work, keep, system = translate("places", "Xử lý"), translate("places", "Lưu trữ"), translate("places", "Theo dõi")
    lists = tuple(Place(box.key, box.title, box.icon, work, box.loud) for box in boxes(office))
    kept: tuple[Place, ...] = (
        Place("ho_so", translate("places", "Hồ sơ"), "folder-open", keep),
        Place("tra_cuu", translate("places", "Tra cứu"), "search", keep),
    )
    watched: tuple[Place, ...] = (
        Place("bao_cao", translate("places", "Báo cáo"), "chart-column", system),
        Place("gui_nhan", translate("places", "Gửi nhận"), "package", system),
        Place("danh_ba", translate("places", "Cơ quan, bàn làm việc"), "users", system),
    )
    stamps = Place("dau_thoi_gian", translate("places", "Dấu thời gian"), "shield-check", keep)
    if may_refresh(office):
        kept = (*kept, stamps)
    only_keeps = office.me.has(Role.ARCHIVIST) and not office.me.has(Role.CLERK)
    return (kept + lists if only_keeps else lists + kept) + watched
