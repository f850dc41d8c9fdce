"""The bytes of a .docx → its parts, parsed once, or what is broken about it."""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import field
from functools import cached_property
from typing import Final

from lxml import etree

from docpipe.dataclass import dataclass
from docpipe.diagnostics import Diagnostic, DocpipeError, Location, fault
from docpipe.verify.picturetexts import readable
from docpipe.verify.zipwords import beside_files, twice

Element = etree._Element  # noqa: SLF001 - lxml has no public name for its element type

_MAX_BYTES: Final = 1000 * 1024 * 1024
_MAX_XML: Final = 60 * 1024 * 1024
W: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MC: Final = "http://schemas.openxmlformats.org/markup-compatibility/2006"
WP: Final = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
A: Final = "http://schemas.openxmlformats.org/drawingml/2006/main"
PIC: Final = "http://schemas.openxmlformats.org/drawingml/2006/picture"
DC: Final = "http://purl.org/dc/elements/1.1/"
CP: Final = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
_TYPES: Final = "http://schemas.openxmlformats.org/package/2006/content-types"
MAIN: Final = "word/document.xml"


def w(name: str) -> str:
    """Return a WordprocessingML name as lxml writes it."""
    return f"{{{W}}}{name}"


_P: Final = w("p")
_TEXTS: Final = {w("t"): "", w("tab"): " ", w("ptab"): " ", w("br"): " ", w("cr"): " ", w("noBreakHyphen"): "-"}
_RUN: Final = w("r")


@dataclass(frozen=True, slots=True)
class Relationship:
    """One relationship of a part; `target` is a part's name, or an address outside."""

    id: str
    type: str
    """The last word of its type: 'header', 'image', 'hyperlink' …"""
    target: str
    external: bool


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph with its number in its part (w:p in document order, from 1) and its own text."""

    part: str
    number: int
    text: str
    element: Element = field(repr=False, compare=False)


@dataclass(frozen=True)
class Package:
    """A Word file, opened. `xml` holds every part that is XML, `files` the bytes of every part."""

    files: Mapping[str, bytes]
    xml: Mapping[str, Element]
    relationships: Mapping[str, tuple[Relationship, ...]]
    """By the part they belong to, '' for the package."""
    beside: tuple[tuple[str, str], ...] = ()
    """Words in the ZIP that stand in none of its parts: remarks, parts that were only taken off the list. Each with the part's name, '' for the whole."""

    def related(self, part: str, type_: str) -> tuple[str, ...]:
        """Return the parts of one type that a part refers to."""
        return tuple(item.target for item in self.relationships.get(part, ()) if item.type == type_ and not item.external)

    @cached_property
    def stories(self) -> tuple[str, ...]:
        """The parts with text of the document: body, headers, footers, notes, comments."""
        kinds = ("header", "footer", "footnotes", "endnotes", "comments")
        found = [MAIN] + [target for kind in kinds for target in self.related(MAIN, kind)]
        return tuple(dict.fromkeys(part for part in found if part in self.xml))

    @cached_property
    def paragraphs(self) -> Mapping[str, tuple[Paragraph, ...]]:
        """Every paragraph of every story."""
        return {part: tuple(_paragraphs(part, self.xml[part])) for part in self.stories}

    @cached_property
    def running(self) -> tuple[str, ...]:
        """The headers and footers."""
        return tuple(part for kind in ("header", "footer") for part in dict.fromkeys(self.related(MAIN, kind)) if part in self.xml)

    def text(self, *parts: str) -> str:
        """Return the text of parts, paragraphs apart by spaces."""
        return " ".join(paragraph.text for part in parts for paragraph in self.paragraphs.get(part, ()))

    def number_at(self, element: Element) -> int:
        """Return the number of the paragraph that an element stands in or, outside any, comes after (at least 1)."""
        root = element.getroottree().getroot()
        inside = next(element.iterancestors(_P), None)
        number = 0
        for item in root.iter():
            if item.tag == _P:
                number += 1
                if item is inside:
                    break
            if item is element:
                break
        return max(number, 1)


