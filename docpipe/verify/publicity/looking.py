"""A PDF → what its pages show of publicity (`PageFacts`): emblems found by how they look, measured in millimetres, and what stands about them."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, Final

import numpy as np
import pypdfium2.raw as pdfium

from docpipe.verify.fold import unhyphenated
from docpipe.verify.publicity.emblem import Box, Pixels, Seen, emblems
from docpipe.verify.publicity.facts import Drawn, EmblemSeen, Letter, PageFacts, Rect
from docpipe.verify.publicity.pdfobjects import MM, Objects, alternative_texts, objects_of, open_pdf, rect_of
from docpipe.verify.publicity.thumbs import Thumb, alike, thumb

_FIRST_LOOK: Final = 100 / 72
"""Pixels to a point at which emblems are looked for."""
_CLOSE: Final = 500 / 72
"""Pixels to a point at which they are measured."""
_MOST_PIXELS: Final = 12_000_000
_ABOUT_MM: Final = 12.0
"""How far about an emblem its surroundings are looked at."""
_INK: Final = 40
"""Difference from the paper from which something is drawn there (of 255)."""
_EDGE_MM: Final = 0.3
"""The emblem's own edge, smoothed on the screen."""
_WHOLE_PAGE: Final = 0.75
"""A picture this large (of the page's width and half its height) is what the page stands on."""
_APART_MM: Final = 1.5
"""Shapes nearer than this are one drawing."""
_DRAWING_MM: Final = 3.0
"""Smaller drawings are bullets and ornaments."""
_ITALIC_FLAG: Final = 1 << 6


def look(content: bytes, known: Mapping[str, Thumb], *, every: bool = True) -> tuple[PageFacts, ...]:
    """Return what the pages show; of those after the first only the text unless `every`. `known`: the strip's pictures by name.

    Raises pypdfium2.PdfiumError.
    """
    document = open_pdf(content)
    try:
        found = []
        for number in range(1, len(document) + 1):
            page = document[number - 1]
            found.append(_facts(page, number, known) if every or number == 1 else _read(page, number))
            page.close()
        return tuple(found)
    finally:
        document.close()


def look_at(content: bytes, numbers: Sequence[int], known: Mapping[str, Thumb]) -> tuple[PageFacts, ...]:
    """Return what some pages show, by their numbers from 1. Raises pypdfium2.PdfiumError, IndexError for a page that is not there."""
    document = open_pdf(content)
    try:
        found = []
        for number in numbers:
            page = document[number - 1]
            found.append(_facts(page, number, known))
            page.close()
        return tuple(found)
    finally:
        document.close()


def _read(page: Any, number: int) -> PageFacts:
    """Return only what a page says."""
    text_page = page.get_textpage()
    text = unhyphenated(text_page.get_text_range())
    text_page.close()
    width, height = (float(side) * MM for side in page.get_size())
    return PageFacts(number, width, height, (), (), (), (), (), text, inked=False)


def rendered(page: Any, scale: float, box: Rect | None = None) -> Pixels:
    """Return the pixels of a page, or of a part of it; `scale`: pixels to a point."""
    width, height = page.get_size()
    crop = (0.0, 0.0, 0.0, 0.0)
    if box is not None:
        crop = (max(box.x / MM, 0.0), max(height - box.bottom / MM, 0.0), max(width - box.right / MM, 0.0), max(box.y / MM, 0.0))
    bitmap = page.render(scale=scale, crop=crop, rev_byteorder=True, may_draw_forms=False)
    pixels = np.array(bitmap.to_numpy())
    bitmap.close()
    if pixels.ndim == 2 or pixels.shape[2] == 1:  # noqa: PLR2004 - one channel: grey
        return np.repeat(pixels.reshape(*pixels.shape[:2], 1), 3, axis=2)
    return pixels[..., :3]


def _scale(page: Any, wanted: float) -> float:
    """Return how large a page can be drawn: a poster is drawn smaller."""
    width, height = page.get_size()
    return float(min(wanted, (_MOST_PIXELS / max(width * height, 1.0)) ** 0.5))


def _facts(page: Any, number: int, known: Mapping[str, Thumb]) -> PageFacts:
    width, height = (float(side) * MM for side in page.get_size())
    objects = objects_of(page, alternative_texts(page))
    text_page = page.get_textpage()
    text = unhyphenated(text_page.get_text_range())
    scale = _scale(page, _FIRST_LOOK)
    overview = rendered(page, scale)
    pictures = tuple(replace(_named(item, overview, scale, known), ground=_is_ground(item.place, width, height)) for item in objects.pictures)
    seen = [_measured(page, item, scale, pictures) for item in emblems(overview, _closer(page, scale), _likely(pictures, scale))]
    seen.sort(key=lambda item: (item.place.y, item.place.x))
    about = _row(seen[0], width) if seen else None
    letters = tuple(_letters(page, text_page, about)) if about is not None else ()
    text_page.close()
    lines = tuple(line for line in objects.lines if about is not None and line.shared(about.grown(0.5)) > 0)
    return PageFacts(
        number,
        width,
        height,
        pictures,
        tuple(_drawings(objects, seen, width)) if seen else (),
        tuple(seen),
        letters,
        lines,
        text,
        inked=bool(seen) and _inked(page, seen[0], pictures, letters),
    )


