"""Words of the command line → a Selector: a project, a kind, a record, project/record, a content file, or a document made before."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from docpipe.commands._arguments import refuse
from docpipe.diagnostics import Checked, Diagnostic, DocpipeError
from docpipe.editions.policies import POLICIES
from docpipe.messages import severity_of
from docpipe.model import Document, Selector
from docpipe.workspace import Workspace


def selector_of(words: Sequence[str], found: Checked[tuple[Document, ...]], workspace: Workspace, start: Path, narrowed: Selector) -> Selector:
    """Return what the words mean among the documents found, on top of what the options say.

    Words of one sort widen the choice, words of different sorts narrow it: `horazdovicko minutes attendance` takes two kinds of one project.
    Raises DocpipeError 'usage-selector-unknown' or '-misspelt'; where the word names content that is faulty, the faults themselves.
    """
    known = _known(found.value)
    meant: dict[str, list[str]] = {sort: [] for sort in known}
    for sort, names in (("project", narrowed.projects), ("kind", narrowed.kinds), ("edition", narrowed.editions)):
        meant[sort] += [_named(name, known[sort], found.diagnostics) for name in names]
    for word in words:
        if document := _made(word, found.value, workspace, start):
            for sort, name in (("record", f"{document.project}/{document.record}"), ("kind", document.kind), ("edition", document.edition)):
                meant[sort].append(name)
            continue
        plain = _of_path(word, workspace, start) or word.rstrip("/\\")
        sort_of_it = next((sort for sort, names in known.items() if plain in names), None)
        if sort_of_it is not None:
            meant[sort_of_it].append(known[sort_of_it][plain])
        elif faults := _faults_of(plain, found.diagnostics):
            raise DocpipeError(faults)
        else:
            refuse("usage-selector", word, [name for names in known.values() for name in names])
    projects, kinds, records, editions = (tuple(dict.fromkeys(meant[sort])) for sort in ("project", "kind", "record", "edition"))
    return replace(narrowed, projects=projects, kinds=kinds, records=records, editions=editions)


def _known(documents: Sequence[Document]) -> dict[str, dict[str, str]]:
    """Return, by sort, every word that means something and what it means: kinds and editions are also called as in paths, a record with its project."""
    return {
        "project": {item.project: item.project for item in documents},
        "kind": {name: item.kind for item in documents for name in (item.kind, *item.stem.split("/")[1:-1])},
        "record": {name: name for item in documents for name in (item.record, f"{item.project}/{item.record}")},
        "edition": {name: item.edition for item in documents for name in (item.edition, POLICIES[item.edition].word)},
    }


def _named(name: str, known: Mapping[str, str], diagnostics: Sequence[Diagnostic]) -> str:
    """Return what a name given by an option means."""
    if name not in known:
        if faults := _faults_of(name, diagnostics):
            raise DocpipeError(faults)
        refuse("usage-selector", name, list(known))
    return known[name]


def _made(word: str, documents: Sequence[Document], workspace: Workspace, start: Path) -> Document | None:
    """Return the document whose .docx or .pdf under build/ a word gives the path of."""
    if not word.endswith((".docx", ".pdf")):
        return None
    stems = {(workspace.build / item.stem).resolve(): item for item in documents}
    return next((found for base in (start, workspace.root) if (found := stems.get((base / word).resolve().with_suffix("")))), None)


def _faults_of(word: str, diagnostics: Sequence[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Return why the content that a word names made no document; of a kind or an edition, why nothing did."""
    from docpipe import graph

    sorts = (*((name, kind.word) for name, kind in graph.kinds().items()), *((name, policy.word) for name, policy in POLICIES.items()))
    if any(word in names for names in sorts):
        return tuple(item for item in diagnostics if severity_of(item).fails)
    project, _, record = word.rpartition("/")

    def speaks_of_it(item: Diagnostic) -> bool:
        parts = Path(item.location.path).with_suffix("").parts if item.location else ()
        return bool(parts) and record in parts and (not project or project in parts)

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
