"""Many places of content → few lines: the cells of one sheet together, neighbours as ranges."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Final

from docpipe.diagnostics import Location

_FEW: Final = 3
"""Lines of a file that are told one by one, with their columns."""
_CELL: Final = re.compile(r"([A-Z]{1,3})(\d{1,7})")


def gathered(places: Iterable[Location]) -> tuple[str, ...]:
    """Return places as lines, in their order: 'rozpocty/2023.xlsx:Rozpočet!C2–C5, C7' for five cells of one sheet, 'obce.csv:3–9' for many lines of a file."""
    known = tuple(dict.fromkeys(places))
    sheets: dict[tuple[str, str], list[str]] = {}
    lines: dict[str, list[int]] = {}
    for place in known:
        if place.sheet is not None and place.cell is not None and _CELL.fullmatch(place.cell):
            sheets.setdefault((place.path, place.sheet), []).append(place.cell)
        elif place.line is not None and place.part is None and place.sheet is None:
            lines.setdefault(place.path, []).append(place.line)
    return tuple(dict.fromkeys(_told(place, sheets, lines) for place in known))


def _told(place: Location, sheets: dict[tuple[str, str], list[str]], lines: dict[str, list[int]]) -> str:
    if place.sheet is not None and (cells := sheets.get((place.path, place.sheet))) and place.cell in cells:
        return f"{place.path}:{place.sheet}!{', '.join(_ranges(cells))}"
    if place.part is None and place.sheet is None and len(numbers := lines.get(place.path, [])) > _FEW:
        return f"{place.path}:{', '.join(_runs(numbers))}"
    return str(place)


def _runs(numbers: Iterable[int]) -> Iterator[str]:
    """Yield numbers, those that follow each other as one range."""
    for _, run in groupby(enumerate(sorted(set(numbers))), lambda item: item[1] - item[0]):
        found = [number for _, number in run]
        yield str(found[0]) if len(found) == 1 else f"{found[0]}–{found[-1]}"


def _ranges(cells: Iterable[str]) -> Iterator[str]:
    """Yield the cells by columns, those under each other as one range."""
    known = sorted({_parts(cell) for cell in cells})
    for _, run in groupby(enumerate(known), lambda item: (item[1][:2], item[1][2] - item[0])):
        found = [f"{column}{row}" for _, (_, column, row) in run]
        yield found[0] if len(found) == 1 else f"{found[0]}–{found[-1]}"


def _parts(cell: str) -> tuple[int, str, int]:
    """Return (length of the column's letters, the letters, the row), which sorts as sheets do."""
    found = _CELL.fullmatch(cell)
    assert found is not None, "only cells are gathered"
    return len(found[1]), found[1], int(found[2])
