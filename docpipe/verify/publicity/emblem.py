"""Pixels → the EU emblem among them, measured: where it stands, its colours, whether it is whole and which way up.

The emblem is known by its construction alone (Interinstitutional style guide, annex A1): a field of 3 : 2, twelve stars on a circle of a third of its height,
each in a circle of an eighteenth, one point up. So it is found whoever drew it, in whatever file, and in whatever colours.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final, TypeAlias

import numpy as np
import numpy.typing as npt

from docpipe.dataclass import dataclass

Pixels: TypeAlias = npt.NDArray[np.uint8]
"""Rows × columns × red, green, blue."""
Image: TypeAlias = npt.NDArray[np.float32]
"""The same in parts, to be reckoned with; or colours, one a row; or shares of pixels."""
Colour: TypeAlias = tuple[int, int, int]
Box: TypeAlias = tuple[float, float, float, float]
"""Left, top, right, bottom."""
Closer: TypeAlias = Callable[[Box], tuple[Pixels, float, float, float]]
"""A box of the overview → its pixels with some margin, how many of them there are to one of the overview, and where the overview's left and top edge lie."""

RATIO: Final = 1.5
_STARS: Final = 12
_REACH: Final = 1 / 16
"""Of the height: a little more than a star's circle."""
_FINE: Final = 3
"""Each pixel is drawn as nine."""
_CONTRAST: Final = 45
"""Least difference between field and stars for the stars to be seen (of 255, mean of the three colours)."""
ALIKE: Final = 0.3
"""How much of that difference a sample of the field or of a star may be off."""
_TRUE: Final = 0.35
"""Mean difference from the construction, of stars and field about them, above which it is not the emblem."""
_LEAST: Final = 6
"""Pixels of height below which twelve stars cannot be told."""
_ENOUGH: Final = 7
"""Samples of the field, and of the stars, that must be seen."""
_HIDDEN: Final = 3
"""Of them, how many something may lie over."""
_PORTRAIT: Final = 0.95
"""An emblem that stands upright is wider than tall, even one squeezed by a third."""


@dataclass(frozen=True, slots=True)
class Seen:
    """An emblem among the pixels."""

    box: Box
    field: Colour
    stars: Colour
    turned: int
    """Degrees clockwise: 0 upright, 180 upside down, 90 on its side."""
    off: float
    """Mean difference from the construction: 0 none."""
    paper: Colour
    """The colour around it."""
    cut: float = 0.0
    """What share of it is not shown."""
    strange: float = 0.0
    """What share of it is neither field nor star: something lies over it."""

    sides: tuple[float, float] = (0.0, 0.0)
    """Its own width and height where its box does not say them: it is turned a little."""
    merged: bool = False
    """Whether what it stands on is of its field's colour, so that its edges are not seen."""
    points_out: bool = False
    """Whether its stars point away from the middle instead of up."""

    @property
    def size(self) -> tuple[float, float]:
        """Its own width and height, whichever way it is turned."""
        width, height = self.box[2] - self.box[0], self.box[3] - self.box[1]
        return self.sides if self.sides[1] else (height, width) if self.turned in (90, 270) else (width, height)

    @property
    def ratio(self) -> float:
        """Its own width to its height."""
        return self.size[0] / self.size[1]


def recognised(pixels: Pixels, box: Box) -> Seen | None:
    """Return the emblem that fills a box, with its edges to parts of a pixel; else the one of which the box shows a part. None for what is none."""
    if box[3] - box[1] < _LEAST or box[2] - box[0] < _LEAST:
        return None
    image = pixels.astype(np.float32)
    field = _colour(_samples(image, box, _field_points()))
    paper = _around(image, box, field)
    box = _edges(image, box, field, paper)
    paper = _around(image, box, field)
    portrait = box[2] - box[0] < (box[3] - box[1]) * _PORTRAIT
    found = [seen for turned in ((90, 270) if portrait else (0, 180)) if (seen := _held(image, box, box, turned, paper)) is not None]
    found = found or [seen for whole in _uncut(box) if (seen := _held(image, whole, box, 0, paper)) is not None]
    return min(found, key=lambda seen: seen.off, default=None)


def _uncut(box: Box) -> Iterator[Box]:
    """Yield what an upright emblem would be of which a box shows all but a strip at one side, or at both."""
    left, top, right, bottom = box
    width, height = (bottom - top) * RATIO, (right - left) / RATIO
    if width > right - left:
        for share in (0.0, 0.5, 1.0):
            start = left - (width - (right - left)) * share
            yield (start, top, start + width, bottom)
    else:
        for share in (0.0, 0.5, 1.0):
            start = top - (height - (bottom - top)) * share
            yield (left, start, right, start + height)


