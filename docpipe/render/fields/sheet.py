"""The styles of a document → what a paragraph is by its style: its level of outline, its numbering, its tab stops."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import field
from typing import Final

from docpipe.dataclass import dataclass
from docpipe.render.ooxml import Element, w

_HEADING: Final = re.compile(r"heading (\d)$")
_NONE: Final = 9
"""The outline level of text that is no heading."""
_PROPERTIES, _STYLE, _OUTLINE, _NUMBERING = (w(name) for name in ("pPr", "pStyle", "outlineLvl", "numPr"))
_ILVL, _NUM_ID, _VAL = w("ilvl"), w("numId"), w("val")
Numbered = tuple[str, int | None, str | None]


@dataclass(frozen=True, slots=True)
class _Said:
    """What the properties of a paragraph or a style say."""

    style: Element | None = None
    outline: Element | None = None
    numbering: Element | None = None

    @classmethod
    def by(cls, holder: Element) -> _Said:
        """Return what stands there: all in one pass, for every paragraph of a document is asked."""
        style = outline = numbering = None
        for properties in holder.iterchildren(_PROPERTIES):
            for item in properties:
                if item.tag == _STYLE:
                    style = item
                elif item.tag == _NUMBERING:
                    numbering = item
                elif item.tag == _OUTLINE:
                    outline = item
            break
        return cls(style, outline, numbering)


def _level(found: Element) -> int | None:
    value = int(found.get(w("val"), str(_NONE)))
    return value + 1 if value < _NONE else None


@dataclass(slots=True)
class Sheet:
    """Styles by id, and ids by name in lower case."""

    styles: dict[str, Element] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    normal: str | None = None
    _said: dict[Element, _Said] = field(default_factory=dict)
    """Of each paragraph that was asked about: numbering, outline and contents all do."""
    _headings: dict[str | None, int | None] = field(default_factory=dict)
    _outlines: dict[str | None, int | None] = field(default_factory=dict)
    _numberings: dict[str | None, Numbered | None] = field(default_factory=dict)

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
        found = self._of(paragraph).style
        return found.get(_VAL) if found is not None else self.normal

    def _of(self, paragraph: Element) -> _Said:
        if (said := self._said.get(paragraph)) is None:
            said = self._said[paragraph] = _Said.by(paragraph)
        return said

    def heading(self, identity: str | None) -> int | None:
        """Return which 'heading N' a style is; None for any other."""
        if identity not in self._headings:
            style = self.styles.get(identity or "")
            name = style.find(w("name")) if style is not None else None
            found = _HEADING.match(name.get(w("val"), "").lower()) if name is not None else None
            self._headings[identity] = int(found[1]) if found else None
        return self._headings[identity]

    def outline(self, paragraph: Element) -> int | None:
        """Return a paragraph's level of outline, from 1; None for text."""
        own = self._of(paragraph).outline
        if own is not None:
            return _level(own)
        style = self.style_of(paragraph)
        if style not in self._outlines:
            found = next((level for _, item in self.chain(style) if (level := _Said.by(item).outline) is not None), None)
            self._outlines[style] = _level(found) if found is not None else self.heading(style)
        return self._outlines[style]

    def numbering(self, paragraph: Element) -> Numbered | None:
        """Return (number's id, level where it is said, the style that says so); None where a paragraph is not numbered."""
        style = self.style_of(paragraph)
        own = self._of(paragraph).numbering
        if own is None:
            if style not in self._numberings:
                self._numberings[style] = self._numbered(None, style)
            return self._numberings[style]
        return self._numbered(own, style)

    def _numbered(self, own: Element | None, style: str | None) -> Numbered | None:
        level: int | None = None
        for named, properties in [(None, own), *((name, _Said.by(item).numbering) for name, item in self.chain(style))]:
            if properties is None:
                continue
            said, number = properties.find(_ILVL), properties.find(_NUM_ID)
            level = int(said.get(w("val"), "0")) if said is not None and level is None else level
            if number is not None:
                identity = number.get(w("val"), "0")
                return (identity, level, named) if identity != "0" else None
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
