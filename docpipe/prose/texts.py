"""Prose → plain text."""

from __future__ import annotations

from collections.abc import Iterator

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
    ItemList,
    Landscape,
    LineBreak,
    Link,
    Paragraph,
    Prose,
    Quote,
    Reference,
    Run,
    Table,
    Value,
    plain,
)
from docpipe.prose.charts import Chart


def plain_text(prose: Prose) -> str:
    """Return the text without its looks: a line a paragraph, '- ' and numbers before items, footnotes in brackets where their marks stand."""
    return "\n".join(_lines(prose.blocks))


def one_line(prose: Prose) -> str:
    """Return the words of the text on one line, without footnotes and list marks; for listings and titles."""
    return " ".join(" ".join(_pieces(prose.blocks)).split())


def _lines(blocks: tuple[Block, ...]) -> Iterator[str]:
    for block in blocks:
        match block:
            case Paragraph() | Heading():
                yield _inline(block.content, notes=True)
            case ItemList():
                for number, item in enumerate(block.items, block.start):
                    mark = f"{number}. " if block.ordered else "- "
                    for first, line in enumerate(_lines(item.blocks)):
                        yield (" " * len(mark) if first else mark) + line
            case Table():
                yield from _caption(block.caption, notes=True)
                for row in (block.header, *block.heads, *block.rows):
                    yield " | ".join(" ".join([_inline(cell.content, notes=True), *_lines(cell.blocks)]) for cell in row)
                yield from _lines(block.below)
            case Figure():
                yield from _caption(block.caption, notes=True)
                yield from _lines(block.below)
            case Chart():
                yield from said(block)
            case Quote() | EditionOnly() | Landscape():
                yield from _lines(block.blocks)
            case EditorNote() | Insert() | Contents():
                pass


def _pieces(blocks: tuple[Block, ...]) -> Iterator[str]:
    for block in blocks:
        match block:
            case Paragraph() | Heading():
                yield _inline(block.content, notes=False)
            case ItemList():
                for item in block.items:
                    yield from _pieces(item.blocks)
            case Table():
                yield from _caption(block.caption, notes=False)
                for cell in cells(block):
                    yield from (_inline(cell.content, notes=False), *_pieces(cell.blocks))
                yield from _pieces(block.below)
            case Figure():
                yield from _caption(block.caption, notes=False)
                yield from _pieces(block.below)
            case Chart():
                yield from said(block)
            case Quote() | EditionOnly() | Landscape():
                yield from _pieces(block.blocks)
            case EditorNote() | Insert() | Contents():
                pass


def cells(table: Table) -> Iterator[Cell]:
    """Yield every cell of a table, those of its header first."""
    for row in (table.header, *table.heads, *table.rows):
        yield from row


def said(chart: Chart) -> Iterator[str]:
    """Yield what is printed around a chart: its title, source and note."""
    yield from filter(None, (chart.title, chart.source, chart.note))


def _caption(caption: Caption | None, *, notes: bool) -> Iterator[str]:
    if caption is not None:
        yield _inline(caption.content, notes=notes)


def plain_reference(reference: Reference) -> str:
    """Return a reference as its author wrote it: '[[tabulce:obyvatelstvo|strana]]'."""
    return f"[[{reference.type}:{reference.target}" + (f"|{reference.format}]]" if reference.format else "]]")


def _inline(content: tuple[Inline, ...], *, notes: bool) -> str:
    parts: list[str] = []
    for item in content:
        match item:
            case Run() | Value():
                parts.append(item.text)
            case CrossReference():
                parts.append(plain((item,)))
            case LineBreak():
                parts.append("\n")
            case Link():
                parts.append(_inline(item.content, notes=notes))
            case Reference():
                parts.append(plain_reference(item))
            case FootnoteMark() if notes:
                parts.append(f" [{' '.join(_lines(item.blocks))}]")
            case FootnoteMark():
                pass
    return "".join(parts)
