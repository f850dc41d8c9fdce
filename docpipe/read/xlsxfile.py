"""XLSX bytes → Tree: the cells as they are, with their kind and number format; nothing is calculated or guessed."""

from __future__ import annotations

import io
import warnings
import zipfile
from dataclasses import field
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

import openpyxl
from openpyxl.utils import get_column_letter
from openpyxl.utils.datetime import to_excel
from openpyxl.utils.escape import unescape

from docpipe.dataclass import dataclass
from docpipe.diagnostics import Checked, Diagnostic, Location, fault
from docpipe.model import Data, DataPath, Scalar, Tree, Written
from docpipe.read.table import Field, Table, tabulate
from docpipe.read.text import clean
from docpipe.read.xlsxlooks import Look, looks_of

_LIMIT = 20_000_000
_INFLATED = 200_000_000
_INFLATED_XML = 40_000_000
"""Cells are kept as objects ten times the size of their XML; a register of ten thousand people has 20 MB."""
_MEMBERS = 2_000
_OLE = b"\xd0\xcf\x11\xe0"
"""First bytes of an old .xls, and of an .xlsx locked by a password."""
_WIDEST = 16_384
_SHOWN = 60
_HALF_SECOND = timedelta(milliseconds=500)
_SMALL = range(1899, 1906)
"""Years of what Excel shows as a date although somebody typed a small number into a cell dressed as a date or a time: 9 is 9. 1. 1900."""
_DIGITS = 15
"""Significant digits that Excel keeps and shows; the rest is the binary fraction's noise (0.30000000000000004)."""


def parse_xlsx(content: bytes, name: str) -> Checked[Tree]:
    """Return a workbook as a list of dicts, or as {sheet: list} when more than one visible sheet is filled. Raises DocpipeError when it cannot be opened."""
    sheets = sheets_of(content, name)
    filled = [sheet for sheet in sheets if sheet.rows]
    read = [sheet for sheet in filled if sheet.visible] or filled
    skipped = [Diagnostic("sheet-hidden", sheet.place(), {"sheet": sheet.title}) for sheet in filled if sheet not in read]
    if not read:
        return Checked(Tree(name, []), (*skipped, Diagnostic("table-empty", Location(name))))
    several = len(read) > 1
    tables = {sheet.title: sheet.table((sheet.title,) if several else ()) for sheet in read}
    marks: dict[DataPath, Location] = {(): Location(name)}
    if several:
        marks |= {(sheet.title,): sheet.place() for sheet in read}
    key_marks: dict[DataPath, Location] = {}
    for table in tables.values():
        marks |= table.marks
        key_marks |= table.key_marks
    data: Data = {title: list(table.data) for title, table in tables.items()} if several else next(iter(tables.values())).data
    return Checked(Tree(name, data, marks, key_marks), (*skipped, *(item for table in tables.values() for item in table.found)))


def sheets_of(content: bytes, name: str) -> list[Sheet]:
    """Return the sheets of a workbook, hidden ones too. Raises DocpipeError when it cannot be opened."""
    _guard(content, name)
    formulas, values = _open(content, name, cached=False), _open(content, name, cached=True)
    return [Sheet(name, sheet, values[sheet.title]) for sheet in formulas.worksheets]


