"""The sheets of a workbook that people filled in → which sheet is what, its header, its rows; whatever was moved, hidden or put beside."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field, replace
from typing import Final

from docpipe.dataclass import dataclass
from docpipe.diagnostics import Location
from docpipe.model import Scalar, Written
from docpipe.read.grid import Grid, letters
from docpipe.read.text import clean
from docpipe.schema import Entry, fold_key, names_of
from docpipe.validate.fit import label_of
from docpipe.validate.forms.draft import Draft

LISTS: Final = "Seznamy"
"""The sheet that the drop-downs of a form take their values from; it says nothing of the record."""
COUNTING: Final = frozenset({"c", "p_c", "poradi", "cislo_radku", "podpis", "kontrola", "napoveda", "odpovidal", "puvodni_termin"})
"""Headers of columns that say nothing of the record."""
ITEM: Final = frozenset({"bod", "bod_programu", "k_bodu", "cislo_bodu", "bod_c", "c_bodu"})
"""Headers of the column that says to which point of the agenda a row belongs."""
_LINKED: Final = re.compile(r"[\[\]()]|https?:")
"""What a text must not hold that is to become a link as a whole."""
_SHOWN: Final = 60


@dataclass(frozen=True, slots=True)
class Sort:
    """What the rows of a table are."""

    name: str
    schema: type[Entry]
    needed: str
    """The field without which a header is none of this sort."""
    extra: frozenset[str] = frozenset()
    """Folded headers that are known besides the schema's fields."""
    long: frozenset[str] = frozenset()
    """The fields with long texts, of which emphasis and links are kept."""

    def field(self, header: str) -> str | None:
        """Return the field that a header names; '' for one that is known and says nothing, None for an unknown one."""
        folded = fold_key(header)
        found = names_of(self.schema).get(folded)
        if folded in self.extra and found is None:
            return folded
        return found if found is not None else "" if folded in COUNTING else None

    def labels(self) -> tuple[str, ...]:
        """Return the Czech names of its columns."""
        return tuple(label_of(self.schema, name) for name in self.schema.model_fields)


@dataclass(slots=True)
class Row:
    """A filled row: cells by field."""

    number: int
    cells: dict[str, Scalar]
    place: Location


@dataclass(slots=True)
class Table:
    """The rows of a sheet under its header, or headers."""

    grid: Grid
    sort: Sort
    rows: list[Row] = field(default_factory=list)
    columns: dict[int, str] = field(default_factory=dict)
    """Of the header last met: column → field."""


def rows_by_number(grid: Grid) -> dict[int, dict[int, Scalar]]:
    """Return the filled cells by row and column."""
    found: dict[int, dict[int, Scalar]] = {}
    for (row, column), cell in grid.cells.items():
        found.setdefault(row, {})[column] = cell
    return found


def header_of(cells: Mapping[int, Scalar], sort: Sort, *, alone: bool = False) -> bool:
    """Return whether a row is the header of such a table: it has the needed column and another, and most of its cells are known.

    `alone`: a single cell will do, where the sheet has no better header; above others it is a title („Usnesení“).
    """
    fields = [sort.field(cell.text) for cell in cells.values()]
    known = [item for item in fields if item]
    return sort.needed in known and len(fields) - fields.count(None) > fields.count(None) and (len(known) > 1 or (alone and len(fields) == 1))


def _is_alone(grid: Grid, sort: Sort) -> bool:
    return not any(header_of(cells, sort) for cells in rows_by_number(grid).values())


def score(grid: Grid, sort: Sort) -> int:
    """Return how many columns of the sheet's header this sort knows; 0 where the sheet has no header of it."""
    for cells in rows_by_number(grid).values():
        if header_of(cells, sort):
            return sum(bool(sort.field(cell.text)) for cell in cells.values())
    return 0


