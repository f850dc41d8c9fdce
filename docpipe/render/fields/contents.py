"""A field of contents, as a designer or docpipe placed it → the same field with its entries: number, text, page, each a link (ECMA-376-1, 17.16.5.69)."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from copy import deepcopy
from typing import Final

from docpipe.dataclass import dataclass
from docpipe.render.fields.reading import Field, fields_in, text_of
from docpipe.render.fields.sheet import Sheet
from docpipe.render.fields.writing import begin, end, field, run, text
from docpipe.render.ooxml import Element, P, drop, nearest, parse, w
from docpipe.render.ooxml import W as W_NAMESPACE
from docpipe.render.styles import INDENT
from docpipe.xmltext import escape

UNKNOWN: Final = "–"
"""Stands for the number of a page until the pages are known."""
_RANGE: Final = re.compile(r"(\d)\s*-\s*(\d)")
_DEEPEST: Final = 9
_LETTER: Final = 130
"""Twips a digit of a heading's number takes, with its dot."""
_GAP: Final = 160
_BOX: Final = w("txbxContent")
_FIRST_NAME: Final = 100_000_000
"""Word's own bookmarks of headings have nine digits."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of contents."""

    level: int
    number: str
    text: str
    paragraph: Element


@dataclass(frozen=True, slots=True)
class Listed:
    """What a field of contents lists: levels of headings, or captions of one label."""

    lowest: int
    highest: int
    label: str
    outline: bool
    styles: dict[str, int]
    """Name of a style in lower case → its level."""
    without_pages: tuple[int, int] | None

    @classmethod
    def of(cls, instruction: Field) -> Listed:
        """Return what a field asks for."""
        switches = instruction.switches
        found = _RANGE.search(switches.get("o", ""))
        plain = "o" not in switches and "c" not in switches and "t" not in switches and "u" not in switches
        low, high = (int(found[1]), int(found[2])) if found else (1, _DEEPEST)
        bare = _RANGE.search(switches.get("n", "1-9")) if "n" in switches else None
        return cls(
            low,
            high if "o" in switches or "u" in switches or plain else 0,
            switches.get("c", ""),
            "u" in switches or plain,
            _named(switches.get("t", "")),
            (int(bare[1]), int(bare[2])) if bare else None,
        )


def _named(switch: str) -> dict[str, int]:
    words = [word.strip() for word in re.split(r"[;,]", switch)]
    return {name.lower(): int(level) for name, level in zip(words[::2], words[1::2], strict=False) if level.isdigit()}


def entries(listed: Listed, paragraphs: Sequence[Element], numbers: dict[Element, str], sheet: Sheet, captions: dict[Element, str]) -> list[Entry]:
    """Return the lines of contents. `numbers`: the number that Word puts before a paragraph; `captions`: paragraph → its caption's label."""
    if listed.label:
        return [Entry(0, "", text_of(item), item) for item in paragraphs if captions.get(item) == listed.label]
    ids = {sheet.names[name]: level for name, level in listed.styles.items() if name in sheet.names}
    found = []
    for item in paragraphs:
        style = sheet.style_of(item)
        level = ids.get(style or "") or _level(listed, item, style, sheet)
        if level is not None and (said := text_of(item)):
            found.append(Entry(level, numbers.get(item, ""), said, item))
    return found


def _level(listed: Listed, paragraph: Element, style: str | None, sheet: Sheet) -> int | None:
    level = sheet.heading(style)
    if level is None and listed.outline:
        level = sheet.outline(paragraph)
    return level if level is not None and listed.lowest <= level <= listed.highest else None


