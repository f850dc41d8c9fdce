"""What a workspace knows by name → by which a cell of a sheet is recognised: sources, municipalities, services, measures, providers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import field
from typing import cast

from docpipe.czech.names import bare
from docpipe.dataclass import dataclass
from docpipe.model import Record
from docpipe.records.organisation import Organisation
from docpipe.records.planning.funding_source import FundingSource
from docpipe.records.planning.measure import Measure
from docpipe.records.planning.service import Service
from docpipe.records.project import Project


@dataclass(frozen=True, slots=True)
class Known:
    """Names as they are compared (small letters, no diacritics)."""

    sources: frozenset[str] = frozenset()
    parts: frozenset[str] = frozenset()
    """Sources that are a part of another („z toho příspěvek na péči“) and are never added to it."""
    municipalities: frozenset[str] = frozenset()
    services: frozenset[str] = frozenset()
    measures: frozenset[str] = frozenset()
    providers: frozenset[str] = frozenset()

    def role(self, text: str) -> str | None:
        """Return what a text names: 'measure', 'service', 'source', 'municipality', 'provider'; None for what nobody knows."""
        name = bare(text)
        for role, names in self._by_role:
            if name in names:
                return role
        return None

    def is_part(self, text: str) -> bool:
        """Return whether a source is a part of another."""
        return bare(text) in self.parts

    @property
    def _by_role(self) -> tuple[tuple[str, frozenset[str]], ...]:
        first = (("measure", self.measures), ("service", self.services), ("source", self.sources))
        return (*first, ("municipality", self.municipalities), ("provider", self.providers))


@dataclass(slots=True)
class Knowing:
    """Gathers the names of each project once."""

    records: Iterable[Record]
    _made: dict[str | None, Known] = field(default_factory=dict)

    def of(self, project: str | None) -> Known:
        """Return the names that hold in a project."""
        if project not in self._made:
            self._made[project] = self._known(project)
        return self._made[project]

    def _known(self, project: str | None) -> Known:
        names: dict[str, set[str]] = {}
        for record in self.records:
            if record.project in (None, project):
                for role, texts in _names(record):
                    names.setdefault(role, set()).update(bare(text) for text in texts if text)
        return Known(**{role: frozenset(found) for role, found in names.items()})


def _names(record: Record) -> Iterable[tuple[str, tuple[str, ...]]]:
    """Yield what a record's names are names of."""
    if record.type == "funding-source":
        source = cast("FundingSource", record.value)
        texts = (source.name, source.short_name or "", source.id, *source.aliases)
        yield "sources", texts
        if source.part_of:
            yield "parts", texts
    elif record.type == "measure":
        yield "measures", (cast("Measure", record.value).name, record.id)
    elif record.type == "service":
        yield "services", (cast("Service", record.value).name, record.id)
    elif record.type == "organisation":
        organisation = cast("Organisation", record.value)
        yield "providers", (organisation.name, organisation.short_name or "", record.id)
    elif record.type == "project" and (territory := cast("Project", record.value).territory) is not None:
        yield "municipalities", tuple(item.name for item in territory.municipalities)
