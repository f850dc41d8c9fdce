"""Records → Records without what an edition must not print; done once, before any kind sees them (design decision 10)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any, cast

from pydantic import BaseModel

from docpipe.czech.names import fold_name
from docpipe.dataclass import dataclass
from docpipe.diagnostics import Checked
from docpipe.editions.policies import Policy
from docpipe.model import Record
from docpipe.prose import only_edition, resolve
from docpipe.prose.blocks import Inline, Prose, Reference
from docpipe.records.collection import Collection, meeting_of, names_of
from docpipe.records.group import Group
from docpipe.records.meeting import AgendaItem, Attendee, Meeting, Task
from docpipe.records.person import Person, Shown
from docpipe.records.project import Project
from docpipe.schema import meta_of

_PERSON_REFERENCES = ("person", "osoba")
_SOMEBODY = "účastník jednání"


@dataclass(frozen=True, slots=True)
class PrivateData:
    """What an edition must not show anywhere; the leak check looks for it in the finished file."""

    names: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    addresses: tuple[str, ...] = ()
    """Of services whose address is secret: they stand in no edition at all."""


def edit(collection: Collection, policy: Policy) -> Collection:
    """Return the records as an edition may print them. A private name is replaced by a function or a role, private fields are emptied."""
    prose_only = tuple(_without_secret_address(_prose_of(record, policy)) for record in collection.records)
    if policy.shows_private:
        return Collection(prose_only)
    editor = _Editor(collection)
    return Collection(tuple(editor.record(record) for record in prose_only))


def private_data(collection: Collection, policy: Policy, project: str) -> PrivateData:
    """Return the data that must not stand in a project's documents of this edition."""
    addresses = secret_addresses(collection, project)
    if policy.shows_private:
        return PrivateData(addresses=addresses)
    people = [cast(Person, record.value) for record in collection.of("person")]
    shown = {fold_name(name) for person in people if Shown.NAME in person.public for name in names_of(person)}
    names = {name: None for person in people if Shown.NAME not in person.public for name in names_of(person)}
    emails = {person.email: None for person in people if person.email and Shown.EMAIL not in person.public}
    phones = {person.phone: None for person in people if person.phone and Shown.PHONE not in person.public}
    for record in collection.of("meeting", project):
        meeting = meeting_of(record)
        listed = [row.name for row in meeting.attendance if row.name] + list(meeting.excused) + list(meeting.guests)
        names |= {name: None for name in listed if fold_name(name) not in shown and " " in name.strip() and not _is_organisation(collection, name)}
        emails |= {row.email: None for row in meeting.attendance if row.email}
        phones |= {row.phone: None for row in meeting.attendance if row.phone}
    for record in (*collection.of("comment", project), *collection.of("service", project)):
        private = _private_person(record.value)
        names |= {name: None for name in private.names if fold_name(name) not in shown and " " in name.strip() and not _is_organisation(collection, name)}
        emails |= dict.fromkeys(private.emails)
        phones |= dict.fromkeys(private.phones)
    for record in collection.of("project", project):
        contacts = cast(Project, record.value).contacts
        emails = {email: None for email in emails if email not in {contact.email for contact in contacts}}
        phones = {phone: None for phone in phones if phone not in {contact.phone for contact in contacts}}
    return PrivateData(tuple(names), tuple(emails), tuple(phones), addresses)


def _private_person(value: Any) -> PrivateData:
    """Return who commented on a plan, or whom a service names as its contact: private by their schemas."""
    fields = type(value).model_fields
    hidden = {name: getattr(value, name) for name in ("author", "contact", "email", "phone") if name in fields and not meta_of(fields[name]).public}
    return PrivateData(
        tuple(name for field in ("author", "contact") if (name := hidden.get(field))),
        tuple(email for email in (hidden.get("email"),) if email),
        tuple(phone for phone in (hidden.get("phone"),) if phone),
    )


def secret_addresses(collection: Collection, project: str) -> tuple[str, ...]:
    """Return the streets of a project's services whose address is secret (shelters of victims; flag „utajenaAdresa“ of the register of providers)."""
    hidden = (record.value for record in collection.of("service", project) if getattr(record.value, "secret_address", False))
    return tuple(dict.fromkeys(street for value in hidden if (street := getattr(value, "street", None))))


