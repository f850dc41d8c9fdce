"""The chapters and the tree of a plan → every place of the document that a text may refer to."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, cast

from docpipe.kinds.plan.book import blocks_of, inserts_of
from docpipe.prose.blocks import Figure, Heading, Prose, Table
from docpipe.prose.charts import Chart
from docpipe.records.planning.chapter import Chapter
from docpipe.schema import fold_key

if TYPE_CHECKING:
    from docpipe.kinds.plan.book import Book

_OWN = {"tabulka": "table", "table": "table", "graf": "figure", "chart": "figure"}


def anchors_of(book: Book) -> Iterator[str]:
    """Yield the anchors: chapters, their headings, tables, figures and charts, priorities and measures."""
    from docpipe.kinds.plan.chapters import CHARTS, MADE, TARGETED, name_of
    from docpipe.kinds.plan.yearly import places_of

    for record in book.chapters:
        yield f"chapter:{record.id}"
        yield from _in_text(cast("Chapter", record.value).text or Prose())
    for insert in inserts_of(book.chapters):
        sort, _, target = insert.name.partition(":")
        name = name_of(insert)
        if name in TARGETED:
            yield from places_of(book, insert)
        elif name in MADE:
            yield f"{'figure' if name in CHARTS else 'table'}:{name.replace('_', '-')}"
        elif fold_key(sort) in _OWN:
            yield f"{_OWN[fold_key(sort)]}:{target.strip()}"
        if name == "statistiky":
            yield from (f"table:{record.id}" for record in book.layered("table"))
            yield from (f"figure:{record.id}" for record in book.layered("chart"))
    yield from (f"level:{name}" for name in book.tree.nodes)
    yield from (f"measure:{name}" for name in book.tree.measures)


def _in_text(text: Prose) -> Iterator[str]:
    for block in blocks_of(text):
        if isinstance(block, Heading) and block.anchor:
            yield block.anchor
        elif isinstance(block, Table | Figure) and block.caption is not None and block.caption.anchor:
            yield block.caption.anchor
        elif isinstance(block, Chart) and block.id:
            yield f"figure:{block.id}"
