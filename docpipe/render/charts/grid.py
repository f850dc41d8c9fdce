"""A Chart → the columns of its data sheet and the series drawn from them: one grid for the drawing, the workbook and the Ledger."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from functools import cached_property
from typing import Final

from docpipe.dataclass import dataclass
from docpipe.diagnostics import Location
from docpipe.prose.charts import Chart, ChartKind, Span

_DAY: Final = timedelta(days=1)
_PLACES: Final = Decimal("0.000001")


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of the data sheet."""

    value: Decimal | date | None = None
    formula: str = ""
    """By which the sheet computes the value anew."""
    path: str = ""
    """Below the chart: 'series[0].values[2]'; '' for what is only computed from other cells."""
    places: tuple[Location, ...] = ()


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the data sheet below its head, a cell a category."""

    name: str
    cells: tuple[Cell, ...]
    path: str = ""
    """Of its name; '' for one that is docpipe's own."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """A column that is drawn, and how."""

    column: int
    """Index in the grid's columns; the categories stand before the first."""
    fill: int | None
    """Index of its colour; None for one that only holds a place."""
    named: bool = True
    """Whether it stands in the legend."""


@dataclass(frozen=True)
class Grid:
    """What is in the data sheet and what is drawn of it."""

    chart: Chart

    @cached_property
    def columns(self) -> tuple[Column, ...]:
        """The columns after that of the categories."""
        if self.chart.kind is ChartKind.GANTT:
            return self._of_spans()
        made = self._of_series()
        return (*made, _sum_of(made)) if self.total is not None else made

    @property
    def total(self) -> int | None:
        """Index of the column with the sums of a stacked chart's rows."""
        return len(self.chart.series) if self.chart.kind is ChartKind.STACKED and len(self.chart.series) > 1 else None

    @cached_property
    def drawn(self) -> tuple[Drawn, ...]:
        """The series in the order in which they are drawn."""
        if self.chart.kind is not ChartKind.GANTT:
            return tuple(Drawn(index, index) for index in range(len(self.chart.series)))
        dates, groups, found = 2 * self._slots, len(self.groups), []
        for slot in range(self._slots):
            start = dates + slot * (groups + 1)
            found.append(Drawn(start, None, named=False))
            found += [Drawn(start + 1 + group, group, named=slot == self._slots // 2 and groups > 1) for group in range(groups)]
        return (*found, Drawn(len(self.columns) - 1, None, named=False))

    @property
    def in_legend(self) -> tuple[Drawn, ...]:
        """The series that the legend names; none where there is only one, which the caption names. A pie's legend names its categories."""
        named = tuple(item for item in self.drawn if item.named)
        return named if len(named) > 1 and self.chart.kind is not ChartKind.PIE else ()

    @cached_property
    def groups(self) -> tuple[str, ...]:
        """The groups of a timetable's bars, in the order in which they come."""
        return tuple(dict.fromkeys(span.group for span in self.chart.spans)) or ("",)

    @cached_property
    def years(self) -> tuple[int, int]:
        """The first year of a timetable, and the one after its last."""
        return min(span.first.year for span in self.chart.spans), max(span.last.year for span in self.chart.spans) + 1

    @cached_property
    def _rows(self) -> tuple[tuple[Span, ...], ...]:
        rows: list[list[Span]] = [[] for _ in self.chart.categories]
        for span in sorted(self.chart.spans, key=lambda span: (span.first, span.last)):
            rows[span.row].append(span)
        return tuple(tuple(row) for row in rows)

    @property
    def _slots(self) -> int:
        """How many bars a row can have: an odd number, the middle ones named in the legend and one empty series after them.

        Programs disagree whether the entries of a lying chart's legend are counted from the first series or from the last (LibreOffice does the latter):
        so those to be left out stand alike from both ends.
        """
        return max(map(len, self._rows), default=0) // 2 * 2 + 1

    def _filled(self, values: tuple[Decimal | None, ...]) -> tuple[Decimal | None, ...]:
        """Return as many values as there are categories."""
        count = len(self.chart.categories)
        return (*values[:count], *((None,) * (count - len(values))))

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to draw."""
        if self.chart.kind is ChartKind.GANTT:
            return not self.chart.spans
        return not any(value is not None for series in self.chart.series for value in series.values[: len(self.chart.categories)])

    def _of_series(self) -> tuple[Column, ...]:
        left = self.chart.kind is ChartKind.PYRAMID
        return tuple(
            Column(
                series.name,
                tuple(
                    Cell(
                        -value if left and index == 0 and value is not None else value,
                        path=f"series[{index}].values[{row}]",
                        places=series.places[row] if row < len(series.places) else (),
                    )
                    for row, value in enumerate(self._filled(series.values))
                ),
                f"series[{index}].name",
            )
            for index, series in enumerate(self.chart.series)
        )

    def _of_spans(self) -> tuple[Column, ...]:
        columns: list[Column] = []
        order = {id(span): index for index, span in enumerate(self.chart.spans)}
        for slot in range(self._slots):
            spans = [row[slot] if slot < len(row) else None for row in self._rows]
            paths = [f"spans[{order[id(span)]}]" if span is not None else "" for span in spans]
            for name, end in (("od", "first"), ("do", "last")):
                cells = [
                    Cell(span.first if end == "first" else span.last, path=f"{path}.{end}", places=span.places) if span is not None else Cell()
                    for span, path in zip(spans, paths, strict=True)
                ]
                columns.append(Column(name, tuple(cells)))
        for slot in range(self._slots):
            columns.append(Column("začátek" if slot == 0 else "mezera", tuple(self._gap(row, number, slot) for number, row in enumerate(self._rows, 2))))
            for group in self.groups:
                cells = [self._length(row, number, slot, group) for number, row in enumerate(self._rows, 2)]
                columns.append(Column(group or "trvání", tuple(cells), f"spans[{self._first_of(group)}].group" if group else ""))
        return (*columns, Column("", (Cell(),) * len(self._rows)))

    def _first_of(self, group: str) -> int:
        return next(index for index, span in enumerate(self.chart.spans) if span.group == group)

    def _gap(self, row: tuple[Span, ...], number: int, slot: int) -> Cell:
        if slot >= len(row):
            return Cell()
        start = in_years(row[slot].first)
        formula = _years(f"{letter(1 + 2 * slot)}{number}")
        if slot == 0:
            return Cell(start, f"={formula}")
        before = _years(f"({letter(2 * slot)}{number}+1)")
        return Cell(max(start - in_years(row[slot - 1].last + _DAY), Decimal(0)), f"=MAX(0,{formula}-({before}))")

    def _length(self, row: tuple[Span, ...], number: int, slot: int, group: str) -> Cell:
        if slot >= len(row) or row[slot].group != group:
            return Cell()
        first, last = (f"{letter(1 + 2 * slot)}{number}", f"({letter(2 + 2 * slot)}{number}+1)")
        return Cell(in_years(row[slot].last + _DAY) - in_years(row[slot].first), f"={_years(last)}-({_years(first)})")


def _sum_of(columns: tuple[Column, ...]) -> Column:
    """Return the column of sums; a row in which nothing is known has none."""
    cells = []
    for number, row in enumerate(zip(*(column.cells for column in columns), strict=True), 2):
        known = [cell.value for cell in row if isinstance(cell.value, Decimal)]
        cells.append(Cell(sum(known, Decimal(0)), f"=SUM(B{number}:{letter(len(columns))}{number})") if known else Cell())
    return Column("celkem", tuple(cells))


def letter(index: int) -> str:
    """Return the letters of a sheet's column, 0 for 'A'."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def in_years(day: date) -> Decimal:
    """Return a day's beginning as a number of years: 1 July 2023 is 2023.4959; so years are ticks of an axis of numbers, whatever their length."""
    first = date(day.year, 1, 1)
    length = (date(day.year + 1, 1, 1) - first).days
    return (day.year + Decimal((day - first).days) / length).quantize(_PLACES)


def _years(cell: str) -> str:
    return f"(YEAR({cell})+({cell}-DATE(YEAR({cell}),1,1))/(DATE(YEAR({cell})+1,1,1)-DATE(YEAR({cell}),1,1)))"
