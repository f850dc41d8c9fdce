"""Periods and days of reports → overlaps, gaps, deadlines missed or on a day off (zákon č. 89/2012 Sb., § 605 and § 607)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from docpipe.czech.calendar import holiday, is_working_day
from docpipe.czech.format import format_date, format_period, weekday
from docpipe.czech.values import Period
from docpipe.diagnostics import Diagnostic, Plain
from docpipe.figures.reporting.deadlines import deadline_of
from docpipe.figures.reporting.periods import called, is_sound, regular, report_of, reports_of
from docpipe.model import Record
from docpipe.records.reporting.report import ReportType
from docpipe.rules.view import Rule, View


def _within_project(record: Record, view: View) -> Iterator[Diagnostic]:
    """Yield a period that lies outside the project's realisation."""
    report, project, home = report_of(record), view.project(record), view.project_record(record)
    realisation = project.realisation if project is not None and is_sound(report) else None
    if realisation is not None and home is not None and not (report.start in realisation and report.end in realisation):
        period = {"value": format_period(Period(report.start, report.end)), "period": format_period(realisation)}
        yield Diagnostic("report-outside-project", record.locate("start"), dict(period), related=(home.locate("realisation"),))


def _following(record: Record, view: View) -> Iterator[Diagnostic]:
    """Yield a period that overlaps the one before it, or leaves days between; told of the later one. Extraordinary reports stand outside."""
    report = report_of(record)
    if report.type is ReportType.EXTRAORDINARY or not is_sound(report):
        return
    reports = [item for item in regular(reports_of(record.project, view.collection)) if is_sound(report_of(item))]
    place = next((index for index, item in enumerate(reports) if item is record), 0)
    if not place:
        return
    before = report_of(reports[place - 1])
    if report.number not in (before.number, before.number + 1):
        number: dict[str, Plain] = {"value": report.number, "other": before.number, "expected": before.number + 1}
        yield Diagnostic("report-number-order", record.locate("number"), number, related=(reports[place - 1].locate("number"),))
    related = (reports[place - 1].locate("end"),)
    if report.start <= before.end:
        arguments: dict[str, Plain] = {"other": before.number, "period": format_period(Period(before.start, before.end))}
        yield Diagnostic("report-periods-overlap", record.locate("start"), arguments, related=related)
    elif report.start > before.end + timedelta(days=1):
        gap = Period(before.end + timedelta(days=1), report.start - timedelta(days=1))
        yield Diagnostic("report-periods-gap", record.locate("start"), {"other": before.number, "period": format_period(gap)}, related=related)


def _number(record: Record, view: View) -> Iterator[Diagnostic]:
    """Yield a number that an earlier report of the same row has; extraordinary reports have a row of their own."""
    own = report_of(record).type is ReportType.EXTRAORDINARY
    for other in view.collection.of("report", record.project):
        if other is record:
            return
        if report_of(other).number == report_of(record).number and (report_of(other).type is ReportType.EXTRAORDINARY) is own:
            yield Diagnostic("report-number-twice", record.locate("number"), {"value": report_of(record).number}, related=(other.locate("number"),))


def _submitted(record: Record, view: View) -> Iterator[Diagnostic]:
    """Yield a report submitted before its period was over, or after its deadline."""
    report, deadline = report_of(record), deadline_of(record, view.collection)
    if report.submitted_on is None or not is_sound(report):
        return
    value = format_date(report.submitted_on)
    if report.submitted_on <= report.end and report.type is not ReportType.EXTRAORDINARY:
        yield Diagnostic("report-submitted-early", record.locate("submitted_on"), {"value": value, "end": format_date(report.end)})
    elif deadline.value is not None and report.submitted_on > deadline.value:
        arguments = {"value": value, "deadline": format_date(deadline.value)}
        yield Diagnostic("report-submitted-late", record.locate("submitted_on"), dict(arguments), related=deadline.locations)


def _day_off(record: Record, view: View) -> Iterator[Diagnostic]:
    """Yield a deadline to come that falls on a day on which nobody works."""
    deadline = deadline_of(record, view.collection)
    if is_sound(report_of(record)) and deadline.value is not None and report_of(record).submitted_on is None and not is_working_day(deadline.value):
        what = holiday(deadline.value) or weekday(deadline.value)
        arguments = {"value": format_date(deadline.value), "what": what, "report": called(report_of(record))}
        yield Diagnostic("report-deadline-not-working", deadline.locations[0], dict(arguments))


def _sample(record: Record, _view: View) -> Iterator[Diagnostic]:
    if report_of(record).sample:
        yield Diagnostic("sample-data", record.locate("sample"), {"value": called(report_of(record))})


RULES = (
    Rule("report", _within_project),
    Rule("report", _following),
    Rule("report", _number),
    Rule("report", _submitted),
    Rule("report", _day_off),
    Rule("report", _sample),
)
