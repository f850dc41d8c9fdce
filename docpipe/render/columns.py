"""The cells of a table in a long text → how wide each column is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from docpipe.prose import plain_text
from docpipe.prose.blocks import Cell, Prose, Table, plain
from docpipe.render.grid import grid

_LETTER: Final = 105
"""Twips a letter of a table takes on average, at 10 points."""
_PADDING: Final = 190
"""Twips a cell keeps free at its sides."""
_ENOUGH: Final = 48
"""Letters from which a longer text earns its column no more width: it breaks into lines."""


def column_widths(table: Table, room: int) -> tuple[int, ...]:
    """Return the columns' widths in twips, together the room: each as its texts ask, none narrower than its longest word where there is room for all."""
    rows = grid(table)
    count = max((row[-1].column + row[-1].span for row in rows if row), default=0)
    if not count:
        return (room,)
    heads = [[placed.cell for row in rows[: 1 + len(table.heads)] for placed in row if placed.column == column and placed.span == 1] for column in range(count)]
    bodies = [
        [placed.cell for row in rows[1 + len(table.heads) :] for placed in row if placed.column == column and placed.span == 1] for column in range(count)
    ]
    numbers = [column < len(table.columns) and table.columns[column].is_number for column in range(count)]
    columns = list(zip(heads, bodies, numbers, strict=True))
    least = [_width(max(*map(_longest_word, head), *(_unbroken(cell, number=number) for cell in cells), 1, 1)) for head, cells, number in columns]
    if len(table.columns) == count and all(column.width for column in table.columns):
        shares = [column.width or 0 for column in table.columns]
        given = _whole([int(room * share / sum(shares)) for share in shares], room)
        return _widened(given, least, room) if any(column.drawn for column in table.columns) else given
    if sum(least) >= room:
        return _whole([room * narrow // sum(least) for narrow in least], room)
    asked = [_width(min(_ENOUGH, max((len(_text(cell)) for cell in (*head, *cells)), default=0))) for head, cells, _ in columns]
    wishes = [max(wish - narrow, 0) for narrow, wish in zip(least, asked, strict=True)]
    widths = [narrow + given for narrow, given in zip(least, _shared(wishes, room - sum(least)), strict=True)]
    return _whole([room * width // sum(widths) for width in widths], room)


def _widened(given: Sequence[int], least: Sequence[int], room: int) -> tuple[int, ...]:
    """Return widths in which no column is narrower than its longest word, what it lacks taken from those that have more; as given where there is no room."""
    lacking = sum(max(narrow - width, 0) for narrow, width in zip(least, given, strict=True))
    spare = [max(width - narrow, 0) for narrow, width in zip(least, given, strict=True)]
    if lacking == 0 or lacking > sum(spare):
        return tuple(given)
    widths = [max(width, narrow) - free * lacking // sum(spare) for width, narrow, free in zip(given, least, spare, strict=True)]
    return _whole(widths, room)


def _shared(wishes: Sequence[int], spare: int) -> list[int]:
    """Return what each gets of the spare width: small wishes are met whole, the largest share what then is left."""
    given = [0] * len(wishes)
    for left, index in zip(range(len(wishes), 0, -1), sorted(range(len(wishes)), key=wishes.__getitem__), strict=True):
        given[index] = min(wishes[index], spare // left)
        spare -= given[index]
    return given


def _width(letters: int) -> int:
    return _PADDING + _LETTER * letters


def _text(cell: Cell) -> str:
    """Return the longest of a cell's paragraphs."""
    return max((plain(cell.content), *plain_text(Prose(cell.blocks)).split("\n")), key=len)


def _longest_word(cell: Cell) -> int:
    return max((len(word) for word in " ".join((plain(cell.content), plain_text(Prose(cell.blocks)))).split(" ")), default=0)


def _unbroken(cell: Cell, *, number: bool) -> int:
    """Return the length of the longest piece that is not divided; a cell of numbers is one piece."""
    return len(plain(cell.content)) if cell.align == "right" or (number and not cell.blocks) else _longest_word(cell)


def _whole(widths: Sequence[int], room: int) -> tuple[int, ...]:
    """Return the widths with what rounding lost given to the first."""
    return (widths[0] + room - sum(widths), *widths[1:])
