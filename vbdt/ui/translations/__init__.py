"""Words of the window in other languages, made by Qt Linguist's tools: `make translations` renews them.

`vbdt_en` is English for our own words; `qtbase_vi` is Vietnamese for Qt's (Lưu, Hủy, Có, Không), which Qt ships not.
"""

from pathlib import Path


def folder() -> Path:
    """Where the .qm files are."""
    return Path(__file__).parent
