"""The municipalities of a territory → its population: the sum, each one's share, their number by size."""

from __future__ import annotations

from decimal import Decimal
from typing import cast

from docpipe.czech.collation import in_order
from docpipe.dataclass import dataclass
from docpipe.diagnostics import Location
from docpipe.figures.figure import Figure, places
from docpipe.records.collection import Collection
from docpipe.records.project import Project

_SIZES = (200, 500, 1_000, 2_000, 5_000, 10_000, 20_000, 50_000, 100_000)
"""Upper bounds of the size groups of municipalities (ČSÚ, velikostní skupiny obcí); the bound itself belongs to the next."""
_HUNDRED = Decimal(100)


@dataclass(frozen=True, slots=True)
class MunicipalityFigure:
    """A municipality of the territory."""

    name: str
    code: str | None
    population: Figure[int | None]
    share: Figure[Decimal | None]
    """Per cent of the territory's population, not rounded; None where either is not known."""
    location: Location


@dataclass(frozen=True, slots=True)
class SizeGroup:
    """Municipalities of a size: from, to (the last not included; None for no bound)."""

    least: int
    below: int | None
    count: Figure[int]
    population: Figure[int]


@dataclass(frozen=True, slots=True)
class Population:
    """The population of a territory."""

    municipalities: tuple[MunicipalityFigure, ...]
    """In Czech alphabetical order."""
    count: Figure[int]
    total: Figure[int | None]
    """None where no municipality states its population."""
    unknown: tuple[str, ...]
    """Municipalities whose population is not stated: it is not nought."""
    sizes: tuple[SizeGroup, ...]
    """Only those that occur, from the smallest."""


def population_of(project: str, collection: Collection) -> Population | None:
    """Return the population of a project's territory; None where no municipality is listed."""
    record = collection.get(f"project:{project}")
    territory = cast("Project", record.value).territory if record is not None else None
    if record is None or territory is None or not territory.municipalities:
        return None
    listed = [(item, record.locate("territory", "municipalities", at)) for at, item in enumerate(territory.municipalities)]
    stated = [
        (item.population, record.locate("territory", "municipalities", at, "population")) for at, (item, _) in enumerate(listed) if item.population is not None
    ]
    known = sum(number for number, _ in stated)
    total: Figure[int | None] = Figure(known if stated else None, places(place for _, place in stated))
    order = {name: at for at, name in enumerate(in_order(item.name for item, _ in listed))}
    rows = sorted((_municipality(item.name, item.code, item.population, where, total) for item, where in listed), key=lambda row: order[row.name])
    return Population(
        municipalities=tuple(rows),
        count=Figure(len(rows), places(row.location for row in rows)),
        total=total,
        unknown=tuple(row.name for row in rows if row.population.value is None),
        sizes=_sizes(rows),
    )


def _municipality(name: str, code: str | None, number: int | None, where: Location, total: Figure[int | None]) -> MunicipalityFigure:
    population: Figure[int | None] = Figure(number, (where,) if number is not None else ())
    if number is None or not total.value:
        return MunicipalityFigure(name, code, population, Figure(None), where)
    return MunicipalityFigure(name, code, population, Figure(number * _HUNDRED / total.value, places((where,), total.locations)), where)


def _sizes(rows: list[MunicipalityFigure]) -> tuple[SizeGroup, ...]:
    bounds = (0, *_SIZES)
    found: list[SizeGroup] = []
    for at, least in enumerate(bounds):
        below = bounds[at + 1] if at + 1 < len(bounds) else None
        of_size = [
            row for row in rows if row.population.value is not None and least <= row.population.value and (below is None or row.population.value < below)
        ]
        if of_size:
            where = places(row.location for row in of_size)
            found.append(SizeGroup(least, below, Figure(len(of_size), where), Figure(sum(row.population.value or 0 for row in of_size), where)))
    return tuple(found)
