"""A Word file's bytes → whether LibreOffice may be given it, and the dates it carries."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from datetime import UTC, datetime
from html import unescape

from docpipe.dataclass import dataclass
from docpipe.diagnostics import Diagnostic, DocpipeError, Location

MAIN_PART = "word/document.xml"
PROPERTIES_PART = "docProps/core.xml"
MOST_PARTS = 10_000
MOST_BYTES = 1_000_000_000
"""Inflated, all parts together: pictures of a large plan take tens of megabytes, a bomb gigabytes."""
MOST_XML_BYTES = 60_000_000
"""Inflated, one XML part: a plan of 110 pages has about 3 MB."""
_ENCRYPTED = 0x1
_CHART = b'uri="http://schemas.openxmlformats.org/drawingml/2006/chart"'
_DRAWING = re.compile(rb"<w:drawing\b.*?</w:drawing>", re.DOTALL)
_FALLBACK = re.compile(rb"<mc:Fallback\b.*?</mc:Fallback>", re.DOTALL)
_DESCRIBED = re.compile(rb'<wp:docPr\b[^>]*?\bdescr="([^"]*)"')


@dataclass(frozen=True, slots=True)
class Source:
    """What the conversion wants to know of a Word file: size of its XML when inflated (bytes), and when it says it was made."""

    xml_bytes: int
    created: datetime | None
    undescribed: tuple[str, ...] = ()
    """The alternative texts that LibreOffice 7.4 does not carry over, in the text's order: those of charts, and '' for pictures that have none."""


def inspect(content: bytes, name: str) -> Source:
    """Return the facts of a sound .docx. Raises DocpipeError 'convert-source-broken' or 'convert-source-huge'.

    LibreOffice would take anything else for a text file and print its bytes, or inflate it until the machine stands still.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            parts = package.infolist()
            _refuse_huge(parts, name)
            if any(part.flag_bits & _ENCRYPTED for part in parts) or MAIN_PART not in package.namelist() or package.testzip() is not None:
                raise _broken(name)
            properties = package.read(PROPERTIES_PART) if PROPERTIES_PART in package.namelist() else b""
            main = package.read(MAIN_PART)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError, OSError):
        raise _broken(name) from None
    return Source(sum(part.file_size for part in parts if _is_xml(part)), _created(properties), _undescribed(main))


def _broken(name: str) -> DocpipeError:
    return DocpipeError([Diagnostic("convert-source-broken", Location(name))])


def _is_xml(part: zipfile.ZipInfo) -> bool:
    return part.filename.endswith((".xml", ".rels"))


def _refuse_huge(parts: list[zipfile.ZipInfo], name: str) -> None:
    """Judge by the sizes the package declares; a part that inflates to more than it declares fails its checksum afterwards."""
    inflated = sum(part.file_size for part in parts)
    largest = max((part.file_size for part in parts if _is_xml(part)), default=0)
    if len(parts) > MOST_PARTS or inflated > MOST_BYTES or largest > MOST_XML_BYTES:
        raise DocpipeError([Diagnostic("convert-source-huge", Location(name), {"megabytes": inflated // 1_000_000})])


def _undescribed(main: bytes) -> tuple[str, ...]:
    if _CHART not in main:
        return ()
    found = []
    for drawing in _DRAWING.finditer(_FALLBACK.sub(b"", main)):
        described = _DESCRIBED.search(drawing[0])
        text = unescape((described[1] if described else b"").decode("utf-8", "replace"))
        if _CHART in drawing[0] or not text:
            found.append(text)
    return tuple(found)


def _created(properties: bytes) -> datetime | None:
    """Return the moment in dcterms:created (ISO 29500-2, W3CDTF), in UTC."""
    found = re.search(rb"<dcterms:created\b[^>]*>\s*([0-9TZ:.+-]+)\s*<", properties)
    if found is None:
        return None
    try:
        moment = datetime.fromisoformat(found.group(1).decode("ascii"))
    except ValueError:
        return None
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
