"""A Word file → what stands in its charts and in the workbooks embedded in it: printed texts, and data that go along with the document."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from typing import Final

from docpipe.czech.format import format_number
from docpipe.verify.package import Element, Package, Paragraph, parsed

_C: Final = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_A: Final = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_S: Final = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_LARGEST: Final = 50 * 1024 * 1024
_LONGEST: Final = 40
"""Characters of a number worth formatting."""


def texts_beside(package: Package) -> dict[str, tuple[Paragraph, ...]]:
    """Return, by part, the texts of the charts (each text a paragraph, in the order of the part) and the rows of the embedded workbooks."""
    found: dict[str, tuple[Paragraph, ...]] = {}
    for part in charts(package):
        root = package.xml[part]
        items = (item for item in root.iter(f"{_C}v", f"{_A}t"))
        found[part] = tuple(Paragraph(part, number, item.text or "", item) for number, item in enumerate(items, 1))
    for part in embedded(package):
        found[part] = tuple(_rows(package, part))
    return found


def charts(package: Package) -> tuple[str, ...]:
    """Return the parts that are charts."""
    found = (item.target for items in package.relationships.values() for item in items if item.type in ("chart", "chartEx") and not item.external)
    return tuple(dict.fromkeys(part for part in found if part in package.xml))


def embedded(package: Package) -> tuple[str, ...]:
    """Return the files that are embedded: a chart's data, and whatever an author put in."""
    types = ("package", "oleObject", "aFChunk")
    found = (item.target for items in package.relationships.values() for item in items if item.type in types and not item.external)
    return tuple(dict.fromkeys(part for part in found if part in package.files))


def _opened(content: bytes) -> dict[str, Element] | None:
    """Return the XML parts of an embedded Office file; None for what is none."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            members = [member for member in archive.infolist() if member.filename.endswith(".xml")]
            if sum(member.file_size for member in members) > _LARGEST:
                return None
            return {member.filename: parsed(archive.read(member)) for member in members}
    except (zipfile.BadZipFile, zlib.error, EOFError, ValueError, RuntimeError, NotImplementedError):
        return None


def _rows(package: Package, part: str) -> Iterator[Paragraph]:
    """Yield the rows of an embedded workbook's sheets by their numbers; after them every other text that it holds."""
    parts = _opened(package.files[part]) or {}
    shared = [_text(item) for item in parts["xl/sharedStrings.xml"]] if "xl/sharedStrings.xml" in parts else []
    last = 0
    for name, root in sorted(parts.items()):
        if not name.startswith("xl/worksheets/"):
            continue
        for row in root.iter(f"{_S}row"):
            last = int(row.get("r") or last + 1)
            yield Paragraph(part, last, " ".join(filter(None, (_cell(cell, shared) for cell in row))), row)
    for name, root in sorted(parts.items()):
        if not name.startswith(("xl/worksheets/", "xl/sharedStrings", "xl/styles", "xl/theme", "[")) and (text := _text(root)).strip():
            last += 1
            yield Paragraph(part, last, text, root)


def _text(element: Element) -> str:
    return " ".join(str(text) for text in element.itertext() if str(text).strip())


def _cell(cell: Element, shared: list[str]) -> str:
    """Return a cell's text; a number as documents print it."""
    value = cell.findtext(f"{_S}v") or ""
    kind = cell.get("t", "n")
    if kind == "s":
        return shared[int(value)] if value.isdecimal() and int(value) < len(shared) else ""
    if kind == "n" and value and len(value) <= _LONGEST:
        try:
            return format_number(Decimal(value))
        except (InvalidOperation, ValueError, OverflowError):
            return value
    return value or _text(cell)
