"""The collection → for each project, the names its texts must write right and those that do not belong there."""

from __future__ import annotations

from collections.abc import Iterator

from docpipe.czech.names import fold_name
from docpipe.figures.people import organisation_of, person_of, the_organisation
from docpipe.model import Record
from docpipe.records.collection import Collection, names_of, project_of
from docpipe.records.project import Project, Territory
from docpipe.rules.names import NameGuard, Strangers


class Guards:
    """The name guards of all projects, each made when it is first asked for."""

    def __init__(self, collection: Collection, allowed: frozenset[str]) -> None:
        self._collection = collection
        self._allowed = allowed
        self._known: tuple[str, ...] | None = None
        self._guards: dict[str, NameGuard] = {}
        self._strangers: dict[str, Strangers] = {}

    def guard(self, record: Record) -> NameGuard | None:
        """Return the guard of the project a record belongs to; None for one of no project."""
        project = self._project(record)
        if project is None:
            return None
        if project.id not in self._guards:
            self._guards[project.id] = NameGuard(self._right(project_of(project)), (*self._all_known(), *self._allowed))
        return self._guards[project.id]

    def strangers(self, record: Record) -> Strangers | None:
        """Return the names that are foreign to the project a record belongs to; None for one of no project."""
        project = self._project(record)
        if project is None:
            return None
        if project.id not in self._strangers:
            self._strangers[project.id] = Strangers(self._foreign(project))
        return self._strangers[project.id]

    def _project(self, record: Record) -> Record | None:
        return record if record.type == "project" else self._collection.get(f"project:{record.project}")

    def _right(self, project: Project) -> Iterator[str]:
        for text in (project.beneficiary, *project.partners):
            record = the_organisation(self._collection, text)
            if record is not None:
                organisation = organisation_of(record)
                yield from (name for name in (organisation.name, organisation.short_name) if name)
        if project.territory is not None:
            yield project.territory.name
        yield from project.names

    def _all_known(self) -> tuple[str, ...]:
        """Return every name of the workspace that is right by itself: a neighbour's name is no misspelling of one's own."""
        if self._known is None:
            self._known = tuple(self._names())
        return self._known

    def _names(self) -> Iterator[str]:
        for record in self._collection.of("organisation"):
            organisation = organisation_of(record)
            yield from (name for name in (organisation.name, organisation.short_name, organisation.town) if name)
            yield from (earlier.name for earlier in organisation.earlier_names)
        for record in self._collection.of("person"):
            yield from names_of(person_of(record))
        for record in self._collection.of("project"):
            project = project_of(record)
            yield from (*project.names, *project.other_territories)
            if project.territory is not None:
                yield project.territory.name
                yield from (item.name for item in project.territory.municipalities)

    def _foreign(self, project: Record) -> Iterator[str]:
        """Yield the territories of other projects, without those that the project names as neighbours or shares a municipality with."""
        own = project_of(project)
        allowed = {fold_name(name) for name in (*own.other_territories, *self._allowed)}
        if own.territory is not None:
            allowed |= {fold_name(own.territory.name)}
        for record in self._collection.of("project"):
            territory = project_of(record).territory
            if record is not project and territory is not None and fold_name(territory.name) not in allowed and not _share(own.territory, territory):
                yield territory.name


def _share(one: Territory | None, other: Territory) -> bool:
    """Return whether two territories have a municipality in common."""
    if one is None:
        return False
    return bool({fold_name(item.name) for item in one.municipalities} & {fold_name(item.name) for item in other.municipalities})
