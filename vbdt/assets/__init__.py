"""Files the program carries with it: fonts, icons, and the certificates it trusts from the first start.

Everything here is data made by others; `README.md` beside this file names the origin and licence of each.
"""

from pathlib import Path

_HERE = Path(__file__).parent


def fonts() -> Path:
    """Folder of Tinos (documents, Times New Roman's metrics) and Inter (the window), with their licences."""
    return _HERE / "fonts"


def icon(name: str) -> Path:
    """The SVG of one Lucide icon, e.g. `inbox`; it is drawn in `currentColor` so that a theme can tint it."""
    return _HERE / "icons" / f"{name}.svg"


def trust_anchors() -> Path:
    """Folder with the published roots and sub-CA, one `.crt` (PEM or DER) each.

    A checkout keeps them in `certs/` at its top, where an auditor looks for them; a built wheel carries the same
    files as `vbdt/certs/`.
    """
    installed = _HERE.parent / "certs"
    return installed if installed.is_dir() else _HERE.parent.parent / "certs"
