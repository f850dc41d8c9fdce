"""Meetings → their order in a project and in the series of one group."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, time
from typing import cast

from docpipe.czech.names import fold_name
from docpipe.figures.figure import Figure
from docpipe.figures.quorum import the_group
from docpipe.model import Record
from docpipe.records.collection import Collection, meeting_of

_IN_TITLE = re.compile(r"(\d+)\.\s+(?:\w+\s+){0,2}?(?:jednání|setkání|zasedání|projednání|schůz|porad|konferenc|workshop|seminář)", re.IGNORECASE)


def when(record: Record) -> tuple[date, time, str]:
    """Return what meetings are ordered by: day, start, id."""
    meeting = meeting_of(record)
    return meeting.date, meeting.start or time(0), record.id


def series_key(record: Record, collection: Collection) -> str:
    """Return what meetings of one series share: project and group; those without a group, project and type."""
    meeting = meeting_of(record)
    group = the_group(record, collection)
    what = group.key if group is not None else f"group:{fold_name(meeting.group)}" if meeting.group else f"type:{meeting.type.value}"
    return f"{record.project}|{what}"


def _index(collection: Collection) -> Mapping[str, tuple[Record, ...]]:
    """Return the meetings of each series, in order; computed once for a collection."""
    if "series" not in collection.computed:
        found: dict[str, list[Record]] = {}
        for record in sorted(collection.of("meeting"), key=when):
            found.setdefault(series_key(record, collection), []).append(record)
        collection.computed["series"] = {key: tuple(records) for key, records in found.items()}
    return cast("Mapping[str, tuple[Record, ...]]", collection.computed["series"])


def all_series(collection: Collection) -> tuple[tuple[Record, ...], ...]:
    """Return the meetings of each series, in order of time."""
    return tuple(_index(collection).values())


def series_of(record: Record, collection: Collection) -> tuple[Record, ...]:
    """Return the meetings of the series this one belongs to, in order of time, itself included."""
    return _index(collection).get(series_key(record, collection), (record,))


def earlier_in_series(record: Record, collection: Collection) -> tuple[Record, ...]:
    """Return the meetings of its series before this one, in order of time."""
    return tuple(item for item in series_of(record, collection) if when(item) < when(record))


def number_of(record: Record, collection: Collection) -> Figure[str]:
    """Return the meeting's number as written, also in its title („3. jednání …“); else, for a meeting of a group, the next one of its series, from 1.

    Empty for a meeting without a group, or where an earlier number is no plain number.
    """
    meeting = meeting_of(record)
    if (own := _written(record)) is not None:
        return own
    if not meeting.group:
        return Figure("")
    count = 1
    places = [record.locate("date")]
    for item in reversed(earlier_in_series(record, collection)):
        written = _written(item)
        places += written.locations if written else (item.locate("date"),)
        if written:
            plain = written.value.strip().rstrip(".")
            return Figure(str(int(plain) + count), tuple(places)) if plain.isdecimal() else Figure("")
        count += 1
    return Figure(str(count), tuple(places))


def _written(record: Record) -> Figure[str] | None:
    """Return the number that a meeting's record gives it, in its own field or at the beginning of the title."""
    meeting = meeting_of(record)
    if meeting.number:
        return Figure(meeting.number, (record.locate("number"),))
    found = _IN_TITLE.match(meeting.title)
    return Figure(found[1], (record.locate("title"),)) if found else None
