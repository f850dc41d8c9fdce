"""The bytes of a PDF → the texts that are on its pages and cannot be seen: under a black or white box, in the colour of the ground. The pages are drawn.

A letter that can be seen leaves light and dark points where it stands. Where letters should be and all points are alike, something covers them, or they
were never drawn: the text is there for whoever copies it.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from typing import Any, Final

import pypdfium2
import pypdfium2.raw as pdfium

from docpipe.dataclass import dataclass

_DOTS_PER_POINT: Final = 2.0
_MOST_PIXELS: Final = 12_000_000
_ALIKE: Final = 32
"""Shades of red, green or blue, of 256, by which points may differ and still be one colour: pictures are not clean."""
_COLOURS: Final = (1, 0, 2)
"""Green first: nearly every letter shows in it, and the others need not be looked at."""
_PAPER: Final = 200
_SOLID: Final = frozenset("lI|1i!.,:;·•-–—_‐‑=~'\"`´°*^/\\[](){}<>■█▪□")
"""Letters and signs that may fill the space they take."""
_SHARE: Final = 0.6
_INVISIBLE_MODE: Final = 3
"""Text that is not drawn (ISO 32000-1, 9.3.6): so the text of a scan lies over its picture."""


@dataclass(frozen=True, slots=True)
class _Drawn:
    """A page in its colours, as a person sees it."""

    page: Any
    points: bytes
    width: int
    height: int
    stride: int
    channels: int

    def shades(self, box: tuple[float, float, float, float]) -> tuple[int, int] | None:
        """Return how dark the darkest point of a box is, and by how much its points differ in red, green or blue; None where the box lies off the page.

        The box is in the page's own measures (left, bottom, right, top). Red letters on green of the same lightness differ, though grey they would not.
        """
        (x1, y1), (x2, y2) = self._point(box[0], box[1]), self._point(box[2], box[3])
        left, right, top, bottom = min(x1, x2), max(x1, x2, min(x1, x2) + 1), min(y1, y2), max(y1, y2, min(y1, y2) + 1)
        left, top, right, bottom = max(left, 0), max(top, 0), min(right, self.width), min(bottom, self.height)
        if left >= right or top >= bottom:
            return None
        rows = [self.points[y * self.stride + left * self.channels : y * self.stride + right * self.channels] for y in range(top, bottom)]
        darkest, spread = 255, 0
        for one in _COLOURS:
            values = b"".join(row[one :: self.channels] for row in rows)
            darkest, spread = min(darkest, *values), max(spread, max(values) - min(values))
            if spread > _ALIKE:
                break
        return darkest, spread

    def _point(self, x: float, y: float) -> tuple[int, int]:
        """Return the point of the drawing at a place of the page, turned as the page is."""
        across, down = ctypes.c_int(), ctypes.c_int()
        pdfium.FPDF_PageToDevice(self.page, 0, 0, self.width, self.height, 0, x, y, across, down)
        return across.value, down.value


def covered_texts(content: bytes) -> Iterator[tuple[str, int]]:
    """Yield each run of words that is on a page and cannot be seen, with its page. Raises nothing for bytes that were opened before."""
    document = pypdfium2.PdfDocument(content)
    try:
        for number in range(1, len(document) + 1):
            page = document[number - 1]
            yield from ((text, number) for text in _on_page(page))
            page.close()
    finally:
        document.close()


def _on_page(page: Any) -> Iterator[str]:
    text = page.get_textpage()
    try:
        count = text.count_chars()
        if count:
            yield from _runs(text, _words(text, count), _draw(page))
    finally:
        text.close()


def _draw(page: Any) -> _Drawn:
    width, height = page.get_size()
    scale = min(_DOTS_PER_POINT, (_MOST_PIXELS / max(width * height, 1)) ** 0.5)
    bitmap = page.render(scale=scale, may_draw_forms=True)
    drawn = _Drawn(page, bytes(bitmap.buffer), bitmap.width, bitmap.height, bitmap.stride, bitmap.n_channels)
    bitmap.close()
    return drawn


@dataclass(frozen=True, slots=True)
class _Letter:
    text: str
    index: int
    """Its number on the page."""
    box: tuple[float, float, float, float]


def _words(text: Any, count: int) -> Iterator[list[_Letter]]:
    """Yield the words of a page, letter by letter."""
    word: list[_Letter] = []
    for index in range(count):
        letter = _letter(text, index)
        if letter is None:
            if word:
                yield word
            word = []
        else:
            word.append(letter)
    if word:
        yield word


def _letter(text: Any, index: int) -> _Letter | None:
    character = chr(pdfium.FPDFText_GetUnicode(text, index))
    if character.isspace() or character in "\x00\x02\ufffe":
        return None
    box = [ctypes.c_double() for _ in range(4)]
    left, right, bottom, top = box
    if not pdfium.FPDFText_GetCharBox(text, index, left, right, bottom, top):
        return None
    return _Letter(character, index, (left.value, bottom.value, right.value, top.value))


def _is_undrawn(text: Any, index: int) -> bool:
    """Return whether a letter is text that is not drawn; older releases of PDFium cannot tell: then it is ordinary text."""
    find = getattr(pdfium, "FPDFText_GetTextObject", None)
    found = find(text, index) if find is not None else None
    return bool(found) and pdfium.FPDFTextObj_GetTextRenderMode(found) == _INVISIBLE_MODE


def _runs(text: Any, words: Iterator[list[_Letter]], drawn: _Drawn) -> Iterator[str]:
    """Yield the words that cannot be seen, those that follow each other as one text."""
    run: list[str] = []
    for word in words:
        if _unseen(text, word, drawn):
            run.append("".join(letter.text for letter in word))
        elif run:
            yield " ".join(run)
            run = []
    if run:
        yield " ".join(run)


def _unseen(text: Any, word: list[_Letter], drawn: _Drawn) -> bool:
    """Return whether a word cannot be seen: most of its letters that would show something show one shade."""
    telling = [letter for letter in word if letter.text not in _SOLID]
    covered = sum(_is_covered(text, letter, drawn) for letter in telling)
    return bool(telling) and covered >= max(1.0, _SHARE * len(telling))


def _is_covered(text: Any, letter: _Letter, drawn: _Drawn) -> bool:
    shades = drawn.shades(letter.box)
    if shades is None:
        return not _is_undrawn(text, letter.index)
    darkest, spread = shades
    if spread > _ALIKE:
        return False
    # the text of a scan that stands a little beside its picture is not covered: there is paper under it
    return darkest < _PAPER or not _is_undrawn(text, letter.index)
