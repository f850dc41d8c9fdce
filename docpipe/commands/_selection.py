"""Words of the command line → a Selector: a project, a kind, a record, project/record, or a content file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from docpipe.commands._arguments import refuse
from docpipe.diagnostics import Checked, Diagnostic, DocpipeError
from docpipe.messages import severity_of
from docpipe.model import Document, Selector
from docpipe.workspace import Workspace


def selector_of(words: Sequence[str], found: Checked[tuple[Document, ...]], workspace: Workspace, start: Path, narrowed: Selector) -> Selector:
    """Return what the words mean among the documents found, on top of what the options say.

    Words of one sort widen the choice, words of different sorts narrow it: `horazdovicko minutes attendance` takes two kinds of one project.
    Raises DocpipeError 'usage-selector-unknown' or '-misspelt'; where the word names content that is faulty, the faults themselves.
    """
    known = _known(found.value)
    meant: dict[str, list[str]] = {"project": list(narrowed.projects), "kind": list(narrowed.kinds), "record": list(narrowed.records)}
    for place, names in meant.items():
        for name in names:
            if name not in known[place]:
                refuse("usage-selector", name, known[place])
    for word in words:
        plain = _of_path(word, workspace, start) or word.rstrip("/\\")
        sort = next((sort for sort, names in known.items() if plain in names), None)
        if sort is not None:
            meant[sort].append(plain)
        elif faults := _faults_of(plain, found.diagnostics):
            raise DocpipeError(faults)
        else:
            refuse("usage-selector", word, [name for names in known.values() for name in names])
    return replace(narrowed, projects=tuple(meant["project"]), kinds=tuple(meant["kind"]), records=tuple(meant["record"]))


def _known(documents: Sequence[Document]) -> dict[str, list[str]]:
    """Return all words there are: projects, kinds, records (with and without their project)."""
    projects = dict.fromkeys(item.project for item in documents)
    kinds = dict.fromkeys(item.kind for item in documents)
    records = dict.fromkeys(word for item in documents for word in (item.record, f"{item.project}/{item.record}"))
    return {"project": list(projects), "kind": list(kinds), "record": list(records)}


def _faults_of(word: str, diagnostics: Sequence[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Return why the content that a word names made no document."""
    project, _, record = word.rpartition("/")

    def speaks_of_it(item: Diagnostic) -> bool:
        parts = Path(item.location.path).with_suffix("").parts if item.location else ()
        return bool(parts) and parts[-1] == record and (not project or project in parts)

    return tuple(item for item in diagnostics if severity_of(item).fails and speaks_of_it(item))


def _of_path(word: str, workspace: Workspace, start: Path) -> str | None:
    """Return 'project/record' for a content file in a project's folder, the project for its folder or project file, None for other words."""
    content = workspace.content.resolve()
    for base in (start, workspace.root):
        path = (base / word).resolve()
        if path.exists() and path != content and path.is_relative_to(content):
            project, *inner = path.relative_to(content).parts
            return f"{project}/{path.stem}" if path.is_file() and len(inner) > 1 else project
    return None
