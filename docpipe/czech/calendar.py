"""A day → whether it is a holiday, a weekend, a working day in Czechia."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache

_SATURDAY = 5
_MONDAY, _FRIDAY = 0, 4
_LAW_SINCE = 2001
_FIXED = {(1, 1), (5, 1), (5, 8), (7, 5), (7, 6), (9, 28), (10, 28), (11, 17), (12, 24), (12, 25), (12, 26)}
_EASTER = (3, 20), (4, 26)
"""Between which days Good Friday and Easter Monday can fall."""


@cache
def _holidays(year: int) -> Mapping[date, str]:
    from holidays import country_holidays

    return dict(country_holidays("CZ", years=year, language="cs"))


def holiday(day: date) -> str | None:
    """Return the holiday's Czech name, None on other days (zákon č. 245/2000 Sb.; Good Friday since 2016)."""
    return _holidays(day.year).get(day) if _could_be_holiday(day) else None


def _could_be_holiday(day: date) -> bool:
    """Return whether a day is worth the library, which takes a quarter of a second to load."""
    place = (day.month, day.day)
    return day.year < _LAW_SINCE or place in _FIXED or (_EASTER[0] <= place <= _EASTER[1] and day.weekday() in (_MONDAY, _FRIDAY))


def is_weekend(day: date) -> bool:
    """Return whether it is Saturday or Sunday."""
    return day.weekday() >= _SATURDAY


def is_working_day(day: date) -> bool:
    """Return whether it is neither a weekend nor a holiday."""
    return not is_weekend(day) and holiday(day) is None