def _held(image: Image, box: Box, shown: Box, turned: int, paper: Colour) -> Seen | None:
    """Return what stands in a box, held against the construction turned so; None where it is no emblem. `shown`: the part of it that can be seen."""
    fields, stars = _samples(image, box, _field_points(), shown), _samples(image, box, star_points(turned), shown)
    if len(fields) < _ENOUGH or len(stars) < _ENOUGH:
        return None
    field, star = _colour(fields), _colour(stars)
    contrast = float(np.abs(star - field).mean())
    if contrast < _CONTRAST:
        return None
    for samples, colour in ((fields, field), (stars, star)):
        if int((np.abs(samples - colour).mean(axis=1) > ALIKE * contrast).sum()) > _HIDDEN:
            return None
    off, strange = _difference(image, box, shown, turned, field, star)
    if off > _TRUE:
        return None
    cut = 1 - (shown[2] - shown[0]) * (shown[3] - shown[1]) / max((box[2] - box[0]) * (box[3] - box[1]), 1.0)
    return Seen(shown, rounded(field), rounded(star), turned, off, paper, max(cut, 0.0), strange)


def star_points(turned: int) -> npt.NDArray[np.float64]:
    """Return the middles of the stars, as shares of width and height."""
    angles = np.arange(_STARS) * np.pi / 6
    along, down = np.sin(angles) / (3 * RATIO), np.cos(angles) / 3
    points = np.stack([along, down] if turned in (0, 180) else [down, along], axis=1)
    return 0.5 + points


def _field_points() -> npt.NDArray[np.float64]:
    """Return places of the field where there is no star whichever way it is turned, as shares of width and height."""
    angles = np.arange(8) * np.pi / 4
    inner = 0.5 + np.stack([np.sin(angles), np.cos(angles)], axis=1) * 0.11
    corners = np.array([[x, y] for x in (0.06, 0.94) for y in (0.06, 0.94)])
    return np.concatenate([inner, corners])


def _samples(image: Image, box: Box, points: npt.NDArray[np.float64], shown: Box | None = None) -> Image:
    """Return the mean colour of a small square about each point that is shown."""
    width, height = box[2] - box[0], box[3] - box[1]
    reach = max(0, int(min(width, height) / 54))  # a third of a star's circle
    left, top, right, bottom = shown or box
    found = []
    for along, down in points:
        column, row = int(box[0] + along * width), int(box[1] + down * height)
        if left <= column - reach and column + reach < right and top <= row - reach and row + reach < bottom:
            square = image[max(0, row - reach) : row + reach + 1, max(0, column - reach) : column + reach + 1]
            found.append(square.reshape(-1, 3).mean(axis=0) if square.size else np.zeros(3, np.float32))
    return np.array(found, dtype=np.float32).reshape(-1, 3)


def _colour(samples: Image) -> Image:
    return np.asarray(np.median(samples, axis=0), dtype=np.float32)


def rounded(colour: Image) -> Colour:
    """Return a colour in whole numbers."""
    red, green, blue = (round(float(value)) for value in colour)
    return red, green, blue


def _around(image: Image, box: Box, field: Image) -> Colour:
    """Return the colour around a box; that of the field where the picture ends with the emblem."""
    height, width = image.shape[:2]
    reach = max(1, (box[3] - box[1]) / 45)  # a white border, as the emblem has on a ground of another colour, is a twenty-fifth
    gap = max(1.0, (box[3] - box[1]) / 60)
    across, down = slice(int(max(0, box[0])), int(max(0, box[2]))), slice(int(max(0, box[1])), int(max(0, box[3])))
    lines = [
        image[int(max(0, box[1] - gap - reach)) : int(max(0, box[1] - gap)), across],
        image[int(min(height, box[3] + gap)) : int(min(height, box[3] + gap + reach)), across],
        image[down, int(max(0, box[0] - gap - reach)) : int(max(0, box[0] - gap))],
        image[down, int(min(width, box[2] + gap)) : int(min(width, box[2] + gap + reach))],
    ]
    pixels = np.concatenate([line.reshape(-1, 3) for line in lines])
    return rounded(_colour(pixels)) if len(pixels) else rounded(field)


def _edges(image: Image, box: Box, field: Image, paper: Colour) -> Box:
    """Return a box's edges to parts of a pixel: along lines that no star touches, each pixel counts by how much of it is field."""
    ground = np.array(paper, dtype=np.float32)
    difference = float(np.abs(ground - field).mean())
    if difference < _CONTRAST:
        return box
    covered = 1 - np.clip(np.abs(image - field).mean(axis=2) / difference, 0, 1)
    width, height = box[2] - box[0], box[3] - box[1]
    left, right = _widest([_span(lines, box[0], box[2]) for lines in _lines(covered, box[1], height)], box[0], box[2])
    top, bottom = _widest([_span(lines, box[1], box[3]) for lines in _lines(covered.T, box[0], width)], box[1], box[3])
    return (left, top, right, bottom)


def _lines(covered: Image, start: float, size: float) -> tuple[Image, Image]:
    """Return the lines near both edges, where there are no stars."""
    margin, reach = max(1.0, size * 0.02), max(1.0, size * 0.06)
    first = covered[int(start + margin) : int(start + margin + reach) + 1]
    last = covered[int(start + size - margin - reach) : int(start + size - margin) + 1]
    return first, last


