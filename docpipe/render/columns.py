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
    columns = [(table.header[index], [row[index] for row in table.rows]) for index in range(len(table.header))]
    if not columns:
        return (room,)
    least = [_width(max(_longest_word(head), *(_unbroken(cell) for cell in cells), 1)) for head, cells in columns]
    if sum(least) >= room:
        return _whole([room * narrow // sum(least) for narrow in least], room)
    asked = [_width(min(_ENOUGH, max(len(plain(cell.content)) for cell in (head, *cells)))) for head, cells in columns]
    wishes = [max(wish - narrow, 0) for narrow, wish in zip(least, asked, strict=True)]
    widths = [narrow + given for narrow, given in zip(least, _shared(wishes, room - sum(least)), strict=True)]
    return _whole([room * width // sum(widths) for width in widths], room)


def _shared(wishes: Sequence[int], spare: int) -> list[int]:
    """Return what each gets of the spare width: small wishes are met whole, the largest share what then is left."""
    given = [0] * len(wishes)
    for left, index in zip(range(len(wishes), 0, -1), sorted(range(len(wishes)), key=wishes.__getitem__), strict=True):
        given[index] = min(wishes[index], spare // left)
        spare -= given[index]
    return given


def _width(letters: int) -> int:
    return _PADDING + _LETTER * letters


def _longest_word(cell: Cell) -> int:
    return max((len(word) for word in plain(cell.content).split(" ")), default=0)


def _unbroken(cell: Cell) -> int:
    """Return the length of the longest piece that is not divided; a cell of numbers is one piece."""
    return len(plain(cell.content)) if cell.align == "right" else _longest_word(cell)


def _whole(widths: Sequence[int], room: int) -> tuple[int, ...]:
    """Return the widths with what rounding lost given to the first."""
    return (widths[0] + room - sum(widths), *widths[1:])
