"""Pixels → the rings of twelve small shapes among them: where an emblem's stars may stand, however it is turned, squeezed, blurred or what it stands on.

A star is a ninth of the emblem's height, the ring it stands in two thirds (Interinstitutional style guide, annex A1): so the size of a shape says how large
its ring is. A ring is fitted to all of its stars that are seen; some may be covered.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, TypeAlias

import numpy as np
import numpy.typing as npt

from docpipe.dataclass import dataclass
from docpipe.verify.publicity.blobs import Blobs, blobs

Pixels: TypeAlias = npt.NDArray[np.uint8]
Real: TypeAlias = npt.NDArray[np.float64]

_RADIUS: Final = 3.15
"""Radius of the ring to the side of a star: h / 3 to 1.902 h / 18."""
_LARGER: Final = 1.4
"""How much larger than it is a star may look: it has few pixels."""
_SMALLER: Final = 2.2
"""How much smaller: a blurred star shows its middle only."""
_SQUEEZED: Final = (1.0, 0.93, 1.07, 0.86, 1.15, 0.8, 1.24)
"""Width to height of the ring that are tried."""
_OFF: Final = 0.1
"""How far, of the radius, a star may stand from its place in the ring."""
_TRUE: Final = 0.05
"""How far they may be on average, once the ring is fitted."""
_SEEN: Final = 9
"""Stars of the twelve that must be seen."""
_SMALLEST: Final = 2
_MOST: Final = 6000
"""Shapes of one size that are looked at: a page of print has some thousands."""
_MOST_PAIRS: Final = 40_000
_MOST_FITS: Final = 120
"""Rings of shapes of one size that are fitted: in print and in photographs some stand so by chance."""
_FEW: Final = 60
"""Shapes that are never a crowd: an emblem's own, and some about it."""
_CROWDED: Final = 0.2
"""Chance of a shape at any place from which rings are everywhere, as in the grain of a photograph."""
_LEVELS: Final = (128, 190)
_YELLOW: Final = 60


@dataclass(frozen=True, slots=True)
class Ring:
    """A ring of stars: its middle, and the emblem's height along its width and along its height, as it is seen; pixels."""

    x: float
    y: float
    across: tuple[float, float]
    """From the middle: as far as the emblem is tall, towards its right edge."""
    down: tuple[float, float]
    """The same towards its lower edge."""
    seen: int
    """How many of the twelve stars."""

    @property
    def height(self) -> float:
        """How tall its emblem is."""
        return float(np.hypot(*self.down))

    def spun(self, steps: int) -> Ring:
        """Return the same ring with another star as the first: turned by so many twelfths, clockwise."""
        angle = steps * np.pi / 6
        cos, sin = float(np.cos(angle)), float(np.sin(angle))
        (ax, ay), (dx, dy) = self.across, self.down
        return Ring(self.x, self.y, (ax * cos + dx * sin, ay * cos + dy * sin), (dx * cos - ax * sin, dy * cos - ay * sin), self.seen)


def rings(pixels: Pixels, *, blurred: bool = True) -> tuple[Ring, ...]:
    """Return the rings among the pixels, those with the most stars first; each once. `blurred`: also those whose stars look smaller than they are (slow)."""
    found: list[Ring] = []
    for mask in _masks(pixels):
        for ring in _of(blobs(mask), pixels.shape[0], _SMALLER if blurred else _LARGER):
            near = [item for item in found if np.hypot(item.x - ring.x, item.y - ring.y) < 0.2 * ring.height]
            if not near:
                found.append(ring)
            elif ring.seen > near[0].seen:
                found[found.index(near[0])] = ring
    return tuple(sorted(found, key=lambda ring: -ring.seen))


def _masks(pixels: Pixels) -> Iterator[npt.NDArray[np.bool_]]:
    """Yield what may be stars: what is yellow, what is lighter than its field, what is darker."""
    red, green, blue = (pixels[..., index].astype(np.int16) for index in range(3))
    least = np.minimum(red, green)
    yield (least - blue > _YELLOW) & (least > 100)  # noqa: PLR2004 - yellow, also on its edge with blue
    light = (red * 3 + green * 6 + blue) // 10
    for level in _LEVELS:
        yield light >= level
        yield light < level


