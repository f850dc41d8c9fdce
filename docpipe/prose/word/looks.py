"""Styles and numbering of a Word file → what a paragraph is: heading, list item, quotation, caption."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from typing import Final

from docpipe.dataclass import dataclass
from docpipe.prose.word.package import Element, WordFile, is_on, val, w

_HEADING: Final = re.compile(r"(?:heading|nadpis|überschrift) ?([1-9])$")
_TITLES: Final = ("title", "název", "nazev")
_QUOTES: Final = ("quote", "intense quote", "citát", "výrazný citát", "citace")
_CAPTIONS: Final = ("caption", "titulek")
_CONTENTS: Final = re.compile(r"(?:toc|obsah) ?\d|table of figures|seznam obrázků|toc heading|nadpis obsahu$")
_LIST: Final = re.compile(r"(?:list bullet|list number|seznam s odrážkami|číslovaný seznam) ([2-5])$")
"""Word's own styles of deeper levels are lists of their own, each of level 0."""
_CONTINUE: Final = re.compile(r"(?:list continue|pokračování seznamu)")
_DEEPEST: Final = 9
_MOST_STEPS: Final = 20
"""Styles a style may stand on: a damaged file makes a ring of them."""


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list."""

    format: str
    """'bullet', 'decimal', 'lowerLetter' … 'none'."""
    start: int


@dataclass(frozen=True, slots=True)
class ListPlace:
    """Where in which list a paragraph is an item."""

    number: str
    """The w:numId."""
    depth: int
    """From 0."""
    ordered: bool
    start: int


class Looks:
    """The styles and lists of a file."""

    def __init__(self, file: WordFile) -> None:
        styles = next((file.xml(part) for part in file.related("styles")), None)
        self._styles = {item.get(w("styleId"), ""): item for item in styles.iter(w("style"))} if styles is not None else {}
        self._numbering = next((file.xml(part) for part in file.related("numbering")), None)

    def _chain(self, style: str) -> Iterator[Element]:
        """Yield a style and those it stands on."""
        for _ in range(_MOST_STEPS):
            found = self._styles.get(style)
            if found is None:
                return
            yield found
            style = val(found, "basedOn") or ""

    def names(self, paragraph: Element) -> tuple[str, ...]:
        """Return the names of a paragraph's style and of those it stands on, in lower case."""
        return tuple((val(item, "name") or "").lower() for item in self._chain(val(paragraph, "pPr/pStyle") or ""))

    def heading(self, paragraph: Element) -> int | None:
        """Return the level of a heading: by its style, else by the outline level that it or its style says; 0 for a title."""
        names = self.names(paragraph)
        if any(name in _TITLES for name in names):
            return 0
        if (found := next(filter(None, map(_HEADING.match, names)), None)) is not None:
            return int(found[1])
        chain = (paragraph, *self._chain(val(paragraph, "pPr/pStyle") or ""))
        outline = next((level for item in chain if (level := val(item, "pPr/outlineLvl")) is not None), "")
        return int(outline) + 1 if outline.isdecimal() and int(outline) < _DEEPEST else None

    def is_quote(self, paragraph: Element) -> bool:
        """Return whether a paragraph is a quotation."""
        return any(name in _QUOTES for name in self.names(paragraph))

    def is_caption(self, paragraph: Element) -> bool:
        """Return whether a paragraph is the caption of a table or picture."""
        return any(name in _CAPTIONS for name in self.names(paragraph))

    def is_contents(self, paragraph: Element) -> bool:
        """Return whether a paragraph is a line of a table of contents."""
        return any(_CONTENTS.match(name) for name in self.names(paragraph)[:1])

    def continues_list(self, paragraph: Element) -> bool:
        """Return whether a paragraph goes on in the item above it."""
        return any(_CONTINUE.match(name) for name in self.names(paragraph)[:1])

    def emphasis(self, run: Element) -> tuple[bool, bool]:
        """Return whether a run is bold and italic, by itself or by its character style."""
        chain = (run, *self._chain(val(run, "rPr/rStyle") or ""))
        bold = next((value for item in chain if (value := is_on(item, "rPr/b")) is not None), False)
        italic = next((value for item in chain if (value := is_on(item, "rPr/i")) is not None), False)
        return bold, italic

    def is_numbered(self, paragraph: Element) -> bool:
        """Return whether Word counts a paragraph itself."""
        return self._number(paragraph) is not None

    def list_place(self, paragraph: Element) -> ListPlace | None:
        """Return a paragraph's place in a list; None for what is no item."""
        found = self._number(paragraph)
        if found is None:
            return None
        level = self._levels.get(found, Level("decimal", 1))
        if level.format == "none":
            return None
        named = next(filter(None, map(_LIST.match, self.names(paragraph))), None)
        depth = max(found[1], int(named[1]) - 1) if named is not None else found[1]
        return ListPlace(found[0], depth, ordered=level.format != "bullet", start=level.start)

    def _number(self, paragraph: Element) -> tuple[str, int] | None:
        """Return (w:numId, level) of a paragraph; its own numbering before that of its style, 0 takes it away."""
        number, depth = None, None
        for item in (paragraph, *self._chain(val(paragraph, "pPr/pStyle") or "")):
            number = number if number is not None else val(item, "pPr/numPr/numId")
            depth = depth if depth is not None else val(item, "pPr/numPr/ilvl")
        if number in (None, "", "0"):
            return None
        return str(number), min(int(depth), _DEEPEST - 1) if depth and depth.isdecimal() else 0

    @cached_property
    def _levels(self) -> dict[tuple[str, int], Level]:
        """(w:numId, level) → how it is counted."""
        if self._numbering is None:
            return {}
        abstract = {item.get(w("abstractNumId"), ""): item for item in self._numbering.iter(w("abstractNum"))}
        found: dict[tuple[str, int], Level] = {}
        for number in self._numbering.iter(w("num")):
            identity = number.get(w("numId"), "")
            own = {item.get(w("ilvl"), ""): item for item in number.iter(w("lvlOverride"))}
            base = abstract.get(val(number, "abstractNumId") or "")
            for level in base.iter(w("lvl")) if base is not None else ():
                depth = level.get(w("ilvl"), "")
                changed = own.get(depth)
                start = val(changed, "startOverride") or val(changed, "lvl/start") or val(level, "start") or "1"
                form = val(changed, "lvl/numFmt") or val(level, "numFmt") or "decimal"
                if depth.isdecimal():
                    found[identity, int(depth)] = Level(form, int(start) if start.isdecimal() else 1)
        return found
