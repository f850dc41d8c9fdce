"""A leaf of content → a day, a time of day, a period."""

from __future__ import annotations

import calendar
import re
from datetime import date, time

from docpipe.czech.names import bare
from docpipe.czech.parse.texts import shown
from docpipe.czech.values import NotUnderstood, Period
from docpipe.model import Scalar, Written

_MONTHS = ("ledna", "unora", "brezna", "dubna", "kvetna", "cervna", "cervence", "srpna", "zari", "rijna", "listopadu", "prosince")
_WEEKDAYS = ("pondělí", "úterý", "středa", "čtvrtek", "pátek", "sobota", "neděle")
_WEEKDAY_WORDS = {bare(word): number for number, word in enumerate(_WEEKDAYS)} | {"stredu": 2, "sobotu": 5, "nedeli": 6}
_YEARS = range(1800, 2201)
_YEAR_DIGITS = 4
_SHORT_YEAR_DIGITS = 2

_CELL = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})(?:[T ]([0-9:.]+))?")
_ISO = re.compile(r"(?P<year>[0-9]{4})-(?P<month>[0-9]{1,2})-(?P<day>[0-9]{1,2})")
_DOTTED = re.compile(
    r"(?:(?P<weekday>[^\W\d_]+),?\s+)?(?P<day>[0-9]{1,2})\.\s*(?:(?P<month>[0-9]{1,2})\.|(?P<word>[^\W\d_]+))(?:\s*(?P<year>[0-9]+))?",
)
_TIMES = re.compile(r"(?:od\s+)?[0-9]{1,2}(?:[:.][0-9]{2})?\s*(?:[-–—]|až|do)\s*[0-9]{1,2}(?:[:.][0-9]{2})?(?:\s*h(?:od(?:in)?)?\.?)?", re.IGNORECASE)
"""Beginning and end in one: „9:30–11“."""
_TIME = re.compile(
    r"(?:(?P<hour>[0-9]{1,2})[:.](?P<minute>[0-9]{2})(?::(?P<second>[0-9]{2})(?:\.0+)?)?|(?P<whole>[0-9]{1,2})(?=\s*h))(?:\s*(?:h\.?|hod\.?|hodin[ay]?))?"
)
_MONTH_NAMES = ("leden", "unor", "brezen", "duben", "kveten", "cerven", "cervenec", "srpen", "zari", "rijen", "listopad", "prosinec")
_ROMAN = ("I", "II", "III", "IV")
_PLAIN_YEAR = r"(?P<year>(?:19|20|21)[0-9]{2})"
_QUARTER_WORD = r"(?:čtvrtletí|kvartál|čtvrtl\.)"
_QUARTER = re.compile(
    rf"(?:(?P<roman>IV|I{{1,3}})\.?\s*(?:[/ ]|{_QUARTER_WORD}|Q)\s*"
    rf"|(?P<digit>[1-4])\.?\s*(?:Q|{_QUARTER_WORD})\s*/?\s*"
    rf"|Q(?P<first>[1-4])\s*/?\s*){_PLAIN_YEAR}",
    re.IGNORECASE,
)
_MONTH_YEAR = re.compile(rf"(?:(?P<number>[0-9]{{1,2}})\.?\s*/\s*|(?P<word>[^\W\d_]+)\s+){_PLAIN_YEAR}", re.IGNORECASE)
_SPAN_DASH = re.compile(r"\s*[–—]\s*|\s+-\s+|\s+až\s+|(?<=[0-9])-(?=Q|[0-9]{1,2}/|I)")
_YEAR_SPAN = re.compile(r"([0-9]{4})(?:\s*(?:[-–—/]|až)\s*([0-9]{4}))?")
_DAY = r"(?:[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}|[0-9]{1,2}\.[^-–—/]+?[0-9]{4})"
_DAY_SPAN = re.compile(rf"(?:od\s+)?({_DAY})\s*(?:[-–—/]|až|do)\s*({_DAY})")


def date_from(scalar: Scalar) -> date:
    """Return the day of '9. 3. 2021', '9.3.2021', '09.03.2021', '9. března 2021', '2021-03-09' or of a date cell; a weekday before it must be its own."""
    text = shown(scalar)
    if scalar.written is Written.DATE_CELL:
        return _date_of_cell(text)
    if scalar.written is Written.NUMBER_CELL or text.isdecimal():
        raise NotUnderstood("date-is-number", value=text.replace(".", ","))
    return _date_of(text)


def _date_of_cell(text: str) -> date:
    found = _CELL.fullmatch(text)
    if found is None:
        raise NotUnderstood("date-not-understood", value=text)
    if found[4] and found[4].strip("0:."):
        raise NotUnderstood("date-has-time", value=text)
    return _day(text, int(found[1]), int(found[2]), int(found[3]))


def _date_of(text: str) -> date:
    found = _ISO.fullmatch(text)
    if found is not None:
        return _day(text, int(found["year"]), int(found["month"]), int(found["day"]))
    found = _DOTTED.fullmatch(text)
    if found is None:
        raise NotUnderstood("date-not-understood", value=text)
    month = int(found["month"]) if found["month"] else _month(found["word"])
    if month is None:
        raise NotUnderstood("date-not-understood", value=text)
    day = _day(text, _year(text, found["year"], int(found["day"]), month), month, int(found["day"]))
    _hold_weekday(text, found["weekday"], day)
    return day