def _widest(spans: list[tuple[float, float]], start: float, end: float) -> tuple[float, float]:
    """Return the wider of two spans: at the other edge something may lie over the field."""
    return max(spans, key=lambda span: span[1] - span[0], default=(start, end))


def _span(lines: Image, start: float, end: float) -> tuple[float, float]:
    """Return where the field begins and ends along lines: on each side of the middle, what is covered is added up."""
    middle = int((start + end) / 2)
    reach = max(2, int((end - start) * 0.04))
    low, high = max(0, int(start) - reach), min(lines.shape[1], int(end) + reach + 1)
    before, after = _running(lines[:, low:middle][:, ::-1], reach), _running(lines[:, middle:high], reach)
    if not before.size:
        return start, end
    return middle - float(np.median(before)), middle + float(np.median(after))


def _running(lines: Image, reach: int) -> Image:
    """Return how much of lines is covered from their beginning on, until near their end they are no longer: a ground of the field's colour begins behind."""
    ends = np.minimum.accumulate(lines[:, -2 * reach - 1 :], axis=1)
    return np.asarray(lines[:, : -2 * reach - 1].sum(axis=1) + ends.sum(axis=1), dtype=np.float32)


def _difference(image: Image, box: Box, shown: Box, turned: int, field: Image, star: Image) -> tuple[float, float]:
    """Return how far the stars and the field about them are from the construction (on the mean of the ring they stand in), and what share is neither."""
    left, top, right, bottom = (round(value) for value in box)
    ends = (max(0, left, round(shown[0])), max(0, top, round(shown[1])), min(right, round(shown[2])), min(bottom, round(shown[3])))
    part = image[ends[1] : ends[3], ends[0] : ends[2]]
    if min(part.shape[:2]) < _LEAST:
        return 1.0, 1.0
    rows, columns = slice(ends[1] - top, ends[1] - top + part.shape[0]), slice(ends[0] - left, ends[0] - left + part.shape[1])
    across = star - field
    along = ((part - field) @ across) / float(across @ across)
    seen = np.clip(along, 0, 1)
    wanted = stars_drawn(right - left, bottom - top, turned)[rows, columns]
    about = _ring(right - left, bottom - top, turned)[rows, columns]
    beside = np.abs(part - (field + seen[..., None] * across)).mean(axis=2) > ALIKE * float(np.abs(across).mean())
    core = beside[2:-2, 2:-2]
    return float(np.abs(seen - wanted)[about].mean() / max(float(wanted[about].mean()) * 2, 0.01)), float(core.mean()) if core.size else 0.0


def _ring(width: int, height: int, turned: int) -> npt.NDArray[np.bool_]:
    """Return which pixels lie where the stars stand: about a third of the height from the middle."""
    along, down = (np.arange(width) + 0.5) / width - 0.5, (np.arange(height) + 0.5) / height - 0.5
    far = np.hypot(along[None, :] * RATIO, down[:, None]) if turned in (0, 180) else np.hypot(along[None, :], down[:, None] * RATIO)
    return np.asarray((far > 0.26) & (far < 0.41))  # noqa: PLR2004 - a star's circle on both sides, and a little field


def stars_drawn(width: int, height: int, turned: int = 0, *, outward: bool = False) -> npt.NDArray[np.float64]:
    """Return how much of each pixel is star, by the construction. `outward`: as those draw it who let each star point away from the middle."""
    if turned in (90, 270):
        return np.rot90(stars_drawn(height, width), -turned // 90)
    drawn = np.zeros((height, width))
    for number, (along, down) in enumerate(star_points(0)):
        angle = np.pi - number * np.pi / 6 if outward else 0.0
        left, top = max(int((along - _REACH / RATIO) * width), 0), max(int((down - _REACH) * height), 0)
        right, bottom = min(int((along + _REACH / RATIO) * width) + 2, width), min(int((down + _REACH) * height) + 2, height)
        columns = (np.arange(left * _FINE, right * _FINE) + 0.5) / _FINE / width - along
        rows = (np.arange(top * _FINE, bottom * _FINE) + 0.5) / _FINE / height - down
        aside, below = columns[None, :] * RATIO * 18, rows[:, None] * 18
        inside = _in_star(aside * np.cos(angle) + below * np.sin(angle), below * np.cos(angle) - aside * np.sin(angle))
        drawn[top:bottom, left:right] = inside.reshape(bottom - top, _FINE, right - left, _FINE).mean(axis=(1, 3))
    return np.flipud(drawn) if turned else drawn


def _in_star(along: npt.NDArray[np.float64], down: npt.NDArray[np.float64]) -> npt.NDArray[np.bool_]:
    """Return which places lie in a star of radius one, a point up: within at least four of the five lines that make it, cos 72° from its middle."""
    within = np.zeros(np.broadcast_shapes(along.shape, down.shape), dtype=np.int8)
    for angle in np.arange(5) * 2 * np.pi / 5:
        within += (along * np.sin(angle) - down * np.cos(angle) <= np.cos(np.radians(72))).astype(np.int8)
    return np.asarray((within >= 4) & (np.hypot(along, down) <= 1))  # noqa: PLR2004 - all five: its middle; four: a point
