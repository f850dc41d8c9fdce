"""Days by which something is due → a calendar file that a calendar program takes; the same days give the same bytes."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, time

from docpipe.dataclass import dataclass
from docpipe.outside import digest

_FIRST = date(2000, 1, 1)
"""From this day on the states of an entry are counted."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One day of the calendar."""

    day: date
    title: str
    text: str = ""
    identity: str = ""
    """What the entry is known by, so that a calendar replaces it when it is read again; its title and place where nothing is given."""


def calendar(entries: Iterable[Entry], title: str, day: date) -> bytes:
    """Return an iCalendar file (RFC 5545) with an all-day entry for each day, in the order given.

    `day`: on which it is so, for no file of docpipe holds the time of its making. Entries of a later day take the place of those read before:
    a calendar program goes by SEQUENCE and DTSTAMP (RFC 5546, 2.1.5). Entries of one identity are told apart by their text, then by their order.
    """
    from icalendar import Calendar, Event

    made = Calendar()
    made.add("prodid", "-//docpipe//CS")
    made.add("version", "2.0")
    made.add("method", "PUBLISH")
    made.add("x-wr-calname", title)
    known: set[str] = set()
    for entry in entries:
        event = Event()
        event.add("uid", _uid(entry, known))
        event.add("dtstamp", datetime.combine(day, time(0), UTC))
        event.add("sequence", max((day - _FIRST).days, 0))
        event.add("dtstart", entry.day)
        event.add("summary", entry.title)
        if entry.text:
            event.add("description", entry.text)
        event.add("transp", "TRANSPARENT")
        made.add_component(event)
    return bytes(made.to_ical())


def _uid(entry: Entry, known: set[str]) -> str:
    """Return a name of an entry that none of those known has: of two alike a calendar program would keep one."""
    name = entry.identity or entry.title
    if name in known:
        name = f"{name} {entry.text}"
    first, number = name, 2
    while name in known:
        name, number = f"{first} {number}", number + 1
    known.add(name)
    return f"{digest(name.encode())[:32]}@docpipe"
