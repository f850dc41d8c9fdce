"""A Word file → the numbers of pages that it prints, and the lines of its contents."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import field
from typing import Final

from docpipe.czech.format import roman
from docpipe.dataclass import dataclass
from docpipe.verify.package import MAIN, Element, Package, in_fallback, own_text, w

_PAGE: Final = re.compile(r'\s*PAGEREF\s+"?([^\s"\\]+)', re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class PageNumber:
    """A printed number of a page: what it is of, what is shown, where, and the line of contents that it ends ('' in a text)."""

    bookmark: str
    shown: str
    part: str
    mark: Element
    line: str = ""


@dataclass(slots=True)
class _Open:
    instruction: str = ""
    separated: bool = False
    texts: list[str] = field(default_factory=list)


def page_numbers(package: Package) -> tuple[PageNumber, ...]:
    """Return the numbers of pages that a Word file's body and notes print, in order."""
    return tuple(found for part in package.stories for found in _in_part(package, part))


def _in_part(package: Package, part: str) -> Iterator[PageNumber]:
    opened: list[_Open] = []
    for item in package.xml[part].iter(w("fldChar"), w("instrText"), w("t")):
        if in_fallback(item):
            continue
        if item.tag == w("fldChar"):
            done = _step(item, opened)
            if done is not None and (found := _PAGE.match(done.instruction)):
                listed = any(other.instruction.strip().upper().startswith("TOC") for other in opened)
                shown = "".join(done.texts).strip()
                yield PageNumber(found[1], shown, part, item, _line(item, shown) if listed else "")
        elif opened and item.tag == w("instrText") and not opened[-1].separated:
            opened[-1].instruction += item.text or ""
        elif opened and item.tag == w("t") and opened[-1].separated:
            opened[-1].texts.append(item.text or "")


def _step(mark: Element, opened: list[_Open]) -> _Open | None:
    """Follow a field's mark and return the field that it ends."""
    kind = mark.get(w("fldCharType"))
    if kind == "begin":
        opened.append(_Open())
    elif opened and kind == "separate":
        opened[-1].separated = True
    elif opened and kind == "end":
        return opened.pop()
    return None


def _line(mark: Element, shown: str) -> str:
    """Return what a line of contents says before its page's number."""
    return own_text(next(mark.iterancestors(w("p")))).rstrip().removesuffix(shown).rstrip()


def bookmarks(package: Package) -> tuple[str, ...]:
    """Return the names of the body's bookmarks."""
    return tuple(str(item.get(w("name"), "")) for item in package.xml[MAIN].iter(w("bookmarkStart")))


def is_caption(package: Package) -> frozenset[str]:
    """Return the bookmarks that stand in captions."""
    found: set[str] = set()
    for code in package.xml[MAIN].iter(w("instrText")):
        if (code.text or "").strip().upper().startswith("SEQ ") and (paragraph := next(code.iterancestors(w("p")), None)) is not None:
            found |= {str(item.get(w("name"), "")) for item in paragraph.iter(w("bookmarkStart"))}
    return frozenset(found)


def labels(package: Package, pages: dict[str, int]) -> dict[int, tuple[int, str]]:
    """Return first page of a section that counts in its own way → (its number, how it is written). `pages`: the page of each bookmark."""
    sections = list(package.xml[MAIN].iter(w("sectPr")))
    found: dict[int, tuple[int, str]] = {}
    for name, page in sorted(pages.items(), key=lambda pair: pair[1]):
        if not name.startswith(SECTION) or int(name.removeprefix(SECTION)) >= len(sections):
            continue
        numbers = sections[int(name.removeprefix(SECTION))].find(w("pgNumType"))
        if numbers is not None:
            start = numbers.get(w("start"))
            found[page] = (int(start) if start is not None else number_of(page, found)[0], str(numbers.get(w("fmt"), "decimal")))
    return found


SECTION: Final = "_docpipe_section_"


def number_of(page: int, known: dict[int, tuple[int, str]]) -> tuple[int, str]:
    """Return the number that a page bears, and how it is written."""
    first = max((begin for begin in known if begin <= page), default=None)
    return (page, "decimal") if first is None else (known[first][0] + page - first, known[first][1])


def label_of(page: int, known: dict[int, tuple[int, str]]) -> str:
    """Return the number of a page as it is printed."""
    number, form = number_of(page, known)
    if form not in ("lowerRoman", "upperRoman"):
        return str(number)
    return roman(number).upper() if form == "upperRoman" else roman(number)
