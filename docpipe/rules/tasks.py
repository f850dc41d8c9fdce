"""Tasks → those nobody can do, or nobody will."""

from __future__ import annotations

from collections.abc import Iterator

from docpipe.czech.format import format_date
from docpipe.diagnostics import Diagnostic
from docpipe.figures.carried import open_before, reviewed_at, unclear_reviews
from docpipe.figures.meetings import is_held
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


def _swapped(record: Record, view: View) -> Iterator[Diagnostic]:
    """Yield tasks whose words are somebody's name, and whose doer is nobody's: „rozeslat zápis – Jana Nová“."""
    for item in tasks_of(record, view.collection):
        who = item.task.who or ""
        if who and view.collection.people_named(item.task.what) and not view.collection.people_named(who) and not view.collection.organisations_named(who):
            yield Diagnostic("task-swapped", item.location, {"what": item.task.what, "who": who})


def _reviews(record: Record, view: View) -> Iterator[Diagnostic]:
    """Yield reviews that close nothing: those that name nothing open, or may mean more than one thing."""
    for index, meant in unclear_reviews(record, view.collection):
        place = record.locate("review", index, "what")
        value = meeting_of(record).review[index].what
        if meant:
            who = tuple(item.responsible or "–" for item in meant)
            yield Diagnostic("review-ambiguous", place, {"value": value, "who": who}, related=tuple(item.location for item in meant))
        else:
            known = tuple(item.what.value for item in open_before(record, view.collection))[:_SHOWN] or ("–",)
            yield Diagnostic("review-unknown", place, {"value": value, "known": known})


def _not_reviewed(record: Record, view: View) -> Iterator[Diagnostic]:
    """Yield what should have been done by the day of a meeting, and of which its minutes say nothing."""
    if not is_held(record):
        return
    for item in reviewed_at(record, view.collection):
        if item.due.value is not None and item.due.value <= meeting_of(record).date and not item.status.value:
            arguments = {"what": item.what.value, "due": format_date(item.due.value)}
            yield Diagnostic("task-not-reviewed", record.locate("date"), dict(arguments), related=(item.location,))


_SHOWN = 5
"""How many of the open tasks a complaint lists."""

RULES = (
    Rule("meeting", _due_before_meeting),
    Rule("meeting", _incomplete),
    Rule("meeting", _swapped),
    Rule("meeting", _reviews),
    Rule("meeting", _not_reviewed),
)
