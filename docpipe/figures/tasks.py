"""Meetings → who does what until when, and what of it is still open at a later meeting."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from docpipe.diagnostics import Location
from docpipe.figures.figure import Figure
from docpipe.figures.people import named, the_person
from docpipe.figures.series import earlier_in_series
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


def is_open_on(task: Task, day: date) -> bool:
    """Return whether a task was still to be done on a day: not cancelled, and not done, or done only later."""
    if task.state is TaskState.CANCELLED:
        return False
    if task.done_on is not None:
        return task.done_on > day
    return task.state is TaskState.OPEN


def open_tasks(record: Record, collection: Collection) -> tuple[MeetingTask, ...]:
    """Return the tasks that earlier meetings of the same series set and that were open on the day of this meeting, the oldest first, numbered anew."""
    day = meeting_of(record).date
    carried = [task for earlier in earlier_in_series(record, collection) for task in tasks_of(earlier, collection) if is_open_on(task.task, day)]
    return tuple(replace(task, number=number) for number, task in enumerate(carried, 1))
