"""A ring of stars among pixels → the emblem that it belongs to: straightened by its ring, held against the construction, measured.

So one is recognised that is turned by any angle, on the ground of its own colour, an outline, small, blurred, scanned askew or written over.
"""

from __future__ import annotations

from functools import cache
from typing import Final

import numpy as np
import numpy.typing as npt

from docpipe.verify.publicity.emblem import ALIKE, RATIO, Box, Image, Pixels, Seen, rounded, stars_drawn
from docpipe.verify.publicity.rings import Ring, rings

_TALL: Final = 180
"""Pixels of the straightened emblem's height."""
_MARGIN: Final = 45
"""Pixels about it that are straightened with it."""
_CONTRAST: Final = 28
"""Least difference between field and stars (of 255): faint copies have less than print."""
_EVEN: Final = 11
"""Of the sixteen places within the ring, how many must be of the field's colour: something may be written over it."""
_TRUE: Final = 0.72
"""Least correlation with the construction."""
_SURE: Final = 0.03
"""By how much one way up must fit better than the other to be told from it."""
_BLURS: Final = (0, 3, 7, 11)
"""Widths, in pixels of the straightened emblem, over which the construction is smeared as print and scan smear it."""
_MERGED: Final = 0.6
_EDGE: Final = 0.03
"""Share of the height by which an edge may be off before it is cut."""
_ROUGH: Final = 1.5
"""Pixels of the straightened emblem within which its edges are where the ring says: the ring is the finer measure."""
_BEYOND: Final = 0.06
_LARGEST: Final = 900
"""Pixels of the longer side in which rings are looked for."""


