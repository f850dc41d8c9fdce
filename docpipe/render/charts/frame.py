"""A Chart at its place in the text → a run with its drawing, its parts in the package, its texts in the Ledger."""

from __future__ import annotations

import re
from decimal import Decimal
from html import unescape
from typing import Final

from docpipe.czech.format import format_number
from docpipe.czech.typography import typeset_text
from docpipe.diagnostics import Diagnostic, Location
from docpipe.model import LedgerEntry
from docpipe.prose.charts import Chart, ChartKind
from docpipe.render.charts.grid import Grid
from docpipe.render.charts.look import Look, look_of
from docpipe.render.charts.plots import Plot, text_look
from docpipe.render.charts.sheet import workbook
from docpipe.render.job import Job, NewPart, NewRelationship
from docpipe.render.ooxml import WP, R, declared
from docpipe.xmltext import escape, quoteattr

_A: Final = "http://schemas.openxmlformats.org/drawingml/2006/main"
_C: Final = "http://schemas.openxmlformats.org/drawingml/2006/chart"
_EMU_PER_TWIP: Final = 635
_EMU_PER_MM: Final = 36000
_RELATION: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_CHART_TYPE: Final = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
_BOOK_TYPE: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_TEXTS: Final = re.compile(r"<(c:v|a:t)>([^<]*)</\1>")
_LOWEST, _HIGHEST = 45, 215
"""Millimetres."""


def chart_run(job: Job, chart: Chart, path: str, width: int | None = None) -> str:
    """Return a chart as a run, for a paragraph of its own; `width` in twips, of the text where none is given.

    Nothing, with a warning, for one without data. Its parts go into the package; its texts and numbers, with the places they came from, into the Ledger.
    """
    grid = Grid(chart)
    if grid.is_empty:
        job.found.append(Diagnostic("print-chart-empty", chart.location, {"title": chart.title}))
        return ""
    number = len(job.charts) // 2 + 1
    folder = job.notes_part.rpartition("/")[0]
    part, book = f"{folder}/charts/docpipe-{number}.xml", f"{folder}/embeddings/docpipe-{number}.xlsx"
    categories = tuple(_set(job, text, f"{path}.categories[{index}]") for index, text in enumerate(chart.categories))
    names = tuple(_set(job, column.name, f"{path}.{column.path}") for column in grid.columns)
    form, look = _format(chart), look_of(job.parts)
    unit = escape(_set(job, chart.unit, f"{path}.unit"))
    xml = _space(Plot(grid, look, tuple(map(escape, categories)), tuple(map(escape, names)), unit, form), look)
    own = NewRelationship("rId1", f"{_RELATION}/package", f"../embeddings/docpipe-{number}.xlsx", external=False)
    job.charts += NewPart(part, declared(xml), _CHART_TYPE, (own,)), NewPart(book, workbook(grid, categories, names, form), _BOOK_TYPE)
    job.entries += _entries(grid, path, part, xml, (categories, names))
    job.entries += _numbers(grid, path, book)
    relation = job.related(f"{_RELATION}/chart", f"charts/docpipe-{number}.xml")
    return _run(job, chart, path, relation, (job.text_width if width is None else width) * _EMU_PER_TWIP)


def _set(job: Job, text: str, path: str) -> str:
    """Return a text of the chart as it is printed: one line, set in the Czech way."""
    clean = " ".join(job.clean(text, path).split())
    job.budget.print(len(clean))
    return typeset_text(clean, tuple(job.protected))


def _format(chart: Chart) -> str:
    """Return the number format of the data: groups of three; what is negative in a pyramid lies on its left and is a number of people all the same."""
    if chart.kind is ChartKind.GANTT:
        return "0.00"
    whole = f"#,##0.{'0' * chart.decimals}" if chart.decimals else "#,##0"
    return f"{whole};{whole}" if chart.kind is ChartKind.PYRAMID else whole


