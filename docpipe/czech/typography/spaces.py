"""A text → which of its spaces must not break at the end of a line (ÚJČ id=880)."""

from __future__ import annotations

import re
from functools import cache

from docpipe.czech.agreement import noun_forms
from docpipe.czech.names import BEFORE
from docpipe.czech.typography.protect import COVER
from docpipe.czech.typography.words import (
    AFTER_NUMBER,
    AFTER_SCALE,
    BEFORE_NAME,
    BEFORE_NUMBER,
    LABELS,
    NO_NOUN,
    ONE_LETTER,
    PARTS_OF_MARK,
    SCALES,
    SIGNS,
)
from docpipe.czech.values import NBSP

_WORD = re.compile(r"\S+")
_LEADING = "(„‚[{»\"'–-"
_DIGIT = r"\d\u00b2\u00b3\u00b9\u2070-\u2089\u2460-\u24ff\u2776-\u2793"
_BEGINS = rf"[^\s{re.escape(_LEADING)}]"
_WORTH = re.compile(
    rf" (?:((?<=[{ONE_LETTER}] )(?<!\S. )(?=\S)|(?<=\S )(?=–(?!\S)))"
    rf"|(?<=[{ONE_LETTER}] )(?<!{_BEGINS}. )(?=\S)|(?<=[.%{_DIGIT}] )(?=\S)|(?<=et )(?<!{_BEGINS}.. )(?=\S)|(?<=\S )(?=[{_DIGIT}{COVER}]))",
    re.DOTALL,
)
"""A single space that binds (group 1: after a word of one letter, before a lone dash), or may bind by the letters beside it."""
_TRAILING = ",.;:!?)“‘]}«\"'…/"

_NEAR = 40
"""Characters in which two words are looked for first."""
_DAY_DIGITS, _GROUP, _POSTCODE_END = 2, 3, 2


@cache
def _counted() -> frozenset[str]:
    return AFTER_NUMBER | noun_forms()


def spaces(text: str) -> dict[int, str]:
    """Return position → non-breaking space, for every single space that must not break."""
    if " " not in text:
        return {}
    edits: dict[int, str] = {}
    for found in _WORTH.finditer(text):
        end = found.end() - 1
        if found.lastindex:
            edits[end] = NBSP
            continue
        left, before = _words_before(text, end)
        right = _word(text, end + 1)
        if _binds(before, left.lstrip(_LEADING), right, _word(text, end + 1 + len(right))):
            edits[end] = NBSP
    return edits


def _word(text: str, start: int) -> str:
    """Return the first word at or after a place, '' where there is none."""
    found = _WORD.search(text, start)
    return found[0] if found is not None else ""


def _words_before(text: str, end: int) -> tuple[str, str]:
    """Return the word that ends at a place and the one before it, '' where there is none."""
    width = _NEAR
    while True:
        words = text[max(end - width, 0) : end].rsplit(None, 2)
        if width >= end or len(words) > 2:  # noqa: PLR2004 - what stands before the second word may have been cut
            return words[-1], words[-2] if len(words) > 1 else ""
        width *= 4


def _binds(before: str, left: str, right: str, after: str) -> bool:
    """Whether the line must not break between two words, given the words around them."""
    if len(left) == 1 and left in ONE_LETTER:
        return True
    left = left.rpartition("–")[2] or left
    if not left:
        return False
    last = left[-1]
    if last == ".":
        return _binds_abbreviation(before, left[:-1], right)
    if last.isdigit() or last == "%":
        return _binds_number(left, right, after)
    if right[0].isdigit() or right[0] == COVER:
        return left in SIGNS or (left == ":" and before[-1:].isdigit()) or left.lower() in LABELS
    return left == "et" and right.rstrip(".").casefold() in BEFORE


def _binds_number(left: str, right: str, after: str) -> bool:
    core = right.partition("/")[0].rstrip(_TRAILING)
    if core in _counted():
        return True
    if right in ("×", ":"):
        return after[:1].isdigit()
    digits = left.lstrip("+−-")
    if not (digits.isdigit() and len(digits) <= _GROUP):
        return False
    number = _leading_digits(right)
    postcode = len(digits) == _GROUP and len(core) == _POSTCODE_END and core.isdigit() and digits[0] in "1234567" and after[:1].isupper()
    return len(number) == _GROUP or postcode


def _leading_digits(word: str) -> str:
    end = 0
    while end < len(word) and word[end].isdigit():
        end += 1
    return word[:end]


def _binds_abbreviation(before: str, stem: str, right: str) -> bool:
    if stem.isdigit():
        return _binds_ordinal(before, stem, right)
    folded = stem.casefold()
    if right[0].isdigit() or right[0] == COVER or right[0] == "§":
        return folded in BEFORE_NUMBER
    if right[0].isupper():
        return (len(stem) == 1 and stem.isupper() and len(right) > 1) or stem == "Ch" or _binds_title(stem, folded, right)
    if len(stem) == 1 and stem.isalpha():
        return _letter_with_dot(right) or (stem == "č" and right.rstrip(",;") in PARTS_OF_MARK)
    return (
        (folded in SCALES and right.startswith(AFTER_SCALE))
        or (folded in BEFORE and right.rstrip(".").casefold() in BEFORE)
        or (folded == "spol" and right == "s")
        or (folded == "př" and right == "n.")
        or (folded == "písm" and right[1:2] == ")")
    )


def _binds_title(stem: str, folded: str, right: str) -> bool:
    return folded in BEFORE or (folded in SCALES and right.startswith(AFTER_SCALE)) or (stem in BEFORE_NAME and len(right) > 1)


def _letter_with_dot(word: str) -> bool:
    return word[0].islower() and word[1:2] == "."


def _binds_ordinal(before: str, stem: str, right: str) -> bool:
    """'9. 3.', '9. března', '8. kapitola'; not '3. v', and not what follows a day and month ('9. 3. bude')."""
    if right[0].isdigit():
        month = _leading_digits(right)
        return len(stem) <= _DAY_DIGITS and len(month) <= _DAY_DIGITS and right[len(month) :][:1] == "."
    follows_day = before.endswith(".") and before[:-1].isdigit()
    return right[0].islower() and len(right) > 1 and not follows_day and len(stem) <= _GROUP and right.rstrip(_TRAILING) not in NO_NOUN
