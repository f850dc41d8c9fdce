"""A document's captioned tables → sheets: typed cells, formulas where a row or a column is a sum."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from typing import Final

from docpipe.czech.names import fold_name
from docpipe.czech.typography import typeset
from docpipe.dataclass import dataclass
from docpipe.export.sums import column_sum, row_sum
from docpipe.model import Context, Sheet, SheetCell
from docpipe.prose.blocks import Block, Caption, Cell, EditionOnly, ItemList, Landscape, Paragraph, Prose, Quote, Table, plain

LABEL: Final = "Tabulka"
_CONTENTS: Final = "Seznam tabulek"
_LONGEST_NAME: Final = 31
"""Excel's limit."""
_REFUSED: Final = re.compile(r"[\[\]:*?/\\']")
_WIDEST: Final = 60
_NARROWEST: Final = 8
_LEVELS: Final = 2
_FORMATS: Final = {"money": "#,##0", "number": "#,##0", "percent": "0"}
_DATE: Final = 'd". "m". "yyyy'


def sheets_of(context: Context, title: str) -> tuple[Sheet, ...]:
    """Return a sheet for each captioned table of a document, in its order, and before them their list; () for a document without any."""
    tables = [(number, table) for number, table in enumerate(_captioned(context.values), 1)]
    if not tables:
        return ()
    names = _names([_caption(table) for _, table in tables])
    made = tuple(_sheet(name, f"{LABEL} {number} – {_caption(table)}", table) for name, (number, table) in zip(names, tables, strict=True))
    return (_contents(title, names, [_caption(table) for _, table in tables]), *made)


def _captioned(value: object) -> Iterator[Table]:
    """Yield the tables that count as „Tabulka 1, 2 …“, in the order in which the context holds them."""
    if isinstance(value, Prose):
        yield from (table for table in _tables(value.blocks) if table.caption is not None and (table.caption.label or LABEL) == LABEL)
    elif isinstance(value, tuple):
        for item in value:
            yield from _captioned(item)
    elif is_dataclass(value):
        for field in fields(value):
            yield from _captioned(getattr(value, field.name))


def _tables(blocks: Iterable[Block]) -> Iterator[Table]:
    for block in blocks:
        if isinstance(block, Table):
            yield block
        elif isinstance(block, Quote | EditionOnly | Landscape):
            yield from _tables(block.blocks)
        elif isinstance(block, ItemList):
            for item in block.items:
                yield from _tables(item.blocks)


def _caption(table: Table) -> str:
    return _set(plain(table.caption.content)) if isinstance(table.caption, Caption) else ""


def _set(text: str) -> str:
    """Return a text as it is printed: quotes, dashes, spaces that do not break."""
    return "".join(typeset((text,), ()))


def _names(captions: list[str]) -> list[str]:
    """Return names that Excel takes: short, without signs it refuses, none twice."""
    return [_REFUSED.sub(" ", f"{number}. {caption}")[:_LONGEST_NAME].rstrip(" .") for number, caption in enumerate(captions, 1)]


def _contents(title: str, names: list[str], captions: list[str]) -> Sheet:
    head = (SheetCell(1, 1, title, look="title"), SheetCell(3, 1, LABEL, look="head"), SheetCell(3, 2, "Název", look="head"))
    rows = [
        cell
        for row, (name, caption) in enumerate(zip(names, captions, strict=True), 4)
        for cell in (SheetCell(row, 1, Decimal(row - 3), format="0"), SheetCell(row, 2, caption, link=name))
    ]
    return Sheet(_CONTENTS, (*head, *rows), (10, min(max(map(len, captions)) + 2, 100)), (3, 3))


@dataclass(frozen=True, slots=True)
class _Placed:
    """A cell of a table at its place in the grid, from 0."""

    row: int
    column: int
    cell: Cell


