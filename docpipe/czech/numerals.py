"""A Czech numeral as people write it in a sentence, in digits or in words of any case → the number."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

_UNITS: dict[int, str] = {
    1: "jeden jedna jedno jednoho jedné jednomu jednu jednom jedním jediný jediná jediné jediného jedinému jedinou jediném jediným",
    2: "dva dvě dvou dvěma dvoje dvojích dvojím dvojími",
    3: "tři tří třech třem třemi třema troje trojích trojím trojími",
    4: "čtyři čtyř čtyřech čtyřem čtyřmi čtyřma čtvero čtvery",
    5: "pět pěti patero patery",
    6: "šest šesti šestero",
    7: "sedm sedmi sedmero",
    8: "osm osmi osmero",
    9: "devět devíti devatero",
}
_TEENS: dict[int, str] = {
    10: "deset deseti desíti desatero",
    11: "jedenáct jedenácti",
    12: "dvanáct dvanácti",
    13: "třináct třinácti",
    14: "čtrnáct čtrnácti",
    15: "patnáct patnácti",
    16: "šestnáct šestnácti",
    17: "sedmnáct sedmnácti",
    18: "osmnáct osmnácti",
    19: "devatenáct devatenácti",
}
_TENS: dict[int, str] = {
    20: "dvacet dvaceti",
    30: "třicet třiceti",
    40: "čtyřicet čtyřiceti",
    50: "padesát padesáti",
    60: "šedesát šedesáti",
    70: "sedmdesát sedmdesáti",
    80: "osmdesát osmdesáti",
    90: "devadesát devadesáti",
}
_HUNDRED = "sto sta stu stem stě set stům stech sty"
_JOINED: dict[int, str] = {1: "jedna jedena", 2: "dvaa", 3: "třia", 4: "čtyřia", 5: "pěta", 6: "šesta", 7: "sedma", 8: "osma", 9: "devěta"}
"""How a unit begins a reversed numeral: „pětadvacet“, „dvaatřiceti“."""
_HUNDRED_VALUE = 100
_MOST_WORDS = 4
"""„devět set devadesát devět“."""


def _words(table: dict[int, str]) -> Iterator[tuple[str, int]]:
    return ((word, number) for number, words in table.items() for word in words.split())


@cache
def _below_hundred() -> dict[str, int]:
    """Return word → number, of the numerals of one word below a hundred."""
    reversed_ones = {unit + tens: value + number for unit, value in _words(_JOINED) for tens, number in _words(_TENS)}
    return dict((*_words(_UNITS), *_words(_TEENS), *_words(_TENS))) | reversed_ones


def _alternatives() -> str:
    words = sorted({*_below_hundred(), *_HUNDRED.split()}, key=lambda word: (-len(word), word))
    return "|".join(words)


_WORD = rf"(?:{_alternatives()})\b"
NUMERAL = rf"(?<![\w,./])(?:\d{{1,4}}(?![\w,./]*\d)|{_WORD}(?:\s+{_WORD}){{0,{_MOST_WORDS - 1}}})"
"""The pattern of a numeral in a sentence: digits, or up to four words; to be compiled without regard to case."""


TIMES = rf"(?:jednou|\d{{1,3}}[ \u00a0]*(?:krát|×)|(?:{_alternatives()})krát)(?!\w)"
"""The pattern of „třikrát“, „3krát“, „jednou“."""


def numeral(text: str) -> int | None:
    """Return the number that a numeral says: „12“, „dvanácti“, „pětadvacet“, „dvacet pět“, „dvě stě deset“; None for words that make no number."""
    written = text.strip()
    if written.isascii() and written.isdigit():
        return int(written)
    words = written.casefold().split()
    hundreds = [index for index, word in enumerate(words) if word in _HUNDRED.split()]
    if not hundreds:
        return _of_tens(words)
    head, tail = words[: hundreds[0]], words[hundreds[0] + 1 :]
    times = _of_tens(head) if head else 1
    rest = _of_tens(tail) if tail else 0
    return None if times is None or rest is None or times not in range(1, 10) else times * _HUNDRED_VALUE + rest


def times(text: str) -> int | None:
    """Return the number of times: „jednou“, „dvakrát“, „3krát“, „5×“; None for words that say none."""
    written = text.strip().casefold()
    return 1 if written == "jednou" else numeral(written.removesuffix("×").removesuffix("krát"))


def _of_tens(words: list[str]) -> int | None:
    """Return a number below a hundred: one word, or tens and a unit."""
    values = [_below_hundred().get(word) for word in words]
    match values:
        case [int(value)]:
            return value
        case [int(tens), int(unit)] if tens in _TENS and unit in _UNITS:
            return tens + unit
        case _:
            return None
