"""A template → what in it runs, brings a file of its own along or fetches something when Word opens it, each with its place.

Word finds such parts by their relationships (ECMA-376, part 1, 11.3 and 15.2; the macros' and add-ins' types are Microsoft's, [MS-OFFMACRO2] and
[MS-OWEXML]); a file that hides them behind another name is found by how its parts begin.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Mapping
from typing import Final

from docpipe.diagnostics import Diagnostic
from docpipe.render.fields.reading import fields_in
from docpipe.render.ooxml import Element, P, R, UnsafeXml, parse
from docpipe.render.template import Relationship, Template

_RUNS: Final = ("/vbaProject", "/wordVbaData", "/control", "/activeXControlBinary", "/attachedToolbars", "/webextensiontaskpanes", "/webextension")
_BROUGHT: Final = ("/oleObject", "/package")
_DISSOLVED: Final = ("/aFChunk", "/subDocument")
_CHARTS: Final = ("/chart", "/chartEx")
_RUNS_BY_NAME: Final = re.compile(r"vbaproject\.bin$|vbadata\.xml$|/activex/|/webextensions/", re.IGNORECASE)
_OLE: Final = b"\xd0\xcf\x11\xe0"
"""How a compound file begins ([MS-CFB], 2.2): an embedded object, whatever its name."""
_LIVE: Final = re.compile(r"^xl/(connections\.xml|externallinks/|querytables/|vbaproject\.bin|activex/|embeddings/|model/)", re.IGNORECASE)
"""What in a chart's workbook draws data from outside or runs."""
_FETCHING: Final = ("DATABASE", "DDE", "DDEAUTO", "EMBED", "IMPORT", "INCLUDE", "INCLUDEPICTURE", "INCLUDETEXT", "LINK", "RD", "PRINT")
"""Fields that draw in another file, or speak to another program (ECMA-376, part 1, 17.16.5; DDE and others: part 4, 14.7)."""
_RUNNING: Final = ("MACROBUTTON", "CONTROL", "HTMLCONTROL")
_HAS_FIELDS: Final = re.compile(rb"instrText|fldSimple")
_SHOWN: Final = 60

Relations = Mapping[str, tuple[Relationship, ...]]


def active(template: Template, relations: Relations) -> Iterator[Diagnostic]:
    """Yield a complaint for each such thing. `relations`: relationships by part, '' for the package's own."""
    told: set[str] = set()
    charts = {item.target for items in relations.values() for item in items if item.type.endswith(_CHARTS)}
    for part, items in relations.items():
        for item in items:
            if not item.external and item.target not in told and (code := _code_of(template, item, in_chart=part in charts)):
                told.add(item.target)
                yield Diagnostic(code, template.place(part or item.target, _paragraph(template, part, item.id)), {"part": item.target})
    for name, content in template.parts.items():
        if name not in told and (code := _code_by_look(name, content)):
            yield Diagnostic(code, template.place(name), {"part": name})
    yield from _fetching_fields(template)


def _code_of(template: Template, item: Relationship, *, in_chart: bool) -> str:
    """Return what to say of a part by the relationship that leads to it; '' when it does no harm."""
    if item.type.endswith(_RUNS) or _RUNS_BY_NAME.search(item.target):
        return "template-active"
    if item.type.endswith(_DISSOLVED):
        return "template-chunk"
    if not item.type.endswith(_BROUGHT):
        return ""
    content = template.parts.get(item.target, b"")
    if not in_chart or content.startswith(_OLE):
        return "template-object"
    return "template-chart-live" if _is_live(content) else ""


def _code_by_look(name: str, content: bytes) -> str:
    if _RUNS_BY_NAME.search(name):
        return "template-active"
    return "template-object" if content.startswith(_OLE) else ""


def _is_live(workbook: bytes) -> bool:
    """Return whether a chart's workbook does more than hold numbers; nothing of it is unpacked."""
    try:
        with zipfile.ZipFile(io.BytesIO(workbook)) as archive:
            return any(_LIVE.match(name.lstrip("/")) for name in archive.namelist())
    except (zipfile.BadZipFile, ValueError, OSError):
        return True


def _paragraph(template: Template, part: str, identity: str) -> int | None:
    """Return the number of the paragraph in which a relationship is used, or after which; None when it is not used in a text."""
    try:
        root = parse(template.parts[part]) if part.endswith(".xml") and part in template.parts else None
    except UnsafeXml:
        return None
    number = 0
    for element in root.iter() if root is not None else ():
        number += element.tag == P
        if any(str(name).startswith(f"{{{R}}}") and value == identity for name, value in element.attrib.items()):
            return max(number, 1)
    return None


def _fetching_fields(template: Template) -> Iterator[Diagnostic]:
    for name, content in template.parts.items():
        if name.endswith(".xml") and _HAS_FIELDS.search(content):
            root = parse(content)
            for field in fields_in(root):
                if field.name in (*_FETCHING, *_RUNNING):
                    yield Diagnostic(
                        "template-field-outside", template.place(name, _number(root, field.paragraph)), {"field": field.instruction.strip()[:_SHOWN]}
                    )


def _number(root: Element, paragraph: Element | None) -> int | None:
    return None if paragraph is None else next(number for number, item in enumerate(root.iter(P), 1) if item is paragraph)
