"""Days in reports and in the publicity register → those out of their order, and those that do not belong to the period."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from docpipe.czech.format import format_date, format_period
from docpipe.czech.values import Period
from docpipe.diagnostics import Diagnostic, Plain
from docpipe.figures.reporting.evidence import publicity_value
from docpipe.figures.reporting.periods import is_sound, report_of
from docpipe.model import DataPath, Record
from docpipe.records.reporting.report import Report
from docpipe.rules.view import Rule, View

_Pair = tuple[DataPath, date | None, str, date | None, str]
"""Where the later day is written, the later day and what it is, the earlier one and what that is."""


def _of_report(report: Report) -> Iterator[_Pair]:
    yield ("approved_on",), report.approved_on, "zpráva je schválena", report.submitted_on, "podána"
    yield ("next_until",), report.next_until, "další období končí", report.end, "toto končí"
    for index, change in enumerate(report.changes):
        yield ("changes", index, "approved_on"), change.approved_on, "změna je schválena", change.announced_on, "oznámena"
    for index, audit in enumerate(report.audits):
        yield ("audits", index, "end"), audit.end, "kontrola končí", audit.start, "začíná"


def _in_order(record: Record, _view: View) -> Iterator[Diagnostic]:
    """Yield each day of a report that comes before one it must follow."""
    report = report_of(record)
    yield from _reversed(record, _of_report(report))
    if report.approved_on is not None and report.submitted_on is None:
        yield Diagnostic("report-approved-unsubmitted", record.locate("approved_on"), {"value": format_date(report.approved_on)})


def _register(record: Record, _view: View) -> Iterator[Diagnostic]:
    """Yield each day of an item of the publicity register that comes before it was there."""
    value = publicity_value(record)
    pairs: tuple[_Pair, ...] = (
        (("until",), value.until, "publicita končí", value.date, "začíná"),
        (("photographed_on",), value.photographed_on, "fotografie je ze dne", value.date, "vidět to je"),
    )
    yield from _reversed(record, pairs)


def _reversed(record: Record, pairs: Iterator[_Pair] | tuple[_Pair, ...]) -> Iterator[Diagnostic]:
    for place, later, what, earlier, other in pairs:
        if later is not None and earlier is not None and later < earlier:
            arguments: dict[str, Plain] = {"what": what, "value": format_date(later), "other": other, "date": format_date(earlier)}
            yield Diagnostic("report-days-in-order", record.locate(*place), arguments)


def _outside(record: Record, _view: View) -> Iterator[Diagnostic]:
    """Yield what is said to have happened in another period: a change, an audit; a contract only when it is of a later day."""
    report = report_of(record)
    if not is_sound(report):
        return
    for index, change in enumerate(report.changes):
        yield from _elsewhere(record, ("changes", index), "změna", (change.announced_on, change.approved_on))
    for index, audit in enumerate(report.audits):
        yield from _elsewhere(record, ("audits", index), "kontrola", (audit.start, audit.end))
    for index, item in enumerate(report.procurements):
        if item.date is not None and item.date > report.end:
            yield from _elsewhere(record, ("procurements", index), "smlouva veřejné zakázky", (item.date,))


def _elsewhere(record: Record, place: DataPath, what: str, days: tuple[date | None, ...]) -> Iterator[Diagnostic]:
    """Yield a thing none of whose days, nor what lies between them, is in the period."""
    report, written = report_of(record), sorted(day for day in days if day is not None)
    if written and (written[-1] < report.start or written[0] > report.end):
        arguments: dict[str, Plain] = {"what": what, "value": format_date(written[0]), "period": format_period(Period(report.start, report.end))}
        yield Diagnostic("report-day-outside", record.locate(*place), arguments)


def _people(record: Record, view: View) -> Iterator[Diagnostic]:
    """Yield a person of a report or of its rules whose name looks mistyped."""
    for field in ("contact", "responsible"):
        name = getattr(record.value, field, None)
        if name and name not in view.allowed_names and not view.collection.people_named(name):
            for near in view.near_people.of(name)[:1]:
                yield Diagnostic("attendee-near-miss", record.locate(field), {"value": name, "suggestion": near})


RULES = (
    Rule("report", _in_order),
    Rule("report", _outside),
    Rule("report", _people),
    Rule("reporting", _people),
    Rule("publicity", _register),
)
