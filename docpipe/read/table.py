"""Rows of fields, the first of them a header → list of dicts with places; shared by CSV and sheets."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import field

from docpipe.dataclass import dataclass
from docpipe.diagnostics import Diagnostic, Location
from docpipe.model import Data, DataPath, Scalar


@dataclass(frozen=True, slots=True)
class Field:
    """One field or cell, empty ones too."""

    column: int
    """Column of the table, from 0."""
    location: Location
    value: Scalar | None


@dataclass(slots=True)
class Table:
    """The rows under a header as dicts."""

    data: list[Data] = field(default_factory=list)
    marks: dict[DataPath, Location] = field(default_factory=dict)
    key_marks: dict[DataPath, Location] = field(default_factory=dict)
    found: list[Diagnostic] = field(default_factory=list)


def tabulate(rows: Iterable[list[Field]], root: DataPath = ()) -> Table:
    """Return the rows as dicts under the header's texts, with what is wrong with the shape. Rows without any value are left out."""
    table = Table()
    headers: dict[int, Field] | None = None
    names: dict[int, str] = {}
    for row in rows:
        if not any(item.value for item in row):
            continue
        if headers is None:
            headers = {item.column: item for item in row}
            names = _names(row, table)
        else:
            _add(row, headers, names, table, root)
    return table


def _names(row: list[Field], table: Table) -> dict[int, str]:
    names: dict[int, str] = {}
    firsts: dict[str, Location] = {}
    for item in row:
        if item.value is None:
            continue
        text = " ".join(item.value.text.split())
        if text in firsts:
            table.found.append(Diagnostic("table-header-duplicate", item.location, {"header": text}, related=(firsts[text],)))
        elif text:
            firsts[text] = item.location
            names[item.column] = text
    return names


def _add(row: list[Field], headers: dict[int, Field], names: dict[int, str], table: Table, root: DataPath) -> None:
    index = len(table.data)
    record: dict[str, Data] = dict.fromkeys(names.values())
    table.marks[(*root, index)] = row[0].location
    for column, text in names.items():
        table.key_marks[(*root, index, text)] = headers[column].location
    for item in row:
        if (text := names.get(item.column, "")) != "":
            record[text] = item.value
            table.marks[(*root, index, text)] = item.location
        elif item.value is not None:
            _complain(item, item.value, headers, table)
    table.data.append(record)


def _complain(item: Field, value: Scalar, headers: dict[int, Field], table: Table) -> None:
    above = headers.get(item.column)
    if above is None:
        table.found.append(Diagnostic("table-row-long", item.location, {"text": value.text, "columns": len(headers)}))
    elif above.value is None:
        table.found.append(Diagnostic("table-header-missing", item.location, {"text": value.text}, related=(above.location,)))
