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


class Names:
    """Names that are looked for. Of a text first its words are looked up; only names whose words all begin some word of it are searched for by pattern."""

    __slots__ = ("_lengths", "_surnames", "_words")

    def __init__(self, names: Iterable[str]) -> None:
        self._words: dict[str, tuple[str, ...]] = {}
        self._surnames: dict[str, list[str]] = {}
        for name in dict.fromkeys(names):
            _, given, surname, _ = split_titles(unicodedata.normalize("NFC", name))
            if not (start := fixed_start(surname)):
                continue
            self._words[name] = tuple(filter(None, map(fixed_start, given.split()[:1])))
            self._surnames.setdefault(start, []).append(name)
        self._lengths = sorted({len(word) for words in self._words.values() for word in words} | {len(word) for word in self._surnames})

    def suspects(self, text: str) -> tuple[tuple[str, bool], ...]:
        """Return the names whose surname may stand in a text, and of each whether the given name may too."""
        known = {word.casefold() for word in _WORD.findall(unaccented(text))}
        starts = {word[:length] for word in known for length in self._lengths}
        found = (name for surname in self._surnames.keys() & starts for name in self._surnames[surname])
        return tuple(sorted((name, starts.issuperset(self._words[name])) for name in found))

    def whole(self, text: str) -> Iterator[Hit]:
        """Yield the full names that stand in a text (`clean`), written right or without any diacritics. A name that is one word only is no full name."""
        for name, likely in self.suspects(text):
            if likely and self._words[name]:
                yield from whole_names(text, name)

    def surnames(self, text: str) -> Iterator[Hit]:
        """Yield the surnames alone, with a capital letter, inside full names too."""
        for name, _ in self.suspects(text):
            yield from (Hit(name, *match.span()) for match in surname_pattern(name).finditer(text))


def whole_names(text: str, name: str) -> Iterator[Hit]:
    """Yield where one full name stands in a text, as its words are declined; written without diacritics too."""
    yield from (Hit(name, *match.span()) for match in whole_pattern(name).finditer(text))
    if name.isascii():
        return
    plain = unaccented(text)
    for match in bare_pattern(name).finditer(plain):
        if text[match.start() : match.end()].isascii():
            yield Hit(name, *match.span())
