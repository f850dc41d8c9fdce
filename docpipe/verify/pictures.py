"""A Word file → its pictures in order, measured, and the sections whose pages they stand on."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from typing import Final

from docpipe.dataclass import dataclass
from docpipe.outside import digest
from docpipe.outside.pixels import Pixels, pixels_of
from docpipe.verify.package import MAIN, PIC, WP, A, Element, Package, R, in_fallback, w

_EMU_PER_MM: Final = 36_000
_RECOLOURED: Final = ("duotone", "clrChange", "grayscl", "biLevel", "lum", "alphaModFix", "hsl", "tint")
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
    """What was done to it: 'cropped', 'recoloured', 'rotated'."""


@dataclass(frozen=True, slots=True)
class Section:
    """Which headers and footers a section's pages have: the parts by page kind ('first', 'default', 'even')."""

    parts: dict[str, tuple[str, ...]]
    first: bool
    """Whether its first page has its own header and footer."""


def pictures(package: Package) -> tuple[WordPicture, ...]:
    """Return the pictures of every story, in document order. Old VML pictures (w:pict) are left out: docpipe never writes them."""
    return tuple(picture for part in package.stories for picture in _pictures(package, part))


def _pictures(package: Package, part: str) -> Iterator[WordPicture]:
    targets = {item.id: item.target for item in package.relationships.get(part, ()) if not item.external}
    for place in package.xml[part].iter(f"{{{WP}}}inline", f"{{{WP}}}anchor"):
        picture, extent, about = place.find(f".//{{{PIC}}}pic"), place.find(f"{{{WP}}}extent"), place.find(f"{{{WP}}}docPr")
        if picture is None or extent is None or in_fallback(place):
            continue
        blip = picture.find(f".//{{{A}}}blip")
        file = targets.get("" if blip is None else str(blip.get(f"{{{R}}}embed")), "")
        content = package.files.get(file, b"")
        yield WordPicture(
            part,
            package.number_at(place),
            posixpath.basename(file),
            digest(content),
            ("" if about is None else about.get("descr") or "").strip(),
            _number(extent.get("cx")) / _EMU_PER_MM,
            _number(extent.get("cy")) / _EMU_PER_MM,
            pixels_of(content),
            tuple(_altered(picture, blip)),
        )


def _altered(picture: Element, blip: Element | None) -> Iterator[str]:
    crop = picture.find(f".//{{{A}}}srcRect")
    if crop is not None and any(crop.get(side, "0") not in ("0", "0%") for side in ("l", "t", "r", "b")):
        yield "cropped"
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
