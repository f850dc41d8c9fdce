"""A PDF → where its named destinations and its inner links lead: LibreOffice names a destination for each bookmark of the Word file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

import pikepdf

from docpipe.dataclass import dataclass

_XYZ: Final = 3
"""Where the height stands in [page /XYZ left top zoom] (ISO 32000-1, table 151)."""


@dataclass(frozen=True, slots=True)
class Place:
    """A place in a PDF: the page, from 1, and the height on it in points from its foot; None where it is not said."""

    page: int
    top: float | None


@dataclass(frozen=True, slots=True)
class InnerLink:
    """A link on a page to another page of the same file; its corners in points from the lower left one of the page."""

    page: int
    corners: tuple[float, float, float, float]
    target: int


def places_of(pdf: pikepdf.Pdf, bookmarks: Iterable[str]) -> dict[str, Place]:
    """Return the place of each bookmark that the PDF has."""
    pages = {page.obj.objgen: number for number, page in enumerate(pdf.pages, 1)}
    known = pdf.Root.get("/Dests", pikepdf.Dictionary())
    found = {str(key).removeprefix("/"): _place(target, pages) for key, target in known.items()} if isinstance(known, pikepdf.Dictionary) else {}
    return {name: place for name in bookmarks if (place := found.get(escaped(name))) is not None}


def links_of(pdf: pikepdf.Pdf) -> Iterator[InnerLink]:
    """Yield the links that lead to a page of the file."""
    pages = {page.obj.objgen: number for number, page in enumerate(pdf.pages, 1)}
    for number, page in enumerate(pdf.pages, 1):
        for item in page.obj.get("/Annots", pikepdf.Array()):
            action = item.get("/A")
            target = item.get("/Dest") or (action.get("/D") if isinstance(action, pikepdf.Dictionary) else None)
            if (place := _place(target, pages)) is not None and len(item.get("/Rect", ())) == 4:  # noqa: PLR2004 - a rectangle
                left, bottom, right, top = (float(corner) for corner in item.Rect)
                yield InnerLink(number, (left, bottom, right, top), place.page)


def escaped(name: str) -> str:
    """Return a bookmark's name as LibreOffice writes it into a PDF: what is no letter or digit by its code."""
    return "".join(letter if letter.isascii() and letter.isalnum() else f"{ord(letter):02X}" for letter in name)


def _place(target: object, pages: Mapping[tuple[int, int], int]) -> Place | None:
    found = target.get("/D") if isinstance(target, pikepdf.Dictionary) else target
    if not isinstance(found, pikepdf.Array) or not len(found) or not isinstance(found[0], pikepdf.Dictionary):
        return None
    page = pages.get(found[0].objgen)
    if page is None:
        return None
    top = found[_XYZ] if len(found) > _XYZ and str(found[1]) == "/XYZ" else None
    return Place(page, float(top) if top is not None else None)
