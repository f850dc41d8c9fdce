"""The bytes of a PDF → its pages: text, folded text and placed pictures, each read once."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property
from typing import Any, Final

import pypdfium2
import pypdfium2.raw

from docpipe.dataclass import dataclass
from docpipe.verify.fold import Folded, fold, unhyphenated, without_odd

_MM_PER_POINT: Final = 25.4 / 72
_DEPTH: Final = 6


@dataclass(frozen=True, slots=True)
class PdfPicture:
    """A picture as it is drawn on a page; millimetres, from the page's upper left corner."""

    page: int
    pixels: tuple[int, int]
    x_mm: float
    y_mm: float
    width_mm: float
    height_mm: float
    upright: bool
    """False when it is rotated, mirrored or slanted."""


@dataclass(frozen=True)
class Pages:
    """A PDF's pages; `texts` as PDFium reads them, in the order of the content."""

    texts: tuple[str, ...]
    pictures: tuple[PdfPicture, ...]

    @cached_property
    def readable(self) -> tuple[str, ...]:
        """The texts in NFC, words divided at line ends joined."""
        return tuple(unhyphenated(text) for text in self.texts)

    @cached_property
    def folded(self) -> tuple[Folded, ...]:
        """The texts, page by page, folded for comparison."""
        return tuple(fold(text) for text in self.texts)

    @cached_property
    def whole(self) -> Flow:
        """All pages as one text."""
        return Flow.of(self.folded)

    @cached_property
    def common(self) -> Flow:
        """All pages as one text, without the characters that another font may have drawn out of order."""
        return Flow.of(tuple(without_odd(page) for page in self.folded))


@dataclass(frozen=True, slots=True)
class Flow:
    """Pages joined into one text, and where each begins."""

    folded: Folded
    begins: tuple[int, ...]

    @classmethod
    def of(cls, pages: tuple[Folded, ...]) -> Flow:
        """Return pages joined."""
        begins, offset = [], 0
        for page in pages:
            begins.append(offset)
            offset += len(page.text)
        return cls(Folded("".join(page.text for page in pages), b"".join(page.starts for page in pages)), tuple(begins))

    def page(self, offset: int) -> int:
        """Return the number of the page an offset lies on, from 1."""
        return bisect_right(self.begins, offset)


def read_pages(content: bytes) -> Pages:
    """Return a PDF's pages. Raises pypdfium2.PdfiumError for bytes that PDFium cannot open."""
    document = pypdfium2.PdfDocument(content)
    try:
        texts: list[str] = []
        pictures: list[PdfPicture] = []
        for number in range(1, len(document) + 1):
            page = document[number - 1]
            text_page = page.get_textpage()
            texts.append(text_page.get_text_range())
            text_page.close()
            pictures.extend(_pictures(page, number))
            page.close()
        return Pages(tuple(texts), tuple(pictures))
    finally:
        document.close()


def _pictures(page: Any, number: int) -> Iterator[PdfPicture]:
    height = page.get_height()
    for item in page.get_objects(filter=(pypdfium2.raw.FPDF_PAGEOBJ_IMAGE,), max_depth=_DEPTH):
        left, bottom, right, top = item.get_bounds()
        a, b, c, d, *_ = item.get_matrix().get()
        yield PdfPicture(
            number,
            item.get_px_size(),
            left * _MM_PER_POINT,
            (height - top) * _MM_PER_POINT,
            (right - left) * _MM_PER_POINT,
            (top - bottom) * _MM_PER_POINT,
            upright=abs(b) < 0.01 and abs(c) < 0.01 and a > 0 and d > 0,  # noqa: PLR2004 - rounding in the file
        )
