"""How an emblem is placed in a Word file → the clear space about it (PUB-10), where the file tells: what is sure to be far enough, and what is surely too near.

A Word file has no places on a page. Of each side it is known how near the nearest thing is at least, and at most; where text flows it may be anything.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from docpipe.dataclass import dataclass
from docpipe.diagnostics import Diagnostic
from docpipe.verify.expectation import Expectation
from docpipe.verify.package import MAIN, WP, Element, Package, in_fallback, own_text, w
from docpipe.verify.pictures import WordPicture
from docpipe.verify.publicity.facts import Rect
from docpipe.verify.publicity.sheet import Gathering, millimetres
from docpipe.verify.publicity.wordcells import Cell, first_cell
from docpipe.verify.publicity.wordlogos import WordEmblem
from docpipe.verify.styles import Styles

_MM: Final = 25.4 / 72
"""Of a point."""
_SLACK_MM: Final = 0.3
"""As on a page (`drawnjudging`)."""
_FAR_MM: Final = 99.0
"""More is not told: there is nothing."""
_BEARING_MM: Final = 0.8
"""What a letter may leave free at its side."""
_SPACES: Final = {" ": (0.2, 0.35), "\u00a0": (0.2, 0.35), "\u2003": (1.0, 1.0), "\u2002": (0.5, 0.5), "\u2007": (0.45, 0.65), "\u2009": (0.1, 0.25)}
"""Least and most widths of spaces, in the size of their letters."""
_THINGS: Final = (w("drawing"), w("pict"), w("object"), w("sym"), w("noBreakHyphen"))
_INK: Final = (*_THINGS, w("t"), w("tab"), w("ptab"), w("br"), w("cr"))


@dataclass(frozen=True, slots=True)
class Side:
    """How far the nearest thing on a side is, in millimetres: at least, at most."""

    least: float = 0.0
    most: float = math.inf


FREE: Final = Side(math.inf)
"""There is nothing on that side."""
UNKNOWN: Final = Side()


def clear_space(package: Package, styles: Styles, picture: WordPicture, every: Sequence[WordPicture]) -> Side:
    """Return how far the nearest thing about a picture is: of all its sides, and of the pictures whose places are known from the same point."""
    near = [_apart(picture, other) for other in every if other is not picture and _is_comparable(picture, other)]
    known = Side(min((*near, 0.0 if near else math.inf)), min(near, default=math.inf))
    sides = _sides(package, styles, picture)
    if _something_floats(package, picture, every):
        sides = (*sides, UNKNOWN)
    return Side(min(side.least for side in (*sides, known)), min(side.most for side in (*sides, known)))


def _something_floats(package: Package, picture: WordPicture, every: Sequence[WordPicture]) -> bool:
    """Return whether something floats over the picture's story whose place is not known from the same point: it may be anywhere."""
    known = [other.place for other in every if _is_comparable(picture, other)]
    anchors = package.xml[picture.part].iter(f"{{{WP}}}anchor")
    return any(item is not picture.place and not any(item is other for other in known) and not in_fallback(item) for item in anchors)


def _is_comparable(one: WordPicture, other: WordPicture) -> bool:
    """Return whether it is known where two pictures stand to each other: in one group, or both floating from the same point."""
    if one.place is other.place and one.place is not None:
        return True
    floating = one.part == other.part and None not in (one.left_mm, other.left_mm, one.top_mm, other.top_mm)
    same = (one.left_from, one.top_from) == (other.left_from, other.top_from)
    return floating and same and (one.top_from in ("page", "margin") or one.paragraph == other.paragraph)


def _apart(one: WordPicture, other: WordPicture) -> float:
    a, b = _rect(one, grouped=one.place is other.place), _rect(other, grouped=one.place is other.place)
    aside, beyond = max(b.x - a.right, a.x - b.right, 0.0), max(b.y - a.bottom, a.y - b.bottom, 0.0)
    return math.hypot(aside, beyond)


def _rect(picture: WordPicture, *, grouped: bool) -> Rect:
    x, y = picture.inside if grouped else (picture.left_mm or 0.0, picture.top_mm or 0.0)
    return Rect(x, y, picture.width_mm, picture.height_mm)


def _sides(package: Package, styles: Styles, picture: WordPicture) -> tuple[Side, ...]:
    """Return left, right, above and below of a picture that stands in a line by itself; of another nothing is known."""
    place = picture.place
    paragraph = None if place is None else next(place.iterancestors(w("p")), None)
    if place is None or paragraph is None or not _stands_in_line(place, paragraph, picture):
        return (UNKNOWN,)
    line = _in_line(paragraph, place, styles)
    cell = first_cell(paragraph, styles)
    if cell is None:
        return (*line, *_above_and_below(package, styles, picture, paragraph, None))
    return (*line, *_beside(cell, paragraph, picture.width_mm), *_above_and_below(package, styles, picture, paragraph, cell))


