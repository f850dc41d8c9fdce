"""A Word file → what stands in its charts and in the workbooks embedded in it: printed texts, and data that go along with the document."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from docpipe.verify.package import Package, Paragraph
from docpipe.verify.sheetwords import opened, rows_in, text_of
from docpipe.verify.xmlwords import joined

_C: Final = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_S: Final = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_A: Final = "{http://schemas.openxmlformats.org/drawingml/2006/main}"


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


def _rows(package: Package, part: str) -> Iterator[Paragraph]:
    """Yield the rows of an embedded workbook's sheets by their numbers; after them every other text that it holds."""
    parts = opened(package.files[part]) or {}
    last = 0
    for row in rows_in(parts):
        last = row.number
        yield Paragraph(part, row.number, row.text, row.element)
    for name, root in sorted(parts.items()):
        for said in root.iter(f"{_S}headerFooter") if name.startswith("xl/worksheets/") else ():
            last += 1
            yield Paragraph(part, last, joined(said), said)
        if not name.startswith(("xl/worksheets/", "xl/sharedStrings", "xl/styles", "xl/theme", "[")) and (text := text_of(root)).strip():
            last += 1
            yield Paragraph(part, last, text, root)
