"""The numbers of a table → which of them are sums of others, as formulas. A formula is written only where it gives exactly the number printed."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from decimal import Decimal
from typing import Final

_LETTERS: Final = 26
_LEAST: Final = 2
Values = Mapping[tuple[int, int], Decimal]
"""Row and column in the body, from 0 → the number there."""


def letters(column: int) -> str:
    """Return a column's letters: 0 → 'A', 26 → 'AA'."""
    name, rest = "", column + 1
    while rest:
        rest, letter = divmod(rest - 1, _LETTERS)
        name = chr(ord("A") + letter) + name
    return name


def column_sum(values: Values, row: int, column: int, first: int, *, skipped: frozenset[int], totals: frozenset[int]) -> str:
    """Return 'SUM(B4:B9)' for the number at the foot of a column, '' where no sum of what stands above gives it. `first`: the sheet's row of body row 0.

    Tried in this order: the rows since the last sum or title, all plain rows above, the sums above.
    """
    above = range(row)
    since = max((other for other in skipped if other < row), default=-1) + 1
    plain = [other for other in above if other not in skipped]
    for rows in ([other for other in range(since, row) if other not in skipped], plain, [other for other in above if other in totals]):
        if _gives(values, [(other, column) for other in rows], values[row, column]):
            return f"SUM({','.join(_runs(rows, letters(column), first))})"
    return ""


def row_sum(values: Values, row: int, column: int, first: int) -> str:
    """Return 'SUM(B4:D4)' for the number at the end of a row, '' where the columns before it do not give it."""
    start = column
    while start and (row, start - 1) in values:
        start -= 1
    for left in range(start, column - _LEAST + 1):
        if _gives(values, [(row, other) for other in range(left, column)], values[row, column]):
            return f"SUM({letters(left)}{first + row}:{letters(column - 1)}{first + row})"
    return ""


def _gives(values: Values, cells: Iterable[tuple[int, int]], wanted: Decimal) -> bool:
    known = [values[cell] for cell in cells if cell in values]
    return bool(known) and sum(known) == wanted


def _runs(rows: Collection[int], letter: str, first: int) -> Iterator[str]:
    """Yield the ranges of rows that follow one another."""
    ordered = sorted(rows)
    start = ordered[0]
    for row, following in zip(ordered, (*ordered[1:], None), strict=True):
        if following != row + 1:
            yield f"{letter}{first + start}:{letter}{first + row}" if row != start else f"{letter}{first + row}"
            start = following if following is not None else start
