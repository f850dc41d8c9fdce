"""What may stand behind ':::' → the name of the edition."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from types import MappingProxyType

EDITIONS: Mapping[str, str] = MappingProxyType(
    {"internal": "internal", "interni": "internal", "public": "public", "verejne": "public", "verejna": "public", "verejny": "public"}
)
"""Words without diacritics, in lower case → edition."""


def fold(word: str) -> str:
    """Return a word in lower case without diacritics, as the keys of EDITIONS are."""
    decomposed = unicodedata.normalize("NFD", word.casefold())
    return "".join(character for character in decomposed if not unicodedata.combining(character))
