"""People and what belongs to them, looked for in a text: as Czech writes them, and as those do who hide them or lay out a list."""

from __future__ import annotations

import pytest

from docpipe.czech import personal
from docpipe.czech.sought import Names, clean

DECLINED = {
    "Božena Dvořáková-Šťastná": (
        "Boženě Dvořákové-Šťastné",
        "Boženu Dvořákovou Šťastnou",
        "Božena Dvořáková – Šťastná",
        "Šťastná-Dvořáková Božena",
        "Božena Šťastná",
        "Boženě Dvořákové",
        "BOŽENA DVOŘÁKOVÁ",
        "Bozena Stastna",
    ),
    "Marie Anna Kadlecová": ("Marií Annou Kadlecovou", "Anny Kadlecové", "Marie Kadlecová", "Kadlecová Anna"),
    "Jan Purkyně": ("Janu Purkyňovi", "Janem Purkyněm"),
    "Jindřich Kůň": ("Jindřicha Koně", "Koňovi Jindřichu", "Jindricha Kone"),
    "Tomáš Petrů": ("Tomáši Petrů", "Petrů Tomášem"),
    "Jan Novák": (
        "Jan Tomáš Novák",
        "Jan „Honza“ Novák",
        "Jan (Novák)",
        "Novák (Jan)",
        "Novák – Jan",
        "Jan/Novák",
        "Jan|Novák",
        "Novák;Jan",
        "manželé Jan a Anna Novákovi",
        "Jan Novák1",
        "JanNovák",
        "Jan\u200bNovák",
        "NovakJan",
        "jan.novak",
        "jan_novak",
        "novak-jan",
        "jan.novak@posta.example",
        "zapisnovak novakjan",
        "Jan N o v á k",
        "J a n N o v á k",
    ),
}


@pytest.mark.parametrize(("name", "text"), [(name, text) for name, texts in DECLINED.items() for text in texts])
def test_a_name_is_found_however_it_is_written(name: str, text: str) -> None:
    assert {hit.name for hit in Names((name,)).whole(clean(f"Prosíme o pomoc, kterou zařídí {text} do konce roku."))} == {name}


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Jan Novák", "Děkujeme všem, kdo přišli za Janem. Novák je jméno ulice."),
        ("Jan Novák", "janovaknovy"),
        ("Jan Novák", "Petr Novák a Jan Kovář"),
        ("Božena Dvořáková-Šťastná", "Anna Dvořáková a Jana Šťastná"),
        ("Tomáš Petrů", "Tomáš Petr"),
        ("Marie Anna Kadlecová", "Marie Nová a Jana Kadlecová"),
    ],
)
def test_other_people_are_not_found(name: str, text: str) -> None:
    assert list(Names((name,)).whole(clean(text))) == []


@pytest.mark.parametrize("text", ["Novákova ulice", "v ulici Novákově", "Smetanovo nábřeží", "Havlova 3", "Jan a Petra", "náměstí Novákovo"])
def test_a_street_called_after_somebody_and_a_given_name_are_no_surname(text: str) -> None:
    assert list(Names(("Jan Novák", "Bedřich Smetana", "Marek Havel", "Lucie Janů", "Tomáš Petrů")).surnames(text)) == []


@pytest.mark.parametrize("text", ["Novákova žádost", "o Novákovi", "paní Šťastná", "Petrů", "Janů"])
def test_a_surname_alone_is_found(text: str) -> None:
    assert list(Names(("Jan Novák", "Božena Dvořáková-Šťastná", "Lucie Janů", "Tomáš Petrů")).surnames(text))


