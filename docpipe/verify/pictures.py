"""A Word file → its pictures in order, measured, and the sections whose pages they stand on."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from dataclasses import field
from typing import Final

from docpipe.dataclass import dataclass
from docpipe.outside import digest
from docpipe.outside.pixels import Pixels, pixels_of
from docpipe.verify.package import MAIN, PIC, WP, A, Element, Package, R, in_fallback, w

V: Final = "urn:schemas-microsoft-com:vml"
WPG: Final = "http://schemas.microsoft.com/office/word/2010/wordprocessingGroup"
_EMU_PER_MM: Final = 36_000
_GREYED: Final = ("grayscl", "biLevel")
_RECOLOURED: Final = ("duotone", "clrChange", "lum", "alphaModFix", "hsl", "tint")
_FULL_TURN: Final = 21_600_000


@dataclass(frozen=True, slots=True)
class WordPicture:
    """A picture as it is placed in the document."""

    part: str
    paragraph: int
    file: str
    digest: str
    alt: str
    width_mm: float
    height_mm: float
    pixels: Pixels | None
    altered: tuple[str, ...]
    """What was done to it: 'cropped', 'grey', 'recoloured', 'rotated'."""
    content: bytes = field(default=b"", repr=False)
    floating: bool = False
    """Whether it floats over the text, so that its place in the row is not that of its paragraph's run."""
    left_mm: float | None = None
    """Of one that floats: how far from the left, where the file says so."""
    row: int = 0
    """Number of the table row it stands in, in its part; of none, that of its paragraph, negative."""


@dataclass(frozen=True, slots=True)
class Section:
    """Which headers and footers a section's pages have: the parts by page kind ('first', 'default', 'even')."""

    parts: dict[str, tuple[str, ...]]
    first: bool
    """Whether its first page has its own header and footer."""


def pictures(package: Package) -> tuple[WordPicture, ...]:
    """Return the pictures of every story, in document order: placed in a line or floating, one by one of those grouped, and old VML ones (w:pict)."""
    return tuple(picture for part in package.stories for picture in _pictures(package, part))


def _pictures(package: Package, part: str) -> Iterator[WordPicture]:
    targets = {item.id: item.target for item in package.relationships.get(part, ()) if not item.external}
    for place in package.xml[part].iter(f"{{{WP}}}inline", f"{{{WP}}}anchor", f"{{{V}}}imagedata"):
        if in_fallback(place) and next(place.iterancestors(w("pict")), None) is not None:
            continue
        if place.tag == f"{{{V}}}imagedata":
            yield from _vml(package, part, place, targets)
        elif not in_fallback(place):
            yield from _drawn(package, part, place, targets)


def _drawn(package: Package, part: str, place: Element, targets: dict[str, str]) -> Iterator[WordPicture]:
    extent, about = place.find(f"{{{WP}}}extent"), place.find(f"{{{WP}}}docPr")
    if extent is None:
        return
    whole = (_number(extent.get("cx")) / _EMU_PER_MM, _number(extent.get("cy")) / _EMU_PER_MM)
    offset = place.find(f"{{{WP}}}positionH/{{{WP}}}posOffset")
    held = [item for item in place.iter(f"{{{PIC}}}pic") if next(item.iterancestors(place.tag), None) is place]
    for picture in held:
        own = picture.find(f"{{{PIC}}}nvPicPr/{{{PIC}}}cNvPr")
        alt = ("" if about is None else about.get("descr") or "") or ("" if own is None or len(held) == 1 else own.get("descr") or "")
        blip = picture.find(f".//{{{A}}}blip")
        file = targets.get("" if blip is None else str(blip.get(f"{{{R}}}embed")), "")
        content = package.files.get(file, b"")
        width, height = whole if len(held) == 1 and not _grouped(picture) else _in_group(picture, whole)
        yield WordPicture(
            part,
            package.number_at(place),
            posixpath.basename(file),
            digest(content),
            alt.strip(),
            width,
            height,
            pixels_of(content),
            tuple(_altered(picture, blip)),
            content,
            place.tag == f"{{{WP}}}anchor",
            None if offset is None or offset.text is None else _number(offset.text) / _EMU_PER_MM,
            _row(package, place),
        )


def _grouped(picture: Element) -> bool:
    return next(picture.iterancestors(f"{{{WPG}}}wgp", f"{{{WPG}}}grpSp"), None) is not None


def _in_group(picture: Element, whole: tuple[float, float]) -> tuple[float, float]:
    """Return the size of a picture of a group: its own, in the measure of each group it is in (ECMA-376, 20.1.7.5)."""
    own = picture.find(f"{{{PIC}}}spPr/{{{A}}}xfrm/{{{A}}}ext")
    if own is None:
        return whole
    width, height = float(_number(own.get("cx"))), float(_number(own.get("cy")))
    for group in picture.iterancestors(f"{{{WPG}}}wgp", f"{{{WPG}}}grpSp"):
        outer, inner = (group.find(f"{{{WPG}}}grpSpPr/{{{A}}}xfrm/{{{A}}}{name}") for name in ("ext", "chExt"))
        if outer is not None and inner is not None and _number(inner.get("cx")) and _number(inner.get("cy")):
            width *= _number(outer.get("cx")) / _number(inner.get("cx"))
            height *= _number(outer.get("cy")) / _number(inner.get("cy"))
    return width / _EMU_PER_MM, height / _EMU_PER_MM


