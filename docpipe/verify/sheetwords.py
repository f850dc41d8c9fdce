"""A workbook → its rows as a person reads them: shared texts, numbers as printed, days as days."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from decimal import Decimal, InvalidOperation
from typing import Final

from docpipe.czech.format import format_date, format_number
from docpipe.dataclass import dataclass
from docpipe.verify.package import Element, parsed

_S: Final = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_LARGEST: Final = 50 * 1024 * 1024
_LONGEST: Final = 40
"""Characters of a number worth formatting."""
_DAYS: Final = frozenset((*range(14, 18), 22, *range(27, 32), 36, 50, 57))
"""The built-in formats that show a day (ECMA-376-1, 18.8.30)."""
_TEXT_IN_FORMAT: Final = re.compile(r"\"[^\"]*\"|\[[^\]]*\]|\\.")
_FIRST_DAY: Final = date(1899, 12, 30)
_LAST_DAY: Final = 2_958_465
_IDENTIFYING: Final = 9
"""Digits of a number that may be a phone or a birth number: it is given as it is too."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a sheet."""

    sheet: str
    """Its part of the file: 'xl/worksheets/sheet1.xml'."""
    number: int
    text: str
    element: Element


def opened(content: bytes) -> dict[str, Element] | None:
    """Return the XML parts of an Office file; None for what is none."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            members = [member for member in archive.infolist() if member.filename.endswith(".xml")]
            if sum(member.file_size for member in members) > _LARGEST:
                return None
            return {member.filename: parsed(archive.read(member)) for member in members}
    except (zipfile.BadZipFile, zlib.error, EOFError, ValueError, RuntimeError, NotImplementedError):
        return None


def sheets_of(content: bytes) -> Iterator[tuple[str, str]]:
    """Yield each sheet of a workbook: its part, and its rows as lines."""
    texts: dict[str, list[str]] = {}
    for row in rows_in(opened(content) or {}):
        texts.setdefault(row.sheet, []).append(row.text)
    yield from ((name, "\n".join(lines)) for name, lines in texts.items())


def rows_in(parts: Mapping[str, Element]) -> Iterator[Row]:
    """Yield the rows of a workbook's sheets."""
    shared = [text_of(item) for item in parts["xl/sharedStrings.xml"]] if "xl/sharedStrings.xml" in parts else []
    days = _styles_of_days(parts.get("xl/styles.xml"))
    last = 0
    for name, root in sorted(parts.items()):
        if not name.startswith("xl/worksheets/"):
            continue
        for row in root.iter(f"{_S}row"):
            number = row.get("r") or ""
            last = int(number) if number.isdecimal() else last + 1
            yield Row(name, last, " ".join(filter(None, (_cell(cell, shared, days) for cell in row))), row)


def _styles_of_days(styles: Element | None) -> frozenset[str]:
    """Return the numbers of the looks of cells that show a number as a day."""
    if styles is None:
        return frozenset()
    own = {item.get("numFmtId") for item in styles.iter(f"{_S}numFmt") if set("dy") & set(_TEXT_IN_FORMAT.sub("", str(item.get("formatCode", ""))).lower())}
    looks = styles.find(f"{_S}cellXfs")
    known = {*own, *map(str, _DAYS)}
    return frozenset(str(index) for index, look in enumerate(looks if looks is not None else ()) if look.get("numFmtId") in known)


def text_of(element: Element) -> str:
    """Return the texts in an element, apart by spaces."""
    return " ".join(str(text) for text in element.itertext() if str(text).strip())


def _cell(cell: Element, shared: list[str], days: frozenset[str]) -> str:
    """Return a cell's text; a number as documents print it, and a long one as it is too."""
    value = cell.findtext(f"{_S}v") or ""
    kind = cell.get("t", "n")
    if kind == "s":
        return shared[int(value)] if value.isdecimal() and int(value) < len(shared) else ""
    if kind == "n" and value and len(value) <= _LONGEST:
        try:
            number = Decimal(value)
            if cell.get("s") in days and 0 < number < _LAST_DAY:
                return format_date(_FIRST_DAY + timedelta(days=int(number)))
            printed = format_number(number)
        except (InvalidOperation, ValueError, OverflowError):
            return value
        return f"{printed} {value}" if value.isdecimal() and len(value) >= _IDENTIFYING else printed
    return value or text_of(cell)
