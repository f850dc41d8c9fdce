"""Values of records and figures → the captioned tables of the plan, each cell with its value and its places."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal

from docpipe.czech.format import format_date, format_number
from docpipe.diagnostics import Location
from docpipe.prose.blocks import Caption, Cell, Column, CrossReference, Inline, Paragraph, Run, Table

NOT_STATED = "neuvedeno"
"""For an amount that is not known, which is not nought."""
_DASH = "–"


def text(value: str | None, *places: Location, strong: bool = False) -> Cell:
    """Return a cell of text; an empty one has a dash, so that it does not look forgotten."""
    return Cell((Run(value or _DASH, strong=strong),), locations=places)


def lines(values: Iterable[str], *places: Location) -> Cell:
    """Return a cell with a paragraph for each text."""
    first, *rest = [value for value in values if value] or [_DASH]
    where = places[0] if places else Location("")
    return Cell((Run(first),), blocks=tuple(Paragraph((Run(value),), where) for value in rest), locations=places)


def count(value: int | Decimal | None, *places: Location, strong: bool = False) -> Cell:
    """Return a cell of a number; a dash where it is not known."""
    return Cell((Run(_DASH if value is None else format_number(value), strong=strong),), value=value, locations=places)


def day(value: date | None, *places: Location) -> Cell:
    """Return a cell of a date."""
    return Cell((Run(_DASH if value is None else format_date(value)),), value=value, locations=places)


def link(anchor: str, number: str, place: Location, *places: Location) -> Cell:
    """Return a cell that leads to what a number stands for."""
    return Cell((CrossReference(anchor, place, text=number),), locations=places)


def linked(items: Iterable[Inline], *places: Location) -> Cell:
    """Return a cell of inlines divided by commas; a dash where there are none."""
    made: list[Inline] = []
    for item in items:
        made += [Run(", "), item] if made else [item]
    return Cell(tuple(made) or (Run(_DASH),), locations=places)


def title(value: str, columns: int, *places: Location) -> tuple[Cell, ...]:
    """Return a row that heads the rows under it."""
    return (Cell((Run(value, strong=True),), span=columns, locations=places),)


def table(
    name: str,
    caption: str,
    columns: Sequence[tuple[str, str, float | None]],
    rows: Sequence[tuple[Cell, ...]],
    place: Location,
    *,
    totals: Iterable[int] = (),
    groups: Iterable[int] = (),
    below: Iterable[str] = (),
) -> Table:
    """Return a captioned table. `name`: by which a text refers to it; `columns`: header, kind (as Column has it), share of the width."""
    return Table(
        header=tuple(Cell((Run(head),)) for head, _, _ in columns),
        rows=tuple(rows),
        location=place,
        caption=Caption((Run(caption),), f"table:{name}"),
        below=tuple(Paragraph((Run(line),), place) for line in below if line),
        columns=tuple(Column(kind, width) for _, kind, width in columns),
        totals=tuple(totals),
        groups=tuple(groups),
    )
