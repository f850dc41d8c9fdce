"""A day → whether it is a holiday, a weekend, a working day in Czechia."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from functools import cache

_SATURDAY = 5


@cache
def _holidays(year: int) -> Mapping[date, str]:
    from holidays import country_holidays

    return dict(country_holidays("CZ", years=year, language="cs"))


def holiday(day: date) -> str | None:
    """Return the holiday's Czech name, None on other days (zákon č. 245/2000 Sb.; Good Friday since 2016)."""
    return _holidays(day.year).get(day)


def is_weekend(day: date) -> bool:
    """Return whether it is Saturday or Sunday."""
    return day.weekday() >= _SATURDAY


def is_working_day(day: date) -> bool:
    """Return whether it is neither a weekend nor a holiday."""
    return not is_weekend(day) and holiday(day) is None


def add_working_days(day: date, count: int) -> date:
    """Return the count-th working day after a day (0: the day itself)."""
    for _ in range(count):
        day += timedelta(days=1)
        while not is_working_day(day):
            day += timedelta(days=1)
    return day
