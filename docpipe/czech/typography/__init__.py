"""The texts of a paragraph's runs → the same texts in right Czech typography: bound spaces, dashes, quotes, ellipses.

Rules: ÚJČ Internetová jazyková příručka id=880 (spaces), id=162 (quotes); ČSN 01 6910; EU Interinstitutional style guide, cs, 10.1.7.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from docpipe.czech.typography.marks import ellipses, marks
from docpipe.czech.typography.protect import any_bound, mask
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
    # A bound space calls for nothing: every rule reads both kinds of space alike, unless a protected string holds one.
    again, bound = True, any_bound(tuple(protected))
    while (again or bound) and (following := _once(current, protected)) is not None:
        current, again = following
    return current


def _once(texts: list[str], protected: Sequence[str]) -> tuple[list[str], bool] | None:
    """Return the texts after one pass and whether more than spaces changed, None when nothing did."""
    joined = texts[0] if len(texts) == 1 else "".join(texts)
    if _ANYTHING.search(joined) is None:
        return None
    visible = mask(joined, protected)
    edits = marks(visible)
    bound = spaces(_applied(visible, edits))
    edits |= ellipses(visible)
    every = bound | edits
    return (_mapped(texts, joined, every), bool(edits)) if every else None


def _applied(text: str, edits: dict[int, str]) -> str:
    return _cut(text, edits, 0, len(text), sorted(edits)) if edits else text


def _mapped(texts: list[str], joined: str, edits: dict[int, str]) -> list[str]:
    """Put the edits (position in the joined text → what stands there now) into the runs."""
    positions = sorted(edits)
    mapped, start = [], 0
    for text in texts:
        end = start + len(text)
        inside = positions[bisect_left(positions, start) : bisect_left(positions, end)]
        mapped.append(_cut(joined, edits, start, end, inside) if inside else text)
        start = end
    return mapped


def _cut(text: str, edits: dict[int, str], start: int, end: int, positions: list[int]) -> str:
    """Return a stretch of a text with the edits at these places of it."""
    pieces: list[str] = []
    for position in positions:
        pieces += text[start:position], edits[position]
        start = position + 1
    return "".join(pieces) + text[start:end]
