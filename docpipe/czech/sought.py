"""A text → the names of given people in it, in any case and order, each with its place; one pass over the words, however many the names."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache

from docpipe.czech.inflection import bare_forms_pattern, fixed_start, inflected_forms_pattern, inflected_surname_pattern, unaccented
from docpipe.czech.names import split_titles
from docpipe.dataclass import dataclass

_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\x02\ufffe]")
_WORD = re.compile(r"[^\W\d_]+")
_NEAR = 5
"""How many words away from a surname its given name may stand: titles, initials and other given names come between."""

whole_pattern = lru_cache(maxsize=8192)(inflected_forms_pattern)
bare_pattern = lru_cache(maxsize=8192)(bare_forms_pattern)
surname_pattern = lru_cache(maxsize=8192)(inflected_surname_pattern)


def clean(text: str) -> str:
    """Return a text as it is searched: ligatures and wide letters as ordinary ones (NFKC), without what takes no room."""
    return _INVISIBLE.sub("", text) if text.isascii() else unicodedata.normalize("NFKC", _INVISIBLE.sub("", text))


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


class Names:
    """Names that are looked for. Each word of a text is looked up by its first letters; a pattern is tried only where words of a name stand close together."""

    __slots__ = ("_alone", "_given", "_lengths", "_pairs")

    def __init__(self, names: Iterable[str]) -> None:
        self._pairs: dict[str, dict[str, list[str]]] = {}
        """Beginning of the surname → beginning of the given name → names."""
        self._alone: dict[str, dict[str, str]] = {}
        """Beginning of the surname → surname → the first name that has it."""
        for name in dict.fromkeys(names):
            _, given, surname, _ = split_titles(unicodedata.normalize("NFC", name))
            if not (start := fixed_start(surname)):
                continue
            self._alone.setdefault(start, {}).setdefault(surname, name)
            if given and (first := fixed_start(given.split()[0])):
                self._pairs.setdefault(start, {}).setdefault(first, []).append(name)
        self._lengths = tuple(sorted({len(start) for start in self._alone}))
        self._given = tuple(sorted({len(first) for firsts in self._pairs.values() for first in firsts}))

    def whole(self, text: str) -> Iterator[Hit]:
        """Yield the full names that stand in a text (`clean`), written right or without any diacritics. A name that is one word only is no full name."""
        words = _words(text)
        told: set[tuple[str, int, int]] = set()
        for index, (_, _, word) in enumerate(words):
            for length in self._lengths:
                firsts = self._pairs.get(word[:length]) if length <= len(word) else None
                if firsts is None:
                    continue
                near = words[max(0, index - _NEAR) : index + _NEAR + 1]
                starts = {other[:size] for _, _, other in near for size in self._given}
                for name in [name for first in firsts.keys() & starts for name in firsts[first]]:
                    for hit in whole_names(text, name, near[0][0], near[-1][1]):
                        if (place := (hit.name, hit.start, hit.end)) not in told:
                            told.add(place)
                            yield hit

    def surnames(self, text: str) -> Iterator[Hit]:
        """Yield the surnames alone, with a capital letter, inside full names too."""
        for start, _, word in _words(text):
            if not text[start].isupper():
                continue
            for length in self._lengths:
                for name in self._alone.get(word[:length], {}).values() if length <= len(word) else ():
                    if (match := surname_pattern(name).match(text, start)) is not None:
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
