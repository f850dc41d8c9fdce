"""Statistics on users of services → the same without small numbers, and without those from which they could be counted back.

Only what says that it is about users of services or answers of people: tables and charts marked so, and the numbers of clients of services. Attendance,
votes and capacities are never touched.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Any, Final, TypeVar, cast

from pydantic import BaseModel

from docpipe.czech.names import fold_name
from docpipe.editions.policies import Policy
from docpipe.editions.suppression import Sum, left_out
from docpipe.records.planning.table import ColumnKind, DataTable, TableRow, TableValue

T = TypeVar("T")
CONFIDENTIAL: Final = TableValue("i. d.")
"""The sign of statistics for an individual, confidential datum: its legend is printed under the table."""
_COUNTED: Final = re.compile(r"(\d{1,4})(?:(?:,0+)?$|\s+(?:klient|uživatel|osob|lid|žen|muž|dět|dít|senior|rodin|domácnost|člověk))", re.IGNORECASE)
_NO_COUNTS: Final = ("rok", "%", "podíl", "č.", "poř", "kód", "psč", "ičo", "věk")
"""How the names of columns begin that hold numbers, none of people."""
_SUMS: Final = ("celkem", "úhrn", "součet", "dohromady")
_CLIENTS: Final = ("clients", "clients_local")


def with_large_numbers(value: T, policy: Policy) -> T:
    """Return a record's value with small numbers about people taken out, where it says that it is about them; any other as it is."""
    least = policy.least
    if not least:
        return value
    fields = type(value).model_fields if isinstance(value, BaseModel) else {}
    if isinstance(value, DataTable):
        return cast("T", _table(value, least)) if value.about_users else value
    if "series" in fields and getattr(value, "about_users", False):
        return cast("T", _chart(cast(Any, value), least))
    if "clients_local" in fields:
        small = {name: None for name in _CLIENTS if (number := getattr(value, name)) is not None and 0 < number < least}
        return cast("T", cast(BaseModel, value).model_copy(update=small)) if small else value
    return value


def _chart(chart: Any, least: int) -> Any:
    """Return a chart whose own values are not small; one of a table takes them of that. Its series are the columns, its categories the rows."""
    categories = list(dict.fromkeys(value.category for item in chart.series for value in item.values))
    numbers = [[next((value.value for value in item.values if value.category == category), None) for item in chart.series] for category in categories]
    hidden = {(categories[row], column) for row, column in left_out(numbers, least)}
    if not hidden:
        return chart
    series = tuple(
        item.model_copy(update={"values": tuple(one.model_copy(update={"value": None}) if (one.category, column) in hidden else one for one in item.values)})
        for column, item in enumerate(chart.series)
    )
    return chart.model_copy(update={"series": series})


def _table(table: DataTable, least: int) -> DataTable:
    """Return a table with „i. d.“ for each small number, and for what would give it back: another number of a sum, a share of a total."""
    numbers = [[_number(cell) if _counts(table, column) else None for column, cell in enumerate(row.cells)] for row in table.rows]
    hidden = left_out(numbers, least, _declared(table, numbers))
    if not hidden:
        return table
    shares = {
        (row, column)
        for row, cells in enumerate(table.rows)
        for column in range(len(cells.cells))
        if _is_share(table, column) and any(at == row for at, _ in hidden)
    }
    rows = tuple(_row(row, index, hidden | shares) for index, row in enumerate(table.rows))
    return table.model_copy(update={"rows": rows})


def _declared(table: DataTable, numbers: list[list[Decimal | None]]) -> Iterator[Sum]:
    """Yield what the table calls a sum: its last row, rows and columns marked so, columns called „Celkem“."""
    totals = [row for row, item in enumerate(table.rows) if item.total or (table.total_row and row == len(table.rows) - 1)]
    body = [row for row in range(len(table.rows)) if row not in totals]
    for column in range(max(map(len, numbers), default=0)):
        parts = tuple((row, column) for row in body if column < len(numbers[row]) and numbers[row][column] is not None)
        yield from ((parts, (row, column)) for row in totals if column < len(numbers[row]) and numbers[row][column] is not None)
        if column < len(table.columns) and table.columns[column].total and _counts(table, column):
            yield parts, None
    sums = [column for column in range(len(table.columns)) if _column(table, column)[1].startswith(_SUMS)]
    for row, values in enumerate(numbers):
        parts = tuple((row, column) for column, value in enumerate(values) if value is not None and column not in sums)
        yield from ((parts, (row, column)) for column in sums if column < len(values) and values[column] is not None)


def _number(cell: Any) -> Decimal | None:
    """Return the number of a cell; of a text like „3 klienti“ that with which it begins."""
    if not isinstance(cell, TableValue) or cell.number is not None:
        return cell.number if isinstance(cell, TableValue) else None
    said = _COUNTED.match(cell.text)
    return Decimal(said[1]) if said is not None else None


def _counts(table: DataTable, column: int) -> bool:
    """Return whether a column counts people: years, percentages, money, ranks and names do not."""
    kind, name = _column(table, column)
    return kind in (None, ColumnKind.NUMBER, ColumnKind.TEXT) and not name.startswith(_NO_COUNTS) and "%" not in name


def _is_share(table: DataTable, column: int) -> bool:
    """Return whether a column says the share of each row: with the total beside it, it gives the number back."""
    kind, name = _column(table, column)
    return kind is ColumnKind.PERCENT or "%" in name or name.startswith("podíl")


def _column(table: DataTable, column: int) -> tuple[ColumnKind | None, str]:
    return (table.columns[column].kind, fold_name(table.columns[column].name)) if column < len(table.columns) else (None, "")


def _row(row: TableRow, index: int, hidden: frozenset[tuple[int, int]]) -> TableRow:
    if not any((index, column) in hidden for column in range(len(row.cells))):
        return row
    return row.model_copy(update={"cells": tuple(CONFIDENTIAL if (index, column) in hidden else cell for column, cell in enumerate(row.cells))})
