"""A mask of pixels → the boxes of its larger solid regions."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import numpy as np
import numpy.typing as npt

_SHORTEST: Final = 3
"""Shorter runs are strokes of letters."""
_SIDE: Final = 8
"""Regions smaller than this, in pixels, are passed over."""
_SOLID: Final = 0.7
"""How much of its box a region must fill: an emblem's field without its stars fills 97 %."""


def regions(mask: npt.NDArray[np.bool_]) -> Iterator[tuple[float, float, float, float]]:
    """Yield left, top, right, bottom of each region of joined pixels that fills its box, the largest first."""
    rows, starts, ends = _runs(mask)
    parents = _joined(rows, starts, ends)
    boxes: dict[int, list[int]] = {}
    for index, parent in enumerate(parents):
        top, left, right, area = rows[index], starts[index], ends[index], ends[index] - starts[index]
        box = boxes.get(parent)
        if box is None:
            boxes[parent] = [left, top, right, top + 1, area]
        else:
            box[0], box[2], box[3], box[4] = min(box[0], left), max(box[2], right), max(box[3], top + 1), box[4] + area
    for left, top, right, bottom, area in sorted(boxes.values(), key=lambda box: -box[4]):
        width, height = right - left, bottom - top
        if min(width, height) >= _SIDE and area >= _SOLID * width * height:
            yield (left, top, right, bottom)


def _runs(mask: npt.NDArray[np.bool_]) -> tuple[list[int], list[int], list[int]]:
    """Return row, first and last column (one behind) of each run of pixels, in order."""
    height, width = mask.shape
    framed = np.zeros((height, width + 2), dtype=np.int8)
    framed[:, 1:-1] = mask
    turns = np.diff(framed, axis=1)
    rows, starts = np.nonzero(turns == 1)
    _, ends = np.nonzero(turns == -1)
    kept = ends - starts >= _SHORTEST
    return rows[kept].tolist(), starts[kept].tolist(), ends[kept].tolist()


def _joined(rows: list[int], starts: list[int], ends: list[int]) -> list[int]:
    """Return for each run the first run of its region."""
    parents = list(range(len(rows)))

    def first(index: int) -> int:
        while parents[index] != index:
            parents[index] = parents[parents[index]]
            index = parents[index]
        return index

    above = 0
    for index, row in enumerate(rows):
        while above < index and (rows[above] < row - 1 or (rows[above] == row - 1 and ends[above] <= starts[index])):
            above += 1
        other = above
        while other < index and rows[other] == row - 1 and starts[other] < ends[index]:
            if ends[other] > starts[index]:
                one, two = first(other), first(index)
                parents[max(one, two)] = min(one, two)
            other += 1
    return [first(index) for index in range(len(rows))]
