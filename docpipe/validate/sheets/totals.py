"""The subtotals and totals of a sheet → which amounts each should be the sum of: they are checked, and never added."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import field
from decimal import Decimal

from docpipe.czech.names import bare
from docpipe.czech.values import Amount
from docpipe.dataclass import dataclass
from docpipe.diagnostics import Diagnostic, Location, Severity, fault
from docpipe.records.planning.budget import LineKind
from docpipe.validate.sheets.columns import Column
from docpipe.validate.sheets.known import Known
from docpipe.validate.sheets.lines import Line, Said, Sheet, Total, value_of
from docpipe.validate.sheets.words import Role

_MOST_TRIED = 100
"""Beginnings of a group that are tried for one total."""
_MOST_TOTALS = 3_000
"""Rows of totals in one table; a budget of five hundred services has a thousand."""
_NUMBERS = re.compile(r"\d[\d.]*")
_SUMMED = re.compile(r"\b(?:celkem|soucet|mezisoucet|suma|uhrnem|total|za|σ)\b|[:–—-]")
_HALF = Decimal("0.5")
_KINDS = (LineKind.SOURCE, LineKind.COST)


@dataclass(frozen=True, slots=True)
class _Row:
    """A total row that was read."""

    end: int
    """How many lines of the sheet stand above it."""
    level: str
    amounts: Mapping[int, Decimal]


@dataclass(slots=True)
class _Track:
    """The added lines of one kind in one column (or in all), with the sums up to each: any group's sum is a difference of two."""

    lines: list[int] = field(default_factory=list)
    sums: list[Decimal] = field(default_factory=lambda: [Decimal(0)])

    def add(self, at: int, number: Decimal) -> None:
        self.lines.append(at)
        self.sums.append(self.sums[-1] + number)

    def since(self, end: int) -> tuple[int, Decimal]:
        """Return from where in the track the lines from `end` on are, and their sum."""
        start = bisect_left(self.lines, end)
        return start, self.sums[-1] - self.sums[start]


@dataclass(frozen=True, slots=True)
class _Group:
    """Lines that a total may be the sum of."""

    track: _Track
    start: int
    sum: Decimal

    @property
    def parts(self) -> tuple[int, ...]:
        return tuple(self.track.lines[self.start :])


