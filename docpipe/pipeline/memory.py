"""What a run read → a note in the build folder, and what the note says later, for whoever needs it; no schema is imported for it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from docpipe.dataclass import dataclass
from docpipe.diagnostics import Diagnostic, DocpipeError, Severity
from docpipe.engine.fingerprint import fingerprint
from docpipe.engine.manifest import from_json, to_json
from docpipe.engine.seal import sealed, unsealed
from docpipe.messages import severity_of
from docpipe.model import Document
from docpipe.outside import read_bytes, stamps, write_bytes
from docpipe.pipeline.replay import digests_of, document_of, plain_document, program_fingerprint, stamps_of
from docpipe.workspace import SETTINGS, Workspace

if TYPE_CHECKING:
    from docpipe.pipeline.load import Loaded

T = TypeVar("T")
_VERSION = 2
_NAME = "build/.docpipe/loaded"


@dataclass(frozen=True, slots=True)
class Remembered:
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
    listing: str
    lying: tuple[Diagnostic, ...]
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
    shared, projects = Remembered("", dict.fromkeys(names, ""), described, {}, (), "", (), (), ()).keys(digests)
    data = {
        "version": _VERSION,
        "shared": shared,
        "projects": projects,
        "described": described,
        "days": loaded.days,
        "documents": [plain_document(item) for item in loaded.documents],
        "listing": _listing(workspace),
        "lying": [to_json(item) for item in loaded.lying],
        "told": [to_json(item) for item in loaded.told],
        "across": [to_json(item) for item in loaded.across],
    }
    write_bytes(_path(workspace), sealed(json.dumps(data, ensure_ascii=False).encode()), _NAME, lasting=False)


def standing(workspace: Workspace) -> Remembered | None:
    """Return what the last run read, when nothing of it has changed and nothing has come beside it; else None."""
    known = recalled(workspace)
    if known is None or known.listing != _listing(workspace):
        return None
    return known if known.keys(digests_of(workspace, stamps_of(workspace))) == (known.shared, known.projects) else None


def _listing(workspace: Workspace) -> str:
    """Return the fingerprint of the names of all that lies among the content, of leftovers too: they are told of."""
    return fingerprint(sorted(name for name, _ in stamps(workspace.content, "content")))


def _read_of(files: Mapping[str, T]) -> dict[str, T]:
    """Return those of a workspace's files that records are read from."""
    return {name: value for name, value in files.items() if name == SETTINGS or name.startswith(("content/", "programmes/", "odeslani/"))}


def recalled(workspace: Workspace) -> Remembered | None:
    """Return what the last run wrote down; None for nothing, or what cannot be understood."""
    try:
        data = json.loads(unsealed(read_bytes(_path(workspace), _NAME)))
        if data["version"] != _VERSION:
            return None
        days = {path: tuple(found) for path, found in data["days"].items()}
        documents = tuple(document_of(item) for item in data["documents"])
        lying, told, across = (tuple(from_json(item) for item in data[name]) for name in ("lying", "told", "across"))
        return Remembered(data["shared"], data["projects"], tuple(data["described"]), days, documents, data["listing"], lying, told, across)
    except (DocpipeError, ValueError, KeyError, TypeError, AttributeError):
        return None


def _path(workspace: Workspace) -> Path:
    return workspace.build / ".docpipe" / "loaded"
