"""Pictures that EXIF turns: what goes into the Word file is what a photo viewer shows."""

from __future__ import annotations

import io
import math
import struct
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageChops, ImageDraw, ImageOps

from docpipe.outside.pixels import Pixels, pixels_of
from docpipe.programmes import path
from docpipe.programmes.compose import strip_of
from docpipe.programmes.schema import Programme
from docpipe.programmes.upright import upright
from docpipe.read import read

UPRIGHT, ORIENTATION = 1, 0x0112
CANNOT_BE_SEEN = 40.0
"""Decibels of peak signal to noise: beyond it nobody sees a difference."""


def frozen(data: Any) -> Any:
    if isinstance(data, dict):
        return {key: frozen(value) for key, value in data.items()}
    return tuple(frozen(item) for item in data) if isinstance(data, list) else data


def programme(name: str) -> Programme:
    return Programme.model_validate(frozen(read(path(name), path(name).name).value.data))


def drawn(mode: str = "RGB", size: tuple[int, int] = (96, 32)) -> Image.Image:
    """Return a picture with nothing alike in any two corners."""
    picture = Image.merge("RGB", [Image.linear_gradient("L").resize(size), Image.radial_gradient("L").resize(size), Image.new("L", size, 90)])
    ImageDraw.Draw(picture).rectangle((4, 3, size[0] // 3, size[1] // 2), fill=(200, 20, 60))
    return picture.convert(mode)


def stored(picture: Image.Image, suffix: str, orientation: int, **options: Any) -> bytes:
    exif = Image.Exif()
    exif[ORIENTATION] = orientation
    stream = io.BytesIO()
    picture.save(stream, suffix, exif=exif, **options)
    return stream.getvalue()


def as_viewed(content: bytes) -> Image.Image:
    """Return the picture as Pillow's own reading of EXIF shows it."""
    return ImageOps.exif_transpose(Image.open(io.BytesIO(content)))


def made_upright(content: bytes) -> bytes:
    pixels = pixels_of(content)
    assert pixels is not None
    made = upright(content, pixels)
    assert made is not None
    again = pixels_of(made)
    assert again is not None
    assert again.orientation == UPRIGHT
    assert again.suffix == pixels.suffix
    return made


def likeness(left: Image.Image, right: Image.Image) -> float:
    """Return the decibels by which two pictures of one size are alike, infinity for the same."""
    assert (left.size, left.mode) == (right.size, right.mode)
    counts = ImageChops.difference(left, right).histogram()
    error = sum(count * (step % 256) ** 2 for step, count in enumerate(counts)) / sum(counts)
    return 10 * math.log10(255**2 / error) if error else math.inf


@pytest.mark.parametrize("orientation", range(2, 9))
@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "I;16"])
def test_png_is_turned_without_loss(mode: str, orientation: int) -> None:
    picture = Image.new("I;16", (96, 32), 4000) if mode == "I;16" else drawn(mode)
    content = stored(picture, "png", orientation)
    shown, wanted = Image.open(io.BytesIO(made_upright(content))), as_viewed(content)
    assert (shown.mode, shown.size, shown.tobytes()) == (wanted.mode, wanted.size, wanted.tobytes())


@pytest.mark.parametrize("orientation", range(2, 9))
@pytest.mark.parametrize("mode", ["L", "RGB", "CMYK"])
@pytest.mark.parametrize(("size", "subsampling"), [((96, 32), 2), ((101, 37), 2), ((101, 37), 1), ((101, 37), 0)])
def test_jpeg_is_turned_with_a_loss_nobody_sees(mode: str, orientation: int, size: tuple[int, int], subsampling: int) -> None:
    content = stored(drawn(mode, size), "jpeg", orientation, quality=92, subsampling=subsampling)
    assert likeness(Image.open(io.BytesIO(made_upright(content))), as_viewed(content)) > CANNOT_BE_SEEN


def test_the_colour_profile_and_transparency_stay() -> None:
    profile = b"profile of colours"
    for suffix in ("png", "jpeg"):
        made = made_upright(stored(drawn(), suffix, 6, icc_profile=profile))
        assert Image.open(io.BytesIO(made)).info["icc_profile"] == profile
    made = made_upright(stored(drawn("P"), "png", 3, transparency=0))
    assert Image.open(io.BytesIO(made)).info["transparency"] == 0


def test_a_turned_logo_has_the_proportions_it_is_shown_in() -> None:
    content = stored(drawn(size=(300, 900)), "jpeg", 6)
    (item,) = strip_of(programme("none"), {}, content).value.items
    assert item.picture is not None
    assert item.picture.width_mm == pytest.approx(3 * item.picture.height_mm)
    assert item.picture.content == made_upright(content)


def test_a_turned_official_file_is_placed_as_it_is_shown() -> None:
    rules = programme("opz-2014")
    (name, *_) = rules.official_files()
    checked = strip_of(rules, {name: stored(drawn(size=(300, 1800)), "png", 8)}, None)
    assert checked.diagnostics == ()
    (picture,) = (item.picture for item in checked.value.items if item.picture is not None and not item.picture.composed)
    assert picture.width_mm == pytest.approx(6 * picture.height_mm)


def test_what_cannot_be_turned_is_told_and_stays_as_it_is_stored() -> None:
    content = stored(drawn(size=(900, 300)), "png", 6)
    broken = content.replace(b"IDAT", b"IDAX")
    checked = strip_of(programme("none"), {}, broken)
    assert [item.code for item in checked.diagnostics] == ["logo-turned"]
    (item,) = checked.value.items
    assert item.picture is not None
    assert item.picture.content == broken
    assert upright(content, Pixels("png", 9000, 9000, 6)) is None


@pytest.mark.parametrize("orientation", [0, 1, 9, 65_535])
def test_an_orientation_that_there_is_none_of_turns_nothing(orientation: int) -> None:
    pixels = pixels_of(stored(drawn(), "jpeg", orientation))
    assert pixels is not None
    assert pixels.orientation == UPRIGHT


@given(st.binary(max_size=120), st.sampled_from([b"", b"II*\0\x08\0\0\0", b"MM\0*\0\0\0\x08", b"II*\0\xff\xff\xff\xff"]))
def test_any_exif_is_read_or_passed_over(tail: bytes, head: bytes) -> None:
    exif = head + tail
    jpeg = stored(drawn(), "jpeg", 1)
    segment = b"\xff\xe1" + struct.pack(">H", len(exif) + 8) + b"Exif\0\0" + exif
    for content in (jpeg[:2] + segment + jpeg[2:], _with_chunk(stored(drawn(), "png", 1), exif)):
        pixels = pixels_of(content)
        assert pixels is not None
        upright(content, pixels)


def _with_chunk(png: bytes, exif: bytes) -> bytes:
    """Return a PNG with a chunk of EXIF after its header; its checksum is wrong, as an attacker's may be."""
    return png[:33] + struct.pack(">I", len(exif)) + b"eXIf" + exif + bytes(4) + png[33:]
