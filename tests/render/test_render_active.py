"""A template that brings a foreign file along, runs something or fetches something is refused where it does."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from docx_building import minutes, rewritten, template

from docpipe.render import lint, open_template

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_MICROSOFT = "http://schemas.microsoft.com/office"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
_RELS = "word/_rels/document.xml.rels"
Parts = dict[str, bytes]


def workbook(*more: str) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name in ("[Content_Types].xml", "xl/workbook.xml", *more):
            archive.writestr(name, "<x/>")
    return stream.getvalue()


def brought(kind: str, target: str, content: bytes, body: str = "") -> Callable[[Parts], None]:
    """Return what puts a part into a template, with its relationship and what uses it."""

    def change(parts: Parts) -> None:
        parts[f"word/{target}"] = content
        item = f'<Relationship Id="rIdCizí" Type="{kind}" Target="{target}"/></Relationships>'
        parts[_RELS] = parts[_RELS].replace(b"</Relationships>", item.encode())
        parts["word/document.xml"] = parts["word/document.xml"].replace(b"<w:sectPr", body.encode() + b"<w:sectPr", 1)
        kinds = b'<Default Extension="bin" ContentType="application/octet-stream"/><Default Extension="html" ContentType="text/html"/></Types>'
        parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(b"</Types>", kinds)

    return change


def charted(content: bytes, *, outside: bool = False) -> Callable[[Parts], None]:
    """Return what puts a chart with a workbook into a template."""
    link = f'Type="{_OFFICE}/oleObject" Target="file:///C:/sesit.xlsx" TargetMode="External"' if outside else ""
    inside = f'Type="{_OFFICE}/package" Target="../embeddings/sesit.xlsx"'
    rels = f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" {link or inside}/></Relationships>'
    put = brought(f"{_OFFICE}/chart", "charts/chart1.xml", b'<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"/>')

    def change(parts: Parts) -> None:
        put(parts)
        parts["word/embeddings/sesit.xlsx"] = content
        parts["word/charts/_rels/chart1.xml.rels"] = rels.encode()

    return change


def field(instruction: str, *, simple: bool = False) -> str:
    if simple:
        return f'<w:p><w:fldSimple w:instr="{instruction}"><w:r><w:t>x</w:t></w:r></w:fldSimple></w:p>'
    first, second = instruction[:4], instruction[4:]
    runs = (f'<w:instrText xml:space="preserve">{piece}</w:instrText>' for piece in (first, second))
    marks = ('<w:fldChar w:fldCharType="begin"/>', *runs, '<w:fldChar w:fldCharType="end"/>')
    return "<w:p>" + "".join(f"<w:r>{mark}</w:r>" for mark in marks) + "</w:p>"


def with_body(xml: str) -> Callable[[Parts], None]:
    def change(parts: Parts) -> None:
        parts["word/document.xml"] = parts["word/document.xml"].replace(b"<w:sectPr", xml.encode() + b"<w:sectPr", 1)

    return change


_R = f'xmlns:r="{_OFFICE}"'
_OBJECT = (
    f'<w:p><w:r><w:object><o:OLEObject xmlns:o="urn:schemas-microsoft-com:office:office" {_R} ProgID="Excel.Sheet.8" r:id="rIdCizí"/></w:object></w:r></w:p>'
)
FOUND: dict[str, tuple[Callable[[Parts], None], str, str]] = {
    "an object": (brought(f"{_OFFICE}/oleObject", "embeddings/o.bin", _OLE, _OBJECT), "template-object", "word/document.xml:¶2"),
    "a document within": (brought(f"{_OFFICE}/package", "embeddings/d.docx", workbook(), _OBJECT), "template-object", "word/document.xml:¶2"),
    "a page of the web": (brought(f"{_OFFICE}/aFChunk", "a.html", b"<p/>", f'<w:altChunk {_R} r:id="rIdCizí"/>'), "template-chunk", "word/document.xml:¶1"),
    "a control": (brought(f"{_OFFICE}/control", "activeX/activeX1.xml", b"<x/>"), "template-active", "word/document.xml"),
    "an add-in": (
        brought(f"{_MICROSOFT}/2011/relationships/webextensiontaskpanes", "webextensions/taskpanes.xml", b"<x/>"),
        "template-active",
        "word/document.xml",
    ),
    "an object that nothing leads to": (lambda parts: parts.update({"word/media/obrazek.png": _OLE}), "template-object", "word/media/obrazek.png"),
    "a chart of a live workbook": (charted(workbook("xl/connections.xml")), "template-chart-live", "word/charts/chart1.xml"),
    "a chart of something unreadable": (charted(b"PK no zip"), "template-chart-live", "word/charts/chart1.xml"),
    "a chart of an old workbook": (charted(_OLE), "template-object", "word/charts/chart1.xml"),
    "a chart of a file elsewhere": (charted(workbook(), outside=True), "template-outside-link", "word/charts/chart1.xml"),
    "a field of another file": (with_body(field("INCLUDETEXT &quot;C:/tajne.docx&quot;")), "template-field-outside", "word/document.xml:¶2"),
    "a field of another program": (with_body(field("ddeauto excel c:\\x.xls A1", simple=True)), "template-field-outside", "word/document.xml:¶2"),
    "a field within a field": (
        with_body(field("IF 1=1").replace("</w:p>", field("INCLUDEPICTURE http://zlo.example/x.png")[5:])),
        "template-field-outside",
        "word/document.xml:¶2",
    ),
}


@pytest.mark.parametrize("name", FOUND)
def test_it_is_refused_with_its_place_and_the_way_out(tmp_path: Path, name: str) -> None:
    change, code, place = FOUND[name]
    template(tmp_path, "{{ total }}")
    made = open_template(rewritten(tmp_path / "template.docx", change), "x", "templates_docx/x.docx")
    found = lint(made, type(minutes()))
    assert [(item.code, str(item.location)) for item in found] == [(code, f"templates_docx/x.docx:{place}")]


HARMLESS: dict[str, Callable[[Parts], None]] = {
    "a chart with its numbers": charted(workbook("xl/worksheets/sheet1.xml")),
    "fields of the document itself": with_body(
        field("PAGE  \\* MERGEFORMAT") + field("TOC \\o", simple=True) + field("HYPERLINK &quot;https://esfcr.cz&quot;")
    ),
}


@pytest.mark.parametrize("name", HARMLESS)
def test_what_does_no_harm_passes(tmp_path: Path, name: str) -> None:
    template(tmp_path, "{{ total }}")
    assert lint(open_template(rewritten(tmp_path / "template.docx", HARMLESS[name]), "x"), type(minutes())) == ()
