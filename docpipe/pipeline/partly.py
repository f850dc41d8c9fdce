"""What the last run read, and the digests of now → the same again, with only the projects read anew whose files have changed.

A project's documents and complaints are made of its own files and of what all share: docpipe itself, settings, programmes, registers, and the
projects' own records. Only rules that look across projects see more, the meetings of others on the same day; those files are read too.
A workspace with a fault in it is always read whole.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import replace

from docpipe.diagnostics import Diagnostic, Severity
from docpipe.messages import severity_of
from docpipe.pipeline.load import Loaded, load
from docpipe.pipeline.memory import Remembered, recalled
from docpipe.workspace import ContentFile, Workspace


def partly(workspace: Workspace, digests: Mapping[str, str], also: AbstractSet[str] = frozenset()) -> Loaded | None:
    """Return what is there now with the changed projects, and those asked for, read anew; None where all must be read."""
    known = recalled(workspace)
    if known is None:
        return None
    shared, keys = known.keys(digests)
    changed = frozenset(name for name, key in known.projects.items() if keys[name] != key) | also
    if shared != known.shared or len(changed) == len(known.projects):
        return None
    days = {day for path, found in known.days.items() if known.project_of(path) in changed for day in found}
    neighbours = known.neighbours(changed, days)
    fresh = load(workspace, _reader(changed, neighbours))
    moved = known.neighbours(changed, {day for path, found in fresh.days.items() if known.project_of(path) in changed for day in found}) - neighbours
    if moved:
        neighbours |= moved
        fresh = load(workspace, _reader(changed, neighbours))
    if not fresh.spans <= changed:
        return None
    whole = _together(known, fresh, changed, neighbours)
    return None if any(severity_of(item) is Severity.FAULT for item in whole.diagnostics) else whole


def _reader(changed: AbstractSet[str], neighbours: AbstractSet[str]) -> Callable[[ContentFile], bool]:
    def reads(file: ContentFile) -> bool:
        return file.project is None or file.type == "project" or file.project in changed or file.name in neighbours

    return reads


def _together(known: Remembered, fresh: Loaded, changed: AbstractSet[str], neighbours: AbstractSet[str]) -> Loaded:
    """Return what was read anew laid over what was known of the other projects."""

    def stays(path: str) -> bool:
        return known.project_of(path) not in (None, *changed)

    def path_of(item: Diagnostic) -> str:
        return item.location.path if item.location is not None else ""

    documents = [item for item in known.documents if item.project not in changed] + [item for item in fresh.documents if item.project in changed]
    return replace(
        fresh,
        documents=tuple(sorted(documents, key=lambda item: item.stem)),
        told=(*(item for item in known.told if stays(path_of(item))), *(item for item in fresh.told if not stays(path_of(item)))),
        across=(*(item for item in known.across if stays(path_of(item)) and path_of(item) not in neighbours), *fresh.across),
        days={**{path: days for path, days in known.days.items() if stays(path)}, **fresh.days},
        projects=frozenset(changed),
    )
