"""The right names of a project and of its neighbours → words of a text that miss them by a letter or two, or belong elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from docpipe.czech.inflection import inflected_forms_pattern
from docpipe.czech.names import bare
from docpipe.dataclass import dataclass

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_LEGAL_FORM = re.compile(r",?\s*(?:z\.\s?s\.|z\.\s?ú\.|o\.\s?p\.\s?s\.|s\.\s?r\.\s?o\.|a\.\s?s\.|p\.\s?o\.|v\.\s?v\.\s?i\.)\s*$")
_LONG_ENOUGH = 6
"""Shortest word that can be a near miss."""
_LONG = 8
"""Shortest word in which two letters may be wrong: shorter ones become another name too easily."""
_ENDING = 3
"""Words that differ in so many last letters only are taken for forms and derivations (Horažďovicko, Horažďovice)."""
_ENDING_LETTERS = "aeiouyáéíóúůýěm"
_OF_REGIONS = frozenset({"o", "a", "u", "em", "e"})
"""The endings of „Ukázkovsko“."""
_OF_REGIONS_ALONE = frozenset({"o", "a", "u", "em"})
"""Those of them that a town in -ice does not have."""
_REMEMBERED = 65536


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text."""

    text: str
    start: int

    @property
    def is_name(self) -> bool:
        return self.text[:1].isupper()


def words_of(text: str) -> tuple[Word, ...]:
    """Return the words of a text with their positions."""
    return tuple(Word(found[0], found.start()) for found in _WORD.finditer(text))


@lru_cache(maxsize=4096)
def _forms_of(name: str) -> re.Pattern[str]:
    return inflected_forms_pattern(name)


@lru_cache(maxsize=_REMEMBERED)
def is_form_of(word: str, name: str) -> bool:
    """Return whether a word is a name, in any case and letter case („na Podbrdsku“)."""
    return word.casefold() == name.casefold() or _forms_of(name).fullmatch(word) is not None


def is_near(word: str, name: str) -> bool:
    """Return whether a word misses a name: a letter (in long words two) or its diacritics are wrong, and not in its ending only.

    Two letters more or less make another name rather than a slip (Blansko, Blatensko).
    """
    one, other = word.casefold(), name.casefold()
    if min(len(one), len(other)) < _LONG_ENOUGH or is_form_of(word, name):
        return False
    if bare(one) == bare(other):
        return True
    stem, right = one.rstrip(_ENDING_LETTERS), other.rstrip(_ENDING_LETTERS)
    if _same_beginning(one, other) >= max(len(one), len(other), _LONG_ENOUGH + 1) - _ENDING:
        return _misses_in_stem(stem, right) or _misses_last_letter(one, other)
    if len(stem) >= _LONG_ENOUGH and stem != right and _within(stem, right, 1):
        return True
    return abs(len(one) - len(other)) <= 1 and _within(one, other, 2 if min(len(one), len(other)) >= _LONG else 1)


def _misses_in_stem(stem: str, right: str) -> bool:
    """Return whether two stems that end alike differ in one letter before that: „Ukázkovku“ is no form of „Ukázkovsko“, as „Ukázkova“ may be."""
    if min(len(stem), len(right)) < _LONG_ENOUGH or stem == right:
        return False
    if len(stem) == len(right):
        return sorted(stem) == sorted(right)
    town = len(stem) < len(right) and right.endswith("ck") and not right.endswith("ick") and right[:-2] == stem[:-1]  # Nepomuk, Nepomucko
    return stem[-1:] == right[-1:] and not town and _within(stem, right, 1)


def _misses_last_letter(word: str, name: str) -> bool:
    """Return whether a word lacks the k of a region's name in one of its own endings: „Sušicu“ of „Sušicko“; „Sušice“ and „Sušicím“ are the town's."""
    stem = name.removesuffix("ko")
    if stem == name or stem[-1:] not in "sc" or not word.startswith(stem):
        return False
    return word[len(stem) :] in (_OF_REGIONS if stem.endswith("s") else _OF_REGIONS_ALONE)


