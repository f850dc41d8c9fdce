"""The styles of a document → what a paragraph is by its style: its level of outline, its numbering, its tab stops."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from docpipe.render.ooxml import Element, w

_HEADING: Final = re.compile(r"heading (\d)$")
_NONE: Final = 9
"""The outline level of text that is no heading."""


@dataclass(slots=True)
class Sheet:
    """Styles by id, and ids by name in lower case."""

    styles: dict[str, Element] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    normal: str | None = None

    @classmethod
    def read(cls, root: Element) -> Sheet:
        """Return the styles of a styles part."""
        sheet = cls()
        for style in root.iter(w("style")):
            identity = style.get(w("styleId"), "")
            sheet.styles[identity] = style
            if (name := style.find(w("name"))) is not None:
                sheet.names.setdefault(name.get(w("val"), "").lower(), identity)
            if style.get(w("type")) == "paragraph" and style.get(w("default")) in ("1", "true", "on"):
                sheet.normal = identity
        return sheet

    def style_of(self, paragraph: Element) -> str | None:
        """Return the id of a paragraph's style."""
        found = paragraph.find(f"{w('pPr')}/{w('pStyle')}")
        return found.get(w("val")) if found is not None else self.normal

    def heading(self, identity: str | None) -> int | None:
        """Return which 'heading N' a style is; None for any other."""
        style = self.styles.get(identity or "")
        name = style.find(w("name")) if style is not None else None
        found = _HEADING.match(name.get(w("val"), "").lower()) if name is not None else None
        return int(found[1]) if found else None

    def outline(self, paragraph: Element) -> int | None:
        """Return a paragraph's level of outline, from 1; None for text."""
        for properties in self.properties(paragraph):
            if (level := properties.find(w("outlineLvl"))) is not None:
                value = int(level.get(w("val"), str(_NONE)))
                return value + 1 if value < _NONE else None
        return self.heading(self.style_of(paragraph))

    def numbering(self, paragraph: Element) -> tuple[str, int | None, str | None] | None:
        """Return (number's id, level where it is said, the style that says so); None where a paragraph is not numbered."""
        own = paragraph.find(f"{w('pPr')}/{w('numPr')}")
        level: int | None = None
        for style, properties in [(None, own), *((style, found.find(f"{w('pPr')}/{w('numPr')}")) for style, found in self.chain(self.style_of(paragraph)))]:
            if properties is None:
                continue
            said, number = properties.find(w("ilvl")), properties.find(w("numId"))
            level = int(said.get(w("val"), "0")) if said is not None and level is None else level
            if number is not None:
                identity = number.get(w("val"), "0")
                return (identity, level, style) if identity != "0" else None
        return None

    def has_tab(self, identity: str, *kinds: str) -> bool:
        """Return whether a style has a tab stop of one of these kinds ('right', 'left')."""
        stops = (stop for _, style in self.chain(identity) for stop in style.iterfind(f"{w('pPr')}/{w('tabs')}/{w('tab')}"))
        return any(stop.get(w("val")) in kinds for stop in stops)

    def indent(self, identity: str) -> int:
        """Return the twips a style is indented by at the left."""
        for _, style in self.chain(identity):
            found = style.find(f"{w('pPr')}/{w('ind')}")
            if found is not None and (value := found.get(w("left")) or found.get(w("start"))):
                return int(float(value))
        return 0

    def properties(self, paragraph: Element) -> Iterator[Element]:
        """Yield the properties of a paragraph: its own, then those of its style and of those it is based on."""
        if (own := paragraph.find(w("pPr"))) is not None:
            yield own
        for _, style in self.chain(self.style_of(paragraph)):
            if (found := style.find(w("pPr"))) is not None:
                yield found

    def chain(self, identity: str | None) -> Iterator[tuple[str, Element]]:
        """Yield a style and those it is based on."""
        seen: set[str] = set()
        while identity and identity in self.styles and identity not in seen:
            seen.add(identity)
            yield identity, self.styles[identity]
            base = self.styles[identity].find(w("basedOn"))
            identity = base.get(w("val")) if base is not None else None
