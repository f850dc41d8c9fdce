"""Days of meetings and tasks, dates in texts → holidays, weekends, wrong days of the week (Czech holidays by zákon č. 245/2000 Sb.)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from docpipe.czech.calendar import holiday, is_weekend
from docpipe.czech.format import format_date, weekday
from docpipe.diagnostics import Diagnostic, Location
from docpipe.figures.tasks import tasks_of
from docpipe.model import Record
from docpipe.records.collection import meeting_of
from docpipe.rules.view import Rule, View

_WEEKDAYS = ("pon", "úte", "stř", "čtv", "pát", "sob", "ned")
_TOLD_APART = 3
_MONTHS = ("ledna", "února", "března", "dubna", "května", "června", "července", "srpna", "září", "října", "listopadu", "prosince")
_DATED_WEEKDAY = re.compile(
    r"\b(?P<weekday>pondělí|úterý|střed[auy]|čtvrtek|čtvrtka|pátek|pátku|sobot[auy]|neděl[ei])\s+(?:dne\s+)?"
    rf"(?P<day>\d{{1,2}})\.\s*(?:(?P<month>\d{{1,2}})\.|(?P<name>{'|'.join(_MONTHS)}))\s*(?P<year>[12]\d{{3}})\b",
    re.IGNORECASE,
)


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


def _weekdays_in_texts(record: Record, view: View) -> Iterator[Diagnostic]:
    """Yield dates in texts that stand with another day of the week than theirs."""
    for passage, _ in view.passages(record):
        for found in _DATED_WEEKDAY.finditer(passage.text):
            month = int(found["month"]) if found["month"] else _MONTHS.index(found["name"].lower()) + 1
            try:
                day = date(int(found["year"]), month, int(found["day"]))
            except ValueError:
                yield Diagnostic("date-impossible", passage.at(found.start()), {"value": found[0]})
                continue
            if _WEEKDAYS.index(found["weekday"][:_TOLD_APART].lower()) != day.weekday():
                yield Diagnostic("weekday-mismatch", passage.at(found.start()), {"value": found[0], "date": format_date(day), "weekday": weekday(day)})


RULES = (
    Rule("meeting", _meeting_day),
    Rule("meeting", _task_days),
    *(Rule(subject, _weekdays_in_texts) for subject in ("meeting", "project", "need", "report")),
)
