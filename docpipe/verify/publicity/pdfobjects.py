"""A page of a PDF → the pictures, drawings and thin lines on it, where they really stand: through every form they are in, the page's turn and its crop."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import replace
from typing import Any, Final

import pypdfium2
import pypdfium2.raw as pdfium

from docpipe.dataclass import dataclass
from docpipe.verify.publicity.facts import Drawn, Rect

MM: Final = 25.4 / 72
_FINE: Final = 100
"""Parts of a point in which PDFium is asked for places: it answers in whole numbers."""
_DEPTH: Final = 12
_MOST: Final = 20_000
"""Objects of a page that are looked at: a map has hundreds of thousands of lines."""
_THIN: Final = 0.75
"""A line, not an area."""
_NAME: Final = 256
WHOLE_PAGE: Final = 0.75
"""A picture this large (of the page's width, and half its height) is what the page stands on."""
_UNSEEN: Final = (pdfium.FPDF_TEXTRENDERMODE_INVISIBLE, pdfium.FPDF_TEXTRENDERMODE_CLIP)
_SLANT: Final = 0.01
Matrix = tuple[float, float, float, float, float, float]
_SAME: Final[Matrix] = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


@dataclass(frozen=True, slots=True)
class Objects:
    """What is drawn on a page, in the order of drawing."""

    pictures: tuple[Drawn, ...]
    shapes: tuple[Rect, ...]
    lines: tuple[Rect, ...]
    """Thin ones that lie."""
    rules: tuple[Rect, ...]
    """All thin ones."""
    has_text: bool
    """Whether text is drawn that is seen: not invisible, nor under a picture of the whole page."""


def is_ground(place: Rect, width: float, height: float) -> bool:
    """Return whether a picture is what the page stands on. `width`, `height`: the page's."""
    return place.width > WHOLE_PAGE * width and place.height > height / 2


def objects_of(page: Any, alts: dict[int, str]) -> Objects:
    """Return what is drawn on a page. `alts`: alternative texts by the number of marked content."""
    pictures: list[Drawn] = []
    has_text = False
    width, height = (float(side) * MM for side in page.get_size())
    shapes: list[Rect] = []
    for count, (item, matrix) in enumerate(_walk(page, _SAME, 0)):
        if count >= _MOST:
            break
        kind = pdfium.FPDFPageObj_GetType(item)
        if kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            pictures.append(_picture(page, item, matrix, alts))
            has_text = has_text and not is_ground(pictures[-1].place, width, height)
        elif kind == pdfium.FPDF_PAGEOBJ_TEXT:
            has_text = has_text or pdfium.FPDFTextObj_GetTextRenderMode(item) not in _UNSEEN
        elif kind in (pdfium.FPDF_PAGEOBJ_PATH, pdfium.FPDF_PAGEOBJ_SHADING) and (place := _bounds(page, item, matrix)) is not None:
            shapes.append(place)
    thin = [place for place in shapes if place.height <= _THIN < place.width]
    rules = [place for place in shapes if min(place.width, place.height) <= _THIN]
    return Objects(tuple(pictures), tuple(place for place in shapes if min(place.width, place.height) > _THIN), tuple(thin), tuple(rules), has_text)


def _walk(parent: Any, matrix: Matrix, depth: int) -> Iterator[tuple[Any, Matrix]]:
    """Yield the objects of a page with what places them on it; those of a form too."""
    in_form = depth > 0
    count = pdfium.FPDFFormObj_CountObjects(parent) if in_form else pdfium.FPDFPage_CountObjects(parent)
    for index in range(max(count, 0)):
        item = pdfium.FPDFFormObj_GetObject(parent, index) if in_form else pdfium.FPDFPage_GetObject(parent, index)
        if pdfium.FPDFPageObj_GetType(item) == pdfium.FPDF_PAGEOBJ_FORM:
            if depth < _DEPTH:
                yield from _walk(item, _times(_matrix(item), matrix), depth + 1)
        else:
            yield item, matrix


def _matrix(item: Any) -> Matrix:
    found = pdfium.FS_MATRIX()
    pdfium.FPDFPageObj_GetMatrix(item, found)
    return (found.a, found.b, found.c, found.d, found.e, found.f)


def _times(one: Matrix, then: Matrix) -> Matrix:
    """Return what does both, one after the other (ISO 32000-1, 8.3.4)."""
    a, b, c, d, e, f = one
    p, q, r, s, t, u = then
    return (a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u)


def _at(matrix: Matrix, x: float, y: float) -> tuple[float, float]:
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def on_page(page: Any, x: float, y: float) -> tuple[float, float]:
    """Return a place of the page's content as it is seen: millimetres from the upper left of what a viewer shows."""
    width, height = page.get_size()
    column, row = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDF_PageToDevice(page, 0, 0, round(width * _FINE), round(height * _FINE), 0, x, y, column, row)
    return column.value / _FINE * MM, row.value / _FINE * MM


def rect_of(page: Any, corners: Iterator[tuple[float, float]] | list[tuple[float, float]]) -> Rect:
    """Return the rectangle about some places of the page's content."""
    seen = [on_page(page, x, y) for x, y in corners]
    left, top = min(x for x, _ in seen), min(y for _, y in seen)
    return Rect(left, top, max(x for x, _ in seen) - left, max(y for _, y in seen) - top)


def _bounds(page: Any, item: Any, matrix: Matrix) -> Rect | None:
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    if not pdfium.FPDFPageObj_GetBounds(item, left, bottom, right, top):
        return None
    corners = [(x.value, y.value) for x in (left, right) for y in (bottom, top)]
    return _clipped(page, item, matrix, rect_of(page, [_at(matrix, x, y) for x, y in corners]))[0]


def _picture(page: Any, item: Any, form: Matrix, alts: dict[int, str]) -> Drawn:
    matrix = _times(_matrix(item), form)
    place = rect_of(page, [_at(matrix, x, y) for x in (0.0, 1.0) for y in (0.0, 1.0)])
    width, height = ctypes.c_uint(), ctypes.c_uint()
    pdfium.FPDFImageObj_GetImagePixelSize(item, width, height)
    shown, cut = _clipped(page, item, form, place)
    origin, along, up = (on_page(page, *_at(matrix, x, y)) for x, y in ((0.0, 0.0), (1.0, 0.0), (0.0, 1.0)))
    upright = abs(along[1] - origin[1]) < _SLANT * 5 and abs(up[0] - origin[0]) < _SLANT * 5 and along[0] > origin[0] and up[1] < origin[1]
    across, down = _length(origin, along), _length(origin, up)
    stretched = (across / down) / (width.value / height.value) - 1 if down and width.value and height.value else 0.0
    mark = pdfium.FPDFPageObj_GetMarkedContentID(item)
    mirrored = (along[0] - origin[0]) * (origin[1] - up[1]) - (origin[1] - along[1]) * (up[0] - origin[0]) < 0 and along[0] < origin[0]
    drawn = Drawn(place, (width.value, height.value), upright, stretched, cut, _is_artifact(item), alts.get(mark), mirrored=mirrored)
    return replace(drawn, place=shown) if cut else drawn


def _length(one: tuple[float, float], other: tuple[float, float]) -> float:
    return float(((other[0] - one[0]) ** 2 + (other[1] - one[1]) ** 2) ** 0.5)


def _clipped(page: Any, item: Any, form: Matrix, place: Rect) -> tuple[Rect, float]:
    """Return what of an object its clip leaves, by the boxes of the clip's paths, and what share it hides. A hair's breadth is rounding."""
    clip = pdfium.FPDFPageObj_GetClipPath(item)
    shown = place
    for index in range(max(pdfium.FPDFClipPath_CountPaths(clip), 0) if clip else 0):
        corners: list[tuple[float, float]] = []
        for number in range(max(pdfium.FPDFClipPath_CountPathSegments(clip, index), 0)):
            x, y = ctypes.c_float(), ctypes.c_float()
            if pdfium.FPDFPathSegment_GetPoint(pdfium.FPDFClipPath_GetPathSegment(clip, index, number), x, y):
                corners.append(_at(form, x.value, y.value))
        if corners:
            shown = _both(shown, rect_of(page, corners))
    if not place.area:
        return shown, 0.0
    hidden = max(1 - shown.width / place.width, 1 - shown.height / place.height)
    return (shown, 1 - shown.area / place.area) if hidden > _SLANT else (place, 0.0)


def _both(one: Rect, other: Rect) -> Rect:
    left, top = max(one.x, other.x), max(one.y, other.y)
    return Rect(left, top, max(min(one.right, other.right) - left, 0.0), max(min(one.bottom, other.bottom) - top, 0.0))


def _is_artifact(item: Any) -> bool:
    """Return whether an object is marked as no content (ISO 32000-1, 14.8.2.2)."""
    for index in range(max(pdfium.FPDFPageObj_CountMarks(item), 0)):
        mark = pdfium.FPDFPageObj_GetMark(item, index)
        length, name = ctypes.c_ulong(), ctypes.create_string_buffer(_NAME)
        pdfium.FPDFPageObjMark_GetName(mark, ctypes.cast(name, ctypes.POINTER(ctypes.c_ushort)), _NAME, length)
        if name.raw[: max(0, min(length.value, _NAME) - 2)].decode("utf-16-le", "replace") == "Artifact":
            return True
    return False


def alternative_texts(page: Any) -> dict[int, str]:
    """Return the alternative texts of the page's tags, by the number of the marked content they speak of; '' for a figure's that has none."""
    tree = pdfium.FPDF_StructTree_GetForPage(page)
    if not tree:
        return {}
    try:
        found: dict[int, str] = {}
        roots = [pdfium.FPDF_StructTree_GetChildAtIndex(tree, index) for index in range(max(pdfium.FPDF_StructTree_CountChildren(tree), 0))]
        for element in roots:
            _gather(element, "", found, 0)
        return found
    finally:
        pdfium.FPDF_StructTree_Close(tree)


def _gather(element: Any, above: str, found: dict[int, str], depth: int) -> None:
    if not element or depth > 40:  # noqa: PLR2004 - a damaged tree may go round
        return
    alt = _text(pdfium.FPDF_StructElement_GetAltText, element) or above
    for index in range(max(pdfium.FPDF_StructElement_GetMarkedContentIdCount(element), 0)):
        mark = pdfium.FPDF_StructElement_GetMarkedContentIdAtIndex(element, index)
        if mark >= 0:
            found[mark] = alt
    for index in range(max(pdfium.FPDF_StructElement_CountChildren(element), 0)):
        _gather(pdfium.FPDF_StructElement_GetChildAtIndex(element, index), alt, found, depth + 1)


def _text(call: Any, element: Any) -> str:
    size = call(element, None, 0)
    if size <= 2:  # noqa: PLR2004 - only the end of the text
        return ""
    buffer = ctypes.create_string_buffer(size)
    call(element, buffer, size)
    return buffer.raw[: size - 2].decode("utf-16-le", "replace").strip()


def open_pdf(content: bytes) -> Any:
    """Return a PDF, opened. Raises pypdfium2.PdfiumError."""
    return pypdfium2.PdfDocument(content)