def _is_ground(place: Rect, width: float, height: float) -> bool:
    return place.width > _WHOLE_PAGE * width and place.height > height / 2


def _row(emblem: EmblemSeen, width: float) -> Rect:
    """Return where the words belonging to an emblem may stand: beside it, close above and below."""
    place = emblem.place
    return Rect(0.0, place.y - place.height, width, place.height * 3.5)


def _named(item: Drawn, overview: Pixels, scale: float, known: Mapping[str, Thumb]) -> Drawn:
    """Return a picture with its name where it looks as one of the strip."""
    place = item.place
    left, top, right, bottom = (round(value / MM * scale) for value in (place.x, place.y, place.right, place.bottom))
    part = overview[max(0, top) : bottom, max(0, left) : right]
    if min(part.shape[:2], default=0) < 8:  # noqa: PLR2004 - too small to be told from another
        return item
    seen = thumb(part)
    best = min(known, key=lambda name: alike(known[name], seen), default="")
    return replace(item, known=best) if best and alike(known[best], seen) < _ALIKE else item


_ALIKE: Final = 14.0
"""Mean difference (of 255) of two small likenesses below which two pictures are the same one."""


def _likely(pictures: Sequence[Drawn], scale: float) -> Iterator[Box]:
    for item in pictures:
        ratio = item.place.width / item.place.height if item.place.height else 0.0
        if 0.4 < ratio < 2.4:  # noqa: PLR2004 - an emblem alone, upright or on its side, stretched by half
            place = item.place
            yield (place.x / MM * scale, place.y / MM * scale, place.right / MM * scale, place.bottom / MM * scale)


def _closer(page: Any, scale: float) -> Any:
    """Return what draws a part of the page large."""

    def closer(box: Box) -> tuple[Pixels, float, float, float]:
        left, top, right, bottom = (value / scale * MM for value in box)
        margin = max((bottom - top) * 0.25, 1.0)
        width, height = (float(side) * MM for side in page.get_size())
        x, y = max(left - margin, 0.0), max(top - margin, 0.0)
        part = Rect(x, y, min(right + margin, width) - x, min(bottom + margin, height) - y)
        close = min(_CLOSE, (_MOST_PIXELS / max(part.area / MM / MM, 1.0)) ** 0.5)
        return rendered(page, close, part), close / scale, x / MM * scale, y / MM * scale

    return closer


def _measured(page: Any, seen: Seen, scale: float, pictures: Sequence[Drawn]) -> EmblemSeen:
    left, top, right, bottom = (value / scale * MM for value in seen.box)
    place = Rect(left, top, right - left, bottom - top)
    holding = [index for index, item in enumerate(pictures) if place.shared(item.place) > 0.9 * place.area]
    picture = min(holding, key=lambda index: pictures[index].place.area, default=None)
    fills = picture is not None and pictures[picture].place.area < 1.25 * place.area
    own = place if picture is None or fills or pictures[picture].ground else pictures[picture].place
    nearest, at = _nearest(page, own, seen.paper)
    before = own is not place and _something_left(page, place, own, seen.paper)
    return EmblemSeen(place, seen.field, seen.stars, seen.turned, seen.cut, seen.strange, seen.ratio, picture, fills, nearest, at, before)


def _nearest(page: Any, own: Rect, paper: tuple[int, int, int]) -> tuple[float | None, Rect | None]:
    """Return the distance of the nearest thing drawn about an emblem, and where it is; None where the ground is of many colours."""
    width, height = (float(side) * MM for side in page.get_size())
    about = Rect(max(own.x - _ABOUT_MM, 0.0), max(own.y - _ABOUT_MM, 0.0), 0.0, 0.0)
    about = replace(about, width=min(own.right + _ABOUT_MM, width) - about.x, height=min(own.bottom + _ABOUT_MM, height) - about.y)
    scale = min(200 / 72, (_MOST_PIXELS / max(about.area / MM / MM, 1.0)) ** 0.5)
    pixels = rendered(page, scale, about).astype(np.int16)
    ink = np.abs(pixels - np.array(paper, dtype=np.int16)).mean(axis=2) > _INK
    rows, columns = np.nonzero(ink)
    x, y = about.x + (columns + 0.5) / scale * MM, about.y + (rows + 0.5) / scale * MM
    aside, beyond = np.maximum(np.maximum(own.x - x, x - own.right), 0.0), np.maximum(np.maximum(own.y - y, y - own.bottom), 0.0)
    far = np.hypot(aside, beyond)
    outside = far > _EDGE_MM
    close = outside & (far < _EDGE_MM * 4)
    rim = own.grown(_EDGE_MM * 4).area - own.grown(_EDGE_MM).area
    if float(close.sum()) * (MM / scale) ** 2 > rim / 2:
        return None, None
    if not outside.any():
        return _ABOUT_MM, None
    index = int(np.argmin(np.where(outside, far, np.inf)))
    return float(far[index]), Rect(float(x[index]) - 1, float(y[index]) - 1, 2.0, 2.0)


