from __future__ import annotations

from collections.abc import Callable
from datetime import date, time
from decimal import Decimal

import phonenumbers
import pytest
from email_validator import EmailNotValidError, validate_email
from hypothesis import given, settings
from hypothesis import strategies as st
from stdnum.cz import dic

from docpipe.czech.parse import (
    Money,
    NotUnderstood,
    Period,
    bool_from,
    databox_from,
    date_from,
    decimal_from,
    email_from,
    few_from,
    ico_from,
    integer_from,
    money_from,
    percent_from,
    period_from,
    phone_from,
    postcode_from,
    registration_number_from,
    text_from,
    time_from,
)
from docpipe.diagnostics import Diagnostic, Location
from docpipe.messages import LANGUAGES, codes, explain, message, tell, tell_hint
from docpipe.messages.values import MESSAGES
from docpipe.model import Scalar, Written


def plain(text: str) -> Scalar:
    return Scalar(text, Written.PLAIN, Location("content/a.yaml", 1, 1))


def cell(text: str, written: Written = Written.NUMBER_CELL, number_format: str = "") -> Scalar:
    return Scalar(text, written, Location("content/a.xlsx", sheet="List1", cell="B2"), number_format)


@pytest.mark.parametrize(
    "text",
    [
        "9. 3. 2021",
        "9.3.2021",
        "09.03.2021",
        "9.\u00a03.\u00a02021",
        "9. března 2021",
        "9. Brezna 2021",
        "2021-03-09",
        " 9. 3. 2021 ",
        "úterý 9. 3. 2021",
        "úterý, 9. března 2021",
    ],
)
def test_a_date_is_read_in_every_usual_writing(text: str) -> None:
    assert date_from(plain(text)) == date(2021, 3, 9)


def test_a_date_cell_is_read() -> None:
    assert date_from(cell("2021-03-09", Written.DATE_CELL)) == date(2021, 3, 9)
    assert date_from(cell("2021-03-09T00:00:00", Written.DATE_CELL)) == date(2021, 3, 9)


