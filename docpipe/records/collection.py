"""All records of a workspace, and how one is found by what people write."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from functools import cached_property
from typing import cast

from docpipe.czech.names import fold_name
from docpipe.dataclass import dataclass
from docpipe.model import Record
from docpipe.records.bundle import Bundle
from docpipe.records.evidence import Evidence
from docpipe.records.group import Group, Member
from docpipe.records.meeting import Meeting
from docpipe.records.need import Need
from docpipe.records.organisation import Organisation
from docpipe.records.person import Person
from docpipe.records.project import Project

_NAMING = ("name", "short_name", "title", "id")


@dataclass(frozen=True)
class Collection:
    """The good records, in the order of their files."""

    records: tuple[Record, ...]

    def of(self, kind: str, project: str | None = None) -> tuple[Record, ...]:
        """Return the records of a type, of one project where it is named."""
        found = self._by_type.get(kind, ())
        return tuple(record for record in found if record.project == project) if project is not None else tuple(found)

    def get(self, key: str) -> Record | None:
        """Return a record by its key."""
        return self._by_key.get(key)

    def people_named(self, text: str) -> tuple[Record, ...]:
        """Return the people a text names, by id or name (titles, case, spacing ignored); several share a name."""
        return tuple(self._people.get(fold_name(text), ()))

    def organisations_named(self, text: str) -> tuple[Record, ...]:
        """Return the organisations a text names: id, name, short or earlier name."""
        return tuple(self._organisations.get(fold_name(text), ()))

    def groups_named(self, text: str, project: str | None = None) -> tuple[Record, ...]:
        """Return the groups a text names; those of the project come before those of none."""
        found = self._groups.get(fold_name(text), ())
        own = tuple(record for record in found if cast("Group", record.value).project == project)
        return own or tuple(record for record in found if cast("Group", record.value).project is None)

    def named(self, kind: str, text: str, project: str | None = None) -> tuple[Record, ...]:
        """Return the records of a type that a text names: by id, name, short name or another name they say. A project's own come before what is shared."""
        found = self._names_of(kind).get(fold_name(text), ())
        own = tuple(record for record in found if record.project == project)
        return own or tuple(record for record in found if record.project is None)

    def layered(self, kind: str, project: str | None) -> tuple[Record, ...]:
        """Return the records of a type that hold for a project: its own, and those shared that it has not put its own in place of."""
        own = {record.id for record in self.of(kind, project)} if project is not None else set()
        return tuple(record for record in self.of(kind) if record.project == project or (record.project is None and record.id not in own))

    def _names_of(self, kind: str) -> dict[str, list[Record]]:
        """Return folded name → the records of a type that have it."""
        if kind not in self._named:
            index: dict[str, list[Record]] = {}
            for record in self.of(kind):
                written = (record.id, *(getattr(record.value, field, None) or "" for field in _NAMING), *getattr(record.value, "aliases", ()))
                for name in {fold_name(text) for text in written if isinstance(text, str) and text}:
                    index.setdefault(name, []).append(record)
            self._named[kind] = index
        return self._named[kind]

    @cached_property
    def _named(self) -> dict[str, dict[str, list[Record]]]:
        return {}

    @cached_property
    def person_names(self) -> tuple[str, ...]:
        """Every registered name of a person."""
        return tuple(cast("Person", record.value).name for record in self.of("person"))

    @cached_property
    def computed(self) -> dict[str, object]:
        """What figures computed of the whole collection, by name: it does not change, so once is enough."""
        return {}

    @cached_property
    def _by_type(self) -> dict[str, list[Record]]:
        found: dict[str, list[Record]] = {}
        for record in self.records:
            found.setdefault(record.type, []).append(record)
        return found

    @cached_property
    def _by_key(self) -> dict[str, Record]:
        return {record.key: record for record in self.records}

    @cached_property
    def _people(self) -> dict[str, list[Record]]:
        def names(record: Record) -> Iterable[str]:
            person = cast("Person", record.value)
            yield from (*names_of(person), record.id)

        return _index(self.of("person"), {record.key: tuple(names(record)) for record in self.of("person")})

    @cached_property
    def _organisations(self) -> dict[str, list[Record]]:
        def names(record: Record) -> Iterable[str]:
            organisation = cast("Organisation", record.value)
            yield from (organisation.name, record.id, organisation.short_name or "", *(earlier.name for earlier in organisation.earlier_names))

        return _index(self.of("organisation"), {record.key: tuple(names(record)) for record in self.of("organisation")})

    @cached_property
    def _groups(self) -> dict[str, list[Record]]:
        def names(record: Record) -> Iterable[str]:
            group = cast("Group", record.value)
            yield from (group.name, record.id, group.short_name or "")

        return _index(self.of("group"), {record.key: tuple(names(record)) for record in self.of("group")})


def _index(records: Sequence[Record], names: dict[str, tuple[str, ...]]) -> dict[str, list[Record]]:
    index: dict[str, list[Record]] = {}
    for record in records:
        for folded in {fold_name(name) for name in names[record.key] if name}:
            index.setdefault(folded, []).append(record)
    return index


def valid_on(day: date, since: date | None, until: date | None) -> bool:
    """Return whether something valid from–to (both included, open where None) holds on a day."""
    return (since is None or since <= day) and (until is None or day <= until)


def names_of(person: Person) -> tuple[str, ...]:
    """Return the name of a person and those they had before."""
    return (person.name, *(earlier.name for earlier in person.earlier_names))


def name_on(person: Person, day: date | None) -> str:
    """Return the name a person had on a day."""
    if day is not None:
        for earlier in sorted(person.earlier_names, key=lambda item: item.valid_to):
            if day <= earlier.valid_to:
                return earlier.name
    return person.name


def functions_on(person: Person, day: date | None) -> tuple[tuple[str, str], ...]:
    """Return (function, organisation) pairs of a day, the plain fields first; empty texts where one is not known."""
    plain = ((person.function or "", person.organisation or ""),) if person.function or person.organisation else ()
    timed = tuple((item.function or "", item.organisation or "") for item in person.functions if day is None or valid_on(day, item.valid_from, item.valid_to))
    return timed or plain


def members_on(group: Group, day: date) -> tuple[Member, ...]:
    """Return the members of a group on a day."""
    return tuple(member for member in group.members if valid_on(day, member.valid_from, member.valid_to))


def project_of(record: Record) -> Project:
    """Return a record's value as a project."""
    return cast("Project", record.value)


def meeting_of(record: Record) -> Meeting:
    """Return a record's value as a meeting."""
    return cast("Meeting", record.value)


def evidence_of(record: Record) -> Evidence:
    """Return the evidence of a meeting; an empty one where nothing is written."""
    return meeting_of(record).evidence or Evidence()


def bundle_of(record: Record) -> Bundle:
    """Return a record's value as a bundle."""
    return cast("Bundle", record.value)


def need_of(record: Record) -> Need:
    """Return a record's value as a need."""
    return cast("Need", record.value)
