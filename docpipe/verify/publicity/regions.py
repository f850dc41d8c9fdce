"""A mask of pixels → the boxes of its larger regions."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import numpy as np
import numpy.typing as npt

from docpipe.verify.publicity.blobs import blobs

_SHORTEST: Final = 3
"""Shorter runs are strokes of letters."""
_SIDE: Final = 8
"""Regions smaller than this, in pixels, are passed over."""
SOLID: Final = 0.7
"""How much of its box a region must fill: an emblem's field without its stars fills 97 %."""
LOOSE: Final = 0.35
"""How much one that is turned by half a right angle fills."""


def regions(mask: npt.NDArray[np.bool_], solid: float = SOLID) -> Iterator[tuple[float, float, float, float]]:
    """Yield left, top, right, bottom of each region of joined pixels that fills so much of its box, the largest first."""
    found = blobs(mask, _SHORTEST)
    width, height = found.right - found.left, found.bottom - found.top
    chosen = found.of((np.minimum(width, height) >= _SIDE) & (found.area >= solid * width * height))
    for index in np.argsort(-chosen.area, kind="stable"):
        yield (float(chosen.left[index]), float(chosen.top[index]), float(chosen.right[index]), float(chosen.bottom[index]))