MISTAKES: list[tuple[Callable[[Scalar], object], Scalar, str]] = [
    (date_from, plain("0"), "date-is-number"),
    (date_from, plain("1615248000"), "date-is-number"),
    (date_from, cell("44264"), "date-is-number"),
    (date_from, plain("9. 3. 21"), "date-short-year"),
    (date_from, plain("9. 3."), "date-without-year"),
    (date_from, plain("9. března"), "date-without-year"),
    (date_from, plain("31. 2. 2021"), "date-no-day"),
    (date_from, plain("0. 3. 2021"), "date-no-day"),
    (date_from, plain("9. 13. 2021"), "date-no-month"),
    (date_from, plain("9. 3. 20211"), "date-year-unlikely"),
    (date_from, plain("9. 3. 0021"), "date-year-unlikely"),
    (date_from, plain("středa 9. 3. 2021"), "date-weekday-differs"),
    (date_from, plain("včera 9. 3. 2021"), "date-not-understood"),
    (date_from, plain("9. bubna 2021"), "date-not-understood"),
    (date_from, plain("03/09/2021"), "date-not-understood"),
    (date_from, plain(""), "date-not-understood"),
    (date_from, plain("٩. ٣. ٢٠٢١"), "date-not-understood"),
    (date_from, cell("2021-03-09T09:30:00", Written.DATE_CELL), "date-has-time"),
    (date_from, cell("09:30:00", Written.DATE_CELL), "date-not-understood"),
    (time_from, plain("25:00"), "time-impossible"),
    (time_from, plain("24:00"), "time-impossible"),
    (time_from, plain("9:60"), "time-impossible"),
    (time_from, plain("9"), "time-not-understood"),
    (time_from, plain("570"), "time-not-understood"),
    (time_from, plain("ráno"), "time-not-understood"),
    (time_from, plain("9:30–11"), "time-is-span"),
    (time_from, plain("od 9:00 do 11:00"), "time-is-span"),
    (time_from, plain("9,5"), "time-not-understood"),
    (time_from, cell("0.375"), "time-is-number"),
    (time_from, cell("2021-03-09", Written.DATE_CELL), "time-is-date"),
    (time_from, cell("2021-03-09T00:00:00", Written.DATE_CELL), "time-is-date"),
    (period_from, plain("2025–2023"), "period-reversed"),
    (period_from, plain("tři roky"), "period-not-understood"),
    (period_from, plain("1. 1. 2023 – 31. 2. 2025"), "date-no-day"),
    (decimal_from, plain("1.234"), "number-ambiguous"),
    (decimal_from, plain("0.125"), "number-ambiguous"),
    (decimal_from, plain("1.234.567"), "number-dotted-thousands"),
    (decimal_from, plain("1.234,50"), "number-dotted-thousands"),
    (decimal_from, plain("1_000"), "number-not-understood"),
    (decimal_from, plain("1e3"), "number-not-understood"),
    (decimal_from, plain("1 2"), "number-not-understood"),
    (decimal_from, plain("1234 567"), "number-not-understood"),
    (decimal_from, plain("nan"), "number-not-understood"),
    (decimal_from, plain("Infinity"), "number-not-understood"),
    (decimal_from, plain("٣"), "number-not-understood"),
    (decimal_from, plain("5 lidí"), "number-not-understood"),
    (decimal_from, cell("nan"), "number-not-understood"),
    (decimal_from, cell("2021-02-01", Written.DATE_CELL), "number-is-date"),
    (decimal_from, cell("true", Written.BOOL_CELL), "number-not-understood"),
    (integer_from, plain("1,5"), "integer-has-decimals"),
    (integer_from, plain("1.234"), "number-ambiguous"),
    (integer_from, cell("1.5"), "integer-has-decimals"),
    (integer_from, plain("-3"), "integer-negative"),
    (few_from, plain("501"), "integer-too-big"),
    (money_from, plain("500"), "money-without-unit"),
    (money_from, cell("500"), "money-without-unit"),
    (money_from, plain("5.000 Kč"), "number-ambiguous"),
    (money_from, plain("sto Kč"), "number-not-understood"),
    (money_from, cell("2021-02-01", Written.DATE_CELL), "number-is-date"),
    (bool_from, plain("možná"), "bool-not-understood"),
    (bool_from, plain("2"), "bool-not-understood"),
    (text_from, cell("2021-02-01", Written.DATE_CELL), "text-is-date"),
    (ico_from, plain("00255514"), "ico-check-digit"),
    (ico_from, plain("255513"), "ico-lost-zeros"),
    (ico_from, cell("255513"), "ico-cell-is-number"),
    (ico_from, plain("12345"), "ico-not-understood"),
    (ico_from, plain("002555133"), "ico-not-understood"),
    (ico_from, plain("neuvedeno"), "ico-not-understood"),
    (phone_from, plain("607 117"), "phone-not-understood"),
    (phone_from, plain("607 117 124 linka 5"), "phone-not-understood"),
    (phone_from, plain("107 117 124"), "phone-not-understood"),
    (phone_from, plain(""), "phone-not-understood"),
    (email_from, plain("novakova(at)mas.cz"), "email-not-understood"),
    (email_from, plain("a@b.cz, c@d.cz"), "email-not-understood"),
    (email_from, plain("novakova@mas"), "email-not-understood"),
    (postcode_from, plain("841 01"), "postcode-not-understood"),
    (postcode_from, plain("3410"), "postcode-not-understood"),
    (databox_from, plain("y9wbw7"), "databox-not-understood"),
    (databox_from, plain("y9wbw7ž"), "databox-not-understood"),
    (registration_number_from, plain("CZ.03.2.63/0.0/0.02/15_039/0006598"), "registration-number-not-understood"),
    (registration_number_from, plain("CZ.03.2.63/0.0/0.0/16-063/0006598"), "registration-number-misspelt"),
    (registration_number_from, plain("cz.03.2.63 /0.0/0.0/16_063/0006598"), "registration-number-misspelt"),
]


@pytest.mark.parametrize(("parser", "scalar", "code"), MISTAKES)
def test_a_mistake_is_named_and_told_in_both_languages(parser: Callable[[Scalar], object], scalar: Scalar, code: str) -> None:
    with pytest.raises(NotUnderstood) as caught:
        parser(scalar)
    assert caught.value.code == code
    assert set(caught.value.arguments) == set(message(code).example)
    diagnostic = Diagnostic(code, scalar.location, caught.value.arguments)
    for language in LANGUAGES:
        assert "‹" not in tell(diagnostic, language) + tell_hint(diagnostic, language)
        assert explain(code, language)


def test_every_code_of_the_family_is_raised_by_some_mistake() -> None:
    assert {code for _, _, code in MISTAKES} == set(MESSAGES) <= set(codes())


PARSERS = [bool_from, databox_from, date_from, decimal_from, email_from, few_from, ico_from, integer_from, money_from, percent_from, period_from]
PARSERS += [phone_from, postcode_from, registration_number_from, text_from, time_from]


