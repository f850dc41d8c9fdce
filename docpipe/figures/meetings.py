"""A project's meetings → the lines of its overview and their totals."""

from __future__ import annotations

from docpipe.dataclass import dataclass
from docpipe.figures.attendance import attendance_of
from docpipe.figures.figure import Figure, places, total
from docpipe.figures.needs import found_at
from docpipe.figures.series import number_of, when
from docpipe.figures.tasks import tasks_of
from docpipe.figures.votes import votes_of
from docpipe.model import Record
from docpipe.records.collection import Collection, meeting_of
from docpipe.records.meeting import Presence, TaskState

_KNOWN_AFTER = ("written_on", "verified_on", "approved_on", "excused", "guests", "counts", "tasks")
"""Who takes the minutes is not among them: that is agreed beforehand, and a new meeting is filled in with it."""
_KNOWN_AFTER_ITEM = ("text", "conclusion", "needs", "resolutions", "tasks")


@dataclass(frozen=True, slots=True)
class MeetingFigure:
    """A meeting in its project."""

    record: Record
    order: int
    """Its place among the project's meetings, from 1."""
    number: Figure[str]
    """Its number in the series of its group, may be empty."""
    held: bool
    present: Figure[int]
    needs: Figure[int]
    resolutions: Figure[int]
    tasks: Figure[int]


@dataclass(frozen=True, slots=True)
class Meetings:
    """All meetings of a project, in order of time."""

    items: tuple[MeetingFigure, ...]
    count: Figure[int]
    held: Figure[int]
    present: Figure[int]
    """Sum of those present over meetings: a person who came twice counts twice."""
    people: Figure[int]
    """Different named people who came to at least one."""
    needs: Figure[int]
    resolutions: Figure[int]
    tasks: Figure[int]


def is_held(record: Record) -> bool:
    """Return whether the record says that the meeting took place: somebody present, or anything that is known only afterwards. No clock is asked.

    A task that was only laid before the meeting, as in a record filled in with what earlier ones left open, says nothing.
    """
    meeting = meeting_of(record)
    return (
        any(row.presence is Presence.PRESENT for row in meeting.attendance)
        or any(getattr(meeting, field) for field in _KNOWN_AFTER)
        or any(getattr(item, field) for item in meeting.agenda for field in _KNOWN_AFTER_ITEM)
        or any(item.state is not TaskState.OPEN or item.done_on or item.due or item.who or item.result for item in meeting.review)
    )


def has_invitation(record: Record) -> bool:
    """Return whether there is something to invite to: an agenda."""
    return bool(meeting_of(record).agenda)


def has_sheet(record: Record) -> bool:
    """Return whether there is anybody to list: of a meeting held with head counts only there is nobody."""
    meeting = meeting_of(record)
    return not is_held(record) or bool(meeting.guests) or any(row.presence is Presence.PRESENT for row in meeting.attendance)


def has_minutes(record: Record) -> bool:
    """Return whether there is anything to write minutes of."""
    return is_held(record)


def meeting_figure(record: Record, collection: Collection, order: int = 1) -> MeetingFigure:
    """Return the counts of one meeting."""
    needs = [item.location for item in found_at(record)]
    resolutions = [item.location for item in votes_of(record)]
    tasks = [item.location for item in tasks_of(record, collection)]
    return MeetingFigure(
        record=record,
        order=order,
        number=number_of(record, collection),
        held=is_held(record),
        present=attendance_of(record, collection).present,
        needs=Figure(len(needs), tuple(needs)),
        resolutions=Figure(len(resolutions), tuple(resolutions)),
        tasks=Figure(len(tasks), tuple(tasks)),
    )


def meetings_of(project: str, collection: Collection) -> Meetings:
    """Return the meetings of a project (its id) in order of time, with totals."""
    records = sorted(collection.of("meeting", project), key=when)
    items = tuple(meeting_figure(record, collection, order) for order, record in enumerate(records, 1))
    held = [item.record.locate("date") for item in items if item.held]
    return Meetings(
        items=items,
        count=Figure(len(items), tuple(item.record.locate("date") for item in items)),
        held=Figure(len(held), tuple(held)),
        present=total(item.present for item in items),
        people=_people(records, collection),
        needs=total(item.needs for item in items),
        resolutions=total(item.resolutions for item in items),
        tasks=total(item.tasks for item in items),
    )


def _people(records: list[Record], collection: Collection) -> Figure[int]:
    found = {row.identity: row.location for record in records for row in attendance_of(record, collection).present_rows if row.is_named}
    return Figure(len(found), places(found.values()))
