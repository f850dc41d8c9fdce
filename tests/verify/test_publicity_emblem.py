"""The emblem is found by how it looks, and measured."""

from __future__ import annotations

import io

import numpy as np
import pytest
from PIL import Image, ImageDraw

from docpipe.outside import read_bytes
from docpipe.programmes import ASSETS
from docpipe.verify.publicity.emblem import Box, Pixels, Seen, stars_drawn
from docpipe.verify.publicity.finding import emblems

PAPER = 60


def emblem(width: int = 300, height: int = 200) -> Image.Image:
    return Image.open(io.BytesIO(read_bytes(ASSETS / "eu-emblem.png"))).convert("RGB").resize((width, height), Image.Resampling.LANCZOS)


def seen(picture: Image.Image, paper: str = "white") -> tuple[Seen, ...]:
    """What is seen of a picture on paper; boxes count from the picture's corner."""
    page = Image.new("RGB", (picture.width + 2 * PAPER, picture.height + 2 * PAPER), paper)
    page.paste(picture, (PAPER, PAPER))
    pixels = np.asarray(page)

    def closer(_box: Box) -> tuple[Pixels, float, float, float]:
        return pixels, 1.0, 0.0, 0.0

    return emblems(pixels, closer)


def one(picture: Image.Image, paper: str = "white") -> Seen:
    (found,) = seen(picture, paper)
    return found


def test_the_emblem_is_measured_to_parts_of_a_pixel() -> None:
    found = one(emblem())
    assert [value - PAPER for value in found.box] == pytest.approx([0, 0, 300, 200], abs=0.6)
    assert found.ratio == pytest.approx(1.5, abs=0.005)
    assert (found.field, found.turned, found.cut) == ((0, 51, 153), 0, 0)
    assert all(abs(part - wanted) < 6 for part, wanted in zip(found.stars, (255, 204, 0), strict=True))
    assert found.off < 0.05


def test_one_squeezed_by_five_per_cent_is_told_from_one_that_is_cropped_by_as_much() -> None:
    squeezed, cropped = one(emblem().resize((285, 200))), one(emblem().crop((15, 0, 300, 200)))
    assert (squeezed.ratio, squeezed.cut) == (pytest.approx(1.425, abs=0.01), 0)
    assert cropped.cut == pytest.approx(0.05, abs=0.01)
    assert one(emblem().crop((0, 20, 300, 200))).cut == pytest.approx(0.1, abs=0.01)
    assert one(emblem().crop((15, 0, 285, 200))).cut == pytest.approx(0.1, abs=0.01)


@pytest.mark.parametrize("turned", [0, 90, 180, 270])
def test_the_points_of_the_stars_say_which_way_up_it_is(turned: int) -> None:
    assert one(emblem().rotate(-turned, expand=True)).turned == turned


def test_its_colours_are_those_that_are_seen() -> None:
    grey = one(emblem().convert("L").convert("RGB"))
    assert len({*grey.field}) == len({*grey.stars}) == 1
    green = Image.fromarray(np.ascontiguousarray(np.asarray(emblem())[:, :, [0, 2, 1]]))
    assert one(green).field == (0, 153, 51)
    stream = io.BytesIO()
    emblem().save(stream, "JPEG", quality=60)
    assert all(abs(part - wanted) < 10 for part, wanted in zip(one(Image.open(stream).convert("RGB")).field, (0, 51, 153), strict=True))


def test_it_is_found_on_paper_of_another_colour_and_small() -> None:
    assert one(emblem(), "khaki").ratio == pytest.approx(1.5, abs=0.01)
    assert one(emblem(60, 40)).ratio == pytest.approx(1.5, abs=0.03)


def test_what_lies_over_it_is_told() -> None:
    picture = emblem()
    ImageDraw.Draw(picture).rectangle((260, 150, 300, 200), fill="red")
    assert one(picture).strange > 0.02
    assert one(emblem()).strange < 0.005


def test_what_is_no_emblem_is_not_taken_for_one() -> None:
    assert seen(Image.new("RGB", (300, 200), (0, 51, 153))) == ()
    picture = Image.new("RGB", (300, 200), (0, 51, 153))
    ImageDraw.Draw(picture).text((40, 60), "Evropa", fill=(255, 204, 0), font_size=60)
    assert seen(picture) == ()
    noise = np.random.default_rng(1).integers(0, 255, (200, 300, 3), dtype=np.uint8)
    assert seen(Image.fromarray(noise)) == ()


def test_the_stars_are_drawn_as_the_construction_says() -> None:
    drawn = stars_drawn(600, 400)
    assert drawn.sum() / (600 * 400) == pytest.approx(12 * 1.1226 * (400 / 18) ** 2 / (600 * 400), rel=0.02)
    assert (drawn == np.fliplr(drawn)).mean() > 0.99
    assert drawn[int(200 - 400 / 3), 300] == 1


@pytest.mark.parametrize("turned", [0, 90, 180])
def test_stars_of_any_size_are_drawn_within_the_field(turned: int) -> None:
    for width in range(6, 40):
        for height in range(6, 30):
            assert stars_drawn(width, height, turned).shape == (height, width)
