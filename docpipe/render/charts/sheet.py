"""The grid of a chart → the bytes of the workbook that stands in the document beside it: the same bytes everywhere."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO
from typing import Final

from docpipe.render.archive import pack, write_archive
from docpipe.render.charts.grid import Cell, Grid, letter

SHEET: Final = "Data"
_EPOCH: Final = datetime(1980, 1, 1)  # noqa: DTZ001 - openpyxl wants a naive one
_DATE_FORMAT: Final = "d. m. yyyy"
_CHARACTERS: Final = 6
_WIDEST: Final = 60
_CELL: Final = re.compile(rb'(<c r="([A-Z]+\d+)"[^>]*>(?:<f>[^<]*</f>)?)<v(?: ?/>|>[^<]*</v>)</c>')
_TIME: Final = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*")


def workbook(grid: Grid, categories: tuple[str, ...], names: tuple[str, ...], number_format: str) -> bytes:
    """Return the workbook: the categories in column A, a column a series; formulas carry the value that they have now."""
    from openpyxl import Workbook

    book = Workbook()
    book.properties.creator = "docpipe"
    book.properties.created = _EPOCH
    sheet = book.active
    assert sheet is not None
    sheet.title = SHEET
    texts = {"A1": grid.chart.category_title, **{f"A{row}": text for row, text in enumerate(categories, 2)}}
    texts |= {f"{letter(index)}1": name for index, name in enumerate(names, 1)}
    for place, text in texts.items():
        cell = sheet[place]
        cell.value = text
        if text:
            cell.data_type = "s"  # a text that begins with '=' stays text
    for index, column in enumerate(grid.columns, 1):
        for row, item in enumerate(column.cells, 2):
            _fill(sheet[f"{letter(index)}{row}"], item, number_format)
        sheet.column_dimensions[letter(index)].width = min(max(len(column.name), _CHARACTERS * 2), _WIDEST)
    sheet.column_dimensions["A"].width = min(max(map(len, (*categories, "")), default=0) + 2, _WIDEST)
    sheet.freeze_panes = "B2"
    content = BytesIO()
    book.save(content)
    numbers = {
        f"{letter(index)}{row}": f"{item.value:f}"
        for index, column in enumerate(grid.columns, 1)
        for row, item in enumerate(column.cells, 2)
        if isinstance(item.value, Decimal)
    }
    return _steady(content.getvalue(), numbers)


def _fill(cell: object, item: Cell, number_format: str) -> None:
    from openpyxl.cell import Cell as SheetCell

    if not isinstance(cell, SheetCell) or item.value is None:
        return
    cell.value = item.formula or item.value
    cell.number_format = _DATE_FORMAT if isinstance(item.value, date) else number_format


def _steady(content: bytes, numbers: Mapping[str, str]) -> bytes:
    """Return the workbook without the time of its making; numbers exactly as they are (openpyxl rounds through floats), formulas with their values too."""
    with zipfile.ZipFile(BytesIO(content)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts["docProps/core.xml"] = _TIME.sub(rb"\g<1>1980-01-01T00:00:00Z", parts["docProps/core.xml"])
    sheet = "xl/worksheets/sheet1.xml"
    parts[sheet] = _CELL.sub(lambda match: _valued(match, numbers), parts[sheet])
    return write_archive({name: pack(data) for name, data in parts.items()})


def _valued(match: re.Match[bytes], numbers: Mapping[str, str]) -> bytes:
    value = numbers.get(match[2].decode())
    return match[0] if value is None else b"%b<v>%b</v></c>" % (match[1], value.encode())
