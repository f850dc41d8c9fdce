"""A Word file → one with the same pages that is laid out sooner: each chart an empty picture of its size."""

from __future__ import annotations

import io
import zipfile
from typing import Final

from docpipe.render.archive import pack, write_archive
from docpipe.render.job import NewRelationship
from docpipe.render.ooxml import WP, Element, R, parse, serialise
from docpipe.render.package import Package

_MAIN: Final = "word/document.xml"
_A: Final = "http://schemas.openxmlformats.org/drawingml/2006/main"
_PIC: Final = "http://schemas.openxmlformats.org/drawingml/2006/picture"
_CHART: Final = "http://schemas.openxmlformats.org/drawingml/2006/chart"
_IMAGE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"
_RELATION: Final = "rIdDocpipeLight"
_PIXEL: Final = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c6360606060000000050001a5f645400000000049454e44ae426082"
)


def light(docx: bytes) -> bytes:
    """Return a Word file without its charts, for finding out where the pages end; never printed. One without charts is returned as it is."""
    with zipfile.ZipFile(io.BytesIO(docx)) as package:
        if _CHART.encode() not in package.read(_MAIN):
            return docx
        made = Package({name: package.read(name) for name in package.namelist()})
    root = parse(made.parts[_MAIN])
    for inline in root.iter(f"{{{WP}}}inline"):
        _lighten(inline)
    made.parts[_MAIN] = serialise(root)
    made.parts["word/media/docpipe-light.png"] = _PIXEL
    made.relate(_MAIN, [NewRelationship(_RELATION, _IMAGE, "media/docpipe-light.png", external=False)])
    made.default_types(["png"])
    return write_archive({name: pack(part) for name, part in made.parts.items()})


def _lighten(inline: Element) -> None:
    graphic, extent = inline.find(f"{{{_A}}}graphic"), inline.find(f"{{{WP}}}extent")
    data = graphic.find(f"{{{_A}}}graphicData") if graphic is not None else None
    if graphic is None or extent is None or data is None or data.get("uri") != _CHART:
        return
    width, height = extent.get("cx"), extent.get("cy")
    inline.replace(
        graphic,
        parse(
            f'<a:graphic xmlns:a="{_A}"><a:graphicData uri="{_PIC}"><pic:pic xmlns:pic="{_PIC}"><pic:nvPicPr><pic:cNvPr id="0" name=""/><pic:cNvPicPr/>'
            f'</pic:nvPicPr><pic:blipFill><a:blip xmlns:r="{R}" r:embed="{_RELATION}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm>'
            f'<a:off x="0" y="0"/><a:ext cx="{width}" cy="{height}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>'
            "</a:graphicData></a:graphic>"
        ),
    )
