"""One sheet of statistics → a table: title, source and notes from the lines around it, columns, values with the signs of statistics kept."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import field
from decimal import Decimal

from docpipe.czech.names import bare
from docpipe.czech.parse.dates import date_from
from docpipe.czech.parse.numbers import decimal_from
from docpipe.czech.parse.texts import shown
from docpipe.czech.values import NotUnderstood
from docpipe.dataclass import dataclass
from docpipe.diagnostics import Diagnostic, Location, Severity
from docpipe.model import DataPath, Scalar, Written
from docpipe.read.grid import Grid
from docpipe.records.planning.table import Column, ColumnKind, DataTable, TableRow, TableValue
from docpipe.validate.sheets.columns import Row, rows_of
from docpipe.validate.sheets.words import is_total

_MOST_ROWS = 2_000
"""A table printed in a plan; twenty pages of it would not be read."""
_META = re.compile(r"(tabulka|nazev|zdroj|jednotka|stav k|stav ke dni|poznamka|pozn|rok)\s*[.:]\s*(?=\S)")
_FIELDS = {"tabulka": "title", "nazev": "title", "zdroj": "source", "jednotka": "unit", "poznamka": "note", "pozn": "note"}
_STATE = re.compile(r"stav ke?(?: dni)? (\d{1,2}\. ?\d{1,2}\. ?\d{4})")
_SIGNS = {"-": "–", "–": "–", "—": "–", ".": ".", "x": "x", "×": "x", "i. d.": "i. d.", "i.d.": "i. d.", "i.d": "i. d."}
_YEARS = range(1800, 2201)
_HUNDRED = 100


@dataclass(slots=True)
class ReadTable:
    """A table as it was read, and the places of its values."""

    update: dict[str, object]
    marks: dict[DataPath, Location] = field(default_factory=dict)
    found: list[Diagnostic] = field(default_factory=list)


def read_table(grid: Grid, declared: DataTable) -> ReadTable:
    """Return what a sheet says of a table; what the YAML beside it says holds before it."""
    rows = dict(rows_of(grid))
    header = _header(rows)
    read = ReadTable({})
    body = [row for row in rows if row > header]
    while body and (said := _said(rows[body[-1]])) is not None:
        _take(read, declared, said, rows[body.pop()])
    for row in sorted(row for row in rows if row < header):
        _above(read, declared, rows[row])
    if len(body) > _MOST_ROWS:
        read.found.append(Diagnostic("table-rows-many", grid.place(body[_MOST_ROWS], 1), {"count": len(body), "limit": _MOST_ROWS}, Severity.ERROR))
        body = body[:_MOST_ROWS]
    indexes = sorted(rows.get(header, {}))
    columns = _columns(rows, header, indexes, body, declared)
    made = tuple(_row(grid, rows[row], row, number, indexes, columns, read) for number, row in enumerate(body))
    read.update |= {"columns": columns, "rows": made}
    for number, index in enumerate(indexes):
        read.marks["columns", number] = grid.place(header, index)
    return read


def typed_table(declared: DataTable, place: Location) -> ReadTable:
    """Return a table written in YAML with its values read as those of a sheet are."""
    read = ReadTable({})
    rows = [tuple(cell if isinstance(cell, Scalar) and cell.text.strip() else None for cell in row.cells) for row in declared.rows]
    columns = tuple(
        column.model_copy(update={"kind": column.kind or _kind(column.name, [cell for row in rows if at < len(row) and (cell := row[at]) is not None])})
        for at, column in enumerate(declared.columns)
    )
    made = []
    for number, (row, cells) in enumerate(zip(declared.rows, rows, strict=True)):
        where = next((cell.location for cell in cells if cell is not None), place)
        read.marks["rows", number] = where
        if len(cells) != len(columns):
            arguments = {"found": len(cells), "expected": len(columns)}
            read.found.append(Diagnostic("table-row-width", where, {**arguments}, Severity.ERROR))
        padded = (*cells, *(None,) * len(columns))[: len(columns)]
        for at, cell in enumerate(padded):
            read.marks["rows", number, "cells", at] = cell.location if cell is not None else where
        values = tuple(_read(cell, column, read) for cell, column in zip(padded, columns, strict=True))
        first = next((cell.text for cell in cells if cell is not None), "")
        made.append(TableRow(cells=values, total=row.total or is_total(first)))
    read.update = {"columns": columns, "rows": tuple(made)}
    return read


def _header(rows: Mapping[int, Row]) -> int:
    """Return the header's row: the first with several cells; a line with a single one above a wider table is its title."""
    return next((row for row, cells in rows.items() if len(cells) > 1 and _said(cells) is None), next(iter(rows)))


