"""The bytes of a picture → an inline drawing of Word's with its alternative text."""

from __future__ import annotations

from typing import Final

from docpipe.render.job import Job
from docpipe.render.ooxml import WP, R
from docpipe.xmltext import quoteattr

_EMU_PER_MM: Final = 36000
_A: Final = "http://schemas.openxmlformats.org/drawingml/2006/main"
_PIC: Final = "http://schemas.openxmlformats.org/drawingml/2006/picture"


def drawing(job: Job, content: bytes, suffix: str, alt: str, title: str, size: tuple[float, float]) -> str:
    """Return an inline picture, neither cropped nor turned. `size`: width and height in millimetres; `title`: what Word calls it, with a number."""
    number = job.drawing_id()
    width, height = round(size[0] * _EMU_PER_MM), round(size[1] * _EMU_PER_MM)
    alt, name = quoteattr(alt), quoteattr(f"{title} {number}")
    relation = job.picture(content, suffix)
    return (
        f'<w:drawing><wp:inline xmlns:wp="{WP}" distT="0" distB="0" distL="0" distR="0"><wp:extent cx="{width}" cy="{height}"/>'
        f'<wp:docPr id="{number}" name={name} descr={alt} title={alt}/>'
        f'<wp:cNvGraphicFramePr><a:graphicFrameLocks xmlns:a="{_A}" noChangeAspect="1"/></wp:cNvGraphicFramePr>'
        f'<a:graphic xmlns:a="{_A}"><a:graphicData uri="{_PIC}"><pic:pic xmlns:pic="{_PIC}">'
        f'<pic:nvPicPr><pic:cNvPr id="{number}" name={name} descr={alt}/><pic:cNvPicPr/></pic:nvPicPr>'
        f'<pic:blipFill><a:blip xmlns:r="{R}" r:embed="{relation}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{width}" cy="{height}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr>'
        "</pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing>"
    )
