"""The amounts of a plan → its money at every level: by year, source, municipality, measure, priority, service; exact, each sum with the cells it came from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import field
from decimal import Decimal
from functools import cached_property
from typing import cast

from docpipe.dataclass import dataclass
from docpipe.figures.figure import Figure, places
from docpipe.figures.planning.checks import TotalCheck, checks_of
from docpipe.figures.planning.entries import Entry, Names, SourceFigure, entries_of
from docpipe.figures.planning.tree import Tree, tree_of
from docpipe.model import Record
from docpipe.records.collection import Collection
from docpipe.records.planning.budget import LineKind
from docpipe.records.project import Project

Amount = Figure[Decimal | None]
"""An amount in Kč with its places; None is „neuvedeno“, never nought."""
Part = tuple[str | None, str | None, int | None]
"""Measure, service, year."""


def summed(entries: Iterable[Entry]) -> Amount:
    """Return the sum of amounts, None when none of them is stated; what is not stated adds nothing."""
    stated = [item for item in entries if item.crowns is not None]
    if not stated:
        return Figure(None)
    return Figure(sum((item.crowns for item in stated if item.crowns is not None), Decimal(0)), places(item.location for item in stated))


@dataclass(frozen=True)
class Sums:
    """The money of one thing: the plan, a priority, a measure, a service, a municipality."""

    entries: tuple[Entry, ...]
    plan_years: tuple[int, ...] = ()

    @cached_property
    def years(self) -> tuple[int, ...]:
        """The plan's years, and those beyond it for which there is an amount."""
        return tuple(sorted({*self.plan_years, *(item.year for item in self.entries if item.year is not None and item.crowns is not None)}))

    @cached_property
    def sources(self) -> tuple[SourceFigure, ...]:
        """The sources that occur, in the order they were met."""
        return tuple({item.source.id: item.source for item in self.entries if item.source is not None}.values())

    @cached_property
    def municipality_names(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(item.municipality for item in self.entries if item.municipality))

    def stated(self, year: int | None = None) -> Amount:
        """Return the costs as they are stated beside the sources or without them."""
        return summed(item for item in self._by_kind[LineKind.COST] if year is None or item.year == year)

    def funding(self, year: int | None = None, source: str | None = None, municipality: str | None = None) -> Amount:
        """Return what the sources give; a part of another source („z toho“) only where it is asked for by its id."""
        return summed(
            item
            for item in self._by_kind[LineKind.SOURCE]
            if (year is None or item.year == year)
            and (municipality is None or item.municipality == municipality)
            and item.source is not None
            and (item.source.id == source if source is not None else item.source.part_of is None)
        )

    def costs(self, year: int | None = None) -> Amount:
        """Return the costs: those stated, else what the sources give, by each measure and service and year."""
        found = [part for key, part in self._parts.items() if year is None or key[-1] == year]
        return added(found)

    def difference(self, year: int | None = None) -> Amount:
        """Return what the costs are more than the sources give, of each measure, service and year that states both; None where none does."""
        return added(part for key, part in self._differences.items() if year is None or key[-1] == year)

    @cached_property
    def _by_kind(self) -> Mapping[LineKind, tuple[Entry, ...]]:
        return {kind: tuple(item for item in self.entries if item.kind is kind) for kind in LineKind}

    @cached_property
    def _pairs(self) -> Mapping[Part, tuple[Amount, Amount]]:
        """Return (measure, service, year) → its costs as stated, and the sum of its sources."""
        groups: dict[Part, list[Entry]] = {}
        for item in self.entries:
            groups.setdefault((item.measure, item.service, item.year), []).append(item)
        return {key: (summed(item for item in items if item.kind is LineKind.COST), summed(filter(_is_given, items))) for key, items in groups.items()}

    @cached_property
    def _parts(self) -> Mapping[Part, Amount]:
        """Return (measure, service, year) → its costs: as stated, else the sum of its sources."""
        return {key: stated if stated.value is not None else given for key, (stated, given) in self._pairs.items()}

    @cached_property
    def _differences(self) -> Mapping[Part, Amount]:
        found: dict[Part, Amount] = {}
        for key, (stated, given) in self._pairs.items():
            if stated.value is not None and given.value is not None:
                found[key] = Figure(stated.value - given.value, places(stated.locations, given.locations))
        return found


def _is_given(item: Entry) -> bool:
    return item.kind is LineKind.SOURCE and item.source is not None and item.source.part_of is None


def added(figures: Iterable[Amount]) -> Amount:
    """Return the sum of amounts with the places of all; None when none is stated."""
    stated = [item for item in figures if item.value is not None]
    if not stated:
        return Figure(None)
    return Figure(sum((item.value for item in stated if item.value is not None), Decimal(0)), places(*(item.locations for item in stated)))


