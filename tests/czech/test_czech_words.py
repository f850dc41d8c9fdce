from __future__ import annotations

from datetime import date, time
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docpipe.czech.agreement import attended, count, excused, gendered, has_gendered, present, takes_plural
from docpipe.czech.calendar import holiday, is_weekend, is_working_day
from docpipe.czech.collation import in_order
from docpipe.czech.format import (
    format_date,
    format_date_long,
    format_money,
    format_number,
    format_percent,
    format_period,
    format_phone,
    format_thousands,
    format_time,
    format_time_range,
    weekday,
)
from docpipe.czech.parse import Period
from docpipe.czech.typography import typeset_text


def seen(text: str) -> str:
    return text.replace("\u00a0", "_")


def test_dates_and_times_are_printed_as_a_careful_typist_does() -> None:
    day = date(2021, 3, 9)
    assert seen(format_date(day)) == "9._3. 2021"
    assert seen(format_date_long(day)) == "9._března 2021"
    assert weekday(day) == "úterý"
    assert format_time(time(9, 5)) == "9:05"
    assert seen(format_time_range(time(9), time(10))) == "9:00–10:00_hodin"
    assert seen(format_time_range(time(9))) == "9:00_hodin"


def test_periods() -> None:
    assert format_period(Period(date(2023, 1, 1), date(2025, 12, 31), by_years=True)) == "2023–2025"
    assert format_period(Period(date(2023, 1, 1), date(2023, 12, 31), by_years=True)) == "2023"
    assert seen(format_period(Period(date(2023, 1, 1), date(2025, 12, 31)))) == "1._1. 2023_– 31._12. 2025"


def test_numbers_and_money() -> None:
    assert seen(format_number(Decimal("1234567.5"))) == "1_234_567,5"
    assert format_number(1234) == "1\u00a0234"
    assert format_number(Decimal("1E+3"), 0) == "1\u00a0000"
    assert format_number(Decimal("-5.250")) == "−5,25"
    assert format_number(Decimal("1.5"), 2) == "1,50"
    assert format_number(Decimal("0.12345678")) == "0,12345678"
    assert seen(format_money(Decimal("1234567.5"))) == "1_234_567,50_Kč"
    assert seen(format_money(Decimal("1234567.00"))) == "1_234_567_Kč"
    assert seen(format_thousands(1_234_567)) == "1_235_tis._Kč"
    assert seen(format_percent(Decimal("12.5"))) == "12,5_%"


def test_phones_are_grouped_by_three() -> None:
    assert seen(format_phone("+420607117124")) == "607_117_124"
    assert seen(format_phone("+420607117124", international=True)) == "+420_607_117_124"
    assert seen(format_phone("+4930901820")) == "+49_30_901820"


@given(st.dates(), st.dates(), st.times(), st.decimals(-(10**9), 10**9, places=2))
def test_what_is_printed_needs_no_typesetting(day: date, other: date, moment: time, amount: Decimal) -> None:
    first, last = sorted((day, other))
    for text in (format_date(day), format_date_long(day), format_period(Period(first, last)), format_time_range(moment, moment), format_money(amount)):
        assert typeset_text(text) == text


@pytest.mark.parametrize(
    ("number", "noun", "expected"),
    [
        (0, "účastník", "0 účastníků"),
        (1, "účastník", "1 účastník"),
        (2, "účastník", "2 účastníci"),
        (4, "osoba", "4 osoby"),
        (5, "osoba", "5 osob"),
        (21, "účastník", "21 účastníků"),
        (22, "účastník", "22 účastníků"),
        (101, "účastník", "101 účastníků"),
        (1500, "obec", "1 500 obcí"),
        (Decimal("1.5"), "úvazek", "1,5 úvazku"),
        (Decimal("2.0"), "úvazek", "2 úvazky"),
        (1, "rok", "1 rok"),
        (3, "rok", "3 roky"),
        (5, "rok", "5 let"),
        (3, "opatření", "3 opatření"),
        (2, "den", "2 dny"),
        (10, "den", "10 dní"),
    ],
)
def test_a_noun_agrees_with_its_number(number: int | Decimal, noun: str, expected: str) -> None:
    assert count(number, noun).replace("\u00a0", " ") == expected


def test_an_unknown_noun_is_a_program_error() -> None:
    with pytest.raises(KeyError):
        count(2, "hruška")


def test_verbs_agree_with_number_and_gender() -> None:
    assert [present(number) for number in (0, 1, 2, 4, 5)] == ["přítomno", "přítomen", "přítomni", "přítomni", "přítomno"]
    assert [present(number, women_only=True) for number in (1, 2, 5)] == ["přítomna", "přítomny", "přítomno"]
    assert [excused(number) for number in (1, 3, 7)] == ["omluven", "omluveni", "omluveno"]
    assert [attended(number) for number in (1, 2, 5)] == ["zúčastnil se", "zúčastnili se", "zúčastnilo se"]
    assert attended(2, women_only=True) == "zúčastnily se"
    assert [number for number in (0, 1, 2, 3, 4, 5, 21, 22) if takes_plural(number)] == [2, 3, 4]


def test_words_take_the_gender_of_their_person() -> None:
    assert [gendered("Zapsal", gender) for gender in ("m", "f", None)] == ["Zapsal", "Zapsala", "Zapsal(a)"]
    assert gendered("předseda", "f") == "předsedkyně"
    assert gendered("Vedoucí", "f") == "Vedoucí"
    assert gendered("metodik", "f") == "metodička"
    assert has_gendered("Koordinátor")
    assert not has_gendered("kosmonaut")
    with pytest.raises(KeyError):
        gendered("kosmonaut", "f")


def test_czech_order() -> None:
    places = ["Chanovice", "Hradešice", "Čečelovice", "Cmíra", "Šťáhlavy", "Sušice", "Iksov", "Řenče", "Rokycany", "Žihle", "Zbiroh"]
    expected = ["Cmíra", "Čečelovice", "Hradešice", "Chanovice", "Iksov", "Rokycany", "Řenče", "Sušice", "Šťáhlavy", "Zbiroh", "Žihle"]
    assert in_order(places) == expected


def test_holidays_and_working_days() -> None:
    assert holiday(date(2021, 4, 2)) == "Velký pátek"
    assert holiday(date(2015, 4, 3)) is None
    assert holiday(date(2021, 4, 5)) == "Velikonoční pondělí"
    assert holiday(date(2022, 1, 1)) is not None
    assert holiday(date(2021, 3, 9)) is None
    assert is_weekend(date(2022, 1, 1))
    assert is_working_day(date(2021, 3, 9))
    assert not is_working_day(date(2021, 4, 2))
