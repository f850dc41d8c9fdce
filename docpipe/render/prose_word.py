"""A long text → paragraphs, lists, tables, links and footnotes in the template's own styles."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from docpipe.dataclass import dataclass
from docpipe.diagnostics import Location
from docpipe.prose.blocks import (
    Block,
    Contents,
    CrossReference,
    EditionOnly,
    Figure,
    FootnoteMark,
    Heading,
    Inline,
    Item,
    ItemList,
    Landscape,
    LineBreak,
    Link,
    Paragraph,
    Prose,
    Quote,
    Run,
    Table,
    Value,
    plain,
)
from docpipe.prose.charts import Chart
from docpipe.render import figure_word, table_word
from docpipe.render.anchors import bookmark
from docpipe.render.fields import writing
from docpipe.render.job import MARK, Job
from docpipe.render.skeleton import Site
from docpipe.render.styles import DEPTHS
from docpipe.render.values import Refused

_HIGHEST: Final = 9
_DEFAULT_BASE: Final = 2
"""The level of the heading above, where the template has none."""
_BELOW: Final = "docpipe After Table"
_UNKNOWN: Final = "–"
"""What stands for a number of a page until the pages are known."""
_BREAK: Final = "<w:r><w:br/></w:r>"


@dataclass(slots=True)
class ProseWriter:
    """Writes the blocks of one long text at one place of a template."""

    job: Job
    site: Site
    notes: bool
    """Whether footnotes can stand here; elsewhere (header, another footnote) their text follows in parentheses."""
    room: int = 0
    """Twips between the margins here."""
    in_cell: bool = False
    """Whether it is in a cell of a table that it writes itself."""

    def __post_init__(self) -> None:
        self.room = self.room or self.job.text_width

    def write(self, prose: Prose, path: str) -> str:
        """Return the text as XML of paragraphs and tables."""
        return "".join(self._blocks(prose.blocks, f"{path}.blocks", 0, self._text_style()))

    def _text_style(self) -> str | None:
        """Return the style of plain paragraphs: the placeholder's own, where the designer gave it one; else Body Text; else Normal."""
        normal = self.job.book.styles.normal
        if self.site.style is not None and self.site.style != normal:
            return self.site.style
        found = self.job.book.find("Body Text")
        return found.id if found is not None else None

    def _is_body(self, style: str | None) -> bool:
        """Return whether a style is that of plain text, not one a designer chose for this place or that of a quotation or a list."""
        body = self.job.book.find("Body Text")
        return style is None or style == self.job.book.styles.normal or (body is not None and style == body.id)

    def _blocks(self, blocks: tuple[Block, ...], path: str, depth: int, style: str | None, *, below: bool = False) -> Iterator[str]:
        """Yield blocks one after another. `below`: whether a table stands above the first; a table has no space of its own."""
        for index, block in enumerate(blocks):
            yield from self._block(block, f"{path}[{index}]", depth, style, below=below)
            below = isinstance(block, Table)

    def _block(self, block: Block, path: str, depth: int, style: str | None, *, below: bool) -> Iterator[str]:
        if isinstance(block, Paragraph):
            yield self.paragraph(block.content, path, (block.location,), self.job.book.id(_BELOW) if below and self._is_body(style) else style)
        elif isinstance(block, Heading):
            yield self._heading(block, path)
        elif isinstance(block, ItemList):
            yield from self._list(block, path, depth + 1, below=below)
        elif isinstance(block, Table):
            yield table_word.write_table(self, block, path)
        elif isinstance(block, Figure):
            yield figure_word.write_figure(self, block, path)
        elif isinstance(block, Chart):
            yield figure_word.write_chart(self, block, path)
        elif isinstance(block, Quote):
            yield from self._blocks(block.blocks, f"{path}.blocks", depth, self.job.book.id("Quote"))
        elif isinstance(block, EditionOnly):
            yield from self._blocks(block.blocks, f"{path}.blocks", depth, style, below=below)
        elif isinstance(block, Landscape):
            yield from self._turned(block, path, depth, style)
        elif isinstance(block, Contents):
            yield self._contents(block)
        else:
            raise Refused("print-block-open", block=type(block).__name__)

    def _heading(self, block: Heading, path: str) -> str:
        level = min((self.site.heading or _DEFAULT_BASE) + block.level, _HIGHEST)
        inner = self.content(block.content, path, (block.location,))
        if block.anchor is not None:
            inner = self.job.bookmarked(bookmark(block.anchor), inner)
        return f'<w:p><w:pPr><w:pStyle w:val="{self._heading_style(level)}"/></w:pPr>{inner}</w:p>'

    def _heading_style(self, level: int) -> str:
        """Return the style of a heading: in an annex the template's own, which is not counted with those of chapters."""
        own = self.job.book.find(f"docpipe Annex Heading {level}") if self.site.annex else None
        return own.id if own is not None else self.job.book.id(f"heading {level}")

    def _turned(self, block: Landscape, path: str, depth: int, style: str | None) -> Iterator[str]:
        """Yield blocks between the marks of turned pages, which become sections when the whole document is there."""
        self.job.crossed = True
        self.job.turned.append(block.location)
        number, upright = len(self.job.turned) - 1, self.room
        self.room = self.job.turned_width or upright
        yield f'<w:docpipeTurn w:val="begin" w:n="{number}"/>'
        yield from self._blocks(block.blocks, f"{path}.blocks", depth, style)
        yield f'<w:docpipeTurn w:val="end" w:n="{number}"/>'
        self.room = upright

    def _contents(self, block: Contents) -> str:
        """Return a field of contents whose entries are written when the whole document is there."""
        self.job.crossed = True
        instruction = f'TOC \\o "1-{block.levels}" \\h \\z \\u' if block.of == "headings" else f'TOC \\h \\z \\c "{block.of}"'
        return f"<w:p>{writing.field(instruction, _UNKNOWN)}</w:p>"

    def _list(self, block: ItemList, path: str, depth: int, *, below: bool) -> Iterator[str]:
        style, numbering = self._list_look(block, depth)
        for index, item in enumerate(block.items):
            if below and not index:
                first = self.job.numbering.spelled_out(depth, numbering, ordered=block.ordered)
                yield from self._item(item, f"{path}.items[{index}].blocks", depth, self.job.book.id(_BELOW), first)
            else:
                yield from self._item(item, f"{path}.items[{index}].blocks", depth, style, numbering)

    def _list_look(self, block: ItemList, depth: int) -> tuple[str, str]:
        """Return a list's style and w:numPr: in a cell those of the cell's text, where the template has it."""
        style, numbering = self.job.numbering.list_properties(depth, block.start, ordered=block.ordered)
        if not self.in_cell or depth > 1 or (small := self.job.book.find("docpipe Table Text")) is None:
            return style, numbering
        own = self.job.book.find("docpipe Table Bullet")
        if not block.ordered and own is not None and own.numbering:
            return own.id, ""
        return small.id, self.job.numbering.spelled_out(depth, numbering, ordered=block.ordered)

    def _item(self, item: Item, path: str, depth: int, style: str, numbering: str) -> Iterator[str]:
        rest = item.blocks
        if rest and isinstance(first := rest[0], Paragraph):
            yield self.paragraph(first.content, f"{path}[0]", (first.location,), style, numbering)
        else:
            # an item that begins with a list or a table still has its own bullet
            yield f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{numbering}</w:pPr></w:p>'
        for index, block in enumerate(rest):
            if index or not isinstance(block, Paragraph):
                level = min(depth, DEPTHS)
                follows = self.job.book.id("List Continue" if level == 1 else f"List Continue {level}") if isinstance(block, Paragraph) else None
                yield from self._block(block, f"{path}[{index}]", depth, follows, below=index > 0 and isinstance(rest[index - 1], Table))

    def paragraph(self, content: tuple[Inline, ...], path: str, places: tuple[Location, ...], style: str | None, properties: str = "") -> str:
        """Return a paragraph. `properties`: what stands in its w:pPr besides the style."""
        inside = (f'<w:pStyle w:val="{style}"/>' if style else "") + properties
        head = f"<w:pPr>{inside}</w:pPr>" if inside else ""
        return f"<w:p>{head}{self.content(content, path, places)}</w:p>"

    def blocks(self, blocks: tuple[Block, ...], path: str, style: str | None) -> str:
        """Return blocks inside a cell, their paragraphs in the cell's style, their lists as small as it."""
        outside, self.in_cell = self.in_cell, True
        made = "".join(self._blocks(blocks, path, 0, style))
        self.in_cell = outside
        return made

    def content(self, content: tuple[Inline, ...], path: str, places: tuple[Location, ...]) -> str:
        """Return a paragraph's runs between the marks of its entries in the Ledger.

        One, and one more after each footnote, whose number divides the text, and each number of a page, which is not known yet; a value has its own.
        """
        made: list[str] = []
        piece: list[Inline] = []
        paged = any(isinstance(item, CrossReference) and item.shown == "page" for item in content)
        for item in (*content, None):
            if item is not None and not self._stands_alone(item):
                piece.append(item)
                continue
            runs = "".join(self._inline(inner, path, None) for inner in piece)
            # the full stop after a page's number is nothing that anybody could miss
            marked = any(map(_has_text, piece)) and (not paged or _says_something(piece))
            made.append(f"{self.job.begin(path, places)}{runs}{MARK[2]}" if marked else runs)
            if isinstance(item, Value):
                made.append(f"{self.job.begin(path, (*item.locations, *places))}{self._inline(item, path, None)}{MARK[2]}")
            elif item is not None:
                made.append(self._inline(item, path, None))
            piece = []
        return "".join(made)

    def _stands_alone(self, item: Inline) -> bool:
        return (self.notes and isinstance(item, FootnoteMark)) or isinstance(item, Value) or (isinstance(item, CrossReference) and item.shown == "page")

    def _inline(self, item: Inline, path: str, link: str | None) -> str:
        if isinstance(item, Run):
            return self._run(item, path, link)
        if isinstance(item, Value):
            return self._run(Run(item.text, strong=item.strong), path, link)
        if isinstance(item, LineBreak):
            return _BREAK
        if isinstance(item, Link):
            self.job.protected.append(item.target)
            style = self.job.book.id("Hyperlink")
            return self.job.linked(item.target, "".join(self._inline(inner, path, style) for inner in item.content))
        if isinstance(item, FootnoteMark):
            return self._footnote(item, path)
        if isinstance(item, CrossReference):
            return self._lead(item, path)
        raise Refused("print-reference-open", target=f"{item.type}:{item.target}")

    def _lead(self, item: CrossReference, path: str) -> str:
        """Return a reference: what docpipe numbers itself as a linked text, all else as a field that Word can bring up to date."""
        self.job.crossed = True
        word = f"{item.word}\xa0" if item.word and item.shown == "number" else ""
        if item.text is not None and item.shown != "page":
            self.job.leads.append((bookmark(item.anchor), item.written or f"[[{item.anchor}]]", item.location))
            look = f'<w:rStyle w:val="{self.job.book.id("docpipe Reference")}"/>'
            return self.job.linked(f"#{bookmark(item.anchor)}", _text_run(self.job.escaped(self.job.clean(f"{word}{item.text}", path)), look))
        captioned = item.anchor.startswith(("table:", "figure:"))
        name = bookmark(item.anchor, title=captioned and item.shown == "title")
        self.job.leads.append((name, item.written or f"[[{item.anchor}]]", item.location))
        switch = {"page": "PAGEREF", "title": "REF", "number": "REF"}[item.shown]
        number = " \\r" if item.shown == "number" and not captioned else ""
        return (_text_run(self.job.escaped(word)) if word else "") + writing.field(f"{switch} {name}{number} \\h", _UNKNOWN)

    def _run(self, run: Run, path: str, link: str | None) -> str:
        text = self.job.clean(run.text, path)
        if run.code and text.strip():
            self.job.protected.append(text.strip())
        names = {(True, False): "Strong", (False, True): "Emphasis", (True, True): "docpipe Strong Emphasis"}
        name = names.get((run.strong, run.emphasis)) or ("docpipe Code" if run.code else None)
        style = link or (self.job.book.id(name) if name else None)
        look = f'<w:rStyle w:val="{style}"/>' if style else ""
        if link:  # a run has one character style, and a link needs its own to be one in the PDF
            look += "<w:b/>" * run.strong + "<w:i/>" * run.emphasis
        return _text_run(self.job.escaped(text), look) if text else ""

    def _footnote(self, mark: FootnoteMark, path: str) -> str:
        if not self.notes:
            words = " ".join(filter(None, (_first_text(block) for block in mark.blocks)))
            return _text_run(self.job.escaped(f" ({self.job.clean(words, path)})"))
        self.job.note += 1
        number = self.job.note
        reference = f'<w:rStyle w:val="{self.job.book.id("footnote reference")}"/>'
        part, self.job.part = self.job.part, self.job.notes_part
        writer = ProseWriter(self.job, self.site, notes=False, room=self.room)
        body = "".join(writer._blocks(mark.blocks, f"{path}.notes", 0, self.job.book.id("footnote text")))
        self.job.part = part
        if not body.startswith("<w:p><w:pPr>"):  # a note that begins with a table
            body = f'<w:p><w:pPr><w:pStyle w:val="{self.job.book.id("footnote text")}"/></w:pPr></w:p>{body}'
        first = body.find("</w:pPr>") + len("</w:pPr>")
        body = f"{body[:first]}<w:r><w:rPr>{reference}</w:rPr><w:footnoteRef/></w:r>{_text_run(' ')}{body[first:]}"
        self.job.notes.append(f'<w:footnote w:id="{number}">{body}</w:footnote>')
        return f'<w:r><w:rPr>{reference}</w:rPr><w:footnoteReference w:id="{number}"/></w:r>'


def _text_run(text: str, look: str = "") -> str:
    return f'<w:r>{f"<w:rPr>{look}</w:rPr>" if look else ""}<w:t xml:space="preserve">{text}</w:t></w:r>'


def _has_text(item: Inline) -> bool:
    if isinstance(item, Link):
        return any(_has_text(inner) for inner in item.content)
    return isinstance(item, CrossReference) or (isinstance(item, Run) and bool(item.text))


def _says_something(piece: list[Inline]) -> bool:
    return any(isinstance(item, CrossReference) for item in piece) or any(letter.isalnum() for letter in plain(tuple(piece)))


def _first_text(block: Block) -> str:
    return plain(block.content) if isinstance(block, Paragraph | Heading) else ""