def _space(plot: Plot, look: Look) -> str:
    font = f"<a:latin typeface={quoteattr(look.font)}/><a:cs typeface={quoteattr(look.font)}/>"
    texts = text_look().replace("</a:solidFill></a:defRPr>", f"</a:solidFill>{font}</a:defRPr>")
    return (
        f'<c:chartSpace xmlns:c="{_C}" xmlns:a="{_A}" xmlns:r="{R}"><c:date1904 val="0"/><c:lang val="cs-CZ"/><c:roundedCorners val="0"/>'
        f'<c:chart><c:autoTitleDeleted val="1"/>{plot.area()}{plot.legend()}<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>'
        f'<c:spPr><a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill><a:ln><a:noFill/></a:ln></c:spPr>{texts}'
        '<c:externalData r:id="rId1"><c:autoUpdate val="0"/></c:externalData></c:chartSpace>'
    )


def _run(job: Job, chart: Chart, path: str, relation: str, width: int) -> str:
    number = job.drawing_id()
    alt = quoteattr(" ".join(job.clean(chart.alt, f"{path}.alt").split()))
    extent = f'cx="{width}" cy="{round(height_of(chart) * _EMU_PER_MM)}"'
    return (
        f'<w:r><w:drawing><wp:inline xmlns:wp="{WP}" distT="0" distB="0" distL="0" distR="0"><wp:extent {extent}/><wp:effectExtent l="0" t="0" r="0" b="0"/>'
        f'<wp:docPr id="{number}" name="Graf {number}" descr={alt}/><wp:cNvGraphicFramePr/>'
        f'<a:graphic xmlns:a="{_A}"><a:graphicData uri="{_C}"><c:chart xmlns:c="{_C}" xmlns:r="{R}" r:id="{relation}"/></a:graphicData></a:graphic>'
        "</wp:inline></w:drawing></w:r>"
    )


def height_of(chart: Chart) -> float:
    """Return the height in millimetres: as asked, else as much as the kind and the number of its rows need."""
    rows = len(chart.categories)
    per_row = {ChartKind.BAR: 5.0 + 3.5 * len(chart.series), ChartKind.GANTT: 7.5, ChartKind.PYRAMID: 5.2}.get(chart.kind)
    usual = 80.0 if chart.kind is ChartKind.STACKED else 72.0
    wanted = chart.height_mm or (usual if per_row is None else 20 + per_row * rows)
    return float(min(max(wanted, _LOWEST), _HIGHEST))


def _entries(grid: Grid, path: str, part: str, xml: str, texts: tuple[tuple[str, ...], tuple[str, ...]]) -> list[LedgerEntry]:
    """Return the entries of the texts that stand in the drawing; the n-th text of the part is its n-th paragraph."""
    own = (grid.chart.location,)
    wanted = [(text, f"{path}.categories[{index}]") for index, text in enumerate(texts[0])]
    shown = {item.column for item in grid.in_legend}
    wanted += [(name, f"{path}.{grid.columns[index].path}") for index, name in enumerate(texts[1]) if index in shown and grid.columns[index].path]
    free: dict[str, list[int]] = {}
    for number, match in enumerate(_TEXTS.finditer(xml), 1):
        free.setdefault(unescape(match[2]), []).append(number)
    return [LedgerEntry(text, where, own, part, free[text].pop(0)) for text, where in wanted if text]


def _numbers(grid: Grid, path: str, book: str) -> list[LedgerEntry]:
    """Return the entries of the numbers in the data sheet, row by row; a row is a paragraph."""
    found: list[LedgerEntry] = []
    for row in range(len(grid.chart.categories)):
        for column in grid.columns:
            cell = column.cells[row]
            if cell.path and isinstance(cell.value, Decimal):
                places: tuple[Location, ...] = cell.places or (grid.chart.location,)
                found.append(LedgerEntry(format_number(cell.value), f"{path}.{cell.path}", places, book, row + 2))
    return found
