"""Days of meetings → holidays and weekends (domain L-12; Czech holidays by zákon č. 245/2000 Sb.)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from docpipe.czech.calendar import holiday, is_weekend
from docpipe.czech.format import format_date, weekday
from docpipe.diagnostics import Diagnostic, Location
from docpipe.figures.tasks import tasks_of
from docpipe.model import Record
from docpipe.records.collection import meeting_of
from docpipe.rules.view import Rule, View


def _day(day: date, location: Location, what: str) -> Iterator[Diagnostic]:
    name = holiday(day)
    if name is not None:
        yield Diagnostic(f"{what}-on-holiday", location, {"value": format_date(day), "holiday": name, "weekday": weekday(day)})
    elif is_weekend(day):
        yield Diagnostic(f"{what}-on-weekend", location, {"value": format_date(day), "weekday": weekday(day)})


def _meeting_day(record: Record, _view: View) -> Iterator[Diagnostic]:
    meeting = meeting_of(record)
    yield from _day(meeting.date, record.locate("date"), "meeting")
    if meeting.next_meeting is not None:
        yield from _day(meeting.next_meeting.date, record.locate("next_meeting", "date"), "meeting")


def _task_days(record: Record, view: View) -> Iterator[Diagnostic]:
    for item in tasks_of(record, view.collection):
        if item.task.due is not None:
            yield from _day(item.task.due, item.due.locations[0], "task-due")


RULES = (Rule("meeting", _meeting_day), Rule("meeting", _task_days))
