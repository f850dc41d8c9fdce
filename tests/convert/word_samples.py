"""Small Word files for the tests of the conversion, made on the spot."""

from __future__ import annotations

import io
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import docx
from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm
from docx.text.paragraph import Paragraph
from PIL import Image

CREATED = datetime(2021, 3, 9, 9, 0, tzinfo=UTC)
_LINKED_PICTURE = """<w:drawing {namespaces}><wp:inline><wp:extent cx="900000" cy="900000"/><wp:docPr id="1" name="x" descr="mapa"/>
<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr><pic:cNvPr id="0" name="x"/><pic:cNvPicPr/>
</pic:nvPicPr><pic:blipFill><a:blip r:link="{relation}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/>
<a:ext cx="900000" cy="900000"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline>
</w:drawing>"""


def czech() -> Document:
    """Return an empty document in Czech with a date of its own."""
    document = docx.Document()
    language = document.styles.element.find(qn("w:docDefaults")).find(f".//{qn('w:lang')}")
    language.set(qn("w:val"), "cs-CZ")
    document.core_properties.created = document.core_properties.modified = CREATED.replace(tzinfo=None)
    document.core_properties.author = "MAS Podbrdsko"
    return document


def plain(path: Path, text: str = "Přítomni 2 účastníci.") -> Path:
    """Write a one-line document."""
    document = czech()
    document.add_paragraph(text)
    document.save(str(path))
    return path


def border(paragraph: Paragraph) -> None:
    """Draw lines above and below a paragraph: LibreOffice leaves them untagged."""
    sides = "".join(f'<w:{side} w:val="single" w:sz="8" w:space="1" w:color="C00000"/>' for side in ("top", "bottom"))
    paragraph._p.get_or_add_pPr().append(parse_xml(f"<w:pBdr {nsdecls('w')}>{sides}</w:pBdr>"))


def field(paragraph: Paragraph, instruction: str, shown: str) -> None:
    """Put a field with its last result in."""
    for kind, text in (("begin", ""), ("", instruction), ("separate", ""), ("shown", shown), ("end", "")):
        run = paragraph.add_run(text if kind == "shown" else None)
        if kind in ("begin", "separate", "end"):
            run._r.append(parse_xml(f'<w:fldChar {nsdecls("w")} w:fldCharType="{kind}"/>'))
        elif not kind:
            run._r.append(parse_xml(f'<w:instrText {nsdecls("w")} xml:space="preserve"> {text} </w:instrText>'))
            for child in run._r.findall(qn("w:t")):
                run._r.remove(child)


def link(document: Document, paragraph: Paragraph, text: str, *, url: str = "", anchor: str = "") -> None:
    """Put a hyperlink to the web or to a bookmark in."""
    if "Hyperlink" not in [style.name for style in document.styles]:
        document.styles.add_style("Hyperlink", WD_STYLE_TYPE.CHARACTER)
    element = OxmlElement("w:hyperlink")
    if url:
        element.set(qn("r:id"), document.part.relate_to(url, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
    else:
        element.set(qn("w:anchor"), anchor)
    element.append(parse_xml(f'<w:r {nsdecls("w")}><w:rPr><w:rStyle w:val="Hyperlink"/></w:rPr><w:t>{text}</w:t></w:r>'))
    paragraph._p.append(element)


def picture(*, mode: str = "RGB") -> io.BytesIO:
    """Return a small PNG."""
    stream = io.BytesIO()
    Image.new(mode, (300, 120), (0, 80, 160, 128)[: len(mode)]).save(stream, "PNG")
    stream.seek(0)
    return stream


def add_picture(paragraph: Paragraph, description: str, *, mode: str = "RGB") -> None:
    """Put a picture with its alternative text in."""
    inline = paragraph.add_run().add_picture(picture(mode=mode), width=Cm(4))
    inline._inline.docPr.set("descr", description)


def rich(path: Path) -> Path:
    """Write minutes with everything that has ever made a PDF fail: borders, links, pictures, tables over pages, lists, fields, header and footer."""
    document = czech()
    section = document.sections[0]
    header, footer = section.header.paragraphs[0], section.footer.paragraphs[0]
    add_picture(header, "Vlajka Evropské unie", mode="RGBA")
    border(header)
    footer.add_run("Strana ")
    field(footer, "PAGE", "1")
    footer.add_run(" z ")
    field(footer, "NUMPAGES", "1")
    document.add_heading("Zápis z jednání", 1)
    bordered = document.add_paragraph("Žluťoučký kůň úpěl ďábelské ódy – „přítomni 2 účastníci“.")
    border(bordered)
    mark = '<w:bookmark{end} {ns} w:id="7"{name}/>'
    bordered._p.insert(1, parse_xml(mark.format(end="Start", ns=nsdecls("w"), name=' w:name="kun"')))
    bordered._p.append(parse_xml(mark.format(end="End", ns=nsdecls("w"), name="")))
    for style in ("List Bullet", "List Bullet", "List Number", "List Number", "Quote", "Intense Quote", "Caption"):
        document.add_paragraph(f"Položka {style}", style=style)
    document.add_heading("Účast", 2)
    table = document.add_table(rows=90, cols=3, style="Light Grid Accent 1")
    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    for number, row in enumerate(table.rows):
        for column, cell in enumerate(row.cells):
            cell.text = f"{number}.{column}"
    table.cell(5, 0).merge(table.cell(5, 1))
    add_picture(document.add_paragraph(), "Mapa území")
    links = document.add_paragraph("Viz ")
    link(document, links, "stránky", url="https://example.cz/")
    links.add_run(" a ")
    link(document, links, "kůň", anchor="kun")
    emphasised = document.add_paragraph()
    emphasised.add_run("podtržené").underline = True
    emphasised.add_run("přeškrtnuté").font.strike = True
    document.save(str(path))
    return path


def with_linked_picture(path: Path, url: str) -> Path:
    """Write a document whose picture is a link to somewhere else."""
    document = czech()
    paragraph = document.add_paragraph("Mapa: ")
    relation = document.part.relate_to(url, RELATIONSHIP_TYPE.IMAGE, is_external=True)
    drawing = _LINKED_PICTURE.format(namespaces=nsdecls("w", "wp", "a", "pic", "r"), relation=relation)
    paragraph.add_run()._r.append(parse_xml(drawing))
    document.save(str(path))
    return path


def with_main_part(path: Path, xml: bytes) -> Path:
    """Write a sound package whose main part is other XML, or none at all."""
    plain(path)
    with zipfile.ZipFile(path) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    parts["word/document.xml"] = xml
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return path


def with_footnotes(path: Path) -> Path:
    """Write a document with two footnotes and a table of contents: LibreOffice leaves their links outside the tree and their notes without a name."""
    document = czech()
    notes = "".join(
        f'<w:footnote w:id="{number}"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t xml:space="preserve"> Poznámka {number}</w:t></w:r></w:p></w:footnote>'
        for number in (1, 2)
    )
    xml = (
        f'<w:footnotes {nsdecls("w")}><w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
        f'<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>{notes}</w:footnotes>'
    )
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    document.part.relate_to(Part(PackURI("/word/footnotes.xml"), kind, xml.encode(), document.part.package), RELATIONSHIP_TYPE.FOOTNOTES)
    document.add_heading("Opatření", 1)
    field(document.add_paragraph(), 'TOC \\o "1-2" \\h', "Opatření 1")
    for number in (1, 2):
        reference = f'<w:r {nsdecls("w")}><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteReference w:id="{number}"/></w:r>'
        document.add_paragraph(f"Věta {number}.")._p.append(parse_xml(reference))
    document.save(str(path))
    return path
