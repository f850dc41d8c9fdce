"""`[[person:…]]`, `[[value:project.name]]` in long texts → what they stand for in this edition (design decision 5)."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from docpipe.czech.format import format_date, format_period
from docpipe.czech.names import near_misses
from docpipe.diagnostics import Checked, Diagnostic, Plain
from docpipe.figures.needs import needs_of
from docpipe.figures.people import organisation_name_on, organisation_of, the_organisation
from docpipe.kinds.kind import World
from docpipe.prose import resolve
from docpipe.prose.blocks import Inline, Prose, Reference, Run
from docpipe.records.collection import meeting_of


def resolved(text: Prose, world: World) -> Checked[Prose]:
    """Return a text without references; each that stands for nothing is a fault with its place."""
    return resolve(text, lambda reference: resolved_one(reference, world))


def resolved_one(reference: Reference, world: World) -> Checked[tuple[Inline, ...]]:
    """Return what a reference stands for in any document."""
    kinds: Mapping[str, Callable[[World, str], tuple[str, tuple[str, ...]]]] = _KINDS
    kind = kinds.get(reference.type)
    if kind is None:
        return Checked((), (Diagnostic("reference-type-unknown", reference.location, {"value": reference.type, "known": tuple(kinds)}),))
    printed, known = kind(world, reference.target)
    return Checked((Run(printed),)) if printed else unresolved(reference, known)


def unresolved(reference: Reference, known: tuple[str, ...]) -> Checked[tuple[Inline, ...]]:
    """Return the fault of a reference to something that is not there, with what was perhaps meant."""
    suggestions = tuple(near_misses(reference.target, known)) or known[:5]
    arguments: dict[str, Plain] = {"type": reference.type, "value": reference.target, "suggestions": suggestions}
    return Checked((), (Diagnostic("reference-unknown", reference.location, arguments),))


def _person(world: World, target: str) -> tuple[str, tuple[str, ...]]:
    from docpipe.kinds.common import shown

    if world.collection.people_named(target):
        return shown(world, target, None), ()
    return "", tuple(name for name in world.collection.person_names if name)


def _organisation(world: World, target: str) -> tuple[str, tuple[str, ...]]:
    found = the_organisation(world.collection, target)
    if found is not None:
        return organisation_name_on(organisation_of(found), None), ()
    return "", tuple(organisation_of(record).name for record in world.collection.of("organisation"))


def _group(world: World, target: str) -> tuple[str, tuple[str, ...]]:
    found = world.collection.groups_named(target, world.project.id)
    names = tuple(str(getattr(record.value, "name", "")) for record in world.collection.of("group"))
    return (str(getattr(found[0].value, "name", "")), ()) if found else ("", names)


def _meeting(world: World, target: str) -> tuple[str, tuple[str, ...]]:
    meetings = world.collection.of("meeting", world.project.id)
    found = next((record for record in meetings if record.id == target), None)
    if found is None:
        return "", tuple(record.id for record in meetings)
    meeting = meeting_of(found)
    return f"{meeting.title} ({format_date(meeting.date)})", ()


def _need(world: World, target: str) -> tuple[str, tuple[str, ...]]:
    needs = needs_of(world.project.id, world.collection).items
    found = next((need for need in needs if need.id == target), None)
    return (f"potřeba č. {found.number}", ()) if found is not None else ("", tuple(need.id for need in needs))


def _value(world: World, target: str) -> tuple[str, tuple[str, ...]]:
    values = _values(world)
    return values.get(target, ""), tuple(values)


def _values(world: World) -> dict[str, str]:
    project, territory = world.project_value, world.project_value.territory
    values = {
        "project.name": project.name or "",
        "project.registration_number": project.registration_number.text if project.registration_number else "",
        "project.beneficiary": project.beneficiary,
        "project.realisation": format_period(project.realisation) if project.realisation else "",
        "plan.period": format_period(project.plan_period) if project.plan_period else "",
        "territory.name": territory.name if territory else "",
        "territory.genitive": (territory.genitive or territory.name) if territory else "",
        "territory.locative": (territory.locative or f"na území {territory.name}") if territory else "",
        "territory.full_name": (territory.full_name or territory.name) if territory else "",
    }
    return {path: value for path, value in values.items() if value}


_KINDS: Mapping[str, Callable[[World, str], tuple[str, tuple[str, ...]]]] = {
    "person": _person,
    "osoba": _person,
    "organisation": _organisation,
    "organizace": _organisation,
    "group": _group,
    "skupina": _group,
    "meeting": _meeting,
    "setkání": _meeting,
    "need": _need,
    "potřeba": _need,
    "value": _value,
    "hodnota": _value,
}
