"""Two Word files → the newer one with paragraphs, rows and tables that went or came marked, those that changed word by word; notes, headers, footers too."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterator
from copy import deepcopy
from dataclasses import field
from difflib import SequenceMatcher
from typing import Final

from docpipe.dataclass import dataclass
from docpipe.diagnostics import Location, fault
from docpipe.render.archive import pack, write_archive
from docpipe.render.ooxml import TBL, TC, Element, P, UnsafeXml, parse, serialise, w
from docpipe.render.tracked.edges import headers_of
from docpipe.render.tracked.looks import looks_of
from docpipe.render.tracked.marks import Change, Marker, rows_of, text_of
from docpipe.render.tracked.notes import notes_of, paragraphs
from docpipe.render.tracked.words import changed

MAIN: Final = "word/document.xml"
_ALIKE: Final = 0.45
"""From this similarity on a paragraph is the same one, changed."""


@dataclass(frozen=True, slots=True)
class Tracked:
    """The newer file with its changes, and what no mark can show."""

    docx: bytes
    looks: tuple[str, ...]
    """Paragraphs whose words are the same and look another way."""
    pictures: int
    """How many pictures there were in what was deleted."""
    notes: int
    """How many notes of deleted text the newer file had no place for."""
    headers: tuple[str, ...] = ()
    """Texts of headers and footers that the newer file has no more."""


def tracked(old: bytes, new: bytes, author: str = "docpipe") -> Tracked:
    """Return the newer file with every change since the older one tracked: all accepted it reads as the newer, all rejected as the older.

    Compared is text: of the body, its tables, its notes, and of headers and footers. What cannot be marked is counted.
    Raises DocpipeError 'tracked-unreadable' for what is no Word file.
    """
    (was, before), (now, parts) = _opened(old), _opened(new)
    bodies = was.find(w("body")), now.find(w("body"))
    if bodies[0] is None or bodies[1] is None:
        raise fault("tracked-unreadable", Location(MAIN), reason="w:body")
    try:
        notes = notes_of(before, parts)
        tracker = _Tracker(Marker(author, notes))
        tracker.container(bodies[0], bodies[1])
        tracker.notes()
        pairs, gone = headers_of(was, before, now, parts)
        edges = {name: tracker.edge(before.get(other or ""), parts[name]) for name, other in pairs.items()}
    except UnsafeXml as error:
        raise fault("tracked-unreadable", Location(MAIN), reason=str(error)) from None
    made = {**parts, **dict(notes.parts()), **edges, MAIN: serialise(now)}
    docx = write_archive({name: pack(content) for name, content in made.items()})
    left = tuple(text for name in gone if (text := text_of(parse(before[name])).strip()))
    return Tracked(docx, tuple(tracker.looks), tracker.marker.pictures, notes.lost, left)


def _opened(content: bytes) -> tuple[Element, dict[str, bytes]]:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            parts = {name: package.read(name) for name in package.namelist()}
        return parse(parts[MAIN]), parts
    except (zipfile.BadZipFile, KeyError, UnsafeXml, NotImplementedError, RuntimeError, EOFError) as error:
        raise fault("tracked-unreadable", Location(MAIN), reason=str(error)) from None


@dataclass(frozen=True, slots=True)
class _Step:
    """One block of the result."""

    block: Element
    change: Change | None


@dataclass(slots=True)
class _Tracker:
    marker: Marker
    looks: list[str] = field(default_factory=list)

    def notes(self) -> None:
        """Mark what differs in the notes whose marks stand in both texts, and those that came or went as a whole."""
        notes = self.marker.notes
        for old, new in notes.pairs:
            self.container(old, new)
        for kept, change in ((notes.came, "ins"), (notes.gone, "del")):
            for paragraph in (paragraph for note in kept for paragraph in paragraphs(note)):
                self.marker.whole(paragraph, "ins" if change == "ins" else "del")

    def edge(self, old: bytes | None, new: bytes) -> bytes:
        """Return a header or footer with its changes. Raises UnsafeXml."""
        if old == new:
            return new
        root = parse(new)
        before = parse(old) if old is not None else root.makeelement(root.tag, {})
        self.container(before, root)
        return serialise(root)

    def container(self, old: Element, new: Element) -> None:
        """Mark what differs in what holds paragraphs and tables: a body, a cell."""
        was, now = _blocks(old), _blocks(new)
        steps: list[_Step] = []
        place = new.index(now[0]) if now else 0
        for before, after in _pairs(was, now, _key, _similar):
            if before is not None and after is None:
                gone = deepcopy(before)
                self._all(gone, "del")
                new.insert(place, gone)
                steps.append(_Step(gone, "del"))
                place += 1
                continue
            if after is None:
                continue
            if before is None:
                self._all(after, "ins")
            elif _key(before) != _key(after):
                self._between(before, after)
            else:
                self._same(before, after)
            steps.append(_Step(after, "ins" if before is None else None))
            place = new.index(after) + 1
        self._ends(steps)

    def _same(self, before: Element, after: Element) -> None:
        """Pair the notes of two blocks of the same text, and remember those that look another way."""
        self.marker.notes.pair_all(before, after)
        old, new = ([block] if block.tag == P else list(block.iter(P)) for block in (before, after))
        self.looks += [text_of(other) for one, other in zip(old, new, strict=True) if text_of(other).strip() and looks_of(one) != looks_of(other)]

    def _between(self, before: Element, after: Element) -> None:
        if after.tag == P:
            changed(before, after, self.marker)
        else:
            self._table(before, after)

    def _all(self, block: Element, change: Change) -> None:
        """Mark a whole paragraph or table, without the ends of paragraphs: those are judged together."""
        if block.tag == P:
            self.marker.whole(block, change)
        else:
            for row in rows_of(block):
                self.marker.row(row, change)

    def _table(self, old: Element, new: Element) -> None:
        was, now = rows_of(old), rows_of(new)
        place = new.index(now[0]) if now else len(new)
        for before, after in _pairs(was, now, text_of, _similar_rows):
            if after is None and before is not None:
                gone = deepcopy(before)
                self.marker.row(gone, "del")
                new.insert(place, gone)
                place += 1
                continue
            if after is None:
                continue
            if before is None:
                self.marker.row(after, "ins")
            elif text_of(before) != text_of(after):
                for one, other in zip(_cells(before), _cells(after), strict=True):
                    self.container(one, other)
            else:
                self._same(before, after)
            place = new.index(after) + 1

    def _ends(self, steps: list[_Step]) -> None:
        """Mark the ends of paragraphs that came or went. The last one of its container cannot: there the end before the change goes instead."""
        marked: dict[int, Change] = {index: step.change for index, step in enumerate(steps) if step.change is not None and step.block.tag == P}
        last = len(steps) - 1
        if last in marked:
            change = marked[last]
            first = last
            while first - 1 in marked and marked[first - 1] == change:
                first -= 1
            if first > 0 and steps[first - 1].change is None and steps[first - 1].block.tag == P:
                marked[first - 1] = change
                if change == "del":
                    _look_like(steps[last].block, steps[first - 1].block)
            del marked[last]
        for index, change in marked.items():
            self.marker.paragraph(steps[index].block, change)


def _look_like(paragraph: Element, other: Element) -> None:
    """Give a paragraph the properties of another: the end that stays is the one of the text that stays."""
    found, wanted = paragraph.find(w("pPr")), other.find(w("pPr"))
    if found is not None:
        paragraph.remove(found)
    if wanted is not None:
        paragraph.insert(0, deepcopy(wanted))


def _blocks(container: Element) -> list[Element]:
    return [child for child in container if child.tag in (P, TBL)]


def _cells(row: Element) -> list[Element]:
    return [child for child in row if child.tag == TC]


def _key(block: Element) -> str:
    return f"{block.tag}{text_of(block)}"


def _similar(one: Element, other: Element) -> bool:
    if one.tag != other.tag:
        return False
    return one.tag == TBL or _alike(text_of(one), text_of(other))


def _similar_rows(one: Element, other: Element) -> bool:
    return len(_cells(one)) == len(_cells(other)) and _alike(text_of(one), text_of(other))


def _alike(one: str, other: str) -> bool:
    words = SequenceMatcher(None, one.split(), other.split(), autojunk=False)
    return words.ratio() >= _ALIKE


def _pairs(
    was: list[Element], now: list[Element], key: Callable[[Element], str], similar: Callable[[Element, Element], bool]
) -> Iterator[tuple[Element | None, Element | None]]:
    """Yield old and new in order: both where one became the other, one alone where it went or came."""
    matcher = SequenceMatcher(None, [key(item) for item in was], [key(item) for item in now], autojunk=False)
    for tag, first, last, begin, end in matcher.get_opcodes():
        if tag == "equal":
            yield from zip(was[first:last], now[begin:end], strict=True)
            continue
        old, new = was[first:last], now[begin:end]
        ends_both = last == len(was) and end == len(now)
        for item in new:
            found = next((index for index, other in enumerate(old) if similar(other, item)), None)
            if found is None and ends_both and item is new[-1] and old and old[-1].tag == item.tag == P:
                found = len(old) - 1
            if found is None:
                yield None, item
                continue
            yield from ((gone, None) for gone in old[:found])
            yield old[found], item
            old = old[found + 1 :]
        yield from ((gone, None) for gone in old)
