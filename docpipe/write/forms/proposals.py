"""What records name → what a register lacks: people who chair, write or verify, members of groups, organisations that projects speak of."""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

from docpipe.czech.collation import in_order
from docpipe.czech.names import split_titles
from docpipe.records.collection import Collection, meeting_of, project_of
from docpipe.records.group import Group
from docpipe.records.person import Person


def missing(collection: Collection, name: str) -> tuple[str, ...]:
    """Return the names that records use and the register ('person', 'organisation') does not have, in Czech order; none for other registers."""
    if name == "person":
        found = {_bare(text) for text in _people(collection) if text.strip() and not collection.people_named(text)}
    elif name == "organisation":
        found = {text for text in _organisations(collection) if text.strip() and not collection.organisations_named(text)}
    else:
        found = set()
    return tuple(in_order(found))


def _bare(text: str) -> str:
    _, given, surname, _ = split_titles(text)
    return f"{given} {surname}".strip()


def _people(collection: Collection) -> Iterator[str]:
    for record in collection.of("meeting"):
        meeting = meeting_of(record)
        yield from (text for text in (meeting.chair, meeting.convenor, meeting.author, *meeting.verifiers) if text)
    for record in collection.of("group"):
        yield from (member.person for member in cast("Group", record.value).members)
    for record in collection.of("project"):
        yield from (contact.person for contact in project_of(record).contacts)


def _organisations(collection: Collection) -> Iterator[str]:
    for record in collection.of("project"):
        project = project_of(record)
        yield from (project.beneficiary, *project.partners)
    for record in collection.of("person"):
        person = cast("Person", record.value)
        yield from (text for text in (person.organisation, *(item.organisation for item in person.functions)) if text)
