"""Needs, measures, services, indicators → what answers what, both ways, each link with its places (tabulka návazností)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import cast

from docpipe.czech.names import fold_name
from docpipe.dataclass import dataclass
from docpipe.diagnostics import Location
from docpipe.figures.needs import NeedFigure, needs_of
from docpipe.figures.planning.entries import Names
from docpipe.figures.planning.tree import MeasureFigure, Tree, tree_of
from docpipe.model import DataPath, Record
from docpipe.records.collection import Collection
from docpipe.records.need import NeedState
from docpipe.records.planning.indicator import Indicator
from docpipe.records.planning.parts import IndicatorPart


@dataclass(frozen=True, slots=True)
class IndicatorFigure:
    """An indicator of a measure, a priority or the whole plan, wherever it was written."""

    indicator: IndicatorPart
    record: Record
    """The measure whose card holds it, or its own record."""
    path: DataPath
    """Where in the record."""
    belongs_to: str | None
    """Id of the measure or priority; None for the plan's own."""

    @property
    def location(self) -> Location:
        return self.record.locate(*self.path, "name")


@dataclass(frozen=True, slots=True)
class Link:
    """A measure and what it is tied to."""

    measure: MeasureFigure
    needs: tuple[NeedFigure, ...]
    """In the order the card names them."""
    services: tuple[Record, ...]
    indicators: tuple[IndicatorFigure, ...]
    need_places: tuple[Location, ...]
    """Where the card names each need."""
    service_places: tuple[Location, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """A need and the measures that answer it."""

    need: NeedFigure
    measures: tuple[MeasureFigure, ...]
    """In the order they are printed."""

    @property
    def is_answered(self) -> bool:
        return bool(self.measures)

    @property
    def is_declined(self) -> bool:
        """Whether it is said that the need will not be answered."""
        return self.need.need.state is NeedState.NOT_SOLVED


@dataclass(frozen=True, slots=True)
class Links:
    """All links of a plan."""

    tree: Tree
    measures: tuple[Link, ...]
    """One for each measure, in the order they are printed."""
    needs: tuple[Answer, ...]
    """One for each need of the project, in the order of its register."""
    services: Mapping[str, tuple[MeasureFigure, ...]]
    """Id of each service → the measures that list it."""
    indicators: Mapping[str | None, tuple[IndicatorFigure, ...]]
    """Id of a measure or priority → its indicators; None → those of the whole plan."""

    def of(self, measure: str) -> Link:
        """Return a measure's link. Raises KeyError for an unknown measure."""
        for link in self.measures:
            if link.measure.id == measure:
                return link
        raise KeyError(measure)

    @property
    def unanswered(self) -> tuple[Answer, ...]:
        """The needs that no measure answers and of which it is not said that they will not be."""
        return tuple(item for item in self.needs if not item.is_answered and item.need.need.state is NeedState.OPEN)


def links_of(project: str, collection: Collection) -> Links | None:
    """Return the links of a project's plan; None where it has no plan. Computed once for a collection."""
    key = f"plan links {project}"
    if key not in collection.computed:
        tree = tree_of(project, collection)
        collection.computed[key] = None if tree is None else _links(project, collection, tree)
    return cast("Links | None", collection.computed[key])


def _links(project: str, collection: Collection, tree: Tree) -> Links:
    names = Names(project, collection, tree)
    needs = needs_of(project, collection).items
    by_id = {fold_name(item.id): item for item in reversed(needs)}
    indicators = indicators_of(project, collection, tree, names)
    links = tuple(_link(measure, by_id, names, indicators.get(measure.id, ())) for measure in tree.measures.values())
    answers: dict[str, list[MeasureFigure]] = {}
    served: dict[str, list[MeasureFigure]] = {}
    for link in links:
        for need in dict.fromkeys(item.id for item in link.needs):
            answers.setdefault(need, []).append(link.measure)
        for service in dict.fromkeys(record.id for record in link.services):
            served.setdefault(service, []).append(link.measure)
    answered = tuple(Answer(item, tuple(answers.get(item.id, ()))) for item in needs)
    services = {record.id: tuple(served.get(record.id, ())) for record in collection.of("service", project)}
    return Links(tree, links, answered, services, indicators)


def _link(figure: MeasureFigure, needs: Mapping[str, NeedFigure], names: Names, indicators: tuple[IndicatorFigure, ...]) -> Link:
    measure, record = figure.measure, figure.record
    named = [(at, needs[fold_name(text)]) for at, text in enumerate(measure.needs) if fold_name(text) in needs]
    services: list[tuple[int, Record]] = []
    for at, text in enumerate(measure.services):
        key = names.record("service", text)
        found = names.collection.get(f"service:{names.project}/{key}") if key is not None else None
        if found is not None:
            services.append((at, found))
    return Link(
        measure=figure,
        needs=tuple(need for _, need in named),
        services=tuple(service for _, service in services),
        indicators=indicators,
        need_places=tuple(record.locate("needs", at) for at, _ in named),
        service_places=tuple(record.locate("services", at) for at, _ in services),
    )


def indicators_of(project: str, collection: Collection, tree: Tree, names: Names) -> dict[str | None, tuple[IndicatorFigure, ...]]:
    """Return id of a measure or priority → its indicators: those of the card first, then those kept apart; None → the plan's own."""
    found: dict[str | None, list[IndicatorFigure]] = {}
    for figure in tree.measures.values():
        for at, indicator in enumerate(figure.measure.indicators):
            found.setdefault(figure.id, []).append(IndicatorFigure(indicator, figure.record, ("indicators", at), figure.id))
    titles = {fold_name(name): node.id for node in tree.nodes.values() for name in (node.node.title, node.id)}
    for record in collection.of("indicator", project):
        indicator = cast("Indicator", record.value)
        text = indicator.belongs_to
        owner = (names.record("measure", text) or titles.get(fold_name(text))) if text else None
        found.setdefault(owner, []).append(IndicatorFigure(indicator, record, (), owner))
    return {owner: tuple(items) for owner, items in found.items()}
