"""A chapter that somebody wrote in Word → the same blocks as Markdown gives, each with its part and paragraph; what cannot be brought over is told of."""

from __future__ import annotations

from collections.abc import Mapping

from docpipe.diagnostics import Checked
from docpipe.model import Tree
from docpipe.prose.blocks import Block
from docpipe.prose.editions import EDITIONS

SUFFIX = ".docx"

__all__ = ["SUFFIX", "read_blocks", "read_chapter"]


def read_chapter(content: bytes, name: str, editions: Mapping[str, str] = EDITIONS) -> Checked[Tree]:
    """Return a Word file as the data of a chapter: what its table 'Údaje kapitoly' says, its title, and its text as Prose under 'text'.

    `name` is its path in the workspace. Raises DocpipeError 'word-chapter-unreadable', 'word-chapter-old', 'word-chapter-strict', 'word-chapter-huge'.
    """
    from docpipe.prose.word.chapter import chapter_of

    return chapter_of(content, name, editions)


def read_blocks(content: bytes, name: str, editions: Mapping[str, str] = EDITIONS) -> Checked[tuple[Block, ...]]:
    """Return all blocks of a Word file, one after another, in the same way; what they mean is for the reader of a form to say. Raises as `read_chapter`."""
    from docpipe.prose.word.chapter import blocks_of

    return blocks_of(content, name, editions)