def _without_secret_address(record: Record) -> Record:
    """Return a service without the address that is secret: no edition prints it, the internal one neither."""
    if record.type != "service" or not getattr(record.value, "secret_address", False):
        return record
    update = {"street": None, "town": None, "postcode": None, "transport": None}
    return replace(record, value=cast("BaseModel", record.value).model_copy(update=update))


def _is_organisation(collection: Collection, name: str) -> bool:
    return bool(collection.organisations_named(name) or collection.groups_named(name))


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

    def record(self, record: Record) -> Record:
        record = replace(record, value=_map(record.value, lambda text: resolve(text, self._referred).value))
        if record.type == "person":
            return replace(record, value=self._person(cast(Person, record.value)))
        if record.type == "meeting":
            return replace(record, value=self._meeting(cast(Meeting, record.value)))
        if record.type == "group":
            return replace(record, value=self._group(cast(Group, record.value)))
        if record.type == "project":
            return replace(record, value=self._project(cast(Project, record.value)))
        return replace(record, value=_without_private(record.value))

    def _person(self, person: Person) -> Person:
        named = Shown.NAME in person.public
        hidden = {"name": "", "title_before": None, "title_after": None, "earlier_names": (), "vocative": None}
        return person.model_copy(
            update={
                **({} if named else hidden),
                **({} if named or Shown.FUNCTION in person.public else {"function": None, "organisation": None, "functions": ()}),
                **({} if Shown.EMAIL in person.public else {"email": None}),
                **({} if Shown.PHONE in person.public else {"phone": None}),
                "note": None,
            }
        )

    def _project(self, project: Project) -> Project:
        contacts = tuple(contact.model_copy(update={"person": self._reference(contact.person)}) for contact in project.contacts)
        return cast(Project, _without_private(project.model_copy(update={"contacts": contacts})))

    def _group(self, group: Group) -> Group:
        """Members are referred to by id, so that nothing but the edited register says who they are."""
        members = tuple(member.model_copy(update={"person": self._reference(member.person)}) for member in group.members)
        return group.model_copy(update={"members": members})

    def _meeting(self, meeting: Meeting) -> Meeting:
        cleared: Meeting = _without_private(meeting)
        return cleared.model_copy(
            update={
                "chair": self._reference(meeting.chair),
                "convenor": self._reference(meeting.convenor),
                "author": self._reference(meeting.author),
                "verifiers": tuple(self._reference(name) for name in meeting.verifiers),
                "attendance": tuple(self._attendee(row) for row in meeting.attendance),
                "excused": tuple(name for name in meeting.excused if self._may_be_named(name)),
                "guests": tuple(name for name in meeting.guests if self._may_be_named(name)),
                "agenda": tuple(self._item(item, meeting) for item in meeting.agenda),
                "tasks": tuple(self._task(task, meeting) for task in meeting.tasks),
                "review": tuple(review.model_copy(update={"who": self._who(review.who, meeting)}) for review in meeting.review),
            }
        )

    def _attendee(self, row: Attendee) -> Attendee:
        kept: Attendee = _without_private(row)
        return kept.model_copy(update={"name": row.name}) if row.name and self._may_be_named(row.name) else kept

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

    def _may_be_named(self, name: str) -> bool:
        found = self.collection.people_named(name)
        if found:
            return all(Shown.NAME in cast(Person, record.value).public for record in found)
        return _is_organisation(self.collection, name)

    def _who(self, text: str | None, meeting: Meeting) -> str | None:
        """Return who presents or does a task: a private person by function or as a participant, all else as written."""
        if not text:
            return text
        people = self.collection.people_named(text)
        listed = {fold_name(name) for name in (*(row.name or "" for row in meeting.attendance), *meeting.excused, *meeting.guests)}
        if people and not self._may_be_named(text):
            person = cast(Person, people[0].value)
            return person.function if Shown.FUNCTION in person.public and person.function else _SOMEBODY
        if not people and fold_name(text) in listed and not self._may_be_named(text):
            return _SOMEBODY
        return text


def _without_private(value: Any) -> Any:
    """Return a record's value with every field emptied that its schema does not call public, at any depth."""
    if isinstance(value, tuple):
        return tuple(_without_private(item) for item in value)
    if not isinstance(value, BaseModel):
        return value
    changed: dict[str, Any] = {}
    for name, info in type(value).model_fields.items():
        old = getattr(value, name)
        if not meta_of(info).public and not info.is_required():
            changed[name] = info.get_default()
        elif isinstance(old, (BaseModel, tuple)):
            changed[name] = _without_private(old)
    return value.model_copy(update=changed)
