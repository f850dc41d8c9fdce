"""A template of docxtpl's and values → .docx bytes: the bare engine, without docpipe's typography, Ledger and normalising of content.

What docxtpl prints, this prints, part by part the same after canonical XML; docs/fill.md lists what was compared, and where docxtpl loses or
corrupts and this does not.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from jinja2 import TemplateError

from docpipe.diagnostics import Location, fault
from docpipe.outside import read_bytes
from docpipe.render.archive import pack, write_archive
from docpipe.render.foreign import Foreign, ForeignPart, compile_foreign, patched
from docpipe.render.job import UNPRINTABLE
from docpipe.render.ooxml import UnsafeXml, declared, hold, parse, serialise, written
from docpipe.render.open_environment import Changes, NeedsDocxtpl, open_environment
from docpipe.render.printing import joined, line_of
from docpipe.render.values import Budget, Refused

_BROKEN: Final = (TemplateError, TypeError, ArithmeticError, ValueError, KeyError, AttributeError, RecursionError)
_LISTED: Final = re.compile("[\t\n\a\f]")
_DRAWING: Final = re.compile(r'(<wp:docPr\b[^>]*?\bid=")[^"]*"')
_FIRST_DRAWING: Final = 1001
_EMPTY_TABLE: Final = re.compile(r"</w:tblGrid>\s*</w:tbl>|<w:tblGrid/>")


def fill(template: bytes | str | Path, context: Mapping[str, Any]) -> bytes:
    """Return the document that a template of docxtpl's gives with these values: the same bytes for the same values.

    Values are what Jinja takes, and docxtpl's own RichText, Listing, InlineImage and Subdoc; for the last two docxtpl itself renders (docs/fill.md).
    Raises DocpipeError, with the place in the template, for a template that cannot be read or would lose something, and for a value that is missing.
    """
    origin = "template.docx" if isinstance(template, bytes) else Path(template).as_posix()
    content = template if isinstance(template, bytes) else read_bytes(Path(template), origin)
    foreign = compile_foreign(content, origin)
    values = {**context, "_budget": Budget(), "_changed": Changes()}
    try:
        made = {part.name: _rendered(foreign, part, values) for part in foreign.rendered}
    except NeedsDocxtpl as needed:
        return _slowly(foreign, values, needed.value.tpl)
    if foreign.properties:
        made |= _properties(foreign, values)
    return write_archive({name: pack(made[name]) if name in made else foreign.packed[name] for name in foreign.parts})


def _rendered(foreign: Foreign, part: ForeignPart, values: dict[str, Any]) -> bytes:
    """Return a part with its values. Raises DocpipeError, NeedsDocxtpl."""
    try:
        text = joined(part.template.root_render_func(part.template.new_context(values)), values["_budget"])
    except Refused as refused:
        raise part.fault(
            foreign.origin, refused.code, line_of(refused, part.template), **{key: str(value) for key, value in refused.arguments.items()}
        ) from None
    except _BROKEN as error:
        raise part.fault(foreign.origin, "template-evaluation", line_of(error, part.template), reason=f"{type(error).__name__}: {error}") from None
    text = text.replace("\n<w:p>", "<w:p>").replace("\n<w:p ", "<w:p ")
    for written_so, meant in (("{_{", "{{"), ("}_}", "}}"), ("{_%", "{%"), ("%_}", "%}")):
        text = text.replace(written_so, meant)
    text = _clean(text)
    try:
        if part.is_body:
            text = _body(foreign, text)
        content = declared(f"{part.head}{text}{part.tail}")
        hold(content)
    except UnsafeXml as error:
        raise fault("template-result-broken", Location(foreign.origin, part=part.name), reason=str(error)) from None
    return content


def _clean(text: str) -> str:
    """Return XML with docxtpl's listings resolved, and without the characters that XML cannot hold."""
    from docxtpl import DocxTemplate

    if _LISTED.search(text) is not None:
        text = DocxTemplate.resolve_listing(None, text)
    return UNPRINTABLE.sub("", text)


def _body(foreign: Foreign, text: str) -> str:
    """Return a body with its tables' grids mended and its drawings numbered, as docxtpl does it."""
    from docxtpl import DocxTemplate

    if "<w:tbl>" in text and not (foreign.steady_tables and _EMPTY_TABLE.search(text) is None):
        hold(text.encode())  # docxtpl recovers from broken XML, and loses what follows
        text = written(DocxTemplate.fix_tables(None, text))
    if "docPr " not in text:
        return text
    number = _FIRST_DRAWING - 1

    def numbered(found: re.Match[str]) -> str:
        nonlocal number
        number += 1
        return f'{found[1]}{number}"'

    return _DRAWING.sub(numbered, text)


def _properties(foreign: Foreign, values: dict[str, Any]) -> dict[str, bytes]:
    """Return the document's properties with their values as plain text."""
    from docx.opc.coreprops import CoreProperties
    from docx.oxml import parse_xml

    name = next(name for name in foreign.parts if name.startswith("docProps/core"))
    element: Any = parse_xml(foreign.parts[name])
    for field, template in foreign.properties.items():
        try:
            printed = template.render(values)
        except _BROKEN as error:
            raise fault("template-evaluation", Location(foreign.origin, part=name), tag=field, field=field, reason=f"{type(error).__name__}: {error}") from None
        setattr(CoreProperties(element), field, _plain(printed)[:255])
    return {name: serialise(element)}


def _plain(escaped: str) -> str:
    from html import unescape

    return UNPRINTABLE.sub("", unescape(escaped))


def _slowly(foreign: Foreign, values: dict[str, Any], tpl: Any) -> bytes:
    """Return the document as docxtpl itself makes it, in our sandbox, and refusing what it would lose. `tpl`: the document that the values belong to."""
    from docxtpl import DocxTemplate

    made = tpl if tpl is not None else DocxTemplate(io.BytesIO(foreign.content))
    made.patch_xml = lambda xml: patched(made, xml)
    made.fix_tables = lambda xml: _strictly(made, xml)
    try:
        made.render({**values, "_tpl": made}, jinja_env=open_environment(), autoescape=True)
        file = io.BytesIO()
        made.save(file)
    except Refused as refused:
        raise fault(refused.code, Location(foreign.origin), tag="", **refused.arguments) from None
    except UnsafeXml as error:
        raise fault("template-result-broken", Location(foreign.origin), reason=str(error)) from None
    except _BROKEN as error:
        raise fault("template-evaluation", Location(foreign.origin), tag="", field="", reason=f"{type(error).__name__}: {error}") from None
    finally:
        del made.patch_xml, made.fix_tables
    with zipfile.ZipFile(file) as archive:
        return write_archive({name: pack(archive.read(name)) for name in archive.namelist()})


def _strictly(tpl: Any, xml: str) -> Any:
    from docxtpl import DocxTemplate

    clean = UNPRINTABLE.sub("", xml)
    parse(clean)
    return DocxTemplate.fix_tables(tpl, clean)
