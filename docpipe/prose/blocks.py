"""What a long text is made of: blocks of inline runs, each block with its place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

from docpipe.diagnostics import Location


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of text of one look."""

    text: str
    strong: bool = False
    emphasis: bool = False
    code: bool = False


@dataclass(frozen=True, slots=True)
class LineBreak:
    """A forced line break (two spaces or a backslash at a line's end)."""


@dataclass(frozen=True, slots=True)
class Link:
    """A link with its text."""

    target: str
    content: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Reference:
    """`[[type:target|format]]`, until it is resolved into Runs or a Link."""

    type: str
    target: str
    format: str | None
    location: Location


@dataclass(frozen=True, slots=True)
class FootnoteMark:
    """The mark of a footnote, with the note itself."""

    blocks: tuple[Block, ...]


Inline: TypeAlias = Run | LineBreak | Link | Reference | FootnoteMark


@dataclass(frozen=True, slots=True)
class Paragraph:
    content: tuple[Inline, ...]
    location: Location


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading inside a long text; level 1 is the highest of the text, whatever it becomes in the document."""

    level: int
    content: tuple[Inline, ...]
    location: Location


@dataclass(frozen=True, slots=True)
class Item:
    """An item of a list: its blocks, the first of them usually a Paragraph."""

    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class ItemList:
    """A bulleted list, or a numbered one that begins at `start`."""

    ordered: bool
    items: tuple[Item, ...]
    location: Location
    start: int = 1


@dataclass(frozen=True, slots=True)
class Cell:
    content: tuple[Inline, ...]
    align: str | None = None
    """'left', 'right', 'center' or None."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table: one header row and its body; every row has as many cells as the header."""

    header: tuple[Cell, ...]
    rows: tuple[tuple[Cell, ...], ...]
    location: Location


@dataclass(frozen=True, slots=True)
class Quote:
    blocks: tuple[Block, ...]
    location: Location


@dataclass(frozen=True, slots=True)
class EditionOnly:
    """`::: internal … :::`: stands only in the edition it names."""

    edition: str
    blocks: tuple[Block, ...]
    location: Location


Block: TypeAlias = Paragraph | Heading | ItemList | Table | Quote | EditionOnly


@dataclass(frozen=True, slots=True)
class Prose:
    """A long text. Falsy when it has no blocks, so that a template can ask `{% if item.text %}`."""

    blocks: tuple[Block, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.blocks)


def inlines(content: tuple[Inline, ...]) -> Iterator[Inline]:
    """Yield each inline, those inside links too."""
    for item in content:
        yield item
        if isinstance(item, Link):
            yield from inlines(item.content)


def plain(content: tuple[Inline, ...]) -> str:
    """Return the text of inlines, without footnotes."""
    parts: list[str] = []
    for item in content:
        if isinstance(item, Run):
            parts.append(item.text)
        elif isinstance(item, Link):
            parts.append(plain(item.content))
        elif isinstance(item, LineBreak):
            parts.append("\n")
    return "".join(parts)
