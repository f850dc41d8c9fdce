"""Records → the Documents there are to make, their order, and what each needs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from typing import cast

from docpipe.czech.names import slug
from docpipe.diagnostics import Checked, Diagnostic, Location
from docpipe.discover import discover
from docpipe.kinds.kind import Kind, documents_of
from docpipe.model import Document, Record
from docpipe.records.collection import Collection, bundle_of, meeting_of


@cache
def kinds() -> Mapping[str, Kind]:
    """Return every document kind by name."""
    return {kind.name: kind for kind in (cast(Kind, found) for found in discover("docpipe.kinds", "KIND").values())}


def plan(collection: Collection) -> Checked[tuple[Document, ...]]:
    """Return every document of a workspace, in order of project, kind, day. Two on one path: the first is kept, the second is a fault."""
    found = sorted(_documents(collection), key=lambda item: item.stem)
    first: dict[str, Document] = {}
    problems: list[Diagnostic] = []
    for document in found:
        known = first.setdefault(document.stem.casefold(), document)
        if known is not document:
            places = [record.locate("title") for record in (collection.get(known.subject), collection.get(document.subject)) if record is not None]
            place = places[-1] if places else Location(document.stem)
            problems.append(
                Diagnostic("two-documents-one-path", place, {"path": f"build/{document.stem}"}, related=tuple(places[:-1]), subjects=(document.key,))
            )
    return Checked(tuple(first.values()), tuple(problems))


def _documents(collection: Collection) -> Iterator[Document]:
    for project in collection.of("project"):
        for kind in kinds().values():
            subjects = (project,) if kind.subject == "project" else collection.of(kind.subject, project.id)
            for record in subjects:
                day, name = _day_and_name(record)
                yield from documents_of(kind, record, collection, project, day, name)


def _day_and_name(record: Record) -> tuple[date | None, str]:
    if record.type == "meeting":
        return meeting_of(record).date, record.id.removeprefix(meeting_of(record).date.isoformat()).strip("-_") or meeting_of(record).title
    if record.type == "bundle":
        day = bundle_of(record).date
        return day, record.id.removeprefix(day.isoformat() if day else "").strip("-_") or bundle_of(record).title
    if record.type == "report":
        return getattr(record.value, "end", None), record.id
    return None, ""


def needs(document: Document, collection: Collection) -> frozenset[str]:
    """Return the keys of the records a document is made from: a fault in one of them stops it, an error stops its release."""
    keys = {document.subject, f"project:{document.project}"}
    subject = collection.get(document.subject)
    if subject is None:
        return frozenset(keys)
    if subject.type != "meeting":
        return frozenset(keys | {record.key for kind in kinds()[document.kind].reads for record in collection.of(kind, document.project)})
    meeting = meeting_of(subject)
    present = (row.name for row in meeting.attendance)
    who = (task.who for task in meeting.tasks)
    names = (meeting.chair, meeting.convenor, meeting.author, *meeting.verifiers, *present, *meeting.excused, *meeting.guests, *who)
    for name in names:
        if name:
            found = collection.people_named(name)
            # of a name that is not among the records there may be one that could not be read
            keys |= {record.key for record in found} or {f"person:{slug(name)}"}
    keys |= {record.key for record in (collection.groups_named(meeting.group, document.project) if meeting.group else ())}
    return frozenset(keys)
