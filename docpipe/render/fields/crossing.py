"""A document with all its blocks in place → captions and headings counted, references shown, pages turned, contents listed."""

from __future__ import annotations

import re
from collections.abc import Callable
from copy import deepcopy
from dataclasses import field
from typing import Final

from docpipe.czech.typography import typeset_text
from docpipe.dataclass import dataclass
from docpipe.diagnostics import Diagnostic
from docpipe.render.anchors import bookmark
from docpipe.render.fields.contents import ContentsWriter, Listed, enclose, entries, listable
from docpipe.render.fields.counting import Counter
from docpipe.render.fields.pages import mark_sections
from docpipe.render.fields.reading import Field, closed, fields_in, text_of
from docpipe.render.fields.sections import turn_pages
from docpipe.render.fields.sheet import Sheet
from docpipe.render.job import ANCHOR, Job
from docpipe.render.ooxml import Element, P, T, nearest, parse, w
from docpipe.render.ooxml import W as W_NAMESPACE

_ANCHOR: Final = re.compile(f"{ANCHOR[0]}(\\d+){ANCHOR[1]}")
_CONTENTS: Final = re.compile(r"<w:instrText[^>]*>\s*TOC\b|w:instr=\"\s*TOC\b")
_KEEP: Final = w("keepNext")
_OFF: Final = ("0", "false", "off")


def is_crossed(job: Job, xml: str) -> bool:
    """Return whether something in the main part is settled only when all of it is there."""
    return job.crossed or _CONTENTS.search(xml) is not None


@dataclass(slots=True)
class Crossing:
    """Knows what is where in a document's main part."""

    job: Job
    styles: bytes
    numbering: bytes | None
    protected: tuple[str, ...]
    shown: dict[str, str] = field(default_factory=dict)
    """Bookmark → the text between its ends."""
    numbers: dict[str, str] = field(default_factory=dict)
    """Bookmark → the number of its paragraph."""
    lost: set[str] = field(default_factory=set)
    """Bookmarks that content refers to and the document does not have."""

    def settle(self, root: Element) -> None:
        """Settle the main part in place."""
        sheet = self._sheet()
        self._anchor(root)
        for misplaced in turn_pages(root, lambda paragraph: _is_bound(paragraph, sheet)):
            self.job.found.append(Diagnostic("landscape-inside", self.job.turned[misplaced]))
        paragraphs = listable(root)
        counter = Counter(sheet, parse(self.numbering) if self.numbering is not None else None)
        counted = {item: number for item in paragraphs if (number := counter.number(item))}
        found = fields_in(root)
        captions = _count_captions(found)
        self._know(root, counted)
        self._miss()
        self.refer(found)
        self._list(found, paragraphs, counted, sheet, captions, root)
        mark_sections(root, _highest(root))

    def _sheet(self) -> Sheet:
        root = parse(self.styles)
        for added in self.job.book.added.values():
            root.append(parse(added))
        return Sheet.read(root)

    def _anchor(self, root: Element) -> None:
        """Make bookmarks of the paragraphs that hold a place to lead to."""
        highest = _highest(root)
        names = {mark.get(w("name")) for mark in root.iter(w("bookmarkStart"))}
        for item in [text for text in root.iter(T) if ANCHOR[0] in (text.text or "")]:
            for found in _ANCHOR.findall(item.text or ""):
                paragraph = nearest(item, P)
                name = bookmark(self.job.anchors[int(found)])
                if paragraph is not None and name not in names:
                    highest += 1
                    names.add(name)
                    enclose(paragraph, name, highest)
            item.text = _ANCHOR.sub("", item.text or "")

    def _know(self, root: Element, counted: dict[Element, str]) -> None:
        """Learn what each bookmark holds."""
        ends = {item.get(w("id"), ""): item for item in root.iter(w("bookmarkEnd"))}
        for start in root.iter(w("bookmarkStart")):
            name, end = start.get(w("name"), ""), ends.get(start.get(w("id"), ""))
            paragraph = nearest(start, P)
            if paragraph is None or end is None or nearest(end, P) is not paragraph:
                self.shown.setdefault(name, "")
                continue
            self.shown[name] = _between(start, end)
            self.numbers[name] = counted.get(paragraph, "")

    def refer(self, found: list[Field]) -> None:
        """Show in references what they refer to; pages are not known yet. A lost one is left as a dash, not as Word's „Chyba! Záložka není definována.“."""
        for item in closed(found, "REF", "PAGEREF"):
            if item.target in self.lost:
                item.dissolve()
        for item in closed(found, "REF"):
            if item.target not in self.shown:
                continue
            number = self.numbers.get(item.target, "").rstrip(".") if item.switches.keys() & {"r", "n", "w"} else ""
            if not number and "r" in item.switches:
                _drop_switch(item)
            item.show(number or self.shown[item.target])

    def _list(
        self, found: list[Field], paragraphs: list[Element], counted: dict[Element, str], sheet: Sheet, captions: dict[Element, str], root: Element
    ) -> None:
        writer = ContentsWriter(sheet, self.job.book.id, lambda _: self.job.text_width, self._typeset(), _highest(root), {})
        for item in closed(found, "TOC"):
            listed = Listed.of(item)
            writer.write(item, listed, entries(listed, paragraphs, counted, sheet, captions))

    def _typeset(self) -> Callable[[str], str]:
        return lambda text: typeset_text(text, self.protected)

    def _miss(self) -> None:
        """Tell of references to what the document does not have."""
        lost = [lead for lead in self.job.leads if lead[0] not in self.shown]
        self.job.found.extend(Diagnostic("reference-not-printed", place, {"reference": written}) for _, written, place in lost)
        self.lost.update(name for name, _, _ in lost)


def _drop_switch(item: Field) -> None:
    """Refer by its words to a heading that has no number."""
    for instruction in item.paragraph.iter(w("instrText")) if item.paragraph is not None else ():
        if (instruction.text or "").strip() == item.instruction.strip():
            instruction.text = (instruction.text or "").replace(" \\r", "")


def _count_captions(found: list[Field]) -> dict[Element, str]:
    """Return paragraph → label of the captions, which are numbered, each label by itself."""
    counts: dict[str, int] = {}
    captions: dict[Element, str] = {}
    for item in closed(found, "SEQ"):
        label, switches = item.target, item.switches
        if "c" not in switches:
            counts[label] = int(switches["r"]) if switches.get("r", "").isdigit() else counts.get(label, 0) + 1
        item.show(str(counts.get(label, 0)))
        if (paragraph := item.paragraph) is not None:
            captions.setdefault(paragraph, label)
    return captions


def _between(start: Element, end: Element) -> str:
    """Return the text between the two ends of a bookmark in one paragraph."""
    holder = parse(f'<w:p xmlns:w="{W_NAMESPACE}"/>')
    for item in start.itersiblings():
        if item is end:
            break
        holder.append(deepcopy(item))
    return text_of(holder)


def _is_bound(paragraph: Element, sheet: Sheet) -> bool:
    if sheet.outline(paragraph) is not None:
        return True
    for properties in sheet.properties(paragraph):
        if (keep := properties.find(_KEEP)) is not None:
            return keep.get(w("val")) not in _OFF
    return False


def _highest(root: Element) -> int:
    return max((int(item.get(w("id"), "0")) for item in root.iter(w("bookmarkStart")) if item.get(w("id"), "").isdigit()), default=0)
