"""A sheet of people's own shape (XLSX, CSV) → its cells with places, nothing yet understood of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from pathlib import Path
from typing import TYPE_CHECKING

from docpipe import outside
from docpipe.dataclass import dataclass
from docpipe.diagnostics import Checked, Diagnostic, Location, fault
from docpipe.model import Scalar
from docpipe.read.table import Field
from docpipe.read.text import LIMIT, read_text

if TYPE_CHECKING:
    from docpipe.read.xlsxlooks import Look

SHEET_SUFFIXES = (".csv", ".tsv", ".txt", ".xlsx", ".xlsm")
_MOST_CELLS = 200_000
"""Filled cells of a sheet; a budget of five hundred services has twenty thousand."""


@dataclass(frozen=True, slots=True)
class Grid:
    """One sheet. Rows and columns count from 1."""

    path: str
    name: str | None
    """Name of the sheet; None in a CSV."""
    cells: Mapping[tuple[int, int], Scalar]
    """The filled cells, in the order of rows, then columns."""
    marks: Mapping[tuple[int, int], Location]
    """Places of empty fields and of cells that could not be read."""
    formulas: Mapping[tuple[int, int], str]
    merged: tuple[tuple[int, int, int, int], ...]
    """First row and column, last row and column."""
    hidden_rows: frozenset[int]
    hidden_columns: frozenset[int]
    visible: bool
    unread: Mapping[tuple[int, int], Diagnostic]
    """Cells that hold something and no value: a formula without a result, an error."""
    looks: Mapping[tuple[int, int], Look] = field(default_factory=dict)
    """What cells say besides their values: emphasis, comments, links."""

    def place(self, row: int, column: int) -> Location:
        """Return the place of a cell, empty or filled."""
        if (found := self.cells.get((row, column))) is not None:
            return found.location
        if (known := self.marks.get((row, column))) is not None:
            return known
        return Location(self.path, sheet=self.name, cell=f"{letters(column)}{row}") if self.name is not None else Location(self.path, line=row)

    def whole(self) -> Location:
        """Return the place of the sheet itself."""
        return Location(self.path, sheet=self.name)


def letters(column: int) -> str:
    """Return the letters of a column: 1 → 'A', 28 → 'AB'."""
    found = ""
    while column > 0:
        column, digit = divmod(column - 1, 26)
        found = chr(ord("A") + digit) + found
    return found


def read_grids(path: Path, name: str) -> Checked[tuple[Grid, ...]]:
    """Return the filled sheets of a file. Raises DocpipeError when nothing of it can be read, or it is larger than any table of people."""
    return parse_grids(outside.read_bytes(path, name, most=LIMIT), name)


def parse_grids(content: bytes, name: str) -> Checked[tuple[Grid, ...]]:
    """Return the filled sheets of a file's bytes; the format is told by the name's suffix. Raises as `read_grids`."""
    suffix = name[name.rfind(".") :].lower()
    checked = _workbook(content, name) if suffix in (".xlsx", ".xlsm") else read_text(content, name).then(lambda text: _lines(text, name))
    if not checked.value:
        return Checked((), (*checked.diagnostics, Diagnostic("table-empty", Location(name))))
    for grid in checked.value:
        if len(grid.cells) > _MOST_CELLS:
            raise fault("table-too-large", grid.whole(), limit=_MOST_CELLS)
    return checked


def _workbook(content: bytes, name: str) -> Checked[tuple[Grid, ...]]:
    from docpipe.read.xlsxfile import sheets_of

    grids: list[Grid] = []
    found: list[Diagnostic] = []
    for sheet in sheets_of(content, name):
        if not sheet.rows:
            continue
        cells = {(row, item.column + 1): item.value for row, items in sheet.rows.items() for item in items if item.value is not None}
        places = {str(item.location.cell): (row, item.column + 1) for row, items in sheet.rows.items() for item in items}
        unread = {places[str(item.location.cell)]: item for item in sheet.found if _is_unread(item) and item.location and item.location.cell in places}
        found += [item for item in sheet.found if item not in unread.values()]
        formulas = {at: formula for cell, at in places.items() if (formula := sheet.formula(cell))}
        marks = {at: item.location for at, item in unread.items() if item.location is not None}
        hidden = sheet.hidden_rows(), sheet.hidden_columns()
        grids.append(Grid(name, sheet.title, cells, marks, formulas, tuple(sheet.merged()), *hidden, sheet.visible, unread, sheet.looks()))
    return Checked(tuple(grids), tuple(found))


def _is_unread(item: Diagnostic) -> bool:
    return item.code in ("formula-without-value", "cell-error")


def _lines(text: str, name: str) -> Checked[tuple[Grid, ...]]:
    from docpipe.read.csvfile import csv_rows

    checked = csv_rows(text, name)
    cells: dict[tuple[int, int], Scalar] = {}
    marks: dict[tuple[int, int], Location] = {}
    for row, fields in enumerate(checked.value, 1):
        for item in fields:
            _put(item, row, cells, marks)
    empty: frozenset[int] = frozenset()
    grid = Grid(name, None, cells, marks, {}, (), empty, empty, visible=True, unread={})
    return Checked((grid,) if cells else (), checked.diagnostics)


def _put(item: Field, row: int, cells: dict[tuple[int, int], Scalar], marks: dict[tuple[int, int], Location]) -> None:
    at = (row, item.column + 1)
    marks[at] = item.location
    if item.value is not None:
        cells[at] = item.value
