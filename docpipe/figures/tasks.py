"""Meetings → who does what until when."""

from __future__ import annotations

from datetime import date

from docpipe.dataclass import dataclass
from docpipe.diagnostics import Location
from docpipe.figures.figure import Figure
from docpipe.figures.people import named, the_person
from docpipe.model import DataPath, Record
from docpipe.records.collection import Collection, meeting_of
from docpipe.records.meeting import Task, TaskState


@dataclass(frozen=True, slots=True)
class MeetingTask:
    """A task that a meeting set."""

    task: Task
    meeting: Record
    item: int | None
    """Index of its point of the agenda, from 0; None for a task of the meeting as a whole."""
    number: int
    """Its number in the list that holds it, from 1."""
    what: Figure[str]
    who: Figure[str]
    """With titles for a registered person; empty when nobody was named."""
    person: Record | None
    due: Figure[date | None]
    from_meeting: Figure[date]
    location: Location


def tasks_of(record: Record, collection: Collection) -> tuple[MeetingTask, ...]:
    """Return all tasks of a meeting: those of the agenda's points in order, then its own."""
    meeting = meeting_of(record)
    found: list[tuple[Task, int | None, DataPath]] = [
        (task, item, ("agenda", item, "tasks", index)) for item, point in enumerate(meeting.agenda) for index, task in enumerate(point.tasks)
    ]
    found += [(task, None, ("tasks", index)) for index, task in enumerate(meeting.tasks)]
    return tuple(_task(record, collection, *entry, number) for number, entry in enumerate(found, 1))


def _task(record: Record, collection: Collection, task: Task, item: int | None, at: DataPath, number: int) -> MeetingTask:
    day = meeting_of(record).date
    what, who, due = (record.locate(*at, field) for field in ("what", "who", "due"))
    return MeetingTask(
        task=task,
        meeting=record,
        item=item,
        number=number,
        what=Figure(task.what, (what,)),
        who=named(collection, task.who, day, who).name if task.who else Figure(""),
        person=the_person(collection, task.who),
        due=Figure(task.due, (due,) if task.due else ()),
        from_meeting=Figure(day, (record.locate("date"),)),
        location=what,
    )


def is_closed_on(state: TaskState, done_on: date | None, day: date) -> bool:
    """Return whether a task was closed by a day: cancelled, or done; done only later, it was open on that day."""
    if state is TaskState.CANCELLED:
        return True
    return done_on <= day if done_on is not None else state is TaskState.DONE
