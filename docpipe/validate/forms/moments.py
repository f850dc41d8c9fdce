"""What meeting tools write of times → moments, spans and minutes: „2/6/24, 9:02:12 AM“, „06.02.2024 9:02:12“, „1h 28m 3s“."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, datetime, time
from typing import Final

_TIME: Final = re.compile(r"(?P<hour>\d{1,2})[:.](?P<minute>\d{2})(?:[:.](?P<second>\d{2})(?:\.\d+)?)?[ \xa0\u202f]*(?P<half>[AaPp]\.?[Mm]\.?|dop\.?|odp\.?)?")
_ISO: Final = re.compile(r"(?P<year>\d{4})[-/](?P<month>\d{1,2})[-/](?P<day>\d{1,2})")
_DOTTED: Final = re.compile(r"(?P<day>\d{1,2})\.[ \xa0]*(?P<month>\d{1,2})\.[ \xa0]*(?P<year>\d{4})")
_SLASHED: Final = re.compile(r"(?P<first>\d{1,2})/(?P<second>\d{1,2})/(?P<year>\d{4}|\d{2})")
_UNIT: Final = re.compile(r"(?P<number>\d+)[ \xa0]*(?P<unit>h|m|s)[a-zíčěřáý]*\.?", re.IGNORECASE)
_CLOCK: Final = re.compile(r"(?P<hour>\d{1,3}):(?P<minute>\d{2})(?::(?P<second>\d{2}))?")
_SECONDS: Final = {"h": 3600, "m": 60, "s": 1}
_NOON: Final = 12
_CENTURY: Final = 2000
_SHORT: Final = 100

Span = tuple[datetime, datetime]


def moment(text: str, day: date) -> datetime | None:
    """Return the moment that a text says; without a date, that of the meeting's day. None where it says no time.

    '2/6/24' may be 6. 2. and 2. 6.: it is the one that is the meeting's day, else as the clock says (AM and PM are American, month first).
    """
    rest, said = _date(text, day)
    found = _TIME.search(rest)
    if found is None:
        return None
    hour, half = int(found["hour"]), (found["half"] or "").casefold()
    if half.startswith(("p", "odp")) and hour < _NOON:
        hour += _NOON
    elif half.startswith(("a", "dop")) and hour == _NOON:
        hour = 0
    try:
        return datetime.combine(said or day, time(hour, int(found["minute"]), int(found["second"] or 0)))
    except ValueError:
        return None


def _date(text: str, day: date) -> tuple[str, date | None]:
    """Return a text without its date, and the date."""
    for pattern in (_ISO, _DOTTED):
        if (found := pattern.search(text)) is not None:
            return text[: found.start()] + " " + text[found.end() :].lstrip("T,"), _made(int(found["year"]), int(found["month"]), int(found["day"]))
    found = _SLASHED.search(text)
    if found is None:
        return text, None
    rest = text[: found.start()] + " " + text[found.end() :]
    year = int(found["year"]) + (_CENTURY if int(found["year"]) < _SHORT else 0)
    american, british = _made(year, int(found["first"]), int(found["second"])), _made(year, int(found["second"]), int(found["first"]))
    if day in (american, british):
        return rest, day
    return rest, (american or british) if re.search(r"[AaPp]\.?[Mm]", rest) else (british or american)


def _made(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def seconds(text: str) -> int | None:
    """Return how long something took: '1h 28m 3s', '1 hr 3 min', '1:28:03', or a number of minutes. None for what says no length."""
    units = _UNIT.findall(text)
    if units:
        return sum(int(number) * _SECONDS[unit.casefold()] for number, unit in units)
    if (clock := _CLOCK.fullmatch(text.strip())) is not None:
        return int(clock["hour"]) * 3600 + int(clock["minute"]) * 60 + int(clock["second"] or 0)
    return int(text) * 60 if text.strip().isdecimal() else None


def joined(spans: Iterable[Span]) -> list[Span]:
    """Return the spans, in order, those that overlap or touch as one: whoever joined from a computer and a telephone was there once."""
    made: list[Span] = []
    for start, end in sorted(spans):
        if made and start <= made[-1][1]:
            made[-1] = (made[-1][0], max(made[-1][1], end))
        else:
            made.append((start, max(start, end)))
    return made
