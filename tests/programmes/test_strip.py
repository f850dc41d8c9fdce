from __future__ import annotations

import io
import struct
import zlib
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from docpipe.diagnostics import Severity
from docpipe.messages import catalogue
from docpipe.outside.pixels import pixels_of
from docpipe.programmes import path
from docpipe.programmes.compose import strip_of
from docpipe.programmes.schema import Programme
from docpipe.read import read


def frozen(data: Any) -> Any:
    if isinstance(data, dict):
        return {key: frozen(value) for key, value in data.items()}
    return tuple(frozen(item) for item in data) if isinstance(data, list) else data


def programme(name: str, **changes: Any) -> Programme:
    found = Programme.model_validate(frozen(read(path(name), path(name).name).value.data))
    return found.model_copy(update=changes)


def picture(width: int, height: int, kind: str = "PNG") -> bytes:
    stream = io.BytesIO()
    Image.new("RGB", (width, height), "white").save(stream, kind)
    return stream.getvalue()


def test_composed_emblem_has_its_proportions_and_its_text() -> None:
    checked = strip_of(programme("opz-2014"), {}, None)
    assert checked.diagnostics == ()
    (item,) = checked.value.items
    assert item.picture is not None
    assert (item.picture.width_mm, item.picture.height_mm) == (18, 12)
    assert item.picture.composed
    assert item.picture.asset == "eu-emblem"
    assert item.picture.alt == "Evropská unie – Evropský sociální fond – Operační program Zaměstnanost"
    assert item.lines == ("Evropská unie", "Evropský sociální fond", "Operační program Zaměstnanost")
    assert (checked.value.font, checked.value.text_color, checked.value.clear_space_mm) == ("Arial", "003399", 3.0)


def test_missing_ministry_logo_is_words_and_is_told_with_the_place_for_the_file() -> None:
    checked = strip_of(programme("irop-2014"), {}, None)
    assert checked.value.items[1].picture is None
    assert checked.value.items[1].lines == ("Ministerstvo", "pro místní rozvoj ČR")
    (told,) = checked.diagnostics
    assert told.code == "official-logo-missing"
    assert catalogue.severity_of(told) is Severity.INFO
    assert "loga/irop-2014/mmr.png" in catalogue.tell(told, "cs")


def test_optional_logo_is_not_asked_for() -> None:
    checked = strip_of(programme("opz-plus"), {}, None)
    assert len(checked.value.items) == 1
    assert checked.diagnostics == ()


@pytest.mark.parametrize(("file", "kind", "suffix"), [("loga/irop-2014/mmr.png", "PNG", "png"), ("loga/irop-2014/mmr.jpg", "JPEG", "jpeg")])
def test_official_file_takes_its_place_undistorted(file: str, kind: str, suffix: str) -> None:
    checked = strip_of(programme("irop-2014"), {file: picture(1000, 400, kind)}, None)
    assert checked.diagnostics == ()
    logo = checked.value.items[1].picture
    assert logo is not None
    assert (logo.width_mm, logo.height_mm, logo.suffix, logo.asset, logo.composed) == (30, 12, suffix, "mmr", False)
    assert logo.alt == "Ministerstvo pro místní rozvoj ČR"
    assert checked.value.items[1].lines == ()


def test_official_emblem_replaces_the_composed_one_with_its_text() -> None:
    checked = strip_of(programme("opz-plus"), {"loga/opz-plus/eu.png": picture(1600, 400)}, None)
    (item,) = checked.value.items
    assert item.picture is not None
    assert not item.picture.composed
    assert item.lines == ()


def test_whole_official_strip_replaces_all_but_the_beneficiary() -> None:
    files = {"loga/irop-2014/logolink.png": picture(2400, 300), "loga/irop-2014/mmr.png": picture(1000, 400)}
    checked = strip_of(programme("irop-2014"), files, picture(600, 600))
    assert checked.diagnostics == ()
    assert [item.picture.asset for item in checked.value.items if item.picture] == ["logolink", "beneficiary"]


def test_official_strip_too_wide_for_the_page_is_told() -> None:
    checked = strip_of(programme("opz-2014"), {"loga/opz-2014/logolink.png": picture(4000, 200)}, None)
    assert [item.code for item in checked.diagnostics] == ["emblem-too-small"]
    assert "8,0 mm" in catalogue.tell(checked.diagnostics[0], "cs")


