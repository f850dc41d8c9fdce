"""What is counted toward the project's indicators, and what reports say → increments, totals, per cents of the target, what of it is proven."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from typing import cast

from docpipe.czech.names import fold_name
from docpipe.dataclass import dataclass
from docpipe.figures.figure import Figure
from docpipe.figures.reporting.periods import regular, report_of, reports_of, within
from docpipe.model import Record
from docpipe.records.collection import Collection
from docpipe.records.reporting.form import KnownIndicator, ReportForm
from docpipe.records.reporting.indicator import Counted, ProjectIndicator
from docpipe.records.reporting.report import IndicatorProgress, Report

_WHOLE = Decimal(100)


def digits(code: str) -> str:
    """Return what two writings of an indicator's code share."""
    return "".join(character for character in code if character.isdigit())


def indicator_of(record: Record) -> ProjectIndicator:
    """Return a record's value as an indicator of the project."""
    return cast("ProjectIndicator", record.value)


@dataclass(frozen=True, slots=True)
class CountedFigure:
    """One thing counted in a period."""

    item: Counted
    index: int
    """Where in the indicator it is written."""
    proven: bool
    """Whether an attachment of the report shows it, or the address where it is published."""


@dataclass(frozen=True, slots=True)
class IndicatorFigure:
    """An indicator in a report."""

    record: Record
    progress: IndicatorProgress | None
    """What the report itself says of it."""
    index: int | None
    """Where in the report."""
    counted: tuple[CountedFigure, ...]
    """What counts in the period."""
    increment: Figure[Decimal]
    computed: Figure[Decimal] | None
    """The sum of what is counted; None where nothing is counted in any period, so that the report's own number holds."""
    previous: Figure[Decimal]
    total: Figure[Decimal]
    proven: Decimal
    """How much of the increment has evidence."""
    percent: Decimal | None
    """How much of the way from baseline to target is done, to a tenth; None without a target, and where there is no way."""

    @property
    def reached(self) -> Decimal:
        """The state reached: the baseline and all increments."""
        return self.indicator.baseline + self.total.value

    @property
    def is_reached(self) -> bool:
        """Whether the target is reached, from below or from above."""
        return self.percent is None or self.percent >= _WHOLE

    @property
    def goes_back(self) -> bool:
        """Whether the increment leads away from the target."""
        target, baseline = self.indicator.target, self.indicator.baseline
        return self.increment.value > 0 if target is not None and target < baseline else self.increment.value < 0

    @property
    def indicator(self) -> ProjectIndicator:
        return indicator_of(self.record)


def indicators_of(record: Record, collection: Collection) -> tuple[IndicatorFigure, ...]:
    """Return every indicator of the project as a report has it, in the order of the register."""
    return tuple(_figure(item, record, collection) for item in collection.of("project-indicator", record.project))


def _figure(item: Record, record: Record, collection: Collection) -> IndicatorFigure:
    indicator, report = indicator_of(item), report_of(record)
    progress, index = _progress(report, indicator)
    counted = tuple(_counted(position, given, report) for position, given in enumerate(indicator.counted) if within(report, given.date))
    increment = _increment(item, record)
    previous = _previous(item, record, collection)
    total = Figure(previous.value + increment.value, (*previous.locations, *increment.locations))
    way = indicator.target - indicator.baseline if indicator.target is not None else None
    return IndicatorFigure(
        record=item,
        progress=progress,
        index=index,
        counted=counted,
        increment=increment,
        computed=increment if indicator.counted else None,
        previous=previous,
        total=total,
        proven=sum((entry.item.value for entry in counted if entry.proven), Decimal(0)),
        percent=(total.value / way * _WHOLE).quantize(Decimal("0.1"), ROUND_HALF_UP) if way else None,
    )


def _progress(report: Report, indicator: ProjectIndicator) -> tuple[IndicatorProgress | None, int | None]:
    for index, progress in enumerate(report.indicators):
        if digits(progress.code) == digits(indicator.code):
            return progress, index
    return None, None


def _counted(index: int, item: Counted, report: Report) -> CountedFigure:
    attached = {fold_name(attachment.id) for attachment in report.attachments if attachment.file}
    shown = any(fold_name(text) in attached for text in item.evidence)
    return CountedFigure(item, index, proven=shown or item.url is not None)


def _increment(item: Record, record: Record) -> Figure[Decimal]:
    """Return the increment of a period: the sum of what is counted in it; where nothing is ever counted, what the report says."""
    indicator, report = indicator_of(item), report_of(record)
    if indicator.counted:
        found = [(index, given) for index, given in enumerate(indicator.counted) if within(report, given.date)]
        return Figure(sum((given.value for _, given in found), Decimal(0)), tuple(item.locate("counted", index) for index, _ in found))
    progress, index = _progress(report, indicator)
    if progress is None or progress.increment is None or index is None:
        return Figure(Decimal(0))
    return Figure(progress.increment, (record.locate("indicators", index, "increment"),))


def _previous(item: Record, record: Record, collection: Collection) -> Figure[Decimal]:
    """Return what was reached before a period: what is counted before it, else the increments of the reports before it."""
    indicator, report = indicator_of(item), report_of(record)
    if indicator.counted:
        found = [(index, given) for index, given in enumerate(indicator.counted) if given.date is not None and given.date < report.start]
        return Figure(sum((given.value for _, given in found), Decimal(0)), tuple(item.locate("counted", index) for index, _ in found))
    earlier = [_increment(item, other) for other in regular(reports_of(record.project, collection)) if report_of(other).start < report.start]
    return Figure(sum((figure.value for figure in earlier), Decimal(0)), tuple(place for figure in earlier for place in figure.locations))


def known_indicator(code: str, form: ReportForm | None) -> KnownIndicator | None:
    """Return what the form says of an indicator."""
    return next((item for item in form.indicators if digits(item.code) == digits(code)), None) if form is not None else None


def must_be_published(indicator: ProjectIndicator, form: ReportForm | None) -> bool:
    """Return whether what counts toward an indicator must be published: as it says itself, else as the programme does."""
    if indicator.published is not None:
        return indicator.published
    known = known_indicator(indicator.code, form)
    return known is not None and known.published
