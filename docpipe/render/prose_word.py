"""A long text → paragraphs, lists, tables, links and footnotes in the template's own styles."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from docpipe.diagnostics import Location
from docpipe.prose.blocks import (
    Block,
    Cell,
    CrossReference,
    EditionOnly,
    FootnoteMark,
    Heading,
    Inline,
    Item,
    ItemList,
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
from docpipe.render.charts import chart_run
from docpipe.render.columns import column_widths
from docpipe.render.job import MARK, Job
from docpipe.render.skeleton import Site
from docpipe.render.styles import DEPTHS
from docpipe.render.values import Refused

_HIGHEST: Final = 9
_ALIGNED: Final = ("right", "center", "left")
_FULL: Final = 5000
"""The width of a table in fiftieths of a per cent."""
_DEFAULT_BASE: Final = 2
"""The level of the heading above, where the template has none."""
_BELOW: Final = "docpipe After Table"
_KINDS_OF_CELL: Final = {"right": "Number", "center": "Centre"}
_BREAK: Final = "<w:r><w:br/></w:r>"


@dataclass(slots=True)
class ProseWriter:
    """Writes the blocks of one long text at one place of a template."""

    job: Job
    site: Site
    notes: bool
    """Whether footnotes can stand here; elsewhere (header, another footnote) their text follows in parentheses."""

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
            yield self._paragraph(block.content, path, block.location, self.job.book.id(_BELOW) if below and self._is_body(style) else style)
        elif isinstance(block, Heading):
            level = min((self.site.heading or _DEFAULT_BASE) + block.level, _HIGHEST)
            yield self._paragraph(block.content, path, block.location, self.job.book.id(f"heading {level}"))
        elif isinstance(block, ItemList):
            yield from self._list(block, path, depth + 1, below=below)
        elif isinstance(block, Table):
            yield self._table(block, path)
        elif isinstance(block, Quote):
            yield from self._blocks(block.blocks, f"{path}.blocks", depth, self.job.book.id("Quote"))
        elif isinstance(block, EditionOnly):
            yield from self._blocks(block.blocks, f"{path}.blocks", depth, style, below=below)
        elif isinstance(block, Chart):
            yield f"<w:p>{chart_run(self.job, block, path)}</w:p>"
        else:
            raise Refused("print-block-open", block=type(block).__name__)

    def _list(self, block: ItemList, path: str, depth: int, *, below: bool) -> Iterator[str]:
        style, numbering = self.job.numbering.list_properties(depth, block.start, ordered=block.ordered)
        for index, item in enumerate(block.items):
            if below and not index:
                first = self.job.numbering.spelled_out(depth, numbering, ordered=block.ordered)
                yield from self._item(item, f"{path}.items[{index}].blocks", depth, self.job.book.id(_BELOW), first)
            else:
                yield from self._item(item, f"{path}.items[{index}].blocks", depth, style, numbering)

    def _item(self, item: Item, path: str, depth: int, style: str, numbering: str) -> Iterator[str]:
        rest = item.blocks
        if rest and isinstance(first := rest[0], Paragraph):
            yield self._paragraph(first.content, f"{path}[0]", first.location, style, numbering)
        else:
            # an item that begins with a list or a table still has its own bullet
            yield f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{numbering}</w:pPr></w:p>'
        for index, block in enumerate(rest):
            if index or not isinstance(block, Paragraph):
                level = min(depth, DEPTHS)
                follows = self.job.book.id("List Continue" if level == 1 else f"List Continue {level}") if isinstance(block, Paragraph) else None
                yield from self._block(block, f"{path}[{index}]", depth, follows, below=index > 0 and isinstance(rest[index - 1], Table))

    def _paragraph(self, content: tuple[Inline, ...], path: str, location: Location, style: str | None, properties: str = "") -> str:
        inside = (f'<w:pStyle w:val="{style}"/>' if style else "") + properties
        head = f"<w:pPr>{inside}</w:pPr>" if inside else ""
        return f"<w:p>{head}{self._content(content, path, location)}</w:p>"

    def _content(self, content: tuple[Inline, ...], path: str, location: Location) -> str:
        """Return a paragraph's runs between the marks of its entries in the Ledger: one, and one more after each footnote, whose number divides the text."""
        made, piece = [], []
        for item in (*content, None):
            if item is not None and not (self.notes and isinstance(item, FootnoteMark)):
                piece.append(item)
                continue
            runs = "".join(self._inline(inner, path, location, None) for inner in piece)
            made.append(f"{self.job.begin(path, (location,))}{runs}{MARK[2]}" if any(map(_has_text, piece)) else runs)
            made += [self._inline(item, path, location, None)] if item is not None else []
            piece = []
        return "".join(made)

    def _inline(self, item: Inline, path: str, location: Location, link: str | None) -> str:
        if isinstance(item, Run):
            return self._run(item, path, link)
        if isinstance(item, LineBreak):
            return _BREAK
        if isinstance(item, Link):
            self.job.protected.append(item.target)
            style = self.job.book.id("Hyperlink")
            return self.job.linked(item.target, "".join(self._inline(inner, path, location, style) for inner in item.content))
        if isinstance(item, FootnoteMark):
            return self._footnote(item, path)
        if isinstance(item, Value):
            return self._run(Run(item.text), path, link)
        target = item.anchor if isinstance(item, CrossReference) else f"{item.type}:{item.target}"
        raise Refused("print-reference-open", target=target)

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
        writer = ProseWriter(self.job, self.site, notes=False)
        body = "".join(writer._blocks(mark.blocks, f"{path}.notes", 0, self.job.book.id("footnote text")))
        self.job.part = part
        if not body.startswith("<w:p><w:pPr>"):  # a note that begins with a table
            body = f'<w:p><w:pPr><w:pStyle w:val="{self.job.book.id("footnote text")}"/></w:pPr></w:p>{body}'
        first = body.find("</w:pPr>") + len("</w:pPr>")
        body = f"{body[:first]}<w:r><w:rPr>{reference}</w:rPr><w:footnoteRef/></w:r>{_text_run(' ')}{body[first:]}"
        self.job.notes.append(f'<w:footnote w:id="{number}">{body}</w:footnote>')
        return f'<w:r><w:rPr>{reference}</w:rPr><w:footnoteReference w:id="{number}"/></w:r>'

    def _table(self, table: Table, path: str) -> str:
        widths = column_widths(table, self.job.text_width)
        head = self._row(table.header, f"{path}.header", table.location, widths, header=True)
        rows = "".join(self._row(row, f"{path}.rows[{index}]", table.location, widths, header=False) for index, row in enumerate(table.rows))
        properties = (
            f'<w:tblPr><w:tblStyle w:val="{self.job.book.id("docpipe Table")}"/><w:tblW w:w="{_FULL}" w:type="pct"/>'
            '<w:tblLook w:val="0420" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="0" w:noVBand="1"/></w:tblPr>'
        )
        grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
        return f"<w:tbl>{properties}<w:tblGrid>{grid}</w:tblGrid>{head}{rows}</w:tbl>"

    def _row(self, cells: tuple[Cell, ...], path: str, location: Location, widths: tuple[int, ...], *, header: bool) -> str:
        properties = "<w:cantSplit/><w:tblHeader/>" if header else "<w:cantSplit/>"
        made = []
        for index, (cell, width) in enumerate(zip(cells, widths, strict=False)):
            style, align = self._cell_look(cell.align, header=header)
            paragraph = self._paragraph(cell.content, f"{path}[{index}]", location, style, align)
            made.append(f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{paragraph}</w:tc>')
        return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(made)}</w:tr>"

    def _cell_look(self, align: str | None, *, header: bool) -> tuple[str, str]:
        """Return a cell's style, and its w:jc where the template has no style for the alignment."""
        names = ("docpipe Table Head", "docpipe Table Text") if header else ("docpipe Table Text",)
        if (kind := _KINDS_OF_CELL.get(align or "")) is not None:
            own = self.job.book.find(f"docpipe Table {'Head ' if header else ''}{kind}")
            if own is not None:
                return own.id, ""
        return self.job.book.first(*names), f'<w:jc w:val="{align}"/>' if align in _ALIGNED else ""


def _text_run(text: str, look: str = "") -> str:
    return f'<w:r>{f"<w:rPr>{look}</w:rPr>" if look else ""}<w:t xml:space="preserve">{text}</w:t></w:r>'


def _has_text(item: Inline) -> bool:
    if isinstance(item, Link):
        return any(_has_text(inner) for inner in item.content)
    return isinstance(item, Run) and bool(item.text)


def _first_text(block: Block) -> str:
    return plain(block.content) if isinstance(block, Paragraph | Heading) else ""
