"""Blocks as they follow each other → tables and pictures with the caption and the lines of source that stand at them."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Final

from docpipe.prose.blocks import Block, Caption, Figure, Inline, Paragraph, Run, Table, plain
from docpipe.prose.editions import fold

IDENTITY: Final = re.compile(r"[ \t]*\{#([^\W_][\w-]*)\}[ \t]*$")
"""`{#obyvatelstvo}` at the end of a heading or caption: what references call it by."""
_CAPTION: Final = re.compile(r"(?:Tabulka|Table)[ \t]*:[ \t]*", re.IGNORECASE)
_SOURCE: Final = re.compile(r"(?:Zdroje?|Sources?)[ \t]*:", re.IGNORECASE)
_BELOW: Final = re.compile(r"(?:Zdroje?|Sources?|Pozn\.?|Poznámk[ay]|Notes?|Vysvětlivky|Legenda|Legend)[ \t]*:", re.IGNORECASE)
_SUM: Final = re.compile(r"(?:celkem|soucet|uhrnem|total)\b")

Complain = Callable[[Paragraph, str], None]
"""Told of a caption that belongs to nothing: its paragraph and its text."""


def begins_below(text: str) -> bool:
    """Return whether a line is one of those that stand under a table: 'Zdroj: …', 'Pozn.: …'."""
    return _BELOW.match(text) is not None


def begins_caption(text: str) -> bool:
    """Return whether a line is a table's caption with its id: 'Tabulka: … {#obyvatele}'."""
    return _CAPTION.match(text) is not None and IDENTITY.search(text) is not None


def captioned(blocks: tuple[Block, ...], complain: Complain) -> tuple[Block, ...]:
    """Return the blocks with each 'Tabulka: … {#id}' made the caption of the table below (or above) it, and 'Zdroj: …' put with its table or picture."""
    made: list[Block] = []
    waiting: list[Paragraph] = []
    for block in blocks:
        if waiting and isinstance(block, Table):
            table = _with_caption(block, waiting[0])
            made.append(replace(table, below=(*table.below, *waiting[1:])))
            waiting = []
        elif waiting and isinstance(block, Paragraph) and _begins(block, _BELOW) and not _begins(block, _CAPTION):
            waiting.append(block)  # a source written above the table stands below it, as every other
        else:
            _leave(made, waiting, complain)
            waiting = []
            if isinstance(block, Paragraph) and _begins(block, _CAPTION):
                waiting = [block]
            elif isinstance(block, Paragraph) and made and (taken := _taken(made[-1], block)) is not None:
                made[-1] = taken
            else:
                made.append(block)
    _leave(made, waiting, complain)
    return tuple(made)


def _leave(made: list[Block], waiting: list[Paragraph], complain: Complain) -> None:
    """Give a caption to the table above it that has none; else it is a paragraph, told of when it has an id. The lines after it are judged anew."""
    if not waiting:
        return
    paragraph, *lines = waiting
    above = made[-1] if made else None
    if isinstance(above, Table) and above.caption is None:
        made[-1] = _with_caption(above, paragraph)
    else:
        if IDENTITY.search(plain(paragraph.content)):
            complain(paragraph, plain(paragraph.content))
        made.append(paragraph)
    for line in lines:
        taken = _taken(made[-1], line)
        made[-1:] = [taken] if taken is not None else [made[-1], line]


def _begins(paragraph: Paragraph, pattern: re.Pattern[str]) -> bool:
    return pattern.match(plain(paragraph.content)) is not None


def _taken(above: Block, line: Paragraph) -> Block | None:
    """Return a table or picture with one more line under it; None when the line does not belong there."""
    if isinstance(above, Figure) and _begins(line, _BELOW):
        return replace(above, below=(*above.below, line))
    if isinstance(above, Table) and _begins(line, _SOURCE if above.caption is None and not above.below else _BELOW):
        return replace(above, below=(*above.below, line))
    return None


def _with_caption(table: Table, paragraph: Paragraph) -> Table:
    content, identity = without_identity(paragraph.content)
    first, *rest = content
    assert isinstance(first, Run)
    head = replace(first, text=_CAPTION.sub("", first.text, count=1))
    caption = Caption((head, *rest) if head.text else tuple(rest), f"table:{identity}" if identity else None)
    return replace(table, caption=caption, totals=tuple(index for index, row in enumerate(table.rows) if _SUM.match(fold(plain(row[0].content).strip()))))


def without_identity(content: tuple[Inline, ...]) -> tuple[tuple[Inline, ...], str | None]:
    """Return inlines without the `{#id}` at their end, and the id."""
    last = content[-1] if content else None
    found = IDENTITY.search(last.text) if isinstance(last, Run) and not last.code else None
    if found is None or not isinstance(last, Run):
        return content, None
    text = last.text[: found.start()]
    return ((*content[:-1], replace(last, text=text)) if text else content[:-1]), found[1]
