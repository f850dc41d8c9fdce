"""Numerals of Czech sentences, in digits and in words of every case, are read as the number that they say."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docpipe.czech.numerals import NUMERAL, TIMES, numeral, times

FOUND = re.compile(rf"(?P<number>{NUMERAL})\s+(?:účastník\w*|setkání\w*|organizac\w*|osob\w*)", re.IGNORECASE)


@pytest.mark.parametrize(
    ("sentence", "number"),
    [
        ("Zúčastnilo se dvanáct účastníků.", 12),
        ("Setkání s dvanácti účastníky.", 12),
        ("Konala se tři setkání.", 3),
        ("Na třech setkáních zaznělo totéž.", 3),
        ("Zapojilo se pět organizací.", 5),
        ("Dvě organizace se omluvily.", 2),
        ("O čtyřech setkáních", 4),
        ("Přišlo pětadvacet osob.", 25),
        ("Přišlo jednadvacet osob.", 21),
        ("Přišlo dvacet pět osob.", 25),
        ("za účasti dvaceti dvou osob", 22),
        ("se sto dvaceti osobami", 120),
        ("Dvě stě třicet jedna osoba", 231),
        ("devět set devadesát devět osob", 999),
        ("Přišlo 14 osob.", 14),
        ("Přišlo 1\u00a0osob.", 1),
        ("Jedno setkání", 1),
        ("po dvojích setkáních", 2),
    ],
)
def test_a_numeral_is_read(sentence: str, number: int) -> None:
    found = FOUND.search(sentence)
    assert found is not None
    assert numeral(found["number"]) == number


@pytest.mark.parametrize("sentence", ["Přišlo 2,5 osob.", "1/2 osob", "Stosedm osob", "ve třídě osob", "dvanáctka účastníků", "KA2 setkání"])
def test_what_is_no_numeral_is_not_found(sentence: str) -> None:
    assert FOUND.search(sentence) is None


@pytest.mark.parametrize("words", ["dva tři", "sto sto", "deset dvacet", "dvacet deset", "mnoho", ""])
def test_words_that_make_no_number_are_none(words: str) -> None:
    assert numeral(words) is None


@pytest.mark.parametrize(("text", "number"), [("třikrát", 3), ("jednou", 1), ("Čtyřikrát", 4), ("12krát", 12), ("3×", 3), ("dvacetkrát", 20)])
def test_times_are_read(text: str, number: int) -> None:
    found = re.search(TIMES, f"sešla se {text}.", re.IGNORECASE)
    assert found is not None
    assert times(found[0]) == number


UNITS = ("jedna", "dva", "tři", "čtyři", "pět", "šest", "sedm", "osm", "devět")
TEENS = ("deset", "jedenáct", "dvanáct", "třináct", "čtrnáct", "patnáct", "šestnáct", "sedmnáct", "osmnáct", "devatenáct")
TENS = ("dvacet", "třicet", "čtyřicet", "padesát", "šedesát", "sedmdesát", "osmdesát", "devadesát")


def spoken(number: int) -> str:
    """Return a number below a thousand in words of the first case."""
    hundreds, rest = divmod(number, 100)
    words = [] if not hundreds else ["sto"] if hundreds == 1 else [{2: "dvě", 3: "tři", 4: "čtyři"}.get(hundreds, UNITS[hundreds - 1])]
    words += [{2: "stě", 3: "sta", 4: "sta"}.get(hundreds, "set")] if hundreds > 1 else []
    if 10 <= rest < 20:
        words.append(TEENS[rest - 10])
    else:
        words += [TENS[rest // 10 - 2]] if rest >= 20 else []
        words += [UNITS[rest % 10 - 1]] if rest % 10 else []
    return " ".join(words)


@given(st.integers(1, 999))
def test_every_number_below_a_thousand_is_read_from_its_words(number: int) -> None:
    assert numeral(spoken(number)) == number
    found = FOUND.search(f"Bylo tam {spoken(number)} osob.")
    assert found is not None
    assert found["number"] == spoken(number)
