"""The rows of a table, whose cells may be wider and higher than one → what stands in each row of Word's grid."""

from __future__ import annotations

from docpipe.dataclass import dataclass
from docpipe.prose.blocks import Cell, Table

_EMPTY = Cell(())


@dataclass(frozen=True, slots=True)
class Placed:
    """A cell in a row: its first column, how many it takes, and whether it begins or goes on with one of several rows."""

    cell: Cell
    index: int
    """Its place among the cells written in its row; -1 for one that only goes on."""
    column: int
    span: int
    merge: str = ""
    """'', 'restart' or 'continue', as Word's w:vMerge has it."""


def grid(table: Table) -> tuple[tuple[Placed, ...], ...]:
    """Return every row of a table, header rows first, all of one width: what is missing is empty."""
    rows = (table.header, *table.heads, *table.rows)
    open_cells: dict[int, tuple[Cell, int, int]] = {}
    made = [_row(row, open_cells) for row in rows]
    width = max((placed[-1].column + placed[-1].span for placed in made if placed), default=0)
    return tuple(_filled(row, width) for row in made)


def _row(row: tuple[Cell, ...], open_cells: dict[int, tuple[Cell, int, int]]) -> list[Placed]:
    """Return a row's cells at their columns. `open_cells`: column → (cell, columns, rows still to come) of cells from above."""
    made: list[Placed] = []
    column = 0
    waiting = list(enumerate(row))
    while waiting or any(start >= column for start in open_cells):
        if column in open_cells:
            cell, span, left = open_cells.pop(column)
            made.append(Placed(cell, -1, column, span, "continue"))
            if left > 1:
                open_cells[column] = (cell, span, left - 1)
        elif waiting:
            index, cell = waiting.pop(0)
            span = max(cell.span, 1)
            made.append(Placed(cell, index, column, span, "restart" if cell.down > 1 else ""))
            if cell.down > 1:
                open_cells[column] = (cell, span, cell.down - 1)
        else:
            span = min(start for start in open_cells if start >= column) - column
            made.append(Placed(_EMPTY, -1, column, span))
        column += made[-1].span
    return made


def _filled(row: list[Placed], width: int) -> tuple[Placed, ...]:
    end = row[-1].column + row[-1].span if row else 0
    return (*row, *(Placed(_EMPTY, -1, column, 1) for column in range(end, width)))
