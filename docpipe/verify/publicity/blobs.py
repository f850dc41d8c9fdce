"""A mask of pixels → its regions of joined pixels: their boxes, areas and middles, all at once."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from docpipe.dataclass import dataclass

Whole = npt.NDArray[np.int64]
Real = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Blobs:
    """Regions of joined pixels: one place of each array for a region; right and bottom are one behind."""

    left: Whole
    top: Whole
    right: Whole
    bottom: Whole
    area: Whole
    x: Real
    """Middle of its pixels, from the left edge of the first."""
    y: Real

    def of(self, chosen: npt.NDArray[np.bool_] | Whole) -> Blobs:
        """Return those that are chosen."""
        return Blobs(self.left[chosen], self.top[chosen], self.right[chosen], self.bottom[chosen], self.area[chosen], self.x[chosen], self.y[chosen])

    def __len__(self) -> int:
        return len(self.area)


def blobs(mask: npt.NDArray[np.bool_], shortest: int = 1) -> Blobs:
    """Return the regions; runs of a row shorter than `shortest` are passed over (strokes of letters)."""
    height, width = mask.shape
    framed = np.zeros((height, width + 2), dtype=np.int8)
    framed[:, 1:-1] = mask
    turns = np.diff(framed, axis=1)
    rows, starts = np.nonzero(turns == 1)
    _, ends = np.nonzero(turns == -1)
    kept = ends - starts >= shortest
    rows, starts, ends = rows[kept], starts[kept], ends[kept]
    parents = _joined(rows, starts, ends, width)
    _, label = np.unique(parents, return_inverse=True)
    count = int(label.max()) + 1 if len(label) else 0
    lengths = ends - starts
    area = np.bincount(label, lengths, count).astype(np.int64)
    x = np.bincount(label, lengths * (starts + ends) / 2, count) / np.maximum(area, 1)
    y = np.bincount(label, lengths * (rows + 0.5), count) / np.maximum(area, 1)
    return Blobs(_least(label, starts, count), _least(label, rows, count), -_least(label, -ends, count), -_least(label, -(rows + 1), count), area, x, y)


def _least(label: Whole, values: Whole, count: int) -> Whole:
    found = np.full(count, np.iinfo(np.int64).max, dtype=np.int64)
    np.minimum.at(found, label, values)
    return found


def _joined(rows: Whole, starts: Whole, ends: Whole, width: int) -> Whole:
    """Return for each run the first run of its region. Runs come in order of rows and columns."""
    parents = np.arange(len(rows))
    if not len(rows):
        return parents
    step = width + 2
    begins, closes = rows * step + starts, rows * step + ends
    # of the row below: the first run that ends behind the start, and the first that starts at the end or behind it
    first = np.searchsorted(closes, (rows + 1) * step + starts, side="right")
    last = np.searchsorted(begins, (rows + 1) * step + ends, side="left")
    counts = np.maximum(last - first, 0)
    upper = np.repeat(np.arange(len(rows)), counts)
    lower = np.repeat(first - np.concatenate(([0], np.cumsum(counts)[:-1])), counts) + np.arange(int(counts.sum()))
    while True:
        least = np.minimum(parents[upper], parents[lower])
        before = parents.copy()
        np.minimum.at(parents, parents[upper], least)
        np.minimum.at(parents, parents[lower], least)
        parents = parents[parents]
        if np.array_equal(parents, before):
            return parents
