"""A template of docxtpl's → its parts as python-docx writes them, and those with tags as Jinja templates, worked out once."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping
from functools import lru_cache
from typing import Any, Final

from jinja2 import Template as JinjaTemplate
from jinja2 import TemplateSyntaxError

from docpipe.dataclass import dataclass
from docpipe.diagnostics import Diagnostic, DocpipeError, Location, fault
from docpipe.render.archive import Packed, pack
from docpipe.render.ooxml import parse, serialise, written
from docpipe.render.open_environment import open_environment
from docpipe.render.opening import read_template
from docpipe.render.repair import repair
from docpipe.render.skeleton import build_skeleton
from docpipe.render.tags import excerpt
from docpipe.render.template import Template

PROPERTIES: Final = ("author", "comments", "identifier", "language", "subject", "title")
"""Those that docxtpl renders."""
_NOTES: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
_BODY: Final = "<w:body/>"
_TAG: Final = re.compile(r"\{\{.*?\}\}|\{%.*?%\}", re.DOTALL)
_MERGE: Final = re.compile(
    r'<w:vMerge w:val="\{% if loop\.first %\}restart\{% else %\}continue\{% endif %\}"/>(.*?)\{% if loop\.first %\}(.*?)\{% endif %\}', re.DOTALL
)
_VALUE: Final = re.compile(r"\{\{(.*?)\}\}", re.DOTALL)
_TABLE: Final = re.compile(r"<w:tbl>.*?</w:tbl>", re.DOTALL)
_ROW: Final = re.compile(r"<w:tr[ >].*?</w:tr>", re.DOTALL)
_SPAN: Final = re.compile(r'<w:gridSpan w:val="([^"]*)"')


@dataclass(frozen=True, slots=True)
class ForeignPart:
    """One part with tags."""

    name: str
    head: str
    template: JinjaTemplate
    tail: str
    source: str
    """Of the template; a line is a paragraph."""
    is_body: bool

    def fault(self, origin: str, code: str, line: int, **arguments: str) -> DocpipeError:
        """Return a complaint about a line of the source, with its place and what stands there."""
        lines = self.source.split("\n")
        text = re.sub(r"<[^>]+>", "", lines[line - 1]) if 0 < line <= len(lines) else ""
        tag = " ".join(_TAG.findall(text)) or text
        return DocpipeError(
            [Diagnostic(code, Location(origin, part=self.name, paragraph=max(line - 1, 1)), {"tag": excerpt(tag), "field": excerpt(tag), **arguments})]
        )


@dataclass(frozen=True, slots=True)
class Foreign:
    """A template of docxtpl's, ready to be filled."""

    origin: str
    content: bytes
    parts: Mapping[str, bytes]
    packed: Mapping[str, Packed]
    rendered: tuple[ForeignPart, ...]
    properties: Mapping[str, JinjaTemplate]
    """Those with tags."""
    steady_tables: bool
    """Whether no table's rows can come to differ in their number of cells."""


@lru_cache(maxsize=32)
def compile_foreign(content: bytes, origin: str) -> Foreign:
    """Return a template ready to be filled. Raises DocpipeError for what is no template, and for one of which docxtpl would lose something."""
    template = read_template(content, "fill", origin)
    _refuse_lossy(template)
    from docxtpl import DocxTemplate

    tpl = DocxTemplate(io.BytesIO(content))
    try:
        tpl.init_docx()
    except (ValueError, KeyError) as error:
        raise fault("template-not-word", Location(origin), kind=str(error)) from None
    properties = _properties(tpl)
    parts = _saved(tpl)
    rendered = tuple(_compiled(origin, *found) for found in _sources(tpl))
    names = {part.name for part in rendered}
    packed = {name: pack(part) for name, part in parts.items() if name not in names}
    steady = all(_is_steady(table) for part in rendered if part.is_body for table in _TABLE.findall(part.source))
    return Foreign(origin, content, parts, packed, rendered, properties, steady)


def _refuse_lossy(template: Template) -> None:
    """Complain of text that docxtpl would drop without a word, as it stands beside a tag that replaces the whole paragraph, row or cell."""
    parts = [part for part in template.parts if re.fullmatch(r"word/(document|header\d*|footer\d*|footnotes)\.xml", part)]
    found = [item for part in parts for item in build_skeleton(template, part, {}).found if item.code == "template-beside-tag"]
    if found:
        raise DocpipeError(found)


