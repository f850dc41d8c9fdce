"""Pictures and charts of a long text → paragraphs that hold them, with captions Word counts and lines of source."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from docpipe.diagnostics import Location
from docpipe.prose.blocks import Caption, Figure, Paragraph, Picture, Run
from docpipe.prose.charts import Chart
from docpipe.render.anchors import bookmark
from docpipe.render.fields import writing
from docpipe.render.job import MARK
from docpipe.render.picture_word import drawing
from docpipe.render.values import Refused

if TYPE_CHECKING:
    from docpipe.render.prose_word import ProseWriter

_FIGURE: Final = "Obrázek"
_CHART: Final = "Graf"
_BOUND: Final = "\xa0"
_KEEP: Final = "<w:keepNext/>"
_TWIPS_PER_MM: Final = 1440 / 25.4
_PIXELS_PER_MM: Final = 150 / 25.4
"""How fine a picture is printed whose width nobody gave."""
_TALLEST: Final = 200.0
"""Millimetres a picture may be high, so that it fits on a page with its caption."""
_STYLE: Final = "docpipe Figure"


def caption_paragraph(writer: ProseWriter, caption: Caption, label: str, path: str, place: Location, *, above: bool, kept: bool = False) -> str:
    """Return 'Tabulka 1: Název': its number a field that Word counts, number and title each a bookmark where something may refer to it."""
    job = writer.job
    job.crossed = True
    label = caption.label or label
    number = writing.field(f"SEQ {label} \\* ARABIC", "0")
    title = writer.content(caption.content, path, (place,))
    if caption.anchor is not None:
        number = job.bookmarked(bookmark(caption.anchor), number)
        title = job.bookmarked(bookmark(caption.anchor, title=True), title) if title else ""
    properties = f'<w:pStyle w:val="{job.book.id("caption")}"/>{_KEEP if above or kept else ""}'
    head, colon = writing.text(f"{label}{_BOUND}"), writing.text(": ") if title else ""
    counted = f"{job.begin(path, (place,))}{head}{number}{colon}{MARK[2]}"
    return f"<w:p><w:pPr>{properties}</w:pPr>{counted}{title}</w:p>"


def lines_below(writer: ProseWriter, lines: tuple[Paragraph, ...], path: str) -> str:
    """Return the lines of source and notes under a table or figure."""
    style = writer.job.book.id("docpipe Source") if lines else None
    return "".join(
        writer.paragraph(line.content, f"{path}[{index}]", (line.location,), style, _KEEP if index < len(lines) - 1 else "") for index, line in enumerate(lines)
    )


def write_figure(writer: ProseWriter, figure: Figure, path: str) -> str:
    """Return a picture with its caption and source. Raises Refused for one whose file was not read."""
    if figure.picture is None:
        raise Refused("print-block-open", block="Figure")
    width, height = _size(figure, figure.picture, writer.room / _TWIPS_PER_MM)
    inner = f"<w:r>{drawing(writer.job, figure.picture.content, figure.picture.suffix, figure.alt, f'obrazek {figure.path}', (width, height))}</w:r>"
    return _framed(writer, inner, figure.caption, _FIGURE, figure.below, path, figure.location)


def write_chart(writer: ProseWriter, chart: Chart, path: str) -> str:
    """Return a chart with its caption and source; nothing for one without data, which is told of."""
    from docpipe.render.charts import chart_run

    caption, below = _chart_texts(chart)
    run = chart_run(writer.job, chart, path, writer.room)
    return _framed(writer, run, caption, _CHART, below, path, chart.location) if run else ""


def _chart_texts(chart: Chart) -> tuple[Caption | None, tuple[Paragraph, ...]]:
    """Return a chart's caption and the lines under it, as blocks."""
    anchor = f"figure:{chart.id}" if chart.id else None
    texts = (f"Zdroj: {chart.source}" if chart.source else "", chart.note)
    below = tuple(Paragraph((Run(text),), chart.location) for text in texts if text)
    return (Caption((Run(chart.title),) if chart.title else (), anchor) if chart.title or anchor else None), below


def _framed(writer: ProseWriter, inner: str, caption: Caption | None, label: str, below: tuple[Paragraph, ...], path: str, place: Location) -> str:
    keep = _KEEP if caption is not None or below else ""
    style = f'<w:pStyle w:val="{writer.job.book.id(_STYLE)}"/>'
    said = caption_paragraph(writer, caption, label, f"{path}.caption", place, above=False, kept=bool(below)) if caption is not None else ""
    return f"<w:p><w:pPr>{style}{keep}</w:pPr>{inner}</w:p>{said}{lines_below(writer, below, f'{path}.below')}"


def _size(figure: Figure, picture: Picture, room: float) -> tuple[float, float]:
    """Return width and height in millimetres: as wide as asked, at most the text, never taller than a page takes."""
    width = min(figure.width or picture.width / _PIXELS_PER_MM, room)
    return min(width, _TALLEST * picture.width / picture.height), min(width * picture.height / picture.width, _TALLEST)
