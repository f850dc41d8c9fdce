"""The subtotals and totals of a sheet → which amounts each should be the sum of: they are checked, and never added."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from docpipe.czech.names import bare
from docpipe.czech.values import Amount
from docpipe.diagnostics import Location
from docpipe.records.planning.budget import LineKind
from docpipe.validate.sheets.columns import Column
from docpipe.validate.sheets.known import Known
from docpipe.validate.sheets.lines import Line, Said, Sheet, Total, value_of
from docpipe.validate.sheets.words import Role

_MOST_TRIED = 200
"""Beginnings of a group that are tried for one total."""
_NUMBERS = re.compile(r"\d[\d.]*")
_SUMMED = re.compile(r"\b(?:celkem|soucet|mezisoucet|suma|uhrnem|total|za|σ)\b|[:–—-]")
_HALF = Decimal("0.5")


@dataclass(frozen=True, slots=True)
class _Row:
    """A total row that was read."""

    end: int
    """How many lines of the sheet stand above it."""
    level: str
    amounts: Mapping[int, Decimal]


class Totals:
    """The totals of one table, taken in the order of its rows."""

    def __init__(self, sheet: Sheet, known: Known) -> None:
        self.sheet, self.known = sheet, known
        self.start = len(sheet.lines)
        self.rows: list[_Row] = []

    def across(self, column: Column, label: Said, amount: Amount, before: int) -> None:
        """Take the total at the end of a row: the sum of the row's amounts (lines from `before`), of its header's year where that names one."""
        lines = range(before, len(self.sheet.lines))
        same = [at for at in lines if column.meaning.year in (None, self.sheet.lines[at].year)]
        if parts := self._added(same):
            self.sheet.totals.append(Total(label.text, column.meaning.year, amount, label.place, parts))

    def row(self, label: Said, own: Mapping[Role, Said], amounts: Mapping[Column, tuple[Amount, Location]]) -> bool:
        """Take a row of totals: for each amount the group above whose sum it is, else the one its label means. Tells whether it closes all that is above."""
        level = self._level(label.text)
        whole = True
        for column, (amount, place) in amounts.items():
            parts = self._group(column, amount, label.text, level, own)
            if parts is not None:
                self.sheet.totals.append(Total(label.text, column.meaning.year, amount, place, parts))
                whole = whole and min(parts, default=self.start) <= min(self._of(column, self.start), default=self.start)
        self.rows.append(_Row(len(self.sheet.lines), level, {column.index: value_of(amount) for column, (amount, _) in amounts.items()}))
        return whole

    def _group(self, column: Column, amount: Amount, label: str, level: str, own: Mapping[Role, Said]) -> tuple[int, ...] | None:
        """Return the lines that a total should be the sum of; None where it is the sum of totals that were taken already, or nothing stands above it."""
        stated = value_of(amount)
        if stated == 0 and not self._added(self._of(column, self.rows[-1].end if self.rows else self.start)):
            return None  # nothing was stated for that year: nought is the sum of nothing, and no other group's
        meant = [parts for parts in (self._same(column, own), self._named(column, label)) if parts]
        groups = [*meant, *self._since(column)]
        for parts in groups:
            if self._sum(parts) == stated:
                return parts
        if self._of_totals(column, level, stated) or not groups:
            return None
        for parts in groups:
            if abs(self._sum(parts) - stated) <= self._rounding(parts):
                return parts
        return meant[0] if meant else self._by_level(column, level)

    def _since(self, column: Column) -> Iterator[tuple[int, ...]]:
        """Yield the lines since each total above, the nearest first, then all of the table: of sources, and of costs."""
        ends = list(dict.fromkeys(row.end for row in reversed(self.rows)))[:_MOST_TRIED]
        for end in (*(end for end in ends if end > self.start), self.start):
            lines = self._of(column, end)
            for kind in (LineKind.SOURCE, LineKind.COST):
                if parts := self._added(lines, kind):
                    yield parts

    def _by_level(self, column: Column, level: str) -> tuple[int, ...] | None:
        """Return the lines that a total of a kind („Celkem za službu“) means: since the last of its kind; a first one after others closes all."""
        same = [row.end for row in self.rows if row.level == level]
        end = same[-1] if same else self.start
        return self._added(self._of(column, end)) or self._added(self._of(column, self.start)) or None

    def _of(self, column: Column, end: int) -> list[int]:
        lines = self.sheet.lines
        return [at for at in range(end, len(lines)) if column.is_total or lines[at].column == column.index]

    def _same(self, column: Column, own: Mapping[Role, Said]) -> tuple[int, ...]:
        """Return the lines that share the labels which stand beside the total („Opatření 1.1“ | „Celkem“)."""
        if not own:
            return ()
        return self._added(at for at in self._of(column, self.start) if all(_says(self.sheet.lines[at], role, said.text) for role, said in own.items()))

    def _named(self, column: Column, label: str) -> tuple[int, ...]:
        """Return the lines of what a label names („Pečovatelská služba celkem“, „Celkem úhrady uživatelů“)."""
        name = " ".join(_SUMMED.sub(" ", bare(label)).split())
        if not name:
            return ()
        return self._added(at for at in self._of(column, self.start) if any(bare(said.text) == name for said in self.sheet.lines[at].said.values()))

    def _added(self, lines: Iterable[int], kind: LineKind | None = None) -> tuple[int, ...]:
        """Return which of the lines are added: sources before costs, a part of an amount („z toho“) only where it stands alone."""
        given = [at for at in lines if self.sheet.lines[at].amount is not None]
        if kind is None:
            kind = LineKind.SOURCE if any(self.sheet.lines[at].kind is LineKind.SOURCE for at in given) else LineKind.COST
        kept = [at for at in given if self.sheet.lines[at].kind is kind]
        return tuple([at for at in kept if not self.sheet.lines[at].is_part] or kept)

    def _sum(self, parts: Sequence[int]) -> Decimal:
        return sum((self.sheet.lines[at].number for at in parts), Decimal(0))

    def _of_totals(self, column: Column, level: str, stated: Decimal) -> bool:
        """Return whether a total is the sum of lower totals above it: what is wrong below it was told at them."""
        above = self.rows
        for number in range(len(above) - 1, -1, -1):
            if above[number].level == level:
                above = above[number + 1 :]
                break
        return any(
            sum((row.amounts.get(column.index, Decimal(0)) for row in above if row.level == lower), Decimal(0)) == stated
            for lower in {row.level for row in above}
        )

    def _rounding(self, parts: Sequence[int]) -> Decimal:
        """Return by how much a total of rounded amounts may differ: half of the last place of each part; nothing for amounts in Kč."""
        amounts = [amount for at in parts if (amount := self.sheet.lines[at].amount) is not None]
        return rounding(amounts)

    def _level(self, label: str) -> str:
        """Return what totals of one level share: „Celkem za službu“; „Priorita 1 celkem“ and „Priorita 2 celkem“."""
        text = " ".join(_SUMMED.sub(" ", bare(label)).split())
        return self.known.role(text) or _NUMBERS.sub("", text).strip()


def rounding(amounts: Sequence[Amount]) -> Decimal:
    """Return by how much the sum of rounded amounts may differ from the rounded sum: half of the last place of each; nothing for amounts in Kč."""
    if not amounts or all(amount.unit in (None, "Kč") for amount in amounts):
        return Decimal(0)
    places = max(max(-int(amount.number.normalize().as_tuple().exponent), 0) for amount in amounts)
    return value_of(Amount(_HALF * Decimal(1).scaleb(-places), amounts[0].unit)) * len(amounts)


def _says(line: Line, role: Role, text: str) -> bool:
    said = line.said.get(role)
    return said is not None and bare(said.text) == bare(text)
