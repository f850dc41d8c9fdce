"""A picture → a small likeness of it, by which it is known again however it was packed, resampled or drawn."""

from __future__ import annotations

import io
from typing import Final, TypeAlias

import numpy as np
import numpy.typing as npt

Thumb: TypeAlias = npt.NDArray[np.float32]
"""Rows × columns × three colours."""
_COLUMNS: Final = 24
_ROWS: Final = 16
_MOST_PIXELS: Final = 30_000_000


def thumb(pixels: npt.NDArray[np.uint8]) -> Thumb:
    """Return the likeness of some pixels (rows × columns × red, green, blue): the mean of each cell of a grid."""
    height, width = pixels.shape[:2]
    rows = np.linspace(0, height, _ROWS + 1).astype(int)
    columns = np.linspace(0, width, _COLUMNS + 1).astype(int)
    sums = np.zeros((height + 1, width + 1, 3), dtype=np.float64)
    sums[1:, 1:] = pixels[..., :3].astype(np.float64).cumsum(axis=0).cumsum(axis=1)
    corner = sums[rows][:, columns]
    cells = corner[1:, 1:] - corner[:-1, 1:] - corner[1:, :-1] + corner[:-1, :-1]
    areas = np.maximum(np.diff(rows)[:, None] * np.diff(columns)[None, :], 1)
    return np.asarray(cells / areas[..., None], dtype=np.float32)


def alike(one: Thumb, other: Thumb) -> float:
    """Return how different two likenesses are: the mean of all differences, 0 to 255."""
    return float(np.abs(one - other).mean())


def decoded(content: bytes) -> npt.NDArray[np.uint8] | None:
    """Return a picture's pixels on white; None for what is no picture that can be decoded (EMF, WMF, SVG, a damaged file, one of more than 30 megapixels)."""
    from PIL import Image

    try:
        with Image.open(io.BytesIO(content), formats=("PNG", "JPEG", "GIF", "BMP", "TIFF")) as picture:
            if picture.width * picture.height > _MOST_PIXELS:
                return None
            clear = picture.convert("RGBA")
            ground = Image.new("RGBA", clear.size, "white")
            ground.alpha_composite(clear)
            return np.array(ground.convert("RGB"))
    except (OSError, SyntaxError, ValueError, ArithmeticError, LookupError, Image.DecompressionBombError):
        return None
