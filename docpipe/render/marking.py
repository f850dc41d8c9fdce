"""A finished Word file → the same with a mark at the top of every page, and a list at its end; its pages stay as they were."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from docpipe.render.archive import pack, write_archive
from docpipe.render.job import NewRelationship
from docpipe.render.ooxml import Element, R, W, parse, serialise, w
from docpipe.render.package import Package
from docpipe.render.template import Template, read_word, relationships
from docpipe.xmltext import escape

_TYPE: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml"
_RELATION: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/header"
_RED: Final = '<w:color w:val="C00000"/>'
_FRAME: Final = (
    # a frame of its own at the paper's upper edge: it takes no room from what is under it
    '<w:framePr w:w="9000" w:hSpace="0" w:wrap="around" w:vAnchor="page" w:hAnchor="page" w:xAlign="center" w:y="255"/>'
    '<w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/><w:ind w:left="0" w:right="0" w:firstLine="0"/><w:jc w:val="center"/>'
)


def marked(docx: bytes, mark: str, title: str = "", lines: Sequence[tuple[str, str]] = ()) -> bytes:
    """Return a file with a mark on every page; where there are lines (what in bold, then the rest), a last page with a title and them."""
    file = read_word(docx, "", "")
    package = Package(file.parts)
    root = parse(file.parts[file.main])
    for part in _headers(file, package, root):
        header = parse(package.parts[part])
        header.insert(0, _paragraph(mark))
        package.parts[part] = serialise(header)
    if lines:
        _add_page(root, title, lines)
    package.parts[file.main] = serialise(root)
    return write_archive({name: pack(content) for name, content in package.parts.items()})


def _headers(file: Template, package: Package, root: Element) -> tuple[str, ...]:
    """Return the parts of the headers that pages show; a sort of pages that has none gets one."""
    targets = {item.id: item.target for item in relationships(file.parts, file.main)}
    even = any(parse(file.parts[name]).find(w("evenAndOddHeaders")) is not None for name in file.parts if name.endswith("/settings.xml"))
    found: dict[str, None] = {}
    known: set[str] = set()
    for section in root.iter(w("sectPr")):
        if section.getparent() is not None and section.getparent().tag == w("sectPrChange"):  # type: ignore[union-attr]
            continue
        for reference in section.iterchildren(w("headerReference")):
            found[targets[reference.get(f"{{{R}}}id", "")]] = None
            known.add(reference.get(w("type"), "default"))
        for sort in ("default", *(("first",) if section.find(w("titlePg")) is not None else ()), *(("even",) if even else ())):
            if sort not in known:
                found[_new_header(file, package, section, sort)] = None
                known.add(sort)
    return tuple(found)


def _new_header(file: Template, package: Package, section: Element, sort: str) -> str:
    folder = file.main.rpartition("/")[0]
    name, identity = f"headerVzor{sort.capitalize()}.xml", f"rIdVzor{sort.capitalize()}"
    part = f"{folder}/{name}" if folder else name
    package.parts[part] = f'<w:hdr xmlns:w="{W}"><w:p/></w:hdr>'.encode()
    package.type(part, _TYPE)
    package.relate(file.main, [NewRelationship(identity, _RELATION, name, external=False)])
    section.insert(0, section.makeelement(w("headerReference"), {w("type"): sort, f"{{{R}}}id": identity}, {"r": R}))
    return part


def _paragraph(mark: str) -> Element:
    look = f'<w:rPr><w:b/>{_RED}<w:sz w:val="18"/></w:rPr>'
    return parse(f'<w:p xmlns:w="{W}"><w:pPr>{_FRAME}</w:pPr><w:r>{look}<w:t xml:space="preserve">{escape(mark)}</w:t></w:r></w:p>')


def _add_page(root: Element, title: str, lines: Sequence[tuple[str, str]]) -> None:
    body = root.find(w("body"))
    assert body is not None, "a Word file has a body"
    head = f'<w:p><w:pPr><w:pageBreakBefore/></w:pPr><w:r><w:rPr><w:b/>{_RED}<w:sz w:val="28"/></w:rPr><w:t>{escape(title)}</w:t></w:r></w:p>'
    rest = "".join(
        f'<w:p><w:pPr><w:spacing w:after="120"/></w:pPr><w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">{escape(first)} </w:t></w:r>'
        f'<w:r><w:t xml:space="preserve">{escape(more)}</w:t></w:r></w:p>'
        for first, more in lines
    )
    made = parse(f'<w:body xmlns:w="{W}">{head}{rest}</w:body>')
    last = body.find(w("sectPr"))
    for item in list(made):
        if last is not None:
            last.addprevious(item)
        else:
            body.append(item)
