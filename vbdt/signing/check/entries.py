"""Reading an entry of a PDF dictionary through its reference; pyHanko's own `get` hands out the reference itself."""

from typing import Any

from pyhanko.pdf_utils.generic import DictionaryObject


def entry(dictionary: DictionaryObject, key: str, default: Any = None) -> Any:
    """What `key` leads to, or `default` when it is absent."""
    return dictionary[key] if key in dictionary else default  # noqa: SIM401 - get() hands out the reference
