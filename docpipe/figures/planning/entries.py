"""Budgets and cards of a project → every amount in Kč, with the measure, service, source, municipality and year it belongs to, and its cell."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import cast

from docpipe.czech.names import bare
from docpipe.czech.values import Unit
from docpipe.dataclass import dataclass
from docpipe.diagnostics import Location
from docpipe.figures.planning.tree import Tree
from docpipe.model import DataPath, Record
from docpipe.records.collection import Collection
from docpipe.records.planning.budget import Budget, BudgetLine, LineKind
from docpipe.records.planning.funding_source import FundingSource, SourceGroup
from docpipe.records.planning.measure import Measure
from docpipe.records.planning.parts import YearAmount
from docpipe.records.planning.service import Service
from docpipe.records.project import Project


@dataclass(frozen=True, slots=True)
class SourceFigure:
    """A source of funding that occurs in a plan."""

    id: str
    name: str
    short_name: str
    """For the header of a narrow column."""
    group: SourceGroup
    part_of: str | None
    """Id of the source it is a part of and is never added to („z toho příspěvek na péči“)."""
    record: Record | None
    """Its row of the vocabulary; None for a source that is in none."""
    project_bound: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """An amount."""

    crowns: Decimal | None
    """In Kč; None where it is not stated, or in no declared unit."""
    kind: LineKind
    source: SourceFigure | None
    year: int | None
    measure: str | None
    """Id of the measure."""
    service: str | None
    """Id of the service."""
    provider: str | None
    """Name of the provider: of the service's, else as the sheet has it."""
    municipality: str | None
    """Name as the territory has it, else as written."""
    location: Location
    record: Record
    """The budget, or the measure whose own card states it."""
    path: DataPath
    """Where in the record."""

    @property
    def from_card(self) -> bool:
        return self.record.type == "measure"


class Names:
    """Finds what texts of budgets and cards name; each text is looked up once."""

    def __init__(self, project: str, collection: Collection, tree: Tree | None) -> None:
        self.project, self.collection, self.tree = project, collection, tree
        self._sources: dict[str, SourceFigure] = {}
        self._found: dict[tuple[str, str], str | None] = {}
        self.order = {record.id: at for at, record in enumerate(collection.layered("funding-source", project))}
        self.lists = self._listing()

    def source(self, text: str) -> SourceFigure:
        """Return the source a text names; one that no vocabulary knows keeps its own words."""
        key = bare(text)
        if key not in self._sources:
            found = self.collection.named("funding-source", text, self.project) or self.collection.named("funding-source", key, self.project)
            record = found[0] if found else self._loosely(key)
            self._sources[key] = _source(record, text)
        return self._sources[key]

    def _loosely(self, key: str) -> Record | None:
        """Return the source whose name differs by case and diacritics only."""
        for record in self.collection.layered("funding-source", self.project):
            value = cast("FundingSource", record.value)
            if key in {bare(name) for name in (value.name, value.short_name or "", *value.aliases, record.id) if name}:
                return record
        return None

    def record(self, kind: str, text: str | None) -> str | None:
        """Return the id of the one record of a type that a text names: by id, name, or a measure's printed number; None where none or several."""
        if not text:
            return None
        key = (kind, text)
        if key not in self._found:
            found = self.collection.named(kind, text, self.project)
            self._found[key] = found[0].id if len(found) == 1 else self._numbered(text) if kind == "measure" else None
        return self._found[key]

    def _numbered(self, text: str) -> str | None:
        if self.tree is None:
            return None
        wanted = bare(text).rstrip(".")
        return next((item.id for item in self.tree.measures.values() if item.number and wanted in (item.number, bare(item.label))), None)

    def _listing(self) -> Mapping[str, tuple[str, ...]]:
        """Return id of a service → the measures whose cards list it."""
        found: dict[str, list[str]] = {}
        for record in self.collection.of("measure", self.project):
            for text in cast("Measure", record.value).services:
                if (service := self.record("service", text)) is not None:
                    found.setdefault(service, []).append(record.id)
        return {service: tuple(dict.fromkeys(measures)) for service, measures in found.items()}

    def provider(self, service: str | None, text: str | None) -> str | None:
        """Return the provider's registered name."""
        if service is not None and (record := self.collection.get(f"service:{self.project}/{service}")) is not None:
            text = cast("Service", record.value).provider
        if not text:
            return None
        found = self.collection.organisations_named(text)
        return getattr(found[0].value, "name", text) if len(found) == 1 else text

    def municipality(self, text: str | None) -> str | None:
        """Return a municipality's name as the territory has it, else as written."""
        return self._municipalities.get(bare(text), " ".join(text.split())) if text else None

    @property
    def _municipalities(self) -> Mapping[str, str]:
        key = f"municipality names {self.project}"
        if key not in self.collection.computed:
            record = self.collection.get(f"project:{self.project}")
            territory = cast("Project", record.value).territory if record is not None else None
            self.collection.computed[key] = {bare(item.name): item.name for item in (territory.municipalities if territory else ())}
        return cast("Mapping[str, str]", self.collection.computed[key])


