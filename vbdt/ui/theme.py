"""How the window looks: one table of colours for light and one for dark; everything painted takes its colours here.

Every pair of text and ground that `PAIRS` names keeps a contrast of at least 4.5 (WCAG 2.1, 1.4.3); a test counts it.
"""

from dataclasses import dataclass

from PySide6.QtGui import QGuiApplication, QPalette


@dataclass(frozen=True, slots=True)
class Tokens:
    """Colours by what they are for, as #RRGGBB. `late`, `soon`, `good`, `calm` are inks on grounds of their own."""

    dark: bool
    frame: str
    surface: str
    canvas: str
    raised: str
    hover: str
    chosen: str
    line: str
    text: str
    second: str
    faint: str
    primary: str
    primary_hover: str
    on_primary: str
    accent: str
    inverse: str
    on_inverse: str
    late: str
    late_ground: str
    soon: str
    soon_ground: str
    good: str
    good_ground: str
    calm: str
    calm_ground: str
    desk: str
    handle: str


LIGHT = Tokens(
    dark=False,
    frame="#EFEDE8",
    surface="#FFFFFF",
    canvas="#F6F4F0",
    raised="#FFFFFF",
    hover="#F7F5F1",
    chosen="#F1EEE7",
    line="#E3E0D9",
    text="#1C2127",
    second="#4F565F",
    faint="#646A73",
    primary="#A91B26",
    primary_hover="#8F1620",
    on_primary="#FFFFFF",
    accent="#A91B26",
    inverse="#1F242A",
    on_inverse="#FFFFFF",
    late="#B4232C",
    late_ground="#FCEBEA",
    soon="#8A5200",
    soon_ground="#FFF3DC",
    good="#1F6B45",
    good_ground="#E7F4EC",
    calm="#4F565F",
    calm_ground="#EEECE7",
    desk="#E4E1DA",
    handle="#C4C0B6",
)

DARK = Tokens(
    dark=True,
    frame="#17191C",
    surface="#1E2124",
    canvas="#1A1C1F",
    raised="#282B2F",
    hover="#25282C",
    chosen="#2D3035",
    line="#363A3F",
    text="#F0EEE9",
    second="#BDBAB4",
    faint="#A09D97",
    primary="#B8323B",
    primary_hover="#C9424B",
    on_primary="#FFFFFF",
    accent="#FF9A98",
    inverse="#EAE7E1",
    on_inverse="#1B1E21",
    late="#FFA3A0",
    late_ground="#43201F",
    soon="#F3BE67",
    soon_ground="#3C2C10",
    good="#82D3A4",
    good_ground="#17352A",
    calm="#BDBAB4",
    calm_ground="#2F3236",
    desk="#101214",
    handle="#50555B",
)

PAIRS: tuple[tuple[str, str], ...] = (
    *((ink, ground) for ink in ("text", "second", "faint") for ground in ("frame", "surface", "canvas", "chosen")),
    *((ink, ground) for ink in ("text", "second") for ground in ("raised", "hover")),
    ("on_primary", "primary"),
    ("on_primary", "primary_hover"),
    ("on_inverse", "inverse"),
    *(("accent", ground) for ground in ("frame", "surface", "canvas", "raised", "chosen")),
    ("calm", "line"),
    *((ink, f"{ink}_ground") for ink in ("late", "soon", "good", "calm")),
    *((ink, "surface") for ink in ("late", "soon", "good")),
    *((ink, "canvas") for ink in ("late", "soon", "good")),
)
"""Which ink is written on which ground."""


def current() -> Tokens:
    """The table in force, read off the application's palette: the palette is the one place that knows."""
    window = QGuiApplication.palette().color(QPalette.ColorRole.Window)
    return DARK if window.lightness() < 128 else LIGHT


def colours(tokens: Tokens) -> dict[str, str]:
    """The colours by name."""
    return {name: value for name in Tokens.__slots__ if isinstance(value := getattr(tokens, name), str)}


def contrast(ink: str, ground: str) -> float:
    """Contrast ratio of two colours, from 1 to 21 (WCAG 2.1)."""
    lighter, darker = sorted((_luminance(ink), _luminance(ground)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
