"""A Word chapter may come from anybody: whatever is done to its XML, it is read or refused, never a traceback, and nothing internal gets out."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from workspaces import ROOT

from docpipe.diagnostics import Diagnostic, DocpipeError
from docpipe.messages import tell
from docpipe.model import Tree
from docpipe.prose import only_edition, plain_text
from docpipe.prose.blocks import Prose
from docpipe.prose.word import read_chapter

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
FILES = sorted((ROOT / "templates_docx").glob("*.docx"))
NAMES = ("p", "r", "t", "tbl", "tr", "tc", "sdt", "hyperlink", "ins", "del", "fldChar", "sectPr", "pPr", "numPr", "footnoteReference", "txbxContent", "drawing")
VALUES = ("", "-1", "99999999999", "x", "0", "²", "٣", "continue", "restart", "begin", "end", "separate", "landscape", "bullet")
TEXTS = (":::", "::: interní", "::: na šířku", "::: vložit x", "[[a:b]]", "{{x}}", "", "Tabulka 1: x")


def spoilt(path: Path, random: Random) -> bytes:
    """A Word file with some of its elements renamed, taken out, given other values and texts."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    name = random.choice([name for name in parts if name.endswith((".xml", ".rels"))])
    root = etree.fromstring(parts[name])
    elements = list(root.iter(etree.Element))
    for _ in range(random.randint(1, 15)):
        element = random.choice(elements)
        parent = element.getparent()
        match random.randint(0, 3):
            case 0 if parent is not None:
                parent.remove(element)
            case 1:
                element.tag = W + random.choice(NAMES)
            case 2 if element.attrib:
                element.set(str(random.choice(list(element.attrib))), random.choice(VALUES))
            case _:
                element.text = random.choice(TEXTS)
    parts[name] = etree.tostring(root)
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for part, content in parts.items():
            archive.writestr(part, content)
    return stream.getvalue()


def read(content: bytes) -> Tree | None:
    """What was read of a file; None for one that was refused."""
    tree: Tree | None = None
    found: tuple[Diagnostic, ...] = ()
    try:
        checked = read_chapter(content, "content/a/kapitoly/x.docx")
        tree, found = checked.value, checked.diagnostics
    except DocpipeError as error:
        found = error.diagnostics
    assert all(tell(item, "cs") and tell(item, "en") for item in found)
    return tree


@settings(deadline=None, max_examples=80)
@given(st.sampled_from(FILES), st.integers(0, 2**32))
def test_a_spoilt_file_is_read_or_refused(path: Path, seed: int) -> None:
    tree = read(spoilt(path, Random(seed)))  # noqa: S311 - no secret
    if tree is not None:
        assert isinstance(tree.data, dict)
        text = tree.data.get("text", Prose())
        assert isinstance(text, Prose)
        assert isinstance(plain_text(only_edition(text, "public")), str)


@pytest.mark.parametrize("depth", [10, 60, 250])
def test_tables_and_boxes_within_each_other_end(depth: int) -> None:
    inner = f'<w:p xmlns:w="{W[1:-1]}"><w:r><w:t>dno</w:t></w:r></w:p>'
    for _ in range(depth):
        inner = f'<w:tbl xmlns:w="{W[1:-1]}"><w:tr><w:tc><w:p/>{inner}</w:tc><w:tc><w:p/></w:tc></w:tr></w:tbl>'
    with zipfile.ZipFile(FILES[0]) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts["word/document.xml"] = f'<w:document xmlns:w="{W[1:-1]}"><w:body>{inner}</w:body></w:document>'.encode()
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for part, content in parts.items():
            archive.writestr(part, content)
    tree = read(stream.getvalue())
    assert tree is None or "dno" in plain_text(tree.data["text"])  # type: ignore[index, arg-type, call-overload]
