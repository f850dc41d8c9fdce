"""Measures, needs and indicators → needs nobody answers, measures out of no need, indicators that measure nothing."""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

from docpipe.czech.format import format_period
from docpipe.czech.names import fold_name
from docpipe.diagnostics import Diagnostic, Location
from docpipe.figures.needs import NeedFigure, needs_of
from docpipe.model import DataPath, Record
from docpipe.records.need import NeedState
from docpipe.records.planning.indicator import Indicator
from docpipe.records.planning.measure import MeasureKind
from docpipe.records.planning.parts import IndicatorPart
from docpipe.rules.planning.reading import measure_of, plan_of
from docpipe.rules.view import Rule, View

_PARTS = (("unit", "jednotka"), ("baseline", "výchozí hodnota"), ("target", "cílová hodnota"), ("verification", "zdroj ověření"))


def _without_need(record: Record, _view: View) -> Iterator[Diagnostic]:
    """Yield a measure that answers no need."""
    if not measure_of(record).needs:
        yield Diagnostic("measure-without-need", record.locate("name"), {"value": measure_of(record).name})


def _needs(record: Record, view: View) -> Iterator[Diagnostic]:
    """Yield a plan's needs that no measure answers, and those said to be left unanswered without a reason."""
    assert record.project is not None
    measures = view.collection.of("measure", record.project)
    if not measures:
        return
    answered: dict[str, Location] = {}
    for measure in measures:
        for index, name in enumerate(measure_of(measure).needs):
            answered.setdefault(fold_name(name), measure.locate("needs", index))
    for need in needs_of(record.project, view.collection).items:
        by = next((answered[name] for name in (fold_name(need.id), fold_name(need.text.value)) if name in answered), None)
        yield from _need(need, by)


def _need(need: NeedFigure, answered_by: Location | None) -> Iterator[Diagnostic]:
    state, arguments = need.need.state, {"value": need.text.value}
    if state is NeedState.OPEN and answered_by is None:
        yield Diagnostic("need-without-measure", need.location, dict(arguments))
    elif state is NeedState.NOT_SOLVED and answered_by is not None:
        yield Diagnostic("need-left-and-answered", need.location, dict(arguments), related=(answered_by,))
    elif state is NeedState.NOT_SOLVED and not need.need.reason:
        yield Diagnostic("need-left-without-reason", need.location, dict(arguments))


def _indicators(record: Record, _view: View) -> Iterator[Diagnostic]:
    measure = measure_of(record)
    if not measure.indicators:
        yield Diagnostic("measure-without-indicator", record.locate("name"), {"value": measure.name})
    for index, item in enumerate(measure.indicators):
        yield from _indicator(item, record, ("indicators", index))


def _own_indicator(record: Record, _view: View) -> Iterator[Diagnostic]:
    yield from _indicator(cast("Indicator", record.value), record, ())


def _indicator(item: IndicatorPart, record: Record, at: DataPath) -> Iterator[Diagnostic]:
    """Yield an indicator without unit, baseline, target or source, or whose target is where it stands already."""
    place = record.locate(*at, "name")
    missing = tuple(label for field, label in _PARTS if not getattr(item, field))
    if missing:
        yield Diagnostic("indicator-incomplete", place, {"value": item.name, "missing": missing})
    if item.baseline and item.target and fold_name(item.baseline) == fold_name(item.target):
        yield Diagnostic(
            "indicator-stays", record.locate(*at, "target"), {"value": item.name, "target": item.target}, related=(record.locate(*at, "baseline"),)
        )


def _people(record: Record, _view: View) -> Iterator[Diagnostic]:
    measure = measure_of(record)
    if not measure.implementers:
        yield Diagnostic("measure-without-implementer", record.locate("name"), {"value": measure.name})
    if not measure.target_groups:
        yield Diagnostic("measure-without-target-group", record.locate("name"), {"value": measure.name})


def _schedule(record: Record, view: View) -> Iterator[Diagnostic]:
    """Yield a measure whose time is not within the plan's period."""
    plans = view.collection.of("plan", record.project)
    project = view.project(record)
    period = (plan_of(plans[0]).period if plans else None) or (project.plan_period if project else None)
    schedule = measure_of(record).schedule
    if period is not None and schedule is not None and (schedule.start < period.start or schedule.end > period.end):
        arguments = {"value": measure_of(record).name, "schedule": format_period(schedule), "period": format_period(period)}
        yield Diagnostic("measure-outside-period", record.locate("schedule"), dict(arguments))


def _capacity(record: Record, _view: View) -> Iterator[Diagnostic]:
    """Yield a measure that is to develop a service and plans the capacity it has."""
    measure = measure_of(record)
    grows = MeasureKind.DEVELOP in measure.kinds or MeasureKind.NEW_SERVICE in measure.kinds
    now = {(item.form, item.unit): (item.count, item.staff) for item in measure.capacity_now}
    planned = {(item.form, item.unit): (item.count, item.staff) for item in measure.capacity_planned}
    if grows and now and now == planned and any(count is not None for count, _ in now.values()):
        yield Diagnostic("measure-capacity-stays", record.locate("capacity_planned"), {"value": measure.name}, related=(record.locate("capacity_now"),))


RULES = (
    Rule("measure", _without_need),
    Rule("plan", _needs),
    Rule("measure", _indicators),
    Rule("indicator", _own_indicator),
    Rule("measure", _people),
    Rule("measure", _schedule),
    Rule("measure", _capacity),
)
