"""A table cell of a Word file → its width, its margins, its lines and what stands beside it: what is needed to tell how much room a picture in it has."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from docpipe.dataclass import dataclass
from docpipe.verify.package import Element, w
from docpipe.verify.styles import Styles

_TWIPS_TO_MM: Final = 25.4 / 1440
_SIDES: Final = {"left": ("left", "start"), "right": ("right", "end"), "top": ("top",), "bottom": ("bottom",)}
_ROUNDING: Final = 12
"""Twips."""
_USUAL: Final = {"left": 108.0, "right": 108.0, "top": 0.0, "bottom": 0.0}
"""Twips in a cell of which nothing is said (ECMA-376, 17.4.42)."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell in its row."""

    element: Element
    row: Element
    table: Element
    styles: Styles

    @property
    def before(self) -> tuple[Cell, ...]:
        """The cells left of it."""
        return tuple(Cell(item, self.row, self.table, self.styles) for item in self._cells()[: self._at()])

    @property
    def after(self) -> tuple[Cell, ...]:
        """The cells right of it."""
        return tuple(Cell(item, self.row, self.table, self.styles) for item in self._cells()[self._at() + 1 :])

    def _cells(self) -> list[Element]:
        return [item for item in self.row if item.tag == w("tc")]

    def _at(self) -> int:
        return next(index for index, item in enumerate(self._cells()) if item is self.element)

    @property
    def width_mm(self) -> float | None:
        """Its width; None where its table fits its columns to what they hold, where the width is given otherwise, or the columns say another."""
        layout = self.table.find(f"{w('tblPr')}/{w('tblLayout')}")
        said = self.element.find(f"{w('tcPr')}/{w('tcW')}")
        if layout is None or layout.get(w("type")) != "fixed" or said is None or said.get(w("type"), "dxa") != "dxa":
            return None
        own, column = _length(said.get(w("w"))), self._column()
        return own * _TWIPS_TO_MM if column is not None and abs(own - column) < _ROUNDING else None

    def _column(self) -> float | None:
        """Return the width of its column in twips; None in a row whose cells span columns."""
        columns = [_length(item.get(w("w"))) for item in self.table.findall(f"{w('tblGrid')}/{w('gridCol')}")]
        spans = next(self.row.iter(w("gridSpan"), w("gridBefore")), None) is not None
        return None if spans or self._at() >= len(columns) else columns[self._at()]

    def margin(self, side: str) -> float:
        """Return the margin of a side in millimetres: its own, its table's, that of the table's style."""
        found = (item for holder in self._margins() for name in _SIDES[side] if (item := holder.find(w(name))) is not None)
        said = next(found, None)
        return (_USUAL[side] if said is None else _length(said.get(w("w")))) * _TWIPS_TO_MM

    def _margins(self) -> Iterator[Element]:
        own = self.element.find(f"{w('tcPr')}/{w('tcMar')}")
        if own is not None:
            yield own
        for properties in self._properties():
            if (said := properties.find(w("tblCellMar"))) is not None:
                yield said

    def _properties(self) -> Iterator[Element]:
        """Yield the table's own properties, and those of its style."""
        own = self.table.find(w("tblPr"))
        if own is not None:
            yield own
        style = None if own is None else own.find(w("tblStyle"))
        yield from self.styles.tables("" if style is None else str(style.get(w("val"))))

    @property
    def lines(self) -> bool | None:
        """Whether lines are drawn about it: all, none, or None for some, or what only a part of the table's style says."""
        said = (self.element.find(f"{w('tcPr')}/{w('tcBorders')}"), *(item.find(w("tblBorders")) for item in self._properties()))
        borders = next((item for item in said if item is not None and len(item)), None)
        if borders is None:
            return False
        drawn = [line.get(w("val"), "nil") not in ("nil", "none") for line in borders]
        # a line below or above alone is none beside the picture, and some sides may be left to the table: that is not told
        return True if all(drawn) and len(drawn) >= 4 else None if any(drawn) or (borders.tag == w("tcBorders") and len(drawn) < 4) else False  # noqa: PLR2004

    def starts_left(self, paragraph: Element) -> bool:
        """Return whether a paragraph surely begins at the left: it says so, or nothing does."""
        said = paragraph.find(f"{w('pPr')}/{w('jc')}")
        if said is not None:
            return said.get(w("val")) in ("left", "start", "both")
        return paragraph.find(f"{w('pPr')}/{w('pStyle')}") is None

    def is_indented(self, paragraph: Element) -> bool:
        """Return whether a paragraph says that it begins elsewhere than at the cell's margin."""
        said = paragraph.find(f"{w('pPr')}/{w('ind')}")
        return said is not None and any(value not in ("0", "") for value in said.attrib.values())

    def around(self, paragraph: Element) -> tuple[list[Element], list[Element]]:
        """Return the other paragraphs of the cell: above the one given and below it, the nearest first."""
        items = list(self.element.iter(w("p")))
        at = next(index for index, item in enumerate(items) if item is paragraph)
        return items[:at][::-1], items[at + 1 :]


def first_cell(paragraph: Element, styles: Styles) -> Cell | None:
    """Return the cell that a paragraph stands in, None for none."""
    cell = next(paragraph.iterancestors(w("tc")), None)
    row, table = (None, None) if cell is None else (next(cell.iterancestors(w("tr")), None), next(cell.iterancestors(w("tbl")), None))
    return None if cell is None or row is None or table is None or cell.getparent() is not row else Cell(cell, row, table, styles)


def _length(text: str | None) -> float:
    try:
        return float(text or 0)
    except ValueError:
        return 0.0