def _guard(content: bytes, name: str) -> None:
    """Refuse what is no workbook or would inflate beyond reason, before it is opened (1.5 MB can hold 2 GB)."""
    place = Location(name)
    if len(content) > _LIMIT:
        raise fault("file-too-large", place, size=len(content) // 1_000_000, limit=_LIMIT // 1_000_000)
    if content.startswith(_OLE):
        raise fault("xlsx-old-or-locked", place)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            members = archive.infolist()
    except (zipfile.BadZipFile, ValueError, OSError):
        raise fault("xlsx-unreadable", place) from None
    if len(members) > _MEMBERS or sum(member.file_size for member in members) > _INFLATED:
        raise fault("xlsx-bomb", place, limit=_INFLATED // 1_000_000)
    if sum(member.file_size for member in members if member.filename.lower().endswith((".xml", ".rels"))) > _INFLATED_XML:
        raise fault("xlsx-bomb", place, limit=_INFLATED_XML // 1_000_000)


def _open(content: bytes, name: str, *, cached: bool) -> Any:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # openpyxl warns of parts it leaves out (drawings, extensions); they hold no cells
            return openpyxl.load_workbook(io.BytesIO(content), data_only=cached, rich_text=not cached)
    except Exception:  # noqa: BLE001 - openpyxl raises whatever its XML and zip readers raise
        raise fault("xlsx-unreadable", Location(name)) from None


@dataclass(slots=True)
class Sheet:
    """One sheet: the formulas as written and the values as Excel last calculated them."""

    path: str
    sheet: Any
    values: Any
    rows: dict[int, list[Field]] = field(init=False)
    found: list[Diagnostic] = field(init=False)

    def __post_init__(self) -> None:
        self.found = []
        self.rows = self._read()

    @property
    def title(self) -> str:
        return str(self.sheet.title)

    @property
    def visible(self) -> bool:
        return bool(self.sheet.sheet_state == "visible")

    def place(self, cell: str | None = None) -> Location:
        return Location(self.path, sheet=self.title, cell=cell)

    def formula(self, cell: str) -> str:
        """Return the formula of a cell, '' where it holds none."""
        found = self.sheet[cell]
        return _formula(found.value) if found.data_type == "f" else ""

    def looks(self) -> dict[tuple[int, int], Look]:
        """Return what cells say besides their values, by row and column from 1."""
        return looks_of(self.sheet)

    def merged(self) -> list[tuple[int, int, int, int]]:
        """Return the merged ranges: first row and column, last row and column, all from 1."""
        return [(area.min_row, area.min_col, area.max_row, area.max_col) for area in self.sheet.merged_cells.ranges]

    def hidden_rows(self) -> frozenset[int]:
        """Return the rows that are hidden, by a filter too."""
        return frozenset(row for row, dimension in self.sheet.row_dimensions.items() if dimension.hidden)

    def hidden_columns(self) -> frozenset[int]:
        """Return the columns that are hidden, from 1."""
        found: set[int] = set()
        for dimension in self.sheet.column_dimensions.values():
            if dimension.hidden:
                found.update(range(dimension.min, min(dimension.max, _WIDEST) + 1))
        return frozenset(found)

    def _read(self) -> dict[int, list[Field]]:
        """Return the filled rows. Only cells that exist are walked: one stray cell in XFD1048576 makes iter_rows walk 17 billion."""
        rows: dict[int, list[Field]] = {}
        for (row, column), cell in sorted(self.sheet._cells.items()):  # noqa: SLF001 - see above
            if cell.value is not None:
                place = self.place(cell.coordinate)
                rows.setdefault(row, []).append(Field(column - 1, place, self._scalar(cell, place)))
        return {row: fields for row, fields in rows.items() if any(item.value for item in fields)}

    def _scalar(self, cell: Any, place: Location) -> Scalar | None:
        if cell.data_type == "f":
            cached = self.values[cell.coordinate]
            if cached.value is None:
                # A formula that gave an empty text has the type 'str'; one never calculated has none.
                if cached.data_type == "n":
                    self.found.append(Diagnostic("formula-without-value", place, {"formula": _formula(cell.value)}))
                return None
            cell = cached
        if cell.data_type == "e":
            self.found.append(Diagnostic("cell-error", place, {"text": str(cell.value)}))
            return None
        text, written = _text(cell, self.sheet.parent.epoch)
        cleaned = clean(text.replace("\r\n", "\n").replace("\r", "\n"), lambda _line, _column: place)
        self.found.extend(cleaned.diagnostics)
        return Scalar(cleaned.value, written, place, str(cell.number_format)) if cleaned.value.strip() else None

    def table(self, root: DataPath) -> Table:
        """Return the rows as dicts under the header row, with what was found in the cells."""
        first = self._header()
        for row in [row for row in self.rows if row < first]:
            title = self.rows.pop(row)
            text = " ".join(item.value.text for item in title if item.value)
            self.found.append(Diagnostic("sheet-title", title[0].location, {"text": text}))
        self._merged(first)
        self.found += [
            Diagnostic("form-comment", self.place(_coordinate(row, column - 1)), {"text": look.comment[:_SHOWN]})
            for (row, column), look in self.looks().items()
            if look.comment
        ]
        table = tabulate(self._full_rows(), root)
        table.found[:0] = self.found
        return table

    def _header(self) -> int:
        """Return the header's row: the first filled one, but a line with a single cell above a wider table is its title."""
        widths = {row: sum(item.value is not None for item in fields) for row, fields in self.rows.items()}
        wide = [row for row, width in widths.items() if width > 1]
        return wide[0] if wide else next(iter(widths))

    def _merged(self, first: int) -> None:
        for area in self.sheet.merged_cells.ranges:
            if area.max_row >= first:
                place = self.place(str(area.coord).split(":", 1)[0])
                self.found.append(Diagnostic("merged-cells", place, {"range": str(area.coord)}))

    def _full_rows(self) -> list[list[Field]]:
        """Return the rows with their empty cells, so that these have places too."""
        columns = sorted({item.column for fields in self.rows.values() for item in fields})
        full = []
        for row, fields in self.rows.items():
            there = {item.column: item for item in fields}
            full.append([there.get(column) or Field(column, self.place(_coordinate(row, column)), None) for column in columns])
        return full


def _coordinate(row: int, column: int) -> str:
    return f"{get_column_letter(column + 1)}{row}"


def _formula(value: object) -> str:
    return str(getattr(value, "text", value))


def _text(cell: Any, epoch: datetime) -> tuple[str, Written]:
    value = cell.value
    match value:
        case bool():
            return ("true" if value else "false"), Written.BOOL_CELL
        case int():
            return str(value), Written.NUMBER_CELL
        case float() | Decimal():
            return _number(float(value)), Written.NUMBER_CELL
        case datetime() if value.year in _SMALL:
            return _number(float(to_excel(value, epoch))), Written.NUMBER_CELL  # type: ignore[no-untyped-call]
        case datetime():
            return _moment(value, str(cell.number_format)), Written.DATE_CELL
        case time():
            return (datetime.combine(date.min, value) + _HALF_SECOND).time().replace(microsecond=0).isoformat(), Written.DATE_CELL
        case date():
            return value.isoformat(), Written.DATE_CELL
        case timedelta():
            return _duration(value), Written.DATE_CELL
    return unescape(str(value)), Written.TEXT_CELL  # '_x000D_' is how a sheet writes a character XML cannot hold (ECMA-376-1, 22.9.2.19)


def _number(value: float) -> str:
    """Return a number without an exponent, with at most the digits Excel shows; a whole one without a decimal point."""
    text = format(Decimal(f"{value:.{_DIGITS}g}"), "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def _moment(value: datetime, number_format: str) -> str:
    """Return a date, with its time when the cell has or shows one. Excel's binary days are off by microseconds."""
    value = (value + _HALF_SECOND).replace(microsecond=0)
    shows_time = "h" in number_format.lower()
    return value.isoformat() if shows_time or value.time() != time() else value.date().isoformat()


def _duration(value: timedelta) -> str:
    seconds = round(value.total_seconds())
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}"