@dataclass(frozen=True)
class Money:
    """The money of a plan."""

    tree: Tree
    years: tuple[int, ...]
    """The years of the plan's period; without one, those there are amounts of."""
    entries: tuple[Entry, ...]
    """Every amount that counts: of a measure whose budget is kept in a sheet, not what its card repeats."""
    repeated: tuple[Entry, ...]
    """What cards state of measures that have a budget in a sheet: it is compared, never added."""
    sources: tuple[SourceFigure, ...]
    """In the order of the vocabulary, sources that it does not know last."""
    checks: tuple[TotalCheck, ...]
    """The totals written in sheets."""
    _sums: dict[tuple[str, str], Sums] = field(default_factory=dict)

    @cached_property
    def plan(self) -> Sums:
        return Sums(self.entries, self.years)

    @cached_property
    def measures(self) -> Mapping[str, Sums]:
        """By id, in the order they are printed; only those with any amount, and so of all below."""
        found = self._grouped(lambda item: item.measure)
        return {key: found[key] for key in self.tree.measures if key in found}

    @cached_property
    def nodes(self) -> Mapping[str, Sums]:
        """Priorities and goals by id: all measures under them at any depth."""
        found: dict[str, Sums] = {}
        for node in self.tree.nodes.values():
            entries = tuple(item for measure in node.all_measures() if measure.id in self.measures for item in self.measures[measure.id].entries)
            if entries:
                found[node.id] = Sums(entries, self.years)
        return found

    @cached_property
    def services(self) -> Mapping[str, Sums]:
        return self._grouped(lambda item: item.service)

    @cached_property
    def providers(self) -> Mapping[str, Sums]:
        return self._grouped(lambda item: item.provider)

    @cached_property
    def municipalities(self) -> Mapping[str, Sums]:
        """By name, in the order of the territory: what each municipality gives."""
        return self._grouped(lambda item: item.municipality)

    @cached_property
    def aside(self) -> Sums:
        """What belongs to no measure of the plan."""
        return Sums(tuple(item for item in self.entries if item.measure not in self.tree.measures), self.years)

    def measure(self, key: str) -> Sums:
        """Return a measure's money, empty where it has none."""
        return self.measures.get(key, Sums((), self.years))

    def node(self, key: str) -> Sums:
        """Return the money of a priority or goal, empty where it has none."""
        return self.nodes.get(key, Sums((), self.years))

    def service(self, key: str) -> Sums:
        """Return a service's money, empty where it has none."""
        return self.services.get(key, Sums((), self.years))

    def municipality(self, name: str) -> Sums:
        """Return what a municipality gives, empty where nothing."""
        return self.municipalities.get(name, Sums((), self.years))

    def compare(self, measure: str, year: int | None = None) -> tuple[Amount, Amount] | None:
        """Return the costs of a measure as its card and as its budgets have them; None where only one of them speaks."""
        own = Sums(tuple(item for item in self.repeated if item.measure == measure), self.years).costs(year)
        other = self.measure(measure).costs(year)
        return None if own.value is None or other.value is None else (own, other)

    def _grouped(self, key: object) -> dict[str, Sums]:
        assert callable(key)
        groups: dict[str, list[Entry]] = {}
        for item in self.entries:
            if (name := key(item)) is not None:
                groups.setdefault(name, []).append(item)
        return {name: Sums(tuple(items), self.years) for name, items in groups.items()}


def money_of(project: str, collection: Collection) -> Money | None:
    """Return the money of a project's plan; None where it has no plan. Computed once for a collection."""
    key = f"plan money {project}"
    if key not in collection.computed:
        tree = tree_of(project, collection)
        collection.computed[key] = None if tree is None else _money(project, collection, tree)
    return cast("Money | None", collection.computed[key])


def _money(project: str, collection: Collection, tree: Tree) -> Money:
    names = Names(project, collection, tree)
    everything = entries_of(project, collection, names)
    kept_in_sheets = {item.measure for item in everything if not item.from_card and item.measure is not None}
    repeated = tuple(item for item in everything if item.from_card and item.measure in kept_in_sheets)
    doubled = set(map(id, repeated))
    counted = tuple(item for item in everything if id(item) not in doubled)
    years = plan_years(tree.record, collection) or tuple(sorted({item.year for item in counted if item.year is not None}))
    met = {item.source.id: item.source for item in counted if item.source is not None}
    ordered = sorted(met.values(), key=lambda source: names.order.get(source.id, len(names.order)))
    return Money(tree, years, counted, repeated, tuple(ordered), checks_of(project, collection))


def plan_years(plan: Record, collection: Collection) -> tuple[int, ...]:
    """Return the years of a plan's period: its own, else that of the project."""
    period = getattr(plan.value, "period", None)
    if period is None and (project := collection.get(f"project:{plan.project}")) is not None:
        period = cast("Project", project.value).plan_period
    return period.years if period is not None else ()
