"""The records there are → what is known of a meeting before it: its group's members, what is still to be done, where and how it was last time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, time
from typing import cast

from docpipe.czech.collation import in_order
from docpipe.czech.names import split_titles
from docpipe.dataclass import dataclass
from docpipe.figures.carried import Carried, open_after
from docpipe.figures.series import all_series
from docpipe.model import Record
from docpipe.records.collection import Collection, meeting_of, members_on, name_on, project_of
from docpipe.records.group import Group
from docpipe.records.meeting import FORMS, MEETING_TYPES, Meeting, MeetingType
from docpipe.records.person import Gender, Person

Value = str | date | time


@dataclass(frozen=True, slots=True)
class Invited:
    """Somebody who is expected."""

    name: str
    presence: str
    """„pozván“ or „pozvána“: nobody counts as present until somebody says so."""


@dataclass(frozen=True, slots=True)
class Begun:
    """A meeting that is to be held."""

    fields: Mapping[tuple[str, ...], Value]
    """By the path of a meeting's field."""
    invited: tuple[Invited, ...]
    carried: tuple[Carried, ...]
    """What earlier meetings left open."""
    people: tuple[str, ...]
    """The names of the register, in Czech order."""
    groups: tuple[str, ...]
    activities: tuple[str, ...]


def last_of(collection: Collection, project: str, group: Record | None, until: date | None = None) -> Record | None:
    """Return the last meeting of a group in a project, before a day where it is said; without a group, the last one of those that have none."""
    for series in all_series(collection):
        own = [record for record in series if record.project == project and (until is None or meeting_of(record).date < until)]
        if own and (_group_of(own[-1], collection) == group):
            return own[-1]
    return None


def _group_of(record: Record, collection: Collection) -> Record | None:
    named = meeting_of(record).group
    return next(iter(collection.groups_named(named, record.project)), None) if named else None


def begun(collection: Collection, project: Record, group: Record | None, day: date, title: str | None) -> Begun:
    """Return what is known of a meeting of a group on a day."""
    last = last_of(collection, project.id, group, day)
    value = cast("Group", group.value) if group is not None else None
    known = {path: item for path, item in _fields(project, value, last, day, title) if item}
    people = in_order({cast("Person", record.value).name for record in collection.of("person")})
    return Begun(
        fields=known,
        invited=tuple(_invited(collection, value, day)) if value is not None else (),
        carried=open_after(last, collection) if last is not None else (),
        people=tuple(people),
        groups=tuple(_groups(collection, project.id)),
        activities=tuple(item.code for item in project_of(project).key_activities),
    )


def _groups(collection: Collection, project: str) -> Iterator[str]:
    for record in collection.of("group"):
        value = cast("Group", record.value)
        if value.project in (None, project):
            yield value.name


def _fields(project: Record, group: Group | None, last: Record | None, day: date, title: str | None) -> Iterator[tuple[tuple[str, ...], Value]]:
    before = meeting_of(last) if last is not None else None
    kind = before.type if before is not None else _type_of(group)
    yield ("type",), MEETING_TYPES[kind][0]
    yield ("title",), title or _title(kind, group)
    if title is None and group is not None and group.genitive:
        yield ("title_genitive",), _title(kind, group).replace("Setkání", "setkání").replace("Jednání", "jednání")
    yield ("group",), group.name if group is not None else ""
    yield ("date",), day
    if before is not None:
        yield from _as_before(before, day)
    yield ("sample",), "ano" if project_of(project).sample else ""


def _as_before(before: Meeting, day: date) -> Iterator[tuple[tuple[str, ...], Value]]:
    """Yield what was so last time; hour and place as the last meeting announced them."""
    said = before.next_meeting if before.next_meeting is not None and before.next_meeting.date == day else None
    yield ("key_activity",), before.key_activity or ""
    yield ("start",), (said.start if said is not None else None) or before.start or ""
    if said is None or said.start in (None, before.start):
        yield ("end",), before.end or ""
    yield ("form",), FORMS[before.form][0]
    yield ("place",), (said.place if said is not None else None) or before.place or ""
    yield ("link",), before.link or ""
    for name in ("convenor", "chair", "author"):
        yield (name,), getattr(before, name) or ""


def _type_of(group: Group | None) -> MeetingType:
    if group is None:
        return MeetingType.MEETING
    return MeetingType.STEERING_GROUP if group.name.casefold().startswith(("řídicí", "řídící")) else MeetingType.WORKING_GROUP


def _title(kind: MeetingType, group: Group | None) -> str:
    word = "Jednání" if kind is MeetingType.STEERING_GROUP else "Setkání"
    if group is None:
        return ""
    return f"{word} {group.genitive}" if group.genitive else f"{word} – {group.name}"


def _invited(collection: Collection, group: Group, day: date) -> Iterator[Invited]:
    for member in members_on(group, day):
        found = collection.people_named(member.person)
        person = cast("Person", found[0].value) if len(found) == 1 else None
        woman = person.gender is Gender.FEMALE if person is not None else split_titles(member.person)[2].casefold().endswith("á")
        yield Invited(name_on(person, day) if person is not None else member.person, "pozvána" if woman else "pozván")