def read_table(draft: Draft, grid: Grid, sort: Sort) -> Table:
    """Return the rows of a sheet; what is not read of it is complained of."""
    table = Table(grid, sort)
    watch_hidden(draft, grid)
    above: list[Scalar] = []
    alone = _is_alone(grid, sort)
    rows = rows_by_number(grid)
    for number, following in zip(rows, [*list(rows)[1:], 0], strict=True):
        cells = rows[number]
        if header_of(cells, sort, alone=alone and not table.columns):
            _take_header(draft, table, number, cells)
        elif not table.columns:
            above += cells.values()
        elif len(cells) == 1 and following and header_of(rows[following], sort):
            title = next(iter(cells.values()))
            draft.complain("sheet-title", title.location, text=title.text.strip()[:_SHOWN])
        else:
            _take_row(draft, table, number, cells)
    if not table.columns and above:
        _miss_header(draft, table, rows)
    _watch_merged(draft, table)
    return table


def _miss_header(draft: Draft, table: Table, rows: Mapping[int, Mapping[int, Scalar]]) -> None:
    """Tell of a sheet without a header: by the row that would be one, were the needed column in it, else as a whole."""
    grid, sort = table.grid, table.sort
    for cells in rows.values():
        strange = [cell for cell in cells.values() if sort.field(cell.text) is None]
        if len(cells) - len(strange) > 1:
            place = strange[0].location if strange else next(iter(cells.values())).location
            found = tuple(cell.text.strip()[:_SHOWN] for cell in cells.values())
            draft.complain("form-column-missing", place, sheet=grid.name or grid.path, needed=label_of(sort.schema, sort.needed), found=found)
            return
    draft.complain("form-header-missing", grid.whole(), sheet=grid.name or grid.path, known=sort.labels())


def watch_hidden(draft: Draft, grid: Grid) -> None:
    """Tell of what is read although nobody sees it: a hidden sheet, rows (by a filter too) and columns with something in them."""
    if not grid.visible:
        draft.complain("form-sheet-hidden", grid.whole(), sheet=grid.name or "")
    _watch_looks(draft, grid)
    rows = sorted({row for row, _ in grid.cells if row in grid.hidden_rows})
    columns = sorted({column for _, column in grid.cells if column in grid.hidden_columns})
    if rows:
        draft.complain("form-rows-hidden", grid.place(rows[0], 1), sheet=grid.name or "", count=len(rows))
    if columns:
        draft.complain("form-columns-hidden", grid.place(1, columns[0]), sheet=grid.name or "", count=len(columns))


def _watch_looks(draft: Draft, grid: Grid) -> None:
    """Tell of comments, which no record has a place for, and of text struck through, which would be printed as if it held."""
    for (row, column), look in grid.looks.items():
        if look.comment:
            draft.complain("form-comment", grid.place(row, column), text=look.comment[:_SHOWN])
        if look.struck and (row, column) in grid.cells:
            draft.complain("form-struck", grid.place(row, column), text=look.struck[:_SHOWN])


def dressed(draft: Draft, grid: Grid, at: tuple[int, int], *, long: bool) -> Scalar:
    """Return a filled cell, in a long text with its emphasis and its link as Markdown. A link that has no place is told of."""
    cell, look = grid.cells[at], grid.looks.get(at)
    if look is None:
        return cell
    text = clean(look.marked, lambda _line, _column: cell.location).value if long and look.marked else cell.text
    if long and look.link and "\n" not in text.strip() and not _LINKED.search(text):
        return replace(cell, text=f"[{text.strip()}]({look.link})")
    if look.link and not look.link.startswith("mailto:"):
        draft.complain("form-link-dropped", cell.location, target=look.link[:_SHOWN])
    return replace(cell, text=text)


def _take_header(draft: Draft, table: Table, number: int, cells: Mapping[int, Scalar]) -> None:
    table.columns = {}
    for column, cell in cells.items():
        name = table.sort.field(cell.text)
        if name is None:
            if any(row > number and at == column for row, at in table.grid.cells):
                draft.complain("form-column-unknown", cell.location, header=cell.text, known=table.sort.labels())
            name = ""
        elif name and name in table.columns.values():
            draft.complain("table-header-duplicate", cell.location, header=cell.text)
            name = ""
        table.columns[column] = name


