"""A content file → Tree, whatever its format: what only people's own programs write (Word) beside what `read` reads."""

from __future__ import annotations

from docpipe.diagnostics import Checked
from docpipe.model import Tree
from docpipe.outside import read_bytes
from docpipe.read import read
from docpipe.workspace import ContentFile

_WORD = ".docx"
_MARKDOWN = ".md"
LARGEST_WORD = 200_000_000
"""Bytes of a chapter with its pictures."""


def read_content(file: ContentFile) -> Checked[Tree]:
    """Return one content file as data; a Word file is a chapter, whose text is read into blocks at once. Raises DocpipeError."""
    name = file.name.lower()
    if file.type == "meeting" and name.endswith(_MARKDOWN):
        from docpipe.validate.forms import markdown_meeting

        return markdown_meeting(read(file.path, file.name))
    if not name.endswith(_WORD):
        return read(file.path, file.name)
    from docpipe.prose.word import read_chapter

    return read_chapter(read_bytes(file.path, file.name, most=LARGEST_WORD), file.name)
