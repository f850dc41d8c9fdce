"""The body of a Word file → blocks with their places: headings, items, tables, pictures, as each paragraph says what it is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Final

from docpipe.dataclass import dataclass
from docpipe.diagnostics import Location
from docpipe.prose.blocks import Block, Heading, Inline, LineBreak, Paragraph, Run, plain
from docpipe.prose.captions import without_identity
from docpipe.prose.word.inlines import Inlines
from docpipe.prose.word.looks import ListPlace, Looks
from docpipe.prose.word.package import Element, P, WordFile, w
from docpipe.prose.word.raw import Raw
from docpipe.prose.word.report import Report
from docpipe.prose.word.structure import Structure
from docpipe.prose.word.tables import read_table

_THROUGH: Final = tuple(w(name) for name in ("sdt", "sdtContent", "customXml", "smartTag", "ins", "moveTo"))
_TAKEN: Final = (w("del"), w("moveFrom"))
_MC: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_TYPED: Final = re.compile(r"(?:\d{1,3}\.)+(?:\d{1,3}\.?)?[ \t\xa0]+(?=\S)|\d{1,3}(?:\.\d{1,3})+[ \t\xa0]+(?=\S)")
"""A number that somebody typed before a heading: '1.2 Služby', '3. Potřeby'."""
_BULLET: Final = re.compile("[•·▪●‣◦\uf0b7–-][ \t\xa0]+(?=\\S)")
_CAPTION: Final = re.compile(
    r"(?P<label>Tabulka|Tab\.|Table|Obrázek|Obr\.|Figure|Graf|Chart|Mapa|Map)"
    r"(?:[ \t\xa0]*[\dIVX]+(?:[.\-–]\d+)*)?[ \t\xa0]*[.:–-]?[ \t\xa0]*",
    re.IGNORECASE,
)
"""'Tabulka 12: ', 'Obr. 3 – ', 'Graf '."""
_LOOKS_LIKE_HEADING: Final = 90
"""Letters of a line in bold that may be meant as a heading."""
_TYPED_LIST: Final = "•"


@dataclass(slots=True)
class Body:
    """Reads one part: the text, or the notes."""

    file: WordFile
    part: str
    looks: Looks
    report: Report
    editions: Mapping[str, str]
    inlines: Inlines
    numbers: Mapping[Element, int]
    """Paragraphs by their element."""
    _inside: int = 0
    """How many cells, notes and boxes around: no headings stand in them."""

    def place(self, element: Element) -> Location:
        """Return the place of a paragraph, or of the first one in something larger."""
        found = element if element.tag == P else next(element.iter(P), None)
        return Location(self.file.name, part=self.part, paragraph=self.numbers.get(found) if found is not None else None)

    def blocks(self, element: Element) -> tuple[Block, ...]:
        """Return the blocks of a cell, a note, a text box."""
        self._inside += 1
        found = list(self.raws(element))
        self._inside -= 1
        return Structure(self.report, self.editions).build(found)

    def raws(self, elements: Iterable[Element]) -> Iterator[Raw]:
        """Yield the blocks of elements (an element is those in it), one after another."""
        for child in elements:
            tag = str(child.tag)
            if tag == P:
                yield from self._paragraph(child)
            elif tag == w("tbl"):
                yield from read_table(self, child)
            elif tag in _THROUGH:
                if tag in (w("ins"), w("moveTo")):
                    self.report.count("word-changes-tracked", self.place(child))
                yield from self.raws(child)
            elif tag in _TAKEN:
                self.report.count("word-changes-tracked", self.place(child))
            elif tag == w("altChunk"):
                self.report.count("word-drawing-lost", self.place(child), "vložený soubor")
            elif tag == f"{_MC}AlternateContent":
                chosen = child.find(f"{_MC}Choice")
                chosen = chosen if chosen is not None else child.find(f"{_MC}Fallback")
                yield from self.raws(chosen) if chosen is not None else ()

    def _paragraph(self, element: Element) -> Iterator[Raw]:
        place = self.place(element)
        in_contents = self.inlines.in_contents
        content, beside = self.inlines.read(element, place)
        if (in_contents and self.inlines.in_contents) or self.looks.is_contents(element):
            self.report.count("word-contents-dropped", place)
            return
        if content:
            yield from self._lines(element, content, place)
        for block in beside:
            yield Raw(block)

    def _lines(self, element: Element, content: tuple[Inline, ...], place: Location) -> Iterator[Raw]:
        """Yield a paragraph; as several where a line in it is a mark, for a mark stands alone."""
        lines = _split(content)
        if not any(plain(line).lstrip().startswith(":::") for line in lines):
            if ":::" in plain(content):
                self.report.tell("edition-inside-line", place, text=plain(content).strip()[:60])
            yield self._meant(element, content, place)
            return
        for line in lines:
            text = plain(line).strip()
            if text.startswith(":::"):
                yield Raw(Paragraph(line, place), mark=text)
            elif text:
                yield self._meant(element, line, place)

    def _meant(self, element: Element, content: tuple[Inline, ...], place: Location) -> Raw:
        """Return a paragraph as what its style, its numbering or its signs say that it is."""
        level = self.looks.heading(element)
        if level is not None:
            return Raw(self._heading(element, content, max(level, 1), place))
        if self.looks.is_caption(element):
            return Raw(Paragraph(_caption(content), place))
        item = self.looks.list_place(element)
        if item is None and (typed := _without_start(content, _BULLET)) is not None:
            content, item = typed, ListPlace(_TYPED_LIST, 0, ordered=False, start=1)
        if item is None and not self._inside and _all_strong(content):
            self.report.count("word-heading-by-look", place, plain(content))
        quoted = self.looks.is_quote(element)
        return Raw(Paragraph(content, place), item, continues=self.looks.continues_list(element), quoted=quoted)

    def _heading(self, element: Element, content: tuple[Inline, ...], level: int, place: Location) -> Heading:
        bare = tuple(replace(item, strong=False, emphasis=False) if isinstance(item, Run) else item for item in content)
        if not self.looks.is_numbered(element) and (typed := _without_start(bare, _TYPED)) is not None:
            self.report.count("word-heading-number", place, plain(content))
            bare = typed
        named, identity = without_identity(bare)
        return Heading(level, named, place, f"chapter:{identity}" if identity else None)


def section_turns(body: Element) -> list[bool]:
    """Return for each child of the body whether it stands on a landscape page: a section ends in the paragraph that describes it."""
    turns: list[bool] = []
    waiting = 0
    for child in body:
        waiting += 1
        section = child if child.tag == w("sectPr") else child.find(f"{w('pPr')}/{w('sectPr')}")
        if section is not None:
            turns += [_is_turned(section)] * waiting
            waiting = 0
    return turns + [False] * waiting


def _is_turned(section: Element) -> bool:
    size = section.find(w("pgSz"))
    if size is None:
        return False
    if size.get(w("orient")) == "landscape":
        return True
    width, height = size.get(w("w"), ""), size.get(w("h"), "")
    return width.isdecimal() and height.isdecimal() and int(width) > int(height)


def _split(content: tuple[Inline, ...]) -> list[tuple[Inline, ...]]:
    lines: list[list[Inline]] = [[]]
    for item in content:
        if isinstance(item, LineBreak):
            lines.append([])
        else:
            lines[-1].append(item)
    return [tuple(line) for line in lines]


def _without_start(content: tuple[Inline, ...], pattern: re.Pattern[str]) -> tuple[Inline, ...] | None:
    """Return inlines without what their first run begins with; None where it does not."""
    first = content[0] if content else None
    found = pattern.match(first.text) if isinstance(first, Run) else None
    if found is None or not isinstance(first, Run):
        return None
    rest = first.text[found.end() :]
    return (replace(first, text=rest), *content[1:]) if rest else content[1:]


def _caption(content: tuple[Inline, ...]) -> tuple[Inline, ...]:
    """Return a caption as Markdown has it: 'Tabulka: Název', without the number that Word counted."""
    text = plain(content)
    found = _CAPTION.match(text)
    if found is None:
        return content
    rest: list[Inline] = []
    left = found.end()
    for item in content:
        if isinstance(item, Run) and left:
            cut = item.text[left:]
            left = max(left - len(item.text), 0)
            rest += [replace(item, text=cut)] if cut else []
        else:
            rest.append(item)
    label = found["label"].casefold()
    word = "Tabulka" if label.startswith("tab") else "Mapa" if label.startswith("map") else "Graf" if label in ("graf", "chart") else "Obrázek"
    return (Run(f"{word}: "), *rest)


def _all_strong(content: tuple[Inline, ...]) -> bool:
    text = plain(content).strip()
    looks = [item.strong for item in content if isinstance(item, Run) and item.text.strip()]
    return bool(looks) and all(looks) and len(text) <= _LOOKS_LIKE_HEADING and text[-1:] not in ".:;,!?"