def _stands_in_line(place: Element, paragraph: Element, picture: WordPicture) -> bool:
    extent = place.find(f"{{{WP}}}extent")
    alone = extent is not None and abs(float(extent.get("cx") or 0) / 36_000 - picture.width_mm) < 0.1  # noqa: PLR2004 - a hair: not one of a group
    framed = any(paragraph.find(f"{w('pPr')}/{w(name)}") is not None for name in ("pBdr", "framePr"))
    boxed = next(place.iterancestors(w("txbxContent")), None) is not None
    return place.tag == f"{{{WP}}}inline" and alone and not framed and not boxed and not picture.floating


def _in_line(paragraph: Element, place: Element, styles: Styles) -> tuple[Side, Side]:
    """Return what stands left and right of a picture in its own line."""
    pieces = [item for item in paragraph.iter(*_INK) if _is_shown(item, paragraph)]
    at = next((index for index, item in enumerate(pieces) if any(above is item for above in place.iterancestors())), None)
    if at is None:
        return UNKNOWN, UNKNOWN
    left, right = _gap(reversed(pieces[:at]), styles, back=True), _gap(pieces[at + 1 :], styles, back=False)
    return Side(left.least, left.most + _own_space(place, "distL")), Side(right.least, right.most + _own_space(place, "distR"))


def _own_space(place: Element, side: str) -> float:
    """Return what a picture in a line keeps free at its side: Word nothing, LibreOffice what the file says, and an eighth of an inch where it says nothing."""
    try:
        return float(place.get(side) or 114_300) / 36_000 if place.get(side) != "0" else 0.0
    except ValueError:
        return 0.0


def _is_shown(item: Element, paragraph: Element) -> bool:
    """Return whether it is a thing of the paragraph's own line: not of a text box in it, not a tab stop's name, not deleted text."""
    holder = item.getparent()
    own = holder is not None and holder.tag == w("r") and next(item.iterancestors(w("p")), None) is paragraph
    return own and next(item.iterancestors(w("del"), w("moveFrom")), None) is None


def _gap(pieces: Iterable[Element], styles: Styles, *, back: bool) -> Side:
    """Return the distance to the first thing with ink: as wide as the spaces before it are."""
    least = most = 0.0
    for item in pieces:
        if item.tag in (w("br"), w("cr")):
            return FREE
        if item.tag in _THINGS:
            floats = next(item.iter(f"{{{WP}}}anchor"), None) is not None or item.tag == w("pict")
            return UNKNOWN if floats else Side(least, most + (0.0 if item.tag == w("drawing") else _BEARING_MM))
        if item.tag != w("t"):
            return Side(least)
        run = item.getparent()
        size = (styles.size(run) if run is not None else 10.0) * _MM
        for letter in (item.text or "")[:: -1 if back else 1]:
            if letter not in _SPACES:
                return Side(least, most + _BEARING_MM)
            narrow, wide = _SPACES[letter]
            least, most = least + narrow * size, most + wide * size
    return FREE


def has_ink(holder: Element) -> bool:
    """Return whether something of a paragraph, a row or a story is seen."""
    return any(item.tag in _THINGS or (item.tag == w("t") and bool((item.text or "").strip())) for item in holder.iter(*_INK))


def _beside(cell: Cell, paragraph: Element, width: float) -> tuple[Side, Side]:
    """Return what stands left and right of a picture behind the edge of its cell: the cell's lines, or what the next cells hold."""
    left_margin, right_margin = cell.margin("left"), cell.margin("right")
    if cell.is_indented(paragraph):
        return UNKNOWN, UNKNOWN
    at_left = cell.starts_left(paragraph)
    rest = cell.width_mm - left_margin - width if cell.width_mm is not None and at_left else None
    if rest is not None and rest < 0:
        return UNKNOWN, UNKNOWN
    behind = right_margin if rest is None else rest
    if cell.lines is not False:
        sure = cell.lines is True
        return Side(left_margin, left_margin if sure and at_left else math.inf), Side(behind, behind if sure and rest is not None else math.inf)
    before = next((item for item in reversed(cell.before) if has_ink(item.element)), None)
    left = FREE if before is None else Side(left_margin + before.margin("right"))
    for item in cell.after:
        if has_ink(item.element):
            first = next(item.element.iter(w("p")))
            sure = rest is not None and item.starts_left(first) and not item.is_indented(first) and bool(own_text(first).strip())
            return left, Side(behind + item.margin("left"), behind + item.margin("left") + _BEARING_MM if sure else math.inf)
        behind, rest = behind + (item.width_mm or 0.0), rest if item.width_mm is not None else None
    return left, FREE


