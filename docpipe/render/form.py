"""A template's styles and a text → a Word file of that text alone: a form for an author, a report for a council."""

from __future__ import annotations

import posixpath
from dataclasses import replace
from types import MappingProxyType
from typing import Final

from lxml import etree

from docpipe.dataclass import dataclass
from docpipe.model import Context
from docpipe.outside import digest
from docpipe.programmes.strip import Strip
from docpipe.prose.blocks import Prose
from docpipe.render.ooxml import Element, R, W, parse, serialise, w
from docpipe.render.package import Package
from docpipe.render.properties import Properties
from docpipe.render.rendering import Rendered, render
from docpipe.render.styles import Styles
from docpipe.render.template import Template, relationships

_DROPPED: Final = ("header", "footer", "footnotes", "endnotes", "comments")
_ANNEX: Final = "{{ annex_title }}"
_FOOTER: Final = "word/footerDocpipe.xml"
_PAGE: Final = '<w:ftr xmlns:w="{w}"><w:p><w:pPr>{style}<w:jc w:val="center"/></w:pPr>{pages}</w:p></w:ftr>'
_FIELD: Final = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> {name} </w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
)


@dataclass(frozen=True, slots=True)
class Form:
    """What such a file prints."""

    strip: Strip
    title: str
    text: Prose
    annex_title: str = ""
    annex: Prose = Prose()
    """What stands behind it, on pages of its own."""


def fill_form(
    template: Template,
    title: str,
    text: Prose,
    properties: Properties,
    *,
    numbered: bool,
    room: bool,
    strip: Strip | None = None,
    annex: tuple[str, Prose] | None = None,
    protected: tuple[str, ...] = (),
) -> Rendered:
    """Return a Word file in a template's styles: the strip where there is one, the title as the highest heading, then the text.

    `numbered`: whether headings are counted as the template's are; `room`: whether an empty paragraph follows, where an author goes on;
    `annex`: title and text of what follows on pages of its own; `protected`: texts that typography leaves alone.
    Raises DocpipeError when the template is broken.
    """
    made = _bare(template, numbered=numbered, room=room, annexed=annex is not None)
    form = Form(strip or Strip(), title, text, *(annex or ()))
    return render(made, Context(form), document="", properties=properties, protected=protected).value


def _bare(template: Template, *, numbered: bool, room: bool, annexed: bool) -> Template:
    """Return the template with nothing but its styles, lists, fonts and page, and the tags of a form."""
    package = Package(template.parts)
    found = relationships(template.parts, template.main)
    dropped = [item for item in found if posixpath.basename(item.type) in _DROPPED]
    for item in dropped:
        if not item.external:
            package.remove(item.target)
    package.unrelate(template.main, {item.id for item in dropped})
    styles_part = next((item.target for item in found if item.type.endswith("/styles")), "word/styles.xml")
    styles = Styles.read(parse(template.parts[styles_part]))
    if not numbered:
        package.parts[styles_part] = _uncounted(template.parts[styles_part])
    package.add(template.main, _FOOTER, "footer", "footer")
    package.parts[_FOOTER] = _footer(styles)
    package.parts[template.main] = _document(template.parts[template.main], styles, room=room, annexed=annexed)
    settings = next((item.target for item in found if item.type.endswith("/settings")), "")
    if settings:
        package.parts[settings] = _settled(template.parts[settings])
    name = digest(f"{template.digest} {numbered} {room} {annexed}".encode())
    return replace(template, digest=name, parts=MappingProxyType(package.parts))


def _document(content: bytes, styles: Styles, *, room: bool, annexed: bool) -> bytes:
    root = parse(content)
    section = next(iter(root.iter(w("sectPr"))), None)
    body = etree.SubElement(etree.Element(w("document"), nsmap={"w": W, "r": R}), w("body"))
    heading = styles.by_name.get("heading 1")
    normal = styles.by_name.get("body text")
    annex = ((_ANNEX, heading), ("{{p annex }}", normal)) if annexed else ()
    for text, style in (("{{p strip }}", normal), ("{{ title }}", heading), ("{{p text }}", normal), *annex, *((("", normal),) if room else ())):
        paragraph = etree.SubElement(body, w("p"))
        properties = etree.SubElement(paragraph, w("pPr")) if style is not None else None
        if properties is not None and style is not None:
            etree.SubElement(properties, w("pStyle")).set(w("val"), style.id)
            if style is heading:  # chapters of the plan begin a page, this begins the file
                etree.SubElement(properties, w("pageBreakBefore")).set(w("val"), "1" if text == _ANNEX else "0")
        if text:
            etree.SubElement(etree.SubElement(paragraph, w("r")), w("t")).text = text
    body.append(_section(section))
    whole = body.getparent()
    assert whole is not None
    return serialise(whole)


def _section(found: Element | None) -> Element:
    """Return the first section's page, with the form's own footer."""
    made = etree.Element(w("sectPr"))
    etree.SubElement(made, w("footerReference"), {w("type"): "default", f"{{{R}}}id": "rIdDocpipeFooter"})
    for name in ("pgSz", "pgMar"):
        if found is not None and (item := found.find(w(name))) is not None:
            made.append(etree.fromstring(etree.tostring(item)))
    return made


def _footer(styles: Styles) -> bytes:
    style = styles.by_name.get("footer")
    look = f'<w:pStyle w:val="{style.id}"/>' if style is not None else ""
    pages = f'{_FIELD.format(name="PAGE")}<w:r><w:t xml:space="preserve"> / </w:t></w:r>{_FIELD.format(name="NUMPAGES")}'
    return _PAGE.format(w=W, style=look, pages=pages).encode()


def _uncounted(content: bytes) -> bytes:
    root = parse(content)
    for style in root.iter(w("style")):
        name, properties = style.find(w("name")), style.find(w("pPr"))
        if name is not None and name.get(w("val"), "").lower().startswith("heading ") and properties is not None:
            for item in properties.findall(w("numPr")):
                properties.remove(item)
    return serialise(root)


def _settled(content: bytes) -> bytes:
    """Return the settings without the notes that went with the template's footnotes."""
    root = parse(content)
    for name in ("footnotePr", "endnotePr", "evenAndOddHeaders"):
        for item in root.findall(w(name)):
            root.remove(item)
    return serialise(root)
