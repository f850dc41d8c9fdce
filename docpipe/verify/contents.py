"""A PDF and the Word file it was made from → numbers of pages that are not those of the pages, headings left at a page's foot, blank pages."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Final

import pikepdf
import pypdfium2

from docpipe.dataclass import dataclass
from docpipe.diagnostics import Diagnostic, DocpipeError
from docpipe.pdf.places import InnerLink, Place, places_of
from docpipe.verify.expectation import Expectation
from docpipe.verify.fields import PageNumber, bookmarks, is_caption, label_of, labels, page_numbers
from docpipe.verify.fold import LINE, Folded, excerpt, fold
from docpipe.verify.package import MAIN, Element, Package, open_package, w
from docpipe.verify.pages import Pages

_LEADER: Final = r"[.·…_\-]*"
_POINTS: Final = 1 / 20
_DIGITS: Final = re.compile(r"[\d\W]+")
_LOWER: Final = 0.25
"""A picture that begins below this share of the page is no part of its header."""
_A4_HEIGHT: Final = 297.0
_MM_PER_POINT: Final = 25.4 / 72


@dataclass(frozen=True)
class _Paged:
    """A PDF beside its Word file."""

    content: bytes
    pages: Pages
    package: Package
    links: tuple[InnerLink, ...]
    expectation: Expectation

    @cached_property
    def numbers(self) -> tuple[PageNumber, ...]:
        return page_numbers(self.package)

    @cached_property
    def places(self) -> Mapping[str, Place]:
        with pikepdf.open(io.BytesIO(self.content)) as pdf:
            return places_of(pdf, bookmarks(self.package))

    @cached_property
    def known(self) -> dict[int, tuple[int, str]]:
        return labels(self.package, {name: place.page for name, place in self.places.items()})

    @cached_property
    def linked(self) -> frozenset[tuple[int, str]]:
        """(page led to, text of the link) of the links in the texts; read where something needs them."""
        document = pypdfium2.PdfDocument(self.content)
        try:
            found = set()
            for number in sorted({link.page for link in self.links}):
                text = document[number - 1].get_textpage()
                found |= {(link.target, text.get_text_bounded(*link.corners).strip()) for link in self.links if link.page == number}
                text.close()
            return frozenset(found)
        finally:
            document.close()


def misleading(content: bytes, pages: Pages, links: tuple[InnerLink, ...], word: bytes, expectation: Expectation) -> Iterator[Diagnostic]:
    """Yield what is wrong with the numbers of pages and with where the pages end."""
    try:
        package = open_package(word, expectation.name)
    except DocpipeError:
        return  # told where the Word file itself is verified
    paged = _Paged(content, pages, package, links, expectation)
    yield from _blank(paged)
    if not paged.numbers or not paged.places:
        return
    for item in paged.numbers:
        yield from _wrong(paged, item)
    yield from _orphaned(paged)


def _wrong(paged: _Paged, item: PageNumber) -> Iterator[Diagnostic]:
    """Design decision 8: right is what equals the pages of the PDF."""
    place = paged.places.get(item.bookmark)
    at = paged.expectation.at
    text = excerpt(item.line or item.bookmark)
    if place is None:
        yield Diagnostic("page-number-of-nothing", at(item.part, paged.package.number_at(item.mark)), {"text": text})
        return
    label = label_of(place.page, paged.known)
    if item.shown != label:
        yield Diagnostic("page-number-wrong", at(page=place.page), {"text": text, "shown": item.shown, "page": label})
    elif item.line:
        yield from _wrong_line(paged, item, place, label)
    elif (place.page, label) not in paged.linked:
        yield Diagnostic("page-number-wrong", at(page=place.page), {"text": text, "shown": "?", "page": label})


def _wrong_line(paged: _Paged, item: PageNumber, place: Place, label: str) -> Iterator[Diagnostic]:
    """Yield what is wrong with a line of contents: it must stand on a page with this number, and its words (with their number) on the page it names."""
    words = fold(item.line).text
    listed = re.compile(re.escape(words) + _LEADER + re.escape(label.casefold()))
    if not any(_ends_line(page, found.end()) for page in paged.pages.folded for found in listed.finditer(page.text)):
        yield Diagnostic("contents-line-lost", paged.expectation.at(page=place.page), {"text": excerpt(item.line), "page": label})
    here = paged.pages.folded[place.page - 1].text + (paged.pages.folded[place.page].text if place.page < len(paged.pages.folded) else "")
    if words not in here:
        yield Diagnostic("contents-line-other", paged.expectation.at(page=place.page), {"text": excerpt(item.line), "page": label})


def _ends_line(page: Folded, end: int) -> bool:
    return end >= len(page.text) or page.starts[end] == LINE


def _orphaned(paged: _Paged) -> Iterator[Diagnostic]:
    """Yield headings under which nothing stands on their page."""
    captions = is_caption(paged.package)
    foot = _foot(paged.package)
    headings = {item.bookmark: item.line for item in paged.numbers if item.line and item.bookmark not in captions}
    document = pypdfium2.PdfDocument(paged.content)
    try:
        for name, line in headings.items():
            place = paged.places.get(name)
            if place is None or place.top is None:
                continue
            page = document[place.page - 1]
            text = page.get_textpage()
            below = fold(text.get_text_bounded(0, foot, page.get_width(), place.top + 1)).text
            text.close()
            top = (page.get_height() - place.top) * _MM_PER_POINT
            drawn = any(picture.page == place.page and picture.y_mm > top for picture in paged.pages.pictures)
            if not drawn and below in fold(line).text:
                yield Diagnostic("heading-orphaned", paged.expectation.at(page=place.page), {"text": excerpt(line)})
    finally:
        document.close()


def _foot(package: Package) -> float:
    """Return the points below which only footers stand, on every page."""
    margins = [item.get(w("bottom"), "0") for item in package.xml[MAIN].iter(w("pgMar"))]
    return min((abs(int(value)) for value in margins if value.lstrip("-").isdigit()), default=0) * _POINTS


def _blank(paged: _Paged) -> Iterator[Diagnostic]:
    """Yield pages on which nothing stands but what every page has."""
    running = sorted({fold(text).text for part in paged.package.running for text in _plain_texts(paged.package.xml[part])} - {""}, key=len, reverse=True)
    for number, page in enumerate(paged.pages.folded, 1):
        left = page.text
        for text in running:
            for piece in filter(None, _DIGITS.split(text)):
                left = left.replace(piece, "", 1)
        drawn = any(picture.page == number and picture.y_mm > _LOWER * _A4_HEIGHT for picture in paged.pages.pictures)
        if page.text and not drawn and not _DIGITS.sub("", left):
            yield Diagnostic("page-blank", paged.expectation.at(page=number))


def _plain_texts(root: Element) -> Iterator[str]:
    """Yield the texts of a header or footer that are the same on each page: those of fields are not."""
    depth = 0
    for item in root.iter(w("fldChar"), w("t")):
        if item.tag == w("fldChar"):
            depth += {"begin": 1, "end": -1}.get(str(item.get(w("fldCharType"))), 0)
        elif depth == 0 and next(item.iterancestors(w("fldSimple")), None) is None:
            yield item.text or ""
