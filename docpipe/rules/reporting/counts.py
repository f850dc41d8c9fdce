"""Numbers and days that people typed into a report's texts → those that are not what docpipe counted (domain X-01, X-02)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from docpipe.czech.format import format_date
from docpipe.diagnostics import Diagnostic, Plain
from docpipe.figures.activities import key_activity_of
from docpipe.figures.attendance import attendance_of
from docpipe.figures.reporting.activities import ActivityFigure, PeriodFigure, meetings_between, of_groups, period_of
from docpipe.figures.reporting.periods import report_of
from docpipe.model import Record
from docpipe.prose.blocks import Prose
from docpipe.records.collection import meeting_of
from docpipe.rules.texts import Passage, passages_in
from docpipe.rules.view import Rule, View

_MEETINGS = re.compile(r"(?<![\d,./])(?P<number>\d{1,3})[ \u00a0]+(?:setkání|jednání|schůz\w+|zasedání)\b", re.IGNORECASE)
_PEOPLE = re.compile(r"(?<![\d,./])(?P<number>\d{1,4})[ \u00a0]+(?:osob\w*|účastník\w*|účastnic\w*|účast[ií]|lidí)\b", re.IGNORECASE)
_DATED = re.compile(
    r"\b(?:setkání|jednání|zasedání|konferenc\w+)\b[^.!?;\d]{0,40}?(?P<day>\d{1,2})\.[ \u00a0]*(?P<month>\d{1,2})\.[ \u00a0]*(?P<year>20\d\d)\b", re.IGNORECASE
)


def _counts(record: Record, view: View) -> Iterator[Diagnostic]:
    """Yield a number of meetings or of people that is none of those counted: of the activity, of the period, of a group, of a meeting."""
    if view.project(record) is None:
        return
    period = period_of(record, view.collection)
    for text, activity in _texts(record, view, period):
        known = (period.whole,) if activity is None else (activity, period.whole)
        meetings, people = _meetings(known), _people(known, view)
        for passage in passages_in(text):
            yield from _differing(passage, _MEETINGS, meetings, "setkání", "meetings")
            yield from _differing(passage, _PEOPLE, people, "osob nebo účastí", "people or visits")


def _texts(record: Record, view: View, period: PeriodFigure) -> Iterator[tuple[Prose, ActivityFigure | None]]:
    """Yield the texts that speak of what was done, with the activity they speak of."""
    report, project = report_of(record), view.project(record)
    assert project is not None
    yield from ((text, None) for text in (report.summary, report.deviations) if text is not None)
    for item in report.activities:
        found = key_activity_of(project, item.activity)
        activity = next((figure for figure in period.activities if found is not None and figure.code == found.code), None)
        yield from ((text, activity) for text in (item.text, item.outputs, item.evidence) if text is not None)


def _meetings(known: tuple[ActivityFigure, ...]) -> frozenset[int]:
    groups = (len(items) for figure in known for items in of_groups(figure.meetings).values())
    return frozenset((*(figure.held.value for figure in known), *groups))


def _people(known: tuple[ActivityFigure, ...], view: View) -> frozenset[int]:
    totals = (number for figure in known for number in (figure.people.value, figure.visits.value, figure.unnamed.value))
    held = [attendance_of(item, view.collection) for figure in known for item in figure.meetings]
    parts = (count.count.value for attendance in held for count in attendance.counted)
    groups: list[int] = []
    for figure in known:
        for items in of_groups(figure.meetings).values():
            own = [attendance_of(item, view.collection) for item in items]
            groups += [sum(item.present.value for item in own), len({row.identity for item in own for row in item.present_rows if row.identity})]
    return frozenset((*totals, *(attendance.present.value for attendance in held), *parts, *groups))


def _differing(passage: Passage, pattern: re.Pattern[str], known: frozenset[int], what: str, what_en: str) -> Iterator[Diagnostic]:
    for found in pattern.finditer(passage.text):
        if int(found["number"]) not in known:
            numbers = tuple(str(number) for number in sorted(known - {0})) or ("0",)
            arguments: dict[str, Plain] = {"value": found[0], "what": what, "what_en": what_en, "known": numbers}
            yield Diagnostic("report-count-differs", passage.at(found.start()), arguments)


def _days(record: Record, view: View) -> Iterator[Diagnostic]:
    """Yield a day of the period on which a text says a meeting was, and none is written."""
    report = report_of(record)
    if view.project(record) is None:
        return
    days = {meeting_of(item).date for item in meetings_between(record.project, view.collection, report.start, report.end)}
    for text, _ in _texts(record, view, period_of(record, view.collection)):
        for passage in passages_in(text):
            for found in _DATED.finditer(passage.text):
                try:
                    day = date(int(found["year"]), int(found["month"]), int(found["day"]))
                except ValueError:
                    continue  # other rules tell of days that are not in the calendar
                if report.start <= day <= report.end and day not in days:
                    arguments: dict[str, Plain] = {"value": format_date(day), "known": tuple(format_date(item) for item in sorted(days)) or ("–",)}
                    yield Diagnostic("report-date-of-no-meeting", passage.at(found.start("day")), arguments)


RULES = (Rule("report", _counts), Rule("report", _days))
