"""The composed EU emblem, measured in its pixels against the public construction."""

from __future__ import annotations

import math
from itertools import pairwise

import numpy as np
import numpy.typing as npt
import pytest
from PIL import Image

from docpipe.programmes import ASSETS

WIDTH, HEIGHT = 600, 400
"""At 12 mm it is 850 pixels an inch: more would only cost each conversion its time."""
BLUE, YELLOW = (0x00, 0x33, 0x99), (0xFF, 0xCC, 0x00)
Mask = npt.NDArray[np.bool_]


@pytest.fixture(scope="module")
def picture() -> Image.Image:
    return Image.open(ASSETS / "eu-emblem.png")


@pytest.fixture(scope="module")
def pixels(picture: Image.Image) -> npt.NDArray[np.uint8]:
    return np.asarray(picture.convert("RGB"))


@pytest.fixture(scope="module")
def stars(pixels: npt.NDArray[np.uint8]) -> list[Mask]:
    """The connected pieces that are not wholly blue (a tip is thinner than a pixel)."""
    yellow = pixels[:, :, 0] > 0
    left = set(zip(*(axis.tolist() for axis in np.nonzero(yellow)), strict=True))
    found = []
    while left:
        queue, mask = [left.pop()], np.zeros_like(yellow)
        while queue:
            y, x = queue.pop()
            mask[y, x] = True
            for near in ((y + dy, x + dx) for dy in (-1, 0, 1) for dx in (-1, 0, 1)):
                if near in left:
                    left.remove(near)
                    queue.append(near)
        found.append(mask)
    return found


def centre_of_circle(mask: Mask) -> tuple[float, float]:
    """Centre of the circle in which an upright star is inscribed: its highest point is one radius above."""
    rows, columns = np.nonzero(mask)
    return (columns.min() + columns.max() + 1) / 2, float(rows.min()) + HEIGHT / 18


def test_format(picture: Image.Image) -> None:
    assert picture.size == (WIDTH, HEIGHT)
    assert (ASSETS / "eu-emblem.png").stat().st_size < 20_000
    dots = picture.info["dpi"][1]
    assert HEIGHT / dots * 25.4 == pytest.approx(12, abs=0.01), "printed 12 mm tall"


def test_colours(pixels: npt.NDArray[np.uint8]) -> None:
    colours, counts = np.unique(pixels.reshape(-1, 3), axis=0, return_counts=True)
    most = sorted(zip(counts.tolist(), map(tuple, colours.tolist()), strict=True), reverse=True)[:2]
    assert [colour for _, colour in most] == [BLUE, YELLOW]
    assert sum(count for count, _ in most) / counts.sum() > 0.99, "all else is the smoothing of edges"
    assert all(tuple(pixels[y, x]) == BLUE for y in (0, HEIGHT - 1) for x in (0, WIDTH - 1))


def test_twelve_stars_on_the_circle_like_hours(stars: list[Mask]) -> None:
    assert len(stars) == 12
    angles = []
    for mask in stars:
        x, y = centre_of_circle(mask)
        assert math.hypot(x - WIDTH / 2, y - HEIGHT / 2) == pytest.approx(HEIGHT / 3, abs=1)
        angles.append(math.degrees(math.atan2(x - WIDTH / 2, HEIGHT / 2 - y)) % 360)
    angles = sorted(angle if angle < 359 else angle - 360 for angle in angles)
    assert angles == pytest.approx([30 * hour for hour in range(12)], abs=0.5)
    assert all(after - before == pytest.approx(30, abs=0.7) for before, after in pairwise(angles))


def test_each_star_is_upright_and_inscribed_in_its_circle(stars: list[Mask], pixels: npt.NDArray[np.uint8]) -> None:
    radius = HEIGHT / 18
    width = 2 * radius * math.sin(math.radians(72))
    height = radius * (1 + math.cos(math.radians(36)))
    area = 1.12257 * radius**2  # of the regular pentagram
    for mask in stars:
        rows, columns = np.nonzero(mask)
        assert columns.max() - columns.min() + 1 == pytest.approx(width, abs=2)
        assert rows.max() - rows.min() + 1 == pytest.approx(height, abs=2)
        top = columns[rows == rows.min()]
        assert top.mean() + 0.5 == pytest.approx(centre_of_circle(mask)[0], abs=1), "one point up, in the middle"
        assert (pixels[:, :, 0] / 255)[mask].sum() == pytest.approx(area, rel=0.005)