@dataclass(slots=True)
class ContentsWriter:
    """Writes the entries of fields of contents."""

    sheet: Sheet
    style: Callable[[str], str]
    """Gives the id of a style by its name."""
    width: Callable[[Element], int]
    """Gives the twips between the margins where an element stands."""
    typeset: Callable[[str], str]
    bookmarks: int
    """The last id that a bookmark has."""
    named: dict[Element, str]
    """Heading or caption → its bookmark, made when first listed."""

    def write(self, contents: Field, listed: Listed, lines: Sequence[Entry]) -> None:
        """Put the entries in the place of what the field showed."""
        first, last = nearest(contents.begin, P), nearest(contents.end, P) if contents.end is not None else None
        if first is None or last is None or first.getparent() is not last.getparent():
            return
        old = [first, *(item for item in first.itersiblings() if item.tag == P and item is not first)] if first is not last else [first]
        old = old[: old.index(last) + 1]
        between = [item for item in first.itersiblings() if item.tag != P and last in item.itersiblings()] if first is not last else []
        section = last.find(f"{w('pPr')}/{w('sectPr')}")
        made = self._paragraphs(contents.instruction, listed, lines, self.width(first)) or [self._empty(contents.instruction, first)]
        if section is not None:
            _properties(made[-1]).append(deepcopy(section))
        for item in made:
            first.addprevious(item)
        for gone in [*old, *between]:
            drop(gone)

    def _empty(self, instruction: str, first: Element) -> Element:
        made = parse(f'<w:p xmlns:w="{W_NAMESPACE}">{field(instruction, "")}</w:p>')
        if (properties := first.find(w("pPr"))) is not None:
            kept = deepcopy(properties)
            for section in kept.findall(w("sectPr")):
                kept.remove(section)
            made.insert(0, kept)
        return made

    def _paragraphs(self, instruction: str, listed: Listed, lines: Sequence[Entry], width: int) -> list[Element]:
        widest = {level: max(len(item.number) for item in lines if item.level == level) for level in {item.level for item in lines}}
        made = []
        for index, entry in enumerate(lines):
            before = begin(instruction) if index == 0 else ""
            after = end() if index == len(lines) - 1 else ""
            made.append(self._entry(entry, listed, width, widest[entry.level], (before, after)))
        xml = f'<w:body xmlns:w="{W_NAMESPACE}">{"".join(made)}</w:body>'
        return list(parse(xml))

    def _entry(self, entry: Entry, listed: Listed, width: int, widest: int, around: tuple[str, str]) -> str:
        name = "table of figures" if listed.label else f"toc {entry.level}"
        style, look = self.style(name), f'<w:rStyle w:val="{self.style("docpipe Contents Link")}"/>'
        bookmark = self._bookmark(entry.paragraph)
        pages = not (listed.without_pages and listed.without_pages[0] <= entry.level <= listed.without_pages[1])
        number = text(entry.number, look) + run("<w:tab/>", look) if entry.number else ""
        page = run("<w:tab/>", look) + field(f"PAGEREF {bookmark} \\h", UNKNOWN, look) if pages else ""
        inner = f"{number}{text(self.typeset(entry.text), look)}{page}"
        stops = self._stops(style, entry, width, widest)
        return (
            f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{stops}</w:pPr>{around[0]}'
            f'<w:hyperlink w:anchor="{escape(bookmark)}" w:history="1">{inner}</w:hyperlink>{around[1]}</w:p>'
        )

    def _stops(self, style: str, entry: Entry, width: int, widest: int) -> str:
        """Return the tab stops that the style does not have: one after the number, one with dots at the page's number."""
        stops = ""
        indent = self.sheet.indent(style) if style in self.sheet.styles else INDENT * max(entry.level - 1, 0)
        if entry.number and not self.sheet.has_tab(style, "left", "num"):
            stops += f'<w:tab w:val="left" w:pos="{indent + _GAP + _LETTER * widest}"/>'
        if not self.sheet.has_tab(style, "right"):
            stops += f'<w:tab w:val="right" w:leader="dot" w:pos="{width}"/>'
        return f"<w:tabs>{stops}</w:tabs>" if stops else ""

    def _bookmark(self, paragraph: Element) -> str:
        if paragraph not in self.named:
            self.bookmarks += 1
            self.named[paragraph] = f"_Toc{_FIRST_NAME + len(self.named) + 1}"
            enclose(paragraph, self.named[paragraph], self.bookmarks)
        return self.named[paragraph]


def enclose(paragraph: Element, name: str, identity: int) -> None:
    """Make all of a paragraph's content a bookmark."""
    properties = paragraph.find(w("pPr"))
    start = paragraph.makeelement(w("bookmarkStart"), {w("id"): str(identity), w("name"): name})
    paragraph.insert(0, start) if properties is None else properties.addnext(start)
    paragraph.append(paragraph.makeelement(w("bookmarkEnd"), {w("id"): str(identity)}))


def _properties(paragraph: Element) -> Element:
    found = paragraph.find(w("pPr"))
    if found is None:
        found = paragraph.makeelement(w("pPr"), {})
        paragraph.insert(0, found)
    return found


def listable(root: Element) -> list[Element]:
    """Return the paragraphs that contents may list: those of text boxes stand outside the flow of the text, those of contents are contents."""
    inside = {item for contents in fields_in(root) if contents.name == "TOC" for item in _covered(contents)}
    return [item for item in root.iter(P) if item not in inside and next(item.iterancestors(_BOX), None) is None]


def _covered(contents: Field) -> list[Element]:
    first, last = nearest(contents.begin, P), nearest(contents.end, P) if contents.end is not None else None
    if first is None or last is None:
        return []
    covered = [first]
    for item in first.itersiblings(P):
        if first is last:
            break
        covered.append(item)
        if item is last:
            break
    return covered
