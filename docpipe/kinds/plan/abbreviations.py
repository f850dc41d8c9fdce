"""The texts of a plan's chapters → which of the known abbreviations they use."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import cast

from docpipe.czech.collation import in_order
from docpipe.kinds.plan.book import Book
from docpipe.kinds.plan.views import AbbreviationView, ChapterView
from docpipe.prose import plain_text
from docpipe.prose.blocks import Anchored, Prose
from docpipe.records.planning.abbreviation import Abbreviation

_WORD = re.compile(r"\w[\w.]*\w|\w")


def abbreviations(book: Book, chapters: tuple[ChapterView, ...]) -> tuple[AbbreviationView, ...]:
    """Return the abbreviations that the chapters use, in Czech order."""
    text = " ".join(_texts(chapters))
    words = set(_WORD.findall(text))
    known = {item.short: item.meaning for record in book.layered("abbreviation") for item in (cast("Abbreviation", record.value),)}
    used = [short for short in known if short in words or (" " in short and short in text)]
    return tuple(AbbreviationView(short, known[short]) for short in in_order(used))


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, Prose):
        yield plain_text(value)
    elif isinstance(value, Anchored):
        yield value.text
    elif isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from _texts(item)
    elif is_dataclass(value):
        for field in fields(value):
            yield from _texts(getattr(value, field.name))
