"""A sheet of a form under way: titles, heads, cells to fill in, drop-downs, checks → Sheet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import field
from datetime import date, time
from decimal import Decimal
from typing import Final

from docpipe.dataclass import dataclass
from docpipe.model import Choice, Sheet, SheetCell

DATE: Final = 'd". "m". "yyyy'
TIME: Final = "h:mm"
TEXT: Final = "@"
LISTS: Final = "Seznamy"
"""The hidden sheet from which drop-downs take long lists."""
GUIDE: Final = "Návod: "
"""What an instruction in a sheet begins with."""
COUNT: Final = "count"
"""The kind of a column that only counts the rows."""
_CHECK: Final = "kontrola"
_FORMATS: Final = {"date": DATE, "time": TIME, "text": TEXT, "number": "General"}

Filled = str | date | time


@dataclass(frozen=True, slots=True)
class Column:
    """A column that somebody fills in."""

    label: str
    width: int
    kind: str = "text"
    """'text', 'date', 'time' or 'number'."""
    values: tuple[str, ...] = ()
    source: str = ""
    """A range with the values: "Seznamy!$A$1:$A$12"."""
    closed: bool = True
    hint: str = ""


@dataclass(slots=True)
class Page:
    """Gathers the cells of one sheet."""

    name: str
    cells: list[SheetCell] = field(default_factory=list)
    choices: list[Choice] = field(default_factory=list)
    row: int = 1

    def guide(self, title: str, text: str, columns: int) -> None:
        """Put the sheet's title and how it is filled in above the table."""
        self.cells.append(SheetCell(1, 1, title, look="title"))
        self.cells.append(SheetCell(2, 1, GUIDE + text, look="note", columns=columns))
        self.row = 4

    def head(self, labels: Sequence[str]) -> None:
        """Put a row of headers."""
        self.cells += [SheetCell(self.row, column, label, look="head") for column, label in enumerate(labels, 1)]
        self.row += 1

    def put(self, column: int, value: Filled, kind: str = "text", look: str = "field") -> None:
        """Put a cell to be filled in into the current row; '' leaves it empty."""
        self.cells.append(SheetCell(self.row, column, value, format=_FORMATS[kind], look=look))

    def check(self, column: int, formula: str, value: str) -> None:
        """Put a formula that says what is missing; `value` is what it says now."""
        self.cells.append(SheetCell(self.row, column, value, formula=formula, look="check"))

    def sheet(self, widths: Sequence[int], head: int, *, upright: bool = False, filtered: bool = False, hidden: bool = False) -> Sheet:
        """Return the sheet. `head`: the row of the headers, 0 for none."""
        return Sheet(self.name, tuple(self.cells), tuple(widths), (head, head) if head else (0, 0), tuple(self.choices), hidden, upright, filtered)


def table(name: str, title: str, guide: str, columns: Sequence[Column], rows: Sequence[Sequence[Filled]], room: int, check: str) -> Sheet:
    """Return a sheet with a table to fill in: the rows there are, then room for more, each with a check.

    `check`: a formula with {letter} for the cell of a column in the row, A for the first, and {first}, {last} for the table's rows.
    """
    page = Page(name)
    page.guide(title, guide, len(columns) + 1)
    head = page.row
    page.head((*(column.label for column in columns), _CHECK))
    first, last = page.row, page.row + len(rows) + room - 1
    for index in range(len(rows) + room):
        values: Sequence[Filled] = rows[index] if index < len(rows) else ()
        for number, column in enumerate(columns):
            if column.kind == COUNT:
                page.cells.append(SheetCell(page.row, number + 1, Decimal(index + 1), look="hint"))
            else:
                page.put(number + 1, values[number] if number < len(values) else "", column.kind)
        places = {letters(number): f"{letters(number)}{page.row}" for number in range(len(columns))}
        page.check(len(columns) + 1, check.format(**places, first=first, last=last), "")
        page.row += 1
    page.choices += list(_choices(columns, first, last))
    return page.sheet([*(column.width for column in columns), 24], head, filtered=True)


def _choices(columns: Sequence[Column], first: int, last: int) -> Iterator[Choice]:
    for number, column in enumerate(columns):
        if column.values or column.source or column.hint:
            yield Choice(f"{letters(number)}{first}:{letters(number)}{last}", column.values, column.source, closed=column.closed, hint=column.hint)


def lists(columns: Sequence[Sequence[str]]) -> tuple[Sheet, tuple[str, ...]]:
    """Return the hidden sheet with long lists, one a column, and the range of each ('' for an empty one)."""
    page = Page(LISTS)
    for number, values in enumerate(columns, 1):
        page.cells += [SheetCell(row, number, value) for row, value in enumerate(values, 1)]
    ranges = tuple(f"{LISTS}!${letters(number)}$1:${letters(number)}${len(values)}" if values else "" for number, values in enumerate(columns))
    return page.sheet([30] * len(columns), 0, hidden=True), ranges


def letters(column: int) -> str:
    """Return the letters of a column, from 0: 'A', 'B'."""
    return chr(ord("A") + column)
