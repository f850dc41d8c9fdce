"""A finished workbook, and the sheets it was meant to hold → diagnostics: every cell there, every formula right, nothing that an edition must not show."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Final

from openpyxl import load_workbook
from openpyxl.utils import get_column_letter
from openpyxl.utils.exceptions import InvalidFileException

from docpipe.diagnostics import Diagnostic, Location
from docpipe.model import Sheet, SheetCell
from docpipe.verify.expectation import Expectation
from docpipe.verify.privacy import leaks, piece

_SUM: Final = re.compile(r"SUM\(([A-Z0-9:,]+)\)")
_BROKEN: Final = (zipfile.BadZipFile, InvalidFileException, KeyError, ValueError, OSError)


def check_sheets(content: bytes, sheets: tuple[Sheet, ...], expectation: Expectation) -> tuple[Diagnostic, ...]:
    """Return everything that is wrong with a finished workbook, each complaint with its sheet and cell."""
    try:
        written = load_workbook(io.BytesIO(content))
        shown = load_workbook(io.BytesIO(content), data_only=True)
    except _BROKEN as error:
        return (Diagnostic("verify-sheet-broken", Location(expectation.name), {"reason": str(error)}),)
    found: list[Diagnostic] = []
    for sheet in sheets:
        if sheet.name not in written.sheetnames:
            found.append(Diagnostic("verify-sheet-missing", Location(expectation.name, sheet=sheet.name), {"sheet": sheet.name}))
            continue
        found += _about(written[sheet.name], shown[sheet.name], sheet, expectation.name)
    texts = (
        (cell.value, _place(cell, page.title, expectation.name)) for page in written for row in page.iter_rows() for cell in row if isinstance(cell.value, str)
    )
    return (*found, *leaks((piece(texts),), expectation))


def _about(written: Any, shown: Any, sheet: Sheet, name: str) -> Iterator[Diagnostic]:
    wanted = {(cell.row, cell.column): cell for cell in sheet.cells}
    for row in written.iter_rows():
        for cell in row:
            meant = wanted.pop((cell.row, cell.column), None)
            place = _place(cell, sheet.name, name)
            if cell.value is None:
                if meant is not None and meant.value != "":
                    yield Diagnostic("verify-cell-differs", place, {"value": "", "wanted": _said(meant.value)})
                continue
            if cell.data_type == "f":
                yield from _about_formula(str(cell.value)[1:], shown, meant, place)
            value = shown.cell(cell.row, cell.column).value
            if meant is None or not _same(value, meant.value):
                yield Diagnostic("verify-cell-differs", place, {"value": _said(value), "wanted": _said(meant.value) if meant else ""})
    for cell in wanted.values():
        if cell.value != "":
            yield Diagnostic(
                "verify-cell-differs",
                Location(name, sheet=sheet.name, cell=f"{get_column_letter(cell.column)}{cell.row}"),
                {"value": "", "wanted": _said(cell.value)},
            )


def _about_formula(formula: str, shown: Any, meant: SheetCell | None, place: Location) -> Iterator[Diagnostic]:
    """Yield a complaint about a formula that docpipe did not write, or that does not give what stands in its cell."""
    match = _SUM.fullmatch(formula)
    if meant is None or match is None or formula != meant.formula:
        yield Diagnostic("verify-formula-foreign", place, {"formula": formula[:60]})
        return
    cells = [cell for part in match[1].split(",") for cell in _cells(shown[part])]
    total = sum((_exact(cell.value) for cell in cells if isinstance(cell.value, int | float)), Decimal())
    if not _same(total, meant.value):
        yield Diagnostic("verify-formula-differs", place, {"formula": formula, "value": _said(total), "wanted": _said(meant.value)})


def _cells(found: Any) -> list[Any]:
    """Return the cells of a range, as openpyxl gives them: one, or rows of them."""
    return [cell for row in found for cell in row] if isinstance(found, tuple) else [found]


def _exact(value: float) -> Decimal:
    return Decimal(repr(value))


def _same(value: object, wanted: object) -> bool:
    if isinstance(wanted, Decimal):
        return isinstance(value, int | float | Decimal) and (value if isinstance(value, Decimal) else _exact(value)) == wanted
    if isinstance(wanted, date):
        return (value.date() if isinstance(value, datetime) else value) == wanted
    return value == wanted


def _said(value: object) -> str:
    return f"{value:f}" if isinstance(value, Decimal) else "" if value is None else str(value)


def _place(cell: Any, sheet: str, name: str) -> Location:
    return Location(name, sheet=sheet, cell=str(cell.coordinate))
