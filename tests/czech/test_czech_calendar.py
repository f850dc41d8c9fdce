"""Holidays: the short cut past the library says what the library says."""

from __future__ import annotations

from datetime import date, timedelta

from holidays import country_holidays

from docpipe.czech.calendar import holiday


def test_a_day_is_a_holiday_exactly_when_the_calendar_says_so() -> None:
    calendar = dict(country_holidays("CZ", years=range(1995, 2060), language="cs"))
    days = [date(1995, 1, 1) + timedelta(days=count) for count in range(365 * 64)]
    assert [day for day in days if holiday(day) != calendar.get(day)] == []