def _source(record: Record | None, text: str) -> SourceFigure:
    if record is None:
        name = " ".join(text.split())
        return SourceFigure(f"?{bare(name)}", name, name, SourceGroup.OTHER, None, None)
    value = cast("FundingSource", record.value)
    return SourceFigure(record.id, value.name, value.short_name or value.name, value.group, value.part_of, record, value.project_bound)


def entries_of(project: str, collection: Collection, names: Names) -> tuple[Entry, ...]:
    """Return every amount of a project's budgets and cards, in the order of their files."""
    found: list[Entry] = []
    for record in collection.of("budget", project):
        budget = cast("Budget", record.value)
        found += [_of_line(record, line, at, names) for at, line in enumerate(budget.lines) if line.kind is not LineKind.TOTAL]
    for record in collection.of("measure", project):
        found += _of_card(record, names)
    return tuple(found)


def _of_line(record: Record, line: BudgetLine, at: int, names: Names) -> Entry:
    service = names.record("service", line.service) or names.record("service", line.item)
    measure = names.record("measure", line.measure) or names.record("measure", line.item)
    if measure is None and not line.measure and service is not None and len(names.lists.get(service, ())) == 1:
        measure = names.lists[service][0]
    return Entry(
        crowns=line.amount.crowns() if line.amount is not None else None,
        kind=line.kind,
        source=names.source(line.source) if line.source else None,
        year=line.year,
        measure=measure,
        service=service,
        provider=names.provider(service, line.provider),
        municipality=names.municipality(line.municipality),
        location=record.locate("lines", at, "amount"),
        record=record,
        path=("lines", at),
    )


def _of_card(record: Record, names: Names) -> Iterator[Entry]:
    """Yield what a card states itself: its costs, and what its sources give."""
    measure = cast("Measure", record.value)
    for at, amount in enumerate(measure.costs):
        yield _stated(record, amount, ("costs", at), measure.unit, LineKind.COST)
    for number, part in enumerate(measure.financing):
        service = names.record("service", part.service)
        more = (names.source(part.source), service, names.provider(service, None), names.municipality(part.municipality))
        for at, amount in enumerate(part.amounts):
            yield _stated(record, amount, ("financing", number, "amounts", at), part.unit or measure.unit, LineKind.SOURCE, *more)


def _stated(
    record: Record,
    amount: YearAmount,
    path: DataPath,
    unit: Unit | None,
    kind: LineKind,
    source: SourceFigure | None = None,
    service: str | None = None,
    provider: str | None = None,
    municipality: str | None = None,
) -> Entry:
    crowns = amount.amount.crowns(unit) if amount.amount is not None else None
    return Entry(crowns, kind, source, amount.year, record.id, service, provider, municipality, record.locate(*path, "amount"), record, path)
