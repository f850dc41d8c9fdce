"""A text → which of its characters become a dash, a minus, a quote, an apostrophe, a sign of multiplication, an ellipsis."""

from __future__ import annotations

import re

_SPACED_HYPHEN = re.compile(r"(?<=\S[ \u00a0])-(?=[ \u00a0]\S)")
_AMOUNT = r"[0-9]{1,3}(?:[ \u00a0][0-9]{3})+|[0-9]+(?:[.,:][0-9]+)*"
_RANGE = re.compile(rf"(?<![\w.,:/\\@#=&?+−–-])({_AMOUNT})(-)({_AMOUNT})(?![\w/\\@=&-])(?![.,:][0-9])")
_DATE_RANGE = re.compile(r"(?<=[0-9]\.)(-)(?=[0-9]{1,2}\.)|(?<=\.[ \u00a0][0-9]{4})(-)(?=[0-9]{1,2}\.[ \u00a0]?(?:[0-9]{1,2}\.|[^\W\d_]))")
_MINUS = re.compile(r"(?:(?<=^)|(?<=[(\u00a0 ]))-(?=[0-9]+(?:,[0-9]+)?(?:[ \u00a0]?(?:%|°|Kč|tis|mil)))")
_DAYS = "po|út|st|čt|pá|so|ne|pondělí|úterý|středa|čtvrtek|pátek|sobota|neděle"
_MONTHS = "leden|únor|březen|duben|květen|červen|červenec|srpen|září|říjen|listopad|prosinec"
_WORD_RANGE = re.compile(rf"(?<![\w-])(?:(?:{_DAYS})(-)(?:{_DAYS})|(?:{_MONTHS})(-)(?:{_MONTHS}))(?![\w-])", re.IGNORECASE)
_IDENTIFIER_BEFORE = re.compile(r"(?:zn\.|č\.\s?j\.|čj\.|tel\.?:?|mobil:?|fax:?|účtu?:?|\bID:?|kódu?:?|ISBN|ISSN|ČSN(?: EN)?(?: ISO)?|ISO)\s*$", re.IGNORECASE)
_LABEL_WIDTH = 14
_TIMES = re.compile(r"(?<![\w.,])(?!0x)[0-9]+(?:,[0-9]+)?(?:(x)(?=[0-9 \u00a0,.;)]|$)|[ \u00a0](x)(?=[ \u00a0]))")
_ELLIPSIS = re.compile(r"(?<!\.)\.\.\.(?!\.)")
_QUOTED = re.compile(r"[\"”“]")
_QUOTES = re.compile(r"[„“”\"]")
_OPENERS = " \u00a0\n\t([{–—-/‚‘'"
_PHONE_DIGITS = 9
_YEAR = range(1000, 3000)
_YEAR_DIGITS = 4


def marks(text: str) -> dict[int, str]:
    """Return position → the right character, for all that keep their width."""
    edits: dict[int, str] = {}
    if "-" in text:
        _dashes(text, edits)
    if "x" in text:
        edits |= {found.start(found.lastindex or 0): "×" for found in _TIMES.finditer(text)}
    if _QUOTED.search(text) is not None:
        _quotes(text, edits)
    if "'" in text:
        _apostrophes(text, edits)
    return edits


def ellipses(text: str) -> dict[int, str]:
    """Return the edits that make one character of three dots."""
    edits: dict[int, str] = {}
    if "..." in text:
        for found in _ELLIPSIS.finditer(text):
            edits |= {found.start(): "…", found.start() + 1: "", found.start() + 2: ""}
    return edits


def _dashes(text: str, edits: dict[int, str]) -> None:
    for found in _SPACED_HYPHEN.finditer(text):
        edits[found.start()] = "–"
    for found in _MINUS.finditer(text):
        edits[found.start()] = "−"
    for pattern in (_DATE_RANGE, _WORD_RANGE):
        for found in pattern.finditer(text):
            edits[found.start(found.lastindex or 0)] = "–"
    for found in _RANGE.finditer(text):
        if _is_range(found[1], found[3]) and not _IDENTIFIER_BEFORE.search(text[max(found.start() - _LABEL_WIDTH, 0) : found.start()]):
            edits[found.start(2)] = "–"


def _is_range(left: str, right: str) -> bool:
    """Whether the hyphen between two numbers means 'from – to': pages, years, times, amounts, rising; not parts of an identifier (2021-03, 16-063, 0800-1)."""
    first, second = _parts(left), _parts(right)
    if len(first) != len(second) and len(first) + len(second) > 3:  # noqa: PLR2004 - '9-10.30' is a range, '1.2-1.2.3' is none
        return False
    if any(len(part) >= _PHONE_DIGITS for part in (*first, *second)) or not _same_width(first[0], second[0]):
        return False
    return [int(part) for part in first] < [int(part) for part in second]


def _parts(number: str) -> list[str]:
    return re.split(r"[.,:]", number.replace(" ", "").replace("\u00a0", ""))


def _same_width(left: str, right: str) -> bool:
    """Whether two numbers look like ends of one range: no zeros before a long one, and a year only beside a year."""
    if any(len(number) > 2 and number.startswith("0") for number in (left, right)):  # noqa: PLR2004 - '09–10' are hours
        return False
    if len(left) == _YEAR_DIGITS and int(left) in _YEAR:
        return len(right) >= _YEAR_DIGITS
    return len(left) <= len(right)


def _quotes(text: str, edits: dict[int, str]) -> None:
    """Pair the quotes of a paragraph, by what stands beside them: „…“ outside, ‚…‘ inside. One without its fellow stays."""
    pairs = _pairs(text)
    for opened, closed in pairs:
        inner = any(start < opened and closed < end for start, end in pairs)
        right = {opened: "‚" if inner else "„", closed: "‘" if inner else "“"}
        edits |= {position: mark for position, mark in right.items() if text[position] != mark}


def _pairs(text: str) -> list[tuple[int, int]]:
    waiting: list[int] = []
    pairs: list[tuple[int, int]] = []
    for found in _QUOTES.finditer(text):
        position, mark = found.start(), found[0]
        before = text[position - 1] if position else " "
        after = text[position + 1] if position + 1 < len(text) else " "
        closes = mark != "„" and not before.isspace() and not (mark == '"' and after.isalnum())
        if mark == "„" or (mark != "”" and before in _OPENERS and not after.isspace()):
            waiting.append(position)
        elif closes and waiting:
            pairs.append((waiting.pop(), position))
    return pairs


def _apostrophes(text: str, edits: dict[int, str]) -> None:
    opened: int | None = None
    for found in re.finditer("'", text):
        position = found.start()
        before = text[position - 1] if position else " "
        after = text[position + 1] if position + 1 < len(text) else " "
        if before.isalpha() and after.isalpha():
            edits[position] = "’"
        elif opened is not None and not before.isspace() and not after.isalnum():
            edits[opened], edits[position] = "‚", "‘"
            opened = None
        elif not after.isspace() and (before in _OPENERS or before in '"„'):
            opened = position
