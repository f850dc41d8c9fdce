"""What records say of each other → a fault for every name that names nobody, or more than one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import cast

from docpipe.czech.names import near_misses
from docpipe.diagnostics import Diagnostic, Location, Plain
from docpipe.figures.activities import key_activity_of
from docpipe.model import Record
from docpipe.records.collection import Collection, meeting_of, project_of
from docpipe.records.group import Group
from docpipe.records.organisation import Organisation

_PLANNING = ("plan", "measure", "service", "budget", "indicator", "evaluation", "chart")
"""Types whose references are those of a plan: their schemas are not imported where there is none."""
_REPORTING = ("report", "project-indicator", "publicity", "reporting")
"""Types whose references are those of reports to the funder."""
_PEOPLE_OF_MEETING = ("chair", "convenor", "author")
_SUGGESTIONS = 3
_SHOWN = 12
"""How many of the known names a complaint lists."""


def resolve(collection: Collection) -> tuple[Diagnostic, ...]:
    """Return a fault for each unresolved reference, said to be about the record that makes it.

    Chair, convenor, author and verifiers of a meeting, members of a group and contacts of a project must be registered people; a meeting's group
    and key activity, a project's beneficiary and partners must be known. Rows of attendance need not be in any register: rules warn of near misses.
    """
    found: list[Diagnostic] = []
    for kind, judge in _JUDGES.items():
        for record in collection.of(kind):
            found += [item.about(record.key) for item in judge(record, collection)]
    if any(collection.of(kind) for kind in _PLANNING):
        from docpipe.validate.planning import resolve_plans

        found += resolve_plans(collection)
    if any(collection.of(kind) for kind in _REPORTING):
        from docpipe.validate.reporting import resolve_reports

        found += resolve_reports(collection)
    return tuple(found)


def _meeting(record: Record, collection: Collection) -> Iterator[Diagnostic]:
    meeting = meeting_of(record)
    for field in _PEOPLE_OF_MEETING:
        yield from _person(collection, getattr(meeting, field), record.locate(field))
    for index, name in enumerate(meeting.verifiers):
        yield from _person(collection, name, record.locate("verifiers", index))
    if meeting.group:
        yield from _group(collection, meeting.group, record)
    if meeting.key_activity:
        yield from _key_activity(collection, meeting.key_activity, record)


def _members(record: Record, collection: Collection) -> Iterator[Diagnostic]:
    group = cast("Group", record.value)
    for index, member in enumerate(group.members):
        yield from _person(collection, member.person, record.locate("members", index, "person"))
    if group.project and collection.get(f"project:{group.project}") is None:
        known = tuple(project.id for project in collection.of("project"))
        yield _unknown("unknown-project", record.locate("project"), group.project, known)


def _project(record: Record, collection: Collection) -> Iterator[Diagnostic]:
    project = project_of(record)
    yield from _organisation(collection, project.beneficiary, record.locate("beneficiary"))
    for index, name in enumerate(project.partners):
        yield from _organisation(collection, name, record.locate("partners", index))
    for index, contact in enumerate(project.contacts):
        yield from _person(collection, contact.person, record.locate("contacts", index, "person"))


_JUDGES: dict[str, Callable[[Record, Collection], Iterator[Diagnostic]]] = {"meeting": _meeting, "group": _members, "project": _project}


def _unknown(code: str, location: Location, value: str, known: tuple[str, ...]) -> Diagnostic:
    """Return the complaint with those that may have been meant; its '-suggestion' form where there are some."""
    near = near_misses(value, known, _SUGGESTIONS)
    arguments: dict[str, Plain] = {"value": value, "suggestion": _quoted(near)} if near else {"value": value, "known": known[:_SHOWN] or ("–",)}
    return Diagnostic(f"{code}-suggestion" if near else code, location, arguments)


def _quoted(names: tuple[str, ...]) -> str:
    return " nebo ".join(f"„{name}“" for name in names)


def _ambiguous(code: str, location: Location, value: str, records: tuple[Record, ...], field: str) -> Diagnostic:
    related = tuple(record.locate(field) for record in records)
    return Diagnostic(code, location, {"value": value, "ids": tuple(record.id for record in records)}, related=related)


def _person(collection: Collection, name: str | None, location: Location) -> Iterator[Diagnostic]:
    if not name:
        return
    found = collection.people_named(name)
    if not found:
        near = near_misses(name, collection.person_names, _SUGGESTIONS)
        arguments: dict[str, Plain] = {"value": name, "suggestion": _quoted(near)} if near else {"value": name}
        yield Diagnostic("unknown-person-suggestion" if near else "unknown-person", location, arguments)
    elif len(found) > 1:
        yield _ambiguous("ambiguous-person", location, name, found, "name")


def _organisation(collection: Collection, name: str, location: Location) -> Iterator[Diagnostic]:
    found = collection.organisations_named(name)
    if not found:
        yield _unknown("unknown-organisation", location, name, _names(collection))
    elif len(found) > 1:
        yield _ambiguous("ambiguous-organisation", location, name, found, "name")


def _names(collection: Collection) -> tuple[str, ...]:
    return tuple(cast("Organisation", record.value).name for record in collection.of("organisation"))


def _group(collection: Collection, name: str, record: Record) -> Iterator[Diagnostic]:
    found = collection.groups_named(name, record.project)
    if not found:
        usable = [cast("Group", item.value) for item in collection.of("group")]
        own = [group for group in usable if group.project in (None, record.project)]
        known = (*(group.name for group in own), *(group.short_name for group in own if group.short_name))
        yield _unknown("unknown-group", record.locate("group"), name, known)
    elif len(found) > 1:
        yield _ambiguous("ambiguous-group", record.locate("group"), name, found, "name")


def _key_activity(collection: Collection, text: str, record: Record) -> Iterator[Diagnostic]:
    """Judge a key activity, written by its code („KA 02“, „KA2“) or its name. A meeting whose project is not there has another fault already."""
    project = collection.get(f"project:{record.project}")
    if project is None or key_activity_of(project_of(project), text) is not None:
        return
    known = tuple(item.code for item in project_of(project).key_activities)
    yield _unknown("unknown-key-activity", record.locate("key_activity"), text, known)
