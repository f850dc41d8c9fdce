"""The bytes of a PDF → the text of each page, as a viewer has it, and where the pictures of some pages stand."""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Collection, Mapping
from dataclasses import field
from typing import Final

import pypdfium2

from docpipe.dataclass import dataclass
from docpipe.verify.publicity.facts import Rect
from docpipe.verify.publicity.pdfobjects import objects_of

_TENTHS: Final = 10
"""A millimetre: how exactly pages are laid out anew."""


@dataclass(frozen=True, slots=True)
class BundlePages:
    """What each page says."""

    texts: tuple[str, ...]
    pictures: Mapping[int, tuple[str, ...]] = field(default_factory=dict)
    """Page, of those asked for → where its pictures stand: 'x y width height' in tenths of a millimetre."""


def read_bundle_pages(content: bytes, pictures_of: Collection[int] = (), *, texts: bool = True) -> BundlePages:
    """Return a PDF's pages; `pictures_of`: those whose pictures are looked for too; without `texts` nothing else is read.

    Raises pypdfium2.PdfiumError for bytes that PDFium cannot open.
    """
    document = pypdfium2.PdfDocument(content)
    try:
        said = []
        pictures: dict[int, tuple[str, ...]] = {}
        for index in range(len(document)) if texts else sorted(number - 1 for number in pictures_of if number <= len(document)):
            page = document[index]
            if texts:
                text = page.get_textpage()
                said.append(text.get_text_range())
                text.close()
            if index + 1 in pictures_of:
                pictures[index + 1] = tuple(_placed(item.place) for item in objects_of(page, {}).pictures)
            page.close()
        return BundlePages(tuple(said), pictures)
    finally:
        document.close()


def page_digest(text: str) -> str:
    """Return a digest of a page's text without its spaces, '' for none."""
    plain = "".join(unicodedata.normalize("NFC", text).split())
    return hashlib.sha256(plain.encode("utf-8", "surrogatepass")).hexdigest() if plain else ""


def digests(content: bytes) -> tuple[str, ...]:
    """Return a digest of each page's text. Raises ValueError for what is no PDF."""
    try:
        return tuple(page_digest(text) for text in read_bundle_pages(content).texts)
    except pypdfium2.PdfiumError as error:
        raise ValueError(str(error)) from None


def first_pictures(content: bytes) -> tuple[str, ...]:
    """Return where the pictures of the first page stand. Raises ValueError for what is no PDF."""
    try:
        return read_bundle_pages(content, (1,)).pictures.get(1, ())
    except pypdfium2.PdfiumError as error:
        raise ValueError(str(error)) from None


def _placed(place: Rect) -> str:
    return " ".join(str(round(length * 10)) for length in (place.x, place.y, place.width, place.height))


def lacking(wanted: tuple[str, ...], found: tuple[str, ...]) -> tuple[str, ...]:
    """Return the pictures that do not stand where they stood."""
    places = [tuple(map(int, item.split())) for item in found]
    return tuple(item for item in wanted if not any(_same(tuple(map(int, item.split())), place) for place in places))


def _same(one: tuple[int, ...], other: tuple[int, ...]) -> bool:
    return all(abs(length - same) <= _TENTHS for length, same in zip(one, other, strict=True))
