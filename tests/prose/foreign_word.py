"""Word files as other people make them, for the tests of reading chapters."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from typing import Any

import docx
from docx.document import Document
from docx.oxml import parse_xml

from docpipe.diagnostics import Checked
from docpipe.model import Tree
from docpipe.prose.blocks import Block, Prose
from docpipe.prose.word import read_chapter

NAME = "content/plan/kapitoly/sluzby.docx"
NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000002000000010802000000"
    "7b40e8dd0000000f49444154789c63f8cfc0000400ffff0ffe02feb6a2d2630000000049454e44ae426082"
)  # fmt: skip


def xml(text: str) -> Any:
    """WordprocessingML with the usual prefixes."""
    head, space, rest = text.partition(" ") if " " in text.split(">", 1)[0] else text.partition(">")
    return parse_xml(f"{head} {NAMESPACES}{space}{rest}")


def word(build: Callable[[Document], None]) -> bytes:
    """A Word file, built."""
    document = docx.Document()
    build(document)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def body(*elements: str) -> bytes:
    """A Word file with this XML in its body."""

    def build(document: Document) -> None:
        place = document.element.body
        for element in elements:
            place.insert(len(place) - 1, xml(element))

    return word(build)


def changed(content: bytes, change: Callable[[dict[str, bytes]], None]) -> bytes:
    """The same file with its parts changed."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    change(parts)
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return stream.getvalue()


def chapter(content: bytes) -> Checked[Tree]:
    return read_chapter(content, NAME)


def blocks(content: bytes) -> tuple[Block, ...]:
    """The blocks of a Word file's text."""
    data = chapter(content).value.data
    assert isinstance(data, dict)
    text = data.get("text", Prose())
    assert isinstance(text, Prose)
    return text.blocks


def codes(content: bytes) -> list[str]:
    return [item.code for item in chapter(content).diagnostics]
