"""Rows of attendance → people in two states or places at once, rows without a name, names that look mistyped."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import time
from typing import Final

from docpipe.czech.format import format_date
from docpipe.czech.names import bare, fold_name
from docpipe.diagnostics import Diagnostic, Location
from docpipe.figures.attendance import Row
from docpipe.model import Record
from docpipe.records.collection import Collection, meeting_of
from docpipe.records.meeting import Meeting, Presence
from docpipe.rules.view import Rule, View

_NO_NAME: Final = re.compile(r"[\d:;=()\[\]{}<>\n]")
_OF_TABLE: Final = frozenset(
    ["celkem", "soucet", "hoste", "host", "omluveni", "pritomni", "nepritomni", "pozvani", "ucast", "ucastnici", "dalsi", "ostatni", "jmeno", "podpis"]
)
_SHOWN: Final = 60


def _once(record: Record, view: View) -> Iterator[Diagnostic]:
    """Yield people who have two rows, or are present and excused at once. A guest listed again as a row is the same guest."""
    first: dict[str, Row] = {}
    by_name: dict[str, Row] = {}
    for row in view.attendance(record).written:
        if not row.identity:
            continue
        name = fold_name(row.who.name.value)
        known = first.get(row.identity) or (by_name.get(name) if row.field != "attendance" else None)
        first.setdefault(row.identity, row)
        by_name.setdefault(name, row)
        if known is None or (row.field == "guests" and known.presence is Presence.PRESENT and known.field == "attendance"):
            continue
        code = "attendee-twice" if known.presence is row.presence else "present-and-not"
        yield Diagnostic(code, row.location, {"value": row.who.name.value}, related=(known.location,))


def _unnamed(record: Record, view: View) -> Iterator[Diagnostic]:
    for row in view.attendance(record).written:
        if not row.is_named:
            yield Diagnostic("attendee-unnamed", row.location, {"organisation": row.who.organisation.value or "—"})


def _odd_names(record: Record, view: View) -> Iterator[Diagnostic]:
    """Yield rows whose name holds what no name does: digits, brackets, a colon, or is a word of a table („Celkem“)."""
    for row in view.attendance(record).written:
        name = row.who.name.value
        if row.is_named and row.who.person is None and name not in view.allowed_names and (_NO_NAME.search(name) or bare(name) in _OF_TABLE):
            yield Diagnostic("attendee-name-odd", row.location, {"value": " ".join(name.split())[:_SHOWN]})


def _near_misses(record: Record, view: View) -> Iterator[Diagnostic]:
    """Yield names that differ from a registered one by a letter or two; a row need not be in any register."""
    for index, attendee in enumerate(meeting_of(record).attendance):
        name, organisation = attendee.name, attendee.organisation
        if name and name not in view.allowed_names:
            yield from _person(record, view, ("attendance", index, "name"), name)
        if organisation and organisation not in view.allowed_names and not view.collection.organisations_named(organisation):
            for near in view.near_organisations.of(organisation)[:1]:
                yield Diagnostic(
                    "attendee-organisation-near-miss", record.locate("attendance", index, "organisation"), {"value": organisation, "suggestion": near}
                )
    for field in ("excused", "guests"):
        for index, name in enumerate(getattr(meeting_of(record), field)):
            if name not in view.allowed_names:
                yield from _person(record, view, (field, index), name)


def _person(record: Record, view: View, at: tuple[str | int, ...], name: str) -> Iterator[Diagnostic]:
    if view.collection.people_named(name):
        return
    for near in view.near_people.of(name)[:1]:
        yield Diagnostic("attendee-near-miss", record.locate(*at), {"value": name, "suggestion": near}, related=_places(view.collection, near))


def _places(collection: Collection, name: str) -> tuple[Location, ...]:
    return tuple(person.locate("name") for person in collection.people_named(name))


def _ambiguous(record: Record, view: View) -> Iterator[Diagnostic]:
    for row in view.attendance(record).written:
        found = view.collection.people_named(row.who.name.value) if row.is_named and row.who.person is None else ()
        if len(found) > 1:
            ids = tuple(person.id for person in found)
            yield Diagnostic(
                "attendee-ambiguous", row.location, {"value": row.who.name.value, "ids": ids}, related=tuple(item.locate("name") for item in found)
            )


def _rows_and_counts(record: Record, view: View) -> Iterator[Diagnostic]:
    attendance = view.attendance(record)
    if attendance.counted and attendance.present_rows:
        heads = sum(item.count.value for item in attendance.counted)
        arguments = {"rows": len(attendance.present_rows), "heads": heads, "total": attendance.present.value}
        yield Diagnostic("rows-and-counts", record.locate("counts"), dict(arguments), related=(record.locate("attendance"),))


def _overlaps(record: Record, view: View) -> Iterator[Diagnostic]:
    """Yield people who are at two meetings at one time; told once, about the later record of the two."""
    for other in view.meetings_on(meeting_of(record).date):
        if other is record:
            return
        if not _overlap(meeting_of(record), meeting_of(other)):
            continue
        there = {row.identity: row for row in view.attendance(other).present_rows if _is_one(row)}
        for row in view.attendance(record).present_rows:
            if _is_one(row) and row.identity in there:
                arguments = {"value": row.who.name.value, "date": format_date(meeting_of(record).date), "other": meeting_of(other).title}
                yield Diagnostic("at-two-meetings", row.location, dict(arguments), related=(there[row.identity].location,), subjects=(other.key,))


def _is_one(row: Row) -> bool:
    """Return whether a row is surely one person: registered, or named with an organisation."""
    return bool(row.identity) and (row.who.person is not None or bool(row.who.organisation.value))


def _overlap(one: Meeting, other: Meeting) -> bool:
    """Return whether two meetings of a day overlap. Of one whose end is not known only its beginning is: nobody is elsewhere at that moment."""
    if one.start is None or other.start is None:
        return False
    first, second = sorted((one, other), key=lambda item: item.start or time(0))
    return first.start == second.start or (first.end is not None and second.start is not None and second.start < first.end)


RULES = (
    Rule("meeting", _once),
    Rule("meeting", _unnamed),
    Rule("meeting", _odd_names),
    Rule("meeting", _near_misses),
    Rule("meeting", _ambiguous),
    Rule("meeting", _rows_and_counts),
    Rule("meeting", _overlaps, across=True),
)
