"""The measures of Decree 30/2020/NĐ-CP, appendix I, as the file decree30.toml has them."""

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent
"""Where the templates and the measures are."""

FONTS = FOLDER.parent / "assets" / "fonts"
"""The fonts that travel with the program: nothing depends on what a computer has installed."""

LAW: Mapping[str, Any] = tomllib.loads((FOLDER / "decree30.toml").read_text("utf-8"))
