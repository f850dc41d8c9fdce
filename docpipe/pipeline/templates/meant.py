"""A word of the command line → the template that is meant: by name ('minutes', 'zapis'), by project, or a Word file anywhere."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from docpipe import graph
from docpipe.czech.names import slug
from docpipe.dataclass import dataclass
from docpipe.diagnostics import Diagnostic, Location, fault
from docpipe.kinds.kind import Kind
from docpipe.pipeline.starting import projects
from docpipe.workspace import Workspace, own_templates, template_names, template_path


@dataclass(frozen=True, slots=True)
class Meant:
    """A template that is meant."""

    name: str
    """'minutes', 'minutes.online'; of a file elsewhere its name, fit for file names."""
    kind: Kind
    path: Path
    origin: str
    """How complaints call it."""
    project: str | None
    """The project it is looked at for."""
    own: bool
    """Whether it lies in the workspace's folder of templates."""


def meant(workspace: Workspace, word: str, *, project: str | None = None, kind: str | None = None, start: Path | None = None) -> Meant:
    """Return the template that a word names. `kind`: what a file elsewhere is a template of, where its name does not tell.

    Raises DocpipeError 'template-not-found', 'template-kind-needed', 'new-project-unknown'.
    """
    known_project(workspace, project)
    if word.lower().endswith((".docx", ".docm", ".dotx", ".doc", ".odt")) and (path := _file(workspace, word, start)) is not None:
        return _of_file(workspace, path, project, kind)
    name = template_word(word)
    path = template_path(workspace, name, project)
    found = graph.kinds().get(name.partition(".")[0])
    origin = workspace.name_of(path) if path.is_relative_to(workspace.root) else f"templates_docx/{path.name}"
    if found is None:
        raise fault("template-kind-unknown", Location(origin), name=name, known=tuple(graph.kinds()))
    return Meant(name, found, path, origin, project, path.is_relative_to(workspace.templates))


def template_word(word: str) -> str:
    """Return the name of a template by a word for it: 'zápis', 'zapis.docx' and 'minutes' mean 'minutes'; another word stays as it is."""
    plain = word.removesuffix(".docx")
    first, dot, variant = plain.partition(".")
    found = kind_of_word(first)
    return f"{found.name}{dot}{variant}" if found is not None else plain


def kind_of_word(word: str) -> Kind | None:
    """Return the kind that a word names: 'minutes', 'zapis', „zápis“, „prezenční listina“."""
    folded = slug(word)
    return next((kind for kind in graph.kinds().values() if folded in (kind.name, kind.word, slug(kind.label[0]))), None)


def known_project(workspace: Workspace, project: str | None) -> None:
    """Raise DocpipeError 'new-project-unknown' for a project that is not in the workspace."""
    known = projects(workspace)
    if project is not None and project not in known:
        raise fault("new-project-unknown", None, value=project, known=known)


def strange_folders(workspace: Workspace) -> Iterator[Diagnostic]:
    """Yield a complaint about each folder of templates that is called as no project: nothing in it is used."""
    known = projects(workspace)
    for folder in dict.fromkeys(item.path.parent for item in own_templates(workspace) if item.project is not None and item.project not in known):
        yield Diagnostic("template-folder-unknown", Location(workspace.name_of(folder)), {"value": folder.name, "known": known or ("–",)})


def all_templates(workspace: Workspace) -> Iterator[tuple[str, str | None]]:
    """Yield (name, project) of every template that some project can use: those for all, then each project's variants."""
    known = projects(workspace)
    yield from ((name, None) for name in template_names(workspace))
    yield from ((item.name, item.project) for item in own_templates(workspace) if item.project in known)


def _file(workspace: Workspace, word: str, start: Path | None) -> Path | None:
    """Return the file that a word names; None where there is none, so that the word is a template's name."""
    places = (Path(word).absolute(), *((start / word,) if start is not None else ()), workspace.root / word)
    return next((path for path in places if path.is_file()), None)


def _of_file(workspace: Workspace, path: Path, project: str | None, kind: str | None) -> Meant:
    path = path.resolve()
    own = next((item for item in own_templates(workspace) if item.path.resolve() == path), None)
    name = own.name if own is not None else slug(path.stem)
    found = kind_of_word(kind) if kind is not None else _kind_by_name(path.stem)
    origin = workspace.name_of(own.path) if own is not None else path.name
    if found is None:
        raise fault("template-kind-needed", Location(origin), value=kind or path.name, known=tuple(item.word for item in graph.kinds().values()))
    return Meant(name, found, path, origin, project or (own.project if own is not None else None), own is not None)


def _kind_by_name(stem: str) -> Kind | None:
    """Return the kind that a file's name begins with: 'minutes (1)', 'Zápis – nový vzhled', '_minutes-pripominky'."""
    words = f"{slug(stem)}-"
    named = [(name, kind) for kind in graph.kinds().values() for name in (kind.name, kind.word, slug(kind.label[0])) if words.startswith(f"{name}-")]
    return max(named, key=lambda pair: len(pair[0]))[1] if named else None
