"""A programme's rules, the official files found and the beneficiary's logo → the branding strip."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from docpipe.diagnostics import Checked, Diagnostic, Location
from docpipe.outside import read_bytes
from docpipe.outside.pixels import Pixels, pixels_of
from docpipe.programmes import ASSETS
from docpipe.programmes.schema import Asset, AssetKind, Programme
from docpipe.programmes.strip import Picture, Strip, StripItem

BENEFICIARY = "beneficiary"
"""Name of the asset that is the beneficiary's own logo."""
_MIN_DPI = 150
_MM_PER_INCH = 25.4
_MAX_STRIP_MM = 160.0
"""Width of the text on A4 with margins of 25 mm (ČSN 01 6910)."""
_MAX_LOGO_MM = 45.0
"""So that the strip's text keeps its place beside a wide logo."""


def strip_of(programme: Programme, official: Mapping[str, bytes], beneficiary_logo: bytes | None, beneficiary: str = "") -> Checked[Strip]:
    """Return the strip of a programme, EU emblem first, then the ministry, then the beneficiary.

    `official`: content by path, for those of `programme.official_files()` that the user has. `beneficiary`: name for the logo's alternative text.
    A missing or unreadable official file is told; the EU emblem is then composed, a ministry's name stands as words, never as an imitation.
    """
    items, found = _mandatory(programme, official)
    if beneficiary_logo is not None:
        logo, more = _own_logo(programme, beneficiary_logo, beneficiary, sum(item.picture is not None for item in items))
        items.extend(logo)
        found.extend(more)
    space = float(programme.clear_space * programme.emblem_height_mm)
    strip = Strip(tuple(items), font=programme.fonts[0], text_color=programme.text_colours[0], clear_space_mm=round(space, 2))
    return Checked(strip, tuple(found))


def _mandatory(programme: Programme, official: Mapping[str, bytes]) -> tuple[list[StripItem], list[Diagnostic]]:
    """Return the items the programme asks for: the official whole strip alone where there is one, else each asset in order."""
    found: list[Diagnostic] = []
    for asset in (item for item in programme.assets if item.whole_strip):
        picture, more = _official_picture(programme, asset, official)
        found.extend(more)
        if picture is not None:
            return [StripItem(picture)], found
    items: list[StripItem] = []
    for asset in (item for item in programme.assets if not item.whole_strip):
        item, more = _item(programme, asset, official)
        items.extend(item)
        found.extend(more)
    return items, found


def _item(programme: Programme, asset: Asset, official: Mapping[str, bytes]) -> tuple[list[StripItem], list[Diagnostic]]:
    picture, found = _official_picture(programme, asset, official)
    if picture is not None:
        text = programme.emblem_text if asset.kind is AssetKind.COMPOSED and not asset.holds_text else ()
        return [StripItem(picture, text)], found
    if asset.kind is AssetKind.COMPOSED:
        return [StripItem(_emblem(programme, asset), programme.emblem_text)], found
    if asset.required:
        arguments = {"label": asset.label, "programme": programme.name, "file": asset.files[0] if asset.files else asset.name, "words": " ".join(asset.words)}
        found.append(Diagnostic("official-logo-missing", None, {**arguments}))
    return ([StripItem(lines=asset.words)] if asset.words else []), found


def _emblem(programme: Programme, asset: Asset) -> Picture:
    height = float(programme.emblem_height_mm)
    return Picture(read_bytes(ASSETS / "eu-emblem.png"), "png", asset.alt, height * 1.5, height, asset.name, composed=True)


def _official_picture(programme: Programme, asset: Asset, official: Mapping[str, bytes]) -> tuple[Picture | None, list[Diagnostic]]:
    """Return the first readable official file of an asset; the unreadable ones before it are told."""
    found: list[Diagnostic] = []
    for file in (name for name in asset.files if name in official):
        content, pixels = _shown(official[file])
        if pixels is None:
            found.append(Diagnostic("official-logo-unreadable", Location(file), {"label": asset.label}))
            continue
        width, height = _fit(pixels, float(programme.emblem_height_mm), _MAX_STRIP_MM if asset.whole_strip else _MAX_STRIP_MM / 2)
        picture = Picture(content, pixels.suffix, asset.alt, width, height, asset.name, composed=False)
        return picture, [*found, *_size_complaints(programme, asset, file, pixels, picture)]
    return None, found


def _size_complaints(programme: Programme, asset: Asset, file: str, pixels: Pixels, picture: Picture) -> Iterator[Diagnostic]:
    if pixels.orientation != 1:
        yield Diagnostic("logo-turned", Location(file), {"label": asset.label})
    if (dpi := _dpi(pixels, picture)) < _MIN_DPI:
        yield Diagnostic("logo-coarse", Location(file), {"label": asset.label, "dpi": dpi, "least": _MIN_DPI})
    if (asset.whole_strip or asset.kind is AssetKind.COMPOSED) and picture.height_mm < float(programme.min_emblem_height_mm):
        least = f"{programme.min_emblem_height_mm.normalize():f}".replace(".", ",")
        height = f"{picture.height_mm:.1f}".replace(".", ",")
        yield Diagnostic("emblem-too-small", Location(file), {"label": asset.label, "height": height, "least": least})


def _own_logo(programme: Programme, content: bytes, beneficiary: str, pictures: int) -> tuple[list[StripItem], list[Diagnostic]]:
    """Return the beneficiary's logo: last, never taller than the emblem (nařízení (EU) 2021/1060, příloha IX), not distorted."""
    content, pixels = _shown(content)
    if pixels is None:
        return [], [Diagnostic("beneficiary-logo-unreadable")]
    if pictures >= programme.max_logos:
        return [], [Diagnostic("logos-too-many", None, {"most": programme.max_logos, "programme": programme.name})]
    width, height = _fit(pixels, float(programme.emblem_height_mm), _MAX_LOGO_MM)
    picture = Picture(content, pixels.suffix, beneficiary or "Logo příjemce", width, height, BENEFICIARY, composed=False)
    dpi = _dpi(pixels, picture)
    coarse = [Diagnostic("logo-coarse", None, {"label": "logo příjemce", "dpi": dpi, "least": _MIN_DPI})] if dpi < _MIN_DPI else []
    turned = [Diagnostic("logo-turned", None, {"label": "logo příjemce"})] if pixels.orientation != 1 else []
    return [StripItem(picture)], [*turned, *coarse]


def _shown(content: bytes) -> tuple[bytes, Pixels | None]:
    """Return a picture as it is to be shown, with its size; one that cannot be turned stays as it is stored and says so by its orientation."""
    pixels = pixels_of(content)
    if pixels is None or pixels.orientation == 1:
        return content, pixels
    from docpipe.programmes.upright import upright

    turned = upright(content, pixels)
    return (content, pixels) if turned is None else (turned, pixels_of(turned))


def _fit(pixels: Pixels, height_mm: float, most_mm: float) -> tuple[float, float]:
    """Return width and height in mm: as tall as asked for, narrower where the width would pass the most allowed; proportions are kept."""
    height = min(height_mm, most_mm * pixels.height / pixels.width)
    return round(height * pixels.width / pixels.height, 3), round(height, 3)


def _dpi(pixels: Pixels, picture: Picture) -> int:
    return round(pixels.height / picture.height_mm * _MM_PER_INCH)
