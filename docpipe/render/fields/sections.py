"""Marks around blocks for turned pages → sections of their own, the headers and footers kept (ECMA-376-1, 17.6)."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from typing import Final

from docpipe.render.ooxml import Element, P, drop, parse, w
from docpipe.render.ooxml import W as W_NAMESPACE

TURN: Final = w("docpipeTurn")
_SECTION: Final = w("sectPr")
_SMALL: Final = f'<w:p xmlns:w="{W_NAMESPACE}"><w:pPr><w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/></w:pPr></w:p>'
_AFTER_SECTION: Final = ("pPrChange",)
_ORDER: Final = ("headerReference", "footerReference", "footnotePr", "endnotePr")
"""What stands in a section's properties before its type."""


def turn_pages(root: Element, is_bound: Callable[[Element], bool]) -> list[int]:
    """Make sections of what stands between marks, and return the numbers of those that stand where no page can be turned (in a table, a text box).

    `is_bound`: whether a paragraph (a heading, a caption) must stand on the page of what follows it.
    """
    body = root.find(w("body"))
    marks = list(root.iter(TURN))
    misplaced = [int(mark.get(w("n"), "0")) for mark in marks if mark.getparent() is not body and mark.get(w("val")) == "begin"]
    for mark in [mark for mark in marks if mark.getparent() is not body]:
        drop(mark)
    if body is not None:
        _join(body)
        for begin in [item for item in body.iterchildren(TURN) if item.get(w("val")) == "begin"]:
            end = next(item for item in begin.itersiblings(TURN) if item.get(w("val")) == "end")
            _turn(begin, end, is_bound)
    return misplaced


def _join(body: Element) -> None:
    """Make one of turned parts that follow each other."""
    for end in [item for item in body.iterchildren(TURN) if item.get(w("val")) == "end"]:
        following = end.getnext()
        if following is not None and following.tag == TURN:
            drop(following)
            drop(end)


def _turn(begin: Element, end: Element, is_bound: Callable[[Element], bool]) -> None:
    _take_along(begin, is_bound)
    before, inside, after = begin.getprevious(), end.getprevious(), end.getnext()
    governing = _governing(end)
    if governing is None or inside is begin or inside is None:
        drop(begin)
        drop(end)
        return
    upright = deepcopy(governing)
    fresh = before is None or _section_of(before) is not None
    turned = _turned(governing, first=fresh)
    if not fresh and before is not None:
        _close(before, upright)
    nothing_follows = after is None or after is governing or (after.tag == P and _section_of(after) is governing and not _says_something(after))
    if nothing_follows:
        if after is not None and after.tag == P:
            drop(after)
            _close(inside, turned)
        else:
            _replace(governing, turned)
    else:
        _close(inside, turned)
        _replace(governing, _continued(governing))
    drop(begin)
    drop(end)


def _take_along(begin: Element, is_bound: Callable[[Element], bool]) -> None:
    """Bring the headings right before turned pages onto them: a heading does not stay alone on the page before."""
    previous = begin.getprevious()
    while previous is not None and previous.tag == P and _section_of(previous) is None and is_bound(previous):
        begin.addnext(previous)
        previous = begin.getprevious()


def _says_something(paragraph: Element) -> bool:
    return any((item.text or "").strip() for item in paragraph.iter(w("t"))) or next(paragraph.iter(w("drawing"), w("pict"), w("object")), None) is not None


def _governing(mark: Element) -> Element | None:
    """Return the properties of the section in which a mark stands: the next ones after it."""
    for following in mark.itersiblings():
        if following.tag == _SECTION:
            return following
        if following.tag == P and (found := _section_of(following)) is not None:
            return found
    return None


def _section_of(paragraph: Element) -> Element | None:
    return paragraph.find(f"{w('pPr')}/{_SECTION}") if paragraph.tag == P else None


def _close(last: Element, section: Element) -> None:
    """End a section with an element; after a table a paragraph of no height does it."""
    if last.tag != P or _section_of(last) is not None:
        made = parse(_SMALL)
        last.addnext(made)
        last = made
    properties = last.find(w("pPr"))
    if properties is None:
        properties = last.makeelement(w("pPr"), {})
        last.insert(0, properties)
    change = next((item for item in properties if item.tag in {w(name) for name in _AFTER_SECTION}), None)
    if change is None:
        properties.append(section)
    else:
        change.addprevious(section)


def _replace(old: Element, new: Element) -> None:
    old.addprevious(new)
    drop(old)


def _continued(section: Element) -> Element:
    """Return the properties of a section that goes on: no first page of its own, no new beginning of page numbers, on a new page."""
    made = deepcopy(section)
    for name in ("titlePg", "type"):
        for item in made.findall(w(name)):
            made.remove(item)
    if (numbers := made.find(w("pgNumType"))) is not None and w("start") in numbers.attrib:
        del numbers.attrib[w("start")]
    place = sum(1 for item in made if item.tag in {w(name) for name in _ORDER})
    made.insert(place, made.makeelement(w("type"), {w("val"): "nextPage"}))
    return made


def _turned(section: Element, *, first: bool) -> Element:
    """Return the properties of the same section with its pages turned. `first`: it begins the section, and keeps what its beginning says."""
    made = deepcopy(section) if first else _continued(section)
    size = made.find(w("pgSz"))
    if size is not None:
        width, height = size.get(w("w"), "11906"), size.get(w("h"), "16838")
        if int(width) < int(height):
            size.set(w("w"), height)
            size.set(w("h"), width)
        size.set(w("orient"), "landscape")
    return made