def _something_left(page: Any, place: Rect, own: Rect, paper: tuple[int, int, int]) -> bool:
    """Return whether the picture that holds an emblem shows something left of it, at its height."""
    gap = Rect(own.x, place.y, place.x - own.x - _EDGE_MM, place.height)
    if gap.width < 1:
        return False
    pixels = rendered(page, 150 / 72, gap).astype(np.int16)
    return bool((np.abs(pixels - np.array(paper, dtype=np.int16)).mean(axis=2) > _INK).mean() > 0.01)  # noqa: PLR2004 - more than dust


def _drawings(objects: Objects, seen: Sequence[EmblemSeen], width: float) -> Iterator[Drawn]:
    """Yield groups of shapes that stand in an emblem's row: a logo that is drawn."""
    rows = [item.place for item in seen]
    shapes = [
        shape
        for shape in objects.shapes
        if shape.width < _WHOLE_PAGE * width
        and any(shape.same_row(place) and shape.shared(place.grown(0.5)) < 0.9 * shape.area for place in rows)
        and not any(place.shared(shape) > 0.9 * place.area for place in rows)
    ]
    groups: list[Rect] = []
    for shape in shapes[:2000]:
        merged = shape
        for group in [item for item in groups if item.grown(_APART_MM).shared(merged) > 0]:
            groups.remove(group)
            left, top = min(merged.x, group.x), min(merged.y, group.y)
            merged = Rect(left, top, max(merged.right, group.right) - left, max(merged.bottom, group.bottom) - top)
        groups.append(merged)
    yield from (Drawn(group) for group in groups if min(group.width, group.height) >= _DRAWING_MM)


def _letters(page: Any, text_page: Any, about: Rect) -> Iterator[Letter]:
    """Yield the characters that stand about an emblem."""
    left, top, right, bottom = (ctypes.c_double() for _ in range(4))
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    for index in range(text_page.count_chars()):
        code = pdfium.FPDFText_GetUnicode(text_page, index)
        if not pdfium.FPDFText_GetCharBox(text_page, index, left, right, bottom, top):
            continue
        place = rect_of(page, [(left.value, bottom.value), (right.value, top.value)])
        if not (about.x <= place.x and about.y <= place.y + place.height / 2 <= about.bottom) and code not in (0x20, 0x0D, 0x0A):
            continue
        name, flags = ctypes.create_string_buffer(200), ctypes.c_int()
        pdfium.FPDFText_GetFontInfo(text_page, index, name, 200, flags)
        pdfium.FPDFText_GetFillColor(text_page, index, red, green, blue, alpha)
        font = name.value.decode("utf-8", "replace")
        italic = bool(flags.value & _ITALIC_FLAG) or any(word in font.casefold() for word in ("italic", "oblique"))
        yield Letter(chr(code) if code else "", font, italic, (red.value, green.value, blue.value), place)


def _inked(page: Any, emblem: EmblemSeen, pictures: Sequence[Drawn], letters: Sequence[Letter]) -> bool:
    """Return whether something beside an emblem is neither a picture nor text: it may be a text turned into curves."""
    place = emblem.place
    width = float(page.get_size()[0]) * MM
    beside = Rect(place.right + _EDGE_MM, place.y - 1, min(place.width * 6, width - place.right - 1), place.height + 2)
    if beside.width < 1:
        return False
    scale = 100 / 72
    pixels = rendered(page, scale, beside).astype(np.int16)
    ink = np.abs(pixels - np.median(pixels.reshape(-1, 3), axis=0)).mean(axis=2) > _INK
    for item in (*(picture.place for picture in pictures), *(letter.place.grown(0.6) for letter in letters)):
        left, top, right, bottom = (value / MM * scale for value in (item.x - beside.x, item.y - beside.y, item.right - beside.x, item.bottom - beside.y))
        ink[max(0, int(top)) : max(0, int(bottom) + 1), max(0, int(left)) : max(0, int(right) + 1)] = False
    return bool(ink.mean() > 0.004)  # noqa: PLR2004 - a line of text covers some hundredths
