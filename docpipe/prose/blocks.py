"""What a long text is made of: blocks of inline runs, each block with its place."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Literal, TypeAlias

from docpipe.dataclass import dataclass
from docpipe.diagnostics import Location
from docpipe.prose.charts import Chart


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


@dataclass(frozen=True, slots=True)
class Value:
    """A value that a reference stood for; printed like a Run, and entered in the Ledger with the places it came from."""

    text: str
    path: str
    """What it is: 'plan.total'."""
    locations: tuple[Location, ...] = ()
    strong: bool = False


Shown: TypeAlias = Literal["number", "title", "page"]


@dataclass(frozen=True, slots=True)
class CrossReference:
    """A resolved reference to something in the same document: printed as a link, its number filled in when all has been counted."""

    anchor: str
    """Of what it leads to: 'table:obyvatelstvo'."""
    location: Location
    word: str = ""
    """What stands before the number, in the case that the sentence wants: 'tabulce'."""
    shown: Shown = "number"
    """The number, the title, or the number of the page."""
    text: str | None = None
    """The number (or title) of what docpipe itself numbers ('1.2' of a measure); None: as Word counts it."""
    written: str = ""
    """As its author wrote it: '[[tabulce:obyvatelstvo]]'."""


Inline: TypeAlias = Run | LineBreak | Link | Reference | FootnoteMark | Value | CrossReference


@dataclass(frozen=True, slots=True)
class Caption:
    """What stands above a table or under a figure, behind its label and number; `anchor` is what references call it by ('table:obyvatelstvo')."""

    content: tuple[Inline, ...]
    anchor: str | None = None
    label: str = ""
    """'Tabulka', 'Graf', 'Obrázek', 'Mapa'; '' for the usual one of the block. Each label counts by itself."""


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
    anchor: str | None = None
    """What references call it by: 'chapter:financovani'."""


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


CellValue: TypeAlias = Decimal | int | date | str | None


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table. What a wider or higher cell covers has no cells of its own, as in HTML."""

    content: tuple[Inline, ...]
    align: str | None = None
    """'left', 'right', 'center' or None: as its column's kind wants."""
    span: int = 1
    """Columns it takes."""
    down: int = 1
    """Rows it takes."""
    blocks: tuple[Block, ...] = ()
    """What follows its first paragraph: further paragraphs, lists."""
    value: CellValue = None
    """What the text was made of, for sheets; None where the text is all there is."""
    locations: tuple[Location, ...] = ()
    """Where its value came from; () for the table's own place."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: 'text', 'number', 'money', 'percent' or 'date'; its share of the width where the texts should not decide (any unit)."""

    kind: str = "text"
    width: float | None = None
    drawn: bool = False
    """Whether somebody drew that width for other letters than those it is printed in: no word is to be broken by it."""

    @property
    def is_number(self) -> bool:
        """Whether its cells stand at the right."""
        return self.kind in ("number", "money", "percent")


@dataclass(frozen=True, slots=True)
class Table:
    """A table: one header row (or more) and its body; every row takes as many columns as the header."""

    header: tuple[Cell, ...]
    rows: tuple[tuple[Cell, ...], ...]
    location: Location
    caption: Caption | None = None
    below: tuple[Paragraph, ...] = ()
    """Lines under the table: its source, notes, signs."""
    columns: tuple[Column, ...] = ()
    """() where nothing is known of them; else one a column."""
    heads: tuple[tuple[Cell, ...], ...] = ()
    """Header rows below the first."""
    totals: tuple[int, ...] = ()
    """Which body rows (from 0) are sums."""
    groups: tuple[int, ...] = ()
    """Which body rows (from 0) are titles of the rows under them."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture that was read: its bytes, 'png' or 'jpeg', and its size in pixels."""

    content: bytes
    suffix: str
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture in the text. `path` as written; `picture` is None until it has been read."""

    path: str
    alt: str
    location: Location
    caption: Caption | None = None
    below: tuple[Paragraph, ...] = ()
    width: float | None = None
    """Millimetres; None: as its pixels ask, at most the text's width."""
    picture: Picture | None = None


@dataclass(frozen=True, slots=True)
class Insert:
    """`::: vložit potřeby`: the place of generated content, by its name or 'type:id', until the document kind puts it there."""

    name: str
    location: Location
    options: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Landscape:
    """`::: na šířku … :::`: pages of their own, turned."""

    blocks: tuple[Block, ...]
    location: Location


@dataclass(frozen=True, slots=True)
class EditorNote:
    """`::: poznámka pro redakci … :::`: never printed."""

    blocks: tuple[Block, ...]
    location: Location


@dataclass(frozen=True, slots=True)
class Contents:
    """The list of the document's headings, or of its captions of one label, with page numbers."""

    location: Location
    of: str = "headings"
    """'headings', or a caption's label: 'Tabulka'."""
    levels: int = 3
    """How many levels of headings."""


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


Block: TypeAlias = Paragraph | Heading | ItemList | Table | Quote | EditionOnly | Figure | Chart | Insert | Landscape | EditorNote | Contents


@dataclass(frozen=True, slots=True)
class Anchored:
    """A text of a context that references lead to: a template prints it by {{ … }} like any text, and its paragraph becomes the place."""

    text: str
    name: str
    """'measure:terenni-sluzba', 'chapter:financovani'."""


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
        if isinstance(item, Run | Value):
            parts.append(item.text)
        elif isinstance(item, CrossReference):
            parts.append(" ".join(filter(None, (item.word, item.text))))
        elif isinstance(item, Link):
            parts.append(plain(item.content))
        elif isinstance(item, LineBreak):
            parts.append("\n")
    return "".join(parts)
