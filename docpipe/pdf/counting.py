"""A number → how a style of page labels writes it (ISO 32000-1, table 159)."""

from __future__ import annotations

_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


def counted(style: str, number: int) -> str:
    """Return a page's number in a style: 'D', 'r', 'R', 'a', 'A'; nothing in any other."""
    if style == "D":
        return str(number)
    if style in ("r", "R"):
        written = _roman(number)
    elif style in ("a", "A"):
        written = _LETTERS[(number - 1) % 26] * ((number - 1) // 26 + 1)  # a to z, then aa to zz, and so on
    else:
        return ""
    return written.upper() if style.isupper() else written


def _roman(number: int) -> str:
    written = ""
    for value, letters in _ROMAN:
        count, number = divmod(number, value)
        written += letters * count
    return written
