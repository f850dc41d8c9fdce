"""Prose → plain text."""

from __future__ import annotations

from collections.abc import Iterator

from docpipe.prose.blocks import Block, EditionOnly, FootnoteMark, Heading, Inline, ItemList, LineBreak, Link, Paragraph, Prose, Quote, Reference, Run, Table


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
                for row in (block.header, *block.rows):
                    yield " | ".join(_inline(cell.content, notes=True) for cell in row)
            case Quote() | EditionOnly():
                yield from _lines(block.blocks)


def _pieces(blocks: tuple[Block, ...]) -> Iterator[str]:
    for block in blocks:
        match block:
            case Paragraph() | Heading():
                yield _inline(block.content, notes=False)
            case ItemList():
                for item in block.items:
                    yield from _pieces(item.blocks)
            case Table():
                for row in (block.header, *block.rows):
                    for cell in row:
                        yield _inline(cell.content, notes=False)
            case Quote() | EditionOnly():
                yield from _pieces(block.blocks)


def _inline(content: tuple[Inline, ...], *, notes: bool) -> str:
    parts: list[str] = []
    for item in content:
        match item:
            case Run():
                parts.append(item.text)
            case LineBreak():
                parts.append("\n")
            case Link():
                parts.append(_inline(item.content, notes=notes))
            case Reference():
                parts.append(f"[[{item.type}:{item.target}" + (f"|{item.format}]]" if item.format else "]]"))
            case FootnoteMark() if notes:
                parts.append(f" [{' '.join(_lines(item.blocks))}]")
            case FootnoteMark():
                pass
    return "".join(parts)
