"""A Word table → a Table with its header, wide and high cells; one that only lays out a page → what stands in it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Final, cast

from docpipe.dataclass import dataclass
from docpipe.prose.blocks import Block, Cell, Column, Paragraph, Run, Table
from docpipe.prose.word.package import Element, is_on, val, w
from docpipe.prose.word.raw import Raw

if TYPE_CHECKING:
    from docpipe.prose.word.body import Body

_THROUGH: Final = (w("sdt"), w("sdtContent"), w("customXml"), w("ins"))
_MOST_COLUMNS: Final = 63
"""Word's own bound."""
_ALIKE: Final = 60
"""Twips (a millimetre) by which columns of one width differ."""
_ALIGN: Final = {"right": "right", "end": "right", "center": "center"}


@dataclass(slots=True)
class _Slot:
    """A cell at its place in the grid."""

    cell: Cell
    column: int
    continues: bool
    """Whether it only goes on with the cell above it."""


def read_table(body: Body, element: Element) -> Iterator[Raw]:
    """Yield a table, or the content of one that has a single cell or stands in another table."""
    for mark in ("del", "ins"):
        for row in element.findall(f"{w('tr')}/{w('trPr')}/{w(mark)}"):
            body.report.count("word-changes-tracked", body.place(cast("Element", cast("Element", row.getparent()).getparent())))
    rows = [(item, _slots(body, item)) for item in _children(element, "tr")]
    rows = [(item, slots) for item, slots in rows if slots]
    if not rows:
        return
    if all(len(slots) == 1 for _, slots in rows) and len(rows) == 1:
        yield from (Raw(block) for block in _content(rows[0][1][0].cell, body, element))
        return
    width = max(slot.column + slot.cell.span for _, slots in rows for slot in slots)
    merged = _merged([slots for _, slots in rows], width)
    count = next((index for index, (item, _) in enumerate(rows) if is_on(item, "trPr/tblHeader") is not True), len(rows))
    heads = _reached(merged, max(min(count, len(rows) - 1), 1))
    header = tuple(tuple(_plain_head(cell) for cell in row) for row in merged[:heads])
    yield Raw(Table(header[0], tuple(merged[heads:]), body.place(element), columns=_columns(element, width), heads=header[1:]))


def _columns(element: Element, count: int) -> tuple[Column, ...]:
    """Return the columns as wide as they were drawn; () where the file does not say it of each, or all are alike: so Word makes a table nobody drew."""
    grid = element.find(w("tblGrid"))
    written = [item.get(w("w"), "") for item in grid.iterchildren(w("gridCol"))] if grid is not None else []
    if len(written) != count or not all(item.isdecimal() and int(item) > 0 for item in written):
        return ()
    widths = [int(item) for item in written]
    if max(widths) - min(widths) <= _ALIKE:
        return ()
    return tuple(Column(width=float(width), drawn=True) for width in widths)


def _reached(rows: list[tuple[Cell, ...]], heads: int) -> int:
    """Return how many rows are the header: a high cell in it takes the rows it reaches over along."""
    while (reach := max((number + cell.down for number, row in enumerate(rows[:heads]) for cell in row), default=heads)) > heads:
        heads = reach
    return heads


def _children(element: Element, name: str) -> Iterator[Element]:
    for child in element:
        if child.tag == w(name):
            if name != "tr" or child.find(f"{w('trPr')}/{w('del')}") is None:
                yield child
        elif child.tag in _THROUGH:
            yield from _children(child, name)


def _slots(body: Body, row: Element) -> list[_Slot]:
    before = val(row, "trPr/gridBefore") or "0"
    at = min(int(before), _MOST_COLUMNS) if before.isdecimal() else 0
    found = [_Slot(Cell(()), column, continues=False) for column in range(at)]
    for cell in _children(row, "tc"):
        span = val(cell, "tcPr/gridSpan") or "1"
        wide = max(1, min(int(span), _MOST_COLUMNS - at)) if span.isdecimal() else 1
        merge = val(cell, "tcPr/vMerge")
        found.append(_Slot(_cell(body, cell, wide), at, continues=merge in ("", "continue")))
        at += wide
        if at >= _MOST_COLUMNS:
            break
    return found


def _cell(body: Body, element: Element, span: int) -> Cell:
    if next(element.iterchildren(w("tbl")), None) is not None:
        body.report.count("word-table-in-table", body.place(element))
    blocks = tuple(_flat(body.blocks(element)))
    first = blocks[0] if blocks else None
    alignment = next((val(item, "pPr/jc") for item in element.iterchildren(w("p"))), None)
    content, rest = (first.content, blocks[1:]) if isinstance(first, Paragraph) else ((), blocks)
    return Cell(content, _ALIGN.get(alignment or ""), span=span, blocks=rest, locations=(body.place(element),))


def _flat(blocks: tuple[Block, ...]) -> Iterator[Block]:
    """Yield the blocks of a cell; of a table in it only the texts, a paragraph a cell."""
    for block in blocks:
        if isinstance(block, Table):
            for row in (block.header, *block.heads, *block.rows):
                for cell in row:
                    if cell.content:
                        yield Paragraph(cell.content, block.location)
                    yield from cell.blocks
        else:
            yield block


def _content(cell: Cell, body: Body, element: Element) -> Iterator[Block]:
    if cell.content:
        yield Paragraph(cell.content, body.place(element))
    yield from cell.blocks


def _merged(rows: list[list[_Slot]], width: int) -> list[tuple[Cell, ...]]:
    """Return the rows as HTML has them: a high cell once, with how many rows it takes; short rows filled up. What Word hides in its lower parts goes."""
    tops: dict[int, tuple[int, int]] = {}
    found: list[list[Cell]] = []
    for number, slots in enumerate(rows):
        made: list[Cell] = []
        for slot in slots:
            top = tops.get(slot.column)
            if slot.continues and top is not None and found[top[0]][top[1]].span == slot.cell.span and _reaches(found, top, number):
                above = found[top[0]][top[1]]
                found[top[0]][top[1]] = replace(above, down=above.down + 1)
                continue
            tops[slot.column] = (number, len(made))
            made.append(slot.cell)
        end = max((slot.column + slot.cell.span for slot in slots), default=0)
        made += [Cell(())] * (width - end)
        found.append(made)
    return [tuple(row) for row in found]


def _reaches(rows: list[list[Cell]], top: tuple[int, int], number: int) -> bool:
    return top[0] + rows[top[0]][top[1]].down == number


def _plain_head(cell: Cell) -> Cell:
    """Return a cell of the header without bold runs: its style makes them bold."""
    return replace(cell, content=tuple(replace(item, strong=False) if isinstance(item, Run) else item for item in cell.content))
