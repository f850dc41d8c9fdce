"""The branding strip → a borderless table of one row: its pictures from the left, each with its text beside it."""

from __future__ import annotations

from typing import Final

from docpipe.diagnostics import Diagnostic
from docpipe.programmes.strip import Picture, Strip, StripItem
from docpipe.render.job import MARK, Job
from docpipe.render.picture_word import drawing
from docpipe.xmltext import quoteattr

_TWIPS_PER_MM: Final = 1440 / 25.4
_POINTS_PER_MM: Final = 72 / 25.4
_LARGEST: Final = 11.0
"""Points of the text beside an emblem, at most."""
_LINE: Final = 1.25
_LETTER: Final = 0.58
"""Width of an average letter, in its size."""
_TIGHT: Final = '<w:pPr><w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/><w:ind w:left="0" w:firstLine="0"/><w:jc w:val="left"/></w:pPr>'


def write_strip(job: Job, strip: Strip, path: str) -> str:
    """Return the strip as XML, '' for a falsy one. Pictures have exactly the size they say; texts get what room is left."""
    if not strip:
        return ""
    gap = round(strip.clear_space_mm * _TWIPS_PER_MM + 0.5)
    cells = [cell for index, item in enumerate(strip.items) for cell in _cells(job, strip, item, f"{path}.items[{index}]", gap)]
    pictures = sum(width for width, _, fixed in cells if fixed)
    wanted = sum(width for width, _, fixed in cells if not fixed)
    room = job.text_width - pictures
    if room < 0 or (wanted and room < wanted / 4):
        place = next(iter(job.context.locate(path)), None)
        job.found.append(
            Diagnostic("print-strip-wide", place, {"needed": round((pictures + wanted) / _TWIPS_PER_MM), "room": round(job.text_width / _TWIPS_PER_MM)})
        )
    share = min(1.0, max(room, wanted / 4) / wanted) if wanted else 1.0
    widths = [width if fixed else int(width * share) for width, _, fixed in cells]
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    row = "".join(_cell(width, gap, content) for width, (_, content, _) in zip(widths, cells, strict=True))
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblBorders>{_no_borders()}</w:tblBorders><w:tblLayout w:type="fixed"/>'
        '<w:tblCellMar><w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar>'
        f'<w:tblLook w:val="0000"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid><w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{row}</w:tr></w:tbl>'
    )


def _no_borders() -> str:
    return "".join(f'<w:{side} w:val="nil"/>' for side in ("top", "left", "bottom", "right", "insideH", "insideV"))


def _cell(width: int, gap: int, content: str) -> str:
    margins = f'<w:top w:w="{gap}" w:type="dxa"/><w:left w:w="0" w:type="dxa"/><w:bottom w:w="{gap}" w:type="dxa"/><w:right w:w="{gap}" w:type="dxa"/>'
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/><w:tcMar>{margins}</w:tcMar><w:vAlign w:val="center"/></w:tcPr>{content}</w:tc>'


def _cells(job: Job, strip: Strip, item: StripItem, path: str, gap: int) -> list[tuple[int, str, bool]]:
    """Return (width in twips, content, whether the width is fixed) of an item's cells."""
    found: list[tuple[int, str, bool]] = []
    if item.picture is not None:
        width = round(item.picture.width_mm * _TWIPS_PER_MM + 0.5) + gap
        found.append((width, f"<w:p>{_TIGHT}<w:r>{_drawing(job, item.picture)}</w:r></w:p>", True))
    if item.lines:
        size = _size(item)
        width = round(max(map(len, item.lines)) * size * _LETTER * 20) + gap
        found.append((width, "".join(_line(job, strip, line, f"{path}.lines[{index}]", size) for index, line in enumerate(item.lines)), False))
    return found


def _size(item: StripItem) -> float:
    """Return the points at which the lines fit beside their picture, in halves of a point."""
    if item.picture is None:
        return _LARGEST - 2
    fitting = item.picture.height_mm * _POINTS_PER_MM / (len(item.lines) * _LINE)
    return max(min(int(fitting * 2) / 2, _LARGEST), 1.0)


def _line(job: Job, strip: Strip, line: str, path: str, size: float) -> str:
    font = quoteattr(strip.font)
    color = strip.text_color.lstrip("#")
    look = f'<w:rFonts w:ascii={font} w:hAnsi={font} w:eastAsia={font} w:cs={font}/><w:color w:val="{color}"/><w:sz w:val="{round(size * 2)}"/>'
    text = job.printed(line, path)
    return f'<w:p>{_TIGHT}<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r></w:p>' if text.endswith(MARK[2]) else f"<w:p>{_TIGHT}</w:p>"


def _drawing(job: Job, picture: Picture) -> str:
    return drawing(job, picture.content, picture.suffix, job.clean(picture.alt, "strip"), picture.asset, (picture.width_mm, picture.height_mm))
