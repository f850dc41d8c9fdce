"""The pages of a PDF and the breaches found on them → pictures of those pages with each spot marked: framed, or dashed where what is asked for is missing."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

import pypdfium2

from docpipe.verify.publicity.facts import Rect
from docpipe.verify.publicity.pdfobjects import MM, open_pdf
from docpipe.verify.publicity.rendering import rendered
from docpipe.verify.publicity.sheet import RULE_OF, Answers, Breach, Spot

_SCALE: Final = 110 / 72
"""Pixels to a point: a page of A4 is about 900 wide."""
_RED: Final = (196, 0, 26)
_EDGE: Final = (166, 180, 204)
"""Of a picture that stands on a page itself."""
_MARGIN: Final = 5
_LEAST: Final = 9
"""Pixels from a spot's middle: a smaller spot is marked as large as this."""
_LINE: Final = 3
_FONT: Final = 18
_DASH: Final = 14
_GAP: Final = 9
_ABOUT: Final = 45
"""Pixels of the page above and below the spots that a strip of it shows."""
_MOST: Final = 0.6
"""Share of the page's height from which the whole page is shown."""

Labelled = tuple[str, Spot]
"""What is written beside a spot, and the spot."""


def marked(content: bytes, sheet: Answers) -> Mapping[int, bytes]:
    """Return page → its picture as PNG, each breach on it framed and numbered in the order of the rules. Raises pypdfium2.PdfiumError."""
    by_page: dict[int, list[Labelled]] = {}
    for number, breach in numbered(sheet):
        if breach.spot is not None:
            by_page.setdefault(breach.spot.page, []).append((f"{number} · {RULE_OF[breach.diagnostic.code]}", breach.spot))
    return pictured(content, by_page)


def numbered(sheet: Answers) -> list[tuple[int, Breach]]:
    """Return the breaches with the numbers that the pictures give them, from 1."""
    return list(enumerate((breach for judgement in sheet.judgements for breach in judgement.breaches), 1))


def pictured(content: bytes, spots: Mapping[int, Sequence[Labelled]], *, strip: bool = False) -> Mapping[int, bytes]:
    """Return page → its picture as PNG with its spots marked. `strip`: only that part of the page's height, where it is small, that holds them.

    Raises pypdfium2.PdfiumError.
    """
    if not spots:
        return {}
    document = open_pdf(content)
    try:
        return {page: _page(document, page, found, strip=strip) for page, found in sorted(spots.items()) if page <= len(document)}
    finally:
        document.close()


def _page(document: pypdfium2.PdfDocument, number: int, spots: Sequence[Labelled], *, strip: bool) -> bytes:
    from PIL import Image, ImageDraw

    page = document[number - 1]
    picture = Image.fromarray(rendered(page, _SCALE).copy())
    page.close()
    draw = ImageDraw.Draw(picture)
    taken: list[Box] = []
    frames = [_frame(draw, label, spot, taken, picture.size) for label, spot in spots]
    if strip:
        picture = picture.crop(_shown([*frames, *taken], picture.size))
        ImageDraw.Draw(picture).rectangle((0, 0, picture.width - 1, picture.height - 1), outline=_EDGE)
    made = io.BytesIO()
    picture.save(made, "PNG", optimize=True)
    return made.getvalue()


Box = tuple[float, float, float, float]
"""Left, top, right, bottom, in pixels."""


def _shown(boxes: Sequence[Box], size: tuple[int, int]) -> tuple[int, int, int, int]:
    """Return the part of a page's picture that is shown: its whole width."""
    top, bottom = max(0, int(min(box[1] for box in boxes)) - _ABOUT), min(size[1], int(max(box[3] for box in boxes)) + _ABOUT)
    return (0, top, size[0], bottom) if bottom - top < _MOST * size[1] else (0, 0, *size)


def _frame(draw: Any, label: str, spot: Spot, taken: list[Box], size: tuple[int, int]) -> Box:
    """Draw a frame about a place, and its label where there is room; return the frame."""
    box = _framed(spot.place, size)
    if spot.missing:
        for line in _dashes(box):
            draw.line(line, fill=_RED, width=_LINE)
    else:
        draw.rectangle(box, outline=_RED, width=_LINE)
    from PIL import ImageFont

    font = ImageFont.load_default(_FONT)
    at = _label_at(box, (draw.textlength(label, font=font) + 10, _FONT + 8), taken, size)
    taken.append(at)
    draw.rectangle(at, fill=_RED)
    draw.text((at[0] + 5, at[1] + 2), label, fill="white", font=font)
    return box


def _framed(place: Rect, size: tuple[int, int]) -> Box:
    """Return the frame about a place, within the page."""
    scale = _SCALE / MM
    left, top, right, bottom = place.x * scale - _MARGIN, place.y * scale - _MARGIN, place.right * scale + _MARGIN, place.bottom * scale + _MARGIN
    across, down = (left + right) / 2, (top + bottom) / 2
    left, top = max(min(left, across - _LEAST), 1), max(min(top, down - _LEAST), 1)
    return left, top, min(max(right, across + _LEAST), size[0] - 2), min(max(bottom, down + _LEAST), size[1] - 2)


def _label_at(box: Box, label: tuple[float, float], taken: Sequence[Box], size: tuple[int, int]) -> Box:
    """Return where a label stands: under the frame, the next of the same place below it; at the page's foot above one another, inside the frame."""
    width, height = label
    x, y = max(min(box[0], size[0] - width - 2), 0), box[3] + 3
    while any(_meet((x, y, x + width, y + height), other) for other in taken):
        y += height + 2
    if y + height > size[1]:
        y = box[3] - height - 6
        while y > 0 and any(_meet((x, y, x + width, y + height), other) for other in taken):
            y -= height + 2
        x += 6
    return (x, y, x + width, y + height)


def _meet(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _dashes(box: Box) -> Iterator[Box]:
    """Yield the strokes of a dashed frame."""
    left, top, right, bottom = box
    for start in range(int(left), int(right), _DASH + _GAP):
        end = min(start + _DASH, right)
        yield from ((start, top, end, top), (start, bottom, end, bottom))
    for start in range(int(top), int(bottom), _DASH + _GAP):
        end = min(start + _DASH, bottom)
        yield from ((left, start, left, end), (right, start, right, end))
