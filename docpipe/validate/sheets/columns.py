"""The rows of a sheet → where its header is, and what each of its columns holds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import field

from docpipe.czech.parse.numbers import amount_from
from docpipe.czech.values import NotUnderstood
from docpipe.dataclass import dataclass
from docpipe.diagnostics import Diagnostic, Location, Severity
from docpipe.model import Scalar, Written
from docpipe.read.grid import Grid
from docpipe.validate.sheets.known import Known
from docpipe.validate.sheets.words import LABELS, Meaning, Role, follow_on, meaning_of

_SEARCHED = 60
"""Rows in which a header is looked for: what has more above it is no table."""
_DEEPEST = 3
"""Rows of a header."""
_PAIR = 2
_SUMS = (Role.TOTAL, Role.COST)

Row = Mapping[int, Scalar]
"""Column → cell, from 1."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the table."""

    index: int
    meaning: Meaning
    place: Location
    is_value: bool

    @property
    def is_total(self) -> bool:
        return self.meaning.role is Role.TOTAL


@dataclass(slots=True)
class Section:
    """A table of the sheet: its header and the rows below it, to the next header or the end."""

    first: int
    """First row of the header."""
    last: int
    columns: dict[int, Column] = field(default_factory=dict)
    rows: list[int] = field(default_factory=list)


def rows_of(grid: Grid) -> dict[int, dict[int, Scalar]]:
    """Return the filled rows in order, each with its cells."""
    found: dict[int, dict[int, Scalar]] = {}
    for (row, column), cell in sorted(grid.cells.items(), key=lambda item: item[0]):
        found.setdefault(row, {})[column] = cell
    for row, _ in grid.unread:
        found.setdefault(row, {})
    return dict(sorted(found.items()))


def sections_of(grid: Grid, rows: Mapping[int, Row], known: Known, header: int | None) -> list[Section]:
    """Return the tables of a sheet. `header`: the row of the header where its author says it."""
    numbers = list(rows)
    sections: list[Section] = []
    at = 0
    while at < len(numbers):
        row = numbers[at]
        fixed = row == header
        looked_for = header is None and (sections or at < _SEARCHED)
        if fixed or (looked_for and _is_header(rows[row], known) and not (sections and _is_data(rows, row, sections[-1], known))):
            last = _last(rows, numbers, at, known, grid)
            sections.append(Section(_first(rows, row, known, grid), last))
            at = numbers.index(last, at) + 1
            continue
        if sections:
            sections[-1].rows.append(row)
        at += 1
    for section in sections:
        section.columns = _columns(grid, rows, section, known)
    return sections


def is_amount(cell: Scalar) -> bool:
    """Return whether a cell is a number and no year."""
    if cell.written is Written.NUMBER_CELL:
        return not _is_year(cell)
    if cell.written not in (Written.CSV, Written.TEXT_CELL):
        return False
    try:
        return amount_from(cell) is not None and not _is_year(cell)
    except NotUnderstood:
        return False


def _is_year(cell: Scalar) -> bool:
    return len(cell.text) == 4 and cell.text.isdecimal() and 1900 <= int(cell.text) <= 2199  # noqa: PLR2004 - as a year is written


def _is_header(row: Row, known: Known) -> bool:
    """Return whether a row is a header: at least two of its texts say what a column holds, and it has no amount."""
    if any(is_amount(cell) for cell in row.values()):
        return False
    meanings = [meaning_of(cell.text, known) for cell in row.values()]
    told = [item for item in meanings if item.is_known]
    if len(told) < _PAIR:
        return False
    if len(meanings) == _PAIR and _is_pair(*meanings):
        return False
    # A row of data names a source and a municipality at most; a header has a role, or two sources, two municipalities, years that follow on.
    several = max(sum(item.source is not None for item in told), sum(item.municipality is not None for item in told))
    return any(item.role is not None for item in told) or several >= _PAIR or follow_on([item.year for item in told if item.year is not None])


