"""A text → the names of given people in it, in any case and order, each with its place; one pass over the words, however many the names."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import product

from docpipe.czech.inflection import bare_forms_pattern, fixed_start, inflected_forms_pattern, inflected_surname_pattern, unaccented
from docpipe.czech.names import split_titles
from docpipe.dataclass import dataclass

_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\x02\ufffe]")
_SPACED = re.compile(r"(?<![^\W\d_])(?:[^\W\d_] ){3,}[^\W\d_](?![^\W\d_])")
_WORD = re.compile(r"[^\W\d_]+")
_NEAR = 5
"""How many words away from a surname its given name may stand: titles, initials and other given names come between."""

_HYPHENS = re.compile("[-\u2010-\u2015]")
_SHORTEST_PART = 2
_BEGINNING = 5
_SHORTEST_JOINED = 7
"""Letters of both names together; fewer may be a word („Ian Ak“)."""
_AROUND = 25
_POSSESSIVE = re.compile("(?:ov|in)(?:a|o|y|u|ě|ou|ým|ých|ém)$")
_PLACES = (
    r"ulic\w{1,3}|ul\.|náměstí\w{0,2}|nám\.|nábřeží\w{0,2}|nábř\.|tříd\w{1,2}|tř\."
    r"|alej\w{0,2}|sad\w{0,2}|most\w{0,2}|park\w{0,2}|stezk\w{1,2}|čtvr[tť]\w{0,2}|sídlišt\w{1,2}"
)
_STREET_AFTER = re.compile(rf"\s+(?:{_PLACES})(?!\w)", re.IGNORECASE)
_PLACE_AFTER = re.compile(rf"\s+(?:{_PLACES}|(?:č\.\s?p?\.?\s?|čp\.\s?)?\d+[a-z]?\b)", re.IGNORECASE)
_PLACE_BEFORE = re.compile(rf"(?<!\w)(?:{_PLACES})\s+$", re.IGNORECASE)

whole_pattern = lru_cache(maxsize=8192)(inflected_forms_pattern)
bare_pattern = lru_cache(maxsize=8192)(bare_forms_pattern)
surname_pattern = lru_cache(maxsize=8192)(inflected_surname_pattern)


def clean(text: str) -> str:
    """Return a text as it is searched: ligatures and wide letters as ordinary ones (NFKC), without what takes no room, l e t t e r s set apart joined."""
    seen = _INVISIBLE.sub("", text)
    return _SPACED.sub(lambda match: match[0].replace(" ", ""), seen if seen.isascii() else unicodedata.normalize("NFKC", seen))


@dataclass(frozen=True, slots=True)
class Hit:
    """A name found in a text."""

    name: str
    """As it was asked for."""
    start: int
    end: int


_Word = tuple[int, int, str]
"""Where a word begins and ends, and the word without diacritics in small letters."""


@lru_cache(maxsize=2)
def _words(text: str) -> tuple[_Word, ...]:
    return tuple((match.start(), match.end(), match[0].casefold()) for match in _WORD.finditer(unaccented(text)))


def _ways(name: str) -> Iterator[str]:
    """Yield the ways to say a name: as it is written, and with each of two given names and two surnames alone."""
    before, given, surname, after = split_titles(unicodedata.normalize("NFC", name))
    yield " ".join(filter(None, (before, given, surname, after)))
    parts = [part for part in _HYPHENS.split(surname) if len(part) > _SHORTEST_PART]
    turned = ["-".join(reversed(parts))] if len(parts) > 1 else []
    for first, last in product(given.split() or [""], [surname, *turned, *(parts if len(parts) > 1 else ())]):
        if (said := f"{first} {last}".strip()) != f"{given} {surname}".strip():
            yield said


def _said(names: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield each way to say each name, and the name."""
    yield from ((said, name) for name in dict.fromkeys(names) for said in _ways(name))


def _ends(text: str, place: int) -> bool:
    """Return whether both names written together end there: no more letters follow, or another word begins with a capital („EvaSkrytaZapis“)."""
    return place >= len(text) or not text[place].isalpha() or (text[place].isupper() and text[place - 1].islower())


