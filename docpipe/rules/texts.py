"""A record → every text in it that a person wrote to be read, with its place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from pydantic import BaseModel

from docpipe.dataclass import dataclass
from docpipe.diagnostics import Location
from docpipe.model import DataPath, Record
from docpipe.prose.blocks import (
    Block,
    Caption,
    EditionOnly,
    Figure,
    FootnoteMark,
    Heading,
    ItemList,
    Landscape,
    Paragraph,
    Prose,
    Quote,
    Table,
    inlines,
    plain,
)
from docpipe.prose.charts import Chart
from docpipe.prose.texts import cells, said

_NOT_READ = frozenset({"id", "email", "phone", "link", "website", "databox", "attendance_file", "template", "programme", "project", "quorum"})
_PEOPLE = frozenset({"person", "attendance", "excused", "guests", "chair", "convenor", "author", "verifiers", "presenter", "group"})
"""Fields that name somebody; other rules and the resolver judge them."""
_CANONICAL = frozenset({"beneficiary", "partners", "territory", "names", "other_territories", "key_activity"})
"""Fields that say what the right names are."""
_REFERRING = frozenset({"parent", "belongs_to", "continues_as", "column", "category", "cells", "short"})
"""Fields of a plan's records that name other records or columns, and abbreviations, which no sentence stands in."""
_FILED = frozenset({"url", "photo", "file", "contact", "activity", "code", "principle"})
"""Fields of reports that hold addresses, files, people, codes."""
_SKIPPED = _NOT_READ | _PEOPLE | _CANONICAL | _REFERRING | _FILED


@dataclass(frozen=True, slots=True)
class Passage:
    """A piece of text: a short field, or a paragraph of a long one."""

    text: str
    location: Location

    def at(self, position: int) -> Location:
        """Return the place of a character of the text: its line where the text has several."""
        lines = self.text.count("\n", 0, position)
        if not lines or self.location.line is None:
            return self.location
        return replace(self.location, line=self.location.line + lines, column=None)


def passages_of(record: Record) -> tuple[Passage, ...]:
    """Return the texts of a record: titles, points, long texts, needs, tasks, notes. Names of people and identifiers are left out."""
    return tuple(_of_value(record, record.value, ()))


def passages_in(text: Prose) -> tuple[Passage, ...]:
    """Return the pieces of one long text."""
    return tuple(_of_blocks(text.blocks))


def _of_value(record: Record, value: object, at: DataPath) -> Iterator[Passage]:
    match value:
        case BaseModel():
            for name in type(value).model_fields:
                if name not in _SKIPPED:
                    yield from _of_value(record, getattr(value, name), (*at, name))
        case Prose():
            yield from _of_blocks(value.blocks)
        case tuple():
            for index, item in enumerate(value):
                yield from _of_value(record, item, (*at, index))
        case str() if type(value) is str:
            yield Passage(value, record.locate(*at))


def _of_blocks(blocks: tuple[Block, ...]) -> Iterator[Passage]:
    for block in blocks:
        match block:
            case Paragraph() | Heading():
                yield Passage(plain(block.content), block.location)
                for inline in inlines(block.content):
                    if isinstance(inline, FootnoteMark):
                        yield from _of_blocks(inline.blocks)
            case ItemList():
                for item in block.items:
                    yield from _of_blocks(item.blocks)
            case Table():
                yield from _captioned(block.caption, block.below, block.location)
                for cell in cells(block):
                    yield Passage(plain(cell.content), block.location)
                    yield from _of_blocks(cell.blocks)
            case Chart():
                yield from (Passage(text, block.location) for text in (*said(block), block.alt))
            case Figure():
                yield from _captioned(block.caption, block.below, block.location)
                yield Passage(block.alt, block.location)
            case Quote() | EditionOnly() | Landscape():
                yield from _of_blocks(block.blocks)


def _captioned(caption: Caption | None, below: tuple[Paragraph, ...], location: Location) -> Iterator[Passage]:
    if caption is not None:
        yield Passage(plain(caption.content), location)
    yield from _of_blocks(below)