def _of(shapes: Blobs, height: int, smaller: float) -> Iterator[Ring]:
    """Yield the rings of some shapes, octave by octave of their size."""
    width, tall = shapes.right - shapes.left, shapes.bottom - shapes.top
    size = np.sqrt(width * tall.astype(np.float64))
    fill = shapes.area / np.maximum(width * tall, 1)
    even = (np.maximum(width, tall) <= 2 * np.minimum(width, tall)) & (size >= _SMALLEST) & (size < height / 6) & (fill > 0.2)  # noqa: PLR2004 - a star fills a third of its box
    chosen = np.nonzero(even)[0]
    low = float(_SMALLEST)
    while low < height / 6 and len(chosen):
        some = chosen[(size[chosen] >= low * 0.8) & (size[chosen] < low * 2.0)]
        if _SEEN <= len(some) <= _MOST:
            yield from _in_octave(shapes.x[some], shapes.y[some], size[some], smaller)
        low *= 1.5


def _in_octave(x: Real, y: Real, size: Real, smaller: float) -> Iterator[Ring]:
    """Yield the rings of shapes of about one size."""
    order = np.argsort(y, kind="stable")
    x, y, size = x[order], y[order], size[order]
    near = np.pi * (float(np.median(size)) * _RADIUS * _OFF) ** 2
    if len(x) * near > _CROWDED * max(float(np.ptp(x) * np.ptp(y)), 1.0) and len(x) > _FEW:
        return
    upper, lower = _opposites(x, y, size, smaller)
    if len(upper) > _MOST_PAIRS:
        return
    places = _Places(x, y, float(np.median(size)) * _RADIUS * _OFF * 2)
    taken = np.zeros(len(x), dtype=bool)
    for ring, members in _fitted(x, y, upper, lower, places):
        if not taken[members].any():
            taken[members] = True
            yield ring


def _opposites(x: Real, y: Real, size: Real, smaller: float) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    """Return pairs that may be the highest star and the one opposite: as far apart as their size says, within a twelfth of a turn of upright."""
    tall = np.searchsorted(y, y + size * 2 * _RADIUS / _LARGER * 0.96), np.searchsorted(y, y + size * 2 * _RADIUS * smaller)
    counts = np.maximum(tall[1] - tall[0], 0)
    total = int(counts.sum())
    upper = np.repeat(np.arange(len(x)), counts)
    lower = np.arange(total) - np.repeat(np.cumsum(counts) - counts, counts) + np.repeat(tall[0], counts)
    steep = np.abs(x[lower] - x[upper]) < 0.3 * (y[lower] - y[upper])
    alike = np.maximum(size[upper], size[lower]) < 1.7 * np.minimum(size[upper], size[lower])
    return upper[steep & alike], lower[steep & alike]


class _Places:
    """Finds the shape next to a place."""

    def __init__(self, x: Real, y: Real, reach: float) -> None:
        self.x, self.y, self.cell = x, y, max(reach, 1.0)
        self.width = int(x.max() / self.cell) + 4 if len(x) else 4
        self.keys = self._key(x, y)
        self.order = np.argsort(self.keys, kind="stable")
        self.sorted = self.keys[self.order]

    def _key(self, x: Real, y: Real) -> npt.NDArray[np.int64]:
        return (np.floor(y / self.cell).astype(np.int64) + 1) * self.width + np.clip(np.floor(x / self.cell).astype(np.int64) + 1, 0, self.width - 1)

    def nearest(self, x: Real, y: Real) -> tuple[npt.NDArray[np.int64], Real]:
        """Return for each place a shape near it and its distance; infinity where there is none in the cells about it."""
        best, far = np.zeros(len(x), dtype=np.int64), np.full(len(x), np.inf)
        base = self._key(x, y)
        for step in (-self.width - 1, -self.width, -self.width + 1, -1, 0, 1, self.width - 1, self.width, self.width + 1):
            at = np.searchsorted(self.sorted, base + step)
            inside = at < len(self.sorted)
            at = np.minimum(at, len(self.sorted) - 1)
            inside &= self.sorted[at] == base + step
            shape = self.order[at]
            away = np.where(inside, np.hypot(self.x[shape] - x, self.y[shape] - y), np.inf)
            closer = away < far
            best, far = np.where(closer, shape, best), np.where(closer, away, far)
        return best, far


