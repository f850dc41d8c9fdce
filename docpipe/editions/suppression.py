"""Counts of people in rows and columns → which of them are to be left out, so that no sum gives a small one back (secondary suppression).

What sums what is found in the numbers themselves, whatever the column is called: a column that is the sum of others in each row, a row that is the sum of
those above it. Then the sums are equations in the numbers left out: one that they determine gets another number left out beside it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Final

Numbers = Sequence[Sequence[Decimal | None]]
Place = tuple[int, int]
"""Row and column, from 0."""
Sum = tuple[tuple[Place, ...], Place | None]
"""The cells that are added, and the cell of what they come to; None for a sum that is printed elsewhere."""
_FEWEST: Final = 2
"""Numbers that make a sum; one number equal to another is none."""


def left_out(numbers: Numbers, least: int, declared: Iterable[Sum] = ()) -> frozenset[Place]:
    """Return the places of the small numbers (from 1 to below `least`), and of those without which a sum would give one back.

    `numbers`: None for what is no count of people. `declared`: what the table itself calls a sum.
    """
    hidden = {
        (row, column)
        for row, cells in enumerate(numbers)
        for column, value in enumerate(cells)
        if value is not None and 0 < value < least and value == value.to_integral_value()
    }
    if not hidden:
        return frozenset()
    sums = tuple(dict.fromkeys((*sums_in(numbers), *declared)))
    while (told := next(_told_back(sums, hidden, numbers), None)) is not None:
        hidden.add(told)
    return frozenset(hidden)


def sums_in(numbers: Numbers) -> Iterator[Sum]:
    """Yield what is the sum of what: of columns in every row, of rows in every column."""
    rows, columns = len(numbers), max((len(cells) for cells in numbers), default=0)
    across = [column for column in range(columns) if any(_at(numbers, row, column) is not None for row in range(rows))]
    for total, parts in _totals([[_at(numbers, row, column) for row in range(rows)] for column in across]):
        yield from ((tuple((row, across[part]) for part in parts), (row, across[total])) for row in range(rows) if _at(numbers, row, across[total]) is not None)
    down = [row for row in range(rows) if any(value is not None for value in numbers[row])]
    for total, parts in _totals([[_at(numbers, row, column) for column in range(columns)] for row in down]):
        yield from (
            (tuple((down[part], column) for part in parts), (down[total], column)) for column in range(columns) if _at(numbers, down[total], column) is not None
        )


def _at(numbers: Numbers, row: int, column: int) -> Decimal | None:
    return numbers[row][column] if column < len(numbers[row]) else None


def _totals(lines: Sequence[Sequence[Decimal | None]]) -> Iterator[tuple[int, tuple[int, ...]]]:
    """Yield each line that is the sum of others, and which: of those before or after it, without sums among them, or of sums only."""
    found: dict[int, tuple[int, ...]] = {}
    for total, line in enumerate(lines):
        for parts in _may_add(total, len(lines), found):
            if len(parts) >= _FEWEST and _is_sum(line, [lines[part] for part in parts]):
                found[total] = parts
                break
    yield from found.items()


def _may_add(total: int, count: int, found: dict[int, tuple[int, ...]]) -> Iterator[tuple[int, ...]]:
    """Yield the lines whose sum a line may be: all without sums, a block right before it, the sums before it, all after it."""
    plain = tuple(index for index in range(total) if index not in found)
    yield plain
    last = max((index for index in found if index < total), default=-1)
    yield from (tuple(range(start, total)) for start in range(last + 1, total) if start != last + 1 or plain != tuple(range(start, total)))
    yield tuple(index for index in range(total) if index in found)
    yield tuple(range(total + 1, count))


def _is_sum(line: Sequence[Decimal | None], parts: Sequence[Sequence[Decimal | None]]) -> bool:
    """Return whether a line is the sum of others wherever it has a number, and says something by it."""
    pairs = [(value, [part[index] for part in parts]) for index, value in enumerate(line) if value is not None]
    if not pairs or not any(value for value, _ in pairs):
        return False
    return all(value == sum((item for item in items if item is not None), Decimal()) for value, items in pairs)


def _told_back(sums: Sequence[Sum], hidden: set[Place], numbers: Numbers) -> Iterator[Place]:
    """Yield what else is to be left out, for each number that the printed sums determine."""
    order = sorted(hidden)
    equations = [(tuple(place for place in (*parts, *((total,) if total else ())) if place in hidden), parts, total) for parts, total in sums]
    equations.sort(key=lambda item: len(item[0]))
    solved = _determined([_coefficients(parts, total, hidden, order) for _, parts, total in equations], order)
    for missing, parts, total in equations:
        alone = total not in hidden and bool(missing) and sum((_number(numbers, place) for place in missing), Decimal()) == len(missing)
        if alone or solved & set(missing):
            others = [(_number(numbers, place) == 0, place == total, _number(numbers, place), place) for place in (*parts, *((total,) if total else ()))]
            if free := sorted(item for item in others if item[3] not in hidden and _has(numbers, item[3])):
                yield free[0][3]


def _coefficients(parts: tuple[Place, ...], total: Place | None, hidden: set[Place], order: Sequence[Place]) -> list[Fraction]:
    """Return an equation in the numbers left out: 1 for each that is added, -1 for the sum where it is left out too."""
    row = [Fraction(int(place in parts)) for place in order]
    if total in hidden and total is not None:
        row[order.index(total)] -= 1
    return row


def _determined(rows: list[list[Fraction]], order: Sequence[Place]) -> frozenset[Place]:
    """Return the numbers that equations determine: those that stand alone in a line of the equations' reduced form."""
    rows = [row for row in rows if any(row)]
    done = 0
    for column in range(len(order)):
        pivot = next((index for index in range(done, len(rows)) if rows[index][column]), None)
        if pivot is None:
            continue
        rows[done], rows[pivot] = rows[pivot], rows[done]
        rows[done] = [value / rows[done][column] for value in rows[done]]
        for index, row in enumerate(rows):
            if index != done and row[column]:
                rows[index] = [value - row[column] * other for value, other in zip(row, rows[done], strict=True)]
        done += 1
    alone = (next(index for index, value in enumerate(row) if value) for row in rows[:done] if sum(map(bool, row)) == 1)
    return frozenset(order[index] for index in alone)


def _has(numbers: Numbers, place: Place) -> bool:
    return _at(numbers, *place) is not None


def _number(numbers: Numbers, place: Place) -> Decimal:
    return _at(numbers, *place) or Decimal()
