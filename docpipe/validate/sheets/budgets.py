"""One sheet of a budget → its amounts by service or measure, source, municipality and year, each with its cell; subtotals told apart."""

from __future__ import annotations

from collections.abc import Mapping

from docpipe.czech.parse.numbers import amount_from, declared_unit
from docpipe.czech.values import Amount, NotUnderstood, Unit
from docpipe.diagnostics import Diagnostic, Location, Severity, fault
from docpipe.model import Scalar, Written
from docpipe.read.grid import Grid
from docpipe.records.planning.budget import Budget, LineKind
from docpipe.validate.sheets.columns import Column, Row, Section, columns_twice, rows_of, sections_of, unread_columns
from docpipe.validate.sheets.known import Known
from docpipe.validate.sheets.lines import Line, Said, Sheet
from docpipe.validate.sheets.totals import Totals
from docpipe.validate.sheets.words import WHO, Role, is_cost, is_total, meaning_of

_MOST_LINES = 50_000
_MOST_TOLD = 50
"""Complaints about the cells of one sheet: a thousand of one kind say no more."""
_WIDEST_MERGE = 50
_DIMENSIONS = (*WHO, Role.SOURCE, Role.MUNICIPALITY, Role.YEAR)


def read_sheet(grid: Grid, declared: Budget, known: Known) -> Sheet:
    """Return the amounts of a sheet. `declared`: what the YAML beside it says of all of them."""
    reader = _Reader(grid, declared, known)
    reader.run()
    return reader.sheet


