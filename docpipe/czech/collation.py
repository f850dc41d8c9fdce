"""Texts → their Czech alphabetical order."""

from __future__ import annotations

from collections.abc import Iterable


def in_order(texts: Iterable[str]) -> list[str]:
    """Return the texts in Czech alphabetical order (ČSN 97 6030): č after c, ch after h; other diacritics and case only decide between equals."""
    from czech_sort import bytes_key

    return sorted(texts, key=bytes_key)
