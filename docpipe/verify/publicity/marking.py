"""The pages of a PDF and the breaches found on them → pictures of those pages with each spot marked and numbered."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from typing import Any, Final

import pypdfium2

from docpipe.verify.publicity.facts import Rect
from docpipe.verify.publicity.looking import rendered
from docpipe.verify.publicity.pdfobjects import MM, open_pdf
from docpipe.verify.publicity.sheet import RULE_OF, Answers, Breach

_SCALE: Final = 110 / 72
"""Pixels to a point: a page of A4 is about 900 wide."""
_RED: Final = (196, 0, 26)
_MARGIN: Final = 5
_LEAST: Final = 9
"""Pixels from a spot's middle: a smaller spot is marked as large as this."""
_LINE: Final = 3
_FONT: Final = 18


def marked(content: bytes, sheet: Answers) -> Mapping[int, bytes]:
    """Return page → its picture as PNG, each breach on it framed and numbered in the order of the rules. Raises pypdfium2.PdfiumError."""
    by_page: dict[int, list[tuple[int, Breach]]] = {}
    for number, breach in numbered(sheet):
        if breach.spot is not None:
            by_page.setdefault(breach.spot.page, []).append((number, breach))
    if not by_page:
        return {}
    document = open_pdf(content)
    try:
        return {page: _page(document, page, spots) for page, spots in sorted(by_page.items()) if page <= len(document)}
    finally:
        document.close()


def numbered(sheet: Answers) -> list[tuple[int, Breach]]:
    """Return the breaches with the numbers that the pictures give them, from 1."""
    return list(enumerate((breach for judgement in sheet.judgements for breach in judgement.breaches), 1))


def _page(document: pypdfium2.PdfDocument, number: int, spots: Sequence[tuple[int, Breach]]) -> bytes:
    from PIL import Image, ImageDraw

    page = document[number - 1]
    picture = Image.fromarray(rendered(page, _SCALE).copy())
    page.close()
    draw = ImageDraw.Draw(picture)
    taken: list[tuple[float, float]] = []
    for index, breach in spots:
        assert breach.spot is not None
        _frame(draw, breach.spot.place, f"{index} · {RULE_OF[breach.diagnostic.code]}", taken, picture.size)
    made = io.BytesIO()
    picture.save(made, "PNG", optimize=True)
    return made.getvalue()


def _frame(draw: Any, place: Rect, label: str, taken: list[tuple[float, float]], size: tuple[int, int]) -> None:
    """Draw a frame about a place, and its label where there is room: labels of one place stand below each other."""
    from PIL import ImageFont

    scale = _SCALE / MM
    left, top, right, bottom = place.x * scale - _MARGIN, place.y * scale - _MARGIN, place.right * scale + _MARGIN, place.bottom * scale + _MARGIN
    across, down = (left + right) / 2, (top + bottom) / 2
    left, top = max(min(left, across - _LEAST), 1), max(min(top, down - _LEAST), 1)
    right, bottom = min(max(right, across + _LEAST), size[0] - 2), min(max(bottom, down + _LEAST), size[1] - 2)
    draw.rectangle((left, top, right, bottom), outline=_RED, width=_LINE)
    font = ImageFont.load_default(_FONT)
    width, height = draw.textlength(label, font=font) + 10, _FONT + 8
    x, y = min(left, size[0] - width - 2), bottom + 3
    while any(abs(y - other) < height and abs(x - at) < width for at, other in taken):
        y += height + 2
    taken.append((x, y))
    draw.rectangle((x, y, x + width, y + height), fill=_RED)
    draw.text((x + 5, y + 2), label, fill="white", font=font)