def _said(cells: Row) -> tuple[str, str] | None:
    """Return the field and text of a line like „Zdroj: ČSÚ, …“; None for any other line."""
    texts = [cell.text.strip() for cell in cells.values()]
    joined = " ".join(texts)
    if len(texts) > 2 or _META.match(bare(joined)) is None:  # noqa: PLR2004 - „Zdroj:“ | „ČSÚ“
        return None
    label, _, value = joined.partition(":")
    if not value and "." in joined:
        label, _, value = joined.partition(".")
    return (name, value.strip()) if (name := _FIELDS.get(bare(label).strip(" ."))) and value.strip() else None


def _above(read: ReadTable, declared: DataTable, cells: Row) -> None:
    said = _said(cells)
    first = next(iter(cells.values()))
    _take(read, declared, said or ("title", first.text.strip()), cells)


def _take(read: ReadTable, declared: DataTable, said: tuple[str, str], cells: Row) -> None:
    name, text = said
    place = next(iter(cells.values())).location
    if getattr(declared, name) is None and name not in read.update:
        read.update[name] = text
        read.marks[name,] = place
    if (found := _STATE.search(bare(text))) is not None and declared.as_of is None:
        try:
            read.update["as_of"] = date_from(Scalar(found[1], Written.TEXT_CELL, place))
            read.marks["as_of",] = place
        except NotUnderstood:
            return


def _columns(rows: Mapping[int, Row], header: int, indexes: Sequence[int], body: Sequence[int], declared: DataTable) -> tuple[Column, ...]:
    """Return the columns as the header names them; what the YAML says of one of that name holds."""
    said = {bare(column.name): column for column in declared.columns}
    made = []
    for index in indexes:
        name = " ".join(rows[header][index].text.split())
        own = said.get(bare(name), Column(name=name))
        kind = own.kind or _kind(name, [cell for row in body if (cell := rows[row].get(index)) is not None])
        made.append(own.model_copy(update={"name": name, "kind": kind}))
    return tuple(made)


def _kind(name: str, cells: Sequence[Scalar]) -> ColumnKind:
    """Return how a column is set, by its values: numbers where most of what is no sign is a number."""
    plain = [cell for cell in cells if cell.text.strip().casefold() not in _SIGNS]
    numbers = [number for cell in plain if (number := _number(cell)) is not None]
    if not numbers or 2 * len(numbers) <= len(plain):
        return ColumnKind.TEXT
    if any("%" in cell.format or cell.text.strip().endswith("%") for cell in plain) or "%" in name:
        return ColumnKind.PERCENT
    if bare(name) in ("rok", "obdobi") and all(number in _YEARS for number in numbers):
        return ColumnKind.YEAR
    return ColumnKind.NUMBER


def _number(cell: Scalar) -> Decimal | None:
    try:
        return _value(cell)
    except NotUnderstood:
        return None


def _value(cell: Scalar) -> Decimal:
    if cell.written is Written.NUMBER_CELL and "%" in cell.format:
        return decimal_from(cell) * _HUNDRED
    text = cell.text.strip()
    return decimal_from(Scalar(text.removesuffix("%").rstrip(), cell.written, cell.location, cell.format))


def _row(grid: Grid, cells: Row, row: int, number: int, indexes: Sequence[int], columns: Sequence[Column], read: ReadTable) -> TableRow:
    values = []
    for at, (index, column) in enumerate(zip(indexes, columns, strict=True)):
        read.marks["rows", number, "cells", at] = grid.place(row, index)
        values.append(_cell(grid, cells.get(index), (row, index), column, read))
    first = next((cell.text for cell in cells.values()), "")
    read.marks["rows", number] = grid.place(row, indexes[0] if indexes else 1)
    for index, cell in cells.items():
        if index not in indexes:
            read.found.append(Diagnostic("table-cell-outside", cell.location, {"text": cell.text}, Severity.WARNING))
    return TableRow(cells=tuple(values), total=is_total(first))


def _cell(grid: Grid, cell: Scalar | None, at: tuple[int, int], column: Column, read: ReadTable) -> TableValue:
    """Return a cell's value; a text where a number is expected is kept as a text, and told."""
    if (unread := grid.unread.get(at)) is not None:
        read.found.append(Diagnostic(unread.code, unread.location, unread.arguments, Severity.ERROR))
        return TableValue("")
    return _read(cell, column, read)


def _read(cell: Scalar | None, column: Column, read: ReadTable) -> TableValue:
    if cell is None:
        return TableValue("")
    text = " ".join(shown(cell).split())
    if column.kind in (ColumnKind.TEXT, None):
        return TableValue(text)
    if (sign := _SIGNS.get(text.casefold())) is not None:
        return TableValue(sign)
    try:
        return TableValue(text, _value(cell))
    except NotUnderstood as error:
        code = "table-cell-text" if error.code == "number-not-understood" else error.code
        read.found.append(Diagnostic(code, cell.location, {**error.arguments, "field": column.name}, Severity.ERROR))
        return TableValue(text)