class Totals:
    """The totals of one table, taken in the order of its rows."""

    def __init__(self, sheet: Sheet, known: Known) -> None:
        self.sheet, self.known = sheet, known
        self.start = self.seen = len(sheet.lines)
        self.rows: list[_Row] = []
        self.tracks: dict[tuple[int | None, LineKind], _Track] = {}
        """Of each column, and of all (None)."""
        self.partial: dict[int | None, _Track] = {}
        """Lines that are parts of another amount: added only where nothing else stands."""
        self.named: dict[tuple[int | None, str], list[int]] = {}
        """What a line says, as it is compared → the lines of a column that say it."""

    def across(self, column: Column, label: Said, amount: Amount, before: int) -> None:
        """Take the total at the end of a row: the sum of the row's amounts (lines from `before`), of its header's year where that names one."""
        lines = range(before, len(self.sheet.lines))
        same = [at for at in lines if column.meaning.year in (None, self.sheet.lines[at].year)]
        if parts := self._added(same):
            self.sheet.totals.append(Total(label.text, column.meaning.year, amount, label.place, parts))

    def row(self, label: Said, own: Mapping[Role, Said], amounts: Mapping[Column, tuple[Amount, Location]]) -> bool:
        """Take a row of totals: for each amount the group above whose sum it is, else the one its label means. Tells whether it closes all that is above."""
        if len(self.rows) >= _MOST_TOTALS:
            raise fault("budget-totals-many", label.place, limit=_MOST_TOTALS)
        self._catch_up()
        level = self._level(label.text)
        whole = True
        for column, (amount, place) in amounts.items():
            parts = self._group(column, amount, label.text, level, own)
            if parts == ():
                self.sheet.found.append(Diagnostic("budget-total-alone", place, {"value": str(amount.number)}, Severity.ERROR))
            elif parts is not None:
                self.sheet.totals.append(Total(label.text, column.meaning.year, amount, place, parts))
                whole = whole and min(parts, default=self.start) <= self._first(column)
        self.rows.append(_Row(len(self.sheet.lines), level, {column.index: value_of(amount) for column, (amount, _) in amounts.items()}))
        return whole

    def _catch_up(self) -> None:
        """Index the lines that were read since."""
        for at in range(self.seen, len(self.sheet.lines)):
            line = self.sheet.lines[at]
            if line.amount is not None:
                for column in (line.column, None):
                    track = self.partial.setdefault(column, _Track()) if line.is_part else self.tracks.setdefault((column, line.kind), _Track())
                    track.add(at, line.number)
                    for said in line.said.values():
                        self.named.setdefault((column, bare(said.text)), []).append(at)
        self.seen = len(self.sheet.lines)

    def _first(self, column: Column) -> int:
        """Return the first line that a total of this column could be of."""
        firsts = [track.lines[0] for kind in _KINDS if (track := self.tracks.get((_of(column), kind))) is not None]
        return min(firsts, default=self.start)

    def _group(self, column: Column, amount: Amount, label: str, level: str, own: Mapping[Role, Said]) -> tuple[int, ...] | None:
        """Return the lines that a total should be the sum of; none of them where they state nothing.

        None where it is the sum of totals that were taken already, or nothing stands above it.
        """
        stated = value_of(amount)
        if self._is_empty(column, level):
            return () if stated else None
        meant = [parts for parts in (self._same(column, own), self._named(column, label)) if parts]
        for parts in meant:
            if self._sum(parts) == stated:
                return parts
        groups = list(self._since(column))
        exact = next((group for group in groups if group.sum == stated), None)
        if exact is not None:
            return exact.parts
        if self._of_totals(column, level, stated) or not (groups or meant):
            return None
        for parts in (*meant, *(group.parts for group in groups[: len(_KINDS)])):
            if abs(self._sum(parts) - stated) <= self._rounding(parts):
                return parts
        by_level = self._by_level(column, level)
        if by_level is not None and by_level not in meant and abs(self._sum(by_level) - stated) <= self._rounding(by_level):
            return by_level
        return meant[0] if meant else by_level

    def _is_empty(self, column: Column, level: str) -> bool:
        """Return whether rows stand since the last total of this kind, and none of them states an amount in this column."""
        end = next((row.end for row in reversed(self.rows) if row.level == level), self.rows[-1].end if self.rows else self.start)
        if len(self.sheet.lines) - end > _MOST_TRIED:
            return False
        of_column = [line for line in self.sheet.lines[end:] if column.is_total or line.column == column.index]
        return bool(of_column) and all(line.amount is None for line in of_column)

    def _since(self, column: Column) -> Iterator[_Group]:
        """Yield the lines since each total above, the nearest first, then all of the table: of sources, and of costs."""
        ends = list(dict.fromkeys(row.end for row in self.rows[: -_MOST_TRIED - 1 : -1]))
        for end in (*(end for end in ends if end > self.start), self.start):
            yield from self._from(column, end)

    def _from(self, column: Column, end: int) -> Iterator[_Group]:
        tracks = [track for kind in _KINDS if (track := self.tracks.get((_of(column), kind))) is not None]
        for track in tracks or [self.partial.get(_of(column), _Track())]:
            start, total = track.since(end)
            if start < len(track.lines):
                yield _Group(track, start, total)

    def _by_level(self, column: Column, level: str) -> tuple[int, ...] | None:
        """Return the lines that a total of a kind („Celkem za službu“) means: since the last of its kind; a first one after others closes all."""
        same = next((row.end for row in reversed(self.rows) if row.level == level), self.start)
        found = next(self._from(column, same), None) or next(self._from(column, self.start), None)
        return found.parts if found is not None else None

    def _same(self, column: Column, own: Mapping[Role, Said]) -> tuple[int, ...]:
        """Return the lines that share the labels which stand beside the total („Opatření 1.1“ | „Celkem“)."""
        lists = [self.named.get((_of(column), bare(said.text)), []) for said in own.values()]
        if not lists:
            return ()
        return self._added(at for at in min(lists, key=len) if all(_says(self.sheet.lines[at], role, said.text) for role, said in own.items()))

    def _named(self, column: Column, label: str) -> tuple[int, ...]:
        """Return the lines of what a label names („Pečovatelská služba celkem“, „Celkem úhrady uživatelů“)."""
        name = " ".join(_SUMMED.sub(" ", bare(label)).split())
        return self._added(self.named.get((_of(column), name), ())) if name else ()

    def _added(self, lines: Iterable[int]) -> tuple[int, ...]:
        """Return which of the lines are added: sources before costs, a part of an amount („z toho“) only where it stands alone."""
        given = [at for at in lines if self.sheet.lines[at].amount is not None]
        kind = LineKind.SOURCE if any(self.sheet.lines[at].kind is LineKind.SOURCE for at in given) else LineKind.COST
        kept = [at for at in given if self.sheet.lines[at].kind is kind]
        return tuple([at for at in kept if not self.sheet.lines[at].is_part] or kept)

    def _sum(self, parts: Sequence[int]) -> Decimal:
        return sum((self.sheet.lines[at].number for at in parts), Decimal(0))

    def _of_totals(self, column: Column, level: str, stated: Decimal) -> bool:
        """Return whether a total is the sum of lower totals above it: what is wrong below it was told at them."""
        sums: dict[str, Decimal] = {}
        for row in reversed(self.rows):
            if row.level == level:
                break
            sums[row.level] = sums.get(row.level, Decimal(0)) + row.amounts.get(column.index, Decimal(0))
        return stated in sums.values()

    def _rounding(self, parts: Sequence[int]) -> Decimal:
        """Return by how much a total of rounded amounts may differ: half of the last place of each part; nothing for amounts in Kč."""
        return rounding([amount for at in parts if (amount := self.sheet.lines[at].amount) is not None])

    def _level(self, label: str) -> str:
        """Return what totals of one level share: „Celkem za službu“; „Priorita 1 celkem“ and „Priorita 2 celkem“."""
        text = " ".join(_SUMMED.sub(" ", bare(label)).split())
        return self.known.role(text) or _NUMBERS.sub("", text).strip()


def rounding(amounts: Sequence[Amount]) -> Decimal:
    """Return by how much the sum of rounded amounts may differ from the rounded sum: half of the last place of each; nothing for amounts in Kč."""
    if not amounts or all(amount.unit in (None, "Kč") for amount in amounts):
        return Decimal(0)
    places = max(max(-int(amount.number.normalize().as_tuple().exponent), 0) for amount in amounts)
    return value_of(Amount(_HALF.scaleb(-places), amounts[0].unit)) * len(amounts)


def _of(column: Column) -> int | None:
    """Return the column whose lines a total in this one is of; None for all: a column of totals sums up the others."""
    return None if column.is_total else column.index


def _says(line: Line, role: Role, text: str) -> bool:
    said = line.said.get(role)
    return said is not None and bare(said.text) == bare(text)
