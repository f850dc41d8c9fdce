"""A statistical table of the content → a captioned table with its source, its day and the legend of its signs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, cast

from docpipe.czech.format import format_date, format_number
from docpipe.diagnostics import Location
from docpipe.model import Record
from docpipe.prose.blocks import Block, Caption, Cell, Column, Paragraph, Run, Table
from docpipe.records.planning.table import SIGNS, ColumnKind, DataTable, TableValue

if TYPE_CHECKING:
    from docpipe.kinds.plan.book import Book

_KINDS = {ColumnKind.NUMBER: "number", ColumnKind.MONEY: "money", ColumnKind.PERCENT: "percent", ColumnKind.YEAR: "text", ColumnKind.TEXT: "text"}


def statistics_table(book: Book, record: Record, place: Location) -> tuple[Block, ...]:  # noqa: ARG001 - the face that all inserts share
    """Return the table of a record."""
    data = cast("DataTable", record.value)
    kinds = tuple(_kind(data, index) for index in range(len(data.columns)))
    rows = [_row(record, data, index, kinds) for index in range(len(data.rows))]
    totals = [index for index, row in enumerate(data.rows) if row.total or (data.total_row and index == len(data.rows) - 1)]
    head = tuple(Cell((Run(column.name),), locations=(record.locate("columns", index, "name"),)) for index, column in enumerate(data.columns))
    below = tuple(Paragraph((Run(line),), record.locate(field)) for field, line in _below(data))
    caption = Caption((Run(_title(data, record)),), f"table:{record.id}")
    return (Table(head, tuple(rows), place, caption, below, tuple(Column(kind) for kind in kinds), totals=tuple(totals)),)


def _title(data: DataTable, record: Record) -> str:
    return f"{data.title or record.id}{f' ({data.unit})' if data.unit else ''}"


def _kind(data: DataTable, index: int) -> str:
    said = data.columns[index].kind
    if said is not None:
        return _KINDS[said]
    values = [value for row in data.rows if (index < len(row.cells) and (value := cast("TableValue", row.cells[index])).text) or value.number is not None]
    numbers = [value for value in values if value.number is not None or value.is_sign]
    return "number" if values and len(numbers) == len(values) and any(value.number is not None for value in numbers) else "text"


def _row(record: Record, data: DataTable, row: int, kinds: Sequence[str]) -> tuple[Cell, ...]:
    cells = data.rows[row].cells
    return tuple(
        _cell(cast("TableValue", cells[index]) if index < len(cells) else TableValue(""), kind, record.locate("rows", row, "cells", index))
        for index, kind in enumerate(kinds)
    )


def _cell(value: TableValue, kind: str, place: Location) -> Cell:
    if value.number is None or kind == "text":
        shown = value.text or (format_number(value.number).replace("\u00a0", "") if value.number is not None else "")
        return Cell((Run(shown),), align="right" if value.is_sign else None, locations=(place,))
    shown = format_number(value.number)
    return Cell((Run(f"{shown}\u00a0%" if kind == "percent" else shown),), value=value.number, locations=(place,))


def _below(data: DataTable) -> list[tuple[str, str]]:
    """Return the lines under the table with the fields they come from: source and day, note, legend of the signs that stand in it."""
    day = f"stav k {format_date(data.as_of)}" if data.as_of else f"rok {data.year}" if data.year else ""
    said = ", ".join(part for part in (data.source or "", day) if part)
    signs = [sign for sign in SIGNS if any(cast("TableValue", cell).text == sign for row in data.rows for cell in row.cells)]
    legend = "; ".join(f"{sign} {SIGNS[sign]}" for sign in signs)
    found = [
        ("source", f"Zdroj: {said}" if said else ""),
        ("note", f"Poznámka: {data.note}" if data.note else ""),
        ("rows", f"Značky: {legend}" if legend else ""),
    ]
    return [(field, line) for field, line in found if line]