def _within(one: str, other: str, most: int) -> bool:
    """Return whether one becomes the other by so many letters added, left out, changed or swapped. Each changes at most two of the letters there are."""
    if abs(len(one) - len(other)) > most or len(set(one) ^ set(other)) > 2 * most:
        return False
    from rapidfuzz.distance import OSA

    return bool(OSA.distance(one, other) <= most)


def _same_beginning(one: str, other: str) -> int:
    """Return how many first letters two words share."""
    return next((index for index, pair in enumerate(zip(one, other, strict=False)) if pair[0] != pair[1]), min(len(one), len(other)))


class NameGuard:
    """The right names of one project, asked about many texts."""

    def __init__(self, right: Iterable[str], known: Iterable[str]) -> None:
        """Take the names that texts must write right, and other known names, which are right too."""
        self.phrases = tuple(dict.fromkeys(phrase for name in right if (phrase := _phrase(name))))
        self._known = _by_beginning(word.text for name in known for word in words_of(name) if word.is_name)
        self._answers: dict[tuple[str, str], bool] = {}

    def misses(self, words: tuple[Word, ...]) -> Iterator[tuple[Word, str]]:
        """Yield each word that misses a name, with the name. Of a name of several words, the others must stand around it."""
        told: set[int] = set()
        for phrase in self.phrases:
            for index in range(len(words) - len(phrase) + 1):
                found = self._miss(words[index : index + len(phrase)], phrase)
                if found is not None and found.start not in told:
                    told.add(found.start)
                    yield found, " ".join(phrase)

    def _miss(self, window: tuple[Word, ...], phrase: tuple[str, ...]) -> Word | None:
        """Return the one word of the window that misses its word of the name while all others are right."""
        missed: Word | None = None
        for word, name in zip(window, phrase, strict=True):
            if is_form_of(word.text, name):
                continue
            if missed is not None or not word.is_name or not self._is_miss(word.text, name):
                return None
            missed = word
        return missed

    def _is_miss(self, word: str, name: str) -> bool:
        key = (word, name)
        if key not in self._answers:
            self._answers[key] = is_near(word, name) and not any(is_form_of(word, known) for known in self._known.get(_beginning(word), ()))
        return self._answers[key]


def _phrase(name: str) -> tuple[str, ...]:
    """Return the words of a name without its legal form; empty where no word is long enough to be missed."""
    words = tuple(word.text for word in words_of(_LEGAL_FORM.sub("", name)))
    return words if any(len(word) >= _LONG_ENOUGH for word in words) else ()


@lru_cache(maxsize=_REMEMBERED)
def _beginning(word: str) -> str:
    return bare(word)[:2]


def _by_beginning(names: Iterable[str]) -> dict[str, tuple[str, ...]]:
    found: dict[str, dict[str, None]] = {}
    for name in names:
        found.setdefault(_beginning(name), {})[name] = None
    return {key: tuple(group) for key, group in found.items()}


class Strangers:
    """Names that do not belong into the texts of a project."""

    def __init__(self, names: Iterable[str]) -> None:
        self._names: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for name in dict.fromkeys(names):
            phrase = tuple(word.text for word in words_of(name))
            if phrase:
                self._names.setdefault(_beginning(phrase[0]), []).append((phrase, name))

    def found_in(self, words: tuple[Word, ...]) -> Iterator[tuple[Word, str]]:
        """Yield each place where such a name stands, in any case."""
        for index, word in enumerate(words):
            for phrase, name in self._names.get(_beginning(word.text), ()) if word.is_name else ():
                window = words[index : index + len(phrase)]
                if len(window) == len(phrase) and all(is_form_of(item.text, part) for item, part in zip(window, phrase, strict=True)):
                    yield word, name