def _is_data(rows: Mapping[int, Row], row: int, section: Section, known: Known) -> bool:
    """Return whether a row below a header is data although it could be a header: amounts of 2022 and 2023 beside a label are amounts.

    A further header says what its labels are, or two sources, or its years stand alone, or beside one title they are those of the header above.
    """
    meanings = {column: meaning_of(cell.text, known) for column, cell in rows[row].items()}
    years = {column: meaning.year for column, meaning in meanings.items() if meaning.year is not None}
    if not years or any(meaning.role in LABELS for meaning in meanings.values()) or sum(item.source is not None for item in meanings.values()) >= _PAIR:
        return False
    beside = [column for column, item in meanings.items() if column not in years and not (item.role in _SUMS and column > min(years))]
    if not beside and follow_on(list(years.values())):
        return False
    above = range(section.first, section.last + 1)
    same = all(any(column in rows.get(at, {}) and meaning_of(rows[at][column].text, known).year == year for at in above) for column, year in years.items())
    return len(beside) != 1 or meanings[beside[0]].role in _SUMS or not same


def _is_pair(label: Meaning, value: Meaning) -> bool:
    """Return whether two cells are „Rok: | 2023“, „Zdroj: | kraj“: a declaration, no header."""
    said = {Role.YEAR: value.year, Role.SOURCE: value.source, Role.MUNICIPALITY: value.municipality}
    return label.role is not None and said.get(label.role) is not None and value.role is None


def _first(rows: Mapping[int, Row], row: int, known: Known, grid: Grid) -> int:
    """Return the first row of a header: a row right above it that groups some of its columns belongs to it."""
    above = rows.get(row - 1)
    if above is None or any(is_amount(cell) for cell in above.values()):
        return row
    wide = [area for area in grid.merged if area[0] == row - 1 and area[2] == row - 1 and area[3] > area[1] > min(rows[row])]
    grouping = [column for column, cell in above.items() if column > min(rows[row]) and _groups(meaning_of(cell.text, known))]
    return row - 1 if grouping and (wide or len(above) == len(grouping)) else row


def _groups(meaning: Meaning) -> bool:
    return meaning.is_known or meaning.unit is not None


def _last(rows: Mapping[int, Row], numbers: Sequence[int], at: int, known: Known, grid: Grid) -> int:
    """Return the last row of a header: rows right below it belong to it that say more of its columns and have no amount."""
    last = numbers[at]
    while at + 1 < len(numbers) and numbers[at + 1] == last + 1 and last - numbers[at] < _DEEPEST:
        below = rows[last + 1]
        if not below or any(is_amount(cell) for cell in below.values()):
            break
        open_ = [column for column, cell in below.items() if _is_open(grid, rows[last], last, column, meaning_of(cell.text, known), known)]
        years = [year for column in open_ if (year := meaning_of(below[column].text, known).year) is not None]
        if len(open_) < _PAIR or len(open_) < len(below) - 1 or (years and not follow_on(years)):
            break
        last += 1
        at += 1
    return last


def _is_open(grid: Grid, upper: Row, row: int, column: int, own: Meaning, known: Known) -> bool:
    """Return whether a cell says more of a column whose header is empty, groups several columns, or says another thing of it (a year, and now a source)."""
    if not own.is_known:
        return False
    if column not in upper or any(area[0] <= row <= area[2] and area[1] <= column <= area[3] and area[3] > area[1] for area in grid.merged):
        return True
    above = meaning_of(upper[column].text, known)
    said = ((own.year, above.year), (own.source, above.source), (own.municipality, above.municipality))
    return above.role not in LABELS and above.is_known and any(new is not None and old is None for new, old in said)


def _columns(grid: Grid, rows: Mapping[int, Row], section: Section, known: Known) -> dict[int, Column]:
    """Return what each column of a section holds; a word that names a source and a label („obec“) is told apart by what stands below it."""
    indexes = sorted({column for row in (*range(section.first, section.last + 1), *section.rows) for column in rows.get(row, ())})
    headers = _headers(grid, rows, section, indexes, known)
    found: dict[int, Column] = {}
    for index in indexes:
        below = [cell for row in section.rows if (cell := rows[row].get(index)) is not None]
        amounts = sum(is_amount(cell) for cell in below)
        found[index] = _column(index, headers.get(index, Meaning()), grid.place(section.last, index), below, amounts)
    if not any(column.is_value and not column.is_total for column in found.values()):
        # „Služba | Zdroj | Celkem“: the only column of amounts is no sum of others.
        found = {index: _plain(column) if column.is_total else column for index, column in found.items()}
    return found


