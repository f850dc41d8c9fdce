"""An emblem on a page → what stands about it: the nearest thing, something before it, something drawn beside it that is neither picture nor text."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from docpipe.verify.publicity.emblem import Seen
from docpipe.verify.publicity.facts import Drawn, EmblemSeen, Letter, Rect
from docpipe.verify.publicity.pdfobjects import MM
from docpipe.verify.publicity.rendering import part_of

_ABOUT_MM: Final = 12.0
"""How far about an emblem its surroundings are looked at, at least."""
_INK: Final = 40
"""Difference from the ground from which something is drawn there (of 255)."""
_EDGE_MM: Final = 0.3
"""The emblem's own edge, smoothed on the screen."""
_SCAN_EDGE_MM: Final = 0.9
"""The same in a scan: blurred, and askew."""
_EDGE: Final = 0.01
"""The same of a large one, which is measured on fewer pixels: share of its height."""
_UNIFORM: Final = 0.7
"""Share of what lies beyond a border that is of one colour: the rest is text or a logo near it."""
_RULE_MM: Final = 8.0
"""A thin line longer than this is a rule or a frame, not a letter."""
_MOST_PIXELS: Final = 4_000_000


def nearest_thing(page: Any, own: Rect, seen: Seen, *, scan: bool) -> tuple[float | None, Rect | None]:
    """Return the distance of the nearest thing drawn about an emblem, or about the picture it stands in, and where it is; None on a ground of many colours.

    A border of one colour about it, as an emblem has on a coloured ground (a twenty-fifth of its height), is its own.
    """
    if seen.merged:
        return None, None
    reach = max(_ABOUT_MM, own.height * 0.4)
    width, height = (float(side) * MM for side in page.get_size())
    scale = min(200 / 72, (_MOST_PIXELS / max(own.grown(reach).area / MM / MM, 1.0)) ** 0.5)
    pixels, part = part_of(page, scale, _within(own.grown(reach), width, height))
    far, x, y = _distances(own, part, pixels.shape[1], pixels.shape[0], MM / scale)
    edge = max(_SCAN_EDGE_MM if scan else _EDGE_MM, own.height * _EDGE)
    ground, border = _ground(pixels, far, seen.paper, own.height, edge)
    if ground is None:
        return None, None
    ink = np.abs(pixels.astype(np.int16) - np.array(ground, dtype=np.int16)).mean(axis=2) > _INK
    found = _whole(ink) if scan else ink
    found &= far > max(edge, border)
    if not found.any():
        return reach, None
    index = int(np.argmin(np.where(found, far, np.inf)))
    return float(far.flat[index]), Rect(float(x.flat[index]) - 1, float(y.flat[index]) - 1, 2.0, 2.0)


def _within(box: Rect, width: float, height: float) -> Rect:
    left, top = max(box.x, 0.0), max(box.y, 0.0)
    return Rect(left, top, min(box.right, width) - left, min(box.bottom, height) - top)


def _distances(own: Rect, part: Rect, columns: int, rows: int, step: float) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.float64], npt.NDArray[np.float64]]:
    """Return how far each pixel is from a rectangle, and where it stands."""
    x, y = np.meshgrid(part.x + (np.arange(columns) + 0.5) * step, part.y + (np.arange(rows) + 0.5) * step)
    aside, beyond = np.maximum(np.maximum(own.x - x, x - own.right), 0.0), np.maximum(np.maximum(own.y - y, y - own.bottom), 0.0)
    return np.hypot(aside, beyond), x, y


def _ground(
    pixels: npt.NDArray[np.uint8], far: npt.NDArray[np.float64], paper: tuple[int, int, int], height: float, edge: float
) -> tuple[tuple[int, int, int] | None, float]:
    """Return the colour that an emblem stands on, None for many, and how far its own border reaches (0: it has none)."""
    widest = max(height / 12, edge * 2)
    beyond = pixels[(far > widest) & (far < widest + max(height / 12, 0.8))].astype(np.float32)
    if not len(beyond):
        return paper, 0.0
    colour = np.median(beyond, axis=0)
    uniform = float((np.abs(beyond - colour).mean(axis=1) < _INK).mean())
    same = float(np.abs(colour - np.array(paper)).mean()) < _INK
    close = pixels[(far > edge) & (far < edge * 4)].astype(np.float32)
    if uniform < _UNIFORM or (same and float((np.abs(close - np.array(paper)).mean(axis=1) > _INK).mean()) > 0.5):  # noqa: PLR2004 - more than half
        return (paper, 0.0) if uniform >= 1 - _UNIFORM and same else (None, 0.0)
    red, green, blue = (round(float(value)) for value in colour)
    return (red, green, blue), 0.0 if same else widest


def _whole(ink: npt.NDArray[np.bool_]) -> npt.NDArray[np.bool_]:
    """Return it without specks: only where most pixels of a square of three are inked."""
    padded = np.pad(ink.astype(np.int8), 1)
    count = sum(padded[row : row + ink.shape[0], column : column + ink.shape[1]] for row in range(3) for column in range(3))
    return np.asarray(np.asarray(count) > 5)  # noqa: PLR2004 - of nine


def something_left(page: Any, place: Rect, own: Rect, paper: tuple[int, int, int]) -> bool:
    """Return whether the picture that holds an emblem shows something left of it, at its height."""
    gap = Rect(own.x, place.y, place.x - own.x - _EDGE_MM, place.height)
    if gap.width < 1:
        return False
    pixels, _ = part_of(page, 150 / 72, gap)
    differing = np.abs(pixels.astype(np.int16) - np.array(paper, dtype=np.int16)).mean(axis=2) > _INK
    return bool(differing.size and differing.mean() > 0.01)  # noqa: PLR2004 - more than dust


def is_inked(page: Any, emblem: EmblemSeen, pictures: Sequence[Drawn], letters: Sequence[Letter], rules: Sequence[Rect]) -> bool:
    """Return whether something beside an emblem is neither a picture nor text: it may be a text turned into curves."""
    place = emblem.place
    width = float(page.get_size()[0]) * MM
    beside = Rect(place.right + _EDGE_MM, place.y - 1, min(place.width * 6, width - place.right - 1), place.height + 2)
    if beside.width < 1:
        return False
    scale = 100 / 72
    pixels, part = part_of(page, scale, beside)
    if not pixels.size:
        return False
    ink = np.abs(pixels.astype(np.int16) - np.median(pixels.reshape(-1, 3), axis=0)).mean(axis=2) > _INK
    frames = (rule.grown(0.4) for rule in rules if max(rule.width, rule.height) > _RULE_MM)
    for item in (*(picture.place for picture in pictures), *(letter.place.grown(0.6) for letter in letters), *frames):
        left, top, right, bottom = (value / MM * scale for value in (item.x - part.x, item.y - part.y, item.right - part.x, item.bottom - part.y))
        ink[max(0, int(top)) : max(0, int(bottom) + 1), max(0, int(left)) : max(0, int(right) + 1)] = False
    return bool(ink.mean() > 0.004)  # noqa: PLR2004 - a line of text covers some hundredths