class _Reader:
    """Walks the rows of a sheet with what is known so far: the group's service, the year of the block, the unit."""

    def __init__(self, grid: Grid, declared: Budget, known: Known) -> None:
        self.grid, self.declared, self.known = grid, declared, known
        self.sheet = Sheet()
        self.rows: dict[int, Row] = dict(rows_of(grid))
        self.base: dict[Role, Said] = {}
        self.unit: Unit | None = declared.unit
        self.told = 0
        self.merged: dict[int, list[tuple[int, int, int, int]]] = {}
        for area in grid.merged:
            for column in range(area[1], min(area[3], area[1] + _WIDEST_MERGE) + 1):
                self.merged.setdefault(column, []).append(area)
        self.amounts: frozenset[int] = frozenset()
        """Columns of the table at hand that hold amounts."""
        self.closed = False
        """Whether a total has closed all above: what follows without a name of its own is a summary of it."""

    def run(self) -> None:
        written = (self.declared.header or "").strip()
        header = int(written) if written.isdecimal() else None
        sections = sections_of(self.grid, self.rows, self.known, header)
        if not sections:
            self.sheet.found.append(Diagnostic("budget-header-missing", self.grid.whole(), {}, Severity.ERROR))
            return
        self._declarations(sections[0].first)
        for number, section in enumerate(sections):
            if number:
                self._declare_between(sections[number - 1], section)
            self._section(section)
        if self.unit is None and any(line.amount is not None and line.amount.unit is None for line in self.sheet.lines):
            self.sheet.found.append(Diagnostic("budget-without-unit", self.grid.whole(), {"sheet": self.grid.name or self.grid.path}, Severity.ERROR))

    def _declarations(self, first: int) -> None:
        """Take what the file beside, the sheet's name and the rows above the header say of all amounts."""
        place = self.grid.whole()
        written = {Role.MEASURE: self.declared.measure, Role.SERVICE: self.declared.service, Role.SOURCE: self.declared.source}
        written |= {Role.MUNICIPALITY: self.declared.municipality, Role.YEAR: str(self.declared.year) if self.declared.year else None}
        if self.grid.name is not None:
            self._declare(Scalar(self.grid.name, Written.TEXT_CELL, place))
        for row, cells in self.rows.items():
            if row < first:
                self._declare_row(cells)
        self.base |= {role: Said(text, place) for role, text in written.items() if text}

    def _declare_between(self, before: Section, section: Section) -> None:
        """Take the titles between two tables of a sheet: rows of one text right above the header."""
        titles = []
        for row in reversed(before.rows):
            if row >= section.first or len(self.rows[row]) > 1 or any(cell.written is Written.NUMBER_CELL for cell in self.rows[row].values()):
                break
            titles.append(row)
        for row in reversed(titles):
            before.rows.remove(row)
            self._declare_row(self.rows[row])

    def _declare_row(self, cells: Row) -> None:
        """Take a title („Pečovatelská služba“), a declaration („Zdroj: kraj“) or two cells of one („Rok“ | 2023)."""
        items = list(cells.values())
        for index, cell in enumerate(items):
            label, colon, value = cell.text.partition(":")
            role = meaning_of(label, self.known).role
            if role in _DIMENSIONS and colon and value.strip():
                self.base[role] = Said(value.strip(), cell.location)
            elif role in _DIMENSIONS and index + 1 < len(items) and not value.strip():
                self.base[role] = Said(items[index + 1].text.strip(), items[index + 1].location)
            else:
                self._declare(cell)

    def _declare(self, cell: Scalar) -> None:
        if (unit := declared_unit(cell.text)) is not None:
            self._hold_unit(unit, cell.location)
        named = self.known.role(cell.text)
        if named is not None:
            self.base[Role(named)] = Said(" ".join(cell.text.split()), cell.location)
        elif (year := meaning_of(cell.text, self.known).year) is not None and self.declared.year is None:
            self.base[Role.YEAR] = Said(str(year), cell.location)

    def _hold_unit(self, unit: Unit, place: Location) -> None:
        """Take the unit of the sheet; one that contradicts the file beside or another title is told, and the first one holds."""
        if self.unit is None:
            self.unit = unit
        elif self.unit != unit:
            self.sheet.found.append(Diagnostic("budget-units-differ", place, {"first": self.unit, "second": unit}, Severity.ERROR))

    def _section(self, section: Section) -> None:
        self.sheet.found += unread_columns(self.grid, self.rows, section)
        for row in range(section.first, section.last + 1):
            for cell in self.rows.get(row, {}).values():
                self._note_unit_alone(cell)
        totals = Totals(self.sheet, self.known)
        context = self._title_beside(section)
        values = self._values(section)
        self.sheet.found += columns_twice(values)
        self.amounts = frozenset(column.index for column in values)
        labels = [column for column in section.columns.values() if not column.is_value and column.meaning.role not in (None, Role.ASIDE)]
        self.closed = False
        for row in section.rows:
            self._row(row, labels, values, context, totals)
        self.sheet.found += self._hidden(section)

    def _title_beside(self, section: Section) -> dict[Role, Said]:
        """Return whose block it is where its title stands in the header itself („Odlehčovací služba“ | 2023 | 2024)."""
        found: dict[Role, Said] = {}
        for column in section.columns.values():
            cell = self.rows.get(section.last, {}).get(column.index)
            if cell is not None and not column.is_value and (who := meaning_of(cell.text, self.known).who) is not None:
                found[who[0]] = Said(who[1], cell.location)
        return found

    def _note_unit_alone(self, cell: Scalar) -> None:
        """Take a unit that a header's label column declares for the whole table („Položka (v tis. Kč)“)."""
        meaning = meaning_of(cell.text, self.known)
        if meaning.unit is not None and self.unit is None and meaning.year is None and meaning.source is None and meaning.role not in (Role.COST, Role.TOTAL):
            self.unit = meaning.unit

    def _hidden(self, section: Section) -> list[Diagnostic]:
        filled = [row for row in section.rows if row in self.grid.hidden_rows and any(column.index in self.rows[row] for column in self._values(section))]
        columns = [column.index for column in self._values(section) if column.index in self.grid.hidden_columns]
        found = []
        if filled:
            arguments = {"count": len(filled)}
            found.append(Diagnostic("budget-rows-hidden", self.grid.place(filled[0], min(self.rows[filled[0]])), {**arguments}, Severity.WARNING))
        if columns:
            found.append(Diagnostic("budget-columns-hidden", self.grid.place(section.last, columns[0]), {"count": len(columns)}, Severity.WARNING))
        return found

    def _values(self, section: Section) -> list[Column]:
        return [column for column in section.columns.values() if column.is_value]

    # One row ------------------------------------------------------------------------------------------------------------------------------------

    def _row(self, row: int, labels: list[Column], values: list[Column], context: dict[Role, Said], totals: Totals) -> None:
        own, total = self._labels(row, labels, context)
        stated = [column for column in values if column.index in self.rows[row] or (row, column.index) in self.grid.unread]
        if any(role in own for role in (*WHO, Role.MUNICIPALITY, Role.YEAR)) and total is None:
            self.closed = False
        if total is None and self.closed and stated and (summed := own.get(Role.SOURCE) or own.get(Role.ITEM)) is not None:
            own, total = {}, summed
        if total is not None:
            self._total_row(row, total, own, stated, totals)
        elif not stated and not (len(own) > 1 and (Role.SOURCE in own or Role.YEAR in own)):
            context.update(own)
        else:
            self._amounts(row, own, labels, values, context, totals)

    def _total_row(self, row: int, label: Said, own: dict[Role, Said], stated: list[Column], totals: Totals) -> None:
        amounts = {column: (amount, self.grid.place(row, column.index)) for column in stated if (amount := self._amount(row, column)) is not None}
        if not stated or totals.row(label, own, amounts):
            self.closed = True

    def _amounts(self, row: int, own: dict[Role, Said], labels: list[Column], values: list[Column], context: dict[Role, Said], totals: Totals) -> None:
        if not (own or context or any(role in self.base for role in WHO) or any(column.meaning.who for column in values)):
            self._tell(Diagnostic("budget-row-unlabelled", self.grid.place(row, min(self.rows[row])), {}, Severity.ERROR))
        context.update({role: said for role, said in own.items() if role not in (Role.SOURCE, Role.COST, Role.ITEM)})
        before = len(self.sheet.lines)
        for column in values:
            if not column.is_total:
                self._line(row, column, {**self.base, **context, **own})
        for column in values:
            if column.is_total and (amount := self._amount(row, column)) is not None:
                totals.across(column, self._row_label(row, labels, column), amount, before)

    def _row_label(self, row: int, labels: list[Column], column: Column) -> Said:
        text = next((cell.text for label in labels if (cell := self.rows[row].get(label.index)) is not None), column.meaning.rest)
        return Said(text, self.grid.place(row, column.index))

    def _labels(self, row: int, labels: list[Column], context: dict[Role, Said]) -> tuple[dict[Role, Said], Said | None]:
        """Return what the row's labels say, and the label of a total. A label further left that is new ends what those to its right said before."""
        own: dict[Role, Said] = {}
        for place, column in enumerate(labels):
            cell = self._label_cell(row, column)
            if cell is None:
                continue
            text = " ".join(cell.text.split())
            role = self._label_role(text, column)
            if role is Role.TOTAL:
                return own, Said(text, cell.location)
            if role is Role.COST:
                own[Role.COST] = Said(text, cell.location)
                continue
            if role is None:
                continue
            if role in WHO and context.get(role, Said("", cell.location)).text != text:
                for other in labels[place + 1 :]:
                    context.pop(other.meaning.role, None)  # type: ignore[arg-type]
                if role is Role.MEASURE:
                    context.pop(Role.SERVICE, None)
            own[role] = Said(text, cell.location)
        return own, None

    def _label_cell(self, row: int, column: Column) -> Scalar | None:
        """Return a label, that of a merged cell for each of its rows."""
        if (cell := self.rows[row].get(column.index)) is not None:
            return cell
        area = next((area for area in self.merged.get(column.index, ()) if area[0] <= row <= area[2]), None)
        return self.grid.cells.get((area[0], area[1])) if area is not None and area[2] > area[0] else None

    def _label_role(self, text: str, column: Column) -> Role | None:
        """Return what a label says: a total, costs, what it names, else what its column is of."""
        if is_total(text):
            return Role.TOTAL
        if is_cost(text):
            return Role.COST
        role = column.meaning.role
        if role in (Role.SOURCE, Role.MUNICIPALITY, Role.PROVIDER):
            return role
        if role is Role.YEAR:
            return Role.YEAR if meaning_of(text, self.known).year is not None else None
        named = self.known.role(text)
        if named is not None and (role is Role.ITEM or named == "source"):
            return Role(named)
        if role is Role.ITEM and meaning_of(text, self.known).year is not None:
            # A number under a header that says nothing may be an amount of 2000; „rok 2023“ is a year.
            return Role.YEAR if not column.meaning.rest or "rok" in text.casefold() else None
        return role

    # One amount ---------------------------------------------------------------------------------------------------------------------------------

    def _line(self, row: int, column: Column, said: dict[Role, Said]) -> None:
        meaning = column.meaning
        if meaning.source is not None:
            said[Role.SOURCE] = Said(meaning.source, column.place)
        if meaning.municipality is not None:
            said[Role.MUNICIPALITY] = Said(meaning.municipality, column.place)
        if meaning.who is not None:
            said[meaning.who[0]] = Said(meaning.who[1], column.place)
        if Role.MUNICIPALITY in said and Role.SOURCE not in said and meaning.role is not Role.COST:
            said[Role.SOURCE] = Said("obce", said[Role.MUNICIPALITY].place)
        cost = meaning.role is Role.COST or Role.COST in said or self.declared.costs_only or Role.SOURCE not in said
        if cost:
            said.pop(Role.SOURCE, None)
        year = meaning.year or self._year(said)
        empty = (row, column.index) not in self.grid.cells and (row, column.index) not in self.grid.unread
        if empty and meaning.role is Role.COST:
            return
        amount = None if empty else self._amount(row, column)
        if not empty and self._is_spread(row, column):
            self._tell(
                Diagnostic("budget-amount-merged", self.grid.place(row, column.index), {"value": self.grid.cells[row, column.index].text}, Severity.ERROR)
            )
        source = said.get(Role.SOURCE)
        part = source is not None and self.known.is_part(source.text)
        kind = LineKind.COST if cost else LineKind.SOURCE
        said.pop(Role.COST, None)
        if len(self.sheet.lines) >= _MOST_LINES:
            raise fault("budget-too-large", self.grid.place(row, column.index), limit=_MOST_LINES)
        self.sheet.lines.append(Line(kind, said, year, amount, self.grid.place(row, column.index), column.index, part))

    def _is_spread(self, row: int, column: Column) -> bool:
        """Return whether an amount's cell is merged with those of other rows or columns that have amounts of their own: whose it is then nobody knows."""
        area = next((area for area in self.merged.get(column.index, ()) if area[:2] == (row, column.index)), None)
        if area is None or (row, column.index) not in self.grid.cells:
            return False
        return any(lower in self.rows for lower in range(row + 1, area[2] + 1)) or any(right in self.amounts for right in range(column.index + 1, area[3] + 1))

    def _year(self, said: Mapping[Role, Said]) -> int | None:
        found = said.get(Role.YEAR)
        return meaning_of(found.text, self.known).year if found is not None else None

    def _amount(self, row: int, column: Column) -> Amount | None:
        """Return the amount of a cell with its unit; None for „neuvedeno“ and for what is no amount, which is told."""
        place = self.grid.place(row, column.index)
        if (unread := self.grid.unread.get((row, column.index))) is not None:
            self._tell(Diagnostic(unread.code, place, unread.arguments, Severity.ERROR))
            return None
        cell = self.grid.cells.get((row, column.index))
        if cell is None:
            return None
        if cell.written is Written.NUMBER_CELL and "%" in cell.format:
            self._tell(Diagnostic("budget-percent", place, {"value": cell.text}, Severity.ERROR))
            return None
        try:
            amount = amount_from(cell)
        except NotUnderstood as error:
            field_ = column.meaning.rest or "částka"
            code = "budget-cell-text" if error.code == "number-not-understood" else error.code
            self._tell(Diagnostic(code, place, {**error.arguments, "field": field_}, Severity.ERROR))
            return None
        if amount is None:
            return None
        if amount.number < 0:
            self._tell(Diagnostic("budget-negative", place, {"value": cell.text}, Severity.ERROR))
        return Amount(amount.number, amount.unit or column.meaning.unit or self.unit)

    def _tell(self, item: Diagnostic) -> None:
        self.told += 1
        if self.told <= _MOST_TOLD:
            self.sheet.found.append(item)
