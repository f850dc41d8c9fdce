"""Days by which something is due → a calendar file that a calendar program takes; the same days give the same bytes."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime

from docpipe.dataclass import dataclass
from docpipe.outside import digest

_EPOCH = datetime(1980, 1, 1, tzinfo=UTC)
"""Stands for the time at which an entry was made: no file of docpipe holds the time of its making."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One day of the calendar."""

    day: date
    title: str
    text: str = ""
    identity: str = ""
    """What the entry is known by, so that a calendar replaces it when it is read again; its title and place where nothing is given."""


def calendar(entries: Iterable[Entry], title: str) -> bytes:
    """Return an iCalendar file (RFC 5545) with an all-day entry for each day, in the order given."""
    from icalendar import Calendar, Event

    made = Calendar()
    made.add("prodid", "-//docpipe//CS")
    made.add("version", "2.0")
    made.add("method", "PUBLISH")
    made.add("x-wr-calname", title)
    for entry in entries:
        event = Event()
        event.add("uid", f"{digest((entry.identity or entry.title).encode())[:32]}@docpipe")
        event.add("dtstamp", _EPOCH)
        event.add("dtstart", entry.day)
        event.add("summary", entry.title)
        if entry.text:
            event.add("description", entry.text)
        event.add("transp", "TRANSPARENT")
        made.add_component(event)
    return bytes(made.to_ical())
