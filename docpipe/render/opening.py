"""A .docx file that somebody gave for a template → a Template, or why it is none."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

from docpipe.diagnostics import Location, fault
from docpipe.outside import read_bytes
from docpipe.render.properties import GUIDE, SAMPLE
from docpipe.render.template import Template, read_word, relationships
from docpipe.render.uncommenting import without_own_comments


def open_template(path: Path, name: str, origin: str | None = None) -> Template:
    """Return a template. Raises DocpipeError as `read_template` does, and those of reading files."""
    return read_template(read_bytes(path, origin or name), name, origin or name)


def read_template(content: bytes, name: str, origin: str) -> Template:
    """Return a template from the bytes of its file, without docpipe's own comments: a commented copy, mended, is a template again.

    Raises DocpipeError as `read_word` does, and 'template-is-sample' and 'template-is-guide' for what docpipe made to be looked at.
    """
    made = read_word(content, name, origin)
    properties = next((item.target for item in relationships(made.parts, "") if item.type.endswith("/core-properties")), "")
    for category, code in ((SAMPLE, "template-is-sample"), (GUIDE, "template-is-guide")):
        if category.encode() in made.parts.get(properties, b""):
            raise fault(code, Location(origin))
    return replace(made, parts=MappingProxyType(dict(without_own_comments(made))))
