"""Personal data in texts: what must be found however it is written, and what only looks like it."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docpipe.czech import personal
from docpipe.czech.inflection import unaccented
from docpipe.czech.sought import Names, clean

ALPHABET = "abcdefghijklmnopqrstuvwxyzáčďéěíňóřšťúůýž"
GIVEN = ("Jana", "Petr", "Lenka", "Marek", "Jiří", "Olga", "Zbyněk", "Marie", "Ondřej", "Dagmar")
SURNAMES = ("Dvořáková", "Malý", "Šustrová", "Čeněk", "Procházka", "Veverková", "Hájek", "Krátká", "Švec", "Dlouhá", "Nováková-Malá")
people = st.tuples(st.sampled_from(GIVEN), st.sampled_from(SURNAMES))
words = st.lists(st.text(ALPHABET, min_size=2, max_size=9), max_size=12).map(" ".join)


def found(name: str, text: str) -> bool:
    return any(True for _ in Names([name]).whole(clean(text)))


@given(people, words, words, st.sampled_from([" ", "\u00a0", "\n", "  ", "\u202f", ", "]), st.booleans())
def test_a_name_is_found_in_either_order_whatever_is_between(person: tuple[str, str], before: str, after: str, space: str, turned: bool) -> None:
    given_name, surname = person
    written = f"{surname}{space}{given_name}" if turned else f"{given_name}{space}{surname}"
    assert found(f"{given_name} {surname}", f"{before} {written}. {after}")


@given(people, st.data())
def test_what_takes_no_room_does_not_hide_a_name(person: tuple[str, str], data: st.DataObject) -> None:
    name = " ".join(person)
    at = data.draw(st.integers(1, len(name) - 1))
    hidden = data.draw(st.sampled_from(["\u00ad", "\u200b", "\u2060", "\ufeff", "\u200d"]))
    assert found(name, f"přišla {name[:at]}{hidden}{name[at:]} a odešla")


@given(people)
def test_a_name_is_found_without_diacritics_and_in_capitals(person: tuple[str, str]) -> None:
    name = " ".join(person)
    assert found(name, f"zapis {unaccented(name).lower()} verze")
    assert found(name, f"PŘIŠLA {name.upper()}.")


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Lenka Šustrová", "Šustrová, Mgr. Lenka"),
        ("Jana Marie Dvořáková", "s Janou Dvořákovou"),
        ("Jana Dvořáková", "Jany M. Dvořákové"),
        ("Filip Malý", "s Filipem Malým"),
        ("Soňa Fialová", "So\u006e\u030ca Fialova\u0301"),
        ("Jana Fišerová", "Jana Fi\u0161erova"),
        ("Jana Nováková-Malá", "jana novakova mala"),
    ],
)
def test_names_are_found_as_people_and_programs_write_them(name: str, text: str) -> None:
    assert found(clean(name), text)


def test_a_ligature_does_not_hide_a_name() -> None:
    assert found("Jana Fialová", "s Janou \ufb01alovou")
    assert found("Jan Fišer", "Jan \ufb01šer")


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Petr Malý", "Petra Malá a Petra Malou"),
        ("Jan Novák", "Jana Nováková, Jany Novákové"),
        ("Jan Novák", "Petr Novák, Jana Dvořáková"),
        ("Jan Novák", "Petr Novák\nJana Dvořáková\nOlga Tichá"),
        ("Petr Malý", "malý sál, malá obec, v malém Petrovicích"),
        ("Jana Krátká", "krátká zpráva pro Janu"),
        ("Josef Veselý", "veselý Josefov"),
        ("Karel Dobrý", "Karlovarský kraj dostal dobrý plán"),
    ],
)
def test_other_people_and_plain_words_are_no_full_name(name: str, text: str) -> None:
    assert not found(name, text)


@pytest.mark.parametrize(("surname", "words"), [("Malý", "malý sál a malému"), ("Veselý", "veselý den"), ("Tichá", "tichá voda"), ("Hora", "na hoře")])
def test_a_surname_that_is_a_word_is_told_only_with_a_capital(surname: str, words: str) -> None:
    names = Names([f"Jan {surname}"])
    assert [hit.name for hit in names.surnames(words)] == []
    assert [hit.name for hit in names.surnames(words.replace(words[0], words[0].upper(), 1) if words.startswith(surname[0].lower()) else f"{surname} zde")]


@given(words)
def test_a_text_of_ordinary_words_holds_no_name_of_those_it_does_not_hold(text: str) -> None:
    known = {word.casefold() for word in text.split()}
    names = [f"{first} {last}" for first in GIVEN for last in SURNAMES if first[:2].casefold() not in {word[:2] for word in known}]
    assert list(Names(names).whole(clean(text))) == []


digits = st.integers(0, 999_999_999).map(lambda number: f"{number:09d}")


@given(
    digits, st.sampled_from(["{0}{1}{2}", "{0} {1} {2}", "+420 {0} {1} {2}", "(+420) {0}-{1}-{2}", "00420{0}{1}{2}", "{0}\u00a0{1}\u00a0{2}", "{0}.{1}.{2}"])
)
def test_a_phone_is_found_in_any_grouping(number: str, shape: str) -> None:
    text = clean(f"volejte {shape.format(number[:3], number[3:6], number[6:])}, prosím")
    assert any(number in run for run, _ in personal.phones(text))


def birth_number(year: int, month: int, day: int, serial: int) -> str | None:
    first = f"{year % 100:02d}{month:02d}{day:02d}{serial:03d}"
    rest = int(first) % 11
    return None if rest == 10 else f"{first}{rest}"


@given(
    st.integers(1955, 2020), st.integers(1, 12), st.integers(1, 28), st.integers(0, 999), st.booleans(), st.sampled_from(["/", " / ", "", "\u00a0/\u00a0", "–"])
)
def test_a_birth_number_is_found_as_people_write_it(year: int, month: int, day: int, serial: int, woman: bool, between: str) -> None:
    number = birth_number(year, month + (50 if woman else 0), day, serial)
    if number is not None:
        text = clean(f"narozena, r. č. {number[:6]}{between}{number[6:]}, bytem")
        assert [item.value.replace(" ", "")[:6] for item in personal.birth_numbers(text)] == [number[:6]]


@given(st.integers(1955, 2020), st.integers(1, 12), st.integers(1, 28), st.integers(0, 999), st.integers(1, 9))
def test_a_number_with_a_wrong_check_digit_is_none(year: int, month: int, day: int, serial: int, off: int) -> None:
    number = birth_number(year, month, day, serial)
    if number is not None and not (number[-1] == "0" or (int(number[-1]) + off) % 10 == 0):
        wrong = number[:-1] + str((int(number[-1]) + off) % 10)
        assert list(personal.birth_numbers(f"č. {wrong[:6]}/{wrong[6:]}")) == []


@pytest.mark.parametrize(
    "text",
    [
        "č. j. 510312/2021",
        "č. j. 510312/202",
        "sp. zn. 450101/123",
        "CZ.03.2.63/0.0/0.0/16_063/0006598",
        "IČO 00255513",
        "účet 7234567890/0100",
        "9. 3. 2021 – 31. 12. 2022",
        "1 234 567 890 Kč",
        "341 01 Horažďovice, 607 117 124",
    ],
)
def test_other_numbers_are_no_birth_numbers(text: str) -> None:
    assert list(personal.birth_numbers(clean(text))) == []


@pytest.mark.parametrize(
    "text", ["nar. 12. 3. 1956", "narozena dne 12. března 1956", "Datum narození: 12.3.1956", "narozen 1956-03-12", "(nar. 12. 3.\u00a01956)"]
)
def test_a_date_of_birth_is_told_by_the_word_before_it(text: str) -> None:
    assert len(list(personal.birth_dates(clean(text)))) == 1


@pytest.mark.parametrize(
    "text", ["dne 12. 3. 2021", "setkání 12. 3. 1956", "národní park, 12. 3. 2021", "narozeniny oslaví v květnu", "v roce 1956 narozená generace"]
)
def test_other_dates_are_no_dates_of_birth(text: str) -> None:
    assert list(personal.birth_dates(clean(text))) == []


@pytest.mark.parametrize(
    "text",
    [
        "Dvorakova@Obec.CZ",
        "dvorakova (zavináč) obec.cz",
        "dvorakova[at]obec[tečka]cz",
        "dvorakova @ obec.cz",
        "dvorakova@\nobec.cz",
        "mailto:dvorakova@obec.cz?subject=x",
        "<dvorakova@obec.cz>;",
        "Pište na dvorakova@obec.cz.\nZastoupené organizace. Dále.",
        "dvorakova@obec.\ncz",
    ],
)
def test_an_address_is_found_however_it_is_hidden(text: str) -> None:
    assert [item.value for item in personal.emails(clean(text))] == ["dvorakova@obec.cz"]


def test_a_longer_address_is_another_one() -> None:
    assert [item.value for item in personal.emails("jinadvorakova@obec.cz, dvorakova@obec.cz.uk")] == ["jinadvorakova@obec.cz", "dvorakova@obec.cz.uk"]


@pytest.mark.parametrize("text", ["Tichá 12", "v Tiché 12", "Tichou č. p. 12", "TICHÁ\u00a012", "Tichá, čp. 12", "tichá 12"])
def test_a_secret_street_is_found_in_any_case(text: str) -> None:
    assert len(list(personal.addresses(clean(text), ("Tichá 12",)))) == 1


@pytest.mark.parametrize("text", ["Tichá 120", "Tichá ulice", "tichá 1 hodina 2", "12 Tichá"])
def test_other_numbers_of_a_secret_street_are_left_alone(text: str) -> None:
    assert list(personal.addresses(clean(text), ("Tichá 12", "Ukrytá"))) == []


def test_of_two_numbers_of_a_house_either_tells_it() -> None:
    assert [item.value for item in personal.addresses("Tichá 123, Tichá 4, Tichá 5", ("Tichá 123/4",))] == ["Tichá 123", "Tichá 4"]


def test_thousands_of_names_are_looked_up_and_not_searched_one_by_one() -> None:
    many = [f"{first} {last}{ending}{number}" for first in GIVEN for last in SURNAMES for ending in ("ský", "ovič", "ek") for number in "abcdefghij"]
    text = clean("Účastníci popsali dostupnost terénních služeb v malých obcích a navrhli sdílenou dopravu. " * 500)
    names = Names(many)
    began = time.perf_counter()
    assert list(names.whole(text)) == []
    assert list(names.surnames(text)) == []
    assert time.perf_counter() - began < 5  # one by one it takes minutes
