"""Tasks → those nobody can do, or nobody will (domain X-05)."""

from __future__ import annotations

from collections.abc import Iterator

from docpipe.czech.format import format_date
from docpipe.diagnostics import Diagnostic
from docpipe.figures.tasks import tasks_of
from docpipe.model import Record
from docpipe.records.collection import meeting_of
from docpipe.records.meeting import TaskState
from docpipe.rules.view import Rule, View


def _due_before_meeting(record: Record, view: View) -> Iterator[Diagnostic]:
    meeting = meeting_of(record)
    for item in tasks_of(record, view.collection):
        if item.task.due is not None and item.task.due < meeting.date:
            arguments = {"what": item.what.value, "date": format_date(meeting.date), "value": format_date(item.task.due)}
            yield Diagnostic("task-due-before-meeting", item.due.locations[0], dict(arguments), related=(record.locate("date"),))


def _incomplete(record: Record, view: View) -> Iterator[Diagnostic]:
    for item in tasks_of(record, view.collection):
        if item.task.state is TaskState.OPEN and item.task.done_on is None:
            if not item.task.who:
                yield Diagnostic("task-without-who", item.location, {"what": item.what.value})
            if item.task.due is None:
                yield Diagnostic("task-without-due", item.location, {"what": item.what.value})


RULES = (Rule("meeting", _due_before_meeting), Rule("meeting", _incomplete))
