"""A PDF → what its pages show of publicity (`PageFacts`): emblems found by how they look, measured in millimetres, and what stands about them."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, Final

import pypdfium2.raw as pdfium

from docpipe.verify.fold import unhyphenated
from docpipe.verify.publicity.emblem import Box, Pixels, Seen
from docpipe.verify.publicity.facts import Drawn, EmblemSeen, Letter, PageFacts, Rect
from docpipe.verify.publicity.finding import emblems
from docpipe.verify.publicity.pdfobjects import MM, WHOLE_PAGE, Objects, alternative_texts, is_ground, objects_of, open_pdf, rect_of
from docpipe.verify.publicity.rendering import part_of, rendered
from docpipe.verify.publicity.surroundings import is_inked, nearest_thing, something_left
from docpipe.verify.publicity.thumbs import Thumb, alike, thumb

_FIRST_LOOK: Final = 100 / 72
"""Pixels to a point at which emblems are looked for."""
_CLOSE: Final = 500 / 72
"""Pixels to a point at which they are measured."""
_MOST_PIXELS: Final = 12_000_000
_CLOSE_PIXELS: Final = 5_000_000
"""Of a part that is looked at closely: an emblem of 50 mm has some 1,400 to its height."""
_STARS: Final = 200 / 72
"""Pixels to a point at which rings of stars are looked for where no emblem is found: those of one 5 mm tall have four."""
_SCANNED: Final = 0.6
"""Share of a page without text that pictures take from which it is a scan."""
_FAINT: Final = 25
"""Difference (of 255) within a character's place below which it is not seen."""
_MOST_PICTURES: Final = 60
_SCREEN_MM: Final = 0.15
"""Three pixels at which an emblem is measured."""
_LINES_MM: Final = 7.0
"""A line or two of the text beside an emblem that is too small."""
_APART_MM: Final = 1.5
"""Shapes nearer than this are one drawing."""
_DRAWING_MM: Final = 3.0
"""Smaller drawings are bullets and ornaments."""
_ITALIC_FLAG: Final = 1 << 6
_INVISIBLE: Final = pdfium.FPDF_TEXTRENDERMODE_INVISIBLE


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
    pictures = tuple(replace(_named(item, overview, scale, known), ground=is_ground(item.place, width, height)) for item in objects.pictures)
    scan = not objects.has_text and sum(item.place.area for item in pictures) > _SCANNED * width * height
    found = emblems(overview, _closer(page, scale), _likely(pictures, scale), lambda: _wider(page, scale))
    seen = [_measured(page, item, scale, pictures, scan=scan) for item in found]
    seen.sort(key=lambda item: (item.place.y, item.place.x))
    about = _row(seen[0], width) if seen else None
    letters = tuple(_seen_or_not(_letters(page, text_page, about), overview, scale)) if about is not None else ()
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
        inked=bool(seen) and is_inked(page, seen[0], pictures, letters, objects.rules),
        scan=scan,
    )


def _wider(page: Any, scale: float) -> tuple[Pixels, float]:
    """Return the page with more pixels, and how many there are to one of the overview."""
    wide = _scale(page, _STARS)
    return rendered(page, wide), wide / scale


def _seen_or_not(letters: Iterator[Letter], overview: Pixels, scale: float) -> Iterator[Letter]:
    """Yield characters, those that nothing is seen of marked so."""
    for letter in letters:
        place = letter.place.grown(0.2)
        left, top, right, bottom = (round(value / MM * scale) for value in (place.x, place.y, place.right, place.bottom))
        part = overview[max(0, top) : bottom + 1, max(0, left) : right + 1].reshape(-1, 3)
        faint = not len(part) or int((part.max(axis=0).astype(int) - part.min(axis=0)).max()) < _FAINT
        yield replace(letter, hidden=True) if faint and letter.text.strip() and not letter.hidden else letter


def _row(emblem: EmblemSeen, width: float) -> Rect:
    """Return where the words belonging to an emblem may stand: beside it, close above and below."""
    place = emblem.place
    above, below = max(place.height, _LINES_MM), max(place.height * 1.5, _LINES_MM * 2)
    return Rect(0.0, place.y - above, width, place.height + above + below)


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
    for item in pictures[:_MOST_PICTURES]:
        ratio = item.place.width / item.place.height if item.place.height else 0.0
        if 0.4 < ratio < 2.4 and not item.ground:  # noqa: PLR2004 - an emblem alone, upright or on its side, stretched by half
            place = item.place
            yield (place.x / MM * scale, place.y / MM * scale, place.right / MM * scale, place.bottom / MM * scale)


def _closer(page: Any, scale: float) -> Any:
    """Return what draws a part of the page large."""

    def closer(box: Box) -> tuple[Pixels, float, float, float]:
        left, top, right, bottom = (value / scale * MM for value in box)
        margin = max((bottom - top) * 0.25, 1.0)
        wanted = Rect(left, top, right - left, bottom - top).grown(margin)
        close = min(_CLOSE, (_CLOSE_PIXELS / max(wanted.area / MM / MM, 1.0)) ** 0.5)
        pixels, part = part_of(page, close, wanted)
        return pixels, close / scale, part.x / MM * scale, part.y / MM * scale

    return closer


def _measured(page: Any, seen: Seen, scale: float, pictures: Sequence[Drawn], *, scan: bool) -> EmblemSeen:
    left, top, right, bottom = (value / scale * MM for value in seen.box)
    place = Rect(left, top, right - left, bottom - top)
    holding = [index for index, item in enumerate(pictures) if place.shared(item.place) > 0.9 * place.area]
    picture = min(holding, key=lambda index: pictures[index].place.area, default=None)
    fills = picture is not None and pictures[picture].place.area < 1.25 * place.area
    own = place if picture is None or fills or pictures[picture].ground else pictures[picture].place
    nearest, at = nearest_thing(page, own, seen, scan=scan)
    width, height = (side / scale * MM for side in seen.size)
    if fills and picture is not None and not seen.turned and not seen.cut and _same_edges(place, pictures[picture].place):
        place = pictures[picture].place  # the renderer draws a picture to whole pixels
        width, height = place.width, place.height
    return EmblemSeen(
        place,
        seen.field,
        seen.stars,
        seen.turned,
        seen.cut,
        seen.strange,
        width / height,
        picture,
        fills,
        nearest,
        at,
        before=own is not place and something_left(page, place, own, seen.paper),
        size=(width, height),
        merged=seen.merged,
        points_out=seen.points_out,
    )


def _same_edges(one: Rect, other: Rect) -> bool:
    """Return whether two rectangles are the same but for the pixels of the screen."""
    pairs = ((one.x, other.x), (one.y, other.y), (one.right, other.right), (one.bottom, other.bottom))
    return all(abs(edge - also) < _SCREEN_MM for edge, also in pairs)


def _drawings(objects: Objects, seen: Sequence[EmblemSeen], width: float) -> Iterator[Drawn]:
    """Yield groups of shapes that stand in an emblem's row: a logo that is drawn."""
    rows = [item.place for item in seen]
    shapes = [
        shape
        for shape in objects.shapes
        if shape.width < WHOLE_PAGE * width
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
        hidden = alpha.value == 0 or pdfium.FPDFTextObj_GetTextRenderMode(pdfium.FPDFText_GetTextObject(text_page, index)) == _INVISIBLE
        yield Letter(chr(code) if code else "", font, italic, (red.value, green.value, blue.value), place, hidden)
