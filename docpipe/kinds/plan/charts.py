"""Chart records, and figures of the plan → charts with their data."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from itertools import groupby
from typing import TYPE_CHECKING, cast

from docpipe.czech.format import format_number
from docpipe.czech.names import fold_name
from docpipe.diagnostics import Diagnostic, Location, Plain
from docpipe.figures.planning.tree import MeasureFigure
from docpipe.kinds.plan.book import span_text
from docpipe.model import Record
from docpipe.prose.blocks import Block, Insert
from docpipe.prose.charts import Chart, ChartKind, Series, Span
from docpipe.records.planning.chart import Chart as ChartRecord
from docpipe.records.planning.chart import ChartSeries
from docpipe.records.planning.table import DataTable, TableValue

if TYPE_CHECKING:
    from docpipe.kinds.plan.book import Book

_MM = 10
_GANTT_AROUND = 45
_GANTT_ROW = 5
_GANTT_ROWS = 40
"""As many rows as can still be read on one page."""
_GANTT_MOST = 195
"""Millimetres: with its heading and caption it still stands on one page."""


def chart_block(book: Book, record: Record, place: Location) -> tuple[Block, ...]:
    """Return the chart of a record; nothing, told with the place, where its table or column is not there."""
    item = cast("ChartRecord", record.value)
    if item.table is None:
        categories = tuple(dict.fromkeys(value.category for series in item.series for value in series.values))
        found = [Series(series.name, tuple(_own(series, category) for category in categories)) for series in item.series]
    else:
        source = next((other for other in book.layered("table") if other.id == item.table), None)
        if source is None:
            known = tuple(other.id for other in book.layered("table"))
            book.sources.diagnostics.append(Diagnostic("chart-table-unknown", record.locate("table"), {"value": item.table, "known": known}))
            return ()
        data = _of_table(book, record, item, source)
        if data is None:
            return ()
        categories, found = data
    chart = Chart(
        kind=ChartKind(item.kind.value),
        title=item.title,
        alt=item.alt or _alt(item.title, categories, found),
        categories=categories,
        location=place,
        series=tuple(found),
        id=record.id,
        unit=item.unit or "",
        labels=None if item.labels else False,
        height_mm=int(item.height * _MM) if item.height else None,
        source=item.source or "",
        note=item.note or "",
        category_title=item.category or "",
    )
    return (chart,)


def _own(series: ChartSeries, category: str) -> Decimal | None:
    return next((value.value for value in series.values if value.category == category), None)


def _of_table(book: Book, record: Record, item: ChartRecord, source: Record) -> tuple[tuple[str, ...], list[Series]] | None:
    """Return categories and series taken of a table's columns, its sums left out."""
    data = cast("DataTable", source.value)
    names = [fold_name(column.name) for column in data.columns]
    first = names.index(fold_name(item.category)) if item.category and fold_name(item.category) in names else 0
    rows = [index for index, row in enumerate(data.rows) if not row.total and not (data.total_row and index == len(data.rows) - 1)]
    wanted = item.series or tuple(ChartSeries(name=column.name) for index, column in enumerate(data.columns) if index != first)
    found: list[Series] = []
    for index, series in enumerate(wanted):
        name = fold_name(series.column or series.name)
        if name not in names:
            known = tuple(column.name for column in data.columns)
            arguments: dict[str, Plain] = {"value": series.column or series.name, "table": source.id, "known": known}
            book.sources.diagnostics.append(Diagnostic("chart-column-unknown", record.locate("series", index), arguments))
            return None
        column = names.index(name)
        cells = [cast("TableValue", data.rows[row].cells[column]) for row in rows]
        places = tuple((source.locate("rows", row, "cells", column),) for row in rows)
        found.append(Series(series.name, tuple(cell.number for cell in cells), places))
    heads = (cast("TableValue", data.rows[row].cells[first]) for row in rows)
    return tuple(head.text or (str(head.number) if head.number is not None else "") for head in heads), found


def _alt(title: str, categories: Sequence[str], series: Sequence[Series]) -> str:
    """Return „Náklady podle zdrojů: kraj 2023 1 000, 2024 1 200; obce …“ for a chart that says nothing of itself."""
    said = []
    for item in series:
        values = (f"{category} {format_number(value)}" for category, value in zip(categories, item.values, strict=True) if value is not None)
        said.append(f"{item.name}: {', '.join(values)}")
    return f"{title}. {'; '.join(said)}."


def timetable(book: Book, insert: Insert) -> tuple[Block, ...]:
    """Return the timetable of the measures as a chart: a bar from the first to the last day of each; a long one in parts, a page each."""
    timed = [measure for measure in book.tree.measures.values() if measure.measure.schedule is not None]
    tops = {measure.id: f"{top.label} – {top.node.title}" for top in book.tree.tops for measure in top.all_measures()}
    parts = _in_pages([tops.get(measure.id, "") for measure in timed])
    made: list[Block] = []
    for number, part in enumerate(parts, 1):
        where = f" ({number}. část)" if len(parts) > 1 else ""
        made.append(_timetable_part(book, insert, [timed[index] for index in part], tops, where, f"-{number}" if number > 1 else ""))
    return tuple(made)


def _timetable_part(book: Book, insert: Insert, timed: list[MeasureFigure], tops: Mapping[str, str], where: str, behind: str) -> Chart:
    spans = []
    for row, measure in enumerate(timed):
        when = measure.measure.schedule
        assert when is not None, "only timed measures are drawn"
        spans.append(Span(row, when.start, when.end, tops.get(measure.id, ""), (measure.record.locate("schedule"),)))
    told = "; ".join(f"{measure.label} {span_text(measure.measure.schedule)}" for measure in timed)
    return Chart(
        kind=ChartKind.GANTT,
        title=f"Harmonogram {book.tree.card_name.plural_genitive}{where}",
        alt=f"Časová osa{where}: {told}.",
        categories=tuple(f"{measure.number} {measure.measure.name}".strip() for measure in timed),
        location=insert.location,
        spans=tuple(spans),
        id=f"harmonogram-opatreni{behind}",
        height_mm=min(_GANTT_AROUND + _GANTT_ROW * len(timed), _GANTT_MOST),
        category_title=book.tree.card_name.name,
    )


def _in_pages(groups: Sequence[str]) -> list[list[int]]:
    """Return the indexes of rows by the charts that hold them: as few as there can be, of about the same length, cut between groups where that goes."""
    if not groups:
        return []
    pages = -(-len(groups) // _GANTT_ROWS)
    wanted = -(-len(groups) // pages)
    made: list[list[int]] = [[]]
    for _, members in groupby(range(len(groups)), key=lambda index: groups[index]):
        rest = list(members)
        if made[-1] and len(made[-1]) + len(rest) > _GANTT_ROWS:
            made.append([])
        while len(rest) > _GANTT_ROWS:
            made[-1] += rest[:wanted]
            rest = rest[wanted:]
            made.append([])
        made[-1] += rest
        if len(made[-1]) >= wanted:
            made.append([])
    return [part for part in made if part]
