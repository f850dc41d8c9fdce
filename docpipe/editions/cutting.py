"""Records → Records without what an edition must not print; done once, before any kind sees them (design decision 10)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import field, replace
from typing import Any, cast

from pydantic import BaseModel

from docpipe.czech.names import fold_name
from docpipe.dataclass import dataclass
from docpipe.diagnostics import Checked
from docpipe.editions.policies import Policy
from docpipe.editions.private import is_organisation
from docpipe.editions.showing import Showing
from docpipe.model import Record
from docpipe.prose import only_edition, resolve
from docpipe.prose.blocks import Inline, Prose, Reference
from docpipe.records.collection import Collection
from docpipe.records.group import Group
from docpipe.records.meeting import AgendaItem, Attendee, Meeting, Task
from docpipe.records.person import Person, Shown
from docpipe.records.project import Project
from docpipe.schema import meta_of

_PERSON_REFERENCES = ("person", "osoba")
_SOMEBODY = "účastník jednání"
_COUNTING = ("table", "chart", "service")
"""Types of records that may hold statistics on people."""


def edit(collection: Collection, policy: Policy) -> Collection:
    """Return the records as an edition may print them. A private name is replaced by a function or a role, private fields are emptied."""
    prose_only = tuple(_without_secret_address(_prose_of(record, policy)) for record in collection.records)
    if policy.shows_private:
        return Collection(prose_only)
    editor = _Editor(collection, policy)
    return Collection(tuple(editor.record(record) for record in prose_only))


def _without_secret_address(record: Record) -> Record:
    """Return a service without the address that is secret: no edition prints it, the internal one neither."""
    if record.type != "service" or not getattr(record.value, "secret_address", False):
        return record
    update = {"street": None, "town": None, "postcode": None, "transport": None}
    return replace(record, value=cast("BaseModel", record.value).model_copy(update=update))


def _prose_of(record: Record, policy: Policy) -> Record:
    return replace(record, value=_map(record.value, lambda text: only_edition(text, policy.name)))


def _map(value: Any, change: Callable[[Prose], Prose]) -> Any:
    """Return a value with every long text changed; what has none is returned as it is."""
    if isinstance(value, Prose):
        return change(value)
    if isinstance(value, tuple):
        items = tuple(_map(item, change) for item in value)
        return items if any(new is not old for new, old in zip(items, value, strict=True)) else value
    if isinstance(value, BaseModel):
        changed = {name: new for name, old in value if (new := _map(old, change)) is not old}
        return value.model_copy(update=changed) if changed else value
    return value


@dataclass(slots=True)
class _Editor:
    """Takes private data out of records; names are told apart by the unedited collection."""

    collection: Collection
    policy: Policy
    showing: Showing = field(init=False)

    def __post_init__(self) -> None:
        self.showing = Showing(self.collection, self.policy)

    def record(self, record: Record) -> Record:
        record = replace(record, value=_map(record.value, lambda text: resolve(text, self._referred).value))
        if record.type == "person":
            return replace(record, value=self._person(cast(Person, record.value), self.showing.of(record)))
        if record.type == "meeting":
            return replace(record, value=self._meeting(cast(Meeting, record.value)))
        if record.type == "group":
            return replace(record, value=self._group(cast(Group, record.value)))
        if record.type == "project":
            return replace(record, value=self._project(cast(Project, record.value)))
        value = self._cleared(record.value, record.type)
        if record.type in _COUNTING:
            from docpipe.editions.small import with_large_numbers

            value = with_large_numbers(value, self.policy)
        return replace(record, value=value)

    def _person(self, person: Person, may: frozenset[Shown]) -> Person:
        named = Shown.NAME in may
        hidden = {"name": "", "title_before": None, "title_after": None, "earlier_names": (), "vocative": None}
        return person.model_copy(
            update={
                **({} if named else hidden),
                **({} if named or Shown.FUNCTION in may else {"function": None, "organisation": None, "functions": ()}),
                **({} if Shown.EMAIL in may else {"email": None}),
                **({} if Shown.PHONE in may else {"phone": None}),
                "note": None,
                "public_basis": None,
                "consent_on": None,
                "consent_withdrawn": None,
            }
        )

    def _project(self, project: Project) -> Project:
        contacts = tuple(contact.model_copy(update={"person": self._reference(contact.person)}) for contact in project.contacts)
        return cast(Project, self._cleared(project.model_copy(update={"contacts": contacts}), "project"))

    def _group(self, group: Group) -> Group:
        """Members are referred to by id, so that nothing but the edited register says who they are."""
        members = tuple(member.model_copy(update={"person": self._reference(member.person)}) for member in group.members)
        return group.model_copy(update={"members": members})

    def _meeting(self, meeting: Meeting) -> Meeting:
        cleared: Meeting = self._cleared(meeting, "meeting")
        return cleared.model_copy(
            update={
                "chair": self._reference(meeting.chair),
                "convenor": self._reference(meeting.convenor),
                "author": self._reference(meeting.author),
                "verifiers": tuple(self._reference(name) for name in meeting.verifiers),
                "attendance": tuple(self._attendee(row) for row in meeting.attendance),
                "excused": self._named(meeting.excused, "excused"),
                "guests": self._named(meeting.guests, "guests"),
                "agenda": tuple(self._item(item, meeting) for item in meeting.agenda),
                "tasks": tuple(self._task(task, meeting) for task in meeting.tasks),
                "review": tuple(review.model_copy(update={"who": self._who(review.who, meeting)}) for review in meeting.review),
            }
        )

    def _attendee(self, row: Attendee) -> Attendee:
        kept: Attendee = self._cleared(row, "meeting.attendance")
        unregistered = self.policy.role_named(row.role.value if row.role else "")
        return kept.model_copy(update={"name": row.name}) if row.name and self._may_be_named(row.name, unregistered=unregistered) else kept

    def _named(self, names: tuple[str, ...], listed: str) -> tuple[str, ...]:
        """Return those of a list of a meeting that may be named."""
        unregistered = self.policy.field(f"meeting.{listed}", public=False)
        return tuple(name for name in names if self._may_be_named(name, unregistered=unregistered))

    def _item(self, item: AgendaItem, meeting: Meeting) -> AgendaItem:
        tasks = tuple(self._task(task, meeting) for task in item.tasks)
        resolutions = tuple(found.model_copy(update={"who": self._who(found.who, meeting)}) for found in item.resolutions)
        return item.model_copy(update={"presenter": self._who(item.presenter, meeting), "tasks": tasks, "resolutions": resolutions})

    def _task(self, task: Task, meeting: Meeting) -> Task:
        return task.model_copy(update={"who": self._who(task.who, meeting)})

    def _reference(self, name: Any) -> Any:
        """Return the id of the one person a text names; ids are never printed."""
        found = self.collection.people_named(name) if name else ()
        return found[0].id if len(found) == 1 else name

    def _referred(self, reference: Reference) -> Checked[tuple[Inline, ...]]:
        """Let a text refer to a registered person by id as well: the edited register, not the text, says how she is called."""
        person = reference.type in _PERSON_REFERENCES
        return Checked((replace(reference, target=str(self._reference(reference.target))),) if person else (reference,))

    def _may_be_named(self, name: str, *, unregistered: bool = False) -> bool:
        found = self.collection.people_named(name)
        if found:
            return all(self.showing.named(record) for record in found)
        return unregistered or is_organisation(self.collection, name)

    def _who(self, text: str | None, meeting: Meeting) -> str | None:
        """Return who presents or does a task: a private person by function or as a participant, all else as written."""
        if not text:
            return text
        people = self.collection.people_named(text)
        listed = {fold_name(name) for name in (*(row.name or "" for row in meeting.attendance), *meeting.excused, *meeting.guests)}
        if people and not self._may_be_named(text):
            person = cast(Person, people[0].value)
            return person.function if Shown.FUNCTION in self.showing.of(people[0]) and person.function else _SOMEBODY
        if not people and fold_name(text) in listed and not self._may_be_named(text, unregistered=self._is_shown_row(text, meeting)):
            return _SOMEBODY
        return text

    def _is_shown_row(self, text: str, meeting: Meeting) -> bool:
        """Return whether somebody in no register stands in a list whose people the edition names."""
        wanted = fold_name(text)
        rows = (row.role.value if row.role else "" for row in meeting.attendance if row.name and fold_name(row.name) == wanted)
        lists = ((name, getattr(meeting, name)) for name in ("excused", "guests"))
        return any(map(self.policy.role_named, rows)) or any(
            self.policy.field(f"meeting.{name}", public=False) for name, names in lists if wanted in map(fold_name, names)
        )

    def _cleared(self, value: Any, path: str) -> Any:
        """Return a record's value with every field emptied that neither the policy nor the schema calls public, at any depth."""
        if isinstance(value, tuple):
            return tuple(self._cleared(item, path) for item in value)
        if not isinstance(value, BaseModel):
            return value
        changed: dict[str, Any] = {}
        for name, info in type(value).model_fields.items():
            old = getattr(value, name)
            here = f"{path}.{name}"
            if not self.policy.field(here, public=meta_of(info).public) and not info.is_required():
                changed[name] = info.get_default()
            elif isinstance(old, (BaseModel, tuple)):
                changed[name] = self._cleared(old, here)
        return value.model_copy(update=changed)
