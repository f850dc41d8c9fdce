"""What a chart of a long text is made of: its kind, its data with their places, and what is said of it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from enum import StrEnum

from docpipe.dataclass import dataclass
from docpipe.diagnostics import Location


class ChartKind(StrEnum):
    """The kinds of charts that are drawn."""

    COLUMN = "column"
    """Upright columns; several series stand side by side."""
    STACKED = "stacked"
    """Upright columns of parts that add up."""
    BAR = "bar"
    """Lying bars, the first category at the top: for long names."""
    LINE = "line"
    PIE = "pie"
    """Parts of one whole: one series."""
    GANTT = "gantt"
    """A timetable: a bar from its first to its last day in the row of each category."""
    PYRAMID = "pyramid"
    """People by age: two series lie to the left and to the right of one axis."""


@dataclass(frozen=True, slots=True)
class Series:
    """One row of numbers, a number a category; None where nothing is known, which is not 0."""

    name: str
    values: tuple[Decimal | None, ...]
    places: tuple[tuple[Location, ...], ...] = ()
    """Where each value comes from, in the order of the values; empty where only the chart's own place is known."""


@dataclass(frozen=True, slots=True)
class Span:
    """One bar of a timetable, both days in it."""

    row: int
    """Index of its category."""
    first: date
    last: date
    group: str = ""
    """What the bars of one colour have in common ('příprava', 'realizace'); '' where there is one colour only."""
    places: tuple[Location, ...] = ()


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart with its data. Title, source and note are plain text: typography is set when they are printed."""

    kind: ChartKind
    title: str
    """Its caption, without 'Graf 1'."""
    alt: str
    """What one sees in it, for a person who does not: the sentence that it is there for."""
    categories: tuple[str, ...]
    location: Location
    series: tuple[Series, ...] = ()
    spans: tuple[Span, ...] = ()
    """Of a timetable, instead of series."""
    id: str = ""
    """By which a text refers to it; '' for none."""
    unit: str = ""
    """Of its numbers ('Kč', 'tis. Kč', 'osob', '%'): stands at its axis."""
    decimals: int = 0
    """Decimal places printed at the axis and in labels."""
    labels: bool | None = None
    """Whether its numbers stand in it; None: where there is room for them."""
    height_mm: int | None = None
    """None: as its kind and the number of its categories want it."""
    source: str = ""
    """'ČSÚ, SLDB 2021, stav k 26. 3. 2021'; printed below it."""
    note: str = ""
    category_title: str = ""
    """What the categories are ('rok', 'obec'): the head of their column in its data sheet."""