def _month(word: str) -> int | None:
    folded = bare(word)
    return _MONTHS.index(folded) + 1 if folded in _MONTHS else None


def _year(text: str, digits: str | None, day: int, month: int) -> int:
    if digits is None:
        raise NotUnderstood("date-without-year", value=text)
    if len(digits) == _SHORT_YEAR_DIGITS:
        raise NotUnderstood("date-short-year", value=text, proposal=f"{day}. {month}. 20{digits}")
    if len(digits) != _YEAR_DIGITS:
        raise NotUnderstood("date-year-unlikely", value=text, year=digits)
    return int(digits)


def _day(text: str, year: int, month: int, day: int) -> date:
    if year not in _YEARS:
        raise NotUnderstood("date-year-unlikely", value=text, year=str(year))
    if month not in range(1, 13):
        raise NotUnderstood("date-no-month", value=text, month=month)
    last = calendar.monthrange(year, month)[1]
    if day not in range(1, last + 1):
        raise NotUnderstood("date-no-day", value=text, month=month, year=year, last=last)
    return date(year, month, day)


def _hold_weekday(text: str, word: str | None, day: date) -> None:
    if word is None:
        return
    number = _WEEKDAY_WORDS.get(bare(word))
    if number is None:
        raise NotUnderstood("date-not-understood", value=text)
    if number != day.weekday():
        raise NotUnderstood("date-weekday-differs", value=text, written=word, actual=_WEEKDAYS[day.weekday()])


def time_from(scalar: Scalar) -> time:
    """Return the time of day of '9:00', '9.00', '09:00', '9 h', '9:00 hodin' or of a time cell; of a cell with day and time, the time.

    Midnight beside a day is no time: „9.3“ typed into a cell for a time is the 9th of March.
    """
    text = shown(scalar)
    if scalar.written is Written.NUMBER_CELL:
        raise NotUnderstood("time-is-number", value=text.replace(".", ","))
    if scalar.written is Written.DATE_CELL and (cell := _CELL.fullmatch(text)) is not None:
        text = cell[4] or ""
        if not text.strip("0:."):
            raise NotUnderstood("time-is-date", value=f"{int(cell[3])}. {int(cell[2])}. {cell[1]}")
    found = _TIME.fullmatch(text)
    if found is None:
        raise NotUnderstood("time-is-span" if _TIMES.fullmatch(text) else "time-not-understood", value=scalar.text)
    hour, minute, second = int(found["hour"] or found["whole"]), int(found["minute"] or 0), int(found["second"] or 0)
    if hour not in range(24) or minute not in range(60) or second not in range(60):
        raise NotUnderstood("time-impossible", value=text)
    return time(hour, minute)


def period_from(scalar: Scalar) -> Period:
    """Return the period of '2023–2025', '2023-2025', '2021' or '1. 1. 2023 – 31. 12. 2025'."""
    text = shown(scalar)
    if (years := _YEAR_SPAN.fullmatch(text)) is not None:
        return _period(text, _day(text, int(years[1]), 1, 1), _day(text, int(years[2] or years[1]), 12, 31), by_years=True)
    if scalar.written is not Written.NUMBER_CELL and (days := _DAY_SPAN.fullmatch(text)) is not None:
        return _period(text, _date_of(days[1]), _date_of(days[2]), by_years=False)
    raise NotUnderstood("period-not-understood", value=text)


def span_from(scalar: Scalar) -> Period:
    """Return the span of a schedule: a period, or quarters and months: „I/2023 – IV/2024“, „1. čtvrtletí 2023“, „Q1 2023–Q2 2024“, „3/2023 – 6/2024“."""
    text = shown(scalar)
    if scalar.written is Written.DATE_CELL:
        day = date_from(scalar)
        return Period(day, day)
    parts = _SPAN_DASH.split(text)
    ends = [_part_of_year(part.strip()) for part in parts]
    first, last = ends[0], ends[-1]
    if len(ends) <= 2 and first is not None and last is not None:  # noqa: PLR2004 - from and to
        return _period(text, first[0], last[1], by_years=False)
    try:
        return period_from(scalar)
    except NotUnderstood as error:
        if error.code != "period-not-understood":
            raise
    try:
        day = date_from(scalar)
    except NotUnderstood:
        raise NotUnderstood("span-not-understood", value=text) from None
    return Period(day, day)


def _part_of_year(text: str) -> tuple[date, date] | None:
    """Return the first and the last day of a quarter or month; None for what is neither."""
    if (found := _QUARTER.fullmatch(text)) is not None:
        number, year = found["roman"] or found["digit"] or found["first"], int(found["year"])
        quarter = _ROMAN.index(number.upper()) + 1 if number.upper() in _ROMAN else int(number)
        return date(year, 3 * quarter - 2, 1), date(year, 3 * quarter, calendar.monthrange(year, 3 * quarter)[1])
    if (found := _MONTH_YEAR.fullmatch(text)) is not None:
        month = int(found["number"]) if found["number"] else _named_month(found["word"])
        if month in range(1, 13):
            assert month is not None
            year = int(found["year"])
            return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])
    return None


def _named_month(word: str) -> int | None:
    folded = bare(word)
    return _MONTH_NAMES.index(folded) + 1 if folded in _MONTH_NAMES else _month(word)


def _period(text: str, start: date, end: date, *, by_years: bool) -> Period:
    if end < start:
        raise NotUnderstood("period-reversed", value=text)
    return Period(start, end, by_years)