@given(st.sampled_from(PARSERS), st.one_of(st.text(max_size=20), st.text("0123456789., -:/–+", max_size=14)), st.sampled_from(list(Written)))
def test_any_text_is_read_or_refused(parser: Callable[[Scalar], object], text: str, written: Written) -> None:
    refused = ""
    try:
        parser(cell(text, written))
    except NotUnderstood as reason:
        refused = reason.code
    assert not refused or refused in MESSAGES


@settings(max_examples=500)
@given(st.text("aB7._-", min_size=1, max_size=66), st.text("aB7.-", max_size=80), st.sampled_from([".cz", ".example", ".ORG", ".test", "cz", "-eu", ""]))
def test_an_address_is_read_as_the_library_reads_it(name: str, domain: str, end: str) -> None:
    text = f"{name}@{domain}{end}"
    try:
        wanted = validate_email(text, check_deliverability=False).normalized
    except EmailNotValidError:
        wanted = None
    try:
        found: str | None = email_from(plain(text))
    except NotUnderstood:
        found = None
    assert found == wanted


@given(st.dates(date(1800, 1, 1), date(2200, 12, 31)))
def test_a_printed_date_is_read_back(day: date) -> None:
    from docpipe.czech.format import format_date, format_date_long, weekday

    assert date_from(plain(format_date(day))) == day
    assert date_from(plain(f"{weekday(day)} {format_date_long(day)}")) == day
    assert date_from(plain(day.isoformat())) == day


@pytest.mark.parametrize(
    ("text", "expected"),
    [("9:00", time(9)), ("9.00", time(9)), ("09:05", time(9, 5)), ("9 h", time(9)), ("9 hod.", time(9)), ("17:30 hodin", time(17, 30)), ("0:00", time(0))],
)
def test_a_time_is_read(text: str, expected: time) -> None:
    assert time_from(plain(text)) == expected


def test_a_time_cell_is_read() -> None:
    assert time_from(cell("09:30:00", Written.DATE_CELL)) == time(9, 30)
    assert time_from(cell("2021-03-09T09:30:00", Written.DATE_CELL)) == time(9, 30)


def test_a_period_keeps_whether_it_was_written_in_years() -> None:
    years = Period(date(2023, 1, 1), date(2025, 12, 31), by_years=True)
    assert [period_from(plain(text)) for text in ("2023–2025", "2023-2025", "2023 – 2025")] == [years] * 3
    days = Period(date(2023, 1, 1), date(2025, 12, 31))
    written = ("1. 1. 2023 – 31. 12. 2025", "1.1.2023-31.12.2025", "2023-01-01/2025-12-31", "od 1. ledna 2023 do 31. prosince 2025")
    assert [period_from(plain(text)) for text in written] == [days] * 4
    assert period_from(plain("2021")).years == (2021,)
    assert date(2024, 2, 29) in years
    assert date(2026, 1, 1) not in years


@pytest.mark.parametrize(
    ("text", "expected"),
    [("1 234,5", "1234.5"), ("1\u00a0234\u00a0567", "1234567"), ("-5", "-5"), ("−5,25", "-5.25"), ("1.5", "1.5"), ("007", "7"), ("1,234", "1.234")],
)
def test_a_decimal_mark_is_a_comma(text: str, expected: str) -> None:
    assert decimal_from(plain(text)) == Decimal(expected)


def test_a_number_cell_is_taken_as_it_is() -> None:
    assert decimal_from(cell("1.234")) == Decimal("1.234")
    assert decimal_from(cell("1E+3")) == 1000
    assert integer_from(cell("5.0")) == 5
    assert percent_from(cell("0.5", number_format="0 %")) == 50
    assert percent_from(plain("12,5 %")) == Decimal("12.5")
    assert percent_from(cell("50")) == 50


def test_an_ambiguous_number_says_both_ways() -> None:
    with pytest.raises(NotUnderstood) as caught:
        decimal_from(plain("1.234"))
    assert caught.value.arguments == {"value": "1.234", "as_thousands": "1 234", "as_decimal": "1,234"}


def test_money_says_its_unit_in_the_text_the_format_or_the_header() -> None:
    assert money_from(plain("1 234,50 Kč")) == Money(Decimal("1234.50"), "Kč")
    assert money_from(plain("1 234,- Kč")) == Money(Decimal(1234), "Kč")
    assert money_from(plain("500 CZK")) == Money(Decimal(500), "Kč")
    assert money_from(plain("5 tis. Kč")).crowns == 5000
    assert money_from(plain("1,2 mil. Kč")).crowns == 1_200_000
    assert money_from(cell("500.5", number_format='#,##0.00\\ "Kč"')) == Money(Decimal("500.5"), "Kč")
    assert money_from(cell("500", number_format='0 "tis. Kč"')) == Money(Decimal(500), "tis. Kč")
    assert money_from(plain("500"), unit="tis. Kč") == Money(Decimal(500), "tis. Kč")
    assert money_from(plain("500 Kč"), unit="tis. Kč") == Money(Decimal(500), "Kč")


