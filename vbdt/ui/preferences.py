"""How a person likes the window: light or dark, and in which language. Kept in the desk's own store."""

import json
from dataclasses import dataclass
from enum import StrEnum

from vbdt.document.codec import canonical, decode
from vbdt.errors import BadInput
from vbdt.store.store import Store

NAME = "window"


class Tongue(StrEnum):
    """Languages the window speaks."""

    VIETNAMESE = "vi"
    ENGLISH = "en"


@dataclass(frozen=True, slots=True)
class Preferences:
    dark: bool = False
    tongue: Tongue = Tongue.VIETNAMESE


def read_preferences(store: Store) -> Preferences:
    """What was chosen last; the usual looks when nothing was, or when it cannot be read."""
    try:
        return decode(Preferences, json.loads(store.setting(NAME) or b"{}"))
    except (BadInput, ValueError):
        return Preferences()


def keep_preferences(store: Store, preferences: Preferences) -> None:
    with store.write() as writing:
        writing.set_setting(NAME, canonical(preferences))
