"""The kinds of administrative document (tên loại văn bản) and how urgent or secret one may be.

Source: Decree 30/2020/NĐ-CP, article 7 (29 kinds) and appendix III (abbreviations); in force from 5 March 2020.
"""

import unicodedata
from dataclasses import dataclass
from enum import IntEnum, StrEnum


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of document. `abbreviation` is empty where the decree gives none (công văn, thư công)."""

    key: str
    name: str
    abbreviation: str


KINDS: tuple[Kind, ...] = (
    Kind("nghi_quyet", "Nghị quyết", "NQ"),
    Kind("quyet_dinh", "Quyết định", "QĐ"),
    Kind("chi_thi", "Chỉ thị", "CT"),
    Kind("quy_che", "Quy chế", "QC"),
    Kind("quy_dinh", "Quy định", "QyĐ"),
    Kind("thong_cao", "Thông cáo", "TC"),
    Kind("thong_bao", "Thông báo", "TB"),
    Kind("huong_dan", "Hướng dẫn", "HD"),
    Kind("chuong_trinh", "Chương trình", "CTr"),
    Kind("ke_hoach", "Kế hoạch", "KH"),
    Kind("phuong_an", "Phương án", "PA"),
    Kind("de_an", "Đề án", "ĐA"),
    Kind("du_an", "Dự án", "DA"),
    Kind("bao_cao", "Báo cáo", "BC"),
    Kind("bien_ban", "Biên bản", "BB"),
    Kind("to_trinh", "Tờ trình", "TTr"),
    Kind("hop_dong", "Hợp đồng", "HĐ"),
    Kind("cong_van", "Công văn", ""),
    Kind("cong_dien", "Công điện", "CĐ"),
    Kind("ban_ghi_nho", "Bản ghi nhớ", "BGN"),
    Kind("ban_thoa_thuan", "Bản thỏa thuận", "BTT"),
    Kind("giay_uy_quyen", "Giấy ủy quyền", "GUQ"),
    Kind("giay_moi", "Giấy mời", "GM"),
    Kind("giay_gioi_thieu", "Giấy giới thiệu", "GGT"),
    Kind("giay_nghi_phep", "Giấy nghỉ phép", "GNP"),
    Kind("phieu_gui", "Phiếu gửi", "PG"),
    Kind("phieu_chuyen", "Phiếu chuyển", "PC"),
    Kind("phieu_bao", "Phiếu báo", "PB"),
    Kind("thu_cong", "Thư công", ""),
)

COPIES: tuple[Kind, ...] = (
    Kind("sao_y", "Bản sao y", "SY"),
    Kind("sao_luc", "Bản sao lục", "SL"),
    Kind("trich_sao", "Bản trích sao", "TrS"),
)
"""Copies of other documents: numbered and sent as documents of their own, never drafted (appendix III, section I)."""

OTHER = Kind("khac", "Văn bản khác", "")
"""What arrives from outside under a name that is not one of the 29."""

_BY_KEY = {kind.key: kind for kind in (*KINDS, *COPIES)}
_BY_NAME = {kind.name.casefold(): kind for kind in (*KINDS, *COPIES)}


def kind_of(key: str) -> Kind:
    """The kind with this key, or OTHER."""
    return _BY_KEY.get(key, OTHER)


def kind_named(name: str) -> Kind:
    """The kind with this Vietnamese name, whatever its capitals, or OTHER."""
    return _BY_NAME.get(name.strip().casefold(), OTHER)


class Urgency(IntEnum):
    """Mức độ khẩn, numbered as edXML's Priority."""

    NORMAL = 0
    URGENT = 1
    VERY_URGENT = 2
    FLASH = 3
    FLASH_TIMED = 4

    @property
    def label(self) -> str:
        return ("Thường", "Khẩn", "Thượng khẩn", "Hỏa tốc", "Hỏa tốc hẹn giờ")[self]


class Secrecy(StrEnum):
    """Độ mật. Only NONE may be handled by this program (Decision 28/2018/QĐ-TTg, scope; Law on state secrets)."""

    NONE = "thuong"
    SECRET = "mat"  # noqa: S105 - a degree of secrecy, no password
    TOP_SECRET = "toi_mat"  # noqa: S105
    ABSOLUTE = "tuyet_mat"

    @property
    def label(self) -> str:
        return {"thuong": "Không mật", "mat": "Mật", "toi_mat": "Tối mật", "tuyet_mat": "Tuyệt mật"}[self.value]


SECRECY_RULE = "Luật Bảo vệ bí mật nhà nước 2018, Điều 5; Quyết định số 28/2018/QĐ-TTg, Điều 1"
"""Why nothing secret is drafted, kept or sent here."""


def secret_words(text: str) -> Secrecy:
    """The secrecy that a stamp text such as «MẬT» or «Độ mật: Tối mật» names, NONE when it names none."""
    folded = " ".join(unicodedata.normalize("NFC", text).casefold().split()).removeprefix("độ mật").strip(" :.")
    for level in (Secrecy.ABSOLUTE, Secrecy.TOP_SECRET, Secrecy.SECRET):
        if folded == level.label.casefold():
            return level
    return Secrecy.NONE