def test_yes_and_no() -> None:
    assert all(bool_from(plain(text)) for text in ("ano", "Ano", "ANO", "yes", "true", "x", "X", "✓", "1"))
    assert not any(bool_from(plain(text)) for text in ("ne", "no", "false", "", "-", "0"))
    assert bool_from(cell("true", Written.BOOL_CELL))


def test_text_is_normalised_and_keeps_its_lines() -> None:
    assert text_from(plain("  r\u030ceka \r\n  odsazeno  \n")) == "řeka\n  odsazeno"
    assert text_from(cell("5.0")) == "5"
    assert text_from(cell("255513", number_format="00000000")) == "00255513"
    assert text_from(cell("0.5")) == "0.5"


@pytest.mark.parametrize("ico", ["00255513", "00551023", "66002222", "00296244"])
def test_real_icos_pass(ico: str) -> None:
    assert ico_from(plain(ico)) == ico
    assert ico_from(plain(f"{ico[:3]} {ico[3:5]} {ico[5:]}")) == ico


def test_an_ico_in_a_number_cell_is_fine_when_its_format_shows_the_zeros() -> None:
    assert ico_from(cell("255513", number_format="00000000")) == "00255513"
    assert ico_from(cell("66002222")) == "66002222"
    with pytest.raises(NotUnderstood) as caught:
        ico_from(cell("255513"))
    assert caught.value.arguments["proposal"] == "00255513"


def test_contacts() -> None:
    assert {phone_from(plain(text)) for text in ("607 117 124", "607117124", "+420 607 117 124", "00420607117124", "607-117-124")} == {"+420607117124"}
    assert phone_from(cell("607117124")) == "+420607117124"
    assert phone_from(plain("+49 30 901820")) == "+4930901820"
    assert email_from(plain("Lenka@MAS-podbrdsko.cz")) == "Lenka@mas-podbrdsko.cz"
    assert postcode_from(plain("34101")) == postcode_from(plain("341 01")) == "341\u00a001"
    assert databox_from(plain("Y9WBW7Z")) == "y9wbw7z"


def test_registration_numbers_of_three_periods() -> None:
    number = registration_number_from(plain("CZ.03.2.63/0.0/0.0/16_063/0006598"))
    assert (number.period, number.programme, number.priority, number.objective) == ("2014-20", "03", "2", "63")
    assert (number.call_year, number.call, number.serial) == (2016, "063", "0006598")
    number = registration_number_from(plain("CZ.03.02.02/00/25_110/0006346"))
    assert (number.period, number.programme, number.call_year, number.call) == ("2021-27", "03", 2025, "110")
    number = registration_number_from(plain("CZ.1.08/3.2.00/14.00228"))
    assert (number.period, number.programme, number.call_year, number.call) == ("2007-13", "1.08", None, "14")


def test_names_of_months_and_days_are_those_of_babel() -> None:
    from babel.dates import format_date as by_babel

    from docpipe.czech.format import format_date_long, weekday

    for number in range(1, 13):
        day = date(2024, number, number)
        assert format_date_long(day).replace("\u00a0", " ") == by_babel(day, "d. MMMM y", locale="cs")
        assert weekday(day) == by_babel(day, "EEEE", locale="cs")


def test_every_ordinary_czech_number_is_one_that_the_library_takes() -> None:
    taken = 0
    for beginning in range(100, 1000):
        for text in (f"{beginning} 000 123", f"+420 {beginning}999999", f"00420{beginning}123456"):
            number = phonenumbers.parse(text, "CZ")
            if phonenumbers.is_valid_number(number):
                taken += 1
                assert phone_from(plain(text)) == phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
            else:
                with pytest.raises(NotUnderstood):
                    phone_from(plain(text))
    assert taken > 600


@given(st.integers(0, 9_999_999), st.integers(0, 9))
def test_the_check_digit_of_an_ico_is_the_one_that_the_register_gives(rest: int, last: int) -> None:
    text = f"{rest:07d}{last}"
    if dic.calc_check_digit_legal(text[:-1]) == text[-1]:
        assert ico_from(plain(text)) == text
    else:
        with pytest.raises(NotUnderstood):
            ico_from(plain(text))