def _is_place(text: str, surname: re.Match[str]) -> bool:
    """Return whether a surname alone is part of what a street or a place is called: „Tichá ulice“, „Novákova ulice“, „Smetanovo nábřeží“, „Havlova 3“."""
    if _STREET_AFTER.match(text, surname.end()) is not None:
        return True
    if _POSSESSIVE.search(surname[0]) is None:
        return False
    return _PLACE_AFTER.match(text, surname.end()) is not None or _PLACE_BEFORE.search(text, max(0, surname.start() - _AROUND), surname.start()) is not None


class Names:
    """Names that are looked for. Each word of a text is looked up by its first letters; a pattern is tried only where words of a name stand close together.

    Of two surnames or two given names either is enough: „Božena Dvořáková“ is Božena Dvořáková-Šťastná.
    """

    __slots__ = ("_alone", "_given", "_joined", "_lengths", "_pairs")

    def __init__(self, names: Iterable[str]) -> None:
        self._pairs: dict[str, dict[str, dict[str, str]]] = {}
        """Beginning of the surname → beginning of the given name → a way to say a name → the name."""
        self._alone: dict[str, dict[str, str]] = {}
        """Beginning of the surname → surname → the first name that has it."""
        self._joined: dict[str, dict[str, str]] = {}
        """Beginning of both names written together → both names together, in either order → the name."""
        for said, name in _said(names):
            _, given, surname, _ = split_titles(said)
            if not (start := fixed_start(surname)):
                continue
            self._alone.setdefault(start, {}).setdefault(surname, name)
            if given and (first := fixed_start(given.split()[0])):
                self._pairs.setdefault(start, {}).setdefault(first, {}).setdefault(said, name)
                plain = [unaccented(word).casefold() for word in (given.split()[0], surname)]
                for both in ("".join(plain), "".join(reversed(plain))):
                    if both.isalpha() and len(both) >= _SHORTEST_JOINED:
                        self._joined.setdefault(both[:_BEGINNING], {}).setdefault(both, name)
        self._lengths = tuple(sorted({len(start) for start in self._alone}))
        self._given = tuple(sorted({len(first) for firsts in self._pairs.values() for first in firsts}))

    def whole(self, text: str) -> Iterator[Hit]:
        """Yield the full names that stand in a text (`clean`), written right or without any diacritics. A name that is one word only is no full name."""
        words = _words(text)
        told: set[tuple[str, int, int]] = set()
        for index, (begin, _, word) in enumerate(words):
            for both, name in self._joined.get(word[:_BEGINNING], {}).items():
                if word.startswith(both) and _ends(text, begin + len(both)):
                    yield Hit(name, begin, begin + len(both))
            for length in self._lengths:
                firsts = self._pairs.get(word[:length]) if length <= len(word) else None
                if firsts is None:
                    continue
                near = words[max(0, index - _NEAR) : index + _NEAR + 1]
                starts = {other[:size] for _, _, other in near for size in self._given}
                for said, name in [pair for first in firsts.keys() & starts for pair in firsts[first].items()]:
                    for hit in whole_names(text, said, near[0][0], near[-1][1]):
                        if (place := (name, hit.start, hit.end)) not in told:
                            told.add(place)
                            yield Hit(name, hit.start, hit.end)

    def surnames(self, text: str) -> Iterator[Hit]:
        """Yield the surnames alone, with a capital letter, inside full names too."""
        for start, _, word in _words(text):
            if not text[start].isupper():
                continue
            for length in self._lengths:
                for surname, name in self._alone.get(word[:length], {}).items() if length <= len(word) else ():
                    if (match := surname_pattern(surname).match(text, start)) is not None and not _is_place(text, match):
                        yield Hit(name, *match.span())


def whole_names(text: str, name: str, begin: int = 0, end: int | None = None) -> Iterator[Hit]:
    """Yield where one full name stands in a text, as its words are declined; written without diacritics too. `begin`, `end`: where words begin and end."""
    until = len(text) if end is None else end
    yield from (Hit(name, *match.span()) for match in whole_pattern(name).finditer(text, begin, until))
    if name.isascii():
        return
    plain = unaccented(text[begin:until])
    for match in bare_pattern(name).finditer(plain):
        first, last = begin + match.start(), begin + match.end()
        if text[first:last].isascii():
            yield Hit(name, first, last)
