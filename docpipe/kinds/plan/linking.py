"""The chapters of a plan with all that they print → the same without links to what was left out of the plan."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

from docpipe.diagnostics import Diagnostic, Location
from docpipe.kinds.plan.views import ChapterView
from docpipe.prose import place, relinked
from docpipe.prose.blocks import Anchored, Block, CrossReference, Figure, Heading, Inline, Item, ItemList, Paragraph, Prose, Run, Table, inlines
from docpipe.prose.charts import Chart

SHIPPED = "shipped/"
"""Where the texts that come with docpipe say they are."""
_T = TypeVar("_T")


def linked_chapters(chapters: tuple[ChapterView, ...]) -> tuple[ChapterView, ...]:
    """Return the chapters with links only to what they print: every chapter of a plan may be left out, and one without anything to say is.

    A number that docpipe itself computed stands without a link („opatření 1.2“ where the plan has no cards). A paragraph or an item of a shipped text
    that leads to what is not there goes; in a text that people wrote the reference stays and is told when it is printed.
    """
    printed = frozenset(_printed(chapters))
    return _changed(chapters, lambda text: relinked(_without_lost(text, printed), lambda item: _linked(item, printed)))


def blocks_in(value: object) -> Iterator[Block]:
    """Yield every block of the long texts in a part of a context, those inside others too."""
    if isinstance(value, Prose):
        yield from _inner(value.blocks)
    elif isinstance(value, tuple):
        for item in value:
            yield from blocks_in(item)
    elif is_dataclass(value):
        for field in fields(value):
            yield from blocks_in(getattr(value, field.name))


def _inner(blocks: tuple[Block, ...]) -> Iterator[Block]:
    for block in blocks:
        yield block
        yield from _inner(getattr(block, "blocks", ()))
        for item in getattr(block, "items", ()):
            yield from _inner(item.blocks)


def _printed(chapters: tuple[ChapterView, ...]) -> Iterator[str]:
    """Yield the names of all places that the chapters print."""
    for chapter in chapters:
        yield chapter.title.name
        yield from (entry.heading.name for piece in chapter.pieces for entry in piece.entries if isinstance(entry.heading, Anchored))
    yield from (name for name, _ in _places(chapters))


def named_twice(chapters: tuple[ChapterView, ...]) -> Iterator[Diagnostic]:
    """Yield a warning for each table, figure or heading whose name another one has before it: references lead to the first."""
    first: dict[str, Location] = {}
    for name, where in _places(chapters):
        if first.setdefault(name, where) is not where:
            yield Diagnostic("place-named-twice", where, {"value": name.partition(":")[2]}, related=(first[name],))


def _places(chapters: tuple[ChapterView, ...]) -> Iterator[tuple[str, Location]]:
    """Yield the names of the headings, tables, figures and charts, in order, with where they are written."""
    for block in blocks_in(chapters):
        if isinstance(block, Heading) and block.anchor:
            yield block.anchor, block.location
        elif isinstance(block, Table | Figure) and block.caption is not None and block.caption.anchor:
            yield block.caption.anchor, block.location
        elif isinstance(block, Chart) and block.id:
            yield f"figure:{block.id}", block.location


def _changed(value: _T, change: Callable[[Prose], Prose]) -> _T:
    """Return a part of a context with each of its long texts changed."""
    made: Any = value
    if isinstance(value, Prose):
        made = change(value)
    elif isinstance(value, tuple):
        made = tuple(_changed(item, change) for item in value)
    elif is_dataclass(value) and not isinstance(value, Anchored | type):
        made = replace(value, **{field.name: _changed(getattr(value, field.name), change) for field in fields(value)})
    return made  # type: ignore[no-any-return]


def _linked(item: CrossReference, printed: frozenset[str]) -> tuple[Inline, ...]:
    if item.anchor in printed or item.text is None:
        return (item,)
    return (Run(f"{item.word}\u00a0{item.text}" if item.word else item.text),)


def _without_lost(text: Prose, printed: frozenset[str]) -> Prose:
    """Return a text without those paragraphs and items of it that are shipped with docpipe and lead to what is not printed."""

    def is_lost(block: Block) -> bool:
        content = inlines(block.content) if isinstance(block, Paragraph) else ()
        return any(_is_lost(item, printed) for item in content)

    def without(block: Block) -> tuple[Block, ...] | None:
        if isinstance(block, ItemList):
            kept = tuple(Item(made) for item in block.items if (made := place(Prose(item.blocks), without).blocks) or not item.blocks)
            return (replace(block, items=kept),) if kept else ()
        return () if is_lost(block) else None

    return place(text, without)


def _is_lost(item: Inline, printed: frozenset[str]) -> bool:
    return isinstance(item, CrossReference) and item.text is None and item.anchor not in printed and item.location.path.startswith(SHIPPED)
