"""Dates, times, numbers, money, phone numbers → Czech text as it is printed, with non-breaking spaces."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, time
from decimal import Decimal

from docpipe.czech.values import NBSP, Period

_MONTHS = ("ledna", "února", "března", "dubna", "května", "června", "července", "srpna", "září", "října", "listopadu", "prosince")
_GROUPED_FROM = 1000
"""Smaller whole numbers are written by their digits alone; Babel is loaded for the others."""
_DAYS = ("pondělí", "úterý", "středa", "čtvrtek", "pátek", "sobota", "neděle")
"""As in Babel, which takes a tenth of a second to load."""
_ROMAN = (
    (1000, "m"),
    (900, "cm"),
    (500, "d"),
    (400, "cd"),
    (100, "c"),
    (90, "xc"),
    (50, "l"),
    (40, "xl"),
    (10, "x"),
    (9, "ix"),
    (5, "v"),
    (4, "iv"),
    (1, "i"),
)


def format_date(day: date) -> str:
    """Return '9. 3. 2021': day and month are bound, the year may go to the next line (ÚJČ id=880)."""
    return f"{day.day}.{NBSP}{day.month}. {day.year}"


def format_date_long(day: date) -> str:
    """Return '9. března 2021': day and month are bound, the year may go to the next line (ÚJČ id=880)."""
    return f"{day.day}.{NBSP}{_MONTHS[day.month - 1]} {day.year}"


def weekday(day: date) -> str:
    """Return 'úterý'."""
    return _DAYS[day.weekday()]


def format_time(moment: time) -> str:
    """Return '9:00'."""
    return f"{moment.hour}:{moment.minute:02d}"


def format_time_range(start: time, end: time | None = None) -> str:
    """Return '9:00–10:00 hodin', or '9:00 hodin' where the end is not known."""
    span = format_time(start) if end is None else f"{format_time(start)}–{format_time(end)}"
    return f"{span}{NBSP}hodin"


def format_number(value: Decimal | int, decimals: int | None = None) -> str:
    """Return '1 234 567,5', with the decimals it has or exactly `decimals`; minus is U+2212."""
    if isinstance(value, int) and not decimals and abs(value) < _GROUPED_FROM:
        return str(value).replace("-", "−")
    from babel.numbers import format_decimal

    exact = Decimal(value)
    places = max(-int(exact.normalize().as_tuple().exponent), 0) if decimals is None else decimals
    pattern = f"#,##0.{'0' * places}" if places else "#,##0"
    return str(format_decimal(exact, format=pattern, locale="cs")).replace("-", "−")


def format_money(amount: Decimal | int) -> str:
    """Return '1 234 567,50 Kč', or '500 Kč' when there are no haléře. The amount is in Kč."""
    exact = round(Decimal(amount), 2)
    whole = exact == exact.to_integral_value()
    return f"{format_number(exact, 0 if whole else 2)}{NBSP}Kč"


def format_thousands(amount: Decimal | int) -> str:
    """Return '1 235 tis. Kč', rounded to whole thousands, for an amount in Kč."""
    return f"{format_number(round(Decimal(amount) / 1000), 0)}{NBSP}tis.{NBSP}Kč"


def format_percent(percents: Decimal | int) -> str:
    """Return '12,5 %' for 12.5: the value is in per cents."""
    return f"{format_number(percents)}{NBSP}%"


def format_period(period: Period) -> str:
    """Return '2023–2025' for whole years, else '1. 1. 2023 – 31. 12. 2025'.

    A dash has spaces where a side has more words, and does not begin a line (EU Interinstitutional style guide, cs, 10.1.7).
    """
    if period.by_years:
        first, last = period.start.year, period.end.year
        return str(first) if first == last else f"{first}–{last}"
    return f"{format_date(period.start)}{NBSP}– {format_date(period.end)}"


def format_phone(number: str, *, international: bool = False) -> str:
    """Return '607 117 124' for '+420607117124'; with the country code when asked or when it is a foreign one."""
    if number.startswith("+420"):
        national = number[4:]
        grouped = NBSP.join((national[:3], national[3:6], national[6:]))
        return f"+420{NBSP}{grouped}" if international else grouped
    import phonenumbers

    parsed = phonenumbers.parse(number)
    return str(phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.INTERNATIONAL)).replace(" ", NBSP)


def roman(value: int) -> str:
    """Return a whole number in small Roman numerals; '' for 0 and less."""
    made = ""
    for size, letters in _ROMAN:
        count, value = divmod(max(value, 0), size)
        made += letters * count
    return made


def in_ranges(numbers: Sequence[int]) -> str:
    """Return ascending numbers with runs of three and more as ranges: „1–5, 8, 9“."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ", ".join(f"{run[0]}–{run[-1]}" if len(run) > 2 else ", ".join(map(str, run)) for run in runs)  # noqa: PLR2004 - two stand side by side
