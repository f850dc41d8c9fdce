"""A meeting's rows, lists and head counts → who was there, in names and in numbers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from typing import cast

from docpipe.czech.names import fold_name
from docpipe.dataclass import dataclass
from docpipe.diagnostics import Location
from docpipe.figures.figure import Figure, places, total
from docpipe.figures.people import Named, named, organisation_name_on, organisation_of, the_organisation
from docpipe.figures.quorum import Quorum, quorum_of
from docpipe.model import Record
from docpipe.records.collection import Collection, meeting_of
from docpipe.records.meeting import Attendee, Meeting, Presence, Role
from docpipe.records.person import Gender

UNNAMED = frozenset({"", "neuvedeno", "neuveden", "neuvedena", "nečitelné", "n. n.", "n.n.", "n/a", "?", "-", "–"})
"""What people write where a name is not known (such a row is counted and never given a name)."""


@dataclass(frozen=True, slots=True)
class Row:
    """One person of the attendance, on the day of the meeting."""

    who: Named
    presence: Presence
    role: Role | None
    location: Location
    field: str
    """Where it was written: 'attendance', 'excused' or 'guests'."""
    is_named: bool
    """Whether a name was given; „neuvedeno“ is none."""
    connected: str = ""
    """When they were connected: „9:02–10:28 (86 min)“."""

    @property
    def guest(self) -> bool:
        return self.role is Role.GUEST

    @property
    def identity(self) -> str:
        """What two rows of one person share: the registered person's key, else name and organisation; empty without a name."""
        if self.who.person is not None:
            return self.who.person.key
        return f"{fold_name(self.who.name.value)}|{self.who.organisation.value.casefold()}" if self.is_named else ""


@dataclass(frozen=True, slots=True)
class Counted:
    """How many people of a kind there were."""

    label: str
    count: Figure[int]


@dataclass(frozen=True, slots=True)
class Attendance:
    """Who was at a meeting. A guest in the list `guests` is a row like the others: who was there is counted once, wherever it was written."""

    rows: tuple[Row, ...]
    """In the order of the record: attendance, then the lists of excused and of guests, without those who have a row already."""
    written: tuple[Row, ...]
    """Every row as written, twice where a person was written twice; for rules."""
    present: Figure[int]
    """Everybody present: named rows, unnamed rows and head counts."""
    present_named: Figure[int]
    unnamed: Figure[int]
    """Present rows without a name."""
    counted: tuple[Counted, ...]
    """Those who were only counted („veřejnost: 23“)."""
    women_only: bool
    """Whether everybody present is known to be a woman, so that „přítomny 2 účastnice“ is right."""
    organisations: tuple[Counted, ...]
    """Organisations represented by those present, in order of appearance, by their names of that day."""
    quorum: Quorum | None
    """None where the meeting's group has no members of that day."""

    def having(self, *presences: Presence) -> tuple[Row, ...]:
        """Return the rows of these presences, in order."""
        return tuple(row for row in self.rows if row.presence in presences)

    @property
    def present_rows(self) -> tuple[Row, ...]:
        return self.having(Presence.PRESENT)

    @property
    def excused(self) -> tuple[Row, ...]:
        return self.having(Presence.EXCUSED)

    @property
    def absent(self) -> tuple[Row, ...]:
        return self.having(Presence.ABSENT)

    @property
    def invited(self) -> tuple[Row, ...]:
        return self.having(Presence.INVITED)

    @property
    def guests(self) -> tuple[Row, ...]:
        """Guests who were present."""
        return tuple(row for row in self.present_rows if row.guest)


def is_unnamed(name: str | None) -> bool:
    """Return whether a row's name says that the name is not known."""
    return name is None or " ".join(name.split()).casefold() in UNNAMED


def _all_rows(record: Record, meeting: Meeting, collection: Collection) -> Iterator[Row]:
    for index, attendee in enumerate(meeting.attendance):
        yield _row(record, index, attendee, meeting.date, collection)
    for field, names, presence, role in (
        ("excused", meeting.excused, Presence.EXCUSED, None),
        ("guests", meeting.guests, Presence.PRESENT, Role.GUEST),
    ):
        for index, name in enumerate(names):
            place = record.locate(field, index)
            yield Row(named(collection, name, meeting.date, place), presence, role, place, field, not is_unnamed(name))


def _row(record: Record, index: int, attendee: Attendee, day: date, collection: Collection) -> Row:
    def figure(field: str, value: str | None) -> Figure[str]:
        return Figure(value or "", (record.locate("attendance", index, field),) if value else ())

    has_name = not is_unnamed(attendee.name)
    place = record.locate("attendance", index, "name") if attendee.name else record.locate("attendance", index)
    who = named(
        collection,
        attendee.name or "" if has_name else "",
        day,
        place,
        organisation=figure("organisation", attendee.organisation),
        function=figure("function", attendee.function),
    )
    if who.gender is None:
        who = replace(who, gender=attendee.gender)
    return Row(who, attendee.presence, attendee.role, place, "attendance", has_name, attendee.connected or "")


def attendance_of(record: Record, collection: Collection) -> Attendance:
    """Return who was at a meeting, computed once for a record of a collection."""
    key = f"attendance of {record.key}"
    known = cast("tuple[Record, Attendance] | None", collection.computed.get(key))
    if known is None or known[0] is not record:  # an edition's record has the key of the one it was made from
        known = (record, _attendance(record, collection))
        collection.computed[key] = known
    return known[1]


def _attendance(record: Record, collection: Collection) -> Attendance:
    meeting = meeting_of(record)
    written = tuple(_all_rows(record, meeting, collection))
    rows = tuple(_once(written))
    present = [row for row in rows if row.presence is Presence.PRESENT]
    heads = tuple(Counted(item.label, Figure(item.count, (record.locate("counts", index, "count"),))) for index, item in enumerate(meeting.counts))
    return Attendance(
        rows=rows,
        written=written,
        present=total((_count(present), *(item.count for item in heads))),
        present_named=_count([row for row in present if row.is_named]),
        unnamed=_count([row for row in present if not row.is_named]),
        counted=heads,
        women_only=bool(present) and not any(item.count.value for item in heads) and all(row.who.gender is Gender.FEMALE for row in present),
        organisations=_organisations(present, meeting.date, collection),
        quorum=quorum_of(record, collection, tuple((row.who.person, row.who.name) for row in present)),
    )


def _once(rows: Iterable[Row]) -> Iterator[Row]:
    """Yield the rows without those of the lists whose person has a row of attendance (two faults of the record itself stay: rules tell them)."""
    known: set[str] = set()
    for row in rows:
        if row.field == "attendance":
            known |= {row.identity, fold_name(row.who.name.value)}
            yield row
        elif row.identity not in known and not ({fold_name(row.who.name.value)} & known):
            yield row


def _count(rows: list[Row]) -> Figure[int]:
    return Figure(len(rows), places(row.location for row in rows))


def _organisations(rows: list[Row], day: date, collection: Collection) -> tuple[Counted, ...]:
    labels: dict[str, str] = {}
    found: dict[str, list[Location]] = {}
    for row in rows:
        text = row.who.organisation.value
        if not text:
            continue
        record = the_organisation(collection, text)
        key = record.key if record is not None else fold_name(text)
        labels.setdefault(key, organisation_name_on(organisation_of(record), day) if record is not None else text)
        found.setdefault(key, []).append(row.location)
    return tuple(Counted(labels[key], Figure(len(where), tuple(where))) for key, where in found.items())
