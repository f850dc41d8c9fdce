"""Statistics on users of services → the same without small numbers, and without those from which they could be counted back.

Only what says that it is about users of services or answers of people: tables and charts marked so, and the numbers of clients of services. Attendance,
votes and capacities are never touched.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any, Final, TypeVar, cast

from pydantic import BaseModel

from docpipe.czech.names import fold_name
from docpipe.editions.policies import Policy
from docpipe.records.planning.table import DataTable, TableRow, TableValue

T = TypeVar("T")
CONFIDENTIAL: Final = TableValue("i. d.")
"""The sign of statistics for an individual, confidential datum: its legend is printed under the table."""
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
    """Return a chart whose own values are not small; one of a table takes them of that."""
    series = tuple(item.model_copy(update={"values": tuple(_value(one, least) for one in item.values)}) for item in chart.series)
    return chart.model_copy(update={"series": series})


def _value(item: Any, least: int) -> Any:
    return item.model_copy(update={"value": None}) if item.value is not None and 0 < item.value < least else item


def _table(table: DataTable, least: int) -> DataTable:
    """Return a table with „i. d.“ for each small number; where a sum would give it back, for the next smallest number beside it too."""
    numbers = [[_number(cell) for cell in row.cells] for row in table.rows]
    hidden = {(row, column) for row, cells in enumerate(numbers) for column, value in enumerate(cells) if _counts(table, column) and _is_small(value, least)}
    if not hidden:
        return table
    while more := {place for line in _lines(table, numbers) if (place := _next(line, hidden, numbers)) is not None} - hidden:
        hidden |= more
    rows = tuple(_row(row, index, hidden) for index, row in enumerate(table.rows))
    return table.model_copy(update={"rows": rows})


def _number(cell: Any) -> Decimal | None:
    return cell.number if isinstance(cell, TableValue) else None


def _is_small(value: Decimal | None, least: int) -> bool:
    return value is not None and 0 < value < least and value == value.to_integral_value()


def _counts(table: DataTable, column: int) -> bool:
    """Return whether a column counts people: years, percentages, money and texts do not."""
    kind = table.columns[column].kind if column < len(table.columns) else None
    name = fold_name(table.columns[column].name) if column < len(table.columns) else ""
    return (kind is None or kind.value == "number") and not name.startswith(("rok", "%", "podíl")) and "%" not in name


def _lines(table: DataTable, numbers: Sequence[Sequence[Decimal | None]]) -> Iterator[list[tuple[int, int]]]:
    """Yield the cells of each column and row that has a sum: of what is hidden in it there must be two, or the sum gives it back."""
    totals = {index for index, row in enumerate(table.rows) if row.total or (table.total_row and index == len(table.rows) - 1)}
    width = max((len(cells) for cells in numbers), default=0)
    for column in (index for index in range(width) if _counts(table, index)):
        if totals or (column < len(table.columns) and table.columns[column].total):
            yield [(row, column) for row in range(len(numbers)) if row not in totals and column < len(numbers[row])]
    sums = [index for index, item in enumerate(table.columns) if fold_name(item.name).startswith("celkem")]
    if sums:
        for row in range(len(numbers)):
            yield [(row, column) for column in range(len(numbers[row])) if column not in sums and _counts(table, column)]


def _next(line: list[tuple[int, int]], hidden: set[tuple[int, int]], numbers: Sequence[Sequence[Decimal | None]]) -> tuple[int, int] | None:
    """Return the cell that is to be hidden with the only one hidden in a line that is summed: the smallest number other than nought; None for none."""
    if sum(place in hidden for place in line) != 1:
        return None
    others = [(value, (row, column)) for row, column in line if (row, column) not in hidden and (value := numbers[row][column]) is not None and value > 0]
    return min(others)[1] if others else None


def _row(row: TableRow, index: int, hidden: set[tuple[int, int]]) -> TableRow:
    if not any((index, column) in hidden for column in range(len(row.cells))):
        return row
    return row.model_copy(update={"cells": tuple(CONFIDENTIAL if (index, column) in hidden else cell for column, cell in enumerate(row.cells))})