def _fitted(x: Real, y: Real, upper: npt.NDArray[np.int64], lower: npt.NDArray[np.int64], places: _Places) -> Iterator[tuple[Ring, npt.NDArray[np.int64]]]:
    """Yield the rings on which enough shapes stand, fitted to them."""
    middle_x, middle_y = (x[upper] + x[lower]) / 2, (y[upper] + y[lower]) / 2
    up_x, up_y = (x[upper] - x[lower]) / 2, (y[upper] - y[lower]) / 2
    tried: set[tuple[int, int]] = set()
    fits = 0
    for squeezed in _SQUEEZED:
        count = np.full(len(upper), 2)
        for number, step in enumerate((3, 9, 1, 11, 5, 7, 2, 10, 4, 8), 1):
            hopeful = np.nonzero(count >= number + 2 - (12 - _SEEN))[0]
            angle = step * np.pi / 6
            cos, sin = np.cos(angle), np.sin(angle) * squeezed
            # turned from the highest star: the ring's own right is a right angle from its up
            place_x = middle_x[hopeful] + up_x[hopeful] * cos - up_y[hopeful] * sin
            place_y = middle_y[hopeful] + up_y[hopeful] * cos + up_x[hopeful] * sin
            far = places.nearest(place_x, place_y)[1]
            count[hopeful] += far < np.hypot(up_x[hopeful], up_y[hopeful]) * _OFF * 1.2
        for pair in np.nonzero(count >= _SEEN)[0]:
            key = (round(middle_x[pair] / 3), round(middle_y[pair] / 3))
            fits += key not in tried
            if fits > _MOST_FITS:
                return
            fit = None if key in tried else _fit(x, y, (middle_x[pair], middle_y[pair]), (up_x[pair], up_y[pair]), squeezed, places)
            if fit is not None:
                tried.add(key)
                yield fit


def _fit(x: Real, y: Real, middle: tuple[float, float], up: tuple[float, float], squeezed: float, places: _Places) -> tuple[Ring, npt.NDArray[np.int64]] | None:
    """Return the ring through the shapes next to its places, by least squares; None where they do not stand on one."""
    angles = np.arange(12) * np.pi / 6
    cos, sin = np.cos(angles), np.sin(angles) * squeezed
    members, far = places.nearest(middle[0] + up[0] * cos - up[1] * sin, middle[1] + up[1] * cos + up[0] * sin)
    seen = far < float(np.hypot(*up)) * _OFF * 1.2
    if int(seen.sum()) < _SEEN or len(set(members[seen].tolist())) < _SEEN:
        return None
    model = np.stack([np.sin(angles), -np.cos(angles), np.ones(12)], axis=1)
    for _ in range(2):
        solved = np.linalg.lstsq(model[seen], np.stack([x[members], y[members]], axis=1)[seen], rcond=None)[0]
        off = np.hypot(*(model @ solved - np.stack([x[members], y[members]], axis=1)).T)
        radius = float(np.hypot(*solved[1]))
        seen = seen & (off < radius * _OFF)
        if int(seen.sum()) < _SEEN:
            return None
    if float(off[seen].mean()) > radius * _TRUE:
        return None
    across, down = solved[0] * 3, solved[1] * 3
    ring = Ring(float(solved[2][0]), float(solved[2][1]), (float(across[0]), float(across[1])), (float(down[0]), float(down[1])), int(seen.sum()))
    return ring, members[seen]