def seen_by_ring(pixels: Pixels) -> Seen | None:
    """Return the emblem whose stars are best seen among the pixels; None for none."""
    step = max(1, -(-max(pixels.shape[:2]) // _LARGEST))
    small = pixels if step == 1 else _shrunk(pixels, step)
    for ring in rings(small):
        found = straightened(pixels, Ring(ring.x * step, ring.y * step, _times(ring.across, step), _times(ring.down, step), ring.seen))
        if found is not None:
            return found
    return None


def _times(pair: tuple[float, float], by: float) -> tuple[float, float]:
    return pair[0] * by, pair[1] * by


def _shrunk(pixels: Pixels, step: int) -> Pixels:
    """Return the pixels, each square of so many as their mean."""
    height, width = (side // step * step for side in pixels.shape[:2])
    squares = pixels[:height, :width].reshape(height // step, step, width // step, step, 3)
    return np.asarray(squares.mean(axis=(1, 3)), dtype=np.uint8)


def straightened(pixels: Pixels, ring: Ring) -> Seen | None:
    """Return the emblem that a ring belongs to; None where the shapes on it are no stars of an emblem."""
    image = pixels
    if not _is_even(image, ring):
        return None
    field = np.median(_at(image, ring, *_disc()), axis=0)
    angles = np.arange(12) * np.pi / 6
    star = np.median(_at(image, ring, np.sin(angles) / 3, -np.cos(angles) / 3), axis=0)
    contrast = float(np.abs(star - field).mean())
    turned = _upright(image, ring, field, contrast)
    straight = _straight(image, turned)
    here, upside = _likeness(straight, field, star), _likeness(straight[::-1], field, star)
    if max(here, upside) < _TRUE:
        return None
    if upside > here + _SURE:
        turned, straight = turned.spun(6), straight[::-1, ::-1]
    return _seen(straight, turned, field, star, contrast, out=_likeness(straight, field, star, out=True) > max(here, upside) + _SURE * 2)


def _is_even(pixels: Pixels, ring: Ring) -> bool:
    """Return whether what a ring goes about is of one colour, and the shapes on it of another: letters that stand so by chance have others among them."""
    disc, angles = _at(pixels, ring, *_disc()), np.arange(12) * np.pi / 6
    field, star = np.median(disc, axis=0), np.median(_at(pixels, ring, np.sin(angles) / 3, -np.cos(angles) / 3), axis=0)
    contrast = float(np.abs(star - field).mean())
    return contrast >= _CONTRAST and int((np.abs(disc - field).mean(axis=1) < ALIKE * contrast).sum()) >= _EVEN


def _disc() -> tuple[Image, Image]:
    """Return places within the ring, in heights from the middle."""
    angles = np.arange(16) * np.pi / 8
    radii = np.where(np.arange(16) % 2 == 0, 0.12, 0.2)
    return np.asarray(np.sin(angles) * radii, np.float32), np.asarray(np.cos(angles) * radii, np.float32)


def _at(image: Pixels, ring: Ring, along: npt.NDArray[np.floating], down: npt.NDArray[np.floating]) -> Image:
    """Return the colours at places told in heights of the emblem from its middle; those beyond the picture as its edge."""
    x = ring.x + along * ring.across[0] + down * ring.down[0] - 0.5
    y = ring.y + along * ring.across[1] + down * ring.down[1] - 0.5
    height, width = image.shape[:2]
    x, y = np.clip(x, 0, width - 1.001), np.clip(y, 0, height - 1.001)
    column, row = x.astype(int), y.astype(int)
    right, below = np.minimum(column + 1, width - 1), np.minimum(row + 1, height - 1)
    aside, beyond = (x - column)[..., None], (y - row)[..., None]
    upper = image[row, column] * (1 - aside) + image[row, right] * aside
    lower = image[below, column] * (1 - aside) + image[below, right] * aside
    return np.asarray(upper * (1 - beyond) + lower * beyond, dtype=np.float32)


def _upright(image: Pixels, ring: Ring, field: Image, contrast: float) -> Ring:
    """Return the ring turned so that its field lies along it; where the field's edges are not seen, turned least from upright."""

    def held(spun: Ring) -> float:
        steps = np.linspace(-0.9, 0.9, 13)
        inner = [(0.71 * side, 0.45 * step) for side in (-1, 1) for step in steps] + [(0.7 * step, 0.46 * side) for side in (-1, 1) for step in steps]
        outer = [(0.8 * side, 0.45 * step) for side in (-1, 1) for step in steps] + [(0.7 * step, 0.55 * side) for side in (-1, 1) for step in steps]
        shares = [float((np.abs(_at(image, spun, *np.array(places).T) - field).mean(axis=1) < ALIKE * contrast).mean()) for places in (inner, outer)]
        return shares[0] - shares[1]

    turns = sorted((ring.spun(step) for step in range(12)), key=lambda spun: abs(_angle(spun)))
    scores = [held(spun) for spun in turns]
    best = max(scores)
    return next(spun for spun, score in zip(turns, scores, strict=True) if score > best - 0.15)


def _angle(ring: Ring) -> float:
    """Return by how many degrees it is turned clockwise, -180 to 180."""
    return float(np.degrees(np.arctan2(-ring.down[0], ring.down[1])))


def _straight(image: Pixels, ring: Ring) -> Image:
    """Return the emblem upright, _TALL pixels high, with its margin."""
    wide, tall = round(_TALL * RATIO) + 2 * _MARGIN, _TALL + 2 * _MARGIN
    along = (np.arange(wide) + 0.5 - wide / 2) / _TALL
    down = (np.arange(tall) + 0.5 - tall / 2) / _TALL
    return _at(image, ring, *np.meshgrid(along, down))


def _inside(straight: Image) -> Image:
    return straight[_MARGIN:-_MARGIN, _MARGIN:-_MARGIN]


def _likeness(straight: Image, field: Image, star: Image, *, out: bool = False) -> float:
    """Return the correlation of the stars and the field about them with the construction, at the smear that fits best."""
    part = _inside(straight)
    across = star - field
    seen = np.clip(((part - field) @ across) / float(across @ across), 0, 1)
    tall, wide = seen.shape
    along, down = (np.arange(wide) + 0.5 - wide / 2) / tall, (np.arange(tall) + 0.5 - tall / 2) / tall
    far = np.hypot(along[None, :], down[:, None])
    about = (far > 0.25) & (far < 0.42)  # noqa: PLR2004 - a star's circle on both sides of a third, and a little field
    return max(float(np.corrcoef(seen[about], _model(width, out=out)[about])[0, 1]) for width in _BLURS)


@cache
def _model(width: int, *, out: bool) -> npt.NDArray[np.float64]:
    """Return the construction, smeared over so many pixels twice."""
    drawn = stars_drawn(round(_TALL * RATIO), _TALL, outward=out)
    for axis in (0, 1, 0, 1) if width else ():
        drawn = np.apply_along_axis(np.convolve, axis, drawn, np.ones(width) / width, mode="same")
    return drawn


def _seen(straight: Image, ring: Ring, field: Image, star: Image, contrast: float, *, out: bool) -> Seen:
    held = np.abs(straight - field).mean(axis=2) < ALIKE * contrast * 1.5
    sides = _extents(held)
    merged = sum(side > _MARGIN * _MERGED for side in sides) > 1
    cut = 0.0
    if not merged and min(sides) < -_TALL * _EDGE:
        cut = 1 - (1 + (min(sides[0], 0) + min(sides[1], 0)) / (_TALL * RATIO)) * (1 + (min(sides[2], 0) + min(sides[3], 0)) / _TALL)
    box, size = _measured(ring, (0.0, 0.0, 0.0, 0.0) if merged else sides)
    within = straight[:, _MARGIN:-_MARGIN]
    rim = np.concatenate([within[_MARGIN - 6 : _MARGIN - 2].reshape(-1, 3), within[2 - _MARGIN : 6 - _MARGIN].reshape(-1, 3)])
    return Seen(
        box,
        rounded(field),
        rounded(star),
        round(_angle(ring)) % 360,
        1 - _TRUE,
        rounded(np.median(rim, axis=0)),
        cut=cut,
        strange=0.0 if cut else _strange(_inside(straight), field, star, contrast),
        sides=size,
        merged=merged,
        points_out=out,
    )


def _measured(ring: Ring, sides: tuple[float, float, float, float]) -> tuple[Box, tuple[float, float]]:
    """Return the box about an emblem, and its own width and height: by its ring, and by its field's edges where they stand elsewhere."""
    # far beyond the construction it is not the field that is seen, but something of its colour that touches it
    left, right, above, below = (side / _TALL if abs(side) > _ROUGH and side < _TALL * _BEYOND else 0.0 for side in sides)
    ends = ((-0.75 - left, 0.75 + right), (-0.5 - above, 0.5 + below))
    corners = [(ring.x + u * ring.across[0] + v * ring.down[0], ring.y + u * ring.across[1] + v * ring.down[1]) for u in ends[0] for v in ends[1]]
    box: Box = (min(x for x, _ in corners), min(y for _, y in corners), max(x for x, _ in corners), max(y for _, y in corners))
    return box, (float(np.hypot(*ring.across)) * (RATIO + left + right), float(np.hypot(*ring.down)) * (1 + above + below))


def _strange(part: Image, field: Image, star: Image, contrast: float) -> float:
    """Return what share of an emblem is neither field nor star."""
    across = star - field
    along = np.clip(((part - field) @ across) / float(across @ across), 0, 1)
    return float((np.abs(part - (field + along[..., None] * across)).mean(axis=2) > ALIKE * contrast)[4:-4, 4:-4].mean())


def _extents(held: npt.NDArray[np.bool_]) -> tuple[float, float, float, float]:
    """Return how far beyond the construction's left, right, upper and lower edge the field reaches, along lines without stars; negative: it ends before."""
    wide = held.shape[1]

    def reach(lines: npt.NDArray[np.bool_], edge: int) -> float:
        beyond = np.argmin(np.concatenate([lines, np.zeros((lines.shape[0], 1), dtype=bool)], axis=1), axis=1)
        return float(np.median(beyond)) - edge

    middle_y, middle_x = held.shape[0] // 2, wide // 2
    side, tall = round(_TALL * 0.3), round(_TALL * 0.55)
    start = round(_TALL * 0.45)
    rows, columns = held[middle_y - side : middle_y + side], held[:, middle_x - tall : middle_x + tall].T
    high = round(_TALL * 0.42)
    right, left = rows[:, middle_x + start :], rows[:, middle_x - start :: -1]
    below, above = columns[:, middle_y + high :], columns[:, middle_y - high :: -1]
    edge_x, edge_y = round(_TALL * 0.75) - start, round(_TALL * 0.5) - high
    return reach(left, edge_x), reach(right, edge_x), reach(above, edge_y), reach(below, edge_y)
