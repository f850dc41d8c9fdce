"""A page of a PDF, or a part of it → its pixels, and where exactly they lie."""

from __future__ import annotations

import math
from typing import Any

import numpy as np

from docpipe.verify.publicity.emblem import Pixels
from docpipe.verify.publicity.facts import Rect
from docpipe.verify.publicity.pdfobjects import MM


def rendered(page: Any, scale: float) -> Pixels:
    """Return the pixels of a page; `scale`: pixels to a point."""
    return _drawn(page, scale, (0, 0, 0, 0))


def part_of(page: Any, scale: float, box: Rect) -> tuple[Pixels, Rect]:
    """Return the pixels of a part of a page, and the part that they really are: whole pixels, within the page. None (0 × 0) of what lies beyond it."""
    width, height = (math.ceil(side * scale) for side in page.get_size())
    step = MM / scale
    left, top = (min(max(math.floor(value / step), 0), most) for value, most in ((box.x, width), (box.y, height)))
    right, bottom = (min(max(math.ceil(value / step), 0), most) for value, most in ((box.right, width), (box.bottom, height)))
    if right <= left or bottom <= top:
        return np.zeros((0, 0, 3), dtype=np.uint8), Rect(left * step, top * step, 0.0, 0.0)
    # a little less than whole pixels: the renderer rounds up
    crop = tuple(max(count - 0.25, 0.0) / scale for count in (left, height - bottom, width - right, top))
    return _drawn(page, scale, crop), Rect(left * step, top * step, (right - left) * step, (bottom - top) * step)


def _drawn(page: Any, scale: float, crop: tuple[float, ...]) -> Pixels:
    bitmap = page.render(scale=scale, crop=crop, rev_byteorder=True, may_draw_forms=False)
    pixels = np.array(bitmap.to_numpy())
    bitmap.close()
    if pixels.ndim == 2 or pixels.shape[2] == 1:  # noqa: PLR2004 - one channel: grey
        return np.repeat(pixels.reshape(*pixels.shape[:2], 1), 3, axis=2)
    return pixels[..., :3]