@pytest.mark.parametrize(
    "content", [b"", b"GIF89a", b"<svg/>", b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", picture(500, 200)[:-20], picture(500, 200, "JPEG")[:-300]]
)
def test_unreadable_official_file_is_told_at_its_place_and_not_used(content: bytes) -> None:
    checked = strip_of(programme("irop-2014"), {"loga/irop-2014/mmr.png": content}, None)
    assert [item.code for item in checked.diagnostics] == ["official-logo-unreadable", "official-logo-missing"]
    assert str(checked.diagnostics[0].location) == "loga/irop-2014/mmr.png"
    assert checked.value.items[1].lines == ("Ministerstvo", "pro místní rozvoj ČR")


def test_second_file_is_taken_when_the_first_is_unreadable() -> None:
    files = {"loga/irop-2014/mmr.png": b"nothing", "loga/irop-2014/mmr.jpg": picture(1000, 400, "JPEG")}
    checked = strip_of(programme("irop-2014"), files, None)
    assert [item.code for item in checked.diagnostics] == ["official-logo-unreadable"]
    assert checked.value.items[1].picture is not None


def test_coarse_logo_is_told() -> None:
    checked = strip_of(programme("irop-2014"), {"loga/irop-2014/mmr.png": picture(100, 40)}, None)
    assert [item.code for item in checked.diagnostics] == ["logo-coarse"]
    assert "85 bodů" in catalogue.tell(checked.diagnostics[0], "cs")


@given(width=st.integers(1, 3000), height=st.integers(1, 3000))
def test_beneficiary_logo_is_last_undistorted_and_never_taller_than_the_emblem(width: int, height: int) -> None:
    header = struct.pack(">II5B", width, height, 8, 2, 0, 0, 0)
    chunks = b"".join(
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data)) for name, data in ((b"IHDR", header), (b"IEND", b""))
    )
    checked = strip_of(programme("opz-plus"), {}, b"\x89PNG\r\n\x1a\n" + chunks, "Město Horažďovice")
    emblem, logo = (item.picture for item in checked.value.items)
    assert emblem is not None
    assert logo is not None
    assert emblem.asset == "eu-emblem"
    assert logo.alt == "Město Horažďovice"
    assert logo.height_mm <= emblem.height_mm
    assert logo.width_mm <= 45.001
    assert abs(logo.width_mm * height - logo.height_mm * width) <= 0.001 * (width + height)


def test_unreadable_beneficiary_logo_is_told() -> None:
    checked = strip_of(programme("opz-plus"), {}, b"not a picture")
    assert [item.code for item in checked.diagnostics] == ["beneficiary-logo-unreadable"]
    assert len(checked.value.items) == 1


def test_logo_over_the_largest_number_is_left_out_and_told() -> None:
    checked = strip_of(programme("opz-plus", max_logos=1), {}, picture(600, 600))
    assert [item.code for item in checked.diagnostics] == ["logos-too-many"]
    assert len(checked.value.items) == 1


def test_without_funding_there_is_no_strip_but_the_own_logo_may_stand() -> None:
    assert not strip_of(programme("none"), {}, None).value
    assert [item.picture.asset for item in strip_of(programme("none"), {}, picture(600, 600)).value.items if item.picture] == ["beneficiary"]


def test_progressive_jpeg_with_metadata_is_measured() -> None:
    stream = io.BytesIO()
    Image.new("RGB", (321, 123)).save(stream, "JPEG", progressive=True, exif=b"Exif\x00\x00" + bytes(5000), dpi=(300, 300))
    found = pixels_of(stream.getvalue())
    assert found is not None
    assert (found.suffix, found.width, found.height) == ("jpeg", 321, 123)


@given(st.binary(max_size=200))
def test_any_bytes_are_measured_or_refused(content: bytes) -> None:
    for start in (b"", b"\xff\xd8", b"\x89PNG\r\n\x1a\n"):
        pixels_of(start + content + b"\xff\xd9IEND")


def test_bomb_is_refused() -> None:
    content = b"\x89PNG\r\n\x1a\n" + b"\x00\x00\x00\rIHDR" + struct.pack(">II", 60_000, 60_000) + bytes(9) + b"\x00\x00\x00\x00IEND"
    assert pixels_of(content) is None