def _take_row(draft: Draft, table: Table, number: int, cells: Mapping[int, Scalar]) -> None:
    beside = [cell for column, cell in cells.items() if column not in table.columns]
    for cell in beside:
        draft.complain("form-note-beside", cell.location, text=cell.text.strip()[:_SHOWN])
    at = {name: column for column in cells if (name := table.columns.get(column))}
    taken = {name: dressed(draft, table.grid, (number, column), long=name in table.sort.long) for name, column in at.items()}
    unread = [item for (row, column), item in table.grid.unread.items() if row == number and table.columns.get(column)]
    draft.found += unread
    if taken:
        table.rows.append(Row(number, taken, next(iter(taken.values())).location))


def _watch_merged(draft: Draft, table: Table) -> None:
    """Give what rows belong to (a point, a record) to all over which its cell was merged; tell of any other cells merged among the rows."""
    rows = {row.number: row for row in table.rows}
    for first, left, last, right in table.grid.merged:
        taken = {name for column in range(left, right + 1) if (name := table.columns.get(column))}
        top = table.grid.cells.get((first, left))
        if first not in rows or top is None or not taken:
            continue
        if taken <= ITEM | table.sort.extra:
            for number in range(first + 1, last + 1):
                if number in rows:
                    rows[number].cells.setdefault(next(iter(taken)), top)
        elif last > first:
            draft.complain("merged-cells", top.location, range=f"{letters(left)}{first}:{letters(right)}{last}")


@dataclass(frozen=True, slots=True)
class Sorted:
    """The sheets of a workbook by what they hold."""

    grids: Mapping[str, Grid]
    others: tuple[Grid, ...]


def sorted_sheets(grids: Sequence[Grid], named: Mapping[str, str], sorts: Sequence[Sort]) -> Sorted:
    """Return which sheet is what: by its name (`named`: folded name → sort), else, where nothing else is of that sort, by its header."""
    found: dict[str, Grid] = {}
    rest: list[Grid] = []
    for grid in grids:
        sort = named.get(fold_key(grid.name or ""))
        if sort is not None and sort not in found:
            found[sort] = grid
        elif grid.name != LISTS:
            rest.append(grid)
    others: list[Grid] = []
    for grid in rest:
        best = max((sort for sort in sorts if sort.name not in found), key=lambda sort: score(grid, sort), default=None)
        if best is not None and score(grid, best) > 1:
            found[best.name] = grid
        else:
            others.append(grid)
    return Sorted(found, tuple(others))


def pairs(draft: Draft, grid: Grid, is_known: frozenset[str], long: frozenset[str]) -> Iterator[tuple[Scalar, Scalar | Location]]:
    """Yield the label and the value, or its empty place, of each row of a sheet in which labels stand beside values.

    A header says in which columns; without one, values stand next to the labels. `is_known`, `long`: folded labels, and those of long texts.
    """
    rows = rows_by_number(grid)
    watch_hidden(draft, grid)
    labels = _label_column(rows, is_known)
    values, known, start = labels + 1, {labels, labels + 1}, 0
    for number, cells in rows.items():
        folded = {fold_key(cell.text): column for column, cell in cells.items()}
        if "hodnota" in folded and (said := folded.get("udaj")) is not None:
            labels, values, start = said, folded["hodnota"], number
            known = set(cells)
            break
    for number, cells in rows.items():
        if number <= start:
            continue
        label, value = cells.get(labels), cells.get(values)
        if label is not None and value is not None:
            yield label, dressed(draft, grid, (number, values), long=fold_key(label.text) in long)
        elif label is not None and (number, values) not in grid.unread:
            yield label, grid.place(number, values)
        elif value is not None:
            draft.complain("form-note-beside", value.location, text=value.text.strip()[:_SHOWN])
        draft.found += [item for (row, column), item in grid.unread.items() if row == number and column == values]
        for column, cell in cells.items():
            if column not in (labels, values) and (column not in known or cell.written is not Written.TEXT_CELL):
                draft.complain("form-note-beside", cell.location, text=cell.text.strip()[:_SHOWN])


def _label_column(rows: Mapping[int, Mapping[int, Scalar]], is_known: frozenset[str]) -> int:
    counts: dict[int, int] = {}
    for cells in rows.values():
        for column, cell in cells.items():
            if fold_key(cell.text.partition("–")[0]) in is_known:
                counts[column] = counts.get(column, 0) + 1
    return max(counts, key=lambda column: (counts[column], -column), default=1)
