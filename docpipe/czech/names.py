"""Names of people as they are written → what is compared, printed and suggested."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from docpipe.czech.values import NBSP

BEFORE = frozenset(
    {
        "akad",
        "arch",
        "bc",
        "bca",
        "doc",
        "dr",
        "et",
        "ing",
        "judr",
        "kpt",
        "mddr",
        "mga",
        "mgr",
        "mjr",
        "mudr",
        "mvdr",
        "npor",
        "p",
        "paeddr",
        "pharmdr",
        "phdr",
        "phmr",
        "plk",
        "por",
        "pplk",
        "prof",
        "rcdr",
        "rndr",
        "rsdr",
        "rtdr",
        "thdr",
        "thlic",
        "thmgr",
    }
)
"""Titles and ranks before a name, in small letters, without dots (zákon č. 111/1998 Sb., § 45–47; 'et' stands between two)."""
AFTER = frozenset({"ba", "bba", "bsc", "csc", "dba", "dis", "drsc", "dsc", "llb", "llm", "ma", "mba", "mpa", "mph", "msc", "phd", "thd"})
"""Titles behind a name."""
_ONLY_DOTTED = frozenset({"akad", "arch", "dr", "p", "plk", "por"})
_ONLY_CAPITAL = frozenset({"ba", "ma"})
_SPACED_TITLE = re.compile(r"\b(Ph|Th|LL|M|B)\. (D|M|B|A|Sc)\.")
_WORD_ENDS = re.compile(r"[\s,]+")
_NOT_SLUG = re.compile(r"[^a-z0-9]+")
_PLAIN_LETTERS = str.maketrans({"ł": "l", "đ": "d", "ø": "o", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d"})
_RESERVED = frozenset({"con", "prn", "aux", "nul", *(f"{device}{number}" for device in ("com", "lpt") for number in range(10))})
_LONG_ENOUGH = 6
_NEAR = 2


def bare(text: str) -> str:
    """Return the text in small letters, without diacritics, with single spaces."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return " ".join("".join(letter for letter in decomposed if not unicodedata.combining(letter)).split())


def _title(word: str, titles: frozenset[str]) -> bool:
    folded = word.replace(".", "").casefold()
    if folded not in titles or (folded in _ONLY_DOTTED and not word.endswith(".")):
        return False
    return folded not in _ONLY_CAPITAL or word.isupper()


def split_titles(text: str) -> tuple[str, str, str, str]:
    """Return titles before, given names, surname (the last word) and titles after: ('Ing. Mgr.', 'Jana', 'Nováková', 'Ph.D.')."""
    words = _WORD_ENDS.split(_SPACED_TITLE.sub(r"\1.\2.", unicodedata.normalize("NFC", " ".join(text.split()))).strip(" ,"))
    start, end = 0, len(words)
    while start < end - 1 and _title(words[start], BEFORE):
        start += 1
    while end > start + 1 and _title(words[end - 1], AFTER):
        end -= 1
    return " ".join(words[:start]), " ".join(words[start : end - 1]), words[end - 1], ", ".join(words[end:])


@lru_cache(maxsize=8192)
def fold_name(text: str) -> str:
    """Return what two writings of one name share: case, spacing, titles and Unicode form are ignored, diacritics are kept."""
    _, given, surname, _ = split_titles(text)
    return f"{given} {surname}".strip().casefold()


@lru_cache(maxsize=8192)
def fold_loose(text: str) -> str:
    """Return what two writings of one name share when diacritics are ignored too."""
    return bare(fold_name(text))


def near_misses(text: str, known: Iterable[str], limit: int = 3) -> tuple[str, ...]:
    """Return the known names that this one may have been meant for, nearest first.

    Those that differ by diacritics alone, and, from six letters on, by one or two letters (case ignored). The name itself is no near miss.
    """
    from rapidfuzz.distance import OSA

    wanted, loose = fold_name(text), fold_loose(text)
    found: list[tuple[int, str]] = []
    for name in dict.fromkeys(known):
        if fold_name(name) == wanted:
            continue
        other = fold_loose(name)
        far = OSA.distance(loose, other, score_cutoff=_NEAR)
        if far == 0 or (far <= _NEAR and min(len(loose), len(other)) >= _LONG_ENOUGH):
            found.append((far, name))
    return tuple(name for _, name in sorted(found)[:limit])


def full_name(before: str, given: str, family: str, after: str) -> str:
    """Return 'Ing. Mgr. Jana Nováková, Ph.D.', the titles before bound to the name by non-breaking spaces."""
    titles = NBSP.join(before.split())
    name = " ".join(part for part in (given, family) if part)
    whole = f"{titles}{NBSP}{name}" if titles else name
    return f"{whole}, {after}" if after else whole


def slug(text: str, limit: int = 60) -> str:
    """Return the text as a part of a file name: ASCII, small letters, hyphens, legal on Windows, cut at a hyphen. Not empty."""
    words = _NOT_SLUG.sub("-", bare(text.casefold().translate(_PLAIN_LETTERS))).strip("-")
    if len(words) > limit:
        cut = words.rfind("-", 0, limit + 1)
        words = words[: cut if cut > limit // 2 else limit].rstrip("-")
    return f"x-{words}" if words in _RESERVED else words or "bez-nazvu"
