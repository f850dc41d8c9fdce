"""A project's register of needs and the needs found at its meetings → one numbered list with sources and counts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from docpipe.czech.collation import in_order
from docpipe.czech.format import format_date
from docpipe.czech.names import fold_name, slug
from docpipe.dataclass import dataclass
from docpipe.diagnostics import Location
from docpipe.figures.figure import Figure, places
from docpipe.figures.series import when
from docpipe.model import DataPath, Record
from docpipe.records.collection import Collection, meeting_of, need_of
from docpipe.records.need import FoundNeed, NeedKind

_KIND_ORDER: dict[NeedKind | None, int] = {kind: index for index, kind in enumerate((*NeedKind, None))}


@dataclass(frozen=True, slots=True)
class NeedFigure:
    """A need of a project, wherever it was written."""

    id: str
    """As written; else made of its meeting and its words, so that it stays when other needs come or go."""
    number: int
    """Its number in the project, from 1: by kind, then by time."""
    need: FoundNeed
    record: Record
    """The meeting or the register's entry that holds it."""
    text: Figure[str]
    target_groups: Figure[tuple[str, ...]]
    kind: Figure[NeedKind | None]
    source: Figure[str]
    """„setkání 9. 3. 2021“, „dotazník“; empty when not known."""
    day: Figure[date | None]
    """When it was found."""
    item: int | None = None
    """Index of the meeting's point of the agenda, from 0."""

    @property
    def location(self) -> Location:
        return self.text.locations[0]


@dataclass(frozen=True, slots=True)
class Needs:
    """All needs of a project."""

    items: tuple[NeedFigure, ...]
    count: Figure[int]
    meetings: Figure[int]
    """At how many meetings some were found."""
    by_kind: tuple[tuple[NeedKind | None, Figure[int]], ...]
    """In the order of kinds; None last, for needs whose kind was not written."""
    by_target_group: tuple[tuple[str, Figure[int]], ...]
    """Most frequent first, then in Czech order; a need of two groups counts in both."""

    def of_kind(self, kind: NeedKind | None) -> tuple[NeedFigure, ...]:
        """Return the needs of a kind, in order."""
        return tuple(item for item in self.items if item.kind.value is kind)


def found_at(record: Record) -> tuple[NeedFigure, ...]:
    """Return the needs found at a meeting, in the order of its agenda, numbered within the meeting."""
    day = meeting_of(record).date
    found: list[NeedFigure] = []
    used: set[str] = set()
    for item, point in enumerate(meeting_of(record).agenda):
        for index, need in enumerate(point.needs):
            base = ("agenda", item, "needs", index)
            own = need.id or _made_id(f"{record.id}-{slug(need.text, 40)}", used)
            used.add(own)
            places_ = (record.locate("date"),)
            found.append(_need(record, need, base, own, len(found) + 1, Figure(f"setkání {format_date(day)}", places_), Figure(day, places_), item))
    return tuple(found)


def _made_id(wanted: str, used: set[str]) -> str:
    """Return the id, with a number where the same words stand twice."""
    number, made = 1, wanted
    while made in used:
        number += 1
        made = f"{wanted}-{number}"
    return made


def _registered(record: Record) -> NeedFigure:
    need = need_of(record)
    source = Figure(need.source or "", (record.locate("source"),) if need.source else ())
    return _need(record, need, (), need.id, 1, source, Figure(need.date, (record.locate("date"),) if need.date else ()), None)


def _need(
    record: Record, need: FoundNeed, base: DataPath, own: str, number: int, source: Figure[str], day: Figure[date | None], item: int | None
) -> NeedFigure:
    groups = Figure(need.target_groups, (record.locate(*base, "target_groups"),) if need.target_groups else ())
    kind = Figure(need.kind, (record.locate(*base, "kind"),) if need.kind else ())
    return NeedFigure(own, number, need, record, Figure(need.text, (record.locate(*base, "text"),)), groups, kind, source, day, item)


def needs_of(project: str, collection: Collection) -> Needs:
    """Return all needs of a project (its id): by kind, then by the day they were found, those without a day first."""
    items = [_registered(record) for record in collection.of("need", project)]
    for record in sorted(collection.of("meeting", project), key=when):
        items += found_at(record)
    items.sort(key=lambda item: (_KIND_ORDER[item.kind.value], item.day.value or date.min))
    numbered = tuple(replace(item, number=number) for number, item in enumerate(items, 1))
    held = {item.record.key: item.record.locate("date") for item in numbered if item.record.type == "meeting"}
    return Needs(
        items=numbered,
        count=Figure(len(numbered), places(item.location for item in numbered)),
        meetings=Figure(len(held), tuple(held.values())),
        by_kind=tuple(_by_kind(numbered)),
        by_target_group=_by_target_group(numbered),
    )


def _by_kind(items: Iterable[NeedFigure]) -> Iterator[tuple[NeedKind | None, Figure[int]]]:
    found: dict[NeedKind | None, list[Location]] = {}
    for item in items:
        found.setdefault(item.kind.value, []).append(item.location)
    for kind in (*NeedKind, None):
        if kind in found:
            yield kind, Figure(len(found[kind]), tuple(found[kind]))


def _by_target_group(items: Iterable[NeedFigure]) -> tuple[tuple[str, Figure[int]], ...]:
    labels: dict[str, str] = {}
    found: dict[str, list[Location]] = {}
    for item in items:
        for group in dict.fromkeys(item.target_groups.value):
            key = fold_name(group)
            labels.setdefault(key, group)
            found.setdefault(key, []).append(item.location)
    counted = {labels[key]: Figure(len(where), tuple(where)) for key, where in found.items()}
    return tuple(sorted(((label, counted[label]) for label in in_order(counted)), key=lambda entry: -entry[1].value))