def _properties(tpl: Any) -> dict[str, JinjaTemplate]:
    found = {}
    for name in PROPERTIES:
        text = getattr(tpl.docx.core_properties, name)
        setattr(tpl.docx.core_properties, name, text)  # docxtpl writes each, even the empty ones
        if "{" in text:
            found[name] = open_environment().from_string(text)
    return found


def _saved(tpl: Any) -> dict[str, bytes]:
    """Return the parts as python-docx saves them; the time of saving, which it puts where there were no properties, is left out."""
    file = io.BytesIO()
    tpl.docx.save(file)
    with zipfile.ZipFile(file) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    with zipfile.ZipFile(tpl.template_file) as archive:
        if not any(name.startswith("docProps/core") for name in archive.namelist()) and "docProps/core.xml" in parts:
            root = parse(parts["docProps/core.xml"])
            for element in [item for item in root if str(item.tag).endswith("}modified")]:
                root.remove(element)
            parts["docProps/core.xml"] = serialise(root)
    return parts


def _sources(tpl: Any) -> list[tuple[str, str, str, str]]:
    """Return (name, what stands before, the XML with tags, what stands after) of each part that docxtpl renders, the body first."""
    main = tpl.docx.part
    element = parse(tpl.xml_to_string(tpl.docx.element))
    body = next(iter(element))
    element.replace(body, element.makeelement(body.tag, {}))
    head, _, tail = written(element).partition(_BODY)
    found = [(_name(main), head, tpl.get_xml(), tail)]
    for address in (tpl.HEADER_URI, tpl.FOOTER_URI):
        found += [(_name(part), "", tpl.get_part_xml(part), "") for _, part in tpl.get_headers_footers(address)]
    found += [(_name(part), "", written(parse(part.blob)), "") for part in main.package.parts if part.content_type == _NOTES]
    return [(name, before, patched(tpl, xml), after) for name, before, xml, after in found]


def _name(part: Any) -> str:
    return str(part.partname).lstrip("/")


def patched(tpl: Any, xml: str) -> str:
    """Return XML with docxtpl's tags made Jinja's, and ours mended: Word's quotes and dashes in tags, and cells merged only while their value is the same."""
    from docxtpl import DocxTemplate

    made: str = DocxTemplate.patch_xml(tpl, xml)
    made = _TAG.sub(lambda found: found[0][:2] + repair(found[0][2:-2]) + found[0][-2:], made)
    count = 0

    def merge(found: re.Match[str]) -> str:
        nonlocal count
        values = "".join(f", ({value})" for value in _VALUE.findall(found[2]))
        if not values:
            return found[0]
        count += 1
        first = f"_first_{count}"
        begin = f"{{% set {first} = _changed(loop, {count}{values}) %}}"
        return f'{begin}<w:vMerge w:val="{{% if {first} %}}restart{{% else %}}continue{{% endif %}}"/>{found[1]}{{% if {first} %}}{found[2]}{{% endif %}}'

    return _MERGE.sub(merge, made)


def _compiled(origin: str, name: str, head: str, xml: str, tail: str) -> ForeignPart:
    source = re.sub(r"<w:p([ >])", r"\n<w:p\1", xml)
    try:
        template = open_environment().from_string(source)
    except TemplateSyntaxError as error:
        broken = ForeignPart(name, head, JinjaTemplate(""), tail, source, is_body=bool(head))
        raise broken.fault(origin, "template-syntax", error.lineno, reason=error.message or "") from None
    return ForeignPart(name, head, template, tail, source, is_body=bool(head))


def _is_steady(table: str) -> bool:
    """Return whether all rows of a table have one number of columns, that of its grid, whatever its tags do."""
    rows = _ROW.findall(table)
    if table.count("<w:tbl>") > 1 or not rows or "{" in table[: table.find("<w:tr")]:
        return False  # one in another, and one whose first row may go
    columns = table.count("<w:gridCol")
    for row in rows:
        spans = _SPAN.findall(row)
        cells = len(re.findall(r"<w:tc[ >]", row))
        outside = re.sub(r"<w:tc[ >].*?</w:tc>", "", row, flags=re.DOTALL)
        if "{" in outside or not all(span.isdigit() for span in spans) or cells - len(spans) + sum(map(int, spans)) != columns:
            return False
    return True
