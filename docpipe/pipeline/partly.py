"""What the last run read, and the digests of now → the same again, with only the projects read anew whose files have changed.

A project's documents and complaints are made of its own files and of what all share: docpipe itself, settings, programmes, registers, and the
projects' own records. Only rules that look across projects see more, the meetings of others on the same day; those files are read too.
A workspace with a fault in it is always read whole.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

from docpipe.diagnostics import Diagnostic, DocpipeError, Severity
from docpipe.engine.fingerprint import fingerprint
from docpipe.engine.manifest import from_json, to_json
from docpipe.engine.seal import sealed, unsealed
from docpipe.messages import severity_of
from docpipe.model import Document
from docpipe.outside import read_bytes, write_bytes
from docpipe.pipeline.load import Loaded, load
from docpipe.pipeline.replay import document_of, plain_document, program_fingerprint, stamps_of
from docpipe.workspace import SETTINGS, ContentFile, Workspace

T = TypeVar("T")
_VERSION = 1
_NAME = "build/.docpipe/loaded"


@dataclass(frozen=True, slots=True)
class _Remembered:
    """What a run read, as far as a later one may take it over."""

    shared: str
    """Fingerprint of docpipe and of all files that every project depends on."""
    projects: Mapping[str, str]
    """Name → fingerprint of the project's other files."""
    described: tuple[str, ...]
    """The projects' own files."""
    days: Mapping[str, tuple[str, ...]]
    """Content file → the days of its meetings."""
    documents: tuple[Document, ...]
    told: tuple[Diagnostic, ...]
    across: tuple[Diagnostic, ...]

    def project_of(self, path: str) -> str | None:
        """Return the project whose files, without its own record, a path is among; None for what all share."""
        folders = path.split("/", 2)
        inside = len(folders) > 2 and folders[0] == "content" and folders[1] in self.projects and path not in self.described  # noqa: PLR2004
        return folders[1] if inside else None

    def keys(self, digests: Mapping[str, str]) -> tuple[str, dict[str, str]]:
        """Return the fingerprint of what all share, and each project's."""
        shared: list[tuple[str, str]] = []
        own: dict[str, list[tuple[str, str]]] = {name: [] for name in self.projects}
        for name in sorted(_read_of(digests)):
            project = self.project_of(name)
            (shared if project is None else own[project]).append((name, digests[name]))
        return fingerprint(program_fingerprint(), shared), {name: fingerprint(files) for name, files in own.items()}

    def neighbours(self, changed: AbstractSet[str], days: AbstractSet[str]) -> frozenset[str]:
        """Return the files of other projects that have meetings on these days, and on the days that those files have meetings on."""
        others = {path: frozenset(found) for path, found in self.days.items() if self.project_of(path) not in changed}
        found: set[str] = set()
        wanted = set(days)
        while more := {path for path, held in others.items() if path not in found and held & wanted}:
            found |= more
            wanted = wanted.union(*(others[path] for path in more))
        return frozenset(found)


def memorise(loaded: Loaded, digests: Mapping[str, str], seen: Mapping[str, tuple[int, int]]) -> None:
    """Write down what was read for the next run; not where there is a fault, nor where files changed meanwhile. `seen`: stamps from before reading."""
    names = [record.id for record in loaded.collection.of("project")]
    unsure = any(severity_of(item) is Severity.FAULT for item in loaded.diagnostics) or len({name.casefold() for name in names}) < len(names)
    workspace = loaded.workspace
    if unsure or not names or _read_of(stamps_of(workspace)) != _read_of(seen):
        return
    described = tuple(sorted(record.tree.path for record in loaded.collection.of("project")))
    shared, projects = _Remembered("", dict.fromkeys(names, ""), described, {}, (), (), ()).keys(digests)
    data = {
        "version": _VERSION,
        "shared": shared,
        "projects": projects,
        "described": described,
        "days": loaded.days,
        "documents": [plain_document(item) for item in loaded.documents],
        "told": [to_json(item) for item in loaded.told],
        "across": [to_json(item) for item in loaded.across],
    }
    write_bytes(_path(workspace), sealed(json.dumps(data, ensure_ascii=False).encode()), _NAME)


def partly(workspace: Workspace, digests: Mapping[str, str], also: AbstractSet[str] = frozenset()) -> Loaded | None:
    """Return what is there now with the changed projects, and those asked for, read anew; None where all must be read."""
    known = _recalled(workspace)
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


def _read_of(files: Mapping[str, T]) -> dict[str, T]:
    """Return those of a workspace's files that records are read from."""
    return {name: value for name, value in files.items() if name == SETTINGS or name.startswith(("content/", "programmes/", "odeslani/"))}


def _reader(changed: AbstractSet[str], neighbours: AbstractSet[str]) -> Callable[[ContentFile], bool]:
    def reads(file: ContentFile) -> bool:
        return file.project is None or file.type == "project" or file.project in changed or file.name in neighbours

    return reads


def _together(known: _Remembered, fresh: Loaded, changed: AbstractSet[str], neighbours: AbstractSet[str]) -> Loaded:
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


def _recalled(workspace: Workspace) -> _Remembered | None:
    """Return what the last run wrote down; None for nothing, or what cannot be understood."""
    try:
        data = json.loads(unsealed(read_bytes(_path(workspace), _NAME)))
        if data["version"] != _VERSION:
            return None
        days = {path: tuple(found) for path, found in data["days"].items()}
        documents = tuple(document_of(item) for item in data["documents"])
        told, across = (tuple(from_json(item) for item in data[name]) for name in ("told", "across"))
        return _Remembered(data["shared"], data["projects"], tuple(data["described"]), days, documents, told, across)
    except (DocpipeError, ValueError, KeyError, TypeError, AttributeError):
        return None


def _path(workspace: Workspace) -> Path:
    return workspace.build / ".docpipe" / "loaded"
