"""The collection as rules see it: what many of them look up is indexed once."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import field
from datetime import date
from functools import cache, cached_property
from typing import cast

from docpipe.czech.names import fold_name
from docpipe.dataclass import dataclass
from docpipe.diagnostics import Diagnostic
from docpipe.discover import discover
from docpipe.figures.attendance import Attendance, attendance_of
from docpipe.figures.people import organisation_of
from docpipe.model import Record
from docpipe.programmes.schema import Programme
from docpipe.records.collection import Collection, meeting_of, project_of
from docpipe.records.project import Project
from docpipe.rules.guards import Guards
from docpipe.rules.names import Word, words_of
from docpipe.rules.near import NearMisses
from docpipe.rules.texts import Passage, passages_of


@dataclass(frozen=True)
class View:
    """What rules may look at."""

    collection: Collection
    programmes: Mapping[str, Programme]
    allowed_names: frozenset[str] = frozenset()
    """Words that the settings say are right as they are."""
    _passages: dict[str, tuple[tuple[Passage, tuple[Word, ...]], ...]] = field(default_factory=dict)

    def project(self, record: Record) -> Project | None:
        """Return the project a record belongs to; None where its folder has none."""
        found = record if record.type == "project" else self.collection.get(f"project:{record.project}")
        return project_of(found) if found is not None else None

    def project_record(self, record: Record) -> Record | None:
        """Return the record of that project."""
        return record if record.type == "project" else self.collection.get(f"project:{record.project}")

    def attendance(self, record: Record) -> Attendance:
        """Return a meeting's attendance."""
        return attendance_of(record, self.collection)

    def meetings_on(self, day: date) -> tuple[Record, ...]:
        """Return the meetings of a day, of all projects, in the order of records; for rules that say they look `across`."""
        return tuple(self._meetings_by_day.get(day, ()))

    @cached_property
    def _meetings_by_day(self) -> Mapping[date, list[Record]]:
        found: dict[date, list[Record]] = {}
        for record in self.collection.of("meeting"):
            found.setdefault(meeting_of(record).date, []).append(record)
        return found

    def passages(self, record: Record) -> tuple[tuple[Passage, tuple[Word, ...]], ...]:
        """Return the texts of a record and their words, taken apart once."""
        if record.key not in self._passages:
            self._passages[record.key] = tuple((passage, words_of(passage.text)) for passage in passages_of(record))
        return self._passages[record.key]

    @cached_property
    def names(self) -> Guards:
        """The name guards of the projects."""
        return Guards(self.collection, self.allowed_names)

    @cached_property
    def near_people(self) -> NearMisses:
        """The registered people a name may be a near miss of."""
        return NearMisses(self.collection.person_names)

    @cached_property
    def near_organisations(self) -> NearMisses:
        """The registered organisations a name may be a near miss of."""
        organisations = [organisation_of(record) for record in self.collection.of("organisation")]
        return NearMisses(tuple(name for item in organisations for name in (item.name, item.short_name) if name))

    @cached_property
    def need_ids(self) -> Mapping[tuple[str | None, str], list[tuple[Record, tuple[str | int, ...]]]]:
        """(project, need id) → every place that writes it."""
        from docpipe.rules.needs import written_ids

        found: dict[tuple[str | None, str], list[tuple[Record, tuple[str | int, ...]]]] = {}
        for record in (*self.collection.of("need"), *self.collection.of("meeting")):
            for name, path in written_ids(record):
                found.setdefault((record.project, fold_name(name)), []).append((record, path))
        return found


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule: the type of record it judges, and how."""

    subject: str
    judge: Callable[[Record, View], Iterator[Diagnostic]]
    across: bool = False
    """Whether it looks at meetings of other projects, of the same day only. Every other rule is content with the records of its subject's
    own project, the registers and all projects' own records: a build reads no more where nothing else has changed."""


@cache
def all_rules(*, planning: bool = False, reporting: bool = False) -> Mapping[str, tuple[Rule, ...]]:
    """Return the rules of every family, by the type they judge; those of the plan and of reports only where they are asked for."""
    found: dict[str, tuple[Rule, ...]] = {}
    rooms = ("docpipe.rules", *(("docpipe.rules.planning",) if planning else ()), *(("docpipe.rules.reporting",) if reporting else ()))
    for family in (rules for room in rooms for rules in discover(room, "RULES").values()):
        for rule in cast("tuple[Rule, ...]", family):
            found[rule.subject] = (*found.get(rule.subject, ()), rule)
    return found