def _column(index: int, meaning: Meaning, place: Location, below: Sequence[Scalar], amounts: int) -> Column:
    texts = len(below) - amounts
    label = meaning.role in LABELS
    if meaning.role is Role.ASIDE:
        return Column(index, meaning, place, is_value=False)
    named = meaning.source is not None or meaning.municipality is not None or meaning.who is not None
    if label and (not named or texts > amounts):
        return Column(index, meaning, place, is_value=False)
    if meaning.who is not None and texts > amounts:
        return Column(index, Meaning(role=Role.ITEM, rest=meaning.rest), place, is_value=False)
    if meaning.role is None and meaning.year is None and not named:
        role = Role.ITEM if texts >= amounts else None
        return Column(index, Meaning(role=role, rest=meaning.rest), place, is_value=False)
    if label:
        meaning = Meaning(None, meaning.year, meaning.years, meaning.source, meaning.municipality, meaning.who, meaning.unit, meaning.rest)
    return Column(index, meaning, place, is_value=True)


def _plain(column: Column) -> Column:
    meaning = column.meaning
    as_amount = Meaning(Role.AMOUNT, meaning.year, meaning.years, meaning.source, meaning.municipality, meaning.who, meaning.unit, meaning.rest)
    return Column(column.index, as_amount, column.place, is_value=True)


def _headers(grid: Grid, rows: Mapping[int, Row], section: Section, indexes: Sequence[int], known: Known) -> dict[int, Meaning]:
    """Return column → what its header says, the rows of the header laid over each other; an upper one holds for the empty columns to its right."""
    found: dict[int, Meaning] = {}
    for row in range(section.first, section.last + 1):
        texts = {column: cell.text for column, cell in rows.get(row, {}).items()}
        if row < section.last:
            texts = _filled_right(texts, indexes, _downward(grid, row))
        for column, text in texts.items():
            own = meaning_of(text, known)
            found[column] = own.under(found[column]) if column in found else own
    return found


def _downward(grid: Grid, row: int) -> frozenset[int]:
    """Return the columns whose cell in this row is merged with the one below: labels, that group nothing."""
    return frozenset(area[1] for area in grid.merged if area[0] == row < area[2] and area[1] == area[3])


def _filled_right(texts: Mapping[int, str], indexes: Sequence[int], alone: frozenset[int]) -> dict[int, str]:
    filled: dict[int, str] = {}
    held: str | None = None
    for column in indexes:
        if column in texts:
            filled[column] = texts[column]
            held = None if column in alone else texts[column]
        elif held is not None:
            filled[column] = held
    return filled


def unread_columns(grid: Grid, rows: Mapping[int, Row], section: Section) -> list[Diagnostic]:
    """Return a complaint for each column of numbers whose header says nothing known: it is not counted, and may have to be."""
    found = []
    for index, column in section.columns.items():
        if column.is_value or column.meaning.role is not None:
            continue
        first = next((cell for row in section.rows if (cell := rows[row].get(index)) is not None and is_amount(cell)), None)
        if first is not None:
            header = rows.get(section.last, {}).get(index)
            arguments = {"header": header.text if header is not None else "", "value": first.text}
            found.append(Diagnostic("budget-column-unread", grid.place(section.last, index), {**arguments}, Severity.WARNING, related=(first.location,)))
    return found


def columns_twice(values: Sequence[Column]) -> list[Diagnostic]:
    """Return a complaint for each column of amounts whose header says the same as another's („2023 plán“ and „2023 skutečnost“): both would be counted."""
    found = []
    first: dict[tuple[object, ...], Column] = {}
    for column in values:
        meaning = column.meaning
        said = (meaning.role, meaning.year, meaning.source, meaning.municipality, meaning.who, meaning.rest)
        known = first.setdefault(said, column)
        if known is not column and not column.is_total:
            arguments = {"header": str(meaning.year or meaning.source or meaning.municipality or meaning.rest)}
            found.append(Diagnostic("budget-column-twice", column.place, {**arguments}, Severity.ERROR, related=(known.place,)))
    return found