def _grid(rows: Iterable[tuple[Cell, ...]]) -> list[_Placed]:
    """Return the cells at their places; what a wider or higher cell covers is passed over."""
    covered: set[tuple[int, int]] = set()
    placed: list[_Placed] = []
    for row, cells in enumerate(rows):
        column = 0
        for cell in cells:
            while (row, column) in covered:
                column += 1
            placed.append(_Placed(row, column, cell))
            covered |= {(row + down, column + right) for down in range(cell.down) for right in range(cell.span)}
            column += cell.span
    return placed


def _sheet(name: str, title: str, table: Table) -> Sheet:
    heads = _grid((table.header, *table.heads))
    body = _grid(table.rows)
    first = 4 + len(table.heads)
    values = {(item.row, item.column): value for item in body if isinstance(value := _value(item), Decimal)}
    cells = [SheetCell(1, 1, title, look="title")]
    cells += [SheetCell(3 + item.row, item.column + 1, _text(item.cell), look="head", columns=item.cell.span, rows=item.cell.down) for item in heads]
    cells += [_body_cell(item, table, values, first) for item in body]
    below = first + len(table.rows) + 1
    cells += [SheetCell(below + index, 1, _set(plain(line.content)), look="note") for index, line in enumerate(table.below)]
    return Sheet(name, tuple(cells), _widths((*heads, *body)), (3, 3 + len(table.heads)))


def _body_cell(item: _Placed, table: Table, values: dict[tuple[int, int], Decimal], first: int) -> SheetCell:
    look = "total" if item.row in table.totals else "group" if item.row in table.groups else "text"
    value = _value(item)
    formula = ""
    if isinstance(value, Decimal):
        if item.row in table.totals:
            formula = column_sum(values, item.row, item.column, first, skipped=frozenset((*table.totals, *table.groups)), totals=frozenset(table.totals))
        if not formula and _is_total_column(table, item.column):
            formula = row_sum(values, item.row, item.column, first)
    return SheetCell(first + item.row, item.column + 1, value, formula, _format(value, item, table), look, item.cell.span, item.cell.down)


def _value(item: _Placed) -> Decimal | date | str:
    """Return what a cell holds: its number or date where it is known as one, else its text."""
    value = item.cell.value
    if isinstance(value, int) and not isinstance(value, bool):
        return Decimal(value)
    if isinstance(value, Decimal | date):
        return value
    return _text(item.cell)


def _text(cell: Cell) -> str:
    """Return a cell's paragraphs and items, a line each."""
    return _set("\n".join(filter(None, (plain(cell.content), *_lines(cell.blocks)))))


def _lines(blocks: tuple[Block, ...]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Paragraph):
            yield plain(block.content)
        elif isinstance(block, ItemList):
            for item in block.items:
                yield from _lines(item.blocks)


def _format(value: Decimal | date | str, item: _Placed, table: Table) -> str:
    if isinstance(value, date):
        return _DATE
    if not isinstance(value, Decimal):
        return ""
    kind = table.columns[item.column].kind if item.column < len(table.columns) else "number"
    base = _FORMATS.get(kind, _FORMATS["number"])
    places = max(-int(value.normalize().as_tuple().exponent), 0) if value else 0
    return base + ("." + "0" * min(places, _LEVELS) if places else "") + ('" %"' if kind == "percent" else "")


def _is_total_column(table: Table, column: int) -> bool:
    """Return whether a column is headed „Celkem“."""
    return any(item.column == column and fold_name(plain(item.cell.content)).startswith("celkem") for item in _grid((table.header, *table.heads)))


def _widths(placed: Iterable[_Placed]) -> tuple[int, ...]:
    """Return widths in characters: as the texts ask that stand in one column alone."""
    count = max(item.column + item.cell.span for item in placed)
    widths = [_NARROWEST] * count
    for item in placed:
        if item.cell.span == 1:
            longest = max((len(line) for line in _text(item.cell).split("\n")), default=0)
            widths[item.column] = min(max(widths[item.column], longest + 2), _WIDEST)
    return tuple(widths)
