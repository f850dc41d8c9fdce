"""A table of a long text → Word's: caption above, header rows that repeat, wider and higher cells, sums, lines of source below."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from docpipe.dataclass import dataclass
from docpipe.prose.blocks import Inline, Link, Run, Table, Value, plain
from docpipe.prose.texts import cells
from docpipe.render.columns import column_widths
from docpipe.render.figure_word import caption_paragraph, lines_below
from docpipe.render.grid import Placed, grid

if TYPE_CHECKING:
    from docpipe.render.prose_word import ProseWriter

_ALIGNED: Final = ("right", "center", "left")
_FULL: Final = 5000
"""The width of a table in fiftieths of a per cent."""
_KINDS_OF_CELL: Final = {"right": "Number", "center": "Centre"}
_LABEL: Final = "Tabulka"
_KEPT_WHOLE: Final = 6
"""Rows of a table that is not divided between pages."""
_LEAF: Final = 14
_LEAF_LETTERS: Final = 1500
"""Rows and letters of one without a caption: about a third of a page."""


def write_table(writer: ProseWriter, table: Table, path: str) -> str:
    """Return a table as XML, with its caption and the lines under it."""
    rows = grid(table)
    widths = column_widths(table, writer.room)
    job = writer.job
    properties = (
        f'<w:tblPr><w:tblStyle w:val="{job.book.id("docpipe Table")}"/><w:tblW w:w="{_FULL}" w:type="pct"/>'
        '<w:tblLook w:val="0420" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="0" w:noVBand="1"/></w:tblPr>'
    )
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    caption = caption_paragraph(writer, table.caption, _LABEL, f"{path}.caption", table.location, above=True) if table.caption is not None else ""
    below = lines_below(writer, table.below, f"{path}.below")
    body = "".join(_row(writer, table, rows, number, path, widths) for number in range(len(rows)))
    return f"{caption}<w:tbl>{properties}<w:tblGrid>{columns}</w:tblGrid>{body}</w:tbl>{below}"


def _row(writer: ProseWriter, table: Table, rows: tuple[tuple[Placed, ...], ...], number: int, path: str, widths: tuple[int, ...]) -> str:
    header = number <= len(table.heads)
    body = number - 1 - len(table.heads)
    place = f"{path}.header" if number == 0 else f"{path}.heads[{number - 1}]" if header else f"{path}.rows[{body}]"
    properties = "<w:cantSplit/><w:tblHeader/>" if header else "<w:cantSplit/>"
    look = _Look(header, body in table.totals, body in table.groups, _keeps(table, number, len(rows)))
    cells = "".join(
        _cell(writer, table, placed, f"{place}[{placed.index}]", sum(widths[placed.column : placed.column + placed.span]), look) for placed in rows[number]
    )
    return f"<w:tr><w:trPr>{properties}</w:trPr>{cells}</w:tr>"


def _keeps(table: Table, number: int, count: int) -> bool:
    """Return whether a row stays with the next: a header, a group's title, all of a small table, the last row before a sum or source.

    A table without a caption is a short one in a text, or a leaf of the catalogue: it is kept whole, or divided between any rows where it is long.
    """
    body = number - 1 - len(table.heads)
    if table.caption is None:
        return number < count - 1 and (body in table.groups or (count <= _LEAF and _letters(table) <= _LEAF_LETTERS))
    if number == count - 1:
        return bool(table.below)
    return body < 0 or body in table.groups or count <= _KEPT_WHOLE or (body + 1 in table.totals and number == count - 2)


def _letters(table: Table) -> int:
    return sum(len(plain(cell.content)) for cell in cells(table))


@dataclass(frozen=True, slots=True)
class _Look:
    """What the paragraphs of a row look like."""

    header: bool
    total: bool
    group: bool
    kept: bool
    """Whether they stay on the page of the next row."""


def _cell(writer: ProseWriter, table: Table, placed: Placed, path: str, width: int, look: _Look) -> str:
    cell = placed.cell
    span = f'<w:gridSpan w:val="{placed.span}"/>' if placed.span > 1 else ""
    merge = {"restart": '<w:vMerge w:val="restart"/>', "continue": "<w:vMerge/>"}.get(placed.merge, "")
    column = table.columns[placed.column] if placed.column < len(table.columns) and placed.span == 1 else None
    align = cell.align or ("right" if column is not None and column.is_number else None)
    style, aligned = _style(writer, align, look)
    properties = ("<w:keepNext/>" if look.kept else "") + aligned
    if placed.merge == "continue" or placed.index < 0:
        inner = writer.paragraph((), path, (), style, properties)
    else:
        places = cell.locations or (table.location,)
        content = _strong(cell.content) if (look.total or look.group) and not look.header else cell.content
        inner = writer.paragraph(content, path, places, style, properties) + writer.blocks(cell.blocks, f"{path}.blocks", style)
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{span}{merge}</w:tcPr>{inner}</w:tc>'


def _strong(content: tuple[Inline, ...]) -> tuple[Inline, ...]:
    made: list[Inline] = []
    for item in content:
        if isinstance(item, Run | Value):
            made.append(replace(item, strong=True))
        elif isinstance(item, Link):
            made.append(replace(item, content=_strong(item.content)))
        else:
            made.append(item)
    return tuple(made)


def _style(writer: ProseWriter, align: str | None, look: _Look) -> tuple[str, str]:
    """Return a cell's style, and its w:jc where the template has no style for the alignment."""
    book = writer.job.book
    names = ("docpipe Table Head", "docpipe Table Text") if look.header else ("docpipe Table Text",)
    if look.total and not look.header:
        own = book.find("docpipe Table Total Number" if align == "right" else "docpipe Table Total")
        if own is not None:
            return own.id, f'<w:jc w:val="{align}"/>' if align == "center" else ""
    if (kind := _KINDS_OF_CELL.get(align or "")) is not None:
        own = book.find(f"docpipe Table {'Head ' if look.header else ''}{kind}")
        if own is not None:
            return own.id, ""
    return book.first(*names), f'<w:jc w:val="{align}"/>' if align in _ALIGNED else ""
