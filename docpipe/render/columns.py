"""The cells of a table in a long text → how wide each column is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from docpipe.prose.blocks import Cell, Table, plain

_LETTER: Final = 105
"""Twips a letter of a table takes on average, at 10 points."""
_PADDING: Final = 190
"""Twips a cell keeps free at its sides."""
_ENOUGH: Final = 48
"""Letters from which a longer text earns its column no more width: it breaks into lines."""


def column_widths(table: Table, room: int) -> tuple[int, ...]:
    """Return the columns' widths in twips, together the room: each as its texts ask, none narrower than its longest word where there is room for all."""
    columns = [[row[index] for row in (table.header, *table.rows)] for index in range(len(table.header))] or [[]]
    least = [_PADDING + _LETTER * max((_unbroken(cell) for cell in cells), default=1) for cells in columns]
    asked = [
        max(narrow, _PADDING + _LETTER * min(_ENOUGH, max((len(plain(cell.content)) for cell in cells), default=1)))
        for narrow, cells in zip(least, columns, strict=True)
    ]
    if sum(least) >= room:
        return _whole([room * narrow // sum(least) for narrow in least], room)
    spare = room - sum(least)
    wishes = [wish - narrow for narrow, wish in zip(least, asked, strict=True)]
    if sum(wishes) <= spare:  # nothing need break: what is left over is shared in proportion
        return _whole([room * wish // sum(asked) for wish in asked], room)
    return _whole([narrow + spare * wish // sum(wishes) for narrow, wish in zip(least, wishes, strict=True)], room)


def _unbroken(cell: Cell) -> int:
    """Return the length of the longest piece that is not divided; a cell of numbers is one piece."""
    text = plain(cell.content)
    return len(text) if cell.align == "right" else max((len(word) for word in text.split(" ")), default=1)


def _whole(widths: Sequence[int], room: int) -> tuple[int, ...]:
    """Return the widths with what rounding lost given to the first."""
    return (widths[0] + room - sum(widths), *widths[1:])
