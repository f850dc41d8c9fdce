"""Prose → Prose: references resolved, what another edition shows taken out."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import TypeVar

from docpipe.dataclass import dataclass
from docpipe.diagnostics import Checked, Diagnostic
from docpipe.prose.blocks import (
    Block,
    Caption,
    Cell,
    Contents,
    CrossReference,
    EditionOnly,
    EditorNote,
    Figure,
    FootnoteMark,
    Heading,
    Inline,
    Insert,
    Item,
    ItemList,
    Landscape,
    Link,
    Paragraph,
    Prose,
    Quote,
    Reference,
    Table,
)
from docpipe.prose.charts import Chart

_Captioned = TypeVar("_Captioned", Table, Figure)


@dataclass(frozen=True, slots=True)
class _Change:
    """Rebuilds blocks. What a change empties goes: no bullet, quote or mark of a footnote is left without anything in it."""

    inline: Callable[[Inline], tuple[Inline, ...]]
    edition: Callable[[EditionOnly, tuple[Block, ...]], tuple[Block, ...]]

    def blocks(self, blocks: tuple[Block, ...]) -> tuple[Block, ...]:
        return tuple(made for block in blocks for made in self._block(block))

    def _block(self, block: Block) -> tuple[Block, ...]:
        match block:
            case Paragraph() | Heading():
                content = self._content(block.content)
                return (replace(block, content=content),) if content else ()
            case ItemList():
                items = tuple(Item(made) for item in block.items if (made := self.blocks(item.blocks)) or not item.blocks)
                return (replace(block, items=items),) if items else ()
            case Table():
                rows, heads = tuple(map(self._row, block.rows)), tuple(map(self._row, block.heads))
                return (self._captioned(replace(block, header=self._row(block.header), rows=rows, heads=heads)),)
            case Figure():
                return (self._captioned(block),)
            case Quote() | Landscape() | EditorNote():
                inner = self.blocks(block.blocks)
                return (replace(block, blocks=inner),) if inner else ()
            case EditionOnly():
                return self.edition(block, self.blocks(block.blocks))
            case Chart() | Insert() | Contents():
                return (block,)

    def _captioned(self, block: _Captioned) -> _Captioned:
        below = tuple(replace(line, content=made) for line in block.below if (made := self._content(line.content)))
        return replace(block, caption=self._caption(block.caption), below=below)

    def _caption(self, caption: Caption | None) -> Caption | None:
        return replace(caption, content=self._content(caption.content)) if caption is not None else None

    def _row(self, row: tuple[Cell, ...]) -> tuple[Cell, ...]:
        return tuple(replace(cell, content=self._content(cell.content), blocks=self.blocks(cell.blocks)) for cell in row)

    def _content(self, content: tuple[Inline, ...]) -> tuple[Inline, ...]:
        made: list[Inline] = []
        for item in content:
            if isinstance(item, Link):
                if inner := self._content(item.content):
                    made.append(replace(item, content=inner))
            elif isinstance(item, FootnoteMark):
                if blocks := self.blocks(item.blocks):
                    made.append(FootnoteMark(blocks))
            else:
                made.extend(self.inline(item))
        return tuple(made)


def only_edition(prose: Prose, edition: str) -> Prose:
    """Return the text as one edition shows it: blocks of other editions are gone, those of this one stand like any other.

    Also inside list items, quotes, tables and footnotes. A footnote defined for another edition takes its mark with it.
    """
    change = _Change(lambda item: (item,), lambda block, blocks: blocks if block.edition == edition else ())
    return Prose(change.blocks(without_notes(prose).blocks))


def resolve(prose: Prose, resolver: Callable[[Reference], Checked[tuple[Inline, ...]]]) -> Checked[Prose]:
    """Return the text with every reference, in links, tables and footnotes too, replaced by what the resolver gives for it, and its diagnostics."""
    found: list[Diagnostic] = []

    def inline(item: Inline) -> tuple[Inline, ...]:
        if not isinstance(item, Reference):
            return (item,)
        checked = resolver(item)
        found.extend(checked.diagnostics)
        return checked.value

    change = _Change(inline, lambda block, blocks: (replace(block, blocks=blocks),) if blocks else ())
    return Checked(Prose(change.blocks(prose.blocks)), tuple(found))


def relinked(prose: Prose, changed: Callable[[CrossReference], tuple[Inline, ...]]) -> Prose:
    """Return the text with every resolved reference, in links, tables and footnotes too, replaced by what `changed` gives for it."""
    change = _Change(lambda item: changed(item) if isinstance(item, CrossReference) else (item,), lambda block, blocks: (replace(block, blocks=blocks),))
    return Prose(change.blocks(prose.blocks))


def place(prose: Prose, made: Callable[[Block], tuple[Block, ...] | None]) -> Prose:
    """Return the text with blocks at any depth replaced: what `made` gives for a block stands in its place, None keeps it."""

    def blocks(found: tuple[Block, ...]) -> tuple[Block, ...]:
        return tuple(new for block in found for new in one(block))

    def one(block: Block) -> tuple[Block, ...]:
        if (instead := made(block)) is not None:
            return instead
        if isinstance(block, Quote | EditionOnly | Landscape | EditorNote):
            return (replace(block, blocks=blocks(block.blocks)),)
        if isinstance(block, ItemList):
            return (replace(block, items=tuple(Item(blocks(item.blocks)) for item in block.items)),)
        return (block,)

    return Prose(blocks(prose.blocks))


def raised(prose: Prose) -> Prose:
    """Return the text with its headings raised so that the highest of them is of level 1, whichever its writer began with."""
    levels: list[int] = []

    def level(block: Block) -> tuple[Block, ...] | None:
        if isinstance(block, Heading):
            levels.append(block.level)
        return None

    place(prose, level)
    shift = min(levels, default=1) - 1
    return place(prose, lambda block: (replace(block, level=block.level - shift),) if isinstance(block, Heading) else None) if shift else prose


def without_notes(prose: Prose) -> Prose:
    """Return the text without notes to its editor, which no edition prints."""
    return place(prose, lambda block: () if isinstance(block, EditorNote) else None)


def references(prose: Prose) -> Iterator[Reference]:
    """Yield every reference of the text, in order; those of all editions and of footnotes too."""
    found: list[Reference] = []

    def inline(item: Inline) -> tuple[Inline, ...]:
        if isinstance(item, Reference):
            found.append(item)
        return (item,)

    _Change(inline, lambda block, _blocks: (block,)).blocks(prose.blocks)
    yield from found
