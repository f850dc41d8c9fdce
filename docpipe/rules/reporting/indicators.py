"""Indicators as counted and as reported → numbers that do not add up, increments above their evidence, what had to be published."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from docpipe.czech.format import format_date, format_number, format_period
from docpipe.czech.names import fold_name
from docpipe.czech.values import Period
from docpipe.diagnostics import Diagnostic, Location, Plain
from docpipe.figures.reporting.indicators import digits, indicator_of, indicators_of, must_be_published
from docpipe.figures.reporting.periods import form_of, is_sound, report_of, reports_of, within
from docpipe.model import Record
from docpipe.records.reporting.indicator import Counted
from docpipe.records.reporting.report import Report
from docpipe.rules.view import Rule, View


def _numbers(record: Record, view: View) -> Iterator[Diagnostic]:
    """Yield increments and totals that are written otherwise than they are computed, lead away from the target, or are above what is proven."""
    for figure in indicators_of(record, view.collection) if is_sound(report_of(record)) else ():
        code, written, index = figure.indicator.code, figure.progress, figure.index
        stated = written.increment if written is not None else None
        if written is not None and index is not None:
            if stated is not None and figure.computed is not None and stated != figure.computed.value:
                related = (*figure.computed.locations, figure.record.locate("code"))
                yield _differs("indicator-increment-differs", record, index, "increment", code, stated, figure.computed.value, related)
            elif written.total is not None and written.total not in (figure.total.value, figure.reached):
                yield _differs("indicator-total-differs", record, index, "total", code, written.total, figure.total.value, figure.total.locations)
        place = record.locate("indicators", index, "increment") if index is not None else figure.record.locate("counted")
        increment = figure.increment.value
        if increment > figure.proven:
            arguments: dict[str, Plain] = {"indicator": code, "value": format_number(increment), "proven": format_number(figure.proven)}
            yield Diagnostic("indicator-above-evidence", place, arguments, related=figure.increment.locations)
        if figure.goes_back:
            back: dict[str, Plain] = {"indicator": code, "value": format_number(increment), "total": format_number(figure.total.value)}
            yield Diagnostic("indicator-goes-back", place, back, related=figure.increment.locations)


def _differs(code: str, record: Record, index: int, field: str, indicator: str, value: Decimal, computed: Decimal, related: tuple[Location, ...]) -> Diagnostic:
    arguments: dict[str, Plain] = {"indicator": indicator, "value": format_number(value), "computed": format_number(computed)}
    return Diagnostic(code, record.locate("indicators", index, field), arguments, related=related)


def _counted(record: Record, view: View) -> Iterator[Diagnostic]:
    """Yield what is counted without a date, on a day of no report, or without the publication that it counts by."""
    indicator = indicator_of(record)
    reports = [report_of(item) for item in reports_of(record.project, view.collection)]
    project = view.project(record)
    programme = view.programmes.get(project.programme) if project is not None else None
    published = must_be_published(indicator, form_of(record.project, view.collection, programme.report_form if programme is not None else ""))
    for index, item in enumerate(indicator.counted):
        within_period = next((report for report in reports if within(report, item.date)), None)
        if item.date is None:
            yield Diagnostic("indicator-counted-undated", record.locate("counted", index), {"value": item.what})
        elif reports and within_period is None and all(is_sound(report) for report in reports):
            arguments: dict[str, Plain] = {"value": item.what, "date": format_date(item.date)}
            yield Diagnostic("indicator-counted-outside", record.locate("counted", index, "date"), arguments)
        missing = _missing(item) if published else ""
        if missing:
            yield Diagnostic("indicator-unpublished", record.locate("counted", index), {"value": item.what, "indicator": indicator.code, "missing": missing})
        elif published and item.published_on is not None and within_period is not None and not within(within_period, item.published_on):
            days: dict[str, Plain] = {"value": item.what, "date": format_date(item.published_on), "period": format_period(_period(within_period))}
            yield Diagnostic("indicator-published-outside", record.locate("counted", index, "published_on"), days)


def _period(report: Report) -> Period:
    return Period(report.start, report.end)


def _evidence(record: Record, view: View) -> Iterator[Diagnostic]:
    """Yield what is counted twice, and evidence that goes with another report than the one it is counted in."""
    reports = [report_of(item) for item in reports_of(record.project, view.collection)]
    first: dict[str, int] = {}
    for index, item in enumerate(indicator_of(record).counted):
        known = first.setdefault(fold_name(item.what), index)
        if known != index:
            related = (record.locate("counted", known),)
            yield Diagnostic("indicator-counted-twice", record.locate("counted", index), {"value": item.what}, related=related)
        own = next((report for report in reports if within(report, item.date)), None)
        for number, text in enumerate(item.evidence):
            other = next((report for report in reports if fold_name(text) in _attached(report)), None)
            if own is not None and other is not None and fold_name(text) not in _attached(own):
                arguments: dict[str, Plain] = {"value": text, "other": other.number, "own": own.number}
                yield Diagnostic("indicator-evidence-elsewhere", record.locate("counted", index, "evidence", number), arguments)


def _attached(report: Report) -> frozenset[str]:
    return frozenset(fold_name(attachment.id) for attachment in report.attachments)


def _missing(item: Counted) -> str:
    words = [word for word, value in (("adresa, kde je zveřejněno", item.url), ("den zveřejnění", item.published_on)) if value is None]
    return " a ".join(words)


def _register(record: Record, view: View) -> Iterator[Diagnostic]:
    """Yield an indicator without a target, and one that the register has twice."""
    indicator = indicator_of(record)
    if indicator.target is None:
        yield Diagnostic("indicator-target-missing", record.locate("code"), {"value": indicator.code})
    for other in view.collection.of("project-indicator", record.project):
        if other is record:
            return
        if digits(indicator_of(other).code) == digits(indicator.code):
            yield Diagnostic("indicator-twice", record.locate("code"), {"value": indicator.code}, related=(other.locate("code"),))


RULES = (
    Rule("report", _numbers),
    Rule("project-indicator", _counted),
    Rule("project-indicator", _evidence),
    Rule("project-indicator", _register),
)
