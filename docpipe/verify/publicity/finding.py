"""Pixels → the EU emblems among them: those that stand by themselves by their field, any other by its ring of stars."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import Final

import numpy as np

from docpipe.verify.publicity.emblem import Box, Closer, Pixels, Seen, recognised
from docpipe.verify.publicity.regions import LOOSE, regions
from docpipe.verify.publicity.ringed import seen_by_ring, straightened
from docpipe.verify.publicity.rings import rings

_MOST: Final = 24
"""Regions of a colour that are looked at closely, the largest."""
_FEWER: Final = 12
_CLEAR: Final = 0.15
"""One this near the construction needs no second look."""
_NARROW: Final = 3.4
"""A region longer than this is no emblem's field, nor one that is cropped."""
_AGAIN: Final = 0.7
"""How far about a ring, in heights of its emblem, is looked at again closely: its corners are 0.9 from the middle, and some are cropped."""

_GRAIN: Final = 30
"""Difference of a scan's or a photograph's pixels from their ground."""
_PLAIN: Final = 0.6

Wider = Callable[[], tuple[Pixels, float]]
"""→ the same as the overview with more pixels, and how many of them there are to one of the overview."""


def emblems(overview: Pixels, closer: Closer, likely: Iterable[Box] = (), wider: Wider | None = None) -> tuple[Seen, ...]:
    """Return the emblems that stand among the pixels. `likely`: boxes in which one may fill all; `wider`: where to look for stars when none is found."""
    found: list[Seen] = []
    blue, dark = _masks(overview)
    for box in (*_boxes(blue), *likely):
        _take(found, box, closer)
    for box in _boxes(dark, _FEWER) if not found else ():
        _take(found, box, closer)
    if not found and wider is not None:
        pixels, scale = wider()
        for ring in rings(pixels, blurred=False):
            if straightened(pixels, ring) is None:
                continue
            x, y, reach = ring.x / scale, ring.y / scale, ring.height / scale * (0.75 + _AGAIN)
            _take(found, (x - reach, y - reach, x + reach, y + reach), closer)
    return tuple(found)


def _take(found: list[Seen], box: Box, closer: Closer) -> None:
    """Look into a box closely, and take the emblem that stands there."""
    if any(_overlap(box, seen.box) > 0.5 for seen in found):  # noqa: PLR2004 - more than half: the same one
        return
    pixels, scale, left, top = closer(box)
    if min(pixels.shape[:2]) < 2:  # noqa: PLR2004 - it lies beyond the page
        return
    inside = ((box[0] - left) * scale, (box[1] - top) * scale, (box[2] - left) * scale, (box[3] - top) * scale)
    seen = recognised(pixels, inside)
    if (seen is None or seen.off > _CLEAR) and _is_plain(pixels, inside):
        seen = seen_by_ring(pixels) or seen
    if seen is None:
        return
    at = seen.box
    whole = (at[0] / scale + left, at[1] / scale + top, at[2] / scale + left, at[3] / scale + top)
    if not any(_overlap(whole, other.box) > 0.5 for other in found):  # noqa: PLR2004 - more than half: the same one
        found.append(replace(seen, box=whole, sides=(seen.sides[0] / scale, seen.sides[1] / scale)))


def _is_plain(pixels: Pixels, box: Box) -> bool:
    """Return whether the middle of a box is mostly of one colour, as an emblem's is: what is joined print or a part of a photograph is not."""
    x, y, reach = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2, max(min(box[2] - box[0], box[3] - box[1]) * 0.12, 2.0)
    left, top, right, bottom = (max(round(value), 0) for value in (x - reach, y - reach, x + reach, y + reach))
    middle = pixels[top : bottom + 1, left : right + 1].reshape(-1, 3).astype(np.float32)
    return bool(len(middle)) and float((np.abs(middle - np.median(middle, axis=0)).mean(axis=1) < _GRAIN).mean()) > _PLAIN


def _masks(overview: Pixels) -> tuple[np.ndarray, np.ndarray]:
    """Return what is blue and what is dark: what may be an emblem's field."""
    red, green, blue = (overview[..., index].astype(np.int16) for index in range(3))
    is_blue = (blue - red > 50) & (blue > 80) & (blue - green > 25) & (red < 130)  # noqa: PLR2004 - any blue near Reflex Blue, faded or in CMYK too
    return is_blue, (red * 3 + green * 6 + blue) // 10 < 185  # noqa: PLR2004 - darker than a yellow star on any field


def _boxes(mask: np.ndarray, most: int = _MOST) -> Iterator[Box]:
    """Yield the boxes of regions that may be an emblem's field, also of one that is turned."""
    boxes = [box for box in regions(mask, LOOSE) if 1 / _NARROW < (box[2] - box[0]) / (box[3] - box[1]) < _NARROW]
    yield from boxes[:most]


def _overlap(box: Box, other: Box) -> float:
    """Return how much of the smaller of two boxes both share."""
    width = min(box[2], other[2]) - max(box[0], other[0])
    height = min(box[3], other[3]) - max(box[1], other[1])
    least = min((one[2] - one[0]) * (one[3] - one[1]) for one in (box, other))
    return max(width, 0) * max(height, 0) / least if least > 0 else 0.0
