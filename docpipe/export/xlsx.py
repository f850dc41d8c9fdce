"""Sheets → the bytes of an .xlsx file. Text stays text whatever it begins with, and a formula carries the value it gives."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any, Final

from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE, Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from docpipe.export.sums import letters
from docpipe.model import Choice, Sheet, SheetCell
from docpipe.xmltext import escape, quoteattr

_BLUE: Final = "003399"
_LIGHT: Final = "E6ECF7"
_LINE: Final = Side(style="thin", color="A6B4CC")
_GREY: Final = "595959"
_RED: Final = "B00020"
_FIELD: Final = "FFF8D6"
_LINE_HEIGHT: Final = 13
_SMALL: Final = 1.15
"""How many more characters of the small print of notes and hints a line holds."""
_MARGIN: Final = 0.5
"""Inches."""
_LONGEST_HINT: Final = 255
"""Characters of a hint beside a cell."""
_FORMULAS: Final = ("=", "+", "-", "@", "\t", "\r")
"""With these a cell that somebody edits would become a formula."""
_EPOCH: Final = datetime(1980, 1, 1, tzinfo=UTC).replace(tzinfo=None)
_MEMBER: Final = (1980, 1, 1, 0, 0, 0)
_LONGEST: Final = 32767
"""Characters that a cell of Excel can hold."""
_CUSTOM: Final = re.compile(r'(<row r="(\d+)"[^>]*?) customHeight="1"([^>]*>)')
_FORMULA: Final = re.compile(r'(<c r="([A-Z]+\d+)"[^>]*>)<f>([^<]*)</f><v ?/?>(?:</v>)?</c>')


def write_workbook(sheets: tuple[Sheet, ...], title: str) -> bytes:
    """Return the file. It holds no time: the same sheets give the same bytes."""
    book = Workbook()
    book.remove(book.worksheets[0])
    book.properties.title, book.properties.creator, book.properties.language = title, "docpipe", "cs-CZ"
    book.properties.created = book.properties.modified = _EPOCH
    for sheet in sheets:
        _write(book.create_sheet(sheet.name), sheet)
    buffer = io.BytesIO()
    book.save(buffer)
    return _settled(buffer.getvalue(), sheets)


def _write(page: Worksheet, sheet: Sheet) -> None:
    for cell in sheet.cells:
        _put(page.cell(cell.row, cell.column), cell)
        if cell.columns > 1 or cell.rows > 1:
            page.merge_cells(start_row=cell.row, start_column=cell.column, end_row=cell.row + cell.rows - 1, end_column=cell.column + cell.columns - 1)
    for row, height in _heights(sheet).items():
        page.row_dimensions[row].height = height
    for column, width in enumerate(sheet.widths):
        page.column_dimensions[letters(column)].width = width
    if sheet.head != (0, 0):
        page.freeze_panes = f"A{sheet.head[1] + 1}"
        page.print_title_rows = f"{sheet.head[0]}:{sheet.head[1]}"
        if sheet.filtered:
            page.auto_filter.ref = f"A{sheet.head[1]}:{letters(len(sheet.widths) - 1)}{max(cell.row for cell in sheet.cells)}"
    for choice in sheet.choices:
        page.add_data_validation(_validation(choice))
    if sheet.hidden:
        page.sheet_state = "hidden"
    page.page_setup.orientation, page.page_setup.paperSize, page.page_setup.fitToHeight = "portrait" if sheet.upright else "landscape", 9, 0
    margins = page.page_margins
    margins.left = margins.right = margins.top = _MARGIN
    page.sheet_properties.pageSetUpPr.fitToPage = True  # type: ignore[union-attr]  # openpyxl always makes one
    page.oddFooter.center.text = "&P / &N"  # type: ignore[union-attr]


def _heights(sheet: Sheet) -> dict[int, int]:
    """Return the heights of rows whose texts take more than a line: a program that opens the file does not work all of them out itself."""
    lines: dict[int, int] = {}
    for cell in sheet.cells:
        if isinstance(cell.value, str) and cell.rows == 1 and (cell.look == "note" or cell.columns == 1) and cell.look != "title":
            wide = max(int(sum(sheet.widths[cell.column - 1 : cell.column - 1 + cell.columns]) * (_SMALL if cell.look in ("note", "hint") else 1)), 1)
            lines[cell.row] = max(lines.get(cell.row, 1), sum(max(-(-len(line) // wide), 1) for line in cell.value.split("\n")))
    return {row: _LINE_HEIGHT * count for row, count in lines.items() if count > 1}


def _validation(choice: Choice) -> DataValidation:
    """Return a drop-down. What is not in a closed list is refused; names that a register does not have yet may be written all the same."""
    values = choice.source or ('"' + ",".join(choice.values) + '"' if choice.values else None)
    made = DataValidation("list" if values else None, values, sqref=choice.area, allow_blank=True)
    made.showErrorMessage, made.errorStyle = choice.closed, "stop"
    made.errorTitle, made.error = "Vyberte z nabídky", "Zapište jednu z hodnot nabídky, nebo nechte buňku prázdnou."
    if choice.hint:
        made.showInputMessage, made.prompt = True, choice.hint[:_LONGEST_HINT]
    return made


def _put(place: Any, cell: SheetCell) -> None:
    if cell.formula:
        place.value = f"={cell.formula}"
    elif cell.value == "":
        pass  # a cell that is only dressed: to be filled in
    elif isinstance(cell.value, str):
        place.value = ILLEGAL_CHARACTERS_RE.sub("", cell.value)[:_LONGEST]
        place.data_type = "s"
        if cell.value.startswith(_FORMULAS):
            place.quotePrefix = True
    else:
        place.value = cell.value
    if cell.format:
        place.number_format = cell.format
    if cell.link:
        place.hyperlink = f"#'{cell.link}'!A1"
    _dress(place, cell)


def _dress(place: Cell, cell: SheetCell) -> None:
    quiet = cell.look in ("note", "hint")
    colour = _BLUE if cell.look in ("title", "head", "group") or cell.link else _GREY if quiet else _RED if cell.look == "check" else "000000"
    bold = cell.look in ("title", "head", "group", "total")
    size = {"title": 14, "note": 9, "hint": 9}.get(cell.look, 10)
    place.font = Font(name="Calibri", size=size, bold=bold, color=colour, underline="single" if cell.link else None)
    if cell.look in ("title", "note"):
        if cell.columns > 1:
            place.alignment = Alignment(wrap_text=True, vertical="top")
        return
    place.border = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
    side = "left" if cell.look == "field" else None if isinstance(cell.value, str) else "right"
    place.alignment = Alignment(wrap_text=isinstance(cell.value, str), vertical="top", horizontal=side)
    if cell.look in ("head", "group"):
        place.fill = PatternFill("solid", fgColor=_LIGHT)
    elif cell.look == "field":
        place.fill = PatternFill("solid", fgColor=_FIELD)


def _settled(content: bytes, sheets: tuple[Sheet, ...]) -> bytes:
    """Return the file with the values of its formulas in it, which openpyxl leaves out, and without the times of its members."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as read, zipfile.ZipFile(buffer, "w") as written:
        for name in read.namelist():
            data = read.read(name)
            if (found := re.fullmatch(r"xl/worksheets/sheet(\d+)\.xml", name)) is not None:
                data = _with_values(_growing(data.decode(), sheets[int(found[1]) - 1]), sheets[int(found[1]) - 1]).encode()
            elif name == "docProps/core.xml":
                data = re.sub(rb"(<dcterms:modified[^>]*>)[^<]*", rb"\g<1>1980-01-01T00:00:00Z", data)
            member = zipfile.ZipInfo(name, _MEMBER)
            member.create_system, member.external_attr = 0, 0
            written.writestr(member, data, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def _growing(xml: str, sheet: Sheet) -> str:
    """Return the sheet with rows that grow with what somebody writes into them; only those of notes over several columns keep the height they were given."""
    kept = {str(cell.row) for cell in sheet.cells if cell.look == "note" and cell.columns > 1}
    return _CUSTOM.sub(lambda match: match[0] if match[2] in kept else match[1] + match[3], xml)


def _with_values(xml: str, sheet: Sheet) -> str:
    values = {f"{letters(cell.column - 1)}{cell.row}": cell.value for cell in sheet.cells if cell.formula}

    def valued(match: re.Match[str]) -> str:
        value = values[match[2]]
        if isinstance(value, str):
            return f'{match[1][:-1]} t="str"><f>{match[3]}</f><v>{escape(value)}</v></c>'
        assert isinstance(value, Decimal), "a formula gives a number or a text"
        return f"{match[1]}<f>{match[3]}</f><v>{value:f}</v></c>"

    made = _FORMULA.sub(valued, xml)
    assert made.count("<f>") == len(values), f"a formula of {quoteattr(sheet.name)} is without its value"
    return made
