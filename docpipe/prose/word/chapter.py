"""A Word file → the data of a chapter."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Final, cast

from docpipe.diagnostics import Checked, Location
from docpipe.model import Data, DataPath, Scalar, Tree, Written
from docpipe.prose.blocks import Block, EditionOnly, EditorNote, Heading, Landscape, Prose, Table, plain
from docpipe.prose.editions import fold
from docpipe.prose.word.accepted import settle
from docpipe.prose.word.body import Body, section_turns
from docpipe.prose.word.drawings import Drawings
from docpipe.prose.word.inlines import Inlines
from docpipe.prose.word.looks import Looks
from docpipe.prose.word.package import P, WordFile, open_word, w
from docpipe.prose.word.raw import Raw
from docpipe.prose.word.report import Report
from docpipe.prose.word.structure import Structure

_ABOUT: Final = ("udaje kapitoly", "udaje o kapitole", "chapter")
"""The head of the table in which an author says what the chapter is."""
_TITLE, _TEXT = "název", "text"
_HIGHEST: Final = 2
"""The level of the highest headings, as in Markdown ('##'): level 1 is the chapter's own."""


class _Reader:
    """Reads the parts of one file."""

    def __init__(self, file: WordFile, editions: Mapping[str, str]) -> None:
        self.file, self.editions = file, editions
        self.looks, self.report = Looks(file), Report()
        self._bodies: dict[str, Body] = {}
        self._open: set[tuple[str, str]] = set()

    def body(self, part: str) -> Body:
        """Return the reader of a part."""
        if part not in self._bodies:
            root = self.file.xml(part)
            numbers = {item: number for number, item in enumerate(root.iter(P), 1)} if root is not None else {}
            for item in settle(root) if root is not None else ():
                self.report.count("word-changes-tracked", Location(self.file.name, part=part, paragraph=numbers[item]))
            targets = dict(self.file.targets(part))
            drawings = Drawings(self.file, targets, self.report, lambda box: self.body(part).blocks(box))
            inlines = Inlines(self.looks, drawings, targets, self.notes, self.report)
            self._bodies[part] = Body(self.file, part, self.looks, self.report, self.editions, inlines, numbers)
        return self._bodies[part]

    def notes(self, kind: str, identity: str) -> tuple[Block, ...]:
        """Return the blocks of a footnote or an endnote; a note in itself is none."""
        for part in self.file.related(f"{kind}s"):
            root = self.file.xml(part)
            note = next((item for item in root.iter(w(kind)) if item.get(w("id")) == identity), None) if root is not None else None
            if note is not None and (kind, identity) not in self._open:
                self._open.add((kind, identity))
                body = self.body(part)
                own = replace(body, inlines=Inlines(self.looks, body.inlines.drawings, body.inlines.targets, self.notes, self.report))
                blocks = own.blocks(note)
                self._open.discard((kind, identity))
                return blocks
        return ()

    def raws(self) -> list[Raw]:
        """Return the blocks of the text."""
        root = self.file.xml(self.file.main)
        body = root.find(w("body")) if root is not None else None
        if body is None:
            return []
        reader, found = self.body(self.file.main), []
        for child, turned in zip(body, section_turns(body), strict=True):
            found += [replace(raw, turned=turned) for raw in reader.raws((child,))]
        return found

    def watch_running(self) -> None:
        """Tell of headers and footers with more than page numbers in them: the plan has its own."""
        for part in (*self.file.related("header"), *self.file.related("footer")):
            root = self.file.xml(part)
            if root is not None and any(character.isalpha() for item in root.iter(w("t")) for character in item.text or ""):
                self.report.count("word-running-dropped", Location(self.file.name, part=part))


def chapter_of(content: bytes, name: str, editions: Mapping[str, str]) -> Checked[Tree]:
    """Return the data of a chapter, and everything that could not be brought over."""
    reader = _Reader(open_word(content, name), editions)
    raws = reader.raws()
    reader.watch_running()
    fields, raws = _about(raws)
    fields, raws = _titled(fields, raws)
    blocks = _levelled(Structure(reader.report, editions).build(raws))
    data: dict[str, Data] = dict(fields)
    marks: dict[DataPath, Location] = {(): Location(name), **{(key,): scalar.location for key, scalar in fields.items()}}
    if blocks:
        data[_TEXT] = cast("Data", Prose(blocks))
        marks[_TEXT,] = blocks[0].location
    return Checked(Tree(name, data, marks, dict(marks)), reader.report.result())


def blocks_of(content: bytes, name: str, editions: Mapping[str, str]) -> Checked[tuple[Block, ...]]:
    """Return all blocks of a Word file, tables and headings as they stand, and everything that could not be brought over."""
    reader = _Reader(open_word(content, name), editions)
    blocks = Structure(reader.report, editions).build(reader.raws())
    return Checked(blocks, reader.report.result())


def _about(raws: list[Raw]) -> tuple[dict[str, Scalar], list[Raw]]:
    """Return what the table 'Údaje kapitoly' at the beginning says (rows without a value say nothing), and the rest."""
    for index, raw in enumerate(raws[:3]):
        block = raw.block
        if isinstance(block, Table) and fold(plain(block.header[0].content).strip()) in _ABOUT:
            rows = [row for row in (*block.heads, *block.rows) if len(row) > 1]
            fields = {}
            for row in rows:
                label, value = plain(row[0].content).strip(), plain(row[1].content).strip()
                if label and value:
                    fields[label] = Scalar(value, Written.TEXT_CELL, block.location)
            return fields, [*raws[:index], *raws[index + 1 :]]
    return {}, raws


def _titled(fields: dict[str, Scalar], raws: list[Raw]) -> tuple[dict[str, Scalar], list[Raw]]:
    """Return the fields with the title that the text begins with, and the text without it."""
    block = raws[0].block if raws else None
    if not isinstance(block, Heading) or block.level != 1:
        return fields, raws
    others = [raw.block for raw in raws[1:] if isinstance(raw.block, Heading)]
    text = plain(block.content).strip()
    named = next((scalar for label, scalar in fields.items() if fold(label) in ("nazev", "nadpis", "title")), None)
    if named is not None:
        return fields, raws[1:] if fold(named.text) == fold(text) else raws
    if any(isinstance(other, Heading) and other.level == 1 for other in others):
        return fields, raws  # several headings of the highest level: none of them is the chapter's
    return {_TITLE: Scalar(text, Written.TEXT_CELL, block.location), **fields}, raws[1:]


def _levelled(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Return blocks with their headings as high as those of Markdown."""
    levels = [block.level for block in _headings(blocks)]
    shift = _HIGHEST - min(levels) if levels else 0
    return _shifted(blocks, shift) if shift else blocks


def _headings(blocks: tuple[Block, ...]) -> list[Heading]:
    found: list[Heading] = []
    for block in blocks:
        if isinstance(block, Heading):
            found.append(block)
        elif isinstance(block, Landscape | EditionOnly | EditorNote):
            found += _headings(block.blocks)
    return found


def _shifted(blocks: tuple[Block, ...], shift: int) -> tuple[Block, ...]:
    made: list[Block] = []
    for block in blocks:
        if isinstance(block, Heading):
            made.append(replace(block, level=block.level + shift))
        elif isinstance(block, Landscape | EditionOnly | EditorNote):
            made.append(replace(block, blocks=_shifted(block.blocks, shift)))
        else:
            made.append(block)
    return tuple(made)
