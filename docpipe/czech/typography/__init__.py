"""The texts of a paragraph's runs → the same texts in right Czech typography: bound spaces, dashes, quotes, ellipses.

Rules: ÚJČ Internetová jazyková příručka id=880 (spaces), id=162 (quotes); ČSN 01 6910; EU Interinstitutional style guide, cs, 10.1.7.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from docpipe.czech.typography.marks import ellipses, marks
from docpipe.czech.typography.protect import mask
from docpipe.czech.typography.spaces import spaces

__all__ = ["typeset", "typeset_text"]

_ANYTHING = re.compile(r"[ \"'“”]|[0-9.]-[0-9]|\.\.\.|[0-9]x|[^\W\d_]-[^\W\d_]")


def typeset_text(text: str, protected: Sequence[str] = ()) -> str:
    """Return one text in right Czech typography (see `typeset`)."""
    return typeset((text,), protected)[0]


def typeset(texts: Sequence[str], protected: Sequence[str] = ()) -> list[str]:
    """Return the texts of a paragraph's consecutive runs in right Czech typography, as many as were given.

    The paragraph is judged as a whole: a preposition may end one run and its noun begin the next. No letter is added or lost; only spaces, dashes,
    quotes, apostrophes, three dots and the x of a multiplication are replaced. E-mails, URLs, registration numbers, paths, code in backquotes and the
    `protected` strings (registered names, texts of code runs) stay as they are. What is set once is not changed again. A forced line break stands as a newline.
    """
    current = list(texts)
    # One change may call for another ("1-2x" → "1-2×" → "1–2×"), and the result must be stable. Every pass leaves fewer raw characters, so it ends.
    while (following := _once(current, protected)) is not None:
        current = following
    return current


def _once(texts: list[str], protected: Sequence[str]) -> list[str] | None:
    """Return the texts after one pass, None when nothing changed."""
    joined = "".join(texts)
    if _ANYTHING.search(joined) is None:
        return None
    visible = mask(joined, protected)
    edits = marks(visible)
    edits |= spaces(_applied(visible, edits))
    edits |= ellipses(visible)
    return _mapped(texts, joined, edits) if edits else None


def _applied(text: str, edits: dict[int, str]) -> str:
    if not edits:
        return text
    letters = list(text)
    for position, letter in edits.items():
        letters[position] = letter
    return "".join(letters)


def _mapped(texts: list[str], joined: str, edits: dict[int, str]) -> list[str]:
    """Put the edits (position in the joined text → what stands there now) into the runs."""
    letters = list(joined)
    for position, letter in edits.items():
        letters[position] = letter
    mapped, start = [], 0
    for text in texts:
        mapped.append("".join(letters[start : start + len(text)]))
        start += len(text)
    return mapped
