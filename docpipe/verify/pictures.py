"""A Word file → its pictures in order, measured, and the sections whose pages they stand on."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import field

from docpipe.dataclass import dataclass
from docpipe.outside import digest
from docpipe.outside.pixels import Pixels, pixels_of
from docpipe.verify.package import MAIN, WP, Element, Package, R, in_fallback, w
from docpipe.verify.placing import VML_PICTURES, Placed, drawn_placed, vml_placed


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
    left_from: str = ""
    """From where `left_mm` is counted: 'page', 'margin', 'column' …; only what is counted from the same place can be compared."""
    top_mm: float | None = None
    """Of one that floats: how far from the top, where the file says so; `top_from` as `left_from`."""
    top_from: str = ""
    inside: tuple[float, float] = (0.0, 0.0)
    """Distances from the left and the top of the group that it is in."""
    place: Element | None = field(default=None, repr=False, compare=False)
    """The markup that places it."""


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
    for place in package.xml[part].iter(f"{{{WP}}}inline", f"{{{WP}}}anchor", *VML_PICTURES):
        if in_fallback(place):
            continue
        held = vml_placed(place) if place.tag in VML_PICTURES else drawn_placed(place)
        yield from (_read(package, part, place, item, targets) for item in held)


def _read(package: Package, part: str, place: Element, item: Placed, targets: dict[str, str]) -> WordPicture:
    file = targets.get(item.relation, "")
    content = package.files.get(file, b"")
    return WordPicture(
        part,
        package.number_at(place),
        posixpath.basename(file),
        digest(content),
        item.alt.strip(),
        item.width_mm,
        item.height_mm,
        pixels_of(content),
        item.altered,
        content,
        item.floating,
        item.left_mm,
        _row(package, place),
        left_from=item.left_from,
        top_mm=item.top_mm,
        top_from=item.top_from,
        inside=item.inside,
        place=place,
    )


def _row(package: Package, place: Element) -> int:
    """Return what tells whether two pictures of a part stand beside each other: the number of their table row, or of their paragraph."""
    row = next(place.iterancestors(w("tr")), None)
    if row is None:
        return -package.number_at(place)
    root = row.getroottree().getroot()
    return next(number for number, item in enumerate(root.iter(w("tr")), 1) if item is row)


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