def _above_and_below(package: Package, styles: Styles, picture: WordPicture, paragraph: Element, cell: Cell | None) -> tuple[Side, Side]:
    """Return what stands above and below a picture in its story, and where the story ends and another begins, nothing is known beyond."""
    whole = list(_blocks(package.xml[picture.part]))
    own = paragraph if cell is None else cell.row
    at = next((index for index, item in enumerate(whole) if item is own), None)
    if at is None:
        return UNKNOWN, UNKNOWN
    before, after = styles.spacing(paragraph)
    if cell is not None and cell.lines is not False:
        return Side(cell.margin("top") + before * _MM), Side(cell.margin("bottom") + after * _MM)
    inside = ([], []) if cell is None else cell.around(paragraph)
    edges = (0.0, 0.0) if cell is None else (cell.margin("top") / _MM, cell.margin("bottom") / _MM)
    above = _stack(inside[0], styles, before)
    if above == FREE:
        above = _stack(whole[:at][::-1], styles, before + edges[0])
    if above == FREE and (("footer" in picture.part) or (picture.part == MAIN and any(has_ink(package.xml[part]) for part in package.running))):
        above = UNKNOWN
    broken = cell is None and next(paragraph.iter(w("br"), w("cr")), None) is not None
    below = UNKNOWN if broken else _stack(inside[1], styles, after)
    if below == FREE:
        below = _stack(whole[at + 1 :], styles, after + edges[1], ends=picture.part != MAIN)
    return above, below


def _blocks(root: Element) -> Iterator[Element]:
    """Yield the paragraphs and table rows of a story, in order."""
    body = root.find(w("body"))
    for item in root if body is None else body:
        if item.tag == w("p"):
            yield item
        elif item.tag in (w("tbl"), w("sdt")):
            yield from item.iter(w("tr"), *((w("p"),) if item.tag == w("sdt") else ()))


def _stack(blocks: Sequence[Element], styles: Styles, space: float, *, ends: bool = False) -> Side:
    """Return the least distance to the first block with ink. `space`: points before them; `ends`: whether another story follows the last one."""
    least, last = 0.0, space
    for block in blocks:
        before, after = styles.spacing(block) if block.tag == w("p") else (0.0, 0.0)
        if has_ink(block):
            return Side((least + max(last, before)) * _MM)
        least, last = least + max(last, before) + _line(block, styles), after
    return Side((least + last) * _MM) if ends else FREE


def _line(block: Element, styles: Styles) -> float:
    """Return the least height of an empty paragraph in points; of an empty row nothing is known."""
    if block.tag != w("p"):
        return 0.0
    spacing, mark = block.find(f"{w('pPr')}/{w('spacing')}"), block.find(f"{w('pPr')}/{w('rPr')}/{w('sz')}")
    if spacing is not None and spacing.get(w("lineRule")) == "exact":
        return float(spacing.get(w("line")) or 0) / 20
    if mark is not None:
        return float(mark.get(w("val")) or 0) / 2
    run = block.find(w("r"))
    return styles.size(block if run is None else run)


def judge_space(package: Package, styles: Styles, emblem: WordEmblem, every: Sequence[WordPicture], expectation: Expectation, found: Gathering) -> None:
    """Judge PUB-10 of an emblem, or of the picture that holds it; where the file does not tell, say so."""
    if expectation.programme is None:
        return
    wanted = float(expectation.programme.clear_space) * emblem.height_mm
    space = clear_space(package, styles, emblem.picture, every)
    if space.most < wanted - _SLACK_MM:
        place = expectation.at(emblem.picture.part, emblem.picture.paragraph)
        found.right("PUB-10", "space", found=millimetres(space.most), wanted=millimetres(wanted))
        found.wrong(Diagnostic("publicity-emblem-crowded", place, {"found": millimetres(space.most), "wanted": millimetres(wanted)}))
    elif space.least >= wanted - _SLACK_MM:
        least = min(space.least, _FAR_MM)
        found.right("PUB-10", "space-least", found=millimetres(least), wanted=millimetres(wanted))
    else:
        found.open("PUB-10", "word")