def _vml(package: Package, part: str, data: Element, targets: dict[str, str]) -> Iterator[WordPicture]:
    """Yield a picture of old Word: its size stands in the style of its shape."""
    shape = data.getparent()
    if shape is None:
        return
    style = dict(pair.split(":", 1) for pair in (shape.get("style") or "").replace(" ", "").split(";") if ":" in pair)
    file = targets.get(str(data.get(f"{{{R}}}id")), "")
    content = package.files.get(file, b"")
    altered = []
    if any((data.get(side) or "0") not in ("0", "0f") for side in ("cropleft", "cropright", "croptop", "cropbottom")):
        altered.append("cropped")
    if data.get("grayscale") in ("t", "true") or data.get("bilevel") in ("t", "true"):
        altered.append("grey")
    if data.get("recolortarget") or data.get("chromakey"):
        altered.append("recoloured")
    if style.get("rotation", "0") not in ("0", "360") or style.get("flip"):
        altered.append("rotated")
    sizes = (_length(style.get("width", "")), _length(style.get("height", "")))
    yield WordPicture(
        part,
        package.number_at(data),
        posixpath.basename(file),
        digest(content),
        (shape.get("alt") or "").strip(),
        *sizes,
        pixels_of(content),
        tuple(altered),
        content,
        style.get("position") == "absolute",
        _length(style.get("margin-left", "")) if style.get("position") == "absolute" else None,
        _row(package, data),
    )


def _length(text: str) -> float:
    """Return a length of VML in millimetres, 0 for none ('45.35pt', '1.2cm')."""
    found = re.fullmatch(r"(-?[\d.]+)(pt|cm|mm|in|px)?", text)
    if found is None:
        return 0.0
    return float(found[1]) * {"pt": 25.4 / 72, "cm": 10.0, "mm": 1.0, "in": 25.4, "px": 25.4 / 96}.get(found[2] or "px", 1.0)


def _row(package: Package, place: Element) -> int:
    """Return what tells whether two pictures of a part stand beside each other: the number of their table row, or of their paragraph."""
    row = next(place.iterancestors(w("tr")), None)
    if row is None:
        return -package.number_at(place)
    root = row.getroottree().getroot()
    return next(number for number, item in enumerate(root.iter(w("tr")), 1) if item is row)


def _altered(picture: Element, blip: Element | None) -> Iterator[str]:
    crop = picture.find(f".//{{{A}}}srcRect")
    if crop is not None and any(crop.get(side, "0") not in ("0", "0%") for side in ("l", "t", "r", "b")):
        yield "cropped"
    if blip is not None and any(blip.find(f"{{{A}}}{name}") is not None for name in _GREYED):
        yield "grey"
    if blip is not None and any(blip.find(f"{{{A}}}{name}") is not None for name in _RECOLOURED):
        yield "recoloured"
    frame = picture.find(f".//{{{A}}}xfrm")
    if frame is not None and (_number(frame.get("rot")) % _FULL_TURN or frame.get("flipH") in ("1", "true") or frame.get("flipV") in ("1", "true")):
        yield "rotated"


def _number(text: str | None) -> int:
    """Return a whole number as the file has it; 0 for none, and for what is no number in a file that a person or another program made."""
    try:
        return int(text or "0")
    except ValueError:
        return 0


def sections(package: Package) -> tuple[Section, ...]:
    """Return the sections in order; a header a section does not name is the one before it (ECMA-376, 17.10.5)."""
    targets = {item.id: item.target for item in package.relationships.get(MAIN, ())}
    even = _even_pages_differ(package)
    found: list[Section] = []
    current: dict[tuple[str, str], str] = {}
    for properties in package.xml[MAIN].iter(w("sectPr")):
        if next(properties.iterancestors(w("sectPrChange")), None) is not None:
            continue
        for reference in properties.iter(w("headerReference"), w("footerReference")):
            kind = str(reference.get(w("type"), "default"))
            current[(kind, str(reference.tag))] = targets.get(str(reference.get(f"{{{R}}}id")), "")
        mark = properties.find(w("titlePg"))
        first = mark is not None and mark.get(w("val")) not in ("0", "false")
        kinds = ("default", *(("first",) if first else ()), *(("even",) if even else ()))
        parts = {kind: tuple(part for (of, _), part in current.items() if of == kind and part) for kind in kinds}
        found.append(Section(parts, first))
    return tuple(found)


def _even_pages_differ(package: Package) -> bool:
    settings = package.xml.get("word/settings.xml")
    mark = None if settings is None else settings.find(w("evenAndOddHeaders"))
    return mark is not None and mark.get(w("val")) not in ("0", "false")
