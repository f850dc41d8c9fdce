"""A paragraph → the tags in it, whatever runs Word split them over, and what is broken."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from docpipe.dataclass import dataclass
from docpipe.diagnostics import Diagnostic, Location
from docpipe.render.ooxml import Element, own, w
from docpipe.render.repair import repair

_TAG: Final = re.compile(
    r"\{\{(?:(?!\{\{|\{%|\{#|\}\}).)*\}\}|\{%(?:(?!\{\{|\{%|\{#|%\}).)*%\}|\{#(?:(?!#\}).)*#\}",
    re.DOTALL,
)
_LEFTOVER: Final = re.compile(r"\{[{%#]|[}%#]\}")
_PREFIX: Final = re.compile(r"(p|tr|tc|r)(?=\s)")
OBJECT: Final = "\ufffc"
"""Stands for what is not text: a picture, a field, the mark of a footnote."""
LETTERS: Final = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011", "softHyphen": "\u00ad"}
"""Elements of a run that stand for a letter."""
OBJECTS: Final = ("drawing", "pict", "object", "sym", "footnoteReference", "endnoteReference", "commentReference", "fldChar", "instrText", "fldSimple")
_TEXTS: Final = {w(name): letter for name, letter in LETTERS.items()}
_ATOMS: Final = (w("t"), *_TEXTS, *(w(name) for name in OBJECTS))
_AROUND: Final = 60
"""How much of a paragraph a message quotes."""


@dataclass(frozen=True, slots=True)
class Atom:
    """The smallest piece of a paragraph: a text, a tab, a break or an object."""

    element: Element
    text: str
    start: int
    """Where it begins in the paragraph's text."""

    @property
    def end(self) -> int:
        return self.start + len(self.text)


@dataclass(frozen=True, slots=True)
class Tag:
    """One tag of a template."""

    mark: str
    """'{{', '{%' or '{#'."""
    prefix: str
    """'' within a paragraph; 'p', 'tr', 'tc' stand for a whole paragraph, row or cell."""
    body: str
    """Its inside, repaired."""
    written: str
    """The tag as written."""
    location: Location
    start: int
    end: int
    """Where it begins and ends in the paragraph's text."""

    @property
    def keyword(self) -> str:
        """The first word of a {% … %} tag, else ''."""
        return self.body.split(None, 1)[0] if self.mark == "{%" and self.body else ""


def atoms(paragraph: Element) -> tuple[Atom, ...]:
    """Return the pieces of a paragraph in order, without those of paragraphs in text boxes inside it."""
    found: list[Atom] = []
    place = 0
    for element in own(paragraph, *_ATOMS):
        if element.tag in _TEXTS and element.getparent() is not None and element.getparent().tag != w("r"):  # type: ignore[union-attr]
            continue  # w:tab is also the name of a tab stop
        text = (element.text or "") if element.tag == w("t") else _TEXTS.get(element.tag, OBJECT)
        found.append(Atom(element, text, place))
        place += len(text)
    return tuple(found)


def excerpt(text: str, place: int = 0) -> str:
    """Return a paragraph's text around a place, short enough for a message."""
    start = max(0, min(place - _AROUND // 2, len(text) - _AROUND))
    piece = text[start : start + _AROUND].replace(OBJECT, "").replace("\n", " ").replace("\t", " ").strip()
    return ("…" if start else "") + piece + ("…" if start + _AROUND < len(text) else "")


def find_tags(text: str, location: Location) -> tuple[tuple[Tag, ...], tuple[Diagnostic, ...]]:
    """Return the tags of a paragraph's text, and one complaint when a brace is left over."""
    tags = tuple(_tag(match, location) for match in _TAG.finditer(text))
    rest = _TAG.sub(lambda match: "\ue000" * len(match[0]), text)
    if (broken := _LEFTOVER.search(rest)) is None:
        return tags, ()
    return tags, (Diagnostic("template-tag-broken", location, {"mark": broken[0], "text": excerpt(text, broken.start())}),)


def _tag(match: re.Match[str], location: Location) -> Tag:
    inside = match[0][2:-2].replace(OBJECT, "")
    prefix = found[1] if (found := _PREFIX.match(inside)) else ""
    body = repair(inside[len(prefix) :]).strip() if match[0][:2] != "{#" else inside[len(prefix) :].strip()
    return Tag(match[0][:2], "" if prefix == "r" else prefix, body, match[0], location, match.start(), match.end())


def blank_beside(text: str, tags: Iterator[Tag] | tuple[Tag, ...]) -> str:
    """Return what stands in a text beside its tags, without white space; '' when nothing."""
    rest = list(text)
    for tag in tags:
        rest[tag.start : tag.end] = " " * (tag.end - tag.start)
    return "".join(rest).strip()