@pytest.mark.parametrize(
    "text",
    [
        "nar. 12.03.56",
        "(* 12. 3. 1956)",
        "Jan Novák, * 12. 3. 1956",
        "narozen v Praze 12. 3. 1956",
        "narodila se dne 12. března 1956",
        "narozenému 12. 3. 1956",
        "narozen(a) 12. 3. 1956",
        "narozen/a: 12. 3. 1956",
        "D.N.: 12. 3. 1956",
        "nar.: 12. III. 1956",
        "datum narození klienta je 12. 3. 1956",
        "nar. 12-03-1956",
        "datum narozeni 12. 3. 1956",
        "Klient\nDatum narození\nObec\nA\n12. 3. 1956\nLhota",
        "Klient Datum narození Obec\nA 12. 3. 1956 Lhota",
        "Klient;Datum narození;Obec\nA;12.3.1956;Lhota",
    ],
)
def test_a_day_of_birth_is_found(text: str) -> None:
    assert [item.value[:2] for item in personal.birth_dates(text)] == ["12"]


@pytest.mark.parametrize(
    "text",
    [
        "děti narozené od 1. 1. 2020",
        "příspěvek pro děti narozené po 1. 1. 2020",
        "Narodilo se 12 dětí",
        "* 12. 3. 2021 setkání",
        "70. narozeniny oslavil 12. 3. 2024",
        "Datum narození: ……………… Datum: 12. 3. 2009",
        "Zpracovává se jméno a datum narození. Platí od 1. 1. 2001.",
        "Datum narození ________\nV Lhotě 12. 3. 2009",
    ],
)
def test_other_days_are_left_alone(text: str) -> None:
    assert list(personal.birth_dates(text)) == []


@pytest.mark.parametrize("text", ["rodné číslo 855101/0007", "RČ: 855101/0007", "r. č. 855101/0006", "8551010006"])
def test_a_birth_number_is_found_and_one_so_called_in_spite_of_a_slip(text: str) -> None:
    assert len(list(personal.birth_numbers(text))) == 1


@pytest.mark.parametrize("text", ["č. j. 855101/0006", "č. j. MUUK/855101/0006", "sp. zn. 855101/0006", "855101/0007", "855101-0006/0100", "RČ: 859901/0007"])
def test_a_reference_number_is_no_birth_number(text: str) -> None:
    assert list(personal.birth_numbers(text)) == []


@pytest.mark.parametrize(
    "text",
    [
        "v Tiché ulici č. 12",
        "v Tiché ulici 12",
        "Tichá 12a",
        "Tichá ul. č. 12",
        "Tichá číslo popisné 12",
        "dům čp. 12 v Tiché ulici",
        "Tichá – č. 12",
        "TICHA 12",
        "Dolní Lhota 15",
        "v Dolní Lhotě, č. p. 15",
        "č. p. 15, Dolní Lhota",
        "Dolni Lhota cp. 15",
    ],
)
def test_an_address_is_found(text: str) -> None:
    assert len(list(personal.addresses(text, ("Tichá 12", "Dolní Lhota č. p. 15")))) == 1


@pytest.mark.parametrize("text", ["Tichá 121", "Setkání Dolní Lhota 15. 3. 2024", "Tichá 12:30", "Dolní Lhota má 15 domů", "tichá pošta, 12 lidí"])
def test_another_number_is_no_address(text: str) -> None:
    assert list(personal.addresses(text, ("Tichá 12", "Dolní Lhota č. p. 15"))) == []


@pytest.mark.parametrize(
    "text",
    [
        "eva zavináč skryta tečka example",
        "eva(a)skryta.example",
        "eva at skryta.example",
        "eva AT skryta DOT example",
        "eva_at_skryta.example",
        "eva@skryta(.)example",
    ],
)
def test_an_address_written_for_people_only_is_read(text: str) -> None:
    assert "eva@skryta.example" in [item.value for item in personal.emails(f"Pište na {text} do pátku")]


@pytest.mark.parametrize("text", ["607,117,124", "607|117|124", "607_117_124", "607·117·124", "607:117:124"])
def test_a_phone_is_read_whatever_divides_its_digits(text: str) -> None:
    assert [digits for digits, _ in personal.phones(text)] == ["607117124"]
