"""Markdown with places → blocks, and what is done with them before they are printed."""

from __future__ import annotations

from collections.abc import Mapping

from docpipe.diagnostics import Checked
from docpipe.model import Scalar
from docpipe.prose.blocks import Prose
from docpipe.prose.changes import only_edition, place, raised, references, relinked, resolve, without_notes
from docpipe.prose.editions import EDITIONS
from docpipe.prose.texts import one_line, plain_reference, plain_text

__all__ = [
    "EDITIONS",
    "one_line",
    "only_edition",
    "parse",
    "place",
    "plain_reference",
    "plain_text",
    "raised",
    "references",
    "relinked",
    "resolve",
    "without_notes",
]


def parse(scalar: Scalar, editions: Mapping[str, str] = EDITIONS) -> Checked[Prose]:
    """Return a long text as blocks. `editions`: what may stand behind ':::' (lower case, without diacritics) → the edition's name.

    Never raises for what a person wrote: a construct that cannot be printed stays as text and is reported.
    """
    from docpipe.prose.parser import parse_prose

    return parse_prose(scalar, editions)