def own_text(paragraph: Element) -> str:
    """Return a paragraph's text without that of text boxes in it and without field codes."""
    pieces: list[str] = []
    for element in paragraph.iter(*_TEXTS):
        if element.tag != w("t") and (element.getparent() is None or element.getparent().tag != _RUN):  # type: ignore[union-attr]
            continue  # w:tab is also the name of a tab stop
        if next(element.iterancestors(_P), None) is paragraph:
            pieces.append(_TEXTS[str(element.tag)] or element.text or "")
    return "".join(pieces)


def in_fallback(element: Element) -> bool:
    """Return whether an element repeats another for old readers (mc:Fallback)."""
    return next(element.iterancestors(f"{{{MC}}}Fallback"), None) is not None


def _paragraphs(part: str, root: Element) -> list[Paragraph]:
    return [Paragraph(part, number, own_text(element), element) for number, element in enumerate(root.iter(_P), 1)]


def open_package(content: bytes, name: str) -> Package:
    """Return a Word file, opened. Raises DocpipeError with 'word-unreadable', or with 'word-part-broken' for every part that is no XML."""
    files, beside = _files(content, name)
    broken: list[Diagnostic] = []
    xml: dict[str, Element] = {}
    for part, data in files.items():
        if not part.endswith((".xml", ".rels")):
            continue
        try:
            xml[part] = parsed(data)
        except ValueError as error:
            broken.append(Diagnostic("word-part-broken", Location(name, part=part), {"part": part, "reason": str(error)}))
    if broken:
        raise DocpipeError(broken)
    if MAIN not in xml or "[Content_Types].xml" not in xml:
        raise fault("word-unreadable", Location(name), reason=MAIN if MAIN not in xml else "[Content_Types].xml")
    rels = {part: _relationships(part, root) for part, root in xml.items() if part.endswith(".rels")}
    return Package(files, xml, {_source(part): items for part, items in rels.items()}, beside)


def _files(content: bytes, name: str) -> tuple[dict[str, bytes], tuple[tuple[str, str], ...]]:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            members = [member for member in archive.infolist() if not member.is_dir()]
            too_big = sum(member.file_size for member in members) > _MAX_BYTES or any(
                member.file_size > _MAX_XML for member in members if member.filename.endswith((".xml", ".rels"))
            )
            if too_big:
                raise fault("word-unreadable", Location(name), reason="> 1 GB")
            covered = ((text, member.filename) for member in twice(archive) for text in readable(archive.read(member)))
            return {member.filename: archive.read(member) for member in members}, (*beside_files(content, archive), *covered)
    except (zipfile.BadZipFile, zlib.error, EOFError, ValueError, RuntimeError, NotImplementedError) as error:
        raise fault("word-unreadable", Location(name), reason=str(error)) from None


def parsed(data: bytes) -> Element:
    """Return a part's root: nothing recovered, no entities, no network. Raises ValueError."""
    try:
        root = etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True))
    except etree.XMLSyntaxError as error:
        raise ValueError(str(error)) from None
    if root.getroottree().docinfo.doctype:  # type: ignore[union-attr]
        raise ValueError("DOCTYPE")
    return root


def _source(rels: str) -> str:
    folder, name = posixpath.split(rels)
    return posixpath.join(posixpath.dirname(folder), name.removesuffix(".rels"))


def _relationships(rels: str, root: Element) -> tuple[Relationship, ...]:
    base = posixpath.dirname(posixpath.dirname(rels))
    found: list[Relationship] = []
    for item in root:
        external = item.get("TargetMode") == "External"
        target = item.get("Target", "")
        if not external:
            target = target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(base, target))
        found.append(Relationship(item.get("Id", ""), item.get("Type", "").rpartition("/")[2], target, external))
    return tuple(found)


def untyped_parts(package: Package) -> tuple[str, ...]:
    """Return the parts that [Content_Types].xml says nothing of: Word refuses a file with one."""
    types = package.xml["[Content_Types].xml"]
    named = {item.get("PartName", "").lstrip("/").lower() for item in types.iter(f"{{{_TYPES}}}Override")}
    suffixes = {item.get("Extension", "").lower() for item in types.iter(f"{{{_TYPES}}}Default")}
    parts = (part for part in package.files if part != "[Content_Types].xml")
    return tuple(part for part in parts if part.lower() not in named and part.rpartition(".")[2].lower() not in suffixes)
